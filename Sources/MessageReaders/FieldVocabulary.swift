import SanctionsModel

/// The column headers and JSON keys that people commonly use, and what they stand for.
///
/// Words are compared without letter case, diacritics and anything that is not a letter or a digit: `Beneficiary Name`,
/// `beneficiary_name` and `beneficiaryName` are one. A header is a field (`birth_date`), a role (`debtor`: its name), a
/// role and a field (`debtor_country`), or the same the other way round (`name_of_debtor`); see `HeaderReading`.
///
/// These are the English words and those of ISO 20022. `Data/headers.tsv` holds those of other languages and of the exports
/// of banks and payment services.
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
        ("signatory", ["signatory", "authorisedsignatory", "authorizedsignatory"], .any),
        ("trustee", ["trustee"], .any),
        ("insured", ["insured", "policyholder"], .any),
        ("employer", ["employer"], .any),
        ("employee", ["employee"], .any),
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
}
