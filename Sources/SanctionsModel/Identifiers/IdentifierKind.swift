/// What sort of number an identifier is.
public enum IdentifierKind: String, Sendable, Hashable, CaseIterable {
    case passport
    case nationalID = "national-id"
    case taxID = "tax-id"
    case registration
    case drivingLicence = "driving-licence"
    case imo
    case mmsi
    case callSign = "call-sign"
    case bic
    case lei
    case iban
    case isin
    case account
    case duns
    case aircraftTail = "aircraft-tail"
    case aircraftSerial = "aircraft-serial"
    case aircraftTransponder = "aircraft-transponder"
    case cryptoAddress = "crypto-address"
    case email
    case website
    case phone
    /// Not said, or said in words that tell nothing.
    case other

    /// Reads the words that lists, forms and programs use, in any letter case; `other` where they tell nothing.
    public init(word: some StringProtocol) {
        if let kind = IdentifierKind(rawValue: String(word)) {
            self = kind
            return
        }
        let letters = String(
            decoding: word.utf8.compactMap { byte -> UInt8? in
                let lower = byte | 0x20
                return (0x61...0x7A).contains(lower) ? lower : nil
            }, as: UTF8.self)
        self =
            IdentifierKind.words[letters] ?? IdentifierKind(rawValue: letters) ?? IdentifierKind.startingWord(letters) ?? .other
    }

    /// In plain words, as in "the passport number 123".
    public var title: String {
        switch self {
        case .passport: "passport"
        case .nationalID: "national number"
        case .taxID: "tax number"
        case .registration: "registration number"
        case .drivingLicence: "driving licence"
        case .imo: "IMO number"
        case .mmsi: "MMSI"
        case .callSign: "call sign"
        case .bic: "BIC"
        case .lei: "LEI"
        case .iban: "IBAN"
        case .isin: "ISIN"
        case .account: "account"
        case .duns: "D-U-N-S number"
        case .aircraftTail: "tail number"
        case .aircraftSerial: "aircraft's serial number"
        case .aircraftTransponder: "transponder code"
        case .cryptoAddress: "crypto address"
        case .email: "e-mail address"
        case .website: "website"
        case .phone: "phone number"
        case .other: "number"
        }
    }

    /// Numbers that states give: the same number of another state is another number.
    public var isNational: Bool {
        switch self {
        case .passport, .nationalID, .taxID, .registration, .drivingLicence: true
        default: false
        }
    }

    /// Kinds between which lists and customers do not part sharply: the number on an identity card is the tax number in
    /// some countries, the register's in others.
    func isRelated(to other: IdentifierKind) -> Bool {
        let personal: Set<IdentifierKind> = [.nationalID, .taxID, .registration, .drivingLicence]
        let money: Set<IdentifierKind> = [.iban, .account]
        return personal.isSuperset(of: [self, other]) || money.isSuperset(of: [self, other])
    }

    /// Written with its own signs, so that it never meets a number of a kind that isn't said.
    var isWritten: Bool { self == .email || self == .website || self == .phone }

    /// Letters alone may be one.
    var mayBeLettersAlone: Bool {
        switch self {
        case .bic, .cryptoAddress, .aircraftTail, .callSign, .email, .website: true
        default: false
        }
    }

    /// Returns whether a word says nothing about the sort of a number: none at all, or one that fits any.
    static func saysNothing(_ word: some StringProtocol) -> Bool {
        let letters = word.utf8.compactMap { byte -> UInt8? in
            let lower = byte | 0x20
            return (0x61...0x7A).contains(lower) ? lower : nil
        }
        // A word in other letters that no table reads is a word all the same.
        if letters.isEmpty { return !word.utf8.contains { $0 >= 0x80 } }
        return openWords.contains(String(decoding: letters, as: UTF8.self))
    }

    private static let openWords: Set<String> = [
        "number", "no", "nr", "identifier", "identification", "identificationnumber", "identificationno", "document",
        "documentnumber", "documentno", "doc", "docno", "docnumber", "documentid", "iddocument", "unknown", "unspecified", "any",
    ]

    private static func startingWord(_ letters: String) -> IdentifierKind? {
        for (start, kind) in [
            ("passport", IdentifierKind.passport), ("traveldocument", .passport), ("digitalcurrencyaddress", .cryptoAddress),
            ("national", .nationalID), ("identity", .nationalID), ("tax", .taxID), ("registration", .registration),
            ("driv", .drivingLicence), ("imo", .imo), ("swift", .bic),
        ] where letters.hasPrefix(start) { return kind }
        return nil
    }

    /// Words of forms, of ISO 20022's code sets for identification (ExternalPersonIdentification1Code,
    /// ExternalOrganisationIdentification1Code) and of common languages.
    private static let words: [String: IdentifierKind] = {
        var words: [String: IdentifierKind] = [:]
        for (kind, spellings) in [
            (
                IdentifierKind.passport,
                [
                    "ccpt", "passeport", "reisepass", "pasaporte", "passaporto", "paspoort", "pasport", "ppt", "mrz",
                    "laissezpasser",
                ]
            ),
            (
                .nationalID,
                [
                    "nationalid", "nidn", "idcard", "id", "idnumber", "nin", "ssn", "sosc", "socialsecurity", "cnic", "nic",
                    "dni", "nie", "nif", "cedula", "curp", "pesel", "cnp", "egn", "jmbg", "emiratesid", "civilid", "tckn",
                    "personalausweis", "personnummer", "tazkira", "nationalidentity", "aadhaar", "nik", "snils", "bsn",
                ]
            ),
            (
                .taxID,
                [
                    "txid", "tin", "vat", "vatnumber", "vatid", "inn", "nit", "rfc", "ruc", "rif", "cuit", "ein", "fein",
                    "codicefiscale",
                    "steuernummer", "ustid", "fiscalcode", "pan", "cpf", "cnpj", "rnokpp",
                ]
            ),
            (
                .registration,
                [
                    "companynumber", "coid", "regno", "ogrn", "siren", "siret", "kvk", "hrb", "hra", "uscc", "commercialregister",
                    "businessregistration", "kbo", "edrpou", "tradelicence", "tradelicense",
                ]
            ),
            (.drivingLicence, ["drlc", "fuhrerschein", "permisdeconduire"]),
            (.imo, ["imonumber", "vesselregistrationidentification"]),
            (.callSign, ["callsign", "vesselcallsign"]),
            (.bic, ["swiftbic", "bicfi", "anybic", "biccode"]),
            (.lei, ["leicode", "legalentityidentifier"]),
            (.iban, ["ibannumber"]),
            (.account, ["bban", "bankaccount", "accountnumber", "acct", "konto", "kontonummer"]),
            (.duns, ["dunsnumber"]),
            (.aircraftTail, ["aircrafttail", "tailnumber", "aircrafttailnumber", "aircraftregistration"]),
            (.aircraftSerial, ["aircraftserial", "msn"]),
            (.cryptoAddress, ["crypto", "cryptoaddress", "wallet", "walletaddress", "btc", "xbt", "eth", "usdt", "xmr", "trx"]),
            (.email, ["mail", "emailaddress"]),
            (.website, ["url", "web", "homepage", "site"]),
            (.phone, ["telephone", "phonenumber", "tel", "mobile", "fax"]),
        ] {
            for spelling in spellings { words[spelling] = kind }
        }
        return words
    }()
}
