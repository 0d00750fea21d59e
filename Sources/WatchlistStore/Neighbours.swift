import Bytes
import NameMatching
import NameText
import StringMetrics

/// A listed unit that a unit of the query may meet, with what a search wants to know of it: 12 bytes side by side.
struct Neighbour: Sendable {
    var unit: UInt32
    /// Ten-thousandths.
    var similarity: UInt16
    /// Of the listed unit, in persons and in organisations.
    var personWeight: UInt16
    var organisationWeight: UInt16
    var kind: MatchKind

    @inline(__always) func weight(_ anatomy: Anatomy) -> Int { Int(anatomy == .person ? personWeight : organisationWeight) }
}

/// The listed units that are alike to a unit of a query: found by keys, kept in a bounded cache, since the words of a payment
/// stream repeat. One a thread.
struct NeighbourFinder {
    private let watchlist: Watchlist
    let similarity: TokenSimilarity
    /// Answers come from comparing with every unit of the list, not from its keys: the index's naive twin.
    var isExhaustive = false

    private(set) var units: [KnownUnit] = []
    private(set) var neighbours: [Neighbour] = []
    /// Of single words.
    private(set) var forms: [TokenForm] = []
    private var known = UnitIndex()
    private var joined = JoinedIndex()

    private var comparisons: ComparisonBatch
    private var keys: [UInt64] = []
    private var leads: [Lead] = []
    private var seen: [UInt32] = []
    /// Of each listed unit: the search in which it was last seen.
    private var seenStamps: [UInt32]
    private var seenStamp: UInt32 = 0

    /// Of the units seen: what stands before their letters.
    private var heads: [Unit] = []
    /// What was read to have their letters at hand; it says nothing.
    private var lastLetter: UInt8 = 0

    /// A bucket of the table of keys in which a key may stand.
    private struct Lead {
        let tag: UInt64
        let start: UInt32
        let end: UInt32
    }

