import Testing

@testable import Evaluation

@Suite("Tables of the evaluation kit")
struct ReferenceTableTests {
    @Test("every row can be read, and every table is there")
    func rows() {
        #expect(Respellings.shared.problems.isEmpty)
        #expect(DeckWords.shared.problems.isEmpty)
        for origin in NameOrigin.allCases { #expect(!Respellings.shared.traditions(of: origin.rawValue).isEmpty) }
        #expect(Respellings.shared.traditions(of: "cyrillic") == ["bgn", "french", "german", "iso9", "passport"])
        for table in ["ocr", "cyrillic", "greek", "marks", "digraph", "arabic"] {
            #expect(!(DeckWords.shared.shapes[table] ?? []).isEmpty, "\(table)")
        }
        for table in ["title", "suffix", "prefix", "legal", "noun"] {
            #expect(!(DeckWords.shared.added[table] ?? []).isEmpty, "\(table)")
        }
    }

    @Test("a row that can't be read is told with its line")
    func badRows() {
        #expect(Respellings("a\tb\tc\n# note\nsound\tph\tf\tnowhere\n").problems == ["respellings.tsv:1", "respellings.tsv:3"])
        let words = DeckWords(shapes: "ocr\to\n", words: "title\nabbreviation-person\t \n")
        #expect(words.problems == ["shapes.tsv:1", "deck-words.tsv:1", "deck-words.tsv:2"])
    }
}
