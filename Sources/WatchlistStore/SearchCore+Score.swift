import Bytes
import NameMatching
import NameText
import SanctionsModel

/// What one listed name scores.
extension SearchCore {
    /// Scores a name and keeps it when it is the best of its designation.
    ///
    /// - Parameter needed: what the terms of its edges must add up to; 0 to score it in any case.
    mutating func consider(_ name: Int, _ anatomy: Anatomy, _ threshold: Int, _ needed: Int = 0) {
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

    mutating func score(_ name: Int, _ anatomy: Anatomy, _ threshold: Int = 0, _ needed: Int = 0) -> Int {
        if isAlternative, watchlist.reading(ofName: name) > 0 { return 0 }
        let range = watchlist.tokens(ofName: name)
        // A part of a longer name never alerts by a weak alias of one word; titles and articles make no name longer.
        if range.count == 1, namingCount > 1, watchlist.quality(ofName: name) == .weak { return 0 }
        setListedRoles(range, anatomy)
        setEdges(name, range)
        if needed > 0, edgeBound(anatomy, threshold) < needed { return 0 }
        let (watchlist, similarity) = (self.watchlist, finder.similarity)
        let listed = watchlist.listedUnits
        let (units, known, forms) = (self.units, finder.units, finder.forms)
        return aligner.score(
            query: queryRoles, listed: listedRoles, edges: edges, anatomy: anatomy,
            isWeak: watchlist.quality(ofName: name) == .weak, needed: threshold
        ) { i, j in
            let token = Int(watchlist.nameUnits[range.lowerBound + j])
            let query = forms[Int(known[units[i].known].form)].view
            return similarity.likeness(
                query, listed.view(token, for: query))
        }
    }

    /// The sum of the best terms that each query token has among the edges of this very name.
    mutating func edgeBound(_ anatomy: Anatomy, _ threshold: Int) -> Int {
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

    mutating func setListedRoles(_ range: Range<Int>, _ anatomy: Anatomy) {
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

    mutating func setEdges(_ name: Int, _ range: Range<Int>) {
        if !meetings.areSet { setMeetings() }
        edges.removeAll(keepingCapacity: true)
        let held = watchlist.nameUnits
        for place in range { addEdges(unit: held[place], listed: place - range.lowerBound, count: 1) }
        for place in range.upperBound..<watchlist.units(ofName: name).upperBound where held[place] != .max {
            let index = place - range.upperBound
            let isWhole = range.count > 2 && index == range.count - 1
            addEdges(unit: held[place], listed: isWhole ? 0 : index, count: isWhole ? range.count : 2)
        }
        guard queryHasInitial else { return }
        for index in 0..<tokenCount where queryRoles[index].isInitial {
            let form = form(index)
            for place in range {
                let token = Int(held[place])
                guard mayAbbreviate(form, token) else { continue }
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
        return watchlist.unitText[unit.latinStart] == initial.latin[0]
            || watchlist.unitText[unit.foldStart] == initial.fold[0]
    }

    private mutating func addEdges(unit: UInt32, listed: Int, count: Int) {
        var place = meetings.first(ofUnit: Int(unit))
        while place >= 0 {
            let meeting = meetings[place]
            let query = units[Int(meeting.queryUnit)]
            edges.append(
                MatchEdge(
                    query: query.start, queryCount: query.count, listed: listed, listedCount: count,
                    similarity: Int(meeting.similarity), kind: meeting.kind))
            place = Int(meeting.next)
        }
    }

    /// Chains the meetings of each listed unit that was asked for, in the order of the query's units.
    ///
    /// - Parameter withTerms: what they add is asked for as well.
    mutating func addMeetings(withTerms: Bool) {
        let known = finder.neighbours
        for index in units.indices.reversed() {
            let side = QuerySide(finder.units[units[index].known])
            meetings.add(
                known.span.extracting(neighbours(ofUnit: index)), queryUnit: index, words: units[index].words, side,
                withTerms ? bound : nil)
        }
    }

    /// The meetings of all listed units.
    mutating func setMeetings() {
        meetings.start(wantsAll: true)
        addMeetings(withTerms: false)
    }

    /// The meetings of the units of one listed name alone.
    mutating func setMeetings(ofName name: Int) {
        meetings.start(wantsAll: false)
        meetings.want(watchlist.units(ofName: name), watchlist.nameUnits)
        addMeetings(withTerms: false)
    }
}
