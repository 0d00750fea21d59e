/// What became of one customer.
public struct CustomerOutcome: Sendable {
    /// The record's own id, or its line.
    public var id: String
    public var place: RecordPlace
    /// Lower-case hexadecimal, of the record's bytes.
    public var sha256: String
    /// `nil` for one that was rejected.
    public var change: CustomerChange?
    /// Why it was rejected.
    public var reason: String?
}
