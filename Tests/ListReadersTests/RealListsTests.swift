import SanctionsModel
import Testing

@testable import ListReaders
@testable import TestSupport

/// Counts of the real lists, where they stand beside the project.
private struct Expected: Sendable {
    var file: String
    var id: String
    var version: String
    var entries: Int
    var designations: Int
    var persons: Int
}

private let expected = [
    Expected(
        file: "un/un-consolidated-2021-03-12.xml", id: "un", version: "2021-03-12T19:03:54.942-05:00", entries: 1004,
        designations: 1004,
        persons: 711),
    Expected(
        file: "un/un-consolidated-2024-09-21.xml", id: "un", version: "", entries: 875, designations: 875, persons: 682),
    Expected(
        file: "un/un-consolidated-2025-11-15.xml", id: "un", version: "", entries: 1000, designations: 1000, persons: 727),
    Expected(
        file: "un/un-consolidated-2026-02-27.xml", id: "un", version: "2026-02-27T00:00:09.554Z", entries: 1003,
        designations: 1003,
        persons: 730),
    Expected(
        file: "eu/eu-fsf-full-1.1-2021-03-02.xml", id: "eu", version: "2021-03-02T16:28:05.354+01:00", entries: 2269,
        designations: 2248, persons: 1680),
    Expected(
        file: "ofac/sdn-2021-03-10.xml", id: "us-sdn", version: "2021-03-10", entries: 8832, designations: 8832, persons: 4539),
    Expected(
        file: "ofac/cons-2025-03-28.xml", id: "us-cons", version: "2025-03-28", entries: 443, designations: 443, persons: 80),
    Expected(file: "ofac/sdn-csv", id: "us-sdn", version: "unknown", entries: 7379, designations: 7379, persons: 3845),
]

/// Each list that several tests look at is read once.
private enum RealLists {
    static let un2026 = read("un/un-consolidated-2026-02-27.xml")
    static let eu = read("eu/eu-fsf-full-1.1-2021-03-02.xml")
    static let sdn = read("ofac/sdn-2021-03-10.xml")

    static func read(_ file: String) -> Result<SourceList, any Error> {
        Result { try ListReader().read(path: try #require(SharedFiles.path("lists/\(file)"))) }
    }

    static func list(_ file: String) throws -> SourceList {
        switch file {
        case "un/un-consolidated-2026-02-27.xml": try un2026.get()
        case "eu/eu-fsf-full-1.1-2021-03-02.xml": try eu.get()
        case "ofac/sdn-2021-03-10.xml": try sdn.get()
        default: try read(file).get()
        }
    }
}

private let isThere = SharedFiles.path("lists/un") != nil

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"), arguments: expected)
private func realListsAreReadWhole(expected: Expected) throws {
    let list = try RealLists.list(expected.file)
    #expect(list.id == expected.id)
    if !expected.version.isEmpty { #expect(list.version == expected.version) }
    #expect(list.entryCount == expected.entries)
    #expect(list.designations.count == expected.designations)
    #expect(list.designations.count { $0.type == .person } == expected.persons)
    #expect(Set(list.designations.map(\.id)).count == expected.designations)
    for designation in list.designations {
        #expect(designation.names.first?.quality == .primary)
        #expect(designation.names.allSatisfy { !$0.text.isEmpty && $0.text == $0.text.collapsed })
        #expect(!designation.measures.isEmpty && !designation.programmes.isEmpty)
        #expect(!designation.reference.isEmpty && designation.id == "\(list.id):\(designation.reference)")
    }
    #expect(list.count("entry without any name") == 0)
    #expect(list.count("identifier type not known") == 0)
    #expect(list.count("regime not known") == 0)
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func sdnAliasesKeepTheirStrength() throws {
    let list = try RealLists.sdn.get()
    let written = list.designations.flatMap { $0.names.filter { $0.origin == .written } }
    // 8,832 names and 14,094 aliases, of which some repeat a name of their entry.
    #expect(written.count == 8832 + 14094 - list.count("alias repeats a name of its entry"))
    #expect(written.count { $0.quality == .weak } == 2402)
    #expect(list.designations.reduce(0) { $0 + $1.births.count { $0.date != nil } } >= 5033)
    #expect(list.count("date of birth not readable") == 0)
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func unionNamesAreAllKept() throws {
    let list = try RealLists.eu.get()
    let written = list.designations.reduce(0) { $0 + $1.names.count { $0.origin == .written } }
    #expect(written <= 9544)
    #expect(written >= 9354)
    #expect(list.count("entry stands once for each act") == 21)
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func sentencesInAliasesAreRead() throws {
    let list = try RealLists.un2026.get()
    func names(_ reference: String) -> [String] {
        list.designations.first { $0.reference == reference }?.names.map(\.text) ?? []
    }
    #expect(list.count("empty alias left out") == 291)
    #expect(names("IRi.039").count >= 12)
    #expect(names("IRi.034").contains("M. Javad Kareemi Sabet"))
    #expect(names("LYi.019").contains("Safia Farkash Mohammed Al-Hadad"))
    #expect(names("QDe.137").contains("Hayat Tahrir al-Sham"))
    #expect(names("TAi.101").contains("Mohammad Ishaq Akhund"))
    #expect(names("TAi.034").contains("Haji Gulab Gul"))
    #expect(names("QDi.426").contains("أمیر محمد سعید عبد الرحمن السلبي"))
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func aCutListIsRefused() throws {
    for file in ["un/un-consolidated-2026-02-27.xml", "ofac/cons-2025-03-28.xml"] {
        let bytes = try FileTree.contents(try #require(SharedFiles.path("lists/\(file)")))
        for part in [3, 7] {
            let error = Samples.error(Array(bytes.prefix(bytes.count * part / 10)))
            #expect((error?.line ?? 0) > 1)
        }
    }
}
