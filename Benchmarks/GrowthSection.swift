import Benchmarking
import Bytes
import SanctionsModel
import WatchlistStore

/// Lists of ten thousand names and ten times as many, and so on: how compiling, opening, searching and memory grow.
struct GrowthSection {
    let parts: NameParts
    let sizes: [Int]
    let seed: UInt64
    var queries = 10_000
    /// The share of the traffic that is near a listed name is the same for all sizes, so that they alert alike.
    var nearListed = 5

    func run(_ folder: TemporaryFolder) throws -> (BenchmarkReport.Section, [BenchmarkReport.Plot]) {
        var section = BenchmarkReport.Section(
            "Growth",
            note:
                "Made lists, seed \(seed); \(queries) made names that were never asked for before, \(nearListed) of 1,000 near a listed one."
        )
        var (search, compile, alerts): ([(x: Double, y: Double)], [(x: Double, y: Double)], [(x: Double, y: Double)]) = (
            [], [], []
        )
        var earlier: Double?
        // The more names a list holds the more names alert, and these take longer: sizes are compared at the rate of the first.
        var rate: Double?
        for size in sizes.sorted() {
            let measured = try measure(size, folder)
            let sameRate = rate ?? measured.pass.all.alertRate
            rate = sameRate
            let time = measured.pass.microsecondsAName(alertRate: sameRate)
            let reference = earlier.map { Figure.Reference("at the size before", $0) }
            let millions = size >= 1_000_000
            section.figures += [
                Figure("growth.\(size).search", "\(size) names: a look-up", measured.pass.all.microsecondsAName, .microseconds),
                // A third of the speed of a list a tenth as long, at least.
                Figure(
                    "growth.\(size).same", "\(size) names: a look-up, \(Self.percent(sameRate)) alerting", time, .microseconds,
                    reference: reference, reach: millions && reference != nil ? .ratio(1 / 3.0) : nil),
                Figure("growth.\(size).alerts", "\(size) names: names that alert", measured.pass.all.alertRate * 100, .percent),
                Figure(
                    "growth.\(size).compile", "\(size) names: compile", measured.compile, .seconds,
                    reach: size <= 100_000 ? nil : .value(60 * Double(size) / 1_000_000)),
                Figure(
                    "growth.\(size).open", "\(size) names: open, mapped", measured.open * 1e3, .milliseconds,
                    reach: size <= 1_000_000 ? .value(5) : nil),
                Figure(
                    "growth.\(size).touched", "\(size) names: touched by the search", measured.touched / Double(size),
                    .bytesAName,
                    reach: millions ? .value(150) : nil),
                Figure("growth.\(size).file", "\(size) names: the file", measured.file / Double(size), .bytesAName),
            ]
            search.append((Double(size), time))
            compile.append((Double(size), measured.compile))
            alerts.append((Double(size), measured.pass.all.alertRate * 100))
            earlier = time
        }
        let names = "listed names"
        return (
            section,
            [
                BenchmarkReport.Plot(
                    "A look-up as the list grows", xTitle: names, yTitle: "microseconds a look-up",
                    curves: [
                        .init("microseconds a name never seen before, at one rate of alerts", points: search),
                        .init("% of names that alert", points: alerts),
                    ]),
                BenchmarkReport.Plot(
                    "Compiling as the list grows", xTitle: names, yTitle: "seconds", curves: [.init("seconds", points: compile)]),
            ]
        )
    }

    private static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

    private struct Measured {
        var pass = SearchMeasure.SplitPass()
        var compile = 0.0
        var open = 0.0
        var touched = 0.0
        var file = 0.0
    }

    private func measure(_ size: Int, _ folder: TemporaryFolder) throws -> Measured {
        var measured = Measured()
        let path = folder.file("growth-\(size).watchlist")
        var made = MadeList(parts, names: size)
        made.seed = seed
        var listed: [String] = []
        do {
            let list = made.sourceList()
            listed = Subject.names([list])
            var bytes: [UInt8] = []
            measured.compile = try Stopwatch.seconds {
                var builder = WatchlistBuilder()
                try builder.add(list)
                bytes = try builder.freeze()
            }
            measured.file = Double(bytes.count)
            let stream = try OutputStream(path: path)
            try stream.write(bytes.span)
        }
        var opened: Watchlist?
        // The allocator sorts at its next calls what compiling has freed, in a time that grows with the list and is none of opening: so
        // the least of several.
        let openings = try (0..<9).map { _ in try Stopwatch.seconds { opened = try Watchlist(mapping: path) } }
        measured.open = openings.min() ?? 0
        guard let watchlist = opened, watchlist.nameCount >= size else {
            throw WrongAnswer("the made list of \(size) names holds \(opened?.nameCount ?? 0)")
        }
        var generator = TrafficGenerator(parts, listed: listed)
        generator.seed = seed
        generator.seenBefore = 0
        generator.nearListed = nearListed
        let traffic = generator.names(queries)
        let measure = SearchMeasure(watchlist)
        measured.pass = measure.splitPass(traffic, 0..<traffic.count, NameSearch(watchlist))
        measured.touched = Double(ProcessMemory.residentBytes(ofMapping: path))
        // Scoring every name takes long on long lists: a few are enough to catch an index that has lost its way.
        let checked = max(1, min(10, 1_000_000 / size))
        _ = try measure.checkAgainstEveryName(traffic, Array(0..<checked))
        return measured
    }
}