    /// Neighbours after which all is begun anew: 24 MB of them, of some 40,000 words.
    private static let limit = 1 << 21

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        seenStamps = Array(repeating: 0, count: watchlist.units.count)
        similarity = TokenSimilarity(parameters: watchlist.model.similarity, variants: watchlist.variants)
        comparisons = ComparisonBatch(similarity)
    }

    /// To be called between names: the numbers of one name's units stay valid until then.
    mutating func startName() {
        if neighbours.count > NeighbourFinder.limit || units.count > UnitIndex.limit { clear() }
    }

    mutating func clear() {
        units.removeAll(keepingCapacity: true)
        neighbours.removeAll(keepingCapacity: true)
        forms.removeAll(keepingCapacity: true)
        known.removeAll()
        joined.removeAll()
    }

    /// The number in `units` of a word: its form is read when it is seen for the first time. O(bytes) else.
    mutating func word(_ token: NameTokens.Token, in bytes: Span<UInt8>) -> Int {
        let identity = TokenForm.exactHash(token, in: bytes)
        return known.find(identity) ?? learn(TokenForm(token, in: bytes), identity)
    }

    /// The same of a form that was read before.
    mutating func word(_ form: TokenForm) -> Int { known.find(form.exactHash) ?? learn(form, form.exactHash) }

    /// The number of some adjoining words written together; `nil` when they meet nothing.
    mutating func joined(_ words: ArraySlice<QueryUnit>) -> Int? {
        var identity = TokenForm.joinedHash
        for word in words { identity = TokenForm.joinedHash(identity, identityOfWord(word.known)) }
        if let number = joined.find(identity) { return number == JoinedIndex.nothing ? nil : number }
        let number = learn(joined: words)
        joined.insert(identity, number ?? JoinedIndex.nothing)
        return number
    }

    private func identityOfWord(_ number: Int) -> UInt64 { forms[Int(units[number].form)].exactHash }

    private mutating func learn(_ form: TokenForm, _ identity: UInt64) -> Int {
        if !isExhaustive { TokenKeys.keys(ofQuery: form, similarity.variants, into: &keys) }
        var unit = find(form, isJoined: false)
        let listed = watchlist.token(exactHash: form.exactHash)
        unit.weights = weights(of: form, listed: listed, unit.neighbours)
        unit.traits.formUnion(KnownUnit.Traits(form, isListed: listed != nil))
        unit.form = Int32(truncatingIfNeeded: forms.count)
        forms.append(form)
        units.append(unit)
        known.insert(identity, units.count - 1)
        return units.count - 1
    }

    private mutating func learn(joined words: ArraySlice<QueryUnit>) -> Int? {
        var reading = JoinedTokens()
        for word in words where !reading.append(forms[Int(units[word.known].form)]) { return nil }
        guard reading.close() else { return nil }
        if !isExhaustive {
            TokenKeys.keys(ofJoinedQuery: reading.latin, reading.skeleton, into: &keys)
            // Four of five stand under no key: no more is made of them.
            guard keys.contains(where: { KeyFilter.mayHold($0, watchlist.keyFilter.span) }) else { return nil }
        }
        var unit = find(TokenForm(reading), isJoined: true)
        guard unit.count > 0 else { return nil }
        for word in words {
            unit.weights.person += units[word.known].weights.person
            unit.weights.organisation += units[word.known].weights.organisation
        }
        units.append(unit)
        return units.count - 1
    }

    /// The neighbours of a form whose keys are set, those of a cut word behind the others.
    private mutating func find(_ form: TokenForm, isJoined: Bool) -> KnownUnit {
        setSeen(form, isJoined)
        var unit = KnownUnit()
        unit.start = Int32(truncatingIfNeeded: neighbours.count)
        let mayHaveVariants = !isJoined && (isExhaustive || !similarity.variants.groups(of: form.latin).isEmpty)
        let watchlist = self.watchlist
        let whole = compareSeen(form.view(mayHaveVariants: mayHaveVariants), isJoined, watchlist.unitText.span)
        if !isJoined, TokenSimilarity.mayBeCut(form) { compareBeginnings(form.view, watchlist.unitText.span) }
        unit.count = Int32(truncatingIfNeeded: neighbours.count) - unit.start
        unit.cutCount = Int32(truncatingIfNeeded: neighbours.count - whole)
        return unit
    }

    /// The units to compare with: those that stand under one of `keys`, each once, and the one that is equal.
    private mutating func setSeen(_ form: TokenForm, _ isJoined: Bool) {
        seen.removeAll(keepingCapacity: true)
        if isExhaustive {
            for unit in 0..<watchlist.units.count { seen.append(UInt32(truncatingIfNeeded: unit)) }
            return
        }
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
        let filter = watchlist.keyFilter
        // Step by step, so that the processor asks for all lines of a table before it waits for the first.
        leads.removeAll(keepingCapacity: true)
        for key in keys where KeyFilter.mayHold(key, filter.span) {
            let bucket = Int(truncatingIfNeeded: key & mask)
            leads.append(Lead(tag: key >> 32, start: buckets[bucket], end: buckets[bucket + 1]))
        }
        for lead in leads {
            let tag = lead.tag
            for i in Int(lead.start)..<Int(lead.end) where entries[i] >> 32 == tag {
                let unit = UInt32(truncatingIfNeeded: entries[i])
                guard seenStamps[Int(unit)] != seenStamp else { continue }
                seenStamps[Int(unit)] = seenStamp
                seen.append(unit)
            }
        }
    }

    /// A token of the lists has the weight that it has there; another one the weight of its nearest kin, for a common name is common
    /// under every spelling.
    private func weights(of form: TokenForm, listed: Int?, _ found: Range<Int>) -> TokenWeights {
        if let listed {
            return TokenWeights(
                person: Int32(truncatingIfNeeded: watchlist.weight(ofUnit: listed, .person)),
                organisation: Int32(truncatingIfNeeded: watchlist.weight(ofUnit: listed, .organisation)))
        }
        var weights = watchlist.model.weights(of: form)
        guard form.mayHaveKin else { return weights }
        for neighbour in neighbours[found]
        where TokenSimilarity.areKin(Int(neighbour.similarity), neighbour.kind) && Int(neighbour.unit) < watchlist.tokenCount {
            weights.person = min(weights.person, Int32(neighbour.personWeight))
            weights.organisation = min(weights.organisation, Int32(neighbour.organisationWeight))
        }
        return weights
    }

    /// Adds the units seen that are alike to a unit of the query.
    ///
    /// - Returns: the number of neighbours then.
    private mutating func compareSeen(_ query: borrowing TokenView, _ isJoined: Bool, _ letters: Span<UInt8>) -> Int {
        if isExhaustive {
            // One by one, as the naive twin should.
            for unit in seen {
                let listed = watchlist.view(of: watchlist.units[Int(unit)], Int(unit), in: letters, for: query)
                let isJoined = isJoined || Int(unit) >= watchlist.tokenCount
                addMeeting(query, unit, isJoined ? similarity.compareJoined(query, listed) : similarity.compare(query, listed))
            }
            return neighbours.count
        }
        comparisons.start()
        heads.removeAll(keepingCapacity: true)
        for unit in seen { heads.append(watchlist.units[Int(unit)]) }
        for head in heads where Int(head.textStart) < letters.count { lastLetter ^= letters[Int(head.textStart)] }
        for i in seen.indices {
            let unit = Int(seen[i])
            let listed = watchlist.view(of: heads[i], unit, in: letters, for: query)
            comparisons.compare(query, listed, isJoined: isJoined || unit >= watchlist.tokenCount)
        }
        comparisons.finish()
        for i in seen.indices { addMeeting(query, seen[i], comparisons.results[i]) }
        return neighbours.count
    }

    /// Adds the listed words seen of which the word of the query is the beginning.
    private mutating func compareBeginnings(_ query: borrowing TokenView, _ letters: Span<UInt8>) {
        for i in seen.indices {
            let unit = seen[i]
            let head = watchlist.units[Int(unit)]
            guard Int(unit) < watchlist.tokenCount, head.latinCount > query.latin.count else { continue }
            add(unit, similarity.beginning(query, watchlist.view(of: head, Int(unit), in: letters, for: query)))
        }
    }

    /// A single letter of the query meets only its equal here: whom it abbreviates is seen name by name.
    @inline(__always)
    private mutating func addMeeting(_ query: borrowing TokenView, _ unit: UInt32, _ result: TokenSimilarity.Result?) {
        if query.traits.contains(.initial), result?.kind == .initial { return }
        add(unit, result)
    }

    private mutating func add(_ unit: UInt32, _ result: TokenSimilarity.Result?) {
        guard let result else { return }
        let weights = watchlist.units[Int(unit)].weights
        neighbours.append(
            Neighbour(
                unit: unit, similarity: UInt16(truncatingIfNeeded: result.similarity),
                personWeight: UInt16(truncatingIfNeeded: weights.person),
                organisationWeight: UInt16(truncatingIfNeeded: weights.organisation), kind: result.kind))
    }

    // MARK: Terms

    /// What a unit can add to the bound of a name: read once for each threshold. O(1), O(neighbours) the first time.
    mutating func terms(_ number: Int, _ anatomy: Anatomy, isCut: Bool, _ threshold: Int) -> UnitTerms {
        if units[number].threshold != Int32(truncatingIfNeeded: threshold) { setTerms(number, threshold) }
        return units[number].terms[Int(anatomy.rawValue) + (isCut ? 2 : 0)]
    }

    private mutating func setTerms(_ number: Int, _ threshold: Int) {
        units[number].threshold = Int32(truncatingIfNeeded: threshold)
        for anatomy in Anatomy.allCases {
            let bound = TermBound(threshold, watchlist.model.costs(anatomy).alone, units[number].weights[anatomy])
            var terms = UnitTerms()
            if units[number].traits.contains(.initial) { bound.addInitial(watchlist.model.similarity.initial, to: &terms) }
            let range = units[number].neighbours
            let uncut = range.dropLast(Int(units[number].cutCount))
            for i in uncut { add(neighbours[i], anatomy, bound, to: &terms) }
            units[number].terms[Int(anatomy.rawValue)] = terms
            for i in range[uncut.endIndex...] { add(neighbours[i], anatomy, bound, to: &terms) }
            units[number].terms[Int(anatomy.rawValue) + 2] = terms
        }
    }

    private func add(_ neighbour: Neighbour, _ anatomy: Anatomy, _ bound: TermBound, to terms: inout UnitTerms) {
        let isListedJoined = Int(neighbour.unit) >= watchlist.tokenCount
        let (gain, inName) = bound.terms(neighbour, anatomy, isListedJoined: isListedJoined)
        if neighbour.kind == .initial {
            terms.initialGain = max(terms.initialGain, gain)
            terms.initialInName = max(terms.initialInName, inName)
            return
        }
        terms.gain = max(terms.gain, gain)
        terms.inName = max(terms.inName, inName)
        let starts = watchlist.postingStarts
        terms.cost += Int32(truncatingIfNeeded: starts[Int(neighbour.unit) + 1] &- starts[Int(neighbour.unit)])
    }
}

