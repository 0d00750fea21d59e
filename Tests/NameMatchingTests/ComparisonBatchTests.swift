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

    /// Any letters, any length, each rule: the lanes give the distance that one pair gives by itself, and none that is within its limit
    /// is kept from them.
    @Test(arguments: rules.indices) func lanesGiveTheDistanceOfAPair(rule: Int) {
        let rule = Self.rules[rule]
        var random = RandomNames(seed: 500)
        var batch = LetterBatch()
        let alphabet = Array("aoeihbdstkwnlrSCZ17gmjuptz".utf8)
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
        var (within, beyond) = (0, 0)
        for _ in 0..<60 {
            let word = text(&random)
            batch.begin(word.span, rule)
            // Full and part batches of one word.
            for _ in 0..<3 {
                let others = (0..<random.number(1...LetterBatch.capacity)).map { _ in
                    random.number(0...2) == 0 ? text(&random) : kin(word, &random)
                }
                let limits = others.map { _ in random.number(0...3) == 0 ? 15_000 : random.number(0...400) }
                for (i, other) in others.enumerated() { #expect(batch.add(other.span, limit: limits[i]) == i) }
                #expect(batch.count == others.count)
                batch.run()
                for (i, other) in others.enumerated() {
                    let (found, single) = (batch.distance(i), Self.distance(word, other, rule))
                    if single <= limits[i] {
                        #expect(found == single, "\(word) \(other)")
                        within += 1
                    } else {
                        #expect(found > limits[i], "\(word) \(other)")
                        beyond += 1
                    }
                }
                batch.removeAll()
            }
        }
        #expect(within > 300 && beyond > 300)
    }

    /// What a rule says of a letter before its place is known holds wherever it stands.
    @Test func lettersAloneCostWhatTheirRuleSaysBeforeTheirPlaceIsKnown() {
        var random = RandomNames(seed: 501)
        let alphabet = Array("abcdefghijklmnopqrstuvwxyzSCZ0179".utf8)
        func hold(_ rule: some LetterRule, _ text: [UInt8]) {
            for i in text.indices {
                for (gap, lone, doubled) in [
                    (rule.gapA(text.span, i), rule.loneA(text[i]), rule.doubledGapA),
                    (rule.gapB(text.span, i), rule.loneB(text[i]), rule.doubledGapB),
                ] {
                    if i > 0, text[i] == text[i - 1], let doubled {
                        #expect(gap == doubled)
                        continue
                    }
                    #expect(gap >= lone.least, "\(rule) \(String(decoding: text, as: UTF8.self)) \(i)")
                    guard i > 0, i < text.count - 1, let inside = lone.inside else { continue }
                    #expect(gap == inside, "\(rule) \(String(decoding: text, as: UTF8.self)) \(i)")
                }
            }
        }
        for _ in 0..<400 {
            let text = (0..<random.number(1...12)).map { _ in random.pick(alphabet) }
            for rule in Self.rules {
                switch rule {
                case .latin(let rule): hold(rule, text)
                case .looseVowels(let rule): hold(rule, text)
                case .consonants(let rule, _): hold(rule, text)
                case .syllables(let rule): hold(rule, text)
                case .across(let rule): hold(rule, text)
                }
            }
        }
    }

    private static func distance(_ a: [UInt8], _ b: [UInt8], _ rule: DistanceRule) -> Int {
        switch rule {
        case .latin(let rule): rule.distance(a.span, b.span)
        case .looseVowels(let rule): rule.distance(a.span, b.span)
        case .consonants(let rule, false): rule.distance(a.span, b.span)
        case .consonants(let rule, true): rule.distance(b.span, a.span)
        case .syllables(let rule): rule.distance(a.span, b.span)
        case .across(let rule): rule.distance(a.span, b.span)
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
            for text in [form.latin, form.fold, form.skeleton] { for i in 0..<text.count { letters.append(text[i]) } }
        }
        let bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        self.init(
            units: try #require(Column(MappedFile(copying: bytes), range: 0..<bytes.count)), letters: Column(copying: letters),
            meanings: Column(copying: forms.map(\.word.meaning)), hashes: Column(copying: forms.map(\.exactHash)))
    }
}
