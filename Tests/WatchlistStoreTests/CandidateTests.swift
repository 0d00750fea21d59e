import Bytes
import NameMatching
import NameText
import SanctionsModel
import TestSupport
import Testing

@testable import WatchlistStore

/// What decides which names are looked at: bounds, tests of names, meetings, and the words that are kept.
@Suite struct CandidateTests {
    // MARK: Bounds

    /// However many terms are added up, rounding never takes a name away that whole numbers would keep.
    @Test(arguments: [1, 2, 7, 60, 5_000]) func roundingTakesNothingAway(terms: Int) {
        var random = SeededRandom(seed: UInt64(terms))
        for _ in 0..<200 {
            var exact = 0
            var bound = Bound.zero
            for _ in 0..<terms {
                let term = Int.random(in: 0...10_000_000, using: &random) * Int.random(in: 1...1_000, using: &random)
                exact += term
                bound.sum += Bound.Lanes(repeating: Float(term))
            }
            #expect(bound.reaches(Bound.lowered(Bound.Lanes(repeating: Float(exact)), terms: terms)) == .both)
        }
    }

    @Test func oneTellingTokenNeedsMoreThanTwo() {
        let needed = Bound.Lanes(100, 100, 300, 300)
        var bound = Bound(sum: Bound.Lanes(repeating: 200), telling: Bound.Lanes(0, 0, 1, 1))
        #expect(bound.reaches(needed) == [])
        bound.telling[2] = 2
        #expect(bound.reaches(needed) == .person)
        bound.telling[3] = 2
        #expect(bound.reaches(needed) == .both)
        #expect(bound.reaches(Anatomies.organisation.only(needed)) == .organisation)
        bound.sum = Bound.Lanes(repeating: 99)
        #expect(bound.reaches(needed) == [])
        #expect(Bound(sum: Bound.Lanes(repeating: 300), telling: .zero).reaches(needed) == .both)
    }

    // MARK: Tests of names

