import Bytes
import Glibc
import MessageReaders

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
        // A run is judged by one day, however long it takes.
        self.screener = screener.refreshed()
        self.options = options
    }

    /// The outcome: a summary, always, and why the run stopped if it did before the end.
    public struct Outcome: Sendable {
        public var summary: RunSummary
        /// Standard output was closed by its reader: the run ended there.
        public var outputWasClosed = false
        public var failure: (any Error)?
    }

    /// Screens `paths` (`-` is standard input) one after the other. When its task is cancelled the run ends soon after, as at a signal.
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
            failure = Task.isCancelled ? CancellationError() : error
            // What was written whole before a signal need not be screened again.
            if error is Interrupted || error is CancellationError || (error as? FileError)?.code == EINTR { book.noteStop() }
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
            let isInterrupted = self.isInterrupted
            reader = try ChunkReader(
                path: path, input: input, options: options, isInterrupted: { isInterrupted() || Task.isCancelled })
        } catch {
            book.noteUnread(input, path: path)
            throw error
        }
        began(path, reader.notes)
        let before = book.summary
        try book.begin(input, path: path, reader)
        let (screener, options, profile) = (self.screener, self.options, reader.profile)
        let file = isOneOfSeveral ? path : nil
        let workers = IdleWorkers {
            ChunkWorker(
                session: screener.makeSession(), profile: profile, options: options,
                writer: RecordWriter(screener: screener, limit: options.limit), file: file)
        }
        defer { book.take(reader, of: input, before: before) }
        var pending: Chunk?
        if book.offset > 0 { pending = try reader.skip(to: book.offset, index: 0) }
        try await OrderedChunks(jobs: options.jobs, isInterrupted: isInterrupted).run { index in
            guard let chunk = pending else { return try reader.next(index: index) }
            pending = nil
            return chunk
        } process: { chunk in
            workers.with { $0.process(chunk) }
        } take: { result in
            try book.take(result) { chunk, stripped in workers.with { $0.process(chunk, stripped: stripped) } }
            progress(
                RunProgress(
                    bytes: book.bytesBefore + result.end, records: book.summary.read, alerts: book.summary.alerts,
                    held: book.summary.held))
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
