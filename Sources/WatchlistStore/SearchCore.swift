import Bytes
import NameMatching
import NameText
import SanctionsModel

/// The work of `NameSearch`: a value, so that its scratch is reached without a check of exclusive access at every step.
///
/// The law: `search` returns what scoring every name returns (`exhaustive`), for every threshold from 0.50 on. The bound behind it:
/// with δ the share of their weight that tokens cost that stay alone (the least of `AloneCosts`, of either side its own), a score of τ
/// needs Σ over the pairs of (similarity − τ) × weight + τ δ × the weights of its tokens ≥ τ δ × the weights of both names; each token's best possible term is known from its neighbours, so names that could
/// only be reached by tokens whose terms don't add up to that are never looked at.
struct SearchCore {
    let watchlist: Watchlist
    let model: ScoringModel
    private let reader = NameReader()
    var finder: NeighbourFinder
    var aligner: Aligner

    // The query.
    private var tokens = NameTokens()
    var units = NameUnits()
    var ranges: [Range<Int>] = []
    private var weights: [TokenWeights] = []
    private var meetings: [Meeting] = []
    private var hasMeetings = false
    /// Of each listed unit: the query for which `firstMeeting` is set.
    private var unitStamps: [UInt32]
    private var firstMeeting: [Int32]
    private var unitStamp: UInt32 = 0
    /// Of each listed unit: the best that it can add to the bound, while its stamp is the present one; set when a name asks.
    private var unitTerms: [UnitTerm]
    private var termStamp: UInt32 = 0
    private var hasUnitTerms = false
    /// A bit for each listed unit whose term is set, by its lowest bits: most others are refused without a look at `unitTerms`.
    private var unitFilter = InlineArray<64, UInt64>(repeating: 0)
    /// What each neighbour of the query's units can add to the bound, unit after unit.
    private var neighbourTerms: [(gain: Int, inName: Int)] = []
    private var queryHasInitial = false
    /// Tokens of the query but for titles and articles.
    private var namingCount = 0
    var wholeNamesOnly = false
    /// The query's last word, when it may be the beginning of a listed one: it is none itself.
    private var cutUnit = -1
    /// The query is another reading than the first: held against the first readings of listed names alone.
    private var isAlternative = false
    /// The query fills a message field to its last character.
    private var isCut = false
    /// Longest run of words of a text that is taken for a name.
    let longestInText: Int

    // Candidates.
    private var bounds: [NameBound]
    private var stamp: UInt32 = 0
    private var touched: [UInt32] = []
    private var best: [Int: NameHit] = [:]

    // One candidate.
    var queryRoles: [TokenRole] = []
    var listedRoles: [TokenRole] = []
    private var edges: [MatchEdge] = []
    private var edgeTerms: [Int] = []
    private var designations: [Int: Designation] = [:]

    /// All forms, for the exhaustive path alone.
    private var forms: [TokenForm] = []

    /// A unit of the query that a listed unit is alike to.
    private struct Meeting {
        var queryUnit: Int32
        /// The next meeting of the same listed unit, -1 after the last.
        var next: Int32
        var similarity: UInt16
        var kind: MatchKind
    }

    /// What was added up for a name, while its stamp is the present one.
    private struct NameBound {
        var stamp: UInt32 = 0
        var sum = 0
    }

