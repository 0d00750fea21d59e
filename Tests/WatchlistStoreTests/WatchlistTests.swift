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
            // A row a name, and one more for each other reading of it.
            let rows = watchlist.names(ofDesignation: index)
            #expect(rows.lowerBound == name)
            #expect(rows.map { watchlist.text(ofName: $0) } == rows.map { watchlist.text(ofName: $0) }.sorted())
            #expect(Set(rows.map { watchlist.text(ofName: $0) }) == Set(designation.names.indices))
            #expect(rows.count { watchlist.reading(ofName: $0) == 0 } == designation.names.count)
            for row in rows {
                #expect(watchlist.designation(ofName: row) == index)
                #expect(watchlist.quality(ofName: row) == designation.names[watchlist.text(ofName: row)].quality)
            }
            name = rows.upperBound
        }
        #expect(name == watchlist.nameCount)
        #expect(watchlist.script(ofName: 0) == .latin)
        #expect(watchlist.script(ofName: 2) == .arabic)
    }

    private static func number(_ kind: String, _ value: String, _ country: String = "") -> Identifier {
        Identifier(kind: kind, value: value, country: country)
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
        #expect(watchlist.designations(withIdentifier: Self.number("passport", "a1234567")) == [0, 2])
        #expect(watchlist.designations(withIdentifier: Self.number("tax-id", "A1234567")) == [2, 3])
        #expect(watchlist.designations(withIdentifier: Self.number("", "A 1234567")) == [0, 2, 3])
        #expect(watchlist.designations(withIdentifier: Self.number("national-id", "A1234567")) == [2, 3])
        #expect(watchlist.designations(withIdentifier: Self.number("imo", "9187629")) == [1])
        #expect(watchlist.designations(withIdentifier: Self.number("", "IMO9187629")) == [1])
        #expect(watchlist.designations(withIdentifier: Self.number("bic", "abcd gb 2l")) == [4])
        #expect(watchlist.designations(withIdentifier: Self.number("passport", "A1234568")).isEmpty)
        #expect(watchlist.designations(withIdentifier: Self.number("passport", "99999999")).isEmpty)
        // A branch is the bank, a letter that looks like a digit that digit, a passport of another state another passport.
        #expect(watchlist.designations(withIdentifier: Self.number("bic", "ABCDGB2LXXX")) == [4])
        #expect(watchlist.designations(withIdentifier: Self.number("imo", "9I87629")) == [1])
        #expect(watchlist.designations(withIdentifier: Self.number("passport", "AI234567")) == [0, 2])
    }

    /// Every identifier of the excerpts that says enough finds its own designation.
    @Test func everyListedIdentifierIsFound() throws {
        let watchlist = try Sample.excerpts.get()
        var found = 0
        for index in 0..<watchlist.designationCount {
            for identifier in watchlist.designation(index).identifiers {
                guard let key = IdentifierKey(identifier), key.value.utf8.count >= IdentifierKey.shortest else { continue }
                found += 1
                #expect(watchlist.designations(withIdentifier: identifier).contains(index), "\(watchlist.designationID(index))")
            }
        }
        #expect(found > 10)
    }
}
