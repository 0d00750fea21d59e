import SanctionsModel
import TestSupport
import Testing

@testable import ListReaders

private let header = [
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Place of Birth", "Citizenship", "Address",
    "Additional Information", "Listing Information", "Committees", "Control Date",
]

private func row(
    _ reference: String, _ name: String, type: String = "Individual", _ kind: String = "Primary Name", birth: String = "",
    place: String = "",
    citizenship: String = "", address: String = "", more: String = "", listing: String = "", regime: String = "1988 (Taliban)",
    control: String = "1 February 2020"
) -> [String] {
    [reference, name, type, kind, birth, place, citizenship, address, more, listing, regime, control]
}

private func read(_ rows: [[String]]) throws -> SourceList {
    try ListReader().read(bytes: TestArchive.xlsx(sheets: [("Sheet1", "", TestArchive.rows([header] + rows))]), name: "au.xlsx")
}

private func births(_ text: String) throws -> [String] {
    try read([row("1", "Karim TESTOV", birth: text)]).designations[0].births.map { $0.date?.description ?? "note \($0.note)" }
}

@Test func rowsOfOneReferenceAreOneParty() throws {
    let list = try read([
        row("7", "Karim TESTOV", birth: "1957", citizenship: "Russian", regime: "Autonomous (Russia)"),
        row("9", "ACME Trading", type: " Entity ", "primary name "),
        row("7a", "KARIM TESTOFF", "aka", birth: "1957", citizenship: "Russian"),
        row("7b", "Карим Тестов", type: "individual", "original Script", birth: "1958"),
        row("7b1", "Abu Karim", "Formerly known as"),
    ])
    #expect(list.id == "au" && list.entryCount == 5)
    #expect(list.version == "2026-01-02T03:04:05Z" && list.date?.description == "2026-01-02")
    #expect(list.designations.map(\.id) == ["au:7", "au:9"])
    #expect(list.designations.map(\.type) == [.person, .organisation])
    let party = list.designations[0]
    #expect(party.names.map(\.text) == ["Karim TESTOV", "KARIM TESTOFF", "Карим Тестов", "Abu Karim"])
    #expect(party.names.map(\.quality) == [.primary, .strong, .strong, .strong])
    #expect(party.births.map { $0.date?.description } == ["1957", "1958"])
    #expect(party.nationalities == ["Russian"])
    #expect(party.programmes == ["Autonomous (Russia)", "1988 (Taliban)"])
    #expect(party.legalBasis == ["Autonomous Sanctions Act 2011", "Charter of the United Nations Act 1945"])
    #expect(party.measures == [.assetFreeze])
    #expect(party.listedOn?.description == "2020-02-01")
    #expect(list.quirks.isEmpty, "\(list.quirks)")
}

@Test(arguments: [("12", "12"), ("12a", "12"), ("2672a10", "2672"), ("3aa", "3")])
func referencesNameTheirParty(text: String, party: String) {
    #expect(AustraliaReader.party(of: text) == party)
}

@Test(arguments: ["a", "", "12-a", "1a2b", "12 34", "9999999999", "٣"])
func rejectsReferencesOfAnotherForm(text: String) throws {
    #expect(AustraliaReader.party(of: text) == nil)
    guard !text.isEmpty else { return }
    let bytes = TestArchive.xlsx(sheets: [("S", "", TestArchive.rows([header, row(text, "Karim")]))])
    let error = try #require(Samples.error(bytes))
    #expect(error.line == 2 && error.reason == "cell S!A2: `\(text)` is no reference like 12 or 12a")
}

