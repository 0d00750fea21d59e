import TestSupport
import Testing

@testable import Screening

@Suite("How alerts and rejects spread")
struct RunStatisticsTests {
    @Test("counts of parts, one after the other, are the counts of the whole; beyond the limit too")
    func parts() {
        var random = SeededRandom(seed: 40)
        for _ in 0..<20 {
            let keys = (0..<3_000).map { _ in "\(Int.random(in: 0..<600, using: &random))" }
            var whole = OrderedCounts(limit: 256)
            for key in keys { whole.add(to: key) }
            var joined = OrderedCounts(limit: 256)
            var rest = keys[...]
            while !rest.isEmpty {
                var part = OrderedCounts()
                let count = Int.random(in: 1...400, using: &random)
                for key in rest.prefix(count) { part.add(to: key) }
                joined.add(part)
                rest = rest.dropFirst(count)
            }
            #expect(joined == whole)
            #expect(joined.keys.count == 256)
            #expect(joined.keys.reduce(0) { $0 + joined[$1] } + joined.other == keys.count)
            #expect(whole.descending.reduce(0) { $0 + $1.count } == keys.count)
        }
    }

    @Test("bands of scores")
    func bands() {
        func band(_ score: Int) -> String { RunStatistics.band(of: Score(tenThousandths: score)) }
        #expect(band(10_000) == "1.00")
        #expect(band(9_999) == "0.95")
        #expect(band(9_500) == "0.95")
        #expect(band(9_499) == "0.90")
        #expect(band(499) == "0.00")
        #expect(band(500) == "0.05")
    }

    @Test("by list, role, country, priority, score; rejects by reason and place")
    func ofARun() async throws {
        let person = FictionalList.person
        let text = """
            {"parties":[{"role":"creditor","name":"\(person)","country":"Saudi Arabia"},{"role":"debtor","name":"\(person)","nationality":"SA"}]}
            {"name":"\(person)","country":"Atlantis"}
            {"name":"\(person)"}
            {"name":"Emma"}
            nothing
            {"name":}

            """
        let run = try await run(text)
        let statistics = run.summary.statistics
        #expect(statistics.lists["test"] == run.summary.alerts)
        #expect(statistics.roles["creditor"] == 1)
        #expect(statistics.roles["debtor"] == 1)
        #expect(statistics.roles[""] == 2)
        #expect(statistics.countries["SA"] == 2)
        #expect(statistics.countries["(other)"] == 1)
        #expect(statistics.countries[""] == 1)
        #expect(statistics.bands["1.00"] == 4)
        #expect(statistics.priorities.descending.reduce(0) { $0 + $1.count } == run.summary.alerts)
        #expect(statistics.rejects["not an object"] == 1)
        #expect(statistics.rejects["unexpected byte"] == 1)
        #expect(statistics.firstRejects.map(\.place.line) == [5, 6])
    }

    @Test("a timeline stays short however many samples come")
    func timeline() {
        var timeline = RunTimeline()
        for i in 0..<100_000 { timeline.add(.init(seconds: Double(i) / 10, records: i, bytes: i)) }
        timeline.end(.init(seconds: 10_001, records: 100_000, bytes: 100_000))
        #expect(timeline.samples.count > 50 && timeline.samples.count <= RunTimeline.most + 1)
        #expect(timeline.samples.last?.records == 100_000)
        #expect(timeline.samples.map(\.seconds) == timeline.samples.map(\.seconds).sorted())
    }

    @Test("which fields were met, the same for any number of workers")
    func coverage() async throws {
        let input = RunOrderTests.jsonl(9)
        let one = try await run([input])
        let fields = one.summary.coverage.sorted.map { "\($0.field.path) \($0.field.treatment.rawValue)" }
        #expect(fields == ["/name screened", "/pad screened", "/id not-screened"])
        let two = try await run([input]) { $0.jobs = 3 }
        #expect(two.summary.coverage == one.summary.coverage)
        let csv = try await run([RunOrderTests.csv(9)])
        #expect(csv.summary.coverage.sorted.map(\.field.path) == ["name", "pad", "id"])
        #expect(csv.summary.coverage.fieldCount(.screened) == 2)
    }
}
