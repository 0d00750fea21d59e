import SanctionsModel
import Testing

@testable import ListReaders

/// The columns of version 1.1, in the order in which they are published.
private let header: [String] = {
    let act = [
        "Regulation_Type", "Regulation_OrganisationType", "Regulation_PublicationDate", "Regulation_EntryIntoForceDate",
        "Regulation_NumberTitle", "Regulation_Programme", "Regulation_PublicationUrl",
    ]
    let sections: [(String, [String])] = [
        (
            "NameAlias",
            [
                "LastName", "FirstName", "MiddleName", "WholeName", "NameLanguage", "Gender", "Title", "Function", "LogicalId",
                "RegulationLanguage", "Remark",
            ]
        ),
        (
            "Address",
            [
                "City", "Street", "PoBox", "ZipCode", "Region", "Place", "AsAtListingTime", "ContactInfo", "CountryIso2Code",
                "CountryDescription", "LogicalId", "RegulationLanguage", "Remark",
            ]
        ),
        (
            "BirthDate",
            [
                "BirthDate", "Day", "Month", "Year", "YearRangeFrom", "YearRangeTo", "Circa", "CalendarType", "ZipCode", "Region",
                "Place", "City", "CountryIso2Code", "CountryDescription", "LogicalId", "RegulationLanguage", "Remark",
            ]
        ),
        (
            "Identification",
            [
                "Number", "Diplomatic", "KnownExpired", "KnownFalse", "ReportedLost", "RevokedByIssuer", "IssuedBy", "IssuedDate",
                "ValidFrom", "ValidTo", "LatinNumber", "NameOnDocument", "TypeCode", "TypeDescription", "Region",
                "CountryIso2Code", "CountryDescription", "LogicalId", "RegulationLanguage", "Remark",
            ]
        ),
        ("Citizenship", ["Region", "CountryIso2Code", "CountryDescription", "LogicalId", "RegulationLanguage", "Remark"]),
    ]
    return [
        "fileGenerationDate", "Entity_LogicalId", "Entity_EU_ReferenceNumber", "Entity_UnitedNationId",
        "Entity_DesignationDate", "Entity_DesignationDetails", "Entity_Remark", "Entity_SubjectType",
        "Entity_SubjectType_ClassificationCode",
    ] + act.map { "Entity_\($0)" } + sections.flatMap { name, columns in (columns + act).map { "\(name)_\($0)" } }
}()

private let person = [
    "fileGenerationDate": "06/05/2025", "Entity_LogicalId": "13", "Entity_EU_ReferenceNumber": "EU.901.1",
    "Entity_UnitedNationId": "IQi.999", "Entity_Remark": "(Made & up)", "Entity_SubjectType": "P",
    "Entity_SubjectType_ClassificationCode": "person", "Entity_Regulation_Type": "amendment",
    "Entity_Regulation_PublicationDate": "2020-01-02", "Entity_Regulation_NumberTitle": "2020/1 (OJ L1)",
    "Entity_Regulation_Programme": "IRQ",
]

private func line(_ cells: [String: String], of columns: [String] = header) -> String {
    columns.map { name in
        let cell = cells[name] ?? ""
        return cell.contains(";") || cell.contains("\"") ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }.joined(separator: ";") + "\n"
}

private func table(_ rows: [[String: String]], common: [String: String] = person) -> String {
    "\u{FEFF}" + header.joined(separator: ";") + "\n"
        + rows.map { line(common.merging($0) { $1 }) }.joined()
}

private let summary =
    #"<regulationSummary regulationType="regulation" publicationDate="2003-07-08" numberTitle="1210/2003 (OJ L169)"/>"#

private func cited(_ section: String) -> [String: String] {
    [
        "\(section)_Regulation_PublicationDate": "2003-07-08", "\(section)_Regulation_NumberTitle": "1210/2003 (OJ L169)",
        "\(section)_Regulation_Type": "regulation",
    ]
}

@Test func theHeaderHasAllColumnsOfTheTable() {
    #expect(header.count == 118)
    #expect(ListReader.detect(Array(table([]).utf8), name: "x") == .euFSFCSV)
}

