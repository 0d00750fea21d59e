import Bytes
import NameMatching
import NameText
import StringMetrics

/// The listed units that are alike to a unit of a query: found by keys, kept in a bounded cache, since the words of a payment
/// stream repeat. One a thread.
struct NeighbourFinder {
    private let watchlist: Watchlist
    let similarity: TokenSimilarity
    /// Answers come from comparing with every unit of the list, not from its keys: the index's naive twin.
    var isExhaustive = false

    private var words: KnownWords
    /// What other searches have learnt, and this one before it forgot.
    private let learntWords: LearntWords
    private var joined = JoinedIndex()
    private(set) var nameSets = NameSets()
    private(set) var nameLists = NameLists()
    private var listParts: [(tier: Int, names: (withInitials: Range<Int>, others: Range<Int>))] = []

    private var comparisons: ComparisonBatch
    private var keys: [UInt64] = []
    private var leads: [KeyTable.Lead] = []
    private var seen: [UInt32] = []
    /// A bit for each listed unit that was seen; none between searches.
    private var seenBits: [UInt64]

    var units: [KnownUnit] { @inline(__always) _read { yield words.units } }
    var neighbours: [Neighbour] { @inline(__always) _read { yield words.neighbours } }
    /// Of single words.
    var forms: [TokenForm] { @inline(__always) _read { yield words.forms } }

    /// - Parameters:
    ///   - learntWords: where words are learnt from and taught; those of the watchlist by default.
    ///   - limit: neighbours after which what is known of words is begun anew.
    init(_ watchlist: Watchlist, learntWords: LearntWords? = nil, limit: Int = KnownWords.standardLimit) {
        self.watchlist = watchlist
        self.learntWords = learntWords ?? watchlist.learntWords
        words = KnownWords(limit: limit)
        seenBits = Array(repeating: 0, count: watchlist.units.count / 64 + 1)
        similarity = TokenSimilarity(parameters: watchlist.model.similarity, variants: watchlist.variants)
        comparisons = ComparisonBatch(similarity)
    }

    /// To be called between names: the numbers of one name's units stay valid until then.
    mutating func startName() {
        if words.isFull {
            words.removeAll()
            joined.removeUnits()
        }
        nameSets.boundSize()
        nameLists.boundSize()
    }

    mutating func clear() {
        words.removeAll()
        joined.removeAll()
        nameSets.removeAll()
        nameLists.removeAll()
    }

    /// The number in `units` of a word: its form is read when it is seen for the first time. O(bytes) else.
    mutating func word(_ token: NameTokens.Token, in bytes: Span<UInt8>) -> Int {
        let identity = WordIdentity.of(bytes.extracting(token.exact.range), bytes.extracting(token.latin.range))
        return words.find(identity) ?? meet(TokenForm(token, in: bytes), identity)
    }

    /// The same of a form that was read before.
    mutating func word(_ form: TokenForm) -> Int {
        let identity = WordIdentity.of(form)
        return words.find(identity) ?? meet(form, identity)
    }

    /// The number of some adjoining words written together; `nil` when they meet nothing.
    mutating func joined(_ words: ArraySlice<QueryUnit>) -> Int? {
        var identity = TokenForm.joinedHash
        for word in words { identity = TokenForm.joinedHash(identity, units[word.known].identity) }
        if let number = joined.find(identity) { return number == JoinedIndex.nothing ? nil : number }
        let number = meet(joined: words, identity)
        joined.insert(identity, number ?? JoinedIndex.nothing)
        return number
    }

