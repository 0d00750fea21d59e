import EmbeddedLists
import Foundation
import NameText
import SanctionsModel
import Screening
import Testing
import WatchlistStore

@testable import Evaluation

@Suite("Harmless changes of form")
struct FormTests {
    /// The form of one made-up name; `nil` where the change says nothing of it.
    private static func form(
        _ change: FormChange, _ text: String, _ type: PartyType = .person, family: String = "", seed: UInt64 = 1
    ) throws -> String? {
        let row = "X1,\(type.name),\"\(text)\",primary,,,,,,\n"
        let watchlist = try SampleList.watchlist(adding: row)
        let corpus = NameCorpus(watchlist)
        var name = try #require(corpus.names.first { $0.text == text })
        if !family.isEmpty {
            let listed = ListedName(text, quality: .primary, family: family)
            let designation = Designation(id: "x", authority: "x", reference: "x", type: type, names: [listed])
            name = SourceName(
                listed, of: designation, index: name.designation, script: name.script, origin: nil, NameNormalizer())
        }
        return NameForms(corpus: corpus, seed: seed).text(change, of: name)
    }

    @Test(
        "what a change says that it does",
        arguments: [
            (.upperCase, "Günther Ødegaard", "GÜNTHER ØDEGAARD"), (.lowerCase, "Günther Ødegaard", "günther ødegaard"),
            (.withoutMarks, "Günther Ødegaard", "Gunther Odegaard"), (.withoutMarks, "Qasim Belhakem", nil),
            (.withoutMarks, "सीता शर्मा", nil), (.fullWidth, "Al-X. 7", "Ａｌ－Ｘ．　７"),
            (.lookalikeQuotes, "O'Vex al-Ma’mun", "O’Vex al-Maʼmun"), (.lookalikeQuotes, "Qasim Belhakem", nil),
            (.withoutPunctuation, "O'Vex, A.B. al-Kest (Zor)", "OVex AB al Kest Zor"),
            (.otherPunctuation, "al-Kest & Vex (Zor)", "al–Kest and Vex [Zor]"), (.fullStop, "Vex Jr.", nil),
            (.enclosed, "Vex Kest", "\"Vex Kest\""), (.initialsStops, "A.B. Kest C Vex", "A B Kest C. Vex"),
            (.hyphenAsSpace, "al-Kest Vex-Zor - 7", "al Kest Vex Zor - 7"),
            (.hyphenLeftOut, "al-Kest Vex-i-Zor 7-28", "alKest Vex-i-Zor 7-28"),
            (.spaceAsHyphen, "Vex Kest Zor", "Vex-Kest-Zor"), (.doubledSpaces, "Vex Kest Zor", "Vex  Kest  Zor"),
            (.firstJoined, "Qasim Belhakem Zor", "QasimBelhakem Zor"), (.lastJoined, "Qasim Belhakem Zor", "Qasim BelhakemZor"),
            (.lastJoined, "Qasim Belhakem", nil), (.firstJoined, "Abu Belhakem", nil),
            (.otherOrder, "Qasim Walid bin Belhakem", "bin Belhakem Qasim Walid"),
            (.familyComma, "Qasim Walid bin Belhakem", "BIN BELHAKEM, Qasim Walid"), (.familyComma, "Belhakem", nil),
            (.otherOrder, "Belhakem, Qasim", nil), (.particlesJoined, "Qasim bin Walid al-Kest", "Qasim binWalid alKest"),
            (.articlesParted, "Qasim al-Kest el Vex", "Qasim al Kest el-Vex"),
            (.otherParticles, "Qasim bin Al-Kest", "Qasim ibn El-Kest"), (.otherParticles, "Qasim Belhakem", nil),
            (.lineBreak, "Qasim Walid Belhakem", "Qasim Walid\r\nBelhakem"), (.wrapped, "Qasim Belhakem", nil),
            (
                .wrapped, "Qasim Mahmoud Zoravandi Belhakem Halvadjian Vredenhain",
                "Qasim Mahmoud Zoravandi Belhakem\r\nHalvadjian Vredenhain"
            ),
            (
                .cutLines, "Qasim Mahmoud Zoravandi Belhakem Halvadjian Vredenhain",
                "Qasim Mahmoud Zoravandi Belhakem Ha\r\nlvadjian Vredenhain"
            ), (.swift, "Günther “Vex” Ødegaard & Æsir", "GUNTHER VEX ODEGAARD + AESIR"), (.swift, "Сергей Жуховицкий", nil),
            (.legalFormShort, "Vex Limited", nil),
        ] as [(FormChange, String, String?)])
    func changes(_ change: FormChange, _ text: String, _ expected: String?) throws {
        let form = try Self.form(change, text)
        let isSame = form.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) }
        #expect(isSame, "\(change.rawValue) of \(text) is \(form ?? "nothing")")
    }

    @Test(
        "legal forms are spelled out, abbreviated and left out",
        arguments: [
            (.legalFormShort, "Vex Trading Limited", "Vex Trading Ltd"),
            (.legalFormShort, "VEX LIMITED LIABILITY COMPANY", "VEX LLC"),
            (.legalFormLong, "Norvexa Trading Co., Ltd.", "Norvexa Trading Company, Limited"),
            (.legalFormLong, "Vex L.L.C.", "Vex Limited Liability Company"),
            (.legalFormShort, "Limited", nil), (.legalFormLong, "Norvexa Trading", nil),
            (.withoutLegalForm, "Norvexa Trading Co., Ltd.", "Norvexa Trading"),
            (.withoutLegalForm, "Norvexa Private Joint Stock Company", "Norvexa"), (.withoutLegalForm, "Ltd", nil),
            (.initialsStops, "Norvexa S.A.", "Norvexa SA"),
        ] as [(FormChange, String, String?)])
    func legalForms(_ change: FormChange, _ text: String, _ expected: String?) throws {
        #expect(try Self.form(change, text, .organisation) == expected)
    }

    @Test("normal forms differ in bytes alone, and a family name that the list tells moves whole")
    func normalForms() throws {
        let apart = try #require(try Self.form(.decomposed, "Günther Kest"))
        #expect(apart == "Günther Kest" && apart.unicodeScalars.count == "Günther Kest".unicodeScalars.count + 1)
        #expect(try Self.form(.composed, "Günther Kest") == nil)
        #expect(NormalForm.composed(apart).unicodeScalars.elementsEqual("Günther Kest".unicodeScalars))
        #expect(try Self.form(.familyComma, "Walid Zoravandi Kest", family: "Zoravandi Kest") == "ZORAVANDI KEST, Walid")
        #expect(try Self.form(.otherOrder, "Zoravandi Walid", family: "Zoravandi") == "Walid Zoravandi")
    }

    @Test("titles and twins of letters are drawn by the seed, the same for the same")
    func drawn() throws {
        let titles = try (1...12).map { try Self.form(.title, "Qasim Belhakem", seed: UInt64($0)) ?? "" }
        #expect(titles.allSatisfy { $0.hasSuffix(" Qasim Belhakem") } && Set(titles).count > 3)
        #expect(try Self.form(.title, "Qasim Belhakem", seed: 5) == titles[4])
        #expect(try Self.form(.title, "Blue Kest", .vessel) != nil)
        #expect(try Self.form(.title, "Norvexa Trading", .organisation) == nil)
        let twin = try #require(try Self.form(.lookalikeLetters, "Qasim Belhakem"))
        #expect(zip(twin.unicodeScalars, "Qasim Belhakem".unicodeScalars).count { $0 != $1 } == 1)
        #expect(twin.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) })
    }

    @Test("every legal form of the table can be abbreviated and spelled out, to another text")
    func legalFormTable() {
        #expect(DeckWords.shared.legalForms.count > 30)
        for row in DeckWords.shared.legalForms {
            let full = ["Vex"] + row.long.split(separator: " ").map(String.init)
            // Private is Pte in one country and Pvt in another: the first row is taken.
            let twins = DeckWords.shared.legalForms.filter { $0.long == row.long }.map { "Vex \($0.short)" }
            #expect(LegalForms.shared.abbreviated(full).map(twins.contains) == true)
            #expect(LegalForms.shared.spelledOut(["Vex", row.short]).map { $0 != "Vex \(row.short)" } == true)
            #expect(LegalForms.shared.countBeforeLast(full) == 1)
        }
    }

    // MARK: The run

    private static func run(_ watchlist: Watchlist, threshold: Int = 8_000, threads: Int = 2) throws -> FormRun {
        FormRun(watchlist, policy: try Policy(threshold: threshold), threads: threads)
    }

    private static func json(_ report: FormReport) throws -> [String: Any] {
        var out = JSONOutput()
        report.write(to: &out)
        return try #require(JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
    }

    @Test("any number of threads gives the same report; a sample is part of the whole, the same for the same seed")
    func deterministic() throws {
        let watchlist = try SampleList.watchlist()
        let whole = try Self.run(watchlist, threads: 1).report()
        #expect(try Self.run(watchlist, threads: 3).report().text == whole.text)
        #expect(whole.names == 16 && whole.lines.map(\.change) == FormChange.allCases)
        var run = try Self.run(watchlist)
        run.sample = 5
        let part = run.report()
        #expect(part.names == 5 && run.count == 5)
        #expect(part.text == run.report().text)
        #expect(part.found.total < whole.found.total)
        run.seed = 2
        #expect(run.report().text != part.text)
        run.sample = 1_000
        #expect(run.report().names == 16)
    }

    @Test("what is missed is told by change and cause, with the shortfall and examples that stand below the line")
    func misses() throws {
        // Nothing but equal names reaches the highest line.
        var run = try Self.run(try SampleList.watchlist(), threshold: 10_000)
        run.examples = 2
        let report = run.report()
        #expect(!report.isComplete)
        let order = try #require(report.lines.first { $0.change == .withoutLegalForm })
        #expect(order.missed > 0 && order.found.total >= order.missed)
        #expect(order.worstShortfall >= order.medianShortfall && order.medianShortfall > 0)
        #expect(report.lines.first { $0.change == .asListed }?.missed == 0)
        for line in report.lines {
            #expect(report.causes.filter { $0.change == line.change }.reduce(0) { $0 + $1.missed } == line.missed)
        }
        for cause in report.causes {
            #expect(cause.examples.count == min(2, cause.missed))
            for example in cause.examples {
                #expect(example.score < 10_000 && example.category == cause.change.rawValue)
                #expect(example.parameters.hasPrefix(cause.change.title))
            }
            #expect(cause.loss != .lost)
        }
        for line in report.text.split(separator: "\n").prefix(while: { !$0.hasPrefix("All") }) { #expect(line.count <= 80) }
        let json = try Self.json(report)
        #expect((json["changes"] as? [[String: Any]])?.count == FormChange.allCases.count)
        let missed = (json["changes"] as? [[String: Any]])?.reduce(0) { $0 + ($1["missed"] as? Int ?? 0) }
        #expect(missed == report.found.total - report.found.count)
        // A floor that nothing reaches shows none of them.
        run.exampleFloor = 10_000
        #expect(run.report().causes.allSatisfy { $0.examples.isEmpty })
    }

    @Test("a name in which nothing can be read is counted, not asked")
    func unreadable() throws {
        let report = try Self.run(try SampleList.watchlist(adding: "X1,person,🎉 🎉,primary,,,,,,\n")).report()
        #expect(report.unreadable == 1 && report.names == 16)
        #expect(report.text.contains("nothing in them can be read: 1 names"))
    }
}
