import SanctionsModel
import Testing

@testable import ListReaders
@testable import TestSupport

/// The real tables of the United Kingdom and of the Union's Journal, where they stand beside the project.
private enum RealTables {
    static let conList = read("uk/ofsi-conlist-2018-04-13.csv")
    static let journal = read("eu/journal-annex-2580-2001-2026-08.csv")

    private static func read(_ file: String) -> Result<SourceList, any Error> {
        Result { try ListReader().read(path: try #require(SharedFiles.path("lists/\(file)"))) }
    }
}

private let isThere = SharedFiles.path("lists/uk") != nil

private func party(_ id: String, _ list: SourceList) throws -> Designation {
    try #require(list.designations.first { $0.id == id })
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func theRealConListIsReadWhole() throws {
    let list = try RealTables.conList.get()
    #expect(list.id == "gb")
    #expect(list.version == "2018-04-13")
    #expect(list.designations.count == 2106)
    #expect(Set(list.designations.map(\.id)).count == 2106)
    for designation in list.designations {
        #expect(designation.names.first?.quality == .primary)
        #expect(designation.names.allSatisfy { !$0.text.isEmpty && $0.text == $0.text.collapsed })
        #expect(designation.measures == [.assetFreeze] && !designation.programmes.isEmpty && designation.listedOn != nil)
    }
    // Each group has one prime name; the counts are of another program.
    #expect(list.count("entry without a primary name") == 0)
    #expect(list.count("empty name left out") == 0)
    #expect(list.count("date of birth not readable") == 0)
    #expect(list.count("date not readable") == 0)
    #expect(list.count("alias type not known") == 0)
    #expect(list.count("type not known") == 0)
    #expect(list.designations.count { $0.type == .person } == 1426)
    #expect(list.designations.reduce(0) { $0 + $1.births.count { $0.date != nil } } == 1478)
    #expect(list.designations.reduce(0) { $0 + $1.names.count { $0.origin == .written } } == 5548)
    #expect(list.designations.count { $0.crossReferences.contains { $0.hasPrefix("un:") } } == 675)
    #expect(list.count("reference to the United Nations' list without its regime") == 681 - 675)
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func factsOfTheRealConListAreHeld() throws {
    let list = try RealTables.conList.get()
    let emir = try party("gb:13349", list)
    #expect(emir.births.map { "\($0.date?.description ?? "") \($0.country)" } == ["1980 Saudi Arabia", "1981 Saudi Arabia"])
    #expect(emir.nationalities == ["Saudi Arabia", "Qatar"])
    #expect(emir.crossReferences == ["un:QDe.004"])
    #expect(emir.identifiers.contains { $0.kind == "passport" && $0.value == "592667" })
    #expect(emir.addresses == [Address(country: "Afghanistan", note: "since 2009")])
    #expect(emir.listedOn?.description == "2016-04-01")
    let ship = try party("gb:13556", list)
    #expect(ship.type == .vessel)
    #expect(ship.identifiers.contains(Identifier(kind: "imo", value: "8937675")))
    #expect(ship.identifiers.contains(Identifier(kind: "mmsi", value: "445539000")))
    // A curly apostrophe, byte 0x92 in the file.
    #expect(try party("gb:8380", list).remarks.contains { $0.contains("Committee’s executive office") })
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func theRealAnnexOfTheJournalIsReadWhole() throws {
    let list = try RealTables.journal.get()
    #expect(list.designations.count == 36)
    #expect(list.designations.count { $0.type == .person } == 13)
    #expect(Set(list.designations.map(\.id)).count == 36)
    #expect(list.count("date of birth not readable") == 0)
    let first = try party("eu:32001R2580/II.A/1", list)
    #expect(first.births.map { "\($0.date?.description ?? "") \($0.country)" } == ["1960-08-11 Iran"])
    #expect(first.names[0].family == "ABDOLLAHI")
    let two = try party("eu:32001R2580/II.A/5", list)
    #expect(two.nationalities == ["Iranian", "US"])
    #expect(two.births.map { $0.date?.description } == ["1955-03-06", "1955-03-15"])
    #expect(two.identifiers.map(\.country) == ["Iran", "USA", ""])
    let party5 = try party("eu:32001R2580/II.B/5", list)
    #expect(party5.names.map(\.text).contains("New People’s Army"))
    #expect(list.designations.allSatisfy { $0.measures == [.assetFreeze] && $0.programmes == ["EU-TERR"] })
}
