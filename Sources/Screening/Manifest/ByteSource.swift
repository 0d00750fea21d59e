import Bytes

/// Reads a file piece by piece as bytes.
final class ByteSource {
    private let stream: InputStream
    private var buffer: [UInt8] = []
    private var position = 0

    init(_ path: String) throws(FileError) { stream = try InputStream(path: path) }

    /// At most `count` bytes; empty at the end.
    func read(upTo count: Int) throws(FileError) -> [UInt8] {
        if position == buffer.count {
            buffer.removeAll(keepingCapacity: true)
            position = 0
            _ = try stream.read(upTo: 1 << 20, into: &buffer)
        }
        let end = min(buffer.count, position + count)
        defer { position = end }
        return Array(buffer[position..<end])
    }

    /// `count` bytes, or fewer at the end.
    func read(exactly count: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try read(upTo: count - bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    /// Passes over bytes. O(count).
    func skip(_ count: Int) throws(FileError) {
        var left = count
        while left > 0 {
            let bytes = try read(upTo: left)
            if bytes.isEmpty { return }
            left -= bytes.count
        }
    }

    func isAtEnd() throws(FileError) -> Bool {
        if position < buffer.count { return false }
        let more = try read(upTo: 1)
        if more.isEmpty { return true }
        position -= 1
        return false
    }
}

/// The lines of a file, without their line ends.
struct LineSource {
    private let source: ByteSource
    /// Bytes of a line; a longer one is an error.
    private let longest: Int
    private var rest: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    init(_ source: ByteSource, longest: Int) {
        self.source = source
        self.longest = longest
    }

    /// `nil` at the end. Blank lines are lines.
    mutating func next() throws -> [UInt8]? {
        var searched = position
        while true {
            if let end = rest[searched...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return Array(rest[position..<end])
            }
            searched = rest.count - position
            if isAtEnd {
                guard position < rest.count else { return nil }
                defer { position = rest.count }
                return Array(rest[position...])
            }
            guard searched <= longest else { throw ManifestError("a line is longer than \(longest) bytes") }
            rest.removeFirst(position)
            position = 0
            let more = try source.read(upTo: 1 << 20)
            if more.isEmpty { isAtEnd = true }
            rest += more
        }
    }
}
