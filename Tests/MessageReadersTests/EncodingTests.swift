import MessageSupport
import SanctionsModel
import Testing

@testable import MessageReaders

/// Encodings: what an input is read in, and what becomes of a record that is not in it.
@Suite struct EncodingTests {
    /// The word for an encoding, a text, and its bytes as Python's codecs write them.
    private static let written: [(String, String, String)] = [
        ("iso-8859-2", "Łucja Wiśniewska", "a375636a61205769b66e696577736b61"),
        ("iso-8859-3", "Ġorġ Ħal", "d56f72f520a1616c"),
        ("iso-8859-4", "Ģirts Ķēniņš", "ab6972747320d3ba6e69f1b9"),
        ("iso-8859-5", "Айман Завахири", "b0d9dcd0dd20b7d0d2d0e5d8e0d8"),
        ("iso-8859-6", "أيمن الظواهري", "c3eae5e620c7e4d8e8c7e7d1ea"),
        ("iso-8859-7", "Αλέξανδρος", "c1ebddeee1ede4f1eff2"),
        ("iso-8859-8", "יצחק לוי", "e9f6e7f720ece5e9"),
        ("iso-8859-9", "Şükrü Yıldız", "defc6b72fc2059fd6c64fd7a"),
        ("iso-8859-10", "Ásgeir Þór", "c1736765697220def372"),
        ("iso-8859-13", "Žygimantas Šķēle", "de7967696d616e74617320d0ede76c65"),
        ("iso-8859-14", "Siân Ŵyn", "5369e26e20d0796e"),
        ("iso-8859-15", "Žanna Œuvre", "b4616e6e6120bc75767265"),
        ("cp874", "สมชาย ใจดี", "cac1aad2c220e3a8b4d5"),
        ("cp1250", "Łucja Wiśniewska", "a375636a612057699c6e696577736b61"),
        ("cp1251", "Айман Завахири", "c0e9ece0ed20c7e0e2e0f5e8f0e8"),
        ("cp1253", "Αλέξανδρος", "c1ebddeee1ede4f1eff2"),
        ("cp1254", "Şükrü Yıldız", "defc6b72fc2059fd6c64fd7a"),
        ("cp1255", "יצחק לוי", "e9f6e7f720ece5e9"),
        ("cp1256", "أيمن الظواهري", "c3ede3e420c7e1d9e6c7e5d1ed"),
        ("cp1257", "Žygimantas Šķēle", "de7967696d616e74617320d0ede76c65"),
        ("koi8-r", "Айман Завахири", "e1cacdc1ce20fac1d7c1c8c9d2c9"),
        ("koi8-u", "Юлія Їжак", "e0cca6d120b7d6c1cb"),
        ("cp437", "Müller", "4d816c6c6572"),
        ("cp850", "Müller Ñandú", "4d816c6c657220a5616e64a3"),
        ("cp852", "Łucja Wiśniewska", "9d75636a61205769986e696577736b61"),
        ("cp857", "Şükrü Yıldız", "9e816b728120598d6c648d7a"),
        ("cp862", "יצחק לוי", "89968797208c8589"),
        ("cp866", "Айман Завахири", "80a9aca0ad2087a0a2a0e5a8e0a8"),
        ("gbk", "赵强 镕基", "d5d4c7bf20e946bbf9"),
        ("gb18030", "张伟 㐀𠀀", "d5c5ceb0208139ee3995328236"),
        ("gb2312", "李明", "c0eec3f7"),
        ("big5", "許功蓋 陳", "b35ca55cbb5c20b3af"),
        ("big5hkscs", "陳港生", "b3afb4e4a5cd"),
        ("shift_jis", "表ソ能 山田", "955c835c945c208e529363"),
        ("euc-jp", "山田太郎", "bbb3c5c4c2c0cfba"),
        ("euc-kr", "김정은", "b1e8c1a4c0ba"),
        ("cp949", "똠방각하", "8c63b9e6b0a2c7cf"),
    ]

    private static func unhex(_ text: String) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    private func split(_ lines: [[UInt8]]) -> [UInt8] { Array(lines.joined(separator: [0x0A])) }

