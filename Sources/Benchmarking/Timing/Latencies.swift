/// How long single answers took.
package struct Latencies: Sendable {
    /// Nanoseconds, ascending.
    private let sorted: [UInt32]

    package init(nanoseconds: [UInt32]) { sorted = nanoseconds.sorted() }

    package var count: Int { sorted.count }

    /// The time within which a share of the answers came, by the nearest rank: microseconds; 0 of none.
    package func microseconds(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = (min(max(share, 0), 1) * Double(sorted.count)).rounded(.up)
        return Double(sorted[min(max(Int(rank), 1), sorted.count) - 1]) / 1000
    }
}
