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

        init(_ own: String?, _ listed: [String], _ expected: Agreement) {
            (self.own, self.listed, self.expected) = (own, listed, expected)
        }

        var testDescription: String { "\(own ?? "none") beside \(listed) → \(expected)" }
    }

    static let births: [BirthCase] = [
        // Exact.
        BirthCase("1957-03-10", ["1957-03-10"], .match),
        BirthCase("10.3.1957", ["1957-03-10"], .match),
        BirthCase("10 Mar 1957", ["1957-03-10"], .match),
        BirthCase("1957-03-11", ["1957-03-10"], .conflict),
        BirthCase("1975-03-10", ["1957-03-10"], .conflict),
        // One side knows a part.
        BirthCase("1957", ["1957-03-10"], .match),
        BirthCase("1957-03", ["1957-03-10"], .match),
        BirthCase("1957-04", ["1957-03-10"], .conflict),
        BirthCase("1958", ["1957-03-10"], .conflict),
        BirthCase("1957-03-10", ["1957"], .match),
        BirthCase("1957-12-31", ["1957"], .match),
        BirthCase("1958-01-01", ["1957"], .conflict),
        BirthCase("1957-03-10", ["1957-03"], .match),
        BirthCase("1960-06-01", ["1958..1961"], .match),
        BirthCase("1961-12-31", ["1958..1961"], .match),
        BirthCase("1962-01-01", ["1958..1961"], .conflict),
        BirthCase("1957-12-31", ["1958..1961"], .conflict),
        // About: two years each way.
        BirthCase("1955-01-01", ["circa 1957"], .match),
        BirthCase("1959-12-31", ["circa 1957"], .match),
        BirthCase("1954-12-31", ["circa 1957"], .conflict),
        BirthCase("1960-01-01", ["circa 1957"], .conflict),
        BirthCase("circa 1959", ["1957"], .match),
        BirthCase("circa 1960", ["1957"], .conflict),
        // One of several dates is enough.
        BirthCase("1963-05-05", ["1957-03-10", "1963-05-05"], .match),
        BirthCase("1964", ["1957-03-10", "1963-05-05"], .conflict),
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

    // MARK: Gender

    @Test(
        "gender",
        arguments: [
            ("m", [Gender.male], Agreement.match), ("Male", [.male], .match), ("F", [.female], .match),
            ("female", [.female], .match),
            ("m", [.female], .conflict), ("woman", [.male], .conflict), ("f", [.male, .female], .match), ("m", [], .unknown),
            ("other", [.male], .unknown), ("", [.male], .unknown),
        ])
    func gender(_ own: String, _ listed: [Gender], _ expected: Agreement) {
        #expect(evidence(Party(name: "A", gender: own)) { $0.genders = listed }.gender == expected)
        #expect(evidence(Party(name: "A")) { $0.genders = listed }.gender == .unknown)
    }

    // MARK: Identifiers

    @Test(
        "identifiers",
        arguments: [
            // Signs and letter case between the letters and digits don't count.
            ("passport", "K-4417789", "passport", "K4417789", Agreement.match),
            ("passport", "k 4417 789", "passport", "K4417789", .match),
            // A kind that says nothing meets any.
            ("other", "K4417789", "passport", "K4417789", .match), ("", "K4417789", "passport", "K4417789", .match),
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

    // MARK: Type

    @Test("type: unknown beside any, else the same or a conflict", arguments: PartyType.allCases, PartyType.allCases)
    func type(_ own: PartyType, _ listed: PartyType) {
        let found = evidence(Party(name: "A", type: own)) { $0.type = listed }
        let expected: Agreement = own == .any || listed == .any ? .unknown : own == listed ? .match : .conflict
        #expect(found.type == expected)
    }
}
