import Bytes
import Glibc
import MessageReaders
import NameMatching
import Synchronization
import WatchlistStore

/// Screens whole inputs: reads, splits, screens on several cores, and writes in the order of the input. Memory does not grow with
/// the input: at most `jobs + 1` chunks are on their way.
public struct ScreeningRun: Sendable {
    public let screener: Screener
    public let options: RunOptions
    /// Asked between chunks and when a read is broken off: true ends the run.
    public var isInterrupted: @Sendable () -> Bool = { false }
    /// Told after every chunk that was written: inputs' bytes and records so far.
    public var progress: @Sendable (_ bytes: Int, _ records: Int) -> Void = { _, _ in }
    /// Told when an input has been looked at: what was taken for what.
    public var began: @Sendable (_ path: String, _ notes: [String]) -> Void = { _, _ in }

    public init(screener: Screener, options: RunOptions) {
        self.screener = screener
        self.options = options
    }

    /// The outcome: a summary, always, and why the run stopped if it did before the end.
    public struct Outcome: Sendable {
        public var summary: RunSummary
        /// Standard output was closed by its reader: the run ended there.
        public var outputWasClosed = false
        public var failure: (any Error)?
    }

    /// Screens `paths` (`-` is standard input) one after the other.
    public func run(_ paths: [String], sinks: RunSinks) async -> Outcome {
        var outcome = Outcome(summary: RunSummary())
        let clock = ContinuousClock()
        let start = clock.now
        do {
            for (input, path) in paths.enumerated() {
                outcome.summary.lastByte = 0
                try await run(path, input: input, isOneOfSeveral: paths.count > 1, sinks: sinks, &outcome.summary)
            }
            try sinks.finish()
        } catch {
            outcome.summary.stopped = "\(error)"
            outcome.failure = error
            if let error = error as? FileError, error.code == EPIPE { outcome.outputWasClosed = true }
        }
        let time = clock.now - start
        outcome.summary.seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        return outcome
    }

    private func run(
        _ path: String, input: Int, isOneOfSeveral: Bool, sinks: RunSinks, _ summary: inout RunSummary
    ) async throws {
        summary.inputs.append(RunSummary.Input(path: path))
        var reader = try ChunkReader(path: path, input: input, options: options, isInterrupted: isInterrupted)
        began(path, reader.profile.notes)
        summary.inputs[input].notes = reader.profile.notes
        summary.headerBytes += reader.header.count
        if options.output == .split { try sinks.write(header: reader.header) }
        let writer = RecordWriter(
            policyHash: screener.policy.hash, modelHash: screener.watchlist.model.hash, limit: options.limit)
        let pool = WorkerPool(
            screener: screener, profile: reader.profile, options: options, writer: writer, file: isOneOfSeveral ? path : nil)
        defer {
            summary.inputs[input].bytes = reader.bytesRead
            summary.inputs[input].sha256 = reader.sha256
            summary.recordBytes += reader.recordBytes
            summary.blankBytes += reader.blankBytes
            summary.frameBytes += reader.frameBytes
        }
        var ordered = OrderedWriter(sinks: sinks)
        let jobs = max(1, options.jobs)
        try await withThrowingTaskGroup(of: ChunkResult.self) { group in
            defer { group.cancelAll() }
            var index = 0
            var running = 0
            while let chunk = try reader.next(index: index) {
                if isInterrupted() { throw Interrupted() }
                if running >= jobs, let result = try await group.next() {
                    running -= 1
                    try ordered.take(result, &summary)
                    progress(summary.bytes + reader.bytesRead, summary.read)
                }
                group.addTask { pool.process(chunk) }
                running += 1
                index += 1
            }
            for try await result in group {
                try ordered.take(result, &summary)
                progress(summary.bytes + reader.bytesRead, summary.read)
            }
            if isInterrupted() { throw Interrupted() }
        }
    }
}

/// A signal ended the run.
public struct Interrupted: Error, Sendable, CustomStringConvertible {
    public var description: String { "interrupted by a signal" }
}

/// Writes results in the order of their chunks, whatever order they come in.
private struct OrderedWriter {
    let sinks: RunSinks
    var waiting: [Int: ChunkResult] = [:]
    var next = 0

    mutating func take(_ result: ChunkResult, _ summary: inout RunSummary) throws {
        waiting[result.index] = result
        while let ready = waiting.removeValue(forKey: next) {
            try sinks.write(ready)
            summary.add(ready)
            next += 1
        }
    }
}

extension RunSummary {
    fileprivate mutating func add(_ result: ChunkResult) {
        read += result.counts.read
        cleared += result.counts.cleared
        held += result.counts.held
        rejected += result.counts.rejected
        alerts += result.counts.alerts
        if invalidText == 0 { firstInvalidLine = result.counts.firstInvalidLine }
        invalidText += result.counts.invalidText
        withoutParty += result.counts.withoutParty
        add(policyCountsOf: result.counts)
        lastByte = result.end
    }
}

/// Workers of one input that are free; each is used by one task at a time.
private final class WorkerPool: Sendable {
    private struct Lease: @unchecked Sendable {
        let worker: ChunkWorker
    }

    private let screener: Screener
    private let profile: InputProfile
    private let options: RunOptions
    private let writer: RecordWriter
    private let file: String?
    private let idle = Mutex<[Lease]>([])

    init(screener: Screener, profile: InputProfile, options: RunOptions, writer: RecordWriter, file: String?) {
        self.screener = screener
        self.profile = profile
        self.options = options
        self.writer = writer
        self.file = file
    }

    func process(_ chunk: Chunk) -> ChunkResult {
        let lease = idle.withLock { $0.popLast() } ?? make()
        defer { idle.withLock { $0.append(lease) } }
        return lease.worker.process(chunk)
    }

    private func make() -> Lease {
        let session = screener.makeSession()
        return Lease(worker: ChunkWorker(session: session, profile: profile, options: options, writer: writer, file: file))
    }
}
