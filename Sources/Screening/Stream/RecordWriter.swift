import Crypto
public import SanctionsModel
import WatchlistStore

/// Where a record stands in its input.
public struct RecordPlace: Sendable, Hashable, Codable {
    /// Line of its beginning, counted from 1.
    public var line: Int
    /// Byte of its beginning in its file.
    public var offset: Int
    /// Bytes, without the line end.
    public var length: Int
    /// The file, when there are several.
    public var file: String?
}

extension SourceList {
    /// The list with the first 16 digits of its hash: `un@0a1b2c3d4e5f6071`, as `-w` takes it.
    public var reference: String { "\(id)@\(sha256.prefix(16))" }
}

/// Writes the line of a record: its keys in the order of the contract.
struct RecordWriter: Sendable {
    var policyHash: String
    var modelHash: String
    var limit: Int?
    /// The lists of the run, each as `un@` and the first 16 digits of its hash: the name by which a store gives that version.
    var lists: [String] = []
    /// The day of the run, where the policy depends on it.
    var asOf: String?

    init(screener: Screener, limit: Int?) {
        policyHash = screener.policy.hash
        modelHash = screener.watchlist.model.hash
        self.limit = limit
        lists = screener.watchlist.sources.map(\.reference)
        asOf = screener.policy.suppressions.isEmpty ? nil : screener.inForce.asOf.description
    }

    func write(_ record: RecordOutcome, sha256: String, to out: inout JSONOutput) {
        let (place, alerts) = (record.place, record.alerts)
        let shown = limit.map { alerts.prefix($0) } ?? alerts[...]
        out.object { out in
            out.field("record", record.id)
            out.field("line", place.line)
            if let file = place.file { out.field("file", file) }
            out.field("offset", place.offset)
            out.field("length", place.length)
            out.field("sha256", sha256)
            out.field("status", record.status.rawValue)
            out.key("alerts")
            out.array(shown) { $1.write(to: &$0) }
            out.field("omitted", alerts.count - shown.count)
            out.field("engine", Engine.version)
            out.field("policy", policyHash)
            out.field("model", modelHash)
            if let reason = record.reason { out.field("reason", reason) }
            if let stripped = record.stripped {
                out.key("stripped")
                stripped.write(to: &out)
            }
            out.key("lists")
            out.array(lists) { $0.string($1) }
            if let asOf { out.field("asOf", asOf) }
        }
        out.newline()
    }

    static func sha256(_ record: Span<UInt8>) -> String {
        var hasher = SHA256()
        // SAFETY: the hasher reads the bytes during the call and keeps no pointer.
        unsafe record.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        return hexadecimal(hasher.finalize())
    }
}
