/// Counts by a text, in the order in which the texts were first met. What comes after `limit` different texts is counted as
/// `other`. Adding the unlimited counts of one part after the other gives what counting the whole gives.
public struct OrderedCounts: Sendable, Codable, Equatable {
    /// Different texts that are kept apart of a whole run.
    public static let limitOfRun = 256

    /// Different texts that are kept apart.
    public let limit: Int

    public private(set) var keys: [String] = []
    private var counts: [String: Int] = [:]
    /// What was counted beyond the limit.
    public private(set) var other = 0

    public init(limit: Int = .max) { self.limit = limit }

    public var isEmpty: Bool { keys.isEmpty }

    public subscript(key: String) -> Int { counts[key] ?? 0 }

    /// O(1).
    public mutating func add(_ count: Int = 1, to key: String) {
        if counts[key] != nil {
            counts[key, default: 0] += count
        } else if keys.count < limit {
            keys.append(key)
            counts[key] = count
        } else {
            other += count
        }
    }

    /// O(keys).
    public mutating func add(_ later: OrderedCounts) {
        for key in later.keys { add(later[key], to: key) }
        other += later.other
    }

    /// Most first, then by the text; what is beyond the limit, last, as `(other)`.
    public var descending: [(key: String, count: Int)] {
        let sorted = keys.map { ($0, self[$0]) }.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
        return sorted.map { (key: $0.0, count: $0.1) } + (other > 0 ? [(key: "(other)", count: other)] : [])
    }
}
