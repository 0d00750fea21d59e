import SanctionsModel
import Testing

@testable import ListReaders

private func values(_ set: String, _ items: [(Int, String)], attributes: [Int: String] = [:]) -> String {
    "<\(set)Values>" + items.map { "<\(set) ID=\"\($0.0)\" \(attributes[$0.0] ?? "")>\($0.1)</\(set)>" }.joined()
        + "</\(set)Values>"
}

private let sets = [
    values("AliasType", [(1400, "A.K.A."), (1403, "Name")]),
    values("AreaCode", [(9, "TT")], attributes: [9: #"Description="Area Land""#]),
    values("CalendarType", [(1, "Gregorian"), (2, "Hijri")]), values("Country", [(11, "Testland"), (12, "Otherland")]),
    values("DetailReference", [(26, "Female")]), values("DocNameStatus", [(1, "Primary Latin"), (2, "Secondary")]),
    values("EntryEventType", [(1, "Created"), (2, "Changed")]),
    values(
        "FeatureType",
        [
            (8, "Birthdate"), (9, "Place of Birth"), (10, "Nationality Country"), (25, "Location"), (224, "Gender"),
            (26, "Title"), (13, "SWIFT/BIC"),
        ]),
    values("IDRegDocDateType", [(1480, "Issue Date"), (1481, "Expiration Date")]),
    values("IDRegDocType", [(1571, "Passport"), (1626, "Vessel Registration Identification")]),
    values("LegalBasis", [(1, "Executive Order 13224 (Terrorism)")]), values("List", [(1550, "SDN List"), (1560, "FSE List")]),
    values("LocPartType", [(1451, "ADDRESS1"), (1454, "CITY"), (1456, "POSTAL CODE")]),
    values(
        "NamePartType",
        [(1520, "Last Name"), (1521, "First Name"), (1525, "Entity Name"), (1526, "Vessel Name"), (91708, "Patronymic")]),
    values("PartyType", [(1, "Individual"), (2, "Entity"), (4, "Transport")]),
    values(
        "PartySubType", [(1, "Vessel"), (2, "Aircraft"), (3, "Unknown"), (4, "Unknown")],
        attributes: [1: #"PartyTypeID="4""#, 2: #"PartyTypeID="4""#, 3: #"PartyTypeID="2""#, 4: #"PartyTypeID="1""#]),
    values("RelationQuality", [(1, "Unknown"), (2, "High")]), values("RelationType", [(15001, "Owned or Controlled By")]),
    values("Reliability", [(1, "Reported"), (2, "Confirmed")]),
    values("SanctionsType", [(1, "Program"), (1705, "Block"), (1706, "Reject")]),
    values("Script", [(160, "Arabic"), (215, "Latin")]), values("Validity", [(1, "Valid"), (2, "Fraudulent")]),
].joined()

private func sample(
    parties: String, locations: String = "", documents: String = "", relationships: String = "", entries: String = ""
) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="3"><DateOfIssue CalendarTypeID="1"><Year>2024</Year><Month>5</Month><Day>2</Day></DateOfIssue>
    <ReferenceValueSets>\(sets)</ReferenceValueSets><Locations>\(locations)</Locations><IDRegDocuments>\(documents)</IDRegDocuments>
    <DistinctParties>\(parties)</DistinctParties><ProfileRelationships>\(relationships)</ProfileRelationships>
    <SanctionsEntries>\(entries)</SanctionsEntries><SanctionsEntryLinks/></Sanctions>
    """
}

/// A documented name; the parts are numbered by the group that gives their type.
private func documented(_ id: Int, status: Int, _ parts: [(group: Int, text: String)]) -> String {
    let inside = parts.map {
        #"<DocumentedNamePart><NamePartValue NamePartGroupID="\#($0.group)" ScriptID="215" Acronym="false">\#($0.text)</NamePartValue></DocumentedNamePart>"#
    }
    return #"<DocumentedName ID="\#(id)" FixedRef="1" DocNameStatusID="\#(status)">\#(inside.joined())</DocumentedName>"#
}

private func alias(isPrimary: Bool = false, isWeak: Bool = false, _ names: String) -> String {
    #"<Alias FixedRef="1" AliasTypeID="\#(isPrimary ? 1403 : 1400)" Primary="\#(isPrimary)" LowQuality="\#(isWeak)">\#(names)</Alias>"#
}

private func feature(_ type: Int, _ inside: String, reliability: Int = 2) -> String {
    #"<Feature ID="1" FeatureTypeID="\#(type)"><FeatureVersion ID="1" ReliabilityID="\#(reliability)"><Comment/>\#(inside)</FeatureVersion></Feature>"#
}

private func point(_ name: String, _ date: (Int, Int, Int)) -> String {
    "<\(name)><Year>\(date.0)</Year><Month>\(date.1)</Month><Day>\(date.2)</Day></\(name)>"
}

private func period(_ first: (Int, Int, Int), _ last: (Int, Int, Int), approximate: Bool = false, calendar: Int = 1) -> String {
    """
    <DatePeriod CalendarTypeID="\(calendar)"><Start Approximate="\(approximate)">\(point("From", first))\(point("To", first))</Start>
    <End Approximate="\(approximate)">\(point("From", last))\(point("To", last))</End></DatePeriod>
    """
}

private func party(_ reference: Int, subtype: Int, _ inside: String, features: String = "") -> String {
    """
    <DistinctParty FixedRef="\(reference)"><Comment/><Profile ID="\(reference + 5000)" PartySubTypeID="\(subtype)">
    <Identity ID="\(reference + 9000)" FixedRef="\(reference)" Primary="true" False="false">\(inside)
    <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup>
    <MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup>
    <MasterNamePartGroup><NamePartGroup ID="3" NamePartTypeID="91708"/></MasterNamePartGroup>
    <MasterNamePartGroup><NamePartGroup ID="4" NamePartTypeID="1525"/></MasterNamePartGroup></NamePartGroups></Identity>
    \(features)<SanctionsEntryReference SanctionsEntryID="1"/></Profile></DistinctParty>
    """
}

private func entity(_ reference: Int, _ name: String, subtype: Int = 3) -> String {
    party(reference, subtype: subtype, alias(isPrimary: true, documented(reference, status: 1, [(4, name)])))
}

private func entry(_ profile: Int, list: Int = 1550, date: (Int, Int, Int) = (2020, 3, 26), measures: String) -> String {
    """
    <SanctionsEntry ID="1" ProfileID="\(profile)" ListID="\(list)"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1"><Comment/>
    \(point("Date", date))</EntryEvent>\(measures)</SanctionsEntry>
    """
}

private let block = #"<SanctionsMeasure ID="2" SanctionsTypeID="1705"><Comment/></SanctionsMeasure>"#
private let programme = #"<SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>SDGT</Comment></SanctionsMeasure>"#

@Test func everyFactOfAnAdvancedPartyIsKept() throws {
    let names =
        alias(
            isPrimary: true,
            documented(61, status: 1, [(1, "TESTOV"), (2, "Karim"), (3, "Janovich")])
                + documented(62, status: 2, [(1, "تستوف"), (2, "كريم")]))
        + alias(isWeak: true, documented(63, status: 1, [(1, "KAY")]))
    let features =
        feature(8, period((1957, 1, 1), (1957, 12, 31), approximate: true)) + feature(8, period((1958, 3, 10), (1958, 3, 10)))
        + feature(9, "<VersionDetail DetailTypeID=\"1432\">Testville, North, Testland</VersionDetail>")
        + feature(10, #"<VersionLocation LocationID="2"/>"#) + feature(25, #"<VersionLocation LocationID="1"/>"#, reliability: 1)
        + feature(224, #"<VersionDetail DetailTypeID="1431" DetailReferenceID="26"/>"#)
        + feature(26, "<VersionDetail DetailTypeID=\"1432\">General; Minister</VersionDetail>")
        + feature(13, "<VersionDetail DetailTypeID=\"1432\">TESTTT22</VersionDetail>")
    let text = sample(
        parties: party(901, subtype: 4, names, features: features) + entity(902, "ACME LTD") + entity(903, "MV TEST", subtype: 1),
        locations: """
            <Location ID="1"><LocationCountry CountryID="11" CountryRelevanceID="1"/><LocationPart LocPartTypeID="1451"><LocationPartValue Primary="true">
            <Comment/><Value>5 Main Street</Value></LocationPartValue></LocationPart><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="false">
            <Value>Other</Value></LocationPartValue><LocationPartValue Primary="true"><Value>Testville</Value></LocationPartValue></LocationPart></Location>
            <Location ID="2"><LocationAreaCode AreaCodeID="9"/></Location>
            """,
        documents: """
            <IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="9901" IssuedBy-CountryID="12" IssuedIn-LocationID="1" ValidityID="2"><Comment>seen once</Comment>
            <IDRegistrationNo>A123456</IDRegistrationNo><IssuingAuthority>Office</IssuingAuthority>
            <DocumentDate IDRegDocDateTypeID="1481">\(period((2010, 2, 3), (2010, 2, 3)))</DocumentDate><DocumentedNameReference DocumentedNameID="63"/></IDRegDocument>
            <IDRegDocument ID="2" IDRegDocTypeID="1626" IdentityID="9903" ValidityID="1"><Comment>IMO 9187629</Comment><IDRegistrationNo>IMO 9187629</IDRegistrationNo></IDRegDocument>
            <IDRegDocument ID="3" IDRegDocTypeID="1571" IdentityID="1" ValidityID="1"><IDRegistrationNo>lost</IDRegistrationNo></IDRegDocument>
            """,
        relationships: """
            <ProfileRelationship ID="1" From-ProfileID="5902" To-ProfileID="5901" RelationTypeID="15001" RelationQualityID="2" Former="true"><Comment/></ProfileRelationship>
            <ProfileRelationship ID="2" From-ProfileID="5902" To-ProfileID="1" RelationTypeID="15001" RelationQualityID="1" Former="false"/>
            """,
        entries: entry(5901, measures: programme + block) + entry(5901, list: 1560, date: (2019, 1, 2), measures: "")
            + entry(5902, measures: block) + entry(5903, measures: block) + entry(1, measures: block))
    #expect(ListReader.detect(Array(text.utf8), name: "x") == .ofacAdvancedXML)
    let list = try Samples.read(text)
    #expect(list.id == "us-sdn" && list.version == "2024-05-02" && list.entryCount == 3)
    #expect(list.designations.map(\.id) == ["us-sdn:901", "us-sdn:902", "us-sdn:903"])
    #expect(list.designations.map(\.type) == [.person, .organisation, .vessel])
    let person = list.designations[0]
    #expect(
        person.names == [
            ListedName("Karim Janovich TESTOV", quality: .primary, family: "TESTOV", given: "Karim"),
            ListedName("كريم تستوف", quality: .strong, family: "تستوف", given: "كريم"), ListedName("KAY", quality: .weak),
        ])
    #expect(person.births.map { $0.date?.description } == ["circa 1957", "1958-03-10"])
    #expect(person.births[0].city == "Testville" && person.births[0].region == "North" && person.births[0].country == "Testland")
    #expect(person.nationalities == ["Area Land"] && person.genders == [.female] && person.titles == ["General", "Minister"])
    #expect(
        person.addresses == [
            Address(street: "5 Main Street", city: "Testville", country: "Testland", note: "reliability: Reported")
        ])
    #expect(
        person.identifiers == [
            Identifier(
                kind: "passport", value: "A123456", country: "Otherland",
                note:
                    "expires 2010-02-03; issued in 5 Main Street, Testville, Testland; issued by Office; fraudulent; in the name of KAY; seen once"
            ),
            Identifier(kind: "bic", value: "TESTTT22"),
        ])
    #expect(person.programmes == ["SDGT"] && person.measures == [.assetFreeze])
    #expect(person.legalBasis == ["Executive Order 13224 (Terrorism)"])
    #expect(person.listedOn?.description == "2019-01-02" && person.updatedOn.map(\.description) == ["2020-03-26"])
    #expect(
        list.designations[1].remarks.prefix(2) == [
            "Owned or Controlled By Karim Janovich TESTOV (OFAC 901; former; quality high)",
            "Owned or Controlled By a party that the file does not hold (OFAC profile 1)",
        ])
    #expect(list.designations[2].identifiers == [Identifier(kind: "imo", value: "9187629")])
    #expect(list.count("document of an identity that no party has") == 1)
    #expect(list.count("sanctions entry of a party that the file does not hold") == 1)
    #expect(list.quirks.count == 2, "\(list.quirks)")
}

@Test func otherCalendarsAndFalseIdentitiesAreTold() throws {
    let falseIdentity = alias(isPrimary: true, documented(1, status: 1, [(4, "REAL NAME")]))
    let text = sample(
        parties: party(1, subtype: 4, falseIdentity, features: feature(8, period((1376, 8, 8), (1376, 8, 8), calendar: 2)))
            .replacing(
                "</Identity>",
                with: """
                    </Identity><Identity ID="7" Primary="false" False="true">
                    \(alias(isPrimary: true, documented(2, status: 1, [(4, "ASSUMED NAME")])))</Identity>
                    """),
        entries: entry(5001, measures: block))
    let list = try Samples.read(text)
    let party = list.designations[0]
    #expect(party.names.map(\.quality) == [.primary, .strong] && party.names[1].text == "ASSUMED NAME")
    #expect(party.births == [Birth(note: "Hijri calendar: 1376-08-08")])
    #expect(list.count("date in another calendar") == 1)
    #expect(party.remarks.contains { $0.hasPrefix("False identity") })
}

@Test func theListsOfTheEntriesDecideWhichListItIs() throws {
    let parties = entity(1, "A CO") + entity(2, "B CO") + entity(3, "C CO")
    let entries = entry(5001, list: 1560, measures: "") + entry(5002, list: 1560, measures: "") + entry(5003, measures: block)
    let list = try Samples.read(sample(parties: parties, entries: entries))
    #expect(list.id == "us-cons")
    #expect(list.designations[0].measures == [Measure("menu-based")] && list.designations[2].measures == [.assetFreeze])
}

@Test func advancedFilesThatCannotBeTrustedAreRefused() {
    #expect(Samples.error(sample(parties: ""))?.reason == "the list holds no entry")
    #expect(Samples.error(sample(parties: "<DistinctParty/>"))?.reason == "a DistinctParty has no FixedRef")
    #expect(Samples.error(sample(parties: #"<DistinctParty FixedRef="4"/>"#))?.reason == "party 4 has no Profile")
    #expect(
        Samples.error("<Sanctions><x/></Sanctions>")?.reason == "XML with the root <Sanctions> is no list format that is known")
    let whole = Array(sample(parties: entity(1, "A CO"), entries: entry(5001, measures: block)).utf8)
    #expect(Samples.error(whole) == nil)
    for length in stride(from: 0, to: whole.count, by: 37) {
        #expect(Samples.error(Array(whole[..<length])) != nil, "cut at \(length)")
    }
}
