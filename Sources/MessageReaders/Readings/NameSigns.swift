/// What the bytes of a name or text give reason to look for: one pass, so that ordinary names cost nothing more.
struct NameSigns: OptionSet, Sendable {
    let rawValue: UInt8

    /// A question mark, underscore or substitute character, which conversions leave for letters.
    static let lost = NameSigns(rawValue: 1)
    /// A sign that begins an escape: `&`, `%`, `\`, `=`, `+`.
    static let escape = NameSigns(rawValue: 2)
    static let bar = NameSigns(rawValue: 4)
    /// Letters and signs from U+0080 to U+00FF.
    static let latin = NameSigns(rawValue: 8)
    /// Punctuation, box drawing and shapes from U+2000 on.
    static let symbol = NameSigns(rawValue: 16)
    /// Cyrillic letters.
    static let cyrillic = NameSigns(rawValue: 32)
    /// Private use, replacement characters and invisible signs.
    static let rare = NameSigns(rawValue: 64)
    /// Phonetic letters, and frames beyond the basic plane.
    static let drawn = NameSigns(rawValue: 128)

    private static let table: [UInt8] = (0..<256).map { byte in
        let signs: NameSigns
        switch UInt8(byte) {
        case 0x1A, 0x3F, 0x5F: signs = .lost
        case 0x25, 0x26, 0x2B, 0x3D, 0x5C: signs = .escape
        case 0x7C: signs = .bar
        case 0xC2, 0xC3: signs = .latin
        case 0xD0, 0xD1: signs = .cyrillic
        case 0xE2: signs = .symbol
        case 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xE1, 0xEA, 0xF0: signs = .drawn
        case 0xEE, 0xEF, 0xF3, 0xF4: signs = .rare
        default: signs = []
        }
        return signs.rawValue
    }

    /// The signs in a text. O(bytes).
    static func of(_ text: Span<UInt8>) -> NameSigns {
        let table = table.span
        var all: UInt8 = 0
        for i in text.indices { all |= table[Int(text[i])] }
        return NameSigns(rawValue: all)
    }
}
