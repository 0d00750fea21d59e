import SanctionsModel

/// The column headers and JSON keys that people commonly use, and what they stand for.
///
/// Words are compared without letter case and without anything that is not a letter or a digit: `Beneficiary Name`,
/// `beneficiary_name` and `beneficiaryName` are one. A header is a field (`birth_date`), a role (`debtor`: its name), a
/// role and a field (`debtor_country`), or the same the other way round (`name_of_debtor`).
enum FieldVocabulary {
    /// The role that is written to people, the words for it, and the type of its parties where the word tells.
    static let roles: [(role: String, words: [String], type: PartyType)] = [
        ("debtor", ["debtor", "dbtr"], .any),
        ("creditor", ["creditor", "cdtr"], .any),
        ("ultimate-debtor", ["ultimatedebtor", "ultmtdbtr"], .any),
        ("ultimate-creditor", ["ultimatecreditor", "ultmtcdtr"], .any),
        ("initiating-party", ["initiatingparty", "initgpty", "initiator"], .any),
        ("beneficiary", ["beneficiary", "beneficiarycustomer", "bene", "benef", "bnf"], .any),
        ("originator", ["originator", "originatorcustomer"], .any),
        ("ordering-customer", ["orderingcustomer", "orderingparty", "orderer"], .any),
        ("customer", ["customer", "client", "cust"], .any),
        ("counterparty", ["counterparty", "counterpart"], .any),
        ("sender", ["sender"], .any),
        ("receiver", ["receiver", "recipient"], .any),
        ("payer", ["payer", "payor"], .any),
        ("payee", ["payee"], .any),
        ("remitter", ["remitter"], .any),
        ("applicant", ["applicant"], .any),
        ("buyer", ["buyer", "purchaser"], .any),
        ("seller", ["seller"], .any),
        ("vendor", ["vendor"], .any),
        ("supplier", ["supplier"], .any),
        ("merchant", ["merchant"], .any),
        ("shipper", ["shipper", "consignor"], .any),
        ("consignee", ["consignee"], .any),
        ("notify-party", ["notifyparty"], .any),
        ("owner", ["owner"], .any),
        ("beneficial-owner", ["beneficialowner", "ubo", "ultimatebeneficialowner"], .any),
        ("account-holder", ["accountholder", "accountowner", "holder"], .any),
        ("director", ["director"], .any),
        ("shareholder", ["shareholder"], .any),
        ("guarantor", ["guarantor"], .any),
        ("debtor-agent", ["debtoragent", "debtorbank", "dbtragt"], .organisation),
        ("creditor-agent", ["creditoragent", "creditorbank", "cdtragt"], .organisation),
        ("beneficiary-bank", ["beneficiarybank", "beneficiaryinstitution", "accountwithinstitution"], .organisation),
        ("ordering-bank", ["orderingbank", "orderinginstitution", "originatorbank"], .organisation),
        ("intermediary", ["intermediary", "intermediarybank", "intermediaryagent", "intermediaryinstitution"], .organisation),
        ("correspondent", ["correspondent", "correspondentbank"], .organisation),
        ("bank", ["bank"], .organisation),
        ("company", ["company", "organisation", "organization"], .organisation),
        ("vessel", ["vessel", "ship"], .vessel),
        ("aircraft", ["aircraft"], .aircraft),
        ("", ["party", "entity", "subject"], .any),
        ("", ["person", "individual"], .person),
        // IVMS101, the interVASP data model of the travel rule (2020), sections 5 and 6.
        ("", ["naturalperson"], .person),
        ("", ["legalperson", "legalentity"], .organisation),
        ("originator", ["originatorperson", "originatorpersons"], .any),
        ("beneficiary", ["beneficiaryperson", "beneficiarypersons"], .any),
        ("originating-vasp", ["originatingvasp", "originatorvasp"], .organisation),
        ("beneficiary-vasp", ["beneficiaryvasp"], .organisation),
        ("intermediary-vasp", ["intermediaryvasp"], .organisation),
    ]

