import MessageSupport
import SanctionsModel
import TestSupport
import Testing

@testable import MessageReaders

/// The parties and texts of a record as the samples write them: fields that are empty are left out, and an agent's type.
func told(_ record: ReadRecord) -> [String] {
    record.parties.map { party in
        let fields = party.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let isAgent = fields[0].hasSuffix("agent") || fields[0] == "intermediary" || fields[0].hasSuffix("servicer")
        return fields.enumerated().filter { !$0.element.isEmpty && !(isAgent && $0.offset == 2) }.map(\.element).joined(
            separator: "|")
    } + record.texts.map { "text|" + $0 }
}

@Suite struct ISO20022Tests {
    static let xml = InputOptions(format: .iso20022)

    @Test(arguments: ISO20022Samples.all.map(\.name)) func readsEveryTypeByItsDefinition(_ name: String) throws {
        let sample = try #require(ISO20022Samples.all.first { $0.name == name })
        let read = try ReadInput(bytes(sample.text))
        #expect(read.profile.format == .iso20022)
        #expect(read.accounted == sample.text.utf8.count)
        #expect(read.records.map(\.reject) == sample.records.map { _ in nil })
        #expect(read.records.map(\.id) == sample.records.map(\.id))
        #expect(read.records.map(told) == sample.records.map(\.parties))
    }

    @Test(arguments: ISO20022Samples.all.map(\.name)) func readsAlikeInChunksOfAnySize(_ name: String) throws {
        let sample = try #require(ISO20022Samples.all.first { $0.name == name })
        try expectAlike(bytes(sample.text))
    }

    private func expectAlike(_ input: [UInt8], _ options: InputOptions = xml, sizes: [Int] = [1, 2, 7, 64, 1000]) throws {
        let whole = try ReadInput(input, options: options)
        #expect(whole.accounted == input.count)
        for size in sizes {
            let chunked = try ReadInput(input, options: options, chunk: size)
            #expect(chunked.records == whole.records, "chunks of \(size)")
            #expect(chunked.accounted == input.count, "chunks of \(size)")
        }
    }

    // MARK: Envelopes, prefixes, streams

    static let message = ISO20022Samples.all[0].text
    static let statement = ISO20022Samples.all.first { $0.name == "camt.053" }?.text ?? ""
    static var plain: String { String(message.drop { $0 != "\n" }.dropFirst()) }

    private func parties(_ text: String) throws -> [[String]] {
        let read = try ReadInput(bytes(text), options: Self.xml)
        #expect(read.accounted == text.utf8.count)
        #expect(read.records.allSatisfy { $0.reject == nil }, "\(read.records.compactMap(\.reject))")
        return read.records.map(told)
    }

    private var expected: [[String]] { ISO20022Samples.all[0].records.map(\.parties) }

    @Test func readsAnyNamespacePrefix() throws {
        let prefixed = Self.plain.replacing("</", with: "</pacs:").replacing("<", with: "<pacs:").replacing(
            "<pacs:/pacs:", with: "</pacs:")
        #expect(try parties(prefixed) == expected)
    }

    @Test func readsSeveralDocumentsWithAndWithoutARoot() throws {
        #expect(try parties(Self.message + Self.message) == expected + expected)
        #expect(try parties(Self.plain + "\u{FEFF}" + Self.plain) == expected + expected)
        #expect(try parties("<All>" + Self.plain + Self.plain + "</All>") == expected + expected)
    }

    static func header(_ sender: String) -> String {
        "<AppHdr><Fr><FIId><FinInstnId><BICFI>\(sender)</BICFI></FinInstnId></FIId></Fr><BizMsgIdr>B</BizMsgIdr></AppHdr>"
    }

    @Test func givesEachMessageItsOwnBusinessHeader() throws {
        let first = ["sender|organisation|bic=AAAAGB2L"]
        let second = ["sender|organisation|bic=BBBBGB2L"]
        let wanted = expected.map { first + $0 } + expected.map { second + $0 } + expected
        let stream = Self.header("AAAAGB2L") + Self.plain + Self.header("BBBBGB2L") + Self.plain + Self.plain
        #expect(try parties(stream) == wanted)
        #expect(try parties("<Envelope>" + stream + "</Envelope>") == wanted)
        let messages = [Self.header("AAAAGB2L"), Self.header("BBBBGB2L"), ""].map {
            "<FedwireMessage>" + $0 + Self.plain + "</FedwireMessage>"
        }
        #expect(try parties("<FedwireIncoming>" + messages.joined() + "</FedwireIncoming>") == wanted)
    }

    @Test func keepsAHeaderWithoutMessageAsARejectedRecord() throws {
        let read = try ReadInput(bytes(Self.plain + Self.header("AAAAGB2L")), options: Self.xml)
        #expect(read.records.count == 3)
        #expect(read.records.last?.reject == "XML: no ISO 20022 message in it")
    }

    @Test func readsAMessageInsideCharacterDataAndEscaped() throws {
        let wrapped = "<Msg><Hdr><Sender>x</Sender></Hdr><Body><![CDATA[" + Self.message + "]]></Body></Msg>"
        #expect(try parties(wrapped) == expected)
        try expectAlike(bytes(wrapped))
        let escaped = Self.message.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let text = "<Msg><Body>" + escaped + "</Body><Body>\n " + escaped + "</Body></Msg>"
        #expect(try parties(text) == expected + expected)
        try expectAlike(bytes(text))
        let both = "<Msg>\(Self.header("AAAAGB2L"))<Body><![CDATA[" + Self.message + "]]></Body></Msg>"
        #expect(try parties(both) == expected.map { ["sender|organisation|bic=AAAAGB2L"] + $0 })
    }

