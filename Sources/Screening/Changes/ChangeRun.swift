import Bytes
import Crypto
public import MessageReaders
import Synchronization

/// Screens files of customers against a change of the lists: in order, on several cores, with memory that does not grow with them.
public struct ChangeRun: Sendable {
    public let screener: ChangeScreener
    public var input = InputOptions()
    /// Workers, at least 1.
    public var jobs = 1
    /// Asked between chunks: true ends the run.
    public var isInterrupted: @Sendable () -> Bool = { false }
    /// Told when a file has been looked at: what was taken for what.
    public var began: @Sendable (_ path: String, _ notes: [String]) -> Void = { _, _ in }
    /// Writes a customer for whom something changed, or who was rejected.
    public var render: @Sendable (CustomerOutcome, inout JSONOutput) -> Void = { $0.write(to: &$1) }

    public init(screener: ChangeScreener) { self.screener = screener }

    /// - Parameters:
    ///   - paths: `-` is standard input.
    ///   - write: is given what was rendered, in the order of the customers.
    /// - Throws: what keeps a file from being read, `write`'s errors, `Interrupted`.
    public func run(_ paths: [String], write: ([UInt8]) throws -> Void) async throws -> ChangeSummary {
        var summary = ChangeSummary()
        let start = ContinuousClock().now
        for (input, path) in paths.enumerated() { try await run(path, input, paths.count > 1, &summary, write) }
        let time = ContinuousClock().now - start
        summary.seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        return summary
    }

    private func run(
        _ path: String, _ input: Int, _ isOneOfSeveral: Bool, _ summary: inout ChangeSummary, _ write: ([UInt8]) throws -> Void
    ) async throws {
        var options = RunOptions()
        options.input = self.input
        var reader = try ChunkReader(path: path, input: input, options: options, isInterrupted: isInterrupted)
        began(path, reader.notes)
        let workers = ChangeWorkers(screener, reader.profile, file: isOneOfSeveral ? path : nil, render: render)
        var waiting: [Int: ChangeWorkers.Result] = [:]
        var next = 0
        func take(_ result: ChangeWorkers.Result) throws {
            waiting[result.index] = result
            while let ready = waiting.removeValue(forKey: next) {
                if !ready.lines.isEmpty { try write(ready.lines) }
                summary += ready.summary
                next += 1
            }
        }
        try await withThrowingTaskGroup(of: ChangeWorkers.Result.self) { group in
            defer { group.cancelAll() }
            var (index, running) = (0, 0)
            while let chunk = try reader.next(index: index) {
                if isInterrupted() { throw Interrupted() }
                if running >= max(1, jobs), let result = try await group.next() {
                    running -= 1
                    try take(result)
                }
                group.addTask { workers.process(chunk) }
                running += 1
                index += 1
            }
            for try await result in group { try take(result) }
        }
        summary.inputs.append(.init(path: path, bytes: reader.bytesRead, sha256: reader.sha256, notes: reader.profile.notes))
        summary.accountedBytes += reader.recordBytes + reader.header.count + reader.blankBytes + reader.frameBytes
    }
}

/// What became of one customer.
public struct CustomerOutcome: Sendable {
    /// The record's own id, or its line.
    public var id: String
    public var place: RecordPlace
    /// Lower-case hexadecimal, of the record's bytes.
    public var sha256: String
    /// `nil` for one that was rejected.
    public var change: CustomerChange?
    /// Why it was rejected.
    public var reason: String?
}

/// The workers of one file that are free; each is used by one task at a time.
private final class ChangeWorkers: Sendable {
    struct Result: Sendable {
        var index: Int
        var lines: [UInt8]
        var summary: ChangeSummary
    }

    private struct Lease: @unchecked Sendable {
        let worker: Worker
    }

    /// Session and scratch of one thread.
    private final class Worker {
        let session: ChangeSession
        var parser: RecordParser
        var scanned = ScannedRecord()

        init(_ session: ChangeSession, _ profile: InputProfile) {
            self.session = session
            parser = RecordParser(profile: profile)
        }
    }

    private let screener: ChangeScreener
    private let profile: InputProfile
    private let file: String?
    private let render: @Sendable (CustomerOutcome, inout JSONOutput) -> Void
    private let idle = Mutex<[Lease]>([])

    init(
        _ screener: ChangeScreener, _ profile: InputProfile, file: String?,
        render: @escaping @Sendable (CustomerOutcome, inout JSONOutput) -> Void
    ) {
        self.screener = screener
        self.profile = profile
        self.file = file
        self.render = render
    }

    func process(_ chunk: Chunk) -> Result {
        let lease = idle.withLock { $0.popLast() } ?? Lease(worker: Worker(screener.makeSession(), profile))
        defer { idle.withLock { $0.append(lease) } }
        let worker = lease.worker
        worker.session.tally = ChangeSession.Tally()
        var out = JSONOutput()
        var summary = ChangeSummary()
        switch chunk.content {
        case .records(let records):
            var around: RecordContext?
            for record in records {
                if record.context != around?.number ?? 0 { around = chunk.contexts.first { $0.number == record.context } }
                process(record, around, chunk, worker, &summary, &out)
            }
        case .oversized(let fragment):
            if fragment.isLast, let whole = chunk.whole {
                let place = RecordPlace(line: fragment.line, offset: whole.offset, length: whole.length, file: file)
                summary.read += 1
                summary.rejected += 1
                render(
                    CustomerOutcome(
                        id: String(place.line), place: place, sha256: whole.sha256, change: nil, reason: fragment.reject.message),
                    &out)
            }
        }
        summary.tally = worker.session.tally
        return Result(index: chunk.index, lines: out.bytes, summary: summary)
    }

    private func process(
        _ record: RecordSplitter.Record, _ context: RecordContext?, _ chunk: Chunk, _ worker: Worker,
        _ summary: inout ChangeSummary, _ out: inout JSONOutput
    ) {
        let content = chunk.bytes.span.extracting(record.content)
        let place = RecordPlace(
            line: record.line, offset: chunk.offset + record.content.lowerBound, length: record.content.count, file: file)
        summary.read += 1
        if let reason = record.reject ?? worker.parser.parse(content, context: context, into: &worker.scanned) {
            summary.rejected += 1
            render(
                CustomerOutcome(
                    id: String(place.line), place: place, sha256: RecordWriter.sha256(content), change: nil,
                    reason: reason.message),
                &out)
            return
        }
        guard let change = worker.session.change(of: worker.scanned) else {
            summary.unchanged += 1
            return
        }
        summary.changes[change.kind, default: 0] += 1
        let id = worker.scanned.text(worker.scanned.id)
        render(
            CustomerOutcome(
                id: id.isEmpty ? String(place.line) : id, place: place, sha256: RecordWriter.sha256(content), change: change,
                reason: nil),
            &out)
    }
}
