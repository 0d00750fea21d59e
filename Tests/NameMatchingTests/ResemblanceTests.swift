import NameText
import SanctionsModel
import Testing

@testable import NameMatching

@Suite("What resembles, what is transcribed, what is mirrored")
struct ResemblanceTests {
    private func score(_ a: String, _ b: String, _ type: PartyType = .person) -> Int {
        var comparison = NameComparison()
        return comparison.compare(a, b, type: type).score
    }

    @Test(
        "of two names under the line the nearer stands first",
        arguments: [
            ("Igor Sechin", "Igor Sechev", "Igor Deripaska"),
            ("Lidia Zavadsky", "לידיה זבצקי", "לידיה כהן"),
            ("Taras Shevchenko", "타라스 셰우첸코", "타라스 김"),
        ])
    func nearerFirst(listed: String, near: String, far: String) {
        #expect(score(near, listed) > score(far, listed))
        #expect(score(near, listed) < 10_000)
    }

    @Test("two known names do not resemble each other, whatever letters they share")
    func knownNames() {
        let similarity = TokenSimilarity()
        let form = { (text: String) in
            var tokens = NameTokens()
            let bytes = Array(text.utf8)
            NameReader().read(bytes.span, into: &tokens)
            return TokenForm(tokens.tokens[0], in: tokens.bytes.span)
        }
        #expect(similarity.likeness(form("khalid"), form("khalil")) == 0)
        #expect(similarity.likeness(form("sechin"), form("sechev")) > 0)
        #expect(similarity.likeness(form("2007"), form("2008")) == 0)
    }

    @Test("what resembles never costs more than what does not, and equal names stay apart from near ones")
    func bounds() {
        let pairs = [("Ana Petrova", "Ana Petrovik"), ("Oleg Baranov", "Olga Barynova"), ("Hassan Tahir", "Hasan Dahir")]
        for (a, b) in pairs {
            let value = score(a, b)
            #expect((0...9_999).contains(value))
            #expect(score(a, a) == 10_000)
        }
    }

    @Test(
        "foreign names in Chinese characters are read by sound",
        arguments: [("贝拉克·奥巴马", "Barack Obama"), ("米歇尔·奥巴马", "Michelle Obama")])
    func transcribed(han: String, latin: String) {
        #expect(score(han, latin) >= 8_000)
    }

    @Test("a Chinese name is still read by syllable")
    func chineseName() {
        #expect(score("张伟", "Zhang Wei") >= 9_500)
        #expect(score("张伟", "Zhang Wu") < 8_000)
    }

    @Test(
        "initials written as one word",
        arguments: [("JC Juncker", "Jean-Claude Juncker"), ("RW Fassbinder", "Rainer Werner Fassbinder")])
    func joinedInitials(short: String, whole: String) {
        #expect(score(short, whole) > score(short.replacing(/[A-Z]{2}/, with: "XQ"), whole))
        #expect(score(short, whole) >= 8_000)
    }

    @Test("letters in the reverse order are put right where each word ends with its capital")
    func mirrored() {
        #expect(score("rimidalV nituP", "Vladimir Putin") == 10_000)
        #expect(score("rimidalv nitup", "Vladimir Putin") < 5_000)
        #expect(score("nituP", "Putin") < 5_000)
    }

    @Test("a listed code is not a customer's initial")
    func codes() {
        #expect(score("Henife Seven", "H7") < 8_000)
        #expect(score("V. Putin", "Vladimir Putin") >= 8_000)
    }

    @Test("a customer's added name costs more than a listed name that he leaves out")
    func sides() {
        #expect(score("Omar Hassan", "Omar Kamal Hassan") > score("Omar Kamal Hassan", "Omar Hassan"))
    }

    @Test("a degree after a name is no name, unless it is Muhammad")
    func degrees() {
        #expect(score("Karim Halvadjian MD", "Karim Halvadjian") == 10_000)
        #expect(score("Karim Halvadjian Ph.D.", "Karim Halvadjian") >= 9_500)
        #expect(score("Karim MD Halvadjian", "Karim Muhammad Halvadjian") >= 9_500)
        #expect(score("Halvadjian, Karim MD", "Muhammad Karim Halvadjian") >= 9_500)
    }

    @Test("a word of another tradition that reads like an article is a name")
    func articles() {
        #expect(score("अजित दास", "EL JT") < 8_000)
    }
}
