import SanctionsModel
import Testing

@testable import ListReaders
@testable import TestSupport

/// Counts of real national lists and data sets, where they stand beside the project.
private struct Expected: Sendable {
    var file: String
    var format: ListFormat
    var id: String
    var version: String
    var designations: Int
    /// By `PartyType.name`.
    var types: [String: Int]
}

private let expected = [
    Expected(
        file: "national/ca-sema-2025-03-20.xml", format: .canadaXML, id: "ca", version: "2025-03-20", designations: 4759,
        types: ["person": 3334, "organisation": 1316, "vessel": 109]),
    Expected(
        file: "national/ae-local-terrorist-2025.csv", format: .emiratesCSV, id: "ae", version: "unknown", designations: 155,
        types: ["person": 155]),
    Expected(
        file: "national/ch-seco-format-example.xml", format: .secoXML, id: "ch", version: "2024-01-17", designations: 3,
        types: ["person": 3]),
    Expected(
        file: "opensanctions/eu-authorities.ftm.json", format: .followTheMoneyJSON, id: "eu_authorities", version: "unknown",
        designations: 151, types: ["organisation": 151]),
    Expected(
        file: "opensanctions/ua-war-sanctions-targets.simple-2026-03-13.csv", format: .targetsCSV,
        id: "ukraine-war-and-sanctions", version: "2026-03-13T05:41:01", designations: 5600,
        types: ["person": 1543, "organisation": 1524, "vessel": 1340, "any": 1193]),
]

/// Each file is read once.
private enum NationalLists {
    static let all: [String: Result<SourceList, any Error>] = {
        var all: [String: Result<SourceList, any Error>] = [:]
        for list in expected {
            all[list.file] = Result { try ListReader().read(path: try #require(SharedFiles.path("lists/\(list.file)"))) }
        }
        return all
    }()

    static func list(_ file: String) throws -> SourceList { try #require(try all[file]?.get()) }
}

private let isThere = SharedFiles.path("lists/national") != nil

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"), arguments: expected)
private func nationalListsAreReadWhole(expected: Expected) throws {
    let bytes = try FileTree.contents(try #require(SharedFiles.path("lists/\(expected.file)")))
    #expect(ListReader.detect(bytes, name: "list") == expected.format)
    let list = try NationalLists.list(expected.file)
    #expect(list.id == expected.id)
    #expect(list.version == expected.version)
    #expect(list.entryCount == expected.designations)
    #expect(list.designations.count == expected.designations)
    #expect(Set(list.designations.map(\.id)).count == expected.designations)
    #expect(Dictionary(grouping: list.designations, by: \.type.name).mapValues(\.count) == expected.types)
    for designation in list.designations {
        #expect(designation.names.first?.quality == .primary)
        #expect(designation.names.allSatisfy { !$0.text.isEmpty && $0.text == $0.text.collapsed })
        #expect(designation.id == "\(list.id):\(designation.reference)")
    }
    #expect(list.count("unknown") == 0)
    #expect(list.count("entry without any name") == 0)
    #expect(list.count("reference stands twice") == 0)
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func canadaIsReadToItsFacts() throws {
    let list = try NationalLists.list("national/ca-sema-2025-03-20.xml")
    func find(_ reference: String) throws -> Designation {
        try #require(list.designations.first { $0.reference == reference })
    }
    // 1,825 dates, of which 109 are of ships and two cells hold a second one after `or`.
    let dates = list.designations.reduce(0) { $0 + $1.births.count { $0.date != nil } }
    #expect(dates + list.count("date of birth not readable") == 1825 - 109 + 3)
    #expect(list.designations.reduce(0) { $0 + $1.identifiers.count { $0.kind == "imo" } } == 109)
    #expect(list.designations.allSatisfy { $0.listedOn != nil && !$0.programmes.isEmpty && !$0.legalBasis.isEmpty })
    #expect(list.designations.filter { $0.measures == [.sectoral] }.count == 4)
    let person = try find("Belarus/1, Part 1/1")
    #expect(person.names.map(\.text) == ["Khazalbek Bakhtibekovich Atabekov"])
    #expect(person.names[0].family == "Atabekov")
    #expect(person.listedOn?.description == "2020-09-28")
    // A label is no part of the names that are found behind it.
    let labelled = list.designations.flatMap(\.names).filter { $0.origin == .parsed && $0.text.contains("elarusian:") }
    #expect(labelled.isEmpty, "\(labelled)")
    #expect(try find("Russia/1, Part 3/2").names.map(\.text).contains("МВД"))
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func theEmiratesAreReadToTheirFacts() throws {
    let list = try NationalLists.list("national/ae-local-terrorist-2025.csv")
    // 155 rows, 64 with a dash for the date and one empty.
    #expect(list.designations.reduce(0) { $0 + $1.births.count { $0.date != nil } } == 155 - 65)
    #expect(list.designations.allSatisfy { $0.names.contains { $0.text.script == .arabic } })
    #expect(list.designations.allSatisfy { $0.names[0].text.script == .latin && $0.listedOn != nil })
    let first = list.designations[0]
    #expect(first.identifiers.map(\.kind) == ["passport"])
    #expect(first.listedOn?.description == "2017")
    // 65 cells hold a number, three of them two numbers of two states.
    #expect(list.designations.reduce(0) { $0 + $1.identifiers.count } == 155 - 90 + 3)
    #expect(list.designations[130].births.map(\.country) == ["الإمارات"])
    #expect(list.designations[130].births.map(\.city) == ["دبي"])
    #expect(list.designations[130].identifiers.map(\.country) == ["تركي", "إماراتي"])
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func theExampleOfSECOIsAnAmendment() throws {
    let list = try NationalLists.list("national/ch-seco-format-example.xml")
    #expect(list.isExcerpt)
    let both = try #require(list.designations.first { $0.id == "ch:64393" })
    #expect(both.measures == [.assetFreeze, .travelBan])
    #expect(both.programmes == ["PPDM"])
    #expect(both.births.map { $0.date?.description } == ["1900-01-01"])
    #expect(both.nationalities == ["CH"])
    #expect(list.designations.map(\.genders) == [[.female], [.male], []])
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func theSimpleTableKeepsItsAliases() throws {
    let list = try NationalLists.list("opensanctions/ua-war-sanctions-targets.simple-2026-03-13.csv")
    let ship = try #require(list.designations.first { $0.reference == "NK-24cf2zYe7LEKhr2zFck73j" })
    #expect(ship.names.map(\.text) == ["ROSALIN", "Ceram Sea", "Gold Sun", "Nurkez"])
    #expect(ship.nationalities == ["LR", "PA", "SG", "ST"])
    #expect(ship.identifiers == [Identifier(kind: "imo", value: "9253325")])
    // 1,489 rows have a date, two of them a second one.
    #expect(list.designations.reduce(0) { $0 + $1.births.count } == 1491)
    #expect(list.designations.allSatisfy { $0.remarks.allSatisfy { !$0.isEmpty && $0 != "\"\"" } })
}
