import Bytes
import NameText

/// One unit of a query held against many listed ones: what `TokenSimilarity.compare` and `compareJoined` say of each, with the
/// distances of sixteen at a time. Kept from query to query.
///
/// Of words that are read otherwise than the query (another script, no vowels) few are alike: their distance is found first, and what
/// else they are is asked only of those that are near.
public struct ComparisonBatch {
    private let similarity: TokenSimilarity
    /// Of each listed unit that the last query was held against, in their order.
    public private(set) var results: [TokenSimilarity.Result?] = []

    /// What stands before the letters of the listed units.
    private var heads: [ListedUnit] = []

    // Listed units to which the query has one rule stand in a group.
    /// Of each group the place of its kind in `groupNumbers`.
    private var groups: [Int] = Array(repeating: 0, count: groupLimit)
    private var batches: [LetterBatch] = Array(repeating: LetterBatch(), count: groupLimit)
    private var groupCount = 0
    /// One more than the group of each kind of listed unit; 0 where there is none.
    private var groupNumbers: [UInt8] = Array(repeating: 0, count: ReadingKind.count)
    /// Of those in the lanes of a batch, `LetterBatch.lanes` a group.
    private var waiting: [Waiting] = Array(repeating: Waiting(), count: groupLimit * LetterBatch.lanes)
    /// The distances up to which words of two readings may be alike, by their letters: where one writes no vowels, and else.
    private let looseLimits: [Int32]
    private let acrossLimits: [Int32]

    /// Groups beyond which listed units are compared one by one.
    private static let groupLimit = 8

    /// A listed unit whose distance is not known yet.
    private struct Waiting {
        /// Its place in `results`.
        var place: Int32 = 0
        /// The distance up to which it may be alike, where that comes first; -1 where it comes last.
        var limit: Int32 = -1
        /// What is known of it where its distance comes last.
        var comparison = OpenComparison.none
    }

    public init(_ similarity: TokenSimilarity) {
        self.similarity = similarity
        let letters = 0...ShortText.capacity
        looseLimits = letters.map { similarity.looseComparison(letters: $0).limit }
        acrossLimits = letters.map { similarity.acrossComparison(letters: $0).limit }
    }

    /// Holds a unit of a query against listed ones. O(units × letters²), most of it for sixteen at once.
    ///
    /// - Parameter isJoined: the query is several words written together.
    public mutating func compare(
        _ query: borrowing TokenView, with chosen: [UInt32], of listed: borrowing ListedUnits, isJoined: Bool
    ) {
        results.removeAll(keepingCapacity: true)
        results.append(contentsOf: repeatElement(nil, count: chosen.count))
        setHeads(chosen, listed)
        let fits = LetterBatch.holds(query.fold)
        let sifter = fits && !isJoined ? Sifter(query) : nil
        for i in chosen.indices {
            let (unit, head) = (Int(chosen[i]), heads[i])
            let isJoined = isJoined || listed.isJoined(unit)
            if let sifter, !isJoined, sifter.mayTake(head), !areEqual(query.latin, listed.latin(head)),
                let group = group(query, head)
            {
                let isLoose = sifter.isLoose(head)
                let letters = sifter.letters(head)
                wait(
                    group, query, head, listed,
                    Waiting(place: Int32(truncatingIfNeeded: i), limit: isLoose ? looseLimits[letters] : acrossLimits[letters]))
                if batches[group].isFull { run(group, query, chosen, listed) }
                continue
            }
            let view = listed.view(unit, head, for: query)
            switch isJoined ? similarity.verdict(joined: query, view) : similarity.verdict(query, view) {
            case .told(let result): results[i] = result
            case .open(let comparison):
                guard fits, head.isForLanes, let group = group(query, head) else {
                    let distance = similarity.distance(query, view, limit: Int(comparison.limit))
                    results[i] = comparison.result(distance: distance)
                    continue
                }
                wait(
                    group, query, head, listed, Waiting(place: Int32(truncatingIfNeeded: i), comparison: comparison))
                if batches[group].isFull { run(group, query, chosen, listed) }
            }
        }
        for group in 0..<groupCount where batches[group].count > 0 { run(group, query, chosen, listed) }
        for number in groups[..<groupCount] { groupNumbers[number] = 0 }
        groupCount = 0
    }

