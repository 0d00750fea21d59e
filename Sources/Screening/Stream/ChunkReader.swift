import Bytes
import Crypto
import Decompression
import MessageReaders

/// Reads one input into chunks of whole records, hashing what it reads.
struct ChunkReader {
    let profile: InputProfile
    private let stream: PlainInput
    private let input: Int
    private let chunkBytes: Int
    private let isInterrupted: @Sendable () -> Bool
    private var splitter: RecordSplitter
    private var hasher = SHA256()
    /// Bytes that were read and not yet handed on; `offset` is where the first of them stands in the file.
    private var buffer: [UInt8] = []
    private var offset = 0
    private var isAtEnd = false
    /// Bytes of the input so far.
    private(set) var bytesRead = 0
    private(set) var recordBytes = 0
    private(set) var blankBytes = 0
    private(set) var frameBytes = 0
    /// Bytes before the first record: byte order mark and header, to be repeated on every split stream.
    private(set) var header: [UInt8] = []
    private var oversized: (offset: Int, length: Int, hasher: SHA256)?

    /// Opens an input and finds out what it is.
    init(
        path: String, input: Int, options: RunOptions, isInterrupted: @escaping @Sendable () -> Bool
    ) throws {
        stream = try PlainInput(path: path)
        self.input = input
        chunkBytes = max(options.chunkBytes, 4096)
        self.isInterrupted = isInterrupted
        // A header line must stand whole in the first bytes.
        let firstBytes = max(chunkBytes, 1 << 18)
        var start: [UInt8] = []
        while start.count < firstBytes, !isAtEnd {
            isAtEnd = try stream.read(upTo: firstBytes - start.count, into: &start, isInterrupted: isInterrupted) == 0
        }
        profile = try InputProfile.detect(start: start.span, isWhole: isAtEnd, options: options.input)
        splitter = RecordSplitter(profile: profile)
        buffer = start
        count(from: 0)
        let headerBytes = min(profile.headerBytes, buffer.count)
        header = Array(buffer[..<headerBytes])
        offset = headerBytes
        buffer.removeFirst(headerBytes)
    }

    /// What was taken for what, to be said once.
    var notes: [String] {
        var notes = profile.notes
        if !notes.contains(where: { $0.hasPrefix("encoding:") }) { notes.append("encoding: \(profile.encoding.name)") }
        guard stream.compression != .none else { return notes }
        return ["input: \(stream.compression.rawValue); offsets and hash are of the decompressed bytes"] + notes
    }

    /// Hashes and counts what was read from `start` of the buffer on.
    private mutating func count(from start: Int) {
        bytesRead += buffer.count - start
        // SAFETY: the hasher reads the bytes during the call and keeps no pointer.
        unsafe buffer.withUnsafeBytes { unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[start...])) }
    }

    /// Lower-case hexadecimal, of everything read so far.
    var sha256: String { hexadecimal(hasher.finalize()) }

    /// The next chunk; `nil` at the end of the input.
    mutating func next(index: Int) throws -> Chunk? {
        if let fragment = pendingFragment {
            pendingFragment = nil
            return hand(index, fragment)
        }
        // Out of self while the buffer is looked at.
        var splitter = self.splitter
        defer { self.splitter = splitter }
        var records: [RecordSplitter.Record] = []
        var frames: [Chunk.Frame] = []
        var contexts: [RecordContext] = []
        var consumed = 0
        func add(_ range: Range<Int>) {
            if let last = frames.last, last.recordsBefore == records.count, last.range.upperBound == range.lowerBound {
                frames[frames.count - 1].range = last.range.lowerBound..<range.upperBound
            } else {
                frames.append(Chunk.Frame(range: range, recordsBefore: records.count))
            }
        }
        // What is whole so far, frames and contexts with it.
        func chunk() -> Chunk {
            var chunk = hand(index, .records(records), consumed)
            chunk.frames = frames
            chunk.contexts = contexts
            return chunk
        }
        while true {
            let piece = splitter.next(in: buffer.span, from: consumed, isLast: isAtEnd)
            switch piece {
            case .record(let record):
                records.append(record)
                if record.context != 0, contexts.last?.number != record.context, let context = splitter.context {
                    contexts.append(context)
                }
                consumed = record.range.upperBound
                recordBytes += record.range.count
                if consumed >= chunkBytes { return chunk() }
            case .blank(let range):
                add(range)
                consumed = range.upperBound
                blankBytes += range.count
                if consumed >= chunkBytes { return chunk() }
            case .frame(let range):
                add(range)
                consumed = range.upperBound
                frameBytes += range.count
                if consumed >= chunkBytes { return chunk() }
            case .oversized(let fragment):
                guard !records.isEmpty || !frames.isEmpty else { return hand(index, fragment) }
                // What stands before it goes first; the part stands at the beginning of the buffer then.
                var moved = fragment
                moved.range = fragment.range.lowerBound - consumed..<fragment.range.upperBound - consumed
                moved.contentEnd -= consumed
                pendingFragment = moved
                return chunk()
            case .needMore:
                // Hand on what is whole before reading on, so that the buffer holds little more than one chunk.
                if !records.isEmpty || !frames.isEmpty { return chunk() }
                try readMore()
            case .end:
                return records.isEmpty && frames.isEmpty ? nil : chunk()
            }
        }
    }

    /// Reads on to `target`, where a chunk ended when the input was read before, without handing anything on. What stands around
    /// the records behind it is known then as if they had been read in one go.
    ///
    /// - Returns: what of the last chunk that was read is behind it; `nil` when it ends there. O(bytes).
    mutating func skip(to target: Int, index: Int) throws -> Chunk? {
        while offset < target {
            guard let chunk = try next(index: index) else {
                throw CheckpointError("the input has no record that ends at byte \(target)")
            }
            guard chunk.end > target else { continue }
            guard let rest = chunk.behind(target) else {
                throw CheckpointError("the input has no record that ends at byte \(target)")
            }
            return rest
        }
        return nil
    }

    private var pendingFragment: RecordSplitter.Fragment?

    private mutating func readMore() throws {
        // A long record is read in many pieces.
        if isInterrupted() { throw Interrupted() }
        let start = buffer.count
        if try stream.read(upTo: chunkBytes, into: &buffer, isInterrupted: isInterrupted) == 0 { isAtEnd = true }
        count(from: start)
    }

    /// A part of a record too long to be held. Length and hash are of its bytes without the line end.
    private mutating func hand(_ index: Int, _ fragment: RecordSplitter.Fragment) -> Chunk {
        var part = oversized ?? (offset: offset + fragment.range.lowerBound, length: 0, hasher: SHA256())
        let end = fragment.contentEnd
        part.length += end - fragment.range.lowerBound
        // SAFETY: the hasher reads the bytes during the call and keeps no pointer.
        unsafe buffer.withUnsafeBytes {
            unsafe part.hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[fragment.range.lowerBound..<end]))
        }
        recordBytes += fragment.range.count
        oversized = fragment.isLast ? nil : part
        var chunk = hand(index, .oversized(fragment), fragment.range.upperBound)
        if fragment.isLast {
            chunk.whole = OversizedRecord(
                offset: part.offset, length: part.length, sha256: hexadecimal(part.hasher.finalize()))
        }
        return chunk
    }

    private mutating func hand(_ index: Int, _ content: Chunk.Content, _ consumed: Int) -> Chunk {
        let rest = Array(buffer[consumed...])
        let chunk = Chunk(
            index: index, input: input, bytes: buffer, offset: offset, content: content, end: offset + consumed, whole: nil)
        offset += consumed
        buffer = rest
        return chunk
    }
}
