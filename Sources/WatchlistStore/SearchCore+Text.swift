import Bytes
import NameMatching
import NameText
import SanctionsModel

/// A listed name that stands whole in a text.
public struct TextHit: Sendable, Hashable {
    public var hit: NameHit
    /// Where it stands, bytes of the text.
    public var range: Range<Int>
}

/// What is known of each word of a text before any run of words is looked at.
struct TextWords {
    /// Running sums over the words; one more than words.
    var sums: [Sums] = [Sums()]
    /// The word, alone or with a neighbour, is alike to some listed word.
    var isAlive: [Bool] = []
    /// The word alone may be a telling name.
    var isTelling: [Bool] = []

    /// Exact enough for differences of any two, and so kept twice as wide as a `Bound`.
    struct Sums {
        var gain = SIMD4<Double>.zero
        var telling = SIMD4<Double>.zero
        var weight = SIMD4<Double>.zero
    }

    mutating func append(_ gain: Bound, weight: Bound.Lanes) {
        var next = sums[sums.count - 1]
        next.gain += SIMD4<Double>(gain.sum)
        next.telling += SIMD4<Double>(gain.telling)
        next.weight += SIMD4<Double>(weight)
        sums.append(next)
    }
}

extension TextWords {
    /// Whether a run of words may be a listed name: it begins and ends with a word alike to some listed word, and the best terms of its
    /// words could reach the threshold.
    func mayBeName(_ words: ClosedRange<Int>, _ bound: TermBound) -> Bool {
        let (first, last) = (words.lowerBound, words.upperBound)
        guard isAlive[first], isAlive[last], first < last || isTelling[first] else { return false }
        let (before, after) = (sums[first], sums[last + 1])
        let gain = Bound(
            sum: Bound.Lanes(after.gain - before.gain), telling: Bound.Lanes(after.telling - before.telling))
        let needed = bound.query * Bound.Lanes(after.weight - before.weight)
        return !gain.reaches(Bound.lowered(needed, terms: words.count)).isEmpty
    }
}

extension SearchCore {
    /// The listed names that stand whole in a text, the best place of each designation.
    ///
    /// Each run of up to twice the words of the longest listed name is looked at, since a text may cut a word in two, that begins and
    /// ends with a word alike to some listed word and whose words' best terms could reach the threshold. A listed name counts only when all its words are there. A name of one word counts only
    /// when it is a primary or strong name of an organisation, rare, of five letters or more, and the text has it by sound: the
    /// common words of a text would alert else.
    ///
    /// Most texts hold no name, and are told by it: the names whose rarest word stands in them lack another one. In the others the names
    /// that lack none are looked at, and no others.
    ///
    /// O(words × words of the longest name) sums, and for each run that passes a look at the names that the text may hold.
    mutating func search(text: Span<UInt8>, threshold: Int) -> [TextHit] {
        let threshold = max(threshold, NameSearch.lowestThreshold)
        if bound.threshold != threshold { bound = TermBound(model, threshold: threshold) }
        let whole = tokens(of: text)
        let count = whole.tokens.count
        guard count > 0 else { return [] }
        let words = words(of: whole)
        guard words.isAlive.contains(true) else { return [] }
        onlyNames = coveredNames(words, threshold)
        defer { onlyNames = nil }
        if let onlyNames, onlyNames.isEmpty { return [] }
        var best: [Int: TextHit] = [:]
        var window = NameTokens()
        window.bytes = whole.bytes
        for first in 0..<count where words.isAlive[first] {
            for last in first..<min(count, first + longestInText) {
                guard words.mayBeName(first...last, bound) else { continue }
                window.tokens.removeAll(keepingCapacity: true)
                window.tokens.append(contentsOf: whole.tokens[first...last])
                for hit in searchWindow(window, threshold: threshold) {
                    let start = Int(whole.tokens[first].source.start)
                    let end = whole.tokens[last].source.range.upperBound
                    if let known = best[hit.designation],
                        (known.hit.score, known.range.count) >= (hit.score, end - start)
                    {
                        continue
                    }
                    best[hit.designation] = TextHit(hit: hit, range: start..<end)
                }
            }
        }
        return best.values.sorted { $0.hit.designation < $1.hit.designation }
    }

    /// The names that a run of words of a text holds whole.
    private mutating func searchWindow(_ tokens: NameTokens, threshold: Int) -> [NameHit] {
        wholeNamesOnly = true
        defer { wholeNamesOnly = false }
        return search(tokens: tokens, type: .any, threshold: threshold)
    }

