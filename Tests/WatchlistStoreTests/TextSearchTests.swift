import NameText
import Testing

@testable import WatchlistStore

/// Names that stand whole in a text.
@Suite struct TextSearchTests {
    /// Ids with the words of the text that they were found in.
    private static func found(_ text: String, threshold: Int = 8_000) throws -> [String] {
        let watchlist = try Sample.watchlist()
        let bytes = Array(text.utf8)
        return NameSearch(watchlist).search(text: text, threshold: threshold).map {
            watchlist.designationID($0.hit.designation) + " " + String(decoding: bytes[$0.range], as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("Payment to Zentrix Aerospace GmbH for parts", ["aa:3 Zentrix Aerospace GmbH"]),
        ("invoice 12/Vladimir Karamzin/May", ["aa:2 Vladimir Karamzin"]),
        ("KARAMZIN VLADIMIR", ["aa:2 KARAMZIN VLADIMIR"]),
        ("Gift of Wladimir Karamsin, with thanks", ["aa:2 Wladimir Karamsin"]),
        ("перевод Владимир Карамзин за услуги", ["aa:2 Владимир Карамзин"]),
        ("from Osama bin Laden and Vladimir Karamzin", ["aa:1 Osama bin Laden", "aa:2 Vladimir Karamzin"]),
        ("charter of Ocean Maru 7 in June", ["aa:9 Ocean Maru 7"]),
        ("dues for Brigade 8", ["aa:5 Brigade 8"]),
    ])
    func wholeNamesAreFound(_ text: String, _ found: [String]) throws {
        #expect(try Self.found(text) == found)
    }

    @Test(arguments: [
        "", " ", "...", "Invoice 7 of May", "gift of Vladimir", "Karamzin's letters, read by Vladislav Ivanov", "Aerospace parts",
        "school fees of Ahmad and Hasan's brother", "Brigade 9 dues", "the general trading company", "Rahman Yasin",
        "Osama's dues",
    ])
    func partsAreNot(_ text: String) throws {
        #expect(try Self.found(text).isEmpty)
    }

    /// One word is a name in a text only when it is an organisation's own, rare, and written or said so.
    @Test(arguments: [
        ("donation for Hizbavar in May", ["aa:6 Hizbavar"]),
        ("donation for HIZBAVAR", ["aa:6 HIZBAVAR"]),
        ("donation for Hizbawar in May", []),
        // A weak alias, a person's name, four letters.
        ("donation for Wolverine in May", []),
        ("letter to the Chairman", []),
        ("HZBV dues", []),
        ("Falcon wine", []),
    ])
    func singleWords(_ text: String, _ found: [String]) throws {
        #expect(try Self.found(text) == found)
    }

    @Test func theBestPlaceIsTold() throws {
        #expect(try Self.found("Wladimir Karamsin or rather Vladimir Karamzin") == ["aa:2 Vladimir Karamzin"])
    }

    @Test func placesAreBytesOfTheText() throws {
        let text = "für « Zentrix Aerospace GmbH » — € 5"
        let hits = NameSearch(try Sample.watchlist()).search(text: text)
        let bytes = Array(text.utf8)
        #expect(hits.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["Zentrix Aerospace GmbH"])
    }

    /// Listed names of several written words stand in a text as they are listed; every third, for the sake of time.
    @Test func listedNamesAreFoundInTexts() throws {
        let watchlist = try Sample.excerpts.get()
        let search = NameSearch(watchlist)
        let normalizer = NameNormalizer()
        var tried = 0
        for name in stride(from: 0, to: watchlist.nameCount, by: 3) {
            let index = watchlist.designation(ofName: name)
            let text = watchlist.designation(index).names[watchlist.text(ofName: name)].text
            guard text.contains(" "), (2...20).contains(normalizer.tokens(of: text).tokens.count) else { continue }
            tried += 1
            let hits = search.search(text: "Payment 12 - \(text) - thanks")
            #expect(hits.contains { $0.hit.designation == index }, "\(text)")
        }
        #expect(tried > 100)
    }

    /// What a text search finds a name search finds too, in the words where it stands.
    @Test func whatIsFoundInATextIsFoundByItsWords() throws {
        let watchlist = try Sample.excerpts.get()
        var queries = RandomQueries(seed: 61, watchlist)
        let search = NameSearch(watchlist)
        var found = 0
        for _ in 0..<40 {
            let text = ["Payment", queries.query(), "for", queries.query(), "invoice 7"].joined(separator: " ")
            let bytes = Array(text.utf8)
            for hit in search.search(text: text) {
                found += 1
                let words = String(decoding: bytes[hit.range], as: UTF8.self)
                let own = NameSearch(watchlist).search(words).first { $0.designation == hit.hit.designation }
                #expect((own?.score ?? 0) >= hit.hit.score, "\(words) in \(text)")
            }
        }
        #expect(found > 15)
    }

    /// What a text may hold is told from its words before any run of them is looked at: that takes no name away which searching every run
    /// finds, whatever stands around it.
    @Test func nothingThatSomeRunOfWordsIsIsLost() throws {
        let watchlist = try Sample.excerpts.get()
        var queries = RandomQueries(seed: 67, watchlist)
        let around = ["Invoice", "of", "2026", "3", "for", "H7", "Trading", "7", "ref", "A", "General", "al", "-", "INV20261123"]
        let search = NameSearch(watchlist)
        var runs = SearchCore(watchlist, learntWords: LearntWords())
        runs.wholeNamesOnly = true
        var found = 0
        for _ in 0..<150 {
            func some(_ most: Int) -> String {
                (0..<queries.number(0...most)).map { _ in queries.pick(around) }.joined(separator: " ")
            }
            let text = [some(4), String(queries.query().prefix(60)), some(3)].joined(separator: " ")
            let bytes = Array(text.utf8)
            let whole = runs.tokens(of: bytes.span)
            var wanted: [Int: Int] = [:]
            for first in whole.tokens.indices {
                for last in first..<min(whole.tokens.count, first + runs.longestInText) {
                    var run = NameTokens()
                    run.bytes = whole.bytes
                    run.tokens.append(contentsOf: whole.tokens[first...last])
                    for hit in runs.search(tokens: run, type: .any, threshold: 7_500) {
                        wanted[hit.designation] = max(wanted[hit.designation] ?? 0, hit.score)
                    }
                }
            }
            let hits = search.search(text: text, threshold: 7_500)
            #expect(Dictionary(uniqueKeysWithValues: hits.map { ($0.hit.designation, $0.hit.score) }) == wanted, "\(text)")
            found += wanted.count
        }
        #expect(found > 20)
    }

    @Test(.timeLimit(.minutes(1))) func longTextsFinish() throws {
        let text = (0..<2_000).map { "word\($0) of" }.joined(separator: " ") + " Zentrix Aerospace GmbH"
        #expect(try Self.found(text) == ["aa:3 Zentrix Aerospace GmbH"])
    }
}
