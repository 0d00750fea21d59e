/// How the bytes of an input stand for characters.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8
    case utf16le
    case utf16be
    case windows1252
    case latin1

    /// Reads the word that a user gives, in any letter case, with or without hyphens and underscores; `nil` when it is
    /// none of the known ones.
    ///
    /// `utf-16` alone is read as little-endian; a byte order mark that says otherwise wins. ASCII is read as UTF-8.
    public init?(word: some StringProtocol) {
        let plain = word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
        switch plain {
        case "utf8", "utf8bom", "utf8sig", "ascii", "usascii": self = .utf8
        case "utf16", "utf16le", "ucs2", "ucs2le", "unicode": self = .utf16le
        case "utf16be", "ucs2be": self = .utf16be
        case "windows1252", "cp1252", "1252", "ansi", "win1252": self = .windows1252
        case "latin1", "iso88591", "88591", "l1": self = .latin1
        default: return nil
        }
    }

    /// The name as it is written to people: `UTF-8`, `UTF-16LE`.
    public var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16le: "UTF-16LE"
        case .utf16be: "UTF-16BE"
        case .windows1252: "Windows-1252"
        case .latin1: "ISO-8859-1"
        }
    }

    /// Bytes of a code unit: 1 or 2.
    @inlinable public var unitWidth: Int {
        switch self {
        case .utf8, .windows1252, .latin1: 1
        case .utf16le, .utf16be: 2
        }
    }
}
