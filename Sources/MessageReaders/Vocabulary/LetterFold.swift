/// Letters of headers and keys without letter case and diacritics, in the scripts that headers are written in.
///
/// Latin letters become ASCII; Greek and Cyrillic ones lower case without accents; of Arabic and Hebrew the vowel marks go;
/// full-width forms become ordinary ones. Letters of other scripts stay as they are. Composed and decomposed forms become the
/// same.
enum LetterFold {
    /// What a scalar becomes.
    enum Outcome {
        case letter(UInt32)
        case pair(UInt8, UInt8)
        /// A mark on the letter before, or a sign without a width: nothing.
        case nothing
        /// Whatever parts words: a space, a point, a bracket.
        case separator
    }

    // Of each scalar of a block its Latin letter; a point where it has none.
    private static let latin1AndExtendedA = Array(
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
            .utf8)
    private static let extendedB = Array(
        "...............e................oo.............uu...................dddlllnnnaaiioouuuuuuuuuu.aaaa....ggkkoooo..jdddgg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................"
            .utf8)
    private static let extendedAdditional = Array(
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"
            .utf8)

    /// O(1), no allocation.
    static func fold(_ scalar: UInt32) -> Outcome {
        switch scalar {
        case 0x41...0x5A: .letter(scalar | 0x20)
        case 0x61...0x7A, 0x30...0x39: .letter(scalar)
        case ..<0x80: .separator
        case ..<0xC0: .separator
        case 0xC6, 0xE6: .pair(0x61, 0x65)
        case 0xDE, 0xFE: .pair(0x74, 0x68)
        case 0xDF, 0x1E9E: .pair(0x73, 0x73)
        case 0x152, 0x153: .pair(0x6F, 0x65)
        case 0xC0..<0x180: latin(scalar, latin1AndExtendedA, from: 0xC0)
        case 0x180..<0x250: latin(scalar, extendedB, from: 0x180)
        case 0x1E00..<0x1F00: latin(scalar, extendedAdditional, from: 0x1E00)
        case 0x300...0x36F, 0x483...0x487: .nothing
        case 0x370..<0x400: greek(scalar)
        case 0x400..<0x530: cyrillic(scalar)
        case 0x591...0x5BD, 0x5BF, 0x5C1...0x5C7, 0x5F3, 0x5F4: .nothing
        case 0x5BE: .separator
        case 0x600..<0x700: arabic(scalar)
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFE00...0xFE0F: .nothing
        case 0x2000...0x206F, 0x2100...0x214F, 0x2190...0x27BF, 0x3000...0x3004, 0x3008...0x301F, 0x30FB: .separator
        case 0xFF10...0xFF19, 0xFF41...0xFF5A: .letter(scalar - 0xFEE0)
        case 0xFF21...0xFF3A: .letter((scalar - 0xFEE0) | 0x20)
        case 0xFF01...0xFF65: .separator
        case 0xFFFD: .separator
        default: .letter(scalar)
        }
    }

    private static func latin(_ scalar: UInt32, _ table: [UInt8], from start: UInt32) -> Outcome {
        let place = Int(scalar - start)
        guard table.indices.contains(place) else { return .letter(scalar) }
        // × and ÷ stand among the letters.
        if scalar == 0xD7 || scalar == 0xF7 { return .separator }
        return .letter(table[place] == 0x2E ? scalar : UInt32(table[place]))
    }

    private static func greek(_ scalar: UInt32) -> Outcome {
        switch scalar {
        case 0x386, 0x3AC: .letter(0x3B1)
        case 0x388, 0x3AD: .letter(0x3B5)
        case 0x389, 0x3AE: .letter(0x3B7)
        case 0x38A, 0x390, 0x3AA, 0x3AF, 0x3CA: .letter(0x3B9)
        case 0x38C, 0x3CC: .letter(0x3BF)
        case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: .letter(0x3C5)
        case 0x38F, 0x3CE: .letter(0x3C9)
        case 0x391...0x3A9: .letter(scalar + 0x20)
        case 0x3C2: .letter(0x3C3)
        case 0x37E, 0x387, 0x384, 0x385: .separator
        default: .letter(scalar)
        }
    }

    private static func cyrillic(_ scalar: UInt32) -> Outcome {
        let lower =
            switch scalar {
            case 0x400...0x40F: scalar + 0x50
            case 0x410...0x42F: scalar + 0x20
            case 0x490...0x4BF where scalar % 2 == 0: scalar + 1
            default: scalar
            }
        return switch lower {
        case 0x450, 0x451: .letter(0x435)
        case 0x439, 0x45D: .letter(0x438)
        case 0x457: .letter(0x456)
        case 0x45E: .letter(0x443)
        case 0x453: .letter(0x433)
        case 0x45C: .letter(0x43A)
        default: .letter(lower)
        }
    }

    private static func arabic(_ scalar: UInt32) -> Outcome {
        switch scalar {
        case 0x622, 0x623, 0x625, 0x671: .letter(0x627)
        case 0x649: .letter(0x64A)
        case 0x629: .letter(0x647)
        case 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670: .nothing
        case 0x60C, 0x61B, 0x61F, 0x66A...0x66D: .separator
        case 0x660...0x669: .letter(scalar - 0x660 + 0x30)
        default: .letter(scalar)
        }
    }
}
