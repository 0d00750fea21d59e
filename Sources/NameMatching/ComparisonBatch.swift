import Bytes
import NameText

/// One unit of a query held against many listed ones: what `TokenSimilarity.compare` and `compareJoined` say of each, with the
/// distances of sixteen at a time. Kept from query to query.
public struct ComparisonBatch {
    private let similarity: TokenSimilarity
    /// Of each listed unit that the last query was held against, in their order.
    public private(set) var results: [TokenSimilarity.Result?] = []

    /// What stands before the letters of the listed units.
    private var heads: [ListedUnit] = []
    /// What was read to have their letters at hand; it says nothing.
    private var lastLetter: UInt8 = 0

    // Listed units to which the query has one rule stand in a group.
    private var batches: [LetterBatch] = Array(repeating: LetterBatch(), count: groupLimit)
    private var kinds: [UInt16] = Array(repeating: 0, count: groupLimit)
    private var groupCount = 0
    /// Of those that wait in a batch, `LetterBatch.capacity` a group.
    private var open: [OpenComparison] = Array(repeating: .none, count: groupLimit * LetterBatch.capacity)
    /// Their places in `results`.
    private var places: [Int32] = Array(repeating: 0, count: groupLimit * LetterBatch.capacity)

    /// Groups beyond which listed units are compared one by one.
    private static let groupLimit = 8

    public init(_ similarity: TokenSimilarity) { self.similarity = similarity }

    /// Holds a unit of a query against listed ones. O(units × letters²), most of it for sixteen at once.
    ///
    /// - Parameter isJoined: the query is several words written together.
    public mutating func compare(
        _ query: borrowing TokenView, with chosen: [UInt32], of listed: borrowing ListedUnits, isJoined: Bool
    ) {
        results.removeAll(keepingCapacity: true)
        results.append(contentsOf: repeatElement(nil, count: chosen.count))
        setHeads(chosen, listed)
        groupCount = 0
        for i in chosen.indices {
            let unit = Int(chosen[i])
            compare(query, listed.view(unit, heads[i], for: query), at: i, isJoined: isJoined || listed.isJoined(unit))
        }
        for group in 0..<groupCount where batches[group].count > 0 { run(group) }
    }

    /// Reads what stands before the letters of the units, and asks for their letters.
    private mutating func setHeads(_ chosen: [UInt32], _ listed: borrowing ListedUnits) {
        heads.removeAll(keepingCapacity: true)
        let (units, letters) = (listed.units, listed.letters)
        heads.append(addingCapacity: chosen.count) { output in
            for unit in chosen { output.append(units[Int(unit)]) }
        }
        for head in heads where head.latinStart < letters.count { lastLetter ^= letters[head.latinStart] }
    }

    @inline(__always)
    private mutating func compare(
        _ query: borrowing TokenView, _ listed: borrowing TokenView, at index: Int, isJoined: Bool
    ) {
        switch isJoined ? similarity.verdict(joined: query, listed) : similarity.verdict(query, listed) {
        case .told(let result): results[index] = result
        case .open(let comparison):
            let lengths = 1...LetterBatch.letters
            guard lengths.contains(query.fold.count), lengths.contains(listed.fold.count), let group = group(query, listed) else {
                let distance = similarity.distance(query, listed, limit: Int(comparison.limit))
                results[index] = comparison.result(distance: distance)
                return
            }
            let place = batches[group].add(listed.fold, limit: Int(comparison.limit))
            open[group * LetterBatch.capacity + place] = comparison
            places[group * LetterBatch.capacity + place] = Int32(truncatingIfNeeded: index)
            if place == LetterBatch.capacity - 1 { run(group) }
        }
    }

    /// The group whose rule is that of the two.
    @inline(__always)
    private mutating func group(_ query: borrowing TokenView, _ listed: borrowing TokenView) -> Int? {
        let kind = UInt16(listed.script.rawValue) << 8 | UInt16(listed.traits.intersection([.abjad, .syllabic]).rawValue)
        for group in 0..<groupCount where kinds[group] == kind { return group }
        guard groupCount < ComparisonBatch.groupLimit else { return nil }
        kinds[groupCount] = kind
        batches[groupCount].begin(query.fold, similarity.rule(query, listed))
        groupCount += 1
        return groupCount - 1
    }

    private mutating func run(_ group: Int) {
        let start = group * LetterBatch.capacity
        let count = batches[group].count
        batches[group].run()
        for place in 0..<count {
            let distance = batches[group].distance(place)
            guard let result = open[start + place].result(distance: distance) else { continue }
            results[Int(places[start + place])] = result
        }
        batches[group].removeAll()
    }
}
