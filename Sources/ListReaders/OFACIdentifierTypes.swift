/// What OFAC's `idType`s are: most are identifiers, the others are facts that the format has no field for.
///
/// Source: the `idType`s of the SDN and consolidated lists, 2021 to 2025.
enum OFACIdentifierTypes {
    enum Meaning: Equatable {
        /// An identifier of that kind.
        case identifier(String)
        case gender
        case nationality
        /// Another name of the party: the issuer of a security.
        case name
        /// A sentence about measures, a date, a model: kept as a remark.
        case remark
    }

    /// `nil` for a type that the table doesn't know.
    static func meaning(of type: String) -> Meaning? {
        if let known = table[type] { return known }
        if type.dropping(prefix: "Digital Currency Address") != nil { return .identifier("crypto-address") }
        for start in remarkStarts where type.dropping(prefix: start) != nil { return .remark }
        return nil
    }

    /// All types known by name, the longest first, so that a longer one is tried before one it begins with.
    static let names: [String] = table.keys.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }

    static let cryptocurrencyPrefix = "Digital Currency Address - "

    private static let remarkStarts = [
        "Executive Order", "CAATSA Section", "Additional Sanctions Information", "Secondary sanctions risk",
        "Transactions Prohibited", "Listing Date", "Effective Date", "Purchase/Sales", "IFCA Determination",
        "Prohibited Activity", "Section ",
    ]

    private static let table: [String: Meaning] = {
        var table: [String: Meaning] = [:]
        for (kind, types) in identifiers {
            for type in types { table[type] = .identifier(kind) }
        }
        for type in remarks { table[type] = .remark }
        table["Gender"] = .gender
        table["Nationality of Registration"] = .nationality
        table["Issuer Name"] = .name
        return table
    }()

    private static let identifiers: [(kind: String, types: [String])] = [
        (
            "passport",
            [
                "Passport", "Diplomatic Passport", "British National Overseas Passport", "Stateless Person Passport",
                "Travel Document Number", "Service Passport", "Official Passport",
            ]
        ),
        (
            "national-id",
            [
                "Cedula No.", "National ID No.", "C.U.R.P.", "CURP", "D.N.I.", "Identification Number", "Personal ID Card",
                "National Foreign ID Number", "SSN", "I.F.E.", "Credencial electoral", "Electoral Registry No.",
                "Citizen's Card Number", "Turkish Identification Number", "Numero de Identidad", "Kenyan ID No.", "LE Number",
                "C.U.I.P.", "C.U.I.", "Tazkira National ID Card", "Moroccan Personal ID No.", "Bosnian Personal ID No.",
                "N.I.E.", "Stateless Person ID Card", "Refugee ID Card", "CNP (Personal Numerical Code)", "UAE Identification",
                "Residency Number", "Cartilla de Servicio Militar Nacional", "Public Security and Immigration No.",
                "Immigration No.", "Romanian Permanent Resident", "Cedula de Residencia", "Cedula de Ciudadania",
                "Seafarer's Identification Document", "Birth Certificate Number", "VisaNumberID",
                "Interpol: Red Notice. File No.",
            ]
        ),
        ("driving-licence", ["Driver's License No."]),
        (
            "tax-id",
            [
                "NIT #", "R.F.C.", "RFC", "Tax ID No.", "RUC #", "V.A.T. Number", "RIF #", "Italian Fiscal Code", "US FEIN",
                "C.U.I.T.", "RTN", "Numero Unico de Identificacao Tributaria (NUIT)", "C.I.F.",
                "Paraguayan tax identification number", "Romanian Tax Registration", "Fiscal Code", "RSIN", "Tax Number",
            ]
        ),
        (
            "registration",
            [
                "Registration Number", "Registration ID", "Company Number", "Folio Mercantil No.", "Commercial Registry Number",
                "Matricula Mercantil No", "Trade License No.", "C.R. No.", "Business Registration Document #",
                "Business Registration Number", "Public Registration Number", "Chamber of Commerce Number", "UK Company Number",
                "Registered Charity No.", "United Social Credit Code Certificate (USCCC)", "Unified Social Credit Code (USCC)",
                "Certificate of Incorporation Number", "Dubai Chamber of Commerce Membership No.", "Enterprise Number",
                "Branch Unit Number", "Government Gazette Number", "Business Number", "Istanbul Chamber of Comm. No.",
                "Romanian C.R.", "Legal Entity Number", "MSB Registration Number", "License", "File Number", "Serial No.",
                "Afghan Money Service Provider License Number", "Tourism License No.", "SRE Permit No.",
                "Economic Register Number (CBLS)",
            ]
        ),
        ("imo", ["Vessel Registration Identification"]),
        ("mmsi", ["MMSI"]),
        ("call-sign", ["Other Vessel Call Sign", "Vessel Call Sign"]),
        ("aircraft-tail", ["Aircraft Tail Number", "Previous Aircraft Tail Number"]),
        (
            "aircraft-serial",
            [
                "Aircraft Manufacturer's Serial Number (MSN)",
                "Aircraft Construction Number (also called L/N or S/N or F/N)", "Aircraft Serial Identification",
            ]
        ),
        ("aircraft-transponder", ["Aircraft Mode S Transponder Code"]),
        ("bic", ["SWIFT/BIC"]),
        ("duns", ["D-U-N-S Number"]),
        ("isin", ["ISIN"]),
        ("website", ["Website"]),
        ("email", ["Email Address"]),
        ("phone", ["Phone Number", "Telephone", "Fax"]),
        (
            "other",
            [
                "BIK (RU)", "Chinese Commercial Code", "Equity Ticker", "MICEX Code", "UN/LOCODE", "Pilot License Number",
                "Tarjeta Profesional", "Military Registration Number",
            ]
        ),
    ]

    private static let remarks = [
        "Additional Sanctions Information -", "Secondary sanctions risk:",
        "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:", "Aircraft Model",
        "Aircraft Manufacture Date", "Aircraft Operator", "Former Vessel Flag", "Other Vessel Flag", "Other Vessel Type",
        "Former Vessel Type", "Vessel Year of Build", "Vessel Flag", "Vessel Type", "Vessel Owner",
        "Organization Established Date", "Organization Type:", "Target Type",
        "IFCA Determination -", "Executive Order 13662 Directive Determination -",
        // Of the newer forms alone.
        "VESSEL TYPE", "Vessel Tonnage", "Vessel Gross Registered Tonnage", "Registration Country", "Location",
        "PEESA Information:",
    ]
}
