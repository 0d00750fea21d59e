import SanctionsModel

/// What the properties of FollowTheMoney's schemata are to a designation.
///
/// Source: the model's own dictionary, https://followthemoney.tech/explorer, version 4.
enum FollowTheMoneyProperties {
    enum Use: Equatable {
        /// Read with the names.
        case name
        /// Read with the births.
        case birth
        /// The id of another entity, read from there.
        case link
        case gender
        case nationality
        /// A country that a party has to do with.
        case country
        /// A ship's or aircraft's.
        case flag
        case address
        case title
        case identifier(String, note: String)
        case programme
        case remark(label: String)
        case unknown
    }

    /// Properties that hold other names, with how the model stands by them.
    static let names: [(property: String, quality: ListedName.Quality)] = [
        ("alias", .strong), ("previousName", .strong), ("weakAlias", .weak), ("abbreviation", .weak),
    ]

    static func use(of property: String, schema: String) -> Use {
        if property == "country" || property == "mainCountry" || property == "jurisdiction" { return .country }
        if schema == "Airplane", property == "registrationNumber" { return .identifier("aircraft-tail", note: "") }
        if schema == "Airplane", property == "serialNumber" { return .identifier("aircraft-serial", note: "") }
        return table[property] ?? .unknown
    }

    /// ISO 3166-1 codes in capitals; the model's codes of states that are no more by their names.
    static func country(_ code: String) -> String {
        switch code.asciiLowercased {
        case "suhh": "USSR"
        case "yucs": "Yugoslavia"
        case "csxx": "Serbia and Montenegro"
        case "cshh": "Czechoslovakia"
        case "ddde": "German Democratic Republic"
        case let lower: lower.utf8.count == 2 ? lower.uppercased() : code
        }
    }

    /// A provision in the words of its authority.
    static func measure(_ provision: String) -> Measure {
        let lower = provision.asciiLowercased
        if lower.offset(of: "freez") != nil || lower.offset(of: "block") != nil { return .assetFreeze }
        if lower.offset(of: "travel") != nil || lower.offset(of: "entry") != nil { return .travelBan }
        if lower.offset(of: "arms") != nil { return .armsEmbargo }
        return Measure(String(lower.words.joined(separator: "-").unicodeScalars.prefix(80)))
    }

    private static let table: [String: Use] = {
        var table: [String: Use] = [:]
        for property in names.map(\.property) + [
            "name", "firstName", "lastName", "secondName", "middleName", "fatherName", "motherName", "nameSuffix",
        ] { table[property] = .name }
        for property in ["birthDate", "birthPlace", "birthCountry"] { table[property] = .birth }
        for property in ["addressEntity", "entity", "holder", "owner", "operator", "parent", "issuer", "proof"] {
            table[property] = .link
        }
        for property in ["nationality", "citizenship"] { table[property] = .nationality }
        for property in ["flag", "pastFlags"] { table[property] = .flag }
        for property in ["title", "position", "political"] { table[property] = .title }
        table["gender"] = .gender
        table["address"] = .address
        table["program"] = .programme
        table["programId"] = .programme
        for (kind, properties) in [
            ("passport", ["passportNumber"]), ("national-id", ["idNumber", "socialSecurityNumber"]),
            ("tax-id", ["taxNumber", "innCode", "vatCode"]), ("registration", ["registrationNumber", "ogrnCode", "uscCode"]),
            ("imo", ["imoNumber"]), ("mmsi", ["mmsi"]), ("call-sign", ["callSign"]), ("lei", ["leiCode"]),
            ("bic", ["swiftBic"]), ("isin", ["isin", "isinCode"]), ("iban", ["ibanCode", "iban"]), ("account", ["accountNumber"]),
            ("duns", ["dunsCode"]), ("crypto-address", ["publicKey"]), ("email", ["email"]), ("phone", ["phone"]),
            ("website", ["website"]),
        ] {
            for property in properties { table[property] = .identifier(kind, note: "") }
        }
        for (property, note) in [
            ("kppCode", "KPP"), ("okpoCode", "OKPO"), ("bikCode", "BIK"), ("npiCode", "NPI"), ("cageCode", "CAGE"),
            ("uniqueEntityId", "UEI"), ("serialNumber", "serial number"), ("ticker", "ticker"), ("figiCode", "FIGI"),
            ("permId", "PermID"), ("giiNumber", "GIIN"), ("jibCode", "JIB"), ("fnsCode", "FNS"), ("fssCode", "FSS"),
            ("caemCode", "CAEM"), ("coatoCode", "COATO"), ("mbsCode", "MBS"), ("okopfCode", "OKOPF"), ("okvedCode", "OKVED"),
        ] { table[property] = .identifier("other", note: note) }
        for property in ["notes", "summary", "description"] { table[property] = .remark(label: "") }
        for property in [
            "topics", "keywords", "legalForm", "status", "sector", "classification", "sourceUrl", "wikidataId", "wikipediaUrl",
            "incorporationDate", "dissolutionDate", "deathDate", "deathPlace", "ethnicity", "religion", "education", "profession",
            "type", "model", "buildDate", "tonnage", "grossRegisteredTonnage", "deadweightTonnage", "registrationDate",
            "manufacturer",
            "nameChangeDate", "currency", "balance", "amount", "amountEur", "appearance", "eyeColor", "hairColor", "height",
            "weight",
            "spokenLanguage", "opencorporatesUrl", "publisher", "publisherUrl", "createdAt", "modifiedAt", "previousOwner",
            "retrievedAt",
        ] { table[property] = .remark(label: property) }
        return table
    }()
}