@Test func birthsOfEveryForm() throws {
    #expect(try births("a) Approximately 1955- 1958 b) 1945") == ["circa 1955..1958", "1945"])
    #expect(try births("a)1994 b)1993") == ["1994", "1993"])
    #expect(try births("1961; 13 March 1961") == ["1961", "1961-03-13"])
    #expect(try births("1986;\n22 September 1967") == ["1986", "1967-09-22"])
    #expect(try births("14 Mar 1974 >> 1 Aug 1970") == ["1974-03-14", "1970-08-01"])
    #expect(try births("19/03/1967; alt DOB: 19/11/1956") == ["1967-03-19", "1956-11-19"])
    #expect(try births("8 October 1970 or 1 January 1970") == ["1970-10-08", "1970-01-01"])
    #expect(try births("Between 1963 to 1968") == ["1963..1968"])
    #expect(try births("11/10/1953  10/11/1953") == ["1953-10-11", "1953-11-10"])
    #expect(try births("approximately 1977/1978") == ["circa 1977..1978"])
    #expect(try births("27/05/1979 (this aka only, alt DOB 1973)") == ["1979-05-27", "1973"])
    #expect(try births("25/10/1983 (as Karim Testov)  1977 (as Karim Testman)") == ["1983-10-25", "1977"])
    #expect(try births("April 1, 1978") == ["1978-04-01"])
    #expect(try births("24/06/1402 (Hijri Calendar)").first?.hasPrefix("1982-04-1") == true)
    #expect(try births("na") == [])
    #expect(try births("some time ago") == ["note some time ago"])
    let list = try read([row("1", "Karim TESTOV", birth: "10/061962")])
    #expect(list.count("date of birth not readable") == 1)
    #expect(list.quirks[0].examples == ["line 2: Sheet1!E2 10/061962"])
}

@Test func numbersInTheBirthCellAreYearsOrDays() throws {
    let styles = #"<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>"#
    func list(_ cell: String) throws -> SourceList {
        let rows = """
            \(TestArchive.rows([header]))<row><c t="inlineStr"><is><t>1</t></is></c><c t="inlineStr"><is><t>Karim</t></is></c>
            <c t="inlineStr"><is><t>Individual</t></is></c><c t="inlineStr"><is><t>Primary Name</t></is></c>\(cell)</row>
            """
        return try ListReader().read(bytes: TestArchive.xlsx(sheets: [("S", "", rows)], styles: styles), name: "au.xlsx")
    }
    func date(_ cell: String) throws -> String? { try list(cell).designations[0].births.first?.date?.description }
    #expect(try date("<c><v>1969</v></c>") == "1969")
    #expect(try date(#"<c s="1"><v>18798</v></c>"#) == "1951-06-19")
    #expect(try date("<c><v>18798</v></c>") == "1951-06-19")
    #expect(try list("<c><v>18798</v></c>").count("date of birth in a cell that shows no date") == 1)
    #expect(try date("<c><v>12</v></c>") == nil)
    #expect(try list("<c><v>12</v></c>").count("date of birth not readable") == 1)
}

@Test func cellsOfSeveralValuesArePartedAndProseIsRead() throws {
    let list = try read([
        row(
            "1", "Karim TESTOV", place: "a) Ufa, Bashkortostan, Russia b) Moscow, Russia.",
            citizenship: "Moldovan, Russian and Ukrainian",
            address: "a) 5 Main Street, Testville, Albania b) Syria (as at Sep. 2015)",
            more: """
                Title: a) Mullah b) Haji. Designation: Deputy of Tests. Passport no.: a) Testland number TR024417 issued 20 Dec. 2003 b) OR
                1961825 (Afghanistan). National identification no.: 05258253. Gender: Male. Email: karim@example.org; www.example.org.
                IMO number: 5987860. In prison since 2004.
                """,
            listing: "Listed by UN 1267 Committee on 25 January 2001 (amended on3 Sep 2003, 20 December 2005 and 21 Sep 2007)"),
        row(
            "2", "Petra TESTOVA", citizenship: "Bosnia and Herzegovina",
            listing: "Instrument of first designation and declaration: Autonomous Sanctions Amendment (No. 4) Instrument 2022"),
    ])
    let party = list.designations[0]
    #expect(party.births.map(\.city) == ["Ufa", "Moscow"] && party.births.map(\.country) == ["Russia", "Russia"])
    #expect(party.nationalities == ["Moldovan", "Russian", "Ukrainian"])
    #expect(
        party.addresses == [
            Address(street: "5 Main Street, Testville", country: "Albania"), Address(country: "Syria", note: "as at Sep. 2015"),
        ])
    #expect(party.titles == ["Mullah", "Haji", "Deputy of Tests"])
    #expect(party.genders == [.male])
    #expect(
        party.identifiers == [
            Identifier(kind: "passport", value: "TR024417"),
            Identifier(kind: "passport", value: "OR 1961825", country: "Afghanistan"),
            Identifier(kind: "national-id", value: "05258253"), Identifier(kind: "email", value: "karim@example.org"),
            Identifier(kind: "website", value: "www.example.org"), Identifier(kind: "imo", value: "5987860"),
        ])
    #expect(party.listedOn?.description == "2001-01-25")
    #expect(party.updatedOn.map(\.description) == ["2003-09-03", "2005-12-20", "2007-09-21", "2020-02-01"])
    let other = list.designations[1]
    #expect(other.nationalities == ["Bosnia and Herzegovina"])
    #expect(other.measures == [.travelBan, .assetFreeze])
    #expect(other.legalBasis.first?.hasPrefix("Instrument of first designation") == true)
}

