import Bytes
import NameText
import SanctionsModel
import Testing
import WatchlistStore

@testable import Evaluation

/// What each category says that it does, held against what it does, over the sample list and many seeds.
@Suite("Manipulations")
struct ManipulationTests {
    private static func each(_ category: DeckCategory, seeds: UInt64 = 60, _ check: (SourceName, Manipulated) -> Void) throws
        -> Int
    {
        let manipulator = Manipulator(corpus: NameCorpus(try SampleList.watchlist()))
        var made = 0
        for name in manipulator.corpus.names {
            for seed in 0..<seeds {
                var random = SeededRandom(seed: seed)
                guard let result = manipulator.apply(category, to: name, &random) else { continue }
                made += 1
                #expect(!result.parameters.isEmpty)
                check(name, result)
            }
        }
        return made
    }

    @Test("every category has something to do", arguments: DeckCategory.manipulations + [.control, .oneword])
    func all(category: DeckCategory) throws {
        let made = try Self.each(category, seeds: 20) { name, result in
            if category != .control, category != .oneword {
                #expect(!result.text.unicodeScalars.elementsEqual(name.text.unicodeScalars), "\(category): \(result.text)")
                #expect(name.words.count >= 2)
            }
        }
        #expect(made > 0)
    }

    @Test("one error in up to 10 letters, two above, and first letters stay")
    func typing() throws {
        let made = try Self.each(.typing) { name, result in
            let edits = Manipulator.edits(name)
            if name.script == .latin || name.script == .cyrillic {
                #expect(result.parameters.hasPrefix("\(edits) edit"))
                let distance = osa(Array(name.text.unicodeScalars), Array(result.text.unicodeScalars))
                #expect((1...edits).contains(distance), "\(name.text) → \(result.text)")
            }
            let words = result.text.split(separator: " ")
            #expect(words.map(\.first) == name.words.map(\.text.first))
        }
        #expect(made > 100)
    }

    @Test("spaces move and vanish, letters stay", arguments: [DeckCategory.spacing, .joining])
    func spaces(category: DeckCategory) throws {
        _ = try Self.each(category) { name, result in
            func letters(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { $0 != " " && $0 != "-" } }
            #expect(letters(result.text) == letters(name.text))
        }
    }

