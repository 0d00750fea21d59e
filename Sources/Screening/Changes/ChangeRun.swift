import Bytes
public import MessageReaders

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
        let (screener, render, profile) = (self.screener, self.render, reader.profile)
        let file = isOneOfSeveral ? path : nil
        let workers = IdleWorkers {
            ChangeWorker(session: screener.makeSession(), profile: profile, file: file, render: render)
        }
        try await OrderedChunks(jobs: jobs, isInterrupted: isInterrupted).run { index in
            try reader.next(index: index)
        } process: { chunk in
            workers.with { $0.process(chunk) }
        } take: { result in
            if !result.lines.isEmpty { try write(result.lines) }
            summary += result.summary
        }
        summary.inputs.append(.init(path: path, bytes: reader.bytesRead, sha256: reader.sha256, notes: reader.profile.notes))
        summary.accountedBytes += reader.recordBytes + reader.header.count + reader.blankBytes + reader.frameBytes
    }
}