@Test func oddRowsAreCountedAndNoneIsLost() throws {
    let list = try read([
        row("1", "Karim TESTOV"), row("1a", "Karim TESTOV", "aka"), row("1b", "Kay", "nom de guerre"),
        row("1c", "Tee", "Primary Name"),
        row("2", "MV Test", type: "Vessel"), row("3", "Something", type: "Thing"), row("3a", "Other", type: "Entity", "aka"),
        ["", "", " "],
    ])
    #expect(list.designations.count == 3)
    #expect(list.designations.map(\.type) == [.person, .vessel, .any])
    #expect(list.count("row repeats a name") == 1)
    #expect(list.count("name type not known") == 1)
    #expect(list.count("second primary name") == 1)
    #expect(list.count("type not known") == 1)
    #expect(list.count("rows of one reference differ in type") == 1)
    let lost = TestArchive.xlsx(sheets: [("S", "", TestArchive.rows([header, row("1", "Karim"), row("", "Nobody")]))])
    #expect(Samples.error(lost)?.reason == "cell S!A3: a row has no reference")
}

@Test func hiddenSheetsAreNotTheListAndOtherColumnsStay() throws {
    let visible = TestArchive.rows([header + ["Remark"], row("1", "Karim TESTOV") + ["seen"]])
    let hidden = TestArchive.rows([header, row("2", "Old TESTOV")])
    let list = try ListReader().read(
        bytes: TestArchive.xlsx(sheets: [("Old", "hidden", hidden), ("Now", "", visible)]), name: "au.xlsx")
    #expect(list.designations.map(\.id) == ["au:1"])
    #expect(list.designations[0].remarks == ["Remark: seen"])
    #expect(list.count("hidden sheet not read") == 1 && list.count("unknown column") == 1)
    let alone = TestArchive.xlsx(sheets: [("Old", "hidden", hidden)])
    #expect(ListReader.detect(alone, name: "au.xlsx") == nil)
    #expect(Samples.error(alone, format: .auXLSX)?.reason.hasPrefix("no sheet has the columns") == true)
    #expect(Samples.error(TestArchive.xlsx(sheets: [("S", "", TestArchive.rows([header]))]))?.reason == "the list holds no entry")
}

/// The columns in force since November 2025.
private let columns2025 = [
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth", "Place of Birth",
    "Citizenship", "Address", "Additional Information", "Listing Information", "IMO Number", "Committees", "Control Date",
    "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
]

private func row2025(
    _ reference: String, _ name: String, type: String = "Individual", _ kind: String = "Primary Name", strength: String = "",
    imo: String = "", measures: [String]
) -> [String] {
    [reference, name, type, kind, strength] + Array(repeating: "", count: 6) + [
        imo, "Autonomous (Vessels)", "2 February 2026", "Instrument 2026",
    ] + measures
}

private func read2025(_ rows: [[String]], columns: [String] = columns2025) throws -> SourceList {
    try ListReader().read(bytes: TestArchive.xlsx(sheets: [("Sheet1", "", TestArchive.rows([columns] + rows))]), name: "au.xlsx")
}

@Test(
    "The four columns say the measures",
    arguments: [
        (["TRUE", "TRUE", "FALSE", "FALSE"], ["asset-freeze", "travel-ban"]),
        (["TRUE", "FALSE", "FALSE", "FALSE"], ["asset-freeze"]),
        (["FALSE", "FALSE", "FALSE", "TRUE"], ["maritime-restriction"]),
        (["", "Yes", "yes", "No"], ["travel-ban", "arms-embargo"]),
        (["1", "0", "n/a", "X"], ["asset-freeze", "maritime-restriction"]),
        (["FALSE", "FALSE", "FALSE", "FALSE"], ["asset-freeze"]),
        (["FALSE", "from 2027", "FALSE", "FALSE"], ["travel-ban"]),
    ])
