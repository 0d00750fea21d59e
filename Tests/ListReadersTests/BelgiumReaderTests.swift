import SanctionsModel
import Testing

@testable import ListReaders

private let columns = [
    "type", "Wholename", "Lastname", "Firstname", "Middlename", "Gender", "Function", "Birth date", "Birth place",
    "Birth country", "Number", "Remark", "Links", "Regulation", "Publication date", "Embargos",
]

private func table(_ rows: [[String: String]], _ more: [String] = []) -> String {
    "\u{FEFF}" + (columns + more).joined(separator: ";") + "\n"
        + rows.map { row in
            (columns + more).map { "\"\((row[$0] ?? "").replacing("\"", with: "\"\""))\"" }.joined(separator: ";") + "\n"
        }.joined()
}

@Test func readsTheListOfTheBelgianTreasury() throws {
    let text = table([
        [
            "type": "P", "Wholename": "Karim Osman\nKareem Usman", "Lastname": "Osman\nUsman", "Firstname": "Karim\nKareem",
            "Gender": "M", "Function": "Cashier", "Birth date": "10-03-57", "Birth place": "Sfax", "Birth country": "TUNISIA",
            "Number": "K1 (passport-National passport) [known to be expired]\n57.03.10-001.02 (NRN-National number)\n42",
            "Remark": "Made\\nup", "Links": "https://grey.example/1", "Regulation": "Royal Decree 1",
            "Publication date": "13-04-18",
            "Embargos": "BE",
        ],
        [
            "type": "enterprise", "Wholename": "Grey League", "Firstname": "الرابطة الرمادية", "Gender": "M",
            "Publication date": "02-01-2020\n02-01-21", "Embargos": "TAQA", "Birth date": "N/A", "Number": "-",
        ],
        ["type": "person", "Wholename": "Dina Osman", "Birth date": "01-02-15", "Embargos": "BE", "Birth country": "LIBYA"],
        [
            "type": "person", "Wholename": "Dina Osman", "Birth date": "01-02-15", "Embargos": "BE", "Birth country": "LIBYA",
            "Publication date": "13-04-18",
        ],
        ["type": "person", "Wholename": "Dina Osman", "Birth date": "01-02-15", "Embargos": "BE", "Birth country": "LIBYA"],
        [
            "type": "person", "Wholename": "Dina Osman", "Birth date": "01-02-05", "Embargos": "BE",
            "Publication date": "13-04-18",
        ],
    ])
    #expect(ListReader.detect(Array(text.utf8), name: "x") == .belgiumCSV)
    let list = try Samples.read(text)
    #expect(list.id == "be")
    #expect(list.version == "2021-01-02")
    #expect(
        list.designations.map(\.id) == [
            "be:Karim Osman/10-03-57", "be:Grey League", "be:Dina Osman/01-02-15", "be:Dina Osman/01-02-15/LIBYA",
            "be:Dina Osman/01-02-15/LIBYA/2", "be:Dina Osman/01-02-05",
        ])
    let person = list.designations[0]
    #expect(person.names[0] == ListedName("Karim Osman", quality: .primary, family: "Osman", given: "Karim"))
    #expect(person.names[1] == ListedName("Kareem Usman", quality: .strong, family: "Usman", given: "Kareem"))
    #expect(person.genders == [.male])
    #expect(person.titles == ["Cashier"])
    #expect(person.births.map { "\($0.date?.description ?? "") \($0.city) \($0.country)" } == ["1957-03-10 Sfax TUNISIA"])
    #expect(
        person.identifiers == [
            Identifier(kind: "passport", value: "K1", note: "expired"),
            Identifier(kind: "national-id", value: "57.03.10-001.02", note: "National number"),
            Identifier(kind: "other", value: "42"),
        ])
    #expect(person.programmes == ["BE"])
    #expect(person.legalBasis == ["Royal Decree 1"])
    #expect(person.listedOn?.description == "2018-04-13")
    #expect(person.measures == [.assetFreeze])
    #expect(person.remarks == ["Made up", "Act: https://grey.example/1"])
    let league = list.designations[1]
    #expect(league.type == .organisation)
    #expect(league.names.map(\.text) == ["Grey League", "الرابطة الرمادية"])
    #expect(league.genders.isEmpty && league.births.isEmpty && league.identifiers.isEmpty)
    #expect(league.listedOn?.description == "2020-01-02")
    #expect(league.updatedOn.map(\.description) == ["2021-01-02"])
    #expect(list.count("row of the European Union's") == 1)
    // Without a day of listing either century is possible; with one, nobody is listed before being ten.
    #expect(list.designations[2].births.map { $0.date?.description } == ["1915-02-01", "2015-02-01"])
    #expect(list.designations[3].births.map { $0.date?.description } == ["1915-02-01"])
    #expect(list.designations[5].births.map { $0.date?.description } == ["2005-02-01"])
    #expect(list.count("birth year of two digits") == 5)
    #expect(list.count("one name and birth of several rows") == 1)
}

@Test func aReferenceOfTheUnionIsTheReference() throws {
    let list = try Samples.read(
        table([["type": "P", "Wholename": "Karim Osman", "EU_ref_num": "EU.901.1", "Colour": "grey"]], ["EU_ref_num", "Colour"]))
    #expect(list.designations[0].id == "be:EU.901.1")
    #expect(list.designations[0].remarks == ["colour: grey"])
    #expect(list.count("unknown column `colour`") == 1)
}

@Test func refusesABelgianListThatIsNone() {
    #expect(Samples.error(table([]))?.reason == "the list holds no entry")
    #expect(Samples.error(table([["type": "P"]])) == ListError(file: "sample", line: 2, reason: "a row has no name"))
    #expect(Samples.error("a;b\n1;2\n", format: .belgiumCSV)?.line == 1)
}
