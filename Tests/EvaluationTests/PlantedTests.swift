import Foundation
import MessageReaders
import SanctionsModel
import Screening
import Testing
import WatchlistStore

@testable import Evaluation

/// A listed name is found in every field of every format, however it is broken and escaped.
@Suite("Names planted in messages")
struct PlantedTests {
    private static let rows = [
        row("Qasim Mahmoud Zoravandi Belhakem", .person, "test:P1"),
        row("Norvexa International Trading Company Limited Vredenhain Branch", .organisation, "test:O9"),
        row("Günther Björn Ødegaardsen", .person, "test:P7"), row("قاسم محمود الزوراوندي", .person, "test:P1"),
    ]

    private static func row(_ name: String, _ type: PartyType, _ id: String) -> DeckRow {
        DeckRow(id: "control-1", type: type, name: name, expected: [id], category: "control")
    }

    private static let watchlist = Result {
        try SampleList.watchlist(
            adding: "O9,organisation,Norvexa International Trading Company Limited Vredenhain Branch,primary,,,,,,\n")
    }

    @Test("every message of the kit can be read, and each of its fields holds a name")
    func kit() throws {
        let templates = MessageTemplates.shared
        #expect(templates.problems == [])
        #expect(Set(templates.templates.map(\.format)) == Set(InputFormat.allCases))
        #expect(Set(templates.templates.map(\.title)).count == templates.templates.count)
        for kind in ["given", "family", "firm", "purpose"] { #expect(templates.words[kind]?.isEmpty == false) }
        for template in templates.templates {
            for encoding in template.encodings {
                let message = try PlantedMessage(template, encoding, words: templates.words)
                #expect(!message.openings.isEmpty, "\(message.title)")
            }
        }
    }

    @Test("no name is lost in any field")
    func found() throws {
        let run = PlantedRun(try Self.watchlist.get(), policy: .standard, threads: 2)
        let report = try run.report(Self.rows)
        let lost = report.lines.filter { $0.counts.lost > 0 }
        let isComplete = report.isComplete
        #expect(lost.map { "\($0.message) \($0.field) \($0.variant.title): \($0.lost)" } == [])
        #expect(isComplete)
        let isEmpty = report.lines.contains { $0.counts.alone == 0 }
        #expect(!isEmpty, "a field in which nothing could be lost")
        #expect(report.counts.planted > 2_000)
        let variants = Set(report.lines.map(\.variant))
        #expect(variants == Set(PlantedVariant.allCases))
        #expect(report.text.contains("Way of writing"))
        var out = JSONOutput()
        report.write(to: &out)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
        #expect((object["fields"] as? [Any])?.count == report.lines.count)
    }

    @Test("a name that can't be read in a field is told as lost, with what was read")
    func lost() throws {
        // A comment is nobody's field.
        let text = """
            #! message hidden iso20022
            <Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>{{ref}}</MsgId></GrpHdr>
            #! transaction
            <CdtTrfTxInf><PmtId><TxId>{{ref}}</TxId></PmtId><!-- {{name:140|comment}} --><Cdtr><Nm>Rowena Solway</Nm></Cdtr></CdtTrfTxInf>
            #! end
            </FIToFICstmrCdtTrf></Document>
            """
        let templates = MessageTemplates(text)
        #expect(templates.problems == [])
        let run = PlantedRun(try Self.watchlist.get(), policy: .standard, threads: 1)
        let report = try run.report(Array(Self.rows.prefix(1)), templates)
        #expect(!report.isComplete)
        #expect(report.counts.lost == report.counts.planted && report.counts.planted > 0)
        #expect(report.lines.first?.lost.first?.read.contains("creditor: Rowena Solway") == true)
    }

    @Test(
        "names are broken as messages break them",
        arguments: [
            (
                "lines:20:3", "Qasim Mahmoud Zoravandi Belhakem", .betweenWords,
                "Qasim Mahmoud\r\nZoravandi Belhakem\r\n12 QUAY ROAD"
            ),
            (
                "lines:20:3", "Qasim Mahmoud Zoravandi Belhakem", .withinWords,
                "Qasim Mahmoud Zorava\r\nndi Belhakem\r\n12 QUAY ROAD"
            ),
            ("numbered:10", "Qasim Belhakem", .withinWords, "1/Qasim Belh\r\n1/akem"),
            ("codes:BNF", "Qasim Mahmoud Zoravandi Belhakem", .withinWords, "/BNF/Qasim Mahmoud Zoravandi Belhak\r\n//em"),
            ("free:20:4", "Qasim Belhakem", .betweenWords, "PAYMENT TO Qasim\r\nBelhakem INV 4471"),
            ("parted:+", "Qasim Zor Belhakem", .whole, "Belhakem+Qasim Zor"),
        ] as [(String, String, PlantedVariant, String)])
    func breaks(_ layout: String, _ name: String, _ variant: PlantedVariant, _ expected: String) throws {
        let layout = try #require(SlotLayout(layout[...]))
        let format = layout == .parted("+", isGivenFirst: false) ? InputFormat.edifact : .mt
        let written = SlotWriter(format: format).write(name, into: layout)
        #expect(written.first { $0.variant == variant }?.value == expected, "\(written)")
    }

    @Test(
        "an archive has the size that is asked for, the same for the same seed, and every record of it is read",
        arguments: ["camt.053", "MT103", "MT940", "PNRGOV", "JSON lines"])
    func archive(_ title: String) throws {
        func make(_ seed: UInt64) throws -> [UInt8] {
            var bytes: [UInt8] = []
            try #require(MessageArchive(title, seed: seed)).write(bytes: 60_000) { bytes += $0 }
            return bytes
        }
        let bytes = try make(3)
        #expect(bytes.count >= 60_000 && bytes.count < 260_000)
        #expect(try make(3) == bytes)
        #expect(try make(4) != bytes)
        let profile = try InputProfile.detect(start: bytes.span, isWhole: true, options: InputOptions())
        var splitter = RecordSplitter(profile: profile)
        var parser = RecordParser(profile: profile)
        var scanned = ScannedRecord()
        var offset = profile.headerBytes
        var records = 0
        loop: while true {
            switch splitter.next(in: bytes.span, from: offset, isLast: true) {
            case .record(let record):
                let reject =
                    record.reject
                    ?? parser.parse(bytes.span.extracting(record.content), context: splitter.context, into: &scanned)
                #expect(reject == nil)
                records += 1
                offset = record.range.upperBound
            case .blank(let range), .frame(let range): offset = range.upperBound
            case .oversized(let fragment):
                Issue.record("too long")
                offset = fragment.range.upperBound
            case .needMore, .end: break loop
            }
        }
        #expect(offset == bytes.count)
        #expect(records > 15)
    }
}