    /// What a word means beside a name, or after a role. `id`, `text` and amounts belong to the record, not to a party.
    static let fields: [(field: FieldTarget.Field, words: [String])] = [
        (.name, ["name", "fullname", "legalname", "completename", "displayname", "nm", "names", "full", "fullnames"]),
        (.givenName, ["givenname", "givennames", "given", "firstname", "firstnames", "first", "forename", "forenames"]),
        (.middleName, ["middlename", "middlenames", "middle", "secondname", "patronymic"]),
        (.familyName, ["familyname", "family", "lastname", "lastnames", "last", "surname", "surnames"]),
        (.type, ["type", "partytype", "entitytype", "nametype"]),
        (
            .birthDate,
            [
                "birthdate", "dateofbirth", "dob", "born", "birth", "birthday", "birthdt", "yearofbirth", "birthyear",
                "yob",
            ]
        ),
        (
            .country,
            [
                "country", "countrycode", "countryname", "ctry", "residence", "countryofresidence", "residencecountry",
                "ctryofres", "domicile", "jurisdiction",
            ]
        ),
        (.nationality, ["nationality", "nationalities", "citizenship", "citizenships", "citizen"]),
        (.gender, ["gender", "sex"]),
        (
            .address,
            [
                "address", "addr", "fulladdress", "postaladdress", "addressline", "addressline1", "addressline2",
                "addressline3", "address1", "address2", "address3", "street", "city", "town", "postcode", "postalcode",
                "zip", "zipcode",
            ]
        ),
        (
            .text,
            [
                "remittance", "remittanceinformation", "remittanceinfo", "remittancetext", "rmtinf", "ustrd",
                "unstructured", "text", "freetext", "description", "narrative", "purpose", "details", "paymentdetails",
                "message", "memo", "note", "notes", "comment", "comments", "remarks", "subjectline", "paymentpurpose",
                "texts",
            ]
        ),
        (
            .amount,
            ["amount", "amt", "instructedamount", "instdamt", "settlementamount", "transactionamount", "paymentamount"]
        ),
        (.currency, ["currency", "ccy", "currencycode", "amountcurrency", "instructedcurrency", "settlementcurrency"]),
        (
            .id,
            [
                "id", "recordid", "reference", "ref", "transactionid", "transactionreference", "transactionref", "txid",
                "txnid", "trxid", "paymentid", "paymentreference", "paymentref", "messageid", "msgid", "endtoendid",
                "instructionid", "instrid", "uetr", "uuid", "guid",
            ]
        ),
        // IVMS101: a name is a primary identifier (the family name) and a secondary one.
        (
            .name,
            [
                "nameidentifier", "nameidentifiers", "localnameidentifier", "localnameidentifiers", "phoneticnameidentifier",
                "phoneticnameidentifiers", "legalpersonname",
            ]
        ),
        (.familyName, ["primaryidentifier"]),
        (.givenName, ["secondaryidentifier"]),
        (.type, ["nameidentifiertype", "naturalpersonnameidentifiertype", "legalpersonnameidentifiertype"]),
        (.birthDate, ["dateandplaceofbirth"]),
        (.country, ["countryofregistration"]),
        (
            .address,
            [
                "geographicaddress", "geographicaddresses", "streetname", "buildingnumber", "buildingname", "townname",
                "countrysubdivision", "addresslines",
            ]
        ),
        // Berlin Group, NextGenPSD2 Implementation Guidelines 1.3, payment initiation and account information.
        (
            .text,
            [
                "remittanceinformationunstructured", "remittanceinformationunstructuredarray",
                "remittanceinformationstructured", "remittanceinformationstructuredarray",
            ]
        ),
    ]

    /// The kinds of identifiers, as `SanctionsModel.Identifier.kind` writes them, and `account`.
    static let identifiers: [(kind: String, words: [String])] = [
        ("passport", ["passport", "passportnumber", "passportno"]),
        ("national-id", ["nationalid", "nationalidnumber", "idnumber", "idcard", "idno", "nationalidentitynumber"]),
        ("tax-id", ["taxid", "taxnumber", "tin", "vat", "vatnumber", "vatid"]),
        ("registration", ["registration", "registrationnumber", "companynumber", "regno", "registrationno"]),
        ("lei", ["lei", "leicode"]),
        ("bic", ["bic", "bicfi", "biccode", "swift", "swiftcode", "swiftbic", "anybic"]),
        ("iban", ["iban", "ibannumber"]),
        ("account", ["account", "accountnumber", "accountno", "acct"]),
        ("imo", ["imo", "imonumber", "imono"]),
        ("mmsi", ["mmsi"]),
        ("call-sign", ["callsign"]),
        ("aircraft-tail", ["tailnumber", "aircrafttail"]),
        ("crypto-address", ["cryptoaddress", "wallet", "walletaddress"]),
        ("email", ["email", "emailaddress"]),
        ("phone", ["phone", "phonenumber", "telephone"]),
        ("website", ["website"]),
    ]

    /// Keys of a JSON object that hold parties, and of a party that hold its role and identifiers.
    static let containers: [(field: FieldTarget.Field, words: [String])] = [
        (.parties, ["parties", "persons", "entities", "customers"]),
        (.role, ["role", "partyrole", "roletype"]),
        (.identifiers, ["identifiers", "identifier", "identification", "identifications", "ids", "documents"]),
        (.identifiers, ["nationalidentification", "nationalidentifications"]),
    ]

