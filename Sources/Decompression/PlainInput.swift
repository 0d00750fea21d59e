// Decompression: inputs as they would be without gzip or Zstandard around them. Streamed: memory doesn't grow with the input,
// whatever a compressed byte expands to. Imports Bytes and the two C libraries; knows nothing of records.

public import Bytes
import Glibc

/// Reads an input, decompressed when its first bytes say that it is gzip (RFC 1952) or Zstandard (RFC 8878).
///
/// Several members or frames behind each other are one input, as `gunzip` and `zstd -d` have it. Zeros behind the last gzip
/// member are padding (tapes); anything else that isn't a member, a checksum that doesn't hold, and an end before the data's
/// end are errors: a night's payments cut off must not look like a quiet night.
public final class PlainInput {
    public enum Compression: String, Sendable, Hashable {
        case none
        case gzip
        case zstandard = "Zstandard"
    }

    public let path: String
    /// Known after the first read.
    public private(set) var compression = Compression.none
    /// Bytes read of the input as it is.
    public private(set) var sourceBytes = 0

    private let stream: InputStream
    private var isStarted = false
    private var isSourceAtEnd = false
    /// Compressed bytes that were read; from `position` on they were not yet taken.
    private var source: [UInt8] = []
    private var position = 0
    private var gzip: GzipDecoder?
    private var zstandard: ZstandardDecoder?

    private static let sourceStep = 1 << 17

    /// - Throws: `FileError` when it can't be opened, or is a folder.
    public init(path: String) throws(FileError) {
        self.path = path
        stream = try InputStream(path: path)
    }

    /// Reads at most `count` bytes to the end of `bytes`; 0 at the end of the input.
    ///
    /// - Throws: `FileError`; `DecompressionError` with the compressed byte at which the data can't be read.
    public func read(upTo count: Int, into bytes: inout [UInt8], isInterrupted: () -> Bool = { false }) throws -> Int {
        guard count > 0 else { return 0 }
        if !isStarted { try start(isInterrupted) }
        if compression == .none {
            if position < source.count {
                let taken = min(count, source.count - position)
                bytes.append(contentsOf: source[position..<position + taken])
                position += taken
                return taken
            }
            let got = try stream.read(upTo: count, into: &bytes, isInterrupted: isInterrupted)
            sourceBytes += got
            return got
        }
        let start = bytes.count
        bytes.append(contentsOf: [UInt8](repeating: 0, count: count))
        var made = 0
        do {
            while made == 0 {
                if position >= source.count { try refill(isInterrupted) }
                let step = try decode(&bytes, from: start)
                made = step.made
                if made == 0, step.isEnd { break }
            }
        } catch {
            bytes.removeLast(bytes.count - start)
            throw error
        }
        bytes.removeLast(bytes.count - start - made)
        return made
    }

    /// Reads the first bytes and looks at them.
    private func start(_ isInterrupted: () -> Bool) throws(FileError) {
        isStarted = true
        while source.count < 4, !isSourceAtEnd { try refill(isInterrupted) }
        if source.starts(with: [0x1F, 0x8B]) {
            compression = .gzip
            gzip = GzipDecoder()
        } else if source.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            compression = .zstandard
            zstandard = ZstandardDecoder()
        }
    }

    private func refill(_ isInterrupted: () -> Bool) throws(FileError) {
        if position > 0 {
            source.removeFirst(position)
            position = 0
        }
        guard !isSourceAtEnd else { return }
        let got = try stream.read(upTo: PlainInput.sourceStep, into: &source, isInterrupted: isInterrupted)
        sourceBytes += got
        if got == 0 { isSourceAtEnd = true }
    }

    private func decode(_ bytes: inout [UInt8], from start: Int) throws(DecompressionError) -> DecodingStep {
        // Out of self while it is looked at.
        var held: [UInt8] = []
        swap(&held, &source)
        defer { swap(&held, &source) }
        let count = held.count
        let step: DecodingStep
        do throws(DecodingFault) {
            if let gzip {
                step = try gzip.decode(held.span.extracting(position..<count), isLast: isSourceAtEnd, into: &bytes, from: start)
            } else if let zstandard {
                step = try zstandard.decode(
                    held.span.extracting(position..<count), isLast: isSourceAtEnd, into: &bytes, from: start)
            } else {
                throw DecodingFault(reason: "no decoder")
            }
        } catch {
            let place = sourceBytes - (count - position) + error.consumed
            throw DecompressionError(path: path, compression: compression, offset: place, reason: error.reason)
        }
        position += step.consumed
        return step
    }
}

/// Why compressed input can't be read on.
public struct DecompressionError: Error, Sendable, Hashable, CustomStringConvertible {
    public var path: String
    public var compression: PlainInput.Compression
    /// Byte of the compressed input, from 0, at or before which the fault lies.
    public var offset: Int
    public var reason: String

    public var description: String {
        VisibleText.line("\(path): \(compression.rawValue) data \(reason) at byte \(offset)")
    }
}

/// What one call of a decoder did.
struct DecodingStep {
    var consumed = 0
    var made = 0
    /// The data ended where it should.
    var isEnd = false
}

/// A decoder can't go on.
struct DecodingFault: Error {
    var consumed = 0
    var reason: String
}
