import MessageReaders
import SanctionsModel
import TestSupport
import Testing

@testable import Screening

/// Whole messages held in memory: nothing of them is passed over.
@Suite struct MessageOutcomeTests {
    private static let listed = FictionalList.person

    private func outcome(
        _ text: String, _ options: InputOptions = InputOptions(), policy: Policy = .standard
    ) throws -> MessageOutcome {
        let bytes = Array(text.utf8)
        let outcome = try FictionalList.screener(policy).screen(message: bytes.span, options: options)
        #expect(outcome.byteCount == bytes.count)
        #expect(outcome.recordBytes + outcome.otherBytes == bytes.count, "every byte is accounted for")
        var end = 0
        for record in outcome.records {
            #expect(record.bytes.lowerBound >= end && record.bytes.upperBound <= bytes.count)
            end = record.bytes.upperBound
        }
        return outcome
    }

    private static func mt103(_ id: String, _ name: String) -> String {
        "{1:F01BANKBEBBAXXX0000000000}{2:I103BANKDEFFXXXXN}{4:\r\n:20:\(id)\r\n:23B:CRED\r\n:32A:260227EUR100,\r\n"
            + ":50K:/1\r\nEmma Jones\r\n:59:/2\r\n\(name)\r\n:71A:SHA\r\n-}"
    }

    private static func pacs008(_ names: [String]) -> String {
        let transactions = names.enumerated().map { i, name in
            "<CdtTrfTxInf><PmtId><EndToEndId>E\(i)</EndToEndId></PmtId><Cdtr><Nm>\(name)</Nm></Cdtr></CdtTrfTxInf>"
        }
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><FIToFICstmrCdtTrf><GrpHdr><MsgId>M</MsgId>"
            + "</GrpHdr>\(transactions.joined())</FIToFICstmrCdtTrf></Document>"
    }

    static let batches: [(name: String, text: String)] = [
        ("MT103", mt103("A", "Bob Doe") + mt103("B", listed)),
        ("MT103 by line", mt103("A", "Bob Doe") + "\r\n" + mt103("B", listed) + "\r\n"),
        ("MT103 in RJE", mt103("A", "Bob Doe") + "$" + mt103("B", listed)),
        ("pacs.008", pacs008(["Bob Doe", listed])),
        ("JSON lines", "{\"id\":\"A\",\"name\":\"Bob Doe\"}\n{\"id\":\"B\",\"name\":\"\(listed)\"}\n"),
        ("a JSON array", "[{\"id\":\"A\",\"name\":\"Bob Doe\"},{\"id\":\"B\",\"name\":\"\(listed)\"}]"),
        ("JSON over lines", "{\n\"id\":\"A\",\"name\":\"Bob Doe\"}\n{\n\"id\":\"B\",\n\"name\":\"\(listed)\"}\n"),
        ("CSV", "id,name\nA,Bob Doe\nB,\(listed)\n"),
        ("CSV without a last line end", "id,name\r\nA,Bob Doe\r\nB,\(listed)"),
        ("TSV", "id\tname\nA\tBob Doe\nB\t\(listed)\n"),
    ]

    @Test("the second record of a batch is held, whatever the format", arguments: batches.indices)
    func second(_ index: Int) throws {
        let outcome = try outcome(Self.batches[index].text)
        #expect(outcome.records.map(\.status) == [.clear, .hold], "\(Self.batches[index].name)")
        #expect(outcome.status == .hold)
        #expect(outcome.records.last?.alerts.first?.designation.id == "test:P1")
        #expect(outcome.alerts.count == 1)
        #expect(!outcome.notes.isEmpty)
    }

    @Test("a parser of single records rejects a batch", arguments: batches.indices)
    func parser(_ index: Int) throws {
        let bytes = Array(Self.batches[index].text.utf8)
        let profile = try InputProfile.detect(start: bytes.span, isWhole: true, options: InputOptions())
        var parser = RecordParser(profile: profile)
        var record = ScannedRecord()
        let content = bytes.span.extracting(profile.headerBytes..<bytes.count)
        #expect(parser.parse(content, into: &record)?.code == .severalRecords)
        #expect(record.parties.isEmpty)
    }

    @Test("records that can't be read are rejected with their place, and the message with them")
    func rejects() throws {
        let outcome = try outcome("{\"name\":\"Bob Doe\"}\n{\"name\":\"Bob\n{\"name\":\"????\"}\n{\"name\":\"\(Self.listed)\"}\n")
        #expect(outcome.records.map(\.status) == [.clear, .reject, .reject, .hold])
        #expect(outcome.records.map(\.line) == [1, 2, 3, 4])
        #expect(outcome.records.filter { $0.status == .reject }.allSatisfy { $0.reason?.isEmpty == false })
        #expect(outcome.status == .reject)
    }

    @Test("a message without a record is not clear", arguments: ["id,name\n", "\n\n", "[]", ""])
    func empty(_ text: String) throws {
        let outcome = try? outcome(text)
        #expect(outcome?.status ?? .reject == .reject)
    }

    @Test("an unknown format is an error, not a clear message", arguments: ["%PDF-1.4\n", "\u{0}\u{1}\u{2}", "<html></html>"])
    func unknown(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(throws: (any Error).self) {
            let outcome = try FictionalList.screener().screen(message: bytes.span)
            if outcome.status == .reject { throw CancellationError() }
        }
    }

    @Test("a deadline that has passed is an error; one that has not changes nothing")
    func deadline() throws {
        let bytes = Array(Self.batches[0].text.utf8)
        let screener = try FictionalList.screener()
        #expect(throws: DeadlineExceeded.self) {
            try screener.screen(message: bytes.span, deadline: .now - .seconds(1))
        }
        #expect(throws: DeadlineExceeded.self) { try screener.screen(Party(name: "Never Asked"), deadline: .now - .seconds(1)) }
        // What was left undone is not remembered as clear, and the session works on.
        #expect(try screener.screen(message: bytes.span, deadline: .now + .seconds(600)).status == .hold)
        #expect(try screener.screen(Party(name: Self.listed), deadline: .now + .seconds(600)).status == .hold)
        let text = "paid to \(Self.listed) for rent"
        #expect(throws: DeadlineExceeded.self) {
            try screener.screen(message: Array("{\"text\":\"\(text)\"}".utf8).span, deadline: .now - .seconds(1))
        }
        #expect(screener.withSession { $0.screen(text: text).status } == .hold)
    }

    @Test("a task that is cancelled gets an error")
    func cancelled() async throws {
        let bytes = Array(Self.batches[0].text.utf8)
        let screener = try FictionalList.screener()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try screener.screen(message: bytes.span).status
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
