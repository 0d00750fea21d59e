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

    public init(lines: OutputStream? = nil, clear: OutputStream? = nil, hold: OutputStream? = nil, reject: OutputStream? = nil) {
        self.lines = lines
        self.clear = clear
        self.hold = hold
        self.reject = reject
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
        for stream in [lines, hold, reject, clear] { try stream?.finish() }
    }
}