    private mutating func words(of tokens: NameTokens) -> TextWords {
        prepare(tokens)
        var words = TextWords()
        let gains = gainsOfWords()
        setQueryRoles(.person)
        for i in 0..<tokenCount {
            words.isTelling.append(isTelling(i))
            var weight = Bound.lanes(finder.units[units[i].known].weights)
            if queryRoles[i].isFathersName { weight[2] -= Float(queryRoles[i].sparedWeight) }
            // A single letter may stand for a listed word.
            var most = gains[i]
            most.formMaximum(Bound(sum: terms(ofUnit: i).initialGain, telling: .zero))
            words.isAlive.append(most.sum[0] > 0 || most.sum[1] > 0)
            words.append(most, weight: weight)
        }
        return words
    }

    /// The most that each word can add, alone or joined: a joined unit's term is shared by its words, by weight.
    private mutating func gainsOfWords() -> [Bound] {
        var gains: [Bound] = []
        for i in 0..<tokenCount { gains.append(terms(ofUnit: i).most.gain) }
        for index in units.indices.dropFirst(tokenCount) {
            let whole = terms(ofUnit: index).most.gain
            let weight = Bound.lanes(finder.units[units[index].known].weights)
            for i in units[index].words {
                let own = Bound.lanes(finder.units[units[i].known].weights)
                let most = Bound.Lanes(repeating: 1)
                var share = own / weight.replacing(with: most, where: weight .< most)
                share.replace(with: most, where: share .> most)
                gains[i].formMaximum(Bound(sum: whole.sum * share, telling: whole.telling))
            }
        }
        return gains
    }

    // MARK: Which names there may be

    /// The names of which all words are met by words of the text that was prepared last, wherever they stand: no run of words holds
    /// another one whole. `nil` where that can't be told.
    private mutating func coveredNames(_ words: TextWords, _ threshold: Int) -> [UInt32]? {
        // A letter of the text may stand for a name's rarest word; and runs of Chinese or Korean words are read otherwise than the whole.
        if queryHasInitial || dependOnNeighbours { return nil }
        setMeetings()
        markRuns(words)
        candidates.start()
        let watchlist = self.watchlist
        for i in meetings.indices {
            let unit = meetings.unit(i)
            let isToken = unit < watchlist.tokenCount
            let starts = isToken ? watchlist.anchorStarts : watchlist.postingStarts
            let names = isToken ? watchlist.anchoredNames : watchlist.postings
            for place in Int(starts[unit])..<Int(starts[unit + 1]) { candidates.add(names[place].number) }
        }
        var covered: [UInt32] = []
        for i in candidates.found.indices where isCovered(Int(candidates.found[i]), threshold) {
            covered.append(candidates.found[i])
        }
        // They are not those of a query, since the runs are among them.
        meetings.forget()
        return covered
    }

    /// Marks what runs of three words and more meet when they are written as one: as meetings of -1 - their number in `finder`.
    private mutating func markRuns(_ words: TextWords) {
        let count = tokenCount
        for first in 0..<count where words.isAlive[first] {
            var last = first + 2
            while last < min(count, first + longestInText) {
                defer { last += 1 }
                guard words.mayBeName(first...last, bound) else { continue }
                // A longer run is too long as well.
                guard letters(first...last) <= ShortText.capacity else { break }
                guard let known = finder.joined(units[first...last]) else { continue }
                let (unit, neighbours) = (finder.units[known], finder.neighbours)
                meetings.add(
                    neighbours.span.extracting(unit.neighbours), queryUnit: -1 - known, words: first..<last + 1,
                    QuerySide(unit), nil)
            }
        }
    }

    @inline(__always)
    private func letters(_ words: ClosedRange<Int>) -> Int {
        var letters = 0
        for i in words { letters += form(i).latin.count }
        return letters
    }

