import MessageReaders

/// Makes the lines of a manifest from the chunks of an input in their order. The same lines however the input is cut into chunks.
struct ManifestWriter {
    /// Bytes that belong to no record and may go on in the next chunk.
    private(set) var frame: [UInt8] = []
    /// Byte of the input up to which everything stands in a line, in `frame`, or in the record that is still open.
    private(set) var offset = 0
    /// Bytes of a record too long to be held, as far as its parts have come.
    private var openRecord = 0

    init() {}

    /// Goes on where a checkpoint was made.
    init(offset: Int, frame: [UInt8]) {
        self.offset = offset
        self.frame = frame
    }

    mutating func begin(path: String, header: [UInt8], to out: inout JSONOutput) {
        offset = 0
        frame = []
        var span = ManifestSpan(offset: 0, length: 0, stream: .input)
        span.path = path
        span.header = header.count
        span.write(to: &out)
        add(header[...], to: &out)
    }

    mutating func add(_ result: ChunkResult, _ chunk: Chunk, to out: inout JSONOutput) {
        switch chunk.content {
        case .oversized(let fragment):
            flush(to: &out)
            openRecord += fragment.range.count
            guard fragment.isLast else { return }
            write(openRecord, .reject, to: &out)
            openRecord = 0
        case .records(let records):
            var frames = chunk.frames[...]
            for (i, record) in records.enumerated() {
                while let next = frames.first, next.recordsBefore <= i {
                    add(chunk.bytes[next.range], to: &out)
                    frames.removeFirst()
                }
                flush(to: &out)
                let status = i < result.statuses.count ? result.statuses[i] : .reject
                write(record.range.count, stream(status), to: &out)
            }
            for frame in frames { add(chunk.bytes[frame.range], to: &out) }
        }
    }

    mutating func end(sha256: String, blocks: [String], to out: inout JSONOutput) {
        flush(to: &out)
        var span = ManifestSpan(offset: offset, length: 0, stream: .end)
        span.sha256 = sha256
        span.blocks = blocks
        span.write(to: &out)
    }

    private func stream(_ status: RecordStatus) -> ManifestSpan.Stream {
        switch status {
        case .clear: .clear
        case .hold: .hold
        case .reject: .reject
        }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, to out: inout JSONOutput) {
        var bytes = bytes
        while !bytes.isEmpty {
            let part = bytes.prefix(ManifestSpan.longestFrame - frame.count)
            frame += part
            bytes = bytes.dropFirst(part.count)
            if frame.count == ManifestSpan.longestFrame { flush(to: &out) }
        }
    }

    private mutating func flush(to out: inout JSONOutput) {
        guard !frame.isEmpty else { return }
        var span = ManifestSpan(offset: offset, length: frame.count, stream: .frame)
        span.bytes = frame
        span.write(to: &out)
        offset += frame.count
        frame.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ length: Int, _ stream: ManifestSpan.Stream, to out: inout JSONOutput) {
        ManifestSpan(offset: offset, length: length, stream: stream).write(to: &out)
        offset += length
    }
}
