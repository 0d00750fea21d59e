import Bytes
import NameText

/// One unit of a query held against many listed ones: what `TokenSimilarity.compare` and `compareJoined` say of each, with the
/// distances of sixteen at a time. Kept from query to query.
///
/// Of most listed words the letters decide, and few are near: so the distances of all of these are found first, and what else a word is
/// to the query is asked only of those that are near, or that may have been typed for it.
public struct ComparisonBatch {
    private let similarity: TokenSimilarity
    /// Of each listed unit that the last query was held against, in their order.
    public private(set) var results: [TokenSimilarity.Result?] = []

    /// What stands before the letters of the listed units.
    private var heads: [ListedUnit] = []
    private var batch = LetterBatch()

    // Listed units to which the query has one rule stand in a group; behind the groups those that are compared one by one.
    private var groups: [Group] = []
    /// One more than the group of each kind of listed unit; 0 where there is none yet.
    private var groupNumbers: [UInt8] = Array(repeating: 0, count: ReadingKind.count)
    /// The kinds of which `groupNumbers` knows.
    private var numbers: [Int] = []
    /// The places in `heads` of those in each group, or `Open.flag` with one in `open`: as many a row as there are units.
    private var places: [UInt32] = []
    private var counts = InlineArray<9, Int>(repeating: 0)
    private var open: [Open] = []
    private let limits: Limits

    /// Groups beyond which listed units are compared one by one.
    private static let groupLimit = 8

    /// A listed unit of which all is known but the distance.
    private struct Open {
        var place: Int
        var comparison: OpenComparison

        static let flag: UInt32 = 1 << 31
    }

    /// Listed units of some kinds to which the query has one rule.
    private struct Group {
        /// `ReadingKind.number` of them, or `ReadingKind.representative`.
        var representative: Int
        var rule: DistanceRule
        var reading: Reading
    }

    /// How a listed word is read beside the query.
    private enum Reading {
        /// Both write their vowels in one script: they may be each other's typing errors.
        case alike
        /// One writes none.
        case loose
        /// In two scripts.
        case across
    }

    /// The distances up to which two words may be alike, by the letters that these are a share of.
    private struct Limits {
        let alike: [Int32]
        let loose: [Int32]
        let across: [Int32]

        init(_ similarity: TokenSimilarity) {
            let letters = 0...ShortText.capacity
            alike = letters.map { similarity.editComparison(letters: $0).limit }
            loose = letters.map { similarity.looseComparison(letters: $0).limit }
            across = letters.map { similarity.acrossComparison(letters: $0).limit }
        }

        func of(_ reading: Reading) -> [Int32] {
            switch reading {
            case .alike: alike
            case .loose: loose
            case .across: across
            }
        }
    }

    public init(_ similarity: TokenSimilarity) {
        self.similarity = similarity
        limits = Limits(similarity)
    }

    /// Holds a unit of a query against listed ones. O(units × letters²), most of it for sixteen at once.
    ///
    /// - Parameter isJoined: the query is several words written together.
    public mutating func compare(
        _ query: borrowing TokenView, with chosen: [UInt32], of listed: borrowing ListedUnits, isJoined: Bool
    ) {
        results.removeAll(keepingCapacity: true)
        results.append(contentsOf: repeatElement(nil, count: chosen.count))
        sort(query, chosen, listed, isJoined)
        let others = ComparisonBatch.groupLimit * chosen.count
        for i in others..<others + counts[ComparisonBatch.groupLimit] { ask(Int(places[i]), query, chosen, listed, isJoined) }
        for group in groups.indices { compare(group, query, chosen, listed) }
        for number in numbers { groupNumbers[number] = 0 }
        numbers.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
    }