    private func line(_ name: [UInt8]) -> [UInt8] { bytes("{\"name\":\"") + name + bytes("\"}") }

    // MARK: What is declared

    @Test("every encoding reads what other programs write in it, in JSON, CSV and XML", arguments: written)
    func reads(_ word: String, _ text: String, _ hex: String) throws {
        let name = Self.unhex(hex)
        let encoding = try #require(TextEncoding(word: word))
        #expect(encoding.isAvailable)
        var options = InputOptions(encoding: encoding)
        // In names of which a second byte is a backslash or a bar the text is decoded before JSON is read.
        #expect(try ReadInput(line(name), options: options).records.map(\.parties) == [["|\(text)"]])
        options.delimiter = 0x7C
        let csv = try ReadInput(bytes("id|name|text\n1|\"") + name + bytes("\"|x\n2|") + name + bytes("|y\n"), options: options)
        #expect(csv.records.map(\.parties) == [["|\(text)"], ["|\(text)"]])
        let xml =
            bytes("<?xml version='1.0' encoding='\(word)'?><Document><X><GrpHdr><MsgId>M</MsgId></GrpHdr><TxInf><Cdtr><Nm>")
            + name
            + bytes("</Nm></Cdtr></TxInf></X></Document>")
        let read = try ReadInput(xml)
        #expect(read.profile.encoding == encoding)
        #expect(read.records.map(\.parties) == [["creditor|\(text)"]])
        #expect(encoding.bytes(of: text) == name)
    }

    @Test("the usual words name an encoding")
    func words() {
        let words: [(String, TextEncoding)] = [
            ("ISO-8859-6", .arabic), ("iso_8859-6:1987", .arabic), ("ISO8859_2", .latin2), ("latin-2", .latin2),
            ("Windows-1256", .windows1256),
            ("CP1251", .windows1251), ("windows-31j", .shiftJIS), ("MS949", .eucKR), ("cp936", .gbk), ("GB2312", .gbk),
            ("KOI8-U", .koi8u),
            ("ks_c_5601-1987", .eucKR), ("Big5-HKSCS", .big5HKSCS), ("x-sjis", .shiftJIS), ("cp65001", .utf8), ("EUC-CN", .gbk),
            ("x-windows-950", .big5), ("ibm866", .ibm866), ("TIS-620", .thai), ("cp-850", .ibm850),
            ("windows-1252", .windows1252),
            ("ibm-1047", .ibm1047), ("iso-8859-1", .latin1), ("cp1252", .windows1252),
        ]
        for (word, encoding) in words { #expect(TextEncoding(word: word) == encoding, "\(word)") }
        for word in ["", "8859", "iso-8859-12", "iso-8859-16", "utf-7", "utf-32", "cp1259", "ebcdic", "klingon", "utf-9", "scsu"]
        {
            #expect(TextEncoding(word: word) == nil, "\(word)")
        }
    }

    @Test(
        "XML in an encoding that is not read is refused by name",
        arguments: [
            "UTF-7", "UTF-32", "ISO-8859-16", "UCS-4", "EBCDIC-XX", "x-mac-roman", "windows-1259", "TSCII", "ISO-2022-JP",
            "nonsense", "",
        ])
    func refused(_ word: String) {
        let xml = bytes("<?xml version=\"1.0\" encoding=\"\(word)\"?><Document/>")
        let error = #expect(throws: InputError.self) {
            try InputProfile.detect(start: xml.span, isWhole: true, options: InputOptions())
        }
        #expect(error?.reason.contains("declared as \(word),") == true)
    }

