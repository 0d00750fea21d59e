import SanctionsModel
import Testing

@testable import ListReaders
@testable import TestSupport

private func sample(
    _ entities: String, filters: String = #"<sanctionsLists><sanctionsList refId="1">SDN List</sanctionsList></sanctionsLists>"#
) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <sanctionsData xmlns="https://example.org/ENHANCED_XML"><publicationInfo><dataAsOf>2025-01-10T00:00:00</dataAsOf>
    <filters>\(filters)</filters></publicationInfo>
    <referenceValues><referenceValue refId="11"><type>COUNTRY</type><value>Testland</value><isoCode>TT</isoCode></referenceValue>
    <referenceValue refId="26"><type>Gender</type><value>Female</value></referenceValue></referenceValues>
    <featureTypes><featureType featureTypeId="8"><type>Birthdate</type></featureType></featureTypes>
    <entities>\(entities)</entities></sanctionsData>
    """
}

private func name(_ first: String, _ last: String, isPrimary: Bool = false, isWeak: Bool = false, more: String = "") -> String {
    """
    <name><isPrimary>\(isPrimary)</isPrimary><isLowQuality>\(isWeak)</isLowQuality><translations><translation>
    <isPrimary>true</isPrimary><script>Latin</script>\(first.isEmpty ? "" : "<formattedFirstName>\(first)</formattedFirstName>")
    <formattedLastName>\(last)</formattedLastName></translation>\(more)</translations></name>
    """
}

private func feature(_ type: String, _ value: String, more: String = "") -> String {
    "<feature><type>\(type)</type><value>\(value)</value>\(more)</feature>"
}

private let person = """
    <entity id="901"><generalInfo><identityId>5</identityId><entityType>Individual</entityType><title>General; Minister</title>
    <remarks>All offices</remarks></generalInfo>
    <sanctionsLists><sanctionsList datePublished="2020-03-26">SDN List</sanctionsList>
    <sanctionsList datePublished="2019-01-02">FSE List</sanctionsList></sanctionsLists>
    <sanctionsPrograms><sanctionsProgram>SDGT</sanctionsProgram></sanctionsPrograms>
    <sanctionsTypes><sanctionsType>Block</sanctionsType><sanctionsType>Reject</sanctionsType></sanctionsTypes>
    <legalAuthorities><legalAuthority>Executive Order 13224 (Terrorism)</legalAuthority></legalAuthorities>
    <names>\(name("Karim Jan", "TESTOV", isPrimary: true, more: """
        <translation><isPrimary>false</isPrimary><script>Arabic</script><formattedLastName>\u{202B}كريم تستوف\u{202C}</formattedLastName>
        <nameParts><namePart><type>First Name</type><value>كريم</value></namePart><namePart><type>Last Name</type><value>تستوف</value></namePart></nameParts></translation>
        """))\(name("", "Kay", isWeak: true))\(name("K.", "TESTOFF"))</names>
    <addresses><address><country refId="11"/><translations><translation><isPrimary>true</isPrimary><addressParts>
    <addressPart><type>ADDRESS1</type><value>5 Main Street</value></addressPart><addressPart><type>ADDRESS2</type><value>Floor 2</value></addressPart>
    <addressPart><type>CITY</type><value>Testville</value></addressPart><addressPart><type>POSTAL CODE</type><value>123</value></addressPart>
    </addressParts></translation></translations></address></addresses>
    <features><feature><type featureTypeId="8"/><value>circa 1957</value></feature>
    <feature><type>Birthdate</type><valueDate><fromDateBegin>1951-01-01</fromDateBegin><fromDateEnd>1951-12-31</fromDateEnd>
    <toDateBegin>1953-01-01</toDateBegin><toDateEnd>1953-12-31</toDateEnd><isApproximate>true</isApproximate></valueDate></feature>
    \(feature("Place of Birth", "Testville, North, Testland", more: "<reliability>Reported</reliability>"))
    <feature><type>Gender</type><valueRefId>26</valueRefId></feature>\(feature("Nationality Country", "Testland"))
    \(feature("SWIFT/BIC", "TESTTT22", more: "<comments>(old)</comments>"))\(feature("Secondary sanctions risk:", "Section 1"))
    \(feature("Aircraft Manufacturer’s Serial Number (MSN)", "123456"))</features>
    <identityDocuments><identityDocument><type>Passport</type><name nameId="0">TESTOFF, K.</name><documentNumber>A123456</documentNumber>
    <isValid>false</isValid><issuingCountry refId="11">Testland</issuingCountry><issueDate><fromDateBegin>1999-01-01</fromDateBegin>
    <toDateEnd>1999-12-31</toDateEnd></issueDate></identityDocument></identityDocuments>
    <relationships><relationship><type>Leader or official of</type><relatedEntity entityId="77">ACME</relatedEntity><quality>High</quality></relationship></relationships>
    </entity>
    """

@Test func everyFactOfAnEnhancedEntityIsKept() throws {
    #expect(ListReader.detect(Array(sample(person).utf8), name: "x") == .ofacEnhancedXML)
    let list = try Samples.read(sample(person))
    #expect(list.id == "us-sdn" && list.version == "2025-01-10" && !list.isExcerpt)
    let party = list.designations[0]
    #expect(party.id == "us-sdn:901" && party.type == .person)
    #expect(
        party.names == [
            ListedName("Karim Jan TESTOV", quality: .primary, family: "TESTOV", given: "Karim Jan"),
            ListedName("كريم تستوف", quality: .strong, family: "تستوف", given: "كريم"), ListedName("Kay", quality: .weak),
            ListedName("K. TESTOFF", quality: .strong, family: "TESTOFF", given: "K."),
        ])
    #expect(party.titles == ["General", "Minister"] && party.genders == [.female] && party.nationalities == ["Testland"])
    #expect(party.births.map { $0.date?.description } == ["circa 1957", "circa 1951..1953"])
    #expect(party.births[0].city == "Testville" && party.births[0].country == "Testland")
    #expect(
        party.addresses == [Address(street: "5 Main Street, Floor 2", city: "Testville", postalCode: "123", country: "Testland")])
    #expect(
        party.identifiers == [
            Identifier(kind: "bic", value: "TESTTT22", note: "(old)"),
            Identifier(kind: "aircraft-serial", value: "123456", note: "Aircraft Manufacturer's Serial Number (MSN)"),
            Identifier(
                kind: "passport", value: "A123456", country: "Testland",
                note: "in the name of TESTOFF, K.; not valid; issued 1999"),
        ])
    #expect(party.programmes == ["SDGT"] && party.legalBasis == ["Executive Order 13224 (Terrorism)"])
    #expect(party.measures == [.assetFreeze, Measure("transaction-rejection")])
    #expect(party.listedOn?.description == "2019-01-02" && party.updatedOn.map(\.description) == ["2020-03-26"])
    #expect(party.remarks.contains("Leader or official of ACME (OFAC 77; quality high)"))
    #expect(party.remarks.contains("All offices") && party.remarks.contains("On the FSE List since 2019-01-02"))
    #expect(list.quirks.isEmpty, "\(list.quirks)")
}

@Test func theFileSaysWhichListItIs() throws {
    func entity(_ id: Int, _ list: String) -> String {
        """
        <entity id="\(id)"><generalInfo><entityType>Entity</entityType></generalInfo><sanctionsLists><sanctionsList>\(list)</sanctionsList></sanctionsLists>
        <names>\(name("", "ACME \(id)", isPrimary: true))</names></entity>
        """
    }
    let one = #"<sanctionsLists><sanctionsList>Consolidated List</sanctionsList></sanctionsLists>"#
    #expect(try Samples.read(sample(entity(1, "SDN List"), filters: one)).id == "us-cons")
    let both = "<sanctionsLists><sanctionsList>SDN List</sanctionsList><sanctionsList>FSE List</sanctionsList></sanctionsLists>"
    #expect(
        try Samples.read(sample(entity(1, "FSE List") + entity(2, "FSE List") + entity(3, "SDN List"), filters: both)).id
            == "us-cons")
    let chosen = try Samples.read(
        sample(
            entity(1, "SDN List"),
            filters: both + "<sanctionsPrograms><sanctionsProgram>IRGC</sanctionsProgram></sanctionsPrograms>"))
    #expect(chosen.id == "us-sdn" && chosen.isExcerpt)
    #expect(chosen.designations[0].measures == [.assetFreeze])
}

@Test func enhancedFilesThatCannotBeTrustedAreRefused() throws {
    #expect(Samples.error(sample(""))?.reason == "the list holds no entry")
    #expect(Samples.error(sample("<entity><names/></entity>"))?.reason == "an entity has no id")
    let odd = try Samples.read(
        sample(
            """
            <entity id="1"><generalInfo><entityType>Entity</entityType></generalInfo><sanctionsTypes><sanctionsType>New Sort</sanctionsType></sanctionsTypes>
            <names>\(name("", "ACME", isPrimary: true))</names><news>something</news></entity>
            """))
    #expect(odd.designations[0].measures == [Measure("new-sort")] && odd.designations[0].remarks.contains("news: something"))
    #expect(odd.count("sanctions type not known") == 1 && odd.count("unknown element <news>") == 1)
}
