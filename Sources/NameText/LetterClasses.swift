/// Of several separators between two words the one of the highest rank is recorded.
enum SeparatorRank: UInt8 {
    case space = 0
    case other = 1
    case bracket = 2
    case hyphen = 3
    case stop = 4
    case comma = 5

    @inline(__always) var separator: NameTokens.Separator {
        switch self {
        case .space: .space
        case .other: .other
        case .bracket: .bracket
        case .hyphen: .hyphen
        case .stop: .stop
        case .comma: .comma
        }
    }
}

/// Classes of code points that Unicode's properties do not tell.
enum LetterClasses {
    /// Signs that are written within a name and join what stands beside them: apostrophes, primes, ayn and hamza signs, accents
    /// standing alone, Hebrew geresh and gershayim, Armenian signs of stress. (Unicode names; ALA-LC for ayn and hamza.)
    static let apostrophes: Set<UInt32> = Set(
        [
            0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x2032, 0x2035, 0xFF07, 0xFF40, 0x5F3, 0x5F4, 0x37A, 0x384, 0x1FBD,
            0x1FBF, 0x1FEF, 0x1FFD, 0x1FFE, 0x55A, 0x55B, 0x55C, 0x55E, 0x559, 0xA78B, 0xA78C, 0x10FB,
        ] + Array(0x2B9...0x2DF))

    private static let commas: Set<UInt32> = [0x2C, 0x3B, 0x37E, 0x60C, 0x61B, 0x3001, 0x55D, 0x1363, 0x1364, 0x1802, 0x1808]
    private static let stops: Set<UInt32> = [0x2E, 0x3002, 0x589, 0x6D4, 0x964, 0x965, 0x2024, 0x1362, 0x1803, 0x1809, 0x104B]
    /// The Tibetan sign between syllables and the minus sign part the pieces of one name, as a hyphen does.
    private static let hyphens: Set<UInt32> = [0xF0B, 0xF0C, 0x2212]
    private static let quotes: Set<UInt32> = [0x22]

    /// The rank of a sign of punctuation or a symbol, folded.
    static func rank(_ codePoint: UInt32) -> SeparatorRank {
        if commas.contains(codePoint) { return .comma }
        if stops.contains(codePoint) { return .stop }
        if hyphens.contains(codePoint) { return .hyphen }
        if quotes.contains(codePoint) { return .bracket }
        return .other
    }
}
