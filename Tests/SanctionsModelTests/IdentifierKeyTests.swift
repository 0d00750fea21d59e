import Testing

@testable import SanctionsModel

@Suite("Keys of identifiers")
struct IdentifierKeyTests {
    private static func keys(_ kind: String, _ value: String, _ countries: [String] = []) -> [IdentifierKey] {
        IdentifierKey.keys(of: Identifier(kind: kind, value: value), countries: countries)
    }

    @Test(
        "keys of an identifier as written",
        arguments: [
            ("passport", "K-4417789", ["K4417789"]), ("passport", "k 4417 789", ["K4417789"]),
            ("imo", "IMO 9074729", ["9074729"]),
            ("", "IMO9074729", ["9074729"]), ("bic", "nrvxkppyxxx", ["NRVXKPPY"]), ("bic", "DCBK KPPY", ["DCBKKPPY"]),
            ("passport", "Libyan Passport No. 96/184442", ["LIBYANPASSPORTNO96184442", "96184442"]),
            ("passport", "R00005943, South Sudan", ["R00005943SOUTHSUDAN", "R00005943"]),
            ("passport", "403062567 (US)", ["403062567US", "403062567"]),
            ("passport", "A 0139243 German travel document", ["A0139243GERMANTRAVELDOCUMENT", "A0139243"]),
            ("national-id", "SSN 156-92-9858", ["SSN156929858", "156929858"]), ("passport", "OR 1961825", ["OR1961825"]),
            ("national-id", "35202- 4135948-7", ["3520241359487"]), ("passport", "٠٩٤٤٧٧٣٢٤", ["094477324"]),
            (
                "passport", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
                ["L898902C36UTO7408122F1204159ZE184226B10", "L898902C3"]
            ),
            ("crypto-address", "0x7F367cC41522cE07553e823bf3be79A889DEbe1B", ["7F367CC41522CE07553E823BF3BE79A889DEBE1B"]),
            ("email", "mailto:Info@AqsaTV.ps ", ["info@aqsatv.ps"]), ("", "Info@AqsaTV.ps", ["info@aqsatv.ps"]),
            ("website", "https://www.bank-maskan.ir/", ["bank-maskan.ir"]), ("phone", "00 98 21 8852 6302", ["982188526302"]),
            ("phone", "+98 (21) 8852-6302", ["982188526302"]), ("aircraft-tail", "EP-MMH", ["EPMMH"]),
            ("imo", "9O74729", ["9O74729", "9074729"]),
            // Too little to identify anybody.
            ("passport", "12", []), ("passport", "ABCDEF", []), ("", "", []), ("bic", "ABC", []), ("phone", "12345", []),
            ("other", "---", []),
        ] as [(String, String, [String])])
    func keys(_ kind: String, _ value: String, _ expected: [String]) {
        #expect(Self.keys(kind, value).map(\.value) == expected)
    }

    @Test("the institution of a BIC that is not called one is a key too")
    func hiddenBIC() {
        // Letters alone of no kind identify nobody, unless they are a BIC by form: then the bank.
        #expect(Self.keys("", "NRVXKPPYXXX").map(\.value) == ["NRVXKPPY"])
        #expect(Self.keys("", "CMSYSYDA123").map(\.value) == ["CMSYSYDA123", "CMSYSYDA"])
    }

    @Test(
        "kinds in the words of lists, forms and codes",
        arguments: [
            ("passport", IdentifierKind.passport), ("Passport No.", .passport), ("CCPT", .passport), ("Reisepass", .passport),
            ("Swift/BIC", .bic),
            ("TXID", .taxID), ("VAT number", .taxID), ("INN", .taxID), ("National ID No.", .nationalID), ("NIDN", .nationalID),
            ("IMO number", .imo),
            ("Digital Currency Address - XBT", .cryptoAddress), ("e-mail", .email), ("", .other), ("customer number", .other),
            ("other", .other),
        ] as [(String, IdentifierKind)])
    func kind(_ word: String, _ expected: IdentifierKind) {
        #expect(IdentifierKind(word: word) == expected)
    }

    typealias Meeting = IdentifierKey.Meeting

