/// Times contestants in turns, so that whatever else the machine does falls on all of them alike.
enum Stopwatch {
    /// The median time of each contestant in nanoseconds a unit of work.
    ///
    /// Every round runs each contestant once, in the same order; one round before the first is not counted.
    ///
    /// - Parameters:
    ///   - rounds: how many turns each gets, at least 1.
    ///   - contestants: what to time, and how many units of work one run is.
    static func medians(rounds: Int, _ contestants: [(units: Int, run: () -> Void)]) -> [Double] {
        var times = [[Double]](repeating: [], count: contestants.count)
        for round in 0...max(1, rounds) {
            for (index, contestant) in contestants.enumerated() {
                let start = ContinuousClock.now
                contestant.run()
                let (seconds, attoseconds) = (ContinuousClock.now - start).components
                let nanoseconds = Double(seconds) * 1e9 + Double(attoseconds) * 1e-9
                if round > 0 { times[index].append(nanoseconds / Double(max(1, contestant.units))) }
            }
        }
        return times.map { $0.sorted()[$0.count / 2] }
    }
}