    /// What a word is to the query beside its letters; where these matter as well, it stands in a group then.
    private mutating func ask(
        _ place: Int, _ query: borrowing TokenView, _ chosen: [UInt32], _ listed: borrowing ListedUnits, _ isJoined: Bool
    ) {
        let (unit, head) = (Int(chosen[place]), heads[place])
        let view = listed.view(unit, head, for: query)
        switch isJoined || listed.isJoined(unit) ? similarity.verdict(joined: query, view) : similarity.verdict(query, view) {
        case .told(let result): results[place] = result
        case .open(let comparison):
            guard head.isForLanes, LetterBatch.holds(query.fold), let group = group(query, head) else {
                let distance = similarity.distance(query, view, limit: Int(comparison.limit))
                results[place] = comparison.result(distance: distance)
                return
            }
            places[group * chosen.count + counts[group]] = Open.flag | UInt32(truncatingIfNeeded: open.count)
            counts[group] += 1
            open.append(Open(place: place, comparison: comparison))
        }
    }

    // MARK: Groups

    /// Puts each unit into its group; and asks for its letters, so that reading them later need not wait.
    private mutating func sort(
        _ query: borrowing TokenView, _ chosen: [UInt32], _ listed: borrowing ListedUnits, _ isJoined: Bool
    ) {
        let others = ComparisonBatch.groupLimit
        let room = chosen.count
        if places.count < (others + 1) * room { places = Array(repeating: 0, count: 2 * (others + 1) * room) }
        let sifter = LetterBatch.holds(query.fold) && !isJoined ? Sifter(query) : nil
        let (latinCount, skeletonCount) = (query.latin.count, query.skeleton.count)
        heads.removeAll(keepingCapacity: true)
        let (units, letters) = (listed.units, listed.letters)
        // Taken out of `self`, so that one check of their owner serves all.
        var (heads, places): ([ListedUnit], [UInt32]) = ([], [])
        swap(&heads, &self.heads)
        swap(&places, &self.places)
        var place = places.mutableSpan
        var count = InlineArray<9, Int>(repeating: 0)
        heads.append(addingCapacity: room) { output in
            for i in chosen.indices {
                let unit = Int(chosen[i])
                let head = units[unit]
                output.append(head)
                var group = others
                if isJoined || listed.isJoined(unit) {
                    // Words written together are alike by their letters or by their consonants, as many on both sides.
                    guard head.latinCount == latinCount || head.skeletonCount == skeletonCount else { continue }
                } else if let sifter, sifter.mayTake(head) {
                    group = self.group(query, head) ?? others
                }
                letters.prefetch(head.latinStart)
                // Half of the texts end in the next line.
                letters.prefetch(head.foldStart &+ head.foldCount)
                // SAFETY: each group has room for all units.
                unsafe place[unchecked: group &* room &+ count[group]] = UInt32(truncatingIfNeeded: i)
                count[group] &+= 1
            }
        }
        swap(&heads, &self.heads)
        swap(&places, &self.places)
        counts = count
    }

    /// The group whose rule is that of the two; `nil` when there are too many.
    @inline(__always)
    private mutating func group(_ query: borrowing TokenView, _ head: ListedUnit) -> Int? {
        let number = Int(groupNumbers[head.traits.kind.number])
        return number == 0 ? findGroup(query, head.traits.kind) : number - 1
    }

    /// The group of a kind that is met for the first time.
    private mutating func findGroup(_ query: borrowing TokenView, _ kind: ReadingKind) -> Int? {
        // What letters of listed words cost alone stands with them: against a Latin word many kinds are one then.
        let representative = query.kind == .latin ? kind.representative : kind.number
        let index = groups.firstIndex { $0.representative == representative } ?? groups.count
        if index == groups.count {
            guard index < ComparisonBatch.groupLimit else { return nil }
            let isOfOneScript = query.scriptNumber == kind.scriptNumber
            let reading: Reading =
                query.isAbjad || kind.isAbjad || (isOfOneScript && query.isLoose) ? .loose : isOfOneScript ? .alike : .across
            groups.append(
                Group(representative: representative, rule: similarity.rule(query.kind, kind), reading: reading))
        }
        groupNumbers[kind.number] = UInt8(truncatingIfNeeded: index + 1)
        numbers.append(kind.number)
        return index
    }

