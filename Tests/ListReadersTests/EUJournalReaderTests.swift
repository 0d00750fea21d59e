import SanctionsModel
import Testing

@testable import ListReaders

private let columns = [
    "celex", "recordId", "programKey", "annex", "measure", "startDate", "reason", "schema", "name", "alias", "weakAlias",
    "previousName", "country", "nationality", "jurisdiction", "birthDate", "birthPlace", "position", "passportNumber", "gender",
    "fatherName", "idNumber", "imoNumber", "flag", "address", "email", "notes",
]

private func table(_ rows: [[String: String]]) -> String {
    columns.joined(separator: ",") + "\n"
        + rows.map { row in
            columns.map {
                "\"\(row[$0] ?? ["celex": "32001R2580", "annex": "II.A", "recordId": "1", "measure": "Asset freeze", "schema": "Person", "programKey": "EU-TERR"][$0] ?? "")\""
            }
            .joined(separator: ",") + "\n"
        }.joined()
}

@Test func readsAnAnnexOfTheJournal() throws {
    let text = table([
        [
            "name": "EL OSMAN Karim", "alias": "Abu Grey; Kareem Osman", "weakAlias": "Kay", "previousName": "Karim Grey",
            "nationality": "Iranian and US", "birthDate": "26.11.1972 or 27.11.1972 or circa 1975",
            "birthPlace": "Sfax (Tunisia)", "passportNumber": "C2002515 (Iran); 477845448", "gender": "male",
            "fatherName": "Abbas", "idNumber": "07442833", "address": "1 Row, Tunis; 2 Row, Tunis", "country": "Tunisia",
            "position": "Cashier", "startDate": "2020-05-06",
        ],
        ["recordId": "2", "name": "OSMAN Dina", "birthDate": "some day", "birthPlace": "Beirut, Beqaa, Lebanon"],
        // The number starts anew in each annex.
        [
            "annex": "II.B", "schema": "Organization", "name": "Grey League (GL)",
            "notes": "including ‘Grey People’s Army’ – ‘GPA’, Nowhere",
        ],
        [
            "annex": "II.B", "recordId": "2", "schema": "Organization", "name": "Pearl Wing",
            "notes": "and all units, including the Outer Pearl Organisation",
        ],
        ["annex": "II.B", "recordId": "3", "schema": "Vessel", "name": "GREY ONE", "imoNumber": "9187629", "flag": "Togo"],
    ])
    let list = try Samples.read(text)
    #expect(list.id == "eu-journal-32001r2580")
    #expect(list.version == "2020-05-06")
    #expect(
        list.designations.map(\.id) == [
            "eu:32001R2580/II.A/1", "eu:32001R2580/II.A/2", "eu:32001R2580/II.B/1", "eu:32001R2580/II.B/2",
            "eu:32001R2580/II.B/3",
        ])
    let person = list.designations[0]
    #expect(person.authority == "eu")
    #expect(person.names[0] == ListedName("EL OSMAN Karim", quality: .primary, family: "EL OSMAN", given: "Karim"))
    #expect(person.names.map(\.text) == ["EL OSMAN Karim", "Abu Grey", "Kareem Osman", "Karim Grey", "Kay"])
    #expect(person.name("Kay")?.quality == .weak)
    #expect(person.nationalities == ["Iranian", "US"])
    #expect(person.births.map { $0.date?.description } == ["1972-11-26", "1972-11-27", "circa 1975"])
    #expect(person.births[0].city == "Sfax" && person.births[0].country == "Tunisia")
    #expect(
        person.identifiers == [
            Identifier(kind: "passport", value: "C2002515", country: "Iran"), Identifier(kind: "passport", value: "477845448"),
            Identifier(kind: "national-id", value: "07442833"),
        ])
    #expect(person.addresses.map(\.street) == ["1 Row, Tunis", "2 Row, Tunis", ""])
    #expect(person.genders == [.male])
    #expect(person.measures == [.assetFreeze])
    #expect(person.programmes == ["EU-TERR"])
    #expect(person.legalBasis == ["32001R2580"])
    #expect(person.listedOn?.description == "2020-05-06")
    #expect(person.remarks == ["Father's name: Abbas"])
    #expect(list.designations[1].births.map(\.note) == ["some day"])
    #expect(list.designations[1].births[0].region == "Beqaa")
    #expect(list.count("date of birth not readable") == 1)
    let league = list.designations[2]
    #expect(league.type == .organisation)
    #expect(league.names.map(\.text) == ["Grey League (GL)", "Grey League", "GL", "Grey People’s Army", "GPA"])
    #expect(league.name("GPA")?.quality == .weak)
    #expect(list.designations[3].names.map(\.text) == ["Pearl Wing", "Outer Pearl Organisation"])
    #expect(list.designations[4].type == .vessel)
    #expect(list.designations[4].identifiers == [Identifier(kind: "imo", value: "9187629")])
}

