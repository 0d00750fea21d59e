import SanctionsModel
import Testing

@testable import ListReaders

@Suite("The numbers of a cell")
struct NumbersInCellTests {
    @Test(
        "are kept whole, apart and without their labels",
        arguments: [
            ("1 63 08 4 01 001 005E", ["1 63 08 4 01 001 005E"]),
            ("Tax ID 7802059185", ["7802059185"]),
            ("Tax ID No. 7707083893 (Russia); Registration Number 1027700132195 (Russia)", ["7707083893", "1027700132195"]),
            ("INN 7707083893 OGRN 1027700132195", ["7707083893", "1027700132195"]),
            ("INN: 7707083893, KPP: 773601001, OGRN:1027700132195", ["7707083893", "773601001", "1027700132195"]),
            ("7707083893 (INN) 1027700132195 (OGRN)", ["7707083893", "1027700132195"]),
            ("INN/KPP 7707083893/773601001", ["7707083893", "773601001"]),
            ("7707083893, 1027700132195 and 00032537", ["7707083893", "1027700132195", "00032537"]),
            ("7707083893,1027700132195", ["7707083893", "1027700132195"]),
            ("7707083893 / 1027700132195", ["7707083893", "1027700132195"]),
            ("7707083893 | 1027700132195 & 00032537", ["7707083893", "1027700132195", "00032537"]),
            ("7707083893 1027700132195", ["7707083893", "1027700132195"]),
            ("(1) 592667 (Qatari) (2) Libyan passport number 347834", ["592667", "347834"]),
            ("a) MM611523 b) EE947317, expired 2 Jan. 2004", ["MM611523", "EE947317"]),
            ("96 03 464086", ["96 03 464086"]), ("TR-P 614 166", ["TR-P 614 166"]), ("35202- 4135948-7", ["35202- 4135948-7"]),
            ("AF 12 345 678", ["AF 12 345 678"]), ("8208 No. 555627", ["8208 555627"]), ("1,234,567", ["1,234,567"]),
            ("92/664 (Egypt)", ["92/664"]), ("31/2013/20/003140", ["31/2013/20/003140"]), ("B/011641", ["B/011641"]),
            ("SC 123456", ["SC 123456"]), ("HRB 12345 B", ["HRB 12345 B"]), ("12CP63882.3FRA", ["12CP63882.3FRA"]),
            ("No34409/129", ["34409/129"]), ("№ 12345", ["12345"]), ("no.: 0216155930", ["0216155930"]),
            ("Laissez-passer no. N°235/MISPAT/DIRCAB", ["235/MISPAT/DIRCAB"]),
            ("Mali Passport no.A1037434. Issued: 10/8/2001", ["A1037434"]),
            ("1272611(previous, issued on 1 Apr. 2003)", ["1272611"]),
            ("W374031, Tunisian national identity number issued on 11 April 2011.", ["W374031"]),
            ("123456 5 May 1998", ["123456"]), ("R00012098, South Sudan", ["R00012098"]), ("Passport (A1234567)", ["A1234567"]),
            ("SSN 156-92-9858 (United States of America)", ["156-92-9858"]), ("Residential card number 665", ["665"]),
            ("national identification card (tazkira) number 545167", ["545167"]),
            ("Fiscal Code: DAOMMD74T11Z352Z", ["DAOMMD74T11Z352Z"]),
            ("Unified Social Credit Code 91110000MA01ABCD12", ["91110000MA01ABCD12"]),
        ] as [(String, [String])])
    func read(cell: String, wanted: [String]) {
        #expect(NumbersInCell.read(cell).found.map(\.value) == wanted)
    }

    @Test(
        "are none in words, dates and years",
        arguments: [
            "", "Unknown", "(Egypt). Issued 1993.", "issued 10/8/2001", "Kabul, 1998", "expires on 3 June 2016",
            "Block13a Street 5",
            "2.81083E+11", "issued for Karim Osman, born on 25 Sep. 1973 in Mehdia",
        ])
    func nothing(cell: String) {
        #expect(NumbersInCell.read(cell).found.isEmpty)
        #expect(NumbersInCell.read(cell).unread == (cell.isEmpty ? [] : NumbersInCell.read(cell).unread))
    }

