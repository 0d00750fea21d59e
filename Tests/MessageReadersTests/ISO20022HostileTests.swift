import MessageSupport
import TestSupport
import Testing

@testable import MessageReaders

/// What is broken, too long or meant to harm.
@Suite struct ISO20022HostileTests {
    static let xml = InputOptions(format: .iso20022)
    static let message = ISO20022Samples.all[0].text

    private func read(_ text: String, _ options: InputOptions = xml, chunk: Int = .max) throws -> ReadInput {
        let input = bytes(text)
        let read = try ReadInput(input, options: options, chunk: chunk)
        #expect(read.accounted == input.count)
        return read
    }

    @Test func rejectsATruncatedDocumentAtEveryByte() throws {
        let statement = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document><X><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Acct><Nm>Otto</Nm></Acct><Ntry><NtryRef>1</NtryRef></Ntry>
            <Ntry><NtryDtls><TxDtls><A/></TxDtls><TxDtls><A/></TxDtls></NtryDtls><Inf>of Ida</Inf></Ntry><Inf>by Ira</Inf></Stmt>
            <Stmt><Acct><Nm>Olga</Nm></Acct></Stmt></X></Document>

            """
        let report = ISO20022Samples.all.first { $0.name == "pacs.002, group status alone" }?.text ?? ""
        for text in [statement, report] {
            let input = bytes(text)
            let whole = try ReadInput(input, options: Self.xml)
            let end = text.utf8.count - 1
            for count in 0..<end {
                let part = Array(input.prefix(count))
                let read = try ReadInput(part, options: Self.xml)
                #expect(read.accounted == count)
                // What was whole before stays as it is, and the rest is one rejected record.
                let good = read.records.prefix { $0.reject == nil }
                #expect(Array(good) == Array(whole.records.prefix(good.count)), "\(count) bytes")
                #expect(read.records.count - good.count == (isBlank(part) ? 0 : 1), "\(count) bytes")
                if count % 97 == 0 { #expect(try ReadInput(part, options: Self.xml, chunk: 5).records == read.records) }
            }
        }
    }

    /// Nothing but the XML declaration and space.
    private func isBlank(_ bytes: [UInt8]) -> Bool {
        bytes.isEmpty || (bytes.count >= 38 && bytes.count <= 39 && bytes.last != 0x3C)
    }

    @Test func rejectsADocumentTypeAndGoesOnWithTheNextDocument() throws {
        let laughs = """
            <?xml version="1.0"?>
            <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>
            <Document><X><GrpHdr/><TxInf><Nm>&lol2;</Nm></TxInf></X></Document>

            """
        for chunk in [1, 3, Int.max] {
            let read = try read(laughs + Self.message, chunk: chunk)
            #expect(read.records.count == 3)
            #expect(read.records[0].reject == "XML: a document type declaration is refused, line 2, byte 22 of the record")
            #expect(read.records[1].id == "T1")
            #expect(read.records[1].line == 7)
        }
    }

    @Test func rejectsWhatIsNotWellFormedWithItsPlace() throws {
        for (text, reason) in [
            ("<Document><X></Y></X></Document>", "XML: not well-formed at line 1, byte 13 of the record"),
            ("<Document>\n<X a=<b/></X></Document>", "XML: not well-formed at line 2, byte 16 of the record"),
            ("<Document><X></X>", "XML: the input ends inside a document, at line 1, byte 17 of the record"),
            ("hello", "XML: not well-formed at line 1, byte 0 of the record"),
            ("<Document/>x", "XML: not well-formed at line 1, byte 0 of the record"),
            ("<>", "XML: not well-formed at line 1, byte 0 of the record"),
            ("<html><body>Hello there</body></html>", "XML: no ISO 20022 message in it"),
            ("<a/>", "XML: no ISO 20022 message in it"),
            (
                "<Document><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr></BkToCstmrStmt></Document>",
                "XML: a message without any transaction, entry or account"
            ),
        ] {
            for chunk in [1, Int.max] {
                let read = try read(text, chunk: chunk)
                #expect(read.records.last?.reject == reason, "\(text)")
                #expect(read.records.count { $0.reject != nil } >= 1)
            }
        }
    }

    @Test func boundsDepthTagsAndRecords() throws {
        let deep = String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000)
        let inner = Self.message.replacing("<Cdtr><Nm>Carl", with: "<Cdtr>" + deep + "<Nm>Carl")
        for text in ["<Document><X>" + deep + "</X></Document>", inner] {
            let read = try read(text, chunk: 4096)
            #expect(read.records.count == 1)
            #expect(read.records[0].reject?.contains("nested deeper than 64 levels") == true)
        }
        let long = Self.message.replacing("<Cdtr>", with: "<Cdtr a=\"" + String(repeating: "x", count: 1 << 20) + "\">")
        let tag = try read(long, chunk: 1 << 14)
        #expect(tag.records.map(\.reject?.isEmpty) == [false])
        #expect(tag.records[0].reject?.contains("a tag longer than 65536 characters") == true)

        // A transaction above the limit is one rejected record; the others are read.
        let big = Self.message.replacing("for goods of", with: String(repeating: "long ", count: 4000))
        for chunk in [100, 5000, Int.max] {
            let limited = try read(big, InputOptions(format: .iso20022, maxRecordBytes: 10_000), chunk: chunk)
            #expect(limited.records.map(\.reject) == ["record is longer than 10000 bytes", nil])
            #expect(limited.records.last?.id == "E2")
        }
        // So is what stands before the transactions; they can't be read without it.
        let header = Self.message.replacing(
            "<MsgId>", with: "<Note>" + String(repeating: "long ", count: 4000) + "</Note><MsgId>")
        for chunk in [100, 5000, Int.max] {
            let limited = try read(header, InputOptions(format: .iso20022, maxRecordBytes: 10_000), chunk: chunk)
            #expect(limited.records.map { $0.reject != nil } == [true, true, true])
        }
    }

    @Test func holdsTheContextOfManyLevelsWithinItsLimit() throws {
        let note = "<Note>" + String(repeating: "x", count: RecordContext.limit) + "</Note>"
        let text = Self.message.replacing("<MsgId>", with: note + "<MsgId>")
        let read = try read(text, chunk: 1 << 20)
        #expect(read.records.map { $0.reject?.contains("what stands around the record") } == [true, true])
    }

    @Test func partsALongEntryAlikeInChunksOfAnySize() throws {
        let statement = ISO20022Samples.all.first { $0.name == "camt.053" }?.text ?? ""
        for limit in [60, 150, 300, 500, 900] {
            let options = InputOptions(format: .iso20022, maxRecordBytes: limit)
            let whole = try read(statement, options)
            for chunk in [1, 2, 50, 333] {
                #expect(try read(statement, options, chunk: chunk).records == whole.records, "\(limit)")
            }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3]) func accountsForEveryByteOfNoise(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "<Document>", "</Document>", "<Stmt>", "</Stmt>", "<Ntry>", "</Ntry>", "<NtryDtls>", "</NtryDtls>", "<TxDtls>",
            "</TxDtls>",
            "<TxInf>", "</TxInf>", "<GrpHdr>", "</GrpHdr>", "<Nm>", "</Nm>", "text ", "&lt;", "&#65;", "<![CDATA[", "]]>", "<!--",
            "-->",
            "<?xml version='1.0'?>", "<a b='<'/>", "<X/>", "\n", "<AppHdr>", "</AppHdr>", "<", ">", "\u{FEFF}", "é",
        ]
        for round in 0..<150 {
            var text = ""
            for _ in 0..<Int.random(in: 0...60, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
            let limit = round % 3 == 0 ? 40 : 1 << 20
            let options = InputOptions(format: .iso20022, encoding: .utf8, maxRecordBytes: limit)
            let whole = try read(text, options)
            let chunked = try read(text, options, chunk: Int.random(in: 1...9, using: &random))
            #expect(chunked.records == whole.records, "seed \(seed) round \(round): \(text)")
            // Without comments, instructions and marks whatever stands there is a record.
            let isSilent = text.contains("<!--") || text.contains("<?")
            if !isSilent, text.contains(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) {
                #expect(!whole.records.isEmpty, "seed \(seed) round \(round): \(text)")
            }
        }
    }
}
