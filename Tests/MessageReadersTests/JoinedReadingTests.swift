import MessageSupport
import Testing

@testable import MessageReaders

/// Names and texts that were broken within a word are read in both ways, as one party.
@Suite("Values broken over lines") struct JoinedReadingTests {
    private static func read(_ inside: String) throws -> ReadInput {
        let text =
            "<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>G</MsgId></GrpHdr><CdtTrfTxInf><PmtId><TxId>T</TxId></PmtId>\(inside)"
            + "</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
        let whole = try ReadInput(bytes(text))
        for chunk in [1, 7] { #expect(try ReadInput(bytes(text), chunk: chunk).records == whole.records) }
        return whole
    }

    @Test(
        "a line end without a space beside it may stand within a word",
        arguments: [
            ("Rowena Sol\nway", ["Rowena Sol way", "Rowena Solway"]), ("Rowena Sol\r\nway", ["Rowena Sol way", "Rowena Solway"]),
            ("Rowena\n   Solway", ["Rowena Solway"]), ("Rowena \nSolway", ["Rowena Solway"]),
            ("\nRowena Solway\n", ["Rowena Solway"]),
            ("Rowena\n\nSolway", ["Rowena Solway"]), ("Row\nena Sol\nway", ["Row ena Sol way", "Rowena Solway"]),
        ])
    func names(_ text: String, _ expected: [String]) throws {
        let record = try #require(Self.read("<Dbtr><Nm>\(text)</Nm></Dbtr><Cdtr><Nm>Odo Hollin</Nm></Cdtr>").records.first)
        let names = record.parties.filter { $0.hasPrefix("debtor|") }.map { String($0.dropFirst("debtor|".count)) }
        #expect(names.sorted() == expected.sorted())
        #expect(record.parties.contains("creditor|Odo Hollin"))
    }

    @Test func texts() throws {
        let record = try #require(
            Self.read(
                "<Cdtr><Nm>Odo Hollin</Nm></Cdtr><RmtInf><Ustrd>FOR ROWENA SOL\nWAY AND ODO</Ustrd><Ustrd>HOLLIN</Ustrd></RmtInf>"
            ).records.first)
        #expect(record.texts == ["FOR ROWENA SOL WAY AND ODO HOLLIN", "FOR ROWENA SOLWAY AND ODO HOLLIN"])
        let full = String(repeating: "X", count: 31) + " SOL"
        let pieces = try #require(
            Self.read("<RmtInf><Ustrd>\(full)</Ustrd><Ustrd>WAY</Ustrd></RmtInf><Cdtr><Nm>Odo Hollin</Nm></Cdtr>").records.first)
        #expect(pieces.texts == [full + " WAY", full + "WAY"])
    }

    @Test("readings of one name say whose they are")
    func readingsAreOneParty() throws {
        func scan(_ text: String) throws -> ScannedRecord {
            let input = bytes(text)
            let profile = try InputProfile.detect(start: input.span, isWhole: true, options: InputOptions())
            var splitter = RecordSplitter(profile: profile)
            var parser = RecordParser(profile: profile)
            var scanned = ScannedRecord()
            guard case .record(let record) = splitter.next(in: input.span, from: profile.headerBytes, isLast: true) else {
                return scanned
            }
            #expect(parser.parse(input.span.extracting(record.content), context: splitter.context, into: &scanned) == nil)
            return scanned
        }
        let mt = try scan(
            "{1:F01QUAYGB2LAXXX0000000000}{2:I103NORTDEFFXXXXN}{4:\r\n:20:R1\r\n:50K:/123\r\nQUILLON\r\nDOVERFIELD\r\n"
                + ":59:ROWENA SOLWAY\r\n-}")
        let customers = mt.parties.indices.filter { mt.text(mt.parties[$0].role) == "ordering-customer" }
        #expect(customers.count == 2)
        #expect(customers.map { mt.parties[$0].readingOf } == [-1, Int32(customers[0])])
        #expect(mt.parties.filter { mt.text($0.role) == "beneficiary" }.map(\.readingOf) == [-1])
        let xml = try scan(
            "<CdtTrfTxInf><InitgPty><PstlAdr><AdrLine>1</AdrLine></PstlAdr></InitgPty><Dbtr><Nm>Rowena Sol\nway</Nm></Dbtr>"
                + "<Cdtr><Nm>Odo Hollin</Nm></Cdtr></CdtTrfTxInf>")
        #expect(xml.parties.map { xml.text($0.name) } == ["Rowena Sol way", "Rowena Solway", "Odo Hollin"])
        #expect(xml.parties.map(\.readingOf) == [-1, 0, -1])
    }

    @Test("a head longer than a message can be leaves nobody's transactions unseen")
    func longHead() throws {
        func message(_ lines: Int) -> String {
            ":20:S1\r\n:25:12345678\r\n:28C:1/1\r\n:60F:C260301EUR1,\r\n:86:"
                + String(repeating: "WORDS OF A BANK\r\n", count: lines)
                + ":61:260301D1,NTRFA1\r\n:86:ROWENA SOLWAY\r\n:61:260301D2,NTRFA2\r\n:86:ODO HOLLIN\r\n-\r\n"
        }
        let usual = try ReadInput(bytes(message(500)))
        #expect(usual.records.map(\.id) == ["S1/A1", "S1/A2"])
        #expect(usual.records.allSatisfy { $0.reject == nil })
        let text = message(1_000) + message(1)
        for chunk in [64, Int.max] {
            let long = try ReadInput(bytes(text), chunk: chunk)
            #expect(long.accounted == text.utf8.count)
            #expect(long.records.map { $0.reject != nil } == [false, true, true, false, false])
            #expect(long.records.suffix(2).map(\.id) == ["S1/A1", "S1/A2"])
        }
    }

    @Test("texts are written in the encodings that are read")
    func encodings() throws {
        for encoding in TextEncoding.allCases where encoding.isAvailable {
            let text = "Rowena 12/4, Solway\n"
            let written = try #require(encoding.bytes(of: text), "\(encoding)")
            var read: [UInt8] = []
            let (count, isValid) = TextDecoding.decode(written.span, from: encoding, into: &read)
            #expect(String(decoding: read[..<count], as: UTF8.self) == text, "\(encoding)")
            #expect(isValid)
        }
        #expect(TextEncoding.windows1252.bytes(of: "€Œÿ\u{A0}") == [0x80, 0x8C, 0xFF, 0xA0])
        #expect(TextEncoding.latin1.bytes(of: "€") == nil)
        #expect(TextEncoding.windows1252.bytes(of: "\u{81}") == nil)
        #expect(TextEncoding.windows1251.bytes(of: "Ж") == [0xC6])
        #expect(TextEncoding.utf16be.bytes(of: "Ж😀") == [0x04, 0x16, 0xD8, 0x3D, 0xDE, 0x00])
    }

    @Test(
        "an encoding that the user names goes before that of the XML declaration",
        arguments: [TextEncoding.windows1251, .utf16le, .latin2])
    func encodingOfXML(_ encoding: TextEncoding) throws {
        let name = encoding == .latin2 ? "Łucja Wiśniewska" : "Ровена Солуэй"
        let text =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>G</MsgId><InstgAgt><FinInstnId><Nm>\(name)</Nm></FinInstnId></InstgAgt></GrpHdr><CdtTrfTxInf>"
            + "<PmtId><TxId>T</TxId></PmtId><Cdtr><Nm>\(name)</Nm></Cdtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
        let input = try encode(text, encoding)
        let read = try ReadInput(input, options: InputOptions(encoding: encoding))
        #expect(read.accounted == input.count)
        #expect(read.profile.encoding == encoding)
        #expect(read.records.map(\.parties) == [["instructing-agent|\(name)|organisation", "creditor|\(name)"]])
    }
}
