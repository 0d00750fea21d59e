import SanctionsModel
import Testing

@testable import Screening

@Suite("What stands beside a name")
struct SecondaryEvidenceTests {
    typealias Agreement = SecondaryEvidence.Agreement

    private func evidence(_ party: Party = Party(name: "A"), _ change: (inout Designation) -> Void = { _ in })
        -> SecondaryEvidence
    {
        var designation = FictionalList.designation("X", .person, [ListedName("A", quality: .primary)])
        change(&designation)
        return SecondaryEvidence(party, designation)
    }

    // MARK: Birth date

    struct BirthCase: Sendable, CustomTestStringConvertible {
        var own: String?
        var listed: [String]
        var expected: Agreement
        /// Words of the reason.
        var reason: String

        init(_ own: String?, _ listed: [String], _ expected: Agreement, _ reason: String = "") {
            (self.own, self.listed, self.expected, self.reason) = (own, listed, expected, reason)
        }

        var testDescription: String { "\(own ?? "none") beside \(listed) → \(expected)" }
    }

    static let births: [BirthCase] = [
        // Exact.
        BirthCase("1957-03-10", ["1957-03-10"], .match),
        BirthCase("10.3.1957", ["1957-03-10"], .match),
        BirthCase("10 Mar 1957", ["1957-03-10"], .match),
        BirthCase("1957-03-11", ["1957-03-10"], .conflict),
        // Slips of the pen: day and month exchanged, a year off to the day, two neighbouring digits exchanged.
        BirthCase("1957-10-03", ["1957-03-10"], .match, "with day and month exchanged"),
        BirthCase("03/10/1957", ["1957-03-10"], .match, "with day and month exchanged"),
        BirthCase("1956-03-10", ["1957-03-10"], .match, "a year off"),
        BirthCase("1958-03-10", ["1957-03-10"], .match, "a year off"),
        BirthCase("1975-03-10", ["1957-03-10"], .match, "two digits exchanged"),
        BirthCase("1957-03-21", ["1957-03-12"], .match, "two digits exchanged"),
        BirthCase("1959-03-10", ["1957-03-10"], .conflict, "listed 1957-03-10"),
        BirthCase("1975-03-11", ["1957-03-10"], .conflict),
        BirthCase("1958-10-03", ["1957-03-10"], .conflict),
        BirthCase("1957-03-10", ["1975-10-03", "1957-10-03"], .match, "with day and month exchanged"),
        // One-digit days and months, and what else people write.
        BirthCase("1957-3-1", ["1957-03-01"], .match),
        // Nobody is born in the future: such a date says nothing, and of two centuries the one that has passed is meant.
        BirthCase("2199-03-10", ["1957-03-10"], .unknown, "in the future"),
        BirthCase("2099", ["1957"], .unknown, "in the future"),
        BirthCase("2077-01-01", ["2077-01-01"], .unknown, "in the future"),
        BirthCase("3/10/57", ["2057-10-03"], .conflict),
        // Other eras, months in Roman numerals and in Arabic script, names that are two months.
        BirthCase("10/03/2500", ["1957-03-10"], .match, "Buddhist era"), BirthCase("2500", ["1957-03-10"], .match),
        BirthCase("10/03/2500", ["1963-05-05"], .unknown, "of no calendar"),
        BirthCase("10/03/2500 พ.ศ.", ["1963-05-05"], .conflict),
        BirthCase("昭和32年3月10日", ["1957-03-10"], .match), BirthCase("10 III 1957", ["1957-03-10"], .match),
        BirthCase("10 มีนาคม พ.ศ. 2500", ["1957-03-10"], .match), BirthCase("10 มีนาคม 2500", ["1957-03-10"], .match),
        BirthCase("10. listopad 1957", ["1957-10-10"], .match), BirthCase("10 listopada 1957", ["1957-11-10"], .match),
        BirthCase("10. listopad 1957", ["1957-09-10"], .conflict), BirthCase("10 sierpnia 1957", ["1957-08-10"], .match),
        BirthCase("10. srpnja 1957", ["1957-07-10"], .match), BirthCase("10. srpna 1957", ["1957-08-10"], .match),
        BirthCase("10 kwietnia 1957", ["1957-04-10"], .match), BirthCase("10. května 1957", ["1957-05-10"], .match),
        BirthCase("10 листопада 1957", ["1957-11-10"], .match), BirthCase("۱۹ اسفند ۱۳۳۵", ["1957-03-10"], .match),
        BirthCase("30/06/1402 هـ", ["1982-04-25"], .match), BirthCase("1957/58", ["1958-05-05"], .match),
        BirthCase("1.3.1957", ["1957-03-01"], .match),
        BirthCase("10. März 1957", ["1957-03-10"], .match),
        BirthCase("10 марта 1957", ["1957-03-10"], .match),
        BirthCase("10 de marzo de 1957", ["1957-03-10"], .match),
        BirthCase("10 آذار 1957", ["1957-03-10"], .match),
        BirthCase("3/10/57", ["1957-10-03"], .match, "the century is assumed"),
        BirthCase("3/10/57", ["1958-05-05"], .conflict),
        BirthCase("10 Mar 57", ["1957"], .match),
        // The Hijra: marked it counts, unmarked it can only agree.
        BirthCase("1376-08-08 AH", ["1957-03-10"], .match, "1376-08-08 AH"),
        BirthCase("8/8/1376 هـ", ["1957-03-11"], .match),
        BirthCase("1376-08-08 AH", ["1957-03-20"], .conflict),
        BirthCase("1376-08-08 AH", ["1957"], .match),
        BirthCase("1335-12-19 SH", ["1957-03-10"], .match),
        BirthCase("1335/12/19", ["1957-03-10"], .match, "read as of the solar Hijra"),
        BirthCase("1376-08-08", ["1957-03-10"], .match, "read as of the lunar Hijra"),
        BirthCase("1376-08-08", ["1963-05-05"], .unknown, "of no calendar"),
        BirthCase("1957-03-10", ["1376-08-08 AH"], .match),
        // One side knows a part.
        BirthCase("1957", ["1957-03-10"], .match),
        BirthCase("1957-03", ["1957-03-10"], .match),
        BirthCase("1957-04", ["1957-03-10"], .conflict),
        BirthCase("1958", ["1957-03-10"], .unknown, "a year from"),
        BirthCase("1959", ["1957-03-10"], .conflict),
        BirthCase("1957-03-10", ["1957"], .match),
        BirthCase("1957-12-31", ["1957"], .match),
        BirthCase("1958-01-01", ["1957"], .unknown, "a year from"),
        BirthCase("1959-01-01", ["1957"], .conflict),
        BirthCase("1956", ["1957"], .unknown, "a year from"),
        BirthCase("1955", ["1957"], .conflict),
        BirthCase("1957-03-10", ["1957-03"], .match),
        BirthCase("1960-06-01", ["1958..1961"], .match),
        BirthCase("1961-12-31", ["1958..1961"], .match),
        BirthCase("1962-01-01", ["1958..1961"], .unknown, "a year from"),
        BirthCase("1963-01-01", ["1958..1961"], .conflict),
        BirthCase("1950..1958", ["1958..1961"], .match),
        BirthCase("1957-12-31", ["1958..1961"], .unknown),
        BirthCase("1956-12-31", ["1958..1961"], .conflict),
        // About: two years each way.
        BirthCase("1955-01-01", ["circa 1957"], .match),
        BirthCase("1959-12-31", ["circa 1957"], .match),
        BirthCase("1954-12-31", ["circa 1957"], .conflict),
        BirthCase("1960-01-01", ["circa 1957"], .conflict),
        BirthCase("circa 1959", ["1957"], .match),
        BirthCase("circa 1960", ["1957"], .conflict),
        // One of several dates is enough.
        BirthCase("1963-05-05", ["1957-03-10", "1963-05-05"], .match),
        BirthCase("1964", ["1957-03-10", "1963-05-05"], .unknown),
        BirthCase("1965", ["1957-03-10", "1963-05-05"], .conflict, "1957-03-10 or 1963-05-05"),
        // Nothing to hold against each other.
        BirthCase(nil, ["1957-03-10"], .unknown),
        BirthCase("", ["1957-03-10"], .unknown),
        BirthCase("not stated", ["1957-03-10"], .unknown),
        BirthCase("1957-13-45", ["1957-03-10"], .unknown),
        BirthCase("99999999999999999999", ["1957-03-10"], .unknown),
        BirthCase("1957-03-10", [], .unknown),
    ]