func columnsOfMeasures(cells: [String], wanted: [String]) throws {
    let list = try read2025([row2025("1", "MOCHA", type: "Vessel", imo: "9271951", measures: cells)])
    #expect(list.designations[0].measures.map(\.kind) == wanted)
    #expect(list.designations[0].identifiers == [Identifier(kind: "imo", value: "9271951")])
    #expect(list.designations[0].legalBasis.contains("Instrument 2026"))
    #expect(list.count("no measure stated: an asset freeze is assumed") == (cells.allSatisfy { $0 == "FALSE" } ? 1 : 0))
    #expect(list.count("measure said neither") == (cells.contains("from 2027") ? 1 : 0))
}

@Test func aliasesHaveTheirStrength() throws {
    let freeze = ["TRUE", "FALSE", "FALSE", "FALSE"]
    let list = try read2025([
        row2025("1", "Karim TESTOV", measures: freeze),
        row2025("1a", "Karim TESTOFF", "Alias", strength: "Strong", measures: freeze),
        row2025("1b", "Kay", "Alias", strength: "Weak", measures: freeze),
        row2025("1c", "Tee", "Alias", strength: " LOW quality ", measures: freeze),
        row2025("1d", "Карим Тестов", "Original Script", measures: freeze),
        row2025("1e", "Vee", "Alias", strength: "fair", measures: freeze),
    ])
    #expect(list.designations[0].names.map(\.quality) == [.primary, .strong, .weak, .weak, .strong, .strong])
    #expect(list.quirks.map(\.kind) == ["alias strength not known: taken as strong"])
    #expect(list.designations[0].measures == [.assetFreeze])
}

@Test(
    "A column that may say measures or strength is warned of",
    arguments: [
        ("Measures", true), ("Other sanctions imposed", true), ("Strength of name", true), ("Port Restriction", true),
        ("Asset freeze from", true), ("Remark", false), ("Listed before", false),
    ])
func columnsOfWeight(title: String, isWarned: Bool) throws {
    let list = try read([row("1", "Karim TESTOV")].map { $0 }, more: (title, "something"))
    #expect(list.warnings.count == (isWarned ? 1 : 0), "\(list.quirks)")
    #expect(list.count("unknown column") == (isWarned ? 0 : 1))
    #expect(list.designations[0].remarks == ["\(title): something"])
}

private func read(_ rows: [[String]], more: (title: String, cell: String)) throws -> SourceList {
    let table = [header + [more.title]] + rows.map { $0 + [more.cell] }
    return try ListReader().read(bytes: TestArchive.xlsx(sheets: [("Sheet1", "", TestArchive.rows(table))]), name: "au.xlsx")
}

@Test(
    "A word for about governs all years of its cell, and no day",
    arguments: [
        ("Approximately 1948; 1950", ["circa 1948", "circa 1950"]), ("Approximately 1960 or 1962", ["circa 1960", "circa 1962"]),
        ("approx. 1960, 1962", ["circa 1960", "circa 1962"]), ("Circa 1979-1982", ["circa 1979..1982"]),
        ("Approximately 1967, or approximately 1961, or approximately 1973", ["circa 1967", "circa 1961", "circa 1973"]),
        ("Approximately 1955\n1 Jan. 1969", ["circa 1955", "1969-01-01"]),
        ("a) Approximately 1966 b) 1960", ["circa 1966", "1960"]),
        ("a) Approximately 1966 or 1968 b) 1960", ["circa 1966", "circa 1968", "1960"]),
        ("1966; 1960", ["1966", "1960"]),
    ])
func aboutGovernsItsCell(cell: String, wanted: [String]) throws {
    #expect(try births(cell) == wanted)
}

@Test func theTableSavedAsCSVIsRead() throws {
    let text = ([header] + [row("1", "Karim TESTOV", birth: "a) 1957 b) 1958")]).map { $0.joined(separator: ",") }.joined(
        separator: "\r\n")
    #expect(ListReader.detect(Array(text.utf8), name: "x") == .auXLSX)
    let list = try Samples.read(text)
    #expect(list.designations.map(\.id) == ["au:1"])
    #expect(list.designations[0].births.map { $0.date?.description } == ["1957", "1958"])
    #expect(list.version == "2020-02-01")
}
