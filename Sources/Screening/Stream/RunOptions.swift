public import MessageReaders

/// What a run over a stream of records does with them.
public struct RunOptions: Sendable {
    /// What is printed.
    public enum Output: Sendable, Hashable {
        /// Records with alerts and rejected records, a JSON line each.
        case hits
        /// Every record, a JSON line each.
        case all
        /// The records themselves, bytes unchanged, each to the stream of its status.
        case split
    }

    public var input = InputOptions()
    public var output = Output.hits
    /// Workers, at least 1.
    public var jobs = 1
    /// Most alerts printed of a record; `nil` for all.
    public var limit: Int?
    /// Records back to which a payment is compared with those that raised an alert, to find a party changed or removed (see
    /// `StrippingWatch`); 0 for not at all.
    public var strippingWindow = RunOptions.standardStrippingWindow
    public static let standardStrippingWindow = 10_000
    /// Writes a record for people instead of as JSON; used where lines are written.
    public var render: (@Sendable (RecordOutcome) -> String)?
    /// Bytes read at once; a chunk goes to a worker. More where one record is longer. Small chunks keep all workers busy to the end and
    /// what waits to be written short, where nearly every record alerts.
    public var chunkBytes = 1 << 17

    public init() {}
}

/// What became of a record.
public enum RecordStatus: String, Sendable, Hashable {
    case clear, hold, reject
}

/// A record with its outcome, as it is written.
public struct RecordOutcome: Sendable {
    /// The record's own id, or its line.
    public var id: String
    public var place: RecordPlace
    public var status: RecordStatus
    public var alerts: [Alert]
    /// Why it was rejected.
    public var reason: String?
    /// What it lacks that a payment like it had.
    public var stripped: Stripped?
}
