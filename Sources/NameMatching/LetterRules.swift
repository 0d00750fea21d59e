import NameText

/// Between two vowelled readings of one script.
struct LatinRule: LetterRule {
    let table: CostTable
    let parameters: LetterParameters

    var transposition: Int { Int(parameters.transposition) }
    var lastVowel: Int? { Int(parameters.lastVowel) }

    func gapA(_ text: Span<UInt8>, _ i: Int) -> Int { gap(text, i) }
    func gapB(_ text: Span<UInt8>, _ i: Int) -> Int { gap(text, i) }
    /// A letter that one token has and the other lacks. A last a tells woman from man (Luisa, Luis) but for family names that have
    /// both forms (-ova, -eva, -ina, -ska).
    private func gap(_ text: Span<UInt8>, _ i: Int) -> Int {
        guard Folding.isVowel(text[i]) else {
            return i >= 4 && i == text.count - 1 && text[i] == .s
                ? Int(parameters.lastS) : parameters.gap(text[i], isFirst: i == 0)
        }
        if i == text.count - 1, text[i] == .a, text.count >= 4 {
            let (c, b) = (text[i - 1], text[i - 2])
            let isGendered =
                ((c == .v || c == .w) && (b == .o || b == .e)) || (c == .n && b == .i) || (c == .k && b == .s)
            if !isGendered { return Int(parameters.lastVowel) }
        }
        return Int(parameters.vowelGap)
    }
}

/// What the parameters say of single letters, small enough to be handed from rule to rule.
struct LetterParameters {
    let transposition: Int16
    let lastVowel: Int16
    let lastS: Int16
    let vowelGap: Int16
    let hGap: Int16
    let firstGap: Int16

    init(_ parameters: TokenSimilarity.Parameters) {
        transposition = Int16(clamping: parameters.transposition)
        lastVowel = Int16(clamping: parameters.lastVowel)
        lastS = Int16(clamping: parameters.lastS)
        vowelGap = Int16(clamping: parameters.vowelGap)
        hGap = Int16(clamping: parameters.hGap)
        firstGap = Int16(clamping: parameters.firstGap)
    }

    fileprivate func gap(_ letter: UInt8, isFirst: Bool = false) -> Int {
        if Folding.isVowel(letter) { return Int(vowelGap) }
        return letter == .h ? Int(hGap) : isFirst ? 100 + Int(firstGap) : 100
    }
}

/// Between two vowelled readings of scripts that add vowels of their own (Hangul, kana): vowels weigh a third.
struct LooseVowelRule: LetterRule {
    let table: CostTable
    let parameters: LetterParameters

    var transposition: Int { 150 }

    func gapA(_ text: Span<UInt8>, _ i: Int) -> Int { Folding.isVowel(text[i]) ? 20 : parameters.gap(text[i]) }
    func gapB(_ text: Span<UInt8>, _ i: Int) -> Int { gapA(text, i) }
}

/// Between consonants, the first reading, and a reading that is vowelled or also consonants.
struct ConsonantRule: LetterRule {
    let table: CostTable
    let isVowelled: Bool

    var transposition: Int { 150 }

    func gapA(_ text: Span<UInt8>, _ i: Int) -> Int {
        if i > 0, text[i] == text[i - 1] { return 20 }
        return switch text[i] {
        // A word that begins with a vowel is always written with an alif, and a last one is a vowel that is spoken.
        case .a, .e, .o, .u: i == 0 ? 60 : i == text.count - 1 ? 40 : 25
        case .w, .i: 55
        case .h: i == text.count - 1 ? 15 : 50
        default: 100
        }
    }

    func gapB(_ text: Span<UInt8>, _ i: Int) -> Int {
        guard isVowelled else { return gapA(text, i) }
        return switch text[i] {
        case .a, .e, .i, .o, .u: 8
        case .h: i == text.count - 1 ? 15 : 50
        case .w: 60
        default: 100
        }
    }
}

/// Two vowelled readings of different scripts: the sounds of one against the orthography of the other.
struct AcrossRule: LetterRule {
    let table: CostTable
    private let a: AcrossScripts
    private let b: AcrossScripts

    init(_ costs: LetterCosts, _ scriptA: Script, _ scriptB: Script) {
        let isLoose = AcrossScripts.hasLooseVowels(scriptA) || AcrossScripts.hasLooseVowels(scriptB)
        table = scriptA == .han || scriptB == .han ? costs.acrossHan : isLoose ? costs.acrossLoose : costs.across
        a = AcrossScripts(of: scriptA, against: scriptB)
        b = AcrossScripts(of: scriptB, against: scriptA)
    }

    var transposition: Int { 150 }
    var lastVowel: Int? { AcrossScripts.lastVowel }

    func gapA(_ text: Span<UInt8>, _ i: Int) -> Int { a.gap(text, i) }
    func gapB(_ text: Span<UInt8>, _ i: Int) -> Int { b.gap(text, i) }
}

/// A name whose syllables are words against its romanisation.
struct SyllableRule: LetterRule {
    let table: CostTable

    var transposition: Int { 150 }

    func gapA(_ text: Span<UInt8>, _ i: Int) -> Int { Syllables.gap(text, i) }
    func gapB(_ text: Span<UInt8>, _ i: Int) -> Int { Syllables.gap(text, i) }
}
