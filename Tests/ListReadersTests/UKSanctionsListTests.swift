import SanctionsModel
import Testing

@testable import ListReaders

private func xml(_ designations: String, generated: String = "13/02/2026") -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><DateGenerated>\(generated)</DateGenerated>\(designations)</Designations>
    """
}

private let person = """
    <Designation><LastUpdated>14/04/2026</LastUpdated><DateDesignated>25/01/2001</DateDesignated><UniqueID>GRY0901</UniqueID>
    <OFSIGroupID>901</OFSIGroupID><UNReferenceNumber>QDi.904</UNReferenceNumber>
    <Names><Name><Name1>Karim</Name1><Name2>Abu</Name2><Name6>OSMAN</Name6><NameType>Primary Name</NameType></Name>
    <Name><Name1>Carim</Name1><Name6>OSMAN</Name6><NameType>Primary name variation</NameType></Name>
    <Name><Name6>Kay</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>كريم عثمان</NameNonLatinScript><NonLatinScriptLanguage>Dari/Arabic</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
    <Titles><Title>Haji</Title></Titles><RegimeName>The Grey (Sanctions) (EU Exit) Regulations 2020</RegimeName>
    <IndividualEntityShip>Individual</IndividualEntityShip><DesignationSource>UN</DesignationSource>
    <SanctionsImposed>Asset freeze|Travel Ban|Trust Services Sanctions</SanctionsImposed>
    <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><TrustServicesSanctions>true</TrustServicesSanctions><ArmsEmbargo>false</ArmsEmbargo></SanctionsImposedIndicators>
    <OtherInformation>Trades in pearls.</OtherInformation><UKStatementofReasons>Made up.</UKStatementofReasons>
    <Addresses><Address><AddressLine1>1 Row</AddressLine1><AddressLine6>Sfax</AddressLine6><AddressPostalCode>77</AddressPostalCode><AddressCountry>Tunisia</AddressCountry></Address></Addresses>
    <PhoneNumbers><PhoneNumber>+216 71 000 000</PhoneNumber></PhoneNumbers>
    <IndividualDetails><Individual><DOBs><DOB>dd/mm/1957</DOB><DOB>02/03/1958</DOB></DOBs>
    <Nationalities><Nationality>(1) Tunisia (2) Libya</Nationality></Nationalities><Genders><Gender>Male</Gender></Genders>
    <Positions><Position>Cashier</Position></Positions>
    <PassportDetails><Passport><PassportNumber>K1234567</PassportNumber><PassportAdditionalInformation>Tunisian passport</PassportAdditionalInformation></Passport></PassportDetails>
    <NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>545167</NationalIdentifierNumber></NationalIdentifier></NationalIdentifierDetails>
    <BirthDetails><Location><TownOfBirth>Sfax</TownOfBirth><CountryOfBirth>Tunisia</CountryOfBirth></Location></BirthDetails>
    </Individual></IndividualDetails></Designation>
    """

private let ship = """
    <Designation><UniqueID>GRY0902</UniqueID><Names><Name><Name6>GREY ONE</Name6><NameType>Primary Name</NameType></Name></Names>
    <IndividualEntityShip>Ship</IndividualEntityShip><SanctionsImposed>Prohibition of port entry</SanctionsImposed>
    <ShipDetails><Ship><IMONumbers><IMONumber>9187629</IMONumber></IMONumbers>
    <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Togo</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
    <YearsBuilt><YearBuilt>1999</YearBuilt></YearsBuilt></Ship></ShipDetails></Designation>
    """

private let header =
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)"

private func table(_ rows: [[String: String]], head: String = "Report Date: 13-Feb-2026\n") -> String {
    head + header + "\n"
        + rows.map { row in
            header.split(separator: ",").map { "\"\(row[String($0)] ?? "")\"" }.joined(separator: ",") + "\n"
        }.joined()
}

private let common = [
    "Last Updated": "14/04/2026", "Unique ID": "GRY0901", "OFSI Group ID": "901", "UN Reference Number": "QDi.904",
    "Regime Name": "The Grey (Sanctions) (EU Exit) Regulations 2020", "Designation Type": "Individual",
    "Designation source": "UN", "Sanctions Imposed": "Asset freeze|Travel Ban|Trust Services Sanctions",
    "Other Information": "Trades in pearls.", "UK Statement of Reasons": "Made up.", "Date Designated": "25/01/2001",
    "Title": "Haji", "Nationality(/ies)": "(1) Tunisia (2) Libya", "Gender": "Male", "Position": "Cashier",
    "Town of birth": "Sfax", "Country of birth": "Tunisia", "National Identifier number": "545167",
    "Passport number": "K1234567", "Passport additional information": "Tunisian passport", "Address Line 1": "1 Row",
    "Address Line 6": "Sfax", "Address Postal Code": "77", "Address Country": "Tunisia", "Phone number": "+216 71 000 000",
    "D.O.B": "dd/mm/1957",
]

@Test func readsTheUKSanctionsList() throws {
    let list = try Samples.read(xml(person + ship))
    #expect(list.id == "gb")
    #expect(list.version == "2026-02-13")
    #expect(list.designations.map(\.id) == ["gb:GRY0901", "gb:GRY0902"])
    let party = list.designations[0]
    #expect(party.names[0] == ListedName("Karim Abu OSMAN", quality: .primary, family: "OSMAN", given: "Karim Abu"))
    #expect(party.names.map(\.text) == ["Karim Abu OSMAN", "Carim OSMAN", "Kay", "كريم عثمان"])
    #expect(party.names.map(\.quality) == [.primary, .strong, .weak, .strong])
    #expect(party.names[3].language == "fa")
    #expect(
        party.births == [
            Birth(date: PartialDate(year: 1957), city: "Sfax", country: "Tunisia"),
            Birth(date: PartialDate(year: 1958, month: 3, day: 2), city: "Sfax", country: "Tunisia"),
        ])
    #expect(party.nationalities == ["Tunisia", "Libya"])
    #expect(party.genders == [.male])
    #expect(party.titles == ["Haji", "Cashier"])
    #expect(
        party.identifiers == [
            Identifier(kind: "phone", value: "+216 71 000 000"),
            Identifier(kind: "passport", value: "K1234567", note: "Tunisian passport"),
            Identifier(kind: "national-id", value: "545167"),
        ])
    #expect(party.addresses == [Address(street: "1 Row", city: "Sfax", postalCode: "77", country: "Tunisia")])
    #expect(party.measures == [.assetFreeze, .travelBan, Measure("trust-services-sanctions")])
    #expect(party.programmes == ["The Grey (Sanctions) (EU Exit) Regulations 2020"])
    #expect(party.legalBasis == party.programmes)
    #expect(party.listedOn?.description == "2001-01-25")
    #expect(party.updatedOn.map(\.description) == ["2026-04-14"])
    #expect(party.crossReferences == ["gb:901", "un:QDi.904"])
    #expect(
        Set(party.remarks) == [
            "OFSI Group ID: 901", "United Nations reference: QDi.904", "Designation source: UN", "Trades in pearls.",
            "Statement of reasons: Made up.",
        ])
    let vessel = list.designations[1]
    #expect(vessel.type == .vessel)
    #expect(vessel.identifiers == [Identifier(kind: "imo", value: "9187629")])
    #expect(vessel.measures == [Measure("prohibition-of-port-entry")])
    #expect(vessel.remarks == ["Vessel flag Togo", "Vessel year of build 1999"])
    #expect(list.quirks.isEmpty)
}

/// One party written in the XML and as a table is one designation.
@Test func theTableOfTheUKSanctionsListGivesWhatItsXMLGives() throws {
    let rows: [[String: String]] = [
        [
            "Name 1": "Karim", "Name 2": "Abu", "Name 6": "OSMAN", "Name type": "Primary Name",
            "Name non-latin script": "كريم عثمان", "Non-latin script language": "Dari/Arabic",
        ],
        ["Name 1": "Carim", "Name 6": "OSMAN", "Name type": "Primary name variation", "D.O.B": "02/03/1958"],
        ["Name 6": "Kay", "Name type": "Alias", "Alias strength": "Low quality a.k.a"],
    ]
    let vessel = [
        "Unique ID": "GRY0902", "Name 6": "GREY ONE", "Name type": "Primary Name", "Designation Type": "Ship",
        "Sanctions Imposed": "Prohibition of port entry", "IMO number": "9187629", "Current believed flag of ship": "Togo",
        "Year Built": "1999", "D.O.B": "N/A",
    ]
    let text = table(rows.map { common.merging($0) { $1 } } + [vessel])
    let list = try Samples.read(text)
    #expect(ListReader.detect(Array(text.utf8), name: "x") == .ukSanctionsListCSV)
    let fromXML = try Samples.read(xml(person + ship))
    #expect(list.designations == fromXML.designations)
    #expect(list.version == "2026-02-13")
    #expect(list.entryCount == 2)
    #expect(try Samples.read(table([vessel], head: "")).version == "unknown")
    let more = try Samples.read("Unique ID,Name 6,Regime Name,Colour\nGRY0901,OSMAN,Grey,red\nGRY0901,OSMAN,Grey,red\n")
    #expect(more.designations[0].remarks == ["colour: red"])
    #expect(more.count("unknown element <colour>") == 1)
}

@Test func whatTheUKSanctionsListDoesNotSay() throws {
    let list = try Samples.read(
        xml(
            """
            <Designation><OFSIGroupID>905</OFSIGroupID><Names><Name><Name6>Grey League</Name6><NameType>Nickname</NameType></Name>
            <Name><NameType>Alias</NameType></Name></Names><IndividualEntityShip>Club</IndividualEntityShip><Colour>grey</Colour>
            <SanctionsImposed>N/A</SanctionsImposed><DateDesignated>soon</DateDesignated><LastUpdated>Unknown</LastUpdated>
            <NonLatinNames><NameNonLatinScript>عثمان</NameNonLatinScript></NonLatinNames>
            <EntityDetails><Entity><BusinessRegistrationNumbers><BusinessRegistrationNumber>(1) INN 7725056162 (2) unknown to us</BusinessRegistrationNumber></BusinessRegistrationNumbers>
            <ParentCompanies><ParentCompany>Pearl Co</ParentCompany></ParentCompanies></Entity></EntityDetails></Designation>
            """, generated: ""))
    let club = list.designations[0]
    #expect(list.version == "unknown")
    #expect(club.id == "gb:905")
    #expect(club.crossReferences.isEmpty)
    #expect(club.type == .any)
    #expect(club.names.map(\.text) == ["Grey League", "عثمان"])
    #expect(club.measures == [.assetFreeze])
    #expect(club.identifiers.map { "\($0.kind) \($0.value)" } == ["tax-id 7725056162"])
    #expect(Set(club.remarks) == ["Colour: grey", "DateDesignated: soon", "Parent company: Pearl Co", "unknown to us"])
    for kind in [
        "type not known", "alias type not known", "empty name left out", "no measure stated", "date not readable",
        "document without a number", "unknown element <Colour>", "entry without a primary name",
    ] { #expect(list.count(kind) == 1, "\(kind)") }
}

@Test func refusesAUKSanctionsListThatIsNone() {
    #expect(Samples.error(xml(""))?.reason == "the list holds no entry")
    #expect(
        Samples.error(xml("<Designation><UniqueID>N/A</UniqueID></Designation>"))?.reason
            == "an entry has neither UniqueID nor OFSIGroupID")
    #expect(Samples.error("<a/>", format: .ukSanctionsListXML)?.reason == "the root is <a>, not <Designations>")
    #expect(Samples.error("a,b\n1,2\n", format: .ukSanctionsListCSV)?.reason.hasPrefix("no header names Unique ID") == true)
    #expect(Samples.error(table([["Name 6": "X"]]))?.reason == "a row has neither Unique ID nor OFSI Group ID")
}
