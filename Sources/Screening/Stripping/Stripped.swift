/// What a record lacks that a payment like it had when it raised an alert: a party that was changed or removed ("stripping"; see
/// the Wolfsberg Group's payment transparency standards, and FATF recommendation 16).
public struct Stripped: Sendable, Codable, Hashable {
    /// The earlier record: its id or line, its line, and its file when there are several.
    public var record: String
    public var line: Int
    public var file: String?
    /// `creditor removed`, `creditor changed`, `text changed`.
    public var what: String
    /// The designation on which the earlier record alerted.
    public var designation: String

    func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("record", record)
            out.field("line", line)
            if let file { out.field("file", file) }
            out.field("what", what)
            out.field("designation", designation)
        }
    }
}
