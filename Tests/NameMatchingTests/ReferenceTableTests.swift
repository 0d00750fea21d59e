import ReferenceData
import Testing

@testable import NameMatching

/// The shipped tables load whole, and a row that can't be read is told.
@Suite struct ReferenceTableTests {
    @Test func theWordsLoad() {
        #expect(Words.shared.problems == [])
    }

    /// A word has one class in each anatomy and one meaning: of two rows that give it another the last would win, unseen.
    @Test func noWordStandsInTwoRows() {
        var classes: [String: Set<Int>] = [:]
        var meanings: [String: Set<Int>] = [:]
        let table = String(decoding: ReferenceData.words, as: UTF8.self)
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let cells = line.split(separator: "\t")
            guard !line.hasPrefix("#"), cells.count == 3 else { continue }
            for word in cells[2].split(separator: " ") {
                for anatomy in cells[1] == "any" ? ["person", "organisation"] : [String(cells[1])] {
                    classes["\(word) \(anatomy)", default: []].insert(number + 1)
                }
                if !cells[0].hasSuffix("*") { meanings[String(word), default: []].insert(number + 1) }
            }
        }
        let doubles = Set(
            classes.filter { $0.value.count > 1 }.keys.compactMap { $0.split(separator: " ").first.map(String.init) }
        )
        .union(meanings.filter { $0.value.count > 1 }.keys)
        #expect(doubles.subtracting(Self.knownDoubles).isEmpty, "words.tsv: \(doubles.sorted())")
        #expect(meanings.count > 1_000)
    }

    /// Words that stood in two rows when the test was written: each waits for its row to be chosen, and none may join them.
    static let knownDoubles: Set = [
        "ad", "adm", "an", "as", "at", "bn", "das", "el", "en", "eng", "et", "gen", "general", "of", "sociedad", "societe",
    ]

    @Test func thePhrasesLoad() {
        #expect(NamePhrases.shared.problems == [])
    }

    @Test func theVariantsLoad() {
        #expect(VariantTable.shipped.problems == [])
        #expect(VariantTable.shipped.shippedCount > 100)
        #expect(VariantTable.shipped.learnedCount == 0)
    }

    @Test func theLetterCostsLoad() {
        #expect(LetterCosts.shared.problems == [])
        #expect(LetterCosts.shared.latin.whole.count == 128 * 128)
        #expect(LetterCosts.shared.abjad.whole.count == 128 * 128)
    }

    /// A distance needs both; the tables are for edits in either direction.
    @Test func lettersCostTheSameBothWays() {
        for table in [LetterCosts.shared.latin.whole, LetterCosts.shared.abjad.whole] {
            for a in 0..<128 {
                #expect(table[a * 128 + a] == 0)
                for b in 0..<a { #expect(table[a * 128 + b] == table[b * 128 + a] && table[a * 128 + b] <= 100) }
            }
        }
    }

    @Test func unreadableRowsAreTold() {
        let words = Words(
            words: "# a comment\ntitle\tperson\tmr mister\ntitle\tperson\nnonsense\tany\tx\ntitle\tnobody\tx",
            frequencies: "400\tali\nmany\tali\n70000\tali\n5")
        #expect(
            words.problems.map { $0.prefix { $0 != " " } } == [
                "words.tsv:3:", "words.tsv:4:", "words.tsv:5:", "frequency.tsv:2:", "frequency.tsv:3:", "frequency.tsv:4:",
            ])
        let costs = LetterCosts(table: "latin\ta\te\t50\nlatin\ta\te\t101\ngreek\ta\te\t1\nlatin\t\te\t1\nlatin\ta\te")
        #expect(
            costs.problems.map { $0.prefix { $0 != " " } } == [
                "letters.tsv:2:", "letters.tsv:3:", "letters.tsv:4:", "letters.tsv:5:",
            ])
        #expect(costs.latin.whole[Int(UInt8.e) * 128 + Int(UInt8.a)] == 50)
    }

    private static func word(_ latin: String) -> Word {
        let bytes = Array(latin.utf8)
        return Words.shared.word(bytes.span)
    }

    @Test(arguments: [
        ("bin", Word.Class.patronymic, Word.Class.plain), ("al", .article, .article), ("abu", .particle, .plain),
        ("haji", .title, .plain), ("gmbh", .plain, .legalForm), ("trading", .plain, .generic), ("smith", .plain, .plain),
        ("von", .particle, .filler), ("", .plain, .plain),
    ])
    func wordsHaveTheirClasses(_ latin: String, _ person: Word.Class, _ organisation: Word.Class) {
        #expect(Self.word(latin).inPerson == person)
        #expect(Self.word(latin).inOrganisation == organisation)
    }

    @Test(arguments: [("ltd", "limited"), ("dr", "doctor"), ("sheikh", "shaykh"), ("intl", "international"), ("bin", "ibn")])
    func wordsOfOneMeaningSayTheSame(_ a: String, _ b: String) {
        #expect(Self.word(a).meaning != 0)
        #expect(Self.word(a).meaning == Self.word(b).meaning)
    }

    @Test(arguments: [("ltd", "gmbh"), ("bin", "bint"), ("trading", "shipping"), ("north", "south")])
    func wordsOfTwoMeaningsDoNot(_ a: String, _ b: String) {
        #expect(Self.word(a).meaning != Self.word(b).meaning)
    }

    @Test func theModelHasOneHash() {
        #expect(ScoringModel.standard.hash.utf8.count == 16)
        #expect(ScoringModel.standard.hash == ScoringModel().hash)
        var other = ScoringModel()
        other.person.alone.query += 1
        #expect(other.hash != ScoringModel.standard.hash)
        other = ScoringModel()
        other.similarity.editSlope += 1
        #expect(other.hash != ScoringModel.standard.hash)
    }

    @Test func rarerWordsWeighMore() {
        let weights = (0...10_000).map { ScoringModel.weight(bearers: $0) }
        #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(weights.allSatisfy { (1...1000).contains($0) })
        #expect(weights[0] == 1000)
    }
}
