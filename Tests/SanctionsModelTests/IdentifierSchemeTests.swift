import Testing

@testable import SanctionsModel

/// Numbers that authorities and standards publish as examples, or that public bodies have.
private let valid: [(title: String, number: String)] = [
    // IMO Resolution A.1117(30); ISO 17442 (GLEIF's own LEI); SWIFT's IBAN registry; ISO 9362; ISO 6166; ITU-R M.585.
    ("IMO ship number", "9074729"), ("IMO ship number", "9187629"), ("IMO company number", "5342883"),
    ("LEI", "506700GE1G29325QX363"), ("LEI", "5493001KJTIIGC8Y1R12"),
    ("IBAN", "GB82WEST12345698765432"), ("IBAN", "DE89370400440532013000"), ("IBAN", "SA0380000000608010167519"),
    ("IBAN", "NO9386011117947"), ("IBAN", "MT84MALT011000012345MTLCAST001S"), ("BIC", "DEUTDEFF"), ("BIC", "DEUTDEFF500"),
    ("ISIN", "US0378331005"), ("ISIN", "AU0000XVGZA3"), ("MMSI of a ship", "572469210"),
    ("bech32 address", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"),
    ("Ethereum address", "0X7F367CC41522CE07553E823BF3BE79A889DEBE1B"), ("crypto address", "12QTD5BFWRSDNSAZY76UVE1XYCGNTOJH9H"),
    // Russia: a bank and its number, an entrepreneur and a person of the tax service's guides.
    ("Russian INN of an organisation", "7707083893"), ("Russian INN of a person", "500100732259"),
    ("Russian OGRN", "1027700132195"),
    ("Russian OGRN of an entrepreneur", "304500116000157"), ("Russian SNILS", "11223344595"), ("Ukrainian RNOKPP", "1759013776"),
    ("Kazakh IIN or BIN", "971240001315"), ("JMBG", "0101006500006"), ("Bulgarian EGN", "7523169263"),
    ("Romanian CNP", "1800101221144"),
    ("Polish PESEL", "44051401359"), ("Polish NIP", "1234563218"),
    ("Spanish DNI", "12345678Z"), ("Spanish NIE", "X1234567L"), ("Spanish CIF", "B84214477"),
    ("Italian codice fiscale", "RSSMRA85T10A562S"), ("Italian partita IVA", "00743110157"), ("French SIREN", "732829320"),
    ("French SIRET", "73282932000074"), ("Belgian national number", "85073003328"),
    ("Belgian enterprise number", "0430033662"), ("Dutch BSN or RSIN", "111222333"), ("Swedish personal number", "8112189876"),
    ("Portuguese NIF", "501964843"), ("Greek AFM", "094259216"), ("Turkish identity number", "10000000146"),
    ("Mexican CURP", "BOXW310820HNERXN09"), ("Brazilian CPF", "11144477735"), ("Brazilian CNPJ", "11222333000181"),
    ("Argentine CUIT", "20123456786"), ("Peruvian RUC", "20512333797"), ("Colombian NIT", "8001467497"),
    ("Chilean RUT", "123456785"), ("Ecuadorian cédula", "1710034065"),
    ("Chinese identity number", "11010519491231002X"), ("Chinese social credit code", "91350100M000100Y43"),
    ("Iranian national code", "0499370899"), ("Iranian national identifier of a legal person", "10380284790"),
    ("Emirates ID", "784196897208375"), ("Israeli identity number", "000000018"), ("Thai identity number", "1101700230708"),
    ("South African identity number", "8001015009087"), ("Singaporean NRIC or FIN", "S1234567D"),
    ("Saudi identity number", "1101798278"),
    // Series and forms that came later: foreign numbers of 2022, cédulas whose third digit is 6 or of those abroad, births of 1900,
    // 1998 and 2000, CNPJ with letters (the example of Receita Federal), a branch of La Poste, numbers with the century.
    ("Singaporean NRIC or FIN", "M1234567K"), ("Ecuadorian cédula", "1760001238"), ("Ecuadorian cédula", "3010001232"),
    ("Belgian national number", "98010100194"), ("Belgian national number", "00010100173"),
    ("Belgian national number", "00010100105"), ("Belgian national number", "85010101697"), ("Brazilian CNPJ", "12ABC34501DE35"),
    ("French SIRET", "35600000009002"), ("Swedish personal number", "198112189876"), ("Colombian NIT", "10203040508"),
    ("IBAN", "BE98539007547076"), ("IBAN", "BE02539007547058"), ("IBAN", "BE97539007547094"),
]

@Suite("Check digits")
struct IdentifierSchemeTests {
    private static func scheme(_ title: String) throws -> IdentifierScheme {
        try #require(IdentifierScheme.all.first { $0.title == title }, "\(title)")
    }

    @Test("published examples are well formed", arguments: valid)
    func accepts(_ item: (title: String, number: String)) throws {
        #expect(try Self.scheme(item.title).accepts(item.number))
    }

    @Test("one digit changed, and the check fails", arguments: valid)
    func rejectsOneChangedDigit(_ item: (title: String, number: String)) throws {
        let scheme = try Self.scheme(item.title)
        guard scheme.hasCheckDigit else { return }
        let number = Array(item.number.utf8)
        var changed = 0
        var accepted = 0
        for place in number.indices where (0x30...0x39).contains(number[place]) {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != number[place] {
                var other = number
                other[place] = digit
                changed += 1
                if scheme.accepts(String(decoding: other, as: UTF8.self)) { accepted += 1 }
            }
        }
        // Weights that share a factor with the modulus, and eleven remainders in ten digits, let some slips through.
        #expect(accepted * 5 < changed, "\(item.title): \(accepted) of \(changed)")
    }

    @Test("every scheme has an example here, and none takes what is too short, too long or no number")
    func edges() {
        #expect(Set(valid.map(\.title)) == Set(IdentifierScheme.all.map(\.title)))
        for scheme in IdentifierScheme.all {
            for text in [
                "", "0", "X", String(repeating: "9", count: 200), String(repeating: "Z", count: 33), "é",
                "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}",
            ] {
                #expect(!scheme.accepts(text) || scheme.title == "crypto address", "\(scheme.title) \(text)")
            }
        }
    }

    @Test("wrong in form")
    func rejects() throws {
        for (title, number) in [
            ("IBAN", "GB82WEST1234569876543"), ("IBAN", "GB82WEST12345698765433"), ("IBAN", "1282WEST12345698765432"),
            ("BIC", "DEUTDEF"),
            ("BIC", "DEUTDEFF5"), ("BIC", "1234DEFF"), ("LEI", "506700GE1G29325QX36A"), ("MMSI of a ship", "972469210"),
            ("Chinese identity number", "110105194913310020"), ("Turkish identity number", "00000000000"),
            ("Iranian national code", "1111111111"),
            ("bech32 address", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T5"),
            ("Ethereum address", "0X7F367CC41522CE07553E823BF3BE79A889DEBE1G"),
            // Born in 2098; check digits that no remainder makes; check digits of an IBAN with the right remainder that are given to
            // nobody.
            ("Belgian national number", "98010100126"), ("Belgian national number", "85010101600"),
            ("Belgian national number", "85010101698"), ("Belgian enterprise number", "2430033607"),
            ("IBAN", "BE01539007547076"), ("IBAN", "BE99539007547058"), ("IBAN", "BE00539007547094"),
            ("Ecuadorian cédula", "1770001236"), ("Ecuadorian cédula", "2560001238"), ("Brazilian CPF", "11111111111"),
            ("Brazilian CNPJ", "12ABC34501DE36"), ("Brazilian CNPJ", "00000000000000"), ("Singaporean NRIC or FIN", "M1234567L"),
            ("Swedish personal number", "19811218987"), ("Colombian NIT", "10203040509"), ("French SIRET", "35600000009003"),
            ("Emirates ID", "783196897208375"), ("Spanish NIE", "W1234567L"), ("Singaporean NRIC or FIN", "A1234567D"),
        ] {
            #expect(!(try Self.scheme(title)).accepts(number), "\(title) \(number)")
        }
    }

    // MARK: The check of an identifier

    private static func check(_ kind: String, _ value: String, _ countries: [String] = []) -> IdentifierCheck {
        IdentifierCheck(Identifier(kind: kind, value: value), countries: countries)
    }

    @Test(
        "verdicts",
        arguments: [
            ("imo", "IMO 9074729", [], IdentifierCheck.Verdict.valid), ("registration", "IMO 9074728", [], .invalid),
            ("imo", "9074729", [], .valid), ("imo", "9074728", [], .invalid),
            ("imo", "907472", [], .invalid), ("iban", "GB82 WEST 1234 5698 7654 32", [], .valid),
            ("iban", "GB82 WEST 1234 5698 7654 33", [], .invalid), ("lei", "506700GE1G29325QX363", [], .valid),
            ("bic", "DEUTDEFF", [], .valid), ("bic", "DEUTSCHE1", [], .invalid),
            ("tax-id", "7707083893", ["RU"], .valid), ("tax-id", "7707083894", ["RU"], .invalid),
            // Of an unknown state any number may be one.
            ("tax-id", "7707083894", [], .unchecked), ("tax-id", "7707083893", ["FR"], .unchecked),
            ("national-id", "10000000146", ["TR"], .valid), ("national-id", "10000000147", ["TR"], .invalid),
            ("passport", "L898902C3", ["US"], .unchecked), ("", "GB82WEST12345698765432", [], .valid),
            ("other", "11010519491231002X", [], .valid), ("", "9074729", [], .unchecked),
            ("phone", "+49 30 1234567", [], .unchecked),
        ] as [(String, String, [String], IdentifierCheck.Verdict)])
    func verdict(_ kind: String, _ value: String, _ countries: [String], _ expected: IdentifierCheck.Verdict) {
        let found = Self.check(kind, value, countries)
        #expect(found.verdict == expected)
        #expect((found.scheme == nil) == (found.verdict == .unchecked))
    }

    @Test(
        "letters and digits of one look are read as what makes the number whole",
        arguments: [
            ("imo", "9O74729", [], "9074729"), ("imo", "9Oo4729", [], nil), ("imo", "9I87629", [], "9187629"),
            ("iban", "GB82WEST1234S698765432", [], "GB82WEST12345698765432"),
            ("iban", "G882WEST12345698765432", [], "GB82WEST12345698765432"),
            ("lei", "5O6700GE1G29325QX363", [], "506700GE1G29325QX363"),
            ("lei", "506700GEIG29325QX363", [], "506700GE1G29325QX363"), ("national-id", "1OOOOOOO146", ["TR"], "10000000146"),
            ("tax-id", "RSSMRA8STI0A562S", ["IT"], nil), ("tax-id", "RSSMRA8ST10A562S", ["IT"], "RSSMRA85T10A562S"),
            ("national-id", "Z2345678Z", ["ES"], nil), ("imo", "9074729", [], nil), ("imo", "9074728", [], nil),
        ] as [(String, String, [String], String?)])
    func correction(_ kind: String, _ value: String, _ countries: [String], _ expected: String?) {
        let found = Self.check(kind, value, countries)
        #expect(found.correction == expected)
        if let correction = found.correction { #expect(found.scheme?.accepts(correction) == true) }
    }

    @Test("machine-readable lines of ICAO Doc 9303")
    func machineReadable() throws {
        let line = try #require(MachineReadableLine("L898902C36UTO7408122F1204159ZE184226B<<<<<10"))
        #expect(line.number == "L898902C3")
        #expect(line.nationality == "UTO")
        #expect(line.birthDate == "740812")
        #expect(line.sex == "F")
        #expect(MachineReadableLine("L898902C35UTO7408122F1204159ZE184226B<<<<<10") == nil)
        #expect(MachineReadableLine("L898902C36UTO7408122F1204159ZE184226B<<<<<1") == nil)
        #expect(MachineReadableLine(String(repeating: "<", count: 44)) == nil)
        #expect(MachineReadableLine("") == nil)
    }
}
