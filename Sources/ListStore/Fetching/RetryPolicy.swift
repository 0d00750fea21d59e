/// How often and after how long a source is asked again: exponential back-off, each wait shortened by chance up to its half, so
/// that machines that failed together don't come back together.
public struct RetryPolicy: Sendable, Hashable {
    /// 1 or more.
    public var attempts = 4
    /// Seconds before the second attempt; each further wait is twice as long.
    public var firstWait = 2.0
    /// Seconds, also for what a source asks for.
    public var longestWait = 120.0

    public init() {}

    /// Seconds to wait after attempt `number`, counted from 1. `chance` is 0..<1.
    func wait(after number: Int, failure: FetchFailure, chance: Double) -> Double {
        var wait = firstWait
        for _ in 1..<max(1, min(number, 32)) { wait *= 2 }
        wait = min(wait, longestWait) * (1 - chance / 2)
        if let asked = failure.retryAfter { wait = max(wait, Double(max(0, asked))) }
        return min(wait, longestWait)
    }

    /// Asks until there is an answer, a failure that won't pass, or no attempt left.
    ///
    /// - Throws: the last `FetchFailure`, with the number of attempts where there were several.
    func fetch(
        _ source: ListSource, known: Validators?, through fetcher: any ListFetching, clock: StoreClock
    ) async throws(FetchFailure) -> Fetched {
        var attempt = 1
        while true {
            do throws(FetchFailure) {
                return try await fetcher.fetch(source, known: known)
            } catch {
                guard error.isTemporary, attempt < attempts, !Task.isCancelled else {
                    throw attempt == 1
                        ? error : FetchFailure("\(error.reason) (\(attempt) attempts)", isTemporary: error.isTemporary)
                }
                let wait = wait(after: attempt, failure: error, chance: clock.chance())
                do { try await clock.sleep(.milliseconds(Int(wait * 1000))) } catch { throw FetchFailure("interrupted") }
                attempt += 1
            }
        }
    }
}