/// One party written in the XML and as a table is one designation.
@Test func aTableGivesWhatTheXMLGives() throws {
    let xml = Samples.eu(
        """
        <sanctionEntity designationDetails="" unitedNationId="IQi.999" euReferenceNumber="EU.901.1" logicalId="13">
        <remark>Made &amp; up</remark>
        <regulation regulationType="amendment" publicationDate="2020-01-02" numberTitle="2020/1 (OJ L1)" programme="IRQ"/>
        <subjectType code="person" classificationCode="P"/>
        <nameAlias wholeName="كريم عثمان" nameLanguage="AR" gender="M" strong="true" logicalId="1">\(summary)</nameAlias>
        <nameAlias wholeName="Karim Abu  Osman" firstName="Karim" middleName="Abu" lastName="Osman" function="Cashier" title="Haji"
          strong="true" logicalId="2">\(summary)<remark>his own</remark></nameAlias>
        <nameAlias wholeName="Karim &quot;K&quot; Osman; Kay" strong="true" logicalId="3">\(summary)</nameAlias>
        <address street="1 Row" city="Baghdad" countryIso2Code="IQ" asAtListingTime="true" logicalId="4">\(summary)
          <contactInfo key="EMAIL" value="a@b.example"/><contactInfo key="FAX" value="12; 13"/></address>
        <birthdate circa="true" calendarType="GREGORIAN" city="Tikrit" year="1937" countryIso2Code="IQ" logicalId="5">\(summary)</birthdate>
        <birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1958" yearRangeTo="1961" logicalId="6">\(summary)</birthdate>
        <birthdate circa="false" calendarType="ISLAMIC" birthdate="1982-04-19" dayOfMonth="24" monthOfYear="6" year="1402" logicalId="7"/>
        <identification identificationTypeCode="passport" identificationTypeDescription="National passport" number="M 123"
          countryIso2Code="IQ" validTo="2013-02-18" diplomatic="true" logicalId="8">\(summary)<remark>seen once</remark></identification>
        <identification identificationTypeCode="id" identificationTypeDescription="National identification card" number="77"
          knownExpired="true" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="9">\(summary)<remark>an old one</remark></identification>
        <citizenship countryIso2Code="IQ" countryDescription="IRAQ" logicalId="10">\(summary)</citizenship>
        </sanctionEntity>
        """)
    let rows: [[String: String]] = [
        [
            "NameAlias_WholeName": "كريم عثمان", "NameAlias_NameLanguage": "AR", "NameAlias_Gender": "M",
            "NameAlias_LogicalId": "1",
        ],
        [
            "NameAlias_WholeName": "Karim Abu  Osman", "NameAlias_FirstName": "Karim", "NameAlias_MiddleName": "Abu",
            "NameAlias_LastName": "Osman", "NameAlias_Function": "Cashier", "NameAlias_Title": "Haji",
            "NameAlias_LogicalId": "2", "NameAlias_Remark": "(his own)",
        ],
        ["NameAlias_WholeName": "Karim \"K\" Osman; Kay", "NameAlias_LogicalId": "3"],
        [
            "Address_Street": "1 Row", "Address_City": "Baghdad", "Address_CountryIso2Code": "IQ",
            "Address_AsAtListingTime": "true", "Address_LogicalId": "4", "Address_ContactInfo": "EMAIL[a@b.example]; FAX[12; 13]",
        ],
        [
            "BirthDate_Circa": "true", "BirthDate_CalendarType": "GREGORIAN", "BirthDate_City": "Tikrit",
            "BirthDate_Year": "1937", "BirthDate_CountryIso2Code": "IQ", "BirthDate_LogicalId": "5",
        ],
        [
            "BirthDate_Circa": "false", "BirthDate_CalendarType": "GREGORIAN", "BirthDate_YearRangeFrom": "1958",
            "BirthDate_YearRangeTo": "1961", "BirthDate_LogicalId": "6",
        ],
        [
            "BirthDate_Circa": "false", "BirthDate_CalendarType": "ISLAMIC", "BirthDate_BirthDate": "1982-04-19",
            "BirthDate_Day": "24", "BirthDate_Month": "6", "BirthDate_Year": "1402", "BirthDate_LogicalId": "7",
        ],
        [
            "Identification_Number": "M 123", "Identification_TypeCode": "passport",
            "Identification_TypeDescription": "National passport", "Identification_CountryIso2Code": "IQ",
            "Identification_ValidTo": "2013-02-18", "Identification_Diplomatic": "true", "Identification_LogicalId": "8",
            "Identification_Remark": "(seen once)",
        ],
        // The type, flags and remarks in the cell of the number.
        [
            "Identification_Number": "77 (id-National identification card) [known to be expired](an old one)",
            "Identification_CountryIso2Code": "00", "Identification_CountryDescription": "UNKNOWN",
            "Identification_LogicalId": "9",
        ],
        ["Citizenship_CountryIso2Code": "IQ", "Citizenship_CountryDescription": "IRAQ", "Citizenship_LogicalId": "10"],
    ]
    let written = rows.map { row -> [String: String] in
        guard let section = row.keys.first?.prefix(while: { $0 != "_" }), row["BirthDate_CalendarType"] != "ISLAMIC" else {
            return row
        }
        return row.merging(cited(String(section))) { $1 }
    }
    let fromXML = try Samples.read(xml)
    // A row that stands twice says nothing new.
    let fromTable = try Samples.read(table(written + [written[1]]))
    #expect(fromTable.designations == fromXML.designations)
    #expect(fromTable.designations[0].identifiers.count == 5)
    #expect(fromTable.id == "eu")
    #expect(fromTable.version == "2025-05-06")
    #expect(fromTable.date == fromXML.date)
    #expect(fromTable.entryCount == 1)
    #expect(fromTable.quirks.map(\.kind) == fromXML.quirks.map(\.kind))
    #expect(fromTable.designations[0].crossReferences == ["un:IQi.999"])
}

