import NameMatching
import SanctionsModel
import Testing

@testable import WatchlistStore

/// What a list's own aliases teach about how names are respelled.
@Suite struct RespellingMinerTests {
    /// A list whose designations have these names, and one more to be asked for.
    private static func watchlist(_ names: [[String]], asked: String = "Zorab Petrosan") throws -> Watchlist {
        var designations = names.enumerated().map { i, names in
            var designation = makeDesignation("aa:\(i)", .person)
            designation.names = names.map { ListedName($0, quality: .strong) }
            return designation
        }
        designations.append(makeDesignation("aa:asked", .person, asked))
        return try Watchlist(lists: [makeList("aa", designations)])
    }

    private static func score(_ query: String, _ watchlist: Watchlist) -> Int {
        let search = NameSearch(watchlist)
        let hit = search.search(query, type: .person, threshold: 5_000).first {
            watchlist.designationID($0.designation) == "aa:asked"
        }
        return hit?.score ?? 0
    }

    private static let twice = [["Zorab Keltinen", "Zoraib Keltinen"], ["Zorab Vasmaro", "Zoraib Vasmaro"]]
    private static let thrice = [
        ["Mirdok Keltinen", "Halvane Keltinen"], ["Mirdok Vasmaro", "Halvane Vasmaro"], ["Halvane Ostrogin", "Mirdok Ostrogin"],
    ]

    @Test func twoCompaniesTeachARespelling() throws {
        let watchlist = try Self.watchlist(Self.twice)
        #expect(watchlist.learnedRespellings == 1)
        let untaught = try Self.watchlist(Self.twice.map { [$0[0]] })
        #expect(untaught.learnedRespellings == 0)
        #expect(Self.score("Zoraib Petrosan", watchlist) > Self.score("Zoraib Petrosan", untaught))
        #expect(Self.score("Zoraib Petrosan", watchlist) < 10_000)
    }

    /// One company is one witness, however often it is heard: the same party on three lists says nothing new.
    @Test func oneWitnessIsNotBelieved() throws {
        #expect(try Self.watchlist([Self.twice[0]]).learnedRespellings == 0)
        #expect(try Self.watchlist([Self.twice[0], Self.twice[0], Self.twice[0]]).learnedRespellings == 0)
    }

    /// Words whose letters have nothing in common need a third.
    @Test func unlikeWordsNeedThreeWitnesses() throws {
        #expect(try Self.watchlist(Array(Self.thrice.prefix(2))).learnedRespellings == 0)
        let watchlist = try Self.watchlist(Self.thrice, asked: "Mirdok Petrosan")
        #expect(watchlist.learnedRespellings == 1)
        #expect(Self.score("Halvane Petrosan", watchlist) >= 8_000)
        let untaught = try Self.watchlist(Self.thrice.map { [$0[0]] }, asked: "Mirdok Petrosan")
        #expect(Self.score("Halvane Petrosan", untaught) < 8_000)
    }

    /// An accident of two common names: few of those who bear the one have the other as well.
    @Test func commonNamesTeachNothingByAccident() throws {
        let others = (0..<20).flatMap { [["Mirdok Alias\($0)zor"], ["Halvane Byname\($0)zor"]] }
        #expect(try Self.watchlist(Self.thrice + others).learnedRespellings == 0)
    }

    /// Not from words that say what somebody is, not from several words at once, not from another place, not across scripts.
    @Test(arguments: [
        [["Dr Keltinen", "Zoraib Keltinen"], ["Dr Vasmaro", "Zoraib Vasmaro"], ["Dr Ostrogin", "Zoraib Ostrogin"]],
        [["Zorab Keltinen Mur", "Zoraib Keltinen Vok"], ["Zorab Vasmaro Mur", "Zoraib Vasmaro Vok"]],
        [["Zorab Keltinen", "Keltinen Zoraib"], ["Zorab Vasmaro", "Vasmaro Zoraib"]],
        [["Zorab Keltinen", "Зорайб Keltinen"], ["Zorab Vasmaro", "Зорайб Vasmaro"]],
        [["Zorab", "Zoraib"], ["Zorab", "Zoraib"]],
    ])
    func otherPairsTeachNothing(_ names: [[String]]) throws {
        #expect(try Self.watchlist(names).learnedRespellings == 0)
    }

    /// The same names give the same file, in which the lesson stands; the index finds by it what scoring everything finds.
    @Test func whatIsLearntIsFrozen() throws {
        let lists = [makeList("aa", Self.thrice.enumerated().map { makeDesignation("aa:\($0)", .person, $1[0], $1[1]) })]
        var builder = WatchlistBuilder()
        for list in lists { try builder.add(list) }
        let bytes = try builder.freeze()
        #expect(try builder.freeze() == bytes)
        let watchlist = try Watchlist(bytes: bytes)
        #expect(watchlist.learnedRespellings == 1)
        let search = NameSearch(watchlist)
        for query in ["Halvane Petrosan", "Mirdok Vasmaro", "Halvane Mirdok", "Halvan Keltinen", "Mirdok"] {
            for threshold in [5_000, 7_000, 8_000] {
                #expect(search.search(query, threshold: threshold) == search.exhaustive(query, threshold: threshold), "\(query)")
            }
        }
    }
}