    @Test("another order has the same words, and particles go with their name")
    func order() throws {
        _ = try Self.each(.order) { name, result in
            let words = result.text.split(separator: " ").map { $0.last == "," ? $0.dropLast() : $0 }
            #expect(words.map(String.init).sorted() == name.words.map(\.text).sorted())
            if name.text.contains("bin Halvadjian") { #expect(result.text.contains("bin Halvadjian")) }
        }
    }

    @Test("a family name and another part stay whole among initials")
    func initials() throws {
        let made = try Self.each(.initials) { name, result in
            #expect(result.text.contains(name.text(name.family)))
            let whole = result.text.split(separator: " ").count { word in name.words.contains { $0.text == word } }
            #expect(whole >= 2, "\(result.text)")
        }
        #expect(made > 0)
    }

    @Test("what is left out stands between the first and the family name")
    func dropped() throws {
        _ = try Self.each(.dropped) { name, result in
            guard name.isPerson else { return }
            #expect(result.text.hasPrefix(name.text(0..<1)) && result.text.hasSuffix(name.text(name.family)))
            #expect(result.text.split(separator: " ").count < name.words.count)
        }
    }

    @Test("a cut name is a beginning of at least 60 % of its letters")
    func truncation() throws {
        let made = try Self.each(.truncation, seeds: 1) { name, result in
            #expect(name.text.hasPrefix(result.text))
            #expect(result.text.letterCount * 100 >= name.letters * 60)
        }
        #expect(made > 0)
        let manipulator = Manipulator(corpus: NameCorpus(try SampleList.watchlist()))
        let long = try #require(manipulator.corpus.names.first { $0.text.hasPrefix("Norvexa") })
        #expect(manipulator.truncation(long)?.text == "Norvexa International Trading Compa")
    }

    @Test("only vowels go, and no word falls under three letters")
    func vowels() throws {
        let made = try Self.each(.vowels, seeds: 1) { name, result in
            func consonants(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { !$0.isVowel } }
            #expect(consonants(result.text) == consonants(name.text))
            for word in result.text.split(separator: " ") { #expect(word.count >= 3) }
        }
        #expect(made > 0)
        let manipulator = Manipulator(corpus: NameCorpus(try SampleList.watchlist()))
        let name = try #require(manipulator.corpus.names.first { $0.text.hasPrefix("Qasim") })
        #expect(manipulator.vowels(name)?.text == "Qsm Mhmd Zrvnd Blhkm")
    }

    @Test("characters that show nothing leave what shows as it was")
    func invisible() throws {
        _ = try Self.each(.invisible) { name, result in
            let shown = result.text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }.map {
                $0.properties.generalCategory == .spaceSeparator ? " " : $0
            }
            #expect(String(shown) == name.text)
        }
    }

    @Test("look-alikes keep the number of letters")
    func confusable() throws {
        _ = try Self.each(.confusable) { name, result in
            #expect(result.text.unicodeScalars.count == name.text.unicodeScalars.count)
            #expect(result.text.unicodeScalars.contains { $0.value > 0x7F })
        }
    }

    @Test("traditions write known names as they are written")
    func traditions() {
        let table = Respellings.shared
        #expect(table.respell("Shukri", by: "arabic/french") == "Choukri")
        #expect(table.respell("WALID", by: "arabic/french") == "OUALID")
        #expect(table.respell("Muhammad", by: "arabic/turkish") == "Muhammed")
        #expect(table.respell("Khalid", by: "arabic/german") == "Chalid")
        #expect(table.respell("Zhukov", by: "slavic/french") == "Joukoff")
        #expect(table.respell("Жуков", by: "cyrillic/german") == "Schukow")
        #expect(table.respell("Юлия", by: "cyrillic/passport") == "Iuliia")
        #expect(table.respell("Щукин", by: "cyrillic/bgn") == "Shchukin")
        #expect(table.respell("Zhang", by: "chinese/wade-giles") == "Chang")
        #expect(table.respell("Pak", by: "korean/customary") == "Park")
        #expect(table.respell("Mikhail", by: "to-cyrillic") == "Михаил")
        #expect(table.respell("", by: "arabic/french").isEmpty)
        #expect(table.respell("Name", by: "no such table") == "Name")
    }

    @Test("marks come off, apart, and on")
    func diacritics() {
        #expect(DiacriticMarks.without("Günther Ødegård Łukasz İnan") == "Gunther Odegard Lukasz Inan")
        #expect(DiacriticMarks.without("Gu\u{308}nther") == "Gunther")
        #expect(Array(NormalForm.decomposed("ğḥé").unicodeScalars.map(\.value)) == [0x67, 0x306, 0x68, 0x323, 0x65, 0x301])
        #expect(NormalForm.decomposed("Ødegård").unicodeScalars.first == "Ø")
    }

    @Test("prose, weak aliases and registration marks are asked as listed alone")
    func left() throws {
        let manipulator = Manipulator(
            corpus: NameCorpus(try SampleList.watchlist(adding: "P9,person,Anton Vex (formerly Vexler),primary,,,,,,\n")))
        for text in ["The Lion", "EP-XYZ", "Anton Vex (formerly Vexler)"] {
            let name = try #require(manipulator.corpus.names.first { $0.text == text })
            for category in DeckCategory.allCases {
                var random = SeededRandom(seed: 1)
                #expect((manipulator.apply(category, to: name, &random) != nil) == (category == .control), "\(text) \(category)")
            }
        }
    }

    /// Optimal string alignment, as in the textbook.
    private func osa(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