    @Test("have the kind that the words about them name, and the state in the bracket behind them")
    func kinds() {
        let cell = "Tax ID No. 7707083893 (Russia); Registration Number 1027700132195; LEI 253400WSS48YWMBUA688; 555 12345"
        let found = UKFacts.documents(cell, kind: "registration").found
        #expect(found.map(\.kind) == ["tax-id", "registration", "lei", "registration"])
        #expect(found.map(\.country) == ["Russia", "", "", ""])
        #expect(
            found.map(\.note) == [
                "Tax ID No. 7707083893 (Russia)", "Registration Number 1027700132195", "LEI 253400WSS48YWMBUA688", "",
            ])
        let papers = "(1) A1234567 (2) ID card no 7654321 (3) driving licence 112233 (4) alien registration number 2054275397"
        #expect(
            UKFacts.documents(papers, kind: "passport").found.map(\.kind)
                == ["passport", "national-id", "driving-licence", "passport"])
    }

    @Test("of a long cell take no time", arguments: [";", ",", " / ", "(", "1)", " and 1", "12345678/", "A 1 "])
    func hostile(piece: String) {
        let cell = String(repeating: piece, count: 2000)
        let start = ContinuousClock.now
        _ = NumbersInCell.read(cell)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("of the UN's documents are each an identifier, those of one document too")
    func unitedNations() throws {
        func values(_ document: String) throws -> [String] {
            let text = Samples.individual("<FIRST_NAME>K</FIRST_NAME><INDIVIDUAL_DOCUMENT>\(document)</INDIVIDUAL_DOCUMENT>")
            return try Samples.read(Samples.un(individuals: text)).designations[0].identifiers.map { "\($0.kind) \($0.value)" }
        }
        let national = "<TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT>"
        #expect(try values("\(national)<NUMBER>1 63 08 4 01 001 005E</NUMBER>") == ["national-id 1 63 08 4 01 001 005E"])
        #expect(
            try values("\(national)<NUMBER>Passport A1234567, ID card 7654321</NUMBER>")
                == ["national-id 7654321", "passport A1234567"].reversed())
        #expect(try values("\(national)<NUMBER>Libya 428720</NUMBER>") == ["national-id 428720"])
        #expect(try values("\(national)<NUMBER>12</NUMBER>") == ["national-id 12"], "what can't be taken apart stays whole")
    }

    @Test("of the UK's entities are each an identifier without its label")
    func unitedKingdom() throws {
        let text = """
            <Designations><DateGenerated>20/08/2026</DateGenerated><Designation><UniqueID>AFG0901</UniqueID>
            <Names><Name><Name6>GREY EXCHANGE</Name6><NameType>Primary Name</NameType></Name></Names>
            <IndividualEntityShip>Entity</IndividualEntityShip><SanctionsImposed>Asset freeze</SanctionsImposed>
            <EntityDetails><Entity><BusinessRegistrationNumbers>
            <BusinessRegistrationNumber>Tax ID 7802059185</BusinessRegistrationNumber>
            <BusinessRegistrationNumber>(1) OGRN 1027700132195 (2) KPP 773601001, OKPO 00032537</BusinessRegistrationNumber>
            </BusinessRegistrationNumbers></Entity></EntityDetails></Designation></Designations>
            """
        #expect(
            try Samples.read(text).designations[0].identifiers.map { "\($0.kind) \($0.value)" } == [
                "tax-id 7802059185", "registration 1027700132195", "tax-id 773601001", "registration 00032537",
            ])
    }

    @Test("in prose are kept whole, with their strokes")
    func prose() {
        func values(_ text: String) -> [String] { IdentifiersInProse.identifiers(in: text).map(\.value) }
        #expect(values("National identification no.: 1 63 08 4 01 001 005E. Gender: Male") == ["1 63 08 4 01 001 005E"])
        #expect(values("Passport no.: 1990/345751, issued 12/03/2015") == ["1990/345751"])
        #expect(values("Passport no.: 654220247 and PD381210081 expires 2020") == ["654220247", "PD381210081"])
        #expect(values("National identification no. 35202- 4135948-7 b) 11223344") == ["35202- 4135948-7", "11223344"])
        #expect(values("Passport number 8208 No. 555627 issued 2011") == ["8208 555627"])
        #expect(values("Passport no.: 123456 5 May 1998") == ["123456"])
        #expect(values("National identification no: 1136 issued. Passport no. 1998 of Iran").first == "1136")
    }
}