    @Test("bytes that stand for nothing in a declared encoding reject the record, with their place")
    func invalid() throws {
        let cases: [(TextEncoding, [UInt8], Int)] = [
            (.utf8, [0xFF], 9), (.utf8, [0xC3], 9), (.utf8, [0xC0, 0xAF], 9), (.utf8, [0xED, 0xA0, 0x80], 9),
            (.utf8, [0xF5, 0x80], 9),
            (.windows1252, [0x81], 9), (.windows1251, [0x98], 9), (.windows1253, [0xD2], 9), (.gbk, [0xB0, 0x20], 9),
            (.gbk, [0xD5, 0xC5, 0x81], 11), (.shiftJIS, [0x81, 0x20], 9), (.big5, [0xA4], 9), (.gb18030, [0x81, 0x30, 0x20], 9),
            (.eucKR, [0xC9, 0x20], 9), (.arabic, [0xC7, 0xB0], 10), (.hebrew, [0xBF], 9),
        ]
        for (encoding, name, offset) in cases {
            let input = split([line(bytes("Emma")), line(name), line(bytes("Odo"))])
            let read = try ReadInput(input, options: InputOptions(encoding: encoding))
            #expect(read.records.map(\.parties) == [["|Emma"], [], ["|Odo"]], "\(encoding)")
            #expect(read.records[1].reject == "byte \(offset) is not valid in the input's encoding", "\(encoding)")
            #expect(read.accounted == input.count)
        }
    }

