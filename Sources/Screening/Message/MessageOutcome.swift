/// The outcome of screening one message: a payment, a batch of them, or a whole file held in memory.
///
/// Every byte is accounted for: of a record, of the header, or between records. Every record is clear, held or rejected; nothing is left
/// out.
public struct MessageOutcome: Sendable {
    /// One record of the message.
    public struct Record: Sendable {
        /// The record's own id, or its line.
        public var id: String
        /// The line of the message on which it begins, from 1.
        public var line: Int
        /// Its bytes in the message, without a line end.
        public var bytes: Range<Int>
        public var status: RecordStatus
        /// Those that the policy releases are among them.
        public var alerts: [Alert]
        /// Why it was rejected, for people, with its place.
        public var reason: String?
        /// Words that the policy ignores and that were not searched for.
        public var ignoredWords: [String] = []
    }

    /// In the order of the message.
    public var records: [Record] = []
    /// The format, the encoding and the fields taken, as they were detected, for people.
    public var notes: [String] = []
    /// Why nothing may be cleared today: a list too old for the policy, or nothing in force. All records are rejected then.
    public var refusal: PolicyRefusal?
    /// Bytes of the message.
    public var byteCount = 0
    /// Bytes of records, with their line ends.
    public var recordBytes = 0
    /// Bytes of header, blank lines, and what stands between records: envelopes, separators.
    public var otherBytes = 0

    /// `reject` when a record is rejected or the message holds none; else `hold` when one is held; else `clear`.
    public var status: RecordStatus {
        if records.isEmpty || refusal != nil || records.contains(where: { $0.status == .reject }) { return .reject }
        return records.contains { $0.status == .hold } ? .hold : .clear
    }

    /// The alerts of all records, in their order.
    public var alerts: [Alert] { records.flatMap(\.alerts) }
}
