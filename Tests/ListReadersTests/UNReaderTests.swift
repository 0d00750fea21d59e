import SanctionsModel
import Testing

@testable import ListReaders

@Test func readsAnIndividual() throws {
    let list = try Samples.read(
        Samples.un(
            individuals: Samples.individual(
                """
                <FIRST_NAME> KARIM </FIRST_NAME><SECOND_NAME>ABU</SECOND_NAME><THIRD_NAME/><FOURTH_NAME>OSMAN</FOURTH_NAME>
                <NAME_ORIGINAL_SCRIPT>كريم
                          عثمان</NAME_ORIGINAL_SCRIPT><LISTED_ON>2015-04-14-04:00</LISTED_ON><COMMENTS1>A made-up person.
                Gender: male</COMMENTS1><TITLE><VALUE>Haji</VALUE></TITLE><DESIGNATION><VALUE>Cashier</VALUE></DESIGNATION>
                <NATIONALITY><VALUE>Tunisia</VALUE><VALUE>Libya</VALUE></NATIONALITY>
                <LAST_DAY_UPDATED><VALUE>2016-01-02</VALUE><VALUE/></LAST_DAY_UPDATED>
                \(Samples.alias("Abu Kay", quality: "Low"))\(Samples.alias("Kareem O."))\(Samples.alias(""))
                <INDIVIDUAL_ADDRESS><STREET>1 Row</STREET><CITY>Tunis</CITY><COUNTRY>Tunisia</COUNTRY><NOTE>old</NOTE></INDIVIDUAL_ADDRESS>
                <INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
                <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1957-03-10</DATE></INDIVIDUAL_DATE_OF_BIRTH>
                <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Sfax</CITY><COUNTRY>Tunisia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
                <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER> K 123456</NUMBER>
                <ISSUING_COUNTRY>Tunisia</ISSUING_COUNTRY><DATE_OF_ISSUE>2001-02-03</DATE_OF_ISSUE></INDIVIDUAL_DOCUMENT>
                """)))
    #expect(list.id == "un")
    #expect(list.version == "2026-01-02T03:04:05.678Z")
    #expect(list.date?.description == "2026-01-02")
    #expect(list.entryCount == 1)
    #expect(list.sha256.utf8.count == 64)
    let person = try #require(list.designations.first)
    #expect(person.id == "un:QDi.901")
    #expect(person.type == .person)
    #expect(person.names.map(\.text) == ["KARIM ABU OSMAN", "كريم عثمان", "Abu Kay", "Kareem O."])
    #expect(person.names.map(\.quality) == [.primary, .strong, .weak, .strong])
    #expect(person.genders == [.male])
    #expect(person.births == [Birth(date: PartialDate(year: 1957, month: 3, day: 10), city: "Sfax", country: "Tunisia")])
    #expect(person.nationalities == ["Tunisia", "Libya"])
    #expect(
        person.identifiers == [Identifier(kind: "passport", value: "K 123456", country: "Tunisia", note: "issued 2001-02-03")])
    #expect(person.addresses == [Address(street: "1 Row", city: "Tunis", country: "Tunisia", note: "old")])
    #expect(person.titles == ["Haji", "Cashier"])
    #expect(person.programmes == ["Al-Qaida"])
    #expect(person.legalBasis.contains("UNSCR 1267 (1999)"))
    #expect(person.listedOn?.description == "2015-04-14")
    #expect(person.updatedOn.map(\.description) == ["2016-01-02"])
    #expect(person.measures == [.assetFreeze, .travelBan, .armsEmbargo])
    #expect(person.remarks.contains("A made-up person. Gender: male"))
    #expect(list.count("empty alias left out") == 1)
}

@Test(arguments: [
    ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1960</YEAR>", "circa 1960"),
    ("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1958</FROM_YEAR><TO_YEAR>1961</TO_YEAR>", "1958..1961"),
    (
        "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1958</FROM_YEAR><TO_YEAR>1961</TO_YEAR><NOTE>Approximately</NOTE>",
        "circa 1958..1961"
    ),
    ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE>", "1973-11"),
    ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE>", "1958-09"),
    ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Between Aug. and Sep. 1977</NOTE>", "1977-08-01..1977-09-30"),
    ("<DATE>1966-02-02-05:00</DATE>", "1966-02-02"),
    ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>24/06/1402 (Hijri Calendar)</NOTE>", "1982-04-17..1982-04-21"),
])
func readsBirthsOfEveryKind(fields: String, date: String) throws {
    let list = try Samples.read(
        Samples.un(
            individuals: Samples.individual(
                "<FIRST_NAME>K</FIRST_NAME><INDIVIDUAL_DATE_OF_BIRTH>\(fields)</INDIVIDUAL_DATE_OF_BIRTH>")))
    #expect(list.designations.first?.births.first?.date?.description == date)
}

@Test func keepsWhatIsNoDate() throws {
    let list = try Samples.read(
        Samples.un(
            individuals: Samples.individual(
                """
                <FIRST_NAME>K</FIRST_NAME><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
                <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>27-30 years old in 1402</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
                <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/><DATE_OF_BIRTH>1953</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
                """)))
    #expect(
        list.designations[0].births == [
            Birth(note: "27-30 years old in 1402"), Birth(date: PartialDate(year: 1953), note: "of an alias"),
        ])
    #expect(list.count("date of birth not readable") == 1)
    #expect(list.count("alias without a name has a birth") == 1)
}

