// NameMatching: what a name is made of, and how alike two names are.
//
// Order of the pipeline: tokens (NameText) → forms of a token (folded, consonants) → its class among words (title, particle,
// legal form…) and weight → similarity of two tokens → alignment of two names → score and evidence. Must not import the
// watchlist or any reader.

/// Folds the Latin reading of a token so that the common spellings of one sound meet in one form.
///
/// The alphabet of the folded form is `a-z`, `0-9` and three capitals for sounds that Latin writes with several letters:
/// `S` (sh, sch, sz), `C` (ch, tch, cz), `Z` (zh); `j` stands for dj and dzh too, `c` for ts and tz alone, `z` for dz. The rules are the meeting points of the transliteration
/// traditions (ICAO Doc 9303 part 3, BGN/PCGN, ALA-LC, ISO 9, French and German newspaper spelling): kh = h, ou = u,
/// ph = f, q = k, y = i, doubled letters once, a closing h after a vowel unheard.
public enum Folding {
    /// The folded form; `nil` when it is longer than 32 letters. O(letters).
    ///
    /// - Parameter isConsonants: the vowels were left out, so that letters stand together that no digraph joins (snts, hrnndz) and a
    ///   doubled one may be two.
    public static func fold(_ latin: Span<UInt8>, isConsonants: Bool = false) -> ShortText? {
        guard !isConsonants else { return foldConsonants(latin) }
        var out = ShortText()
        var i = 0
        while i < latin.count {
            let (letter, width) = next(latin, at: i)
            i += width
            guard letter != 0 else { continue }
            // A doubled letter counts once; digits are told apart by every place.
            let isDouble = out.count > 0 && out[out.count - 1] == letter && !isDigit(letter)
            if !isDouble, !out.append(letter) { return nil }
            if letter == UInt8(ascii: "k"), width == 1, latin[i - 1] == UInt8(ascii: "x") {
                guard out.append(UInt8(ascii: "s")) else { return nil }
            }
        }
        if out.count >= 3, out[out.count - 1] == UInt8(ascii: "h"), isVowel(out[out.count - 2]) { out.removeLast() }
        return out
    }

    private static func foldConsonants(_ latin: Span<UInt8>) -> ShortText? {
        var out = ShortText()
        var i = 0
        while i < latin.count {
            let next: UInt8 = i + 1 < latin.count ? latin[i + 1] : 0
            let (letter, width): (UInt8, Int) =
                switch (latin[i], next) {
                case (.s, .h): (.sh, 2)
                case (.c, .h): (.ch, 2)
                case (.z, .h): (.zh, 2)
                case (.k, .h): (.h, 2)
                case (.p, .h): (.f, 2)
                case (.t, .h): (.t, 2)
                case (.g, .h): (.g, 2)
                case (.d, .h): (.d, 2)
                case (.c, _), (.q, _), (.x, _): (.k, 1)
                case (.y, _): (.i, 1)
                default: (latin[i], 1)
                }
            guard out.append(letter) else { return nil }
            i += width
        }
        return out
    }

    /// The folded letter at `i` and how many letters of the input it stands for; letter 0 stands for none.
    private static func next(_ text: Span<UInt8>, at i: Int) -> (letter: UInt8, width: Int) {
        let a = text[i]
        let b = i + 1 < text.count ? text[i + 1] : 0
        let c = i + 2 < text.count ? text[i + 2] : 0
        switch (a, b, c) {
        case (.s, .c, .h): return (.sh, 3)
        case (.s, .h, _), (.s, .z, _): return (.sh, 2)
        case (.i, .g, .h) where i + 3 < text.count && text[i + 3] == .t: return (.i, 3)
        case (.t, .s, .c) where i + 3 < text.count && text[i + 3] == .h: return (.ch, 4)
        case (.t, .c, .h): return (.ch, 3)
        case (.c, .h, .r), (.c, .h, .l): return (.k, 2)
        case (.c, .h, _), (.c, .z, _): return (.ch, 2)
        case (.c, 0, 0) where endsAsSouthSlavic(text): return (.ch, 1)
        case (.c, .k, _): return (.k, 2)
        case (.c, .e, _), (.c, .i, _), (.c, .y, _): return (.s, 1)
        case (.c, _, _): return (.k, 1)
        case (.t, .h, _): return (.t, 2)
        case (.t, .s, _), (.t, .z, _): return (.c, 2)
        case (.g, .k, _): return (.g, 2)
        case (.e, .a, .u): return (.o, 3)
        case (.p, .h, _): return (.f, 2)
        case (.k, .h, _): return (.h, 2)
        case (.g, .h, _): return (.g, 2)
        case (.d, .h, _): return (.d, 2)
        case (.d, .z, .h): return (.j, 3)
        case (.d, .z, _): return (.z, 2)
        case (.d, .j, _): return (.j, 2)
        case (.j, _, _): return (.j, 1)
        case (.z, .h, _): return (.zh, 2)
        case (.q, .u, _) where isVowel(c): return (.k, 2)
        case (.q, _, _), (.x, _, _): return (.k, 1)
        case (.y, _, _): return (.i, 1)
        case (.e, .e, _): return (.i, 2)
        case (.o, .o, _): return (.u, 2)
        case (.o, .u, _): return (isVowel(c) && c != .u ? .w : .u, 2)
        case (.u, .e, _): return (.u, 2)
        case (.o, .e, _): return (.o, 2)
        case (.a, .e, _): return (.a, 2)
        default: return (a, 1)
        }
    }

