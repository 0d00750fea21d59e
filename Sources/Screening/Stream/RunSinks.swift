public import Bytes
import Glibc

/// Where the outcome of a run goes. Streams that are not given are not written.
public struct RunSinks {
    /// JSON lines (`hits`, `all`).
    public var lines: OutputStream?
    /// The records themselves (`split`).
    public var clear: OutputStream?
    public var hold: OutputStream?
    public var reject: OutputStream?
    /// Where every byte of the inputs went (`split`); see `ManifestSpan`.
    public var manifest: OutputStream?

    public init(
        lines: OutputStream? = nil, clear: OutputStream? = nil, hold: OutputStream? = nil, reject: OutputStream? = nil,
        manifest: OutputStream? = nil
    ) {
        self.lines = lines
        self.clear = clear
        self.hold = hold
        self.reject = reject
        self.manifest = manifest
    }

    /// In the order of `Place`.
    var streams: [OutputStream?] { [lines, hold, reject, clear, manifest] }

    /// Which output is at which place of a checkpoint.
    public enum Place: Int, Sendable {
        case lines, hold, reject, clear, manifest
    }

    /// The header of an input on every split stream, so that each is a file of the same format.
    func write(header: [UInt8]) throws(FileError) {
        for stream in [clear, hold, reject] { try stream?.write(header.span) }
    }

    func write(_ result: ChunkResult) throws(FileError) {
        try lines?.write(result.lines.span)
        // Holds before clears: if writing stops between the two, nothing was let through that was to be held.
        try hold?.write(result.hold.span)
        try reject?.write(result.reject.span)
        try clear?.write(result.clear.span)
    }

    func finish() throws(FileError) {
        for stream in streams { try stream?.finish() }
    }

    /// Lengths of the outputs, all of them files; 0 for one that is not given.
    ///
    /// - Throws: `FileError` with `EINVAL` for what is no file, or standard output that isn't open for appending.
    func lengths() throws(FileError) -> [Int] {
        var lengths: [Int] = []
        for stream in streams {
            guard let stream else {
                lengths.append(0)
                continue
            }
            guard let length = stream.fileLength() else {
                throw FileError(path: stream.path, operation: "go on after a stop in", code: EINVAL)
            }
            lengths.append(length)
        }
        return lengths
    }

    func synchronise() throws(FileError) {
        for stream in streams { try stream?.synchronise() }
    }
}
