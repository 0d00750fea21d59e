import Bytes

/// Workers that are free: each holds caches and scratch, is made when all others are busy, and is used by one thread at a time.
///
/// A few more than there are cores are kept; the rest go when they become free, so that a burst of threads leaves no memory behind.
final class IdleWorkers<Worker>: Sendable {
    /// A worker on its way between threads.
    private struct Lease: @unchecked Sendable {
        let worker: Worker
    }

    private let make: @Sendable () -> Worker
    private let limit: Int
    private let idle = Lock<[Lease]>([])

    /// - Parameter limit: most workers that are kept while nobody uses them.
    init(limit: Int = Processors.online + 2, make: @escaping @Sendable () -> Worker) {
        self.make = make
        self.limit = limit
    }

    /// Workers that are kept at present.
    var idleCount: Int { idle.withLock { $0.count } }

    /// Runs `body` with a worker that nobody else uses meanwhile.
    func with<R, E: Error>(_ body: (Worker) throws(E) -> R) throws(E) -> R {
        let lease = idle.withLock { $0.popLast() } ?? Lease(worker: make())
        defer { idle.withLock { if $0.count < limit { $0.append(lease) } } }
        return try body(lease.worker)
    }
}
