import Bytes
import Glibc
import MessageReaders
import NameMatching
import Synchronization
import WatchlistStore

/// Screens whole inputs: reads, splits, screens on several cores, and writes in the order of the input. Memory does not grow with
/// the input: at most `jobs + 1` chunks are being screened, and some more wait for one before them.
public struct ScreeningRun: Sendable {
    public let screener: Screener
    public let options: RunOptions
    /// Asked between chunks and when a read is broken off: true ends the run.
    public var isInterrupted: @Sendable () -> Bool = { false }
    /// Told after every chunk that was written.
    public var progress: @Sendable (_ progress: RunProgress) -> Void = { _ in }
    /// Told when an input has been looked at: what was taken for what.
    public var began: @Sendable (_ path: String, _ notes: [String]) -> Void = { _, _ in }
    /// Where the run notes how far it is, so that it can go on after a stop; its outputs are opened by it.
    public var checkpoint: RunCheckpoint?

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
        if let summary = checkpoint?.finished { return Outcome(summary: summary) }
        let start = ContinuousClock.now
        var book = RunBook(sinks: sinks, options: options, checkpoint: checkpoint, paths: paths, start: start)
        var failure: (any Error)?
        do {
            try book.begin()
            for (input, path) in paths.enumerated() where input >= book.input {
                try await run(path, input: input, isOneOfSeveral: paths.count > 1, &book)
            }
            try book.finish()
        } catch {
            failure = error
            // What was written whole before a signal need not be screened again.
            if error is Interrupted || (error as? FileError)?.code == EINTR { book.noteStop() }
        }
        var outcome = Outcome(summary: book.summary)
        if let failure {
            outcome.summary.stopped = "\(failure)"
            outcome.failure = failure
            if let error = failure as? FileError, error.code == EPIPE { outcome.outputWasClosed = true }
        }
        return outcome
    }

    private func run(_ path: String, input: Int, isOneOfSeveral: Bool, _ book: inout RunBook) async throws {
        var reader: ChunkReader
        do {
            reader = try ChunkReader(path: path, input: input, options: options, isInterrupted: isInterrupted)
        } catch {
            book.noteUnread(input, path: path)
            throw error
        }
        began(path, reader.notes)
        let before = book.summary
        try book.begin(input, path: path, reader)
        let pool = WorkerPool(
            screener: screener, profile: reader.profile, options: options,
            writer: RecordWriter(screener: screener, limit: options.limit), file: isOneOfSeveral ? path : nil)
        defer { book.take(reader, of: input, before: before) }
        var pending: Chunk?
        if book.offset > 0 { pending = try reader.skip(to: book.offset, index: 0) }
        var ordered = OrderedResults()
        let jobs = max(1, options.jobs)
        func take(_ result: ChunkResult) throws {
            for ready in ordered.take(result) {
                try book.take(ready) { pool.process($0, stripped: $1) }
                progress(
                    RunProgress(
                        bytes: book.bytesBefore + ready.end, records: book.summary.read, alerts: book.summary.alerts,
                        held: book.summary.held))
            }
        }
        try await withThrowingTaskGroup(of: ChunkResult.self) { group in
            defer { group.cancelAll() }
            var index = 0
            var running = 0
            while true {
                var next = pending
                pending = nil
                if next == nil { next = try reader.next(index: index) }
                guard var chunk = next else { break }
                chunk.index = index
                if isInterrupted() { throw Interrupted() }
                // One slow chunk must not let the results behind it pile up.
                while running > 0, running >= jobs || index - ordered.next > jobs * 4, let result = try await group.next() {
                    running -= 1
                    try take(result)
                }
                let ready = chunk
                group.addTask { pool.process(ready) }
                running += 1
                index += 1
            }
            for try await result in group { try take(result) }
            if isInterrupted() { throw Interrupted() }
        }
        try book.end(input, sha256: reader.sha256)
    }
}

/// How far a run is.
public struct RunProgress: Sendable, Hashable {
    /// Of all inputs so far.
    public var bytes: Int
    public var records: Int
    public var alerts: Int
    public var held: Int
}

/// A signal ended the run.
public struct Interrupted: Error, Sendable, CustomStringConvertible {
    public var description: String { "interrupted by a signal" }
}

/// Puts results in the order of their chunks, whatever order they come in.
private struct OrderedResults {
    private var waiting: [Int: ChunkResult] = [:]
    private(set) var next = 0

    mutating func take(_ result: ChunkResult) -> [ChunkResult] {
        waiting[result.index] = result
        var ready: [ChunkResult] = []
        while let result = waiting.removeValue(forKey: next) {
            ready.append(result)
            next += 1
        }
        return ready
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

    func process(_ chunk: Chunk, stripped: [Int: Stripped] = [:]) -> ChunkResult {
        let lease = idle.withLock { $0.popLast() } ?? make()
        defer { idle.withLock { $0.append(lease) } }
        return lease.worker.process(chunk, stripped: stripped)
    }

    private func make() -> Lease {
        let session = screener.makeSession()
        return Lease(worker: ChunkWorker(session: session, profile: profile, options: options, writer: writer, file: file))
    }
}
