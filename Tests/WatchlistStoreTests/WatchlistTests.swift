import SanctionsModel
import Testing

@testable import WatchlistStore

@Suite struct WatchlistTests {
    @Test func designationsHaveTheirIds() throws {
        let watchlist = try Watchlist(lists: [makeList("bb", [makeDesignation("bb:1", .vessel, "Maru")]), Sample.list])
        let ids = Sample.designations.map(\.id) + ["bb:1"]
        #expect((0..<watchlist.designationCount).map { watchlist.designationID($0) } == ids)
        for (index, id) in ids.enumerated() { #expect(watchlist.designationIndex(id: id) == index) }
        for id in ["", "aa", "aa:13", "aa:1 ", "AA:1"] { #expect(watchlist.designationIndex(id: id) == nil) }
    }

    @Test func designationsHaveTheirListTypeAndNames() throws {
        let watchlist = try Watchlist(lists: [makeList("bb", [makeDesignation("bb:1", .vessel, "Maru", "~Dora")]), Sample.list])
        #expect(watchlist.sources.map(\.id) == ["aa", "bb"])
        var name = 0
        for index in 0..<watchlist.designationCount {
            let designation = watchlist.designation(index)
            #expect(watchlist.type(ofDesignation: index) == designation.type)
            #expect(watchlist.sources[watchlist.source(ofDesignation: index)].id == designation.authority)
            #expect(watchlist.names(ofDesignation: index) == name..<name + designation.names.count)
            for (i, listed) in designation.names.enumerated() {
                #expect(watchlist.designation(ofName: name + i) == index)
                #expect(watchlist.quality(ofName: name + i) == listed.quality)
            }
            name += designation.names.count
        }
        #expect(name == watchlist.nameCount)
        #expect(watchlist.script(ofName: 0) == .latin)
        #expect(watchlist.script(ofName: 2) == .arabic)
    }

    private static func key(_ kind: String, _ value: String) throws -> IdentifierKey {
        try #require(IdentifierKey(Identifier(kind: kind, value: value)))
    }

    @Test func identifiersAreFound() throws {
        let watchlist = try Watchlist(lists: [
            makeList(
                "aa",
                [
                    makeDesignation(
                        "aa:1", .person, "Ahmad",
                        identifiers: [
                            Identifier(kind: "passport", value: "A 123-4567"), Identifier(kind: "passport", value: "12"),
                        ]),
                    makeDesignation("aa:2", .vessel, "Maru", identifiers: [Identifier(kind: "imo", value: "IMO 9187629")]),
                    makeDesignation("aa:3", .person, "Omar", identifiers: [Identifier(kind: "other", value: "a1234567")]),
                    makeDesignation(
                        "aa:4", .person, "Ali",
                        identifiers: [
                            Identifier(kind: "tax-id", value: "A1234567"), Identifier(kind: "tax-id", value: "A-1234567"),
                        ]),
                    makeDesignation("aa:5", .organisation, "Bank", identifiers: [Identifier(kind: "bic", value: "ABCDGB2L")]),
                ])
        ])
        #expect(watchlist.designations(withIdentifier: try Self.key("passport", "a1234567")) == [0, 2])
        #expect(watchlist.designations(withIdentifier: try Self.key("tax-id", "A1234567")) == [2, 3])
        #expect(watchlist.designations(withIdentifier: try Self.key("", "A 1234567")) == [0, 2, 3])
        #expect(watchlist.designations(withIdentifier: try Self.key("national-id", "A1234567")) == [2])
        #expect(watchlist.designations(withIdentifier: try Self.key("imo", "9187629")) == [1])
        #expect(watchlist.designations(withIdentifier: try Self.key("", "IMO9187629")) == [1])
        #expect(watchlist.designations(withIdentifier: try Self.key("bic", "abcd gb 2l")) == [4])
        #expect(watchlist.designations(withIdentifier: try Self.key("passport", "A1234568")).isEmpty)
        #expect(watchlist.designations(withIdentifier: try Self.key("passport", "99999999")).isEmpty)
    }

    /// Every identifier of the excerpts that says enough finds its own designation.
    @Test func everyListedIdentifierIsFound() throws {
        let watchlist = try Sample.excerpts.get()
        var found = 0
        for index in 0..<watchlist.designationCount {
            for identifier in watchlist.designation(index).identifiers {
                guard let key = IdentifierKey(identifier) else { continue }
                found += 1
                #expect(watchlist.designations(withIdentifier: key).contains(index), "\(watchlist.designationID(index))")
            }
        }
        #expect(found > 10)
    }
}
