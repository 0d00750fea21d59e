import SanctionsModel
import Testing

@testable import ListReaders

private func entry(_ uid: String, type: String = "Individual", programmes: [String] = ["SDGT"], _ more: String) -> String {
    """
    <sdnEntry><uid>\(uid)</uid><sdnType>\(type)</sdnType>
    <programList>\(programmes.map { "<program>\($0)</program>" }.joined())</programList>\(more)</sdnEntry>
    """
}

private func alias(_ last: String, _ first: String = "", category: String = "strong", type: String = "a.k.a.") -> String {
    """
    <aka><uid>1</uid><type>\(type)</type><category>\(category)</category><lastName>\(last)</lastName><firstName>\(first)</firstName></aka>
    """
}

private func id(_ type: String, _ number: String, _ more: String = "") -> String {
    "<id><uid>1</uid><idType>\(type)</idType><idNumber>\(number)</idNumber>\(more)</id>"
}

@Test func readsAnSDN() throws {
    let list = try Samples.read(
        Samples.ofac(
            entry(
                "901", programmes: ["SDGT", "IRAN-EO13902"],
                """
                <firstName>Karim Abu</firstName><lastName>OSMAN</lastName><title>Cashier; Treasurer</title>
                <akaList>\(alias("OTHMAN", "Kareem"))\(alias("KAY", category: "weak"))\(alias("OSMAN", "Karim Abu", type: "f.k.a."))</akaList>
                <dateOfBirthList><dateOfBirthItem><dateOfBirth>circa 1957</dateOfBirth></dateOfBirthItem>
                <dateOfBirthItem><dateOfBirth>1981 to 1983</dateOfBirth></dateOfBirthItem></dateOfBirthList>
                <placeOfBirthList><placeOfBirthItem><placeOfBirth>Cali, Valle, Colombia</placeOfBirth></placeOfBirthItem></placeOfBirthList>
                <nationalityList><nationality><country>Iran</country></nationality></nationalityList>
                <citizenshipList><citizenship><country>Turkey</country></citizenship></citizenshipList>
                <idList>\(id("Gender", "Male"))\(id("Passport", "K1", "<idCountry>Iran</idCountry><issueDate>04 May 2003</issueDate>"))
                \(id("Cedula No.", "77"))\(id("Additional Sanctions Information -", "Subject to Secondary Sanctions"))
                \(id("Digital Currency Address - XBT", "12QtD5"))\(id("Shoe Size", "43"))\(id("Identification Number", "IMO 9187629"))</idList>
                <addressList><address><address1>1 Row</address1><address2>Flat 2</address2><city>Cali</city><stateOrProvince>Valle</stateOrProvince>
                <postalCode>1</postalCode><country>Colombia</country></address></addressList><remarks>(Linked To: GREY LEAGUE)</remarks>
                """), count: 1))
    #expect(list.id == "us-sdn")
    #expect(list.version == "2021-03-10")
    let person = try #require(list.designations.first)
    #expect(person.id == "us-sdn:901")
    #expect(
        person.names == [
            ListedName("Karim Abu OSMAN", quality: .primary, family: "OSMAN", given: "Karim Abu"),
            ListedName("Kareem OTHMAN", quality: .strong, family: "OTHMAN", given: "Kareem"), ListedName("KAY", quality: .weak),
        ])
    #expect(person.genders == [.male])
    #expect(person.births.map { $0.date?.description } == ["circa 1957", "1981..1983"])
    #expect(person.births[0].city == "Cali")
    #expect(person.births[0].region == "Valle")
    #expect(person.births[0].country == "Colombia")
    #expect(person.nationalities == ["Iran", "Turkey"])
    #expect(
        person.identifiers == [
            Identifier(kind: "passport", value: "K1", country: "Iran", note: "issued 04 May 2003"),
            Identifier(kind: "national-id", value: "77", note: "Cedula No."),
            Identifier(kind: "crypto-address", value: "12QtD5", note: "XBT"),
            Identifier(kind: "other", value: "43", note: "Shoe Size"),
            Identifier(kind: "imo", value: "9187629", note: "Identification Number"),
        ])
    #expect(
        person.addresses == [
            Address(street: "1 Row, Flat 2", city: "Cali", region: "Valle", postalCode: "1", country: "Colombia")
        ])
    #expect(person.titles == ["Cashier", "Treasurer"])
    #expect(person.programmes == ["SDGT", "IRAN-EO13902"])
    #expect(person.legalBasis == ["Executive Order 13224", "31 CFR part 594", "Executive Order 13902"])
    #expect(person.measures == [.assetFreeze])
    #expect(
        person.remarks == [
            "Additional Sanctions Information - Subject to Secondary Sanctions", "(Linked To: GREY LEAGUE)",
        ])
    #expect(list.count("identifier type not known") == 1)
    #expect(list.count("alias repeats a name") == 1)
}

