import Synchronization

/// Workers that are free: each holds caches and scratch, is made when all others are busy, and is used by one thread at a time.
final class IdleWorkers<Worker>: Sendable {
    /// A worker on its way between threads.
    private struct Lease: @unchecked Sendable {
        let worker: Worker
    }

    private let make: @Sendable () -> Worker
    private let idle = Mutex<[Lease]>([])

    init(make: @escaping @Sendable () -> Worker) { self.make = make }

    /// Runs `body` with a worker that nobody else uses meanwhile.
    func with<R, E: Error>(_ body: (Worker) throws(E) -> R) throws(E) -> R {
        let lease = idle.withLock { $0.popLast() } ?? Lease(worker: make())
        defer { idle.withLock { $0.append(lease) } }
        return try body(lease.worker)
    }
}
