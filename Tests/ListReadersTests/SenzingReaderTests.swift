import SanctionsModel
import Testing

@testable import ListReaders

private func expectPerson(_ person: Designation) {
    #expect(person.id == "grey_list:7")
    #expect(person.type == .person)
    #expect(
        person.names == [
            ListedName("Karim Osman", quality: .primary),
            ListedName("Kay Osman", quality: .strong, family: "Osman", given: "Kay"),
        ])
    #expect(person.births == [Birth(date: PartialDate(year: 1961, month: 3, day: 2), city: "Sfax")])
    #expect(person.genders == [.male])
    #expect(person.nationalities == ["XA"])
    #expect(
        person.addresses == [
            Address(street: "1 Grey Street, Flat 2", city: "Sfax", region: "S", postalCode: "3000", country: "XA", note: "home")
        ])
    #expect(
        person.identifiers.sorted { $0.kind < $1.kind } == [
            Identifier(kind: "email", value: "k@example.org"), Identifier(kind: "passport", value: "R1234567", country: "XA"),
            Identifier(kind: "tax-id", value: "123456789012", note: "INN"),
        ])
    #expect(person.remarks == ["TOPIC: sanction"])
}

@Test func readsListsOfObjects() throws {
    let list = try Samples.read(
        """
        {"DATA_SOURCE":"GREY_LIST","RECORD_ID":"7","RECORD_TYPE":"PERSON","LAST_CHANGE":"2026-02-03T04:05:06","NAMES":[{"NAME_TYPE":"PRIMARY","NAME_FULL":"Karim Osman"},{"NAME_TYPE":"ALIAS","NAME_FIRST":"Kay","NAME_LAST":"Osman"}],"DATES":[{"DATE_OF_BIRTH":"1961-03-02"}],"GENDER":"M","ADDRESSES":[{"ADDR_TYPE":"HOME","ADDR_LINE1":"1 Grey Street","ADDR_LINE2":"Flat 2","ADDR_CITY":"Sfax","ADDR_STATE":"S","ADDR_POSTAL_CODE":"3000","ADDR_COUNTRY":"xa"},{"PLACE_OF_BIRTH":"Sfax"}],"COUNTRIES":[{"NATIONALITY":"xa"}],"IDENTIFIERS":[{"PASSPORT_NUMBER":"R1234567","PASSPORT_COUNTRY":"xa"},{"TAX_ID_NUMBER":"123456789012","TAX_ID_TYPE":"INN"}],"CONTACTS":[{"EMAIL_ADDRESS":"k@example.org"}],"RISKS":[{"TOPIC":"sanction"}],"RELATIONSHIPS":[{"REL_POINTER_DOMAIN":"G","REL_POINTER_KEY":"8"}]}
        {"DATA_SOURCE":"GREY_LIST","RECORD_ID":"8","RECORD_TYPE":"ORGANIZATION","NAMES":[{"NAME_ORG":"Grey Works"}],"COUNTRIES":[{"REGISTRATION_COUNTRY":"xa"}],"IDENTIFIERS":[{"OTHER_ID_NUMBER":"L1","OTHER_ID_TYPE":"leiCode"},{"LEI_NUMBER":"L2"}]}
        """)
    #expect(list.id == "grey_list")
    #expect(list.version == "2026-02-03T04:05:06")
    expectPerson(list.designations[0])
    #expect(list.count("relation to another record") == 1)
    #expect(list.designations[1].type == .organisation)
    #expect(list.designations[1].addresses == [Address(country: "XA")])
    #expect(list.designations[1].identifiers.map(\.kind) == ["lei", "lei"])
}

@Test func readsFeaturesAndFlatRecords() throws {
    let features = try Samples.read(
        """
        {"DATA_SOURCE":"GREY_LIST","RECORD_ID":"7","FEATURES":[{"RECORD_TYPE":"PERSON"},{"NAME_TYPE":"PRIMARY","NAME_FULL":"Karim Osman"},
        {"NAME_TYPE":"AKA","NAME_FIRST":"Kay","NAME_LAST":"Osman"},{"DATE_OF_BIRTH":"1961-03-02"},{"PLACE_OF_BIRTH":"Sfax"},{"GENDER":"male"},
        {"ADDR_TYPE":"HOME","ADDR_LINE1":"1 Grey Street","ADDR_LINE2":"Flat 2","ADDR_CITY":"Sfax","ADDR_STATE":"S","ADDR_POSTAL_CODE":"3000","ADDR_COUNTRY":"XA"},
        {"NATIONALITY":"XA"},{"PASSPORT_NUMBER":"R1234567","PASSPORT_COUNTRY":"XA"},{"TAX_ID_NUMBER":"123456789012","TAX_ID_TYPE":"INN"},
        {"EMAIL_ADDRESS":"k@example.org"},{"TOPIC":"sanction"}]}
        """)
    expectPerson(features.designations[0])
    let flat = try Samples.read(
        """
        {"DATA_SOURCE":"GREY_LIST","RECORD_ID":7,"RECORD_TYPE":"PERSON","PRIMARY_NAME_FULL":"Karim Osman","AKA_NAME_FIRST":"Kay","AKA_NAME_LAST":"Osman",
        "DATE_OF_BIRTH":"1961-03-02","PLACE_OF_BIRTH":"Sfax","GENDER":"M","HOME_ADDR_LINE1":"1 Grey Street","HOME_ADDR_LINE2":"Flat 2","HOME_ADDR_CITY":"Sfax",
        "HOME_ADDR_STATE":"S","HOME_ADDR_POSTAL_CODE":"3000","HOME_ADDR_COUNTRY":"XA","NATIONALITY":"XA","PASSPORT_NUMBER":"R1234567","PASSPORT_COUNTRY":"XA",
        "TAX_ID_NUMBER":"123456789012","TAX_ID_TYPE":"INN","EMAIL_ADDRESS":"k@example.org","TOPIC":"sanction"}
        """)
    expectPerson(flat.designations[0])
}

@Test func whatTheSpecificationDoesNotNameIsKept() throws {
    let list = try Samples.read(#"{"DATA_SOURCE":"G","RECORD_ID":"1","NAME_FULL":"Karim","MOOD":"grey","RECORD_TYPE":"CLOUD"}"#)
    #expect(list.designations[0].remarks == ["MOOD: grey"])
    #expect(list.count("unknown field MOOD") == 1)
    #expect(list.count("type of record not known") == 1)
}

@Test func rejectsRecordsOfSeveralSources() {
    let one = #"{"DATA_SOURCE":"A","RECORD_ID":"1","NAME_FULL":"K"}"#
    #expect(Samples.error(one + "\n" + one.replacing("\"A\"", with: "\"B\""))?.line == 2)
    #expect(Samples.error(one + "\n" + #"{"DATA_SOURCE":"A"}"#)?.reason == "a record has no DATA_SOURCE or no RECORD_ID")
}
