import Bytes
import MessageReaders

/// The books of a run: takes the results of the chunks in the order of the input, writes them, counts them, tells the manifest of
/// them, watches for stripping, and notes in the checkpoint how far all that is.
struct RunBook {
    private let sinks: RunSinks
    private let checkpoint: RunCheckpoint?
    private let isSplit: Bool
    private let start: ContinuousClock.Instant
    /// Seconds that the run had taken before it went on.
    private var secondsBefore = 0.0
    private(set) var summary = RunSummary()
    private var watch: StrippingWatch
    private var manifest = ManifestWriter()
    private var blocks: BlockHasher?
    private let hasBlocks: Bool
    /// The last checkpoint; `nil` without one.
    private var state: Checkpoint?
    private var lastCheckpoint: ContinuousClock.Instant
    /// Of records, blank lines and frames of the inputs before the present one.
    private var bytesOfWholeInputs = (0, 0, 0)
    /// Whether the last chunk ended within a record too long to be held.
    private var isInsideRecord = false
    /// True when an input is begun of which no chunk is written: its header is, and can't be taken back but to the last checkpoint.
    private var isJustBegun = false
    /// Where the run goes on; the byte is 0 when that input is not begun.
    private(set) var input = 0
    private(set) var offset = 0

    init(sinks: RunSinks, options: RunOptions, checkpoint: RunCheckpoint?, paths: [String], start: ContinuousClock.Instant) {
        self.sinks = sinks
        self.checkpoint = checkpoint
        self.start = start
        isSplit = options.output == .split
        lastCheckpoint = start
        watch = StrippingWatch(window: options.strippingWindow)
        hasBlocks = sinks.manifest != nil || checkpoint != nil
        summary.statistics = RunStatistics(limit: OrderedCounts.limitOfRun)
        guard let checkpoint else { return }
        guard let last = checkpoint.last else {
            state = Checkpoint(settings: checkpoint.settings, inputs: paths, sizes: checkpoint.sizes, lengths: [])
            return
        }
        state = last
        summary = last.summary
        secondsBefore = last.summary.seconds
        watch = last.watch ?? watch
        input = last.input
        offset = last.offset
        manifest = ManifestWriter(offset: last.offset - last.frameBytes.count, frame: last.frameBytes)
    }

    /// Bytes of the inputs before the present one.
    var bytesBefore: Int { summary.inputs.dropLast().reduce(0) { $0 + $1.bytes } }

    private var seconds: Double { secondsBefore + (ContinuousClock.now - start).inSeconds }

    // MARK: The run

    /// The first checkpoint stands before anything is written: what a run leaves that is killed before the next one is taken back.
    mutating func begin() throws {
        guard state != nil, checkpoint?.last == nil else { return }
        try note()
    }

    mutating func finish() throws {
        try sinks.finish()
        noteTime()
        summary.timeline.end(sample)
        guard state != nil else { return }
        state?.isFinished = true
        try note()
    }

    /// For a run that is stopped by a signal: what is done need not be done again.
    mutating func noteStop() {
        guard state != nil, !isInsideRecord, !isJustBegun else { return }
        try? note()
    }

    // MARK: An input

    /// An input that could not be begun stands in the summary with no bytes, so that it is named.
    mutating func noteUnread(_ input: Int, path: String) {
        guard !summary.inputs.indices.contains(input) else { return }
        isJustBegun = true
        summary.lastByte = 0
        summary.inputs.append(RunSummary.Input(path: path))
    }

    mutating func begin(_ input: Int, path: String, _ reader: ChunkReader) throws {
        summary.coverageIsCounted = reader.profile.countsCoverage
        bytesOfWholeInputs = (summary.recordBytes, summary.blankBytes, summary.frameBytes)
        if offset > 0 {
            // Its header is written, and what is before the offset hashed again as it is read.
            blocks = BlockHasher(resuming: state?.blocks ?? [], path: path, to: offset)
            return
        }
        isJustBegun = true
        summary.lastByte = 0
        summary.inputs.append(RunSummary.Input(path: path))
        summary.inputs[input].notes = reader.notes
        summary.headerBytes += reader.header.count
        if isSplit {
            try sinks.write(header: reader.header)
            if let stream = sinks.manifest {
                var out = JSONOutput()
                manifest.begin(path: path, header: reader.header, to: &out)
                try stream.write(out.bytes.span)
            }
        }
        blocks = hasBlocks ? BlockHasher() : nil
        blocks?.update(reader.header.span)
    }

