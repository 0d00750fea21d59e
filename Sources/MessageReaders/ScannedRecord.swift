public import SanctionsModel

/// What was found in one record: its id, its parties, its free text, in flat storage that is reused from record to record.
///
/// All texts are UTF-8 with escapes resolved, in `bytes`. No allocation once its capacity has grown.
public struct ScannedRecord: Sendable {
    /// A run of bytes in `ScannedRecord.bytes`; `count` 0 means absent.
    public struct Slice: Sendable, Hashable {
        public var start: Int32
        public var count: Int32

        @inlinable public init(start: Int, count: Int) {
            self.start = Int32(truncatingIfNeeded: start)
            self.count = Int32(truncatingIfNeeded: count)
        }

        public static let absent = Slice(start: 0, count: 0)
        @inlinable public var isAbsent: Bool { count == 0 }
        @inlinable public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    public struct Party: Sendable {
        public var role = Slice.absent
        /// Absent for a party that is known by its identifiers alone.
        public var name = Slice.absent
        public var type = PartyType.any
        public var birthDate = Slice.absent
        public var country = Slice.absent
        public var nationality = Slice.absent
        public var gender = Slice.absent
        public var address = Slice.absent
        /// Which of `ScannedRecord.identifiers` are this party's.
        public var identifiers: Range<Int> = 0..<0
        /// The place in `ScannedRecord.parties` of the party of whose name this is another reading (lines joined with a space,
        /// and without); -1 for a party of its own. What is known of it besides is known of that party.
        public var readingOf: Int32 = -1

        public init() {}
    }

    public struct Identifier: Sendable {
        public var kind = Slice.absent
        public var value = Slice.absent
        public var country = Slice.absent

        public init() {}
    }

    public var bytes: [UInt8] = []
    public var id = Slice.absent
    public var parties: [Party] = []
    public var identifiers: [Identifier] = []
    /// Free text (remittance information, narrative) to be searched for listed names.
    public var texts: [Slice] = []
    /// The amount, with a point before the decimals where the format tells which sign that is, and its currency: by them a payment
    /// is told from another. Nothing is searched for them.
    public var amount = Slice.absent
    public var currency = Slice.absent
    /// The record held bytes that are not valid in its encoding; each such run stands as U+FFFD in `bytes`.
    public var hasInvalidText = false

    /// Whether no party has a name (`NoNameWords` are none): the record was read, but there is nobody in it to look for by name.
    public var hasNoParty: Bool {
        parties.allSatisfy { $0.name.isAbsent || NoNameWords.contains(bytes.span.extracting($0.name.range)) }
    }

    public init() {}

    public mutating func removeAll() {
        // Emptying an empty array costs as much as emptying a full one.
        if !bytes.isEmpty { bytes.removeAll(keepingCapacity: true) }
        id = .absent
        amount = .absent
        currency = .absent
        if !parties.isEmpty { parties.removeAll(keepingCapacity: true) }
        if !identifiers.isEmpty { identifiers.removeAll(keepingCapacity: true) }
        if !texts.isEmpty { texts.removeAll(keepingCapacity: true) }
        hasInvalidText = false
    }

    /// The text of a slice, for people to read. Allocates.
    public func text(_ slice: Slice) -> String {
        String(decoding: bytes[slice.range], as: UTF8.self)
    }
}
