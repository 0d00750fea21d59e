/// A numbering scheme of which a number's form and check digits can be tested.
public struct IdentifierScheme: Sendable {
    /// What stands at a place of a number.
    public enum Alphabet: Sendable {
        case digits
        case letters
        case both
    }

    /// `IMO ship number`, for people to read.
    public var title: String
    /// Kinds under which such numbers are listed; the first is the usual one.
    public var kinds: [IdentifierKind]
    /// The state that gives them, ISO 3166-1 alpha-2; several where states share a scheme; empty where it is international.
    public var countries: [String]
    /// Lengths that a number may have, in letters and digits.
    public var lengths: ClosedRange<Int>
    /// A number of this scheme is known by its form alone, whatever it is called and wherever it stands.
    public var isEvident: Bool
    /// A check digit is part of it; else the form alone is tested.
    public var hasCheckDigit: Bool
    /// The alphabet of each place; the last holds for those that follow.
    let alphabets: [Alphabet]
    /// Whether upper-case letters and digits of a fitting length are a number of this scheme.
    let test: @Sendable ([UInt8]) -> Bool

    init(
        _ title: String, _ kinds: [IdentifierKind], _ countries: [String] = [], _ lengths: ClosedRange<Int>,
        isEvident: Bool = false, hasCheckDigit: Bool = true, alphabets: [Alphabet] = [.digits],
        _ test: @escaping @Sendable ([UInt8]) -> Bool
    ) {
        self.title = title
        self.kinds = kinds
        self.countries = countries
        self.lengths = lengths
        self.isEvident = isEvident
        self.hasCheckDigit = hasCheckDigit
        self.alphabets = alphabets
        self.test = test
    }

    /// A scheme of digits alone.
    init(
        digits title: String, _ kinds: [IdentifierKind], _ countries: [String], _ lengths: ClosedRange<Int>,
        isEvident: Bool = false, _ test: @escaping @Sendable ([Int]) -> Bool
    ) {
        self.init(title, kinds, countries, lengths, isEvident: isEvident) { characters in
            let digits = characters.compactMap { CheckDigits.value36($0) }
            return digits.allSatisfy { $0 < 10 } && test(digits)
        }
    }

    func alphabet(at place: Int) -> Alphabet { alphabets[min(place, alphabets.count - 1)] }

    /// Whether letters and digits are a number of this scheme: form, length and check digits. O(length).
    public func accepts(_ value: String) -> Bool { accepts(Array(value.utf8)) }

    func accepts(_ characters: [UInt8]) -> Bool {
        guard lengths.contains(characters.count) else { return false }
        for (place, character) in characters.enumerated() {
            let isDigit = (0x30...0x39).contains(character)
            switch alphabet(at: place) {
            case .digits: guard isDigit else { return false }
            case .letters: guard (0x41...0x5A).contains(character) else { return false }
            case .both: guard isDigit || (0x41...0x5A).contains(character) else { return false }
            }
        }
        return test(characters)
    }

    /// All schemes: the international ones, then the national ones.
    public static let all: [IdentifierScheme] = international + nationalNumbers
}

extension IdentifierScheme {
    /// Schemes that no one state gives.
    static let international: [IdentifierScheme] = [
        imo, imoCompany, lei, iban, bic, isin, mmsi, ethereum, bech32, base58,
    ]

    /// IMO Resolution A.1117(30): seven digits, weights 7 to 2, the last digit of the sum.
    public static let imo = IdentifierScheme(digits: "IMO ship number", [.imo], [], 7...7) { digits in
        CheckDigits.weightedSum(digits, [7, 6, 5, 4, 3, 2]) % 10 == digits[6]
    }

    /// IMO Resolution MSC.160(78), unique company and registered owner identification number: weights 8, 6, 4, 2, 9, 7, modulo
    /// 11. Lists give such numbers of shipping companies.
    public static let imoCompany = IdentifierScheme(digits: "IMO company number", [.imo], [], 7...7) { digits in
        (11 - CheckDigits.weightedSum(digits, [8, 6, 4, 2, 9, 7]) % 11) % 10 == digits[6]
    }

