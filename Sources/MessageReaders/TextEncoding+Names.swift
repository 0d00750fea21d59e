extension TextEncoding {
    /// Reads the word that a user or a declaration gives, in any letter case, with or without hyphens and underscores; `nil`
    /// when it is none of the known ones.
    ///
    /// `utf-16` alone is read as little-endian; a byte order mark that says otherwise wins. ASCII is read as UTF-8. The words
    /// are those of the IANA registry of character sets and of the platforms that made the encodings.
    public init?(word: some StringProtocol) {
        var plain = word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " && $0 != ":" }
        // `iso_8859-2:1987`, `windows-31j`, `x-sjis`.
        for prefix in ["xwindows", "xcp", "xx", "cswindows"] where plain.hasPrefix(prefix) {
            plain = "cp" + plain.dropFirst(prefix.count)
        }
        if let known = TextEncoding.words[plain] ?? TextEncoding.iso8859(plain) ?? TextEncoding.codePage(plain) {
            self = known
            return
        }
        return nil
    }

    private static let words: [String: TextEncoding] = {
        let rows: [(TextEncoding, String)] = [
            (.utf8, "utf8 utf8bom utf8sig ascii usascii iso646us ansix3.41968 cp65001"),
            (.utf16le, "utf16 utf16le ucs2 ucs2le unicode iso10646ucs2"), (.utf16be, "utf16be ucs2be"),
            (.windows1252, "ansi"), (.latin1, "latin1 l1"), (.latin2, "latin2 l2"), (.latin3, "latin3 l3"),
            (.latin4, "latin4 l4"), (.latin5, "latin5 l5"), (.latin6, "latin6 l6"), (.latin7, "latin7"), (.latin8, "latin8 l8"),
            (.latin9, "latin9 latin0 l9"), (.cyrillic, "cyrillic"), (.arabic, "arabic asmo708 ecma114"),
            (.greek, "greek greek8 ecma118 elot928"), (.hebrew, "hebrew iso88598i iso88598e"), (.thai, "thai tis620"),
            (.koi8r, "koi8r koi8 cskoi8r"), (.koi8u, "koi8u koi8ru"), (.gbk, "gbk gb2312 gb231280 euccn csgb2312 chinese xgbk"),
            (.gb18030, "gb18030"), (.big5, "big5 big5tw csbig5 cnbig5 xxbig5"), (.big5HKSCS, "big5hkscs big5hk"),
            (.shiftJIS, "shiftjis sjis mskanji windows31j csshiftjis xsjis"), (.eucJP, "eucjp xeucjp ujis"),
            (.eucKR, "euckr ksc5601 ksc56011987 ksx1001 korean uhc ms949 isoir149"),
        ]
        var words: [String: TextEncoding] = [:]
        for (encoding, names) in rows {
            for name in names.split(separator: " ") { words[String(name)] = encoding }
        }
        return words
    }()

    /// `iso88592`, `iso885921987`, `88592`, `latin` and a number being words of their own.
    private static func iso8859(_ word: String) -> TextEncoding? {
        var digits = word[...]
        for prefix in ["iso", "cs", "iso"] where digits.hasPrefix(prefix) { digits = digits.dropFirst(prefix.count) }
        guard digits.hasPrefix("8859") else { return nil }
        digits = digits.dropFirst(4)
        // The year of the standard.
        if digits.count > 4, digits.suffix(4).hasPrefix("19") || digits.suffix(4).hasPrefix("20") { digits = digits.dropLast(4) }
        guard digits.count <= 2, let part = Int(digits) else { return nil }
        let parts: [TextEncoding?] = [
            .latin1, .latin2, .latin3, .latin4, .cyrillic, .arabic, .greek, .hebrew, .latin5, .latin6, .thai, nil, .latin7,
            .latin8,
            .latin9,
        ]
        return parts.indices.contains(part - 1) ? parts[part - 1] : nil
    }

    /// `cp037`, `ibm-37`, `ebcdic500`, `1047`, `windows-1251`: the code page's number behind any of the usual words.
    private static func codePage(_ word: String) -> TextEncoding? {
        var digits = word[...]
        for prefix in ["ebcdic", "ibm", "cp", "windows", "win", "ms", "dos", "oem"] where digits.hasPrefix(prefix) {
            digits = digits.dropFirst(prefix.count)
        }
        guard let number = Int(digits), digits.count <= 5 else { return nil }
        return codePages[number]
    }

    private static let codePages: [Int: TextEncoding] = [
        37: .ibm037, 273: .ibm273, 297: .ibm297, 500: .ibm500, 1047: .ibm1047, 1140: .ibm1140, 1141: .ibm1141, 1147: .ibm1147,
        1148: .ibm1148, 437: .ibm437, 850: .ibm850, 852: .ibm852, 857: .ibm857, 858: .ibm858, 862: .ibm862, 866: .ibm866,
        874: .windows874, 1250: .windows1250, 1251: .windows1251, 1252: .windows1252, 1253: .windows1253, 1254: .windows1254,
        1255: .windows1255, 1256: .windows1256, 1257: .windows1257, 1258: .windows1258, 932: .shiftJIS, 936: .gbk, 949: .eucKR,
        950: .big5, 951: .big5HKSCS, 54936: .gb18030, 20866: .koi8r, 21866: .koi8u, 28591: .latin1, 28592: .latin2,
        28595: .cyrillic,
        28596: .arabic, 28597: .greek, 28598: .hebrew, 28599: .latin5, 28605: .latin9, 51932: .eucJP, 51949: .eucKR,
        51936: .gbk, 65001: .utf8, 1200: .utf16le, 1201: .utf16be,
    ]

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
        case .windows874: "Windows-874"
        case .windows1250: "Windows-1250"
        case .windows1251: "Windows-1251"
        case .windows1253: "Windows-1253"
        case .windows1254: "Windows-1254"
        case .windows1255: "Windows-1255"
        case .windows1256: "Windows-1256"
        case .windows1257: "Windows-1257"
        case .windows1258: "Windows-1258"
        case .ibm437: "DOS 437"
        case .ibm850: "DOS 850"
        case .ibm852: "DOS 852"
        case .ibm857: "DOS 857"
        case .ibm858: "DOS 858"
        case .ibm862: "DOS 862"
        case .ibm866: "DOS 866"
        case .gbk: "GBK"
        case .big5: "Big5"
        case .eucKR: "EUC-KR"
        default: converterName ?? rawValue
        }
    }

    /// The name by which ICU knows it; `nil` for those that are read without a table.
    var converterName: String? {
        switch self {
        case .utf8, .utf16le, .utf16be, .windows1252, .latin1: nil
        case .ibm037: "ibm-37"
        case .ibm273: "ibm-273"
        case .ibm297: "ibm-297"
        case .ibm500: "ibm-500"
        case .ibm1047: "ibm-1047"
        case .ibm1140: "ibm-1140"
        case .ibm1141: "ibm-1141"
        case .ibm1147: "ibm-1147"
        case .ibm1148: "ibm-1148"
        case .latin2: "ISO-8859-2"
        case .latin3: "ISO-8859-3"
        case .latin4: "ISO-8859-4"
        case .cyrillic: "ISO-8859-5"
        case .arabic: "ISO-8859-6"
        case .greek: "ISO-8859-7"
        case .hebrew: "ISO-8859-8"
        case .latin5: "ISO-8859-9"
        case .latin6: "ISO-8859-10"
        case .thai: "ISO-8859-11"
        case .latin7: "ISO-8859-13"
        case .latin8: "ISO-8859-14"
        case .latin9: "ISO-8859-15"
        case .windows874: "windows-874"
        case .windows1250: "windows-1250"
        case .windows1251: "windows-1251"
        case .windows1253: "windows-1253"
        case .windows1254: "windows-1254"
        case .windows1255: "windows-1255"
        case .windows1256: "windows-1256"
        case .windows1257: "windows-1257"
        case .windows1258: "windows-1258"
        case .koi8r: "KOI8-R"
        case .koi8u: "KOI8-U"
        case .ibm437: "ibm-437"
        case .ibm850: "ibm-850"
        case .ibm852: "ibm-852"
        case .ibm857: "ibm-857"
        case .ibm858: "ibm-858"
        case .ibm862: "ibm-862"
        case .ibm866: "ibm-866"
        // The code pages of Windows hold the older sets and what vendors added.
        case .gbk: "windows-936"
        case .gb18030: "GB18030"
        case .big5: "windows-950"
        case .big5HKSCS: "Big5-HKSCS"
        case .shiftJIS: "Shift_JIS"
        case .eucJP: "EUC-JP"
        case .eucKR: "windows-949"
        }
    }
}
