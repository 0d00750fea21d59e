import Bytes
import NameMatching
import NameText
import StringMetrics

/// A listed unit that a unit of the query may meet.
struct Neighbour: Sendable {
    var unit: UInt32
    /// Ten-thousandths.
    var similarity: UInt16
    var kind: MatchKind
}

/// The listed units that are alike to a unit of a query: found by keys, kept in a bounded cache, since the words of a payment
/// stream repeat. One a thread.
struct NeighbourFinder {
    private let watchlist: Watchlist
    let similarity: TokenSimilarity
    private var ranges: [UInt64: Range<Int>] = [:]
    private(set) var neighbours: [Neighbour] = []
    private var keys: [UInt64] = []
    private var seen: [UInt32] = []

    /// Entries after which the cache is begun anew.
    private static let limit = 1 << 20

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        similarity = TokenSimilarity(parameters: watchlist.model.similarity, variants: watchlist.variants)
    }

    /// To be called between names: the ranges of one name stay valid until then.
    mutating func startName() {
        if neighbours.count > NeighbourFinder.limit || ranges.count > NeighbourFinder.limit / 8 { clear() }
    }

    mutating func clear() {
        neighbours.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
    }

    /// Where the neighbours of `form` stand in `neighbours`, in the order of their units.
    mutating func find(_ form: TokenForm, isJoined: Bool) -> Range<Int> {
        let identity = isJoined ? form.exactHash ^ 0x6A6F_696E_6564_0000 : form.exactHash
        if let known = ranges[identity] { return known }
        if isJoined {
            TokenKeys.keys(ofJoinedQuery: form, into: &keys)
        } else {
            TokenKeys.keys(ofQuery: form, similarity.variants, into: &keys)
        }
        seen.removeAll(keepingCapacity: true)
        if !isJoined, let equal = watchlist.token(exactHash: form.exactHash) { seen.append(UInt32(truncatingIfNeeded: equal)) }
        let mask = UInt64(watchlist.keyBuckets.count - 2)
        let buckets = watchlist.keyBuckets
        let entries = watchlist.keyEntries
        for key in keys {
            let bucket = Int(truncatingIfNeeded: key & mask)
            let tag = key >> 32
            for i in Int(buckets[bucket])..<Int(buckets[bucket + 1]) where entries[i] >> 32 == tag {
                seen.append(UInt32(truncatingIfNeeded: entries[i]))
            }
        }
        let hasVariants = !similarity.variants.groups(of: form.latin).isEmpty
        seen.sort()
        let start = neighbours.count
        var last = UInt32.max
        for unit in seen where unit != last {
            last = unit
            guard isJoined || hasVariants || mayMeet(form, Int(unit)) else { continue }
            append(unit, form, isJoined, watchlist.form(ofUnit: Int(unit)))
        }
        let range = start..<neighbours.count
        ranges[identity] = range
        return range
    }

    /// A cheap look before two tokens are compared in full: false only where `TokenSimilarity.compare` would find nothing.
    private func mayMeet(_ form: TokenForm, _ unit: Int) -> Bool {
        let traits = watchlist.unitTraits[unit]
        // Joined, number, initial or long: the keys were exact.
        guard unit < watchlist.tokenCount, traits & 0xE00 == 0, !form.isNumber, !form.isInitial, !form.isLong else { return true }
        if form.word.meaning != 0, watchlist.tokenMeanings[unit] == form.word.meaning { return true }
        let isLoose = traits & 0x100 != 0 || (Script(rawValue: UInt8(truncatingIfNeeded: traits)) ?? .other).hasLooseVowels
        guard !form.isLoose, !isLoose else { return true }
        let text = watchlist.unitFoldText
        let fold = text.span.extracting(watchlist.foldRange(ofUnit: unit))
        // Across scripts more may meet than the budget says.
        guard form.script == .latin, traits & 0xFF == UInt32(Script.latin.rawValue) else { return true }
        let budget = TokenSimilarity.editBudget(max(form.fold.count, fold.count))
        if OptimalStringAlignment.distance(form.fold.span, fold, cutoff: budget) <= budget { return true }
        let letters = watchlist.unitText
        let latin = letters.span.extracting(Int(watchlist.unitTextOffsets[unit])..<Int(watchlist.unitTextOffsets[unit + 1]))
        if TokenSimilarity.isTypingError(form.latin.span, latin) || TokenSimilarity.isBeginning(form.latin.span, latin)
            || TokenSimilarity.isLookalike(form.latin.span, latin)
        {
            return true
        }
        return form.skeleton.count >= 3 && Folding.skeleton(fold) == form.skeleton
    }

    /// The same by comparing with every unit of the list: the index's naive twin.
    mutating func findExhaustively(_ form: TokenForm, isJoined: Bool, forms: [TokenForm]) -> Range<Int> {
        let start = neighbours.count
        for unit in forms.indices {
            append(UInt32(truncatingIfNeeded: unit), form, isJoined, forms[unit])
        }
        return start..<neighbours.count
    }

    /// Adds what two units are to each other: alike, and, of single ones, the beginning of the listed one.
    private mutating func append(_ unit: UInt32, _ form: TokenForm, _ isJoined: Bool, _ listed: TokenForm) {
        let isListedJoined = Int(unit) >= watchlist.tokenCount
        add(unit, similarity.meet(form, isJoined, listed, isListedJoined))
        if !isJoined, !isListedJoined { add(unit, similarity.beginning(form, listed)) }
    }

    private mutating func add(_ unit: UInt32, _ result: TokenSimilarity.Result?) {
        guard let result else { return }
        neighbours.append(
            Neighbour(unit: unit, similarity: UInt16(truncatingIfNeeded: result.similarity), kind: result.kind))
    }
}

extension TokenSimilarity {
    /// Two units, single or joined. A single letter of the query meets only its equal here: whom it abbreviates is seen name by name.
    func meet(_ query: TokenForm, _ isJoined: Bool, _ listed: TokenForm, _ isListedJoined: Bool) -> Result? {
        if isJoined || isListedJoined { return compareJoined(query, listed) }
        let result = compare(query, listed)
        return query.isInitial && result?.kind == .initial ? nil : result
    }
}
