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
            batch.start()
            for other in listed { batch.compare(query.view, other.view, isJoined: isJoined) }
            batch.finish()
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

    /// Any letters, any length, each rule: the lanes give the distance that one pair gives by itself.
    @Test(arguments: 0..<6) func lanesGiveTheDistanceOfAPair(rule: Int) {
        let costs = LetterCosts.shared
        let letters = LetterParameters(TokenSimilarity.Parameters())
        let rules: [DistanceRule] = [
            .latin(LatinRule(table: costs.latin, parameters: letters)),
            .looseVowels(LooseVowelRule(table: costs.abjad, parameters: letters)),
            .consonants(ConsonantRule(table: costs.abjad, isVowelled: true, isLatin: true), isSwapped: false),
            .consonants(ConsonantRule(table: costs.abjad, isVowelled: true, isLatin: false), isSwapped: true),
            .syllables(SyllableRule()),
            .across(AcrossRule(costs, .latin, .cyrillic)),
        ]
        var random = RandomNames(seed: 500 + UInt64(rule))
        var batch = LetterBatch()
        let alphabet = Array("aoeihbdstkwnlrSCZ17".utf8)
        func text(_ random: inout RandomNames) -> [UInt8] {
            (0..<random.number(1...LetterBatch.letters)).map { _ in random.pick(alphabet) }
        }
        for _ in 0..<60 {
            let word = text(&random)
            batch.begin(word.span, rules[rule])
            // Full and part batches of one word.
            for _ in 0..<3 {
                let others = (0..<random.number(1...LetterBatch.lanes)).map { _ in text(&random) }
                for other in others { batch.add(other.span) }
                var distances: [Int] = []
                batch.run(limit: { _ in 15_000 }) { lane, distance in
                    #expect(lane == distances.count)
                    distances.append(distance)
                }
                #expect(distances == others.map { Self.distance(word, $0, rules[rule]) })
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
