import SanctionsModel
import Testing

@testable import ListReaders

private let act =
    #"<regulationSummary regulationType="regulation" publicationDate="2003-07-08" numberTitle="1210/2003 (OJ L169)"/>"#

private func entity(
    _ more: String, reference: String = "EU.901.1", logicalId: String = "13", designated: String = "", code: String = "person"
) -> String {
    """
    <sanctionEntity designationDetails="" unitedNationId="IQi.999" euReferenceNumber="\(reference)" logicalId="\(logicalId)" \(designated)>
    <subjectType code="\(code)" classificationCode="\(code == "person" ? "P" : "E")"/>\(more)</sanctionEntity>
    """
}

private func regulation(_ title: String, _ date: String, _ programme: String) -> String {
    #"<regulation regulationType="amendment" publicationDate="\#(date)" numberTitle="\#(title)" programme="\#(programme)"/>"#
}

private func alias(_ whole: String, _ more: String = "") -> String {
    #"<nameAlias wholeName="\#(whole)" strong="true" \#(more)>\#(act)</nameAlias>"#
}

@Test func readsAnEntityOfTheUnion() throws {
    let list = try Samples.read(
        Samples.eu(
            entity(
                """
                <remark>Made &amp; up</remark>\(regulation("2020/1 (OJ L1)", "2020-01-02", "IRQ"))
                \(alias("كريم عثمان", #"nameLanguage="AR" gender="M""#))
                \(alias("Karim Abu  Osman", #"firstName="Karim" middleName="Abu" lastName="Osman" function="Cashier" title="Haji""#))
                \(alias("Karim &quot;K&quot; Osman"))\(alias(""))
                <citizenship countryIso2Code="IQ" countryDescription="IRAQ"/><citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
                <birthdate circa="true" calendarType="GREGORIAN" city="Tikrit" year="1937" countryIso2Code="IQ"/>
                <birthdate circa="false" calendarType="GREGORIAN" monthOfYear="8" year="1961" countryIso2Code="00" countryDescription="UNKNOWN"/>
                <birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1958" yearRangeTo="1961"/>
                <birthdate circa="false" calendarType="GREGORIAN"><remark>between 1968 and 1973</remark></birthdate>
                <birthdate circa="false" calendarType="ISLAMIC" birthdate="1982-04-19" dayOfMonth="24" monthOfYear="6" year="1402"/>
                <identification identificationTypeCode="passport" number="M 123" countryIso2Code="IQ" validTo="2013-02-18" diplomatic="true"/>
                <identification identificationTypeCode="other" number="77"><remark>Tax ID (INN no.)</remark></identification>
                <address street="1 Row" city="Baghdad" countryIso2Code="IQ" asAtListingTime="true">
                <contactInfo key="EMAIL" value="a@b.example; c@d.example"/><contactInfo key="FAX" value="12"/></address>
                """)))
    #expect(list.id == "eu")
    #expect(list.version == "2025-05-06T07:08:09.000+01:00")
    #expect(list.date?.description == "2025-05-06")
    let person = try #require(list.designations.first)
    #expect(person.id == "eu:EU.901.1")
    #expect(person.names[0] == ListedName("Karim Abu Osman", quality: .primary, family: "Osman", given: "Karim Abu"))
    #expect(person.name("كريم عثمان")?.language == "ar")
    #expect(person.name(#"Karim "K" Osman"#)?.quality == .strong)
    #expect(person.genders == [.male])
    #expect(person.nationalities == ["IQ"])
    #expect(person.births.map { $0.date?.description } == ["circa 1937", "1961-08", "1958..1961", "1968..1973", nil])
    #expect(person.births.last?.note.contains("ISLAMIC") == true)
    #expect(person.births.map(\.country) == ["IQ", "", "", "", ""])
    #expect(
        person.identifiers.map { "\($0.kind) \($0.value)" } == [
            "passport M 123", "tax-id 77", "email a@b.example", "email c@d.example", "phone 12",
        ])
    #expect(person.identifiers.first?.note == "diplomatic; valid to 2013-02-18")
    #expect(person.addresses == [Address(street: "1 Row", city: "Baghdad", country: "IQ", note: "at the time of listing")])
    #expect(person.titles == ["Haji", "Cashier"])
    #expect(person.programmes == ["IRQ"])
    #expect(person.legalBasis == ["2020/1 (OJ L1)", "1210/2003 (OJ L169)"])
    #expect(person.listedOn?.description == "2003-07-08")
    #expect(person.updatedOn.map(\.description) == ["2020-01-02"])
    #expect(person.measures == [.assetFreeze])
    #expect(person.remarks == ["Made & up", "United Nations reference: IQi.999"])
    #expect(list.count("empty alias left out") == 1)
    #expect(list.count("date in another calendar") == 1)
}

@Test func entriesOfOneReferenceAreJoined() throws {
    let list = try Samples.read(
        Samples.eu(
            entity(regulation("2017/4", "2017-03-09", "AFG") + alias("Karim Osman"), designated: #"designationDate="2001-01-31""#)
                + entity(regulation("2008/2", "2008-03-12", "TAQA") + alias("Osman, Karim") + alias("Karim Osman"))
                + entity(
                    regulation("2008/2", "2008-03-12", "TAQA") + alias("Grey League"), reference: "EU.902.1", code: "enterprise"))
    )
    #expect(list.entryCount == 3)
    #expect(list.designations.count == 2)
    let person = list.designations[0]
    #expect(person.names.map(\.text) == ["Karim Osman", "Osman, Karim"])
    #expect(person.names.map(\.quality) == [.primary, .strong])
    #expect(person.programmes == ["AFG", "TAQA"])
    #expect(person.legalBasis == ["2017/4", "1210/2003 (OJ L169)", "2008/2"])
    #expect(person.listedOn?.description == "2001-01-31")
    #expect(person.updatedOn.map(\.description) == ["2003-07-08", "2008-03-12", "2017-03-09"])
    #expect(list.designations[1].type == .organisation)
    #expect(list.count("entry stands once for each act") == 1)
}

@Test func anEntityWithoutAReferenceIsRefused() {
    let error = Samples.error(Samples.eu(entity(alias("Karim"), reference: "")))
    #expect(error?.reason == "an entry has no euReferenceNumber")
    #expect(error?.line == 3)
}