    @Test func readsCommentsInstructionsReferencesAndSpaces() throws {
        let text = ISO20022Samples.document(
            "pacs.008", "FIToFICstmrCdtTrf",
            """
            <!-- <CdtTrfTxInf> --><?x <CdtTrfTxInf> ?><GrpHdr a='>'><MsgId>M</MsgId></GrpHdr><CdtTrfTxInf><Cdtr><Nm>
              Jos&#233; &#x141;a&#10;Zoë<!-- Smith -->na  <![CDATA[A & <b>]]></Nm></Cdtr><Dbtr/><UltmtDbtr><Nm></Nm></UltmtDbtr></CdtTrfTxInf>
            """)
        #expect(try parties(text) == [["creditor|José Ła Zoëna A & <b>"]])
        try expectAlike(bytes(text))
    }

    @Test func readsEncodingsByDeclarationAndMark() throws {
        let text = "<Document><X><GrpHdr><MsgId>M</MsgId></GrpHdr><TxInf><Cdtr><Nm>José Łuk</Nm></Cdtr></TxInf></X></Document>"
        for bigEndian in [false, true] {
            let input = utf16("<?xml version='1.0' encoding='UTF-16'?>\n" + text, bigEndian: bigEndian, mark: true)
            let read = try ReadInput(input, options: InputOptions())
            #expect(read.records.map(told) == [["creditor|José Łuk"]])
            #expect(read.accounted == input.count)
            try expectAlike(input, InputOptions())
        }
        let latin = bytes(
            "<?xml version='1.0' encoding='ISO-8859-1'?>" + text.replacing("é", with: "#").replacing("Ł", with: "L")
        )
        .map { $0 == 0x23 ? 0xE9 : $0 }
        let read = try ReadInput(latin)
        #expect(read.profile.encoding == .latin1)
        #expect(read.records.map(told) == [["creditor|José Luk"]])
        let invalid = bytes("<?xml version='1.0' encoding='UTF-8'?>" + text.replacing("é", with: "#").replacing("Ł", with: "L"))
            .map { $0 == 0x23 ? 0xE9 : $0 }
        let marked = try ReadInput(invalid)
        #expect(marked.records.map { $0.reject?.hasSuffix("is not valid in the input's encoding") } == [true])
    }

    // MARK: Fields

    @Test func screensWhatStandsInUnknownAndUnlikelyPlaces() throws {
        let text = ISO20022Samples.document(
            "pacs.008", "FIToFICstmrCdtTrf",
            """
            \(ISO20022Samples.header)<CdtTrfTxInf><PmtId><EndToEndId>for Eva Endtoend</EndToEndId></PmtId><Amt Ccy="EUR">to Adam Amount</Amt>
            <New><Thing>Nora New</Thing></New><NewPty><Nm>Paula Party</Nm><PstlAdr><AdrLine>Alf Address</AdrLine></PstlAdr></NewPty>
            <Cdtr><PstlAdr><AdrLine>Carla Line</AdrLine><AdrLine>Town</AdrLine></PstlAdr></Cdtr></CdtTrfTxInf>
            """)
        let read = try ReadInput(bytes(text), options: Self.xml)
        let all = read.records.flatMap(told)
        #expect(
            all == [
                "newpty|Paula Party|Alf Address", "creditor|Carla Line, Town", "text|for Eva Endtoend", "text|to Adam Amount",
                "text|Nora New",
            ])
    }

    @Test func tellsWhatWasDoneWithEveryField() throws {
        let sample = ISO20022Samples.all[0]
        let input = bytes(sample.text + "<Document><X><TxInf><New>Nora</New><Amt>1</Amt></TxInf></X></Document>")
        let profile = try InputProfile.detect(start: input.span, isWhole: true, options: Self.xml)
        var splitter = RecordSplitter(profile: profile)
        var parser = RecordParser(profile: profile)
        var scanned = ScannedRecord()
        var offset = 0
        while true {
            let piece = splitter.next(in: input.span, from: offset, isLast: true)
            if case .record(let record) = piece {
                offset = record.range.upperBound
                #expect(parser.parse(input.span.extracting(record.content), context: splitter.context, into: &scanned) == nil)
            } else if case .frame(let range) = piece {
                offset = range.upperBound
            } else {
                break
            }
        }
        let coverage = parser.coverage
        func count(_ path: String, _ treatment: FieldCoverage.Treatment, _ detail: String) -> Int {
            coverage.counts[FieldCoverage.Field(path: path, treatment: treatment, detail: detail)] ?? 0
        }
        #expect(count("FIToFICstmrCdtTrf/CdtTrfTxInf/Dbtr/Nm", .screened, "debtor.name") == 2)
        #expect(count("FIToFICstmrCdtTrf/CdtTrfTxInf/DbtrAcct/Id/IBAN", .screened, "debtor.identifier.iban") == 1)
        #expect(count("X/TxInf/Amt", .notScreened, "an amount, rate or quantity") == 1)
        #expect(count("X/TxInf/New", .unknown, "as free text, when it has a word") == 1)
        #expect(coverage.count(.unknown) == 1)
        #expect(coverage.sorted.first?.field.treatment == .screened)
    }

    @Test func holdsNoPathTwiceInItsTables() {
        let fields = ISO20022Fields.fields.map(\.path) + ISO20022Fields.notScreened.map(\.path)
        #expect(
            Set(fields).count == fields.count, "\(Dictionary(grouping: fields, by: \.self).filter { $0.value.count > 1 }.keys)")
        #expect(Set(ISO20022Fields.parties.map(\.path)).count == ISO20022Fields.parties.count)
        #expect(Set(ISO20022Fields.accounts.map(\.path)).count == ISO20022Fields.accounts.count)
    }
}