    /// Keys inside an identifier object.
    static let identifierParts: [(field: FieldTarget.Field, words: [String])] = [
        (.identifierKind, ["kind", "type", "scheme", "schemename", "idtype"]),
        (.identifierValue, ["value", "number", "id", "identifier", "no", "code"]),
        (.identifierCountry, ["country", "countrycode", "issuer", "issuingcountry", "countryofissue"]),
        (.identifierKind, ["nationalidentifiertype"]),
        (.identifierValue, ["nationalidentifier", "identification"]),
    ]

    /// Where a word is read: it can mean different things at different places.
    enum Place: UInt8, Sendable {
        /// A header of delimited text, or a key of a record's own object.
        case record
        /// A key of a party's object.
        case party
        /// A key of an identifier's object.
        case identifier
    }

    /// Returns the meaning of a word; `FieldTarget.unrecognised` when it isn't in the vocabulary. O(length), no allocation.
    static func meaning(of word: Span<UInt8>, at place: Place) -> FieldTarget {
        guard let hash = normalHash(word) else { return .unrecognised }
        switch place {
        case .record: return tables.record[hash] ?? .unrecognised
        case .party: return tables.party[hash] ?? .unrecognised
        case .identifier: return tables.identifier[hash] ?? tables.party[hash].flatMap(identifierOnly) ?? .unrecognised
        }
    }

    static func meaning(of word: String, at place: Place) -> FieldTarget {
        let bytes = Array(word.utf8)
        return meaning(of: bytes.span, at: place)
    }

    private static func identifierOnly(_ target: FieldTarget) -> FieldTarget? {
        target.field == .identifier ? target : nil
    }

    /// FNV-1a (Fowler, Noll, Vo) of a word's letters and digits, ASCII letters in lower case; `nil` when there is none.
    ///
    /// Two words of the vocabulary never share a hash, which a test checks. A foreign word that shares one would be read
    /// as the vocabulary's: then a field too many is screened, never one too few.
    static func normalHash(_ word: Span<UInt8>) -> UInt64? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var isEmpty = true
        for i in word.indices {
            let byte = word[i]
            let folded: UInt8
            switch byte {
            case 0x41...0x5A: folded = byte | 0x20
            case 0x61...0x7A, 0x30...0x39, 0x80...: folded = byte
            default: continue
            }
            isEmpty = false
            hash = (hash ^ UInt64(folded)) &* 0x0000_0100_0000_01B3
        }
        return isEmpty ? nil : hash
    }

    /// Every word and combination, each with its meaning, for `normalHash`.
    struct Tables: Sendable {
        var record: [UInt64: FieldTarget] = [:]
        var party: [UInt64: FieldTarget] = [:]
        var identifier: [UInt64: FieldTarget] = [:]
        /// The words behind the hashes, for the test that none collide.
        var words: [String] = []
    }

    static let tables: Tables = makeTables()

    private static func makeTables() -> Tables {
        var tables = Tables()
        var plain: [(word: String, target: FieldTarget)] = []
        for entry in fields {
            for (index, word) in entry.words.enumerated() {
                let rank: UInt8 = entry.field == .id ? (index == 0 ? 0 : 1) : 0
                plain.append((word, FieldTarget(entry.field, rank: rank)))
            }
        }
        for (kind, entry) in identifiers.enumerated() {
            for word in entry.words {
                plain.append((word, FieldTarget(.identifier, kind: UInt16(truncatingIfNeeded: kind + 1))))
            }
        }
        var words: [String] = []
        func add(_ word: String, _ target: FieldTarget, to table: inout [UInt64: FieldTarget]) {
            let bytes = Array(word.utf8)
            guard let hash = normalHash(bytes.span), table[hash] == nil else { return }
            table[hash] = target
            words.append(word)
        }
        for (word, target) in plain { add(word, target, to: &tables.record) }
        for entry in containers {
            for word in entry.words { add(word, FieldTarget(entry.field), to: &tables.record) }
        }
        for (slot, entry) in roles.enumerated() {
            let slot = UInt16(truncatingIfNeeded: slot + 1)
            for role in entry.words {
                add(role, FieldTarget(.roleParty, slot: slot), to: &tables.record)
                for (word, target) in plain where !target.field.isOfRecord || target.field == .id {
                    var combined = target
                    combined.slot = slot
                    if target.field == .id { combined = FieldTarget(.id, rank: 2) }
                    add(role + word, combined, to: &tables.record)
                    if target.field == .name || target.field == .country { add(word + "of" + role, combined, to: &tables.record) }
                }
            }
        }
        for (word, target) in plain where !target.field.isOfRecord {
            add(word, target, to: &tables.party)
        }
        for entry in containers where entry.field != .parties {
            for word in entry.words { add(word, FieldTarget(entry.field), to: &tables.party) }
        }
        for entry in identifierParts {
            for word in entry.words { add(word, FieldTarget(entry.field), to: &tables.identifier) }
        }
        tables.words = words
        return tables
    }
}