@Test func readsSeveralNamesInOneAlias() throws {
    let list = try Samples.read(
        Samples.un(
            individuals: Samples.individual(
                """
                <FIRST_NAME>KARIM</FIRST_NAME><SECOND_NAME>OSMAN</SECOND_NAME>
                \(Samples.alias("Kareem Osman; Kerim Osman b) K. Othman", quality: "Low"))
                \(Samples.alias("Abu Kay", note: "original script: Абу Кей"))
                \(Samples.alias("Karim Osman, born 1 Jan. 1953 (Oman passport no.03825239)"))
                \(Samples.alias("OSMANI, Karim"))\(Samples.alias("Abu Kay", quality: "Low"))
                """)))
    let person = list.designations[0]
    #expect(person.name("Kareem Osman; Kerim Osman b) K. Othman")?.origin == .written)
    for part in ["Kareem Osman", "Kerim Osman", "K. Othman"] {
        #expect(person.name(part) == ListedName(part, quality: .weak, origin: .parsed))
    }
    #expect(person.name("Абу Кей")?.origin == .parsed)
    #expect(person.name("Abu Kay")?.quality == .strong)
    #expect(person.name("Karim Osman")?.quality == .strong)
    #expect(person.name("OSMANI, Karim")?.family == "OSMANI")
    #expect(person.name("OSMANI, Karim")?.given == "Karim")
    #expect(person.births.map(\.date?.description) == ["1953-01-01"])
    #expect(person.identifiers.map(\.value) == ["03825239"])
    #expect(list.count("alias text holds more than a name") == 2)
    #expect(list.count("alias note holds a name") == 1)
    #expect(list.count("alias repeats a name") == 1)
}

@Test(arguments: [
    ("IQi.901", "Iraq", "", [Measure.assetFreeze]),
    ("GBi.901", "GB", "", [.travelBan]),
    ("KPi.901", "DPRK", "", [.assetFreeze, .travelBan]),
    ("LYi.901", "Libya", "Listed pursuant to paragraph 15 of resolution 1970 (Travel\nBan).", [.travelBan]),
    ("LYi.902", "Libya", "Paragraph 15 (Travel Ban) and 17 (Asset Freeze). A (remark).", [.assetFreeze, .travelBan]),
    ("XXi.901", "Elsewhere", "", [.assetFreeze]),
])
func measuresFollowTheRegime(reference: String, type: String, comments: String, measures: [Measure]) throws {
    let list = try Samples.read(
        Samples.un(
            individuals: Samples.individual(
                "<FIRST_NAME>K</FIRST_NAME><COMMENTS1>\(comments)</COMMENTS1>", reference: reference, type: type)))
    #expect(list.designations.first?.measures == measures)
    #expect(list.count("regime not known") == (type == "Elsewhere" ? 1 : 0))
}

@Test func entitiesAreNotBannedFromTravel() throws {
    let list = try Samples.read(
        Samples.un(entities: Samples.entity("TAe.901", type: "Taliban", "<FIRST_NAME>GREY EXCHANGE</FIRST_NAME>")))
    #expect(list.designations.first?.type == .organisation)
    #expect(list.designations.first?.measures == [.assetFreeze, .armsEmbargo])
}

@Test func namelessEntriesAreKept() throws {
    let list = try Samples.read(
        Samples.un(
            individuals: Samples.individual(Samples.alias("Abu Kay"), reference: "QDi.902")
                + Samples.individual("", reference: "QDi.903")))
    #expect(list.entryCount == 2)
    #expect(
        list.designations.map(\.names) == [
            [ListedName("Abu Kay", quality: .primary)], [ListedName("QDi.903", quality: .primary, origin: .parsed)],
        ])
    #expect(list.count("entry without a primary name") == 1)
    #expect(list.count("entry without any name") == 1)
}

@Test func oneReferenceIsOneDesignation() throws {
    let list = try Samples.read(
        Samples.un(
            individuals: Samples.individual("<FIRST_NAME>KARIM</FIRST_NAME>")
                + Samples.individual("<FIRST_NAME>KERIM</FIRST_NAME>")))
    #expect(list.entryCount == 2)
    #expect(list.designations.count == 1)
    #expect(list.designations[0].names.map(\.quality) == [.primary, .strong])
    #expect(list.count("reference stands twice") == 1)
}

@Test func unknownElementsAreReported() throws {
    let list = try Samples.read(
        Samples.un(individuals: Samples.individual("<FIRST_NAME>K</FIRST_NAME><SHOE_SIZE>43</SHOE_SIZE>")))
    #expect(list.designations[0].remarks == ["SHOE_SIZE: 43"])
    #expect(list.count("unknown element <SHOE_SIZE>") == 1)
}

@Test func documentsInWords() throws {
    let list = try Samples.read(
        Samples.un(
            individuals: Samples.individual(
                """
                <FIRST_NAME>K</FIRST_NAME>
                <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT>
                <TYPE_OF_DOCUMENT2>identification card (tazkira) number 545167</TYPE_OF_DOCUMENT2></INDIVIDUAL_DOCUMENT>
                <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>381110042 (Expired 25 Jan. 2016)</NUMBER></INDIVIDUAL_DOCUMENT>
                <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NOTE>lost</NOTE></INDIVIDUAL_DOCUMENT>
                <INDIVIDUAL_DOCUMENT/>
                """)))
    #expect(list.designations[0].identifiers.map { "\($0.kind) \($0.value)" } == ["national-id 545167", "passport 381110042"])
    #expect(list.count("document number found in words") == 2)
    #expect(list.count("document without a number") == 1)
    #expect(list.designations[0].remarks == ["Passport; lost"])
}
