import Evaluation
package import WatchlistStore

/// Look-ups by name: how many a second on one core, and how long single ones take.
package struct SearchSection: Sendable {
    package let measure: SearchMeasure
    package let traffic: NameStream
    /// Names of words that no list holds and nobody has asked for: the worst of traffics. Empty to leave it out.
    package var rare = NameStream()
    package var rounds = 5
    /// How many names are also scored against every listed name, to check the answers and to stand as the reference.
    package var checkedNames = 20

    package init(_ watchlist: Watchlist, traffic: NameStream) {
        measure = SearchMeasure(watchlist)
        self.traffic = traffic
    }

    /// - Throws: `WrongAnswer` when the search answers otherwise than scoring every name does.
    package func run() throws(WrongAnswer) -> BenchmarkReport.Section {
        let fresh = traffic.distinct
        var (mixed, unseen, worst): ([Double], [Double], [Double]) = ([], [], [])
        var pass = SearchMeasure.Pass()
        for _ in 0..<max(1, rounds) {
            pass = measure.pass(traffic, 0..<traffic.count, NameSearch(alone: measure.watchlist))
            mixed.append(pass.namesASecond)
            unseen.append(measure.pass(fresh, 0..<fresh.count, NameSearch(alone: measure.watchlist)).namesASecond)
            if !rare.isEmpty {
                worst.append(measure.pass(rare, 0..<rare.count, NameSearch(alone: measure.watchlist)).namesASecond)
            }
        }
        // Warm: half of the traffic has been asked for before the clock is looked at.
        let warm = NameSearch(alone: measure.watchlist)
        _ = measure.pass(traffic, 0..<traffic.count / 2, warm)
        let latencies = measure.latencies(traffic, traffic.count / 2..<traffic.count, warm)
        let step = max(1, fresh.count / max(1, checkedNames))
        let checked = Array(stride(from: 0, to: fresh.count, by: step).prefix(max(1, checkedNames)))
        let seconds = try measure.checkAgainstEveryName(fresh, checked)
        let everyName = Figure.Reference("scoring every name", seconds > 0 ? Double(checked.count) / seconds : 0)
        let again = Figures.decimal(traffic.shareSeenBefore * 100, places: 1)
        var section = BenchmarkReport.Section(
            "Look-ups by name, one core",
            note:
                "\(Figures.count(traffic.count)) names of \(Figures.decimal(traffic.meanLength, places: 1)) bytes, \(again) % asked for before; \(Figures.decimal(pass.alertRate * 100, places: 2)) % alert. \(checked.count) answers are those of scoring every listed name."
        )
        section.figures = [
            Figure(
                "search.names", "names a second", Stopwatch.median(mixed), .namesASecond, reference: everyName,
                meaning: "Every name of the traffic looked up once, one after the other, beginning with empty caches."),
            Figure(
                "search.unseen", "names never seen before", Stopwatch.median(unseen), .namesASecond, reference: everyName,
                meaning: "The same without the repeated names, so that no answer is remembered."),
            Figure(
                "latency.p50", "half of the look-ups take at most", latencies.microseconds(0.5), .microseconds,
                meaning: "The usual wait for one name, in a program that has been at work for a while (p50)."),
            Figure(
                "latency.p99", "99 of 100 take at most", latencies.microseconds(0.99), .microseconds,
                meaning: "One name of a hundred waits longer than this (p99)."),
            Figure(
                "latency.p999", "999 of 1,000 take at most", latencies.microseconds(0.999), .microseconds,
                meaning: "One name of a thousand waits longer than this (p99.9)."),
        ]
        if !rare.isEmpty {
            section.figures.insert(
                Figure(
                    "search.rare", "names of words never seen before", Stopwatch.median(worst), .namesASecond,
                    reference: everyName,
                    meaning: "Names of two or three words each of which is new and in no list: the worst that can come."),
                at: 2)
        }
        return section
    }
}
