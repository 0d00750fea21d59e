import SanctionsModel

/// Identifiers that a list writes as prose with a label: `IMO number: 9187629`, `Numéro d'enregistrement : 1027739`.
enum LabelledIdentifiers {
    /// Those of a text that is a label and one or several values and nothing else; empty for any other text, which is a remark.
    /// O(labels).
    static func identifiers(in text: String) -> [Identifier] {
        guard text.utf8.count <= 256, let colon = text.offset(of: ":") else { return [] }
        let label = text.slice(0, colon).replacing("’", with: "'").asciiLowercased.trimming(".")
        guard let kind = kinds[label] else { return [] }
        let rest = text.slice(colon + 1, text.utf8.count).collapsed.trimming(".")
        let isWord = kind == "email" || kind == "website" || kind == "call-sign" || kind == "bic"
        let values = rest.pieces(separatedBy: UInt8(ascii: ";")).flatMap { $0.pieces(separatedBy: UInt8(ascii: ",")) }
        // A sentence after the label is no number.
        guard !values.isEmpty, values.allSatisfy({ isWord ? $0.words.count == 1 : $0.digitCount >= 3 && $0.words.count <= 6 })
        else { return [] }
        return values.map { Identifier(kind: kind, value: $0) }
    }

    private static let kinds: [String: String] = {
        var kinds: [String: String] = [:]
        for (kind, labels) in [
            ("imo", ["imo", "imo number", "imo no", "numéro omi", "omi"]),
            ("mmsi", ["mmsi", "mmsi number"]),
            ("call-sign", ["call sign", "indicatif d'appel"]),
            (
                "registration",
                [
                    "registration number", "state registration number", "business registration number", "company number",
                    "ogrn", "ogrn/main state registration number", "огрн/main state registration number", "psrn",
                    "numéro d'enregistrement", "numéro d'enregistrement national", "numéro d'immatriculation", "siren",
                ]
            ),
            (
                "tax-id",
                [
                    "taxpayer identification number", "tax registration number", "tax identification number", "tax number", "tin",
                    "inn", "numéro d'identification fiscale", "numéro fiscal", "vat number",
                ]
            ),
            (
                "national-id",
                [
                    "national identification number", "national id number", "identity card number", "national number",
                    "numéro d'identification nationale", "numéro national d'identification", "carte d'identité",
                    "carte nationale d'identité", "numéro de carte d'identité",
                ]
            ),
            ("passport", ["passport", "passport number", "passport no", "passeport", "numéro de passeport"]),
            ("website", ["website", "web site", "site internet", "site web"]),
            ("email", ["email", "e-mail", "email address", "e-mail address", "courriel", "adresse électronique"]),
            ("phone", ["tel", "telephone", "telephone number", "tel. number", "phone", "fax", "téléphone", "télécopie"]),
            ("bic", ["swift/bic", "swift", "bic", "swift code"]),
            ("lei", ["lei", "lei code"]),
        ] {
            for label in labels { kinds[label] = kind }
        }
        return kinds
    }()
}
