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
    private var stamps: [UInt32]
    private var stamp: UInt32 = 0
    private var bounds: [Int]
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

    private struct Meeting {
        var unit: UInt32
        var queryUnit: Int32
        var similarity: UInt16
        var kind: MatchKind
    }

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        model = watchlist.model
        finder = NeighbourFinder(watchlist)
        aligner = Aligner(model: watchlist.model)
        stamps = Array(repeating: 0, count: watchlist.nameCount)
        bounds = Array(repeating: 0, count: watchlist.nameCount)
        unitStamps = Array(repeating: 0, count: watchlist.unitTraits.count)
        firstMeeting = Array(repeating: 0, count: watchlist.unitTraits.count)
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
        if forms.isEmpty { forms = (0..<watchlist.unitTraits.count).map { watchlist.form(ofUnit: $0) } }
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

    mutating func prepare(_ tokens: NameTokens, _ find: (inout NeighbourFinder, TokenForm, Bool) -> Range<Int>) {
        finder.startName()
        units.set(tokens)
        ranges.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        hasMeetings = false
        queryHasInitial = false
        namingCount = 0
        for (i, unit) in units.units.enumerated() {
            let range = find(&finder, unit.form, unit.count > 1)
            ranges.append(range)
            guard i < units.tokenCount else { continue }
            queryHasInitial = queryHasInitial || unit.form.isInitial
            weights.append(weight(of: unit.form, neighbours: range))
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

    /// A token of the lists has the weight that it has there; another one the weight of its nearest kin, for a common name is common
    /// under every spelling.
    func weight(of form: TokenForm, neighbours range: Range<Int>) -> TokenWeights {
        if let token = watchlist.token(exactHash: form.exactHash) {
            return TokenWeights(
                person: Int32(truncatingIfNeeded: watchlist.weight(ofUnit: token, .person)),
                organisation: Int32(truncatingIfNeeded: watchlist.weight(ofUnit: token, .organisation)))
        }
        var weights = model.weights(of: form)
        guard form.mayHaveKin else { return weights }
        for i in range {
            let neighbour = finder.neighbours[i]
            guard TokenSimilarity.areKin(Int(neighbour.similarity), neighbour.kind), Int(neighbour.unit) < watchlist.tokenCount
            else { continue }
            weights.person = min(
                weights.person, Int32(truncatingIfNeeded: watchlist.weight(ofUnit: Int(neighbour.unit), .person)))
            weights.organisation = min(
                weights.organisation, Int32(truncatingIfNeeded: watchlist.weight(ofUnit: Int(neighbour.unit), .organisation)))
        }
        return weights
    }

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
            for i in stamps.indices { stamps[i] = 0 }
            stamp = 1
        }
        touched.removeAll(keepingCapacity: true)
        // Names with single letters may owe a part of their score to them: there the other tokens are followed as well.
        let followsInitials = rest + initialRest >= required
        for (index, unit) in units.units.enumerated() {
            var isFollowed = false
            for i in unit.start..<unit.start + unit.count where isEssential[i] { isFollowed = true }
            if isFollowed || followsInitials {
                follow(index, unit, anatomy, threshold, onlyWithInitials: !isFollowed)
            }
        }
        guard !touched.isEmpty else { return }
        var others = 0
        var initials = 0
        for i in 0..<count {
            if !isEssential[i] { others += terms[i].gainInName }
            initials += terms[i].initialGainInName
        }
        let listedAlone = isCut ? 0 : 2 * threshold * model.costs(anatomy).alone.listed
        for name in touched {
            let name = Int(name)
            let bound = bounds[name] + others + (queryHasInitial || watchlist.hasInitial(name) ? initials : 0)
            let needed = required + listedAlone * watchlist.weight(ofName: name, anatomy)
            if bound >= needed { consider(name, anatomy, threshold, needed) }
        }
    }

    mutating func setTerms(_ anatomy: Anatomy, _ threshold: Int) {
        terms.removeAll(keepingCapacity: true)
        terms.append(contentsOf: repeatElement(Term(), count: units.tokenCount))
        let postings = watchlist.postingStarts
        for (index, unit) in units.units.enumerated() {
            var weight = 0
            for i in unit.start..<unit.start + unit.count { weight += Int(queryRoles[i].weight) }
            var gain = 0
            var gainInName = 0
            var cost = 0
            for i in ranges[index] {
                let neighbour = finder.neighbours[i]
                guard counts(neighbour, for: index) else { continue }
                let listedUnit = Int(neighbour.unit)
                let term = self.term(neighbour.similarity, weight, listedUnit, anatomy, threshold)
                if neighbour.kind == .initial {
                    terms[unit.start].initialGain = max(terms[unit.start].initialGain, term.gain)
                    terms[unit.start].initialGainInName = max(terms[unit.start].initialGainInName, term.inName)
                    continue
                }
                gain = max(gain, term.gain)
                gainInName = max(gainInName, term.inName)
                cost += Int(postings[listedUnit + 1] - postings[listedUnit])
            }
            for i in unit.start..<unit.start + unit.count {
                // A joined unit's term is shared by its tokens, by weight; rounded up, since it is a bound.
                let share = weight > 0 ? Int(queryRoles[i].weight) : 1
                let whole = max(weight, 1)
                terms[i].gain = max(terms[i].gain, (gain * share + whole - 1) / whole)
                terms[i].gainInName = max(terms[i].gainInName, (gainInName * share + whole - 1) / whole)
                terms[i].cost += cost
            }
            if unit.count == 1, unit.form.isInitial {
                let slack = model.similarity.initial - threshold
                let weights = weight + 1000
                let own = 2 * threshold * model.costs(anatomy).alone.query * weight
                let gain = max(0, 1000 * (slack > 0 ? slack * weights : slack * weight) + own)
                terms[unit.start].initialGain = gain
                terms[unit.start].initialGainInName =
                    max(0, 1000 * slack * weight + own) + max(0, 1000 * slack + 2 * threshold * model.costs(anatomy).alone.listed)
                    * 1000
            }
        }
    }

    /// What a meeting adds to the bound: alone, and with its listed side counted.
    private func term(
        _ similarity: UInt16, _ weight: Int, _ listedUnit: Int, _ anatomy: Anatomy, _ threshold: Int
    ) -> (gain: Int, inName: Int) {
        let slack = 1000 * (Int(similarity) - threshold)
        let listedWeight = watchlist.weight(ofUnit: listedUnit, anatomy)
        let own = slack * weight + 2 * threshold * model.costs(anatomy).alone.query * weight
        // A joined unit's weight is the greatest of all names that hold it: an upper bound where it adds, nothing where it takes away.
        let isExact = listedUnit < watchlist.tokenCount
        let alone = slack > 0 || isExact ? slack * listedWeight : 0
        let perWeight = slack + 2 * threshold * model.costs(anatomy).alone.listed
        let inName = perWeight > 0 || isExact ? perWeight * listedWeight : 0
        return (max(0, own + alone), max(0, own + inName))
    }

    /// Adds a unit's terms to the bounds of the names that hold its neighbours.
    private mutating func follow(_ index: Int, _ unit: NameUnit, _ anatomy: Anatomy, _ threshold: Int, onlyWithInitials: Bool) {
        let starts = watchlist.postingStarts
        let postings = watchlist.postings
        var weight = 0
        for i in unit.start..<unit.start + unit.count { weight += Int(queryRoles[i].weight) }
        for i in ranges[index] {
            let neighbour = finder.neighbours[i]
            guard neighbour.kind != .initial, counts(neighbour, for: index) else { continue }
            let listedUnit = Int(neighbour.unit)
            let term = self.term(neighbour.similarity, weight, listedUnit, anatomy, threshold).inName
            let start = Int(starts[listedUnit])
            let end = onlyWithInitials ? start + Int(watchlist.postingInitials[listedUnit]) : Int(starts[listedUnit + 1])
            for place in start..<end {
                let name = Int(postings[place])
                if stamps[name] == stamp {
                    bounds[name] += term
                } else {
                    stamps[name] = stamp
                    bounds[name] = term
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
            let token = Int(watchlist.nameTokens[range.lowerBound + j])
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
            let token = Int(watchlist.nameTokens[place])
            let traits = watchlist.unitTraits[token]
            listedRoles.append(
                TokenRole(
                    weight: watchlist.weight(ofUnit: token, anatomy),
                    isPatronymic: UInt8(truncatingIfNeeded: traits >> 16) == Word.Class.patronymic.rawValue,
                    isInitial: traits & 0x400 != 0, isSyllabic: traits & 0x1000 != 0,
                    isCommonNoun: TokenForm.isCommonNoun(
                        Word.Class(rawValue: UInt8(truncatingIfNeeded: traits >> 24)) ?? .plain,
                        letters: Int(watchlist.unitTextOffsets[token + 1] - watchlist.unitTextOffsets[token]))))
        }
    }

    private mutating func setEdges(_ name: Int, _ range: Range<Int>) {
        if !hasMeetings { setMeetings() }
        edges.removeAll(keepingCapacity: true)
        let tokens = watchlist.nameTokens
        for place in range {
            addEdges(unit: tokens[place], listed: place - range.lowerBound, count: 1)
        }
        let joinedRange = watchlist.joined(ofName: name)
        let joined = watchlist.nameJoined
        for place in joinedRange where joined[place] != .max {
            let index = place - joinedRange.lowerBound
            let isWhole = range.count > 2 && index == range.count - 1
            addEdges(unit: joined[place], listed: isWhole ? 0 : index, count: isWhole ? range.count : 2)
        }
        guard queryHasInitial else { return }
        for (index, unit) in units.units.prefix(units.tokenCount).enumerated() where unit.form.isInitial {
            for place in range {
                let token = Int(tokens[place])
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
        guard watchlist.unitTraits[token] & 0xE00 == 0,
            initial.word.meaning == 0 || watchlist.tokenMeanings[token] != initial.word.meaning
        else { return false }
        let latin = Int(watchlist.unitTextOffsets[token])
        let fold = Int(watchlist.unitFoldOffsets[token])
        return watchlist.unitText[latin] == initial.latin[0] || watchlist.unitFoldText[fold] == initial.fold[0]
    }

    private mutating func addEdges(unit: UInt32, listed: Int, count: Int) {
        guard unitStamps[Int(unit)] == unitStamp else { return }
        var low = Int(firstMeeting[Int(unit)])
        while low < meetings.count, meetings[low].unit == unit {
            let meeting = meetings[low]
            let own = units.units[Int(meeting.queryUnit)]
            edges.append(
                MatchEdge(
                    query: own.start, queryCount: own.count, listed: listed, listedCount: count,
                    similarity: Int(meeting.similarity), kind: meeting.kind))
            low += 1
        }
    }

    private mutating func setMeetings() {
        hasMeetings = true
        meetings.removeAll(keepingCapacity: true)
        for (index, range) in ranges.enumerated() {
            for i in range {
                let neighbour = finder.neighbours[i]
                guard counts(neighbour, for: index) else { continue }
                meetings.append(
                    Meeting(
                        unit: neighbour.unit, queryUnit: Int32(truncatingIfNeeded: index), similarity: neighbour.similarity,
                        kind: neighbour.kind))
            }
        }
        meetings.sort { ($0.unit, $0.queryUnit) < ($1.unit, $1.queryUnit) }
        unitStamp &+= 1
        if unitStamp == 0 {
            for i in unitStamps.indices { unitStamps[i] = 0 }
            unitStamp = 1
        }
        for (i, meeting) in meetings.enumerated() where i == 0 || meetings[i - 1].unit != meeting.unit {
            unitStamps[Int(meeting.unit)] = unitStamp
            firstMeeting[Int(meeting.unit)] = Int32(truncatingIfNeeded: i)
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
