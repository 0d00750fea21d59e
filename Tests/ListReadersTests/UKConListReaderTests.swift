import SanctionsModel
import Testing

@testable import ListReaders

private let columns = [
    "Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Title", "DOB", "Town of Birth", "Country of Birth",
    "Nationality", "Passport Details", "NI Number", "Position", "Address 1", "Address 2", "Address 3", "Address 4",
    "Address 5", "Address 6", "Post/Zip Code", "Country", "Other Information", "Group Type", "Alias Type", "Regime",
    "Listed On", "Last Updated", "Group ID",
]

/// The layout of 2022.
private let laterColumns = [
    "Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Title", "Name Non-Latin Script", "Non-Latin Script Type",
    "Non-Latin Script Language", "DOB", "Town of Birth", "Country of Birth", "Nationality", "Passport Number",
    "Passport Details", "National Identification Number", "National Identification Details", "Position", "Address 1",
    "Address 2", "Address 3", "Address 4", "Address 5", "Address 6", "Post/Zip Code", "Country", "Other Information",
    "Group Type", "Alias Type", "Alias Quality", "Regime", "Listed On", "UK Sanctions List Date Designated", "Last Updated",
    "Group ID",
]

private func table(_ rows: [[String: String]], _ columns: [String] = columns, head: String = "Last Updated,13/04/2018") -> String
{
    head + "\r\n" + columns.joined(separator: ",") + "\r\n"
        + rows.map { row in
            columns.map { name in
                let cell = row[name] ?? ""
                return cell.contains(",") ? "\"\(cell)\"" : cell
            }.joined(separator: ",") + "\r\n"
        }.joined()
}

private let karim = [
    "Name 6": " OSMAN", "Name 1": "Karim ", "Name 2": "Abu", "DOB": "00/00/1980", "Group Type": "Individual",
    "Alias Type": "Prime Alias", "Regime": "Grey", "Listed On": "01/04/2016", "Last Updated": "02/05/2017", "Group ID": "901",
]

@Test func readsTheConsolidatedListOfOFSI() throws {
    var alias = karim
    alias["Name 1"] = "Kareem"
    alias["Alias Type"] = "AKA"
    var second = karim
    second["DOB"] = "01/08/1981"
    second["Country"] = "Libya (as at Feb. 2014)"
    var facts = karim
    facts["Town of Birth"] = "(1) Sfax (2) Tunis"
    facts["Country of Birth"] = "(1)-(2) Tunisia"
    facts["Nationality"] = "1) Saudi Arabia 2) Qatar (revoked in 2015)"
    facts["Passport Details"] =
        "(1) 592667 (Qatari). Issued 3 May 2007 (2) Libyan passport number 347834 (3) (Yemeni). Issued 1993."
    facts["NI Number"] = "Ration card no. 0094195"
    facts["Position"] = "a) Coordinator b)Corporal"
    facts["Address 1"] = "1 Row"
    facts["Address 6"] = "Sfax"
    facts["Post/Zip Code"] = "77"
    facts["Other Information"] = "UN Ref QDi.904. Gender: male. Tel +216 71 000 000, Fax (216)71000001. Email a@b.example."
    let rows = [
        alias, karim, second, facts,
        [
            "Name 6": "GREY ONE", "Group Type": "Entity", "Alias Type": "Prime Alias", "Regime": "Grey",
            "Listed On": "01/04/2016", "Last Updated": "01/04/2016", "Group ID": "902",
            "Other Information": "(IMO number: 9187629). MMSI: 445539000. The following vessel has been added.",
        ],
        [
            "Name 6": "GREY LEAGUE", "Group Type": "Entity", "Alias Type": "FKA", "Regime": "Grey", "Listed On": "01/04/2016",
            "Last Updated": "01/04/2016", "Group ID": "903",
            "Other Information": "A run-up referee. UN REF:E.29.I.11. UN listing.",
        ],
    ]
    let list = try Samples.read(table(rows))
    #expect(list.id == "gb")
    #expect(list.version == "2018-04-13")
    #expect(list.entryCount == 3)
    #expect(list.designations.map(\.id) == ["gb:901", "gb:902", "gb:903"])
    let person = list.designations[0]
    #expect(person.names[0] == ListedName("Karim Abu OSMAN", quality: .primary, family: "OSMAN", given: "Karim Abu"))
    #expect(person.names[1] == ListedName("Kareem Abu OSMAN", quality: .strong, family: "OSMAN", given: "Kareem Abu"))
    #expect(person.names.count == 2)
    #expect(
        person.births.map { "\($0.date?.description ?? "-") \($0.city) \($0.country)" } == [
            "1980  ", "1981-08-01  ", "- Sfax Tunisia", "- Tunis Tunisia",
        ])
    #expect(person.nationalities == ["Saudi Arabia", "Qatar"])
    #expect(person.genders == [.male])
    #expect(
        person.identifiers.map { "\($0.kind) \($0.value) \($0.country)" } == [
            "passport 592667 Qatari", "passport 347834 ", "other 0094195 ", "phone +216 71 000 000 ", "phone (216)71000001 ",
            "email a@b.example ",
        ])
    #expect(person.identifiers[0].note == "592667 (Qatari). Issued 3 May 2007")
    #expect(list.count("document without a number") == 1)
    #expect(person.titles == ["Coordinator", "Corporal"])
    #expect(
        person.addresses == [
            Address(country: "Libya", note: "as at Feb. 2014"), Address(street: "1 Row", city: "Sfax", postalCode: "77"),
        ])
    #expect(person.crossReferences == ["un:QDi.904"])
    #expect(person.remarks.contains("Nationality: 1) Saudi Arabia 2) Qatar (revoked in 2015)"))
    #expect(person.programmes == ["Grey"])
    #expect(person.listedOn?.description == "2016-04-01")
    #expect(person.updatedOn.map(\.description) == ["2017-05-02"])
    #expect(person.measures == [.assetFreeze])
    let ship = list.designations[1]
    #expect(ship.type == .vessel)
    #expect(ship.identifiers == [Identifier(kind: "imo", value: "9187629"), Identifier(kind: "mmsi", value: "445539000")])
    #expect(list.designations[2].crossReferences == ["un:E.29.I.11"])
    #expect(list.count("entry without a primary name") == 1)
}

