import MessageSupport
import Testing

@testable import MessageReaders

@Suite("JSON: payments of standards")
struct JSONPaymentsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var title: String
        var record: String
        var parties: [String]
        var texts: [String] = []

        var testDescription: String { title }
    }

    private func check(_ test: Case) throws {
        let read = try parse(test.record)
        #expect(read.reject == nil)
        #expect(read.parties == test.parties)
        #expect(read.texts == test.texts)
    }

    /// A natural person of IVMS101 under a key.
    private static func person(_ names: String, _ rest: String = "") -> String {
        #"{"naturalPerson":{"name":{"nameIdentifier":["# + names + "]}" + rest + "}}"
    }

    private static func name(_ primary: String, _ secondary: String, _ type: String = "LEGL") -> String {
        #"{"primaryIdentifier":"\#(primary)","secondaryIdentifier":"\#(secondary)","nameIdentifierType":"\#(type)"}"#
    }

    static let travelRuleCases: [Case] = [
        Case(
            title: "originator and beneficiary",
            record: #"{"originator":{"originatorPersons":["# + person(name("al-Roe", "Jane Ann"))
                + #"],"accountNumber":["10023909"]},"beneficiary":{"beneficiaryPersons":["# + person(name("Doe", "John")) + "]}}",
            parties: [
                "originator|||||||" + "|account=10023909", "originator|Jane Ann al-Roe|person", "beneficiary|John Doe|person",
            ]),
        Case(
            title: "every variant of a name",
            record: #"{"originator":{"originatorPersons":["# + person(name("Roe", "Jane") + "," + name("Doe", "Jane", "MAID"))
                + "]}}",
            parties: ["originator|Jane Roe|person", "originator|Jane Doe|person"]),
        Case(
            title: "local and phonetic names",
            record: #"{"originator":{"originatorPersons":[{"naturalPerson":{"name":{"nameIdentifier":["#
                + name("Roe", "Jane") + #"],"localNameIdentifier":["# + name("罗", "简")
                + #"],"phoneticNameIdentifier":["# + name("Rou", "Jein") + "]}}}]}}",
            parties: ["originator|Jane Roe|person", "originator|简 罗|person", "originator|Jein Rou|person"]),
        Case(
            title: "a primary identifier alone",
            record: #"{"beneficiary":{"beneficiaryPersons":["# + person(#"{"primaryIdentifier":"Jane Roe"}"#) + "]}}",
            parties: ["beneficiary|Jane Roe|person"]),
        Case(
            title: "a legal person",
            record:
                #"{"beneficiary":{"beneficiaryPersons":[{"legalPerson":{"name":{"nameIdentifier":[{"legalPersonName":"Roe Ltd","#
                + #""legalPersonNameIdentifierType":"LEGL"}]},"countryOfRegistration":"PT"}}]}}"#,
            parties: ["beneficiary|Roe Ltd|organisation||PT"]),
        Case(
            title: "what is said of a person",
            record: #"{"originator":{"originatorPersons":["#
                + person(
                    name("Roe", "Jane"),
                    #","geographicAddress":[{"addressType":"HOME","streetName":"Potential St","buildingNumber":"24","townName":"#
                        + #""Zagreb","country":"HR"}],"nationalIdentification":{"nationalIdentifier":"P1","nationalIdentifierType":"CCPT","#
                        + #""countryOfIssue":"HR","registrationAuthority":"Ministry"},"dateAndPlaceOfBirth":{"dateOfBirth":"1990-01-02","#
                        + #""placeOfBirth":"Split"},"countryOfResidence":"HR""#)
                + "]}}",
            parties: [
                "originator|Jane Roe|person|1990-01-02|HR|||HOME, Potential St, 24, Zagreb, HR|CCPT=P1@HR",
                "originator|Jane Roe|person|1990-01-02|HR|||HOME, Potential St, 24, Zagreb, HR|CCPT=P1@HR",
            ],
            texts: ["Ministry", "Split"]),
        Case(
            title: "providers of both sides and between",
            record:
                #"{"originatingVASP":{"originatingVASP":{"legalPerson":{"name":{"nameIdentifier":[{"legalPersonName":"O Ltd"}]}}}},"#
                + #""beneficiaryVASP":{"beneficiaryVASP":{"legalPerson":{"name":{"nameIdentifier":[{"legalPersonName":"B Ltd"}]}}}},"#
                + #""transferPath":{"transferPath":[{"intermediaryVASP":{"legalPerson":{"name":{"nameIdentifier":[{"legalPersonName":"#
                + #""I Ltd"}]}}},"sequence":0}]},"payloadMetadata":{"transliterationMethod":["arab"]}}"#,
            parties: [
                "originating-vasp|O Ltd|organisation", "beneficiary-vasp|B Ltd|organisation",
                "intermediary-vasp|I Ltd|organisation",
            ],
            texts: ["arab"]),
        Case(
            title: "keys in snake case, and plural ones",
            record: #"{"originator":{"originator_persons":[{"natural_person":{"name":{"name_identifiers":[{"primary_identifier":"#
                + #""Roe","secondary_identifier":"Jane"}]}}}]}}"#,
            parties: ["originator|Jane Roe|person"]),
        Case(
            title: "persons without the originator around them",
            record: #"{"originatorPersons":["# + person(name("Roe", "Jane")) + #"],"beneficiaryPersons":["#
                + person(name("Doe", "John")) + "]}",
            parties: ["originator|Jane Roe|person", "beneficiary|John Doe|person"]),
        Case(
            title: "in an envelope",
            record: #"{"ivms101":{"originator":{"originatorPersons":["# + person(name("Roe", "Jane")) + #"]}},"asset":"BTC"}"#,
            parties: ["originator|Jane Roe|person"], texts: ["BTC"]),
    ]

    @Test("IVMS101, the travel rule", arguments: travelRuleCases)
    func travelRule(_ test: Case) throws { try check(test) }

    static let berlinGroupCases: [Case] = [
        Case(
            title: "a SEPA credit transfer",
            record:
                #"{"instructedAmount":{"currency":"EUR","amount":"123.50"},"debtorAccount":{"iban":"DE2"},"creditorName":"Jane Roe","#
                + #""creditorAccount":{"iban":"DE1"},"creditorAgent":"AAAADEBBXXX","creditorAddress":{"streetName":"Main","#
                + #""buildingNumber":"2","townName":"Wien","country":"AT"},"remittanceInformationUnstructured":"Invoice John Doe"}"#,
            parties: [
                "debtor||||||||iban=DE2", "creditor|Jane Roe|||AT|||Main, 2, Wien, AT|iban=DE1",
                "creditor-agent|AAAADEBBXXX|organisation",
            ],
            texts: ["Invoice John Doe"]),
        Case(
            title: "ultimate parties",
            record: #"{"ultimateDebtor":"A A","ultimateCreditor":"B B","creditorName":"C C","debtorName":"D D"}"#,
            parties: ["ultimate-debtor|A A", "ultimate-creditor|B B", "creditor|C C", "debtor|D D"]),
        Case(
            title: "remittance information in an array",
            record: #"{"creditorName":"C C","remittanceInformationUnstructuredArray":["A A","B B"]}"#,
            parties: ["creditor|C C"], texts: ["A A", "B B"]),
        Case(
            title: "structured remittance information",
            record:
                #"{"creditorName":"C C","remittanceInformationStructured":{"reference":"R R","referenceType":"SCOR","referenceIssuer":"B B"}}"#,
            parties: ["creditor|C C"], texts: ["R R", "SCOR", "B B"]),
        Case(
            title: "a bulk payment",
            record:
                #"{"batchBookingPreferred":true,"debtorAccount":{"iban":"DE9"},"payments":[{"creditorName":"A A","creditorAccount":"#
                + #"{"iban":"DE1"}},{"creditorName":"B B","creditorAccount":{"iban":"DE2"}}]}"#,
            parties: ["debtor||||||||iban=DE9", "creditor|A A|||||||iban=DE1", "creditor|B B|||||||iban=DE2"]),
        Case(
            title: "account information",
            record:
                #"{"account":{"iban":"DE9"},"transactions":{"booked":[{"transactionId":"1","creditorName":"A A","transactionAmount":"#
                + #"{"currency":"EUR","amount":"5"}},{"debtorName":"B B","additionalInformation":"C C"}],"pending":[]}}"#,
            parties: ["||||||||iban=DE9", "creditor|A A", "debtor|B B"], texts: ["C C"]),
        Case(
            title: "the name of an account's holder",
            record: #"{"debtorAccount":{"iban":"DE1","name":"A A","ownerName":"B B"}}"#,
            parties: ["debtor|A A|||||||iban=DE1", "owner|B B"]),
        Case(
            title: "numbers of creditor and debtor",
            record: #"{"creditorId":"Jane Roe","debtorId":"12","creditorName":"C C","purposeCode":"GDDS"}"#,
            parties: ["creditor|C C"], texts: ["Jane Roe", "GDDS"]),
        Case(
            title: "an agent's name",
            record: #"{"creditorAgentName":"A Bank","creditorName":"C C","creditorNameAndAddress":"D D, Street"}"#,
            parties: ["creditor-agent|A Bank|organisation", "creditor|C C", "creditor|D D, Street"]),
        Case(
            title: "the amounts of a record",
            record: #"{"creditorName":"C C","exchangeRateInformation":{"unitCurrency":"EUR","exchangeRateType":"SPOT"}}"#,
            parties: ["creditor|C C"], texts: ["EUR", "SPOT"]),
    ]

    @Test("Berlin Group, NextGenPSD2", arguments: berlinGroupCases)
    func berlinGroup(_ test: Case) throws { try check(test) }

    private static func open(_ initiation: String, risk: String = "{}") -> String {
        #"{"Data":{"ConsentId":"58923","Initiation":{"# + initiation + #"}},"Risk":"# + risk + "}"
    }

    static let openBankingCases: [Case] = [
        Case(
            title: "accounts of both sides",
            record: open(
                #""InstructionIdentification":"ACME412","InstructedAmount":{"Amount":"165.88","Currency":"GBP"},"DebtorAccount":"#
                    + #"{"SchemeName":"UK.OBIE.SortCode","Identification":"11280001234567","Name":"Andrea Smith"},"CreditorAccount":"#
                    + #"{"SchemeName":"UK.OBIE.SortCode","Identification":"08080021325698","Name":"ACME Inc","SecondaryIdentification":"0002"}"#
            ),
            parties: [
                "debtor|Andrea Smith|||||||UK.OBIE.SortCode=11280001234567",
                "creditor|ACME Inc|||||||UK.OBIE.SortCode=08080021325698",
            ],
            texts: ["ACME412"]),
        Case(
            title: "remittance information",
            record: open(
                #""CreditorAccount":{"Name":"A A"},"RemittanceInformation":{"Reference":"FRESCO Jane","Unstructured":"for John"}"#
            ),
            parties: ["creditor|A A"], texts: ["FRESCO Jane", "for John"]),
        Case(
            title: "a delivery address",
            record: open(
                #""CreditorAccount":{"Name":"A A"}"#,
                risk:
                    #"{"PaymentContextCode":"Ecommerce","DeliveryAddress":{"AddressLine":["Flat 7","c/o Jane Roe"],"StreetName":"Acacia","#
                    + #""BuildingNumber":"27","PostCode":"GU31","TownName":"Sparsholt","CountrySubDivision":["Wessex"],"Country":"UK"}}"#
            ),
            parties: ["creditor|A A", "||||UK|||Flat 7, c/o Jane Roe, Acacia, 27, GU31, Sparsholt, Wessex"], texts: ["Ecommerce"]),
        Case(
            title: "the creditor's postal address",
            record: open(
                #""CreditorPostalAddress":{"StreetName":"S","TownName":"T","Country":"GB"},"CreditorAccount":{"Name":"A A"}"#),
            parties: ["creditor|A A|||GB|||S, T, GB"]),
        Case(
            title: "creditor and agent of an international payment",
            record: open(
                #""Creditor":{"Name":"A A","PostalAddress":{"AddressLine":["X"]}},"CreditorAgent":{"SchemeName":"UK.OBIE.BICFI","Identification":"#
                    + #""ACMEGB2L","Name":"A Bank"}"#),
            parties: ["creditor|A A||||||X", "creditor-agent|A Bank|organisation||||||=ACMEGB2L"], texts: ["UK.OBIE.BICFI"]),
        Case(
            title: "ultimate parties",
            record: open(#""UltimateCreditor":{"Name":"A A","LEI":"L1"},"UltimateDebtor":{"Name":"B B","Identification":"9"}"#),
            parties: ["ultimate-creditor|A A|||||||lei=L1", "ultimate-debtor|B B|||||||=9"]),
        Case(
            title: "supplementary data",
            record: open(#""CreditorAccount":{"Name":"A A"},"SupplementaryData":{"x":{"y":["Jane Roe"]}}"#),
            parties: ["creditor|A A"], texts: ["Jane Roe"]),
        Case(
            title: "indicators",
            record: open(
                #""CreditorAccount":{"Name":"A A"}"#,
                risk: #"{"ContractPresentIndicator":true,"BeneficiaryAccountType":"Personal","MerchantCategoryCode":"5967"}"#),
            parties: ["creditor|A A"], texts: ["Personal"]),
        Case(
            title: "transactions of an account",
            record:
                #"{"Data":{"Transaction":[{"TransactionInformation":"Cash from Jane","CreditorAccount":{"Name":"A A"},"MerchantDetails":"#
                + #"{"MerchantName":"M M"}},{"DebtorAccount":{"Name":"B B"}}]}}"#,
            parties: ["creditor|A A", "merchant|M M", "debtor|B B"], texts: ["Cash from Jane"]),
        Case(
            title: "a beneficiary",
            record: #"{"Data":{"Beneficiary":[{"Reference":"Towbar Club","CreditorAccount":{"Name":"A A"}}]}}"#,
            parties: ["creditor|A A"], texts: ["Towbar Club"]),
    ]

    @Test("UK Open Banking", arguments: openBankingCases)
    func openBanking(_ test: Case) throws { try check(test) }
}
