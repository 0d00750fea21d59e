import Bytes
import Crypto
import Decompression
import FoundationEssentials
import JSON

/// How far a run has come, with everything that going on needs: written to a file that is replaced as a whole, after what it tells
/// of is on the disk.
///
/// A run that is killed at any moment goes on from its last checkpoint: what its outputs hold beyond the recorded lengths is taken
/// back, and every record behind the recorded byte is screened (again). So no record is lost and none is doubled.
///
/// The file is a line of JSON, and a line with the SHA-256 of the first: `sha256 9f86…`.
struct Checkpoint: Codable, Sendable {
    static let format = 2

    var checkpoint = Checkpoint.format
    /// What must be the same when the run goes on, by its name for people.
    var settings: [String: String]
    /// Paths of the inputs.
    var inputs: [String]
    /// Bytes of the inputs as files, when the run began.
    var sizes: [Int]
    /// The input that the run is at, and the byte of it behind the last chunk that was written; 0 when it is not begun.
    var input = 0
    var offset = 0
    /// SHA-256 of the full blocks before `offset`, and of what is behind the last of them.
    var blocks: [String] = []
    var tail: String?
    /// Lengths of the outputs, in the order of `RunSinks.streams`.
    var lengths: [Int]
    /// Bytes between records that stand in no line of the manifest yet, in base64.
    var frame = ""
    var summary = RunSummary()
    var watch: StrippingWatch?
    var isFinished = false

    var frameBytes: [UInt8] { Base64.bytes(of: frame) ?? [] }

    /// - Throws: `CheckpointError`, also when the file is damaged.
    static func read(_ path: String) throws(CheckpointError) -> Checkpoint {
        let bytes: [UInt8]
        do { bytes = try readFile(path) } catch { throw CheckpointError("\(error)") }
        let lines = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count > 1, let body = lines.first else { throw noCheckpoint(path) }
        guard lines.count == 3, lines[2].isEmpty, Array(lines[1]) == Array(checksum(of: body).utf8) else {
            struct Version: Decodable { var checkpoint: Int }
            guard let version = try? JSONDecoder().decode(Version.self, from: Data(body)) else { throw noCheckpoint(path) }
            throw CheckpointError(
                version.checkpoint == format
                    ? "\(path): the checkpoint is damaged: it does not match its SHA-256; remove it and start over with empty outputs"
                    : "\(path): a checkpoint of another version of the engine; remove it and start over with empty outputs"
            )
        }
        guard isBounded(body), let read = try? JSONDecoder().decode(Checkpoint.self, from: Data(body)),
            read.checkpoint == format, read.isSound
        else { throw CheckpointError("\(path): the checkpoint contradicts itself; remove it and start over") }
        return read
    }

    private static func noCheckpoint(_ path: String) -> CheckpointError {
        CheckpointError("\(path): no checkpoint; remove it and start over with empty outputs")
    }

    private static func checksum(of body: some Sequence<UInt8>) -> String {
        "sha256 " + hexadecimal(SHA256.hash(data: Array(body)))
    }

    /// The bytes of the file.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let body = [UInt8](try encoder.encode(self))
        return body + [0x0A] + Array(Checkpoint.checksum(of: body).utf8) + [0x0A]
    }

    func write(_ path: String) throws {
        let bytes = try encoded()
        try replaceFile(path, with: bytes.span)
    }

    /// Refuses to go on with anything else than the run had.
    func check(settings now: [String: String], inputs: [String], path: String) throws(CheckpointError) {
        guard self.inputs == inputs else {
            throw CheckpointError(
                "\(path): is of the inputs \(self.inputs.joined(separator: ", ")), not of \(inputs.joined(separator: ", "))")
        }
        var differences: [String] = []
        for key in Set(settings.keys).union(now.keys).sorted() where settings[key] != now[key] {
            differences.append("\(key): then \(settings[key] ?? "none"), now \(now[key] ?? "none")")
        }
        guard differences.isEmpty else {
            throw CheckpointError("\(path): can't go on, since the run differs in \(differences.joined(separator: "; "))")
        }
    }

    /// Reads what is done of the inputs again and holds it against the recorded hashes, which of compressed inputs are of the bytes
    /// inside. O(bytes).
    ///
    /// - Parameter sizes: bytes of the inputs as files, now.
    func checkInputs(_ path: String, sizes: [Int]) throws {
        for ((input, then), now) in zip(zip(inputs, self.sizes), sizes) where then != now {
            throw CheckpointError("\(input): has \(now) bytes, and had \(then) when the run began (\(path))")
        }
        for (i, input) in inputs.enumerated().prefix(self.input + 1) {
            let isDone = i < self.input
            let length = isDone ? summary.inputs[i].bytes : offset
            var blocks = BlockHasher()
            let source = try PlainInput(path: input)
            var left = length
            while left > 0 {
                var bytes: [UInt8] = []
                guard try source.read(upTo: min(left, 1 << 20), into: &bytes) > 0 else {
                    throw CheckpointError("\(input): has \(length - left) bytes, and \(length) of it are screened (\(path))")
                }
                blocks.update(bytes.span)
                left -= bytes.count
            }
            let recorded = isDone ? summary.inputs[i].blocks : self.blocks + (tail.map { [$0] } ?? [])
            for (number, (then, now)) in zip(recorded, blocks.all).enumerated() where then != now {
                let start = number * BlockHasher.blockBytes
                throw CheckpointError(
                    "\(input): has changed since it was screened: bytes \(start) to \(min(start + BlockHasher.blockBytes, length)) (\(path))"
                )
            }
            guard recorded.count == blocks.all.count else {
                throw CheckpointError("\(path): its hashes are not those of \(length) bytes")
            }
        }
    }
}

/// Why a run can't go on from its checkpoint.
public struct CheckpointError: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String

    init(_ reason: String) { description = VisibleText.line(reason) }
}
