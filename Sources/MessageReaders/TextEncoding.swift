/// How the bytes of an input stand for characters.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8
    case utf16le
    case utf16be
    case windows1252
    case latin1
    /// EBCDIC: United States and Canada, Germany and Austria, France, international, open systems; from 1140 on the same with
    /// the euro sign.
    case ibm037
    case ibm273
    case ibm297
    case ibm500
    case ibm1047
    case ibm1140
    case ibm1141
    case ibm1147
    case ibm1148
    case latin2
    case latin5
    case latin9
    case cyrillic
    case windows1250
    case windows1251
    case windows1253
    case windows1254
    case windows1256
    case koi8r

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
        default:
            guard let known = TextEncoding.words[plain] ?? TextEncoding.ibm(plain) else { return nil }
            self = known
        }
    }

    private static let words: [String: TextEncoding] = [
        "latin2": .latin2, "iso88592": .latin2, "latin5": .latin5, "iso88599": .latin5, "latin9": .latin9,
        "iso885915": .latin9, "iso88595": .cyrillic, "cyrillic": .cyrillic, "windows1250": .windows1250, "cp1250": .windows1250,
        "windows1251": .windows1251, "cp1251": .windows1251, "windows1253": .windows1253, "cp1253": .windows1253,
        "windows1254": .windows1254, "cp1254": .windows1254, "windows1256": .windows1256, "cp1256": .windows1256,
        "koi8r": .koi8r, "koi8": .koi8r,
    ]

    /// `cp037`, `ibm-37`, `ebcdic500`, `1047`: the code page's number behind any of the usual words.
    private static func ibm(_ word: String) -> TextEncoding? {
        var digits = word[...]
        for prefix in ["ebcdic", "ibm", "cp"] where digits.hasPrefix(prefix) { digits = digits.dropFirst(prefix.count) }
        guard let number = Int(digits), digits.count <= 5 else { return nil }
        switch number {
        case 37: return .ibm037
        case 273: return .ibm273
        case 297: return .ibm297
        case 500: return .ibm500
        case 1047: return .ibm1047
        case 1140: return .ibm1140
        case 1141: return .ibm1141
        case 1147: return .ibm1147
        case 1148: return .ibm1148
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
        case .ibm037: "EBCDIC 037"
        case .ibm273: "EBCDIC 273"
        case .ibm297: "EBCDIC 297"
        case .ibm500: "EBCDIC 500"
        case .ibm1047: "EBCDIC 1047"
        case .ibm1140: "EBCDIC 1140"
        case .ibm1141: "EBCDIC 1141"
        case .ibm1147: "EBCDIC 1147"
        case .ibm1148: "EBCDIC 1148"
        case .latin2: "ISO-8859-2"
        case .latin5: "ISO-8859-9"
        case .latin9: "ISO-8859-15"
        case .cyrillic: "ISO-8859-5"
        case .windows1250: "Windows-1250"
        case .windows1251: "Windows-1251"
        case .windows1253: "Windows-1253"
        case .windows1254: "Windows-1254"
        case .windows1256: "Windows-1256"
        case .koi8r: "KOI8-R"
        }
    }

    /// Bytes of a code unit: 1 or 2.
    @inlinable public var unitWidth: Int {
        switch self {
        case .utf16le, .utf16be: 2
        default: 1
        }
    }
}
