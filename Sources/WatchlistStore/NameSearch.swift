import Bytes
public import NameMatching
public import NameText
public import SanctionsModel

/// A listed name that reached the threshold: the best of its designation.
public struct NameHit: Sendable, Hashable {
    /// Index of the designation in the watchlist.
    public var designation: Int
    /// Index of the name in the watchlist.
    public var name: Int
    /// Ten-thousandths.
    public var score: Int
    /// The anatomy by which the names were read.
    public var anatomy: Anatomy

    public init(designation: Int, name: Int, score: Int, anatomy: Anatomy) {
        self.designation = designation
        self.name = name
        self.score = score
        self.anatomy = anatomy
    }
}

/// Finds every listed name that scores at or above a threshold. Scratch and caches are kept: one search a thread.
///
/// The law: `search` returns what scoring every name returns (`exhaustive`), for every threshold from 0.50 on. The bound behind it:
/// with δ the shares of tokens that stay alone, a score of τ needs Σ over the pairs of (similarity − τ) × weight + τ δ × the weights of
/// its tokens ≥ τ δ × the weights of both names; each token's best possible term is known from its neighbours, so names that could
/// only be reached by tokens whose terms don't add up to that are never looked at.
public final class NameSearch {
    public let watchlist: Watchlist
    private let model: ScoringModel
    private let normalizer = NameNormalizer()
    private var finder: NeighbourFinder
    private var aligner: Aligner
    private let similarity: TokenSimilarity

    // The query.
    private var tokens = NameTokens()
    private var units = NameUnits()
    private var ranges: [Range<Int>] = []
    private var weights: [TokenWeights] = []
    private var meetings: [Meeting] = []
    private var hasMeetings = false
    private var queryHasInitial = false
    private var wholeNamesOnly = false

    // Candidates.
    private var stamps: [UInt32]
    private var stamp: UInt32 = 0
    private var bounds: [Int]
    private var touched: [UInt32] = []
    private var best: [Int: NameHit] = [:]

    // One candidate.
    private var queryRoles: [TokenRole] = []
    private var listedRoles: [TokenRole] = []
    private var edges: [MatchEdge] = []

    /// All forms, for the exhaustive path alone.
    private lazy var forms: [TokenForm] = (0..<watchlist.unitTraits.count).map { watchlist.form(ofUnit: $0) }

    /// The least threshold for which the index is exact; below it everything is scored.
    public static let lowestThreshold = 5_000

    private struct Meeting {
        var unit: UInt32
        var queryUnit: Int32
        var similarity: UInt16
        var kind: MatchKind
    }

