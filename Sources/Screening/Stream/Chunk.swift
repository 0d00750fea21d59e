import MessageReaders

/// A run of records on its way to a worker, with the bytes they stand in.
struct Chunk: Sendable {
    enum Content: Sendable {
        /// Records that stand whole in `bytes`.
        case records([RecordSplitter.Record])
        /// A part of a record too long to be held: to be written to the reject stream as it is.
        case oversized(RecordSplitter.Fragment)
    }

    /// Bytes that belong to no record: the XML around transactions, separators, envelopes.
    struct Frame: Sendable, Hashable {
        /// Offsets into `bytes`.
        var range: Range<Int>
        /// How many of the chunk's records stand before it.
        var recordsBefore: Int
    }

    /// Whether its record goes on in the next chunk.
    var isUnfinished: Bool {
        if case .oversized(let fragment) = content { return !fragment.isLast }
        return false
    }

    /// The bytes that it accounts for; behind them stands what belongs to the next.
    var own: ArraySlice<UInt8> { bytes[..<(end - offset)] }

    /// The context of that number, 0 for none.
    ///
    /// - Parameter place: where to begin to look among the contexts, 0 at first; they stand in the order in which records need them.
    func context(_ number: Int, from place: inout Int) -> RecordContext? {
        guard number != 0 else { return nil }
        while place < contexts.count, contexts[place].number != number { place += 1 }
        return place < contexts.count ? contexts[place] : nil
    }

    /// The chunk without what stands before `target`, a byte of the file; `nil` when something goes on across it.
    func behind(_ target: Int) -> Chunk? {
        guard case .records(let records) = content, target > offset, target < end else { return nil }
        let start = target - offset
        var chunk = self
        let dropped = records.prefix { $0.range.upperBound <= start }.count
        let left = records[dropped...]
        guard left.first.map({ $0.range.lowerBound >= start }) ?? true else { return nil }
        chunk.bytes = Array(bytes[start...])
        chunk.offset = target
        chunk.content = .records(
            left.map { record in
                var record = record
                record.range = record.range.lowerBound - start..<record.range.upperBound - start
                record.content = record.content.lowerBound - start..<record.content.upperBound - start
                return record
            })
        chunk.frames = frames.compactMap { frame in
            guard frame.range.upperBound > start else { return nil }
            return Frame(
                range: max(0, frame.range.lowerBound - start)..<frame.range.upperBound - start,
                recordsBefore: max(0, frame.recordsBefore - dropped))
        }
        return chunk
    }

    /// Number in the order of the input.
    var index: Int
    /// The input it is of.
    var input: Int
    var bytes: [UInt8]
    /// Byte of `bytes[0]` in its file.
    var offset: Int
    var content: Content
    /// What stands around its records, in the order in which they need it; each record names its own by number.
    var contexts: [RecordContext] = []
    /// Bytes between its records, in their order.
    var frames: [Frame] = []
    /// Byte in its file behind its last record.
    var end: Int
    /// Of a record too long to be held: where it began, its length without line end, and its hash, known with the last part.
    var whole: OversizedRecord?
}

/// A record that was longer than the limit, known in full once it has ended.
struct OversizedRecord: Sendable {
    var offset: Int
    var length: Int
    var sha256: String
}

/// What a worker made of a chunk.
struct ChunkResult: ChunkProduct {
    var index: Int
    var input: Int
    var end: Int
    /// JSON lines.
    var lines: [UInt8] = []
    /// Records as they are, by status.
    var clear: [UInt8] = []
    var hold: [UInt8] = []
    var reject: [UInt8] = []
    /// What became of each record, where a manifest is to tell it.
    var statuses: [RecordStatus] = []
    /// What tells the records from others, and those that are held, where stripping is watched for.
    var traces = PaymentTraces()
    var holds: [(record: Int, payment: HeldPayment)] = []
    var counts = RunSummary()
    /// What it was made of.
    var chunk: Chunk
}
