import Bytes
import NameMatching
import NameText
import StringMetrics

/// A listed unit that a unit of the query may meet, with what a search wants to know of it: 16 bytes side by side.
struct Neighbour: Sendable {
    var unit: UInt32
    /// Ten-thousandths.
    var similarity: UInt16
    var kind: MatchKind
    /// Of the listed unit, in persons and in organisations.
    var personWeight: UInt16
    var organisationWeight: UInt16
    /// Names that hold the unit.
    var postingCount: UInt32

    @inline(__always) func weight(_ anatomy: Anatomy) -> Int { Int(anatomy == .person ? personWeight : organisationWeight) }
}

/// The listed units that are alike to a unit of a query: found by keys, kept in a bounded cache, since the words of a payment
/// stream repeat. One a thread.
struct NeighbourFinder {
    private let watchlist: Watchlist
    let similarity: TokenSimilarity
    private var known = UnitCache()
    private(set) var neighbours: [Neighbour] = []
    private var keys: [UInt64] = []
    private var seen: [UInt32] = []
    /// Of each listed unit: the search in which it was last seen.
    private var seenStamps: [UInt32]
    private var seenStamp: UInt32 = 0

    /// Entries after which the cache is begun anew.
    private static let limit = 1 << 20

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        seenStamps = Array(repeating: 0, count: watchlist.units.count)
        similarity = TokenSimilarity(parameters: watchlist.model.similarity, variants: watchlist.variants)
    }

    /// To be called between names: the ranges of one name stay valid until then.
    mutating func startName() {
        if neighbours.count > NeighbourFinder.limit || known.count > UnitCache.limit { clear() }
    }

    mutating func clear() {
        neighbours.removeAll(keepingCapacity: true)
        known.removeAll()
    }

    /// Where the neighbours of `form` stand in `neighbours`, and what it weighs.
    mutating func find(_ form: TokenForm, isJoined: Bool) -> UnitCache.Entry {
        let identity = isJoined ? form.exactHash ^ 0x6A6F_696E_6564_0000 : form.exactHash
        if let entry = known.find(identity) { return entry }
        if isJoined {
            TokenKeys.keys(ofJoinedQuery: form, into: &keys)
        } else {
            TokenKeys.keys(ofQuery: form, similarity.variants, into: &keys)
        }
        setSeen(form, isJoined)
        let hasVariants = !similarity.variants.groups(of: form.latin).isEmpty
        let isPlain = !isJoined && !hasVariants && !form.isNumber && !form.isInitial && !form.isLong
        let start = neighbours.count
        for unit in seen {
            if isPlain, isOfOtherScript(form, Int(unit)) {
                add(unit, compareReadings(form, Int(unit)))
                continue
            }
            guard isJoined || hasVariants || mayMeet(form, Int(unit)) else { continue }
            append(unit, form, isJoined, watchlist.form(ofUnit: Int(unit)))
        }
        let entry = entry(form, isJoined, from: start, identity: identity)
        known.insert(entry)
        return entry
    }

    /// The units that stand under `keys`, each once, and the one that is equal.
    private mutating func setSeen(_ form: TokenForm, _ isJoined: Bool) {
        seen.removeAll(keepingCapacity: true)
        seenStamp &+= 1
        if seenStamp == 0 {
            for i in seenStamps.indices { seenStamps[i] = 0 }
            seenStamp = 1
        }
        if !isJoined, let equal = watchlist.token(exactHash: form.exactHash) {
            seenStamps[equal] = seenStamp
            seen.append(UInt32(truncatingIfNeeded: equal))
        }
        let mask = UInt64(watchlist.keyBuckets.count - 2)
        let buckets = watchlist.keyBuckets
        let entries = watchlist.keyEntries
        for key in keys {
            let bucket = Int(truncatingIfNeeded: key & mask)
            let tag = key >> 32
            for i in Int(buckets[bucket])..<Int(buckets[bucket + 1]) where entries[i] >> 32 == tag {
                let unit = UInt32(truncatingIfNeeded: entries[i])
                guard seenStamps[Int(unit)] != seenStamp else { continue }
                seenStamps[Int(unit)] = seenStamp
                seen.append(unit)
            }
        }
    }

    private func entry(_ form: TokenForm, _ isJoined: Bool, from start: Int, identity: UInt64) -> UnitCache.Entry {
        var entry = UnitCache.Entry(
            identity: identity, start: Int32(truncatingIfNeeded: start),
            count: Int32(truncatingIfNeeded: neighbours.count - start))
        if !isJoined { entry.weights = weights(of: form, from: start) }
        return entry
    }

    /// A token of the lists has the weight that it has there; another one the weight of its nearest kin, for a common name is common
    /// under every spelling.
    private func weights(of form: TokenForm, from start: Int) -> TokenWeights {
        if let token = watchlist.token(exactHash: form.exactHash) {
            return TokenWeights(
                person: Int32(truncatingIfNeeded: watchlist.weight(ofUnit: token, .person)),
                organisation: Int32(truncatingIfNeeded: watchlist.weight(ofUnit: token, .organisation)))
        }
        var weights = watchlist.model.weights(of: form)
        guard form.mayHaveKin else { return weights }
        for neighbour in neighbours[start...]
        where TokenSimilarity.areKin(Int(neighbour.similarity), neighbour.kind) && Int(neighbour.unit) < watchlist.tokenCount {
            weights.person = min(weights.person, Int32(neighbour.personWeight))
            weights.organisation = min(weights.organisation, Int32(neighbour.organisationWeight))
        }
        return weights
    }

    /// Whether a plain word and a listed one are compared by their sounds alone: two scripts, no meaning, number or equality that goes
    /// before them in `TokenSimilarity.compare`. Most of what the keys find is of this kind.
    private func isOfOtherScript(_ form: TokenForm, _ unit: Int) -> Bool {
        guard unit < watchlist.tokenCount else { return false }
        let listed = watchlist.units[unit]
        let traits = listed.traits
        guard traits.isWord, traits.script != form.script,
            form.word.meaning == 0 || watchlist.tokenMeanings[unit] != form.word.meaning
        else { return false }
        guard traits.isAbjad == form.isAbjad, listed.latinCount == form.latin.count else { return true }
        for (i, place) in listed.latin.enumerated() where watchlist.unitText[place] != form.latin[i] { return true }
        return false
    }

    private func compareReadings(_ form: TokenForm, _ unit: Int) -> TokenSimilarity.Result? {
        let listed = watchlist.units[unit]
        let traits = listed.traits
        let letters = watchlist.unitText.span
        let reading = ReadingView(
            fold: letters.extracting(listed.fold), skeleton: letters.extracting(listed.skeleton), script: traits.script,
            isAbjad: traits.isAbjad, isSyllabic: traits.isSyllabic)
        return similarity.byReading(form.reading, reading)
    }

    /// A cheap look before two tokens are compared in full: false only where `TokenSimilarity.compare` would find nothing.
    private func mayMeet(_ form: TokenForm, _ unit: Int) -> Bool {
        let listed = watchlist.units[unit]
        let traits = listed.traits
        // Joined, number, initial or long: the keys were exact.
        guard unit < watchlist.tokenCount, traits.isWord, !form.isNumber, !form.isInitial, !form.isLong else { return true }
        if form.word.meaning != 0, watchlist.tokenMeanings[unit] == form.word.meaning { return true }
        guard !form.isLoose, !traits.isAbjad, form.script == .latin, traits.script == .latin else { return true }
        let letters = watchlist.unitText.span
        let fold = letters.extracting(listed.fold)
        let budget = TokenSimilarity.editBudget(max(form.fold.count, fold.count))
        if OptimalStringAlignment.distance(form.fold.span, fold, cutoff: budget) <= budget { return true }
        let latin = letters.extracting(listed.latin)
        if TokenSimilarity.slips(form.latin.span, latin) > 0 || TokenSimilarity.isBeginning(form.latin.span, latin)
            || TokenSimilarity.isLookalike(form.latin.span, latin)
        {
            return true
        }
        let skeleton = letters.extracting(listed.skeleton)
        guard form.skeleton.count >= 3, form.skeleton.count == skeleton.count else { return false }
        for i in skeleton.indices where skeleton[i] != form.skeleton[i] { return false }
        return true
    }

    /// The same by comparing with every unit of the list: the index's naive twin.
    mutating func findExhaustively(_ form: TokenForm, isJoined: Bool, forms: [TokenForm]) -> UnitCache.Entry {
        let start = neighbours.count
        for unit in forms.indices {
            append(UInt32(truncatingIfNeeded: unit), form, isJoined, forms[unit])
        }
        return entry(form, isJoined, from: start, identity: 0)
    }

    /// Adds what two units are to each other: alike, and, of single ones, the beginning of the listed one.
    private mutating func append(_ unit: UInt32, _ form: TokenForm, _ isJoined: Bool, _ listed: TokenForm) {
        let isListedJoined = Int(unit) >= watchlist.tokenCount
        add(unit, similarity.meet(form, isJoined, listed, isListedJoined))
        if !isJoined, !isListedJoined { add(unit, similarity.beginning(form, listed)) }
    }

    private mutating func add(_ unit: UInt32, _ result: TokenSimilarity.Result?) {
        guard let result else { return }
        let listed = watchlist.units[Int(unit)]
        neighbours.append(
            Neighbour(
                unit: unit, similarity: UInt16(truncatingIfNeeded: result.similarity), kind: result.kind,
                personWeight: UInt16(truncatingIfNeeded: listed.weight(.person)),
                organisationWeight: UInt16(truncatingIfNeeded: listed.weight(.organisation)),
                postingCount: watchlist.postingStarts[Int(unit) + 1] &- watchlist.postingStarts[Int(unit)]))
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