    /// The number of a word that is asked for for the first time, or has been forgotten.
    private mutating func meet(_ form: TokenForm, _ identity: UInt64) -> Int {
        var unit = KnownUnit(identity: identity)
        unit.start = Int32(truncatingIfNeeded: neighbours.count)
        // The naive twin learns from nobody. And a number, of which payments hold ever new ones, is learnt as fast as it is recalled.
        let isShared = !isExhaustive && !form.isNumber
        if isShared, let word = learntWords.recall(identity, watchlist, &words.neighbours) {
            unit.word = word
        } else {
            if !isExhaustive { TokenKeys.keys(ofQuery: form, similarity.variants, into: &keys) }
            unit.word = learn(form)
            if isShared { learntWords.keep(unit.word, neighbours[unit.neighbours], identity) }
        }
        return words.append(unit, form)
    }

    private mutating func learn(_ form: TokenForm) -> LearntWord {
        let start = neighbours.count
        var word = find(form, isJoined: false)
        let listed = watchlist.token(exactHash: form.exactHash)
        word.weights = weights(of: form, listed: listed, start..<neighbours.count)
        word.traits = KnownUnit.Traits(form, isListed: listed != nil)
        return word
    }

    /// The number of words written together that are asked for for the first time, or have been forgotten; `nil` when they meet nothing.
    private mutating func meet(joined words: ArraySlice<QueryUnit>, _ identity: UInt64) -> Int? {
        // Four of five end here: what others have learnt is asked for then.
        guard let reading = read(joined: words) else { return nil }
        var unit = KnownUnit(identity: identity)
        unit.start = Int32(truncatingIfNeeded: neighbours.count)
        if !isExhaustive, let word = learntWords.recall(identity, watchlist, &self.words.neighbours) {
            unit.word = word
        } else {
            unit.word = find(TokenForm(reading), isJoined: true)
            guard unit.count > 0 else { return nil }
            for word in words {
                unit.word.weights.person += units[word.known].weights.person
                unit.word.weights.organisation += units[word.known].weights.organisation
            }
            if !isExhaustive { learntWords.keep(unit.word, neighbours[unit.neighbours], identity) }
        }
        return self.words.append(unit)
    }

    /// Some adjoining words written together, with their keys set; `nil` when they stand under none, or are not to be joined.
    private mutating func read(joined words: ArraySlice<QueryUnit>) -> JoinedTokens? {
        var reading = JoinedTokens()
        for word in words where !reading.append(forms[Int(units[word.known].form)]) { return nil }
        guard reading.close() else { return nil }
        guard !isExhaustive else { return reading }
        TokenKeys.keys(ofJoinedQuery: reading.latin, reading.skeleton, into: &keys)
        let filter = watchlist.keyFilter
        return keys.contains { KeyFilter.mayHold($0, filter.span) } ? reading : nil
    }

    /// Adds the neighbours of a form whose keys are set, those of a cut word behind the others.
    private mutating func find(_ form: TokenForm, isJoined: Bool) -> LearntWord {
        setSeen(form, isJoined)
        let start = neighbours.count
        var word = LearntWord()
        let mayHaveVariants = !isJoined && (isExhaustive || !similarity.variants.groups(of: form.latin).isEmpty)
        let whole = compareSeen(form.view(mayHaveVariants: mayHaveVariants), isJoined)
        if !isJoined, TokenSimilarity.mayBeCut(form) { compareBeginnings(form.view) }
        word.count = Int32(truncatingIfNeeded: neighbours.count - start)
        word.cutCount = Int32(truncatingIfNeeded: neighbours.count - whole)
        return word
    }

