import SanctionsModel

/// A listed identifier that stands in a field or a text.
struct FoundIdentifier {
    /// Where it stands in the bytes that were scanned.
    var range: Range<Int>
    /// Its kind, by its form or by the word beside it, and its value as written.
    var identifier: Identifier
    /// The designations that have it, indices of the watchlist.
    var designations: [Int]
    /// The hash under which it is looked up: the same for every way of writing it.
    var hash: UInt64
}
