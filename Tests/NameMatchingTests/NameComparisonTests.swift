import SanctionsModel
import Testing

@testable import NameMatching

/// What holds of the score of two names, whatever the names.
@Suite struct NameComparisonTests {
    private static let types: [PartyType] = [.any, .person, .organisation]

    /// The same name in other letters, signs and spaces; its tokens stay what they are.
    private static func disguised(_ tokens: [String], _ way: Int) -> String {
        switch way {
        case 0: tokens.joined(separator: " ").uppercased()
        case 1: tokens.joined(separator: "  \t ")
        case 2: " " + tokens.joined(separator: "-") + " "
        case 3: tokens.map { "(" + $0 + ")" }.joined(separator: ".,;")
        case 4:
            // Full-width forms.
            String(
                String.UnicodeScalarView(
                    tokens.joined(separator: " ").unicodeScalars.map { $0.value > 0x60 && $0.value < 0x7B ? fullWidth($0) : $0 }))
        case 5: tokens.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "\u{A0}")
        // A mark that vanishes, decomposed.
        case 6: tokens.map { $0.replacing("a", with: "a\u{301}") }.joined(separator: " ")
        case 7: tokens.map { $0.replacing("a", with: "\u{E1}") }.joined(separator: " ")
        default: tokens.map { String($0.prefix(1)) + "\u{200D}\u{AD}" + $0.dropFirst() }.joined(separator: " / ")
        }
    }

    private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
    }

    @Test func equalNamesReachTheTop() {
        var names = RandomNames(seed: 101)
        var comparison = NameComparison()
        for _ in 0..<250 {
            let tokens = names.plainName(names.number(1...5))
            let written = tokens.joined(separator: " ")
            let other = Self.disguised(names.shuffled(tokens), names.number(0...8))
            for type in Self.types {
                #expect(comparison.compare(written, other, type: type).score == 10_000, "\(written) and \(other) as \(type)")
            }
        }
    }

    @Test(arguments: [
        "José Müller", "Nguyễn Văn Đức", "Владимир Путин", "محمد حسن", "김정은", "习近平", "Ελευθέριος Παπαδόπουλος", "משה כהן",
        "07", "A", "Chairman", "The Doctor", "AA", "1st Brigade", "Ahmad bin Hasan", "A.B.C. Trading", "GmbH",
    ])
    func aNameEqualsItself(_ name: String) {
        var comparison = NameComparison()
        for type in Self.types { #expect(comparison.compare(name, name, type: type).score == 10_000, "\(type)") }
    }

    @Test func randomNamesAreBounded() {
        var names = RandomNames(seed: 102)
        var comparison = NameComparison()
        let forms = Forms()
        var between = 0
        for _ in 0..<700 {
            let a = (0..<names.number(0...5)).map { _ in names.token() }
            let b = names.number(0...2) == 0 ? (0..<names.number(0...5)).map { _ in names.token() } : a.map { names.variant($0) }
            let (first, second) = (a.joined(separator: " "), b.joined(separator: " "))
            let score = comparison.compare(first, second, type: names.pick(Self.types)).score
            #expect((0...10_000).contains(score), "\(first) and \(second)")
            if (1..<10_000).contains(score) { between += 1 }
            let isEqual = forms.tokens(first).map(\.exactHash).sorted() == forms.tokens(second).map(\.exactHash).sorted()
            if !isEqual { #expect(score < 10_000, "\(first) and \(second)") }
        }
        #expect(between > 200)
    }

    /// Ordinary readings of hostile texts.
    @Test(arguments: ["", " ", "...", "\u{200D}", "\u{FFFD}", "\0", "🏴🏴", "\u{301}", "-"]) func emptyNamesScoreNothing(
        _ name: String
    ) {
        var comparison = NameComparison()
        #expect(comparison.compare(name, "Usama bin Ladin").score == 0)
        #expect(comparison.compare("Usama bin Ladin", name).score == 0)
        #expect(comparison.compare(name, name).score == 0)
    }

    @Test(arguments: PartyType.allCases) func anEqualTokenOnBothSidesNeverLowers(type: PartyType) {
        var names = RandomNames(seed: 103)
        var comparison = NameComparison()
        for _ in 0..<250 {
            let a = names.plainName(names.number(1...4))
            let b =
                names.shuffled(a.map { names.number(0...1) == 0 ? names.variant($0) : $0 }) + names.plainName(names.number(0...1))
            let added = names.number(0...1) == 0 ? names.word() + "ovka" : names.pick(RandomNames.given)
            let (first, longer) = (a.joined(separator: " "), (a + [added]).joined(separator: " "))
            let alone = comparison.compare(first, b.joined(separator: " "), type: type)
            // A word that was cut is the last of its name: what follows it says that it is whole.
            guard !alone.items.contains(where: { $0.kind == .truncated }) else { continue }
            let before = alone.score
            guard before > 0 else { continue }
            let after = comparison.compare(longer, (b + [added]).joined(separator: " "), type: type).score
            #expect(after >= before, "\(added) added to \(a) and \(b)")
        }
    }

    /// A token that nothing on the other side is like or resembles.
    @Test(arguments: PartyType.allCases) func aStrangerOnOneSideNeverRaises(type: PartyType) {
        var names = RandomNames(seed: 104)
        var comparison = NameComparison()
        let forms = Forms()
        let similarity = TokenSimilarity()
        var tried = 0
        for _ in 0..<250 {
            let a = names.plainName(names.number(1...4))
            let b = names.shuffled(a.map { names.variant($0) }) + names.plainName(names.number(0...1))
            let stranger = names.pick(["zzyzx", "qwrtpsd", "ulbrovka", "ltd", "trading", "7", "haji", "smith", "kovacs"])
            let other = forms.units(b.joined(separator: " "))
            let isStranger = forms.units(stranger).units.allSatisfy { own in
                other.units.allSatisfy {
                    similarity.compare(own.form, $0.form) == nil && similarity.compareJoined(own.form, $0.form) == nil
                        && similarity.likeness(own.form, $0.form) == 0
                }
            }
            let (first, second) = (a.joined(separator: " "), b.joined(separator: " "))
            guard isStranger else { continue }
            tried += 1
            let before = comparison.compare(first, second, type: type).score
            #expect(comparison.compare(first + " " + stranger, second, type: type).score <= before, "\(stranger) and \(a), \(b)")
            #expect(comparison.compare(stranger + " " + first, second, type: type).score <= before, "\(stranger) and \(a), \(b)")
            #expect(
                comparison.compare(second, first + " " + stranger, type: type).score
                    <= comparison.compare(second, first, type: type).score)
        }
        #expect(tried > 150)
    }

    @Test func theEvidenceIsTheScore() {
        var names = RandomNames(seed: 105)
        var comparison = NameComparison()
        var explained = 0
        for _ in 0..<500 {
            let a = (0..<names.number(1...6)).map { _ in names.token() }
            let b = names.shuffled(a.map { names.variant($0) }) + (0..<names.number(0...2)).map { _ in names.token() }
            let result = comparison.compare(a.joined(separator: " "), b.joined(separator: " "), type: names.pick(Self.types))
            guard result.score > 0 else { continue }
            explained += 1
            let weight = result.items.reduce(0) { $0 + $1.weight }
            let score = result.items.reduce(0) { $0 + $1.weight * Double($1.similarity) }
            #expect(abs(weight - 1) < 0.001, "\(a) and \(b)")
            #expect(abs(score - Double(result.score)) <= 10, "\(a) and \(b)")
            // Each token of both names is told once.
            let query = result.items.flatMap { Array($0.query) }.sorted()
            let listed = result.items.flatMap { Array($0.listed) }.sorted()
            #expect(query == Array(result.query.tokens.indices), "\(a) and \(b)")
            #expect(listed == Array(result.listed.tokens.indices), "\(a) and \(b)")
            for item in result.items {
                #expect(item.weight >= 0 && item.weight <= 1)
                #expect((item.kind == .unmatched) == (item.query.isEmpty || item.listed.isEmpty))
                #expect((item.kind == .unmatched) == (item.similarity == 0))
            }
        }
        #expect(explained > 300)
    }

    /// Who was compared before leaves no trace in the score.
    @Test func comparisonsDoNotRememberEachOther() {
        var names = RandomNames(seed: 106)
        var kept = NameComparison()
        for _ in 0..<150 {
            let a = (0..<names.number(1...4)).map { _ in names.token() }.joined(separator: " ")
            let b = (0..<names.number(1...4)).map { _ in names.token() }.joined(separator: " ")
            var fresh = NameComparison()
            let (first, second) = (kept.compare(a, b), fresh.compare(a, b))
            #expect(first.score == second.score, "\(a) and \(b)")
            #expect(first.anatomy == second.anatomy, "\(a) and \(b)")
            if first.score > 0 { #expect(first.items == second.items, "\(a) and \(b)") }
        }
    }

    /// Kept out of the square of their tokens by the other side's few; a minute for what takes a moment.
    @Test(.timeLimit(.minutes(10))) func veryLongNamesFinish() {
        var comparison = NameComparison()
        var names = RandomNames(seed: 107)
        let tokens = (0..<5_000).map { _ in names.word() }
        let long = tokens.joined(separator: " ")
        let short = "Usama bin Muhammad bin Awad bin Ladin"
        #expect(comparison.compare(long, short).score < 5_000)
        #expect(comparison.compare(short, long).score < 5_000)
        let word = String(repeating: "abcdefghij", count: 1_000)
        #expect(comparison.compare(word, word).score == 10_000)
        #expect(comparison.compare(word, word + "x").score == 0)
        #expect(comparison.compare("Ahmad " + word, word + " Ahmad").score == 10_000)
        #expect(comparison.compare(String(repeating: "a", count: 10_000), short).score == 0)
    }
}
