import Bytes
import JSON
import ReferenceData

/// A policy file: JSON5 of which every key is known, with a title, a policy, and what differs from it for named streams.
///
/// A file states only what differs from the standard policy, a stream only what differs from the file. Maps are laid over each
/// other key by key; ignored words and suppressions add up. The schema is `policy.schema.json`, printed by `screen policy
/// schema`.
public struct PolicyFile: Sendable {
    public var title: String
    /// For runs that name no stream.
    public var policy: Policy
    public var streams: [String: Policy]

    /// The JSON Schema of policy files (draft 2020-12).
    public static var schema: String { String(decoding: ReferenceData.policySchema, as: UTF8.self) }

    /// - Throws: `PolicyFileError` with every problem of the file.
    public init(contentsOf path: String) throws(PolicyFileError) {
        let bytes: [UInt8]
        do { bytes = try readFile(path) } catch {
            throw PolicyFileError(file: path, problems: [.init(line: 0, path: "", reason: "\(error)")])
        }
        try self.init(bytes, file: path)
    }

    /// - Parameters:
    ///   - bytes: the file's, UTF-8.
    ///   - file: its name for messages.
    /// - Throws: `PolicyFileError` with every problem of the file.
    public init(_ bytes: [UInt8], file: String) throws(PolicyFileError) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw PolicyFileError(file: file, problems: [.init(line: 0, path: "", reason: "it is not valid UTF-8")])
        }
        let root: JSONValue
        do { root = try JSONReader.document(bytes, dialect: .json5) } catch {
            throw PolicyFileError(file: file, problems: [.init(line: error.line, path: "", reason: error.reason)])
        }
        var reader = PolicyReader()
        self = reader.file(root)
        guard reader.problems.isEmpty else { throw PolicyFileError(file: file, problems: reader.problems) }
    }

    init(title: String, policy: Policy, streams: [String: Policy]) {
        self.title = title
        self.policy = policy
        self.streams = streams
    }

    /// The policy of a stream, or the file's own; `nil` when the file has no such stream.
    public func policy(stream: String?) -> Policy? {
        guard let stream else { return policy }
        return streams[stream]
    }
}

extension Policy {
    /// A policy file's policy.
    ///
    /// - Throws: `PolicyFileError` with every problem of the file, or when it has no such stream.
    public init(contentsOf path: String, stream: String? = nil) throws(PolicyFileError) {
        let file = try PolicyFile(contentsOf: path)
        guard let policy = file.policy(stream: stream) else {
            let known = file.streams.isEmpty ? "it has none" : "it has \(file.streams.keys.sorted().joined(separator: ", "))"
            let reason = "there is no stream \(stream ?? ""): \(known)"
            throw PolicyFileError(file: path, problems: [.init(line: 0, path: "streams", reason: reason)])
        }
        self = policy
    }
}

/// Why a policy file is refused: every problem with its place.
public struct PolicyFileError: Error, Sendable, Hashable, CustomStringConvertible {
    public struct Problem: Sendable, Hashable {
        /// From 1; 0 when it is of the file as a whole.
        public var line: Int
        /// The value's path: `suppressions[2].expires`; empty at the root.
        public var path: String
        public var reason: String
    }

    public var file: String
    public var problems: [Problem]

    /// A line for each problem: `file:line: path: reason`.
    public var description: String {
        problems.map { problem in
            let place = problem.line > 0 ? "\(file):\(problem.line)" : file
            return VisibleText.line(
                problem.path.isEmpty ? "\(place): \(problem.reason)" : "\(place): \(problem.path): \(problem.reason)")
        }.joined(separator: "\n")
    }
}
