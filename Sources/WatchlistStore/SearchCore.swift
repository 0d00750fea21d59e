import Bytes
import NameMatching
import NameText
import SanctionsModel

/// The work of `NameSearch`: a value, so that its scratch is reached without a check of exclusive access at every step.
///
/// The law: `search` returns what scoring every name returns (`exhaustive`), for every threshold from 0.50 on. What each token can add
/// at best is known from its neighbours, so names are never looked at whose tokens' terms don't add up to what the threshold needs
/// (`Bound`).
///
/// Here is the query; `SearchCore+Candidates` says which names are looked at, `SearchCore+Score` what one of them scores.
struct SearchCore {
    let watchlist: Watchlist
    let model: ScoringModel
    private let reader = NameReader()
    var finder: NeighbourFinder
    var aligner: Aligner

    // The query.
    private var tokens = NameTokens()
    /// First the single words in order, then the joined ones that meet something.
    var units: [QueryUnit] = []
    var tokenCount = 0
    private var nameUnits = NameUnits()
    /// Some words are read otherwise in another name (`NameUnits`).
    private(set) var dependOnNeighbours = false
    var queryRoles: [TokenRole] = []
    var queryHasInitial = false
    /// Tokens of the query but for titles and articles.
    var namingCount = 0
    /// The query that was explained last, while what was found out of it stands; else empty.
    private var explained: [UInt8] = []
    /// The query's last word, when it may be the beginning of a listed one: it is none itself.
    var cutUnit = -1
    /// The query is another reading than the first: held against the first readings of listed names alone.
    var isAlternative = false
    /// Tokens of the longest listed name.
    let longestName: Int
    /// The piece of text that is being searched.
    var textWords = TextWords()
    /// Scratch of `setTextMatches`.
    var textNeighbours: [Neighbour] = []

    // Candidates.
    var candidates: Candidates
    /// For the threshold of the query.
    var bound: TermBound
    /// Scratch of `setReached`.
    var foundNames: [FoundName] = []
    /// Names that are scored, and the anatomies in which they may reach the threshold.
    var reached: [(name: Int, anatomies: Anatomies)] = []
    var best: [Int: NameHit] = [:]

    // One candidate.
    var meetings = Meetings()
    var listedRoles: [TokenRole] = []
    var edges: [MatchEdge] = []
    var edgeTerms: [Int] = []
    private var designations: [Int: Designation] = [:]

    // The caller's time.
    var deadline: ContinuousClock.Instant?
    var isOverdue = false

    /// Returns whether the deadline has passed. Once it has, it stays so until a new one is set.
    @inline(__always)
    mutating func checkDeadline() -> Bool {
        guard let deadline else { return false }
        if !isOverdue { isOverdue = ContinuousClock.now >= deadline }
        return isOverdue
    }