/// What a meeting adds to the bound of a name, times 2,000 × 10,000 ÷ 2¹²: see `SearchCore`.
struct TermBound {
    private let threshold: Int
    private let alone: AloneCosts.Sides
    /// Of the unit of the query.
    private let weight: Int

    init(_ threshold: Int, _ alone: AloneCosts.Sides, _ weight: Int) {
        self.threshold = threshold
        self.alone = alone
        self.weight = weight
    }

    /// What a meeting adds alone, and with its listed side counted.
    @inline(__always)
    func terms(_ neighbour: Neighbour, _ anatomy: Anatomy, isListedJoined: Bool) -> (gain: Int32, inName: Int32) {
        let slack = 1000 * (Int(neighbour.similarity) - threshold)
        let listedWeight = neighbour.weight(anatomy)
        let own = (slack + 2 * threshold * alone.query) * weight
        // A joined unit's weight is the greatest of all names that hold it: an upper bound where it adds, nothing where it takes away.
        let gain = slack > 0 || !isListedJoined ? slack * listedWeight : 0
        let perWeight = slack + 2 * threshold * alone.listed
        let inName = perWeight > 0 || !isListedJoined ? perWeight * listedWeight : 0
        return (UnitTerms.up(max(0, own + gain)), UnitTerms.up(max(0, own + inName)))
    }

    /// A single letter of the query may stand for any word that begins with it, of any weight up to 1,000.
    func addInitial(_ similarity: Int, to terms: inout UnitTerms) {
        let slack = 1000 * (similarity - threshold)
        let own = 2 * threshold * alone.query * weight
        terms.initialGain = UnitTerms.up(max(0, (slack > 0 ? slack * (weight + 1000) : slack * weight) + own))
        terms.initialInName =
            UnitTerms.up(max(0, slack * weight + own) + max(0, slack + 2 * threshold * alone.listed) * 1000)
    }
}
