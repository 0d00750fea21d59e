public import Bytes
import Glibc

/// The checkpoint of a run: where it stands, how often it is made, and what of it must be the same when the run goes on.
public struct RunCheckpoint: Sendable {
    public var path: String
    /// Seconds between two checkpoints at least; 0 for one after every chunk.
    public var interval: Double
    /// What must be the same when the run goes on, by its name for people: options, policy, lists.
    public var settings: [String: String]
    /// Bytes of the inputs as files, when the checkpoint was opened.
    let sizes: [Int]
    var last: Checkpoint?
    /// Held as long as the run.
    private let lock: CheckpointLock

    /// Takes the right to run on the checkpoint at `path`, reads it if it is there, and holds it against the run that is to go on.
    ///
    /// - Throws: `CheckpointError` saying what differs, or that another run is at work on it; `FileError`.
    public init(path: String, interval: Double = 1, settings: [String: String], inputs: [String]) throws {
        self.path = path
        self.interval = max(0, interval)
        self.settings = settings
        let isThere = try RunCheckpoint.exists(path)
        sizes = try inputs.map { input in
            guard input != "-", let length = try InputStream(path: input).fileLength() else {
                throw CheckpointError(
                    "\(input == "-" ? "standard input" : input): is no file that can be read again from a byte on"
                )
            }
            return length
        }
        lock = try CheckpointLock(isThere ? resolvedPath(path) : path)
        // Another run may have ended between the two.
        guard try RunCheckpoint.exists(path) else { return }
        let found = try Checkpoint.read(path)
        try found.check(settings: settings, inputs: inputs, path: path)
        try found.checkInputs(path, sizes: sizes)
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

    /// - Throws: `CheckpointError` when there is something else than a file of a checkpoint's size.
    private static func exists(_ path: String) throws(CheckpointError) -> Bool {
        var status = stat()
        // SAFETY: the path is passed as a C string for the call alone, and `status` is written by it.
        guard unsafe stat(path, &status) == 0 else { return false }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw CheckpointError(
                "\(path): is no file that a checkpoint can be kept in, but a device, a pipe or a folder")
        }
        guard status.st_size <= largest else {
            throw CheckpointError("\(path): no checkpoint: \(status.st_size) bytes are too many")
        }
        return true
    }

    /// Bytes; a checkpoint holds hashes of the inputs' blocks and what the watch for stripping needs.
    private static let largest = 1 << 30
}