    /// ISO 17442: eighteen letters and digits, two check digits by ISO 7064 mod 97-10.
    public static let lei = IdentifierScheme(
        "LEI", [.lei, .registration], [], 20...20, isEvident: true,
        alphabets: Array(repeating: .both, count: 18) + [.digits]
    ) { CheckDigits.remainder97($0) == 1 }

    /// ISO 13616: country, two check digits, account; the length that the country registered.
    public static let iban = IdentifierScheme(
        "IBAN", [.iban, .account], [], 15...34, isEvident: true, alphabets: [.letters, .letters, .digits, .digits, .both]
    ) { characters in
        // A country that has registered since is not refused for it.
        let length = IBANRegistry.lengths[String(decoding: characters.prefix(2), as: UTF8.self)]
        guard length == nil || length == characters.count else { return false }
        // Check digits are 98 less a remainder by 97: 00, 01 and 99 leave the remainder of others and are given to none.
        let digits = Int(characters[2] &- 0x30) * 10 + Int(characters[3] &- 0x30)
        guard (2...98).contains(digits) else { return false }
        return CheckDigits.remainder97(characters.dropFirst(4) + characters.prefix(4)) == 1
    }

    /// ISO 9362: party prefix of four, country, suffix of two, branch of three or none. No check digit.
    public static let bic = IdentifierScheme(
        "BIC", [.bic], [], 8...11, hasCheckDigit: false,
        alphabets: [.letters, .letters, .letters, .letters, .letters, .letters, .both]
    ) { $0.count != 9 && $0.count != 10 }

    /// ISO 6166: country, nine letters and digits, Luhn over the digits that they spell.
    public static let isin = IdentifierScheme(
        "ISIN", [.isin], [], 12...12, isEvident: true,
        alphabets: [.letters, .letters] + Array(repeating: .both, count: 9) + [.digits]
    ) { characters in
        CheckDigits.isLuhn(
            characters.flatMap { character in
                let value = CheckDigits.value36(character) ?? 0
                return value > 9 ? [value / 10, value % 10] : [value]
            })
    }

    /// ITU-R M.585: nine digits, of a ship the first of its three of nationality is 2 to 7. No check digit.
    public static let mmsi = IdentifierScheme(
        "MMSI of a ship", [.mmsi], [], 9...9, hasCheckDigit: false
    ) { (0x32...0x37).contains($0[0]) }

    /// Ethereum and what runs on its addresses: forty hexadecimal digits, `0x` before them.
    public static let ethereum = IdentifierScheme(
        "Ethereum address", [.cryptoAddress], [], 42...42, isEvident: true, hasCheckDigit: false, alphabets: [.both]
    ) { characters in
        characters[0] == UInt8(ascii: "0") && characters[1] == UInt8(ascii: "X")
            && characters.dropFirst(2).allSatisfy { ($0 < 0x47) }
    }

    /// Bitcoin and Litecoin addresses of BIP 173 and 350.
    public static let bech32 = IdentifierScheme(
        "bech32 address", [.cryptoAddress], [], 26...90, isEvident: true, alphabets: [.both]
    ) { characters in
        guard characters.starts(with: "BC1".utf8) || characters.starts(with: "LTC1".utf8) else { return false }
        return CheckDigits.isBech32(characters.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    }

    /// Base 58 addresses: their checksum is a hash over letters of both cases, so that the form alone is tested here.
    public static let base58 = IdentifierScheme(
        "crypto address", [.cryptoAddress], [], 26...110, hasCheckDigit: false, alphabets: [.both]
    ) { $0.contains { $0 > 0x39 } }
}

/// Lengths of IBANs by country. Source: SWIFT, IBAN Registry (the registration authority of ISO 13616).
enum IBANRegistry {
    static let lengths: [String: Int] = {
        var lengths: [String: Int] = [:]
        for entry in table.split(separator: " ") {
            if let length = Int(entry.dropFirst(2)) { lengths[String(entry.prefix(2))] = length }
        }
        return lengths
    }()

    private static let table = """
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 \
        FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 \
        LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 \
        RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
        """
}