    private struct UnitTerm {
        var stamp: UInt32 = 0
        var term = 0
    }

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        model = watchlist.model
        finder = NeighbourFinder(watchlist)
        aligner = Aligner(model: watchlist.model)
        bounds = Array(repeating: NameBound(), count: watchlist.nameCount)
        unitStamps = Array(repeating: 0, count: watchlist.units.count)
        firstMeeting = Array(repeating: 0, count: watchlist.units.count)
        unitTerms = Array(repeating: UnitTerm(), count: watchlist.units.count)
        longestInText = 2 * ((0..<watchlist.nameCount).map { watchlist.tokens(ofName: $0).count }.max() ?? 0)
    }

    /// The designations of which a name scores at least `threshold` (ten-thousandths), best first, ties by designation id.
    mutating func search(_ name: Span<UInt8>, type: PartyType = .any, threshold: Int) -> [NameHit] {
        let isExhaustive = threshold < NameSearch.lowestThreshold
        return eachReading(of: name) { $0.find($1, type, threshold, isExhaustive: isExhaustive) }
    }

    /// The same for tokens that were normalised before.
    mutating func search(tokens: NameTokens, type: PartyType, threshold: Int) -> [NameHit] {
        best.removeAll(keepingCapacity: true)
        find(tokens, type, threshold, isExhaustive: threshold < NameSearch.lowestThreshold)
        return sortedHits()
    }

    /// Scores every name of the watchlist against every token, with no index: the naive twin, some 10,000 times slower.
    mutating func exhaustive(_ name: Span<UInt8>, type: PartyType = .any, threshold: Int) -> [NameHit] {
        eachReading(of: name) { $0.find($1, type, threshold, isExhaustive: true) }
    }

    /// The best hits of all readings of a name.
    private mutating func eachReading(
        of name: Span<UInt8>, _ body: (inout SearchCore, NameTokens) -> Void
    ) -> [NameHit] {
        reader.read(name, into: &tokens)
        best.removeAll(keepingCapacity: true)
        isCut = NameReader.fillsField(name)
        defer { isCut = false }
        let alternatives = reader.alternativeReadings(of: tokens, name: name)
        // Last, so that what is known of the query afterwards is of its first reading.
        isAlternative = true
        for reading in alternatives { body(&self, reading) }
        isAlternative = false
        body(&self, tokens)
        return sortedHits()
    }

    /// Adds the hits of one reading to `best`.
    private mutating func find(_ tokens: NameTokens, _ type: PartyType, _ threshold: Int, isExhaustive: Bool) {
        guard isExhaustive else {
            prepare(tokens) { finder, form, isJoined in finder.find(form, isJoined: isJoined) }
            guard units.tokenCount > 0 else { return }
            for anatomy in anatomies(type) { searchCandidates(anatomy, threshold) }
            return
        }
        finder.clear()
        if forms.isEmpty { forms = (0..<watchlist.units.count).map { watchlist.form(ofUnit: $0) } }
        let forms = self.forms
        prepare(tokens) { finder, form, isJoined in finder.findExhaustively(form, isJoined: isJoined, forms: forms) }
        defer { finder.clear() }
        guard units.tokenCount > 0 else { return }
        for anatomy in anatomies(type) {
            setQueryRoles(anatomy)
            for name in 0..<watchlist.nameCount { consider(name, anatomy, max(threshold, 1)) }
        }
    }

    private func anatomies(_ type: PartyType) -> [Anatomy] {
        switch type {
        case .any: SearchCore.both
        case .person: SearchCore.person
        case .organisation, .vessel, .aircraft: SearchCore.organisation
        }
    }

    private static let both = Anatomy.anatomies(of: .any)
    private static let person = Anatomy.anatomies(of: .person)
    private static let organisation = Anatomy.anatomies(of: .organisation)

    private func sortedHits() -> [NameHit] {
        guard !best.isEmpty else { return [] }
        let hits = best.values.map { ($0, watchlist.designationID($0.designation)) }
        return hits.sorted { a, b in a.0.score != b.0.score ? a.0.score > b.0.score : a.1 < b.1 }.map(\.0)
    }

    // MARK: The query

    mutating func prepare(_ tokens: NameTokens, _ find: (inout NeighbourFinder, TokenForm, Bool) -> UnitCache.Entry) {
        finder.startName()
        units.set(tokens)
        ranges.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        hasMeetings = false
        queryHasInitial = false
        namingCount = 0
        for (i, unit) in units.units.enumerated() {
            let known = find(&finder, unit.form, unit.count > 1)
            ranges.append(known.neighbours)
            guard i < units.tokenCount else { continue }
            queryHasInitial = queryHasInitial || unit.form.isInitial
            weights.append(known.weights)
            if !unit.form.isAttendant { namingCount += 1 }
        }
        cutUnit = -1
        if let last = units.units.prefix(units.tokenCount).last, units.tokenCount >= 2, !wholeNamesOnly,
            watchlist.token(exactHash: last.form.exactHash) == nil
        {
            cutUnit = units.tokenCount - 1
        }
    }

    /// Whether a neighbour counts for a unit of the query: a cut word only at the end of a name.
    private func counts(_ neighbour: Neighbour, for unit: Int) -> Bool { neighbour.kind != .truncated || unit == cutUnit }

    mutating func setQueryRoles(_ anatomy: Anatomy) {
        queryRoles.removeAll(keepingCapacity: true)
        for i in 0..<units.tokenCount {
            let form = units.units[i].form
            queryRoles.append(
                TokenRole(
                    weight: weights[i][anatomy], isPatronymic: form.word.inPerson == .patronymic,
                    isInitial: form.isInitial, isSyllabic: form.isSyllabic, isCommonNoun: form.isCommonNoun))
        }
        queryRoles.markFathersNames()
    }

    // MARK: Candidates

    /// The terms of the bound, all times 2,000 × 10,000.
    struct Term {
        /// The best that the token can add whatever the listed name weighs.
        var gain = 0
        /// The same with what its listed partner adds to the listed name's side.
        var gainInName = 0
        /// The best by standing for, or being abbreviated to, a single letter.
        var initialGain = 0
        var initialGainInName = 0
        /// Postings to be read for it.
        var cost = 0
    }

    var terms: [Term] = []
    private var isEssential: [Bool] = []
    private var isAdded: [Bool] = []
    private var excludeOrder: [Int] = []

    private mutating func searchCandidates(_ anatomy: Anatomy, _ threshold: Int) {
        setQueryRoles(anatomy)
        let count = units.tokenCount
        var queryWeight = 0
        for role in queryRoles { queryWeight += Int(role.weight) }
        setTerms(anatomy, threshold)
        let alone = 2 * threshold * model.costs(anatomy).alone.query
        // What a cut and fathers' names may not cost.
        let forgiven = (isCut ? Int(queryRoles.last?.weight ?? 0) : 0) + (anatomy == .person ? queryRoles.sparedWeight : 0)
        let required = alone * (queryWeight - forgiven)

        // Initials are read off the names themselves: their terms are always left to the rest.
        var rest = 0
        var initialRest = 0
        isEssential.removeAll(keepingCapacity: true)
        excludeOrder.removeAll(keepingCapacity: true)
        for i in 0..<count {
            isEssential.append(true)
            initialRest += terms[i].initialGain
            if units.units[i].form.isInitial { rest += terms[i].initialGain }
            if terms[i].cost == 0 {
                isEssential[i] = false
            } else {
                excludeOrder.append(i)
            }
        }
        excludeOrder.sort { terms[$0].cost != terms[$1].cost ? terms[$0].cost > terms[$1].cost : $0 < $1 }
        for i in excludeOrder where rest + terms[i].gain < required {
            isEssential[i] = false
            rest += terms[i].gain
        }
        stamp &+= 1
        if stamp == 0 {
            for i in bounds.indices { bounds[i].stamp = 0 }
            stamp = 1
        }
        touched.removeAll(keepingCapacity: true)
        // Names with single letters may owe a part of their score to them: there the other tokens are followed as well.
        let followsInitials = rest + initialRest >= required
        var all = 0
        var initials = 0
        for i in 0..<count {
            all += terms[i].gain
            initials += terms[i].initialGainInName
        }
        let spare = all + initialRest - required
        var place = 0
        for index in ranges.indices {
            let tokens = tokens(ofUnit: index)
            let isFollowed = tokens.contains { isEssential[$0] }
            if isFollowed || followsInitials {
                follow(index, terms: place, least: gain(of: tokens) - spare, isFollowed ? .all : .withInitials)
            }
            place += ranges[index].count
        }
        guard !touched.isEmpty else { return }
        // The other tokens' terms, where adding them to the names found costs less than looking at those names one by one.
        if !followsInitials {
            isAdded.removeAll(keepingCapacity: true)
            for i in 0..<count {
                isAdded.append(!isEssential[i] && terms[i].cost > 0 && terms[i].cost <= SearchCore.looksOfAName * touched.count)
            }
            place = 0
            for index in ranges.indices {
                let tokens = tokens(ofUnit: index)
                if tokens.contains(where: { isAdded[$0] }), !tokens.contains(where: { isEssential[$0] }) {
                    follow(index, terms: place, least: gain(of: tokens) - spare, .found)
                }
                place += ranges[index].count
            }
            for i in 0..<count where isAdded[i] { isEssential[i] = true }
        }
        var others = 0
        for i in 0..<count where !isEssential[i] { others += terms[i].gainInName }
        let listedAlone = isCut ? 0 : 2 * threshold * model.costs(anatomy).alone.listed
        hasUnitTerms = false
        for name in touched {
            let name = Int(name)
            let bound = bounds[name].sum + others
            let needed = required + listedAlone * watchlist.weight(ofName: name, anatomy)
            guard bound + initials >= needed else { continue }
            let byInitials = queryHasInitial || watchlist.hasInitial(name) ? initials : 0
            guard bound + byInitials >= needed, unitBound(name) + byInitials >= needed else { continue }
            consider(name, anatomy, threshold, needed)
        }
    }

    /// Postings that take as long as a look at the units of one name.
    private static let looksOfAName = 3

    /// Which tokens a unit of the query is made of.
    private func tokens(ofUnit index: Int) -> Range<Int> {
        let start = units.units[index].start
        return start..<start + units.units[index].count
    }

    private func gain(of tokens: Range<Int>) -> Int {
        var gain = 0
        for i in tokens { gain += terms[i].gain }
        return gain
    }

    /// What the units of a listed name can add to the bound together: each meets one unit of the query at most. O(its units).
    private mutating func unitBound(_ name: Int) -> Int {
        if !hasUnitTerms { setUnitTerms() }
        let units = watchlist.nameUnits
        var sum = 0
        for place in watchlist.units(ofName: name) {
            let unit = units[place]
            guard unitFilter[Int(unit >> 6 & 63)] & (1 << UInt64(unit & 63)) != 0, unit != .max else { continue }
            let own = unitTerms[Int(unit)]
            if own.stamp == termStamp { sum += own.term }
        }
        return sum
    }

    private mutating func setUnitTerms() {
        hasUnitTerms = true
        termStamp &+= 1
        if termStamp == 0 {
            for i in unitTerms.indices { unitTerms[i].stamp = 0 }
            termStamp = 1
        }
        for i in unitFilter.indices { unitFilter[i] = 0 }
        var place = 0
        for range in ranges {
            for neighbour in finder.neighbours[range] {
                let term = neighbourTerms[place].inName
                place += 1
                guard term > 0, neighbour.kind != .initial else { continue }
                let unit = neighbour.unit
                unitFilter[Int(unit >> 6 & 63)] |= 1 << UInt64(unit & 63)
                if unitTerms[Int(unit)].stamp != termStamp || unitTerms[Int(unit)].term < term {
                    unitTerms[Int(unit)] = UnitTerm(stamp: termStamp, term: term)
                }
            }
        }
    }

    mutating func setTerms(_ anatomy: Anatomy, _ threshold: Int) {
        neighbourTerms.removeAll(keepingCapacity: true)
        terms.removeAll(keepingCapacity: true)
        terms.append(contentsOf: repeatElement(Term(), count: units.tokenCount))
        for index in ranges.indices {
            let tokens = tokens(ofUnit: index)
            var weight = 0
            for i in tokens { weight += Int(queryRoles[i].weight) }
            var gain = 0
            var gainInName = 0
            var cost = 0
            for i in ranges[index] {
                let neighbour = finder.neighbours[i]
                guard counts(neighbour, for: index) else {
                    neighbourTerms.append((0, 0))
                    continue
                }
                let term = self.term(neighbour, weight, anatomy, threshold)
                neighbourTerms.append(term)
                if neighbour.kind == .initial {
                    terms[tokens.lowerBound].initialGain = max(terms[tokens.lowerBound].initialGain, term.gain)
                    terms[tokens.lowerBound].initialGainInName = max(terms[tokens.lowerBound].initialGainInName, term.inName)
                    continue
                }
                gain = max(gain, term.gain)
                gainInName = max(gainInName, term.inName)
                cost += Int(neighbour.postingCount)
            }
            for i in tokens {
                // A joined unit's term is shared by its tokens, by weight; rounded up, since it is a bound.
                let share = weight > 0 ? Int(queryRoles[i].weight) : 1
                let whole = max(weight, 1)
                terms[i].gain = max(terms[i].gain, (gain * share + whole - 1) / whole)
                terms[i].gainInName = max(terms[i].gainInName, (gainInName * share + whole - 1) / whole)
                terms[i].cost += cost
            }
            if tokens.count == 1, units.units[index].form.isInitial {
                let slack = model.similarity.initial - threshold
                let weights = weight + 1000
                let own = 2 * threshold * model.costs(anatomy).alone.query * weight
                let gain = max(0, 1000 * (slack > 0 ? slack * weights : slack * weight) + own)
                terms[tokens.lowerBound].initialGain = gain
                terms[tokens.lowerBound].initialGainInName =
                    max(0, 1000 * slack * weight + own) + max(0, 1000 * slack + 2 * threshold * model.costs(anatomy).alone.listed)
                    * 1000
            }
        }
    }

    /// What a meeting adds to the bound: alone, and with its listed side counted.
    private func term(
        _ neighbour: Neighbour, _ weight: Int, _ anatomy: Anatomy, _ threshold: Int
    ) -> (gain: Int, inName: Int) {
        let slack = 1000 * (Int(neighbour.similarity) - threshold)
        let listedWeight = neighbour.weight(anatomy)
        let own = slack * weight + 2 * threshold * model.costs(anatomy).alone.query * weight
        // A joined unit's weight is the greatest of all names that hold it: an upper bound where it adds, nothing where it takes away.
        let isExact = Int(neighbour.unit) < watchlist.tokenCount
        let alone = slack > 0 || isExact ? slack * listedWeight : 0
        let perWeight = slack + 2 * threshold * model.costs(anatomy).alone.listed
        let inName = perWeight > 0 || isExact ? perWeight * listedWeight : 0
        return (max(0, own + alone), max(0, own + inName))
    }

    /// The names to which a unit's terms are added.
    private enum FollowedNames {
        case all
        /// Those that hold a single letter.
        case withInitials
        /// Those that another unit has led to.
        case found
    }

    /// Adds a unit's terms, which begin at `place` of `neighbourTerms`, to the bounds of the names that hold its neighbours.
    ///
    /// - Parameter least: what a term must gain: the others' best can't make up for less, so no name owes its hit to such a neighbour.
    private mutating func follow(_ index: Int, terms place: Int, least: Int, _ names: FollowedNames) {
        let starts = watchlist.postingStarts
        let postings = watchlist.postings
        for (offset, i) in ranges[index].enumerated() {
            let neighbour = finder.neighbours[i]
            let (gain, term) = neighbourTerms[place + offset]
            guard gain >= least, neighbour.kind != .initial, counts(neighbour, for: index) else { continue }
            let listedUnit = Int(neighbour.unit)
            let start = Int(starts[listedUnit])
            let end = names == .withInitials ? start + Int(watchlist.postingInitials[listedUnit]) : Int(starts[listedUnit + 1])
            for place in start..<end {
                let name = Int(postings[place])
                if bounds[name].stamp == stamp {
                    bounds[name].sum += term
                } else if names != .found {
                    bounds[name] = NameBound(stamp: stamp, sum: term)
                    touched.append(UInt32(truncatingIfNeeded: name))
                }
            }
        }
    }

    // MARK: One name

    /// Scores a name and keeps it when it is the best of its designation.
    ///
    /// - Parameter needed: what the terms of its edges must add up to; 0 to score it in any case.
    private mutating func consider(_ name: Int, _ anatomy: Anatomy, _ threshold: Int, _ needed: Int = 0) {
        let score = self.score(name, anatomy, threshold, needed)
        guard score >= threshold else { return }
        let designation = watchlist.designation(ofName: name)
        let hit = NameHit(designation: designation, name: name, score: score, anatomy: anatomy)
        if let known = best[designation] {
            // The better score; of equal ones the name that stands first, read as a person.
            guard (-score, name, anatomy.rawValue) < (-known.score, known.name, known.anatomy.rawValue) else { return }
        }
        best[designation] = hit
    }

    private mutating func score(_ name: Int, _ anatomy: Anatomy, _ threshold: Int = 0, _ needed: Int = 0) -> Int {
        if isAlternative, watchlist.reading(ofName: name) > 0 { return 0 }
        let range = watchlist.tokens(ofName: name)
        // A part of a longer name never alerts by a weak alias of one word; titles and articles make no name longer.
        if range.count == 1, namingCount > 1, watchlist.quality(ofName: name) == .weak { return 0 }
        setListedRoles(range, anatomy)
        setEdges(name, range)
        if needed > 0, edgeBound(anatomy, threshold) < needed { return 0 }
        let (units, watchlist, similarity) = (units.units, self.watchlist, finder.similarity)
        let score = aligner.score(
            query: queryRoles, listed: listedRoles, edges: edges, anatomy: anatomy, isCut: isCut,
            isWeak: watchlist.quality(ofName: name) == .weak, needed: threshold
        ) { i, j in
            let token = Int(watchlist.nameUnits[range.lowerBound + j])
            return similarity.likeness(units[i].form, watchlist.form(ofUnit: token))
        }
        return wholeNamesOnly && !countsInText(name, anatomy) ? 0 : score
    }

    /// The sum of the best terms that each query token has among the edges of this very name.
    private mutating func edgeBound(_ anatomy: Anatomy, _ threshold: Int) -> Int {
        edgeTerms.removeAll(keepingCapacity: true)
        edgeTerms.append(contentsOf: repeatElement(0, count: queryRoles.count))
        let alone = model.costs(anatomy).alone
        for edge in edges {
            var weight = 0
            var listedWeight = 0
            for i in edge.query..<edge.query + edge.queryCount { weight += Int(queryRoles[Int(i)].weight) }
            for j in edge.listed..<edge.listed + edge.listedCount { listedWeight += Int(listedRoles[Int(j)].weight) }
            let term =
                1000 * (Int(edge.similarity) - threshold) * (weight + listedWeight)
                + 2 * threshold * (alone.query * weight + alone.listed * listedWeight)
            guard term > 0 else { continue }
            for i in edge.query..<edge.query + edge.queryCount {
                // A joined edge's term is shared by its tokens, by weight; rounded up, since it is a bound.
                let share =
                    edge.queryCount == 1 ? term : (term * Int(queryRoles[Int(i)].weight) + max(weight, 1) - 1) / max(weight, 1)
                edgeTerms[Int(i)] = max(edgeTerms[Int(i)], share)
            }
        }
        var sum = 0
        for term in edgeTerms { sum += term }
        return sum
    }

    private mutating func setListedRoles(_ range: Range<Int>, _ anatomy: Anatomy) {
        listedRoles.removeAll(keepingCapacity: true)
        for place in range {
            let token = Int(watchlist.nameUnits[place])
            let unit = watchlist.units[token]
            let traits = unit.traits
            listedRoles.append(
                TokenRole(
                    weight: unit.weight(anatomy), isPatronymic: traits.inPerson == .patronymic,
                    isInitial: traits.isInitial, isSyllabic: traits.isSyllabic,
                    isCommonNoun: TokenForm.isCommonNoun(
                        traits.inOrganisation, letters: unit.latinCount)))
        }
    }

    private mutating func setEdges(_ name: Int, _ range: Range<Int>) {
        if !hasMeetings { setMeetings() }
        edges.removeAll(keepingCapacity: true)
        let held = watchlist.nameUnits
        for place in range { addEdges(unit: held[place], listed: place - range.lowerBound, count: 1) }
        for place in range.upperBound..<watchlist.units(ofName: name).upperBound where held[place] != .max {
            let index = place - range.upperBound
            let isWhole = range.count > 2 && index == range.count - 1
            addEdges(unit: held[place], listed: isWhole ? 0 : index, count: isWhole ? range.count : 2)
        }
        guard queryHasInitial else { return }
        for (index, unit) in units.units.prefix(units.tokenCount).enumerated() where unit.form.isInitial {
            for place in range {
                let token = Int(held[place])
                guard mayAbbreviate(unit.form, token) else { continue }
                edges.append(
                    MatchEdge(
                        query: index, queryCount: 1, listed: place - range.lowerBound, listedCount: 1,
                        similarity: model.similarity.initial, kind: .initial))
            }
        }
    }

    /// Whether a single letter stands for a listed token: what `TokenSimilarity.compare` says of the two, from their first letters.
    private func mayAbbreviate(_ initial: TokenForm, _ token: Int) -> Bool {
        // No number, initial or long token; nor one of the same meaning, which is an edge already.
        let unit = watchlist.units[token]
        guard unit.traits.isWord,
            initial.word.meaning == 0 || watchlist.tokenMeanings[token] != initial.word.meaning
        else { return false }
        return watchlist.unitText[unit.latin.lowerBound] == initial.latin[0]
            || watchlist.unitText[unit.fold.lowerBound] == initial.fold[0]
    }

    private mutating func addEdges(unit: UInt32, listed: Int, count: Int) {
        guard unitStamps[Int(unit)] == unitStamp else { return }
        var place = Int(firstMeeting[Int(unit)])
        while place >= 0 {
            let meeting = meetings[place]
            let (start, width) = (units.units[Int(meeting.queryUnit)].start, units.units[Int(meeting.queryUnit)].count)
            edges.append(
                MatchEdge(
                    query: start, queryCount: width, listed: listed, listedCount: count,
                    similarity: Int(meeting.similarity), kind: meeting.kind))
            place = Int(meeting.next)
        }
    }

    /// Chains the meetings of each listed unit, in the order of the query's units.
    private mutating func setMeetings() {
        hasMeetings = true
        meetings.removeAll(keepingCapacity: true)
        unitStamp &+= 1
        if unitStamp == 0 {
            for i in unitStamps.indices { unitStamps[i] = 0 }
            unitStamp = 1
        }
        for index in ranges.indices.reversed() {
            for i in ranges[index].reversed() {
                let neighbour = finder.neighbours[i]
                guard counts(neighbour, for: index) else { continue }
                let unit = Int(neighbour.unit)
                let next = unitStamps[unit] == unitStamp ? firstMeeting[unit] : -1
                unitStamps[unit] = unitStamp
                firstMeeting[unit] = Int32(truncatingIfNeeded: meetings.count)
                meetings.append(
                    Meeting(
                        queryUnit: Int32(truncatingIfNeeded: index), next: next, similarity: neighbour.similarity,
                        kind: neighbour.kind))
            }
        }
    }

    /// Tokens of the last query; 0 when nothing in it could be read.
    var queryTokenCount: Int { units.tokenCount }

    func tokens(of text: Span<UInt8>) -> NameTokens {
        var tokens = NameTokens()
        reader.read(text, into: &tokens)
        return tokens
    }

    // MARK: Why

    /// The designation at `index`, kept for the next alert on it.
    mutating func designation(_ index: Int) -> Designation {
        if let known = designations[index] { return known }
        if designations.count >= SearchCore.designationLimit { designations.removeAll(keepingCapacity: true) }
        let designation = watchlist.designation(index)
        designations[index] = designation
        return designation
    }

    private static let designationLimit = 4_096

    /// Explains the score of one listed name, whatever it is, by the reading of the query that scores best.
    mutating func explain(_ name: Span<UInt8>, listedName: Int, anatomy: Anatomy) -> NameSearch.Explanation {
        reader.read(name, into: &tokens)
        isCut = NameReader.fillsField(name)
        defer { isCut = false }
        var chosen = tokens
        var score = self.score(of: tokens, listedName, anatomy)
        isAlternative = true
        for reading in reader.alternativeReadings(of: tokens, name: name) {
            let other = self.score(of: reading, listedName, anatomy)
            if other > score { (chosen, score) = (reading, other) }
        }
        isAlternative = false
        score = max(self.score(of: chosen, listedName, anatomy), 0)
        let (text, listed) = listedTokens(listedName)
        return NameSearch.Explanation(
            name: listedName, score: score, anatomy: anatomy,
            items: score > 0 ? aligner.items(query: queryRoles, listed: listedRoles) : [], query: chosen, listed: listed,
            text: text)
    }

    private mutating func score(of tokens: NameTokens, _ listedName: Int, _ anatomy: Anatomy) -> Int {
        prepare(tokens) { finder, form, isJoined in finder.find(form, isJoined: isJoined) }
        setQueryRoles(anatomy)
        return units.tokenCount > 0 ? score(listedName, anatomy) : 0
    }

    /// A listed name as written, and the tokens of the reading of it that the index holds.
    private mutating func listedTokens(_ name: Int) -> (text: String, tokens: NameTokens) {
        let designation = self.designation(watchlist.designation(ofName: name))
        let place = watchlist.text(ofName: name)
        let text = designation.names.indices.contains(place) ? designation.names[place].text : ""
        var tokens = NameTokens()
        let bytes = Array(text.utf8)
        reader.read(bytes.span, into: &tokens)
        let reading = watchlist.reading(ofName: name)
        guard reading > 0 else { return (text, tokens) }
        let readings = reader.alternativeReadings(of: tokens, name: bytes.span)
        return (text, readings.indices.contains(reading - 1) ? readings[reading - 1] : tokens)
    }
}
