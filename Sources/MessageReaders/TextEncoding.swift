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
    /// ISO 8859.
    case latin2
    case latin3
    case latin4
    case cyrillic
    case arabic
    case greek
    case hebrew
    case latin5
    case latin6
    case thai
    case latin7
    case latin8
    case latin9
    /// Code pages of Windows.
    case windows874
    case windows1250
    case windows1251
    case windows1253
    case windows1254
    case windows1255
    case windows1256
    case windows1257
    case windows1258
    case koi8r
    case koi8u
    /// Code pages of DOS.
    case ibm437
    case ibm850
    case ibm852
    case ibm857
    case ibm858
    case ibm862
    case ibm866
    /// East Asian encodings of one to four bytes a character.
    case gbk
    case gb18030
    case big5
    case big5HKSCS
    case shiftJIS
    case eucJP
    case eucKR

    /// Bytes of a code unit: 1 or 2.
    @inlinable public var unitWidth: Int {
        switch self {
        case .utf16le, .utf16be: 2
        default: 1
        }
    }

    var isEBCDIC: Bool {
        switch self {
        case .ibm037, .ibm273, .ibm297, .ibm500, .ibm1047, .ibm1140, .ibm1141, .ibm1147, .ibm1148: true
        default: false
        }
    }

    var isWindows: Bool {
        switch self {
        case .windows874, .windows1250, .windows1251, .windows1253, .windows1254, .windows1255, .windows1256, .windows1257,
            .windows1258:
            true
        default: false
        }
    }

    /// Whether a character may take several bytes, of which those behind the first may be ASCII, but never a control
    /// character, a quotation mark, a comma, an ampersand, an angle bracket or anything else below 0x30.
    var isMultibyte: Bool {
        switch self {
        case .gbk, .gb18030, .big5, .big5HKSCS, .shiftJIS, .eucJP, .eucKR: true
        default: false
        }
    }

    /// Whether a byte may begin a character of several bytes whose second byte may be ASCII.
    func isLead(_ byte: UInt8) -> Bool {
        switch self {
        case .shiftJIS: byte >= 0x81 && byte <= 0x9F || byte >= 0xE0 && byte <= 0xFC
        default: isMultibyte && byte >= 0x81 && byte <= 0xFE
        }
    }
}
