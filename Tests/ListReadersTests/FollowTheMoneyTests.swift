import SanctionsModel
import Testing

@testable import ListReaders

private func entity(_ id: String, _ schema: String, _ properties: String, more: String = "") -> String {
    "{\"id\":\"\(id)\",\"schema\":\"\(schema)\",\"datasets\":[\"grey_list\"]\(more),\"properties\":{\(properties)}}"
}

@Test func readsEntitiesWithWhatBelongsToThem() throws {
    // What belongs to the person stands before and after it.
    let list = try Samples.read(
        [
            entity(
                "s1", "Sanction",
                #""entity":["p1"],"program":["Grey"],"listingDate":["2020-01-02"],"startDate":["2020-01-05"],"provisions":["Asset freeze","Travel ban"],"reason":["Grey deeds"],"authority":["Ministry"],"unscId":["QDi.999"],"sourceUrl":["https://example.org"]"#
            ),
            entity(
                "p1", "Person",
                #""name":["Karim Osman","Karim OSMAN al-Ramadi"],"alias":["كريم عثمان"],"previousName":["Karim Old"],"weakAlias":["Kay"],"firstName":["Karim"],"lastName":["Osman"],"birthDate":["1961-03","1962"],"birthPlace":["Sfax"],"nationality":["xa"],"country":["xb"],"gender":["male"],"position":["Colonel"],"addressEntity":["a1"],"address":["1 Grey Street, Sfax","2 Other Street"],"passportNumber":["R1234567"],"innCode":["123456789012"],"topics":["sanction"],"notes":["Seen."],"shoeSize":["44"]"#,
                more:
                    ",\"caption\":\"Karim OSMAN al-Ramadi\",\"last_seen\":\"2026-02-03T04:05:06\",\"last_change\":\"2026-01-01T00:00:00\",\"target\":true"
            ),
            entity(
                "a1", "Address", #""full":["1 Grey Street, Sfax"],"street":["1 Grey Street"],"city":["Sfax"],"country":["xa"]"#),
            entity(
                "d1", "Passport",
                #""holder":["p1"],"number":["R7654321"],"country":["xa"],"type":["Diplomatic passport"],"startDate":["2001-01-01"]"#
            ),
            entity("d2", "Identification", #""holder":["p1"],"number":["00-1"],"type":["National ID"]"#),
            entity("w1", "CryptoWallet", #""holder":["p1"],"publicKey":["bc1qgrey"],"currency":["XBT"]"#),
            entity("w2", "CryptoWallet", #""publicKey":["0x0123"]"#),
            entity("o1", "Ownership", #""owner":["p1"],"asset":["c1"]"#),
            entity("c1", "Company", #""name":["Grey Works"],"jurisdiction":["xa"],"leiCode":["L1"],"imoNumber":["IMO1234567"]"#),
            entity("v1", "Airplane", #""name":["Grey Jet"],"registrationNumber":["XA-GRY"],"flag":["xa"]"#),
            entity("r1", "Person", #""name":["Somebody Related"]"#, more: ",\"target\":false"),
            entity("d3", "Passport", #""holder":["gone"],"number":["X1"]"#),
        ].joined(separator: "\n"))
    #expect(list.id == "grey_list")
    #expect(list.version == "2026-02-03T04:05:06")
    #expect(list.date?.description == "2026-02-03")
    #expect(list.entryCount == 12)
    #expect(list.designations.map(\.id) == ["grey_list:p1", "grey_list:w2", "grey_list:c1", "grey_list:v1"])
    let person = list.designations[0]
    #expect(
        person.names == [
            ListedName("Karim OSMAN al-Ramadi", quality: .primary, family: "Osman", given: "Karim"),
            ListedName("Karim Osman", quality: .strong, family: "Osman", given: "Karim"),
            ListedName("كريم عثمان", quality: .strong), ListedName("Karim Old", quality: .strong, given: "Karim"),
            ListedName("Kay", quality: .weak),
        ])
    #expect(person.births.map { $0.date?.description } == ["1961-03", "1962", nil])
    #expect(person.nationalities == ["XA"])
    #expect(
        person.addresses == [
            Address(street: "1 Grey Street", city: "Sfax", country: "XA"), Address(country: "XB"),
            Address(street: "2 Other Street"),
        ])
    #expect(
        person.identifiers == [
            Identifier(kind: "passport", value: "R1234567"), Identifier(kind: "tax-id", value: "123456789012"),
            Identifier(kind: "passport", value: "R7654321", country: "XA", note: "Diplomatic passport; issued 2001-01-01"),
            Identifier(kind: "national-id", value: "00-1"), Identifier(kind: "crypto-address", value: "bc1qgrey", note: "XBT"),
        ])
    #expect(person.titles == ["Colonel"])
    #expect(person.programmes == ["Grey"])
    #expect(person.measures == [.assetFreeze, .travelBan])
    #expect(person.listedOn?.description == "2020-01-02")
    #expect(person.updatedOn.map(\.description) == ["2026-01-01"])
    #expect(
        person.remarks == [
            "topics: sanction", "Seen.", "shoeSize: 44", "Grey deeds", "Sanction, authority: Ministry",
            "United Nations reference: QDi.999",
        ])
    #expect(list.count("unknown field shoeSize") == 1)
    #expect(list.count("entity is no target") == 1)
    #expect(list.count("link between entities not kept: Ownership") == 1)
    #expect(list.count("Passport belongs to no entity") == 1)
    #expect(list.designations[1].identifiers == [Identifier(kind: "crypto-address", value: "0x0123")])
    #expect(list.designations[3].identifiers == [Identifier(kind: "aircraft-tail", value: "XA-GRY")])
    #expect(list.designations[3].type == .aircraft)
}

@Test func readsNestedEntities() throws {
    let passport = "{\"id\":\"d1\",\"schema\":\"Passport\",\"properties\":{\"number\":[\"R1\"]}}"
    let owner = entity("x", "Person", #""name":["Owner Of It"]"#)
    let list = try Samples.read(
        entity("p1", "LegalEntity", "\"name\":[\"Grey\"],\"passports\":[\(passport)],\"ownershipOwner\":[\(owner)]"))
    #expect(list.designations.map(\.id) == ["grey_list:p1"])
    #expect(list.designations[0].identifiers == [Identifier(kind: "passport", value: "R1")])
    #expect(list.designations[0].type == .any)
}

@Test func severalDataSetsShareTheirNameOrNone() throws {
    func line(_ id: String, _ sets: String) -> String {
        "{\"id\":\"\(id)\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"N\"]},\"datasets\":[\(sets)]}"
    }
    #expect(try Samples.read(line("1", "\"a\",\"b\"") + line("2", "\"c\",\"b\"")).id == "b")
    #expect(try Samples.read(line("1", "\"a\"") + line("2", "\"c\"")).id == "opensanctions")
}

@Test func rejectsEntitiesWithoutAnIdOrALine() {
    let good = entity("1", "Person", #""name":["K"]"#)
    #expect(Samples.error(good + "\n{\"id\":\"2\"}")?.line == 2)
    #expect(Samples.error(good + "\n{\"id\":")?.line == 2)
}

// MARK: - The simplified table

@Test func readsTheSimplifiedTable() throws {
    let list = try Samples.read(
        #"""
        "id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","program_ids","dataset","first_seen","last_seen","last_change","mood"
        "g1","Person","Karim ""Kay"" Osman","Kay;""One; two"";""""","1961;1962-03","xa;xb","1 Street","IMO1234567;X9","""Grey; deeds""","+1 23","a@b.example","G-1;G-2","Grey List: 2026","2025-01-01","2026-02-03T04:05:06","2026-01-02T00:00:00","grey"
        "g2","LegalEntity","Grey","","","xa","","","""""","","","","Grey List: 2026","2025-01-01","2026-01-03","2026-01-02",""

        """#)
    #expect(list.id == "grey-list-2026")
    #expect(list.version == "2026-02-03T04:05:06")
    let person = list.designations[0]
    #expect(person.names.prefix(3).map(\.text) == ["Karim \"Kay\" Osman", "Kay", "One; two"])
    #expect(person.births.map { $0.date?.description } == ["1961", "1962-03"])
    #expect(person.nationalities == ["XA", "XB"])
    #expect(person.identifiers.map(\.kind) == ["imo", "other", "phone", "email"])
    #expect(person.identifiers[0].value == "1234567")
    #expect(person.remarks == ["Grey; deeds", "mood: grey"])
    #expect(person.programmes == ["G-1", "G-2"])
    #expect(list.designations[1].addresses == [Address(country: "XA")])
    #expect(list.designations[1].remarks.isEmpty)
    #expect(list.count("unknown field mood") == 1)
}

@Test func rejectsTablesWithoutTheirColumns() {
    let header = "id,schema,name,aliases,birth_date,countries"
    #expect(Samples.error(header + "\n")?.reason == "the list holds no entry")
    #expect(Samples.error(header + "\n1,Person\n")?.line == 2)
    #expect(Samples.error(header + "\n,Person,K,,,\n")?.reason == "a row has no id")
    #expect(Samples.error("id,schema,name\n", format: .targetsCSV)?.reason == "the column aliases is missing")
}

@Test("A key that stands twice in an object is read twice, with a warning")
func equalKeys() throws {
    let line = #"""
        {"id":"a","schema":"Person","caption":"Karim Osman","properties":{"name":["Karim Osman"],"name":["Kareem Osman"],"birthDate":["1960"]},
        "properties":{"name":["K. Osman"],"birthDate":["1961"]},"target":false,"target":true}
        """#
    let list = try Samples.read(line + #"{"id":"b","schema":"Person","properties":{"name":["Dina Osman"]}}"#)
    #expect(list.designations.map(\.id) == ["opensanctions:a", "opensanctions:b"])
    #expect(list.designations[0].names.map(\.text) == ["Karim Osman", "Kareem Osman", "K. Osman"])
    #expect(list.designations[0].births.map { $0.date?.description } == ["1960", "1961"])
    #expect(list.warnings == ["warning: a key stands twice in one object: both are read"])
    #expect(list.quirks.first { $0.kind.hasPrefix("warning") }?.count == 3)
    // Other lists, where a second key may hide a fact, are refused still.
    #expect(Samples.error(#"{"DATA_SOURCE":"X","DATA_SOURCE":"Y","RECORD_ID":"1","NAME_FULL":"K"}"#) != nil)
}