    /// Whether each token of a listed name is met, alone or written together with its neighbours, so well that the name could reach the
    /// threshold; and a name of one word is one that counts in a text.
    private func isCovered(_ name: Int, _ threshold: Int) -> Bool {
        let tokens = watchlist.tokens(ofName: name)
        if tokens.count == 1, !mayCountAlone(name) { return false }
        let whole = watchlist.units(ofName: name).upperBound - 1
        if tokens.count > 2, let joined = slack(at: whole, threshold), joined.person >= 0 || joined.organisation >= 0 {
            return true
        }
        // What the similarities are above the threshold together, by weight: below 0 nothing can make up for it.
        var (person, organisation) = (0, 0)
        for place in tokens {
            var best = slack(at: place, threshold)
            // The pairs stand behind the tokens: of a token's place the pair that it begins, and before it the one that it ends.
            let pair = place + tokens.count
            for pair in [pair - 1, pair] where pair >= tokens.upperBound && pair < whole + (tokens.count == 2 ? 1 : 0) {
                guard let joined = slack(at: pair, threshold) else { continue }
                // It may be counted for both of its tokens: what it lacks by halves.
                let person = joined.person > 0 ? joined.person : joined.person / 2
                let organisation = joined.organisation > 0 ? joined.organisation : joined.organisation / 2
                best = (max(best?.person ?? person, person), max(best?.organisation ?? organisation, organisation))
            }
            // What weighs nothing need not be there.
            if best == nil, weighsNothing(watchlist.nameUnits[place]) { best = (0, 0) }
            guard let best else { return false }
            person += best.person
            organisation += best.organisation
        }
        return person >= 0 || organisation >= 0
    }

    private func weighsNothing(_ unit: UInt32) -> Bool {
        let listed = watchlist.units[Int(unit)]
        return listed.weight(.person) == 0 || listed.weight(.organisation) == 0
    }

    /// How far the best of the meetings of a listed unit is above the threshold, by weight, in both anatomies; `nil` where it meets nothing.
    private func slack(at place: Int, _ threshold: Int) -> (person: Int, organisation: Int)? {
        guard watchlist.nameUnits[place] != .max else { return nil }
        let listed = Int(watchlist.nameUnits[place])
        var meeting = meetings.first(ofUnit: listed)
        guard meeting >= 0 else { return nil }
        var best = (person: Int.min, organisation: Int.min)
        while meeting >= 0 {
            let (query, similarity) = (Int(meetings[meeting].queryUnit), Int(meetings[meeting].similarity))
            let weights = finder.units[query < 0 ? -1 - query : units[query].known].weights
            let slack = similarity - threshold
            best.person = max(best.person, slack * (weights[.person] + watchlist.weight(ofUnit: listed, .person)))
            best.organisation = max(
                best.organisation, slack * (weights[.organisation] + watchlist.weight(ofUnit: listed, .organisation)))
            meeting = Int(meetings[meeting].next)
        }
        return best
    }

    /// What `countsInText` asks of a name of one word, whatever the text.
    private func mayCountAlone(_ name: Int) -> Bool {
        watchlist.quality(ofName: name) != .weak
            && watchlist.type(ofDesignation: watchlist.designation(ofName: name)) == .organisation
    }

    // MARK: Words

    /// A rare word of five letters or more that some listed name has by sound.
    @inline(__always)
    private func isTelling(_ index: Int) -> Bool {
        let neighbours = finder.neighbours[neighbours(ofUnit: index)]
        // A whole name written together, or one that a text can't cut.
        if neighbours.contains(where: { Int($0.unit) >= watchlist.tokenCount }) { return true }
        guard form(index).latin.count >= 5 else { return false }
        return neighbours.contains { neighbour in
            Int(neighbour.unit) < watchlist.tokenCount && SearchCore.isBySound(neighbour.kind)
                && Int(neighbour.organisationWeight) >= SearchCore.tellingWeight
        }
    }

    /// Weight from which one word is a telling name.
    private static let tellingWeight = 700

    private static func isBySound(_ kind: MatchKind) -> Bool {
        kind == .equal || kind == .transliteration || kind == .spelling
    }

    /// Whether the last score counts in a text: every listed word is there, and a name of one word is telling.
    func countsInText(_ name: Int, _ anatomy: Anatomy) -> Bool {
        guard aligner.listedAloneWeight == 0 else { return false }
        guard listedRoles.count == 1 else { return true }
        let designation = watchlist.designation(ofName: name)
        guard tokenCount == 1, anatomy == .organisation, watchlist.quality(ofName: name) != .weak,
            watchlist.type(ofDesignation: designation) == .organisation,
            Int(listedRoles[0].weight) >= SearchCore.tellingWeight, form(0).latin.count >= 5,
            let kind = aligner.chosen.first?.kind
        else { return false }
        return SearchCore.isBySound(kind)
    }
}
