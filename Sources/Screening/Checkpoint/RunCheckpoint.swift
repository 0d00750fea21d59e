public import Bytes
import Glibc

/// The checkpoint of a run: where it stands, how often it is made, and what of it must be the same when the run goes on.
public struct RunCheckpoint: Sendable {
    public var path: String
    /// Seconds between two checkpoints at least; 0 for one after every chunk.
    public var interval: Double
    /// What must be the same when the run goes on, by its name for people: options, policy, lists.
    public var settings: [String: String]
    var last: Checkpoint?

    /// Reads the checkpoint at `path` if it is there, and holds it against the run that is to go on.
    ///
    /// - Throws: `CheckpointError` saying what differs, `FileError`.
    public init(path: String, interval: Double = 1, settings: [String: String], inputs: [String]) throws {
        self.path = path
        self.interval = max(0, interval)
        self.settings = settings
        for input in inputs {
            guard let length = try InputStream(path: input).fileLength(), input != "-" else {
                throw CheckpointError(
                    "\(input == "-" ? "standard input" : input): is no file that can be read again from a byte on")
            }
            _ = length
        }
        guard RunCheckpoint.exists(path) else { return }
        let found = try Checkpoint.read(path)
        try found.check(settings: settings, inputs: inputs, path: path)
        try found.checkInputs(path)
        last = found
    }

    /// Whether there is something to go on from.
    public var isResumed: Bool { last != nil }

    /// The summary of a run that had come to its end.
    public var finished: RunSummary? { last?.isFinished == true ? last?.summary : nil }

    /// Where a run goes on: its input and byte.
    public var place: (input: String, offset: Int)? {
        last.map { ($0.inputs.indices.contains($0.input) ? $0.inputs[$0.input] : "", $0.offset) }
    }

    /// Opens an output at what the checkpoint says of it, or anew.
    ///
    /// - Parameter place: which of `RunSinks.streams` it is.
    public func open(_ path: String, place: Int) throws(FileError) -> OutputStream {
        if let last {
            guard last.lengths.indices.contains(place) else { throw FileError(path: path, operation: "go on in", code: ENODATA) }
            return try OutputStream(path: path, resumingAt: last.lengths[place])
        }
        return try OutputStream(path: path)
    }

    private static func exists(_ path: String) -> Bool { (try? InputStream(path: path)) != nil }
}