    /// The units to compare with: those that stand under one of `keys`, each once, and the one that is equal.
    private mutating func setSeen(_ form: TokenForm, _ isJoined: Bool) {
        seen.removeAll(keepingCapacity: true)
        if isExhaustive {
            for unit in 0..<watchlist.units.count { seen.append(UInt32(truncatingIfNeeded: unit)) }
            return
        }
        if !isJoined, let equal = watchlist.token(exactHash: form.exactHash) {
            seenBits[equal >> 6] |= 1 << UInt64(equal & 63)
            seen.append(UInt32(truncatingIfNeeded: equal))
        }
        setLeads()
        let room = leads.reduce(0) { $0 + Int($1.end - $1.start) }
        // Taken out of `self`, so that one check of its owner serves all.
        var bits: [UInt64] = []
        swap(&bits, &seenBits)
        var isSeen = bits.mutableSpan
        let leads = leads
        let (table, listed) = (watchlist.keyTable, watchlist.units)
        seen.append(addingCapacity: room) { output in
            for lead in leads {
                for i in Int(lead.start)..<Int(lead.end) {
                    guard let unit = table.unit(i, lead) else { continue }
                    let (place, bit) = (Int(unit >> 6), UInt64(1) << UInt64(unit & 63))
                    guard isSeen[place] & bit == 0 else { continue }
                    isSeen[place] |= bit
                    listed.prefetch(Int(unit))
                    output.append(unit)
                }
            }
        }
        for unit in seen { isSeen[Int(unit >> 6)] = 0 }
        swap(&bits, &seenBits)
    }

