import Glibc

/// Times contestants in turns, so that whatever else the machine does falls on all of them alike.
package enum Stopwatch {
    /// Nanoseconds of a clock that only goes forward.
    package static var nanoseconds: UInt64 {
        var time = timespec()
        // SAFETY: the clock is one that Linux always has, and writes into a value of ours.
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    /// Seconds that `body` takes.
    package static func seconds<E: Error>(_ body: () throws(E) -> Void) throws(E) -> Double {
        let start = nanoseconds
        try body()
        return Double(nanoseconds &- start) / 1e9
    }

    /// The median time of each contestant in nanoseconds a unit of work.
    ///
    /// Every round runs each contestant once, in the same order; one round before the first is not counted.
    ///
    /// - Parameters:
    ///   - rounds: how many turns each gets, at least 1.
    ///   - contestants: what to time, and how many units of work one run is.
    package static func medians(rounds: Int, _ contestants: [(units: Int, run: () -> Void)]) -> [Double] {
        var times = [[Double]](repeating: [], count: contestants.count)
        for round in 0...max(1, rounds) {
            for (index, contestant) in contestants.enumerated() {
                let start = nanoseconds
                contestant.run()
                let time = Double(nanoseconds &- start)
                if round > 0 { times[index].append(time / Double(max(1, contestant.units))) }
            }
        }
        return times.map(median)
    }

    /// The middle value, the upper of two; 0 of none.
    package static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }
}