    @Test(
        "which numbers are one",
        arguments: [
            ("passport", "K4417789", "passport", "K4417789", nil, Meeting.exact),
            ("passport", "K4417789", "passport", "K4417789", true, .exact),
            // Another state's passport is another passport.
            ("passport", "K4417789", "passport", "K4417789", false, nil), ("", "K4417789", "passport", "K4417789", nil, .exact),
            ("", "K4417789", "passport", "K4417789", false, nil), ("tax-id", "K4417789", "passport", "K4417789", nil, nil),
            ("tax-id", "44177891", "national-id", "44177891", nil, .exact),
            ("tax-id", "441778", "national-id", "441778", nil, nil),
            ("tax-id", "441778", "national-id", "441778", true, .exact),
            // International numbers know no state.
            ("imo", "9074729", "imo", "9074729", false, .exact),
            ("lei", "506700GE1G29325QX363", "registration", "506700GE1G29325QX363", nil, nil),
            // Short ones.
            ("passport", "1234", "passport", "1234", nil, nil), ("passport", "1234", "passport", "1234", true, .exact),
            // Three digits alone are nobody's, with zeros before them or without.
            ("national-id", "665", "national-id", "665", true, nil), ("national-id", "001", "national-id", "001", nil, nil),
            ("registration", "000665", "registration", "000665", true, nil), ("", "0000665", "", "0000665", nil, nil),
            ("passport", "A123", "passport", "A123", true, .exact), ("imo", "0001234", "imo", "0001234", nil, .exact),
            ("", "1234", "passport", "1234", true, nil), ("national-id", "1234", "tax-id", "1234", true, nil),
            // A kind that isn't said needs a longer number; a number that is said to be something else is of no other kind.
            ("", "12345", "passport", "12345", nil, nil), ("", "1234567", "passport", "1234567", nil, nil),
            ("", "1234567", "passport", "1234567", true, .exact), ("", "12345678", "passport", "12345678", nil, .exact),
            ("", "K12345", "passport", "K12345", nil, nil), ("", "K123456", "passport", "K123456", nil, .exact),
            ("document", "K4417789", "passport", "K4417789", nil, .exact),
            ("identification no.", "12345678", "tax-id", "12345678", nil, .exact),
            ("other", "K4417789", "passport", "K4417789", nil, nil), ("other", "K4417789", "passport", "K4417789", true, nil),
            ("reference", "12345678", "national-id", "12345678", nil, nil),
            ("customer number", "12345678", "tax-id", "12345678", true, nil),
            ("Kundennummer", "123456789", "registration", "123456789", nil, nil),
            ("номер клиента", "123456789", "passport", "123456789", nil, nil),
            ("invoice", "9074729", "imo", "9074729", nil, nil), ("", "9074729", "imo", "9074729", nil, .exact),
            ("", "9074728", "imo", "9074728", nil, nil),
            ("customer number", "12345", "other", "12345", nil, nil),
            ("customer number", "1234567", "reference", "1234567", nil, nil),
            ("customer number", "12345678", "other", "12345678", nil, .exact), ("other", "12345678", "", "12345678", nil, .exact),
            ("", "0012345678", "registration", "12345678", nil, .withoutZeros),
            ("", "00123456", "registration", "123456", nil, nil),
            // Whatever it is called, a number that names its kind itself is of that kind.
            ("reference", "IMO 9074729", "imo", "9074729", nil, .exact),
            // Zeros that a spreadsheet has eaten, letters that a reader has confused.
            ("registration", "2696754", "registration", "02696754", nil, .withoutZeros),
            ("registration", "696", "registration", "00696", true, nil),
            ("passport", "MO887925", "passport", "M0887925", nil, .confusable),
            ("passport", "MO8879", "passport", "M08879", nil, nil),
            ("passport", "MO887926", "passport", "M0887925", nil, nil), ("phone", "982188526302", "", "982188526302", nil, nil),
            ("account", "DE89370400440532013000", "iban", "DE89 3704 0044 0532 0130 00", nil, .exact),
        ] as [(String, String, String, String, Bool?, Meeting?)])
    func meeting(
        _ kind: String, _ value: String, _ otherKind: String, _ other: String, _ sharesState: Bool?, _ expected: Meeting?
    ) throws {
        let a = try #require(IdentifierKey(Identifier(kind: kind, value: value)))
        let b = try #require(IdentifierKey(Identifier(kind: otherKind, value: other)))
        #expect(a.meeting(b, sharesState: sharesState) == expected)
        #expect(b.meeting(a, sharesState: sharesState) == expected)
        // The index finds whatever meets.
        if expected != nil { #expect(a.lookup == b.lookup) }
    }

    @Test(
        "no number of five to seven digits meets one of another kind, whatever the record calls it",
        arguments: ["", "other", "reference", "customer number", "id no", "CUST", "Auftragsnummer"])
    func shortNumbers(_ word: String) throws {
        let values = ["10000", "54321", "99999", "123456", "545167", "9187628", "1234566"]
        for kind in IdentifierKind.allCases where kind != IdentifierKind(word: word) {
            for value in values {
                let listed = IdentifierKey(Identifier(kind: kind.rawValue, value: value))
                guard var listed, listed.kind == kind else { continue }
                listed.isUnsaid = true
                let own = try #require(IdentifierKey(Identifier(kind: word, value: value)))
                // A national number may be a tax number.
                guard !own.kind.isNational else { continue }
                #expect(own.meeting(listed) == nil, "\(word) \(value) \(kind)")
            }
        }
    }

    @Test(
        "hostile values",
        arguments: [
            "\u{0}", String(repeating: "9", count: 100_000), String(repeating: "A ", count: 2_000), "𝟗𝟎𝟕𝟒𝟕𝟐𝟗", "@", "@@@@@@@",
        ])
    func hostile(_ value: String) {
        for kind in IdentifierKind.allCases { #expect(Self.keys(kind.rawValue, value).count < 50) }
    }
}
