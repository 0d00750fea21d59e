import SanctionsModel
import Testing

@testable import WatchlistStore

@Suite struct NameSearchTests {
    @Test(arguments: [
        ("Usama bin Ladin", ["aa:1"]), ("LADIN, Osama bin", ["aa:1"]), ("أسامة بن لادن", ["aa:1"]), ("Усама бен Ладен", ["aa:1"]),
        ("Vladimir Karamzin", ["aa:2"]), ("Karamsin Vladimir", ["aa:2"]), ("Владимир Карамзин", ["aa:2"]),
        ("Zentrix Aerospace Ltd", ["aa:3"]), ("ZentrixAerospace", ["aa:3"]), ("Ocean Maru 7", ["aa:9"]),
        ("Maru 7 Ocean", ["aa:9"]), ("Brigade 8", ["aa:5"]),
        ("AbdulRahman Yasin", ["aa:12"]), ("Chairman", ["aa:8"]), ("AA", ["aa:11"]), ("리원호", ["aa:7"]), ("Ri Wonho", ["aa:7"]),
    ])
    func listedNamesAreFound(_ query: String, _ ids: [String]) throws {
        #expect(NameSearch(try Sample.watchlist()).ids(query) == ids)
    }

    @Test(arguments: [
        "", " ", "...", "John Smith", "Ahmad", "Vladimir", "Brigade 9", "bin", "GmbH",
        "Vladimir Petrov",
        "Hasan bin Omar", "Dr", "A", "🏴",
    ])
    func strangersAreNot(_ query: String) throws {
        let search = NameSearch(try Sample.watchlist())
        for type in PartyType.allCases { #expect(search.ids(query, type: type) == [], "\(type)") }
    }

    /// The words of every company are no company.
    @Test(arguments: [PartyType.organisation, .vessel]) func genericWordsAreNot(type: PartyType) throws {
        #expect(NameSearch(try Sample.watchlist()).ids("General Trading Company", type: type) == [])
    }

    /// A weak alias of one word alerts when it is the whole name, never as a part of a longer one; a title makes no name longer.
    @Test(arguments: [("Falcon", "aa:2"), ("Wolverine", "aa:6")]) func weakAliasesOfOneWord(_ alias: String, _ id: String) throws
    {
        let search = NameSearch(try Sample.watchlist())
        let hits = search.search(alias)
        #expect(hits.map { search.watchlist.designationID($0.designation) } == [id])
        #expect(hits.first?.score == 10_000)
        #expect(search.ids(alias.uppercased()) == [id])
        #expect(search.ids("Mr \(alias)") == [id])
        for longer in ["\(alias) Catering", "Millennium \(alias)", "\(alias) \(alias)", "\(alias) Ltd"] {
            #expect(search.search(longer, threshold: 5_000).isEmpty, "\(longer)")
        }
    }

    /// A strong name of one word, and a weak one of several, do count in longer names.
    /// A word of over 32 letters has no letters to compare: also as the last one of a list, or its only one.
    @Test func aListOfOneLongWordFindsIt() throws {
        let word = String(repeating: "Abcdefghij", count: 4)
        let list = SourceList(
            id: "long", title: "Long", version: "1", files: [], sha256: String(repeating: "0", count: 64), entryCount: 1,
            designations: [
                Designation(
                    id: "long:1", authority: "long", reference: "1", type: .person,
                    names: [ListedName(word, quality: .primary)])
            ])
        let search = NameSearch(try Watchlist(lists: [list]))
        #expect(search.ids(word) == ["long:1"])
        #expect(search.ids(word + " " + word) == search.ids(word + "  " + word))
    }

    @Test func otherShortNamesCount() throws {
        let search = NameSearch(try Sample.watchlist())
        #expect(search.ids("Hizbavar Ltd") == ["aa:6"])
        #expect(search.ids("Vega Nine GmbH") == ["aa:3"])
    }

    @Test func hitsAreOrderedByScoreThenId() throws {
        let name = "Ibrahim Kastoriano"
        let lists = [
            makeList(
                "bb", [makeDesignation("bb:9", .person, name), makeDesignation("bb:10", .person, "Ibrahim Kastorian", name)]),
            makeList("aa", [makeDesignation("aa:z", .person, "Ibrahim Castoriano"), makeDesignation("aa:y", .person, name)]),
        ]
        let search = NameSearch(try Watchlist(lists: lists))
        #expect(search.ids(name) == ["aa:y", "bb:10", "bb:9", "aa:z"])
        let hits = search.search(name)
        #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
        // The best of a designation's names is told, here its second.
        let tenth = hits.first { search.watchlist.designationID($0.designation) == "bb:10" }
        #expect(tenth.map { search.watchlist.text(ofName: $0.name) } == 1)
    }

    @Test func manyAliasesDoNotLowerAScore() throws {
        var many = makeDesignation("aa:1", .person, "Ibrahim Kastoriano")
        let alone = NameSearch(try Watchlist(lists: [makeList("aa", [many])])).search("Ibrahim Kastorianu").map(\.score)
        for i in 0..<60 { many.names.append(ListedName("Alias\(i) Number Zabulon\(i)", quality: .strong)) }
        let among = NameSearch(try Watchlist(lists: [makeList("aa", [many])])).search("Ibrahim Kastorianu").map(\.score)
        #expect(alone.count == 1)
        #expect(alone == among)
    }

    @Test func scoresAreExplained() throws {
        let watchlist = try Sample.excerpts.get()
        var queries = RandomQueries(seed: 51, watchlist)
        let search = NameSearch(watchlist)
        var explained = 0
        for _ in 0..<60 {
            let query = queries.query()
            for hit in search.search(query, threshold: 6_000).prefix(4) {
                explained += 1
                let explanation = search.explain(query, hit)
                #expect(explanation.score == hit.score, "\(query)")
                let weight = explanation.items.reduce(0) { $0 + $1.weight }
                let score = explanation.items.reduce(0) { $0 + $1.weight * Double($1.similarity) }
                #expect(abs(weight - 1) < 0.001, "\(query)")
                #expect(abs(score - Double(hit.score)) <= 10, "\(query)")
                let place = watchlist.text(ofName: hit.name)
                #expect(explanation.text == watchlist.designation(hit.designation).names[place].text)
            }
        }
        #expect(explained > 40)
    }

    /// What is kept of a query that was explained is not another query's, nor another reading's.
    @Test func explanationsDoNotRememberEachOther() throws {
        let watchlist = try Sample.excerpts.get()
        var queries = RandomQueries(seed: 54, watchlist)
        let kept = NameSearch(watchlist)
        let asked = (0..<25).map { _ in queries.query() } + ["", "Ким Чен Ын", "金正恩", "محمد علي حسن"]
        var several = 0
        for round in 0..<150 {
            let query = queries.pick(asked)
            let hits = kept.search(query, threshold: 5_000).prefix(5)
            several += hits.count > 1 ? 1 : 0
            var names = hits.map { ($0.name, $0.anatomy) }
            names.append((round % watchlist.nameCount, round % 2 == 0 ? .person : .organisation))
            for (name, anatomy) in names {
                if round % 3 == 0 { _ = kept.search(queries.pick(asked), threshold: 7_500) }
                let hit = NameHit(designation: 0, name: name, score: 0, anatomy: anatomy)
                let (mine, fresh) = (kept.explain(query, hit), NameSearch(watchlist).explain(query, hit))
                #expect(mine.score == fresh.score && mine.items == fresh.items, "\(query)")
                #expect(mine.query.tokens.count == fresh.query.tokens.count && mine.text == fresh.text, "\(query)")
            }
        }
        #expect(several > 20)
    }

    /// What was asked before leaves no trace: caches give what a fresh search gives.
    @Test func searchesDoNotRememberEachOther() throws {
        let watchlist = try Sample.excerpts.get()
        var queries = RandomQueries(seed: 52, watchlist)
        let kept = NameSearch(watchlist)
        var found = 0
        for round in 0..<150 {
            let query = queries.query()
            let type = queries.pick([PartyType.any, .person, .organisation])
            let threshold = queries.pick([5_000, 7_000, 8_000])
            if round % 5 == 0 { _ = kept.search(text: queries.query() + " " + query) }
            if round % 7 == 0 { _ = kept.explain(queries.query(), NameHit(designation: 0, name: 0, score: 0, anatomy: .person)) }
            if round % 50 == 0 { _ = kept.exhaustive(queries.query(), threshold: 9_000) }
            let fresh = NameSearch(watchlist).search(query, type: type, threshold: threshold)
            found += fresh.count
            #expect(kept.search(query, type: type, threshold: threshold) == fresh, "\(query)")
            #expect(kept.search(query, type: type, threshold: threshold) == fresh, "\(query), asked again")
        }
        #expect(found > 100)
    }

    @Test func threadsAgree() async throws {
        let watchlist = try Sample.excerpts.get()
        var queries = RandomQueries(seed: 53, watchlist)
        let asked = (0..<60).map { _ in queries.query() }
        let results = await withTaskGroup(of: [[NameHit]].self) { group in
            for thread in 0..<4 {
                group.addTask {
                    let search = NameSearch(watchlist)
                    // Each thread begins elsewhere, so that each has other caches.
                    var hits = [[NameHit]](repeating: [], count: asked.count)
                    for i in asked.indices {
                        let index = (i + thread * 15) % asked.count
                        hits[index] = search.search(asked[index], threshold: 6_000)
                    }
                    return hits
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 4)
        #expect(results[0].contains { !$0.isEmpty })
        #expect(results.allSatisfy { $0 == results[0] })
    }

    @Test(.timeLimit(.minutes(10))) func veryLongQueriesFinish() throws {
        let search = NameSearch(try Sample.watchlist())
        let words = (0..<5_000).map { "w\($0)ord" + ["Ahmad", "Trading", "Zentrix", "bin"][$0 % 4] }
        #expect(search.search(words.joined(separator: " "), threshold: 5_000).isEmpty)
        #expect(search.search(String(repeating: "Zentrix ", count: 5_000), threshold: 8_000).isEmpty)
        #expect(search.search(String(repeating: "abcdefghij", count: 1_000), threshold: 5_000).isEmpty)
        #expect(search.search("Zentrix Aerospace " + String(repeating: "x", count: 10_000), threshold: 9_500).isEmpty)
    }

    /// A listed name of 5,000 words, and one of 10,000 letters, find themselves.
    @Test(.timeLimit(.minutes(10))) func veryLongListedNamesAreFound() throws {
        let words = (0..<5_000).map { "w\($0)ord" }.joined(separator: " ")
        let letters = String(repeating: "abcdefghij", count: 1_000)
        let watchlist = try Watchlist(lists: [
            makeList("aa", [makeDesignation("aa:1", .organisation, words), makeDesignation("aa:2", .organisation, letters)])
        ])
        let search = NameSearch(watchlist)
        #expect(search.ids(letters) == ["aa:2"])
        #expect(search.ids(letters + "k").isEmpty)
        #expect(search.ids("w1ord w2ord").isEmpty)
    }
}