    /// Reads what stands before the letters of the units, and asks for their letters.
    private mutating func setHeads(_ chosen: [UInt32], _ listed: borrowing ListedUnits) {
        heads.removeAll(keepingCapacity: true)
        let (units, letters) = (listed.units, listed.letters)
        heads.append(addingCapacity: chosen.count) { output in
            for unit in chosen {
                let head = units[Int(unit)]
                letters.prefetch(head.latinStart)
                // Half of the texts end in the next line.
                letters.prefetch(head.foldStart + head.foldCount)
                output.append(head)
            }
        }
    }

    @inline(__always)
    private mutating func wait(
        _ group: Int, _ query: borrowing TokenView, _ head: ListedUnit, _ listed: borrowing ListedUnits, _ waiting: Waiting
    ) {
        let lane = batches[group].add(
            listed.letters.span, at: head.foldStart, count: head.foldCount, hasGaps: query.kind == .latin,
            limit: waiting.limit < 0 ? waiting.comparison.limit : waiting.limit)
        self.waiting[group * LetterBatch.lanes + lane] = waiting
    }

    /// The group whose rule is that of the two; `nil` when there are too many.
    @inline(__always)
    private mutating func group(_ query: borrowing TokenView, _ head: ListedUnit) -> Int? {
        let kind = head.traits.kind
        // What letters of listed words cost alone stands with them: many kinds are one then.
        let number = query.kind == .latin ? kind.representative : kind.number
        if groupNumbers[number] != 0 { return Int(groupNumbers[number]) - 1 }
        guard groupCount < ComparisonBatch.groupLimit else { return nil }
        groups[groupCount] = number
        batches[groupCount].begin(query.fold, similarity.rule(query.kind, kind))
        groupCount += 1
        groupNumbers[number] = UInt8(truncatingIfNeeded: groupCount)
        return groupCount - 1
    }

    private mutating func run(
        _ group: Int, _ query: borrowing TokenView, _ chosen: [UInt32], _ listed: borrowing ListedUnits
    ) {
        let start = group * LetterBatch.lanes
        let count = batches[group].count
        batches[group].run()
        for lane in 0..<count {
            let distance = batches[group].distance(lane)
            let waiting = waiting[start + lane]
            let index = Int(waiting.place)
            guard waiting.limit >= 0 else {
                results[index] = waiting.comparison.result(distance: distance)
                continue
            }
            guard distance <= Int(waiting.limit) else { continue }
            switch similarity.verdict(query, listed.view(Int(chosen[index]), heads[index], for: query)) {
            case .told(let result): results[index] = result
            case .open(let comparison): results[index] = comparison.result(distance: distance)
            }
        }
    }
}

/// Of which listed words the letters decide first: they are read otherwise than the query, and neither is known by a table.
private struct Sifter {
    private let kind: ReadingKind
    private let isLoose: Bool
    private let mayHaveVariants: Bool
    private let foldCount: Int
    private let skeletonCount: Int

    private static let plain: TokenView.Traits = [.number, .initial, .long, .syllabic]

    /// `nil` where more than its letters may say what a word is.
    init?(_ query: borrowing TokenView) {
        guard query.meaning == 0, query.traits.isDisjoint(with: Sifter.plain) else { return nil }
        kind = query.kind
        isLoose = query.isLoose
        mayHaveVariants = query.traits.contains(.variants)
        (foldCount, skeletonCount) = (query.fold.count, query.skeleton.count)
    }

    @inline(__always)
    func mayTake(_ listed: ListedUnit) -> Bool {
        let flags = listed.traits.flags
        guard listed.isForLanes, flags.isDisjoint(with: Sifter.plain), !(mayHaveVariants && flags.contains(.variants))
        else { return false }
        return isLoose || flags.contains(.abjad) || kind.scriptNumber != listed.traits.scriptNumber
    }

    /// Consonants decide, of words that it takes.
    @inline(__always)
    func isLoose(_ listed: ListedUnit) -> Bool {
        kind.isAbjad || listed.traits.flags.contains(.abjad) || kind.scriptNumber == listed.traits.scriptNumber
    }

    /// `TokenSimilarity.letters` of words that it takes.
    @inline(__always)
    func letters(_ listed: ListedUnit) -> Int {
        max(2, min(foldCount, listed.foldCount), skeletonCount, listed.skeletonCount)
    }
}
