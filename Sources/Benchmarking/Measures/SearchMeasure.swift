import Bytes
package import SanctionsModel
package import WatchlistStore

/// Look-ups of names on one core, in process.
package struct SearchMeasure: Sendable {
    package let watchlist: Watchlist
    /// Ten-thousandths.
    package var threshold = 8_000
    package var type = PartyType.any

    package init(_ watchlist: Watchlist) { self.watchlist = watchlist }

    /// What a pass over names gave.
    package struct Pass: Sendable {
        package var names = 0
        package var seconds = 0.0
        package var hits = 0
        /// Names with a hit.
        package var alerting = 0

        package init() {}

        package var namesASecond: Double { seconds > 0 ? Double(names) / seconds : 0 }
        package var microsecondsAName: Double { names > 0 ? seconds * 1e6 / Double(names) : 0 }
        package var alertRate: Double { names > 0 ? Double(alerting) / Double(names) : 0 }

        package static func += (pass: inout Pass, other: Pass) {
            pass.names += other.names
            pass.seconds += other.seconds
            pass.hits += other.hits
            pass.alerting += other.alerting
        }
    }

    /// A pass by what the names found: so that lists can be compared on which not as many alert.
    package struct SplitPass: Sendable {
        package var clear = Pass()
        package var alerting = Pass()

        package init() {}

        package var all: Pass {
            var all = clear
            all += alerting
            return all
        }

        /// What a name would take if such a share of all alerted.
        package func microsecondsAName(alertRate: Double) -> Double {
            (1 - alertRate) * clear.microsecondsAName + alertRate * alerting.microsecondsAName
        }
    }

    /// Asks for the names of a range in their order.
    ///
    /// - Parameter search: keeps its caches from pass to pass; a new one that is `alone` has seen nothing.
    package func pass(_ names: NameStream, _ range: Range<Int>, _ search: NameSearch) -> Pass {
        var pass = Pass()
        let bytes = names.bytes
        let start = Stopwatch.nanoseconds
        for i in range {
            let hits = search.search(bytes.span.extracting(names.range(i)), type: type, threshold: threshold).count
            pass.hits += hits
            pass.alerting += hits > 0 ? 1 : 0
        }
        pass.seconds = Double(Stopwatch.nanoseconds &- start) / 1e9
        pass.names = range.count
        return pass
    }

    /// Asks for the names of a range in their order, and tells those that alert from the others. The clock takes some 30 ns of each.
    package func splitPass(_ names: NameStream, _ range: Range<Int>, _ search: NameSearch) -> SplitPass {
        var split = SplitPass()
        for i in range {
            let one = pass(names, i..<i + 1, search)
            if one.alerting > 0 { split.alerting += one } else { split.clear += one }
        }
        return split
    }

    /// The time of each name of a range. The clock takes some 30 ns of each.
    package func latencies(_ names: NameStream, _ range: Range<Int>, _ search: NameSearch) -> Latencies {
        let bytes = names.bytes
        var times: [UInt32] = []
        times.reserveCapacity(range.count)
        for i in range {
            let start = Stopwatch.nanoseconds
            let hits = search.search(bytes.span.extracting(names.range(i)), type: type, threshold: threshold).count
            let time = Stopwatch.nanoseconds &- start
            times.append(UInt32(clamping: hits >= 0 ? time : 0))
        }
        return Latencies(nanoseconds: times)
    }

    /// Holds the search against scoring every name.
    ///
    /// - Returns: the seconds that scoring every name took, over all names asked for.
    /// - Throws: `WrongAnswer` naming the first name that is answered otherwise.
    package func checkAgainstEveryName(_ names: NameStream, _ indices: [Int]) throws(WrongAnswer) -> Double {
        let search = NameSearch(watchlist)
        let bytes = names.bytes
        var seconds = 0.0
        for i in indices {
            let name = bytes.span.extracting(names.range(i))
            let found = search.search(name, type: type, threshold: threshold)
            let start = Stopwatch.nanoseconds
            let all = search.exhaustive(name, type: type, threshold: threshold)
            seconds += Double(Stopwatch.nanoseconds &- start) / 1e9
            guard found == all else {
                throw WrongAnswer("the search and scoring every name differ for name \(i + 1) of the traffic")
            }
        }
        return seconds
    }
}

/// A measured program gave a wrong answer, so its time is worth nothing.
package struct WrongAnswer: Error, Sendable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}