@Test func onePartyUnderTwoActsIsOneDesignation() throws {
    let list = try Samples.read(
        table([
            ["NameAlias_WholeName": "Karim Osman", "NameAlias_LogicalId": "1"],
            [
                "NameAlias_WholeName": "Osman Karim", "NameAlias_LogicalId": "2",
                "Entity_Regulation_NumberTitle": "2021/7 (OJ L7)", "Entity_Regulation_Programme": "TAQA",
            ],
            [
                "Entity_LogicalId": "14", "Entity_EU_ReferenceNumber": "EU.902.1", "NameAlias_WholeName": "Grey League",
                "NameAlias_LogicalId": "3", "Entity_SubjectType": "enterprise", "Entity_SubjectType_ClassificationCode": "E",
            ],
        ]))
    #expect(list.entryCount == 3)
    #expect(list.designations.map(\.id) == ["eu:EU.901.1", "eu:EU.902.1"])
    #expect(list.designations[0].names.map(\.text) == ["Karim Osman", "Osman Karim"])
    #expect(list.designations[0].programmes == ["IRQ", "TAQA"])
    #expect(list.designations[1].type == .organisation)
    #expect(list.count("entry stands once for each act") == 1)
}

@Test func readsTheOlderTable() throws {
    let columns = [
        "Date_file", "Entity_logical_id", "Subject_type", "Leba_numtitle", "Leba_publication_date", "Leba_url", "Programme",
        "Entity_remark", "Naal_logical_id", "Naal_leba_numtitle", "Naal_leba_publication_date", "Naal_lastname",
        "Naal_firstname", "Naal_middlename", "Naal_wholename", "Naal_gender", "Naal_title", "Naal_function", "Naal_programme",
        "Entity_logical_id", "Addr_number", "Addr_street", "Addr_zipcode", "Addr_city", "Addr_country", "Addr_other",
        "Birt_date", "Birt_plcae", "Birt_country", "Iden_number", "Iden_country", "Citi_country", "EU_ref_num",
    ]
    let common = [
        "Date_file": "13/09/2022", "Entity_logical_id": "13", "Subject_type": "P", "Leba_numtitle": "1210/2003 (OJ L169)",
        "Leba_publication_date": "2003-07-08", "Programme": "IRQ", "EU_ref_num": "EU.901.1",
    ]
    let rows: [[String: String]] = [
        [
            "Naal_wholename": "Karim Osman", "Naal_lastname": "Osman", "Naal_firstname": "Karim", "Naal_gender": "M",
            "Naal_programme": "TAQA", "Naal_leba_numtitle": "881/2002 (OJ L139)",
        ],
        ["Naal_wholename": "Abu Grey"],
        [
            "Addr_number": "1", "Addr_street": "Row", "Addr_zipcode": "77", "Addr_city": "Sfax", "Addr_country": "TUN",
            "Addr_other": "(once)",
        ],
        ["Birt_date": "1957-03-10", "Birt_plcae": "Tunis", "Birt_country": "TUN"],
        ["Iden_number": "K1 (passport-National passport) ((passport))", "Iden_country": "TUN"],
        ["Citi_country": "TUN"],
    ]
    let text = columns.joined(separator: ";") + "\n" + rows.map { line(common.merging($0) { $1 }, of: columns) }.joined()
    let list = try Samples.read(text)
    #expect(ListReader.detect(Array(text.utf8), name: "x") == .euFSFCSV)
    #expect(list.version == "2022-09-13")
    let person = try #require(list.designations.first)
    #expect(list.designations.count == 1)
    #expect(person.id == "eu:EU.901.1")
    #expect(person.type == .person)
    #expect(person.names[0] == ListedName("Karim Osman", quality: .primary, family: "Osman", given: "Karim"))
    #expect(person.names[1].text == "Abu Grey")
    #expect(person.genders == [.male])
    #expect(person.addresses == [Address(street: "1 Row", city: "Sfax", postalCode: "77", country: "TUN", note: "once")])
    #expect(person.births.map { "\($0.date?.description ?? "") \($0.city) \($0.country)" } == ["1957-03-10 Tunis TUN"])
    #expect(person.identifiers == [Identifier(kind: "passport", value: "K1", country: "TUN", note: "passport")])
    #expect(person.nationalities == ["TUN"])
    #expect(person.programmes == ["IRQ"])
    #expect(person.legalBasis == ["1210/2003 (OJ L169)", "881/2002 (OJ L139)"])
    #expect(list.count("programme of another act that a part cites") == 1)
}