    public init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        model = watchlist.model
        finder = NeighbourFinder(watchlist)
        aligner = Aligner(model: watchlist.model)
        similarity = TokenSimilarity(parameters: watchlist.model.similarity)
        stamps = Array(repeating: 0, count: watchlist.nameCount)
        bounds = Array(repeating: 0, count: watchlist.nameCount)
    }

    /// The designations of which a name scores at least `threshold` (ten-thousandths), best first, ties by designation id.
    public func search(_ name: Span<UInt8>, type: PartyType = .any, threshold: Int) -> [NameHit] {
        normalizer.normalize(name, into: &tokens)
        return search(tokens: tokens, type: type, threshold: threshold)
    }

    /// The same for tokens that were normalised before.
    public func search(tokens: NameTokens, type: PartyType, threshold: Int) -> [NameHit] {
        guard threshold >= NameSearch.lowestThreshold else { return exhaustive(tokens: tokens, type: type, threshold: threshold) }
        prepare(tokens) { finder, form, isJoined in finder.find(form, isJoined: isJoined) }
        guard units.tokenCount > 0 else { return [] }
        best.removeAll(keepingCapacity: true)
        for anatomy in anatomies(type) { searchCandidates(anatomy, threshold) }
        return sortedHits()
    }

    /// Scores every name of the watchlist against every token, with no index: the naive twin, some 10,000 times slower.
    public func exhaustive(_ name: Span<UInt8>, type: PartyType = .any, threshold: Int) -> [NameHit] {
        normalizer.normalize(name, into: &tokens)
        return exhaustive(tokens: tokens, type: type, threshold: threshold)
    }

    private func exhaustive(tokens: NameTokens, type: PartyType, threshold: Int) -> [NameHit] {
        finder.clear()
        let forms = self.forms
        prepare(tokens) { finder, form, isJoined in finder.findExhaustively(form, isJoined: isJoined, forms: forms) }
        defer { finder.clear() }
        guard units.tokenCount > 0 else { return [] }
        best.removeAll(keepingCapacity: true)
        for anatomy in anatomies(type) {
            setQueryRoles(anatomy)
            for name in 0..<watchlist.nameCount { consider(name, anatomy, max(threshold, 1)) }
        }
        return sortedHits()
    }

    private func anatomies(_ type: PartyType) -> [Anatomy] {
        switch type {
        case .any: NameSearch.both
        case .person: NameSearch.person
        case .organisation, .vessel, .aircraft: NameSearch.organisation
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

    private func prepare(_ tokens: NameTokens, _ find: (inout NeighbourFinder, TokenForm, Bool) -> Range<Int>) {
        finder.startName()
        units.set(tokens)
        ranges.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        hasMeetings = false
        queryHasInitial = false
        for (i, unit) in units.units.enumerated() {
            let range = find(&finder, unit.form, unit.count > 1)
            ranges.append(range)
            guard i < units.tokenCount else { continue }
            queryHasInitial = queryHasInitial || unit.form.isInitial
            weights.append(weight(of: unit.form, neighbours: range))
        }
    }

    /// A token of the lists has the weight that it has there; another one the weight of its nearest kin, for a common name is common
    /// under every spelling.
    private func weight(of form: TokenForm, neighbours range: Range<Int>) -> TokenWeights {
        if let token = watchlist.token(exactHash: form.exactHash) {
            return TokenWeights(
                person: Int32(truncatingIfNeeded: watchlist.weight(ofUnit: token, .person)),
                organisation: Int32(truncatingIfNeeded: watchlist.weight(ofUnit: token, .organisation)))
        }
        var weights = model.weights(of: form)
        guard form.word.inPerson == .plain, !form.isInitial, !form.isNumber else { return weights }
        for i in range {
            let neighbour = finder.neighbours[i]
            guard neighbour.similarity >= NameSearch.kinship, Int(neighbour.unit) < watchlist.tokenCount,
                neighbour.kind != .initial
            else { continue }
            weights.person = min(weights.person, Int32(truncatingIfNeeded: watchlist.weight(ofUnit: Int(neighbour.unit), .person)))
            weights.organisation = min(
                weights.organisation, Int32(truncatingIfNeeded: watchlist.weight(ofUnit: Int(neighbour.unit), .organisation)))
        }
        return weights
    }

    /// From this similarity on a token shares the rarity of its neighbour.
    private static let kinship: UInt16 = 9_200

    private func setQueryRoles(_ anatomy: Anatomy) {
        queryRoles.removeAll(keepingCapacity: true)
        for i in 0..<units.tokenCount {
            let form = units.units[i].form
            queryRoles.append(
                TokenRole(
                    weight: weights[i][anatomy], isPatronymic: anatomy == .person && form.word.inPerson == .patronymic,
                    isInitial: form.isInitial))
        }
    }

    // MARK: Candidates

    /// The terms of the bound, all times 2,000 × 10,000.
    private struct Term {
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

    private var terms: [Term] = []
    private var isEssential: [Bool] = []
    private var excludeOrder: [Int] = []

    private func searchCandidates(_ anatomy: Anatomy, _ threshold: Int) {
        setQueryRoles(anatomy)
        let count = units.tokenCount
        var queryWeight = 0
        for role in queryRoles { queryWeight += Int(role.weight) }
        setTerms(anatomy, threshold)
        let alone = 2 * threshold * model.queryAlone
        let required = alone * queryWeight

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
        let listedAlone = 2 * threshold * model.listedAlone
        for name in touched {
            let name = Int(name)
            let bound = bounds[name] + others + (queryHasInitial || watchlist.hasInitial(name) ? initials : 0)
            if bound >= required + listedAlone * watchlist.weight(ofName: name, anatomy) {
                consider(name, anatomy, threshold)
            }
        }
    }

    private func setTerms(_ anatomy: Anatomy, _ threshold: Int) {
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
                let own = 2 * threshold * model.queryAlone * weight
                let gain = max(0, 1000 * (slack > 0 ? slack * weights : slack * weight) + own)
                terms[unit.start].initialGain = gain
                terms[unit.start].initialGainInName =
                    max(0, 1000 * slack * weight + own) + max(0, 1000 * slack + 2 * threshold * model.listedAlone) * 1000
            }
        }
    }

    /// What a meeting adds to the bound: alone, and with its listed side counted.
    private func term(
        _ similarity: UInt16, _ weight: Int, _ listedUnit: Int, _ anatomy: Anatomy, _ threshold: Int
    ) -> (gain: Int, inName: Int) {
        let slack = 1000 * (Int(similarity) - threshold)
        let listedWeight = watchlist.weight(ofUnit: listedUnit, anatomy)
        let own = slack * weight + 2 * threshold * model.queryAlone * weight
        // A joined unit's weight is the greatest of all names that hold it: an upper bound where it adds, nothing where it takes away.
        let isExact = listedUnit < watchlist.tokenCount
        let alone = slack > 0 || isExact ? slack * listedWeight : 0
        let perWeight = slack + 2 * threshold * model.listedAlone
        let inName = perWeight > 0 || isExact ? perWeight * listedWeight : 0
        return (max(0, own + alone), max(0, own + inName))
    }

    /// Adds a unit's terms to the bounds of the names that hold its neighbours.
    private func follow(_ index: Int, _ unit: NameUnit, _ anatomy: Anatomy, _ threshold: Int, onlyWithInitials: Bool) {
        let starts = watchlist.postingStarts
        let postings = watchlist.postings
        var weight = 0
        for i in unit.start..<unit.start + unit.count { weight += Int(queryRoles[i].weight) }
        for i in ranges[index] {
            let neighbour = finder.neighbours[i]
            guard neighbour.kind != .initial else { continue }
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
    private func consider(_ name: Int, _ anatomy: Anatomy, _ threshold: Int) {
        let score = self.score(name, anatomy)
        guard score >= threshold else { return }
        let designation = watchlist.designation(ofName: name)
        let hit = NameHit(designation: designation, name: name, score: score, anatomy: anatomy)
        if let known = best[designation] {
            // The better score; of equal ones the name that stands first, read as a person.
            guard (-score, name, anatomy.rawValue) < (-known.score, known.name, known.anatomy.rawValue) else { return }
        }
        best[designation] = hit
    }

    private func score(_ name: Int, _ anatomy: Anatomy) -> Int {
        let range = watchlist.tokens(ofName: name)
        // A part of a longer name never alerts by a weak alias of one word.
        if range.count == 1, units.tokenCount > 1, watchlist.quality(ofName: name) == .weak { return 0 }
        setListedRoles(range, anatomy)
        setEdges(name, range)
        let score = aligner.score(query: queryRoles, listed: listedRoles, edges: edges)
        return wholeNamesOnly && !countsInText(name, anatomy) ? 0 : score
    }

    private func setListedRoles(_ range: Range<Int>, _ anatomy: Anatomy) {
        listedRoles.removeAll(keepingCapacity: true)
        for place in range {
            let token = Int(watchlist.nameTokens[place])
            let traits = watchlist.unitTraits[token]
            listedRoles.append(
                TokenRole(
                    weight: watchlist.weight(ofUnit: token, anatomy),
                    isPatronymic: anatomy == .person && UInt8(truncatingIfNeeded: traits >> 16) == Word.Class.patronymic.rawValue,
                    isInitial: traits & 0x400 != 0))
        }
    }

    private func setEdges(_ name: Int, _ range: Range<Int>) {
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
                guard watchlist.unitTraits[token] & 0xE00 == 0 else { continue }
                guard let result = similarity.compare(unit.form, watchlist.form(ofUnit: token)), result.kind == .initial else {
                    continue
                }
                edges.append(
                    MatchEdge(
                        query: index, queryCount: 1, listed: place - range.lowerBound, listedCount: 1,
                        similarity: result.similarity, kind: .initial))
            }
        }
    }

    private func addEdges(unit: UInt32, listed: Int, count: Int) {
        var low = 0
        var high = meetings.count
        while low < high {
            let middle = (low + high) / 2
            if meetings[middle].unit < unit { low = middle + 1 } else { high = middle }
        }
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

    private func setMeetings() {
        hasMeetings = true
        meetings.removeAll(keepingCapacity: true)
        for (index, range) in ranges.enumerated() {
            for i in range {
                let neighbour = finder.neighbours[i]
                meetings.append(
                    Meeting(
                        unit: neighbour.unit, queryUnit: Int32(truncatingIfNeeded: index), similarity: neighbour.similarity,
                        kind: neighbour.kind))
            }
        }
        meetings.sort { ($0.unit, $0.queryUnit) < ($1.unit, $1.queryUnit) }
    }

    /// Tokens of the last query; 0 when nothing in it could be read.
    public var queryTokenCount: Int { units.tokenCount }

    // MARK: Texts

    func normalize(_ text: Span<UInt8>, into tokens: inout NameTokens) { normalizer.normalize(text, into: &tokens) }

    /// Whether the word at `index` could be a word of a listed name, as it is or in another spelling.
    func hasNeighbours(_ tokens: NameTokens, _ index: Int) -> Bool {
        let form = TokenForm(tokens.tokens[index], in: tokens.bytes.span)
        return !finder.find(form, isJoined: false).isEmpty
    }

    /// The names that a run of words of a text holds whole.
    func searchWindow(_ tokens: NameTokens, threshold: Int) -> [NameHit] {
        wholeNamesOnly = true
        defer { wholeNamesOnly = false }
        return search(tokens: tokens, type: .any, threshold: max(threshold, NameSearch.lowestThreshold))
    }

    /// Whether the last score counts in a text: every listed word is there, and a name of one word is telling.
    private func countsInText(_ name: Int, _ anatomy: Anatomy) -> Bool {
        guard aligner.listedAloneWeight == 0 else { return false }
        guard listedRoles.count == 1 else { return true }
        let designation = watchlist.designation(ofName: name)
        guard units.tokenCount == 1, anatomy == .organisation, watchlist.quality(ofName: name) != .weak,
            watchlist.type(ofDesignation: designation) == .organisation, listedRoles[0].weight >= 700,
            units.units[0].form.latin.count >= 5, let kind = aligner.chosen.first?.kind
        else { return false }
        return kind == .equal || kind == .transliteration || kind == .spelling
    }

    // MARK: Why

    /// What a name of the list scores against a query, and of what: for alerts and for `why-not`. Allocates.
    public struct Explanation: Sendable {
        public var name: Int
        public var score: Int
        public var anatomy: Anatomy
        public var items: [ScoreItem]
        public var query: NameTokens
        public var listed: NameTokens
        /// The listed name as written.
        public var text: String
    }

    /// Explains the score of one listed name, whatever it is.
    public func explain(_ name: Span<UInt8>, listedName: Int, anatomy: Anatomy) -> Explanation {
        normalizer.normalize(name, into: &tokens)
        prepare(tokens) { finder, form, isJoined in finder.find(form, isJoined: isJoined) }
        setQueryRoles(anatomy)
        let score = units.tokenCount > 0 ? self.score(listedName, anatomy) : 0
        let designation = watchlist.designation(watchlist.designation(ofName: listedName))
        let place = listedName - watchlist.names(ofDesignation: watchlist.designation(ofName: listedName)).lowerBound
        let text = designation.names.indices.contains(place) ? designation.names[place].text : ""
        var listed = NameTokens()
        let bytes = Array(text.utf8)
        normalizer.normalize(bytes.span, into: &listed)
        return Explanation(
            name: listedName, score: score, anatomy: anatomy,
            items: score > 0 ? aligner.items(query: queryRoles, listed: listedRoles) : [], query: tokens, listed: listed,
            text: text)
    }
}
