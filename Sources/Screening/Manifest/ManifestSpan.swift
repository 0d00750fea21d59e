import Bytes
import JSON

/// A line of a manifest: where a run of bytes of an input went. The spans of an input, in their order, are all of its bytes.
public struct ManifestSpan: Sendable, Hashable {
    public enum Stream: String, Sendable, Hashable {
        case clear, hold, reject
        /// Bytes that belong to no record; they stand in the manifest itself.
        case frame
        /// Begins an input; has no bytes.
        case input
        /// Ends an input; has no bytes.
        case end
    }

    /// Byte of the input.
    public var offset: Int
    public var length: Int
    public var stream: Stream
    /// Of a frame.
    public var bytes: [UInt8] = []
    /// Of `input`: its path, and how many bytes of it (byte order mark and header) were written at the beginning of each stream.
    public var path = ""
    public var header = 0
    /// Of `end`: SHA-256 of the input, and of each of its blocks of 1 MiB.
    public var sha256 = ""
    public var blocks: [String] = []

    /// A frame of more bytes is several spans.
    static let longestFrame = 1 << 16

    init(offset: Int, length: Int, stream: Stream) {
        self.offset = offset
        self.length = length
        self.stream = stream
    }

    /// One line of JSON with its line end. Every line has `offset`, `length` and `stream`; the others belong to one stream each.
    func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("offset", offset)
            out.field("length", length)
            out.field("stream", stream.rawValue)
            switch stream {
            case .frame: out.field("base64", Base64.text(of: bytes))
            case .input:
                out.field("input", path)
                out.field("header", header)
            case .end:
                out.field("sha256", sha256)
                out.field("blockBytes", BlockHasher.blockBytes)
                out.key("blocks")
                out.array(blocks) { $0.string($1) }
            case .clear, .hold, .reject: break
            }
        }
        out.newline()
    }

    /// - Throws: `ManifestError` saying what is wrong, without a line number.
    static func read(_ line: String) throws(ManifestError) -> ManifestSpan {
        let node: JSONValue
        do { node = try JSONReader.document(Array(line.utf8)) } catch { throw ManifestError("no JSON: \(error.reason)") }
        guard let offset = node["offset"]?.wholeNumber, let length = node["length"]?.wholeNumber,
            let stream = node["stream"]?.string.flatMap({ Stream(rawValue: $0) })
        else { throw ManifestError("no offset, length and stream") }
        var span = ManifestSpan(offset: offset, length: length, stream: stream)
        switch stream {
        case .frame:
            guard let bytes = node["base64"]?.string.flatMap({ Base64.bytes(of: $0) }), bytes.count == length else {
                throw ManifestError("a frame whose bytes are not \(length) in base64")
            }
            span.bytes = bytes
        case .input:
            guard length == 0, let path = node["input"]?.string, let header = node["header"]?.wholeNumber else {
                throw ManifestError("an input without its path and header")
            }
            span.path = path
            span.header = header
        case .end:
            guard length == 0, let sha256 = node["sha256"]?.string, let blocks = node["blocks"]?.list else {
                throw ManifestError("an end without its hashes")
            }
            span.sha256 = sha256
            span.blocks = blocks.compactMap(\.string)
        case .clear, .hold, .reject: break
        }
        return span
    }
}

/// What is wrong with a manifest, or with what it tells of.
public struct ManifestError: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String

    init(_ reason: String) { description = VisibleText.line(reason) }
}