    /// A name passes whenever the terms of the sets that it is in are enough for what it weighs; and few others do.
    @Test(arguments: [0, 1, 2, 3, 6, 9]) func namesThatAddUpPass(sets count: Int) {
        var random = SeededRandom(seed: UInt64(count))
        var (passed, wanted) = (0, 0)
        func lanes(_ value: Int) -> Bound.Lanes { Bound.Lanes(repeating: Float(value)) }
        for round in 0..<40 {
            var sets = NameSets()
            var tests = NameTests()
            tests.start()
            var members: [Set<UInt32>] = []
            var terms: [(gain: Int, inName: Int)] = []
            let weights = (0..<5_000).map { _ in Int.random(in: 0...6_000, using: &random) }
            let posted = weights.enumerated().map { PostedName($0, weight: $1) }
            for _ in 0..<count {
                let names = Set(
                    (0..<Int.random(in: 1...300, using: &random)).map { _ in UInt32.random(in: 0..<5_000, using: &random) })
                let set = sets.make(for: names.count)
                let held = names.map { posted[Int($0)] }
                sets.insert(held.span, into: set)
                let term = (gain: Int.random(in: 1...100, using: &random), inName: Int.random(in: 1...500_000, using: &random))
                tests.append(
                    set,
                    MostTerms(
                        gain: Bound(sum: lanes(term.gain), telling: .zero), inName: Bound(sum: lanes(term.inName), telling: .zero)
                    ))
                members.append(names)
                terms.append(term)
            }
            let least = count == 0 ? 1 : 0
            let required = Int.random(in: 1...120, using: &random)
            // Each weight of a name costs so much; nothing in some rounds.
            let listed = round % 4 == 0 ? 0 : Int.random(in: 1...200, using: &random)
            let own = MostTerms(
                gain: Bound(sum: lanes(least * 120), telling: .zero), inName: Bound(sum: lanes(least * 300_000), telling: .zero))
            let mayPass = tests.setLimits(own, lanes(required), lanes(listed))
            for start in stride(from: 0, to: 5_000, by: NameTests.step) {
                let names = start..<min(5_000, start + NameTests.step)
                let found = tests.select(posted.span.extracting(names), sets.bits.span)
                let selected = Set(tests.selected.prefix(found))
                #expect(selected.isSubset(of: names.map { UInt32($0) }))
                #expect(mayPass || selected.isEmpty)
                for name in names {
                    var (gain, inName) = (least * 120, least * 300_000)
                    for (i, term) in terms.enumerated() where members[i].contains(UInt32(name)) {
                        gain += term.gain
                        inName += term.inName
                    }
                    let isWanted = gain >= required && inName >= required + listed * weights[name]
                    if isWanted { #expect(selected.contains(UInt32(name))) }
                    wanted += isWanted ? 1 : 0
                }
                passed += selected.count
            }
        }
        #expect(wanted > 0 && passed < 3 * wanted + 20_000)
    }

    /// What a name may weigh is told by the anatomy in which it may weigh most, and by whether two telling tokens may have met.
    @Test func namesThatWeighTooMuchAreRefused() {
        let (required, listed) = (Bound.Lanes(repeating: 1_000), Bound.Lanes(repeating: 10))
        func limit(_ inName: Bound.Lanes, telling: Bound.Lanes = .zero, _ gain: Bound.Lanes = Bound.Lanes(repeating: 1_000))
            -> UInt64
        {
            MostTerms(gain: Bound(sum: gain, telling: telling), inName: Bound(sum: inName, telling: telling)).limit(
                required, listed)
        }
        func holds(_ limit: UInt64, weight: Int) -> Bool { PostedName(7, weight: weight).isBelow(limit) }
        let most = limit(Bound.Lanes(6_000, 11_000, 6_000, 11_000))
        // 500 as a person, 1,000 as an organisation: of the classes of 250 that hold them nobody is refused.
        #expect(holds(most, weight: 1_000) && !holds(most, weight: 1_251))
        let persons = limit(Bound.Lanes(6_000, 11_000, 6_000, 11_000), Bound.Lanes(1_000, 999, 1_000, 999))
        #expect(holds(persons, weight: 500) && !holds(persons, weight: 751))
        // Of one telling token the dearer costs decide, of two they don't.
        #expect(!holds(limit(Bound.Lanes(6_000, 0, 1_000, 0)), weight: 500))
        #expect(holds(limit(Bound.Lanes(6_000, 0, 1_000, 0), telling: Bound.Lanes(0, 0, 2, 0)), weight: 500))
        #expect(limit(Bound.Lanes(repeating: 900)) == 0 && limit(Bound.Lanes(repeating: 1e9), Bound.Lanes(repeating: 999)) == 0)
        #expect(limit(Bound.Lanes(repeating: 1e9)) == PostedName.noLimit && holds(PostedName.noLimit, weight: .max))
        #expect(PostedName(12_345_678, weight: 999_999).name == 12_345_678 && PostedName(5, weight: -3).name == 5)
    }

    @Test func setsAreMadeAnewWhenTheyWereForgotten() {
        var sets = NameSets()
        let set = sets.make(for: 10)
        let (made, none) = (sets.recall(set), sets.recall(NameSet()))
        #expect(made != nil && none == nil)
        sets.removeAll()
        let forgotten = sets.recall(set)
        #expect(forgotten == nil)
    }

    /// What is asked for again stays, whatever else comes; what isn't is forgotten.
    @Test func setsAndListsThatAreAskedForStay() throws {
        let names = (0..<300).map { PostedName(7 * $0, weight: 10 * $0) }
        var (sets, lists) = (NameSets(), NameLists())
        func make(_ sets: inout NameSets, for count: Int) -> NameSet {
            let set = sets.make(for: count)
            sets.insert(names.span, into: set)
            return set
        }
        func append(_ lists: inout NameLists) -> (number: Int, epoch: UInt32) {
            let number = lists.append(
                [(0, (0..<1, 1..<200)), (3, (200..<200, 200..<300))], terms: InlineArray(repeating: .zero), names.span)
            return (number, lists.epoch)
        }
        var (asked, askedList) = (make(&sets, for: 300), append(&lists))
        let (left, leftList) = (make(&sets, for: 300), append(&lists))
        for _ in 0..<4_000 {
            sets.boundSize()
            lists.boundSize()
            let recalled = sets.recall(asked)
            asked = try #require(recalled)
            let bits = sets.bits
            let areHeld = names.allSatisfy { asked.mayHold($0, $0.mark, bits.span) }
            #expect(areHeld)
            let number = lists.recall(askedList.number, then: askedList.epoch)
            askedList = (try #require(number), lists.epoch)
            let list = lists.lists[askedList.number]
            #expect(
                list.count == 300 && list.names(0, withInitials: true).count == 1
                    && list.names(3, withInitials: false).count == 100)
            #expect(lists.names[list.names(0, withInitials: true).lowerBound] == names[0])
            #expect(lists.names[list.names(3, withInitials: false).lowerBound] == names[200])
            // Others come.
            _ = make(&sets, for: 6_000)
            for _ in 0..<4 { _ = append(&lists) }
        }
        let (forgotten, forgottenList) = (sets.recall(left), lists.recall(leftList.number, then: leftList.epoch))
        #expect(forgotten == nil && forgottenList == nil)
    }

    // MARK: Meetings

    @Test func meetingsOfAUnitStandInTheQuerysOrder() throws {
        let watchlist = try Sample.watchlist()
        let bound = TermBound(watchlist.model, threshold: 8_000)
        var meetings = Meetings()
        for round in 0..<3 {
            let units: [UInt32] = round == 1 ? Array(0..<900) : [3, 700, 9]
            let found = units.map { neighbour(unit: $0) }
            meetings.start(wantsAll: true)
            let side = QuerySide(KnownUnit())
            meetings.add(found.span, queryUnit: 1, words: 1..<2, side, bound)
            meetings.add(found.span, queryUnit: 0, words: 0..<1, side, bound)
            for unit in units {
                let first = meetings.first(ofUnit: Int(unit))
                try #require(first >= 0)
                #expect(meetings[first].queryUnit == 0 && meetings[first].unit == unit)
                let second = Int(meetings[first].next)
                try #require(second >= 0)
                #expect(meetings[second].queryUnit == 1 && meetings[second].next == -1)
                #expect(meetings.share(ofUnit: unit)?.words == 3)
            }
            #expect(meetings.first(ofUnit: 100_000) < 0 && meetings.term(ofUnit: .max) == nil)
            if round == 2 { #expect(meetings.first(ofUnit: 500) < 0) }
        }
    }

    private func neighbour(unit: UInt32, similarity: UInt16 = 9_000, isJoined: Bool = false) -> Neighbour {
        Neighbour(
            unit: unit, similarity: similarity, personWeight: 500, organisationWeight: 500, kind: isJoined ? .joined : .edit,
            traits: isJoined ? .joined : [])
    }

    /// What the meetings of a name can add is what the best of all choices adds that take no token twice, and no word: no less, and
    /// not what a word adds by itself and again with its neighbour.
    @Test func nothingIsCountedTwice() throws {
        let watchlist = try Sample.watchlist()
        let bound = TermBound(watchlist.model, threshold: 8_000)
        var random = SeededRandom(seed: 31)
        var fewer = 0
        for _ in 0..<400 {
            // Of a name its tokens, its pairs, and the whole, as the index holds them.
            let tokens = Int.random(in: 1...5, using: &random)
            let unitCount = tokens <= 2 ? 2 * tokens - 1 : 2 * tokens
            let held = (0..<unitCount).map { UInt32($0 + 10) }
            func listed(_ place: Int) -> Range<Int> {
                place < tokens ? place..<place + 1 : place < 2 * tokens - 1 ? place - tokens..<place - tokens + 2 : 0..<tokens
            }
            var meetings = Meetings()
            // What stands in no name that is looked at need not be kept.
            meetings.start(wantsAll: false)
            let column = Column(copying: held)
            meetings.want(0..<held.count, column)
            let stranger = [neighbour(unit: 2_000)]
            meetings.add(stranger.span, queryUnit: 0, words: 0..<1, QuerySide(KnownUnit()), bound)
            #expect(meetings.indices.isEmpty)
            var edges: [(words: Range<Int>, tokens: Range<Int>, term: Float)] = []
            for queryUnit in 0..<6 {
                let words = queryUnit < 4 ? queryUnit..<queryUnit + 1 : queryUnit - 4..<queryUnit - 2
                var unit = KnownUnit()
                unit.word.weights = TokenWeights(person: Int32.random(in: 100...1_000, using: &random), organisation: 300)
                let side = QuerySide(unit)
                let found = held.indices.filter { _ in Int.random(in: 0...2, using: &random) == 0 }.map {
                    neighbour(
                        unit: held[$0], similarity: UInt16.random(in: 6_000...10_000, using: &random),
                        isJoined: $0 >= tokens)
                }
                meetings.add(found.span, queryUnit: queryUnit, words: words, side, bound)
                for neighbour in found {
                    edges.append((words, listed(Int(neighbour.unit) - 10), bound.terms(neighbour, side).inName.sum[0]))
                }
            }
            func best(_ from: Int, _ words: Set<Int>, _ used: Set<Int>) -> Float {
                var most: Float = 0
                for (i, edge) in edges.enumerated().dropFirst(from)
                where words.isDisjoint(with: edge.words) && used.isDisjoint(with: edge.tokens) {
                    most = max(most, edge.term + best(i + 1, words.union(edge.words), used.union(edge.tokens)))
                }
                return most
            }
            let wanted = best(0, [], []) * (1 - 1e-6)
            let (byTokens, byWords) = (
                meetings.most(ofUnits: 0..<unitCount, column).sum[0], meetings.mostOfWords(0..<unitCount, column).sum[0]
            )
            #expect(byTokens >= wanted && byWords >= wanted)
            let all = held.reduce(Float(0)) { $0 + (meetings.term(ofUnit: $1)?.sum[0] ?? 0) }
            #expect(byTokens <= all)
            if min(byTokens, byWords) < 0.8 * all { fewer += 1 }
        }
        #expect(fewer > 200)
    }

    // MARK: Words

    /// Words that are taken over from the older half, and words that were forgotten, are what they were.
    @Test func wordsStayWhatTheyAreWhenOthersAreForgotten() throws {
        let watchlist = try Sample.excerpts.get()
        var small = NeighbourFinder(watchlist, learntWords: LearntWords(limit: 2_000), limit: 60)
        var large = NeighbourFinder(watchlist, learntWords: LearntWords())
        let normalizer = NameNormalizer()
        /// In whichever order.
        func isSame(_ a: ArraySlice<Neighbour>, _ b: ArraySlice<Neighbour>) -> Bool {
            func told(_ neighbours: ArraySlice<Neighbour>) -> [String] { neighbours.map { "\($0)" }.sorted() }
            return told(a) == told(b)
        }
        var words: [TokenForm] = []
        for index in 0..<min(watchlist.designationCount, 60) {
            for name in watchlist.designation(index).names {
                let tokens = normalizer.tokens(of: name.text)
                for token in tokens.tokens { words.append(TokenForm(token, in: tokens.bytes.span)) }
            }
        }
        try #require(words.count > 200)
        for _ in 0..<2 {
            for word in words {
                small.startName()
                let (a, b) = (small.word(word), large.word(word))
                #expect(small.units[a].weights == large.units[b].weights)
                let (mine, its) = (small.neighbours[small.units[a].neighbours], large.neighbours[large.units[b].neighbours])
                let cut = Int(small.units[a].cutCount)
                #expect(cut == Int(large.units[b].cutCount) && isSame(mine.dropLast(cut), its.dropLast(cut)))
                #expect(isSame(mine.suffix(cut), its.suffix(cut)))
                #expect(small.forms[Int(small.units[a].form)].exactHash == word.exactHash)
            }
        }
        #expect(small.units.count < large.units.count / 2)
    }

    /// A word that was written to have the hash of a listed one doesn't take its place among the words that are known.
    @Test func noWordTakesThePlaceOfAnother() throws {
        let watchlist = try Sample.excerpts.get()
        let listed = try #require(
            NameNormalizer().forms(of: watchlist.designation(0).names[0].text).first { !$0.isInitial && !$0.isNumber })
        var other = try #require(NameNormalizer().forms(of: "Qwxzvk").first)
        other.exactHash = listed.exactHash
        var finder = NeighbourFinder(watchlist, learntWords: LearntWords())
        let (a, b) = (finder.word(other), finder.word(listed))
        #expect(a != b)
        #expect(finder.neighbours[finder.units[b].neighbours].contains { $0.similarity == 10_000 })
        #expect(!finder.neighbours[finder.units[a].neighbours].contains { $0.similarity == 10_000 })
    }

    /// Neighbours come out as they went in, by unit, whatever their steps are; those of a cut word last.
    @Test func neighboursArePacked() {
        var random = SeededRandom(seed: 12)
        var packed = PackedNeighbours()
        var words: [(found: [Neighbour], cutCount: Int, start: Int)] = []
        for _ in 0..<300 {
            let span: UInt32 = [40, 20_000, 16_383, .max].randomElement(using: &random) ?? 40
            let units = Set((0..<Int.random(in: 0...40, using: &random)).map { _ in UInt32.random(in: 0..<span, using: &random) })
            let found = units.map { unit in
                Neighbour(
                    unit: unit, similarity: UInt16.random(in: 1...10_000, using: &random),
                    kind: MatchKind.allCases.randomElement(using: &random) ?? .equal)
            }
            let cutCount = Int.random(in: 0...found.count, using: &random)
            words.append((found, cutCount, packed.append(found[...], cutCount: cutCount)))
        }
        // The largest steps of one number, the least of two, and the same unit again.
        let edges = [0, 16_382, 32_765, 49_149, 65_532].map { Neighbour(unit: $0, similarity: 10_000, kind: .unmatched) }
        words.append((edges + edges, edges.count, packed.append((edges + edges)[...], cutCount: edges.count)))
        for (found, cutCount, start) in words {
            var out: [Neighbour] = []
            var announced: [Int] = []
            packed.unpack(start, count: found.count, cutCount: cutCount, into: &out) { announced.append($0) }
            func sorted(_ neighbours: ArraySlice<Neighbour>) -> [String] {
                neighbours.sorted { $0.unit < $1.unit }.map { "\($0)" }
            }
            #expect(out.map { "\($0)" } == sorted(found.dropLast(cutCount)) + sorted(found.suffix(cutCount)))
            #expect(announced == out.map { Int($0.unit) })
        }
    }

    /// What one search has learnt, another knows: the same words with the same neighbours, from threads that learn and forget at once.
    @Test func searchesLearnFromEachOther() async throws {
        let watchlist = try Sample.excerpts.get()
        let names = (0..<min(watchlist.designationCount, 24)).flatMap { index in
            watchlist.designation(index).names.map { Array($0.text.utf8) }
        }
        try #require(names.count > 40)
        let alone = NameSearch(alone: watchlist)
        let expected = names.map { alone.search($0.span, threshold: 6_000) }
        // So small that words come and go while others ask for them.
        for store in [LearntWords(limit: 1_000), LearntWords()] {
            let answers = await withTaskGroup(of: [[NameHit]].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var core = SearchCore(watchlist, learntWords: store)
                        return (0..<2).flatMap { _ in names.map { core.search($0.span, threshold: 6_000) } }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for answer in answers { #expect(answer == expected + expected) }
        }
    }

    /// Words beyond the limit are forgotten, those that were asked for last of all; one that is recalled in time stays.
    @Test func learntWordsAreBounded() throws {
        let watchlist = try Sample.excerpts.get()
        let words = LearntWords(limit: 1_600)
        let found = (0..<10).map { neighbour(unit: $0) }
        func keep(_ identity: UInt64) {
            words.keep(
                LearntWord(count: 10, cutCount: 3, weights: TokenWeights(person: 7, organisation: 8), traits: .listed),
                found[...], identity)
        }
        func recall(_ identity: UInt64) -> (word: LearntWord, neighbours: [Neighbour])? {
            var neighbours = [neighbour(unit: 99)]
            guard let word = words.recall(identity, watchlist, &neighbours) else {
                #expect(neighbours.count == 1)
                return nil
            }
            return (word, Array(neighbours.dropFirst()))
        }
        #expect(recall(5) == nil)
        // All on one shelf, whose halves hold 100 neighbours each, one word more or less.
        for identity in UInt64(1)...200 {
            keep(identity)
            #expect(recall(1)?.neighbours.map(\.unit) == Array(0..<10))
            #expect(recall(identity)?.word.weights.organisation == 8)
        }
        #expect(recall(1)?.word.cutCount == 3)
        #expect((UInt64(1)...200).count { recall($0) != nil } <= 24)
        #expect(recall(100) == nil)
        words.removeAll()
        #expect(recall(1) == nil && recall(200) == nil)
    }
}

extension NameNormalizer {
    fileprivate func forms(of name: String) -> [TokenForm] {
        let tokens = tokens(of: name)
        return tokens.tokens.map { TokenForm($0, in: tokens.bytes.span) }
    }
}