    /// -vic, -kic, -jic, -zic: the ć or č of South Slavic names without its mark.
    private static func endsAsSouthSlavic(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 5, text[text.count - 2] == .i else { return false }
        switch text[text.count - 3] {
        case .v, .k, .j, .z: return true
        default: return false
        }
    }

    /// The consonants of a folded token in classes of sounds that abjads and traditions mix: b p f v, d t, k g j, s z and their
    /// hushing kin; vowels, w (a vowel in most abjad spellings, but with b where it begins) and a closing h left out. O(letters).
    ///
    /// A key, not a verdict: tokens that meet here are compared letter by letter.
    public static func skeleton(_ fold: ShortText) -> ShortText { skeleton(fold.span) }

    /// The same of folded letters that stand elsewhere; at most 32 consonants.
    public static func skeleton(_ fold: Span<UInt8>) -> ShortText {
        var out = ShortText()
        for i in fold.indices {
            let letter = fold[i]
            let key: UInt8 =
                switch letter {
                case .w where i == 0: .b
                case .a, .e, .i, .o, .u, .w: 0
                case .b, .p, .f, .v: .b
                case .d, .t: .t
                case .k, .g, .j: .k
                case .s, .z, .c, .sh, .ch, .zh: .s
                case .h where i == fold.count - 1: 0
                default: letter
                }
            // Two of a class count once: names written without vowels run together what vowels part (Azz, Aziz).
            if key != 0, out.count == 0 || out[out.count - 1] != key { _ = out.append(key) }
        }
        return out
    }

    /// Whether a folded token ends as a Slavic patronymic does: -ovich, -evich, -ovna, -evna, -ivna, -ovych, in any romanisation.
    static func endsAsPatronymic(_ fold: ShortText) -> Bool {
        guard fold.count >= 7 else { return false }
        let (a, b, c, d) = (fold[fold.count - 4], fold[fold.count - 3], fold[fold.count - 2], fold[fold.count - 1])
        let isBefore = a == .o || a == .e || a == .i
        guard isBefore, b == .v || b == .w else { return false }
        return (c == .i && d == .ch) || (c == .n && d == .a)
    }

    public static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case .a, .e, .i, .o, .u, .y: true
        default: false
        }
    }

    static func isDigit(_ letter: UInt8) -> Bool { letter >= 0x30 && letter <= 0x39 }
}

/// Letters of the folded alphabet.
extension UInt8 {
    static let l = UInt8(ascii: "l"), r = UInt8(ascii: "r")
    static let a = UInt8(ascii: "a"), b = UInt8(ascii: "b"), c = UInt8(ascii: "c"), d = UInt8(ascii: "d")
    static let e = UInt8(ascii: "e"), f = UInt8(ascii: "f"), g = UInt8(ascii: "g"), h = UInt8(ascii: "h")
    static let i = UInt8(ascii: "i"), k = UInt8(ascii: "k"), m = UInt8(ascii: "m"), n = UInt8(ascii: "n")
    static let o = UInt8(ascii: "o"), p = UInt8(ascii: "p"), q = UInt8(ascii: "q"), s = UInt8(ascii: "s")
    static let t = UInt8(ascii: "t"), u = UInt8(ascii: "u"), v = UInt8(ascii: "v"), w = UInt8(ascii: "w")
    static let x = UInt8(ascii: "x"), y = UInt8(ascii: "y"), z = UInt8(ascii: "z")
    /// sh, ch, zh and the j of judge in the folded alphabet.
    static let sh = UInt8(ascii: "S"), ch = UInt8(ascii: "C"), zh = UInt8(ascii: "Z"), j = UInt8(ascii: "j")
}
