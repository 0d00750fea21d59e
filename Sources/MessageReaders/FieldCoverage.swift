/// Which fields of an input were met, and what was done with each: an auditor's first question.
///
/// A field is named by its place in the format: an element's path from the message on, a tag and its subfield, a column, a
/// key. Counting is of fields met, not of bytes. Bounded: beyond `limit` different fields, further unknown ones are counted
/// together under the path `…`.
public struct FieldCoverage: Sendable, Hashable, Codable {
    public enum Treatment: String, Sendable, Hashable, CaseIterable, Codable {
        /// Held against the lists; `detail` says as what: `creditor.name`, `text`.
        case screened
        /// Read and deliberately not held against the lists; `detail` says why.
        case notScreened = "not-screened"
        /// In no table of the format; `detail` says what was done with it.
        case unknown
    }

    public struct Field: Sendable, Hashable, Codable {
        public var path: String
        public var treatment: Treatment
        public var detail: String

        public init(path: String, treatment: Treatment, detail: String) {
            self.path = path
            self.treatment = treatment
            self.detail = detail
        }
    }

    public static let limit = 4096

    /// How often each field was met.
    public private(set) var counts: [Field: Int] = [:]

    public init() {}

    /// O(1).
    public mutating func add(_ field: Field, count: Int = 1) {
        guard count > 0 else { return }
        if counts.count >= FieldCoverage.limit, counts[field] == nil {
            counts[Field(path: "…", treatment: field.treatment, detail: field.detail), default: 0] += count
        } else {
            counts[field, default: 0] += count
        }
    }

    /// O(fields of the other).
    public mutating func merge(_ other: FieldCoverage) {
        for (field, count) in other.counts { add(field, count: count) }
    }

    /// By treatment (screened, not screened, unknown), then path and detail: the same order in every run.
    public var sorted: [(field: Field, count: Int)] {
        let order = Treatment.allCases
        return counts.map { (field: $0.key, count: $0.value) }.sorted { a, b in
            let (x, y) = (order.firstIndex(of: a.field.treatment) ?? 0, order.firstIndex(of: b.field.treatment) ?? 0)
            if x != y { return x < y }
            return (a.field.path, a.field.detail) < (b.field.path, b.field.detail)
        }
    }

    /// Fields met, by what was done with them.
    public func count(_ treatment: Treatment) -> Int {
        counts.reduce(0) { $0 + ($1.key.treatment == treatment ? $1.value : 0) }
    }
}