    @Test("birth dates", arguments: births)
    func birthDate(_ item: BirthCase) {
        let listed = item.listed.map { Birth(date: PartialDate(reading: $0)) }
        #expect(!listed.contains { $0.date == nil })
        let found = evidence(Party(name: "A", birthDate: item.own)) { $0.births = listed }
        #expect(found.birthDate == item.expected)
        let reason = found.detail(of: .birthDate)
        #expect(reason.contains(item.reason) || item.reason.isEmpty, "\(reason)")
        // Whoever is matched or contradicted is told by what.
        if item.expected != .unknown { #expect(!reason.isEmpty) }
    }

    @Test("a birth of which only the place is known says nothing")
    func birthPlaceAlone() {
        let found = evidence(Party(name: "A", birthDate: "1957")) { $0.births = [Birth(city: "Riyadh", country: "SA")] }
        #expect(found.birthDate == .unknown)
    }

    // MARK: Country

    struct CountryCase: Sendable, CustomTestStringConvertible {
        var country: String?
        var nationality: String?
        var listed: [String]
        var expected: Agreement

        init(_ country: String?, _ nationality: String? = nil, listed: [String], _ expected: Agreement) {
            (self.country, self.nationality, self.listed, self.expected) = (country, nationality, listed, expected)
        }

        var testDescription: String { "\(country ?? "none"), \(nationality ?? "none") beside \(listed) → \(expected)" }
    }

    static let countries: [CountryCase] = [
        CountryCase("SA", listed: ["Saudi Arabia"], .match),
        CountryCase("sa", listed: ["Saudi Arabia"], .match),
        CountryCase("SAU", listed: ["SA"], .match),
        CountryCase("Saudi Arabia", listed: ["SA"], .match),
        CountryCase("Saudi-Arabien", listed: ["Saudi Arabia"], .match),
        CountryCase("Россия", listed: ["Russian Federation"], .match),
        CountryCase("Syria", listed: ["Syrian Arab Republic"], .match),
        CountryCase(nil, "SA", listed: ["Saudi Arabia"], .match),
        CountryCase("FR", "SA", listed: ["Saudi Arabia"], .match),
        CountryCase("FR", listed: ["Saudi Arabia", "France"], .match),
        CountryCase("FR", listed: ["Saudi Arabia"], .conflict),
        CountryCase(nil, "France", listed: ["Saudi Arabia"], .conflict),
        // Former states are each of those that followed; peoples are their countries; several meanings conflict with none of them.
        CountryCase("UA", listed: ["USSR"], .match), CountryCase("USSR", listed: ["GE"], .match),
        CountryCase("FR", listed: ["USSR"], .conflict),
        CountryCase("Zaire", listed: ["CD"], .match), CountryCase("MM", listed: ["Burma"], .match),
        CountryCase(nil, "Syrian", listed: ["Syrian Arab Republic"], .match), CountryCase(nil, "British", listed: ["GB"], .match),
        CountryCase(nil, "Congolese", listed: ["CG"], .match), CountryCase(nil, "Congolese", listed: ["RW"], .conflict),
        CountryCase("Congo", listed: ["CD"], .match), CountryCase("Congo", listed: ["Republic of the Congo"], .match),
        CountryCase("CD", listed: ["Congo"], .match), CountryCase("Congo", listed: ["RW"], .conflict),
        CountryCase("Korea", listed: ["KP"], .match), CountryCase("KR", listed: ["Korea"], .match),
        CountryCase("Korea", listed: ["Democratic People's Republic of Korea"], .match),
        CountryCase("South Korea", listed: ["DPRK"], .conflict), CountryCase("GBS", listed: ["United Kingdom"], .match),
        CountryCase("GBS", listed: ["Guinea-Bissau"], .conflict), CountryCase("NIG", listed: ["Nigeria"], .match),
        CountryCase("NIG", listed: ["Niger"], .match), CountryCase("CHI", listed: ["China"], .match),
        CountryCase("Republic of Croatia", listed: ["HR"], .match),
        CountryCase(nil, "Russe", listed: ["Russian Federation"], .match),
        CountryCase(nil, "XXA", listed: ["Iraq"], .unknown), CountryCase(nil, "stateless", listed: ["Iraq"], .unknown),
        CountryCase("D", listed: ["Germany"], .match),
        CountryCase("643", listed: ["RU"], .match), CountryCase("GER", listed: ["DE"], .match),
        CountryCase("Сирия", listed: ["Syria"], .match),
        CountryCase("叙利亚", listed: ["Syria"], .match), CountryCase("Suriye", listed: ["SY"], .match),
        CountryCase("FR", listed: [], .unknown),
        CountryCase(nil, listed: ["Saudi Arabia"], .unknown),
        CountryCase("", listed: ["Saudi Arabia"], .unknown),
        CountryCase("Atlantis", listed: ["Saudi Arabia"], .unknown),
        CountryCase("FR", listed: ["Atlantis"], .unknown),
    ]

    @Test("countries by code and by name", arguments: countries)
    func country(_ item: CountryCase) {
        let found = evidence(Party(name: "A", country: item.country, nationality: item.nationality)) {
            $0.nationalities = item.listed
        }
        #expect(found.country == item.expected)
    }

    @Test("where somebody lives or was born may agree, and never conflicts")
    func countryAround() {
        let places: (inout Designation) -> Void = {
            $0.births = [Birth(country: "Yemen")]
            $0.addresses = [Address(city: "Doha", country: "Qatar")]
        }
        #expect(evidence(Party(name: "A", country: "YE"), places).country == .match)
        #expect(evidence(Party(name: "A", country: "QA"), places).country == .match)
        #expect(evidence(Party(name: "A", country: "FR"), places).country == .unknown)
        #expect(
            evidence(Party(name: "A", country: "YE")) {
                places(&$0); $0.nationalities = ["SA"]
            }.country == .match)
        #expect(
            evidence(Party(name: "A", country: "FR")) {
                places(&$0); $0.nationalities = ["SA"]
            }.country == .conflict)
    }

    @Test("the countries of numbers and addresses agree, and only a passport's conflicts")
    func countryElsewhere() {
        func country(_ party: Party) -> Agreement {
            evidence(party) { $0.nationalities = ["Saudi Arabia"] }.country
        }
        func party(_ identifier: Identifier) -> Party { Party(name: "A", identifiers: [identifier]) }
        #expect(country(party(Identifier(kind: "iban", value: "SA0380000000608010167519"))) == .match)
        #expect(country(party(Identifier(kind: "iban", value: "DE89370400440532013000"))) == .unknown)
        #expect(country(party(Identifier(kind: "bic", value: "NCBKSAJE"))) == .match)
        #expect(country(party(Identifier(kind: "passport", value: "A123456", country: "SAU"))) == .match)
        #expect(country(party(Identifier(kind: "passport", value: "A123456", country: "FR"))) == .conflict)
        #expect(country(party(Identifier(kind: "national-id", value: "A123456", country: "FR"))) == .unknown)
        #expect(country(Party(name: "A", address: "King Fahd Road 12, Riyadh, Saudi Arabia")) == .match)
        #expect(country(Party(name: "A", address: "12 rue de Rivoli, Paris, France")) == .unknown)
        let found = evidence(party(Identifier(kind: "iban", value: "SA0380000000608010167519"))) { $0.nationalities = ["SA"] }
        #expect(found.detail(of: .country) == "IBAN SA is that of a listed nationality")
    }

    // MARK: Gender

    @Test(
        "gender",
        arguments: [
            ("m", [Gender.male], Agreement.match), ("Male", [.male], .match), ("F", [.female], .match),
            ("female", [.female], .match),
            ("m", [.female], .conflict), ("woman", [.male], .conflict), ("f", [.male, .female], .match), ("m", [], .unknown),
            ("other", [.male], .unknown), ("", [.male], .unknown), ("weiblich", [.male], .conflict), ("мужской", [.male], .match),
            ("ذكر", [.male], .match), ("女", [.male], .conflict), ("2", [.female], .match), ("Herr", [.male], .match),
        ])
    func gender(_ own: String, _ listed: [Gender], _ expected: Agreement) {
        #expect(evidence(Party(name: "A", gender: own)) { $0.genders = listed }.gender == expected)
        #expect(evidence(Party(name: "A")) { $0.genders = listed }.gender == .unknown)
    }

    @Test("titles agree, and beside a statement that contradicts them say nothing")
    func titles() {
        func gender(_ party: Party, _ genders: [Gender], titles: [String] = []) -> Agreement {
            evidence(party) {
                $0.genders = genders; $0.titles = titles
            }.gender
        }
        #expect(gender(Party(name: "Mrs Emma O'Brien"), [.female]) == .match)
        #expect(gender(Party(name: "Mrs Emma O'Brien"), [.male]) == .unknown)
        #expect(gender(Party(name: "Mrs Emma O'Brien", gender: "m"), [.male]) == .match)
        #expect(gender(Party(name: "Mrs Emma O'Brien", gender: "m"), [.female]) == .conflict)
        #expect(gender(Party(name: "A", gender: "m"), [], titles: ["Sheikh"]) == .match)
        #expect(gender(Party(name: "A", gender: "f"), [], titles: ["Maulavi"]) == .unknown)
        #expect(gender(Party(name: "A", gender: "f"), [], titles: ["Colonel"]) == .unknown)
        #expect(evidence(Party(name: "Mrs Emma O'Brien")) { $0.genders = [.male] }.detail(of: .gender).contains("Mrs"))
    }

    // MARK: Identifiers

    @Test(
        "identifiers",
        arguments: [
            // Signs and letter case between the letters and digits don't count.
            ("passport", "K-4417789", "passport", "K4417789", Agreement.match),
            ("passport", "k 4417 789", "passport", "K4417789", .match),
            // A kind that isn't said meets any, a number that is said to be something else none.
            ("", "K4417789", "passport", "K4417789", .match), ("other", "K4417789", "passport", "K4417789", .unknown),
            ("customer number", "K4417789", "passport", "K4417789", .unknown),
            ("reference", "54321", "national-id", "54321", .unknown),
            ("", "54321", "national-id", "54321", .unknown), ("passport", "K4417789", "other", "K4417789", .match),
            ("imo", "9074729", "imo", "IMO 9074729", .match), ("bic", "nrvxkppy", "bic", "NRVXKPPY", .match),
            // People hold several numbers, and one number may be of two kinds: neither is a conflict.
            ("tax-id", "K4417789", "passport", "K4417789", .unknown), ("passport", "K4417780", "passport", "K4417789", .unknown),
            // Too short to tell one from another.
            ("passport", "1234", "passport", "1234", .unknown),
        ])
    func identifier(_ kind: String, _ value: String, _ listedKind: String, _ listedValue: String, _ expected: Agreement) {
        let party = Party(name: "A", identifiers: [Identifier(kind: kind, value: value)])
        let found = evidence(party) { $0.identifiers = [Identifier(kind: listedKind, value: listedValue)] }
        #expect(found.identifier == expected)
        #expect(evidence(party).identifier == .unknown)
    }

    @Test("a number of another state is another number; no state and no kind meet any")
    func identifierStates() {
        func identifier(_ kind: String, _ country: String, _ listedCountry: String) -> Agreement {
            evidence(Party(name: "A", identifiers: [Identifier(kind: kind, value: "K4417789", country: country)])) {
                $0.identifiers = [Identifier(kind: "passport", value: "K4417789", country: listedCountry)]
            }.identifier
        }
        #expect(identifier("passport", "SA", "Saudi Arabia") == .match)
        #expect(identifier("passport", "Saudi", "SAU") == .match)
        #expect(identifier("passport", "FR", "Saudi Arabia") == .unknown)
        #expect(identifier("passport", "", "Saudi Arabia") == .match)
        #expect(identifier("passport", "FR", "") == .match)
        #expect(identifier("", "FR", "Saudi Arabia") == .unknown)
        #expect(identifier("", "", "Saudi Arabia") == .match)
    }

    @Test(
        "what is told of a number",
        arguments: [
            ("imo", "9074729", "imo", "9074729", Agreement.match, "IMO number 9074729 is listed"),
            ("imo", "IMO 9074729", "imo", "9074729", .match, "IMO number IMO 9074729 is listed"),
            ("imo", "9O74729", "imo", "9074729", .match, "when read as 9074729"),
            ("imo", "9074728", "imo", "9074729", .unknown, "9074728 is not well formed as IMO ship number"),
            ("passport", "868774", "passport", "00868774", .match, "but for zeros before it"),
            ("passport", "M0887925", "passport", "MO887925", .match, "look alike"),
            ("bic", "NRVXKPPYXXX", "bic", "NRVXKPPY", .match, "BIC NRVXKPPYXXX is listed"),
            ("passport", "513519", "passport", "Libyan Passport No. 513519", .match, "is listed"),
            ("document", "K4417789", "passport", "K4417789", .match, "is listed as passport"),
            ("iban", "GB82WEST12345698765433", "passport", "K4417789", .unknown, "not well formed as IBAN"),
            (
                "crypto-address", "0X7F367cC41522cE07553e823bf3be79A889DEbe1B", "crypto-address",
                "0x7F367cC41522cE07553e823bf3be79A889DEbe1B", .match, "is listed"
            ),
            ("email", "INFO@example.org", "email", "info@example.org", .match, "e-mail address"),
        ])
    func identifierDetails(
        _ kind: String, _ value: String, _ listedKind: String, _ listed: String, _ expected: Agreement, _ words: String
    ) {
        let found = evidence(Party(name: "A", identifiers: [Identifier(kind: kind, value: value)])) {
            $0.identifiers = [Identifier(kind: listedKind, value: listed)]
        }
        #expect(found.identifier == expected)
        #expect(found.detail(of: .identifier).contains(words), "\(found.detail(of: .identifier))")
    }

    // MARK: Addresses

    @Test(
        "addresses: street and place, or nothing; never a conflict",
        arguments: [
            ("12 King Fahd Road, Riyadh 11564", Agreement.match), ("King Fahd Rd. 12, RIYADH", .match),
            ("شارع الملك فهد 12", .unknown),
            ("14 King Fahd Road, Riyadh", .match), ("12 King Fahd Road, Jeddah", .unknown), ("12 Olaya Street, Riyadh", .unknown),
            ("Riyadh", .unknown), ("Road 12, Riyadh", .unknown), ("Paris", .unknown), ("", .unknown), ("🎉", .unknown),
        ])
    func address(_ text: String, _ expected: Agreement) {
        let listed = [
            Address(street: "12 King Fahd Road, 3rd floor", city: "Riyadh", postalCode: "11564", country: "SA"),
            Address(country: "YE"),
        ]
        let found = evidence(Party(name: "A", address: text)) { $0.addresses = listed }
        #expect(found.address == expected)
        #expect(
            (found.detail(of: .address).isEmpty) == (expected == .unknown && !text.contains("Riyadh")),
            "\(found.detail(of: .address))")
    }

    @Test("post office boxes are met by number and town")
    func postBox() {
        let listed: (inout Designation) -> Void = { $0.addresses = [Address(street: "P.O. Box 3302", city: "Dubai")] }
        #expect(evidence(Party(name: "A", address: "PO BOX 3302, Dubai, UAE"), listed).address == .match)
        #expect(evidence(Party(name: "A", address: "PO BOX 3303, Dubai, UAE"), listed).address == .unknown)
        #expect(evidence(Party(name: "A", address: "PO BOX 3302, Amman"), listed).address == .unknown)
    }

    // MARK: Type

    @Test("type: unknown beside any, else the same or a conflict", arguments: PartyType.allCases, PartyType.allCases)
    func type(_ own: PartyType, _ listed: PartyType) {
        let found = evidence(Party(name: "A", type: own)) { $0.type = listed }
        let expected: Agreement = own == .any || listed == .any ? .unknown : own == listed ? .match : .conflict
        #expect(found.type == expected)
    }
}
