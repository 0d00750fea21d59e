import SanctionsModel
import Testing

@testable import NameMatching

/// Words cut off by message fields.
@Suite struct TruncationTests {
    private let forms = Forms()
    private let similarity = TokenSimilarity()

    private static func kinds(_ query: String, _ listed: String) -> [MatchKind] {
        var comparison = NameComparison()
        return comparison.compare(query, listed, type: .organisation).items.map(\.kind)
    }

    /// Only the query's last word, and only where another stands before it.
    @Test func onlyTheLastWordOfAQueryIsCut() {
        #expect(Self.kinds("Norvexa Transcontin", "Norvexa Transcontinental").contains(.truncated))
        #expect(!Self.kinds("Transcontin Norvexa", "Transcontinental Norvexa").contains(.truncated))
        #expect(!Self.kinds("Transcontin", "Transcontinental").contains(.truncated))
        #expect(!Self.kinds("Norvexa Transcontinental", "Norvexa Transcontin").contains(.truncated))
    }

    @Test(arguments: [
        ("Transcontin", "Transcontinental", true), ("Trans", "Transconti", true),
        // Under five letters, under half of it, no beginning, all of it.
        ("Tran", "Transcon", false), ("Trans", "Transcontin", false), ("Transkonti", "Transcontinental", false),
        ("Transcontinental", "Transcontinental", false),
    ])
    func aBeginningIsHalfOfTheWord(_ query: String, _ listed: String, _ isCut: Bool) throws {
        let (a, b) = (try forms.first(query), try forms.first(listed))
        let result = similarity.beginning(a, b)
        #expect((result != nil) == isCut)
        if let result { #expect(result.kind == .truncated && (6_000..<10_000).contains(result.similarity)) }
    }

    /// More letters left, more alike.
    @Test func theMoreIsLeftTheBetter() throws {
        let word = "Transcontinental"
        let whole = try forms.first(word)
        let similarities = try (8..<word.count).map { count in
            let cut = try forms.first(String(word.prefix(count)))
            return try #require(similarity.beginning(cut, whole)).similarity
        }
        #expect(zip(similarities, similarities.dropFirst()).allSatisfy { $0 < $1 })
    }

    /// A word that people bear as a name is not cut.
    @Test func aKnownNameIsNotCut() throws {
        for (name, longer) in [("Smith", "Smithfield"), ("Khalil", "Khalilzadeh")] {
            let (known, whole) = (try forms.first(name), try forms.first(longer))
            #expect(known.word.frequency > 0)
            #expect(similarity.beginning(known, whole) == nil)
        }
    }
}
