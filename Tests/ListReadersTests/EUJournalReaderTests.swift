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
    #expect(list.id == "eu-journal")
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

@Test func refusesAnAnnexWithoutItsNumbers() {
    let error = Samples.error(table([["name": "OSMAN Karim", "recordId": " "]]))
    #expect(error == ListError(file: "sample", line: 2, reason: "a row lacks its celex, annex or recordId"))
    let cut = table([["name": "OSMAN Karim"]])
    #expect(Samples.error(String(cut.dropLast(12)))?.reason.contains("cut off") == true)
}
