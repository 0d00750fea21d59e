import NameText

/// One unit of a query held against many listed ones: what `TokenSimilarity.compare` and `compareJoined` say of each, with the
/// distances of sixteen at a time. Kept from query to query.
public struct ComparisonBatch {
    private let similarity: TokenSimilarity
    /// Of each listed unit, in the order in which they were given; complete after `finish`.
    public private(set) var results: [TokenSimilarity.Result?] = []
    private var groups: [Group] = []
    private var groupCount = 0

    /// Listed units to which the query has one rule.
    private struct Group {
        var kind: UInt16 = 0
        var batch = LetterBatch()
        var open: [OpenComparison] = []
        /// Their places in `results`.
        var places: [Int] = []
    }

    public init(_ similarity: TokenSimilarity) { self.similarity = similarity }

    /// Begins a unit of a query.
    public mutating func start() {
        results.removeAll(keepingCapacity: true)
        groupCount = 0
    }

    /// Holds the query against the next listed unit. The query is the same from `start` to `finish`.
    ///
    /// - Parameter isJoined: either is several words written together.
    public mutating func compare(_ query: borrowing TokenView, _ listed: borrowing TokenView, isJoined: Bool) {
        switch isJoined ? similarity.verdict(joined: query, listed) : similarity.verdict(query, listed) {
        case .told(let result): results.append(result)
        case .open(let comparison):
            let lengths = 1...LetterBatch.letters
            guard lengths.contains(query.fold.count), lengths.contains(listed.fold.count) else {
                let distance = similarity.distance(query, listed, limit: comparison.limit)
                results.append(comparison.result(distance: distance))
                return
            }
            let group = group(query, listed)
            groups[group].open.append(comparison)
            groups[group].places.append(results.count)
            groups[group].batch.add(listed.fold)
            results.append(nil)
            if groups[group].batch.count == LetterBatch.lanes { run(group) }
        }
    }

    /// Completes `results`.
    public mutating func finish() {
        for group in 0..<groupCount where groups[group].batch.count > 0 { run(group) }
    }

    /// The group whose rule is that of the two.
    private mutating func group(_ query: borrowing TokenView, _ listed: borrowing TokenView) -> Int {
        let kind = UInt16(listed.script.rawValue) << 8 | UInt16(listed.traits.intersection([.abjad, .syllabic]).rawValue)
        for group in 0..<groupCount where groups[group].kind == kind { return group }
        if groupCount == groups.count { groups.append(Group()) }
        groups[groupCount].kind = kind
        groups[groupCount].open.removeAll(keepingCapacity: true)
        groups[groupCount].places.removeAll(keepingCapacity: true)
        groups[groupCount].batch.begin(query.fold, similarity.rule(query, listed))
        groupCount += 1
        return groupCount - 1
    }

    private mutating func run(_ group: Int) {
        let (open, places) = (groups[group].open, groups[group].places)
        groups[group].batch.run {
            open[$0].limit
        } _: { lane, distance in
            results[places[lane]] = open[lane].result(distance: distance)
        }
        groups[group].open.removeAll(keepingCapacity: true)
        groups[group].places.removeAll(keepingCapacity: true)
    }
}
