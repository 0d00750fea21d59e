import SanctionsModel
import Testing

@testable import ListReaders
@testable import TestSupport

/// Australia's spreadsheet and OFAC's ENHANCED files, where they stand beside the project; each is read once. Counts were
/// taken from the files by other means.
private enum Real {
    static let australia = read("national/au-dfat-2024-11-11.xlsx")
    static let enhanced = read("ofac/cons-enhanced-2025-01-10.zip")
    static let excerpt = read("ofac/sdn-enhanced-irgc-2024-08-28.xml")

    static func read(_ file: String) -> Result<SourceList, any Error> {
        Result { try ListReader().read(path: try #require(SharedFiles.path("lists/\(file)"))) }
    }
}

private let isThere = SharedFiles.path("lists/national/au-dfat-2024-11-11.xlsx") != nil

private func checkShape(_ list: SourceList) {
    #expect(Set(list.designations.map(\.id)).count == list.designations.count)
    for designation in list.designations {
        #expect(designation.names.first?.quality == .primary)
        #expect(designation.names.allSatisfy { !$0.text.isEmpty && $0.text == $0.text.collapsed })
        #expect(!designation.measures.isEmpty && !designation.programmes.isEmpty && !designation.legalBasis.isEmpty)
        #expect(designation.id == "\(list.id):\(designation.reference)" && designation.listedOn != nil)
    }
    #expect(list.count("entry without any name") == 0)
    #expect(list.count("identifier type not known") == 0)
    #expect(list.count("unknown") == 0)
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func australiasSpreadsheetIsReadWhole() throws {
    let list = try Real.australia.get()
    #expect(list.id == "au" && list.version == "2024-11-11T01:01:21Z")
    #expect(list.entryCount == 9553 && list.designations.count == 3062)
    checkShape(list)
    let written = list.designations.reduce(0) { $0 + $1.names.count { $0.origin == .written } }
    #expect(written == 9553 - list.count("row repeats a name of its party"))
    #expect(list.designations.reduce(0) { $0 + $1.names.count { $0.quality == .primary } } == 3062)
    #expect(list.count("second primary name") == 0 && list.count("type not known") == 0 && list.count("name type not known") == 0)
    let persons = list.designations.count { $0.type == .person }
    #expect(persons + list.designations.count { $0.type == .organisation } == 3062)
    // 440 rows are of an original script; a few aliases are too.
    let scripts = list.designations.flatMap(\.names).count { $0.origin == .written && $0.text.script != .latin }
    #expect(scripts >= 437)
    #expect(list.count("date of birth not readable") <= 5)
    #expect(list.count("date of birth in a cell that shows no date") == 0)

    let first = try #require(list.designations.first { $0.id == "au:2" })
    #expect(first.names.map(\.text) == ["MOHAMMAD HASSAN AKHUND", "محمد حسن أخوند"])
    #expect(first.births.map { $0.date?.description } == ["circa 1955..1958", "circa 1945..1950"])
    #expect(first.births[0].country == "Afghanistan" && first.nationalities == ["Afghanistan"])
    #expect(first.titles.contains("Mullah") && first.programmes == ["1988 (Taliban)"])
    #expect(first.listedOn?.description == "2001-01-25")
    // Rows 34c1 and 34f1 stand elsewhere than row 34.
    let other = try #require(list.designations.first { $0.id == "au:34" })
    #expect(other.names.count { $0.origin == .written } == 9)
    #expect(other.births.contains { $0.date?.description == "1955" })
    #expect(other.identifiers.contains { $0.kind == "passport" && $0.value == "TR024417" })
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func theZippedConsolidatedListIsReadWhole() throws {
    let list = try Real.enhanced.get()
    #expect(list.id == "us-cons" && list.version == "2025-01-10" && !list.isExcerpt)
    #expect(list.entryCount == 443 && list.designations.count == 443 && list.designations.count { $0.type == .person } == 80)
    checkShape(list)
    #expect(list.files.map(\.name) == ["cons-enhanced-2025-01-10.zip"])
    let bytes = try FileTree.contents(try #require(SharedFiles.path("lists/ofac/cons-enhanced-2025-01-10.zip")))
    #expect(list.sha256 == SourceHash.of(bytes))
    let written = list.designations.flatMap { $0.names.filter { $0.origin == .written } }
    #expect(written.count == 1624 - list.count("alias repeats a name of its entry"))
    #expect(written.count { $0.text.script == .cyrillic } == 39 && written.count { $0.text.script == .han } == 6)
    // 70 names of low quality, one of them in two scripts.
    #expect(written.count { $0.quality == .weak } == 71)
    #expect(list.designations.reduce(0) { $0 + $1.births.count { $0.date != nil } } == 75)
    #expect(list.designations.count { $0.remarks.contains { $0.hasPrefix("Owned or Controlled By ") } } > 0)
    // The classic form of three months later has the same parties under the same numbers.
    let classic = try ListReader().read(path: try #require(SharedFiles.path("lists/ofac/cons-2025-03-28.xml")))
    let names = Dictionary(uniqueKeysWithValues: classic.designations.map { ($0.id, $0.names[0].text) })
    let same = list.designations.count { names[$0.id] == $0.names[0].text }
    #expect(same >= 440)
}

@Test(.enabled(if: isThere, "the real lists do not stand beside the project"))
func theExcerptOfOneProgrammeIsReadWhole() throws {
    let list = try Real.excerpt.get()
    #expect(list.id == "us-sdn" && list.version == "2024-08-28" && list.isExcerpt)
    #expect(list.entryCount == 293 && list.designations.count == 293)
    #expect(
        list.designations.count { $0.type == .person } == 165 && list.designations.count { $0.type == .organisation } == 84
            && list.designations.count { $0.type == .aircraft } == 44)
    checkShape(list)
    let written = list.designations.flatMap { $0.names.filter { $0.origin == .written } }
    #expect(written.count == 930 - list.count("alias repeats a name of its entry"))
    #expect(written.count { $0.text.script == .arabic } >= 91)
    #expect(written.allSatisfy { !$0.text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) } })
    #expect(list.designations.reduce(0) { $0 + $1.births.count { $0.date != nil } } == 183)
    #expect(list.designations.reduce(0) { $0 + $1.remarks.count { $0.contains("(OFAC ") } } == 229)
    #expect(list.designations.allSatisfy { $0.programmes.contains("IRGC") && $0.measures == [.assetFreeze] })
    let party = try #require(list.designations.first { $0.id == "us-sdn:28683" })
    #expect(party.names.map(\.quality).contains(.weak) && party.births.first?.date?.description == "1965-01-09")
    #expect(party.identifiers.first?.kind == "national-id" && party.identifiers.first?.country == "Iran")
    #expect(party.listedOn?.description == "2020-03-26")
}