    /// - Parameter learntWords: where words are learnt from and taught; those of the watchlist by default.
    init(_ watchlist: Watchlist, learntWords: LearntWords? = nil) {
        self.watchlist = watchlist
        model = watchlist.model
        finder = NeighbourFinder(watchlist, learntWords: learntWords)
        aligner = Aligner(model: watchlist.model)
        candidates = Candidates(nameCount: watchlist.nameCount)
        bound = TermBound(model, threshold: NameSearch.lowestThreshold)
        longestName = (0..<watchlist.nameCount).map { watchlist.tokens(ofName: $0).count }.max() ?? 0
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
            prepare(tokens)
            guard tokenCount > 0 else { return }
            searchCandidates(SearchCore.anatomies(type), threshold)
            return
        }
        finder.clear()
        finder.isExhaustive = true
        defer {
            finder.clear()
            finder.isExhaustive = false
        }
        prepare(tokens)
        guard tokenCount > 0 else { return }
        for anatomy in Anatomy.anatomies(of: type) {
            setQueryRoles(anatomy)
            for name in 0..<watchlist.nameCount { consider(name, anatomy, max(threshold, 1)) }
        }
    }

    private static func anatomies(_ type: PartyType) -> Anatomies {
        switch type {
        case .any: .both
        case .person: .person
        case .organisation, .vessel, .aircraft: .organisation
        }
    }

    private func sortedHits() -> [NameHit] {
        guard !best.isEmpty else { return [] }
        let hits = best.values.map { ($0, watchlist.designationID($0.designation)) }
        return hits.sorted { a, b in a.0.score != b.0.score ? a.0.score > b.0.score : a.1 < b.1 }.map(\.0)
    }

    // MARK: The query

    /// Finds out what is known of the units of a query.
    mutating func prepare(_ tokens: NameTokens) {
        explained.removeAll(keepingCapacity: true)
        finder.startName()
        units.removeAll(keepingCapacity: true)
        meetings.forget()
        tokenCount = tokens.tokens.count
        setWords(tokens)
        setJoined()
        queryHasInitial = false
        namingCount = 0
        for unit in units[..<tokenCount] {
            let traits = finder.units[unit.known].traits
            queryHasInitial = queryHasInitial || traits.contains(.initial)
            if !traits.contains(.attendant) { namingCount += 1 }
        }
        cutUnit = -1
        if tokenCount >= 2, !finder.units[units[tokenCount - 1].known].traits.contains(.listed) {
            cutUnit = tokenCount - 1
        }
    }

    private mutating func setWords(_ tokens: NameTokens) {
        dependOnNeighbours = tokens.tokens.contains { $0.script == .han || $0.script == .hangul }
        if dependOnNeighbours { nameUnits.set(tokens) }
        for i in 0..<tokenCount {
            let known =
                dependOnNeighbours
                ? finder.word(nameUnits.units[i].form) : finder.word(tokens.tokens[i], in: tokens.bytes.span)
            units.append(QueryUnit(start: i, count: 1, known: known))
        }
    }

    private mutating func setJoined() {
        guard tokenCount >= 2 else { return }
        for i in 0..<tokenCount - 1 {
            if let known = finder.joined(units[i...i + 1]) { units.append(QueryUnit(start: i, count: 2, known: known)) }
        }
        if tokenCount >= 3, let known = finder.joined(units[..<tokenCount]) {
            units.append(QueryUnit(start: 0, count: tokenCount, known: known))
        }
    }

    /// The neighbours of a unit that count: those of a cut word only at the end of a name.
    @inline(__always)
    func neighbours(ofUnit index: Int) -> Range<Int> {
        let known = units[index].known
        let all = finder.units[known].neighbours
        return index == cutUnit ? all : all.dropLast(Int(finder.units[known].cutCount))
    }

    /// The form of a single word of the query.
    func form(_ index: Int) -> TokenForm { finder.forms[Int(finder.units[units[index].known].form)] }

    mutating func setQueryRoles(_ anatomy: Anatomy) {
        queryRoles.removeAll(keepingCapacity: true)
        for unit in units[..<tokenCount] {
            let traits = finder.units[unit.known].traits
            queryRoles.append(
                TokenRole(
                    weight: finder.units[unit.known].weights[anatomy], isPatronymic: traits.contains(.patronymic),
                    isInitial: traits.contains(.initial), isSyllabic: traits.contains(.syllabic),
                    isCommonNoun: traits.contains(.commonNoun)))
        }
        queryRoles.markFathersNames()
    }

    /// Tokens of the last query; 0 when nothing in it could be read.
    var queryTokenCount: Int { tokenCount }

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

    private static let designationLimit = 512

    /// Explains the score of one listed name, whatever it is, by the reading of the query that scores best.
    ///
    /// Alerts ask for several names one after the other: what was found out of a query that is read in one way is kept for the next.
    mutating func explain(_ name: Span<UInt8>, listedName: Int, anatomy: Anatomy) -> NameSearch.Explanation {
        let (score, chosen) = scoreBestReading(of: name, listedName, anatomy)
        let (text, listed) = listedTokens(listedName)
        return NameSearch.Explanation(
            name: listedName, score: max(score, 0), anatomy: anatomy,
            items: score > 0 ? aligner.items(query: queryRoles, listed: listedRoles) : [], query: chosen, listed: listed,
            text: text)
    }

    /// What a listed name scores against the reading of a name that scores best, and that reading, which is prepared then.
    mutating func scoreBestReading(
        of name: Span<UInt8>, _ listedName: Int, _ anatomy: Anatomy
    ) -> (score: Int, reading: NameTokens) {
        if wasExplained(name) { return (score(ofPrepared: listedName, anatomy), tokens) }
        reader.read(name, into: &tokens)
        var chosen = tokens
        var score = self.score(of: tokens, listedName, anatomy)
        let alternatives = reader.alternativeReadings(of: tokens, name: name)
        isAlternative = true
        for reading in alternatives {
            let other = self.score(of: reading, listedName, anatomy)
            if other > score { (chosen, score) = (reading, other) }
        }
        isAlternative = false
        if alternatives.isEmpty {
            for i in name.indices { explained.append(name[i]) }
        } else {
            score = self.score(of: chosen, listedName, anatomy)
        }
        return (score, chosen)
    }

    /// Whether what was found out of the last query is that of a name.
    private func wasExplained(_ name: Span<UInt8>) -> Bool {
        guard !explained.isEmpty, explained.count == name.count else { return false }
        for i in name.indices where explained[i] != name[i] { return false }
        return true
    }

    private mutating func score(of tokens: NameTokens, _ listedName: Int, _ anatomy: Anatomy) -> Int {
        prepare(tokens)
        return score(ofPrepared: listedName, anatomy)
    }

    private mutating func score(ofPrepared listedName: Int, _ anatomy: Anatomy) -> Int {
        guard tokenCount > 0 else { return 0 }
        setQueryRoles(anatomy)
        setMeetings(ofName: listedName)
        return score(listedName, anatomy)
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

/// A unit of a query: which of its words, and the number by which `NeighbourFinder` knows it.
struct QueryUnit {
    var start: Int
    var count: Int
    var known: Int

    var words: Range<Int> { start..<start + count }
}
