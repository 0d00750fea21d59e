import SanctionsModel
import TestSupport
import Testing

@testable import NameMatching

/// What holds of the score of two names by who met whom, whatever the weights.
@Suite struct AlignerTests {
    /// Random weights and pairs: `count` tokens a side, of which the first few met.
    private struct Names {
        var query: [TokenRole] = []
        var listed: [TokenRole] = []
        var edges: [MatchEdge] = []

        init(_ random: inout SeededRandom) {
            let (a, b) = (Int.random(in: 0...5, using: &random), Int.random(in: 0...5, using: &random))
            query = (0..<a).map { _ in Self.role(&random) }
            listed = (0..<b).map { _ in Self.role(&random) }
            for i in 0..<min(a, b) where Int.random(in: 0...3, using: &random) > 0 {
                let kinds: [MatchKind] = [.spelling, .edit, .consonants, .variant, .initial]
                edges.append(
                    MatchEdge(
                        query: i, queryCount: 1, listed: i, listedCount: 1, similarity: Int.random(in: 1...9_999, using: &random),
                        kind: kinds.randomElement(using: &random) ?? .edit))
            }
        }

        static func role(_ random: inout SeededRandom) -> TokenRole {
            TokenRole(weight: Int.random(in: 1...1_000, using: &random), isPatronymic: false, isInitial: false)
        }

        func score(_ anatomy: Anatomy) -> Int {
            var aligner = Aligner(model: .standard)
            return aligner.score(query: query, listed: listed, edges: edges, anatomy: anatomy)
        }
    }

    @Test(arguments: Anatomy.allCases) func scoresAreBoundedAndMonotone(anatomy: Anatomy) {
        var random = SeededRandom(seed: 0xA11E)
        var between = 0
        for round in 0..<5_000 {
            let names = Names(&random)
            let score = names.score(anatomy)
            #expect((0...10_000).contains(score), "round \(round)")
            if (1..<10_000).contains(score) { between += 1 }

            // A token that both have.
            var agreeing = names
            agreeing.query.append(Names.role(&random))
            agreeing.listed.append(Names.role(&random))
            agreeing.edges.append(
                MatchEdge(
                    query: agreeing.query.count - 1, queryCount: 1, listed: agreeing.listed.count - 1, listedCount: 1,
                    similarity: 10_000, kind: .equal))
            #expect(agreeing.score(anatomy) >= score, "round \(round)")

            // A token that one of them has.
            var (more, longer) = (names, names)
            more.query.append(Names.role(&random))
            longer.listed.append(Names.role(&random))
            #expect(more.score(anatomy) <= score, "round \(round)")
            #expect(longer.score(anatomy) <= score, "round \(round)")

            // Both: they contradict each other.
            var both = more
            both.listed.append(longer.listed[longer.listed.count - 1])
            #expect(both.score(anatomy) <= min(more.score(anatomy), longer.score(anatomy)), "round \(round)")
        }
        #expect(between > 2_000)
    }

    @Test(arguments: Anatomy.allCases) func nothingScoresNothing(anatomy: Anatomy) {
        var aligner = Aligner(model: .standard)
        let role = TokenRole(weight: 500, isPatronymic: false, isInitial: false)
        for (query, listed) in [([], []), ([role], []), ([], [role]), ([role], [role])] as [([TokenRole], [TokenRole])] {
            #expect(aligner.score(query: query, listed: listed, edges: [], anatomy: anatomy) == 0)
            let items = aligner.items(query: query, listed: listed)
            #expect(items.allSatisfy { $0.kind == .unmatched })
        }
    }

    /// Initials support a match and carry none.
    @Test func initialsAloneScoreNothing() {
        var aligner = Aligner(model: .standard)
        let roles = [Int](repeating: 300, count: 2).map { TokenRole(weight: $0, isPatronymic: false, isInitial: true) }
        let edges = (0..<2).map {
            MatchEdge(query: $0, queryCount: 1, listed: $0, listedCount: 1, similarity: 6_500, kind: .initial)
        }
        #expect(aligner.score(query: roles, listed: roles, edges: edges, anatomy: .person) == 0)
    }

    /// A middle name that one of them leaves out costs little; another one in its place contradicts.
    @Test(arguments: [
        ("Zorvan Keltinen Halvadjian", "Zorvan Halvadjian", "Zorvan Mirdokov Halvadjian"),
        ("Ahmad bin Keltin Zorvandi", "Ahmad Zorvandi", "Ahmad bin Mirdok Zorvandi"),
        ("John Keltin Halvadjian", "John Halvadjian", "John Mirdok Halvadjian"),
    ])
    func anotherMiddleNameContradicts(_ name: String, _ shorter: String, _ other: String) {
        var comparison = NameComparison()
        let (missing, contradicting) = (
            comparison.compare(shorter, name, type: .person).score, comparison.compare(other, name, type: .person).score
        )
        #expect(missing >= 8_000)
        #expect(contradicting < missing)
        #expect(contradicting < 8_000)
    }
}
