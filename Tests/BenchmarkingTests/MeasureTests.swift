import Benchmarking
import Bytes
import SanctionsModel
import Screening
import Testing
import WatchlistStore

/// What is timed gives right answers: the figures themselves are the machine's.
@Suite struct MeasureTests {
    private let folder: TemporaryFolder
    private let watchlist: Watchlist
    private let traffic: NameStream

    init() throws {
        folder = try TemporaryFolder(prefix: "benchmarking-tests")
        let list = MadeList(NameParts([]), names: 300).sourceList()
        watchlist = try Watchlist(lists: [list])
        var generator = TrafficGenerator(NameParts([]), listed: list.designations.flatMap { $0.names.map(\.text) })
        generator.nearListed = 100
        traffic = generator.names(600)
    }

    @Test func aPassCountsItsNamesAndHits() {
        let measure = SearchMeasure(watchlist)
        let search = NameSearch(watchlist)
        let pass = measure.pass(traffic, 0..<traffic.count, search)
        #expect(pass.names == 600)
        #expect(pass.alerting > 10 && pass.alerting <= pass.hits)
        #expect(pass.namesASecond > 0)
        // Parts of the stream add up to the whole.
        let parts = [0..<100, 100..<600].map { measure.pass(traffic, $0, search).hits }
        #expect(parts.reduce(0, +) == pass.hits)
        #expect(measure.latencies(traffic, 0..<50, search).count == 50)
    }

    /// Names that alert are told from the others, and weighed as if more or fewer of them did.
    @Test func aSplitPassComparesAtAnyRateOfAlerts() {
        let measure = SearchMeasure(watchlist)
        let search = NameSearch(watchlist)
        let (pass, split) = (
            measure.pass(traffic, 0..<traffic.count, search), measure.splitPass(traffic, 0..<traffic.count, search)
        )
        #expect(split.alerting.names == pass.alerting && split.clear.names == 600 - pass.alerting)
        #expect(split.clear.hits == 0 && split.all.hits == pass.hits && split.all.names == 600)
        let (clear, alerting) = (split.clear.microsecondsAName, split.alerting.microsecondsAName)
        #expect(split.microsecondsAName(alertRate: 0) == clear && split.microsecondsAName(alertRate: 1) == alerting)
        let own = split.microsecondsAName(alertRate: split.all.alertRate)
        #expect(abs(own - split.all.microsecondsAName) < 1e-6 * own)
    }

    @Test func theSearchSectionChecksAndTellsFiveFigures() throws {
        var section = SearchSection(watchlist, traffic: traffic)
        section.rounds = 1
        section.checkedNames = 5
        let told = try section.run()
        #expect(told.figures.map(\.id) == ["search.names", "search.unseen", "latency.p50", "latency.p99", "latency.p999"])
        #expect(told.figures.allSatisfy { $0.value > 0 })
    }

    @Test func theReaderAloneFindsTheRecordsOfTheFilter() async throws {
        let path = folder.file("payments.jsonl")
        try OutputStream(path: path).write(PaymentRecords.jsonLines(traffic, hasText: true).span)
        let measure = FilterMeasure(screener: Screener(watchlist: watchlist), path: path)
        let run = try await measure.run(jobs: 2, output: folder.file("out"))
        let read = try await measure.readOnly(jobs: 2)
        #expect(run.records == 300 && run.rejected == 0 && run.held > 0)
        #expect(read.records == run.records && read.rejected == 0)
        #expect(read.bytes == run.bytes)
    }

    @Test func rejectedRecordsAreCountedByBoth() async throws {
        let path = folder.file("broken.jsonl")
        let bytes = Array("{\"name\":\"Made Name\"}\n{\"name\":\n\n{\"name\":\"Other Name\"}".utf8)
        try OutputStream(path: path).write(bytes.span)
        let measure = FilterMeasure(screener: Screener(watchlist: watchlist), path: path)
        let run = try await measure.run(jobs: 1, output: folder.file("out"))
        let read = try await measure.readOnly(jobs: 1)
        #expect(run.records == 3 && run.rejected == 1)
        #expect(read.records == 3 && read.rejected == 1)
        #expect(read.bytes == run.bytes && run.bytes == bytes.count)
    }

    @Test func aMissingFileIsAnError() async {
        let measure = FilterMeasure(screener: Screener(watchlist: watchlist), path: folder.file("nowhere"))
        await #expect(throws: (any Error).self) { try await measure.run(jobs: 1, output: "/dev/null") }
        await #expect(throws: (any Error).self) { try await measure.readOnly(jobs: 1) }
    }

    @Test func aTemporaryFolderGoesWithItsFiles() throws {
        let path: String
        do {
            let folder = try TemporaryFolder(prefix: "benchmarking-tests")
            path = folder.path
            try OutputStream(path: folder.file("a")).write([1, 2, 3].span)
            #expect(try readFile(path + "/a") == [1, 2, 3])
        }
        #expect(throws: (any Error).self) { try readFile(path + "/a") }
    }
}
