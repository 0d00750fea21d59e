import SanctionsModel
import Testing

@testable import NameMatching

/// Words that are one: how a name's tokens read.
@Suite struct NamePhrasesTests {
    private let forms = Forms()

    @Test(arguments: [
        ("Acme Limited Liability Company", ["acme", "llc"]), ("Limited Liability Company Acme", ["llc", "acme"]),
        ("Acme Co. Ltd.", ["acme", "ltd"]), ("Acme Free Zone Establishment", ["acme", "fze"]),
        ("Open Joint Stock Company Rosneft", ["jsc", "rosneft"]),
        ("Acme Open Jointstock Company", ["acme", "jsc"]), ("Closed JSC Acme", ["jsc", "acme"]),
        // Of two that overlap the longer.
        ("Acme Company Limited Liability Company", ["acme", "company", "llc"]),
        // Part of a phrase is none.
        ("Limited Company", ["limited", "company"]), ("Joint Stock", ["joint", "stock"]),
    ])
    func legalFormsInWords(_ name: String, _ words: [String]) { #expect(forms.words(name) == words) }

    @Test(arguments: [
        ("Acme L.L.C.", ["acme", "llc"]), ("Acme S.A.", ["acme", "sa"]), ("A.B.C. Trading", ["abc", "trading"]),
        ("ABC Trading", ["abc", "trading"]), ("U.S.S.R.", ["ussr"]),
        // Two letters that are no legal form may be initials, and so may letters with spaces.
        ("J.K. Rowling", ["j", "k", "rowling"]), ("A B C Trading", ["a", "b", "c", "trading"]),
    ])
    func lettersWithStops(_ name: String, _ words: [String]) { #expect(forms.words(name) == words) }

    @Test(arguments: [
        ("Sech1n", ["sechin"]), ("0sama Laden", ["osama", "laden"]), ("Put1n Vlad1mir", ["putin", "vladimir"]),
        ("a1-Jawlani", ["al", "jawlani"]), ("5ergey", ["sergey"]),
    ])
    func digitsThatLookLikeLetters(_ name: String, _ words: [String]) { #expect(forms.words(name) == words) }

    /// Models and numbers stay what they are.
    @Test(arguments: [
        "B2B Systems", "IL76", "7th Brigade", "1st Division", "Brigade 7", "Unit 26165", "MV Ocean 12", "A320", "4x4",
    ])
    func numbersStay(_ name: String) {
        let digits = name.filter(\.isNumber)
        #expect(forms.words(name).joined().filter(\.isNumber) == digits)
    }

    /// A merged token is written where its parts were, and the others keep their place.
    @Test func sourcesStay() {
        let name = "Acme Limited Liability Company of Basra"
        let tokens = forms.read(name)
        let bytes = Array(name.utf8)
        let written = tokens.tokens.map { String(decoding: bytes[$0.source.range], as: UTF8.self) }
        #expect(written == ["Acme", "Limited Liability Company", "of", "Basra"])
    }

    @Test func unreadableRowsAreTold() {
        let phrases = NamePhrases(table: "# a comment\nllc\tlimited liability company\nllc\nllc\tlimited\n\tx y z\tw\n")
        #expect(phrases.problems.map { $0.prefix { $0 != " " } } == ["phrases.tsv:3:", "phrases.tsv:4:", "phrases.tsv:5:"])
    }

    /// One form in four ways of writing.
    @Test(arguments: [
        "Vega Marine LLC", "Vega Marine L.L.C.", "Vega Marine Limited Liability Company", "Limited Liability Co Vega Marine",
    ])
    func oneLegalFormHoweverWritten(_ name: String) {
        var comparison = NameComparison()
        for type in [PartyType.organisation, .any] {
            #expect(comparison.compare(name, "Vega Marine L.L.C.", type: type).score >= 9_900, "\(type)")
        }
    }
}
