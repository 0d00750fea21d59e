import NameText
import Testing

@testable import NameMatching

/// How rare words are in ordinary language.
@Suite struct OrdinaryWordsTests {
    private static func figure(_ word: String) -> Int? {
        var tokens = NameTokens()
        let bytes = Array(word.utf8)
        NameReader().read(bytes.span, into: &tokens)
        return tokens.tokens.first.map { OrdinaryWords.shared.figure(of: $0, in: tokens.bytes.span) }
    }

    @Test func everyRowOfTheTableIsRead() {
        #expect(OrdinaryWords.shared.problems.isEmpty)
        #expect(OrdinaryWords.shared.count > 150_000)
    }

    @Test(
        "Words that every text has are known in their languages, whatever their letter case and marks",
        arguments: [
            "the", "The", "para", "и", "И", "في", "της", "för", "FÖR", "và", "के", "ve", "ja", "są",
        ])
    func commonWords(_ word: String) throws {
        #expect(try #require(Self.figure(word)) <= 30)
    }

    @Test("A word that is in no table is the rarer, the longer it is")
    func unknownWords() throws {
        let words = ["Zq", "Zqx", "Kvarta", "Kvartan", "Kvartanadze"]
        let figures = try words.map { try #require(Self.figure($0)) }
        #expect(zip(figures, figures.dropFirst()).allSatisfy { $0 < $1 })
        #expect(figures.last == 75)
    }

    @Test("A character or two of Chinese or Korean is a word of any text", arguments: ["番", "号", "嗯嗯"])
    func syllables(_ word: String) throws {
        #expect(try #require(Self.figure(word)) <= 50)
    }

    @Test func rowsThatCannotBeReadAreNamed() {
        let table = OrdinaryWords(table: Array("# head\n20\tone two\nx\tthree\n0\tfour\nfive\n".utf8))
        #expect(table.count == 2)
        #expect(table.problems.count == 3)
    }
}
