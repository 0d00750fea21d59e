import NameText
import SanctionsModel
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
        ("donation for “Hizbavar” in May", ["aa:6 Hizbavar"]),
        ("donation for HIZBAVAR", ["aa:6 HIZBAVAR"]),
        ("donation for Hizbavar in May", []),
        ("donation for Hizbawar in May", []),
        // A weak alias, a person's name, four letters.
        ("donation for Wolverine in May", []),
        ("letter to the Chairman", []),
        ("HZBV dues", ["aa:6 HZBV"]), ("hzbv dues", []),
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
        var missed: [(name: String, quality: ListedName.Quality)] = []
        for name in stride(from: 0, to: watchlist.nameCount, by: 3) {
            let index = watchlist.designation(ofName: name)
            let text = watchlist.designation(index).names[watchlist.text(ofName: name)].text
            guard text.contains(" "), (2...20).contains(normalizer.tokens(of: text).tokens.count) else { continue }
            tried += 1
            let hits = search.search(text: "Payment 12 - \(text) - thanks")
            if !hits.contains(where: { $0.hit.designation == index }) { missed.append((text, watchlist.quality(ofName: name))) }
        }
        #expect(tried > 100)
        // Low-quality aliases of common names (Abu Ali), and one of two ordinary words, are left to name fields.
        #expect(missed.allSatisfy { $0.quality == .weak || $0.name == "The Base" }, "\(missed)")
        #expect(missed.count * 20 < tried, "\(missed)")
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

    /// The names that tokens lead to are all that stand in a text: looking at every listed name finds no other place.
    @Test func theIndexOfTextsLosesNothing() throws {
        let watchlist = try Sample.excerpts.get()
        var queries = RandomQueries(seed: 67, watchlist)
        let around = ["Invoice", "of", "2026", "3", "for", "H7", "Trading", "7", "ref", "A", "General", "al", "-", "INV20261123"]
        var core = SearchCore(watchlist, learntWords: LearntWords())
        var found = 0
        for _ in 0..<150 {
            func some(_ most: Int) -> String {
                (0..<queries.number(0...most)).map { _ in queries.pick(around) }.joined(separator: " ")
            }
            let text = Array([some(4), String(queries.query().prefix(60)), some(3)].joined(separator: " ").utf8)
            for context in [TextContext.running, .nameField, .address] {
                let places = core.places(in: text.span, isEnd: true, context)
                let all = core.places(in: text.span, isEnd: true, context, isExhaustive: true)
                #expect(Set(places) == Set(all), "\(String(decoding: text, as: UTF8.self))")
                found += places.count
            }
        }
        #expect(found > 20)
    }

    /// Two common words side by side are no name, one listed word among others neither; what is rare is.
    @Test(arguments: [
        ("El Para", "Pago de alquiler para el mes de marzo", false), ("El Para", "transfer to EL PARA today", false),
        ("Al Amin", "الأمين العام للأمم المتحدة", false),
        ("Hajji Iman", "하지만 내일 다시 오겠습니다", false), ("The Tao", "Thể thao và du lịch", false),
        ("Zurab Kvartanadze", "paid to zurab kvartanadze for parts", true),
        ("Zurab Kvartanadze", "(Zurab Kvartanadze), merci", true), ("Zurab Kvartanadze", "to KVARTANADZE Zurab", true),
        ("Zurab Kvartanadze", "to KVARTANADZE, Zurab and others", true), ("Zurab Kvartanadze", "to Zurab Kvartandaze now", true),
        ("Zurab Kvartanadze", "Kvartanadze is a town, and Zurab a name", false),
        ("Zurab Irakli Kvartanadze", "to Zurab Kvartanadze now", true), ("Zurab Kvartanadze", "Zurab I. Kvartanadze", true),
        ("Zurab Irakli Kvartanadze", "Zurab and Irakli", false), ("Zurab Kvartanadze", "Dr. Zurab al-Kvartanadze", true),
    ])
    func rareWordsSideBySideAreAName(_ name: String, _ text: String, _ isFound: Bool) throws {
        let list = SourceList(
            id: "aa", title: "One name", version: "1", files: [], sha256: "", entryCount: 1,
            designations: [
                Designation(
                    id: "aa:1", authority: "aa", reference: "1", type: .person, names: [ListedName(name, quality: .primary)])
            ])
        let hits = NameSearch(try Watchlist(lists: [list])).search(text: text)
        #expect(hits.isEmpty != isFound, "\(hits)")
    }

    /// A ship's or a company's name of one word needs to be written as a name, or to be rare.
    @Test(arguments: [
        ("freight MV Paravela to Odessa", true), ("freight M/V Paravela to Odessa", true), ("freight vessel paravela", true),
        ("MT PARAVELA bunkers", true), ("charter of \u{201C}Paravela\u{201D} in May", true), ("the PARAVELA sails in May", true),
        ("freight Paravela to Odessa", false), ("paravela", false), ("the paravel sails", false),
    ])
    func oneWordNeedsACue(_ text: String, _ isFound: Bool) throws {
        let list = SourceList(
            id: "aa", title: "One ship", version: "1", files: [], sha256: "", entryCount: 1,
            designations: [
                Designation(
                    id: "aa:1", authority: "aa", reference: "1", type: .vessel, names: [ListedName("PARAVELA", quality: .primary)]
                )
            ])
        let hits = NameSearch(try Watchlist(lists: [list])).search(text: text)
        #expect(hits.isEmpty != isFound, "\(hits)")
    }

    /// Time grows with length: the lists' own words, and single letters.
    @Test(.timeLimit(.minutes(10)), arguments: [true, false]) func longTextsOfListedWordsFinish(_ isOfWords: Bool) throws {
        let watchlist = try Sample.excerpts.get()
        var queries = RandomQueries(seed: 71, watchlist)
        var text: [UInt8] = []
        while text.count < 1 << 15 { text += Array((isOfWords ? queries.query() : "a b").utf8) + [0x20] }
        text += Array("and Zentrix Aerospace GmbH".utf8)
        let hits = NameSearch(watchlist).search(text: text.span, threshold: 8_000)
        #expect(hits.isEmpty != isOfWords)
    }

    /// Streets and floors bear names: beside words for them a name must be written as listed, or be rare.
    @Test(arguments: [
        ("34 Abdel Salam Street, Hurghada", false), ("34 Abdel Salam Aref Street, Hurghada", false),
        ("Jl. Abdel Salam Kav. 65", false), ("Rue Abdel Salam 7", false), ("calle Abdel Salam 12", false),
        ("3rd Floor, No 43", false), ("Unit 4, Third Floor", false), ("ul. Abdel Salam, d. 5", false),
        ("paid to Abdel Salam, 12 Long Street", true), ("for Abdel Salam 12 Road", true), ("rent of Abdel Salam", true),
        ("Qasim Zoravandi Belhakem Street 7", true), ("paid per Abdel Salam", true), ("Abdel Salam için şok", true),
    ])
    func namesInAddresses(_ text: String, _ isFound: Bool) throws {
        let names = ["Abdul Salam", "Third Floor", "Qasim Zoravandi Belhakem"]
        let list = makeList("aa", names.enumerated().map { makeDesignation("aa:\($0)", .person, $1) })
        let hits = NameSearch(try Watchlist(lists: [list])).search(text: text)
        #expect(hits.isEmpty != isFound, "\(hits)")
    }

    /// However many near misses stand before a listed name in one piece of text, it is found.
    @Test(arguments: [0, 7, 8, 9, 40]) func nearMissesHideNothing(_ count: Int) throws {
        let list = makeList("aa", [makeDesignation("aa:1", .person, "Qasim Zoravandi Belhakem Tarvonis")])
        let search = NameSearch(try Watchlist(lists: [list]))
        let others = ["Zoravandi", "Belhakem", "Zoravendi", "Belhaken", "Zorovandi", "Bolhakem"]
        let misses = (0..<count).map { "Qasim \(others[$0 % 6]) Tarvonis\($0 / 6)" }
        let text = misses.joined(separator: ", ") + ", Qasim Zoravandi Belhakem Tarvonis"
        #expect(!search.search(text: text, threshold: 9_900).isEmpty)
        for miss in misses {
            // They are places of the name, which a higher threshold refuses.
            #expect(search.search(text: miss, threshold: 9_900).isEmpty)
        }
    }

    /// A name is found wherever pieces of a long text begin and end.
    @Test func namesStandAcrossPieces() throws {
        let search = NameSearch(try Sample.watchlist())
        for before in stride(from: TextSegments.length - 60, to: TextSegments.length + 20, by: 3) {
            var text = String(repeating: "word of ", count: before / 8) + String(repeating: "x", count: before % 8)
            text += " Zentrix Aerospace GmbH " + String(repeating: "word of ", count: 900)
            #expect(search.search(text: text).count == 1, "\(before)")
        }
    }

    @Test(.timeLimit(.minutes(10))) func longTextsFinish() throws {
        let text = (0..<2_000).map { "word\($0) of" }.joined(separator: " ") + " Zentrix Aerospace GmbH"
        #expect(try Self.found(text) == ["aa:3 Zentrix Aerospace GmbH"])
    }
}