    /// The buckets in which the keys may stand that the filter does not refuse.
    ///
    /// Step by step, so that the processor asks for all lines of a table before it waits for the first; and no branch depends on a key.
    private mutating func setLeads() {
        let (filter, table) = (watchlist.keyFilter, watchlist.keyTable)
        // Taken out of `self`, so that one check of its owner serves all.
        var keys: [UInt64] = []
        swap(&keys, &self.keys)
        defer { swap(&keys, &self.keys) }
        for key in keys { filter.prefetch(KeyFilter.word(of: key, count: filter.count)) }
        var count = 0
        var kept = keys.mutableSpan
        let words = filter.span
        for i in kept.indices {
            let key = kept[i]
            kept[count] = key
            count &+= KeyFilter.mayHold(key, words) ? 1 : 0
        }
        for i in 0..<count { table.buckets.prefetch(table.bucket(kept[i])) }
        let found = kept.span
        leads.removeAll(keepingCapacity: true)
        leads.append(addingCapacity: count) { output in
            for i in 0..<count {
                let lead = table.lead(found[i])
                table.entries.prefetch(Int(lead.start))
                output.append(lead)
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
    private mutating func compareSeen(_ query: borrowing TokenView, _ isJoined: Bool) -> Int {
        let watchlist = self.watchlist
        let listed = watchlist.listedUnits
        if isExhaustive {
            // One by one, as the naive twin should.
            for unit in seen {
                let isJoined = isJoined || Int(unit) >= watchlist.tokenCount
                let view = listed.view(Int(unit), for: query)
                addMeeting(query, unit, isJoined ? similarity.compareJoined(query, view) : similarity.compare(query, view))
            }
            return neighbours.count
        }
        comparisons.compare(query, with: seen, of: listed, isJoined: isJoined)
        let (seen, results) = (seen, comparisons.results)
        for i in seen.indices {
            guard let result = results[i] else { continue }
            addMeeting(query, seen[i], result)
        }
        return neighbours.count
    }

    /// Adds the listed words seen of which the word of the query is the beginning.
    private mutating func compareBeginnings(_ query: borrowing TokenView) {
        let watchlist = self.watchlist
        let listed = watchlist.listedUnits
        for unit in seen where Int(unit) < watchlist.tokenCount {
            let letters = watchlist.units[Int(unit)].latinCount
            guard letters > query.latin.count, letters <= 2 * query.latin.count else { continue }
            add(unit, similarity.beginning(query, listed.view(Int(unit), for: query)))
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
        var neighbour = Neighbour(unit: unit, similarity: UInt16(truncatingIfNeeded: result.similarity), kind: result.kind)
        neighbour.complete(watchlist)
        words.neighbours.append(neighbour)
    }

    // MARK: Terms

    /// What a unit can add to the bound of a name: read once for each threshold. O(1), O(neighbours) the first time.
    mutating func terms(_ number: Int, isCut: Bool, _ bound: TermBound) -> UnitTerms {
        if units[number].threshold != Int32(truncatingIfNeeded: bound.threshold) { setTerms(number, bound) }
        return units[number].terms[isCut ? 1 : 0]
    }

    private mutating func setTerms(_ number: Int, _ bound: TermBound) {
        words.units[number].threshold = Int32(truncatingIfNeeded: bound.threshold)
        words.units[number].listEpoch = 0
        let side = QuerySide(units[number])
        var terms = UnitTerms()
        if units[number].traits.contains(.initial) {
            (terms.initialGain, terms.initialInName) = bound.initial(watchlist.model.similarity.initial, side)
        }
        let range = units[number].neighbours
        let uncut = range.dropLast(Int(units[number].cutCount))
        for i in uncut { add(neighbours[i], bound, side, to: &terms) }
        words.units[number].terms[0] = terms
        for i in range[uncut.endIndex...] { add(neighbours[i], bound, side, to: &terms) }
        words.units[number].terms[1] = terms
    }

    private func add(_ neighbour: Neighbour, _ bound: TermBound, _ side: QuerySide, to terms: inout UnitTerms) {
        let most = bound.terms(neighbour, side)
        if neighbour.kind == .initial {
            terms.initialGain.replace(with: most.gain.sum, where: most.gain.sum .> terms.initialGain)
            terms.initialInName.replace(with: most.inName.sum, where: most.inName.sum .> terms.initialInName)
            return
        }
        terms.most.formMaximum(most)
        let starts = watchlist.postingStarts
        terms.cost += Int32(truncatingIfNeeded: starts[Int(neighbour.unit) + 1] &- starts[Int(neighbour.unit)])
    }

    // MARK: Names

    /// The names that hold a neighbour of a unit, as a filter; `nil` where making it takes longer than it is worth: for a unit that was
    /// not asked for before, more than `worth` postings.
    mutating func names(ofUnit number: Int, worth: Int) -> NameSet? {
        if let set = nameSets.recall(units[number].names) {
            words.units[number].names = set
            return set
        }
        let cost = Int(units[number].terms[1].cost)
        if cost > worth, !units[number].names.wasAsked {
            words.units[number].names.wasAsked = true
            return nil
        }
        let set = nameSets.make(for: cost)
        let postings = watchlist.postings
        for i in units[number].neighbours where neighbours[i].kind != .initial {
            let names = watchlist.names(ofUnit: Int(neighbours[i].unit))
            nameSets.insert(postings.span.extracting(names.withInitials.lowerBound..<names.others.upperBound), into: set)
        }
        words.units[number].names = set
        return set
    }

    /// The names that hold a neighbour of a unit, by how much it may add. O(1), O(postings) the first time.
    mutating func nameList(ofUnit number: Int, _ bound: TermBound) -> NameList {
        if let list = nameLists.recall(Int(units[number].list), then: units[number].listEpoch) {
            keep(list, ofUnit: number)
            return nameLists.lists[list]
        }
        let side = QuerySide(units[number])
        let range = units[number].neighbours
        let cutStart = range.upperBound - Int(units[number].cutCount)
        let most = units[number].terms[0].most.measure
        var terms = InlineArray<5, MostTerms>(repeating: .zero)
        listParts.removeAll(keepingCapacity: true)
        for i in range where neighbours[i].kind != .initial {
            let neighbour = neighbours[i]
            let term = bound.terms(neighbour, side)
            let tier = i < cutStart ? NameList.tier(term.measure / most) : NameList.cutTier
            terms[tier].formMaximum(term)
            listParts.append((tier, watchlist.names(ofUnit: Int(neighbour.unit))))
        }
        let postings = watchlist.postings
        let list = nameLists.append(listParts, terms: terms, postings.span)
        keep(list, ofUnit: number)
        return nameLists.lists[list]
    }

    private mutating func keep(_ list: Int, ofUnit number: Int) {
        words.units[number].list = Int32(truncatingIfNeeded: list)
        words.units[number].listEpoch = nameLists.epoch
    }
}
