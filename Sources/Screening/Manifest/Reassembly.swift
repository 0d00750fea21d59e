public import Bytes
import Crypto

/// Puts the streams of a split run together again by their manifest, and proves on the way that they are the input: every span
/// where the one before ended, every byte of every stream used once, every block and the whole with the hash it had.
public struct Reassembly {
    /// An input that was put together.
    public struct Input: Sendable, Hashable {
        public var path: String
        public var bytes = 0
        public var spans = 0
        public var sha256 = ""
    }

    /// Paths of the streams that are there.
    public var streams: [ManifestSpan.Stream: String]

    public init(streams: [ManifestSpan.Stream: String]) { self.streams = streams }

    /// Reads the manifest at `manifest` and the streams, each once, and writes the inputs one after the other to `out` if it is
    /// given. O(bytes); memory of some MiB.
    ///
    /// - Throws: `ManifestError` with the manifest's line and the byte, or `FileError`.
    public func run(manifest: String, to out: OutputStream? = nil) throws -> [Input] {
        var sources: [ManifestSpan.Stream: ByteSource] = [:]
        for (stream, path) in streams { sources[stream] = try ByteSource(path) }
        var lines = LineSource(try ByteSource(manifest), longest: 1 << 28)
        var inputs: [Input] = []
        var current: Part?
        var number = 0
        do {
            while let line = try lines.next() {
                number += 1
                let span = try ManifestSpan.read(String(decoding: line, as: UTF8.self))
                switch span.stream {
                case .input:
                    guard current == nil else { throw ManifestError("an input begins before the last one ended") }
                    current = Part(input: Input(path: span.path), header: span.header)
                case .end:
                    guard var part = current else { throw ManifestError("an end without an input") }
                    try part.finish(span, &sources)
                    inputs.append(part.input)
                    current = nil
                default:
                    guard current != nil else { throw ManifestError("a span before the first input") }
                    try current?.take(span, &sources, out)
                }
            }
            if let current { throw ManifestError("ends before the input does, at its byte \(current.input.bytes)") }
            if inputs.isEmpty { throw ManifestError("tells of no input") }
        } catch let error as ManifestError {
            throw ManifestError("\(manifest):\(number): \(error)")
        }
        for (stream, path) in streams {
            guard try sources[stream]?.isAtEnd() ?? true else {
                throw ManifestError("\(path): holds more than the manifest tells of")
            }
        }
        return inputs
    }

    /// The input that is being put together.
    private struct Part {
        var input: Input
        /// Bytes of the header, and what is known of them.
        var header: Int
        var headerBytes: [UInt8] = []
        var isHeaderTaken = false
        var whole = SHA256()
        var blocks = BlockHasher()

        mutating func take(
            _ span: ManifestSpan, _ sources: inout [ManifestSpan.Stream: ByteSource], _ out: OutputStream?
        ) throws {
            guard span.offset == input.bytes else {
                throw ManifestError("a span at byte \(span.offset) where byte \(input.bytes) is next")
            }
            input.spans += 1
            if span.stream == .frame {
                if headerBytes.count < header { headerBytes += span.bytes.prefix(header - headerBytes.count) }
                return try put(span.bytes, out)
            }
            try takeHeaders(&sources)
            var left = span.length
            while left > 0 {
                guard let bytes = try sources[span.stream]?.read(upTo: min(left, 1 << 20)) else {
                    throw ManifestError("a span of the stream \(span.stream.rawValue), which is not given")
                }
                guard !bytes.isEmpty else {
                    throw ManifestError("the stream \(span.stream.rawValue) ends within the record at byte \(span.offset)")
                }
                left -= bytes.count
                try put(bytes, out)
            }
        }

        /// Each stream begins with the header of the input, so that it is a file of the same format.
        private mutating func takeHeaders(_ sources: inout [ManifestSpan.Stream: ByteSource]) throws {
            guard !isHeaderTaken else { return }
            isHeaderTaken = true
            guard headerBytes.count == header else { throw ManifestError("the header is not whole") }
            for (stream, source) in sources.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                guard try source.read(exactly: header) == headerBytes else {
                    throw ManifestError("the stream \(stream.rawValue) doesn't begin with the header of \(input.path)")
                }
            }
        }

        private mutating func put(_ bytes: [UInt8], _ out: OutputStream?) throws {
            // SAFETY: the hasher reads the bytes during the call and keeps no pointer.
            unsafe bytes.withUnsafeBytes { unsafe whole.update(bufferPointer: $0) }
            blocks.update(bytes.span)
            input.bytes += bytes.count
            try out?.write(bytes.span)
        }

        mutating func finish(_ span: ManifestSpan, _ sources: inout [ManifestSpan.Stream: ByteSource]) throws {
            try takeHeaders(&sources)
            guard span.offset == input.bytes else {
                throw ManifestError("the input has \(span.offset) bytes, and its spans have \(input.bytes)")
            }
            for (i, (told, found)) in zip(span.blocks, blocks.all).enumerated() where told != found {
                let start = i * BlockHasher.blockBytes
                throw ManifestError(
                    "the bytes from \(start) to \(min(start + BlockHasher.blockBytes, input.bytes)) are not the input's")
            }
            input.sha256 = hexadecimal(whole.finalize())
            guard span.blocks.count == blocks.all.count, span.sha256 == input.sha256 else {
                throw ManifestError("the hashes are not the input's")
            }
        }
    }
}