@Test func aTableOfOldWithoutReferencesUsesLogicalIds() throws {
    let text = "Entity_logical_id;Subject_type;Naal_wholename;Programme;Colour\n13;P;Karim Osman;IRQ;red\n13;P;Abu Grey;IRQ;red\n"
    let list = try Samples.read(text)
    #expect(list.designations.map(\.id) == ["eu:13"])
    #expect(list.count("no euReferenceNumber") == 1)
    #expect(list.designations[0].remarks == ["colour: red"])
    #expect(list.count("unknown element <colour>") == 1)
}

@Test func carelessQuotesAndShortLinesAreRead() throws {
    var cells = person
    cells["NameAlias_WholeName"] = "Grey"
    let short = String(line(cells).prefix { $0 != "\n" }).trimming(";").replacing("Grey", with: "\"Grey\" League") + "\n"
    let list = try Samples.read(header.joined(separator: ";") + "\n" + short)
    #expect(list.designations[0].names[0].text == "\"Grey\" League")
    #expect(list.count("rows without their last cells") == 1)
    #expect(list.count("quotes inside a cell") == 1)
    // Without its line break it may be the rest of a longer one.
    let error = Samples.error(header.joined(separator: ";") + "\n" + short.dropLast())
    #expect(error == ListError(file: "sample", line: 2, reason: "the last line ends early: is the file cut off?"))
}

@Test(arguments: [
    (["Entity_LogicalId": ""], "a row has no logical id"),
    (["Entity_EU_ReferenceNumber": ""], "an entry has no euReferenceNumber"),
])
func refusesRowsThatBelongToNobody(cells: [String: String], reason: String) {
    let error = Samples.error(table([cells.merging(["NameAlias_WholeName": "Karim"]) { $1 }]))
    #expect(error?.reason == reason)
    #expect(error?.line == 2)
}

@Test func refusesATableOfTheUnionThatIsNone() {
    #expect(Samples.error(header.joined(separator: ";") + "\n")?.reason == "the list holds no entry")
    #expect(Samples.error("a;b\n1;2\n", format: .euFSFCSV)?.reason == "the header is none of the European Union's list")
    let long = Samples.error(table([[:]]).trimmingLast() + ";more\n")
    #expect(long?.reason == "119 columns, the header has 118")
}

extension String {
    fileprivate func trimmingLast() -> String { String(dropLast()) }
}

@Test func documentsOfOneCell() {
    let passport = EUDocument("27082171 (passport-National passport) ((issued 1992)(in Grey Town)) [known to be false]")
    #expect(passport.number == "27082171")
    #expect(passport.code == "passport")
    #expect(passport.description == "National passport")
    #expect(passport.flags == ["knownFalse"])
    #expect(passport.remarks == ["issued 1992", "in Grey Town"])
    let ship = EUDocument("9187629 (imo-IMO (vessel identification))")
    #expect(ship.number == "9187629" && ship.code == "imo" && ship.description == "IMO (vessel identification)")
    let plain = EUDocument("A-333602 (Indian-born)")
    #expect(plain.number == "A-333602 (Indian-born)" && plain.code.isEmpty)
    #expect(EUDocument("").number.isEmpty)
    #expect(EUDocument("1 (id-").code.isEmpty)
    #expect(EUDocument.remarks("(a) (b (c))") == ["a", "b (c)"])
    #expect(EUDocument.remarks("a (b)") == ["a (b)"])
}
