import MessageReaders
import SanctionsModel
import Testing
import WatchlistStore

@testable import Screening

@Suite("Replay of lines of output")
struct ReplayTests {
    private func replay(
        _ lines: [UInt8], of input: [UInt8], by screener: Screener? = nil, _ options: InputOptions = InputOptions()
    ) throws -> (answers: [Replay.Answer], summary: Replay.Summary) {
        let folder = try TemporaryFolder()
        let records = try folder.write(input, to: "records")
        let alerts = try folder.write(lines, to: "alerts")
        var answers: [Replay.Answer] = []
        let summary = try Replay(screener: try screener ?? FictionalList.screener(), input: options, records: [records])
            .run(alerts) { answers.append($0) }
        return (answers, summary)
    }

    @Test("the same, byte for byte: every line, lines of hits, limited, in any order", arguments: ["jsonl", "csv"])
    func same(_ format: String) async throws {
        let input = format == "csv" ? RunOrderTests.csv(21) : RunOrderTests.jsonl(21)
        for (output, limit) in [(RunOptions.Output.all, nil), (.hits, nil), (.hits, 1), (.hits, 0)] as [(_, Int?)] {
            let made = try await run([input]) {
                $0.output = output
                $0.limit = limit
            }
            let (answers, summary) = try replay(made.lines, of: input)
            #expect(summary.different == 0)
            #expect(summary.same == made.records.count)
            #expect(answers.allSatisfy { $0.differences.isEmpty })
            let shuffled = made.lines.split(separator: 0x0A).reversed().joined(separator: [0x0A])
            #expect(try replay(Array(shuffled), of: input).summary.same == made.records.count)
        }
    }

    @Test("records too long to be held, and stripped ones")
    func special() async throws {
        let long = #"{"name":"\#(String(repeating: "x", count: 9_000))"}"#
        let party = #"{"role":"debtor","name":"Emma"}"#
        let held = #"{"id":"P1","parties":[\#(party),{"role":"creditor","name":"\#(FictionalList.person)"}]}"#
        let input = Array("\(held)\n\(long)\n{\"id\":\"P1\",\"parties\":[\(party)]}\n".utf8)
        let made = try await run([input]) { $0.input.maxRecordBytes = 8_000 }
        #expect(made.statuses == ["hold", "reject", "hold"])
        #expect(made.summary.stripped == 1)
        let (_, summary) = try replay(made.lines, of: input, InputOptions(maxRecordBytes: 8_000))
        #expect(summary.same == 3)
    }

    @Test("a changed record, a moved one, another policy, another list, another score")
    func different() async throws {
        let name = "Qasim Zoravandy Belhakim"
        let text = #"{"id":"1","name":"\#(name)"}"# + "\n" + #"{"id":"2","name":"Samir Halvadjian"}"# + "\n"
        let input = Array(text.utf8)
        let made = try await run([input])
        func kinds(_ result: (answers: [Replay.Answer], summary: Replay.Summary)) -> [[ReplayDifference.Kind]] {
            result.answers.map { $0.differences.map(\.kind) }
        }
        let changed = Array(text.replacing("Zoravandy", with: "Zoravandi").utf8)
        #expect(kinds(try replay(made.lines, of: changed)) == [[.record], []])
        #expect(kinds(try replay(made.lines, of: [0x0A] + input)) == [[.record], [.record]])
        let policy = try Policy.standard.overriding(threshold: 7_900)
        let other = try replay(made.lines, of: input, by: try FictionalList.screener(policy))
        #expect(kinds(other).allSatisfy { $0.first == .policy })
        let list = FictionalList.make(id: "test", version: "2026-02-03", sha256: String(repeating: "cd", count: 32))
        let newer = Screener(watchlist: try Watchlist(lists: [list]))
        let found = try replay(made.lines, of: input, by: newer)
        #expect(found.answers.first?.differences.first?.text == "list test@abababababababab then, test@cdcdcdcdcdcdcdcd now")
        #expect(found.answers.first?.differences.contains { $0.text.contains("list.version") } == true)
        // A line that was tampered with.
        let line = String(decoding: made.lines, as: UTF8.self)
        let score = try #require(made.records.first?["alerts"]?.items.first?["score"]?.plain)
        let forged = Array(line.replacing("\"score\":\(score)", with: "\"score\":1.0000").utf8)
        let told = try replay(forged, of: input)
        #expect(told.answers.first?.differences.map(\.text) == ["alert on test:P1: score 1.0000 then, \(score) now"])
        let spaced = Array(line.replacing("{\"record\"", with: "{ \"record\"").utf8)
        #expect(try replay(spaced, of: input).answers.first?.differences.map(\.kind) == [.other])
    }

    @Test("what is no line, or of no input that is given")
    func errors() async throws {
        let input = Array(#"{"name":"\#(FictionalList.person)"}"#.utf8)
        #expect(throws: ReplayError.self) { try replay(Array("{}\n".utf8), of: input) }
        #expect(throws: ReplayError.self) { try replay(Array("no line\n".utf8), of: input) }
        let two = try await run([input, input])
        #expect(throws: ReplayError.self) {
            try replay(Array(String(decoding: two.lines, as: UTF8.self).replacing("input-1", with: "gone").utf8), of: input)
        }
    }

    @Test("the seal of a line: lists, and the day where the policy depends on it")
    func seal() async throws {
        let made = try await run(#"{"name":"\#(FictionalList.person)"}"#)
        let line = try #require(made.records.first)
        #expect(line.keys.suffix(4) == ["engine", "policy", "model", "lists"])
        #expect(line["lists"]?.items.map(\.string) == ["test@abababababababab"])
    }
}