    /// What the reader knows of an input, also of one that was not read to its end.
    mutating func take(_ reader: ChunkReader, of input: Int, before: RunSummary) {
        guard summary.inputs.indices.contains(input) else { return }
        summary.inputs[input].bytes = reader.bytesRead
        summary.inputs[input].sha256 = reader.sha256
        summary.recordBytes = before.recordBytes + reader.recordBytes
        summary.blankBytes = before.blankBytes + reader.blankBytes
        summary.frameBytes = before.frameBytes + reader.frameBytes
        noteTime()
    }

    /// Writes the result of the next chunk.
    ///
    /// - Parameter again: screens a chunk anew, knowing what is stripped.
    mutating func take(_ result: ChunkResult, again: (Chunk, [Int: Stripped]) -> ChunkResult) throws {
        var result = result
        if watch.window > 0 {
            let stripped = watch.take(result.traces, holds: result.holds, read: result.counts.read)
            if !stripped.isEmpty { result = again(result.chunk, stripped) }
        }
        try sinks.write(result)
        if let stream = sinks.manifest {
            var out = JSONOutput()
            manifest.add(result, result.chunk, to: &out)
            try stream.write(out.bytes.span)
        }
        if blocks != nil {
            let own = Array(result.chunk.own)
            blocks?.update(own.span)
        }
        summary.add(result)
        noteTime()
        summary.timeline.add(sample)
        offset = result.end
        isJustBegun = false
        try noteChunk(result)
    }

    mutating func end(_ input: Int, sha256: String) throws {
        let hashes = blocks?.all ?? []
        summary.inputs[input].blocks = hashes
        if let stream = sinks.manifest {
            var out = JSONOutput()
            manifest.end(sha256: sha256, blocks: hashes, to: &out)
            try stream.write(out.bytes.span)
        }
        self.input = input + 1
        offset = 0
        isJustBegun = false
    }

    private var sample: RunTimeline.Sample {
        .init(seconds: summary.seconds, records: summary.read, bytes: bytesBefore + summary.lastByte)
    }

    private mutating func noteTime() { summary.seconds = seconds }

    // MARK: The checkpoint

    private mutating func noteChunk(_ result: ChunkResult) throws {
        isInsideRecord = result.chunk.isUnfinished
        guard let checkpoint, state != nil, !isInsideRecord else { return }
        let now = ContinuousClock.now
        guard (now - lastCheckpoint).inSeconds >= checkpoint.interval else {
            return
        }
        try note()
        lastCheckpoint = now
    }

    /// Writes the checkpoint; to be called when a chunk is written whole, and no record goes on in the next.
    private mutating func note() throws {
        guard let checkpoint, var state else { return }
        state.input = input
        state.offset = offset
        state.lengths = try sinks.lengths()
        state.blocks = offset > 0 ? blocks?.blocks ?? [] : []
        state.tail = offset > 0 ? blocks?.tail : nil
        state.frame = Base64.text(of: offset > 0 ? manifest.frame : [])
        state.summary = summary
        // A reader that goes on counts the bytes of its input from the beginning.
        if offset > 0 { (state.summary.recordBytes, state.summary.blankBytes, state.summary.frameBytes) = bytesOfWholeInputs }
        state.watch = watch.window > 0 ? watch : nil
        try sinks.synchronise()
        try state.write(checkpoint.path)
        self.state = state
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension RunSummary {
    fileprivate mutating func add(_ result: ChunkResult) {
        read += result.counts.read
        cleared += result.counts.cleared
        held += result.counts.held
        rejected += result.counts.rejected
        alerts += result.counts.alerts
        stripped += result.counts.stripped
        if invalidText == 0 { firstInvalidLine = result.counts.firstInvalidLine }
        invalidText += result.counts.invalidText
        withoutParty += result.counts.withoutParty
        statistics.add(result.counts.statistics)
        add(coverageOf: result.counts)
        add(policyCountsOf: result.counts)
        lastByte = result.end
    }

    private mutating func add(coverageOf other: RunSummary) {
        if coverageIsCounted { return coverage.merge(other.coverage) }
        // Each worker meets each field for itself: it counts once.
        for field in other.coverage.counts.keys where coverage.counts[field] == nil { coverage.add(field) }
    }
}
