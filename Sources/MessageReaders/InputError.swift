import Bytes

/// Why an input can't be screened at all: a wrong option, or a beginning that is no known format.
///
/// A bad record is no `InputError`: it is rejected by itself, see `RejectReason`.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: UInt8, Sendable, Hashable {
        /// An option's value is not understood.
        case badOption
        /// A `--map` doesn't fit the input: no such column, a pointer for delimited text.
        case badMapping
        /// The beginning of the input is no format that is read here.
        case unknownFormat
        /// No column may name a party.
        case noNameColumn
        /// A column or key is not recognised and may hold words, and the user wants to know each.
        case unrecognisedColumns
        /// The header line doesn't end within the bytes that were given, or can't be read.
        case badHeader
    }

    public var code: Code
    /// One or two plain clauses for people, without a final stop.
    public var reason: String

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = VisibleText.line(reason)
    }

    public var description: String { reason }
}
