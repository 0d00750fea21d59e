import SanctionsModel

/// What one list of a watchlist holds and another one doesn't, by party.
public struct ListGap: Sendable {
    /// The list that holds, and the one that is held to it, by identifier.
    public var from: String
    public var to: String
    /// Designations of `from`: `held` and `missing` together.
    public var designationCount: Int
    /// Those of which `to` has the party.
    public var held: Int
    /// Indexes in the watchlist of those of which `to` has not.
    public var missing: [Int]

    /// Of every two lists of a watchlist, each way, in the order of their identifiers. O(lists × designations).
    public static func all(in watchlist: Watchlist) -> [ListGap] {
        let count = watchlist.sources.count
        var totals = [Int](repeating: 0, count: count)
        var missing = [[Int]](repeating: [], count: count * count)
        for index in 0..<watchlist.designationCount {
            let from = watchlist.source(ofDesignation: index)
            guard from < count else { continue }
            totals[from] += 1
            let holders = Set(watchlist.party(ofDesignation: index).map { watchlist.source(ofDesignation: $0) })
            for to in 0..<count where !holders.contains(to) { missing[from * count + to].append(index) }
        }
        var gaps: [ListGap] = []
        for from in 0..<count {
            for to in 0..<count where to != from {
                let lacking = missing[from * count + to]
                gaps.append(
                    ListGap(
                        from: watchlist.sources[from].id, to: watchlist.sources[to].id, designationCount: totals[from],
                        held: totals[from] - lacking.count, missing: lacking))
            }
        }
        return gaps
    }
}
