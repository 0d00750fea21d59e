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
    /// What was read to have their letters at hand; it says nothing.
    private var lastLetter: UInt8 = 0

    // Listed units to which the query has one rule stand in a group.
    private var groups: [Group] = Array(repeating: Group(), count: groupLimit)
    private var batches: [LetterBatch] = Array(repeating: LetterBatch(), count: groupLimit)
    private var groupCount = 0
    /// Of those that wait in a batch, `LetterBatch.capacity` a group.
    private var waiting: [Waiting] = Array(repeating: Waiting(), count: groupLimit * LetterBatch.capacity)
    /// The distances up to which words of two readings may be alike, by their letters: where one writes no vowels, and else.
    private let looseLimits: [Int16]
    private let acrossLimits: [Int16]

    /// Groups beyond which listed units are compared one by one.
    private static let groupLimit = 8

    private struct Group: Equatable {
        var script = Script.other.rawValue
        var traits = TokenView.Traits()
        /// Their distance comes first.
        var isSifted = false
    }

    /// A listed unit whose distance is not known yet.
    private struct Waiting {
        /// Its place in `results`.
        var place: Int32 = 0
        /// What is known of it where its distance comes last.
        var comparison = OpenComparison.none
    }

    public init(_ similarity: TokenSimilarity) {
        self.similarity = similarity
        let letters = 0...ShortText.capacity
        looseLimits = letters.map { Int16(clamping: similarity.looseComparison(letters: $0).limit) }
        acrossLimits = letters.map { Int16(clamping: similarity.acrossComparison(letters: $0).limit) }
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
        groupCount = 0
        let fits = (1...LetterBatch.letters).contains(query.fold.count)
        let mayBeSifted =
            fits && !isJoined && query.meaning == 0 && query.traits.isDisjoint(with: [.number, .initial, .long, .syllabic])
        let isLoose = query.isLoose
        for i in chosen.indices {
            let (unit, head) = (Int(chosen[i]), heads[i])
            let isJoined = isJoined || listed.isJoined(unit)
            let view = listed.view(unit, head, for: query)
            if mayBeSifted, !isJoined, isOtherReading(query, view, isLoose: isLoose),
                let group = group(query, view, isSifted: true)
            {
                wait(group, query, view, Waiting(place: Int32(truncatingIfNeeded: i)), limit: limit(query, view))
                if batches[group].isFull { run(group, query, chosen, listed) }
                continue
            }
            switch isJoined ? similarity.verdict(joined: query, view) : similarity.verdict(query, view) {
            case .told(let result): results[i] = result
            case .open(let comparison):
                guard fits, (1...LetterBatch.letters).contains(view.fold.count),
                    let group = group(query, view, isSifted: false)
                else {
                    let distance = similarity.distance(query, view, limit: Int(comparison.limit))
                    results[i] = comparison.result(distance: distance)
                    continue
                }
                let waiting = Waiting(place: Int32(truncatingIfNeeded: i), comparison: comparison)
                wait(group, query, view, waiting, limit: Int(comparison.limit))
                if batches[group].isFull { run(group, query, chosen, listed) }
            }
        }
        for group in 0..<groupCount where batches[group].count > 0 { run(group, query, chosen, listed) }
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

    /// Whether the letters of a listed word decide first: it is read otherwise than the query, and neither is the very word of the
    /// other nor known by a table.
    ///
    /// - Parameter isLoose: of the query.
    @inline(__always)
    private func isOtherReading(_ query: borrowing TokenView, _ listed: borrowing TokenView, isLoose: Bool) -> Bool {
        guard listed.traits.isDisjoint(with: [.number, .initial, .long, .syllabic]),
            query.traits.intersection(listed.traits).isDisjoint(with: .variants),
            (1...LetterBatch.letters).contains(listed.fold.count)
        else { return false }
        guard isLoose || listed.isAbjad || query.scriptNumber != listed.scriptNumber else { return false }
        return !areEqual(query.latin, listed.latin)
    }

    /// The distance beyond which two words of different readings are strangers.
    @inline(__always)
    private func limit(_ query: borrowing TokenView, _ listed: borrowing TokenView) -> Int {
        let isLoose = query.isAbjad || listed.isAbjad || query.scriptNumber == listed.scriptNumber
        let letters = similarity.letters(query, listed)
        return Int(isLoose ? looseLimits[letters] : acrossLimits[letters])
    }

    @inline(__always)
    private mutating func wait(
        _ group: Int, _ query: borrowing TokenView, _ listed: borrowing TokenView, _ waiting: Waiting, limit: Int
    ) {
        let place = batches[group].add(listed.fold, limit: limit)
        self.waiting[group * LetterBatch.capacity + place] = waiting
    }

    /// The group whose rule is that of the two; `nil` when there are too many.
    @inline(__always)
    private mutating func group(_ query: borrowing TokenView, _ listed: borrowing TokenView, isSifted: Bool) -> Int? {
        let wanted = Group(
            script: listed.scriptNumber, traits: listed.traits.intersection([.abjad, .syllabic]), isSifted: isSifted)
        for group in 0..<groupCount where groups[group] == wanted { return group }
        guard groupCount < ComparisonBatch.groupLimit else { return nil }
        groups[groupCount] = wanted
        batches[groupCount].begin(query.fold, similarity.rule(query, listed))
        groupCount += 1
        return groupCount - 1
    }

    private mutating func run(
        _ group: Int, _ query: borrowing TokenView, _ chosen: [UInt32], _ listed: borrowing ListedUnits
    ) {
        let start = group * LetterBatch.capacity
        let (count, isSifted) = (batches[group].count, groups[group].isSifted)
        batches[group].run()
        for place in 0..<count {
            let distance = batches[group].distance(place)
            let index = Int(waiting[start + place].place)
            var comparison = waiting[start + place].comparison
            if isSifted {
                guard distance <= batches[group].limit(place) else { continue }
                switch similarity.verdict(query, listed.view(Int(chosen[index]), heads[index], for: query)) {
                case .told(let result):
                    results[index] = result
                    continue
                case .open(let found): comparison = found
                }
            }
            if let result = comparison.result(distance: distance) { results[index] = result }
        }
        batches[group].removeAll()
    }
}