    @Test("a second byte that looks like a delimiter opens no quotation")
    func trailBytes() throws {
        // 弐, 能 and 瀕 end in 0x7C in Shift_JIS, GBK and Big5 have such letters too.
        for encoding: TextEncoding in [.shiftJIS, .gbk, .big5, .gb18030] {
            let table = try #require(encoding.table)
            let letter = try #require(
                (0x81...0xFE).lazy.map { [UInt8($0), 0x7C] }.first { table.step(in: $0.span, at: 0).width == 2 })
            let input = bytes("id|name|x\n1|A") + letter + bytes("\"B|y\n2|Odo|z\n")
            let read = try ReadInput(input, options: InputOptions(encoding: encoding, delimiter: 0x7C))
            #expect(read.records.count == 2, "\(encoding)")
            #expect(read.records.last?.parties == ["|Odo"])
        }
    }

    @Test("offsets of faults count the input's own bytes")
    func offsets() throws {
        let name = try #require(TextEncoding.gbk.bytes(of: "赵强"))
        let read = try ReadInput(bytes("{\"name\":\"") + name + bytes("\" x}"), options: InputOptions(encoding: .gbk))
        #expect(read.records.map(\.reject) == ["JSON: unexpected character at byte 15"])
    }

    // MARK: What is not

    @Test("without a declaration each record is decided by itself")
    func byRecord() throws {
        // A name's bytes, and what it is read as among records of UTF-8, of Windows-1252, and of ASCII; nil for a reject.
        let cases: [(String, [UInt8], utf8: String?, western: String?, ascii: String?)] = [
            ("ASCII", bytes("Emma"), "Emma", "Emma", "Emma"),
            ("UTF-8", bytes("José"), "José", "José", "José"),
            ("Arabic in UTF-8", bytes("أيمن"), "أيمن", "أيمن", "أيمن"),
            ("one letter of Windows-1252", bytes("Jos") + [0xE9], nil, "José", "José"),
            ("two side by side", [0xC6, 0xD8] + bytes("re"), nil, "ÆØre", "ÆØre"),
            ("quotation marks", [0x93, 0xC9] + bytes("lan") + [0x94], nil, "“Élan”", "“Élan”"),
            ("both", bytes("José Jos") + [0xE9], nil, nil, nil),
            ("Cyrillic of Windows-1251", [0xC0, 0xE9, 0xEC, 0xE0, 0xED], nil, nil, nil),
            ("Arabic of Windows-1256", [0xC3, 0xED, 0xE3, 0xE4], nil, nil, nil),
            ("Chinese of GBK", [0xD5, 0xC5, 0xCE, 0xB0], nil, nil, nil),
            ("Cyrillic of KOI8-R", [0xE1, 0xCA, 0xCD, 0xC1, 0xCE], nil, nil, nil),
            ("Japanese of Shift_JIS", [0x8E, 0x52, 0x93, 0x63], nil, nil, nil),
            ("a sequence cut off", bytes("Mu") + [0xC3], nil, "MuÃ", "MuÃ"),
            ("a byte of nothing", bytes("M") + [0x81], nil, nil, nil),
        ]
        let others:
            [(KeyPath<(String, [UInt8], utf8: String?, western: String?, ascii: String?), String?>, [UInt8], TextEncoding)] = [
                (\.utf8, bytes("Zoë Ñandú"), .utf8), (\.western, bytes("Zo") + [0xEB], .windows1252),
            ]
        for (path, other, encoding) in others {
            for test in cases {
                let input = split([line(other), line(test.1), line(other)])
                var read = try ReadInput(input)
                if path == \.western, test.0 != "ASCII" {
                    // Where a sequence of UTF-8 stands the input is UTF-8: only what lies behind its start may be of both kinds.
                    read = try ReadBehind(start: split([line(other)]) + [0x0A], rest: split([line(test.1), line(other)])).read
                }
                #expect(read.profile.encoding == encoding, "\(test.0)")
                let found = read.records.count == 3 ? read.records[1] : ReadRecord()
                #expect(found.parties == (test[keyPath: path].map { ["|\($0)"] } ?? []), "\(test.0) among \(encoding)")
                #expect((found.reject != nil) == (test[keyPath: path] == nil), "\(test.0) among \(encoding)")
            }
        }
        for test in cases {
            let start = split(Array(repeating: line(bytes("Emma")), count: 8)) + [0x0A]
            let read = try ReadBehind(start: start, rest: line(test.1)).read
            #expect(read.records.last?.parties == (test.ascii.map { ["|\($0)"] } ?? []), "\(test.0) behind ASCII")
        }
    }

    @Test("one invalid byte spoils its own record alone, in every format")
    func oneBadByte() throws {
        let name = "أيمن الظواهري"
        let bad = bytes("Peter M") + [0xFF]
        func check(_ make: (_ name: [UInt8]) -> [UInt8], head: String = "", _ options: InputOptions = InputOptions()) throws {
            let input = bytes(head) + make(bad) + make(bytes(name)) + make(bytes("Emma"))
            let records = try ReadInput(input, options: options).records
            #expect(records.map { $0.reject == nil } == [false, true, true], "\(records)")
            #expect(records.dropFirst().first?.parties.contains { $0.contains(name) } == true)
        }
        try check { self.line($0) + [0x0A] }
        try check({ bytes("1,") + $0 + [0x0A] }, head: "id,name\n")
        try check({ bytes("1\t") + $0 + [0x0A] }, head: "id\tname\n")
        try check({ bytes("1;\"") + $0 + bytes("\"\r\n") }, head: "id;name\n")
        try check({
            bytes("<Document><X><GrpHdr><MsgId>M</MsgId></GrpHdr><TxInf><Cdtr><Nm>") + $0
                + bytes("</Nm></Cdtr></TxInf></X></Document>\n")
        })
        try check({
            bytes(
                "{1:F01BANKDEFFAXXX0000000000}{2:I103BANKFRPPXXXXN}{4:\r\n:20:R\r\n:23B:CRED\r\n:32A:260301EUR1,\r\n:50K:/1\r\n")
                + $0 + bytes("\r\n:59:/2\r\nEMMA\r\n:71A:SHA\r\n-}\n")
        })
    }
}

/// An input whose start alone was there to detect from.
private struct ReadBehind {
    var read: ReadInput

    init(start: [UInt8], rest: [UInt8]) throws {
        let profile = try InputProfile.detect(start: start.span, isWhole: false, options: InputOptions())
        var whole = try ReadInput(start)
        var parser = RecordParser(profile: profile)
        var splitter = RecordSplitter(profile: profile)
        var scanned = ScannedRecord()
        let input = start + rest
        var offset = 0
        whole.records = []
        whole.profile = profile
        while case .record(let record) = splitter.next(in: input.span, from: offset, isLast: true) {
            let reason = parser.parse(input.span.extracting(record.content), into: &scanned)
            var read = reason == nil ? scanned.plain : ReadRecord()
            read.reject = reason?.message
            whole.records.append(read)
            offset = record.range.upperBound
        }
        read = whole
    }
}