@Test func entriesOfOneNumberOfTheJournalAreJoined() throws {
    let list = try Samples.read(table([["name": "OSMAN Karim"], ["name": "OSMAN Kareem"]]))
    #expect(list.entryCount == 2)
    #expect(list.designations.count == 1)
    #expect(list.count("reference stands twice") == 1)
}

@Test("A row without a recordId is known by its name, whatever stands beside it")
func rowsWithoutANumber() throws {
    func ids(_ rows: [[String: String]]) throws -> [String] {
        try Samples.read(table(rows.map { $0.merging(["recordId": ""]) { old, _ in old } })).designations.map(\.id)
    }
    let karim = ["name": "OSMAN Karim (Abu  Grey)"]
    let league = ["name": "Ligue d’Étude – “Grey”", "schema": "Organization"]
    #expect(try ids([karim, league]) == ["eu:32001R2580/II.A/osman-karim-abu-grey", "eu:32001R2580/II.A/ligue-détude-grey"])
    // Another order, other rows between and an amended fact change no id.
    #expect(
        try ids([["name": "Other"], league, karim.merging(["birthDate": "1960"]) { $1 }]).suffix(2)
            == ["eu:32001R2580/II.A/ligue-détude-grey", "eu:32001R2580/II.A/osman-karim-abu-grey"])
    // A namesake with another birth date is another party; the same once more is joined.
    #expect(
        try ids([
            ["name": "OSMAN Ali", "birthDate": "1960"], ["name": "OSMAN Ali", "birthDate": "2.3.1971"],
            ["name": "Osman ALI", "birthDate": "1960"],
        ]) == ["eu:32001R2580/II.A/osman-ali", "eu:32001R2580/II.A/osman-ali/2-3-1971"])
    // Numbers and names stand side by side, annexes apart, an act without annexes too.
    #expect(
        try ids([["name": "A Osman", "recordId": "7"], ["name": "A Osman", "annex": "III"], ["name": "A Osman", "annex": ""]])
            == ["eu:32001R2580/II.A/7", "eu:32001R2580/III/a-osman", "eu:32001R2580/a-osman"])
    #expect(try ids([["name": "Группа Серых"]]) == ["eu:32001R2580/II.A/группа-серых"])
    let list = try Samples.read(table([["name": "OSMAN Karim", "recordId": ""]]))
    #expect(list.count("row without a recordId") == 1)
}

@Test("Each act is a list of its own; a file of several acts is one") func actsAreLists() throws {
    #expect(try Samples.read(table([["name": "A Osman", "celex": "32002R0881"]])).id == "eu-journal-32002r0881")
    #expect(try Samples.read(table([["name": "A Osman", "celex": "32002R0881"], ["name": "B Osman"]])).id == "eu-journal")
    #expect(try Samples.read(table([["name": "A Osman", "celex": "32002R0881 (Corr.)"]])).id == "eu-journal")
}

@Test("Each number of a cell of the Journal is an identifier") func numbersOfTheJournal() throws {
    let list = try Samples.read(
        table([
            [
                "name": "OSMAN Karim", "passportNumber": "Passport No: A1234567, B7654321 (Iran)",
                "idNumber": "1 63 08 4 01 001 005E",
            ]
        ]))
    #expect(list.designations[0].identifiers.map(\.value) == ["A1234567", "B7654321", "1 63 08 4 01 001 005E"])
    #expect(list.designations[0].identifiers[1].country == "Iran")
}

@Test func refusesAnAnnexWithoutItsNumbers() {
    let error = Samples.error(table([["name": " ", "recordId": " "]]))
    #expect(error == ListError(file: "sample", line: 2, reason: "a row has neither a recordId nor a name"))
    #expect(Samples.error(table([["name": "OSMAN Karim", "celex": " "]]))?.reason == "a row lacks its celex")
    let cut = table([["name": "OSMAN Karim"]])
    #expect(Samples.error(String(cut.dropLast(12)))?.reason.contains("cut off") == true)
}