@Test func readsTheLaterLayoutOfOFSI() throws {
    var person = karim
    person["Alias Type"] = "Primary name"
    person["Name Non-Latin Script"] = "كريم عثمان"
    person["Non-Latin Script Language"] = "Arabic"
    person["Passport Number"] = "(1) K1234567 (2) K7654321"
    person["Passport Details"] = "Tunisian"
    person["National Identification Number"] = "07442833"
    person["UK Sanctions List Date Designated"] = "31/12/2020"
    person["Town of Birth"] = "Sfax"
    person["Country of Birth"] = "Tunisia"
    person["Other Information"] =
        "(UK Sanctions List Ref):GRY0901 and PRL0045. (UN Ref):QDi.904. (UK Statement of Reasons):Trades in pearls. (Gender):Male (Phone number):(1) +216 71 000 000 (2) +216 71 000 001 (Website):www.grey.example"
    var alias = person
    alias["Name 1"] = "Kay"
    alias["Alias Type"] = "AKA"
    alias["Alias Quality"] = "Low"
    var spelling = person
    spelling["Name 1"] = "Carim"
    spelling["Alias Type"] = "Primary name variation"
    let ship = [
        "Name 6": "GREY ONE", "Group Type": "Ship", "Alias Type": "Primary name", "Group ID": "902", "Regime": "Grey",
        "Other Information": "(UK Sanctions List Ref):GRY0902 (IMO number):9187629 (Type of ship):Tanker",
    ]
    // Two groups of one Unique ID.
    let twins = ["903", "904"].map { id in
        [
            "Name 6": "TWIN \(id)", "Group Type": "Entity", "Alias Type": "Primary name", "Group ID": id,
            "Other Information": "(UK Sanctions List Ref):GRY0903",
        ]
    }
    let list = try Samples.read(table([person, alias, spelling, ship] + twins, laterColumns, head: "Last Updated,03/06/2025"))
    #expect(list.designations.map(\.id) == ["gb:GRY0901", "gb:GRY0902", "gb:903", "gb:904"])
    #expect(list.count("one Unique ID of two groups") == 2)
    let first = list.designations[0]
    #expect(first.crossReferences == ["un:QDi.904", "gb:901", "gb:PRL0045"])
    #expect(list.designations[2].crossReferences == ["gb:GRY0903"])
    #expect(first.names.map(\.text) == ["Karim Abu OSMAN", "كريم عثمان", "Kay Abu OSMAN", "Carim Abu OSMAN"])
    #expect(first.names.map(\.quality) == [.primary, .strong, .weak, .strong])
    #expect(first.names[1].language == "ar")
    #expect(first.births.map { "\($0.date?.description ?? "-") \($0.city) \($0.country)" } == ["1980 Sfax Tunisia"])
    #expect(
        first.identifiers.map { "\($0.kind) \($0.value)" } == [
            "passport K1234567", "passport K7654321", "national-id 07442833", "phone +216 71 000 000", "phone +216 71 000 001",
            "website www.grey.example",
        ])
    #expect(first.identifiers[0].note == "Tunisian")
    #expect(first.genders == [.male])
    #expect(first.updatedOn.map(\.description) == ["2017-05-02", "2020-12-31"])
    #expect(first.remarks.contains("UK Statement of Reasons: Trades in pearls."))
    #expect(list.designations[1].type == .vessel)
    #expect(list.designations[1].identifiers == [Identifier(kind: "imo", value: "9187629")])
    #expect(list.designations[1].remarks.contains("Type of ship: Tanker"))
}

@Test func readsWindows1252WhereTheListIsOfOFSI() throws {
    var row = karim
    row["Name 6"] = "D\u{1}OSMAN"
    row["Regime"] = "Cafe\u{2}"
    let bytes = Array(table([row]).utf8).map { $0 == 1 ? 0x92 : $0 == 2 ? 0xE9 : $0 }
    let list = try ListReader().read(bytes: bytes, name: "sample")
    #expect(list.designations[0].names[0].text == "Karim Abu D’OSMAN")
    #expect(list.designations[0].programmes == ["Cafeé"])
    #expect(list.count("not UTF-8") == 1)
    let unassigned = bytes.map { $0 == 0x92 ? 0x81 : $0 }
    let error = Samples.error(unassigned)
    #expect(error?.line == 3)
    #expect(error?.reason.hasPrefix("neither UTF-8 nor Windows-1252, at byte ") == true)
}

@Test func refusesAConListThatIsNone() {
    #expect(Samples.error(table([]))?.reason == "the list holds no entry")
    #expect(Samples.error("Last Updated,1\na,b\n", format: .ukConListCSV)?.reason.contains("column `name 6` is missing") == true)
    var row = karim
    row["Group ID"] = ""
    #expect(Samples.error(table([row])) == ListError(file: "sample", line: 3, reason: "a row has no Group ID"))
    let cut = Array(table([karim, karim]).utf8)
    #expect(Samples.error(Array(cut[..<(cut.count - 9)]))?.reason.contains("cut off") == true)
}