    private mutating func compare(
        _ index: Int, _ query: borrowing TokenView, _ chosen: [UInt32], _ listed: borrowing ListedUnits
    ) {
        let group = groups[index]
        let limits = limits.of(group.reading)
        let isAlike = group.reading == .alike
        let latinCount = query.latin.count
        let (foldCount, skeletonCount) = (query.fold.count, query.skeleton.count)
        let beginning = SlipBeginning(query)
        batch.begin(query.fold, group.rule, hasGaps: query.kind == .latin)
        var start = index * chosen.count
        let end = start + counts[index]
        while start < end {
            let next = min(start + LetterBatch.lanes, end)
            // Those that are held against the query whatever their distance, a bit a lane.
            var asked: UInt32 = 0
            for i in start..<next {
                let entry = places[i]
                let open = entry < Open.flag ? nil : open[Int(entry - Open.flag)]
                let head = heads[open?.place ?? Int(entry)]
                let letters =
                    isAlike
                    ? max(foldCount, head.foldCount)
                    : max(2, min(foldCount, head.foldCount), skeletonCount, head.skeletonCount)
                batch.add(
                    listed.letters.span, at: head.foldStart, count: head.foldCount,
                    limit: open?.comparison.limit ?? limits[letters])
                let difference = abs(head.latinCount &- latinCount)
                let mayBeAlike =
                    isAlike
                    ? difference <= TokenSimilarity.mostSlips
                        && beginning.mayBegin(listed.letters[head.latinStart], listed.letters[head.foldStart])
                    : difference == 0
                asked |= (mayBeAlike || open != nil ? 1 : 0) &<< UInt32(truncatingIfNeeded: i &- start)
            }
            batch.run()
            let near = batch.near
            var lanes = near | asked
            while lanes != 0 {
                let lane = lanes.trailingZeroBitCount
                lanes &= lanes - 1
                finish(
                    places[start + lane], distance: batch.distance(lane), isNear: near >> UInt32(lane) & 1 != 0, query, chosen,
                    listed, group.reading)
            }
            start = next
        }
    }

    /// Says what a listed unit is whose distance is found.
    @inline(__always)
    private mutating func finish(
        _ entry: UInt32, distance: Int, isNear: Bool, _ query: borrowing TokenView, _ chosen: [UInt32],
        _ listed: borrowing ListedUnits, _ reading: Reading
    ) {
        guard entry < Open.flag else {
            let open = open[Int(entry - Open.flag)]
            results[open.place] = open.comparison.result(distance: distance)
            return
        }
        let place = Int(entry)
        let (unit, head) = (Int(chosen[place]), heads[place])
        if !isNear, !areEqual(query.latin, listed.latin(head)) {
            guard reading == .alike, similarity.typingError(query, listed.view(unit, head, for: query)) > 0 else { return }
        }
        let view = listed.view(unit, head, for: query)
        switch similarity.verdict(query, view) {
        case .told(let result): results[place] = result
        case .open(let comparison): results[place] = comparison.result(distance: distance)
        }
    }
}

/// Of which listed words the letters decide first: neither is known by a table.
private struct Sifter {
    private let refused: TokenView.Traits

    private static let plain: TokenView.Traits = [.number, .initial, .long, .syllabic]

    /// `nil` where more than its letters may say what a word is.
    init?(_ query: borrowing TokenView) {
        guard query.meaning == 0, query.traits.isDisjoint(with: Sifter.plain) else { return nil }
        refused = query.traits.contains(.variants) ? Sifter.plain.union(.variants) : Sifter.plain
    }

    @inline(__always)
    func mayTake(_ listed: ListedUnit) -> Bool { listed.isForLanes && listed.traits.flags.isDisjoint(with: refused) }
}
