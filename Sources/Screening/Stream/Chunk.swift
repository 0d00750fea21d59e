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
struct ChunkResult: Sendable {
    var index: Int
    var input: Int
    var end: Int
    /// JSON lines.
    var lines: [UInt8] = []
    /// Records as they are, by status.
    var clear: [UInt8] = []
    var hold: [UInt8] = []
    var reject: [UInt8] = []
    var counts = RunSummary()
}
