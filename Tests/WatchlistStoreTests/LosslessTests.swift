import Bytes
import ListReaders
import NameText
import SanctionsModel
import TestSupport
import Testing

@testable import WatchlistStore

/// The law of the index: a search finds what scoring every name finds, no more and no less, at every threshold.
@Suite struct LosslessTests {
    private static let thresholds = [5_000, 5_500, 6_000, 7_000, 8_000, 9_000]

    /// How many queries found anything, and at 0.80.
    private static func compare(_ watchlist: Watchlist, seed: UInt64, queries count: Int) -> (any: Int, alerts: Int) {
        var queries = RandomQueries(seed: seed, watchlist)
        let search = NameSearch(watchlist)
        let naive = NameSearch(watchlist)
        var found = (any: 0, alerts: 0)
        for _ in 0..<count {
            let query = queries.query()
            let type = queries.pick([PartyType.any, .any, .person, .organisation])
            let all = naive.exhaustive(query, type: type, threshold: thresholds[0])
            found.any += all.isEmpty ? 0 : 1
            found.alerts += all.contains { $0.score >= 8_000 } ? 1 : 0
            for threshold in thresholds {
                let expected = all.filter { $0.score >= threshold }
                #expect(
                    search.search(query, type: type, threshold: threshold) == expected,
                    "\(query) as \(type) at \(threshold), seed \(seed)")
            }
        }
        return found
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>) func nothingOfASmallListIsLost(seed: UInt64) throws {
        let found = Self.compare(try Sample.watchlist(), seed: seed, queries: 60)
        #expect(found.any > 30 && found.alerts > 10)
    }

    @Test(arguments: 1...2 as ClosedRange<UInt64>) func nothingOfTheExcerptsIsLost(seed: UInt64) throws {
        let watchlist = try Sample.excerpts.get()
        #expect(watchlist.designationCount > 100)
        #if DEBUG
        let count = 25
        #else
        let count = 400
        #endif
        let found = Self.compare(watchlist, seed: 30 + seed, queries: count)
        #expect(found.any > count / 2 && found.alerts > count / 4)
    }

    /// Longer queries than any combination of their words is looked at, with listed names in their midst.
    @Test(arguments: [8, 13, 26, 70]) func nothingOfLongQueriesIsLost(words: Int) throws {
        let watchlist = try Sample.excerpts.get()
        let search = NameSearch(watchlist)
        var random = SeededRandom(seed: UInt64(words))
        var found = 0
        for _ in 0..<8 {
            var parts: [String] = []
            while parts.count < words {
                let designation = watchlist.designation(Int.random(in: 0..<watchlist.designationCount, using: &random))
                parts += (designation.names.randomElement(using: &random)?.text ?? "").split(separator: " ").map(String.init)
            }
            let query = parts.prefix(words).joined(separator: " ")
            let all = search.exhaustive(query, threshold: 5_000)
            found += all.count
            for threshold in [5_000, 6_500, 8_000] {
                #expect(search.search(query, threshold: threshold) == all.filter { $0.score >= threshold }, "\(query)")
            }
        }
        #expect(found > 0 || words > 13)
    }

    /// A listed word that the query holds in pieces, none of which says anything alone.
    @Test func nothingOfWordsInPiecesIsLost() throws {
        let watchlist = try Sample.excerpts.get()
        let search = NameSearch(watchlist)
        var found = 0
        for index in 0..<watchlist.designationCount {
            for name in watchlist.designation(index).names {
                let letters = Array(name.text)
                guard letters.count >= 7, letters.count < 14, !letters.contains(" ") else { continue }
                for pieces in [2, 3, 4] {
                    let size = (letters.count + pieces - 1) / pieces
                    let parts = stride(from: 0, to: letters.count, by: size).map {
                        String(letters[$0..<min($0 + size, letters.count)])
                    }
                    let query = parts.joined(separator: " ")
                    let all = search.exhaustive(query, threshold: 5_000)
                    found += all.contains { $0.designation == index } ? 1 : 0
                    for threshold in [5_000, 8_000] {
                        #expect(search.search(query, threshold: threshold) == all.filter { $0.score >= threshold }, "\(query)")
                    }
                }
            }
        }
        #expect(found > 10)
    }

    /// Below the lowest threshold everything is scored.
    @Test func lowThresholdsScoreEverything() throws {
        let watchlist = try Sample.watchlist()
        let search = NameSearch(watchlist)
        for query in ["Ahmad Karamzin", "Brigade Trading", "Ocean"] {
            #expect(search.search(query, threshold: 1_000) == search.exhaustive(query, threshold: 1_000))
            #expect(!search.search(query, threshold: 1_000).isEmpty)
        }
    }

    // MARK: The whole list of the United Nations

    private static let path = SharedFiles.path("lists/un/un-consolidated-2026-02-27.xml")
    private static let whole = Result { try Watchlist(lists: [try ListReader().read(path: try #require(path))]) }

    @Test(.enabled(if: path != nil, "the shared lists are not on this machine"), arguments: 1...4 as ClosedRange<UInt64>)
    func nothingOfAWholeListIsLost(seed: UInt64) throws {
        let watchlist = try Self.whole.get()
        #expect(watchlist.designationCount > 700)
        let found = Self.compare(watchlist, seed: 40 + seed, queries: 10)
        #expect(found.any >= 5 && found.alerts >= 2)
    }

    @Test(.enabled(if: path != nil, "the shared lists are not on this machine"))
    func namesOfAWholeListFindTheirDesignations() throws {
        let watchlist = try Self.whole.get()
        #if DEBUG
        let step = 20
        #else
        let step = 1
        #endif
        expectNamesFindTheirDesignations(watchlist, step: step)
    }

    @Test func namesOfTheExcerptsFindTheirDesignations() throws {
        expectNamesFindTheirDesignations(try Sample.excerpts.get(), step: 1)
        expectNamesFindTheirDesignations(try Sample.watchlist(), step: 1)
    }
}

/// Each name as it is listed finds its own designation at 0.80, whatever its quality, in any order of case.
private func expectNamesFindTheirDesignations(_ watchlist: Watchlist, step: Int) {
    let search = NameSearch(watchlist)
    let normalizer = NameNormalizer()
    var tried = 0
    for index in 0..<watchlist.designationCount {
        let designation = watchlist.designation(index)
        for (place, name) in designation.names.enumerated()
        where (watchlist.names(ofDesignation: index).lowerBound + place) % step == 0 {
            guard !normalizer.tokens(of: name.text).tokens.isEmpty else { continue }
            let hits = search.search(name.text, type: tried % 2 == 0 ? .any : designation.type)
            tried += 1
            #expect(hits.contains { $0.designation == index }, "\(name.text) of \(designation.id)")
        }
    }
    #expect(tried * step >= watchlist.designationCount)
}
