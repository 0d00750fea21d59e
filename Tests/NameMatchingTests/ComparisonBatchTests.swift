import Bytes
import NameText
import Testing

@testable import NameMatching

/// Sixteen at a time or one by one: the same answers.
@Suite struct ComparisonBatchTests {
    private let similarity = TokenSimilarity()
    private let forms = Forms()

    private static let scripts: [Script] = [.latin, .latin, .latin, .hangul, .arabic, .hebrew, .thai, .cyrillic, .greek, .han]

    /// Forms of any script with any flags, some over sixteen letters.
    private func form(_ word: String, _ names: inout RandomNames) -> TokenForm? {
        guard var form = forms.tokens(word).first else { return nil }
        form.script = names.pick(Self.scripts)
        form.isAbjad = names.number(0...3) == 0
        form.isSyllabic = names.number(0...5) == 0
        return form
    }

    private func word(_ names: inout RandomNames) -> String {
        switch names.number(0...4) {
        case 0: names.pick(RandomNames.given)
        case 1: names.word() + names.word() + names.word()
        default: names.word()
        }
    }

    @Test(arguments: [false, true]) func answersAreThoseOfSingleComparisons(isJoined: Bool) throws {
        var names = RandomNames(seed: isJoined ? 401 : 400)
        // One for all queries: what a query leaves behind must not touch the next.
        var batch = ComparisonBatch(similarity)
        var (alike, long, far) = (0, 0, 0)
        for _ in 0..<250 {
            let word = word(&names)
            guard let query = form(word, &names) else { continue }
            let listed = (0..<names.number(0...70)).compactMap { _ in
                form(names.number(0...5) == 0 ? self.word(&names) : names.variant(word), &names)
            }
            let units = try ListedUnits(listed)
            batch.compare(query.view, with: (0..<UInt32(listed.count)).map { $0 }, of: units, isJoined: isJoined)
            try #require(batch.results.count == listed.count)
            for (other, result) in zip(listed, batch.results) {
                let single = isJoined ? similarity.compareJoined(query, other) : similarity.compare(query, other)
                #expect(
                    result == single,
                    "\(Forms.text(query.fold)) \(query.script) asked for, \(Forms.text(other.fold)) \(other.script) listed")
                if single == nil { far += 1 } else { alike += 1 }
                if query.fold.count > LetterBatch.letters || other.fold.count > LetterBatch.letters { long += 1 }
            }
        }
        #expect(alike > 500 && long > 300 && far > 500)
    }

    /// The rules of all kinds of pairs.
    private static let rules: [DistanceRule] = {
        let costs = LetterCosts.shared
        let letters = LetterParameters(TokenSimilarity.Parameters())
        return [
            .latin(LatinRule(table: costs.latin, parameters: letters)),
            .looseVowels(LooseVowelRule(table: costs.looseVowels, parameters: letters)),
            .consonants(ConsonantRule(table: costs.abjadLatin, isVowelled: true), isSwapped: false),
            .consonants(ConsonantRule(table: costs.abjad, isVowelled: true), isSwapped: true),
            .consonants(ConsonantRule(table: costs.abjad, isVowelled: false), isSwapped: true),
            .syllables(SyllableRule(table: costs.syllables)),
            .across(AcrossRule(costs, .latin, .cyrillic)),
            .across(AcrossRule(costs, .greek, .latin)),
            .across(AcrossRule(costs, .hangul, .latin)),
        ]
    }()

    /// Any letters, any length, each rule: the lanes give the distance that one pair gives by itself.
    @Test(arguments: rules.indices) func lanesGiveTheDistanceOfAPair(rule: Int) {
        let rule = Self.rules[rule]
        var random = RandomNames(seed: 500)
        var batch = LetterBatch()
        let alphabet = Array("aoeihbdstkwnlrSCZgmjuptzfv".utf8)
        func text(_ random: inout RandomNames) -> [UInt8] {
            (0..<random.number(1...LetterBatch.letters)).map { _ in random.pick(alphabet) }
        }
        /// Some letters of a text otherwise.
        func kin(_ text: [UInt8], _ random: inout RandomNames) -> [UInt8] {
            var text = text
            for _ in 0..<random.number(0...3) {
                let place = random.number(0...text.count - 1)
                switch random.number(0...3) {
                case 0 where text.count < LetterBatch.letters: text.insert(random.pick(alphabet), at: place)
                case 1 where text.count < LetterBatch.letters: text.insert(text[place], at: place)
                case 2 where text.count > 1: text.remove(at: place)
                default: text[place] = random.pick(alphabet)
                }
            }
            return text
        }
        var (lanes, single) = (0, 0)
        for _ in 0..<120 {
            let word = text(&random)
            // The letters' own costs are given, or asked for.
            let areGiven = random.number(0...1) == 0
            batch.begin(word.span, rule, hasGaps: areGiven)
            // Full and part batches of one word.
            for _ in 0..<3 {
                let others = (0..<random.number(1...LetterBatch.lanes)).map { _ in
                    random.number(0...2) == 0 ? text(&random) : kin(word, &random)
                }
                let limits = others.map { _ in random.number(0...3) == 0 ? 15_000 : random.number(0...400) }
                for (i, other) in others.enumerated() {
                    let gaps = other.indices.map { UInt8(rule.gapOfSecond(other.span, $0)) }
                    let text = other + (areGiven ? gaps : gaps.map { _ in 255 }) + ListedUnit.padding
                    batch.add(text.span, at: 0, count: other.count, limit: Int32(limits[i]))
                }
                #expect(batch.count == others.count)
                batch.run()
                #expect(batch.count == 0)
                for (i, other) in others.enumerated() {
                    let (found, wanted) = (batch.distance(i), rule.distance(word.span, other.span))
                    #expect(wanted <= limits[i] ? found == wanted : found > limits[i], "\(word) \(other)")
                }
                if others.count < 3 { single += 1 } else { lanes += 1 }
            }
        }
        #expect(lanes > 200 && single > 20)
    }

    /// What has no code of its own never stands in a lane: it would be taken for another letter.
    @Test func readingsWithDigitsAreComparedOneByOne() {
        func holds(_ text: String) -> Bool {
            let bytes = Array(text.utf8)
            return LetterBatch.holds(bytes.span)
        }
        #expect(holds("abcdefghijklmnop") && holds("qrstuvwxyzSCZ"))
        for text in ["", "abcdefghijklmnopq", "h7", "0", "A", "T", "a-b", "é"] { #expect(!holds(text), "\(text)") }
        let letters = Array("abcdefghijklmnopqrstuvwxyzSCZ".utf8)
        let codes = letters.compactMap { CostTable.code($0) }
        #expect(Set(codes).count == letters.count && codes.allSatisfy { (1..<CostTable.codes).contains($0) })
    }

    /// To which kinds a Latin word has one rule, but for what their own letters cost alone.
    @Test func kindsOfOneNumberShareTheirCosts() {
        for isAbjad in [false, true] {
            for isSyllabic in [false, true] {
                var first: [Int: DistanceRule] = [:]
                let letters = Array("abcdefghijklmnopqrstuvwxyzSCZ".utf8)
                for script in Script.allCases {
                    var traits = TokenView.Traits()
                    if isAbjad { traits.insert(.abjad) }
                    if isSyllabic { traits.insert(.syllabic) }
                    let kind = ReadingKind(scriptNumber: script.rawValue, traits)
                    let rule = similarity.rule(.latin, kind)
                    guard let other = first[kind.representative] else {
                        first[kind.representative] = rule
                        continue
                    }
                    #expect(rule.transposition == other.transposition && rule.lastVowel == other.lastVowel)
                    #expect(rule.table.isTurned == other.table.isTurned && rule.table.costs.whole == other.table.costs.whole)
                    for i in letters.indices {
                        let (gap, otherGap) = (rule.gapOfFirst(letters.span, i), other.gapOfFirst(letters.span, i))
                        #expect(gap == otherGap, "\(script) \(i)")
                    }
                }
                #expect(first.count < Script.allCases.count)
            }
        }
    }
}

extension ListedUnits {
    /// Single tokens, as a compiled file would hold them.
    fileprivate init(_ forms: [TokenForm]) throws {
        var (letters, words): ([UInt8], [UInt32]) = ([], [])
        for form in forms {
            let unit = ListedUnit(
                form, mayHaveVariants: true, textStart: letters.count, weights: TokenWeights(person: 0, organisation: 0))
            words += unit.words
            letters += ListedUnit.text(form, TokenSimilarity())
        }
        letters += ListedUnit.padding
        let bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        self.init(
            units: try #require(Column(MappedFile(copying: bytes), range: 0..<bytes.count)), letters: Column(copying: letters),
            meanings: Column(copying: forms.map(\.word.meaning)), hashes: Column(copying: forms.map(\.exactHash)))
    }
}
