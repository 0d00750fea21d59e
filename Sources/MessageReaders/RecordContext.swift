/// What stands around records and belongs to each of them: the group header's parties of a bulk payment, the account owner
/// of a statement, the first sequence of an MT101.
///
/// Made by the splitter and read by the parser of the same format, on any thread: immutable, and alive as long as somebody
/// holds it. One context serves all records under it; an inner one refers to the outer one, so that nothing is kept twice.
/// The bytes of a chain of contexts are bounded by `limit`: a record under a longer one is rejected.
public final class RecordContext: Sendable {
    /// Most bytes of a context and those around it together.
    public static let limit = 4 << 20

    /// Different for each context of an input, from 1.
    public let number: Int
    /// The context around this one.
    public let parent: RecordContext?
    /// In the form of the format's own parser.
    public let bytes: [UInt8]
    /// Bytes of this one and all around it.
    public let totalBytes: Int

    public init(number: Int, parent: RecordContext?, bytes: [UInt8]) {
        self.number = number
        self.parent = parent
        self.bytes = bytes
        totalBytes = bytes.count + (parent?.totalBytes ?? 0)
    }
}
