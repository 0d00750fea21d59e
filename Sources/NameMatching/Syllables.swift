/// What it costs, in hundredths of a letter, to write one letter of a Korean syllable for another: what the Revised Romanisation (2000),
/// McCune–Reischauer (1939) and customary spellings write differently is nearly free, anything else is another syllable.
enum Syllables {
    static func substitution(_ x: UInt8, _ y: UInt8) -> Int {
        if isBack(x), isBack(y) { return 8 }
        switch (min(x, y), max(x, y)) {
        case (.g, .k), (.d, .t), (.b, .p), (.sh, .s): return 8
        case (.ch, .j), (UInt8(ascii: "l"), UInt8(ascii: "r")): return 8
        case (.a, .e), (.i, .w), (.u, .w), (.o, .w): return 40
        default: return 100
        }
    }

    /// The e of eo and eu, the u of ou, a doubled stop: spelling. A vowel or consonant else is a syllable's own.
    static func gap(_ text: Span<UInt8>, _ i: Int) -> Int {
        let letter = text[i]
        let before: UInt8 = i > 0 ? text[i - 1] : 0
        let next: UInt8 = i + 1 < text.count ? text[i + 1] : 0
        if letter == .e, isBack(next) || next == .i { return 8 }
        if isBack(letter), isBack(before) { return 8 }
        if letter == .h, before == .c || before == .k || before == .t || before == .p { return 8 }
        return letter == .h ? 60 : letter == .i || letter == .w ? 50 : 100
    }

    private static func isBack(_ letter: UInt8) -> Bool { letter == .o || letter == .u }
}