@Test func readsVesselsAndAircraft() throws {
    let list = try Samples.read(
        Samples.ofac(
            entry(
                "902", type: "Vessel",
                """
                <lastName>GREY TIDE</lastName><vesselInfo><callSign>CL2685</callSign><vesselType>Tug</vesselType><vesselFlag>Cuba</vesselFlag>
                <tonnage>640</tonnage><grossRegisteredTonnage>478</grossRegisteredTonnage></vesselInfo>
                <idList>\(id("Vessel Registration Identification", "IMO 9187629"))\(id("MMSI", "572469210"))</idList>
                """)
                + entry(
                    "903", type: "Aircraft",
                    "<lastName>EP-GRY</lastName><idList>\(id("Aircraft Model", "IL76"))\(id("Aircraft Tail Number", "EP-GRY"))</idList>"
                ),
            count: 2))
    #expect(list.designations.map(\.type) == [.vessel, .aircraft])
    #expect(
        list.designations[0].identifiers == [
            Identifier(kind: "call-sign", value: "CL2685"), Identifier(kind: "imo", value: "9187629"),
            Identifier(kind: "mmsi", value: "572469210"),
        ])
    #expect(
        list.designations[0].remarks == ["Vessel type Tug", "Vessel flag Cuba", "Tonnage 640", "Gross registered tonnage 478"])
    #expect(list.designations[1].identifiers.map(\.kind) == ["aircraft-tail"])
    #expect(list.designations[1].remarks == ["Aircraft Model IL76"])
}

@Test func theConsolidatedListIsToldByItsEntries() throws {
    let sectoral = entry(
        "904", type: "Entity", programmes: ["UKRAINE-EO13662"],
        "<lastName>GREY OIL</lastName><idList>\(id("Executive Order 13662 Directive Determination -", "Subject to Directive 4"))</idList>"
    )
    let reject = entry("905", programmes: ["NS-PLC"], "<lastName>OSMAN</lastName>")
    let account = entry(
        "906", type: "Entity", programmes: ["RUSSIA-EO14024"],
        "<lastName>GREY BANK</lastName><idList>\(id("Executive Order 14024 Directive Information", "Subject to Directive 2"))</idList>"
    )
    let blocked = entry("907", programmes: ["RUSSIA-EO14024"], "<lastName>OSMANOV</lastName>")
    let list = try Samples.read(Samples.ofac(sectoral + reject + account, count: 3, namespace: "https://other.example/XML"))
    #expect(list.id == "us-cons")
    #expect(list.designations.map(\.id) == ["us-cons:904", "us-cons:905", "us-cons:906"])
    #expect(
        list.designations.map { $0.measures.map(\.kind) } == [
            ["sectoral"], ["transaction-rejection"], ["correspondent-account-ban"],
        ])
    #expect(try Samples.read(Samples.ofac(sectoral + blocked, count: 2)).id == "us-sdn")
}

@Test func lostEntriesAreRefused() throws {
    let one = entry("908", "<lastName>OSMAN</lastName>")
    let error = Samples.error(Samples.ofac(one, count: 2))
    #expect(error?.reason == "Record_Count says 2 entries, the file holds 1: entries are missing")
    #expect(error?.line == 2)
    #expect(try Samples.read(Samples.ofac(one, count: 0)).count("more entries than Record_Count") == 1)
}
