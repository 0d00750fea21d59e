import SanctionsModel

/// The keys of a policy file, as the reader, the canonical form and the schema know them.
enum PolicyKeys {
    static let file = ["$schema", "title"] + sections + ["streams"]
    static let sections = [
        "thresholds", "weakAliases", "priority", "ignoredWords", "selection", "maximumAge", "suppressions",
    ]
    static let thresholds = ["default"] + types + ["text"]
    static let types = PartyType.allCases.map(\.name)
    static let qualities = ["primary", "strong", "weak"]
    static let weakAliases = ["alerts", "corroboratedBy"]
    static let priority = ["highScore"] + kinds
    static let kinds = SecondaryEvidence.Kind.allCases.map(\.rawValue)
    static let effects = ["match", "conflict"]
    static let selection = ["lists", "programmes", "measures"]
    static let suppression = ["party", "designation", "reason", "author", "approver", "created", "expires"]
    static let suppressedParty = [
        "name", "type", "birthDate", "country", "nationality", "gender", "identifiers", "address", "fingerprint",
    ]
    static let suppressedDesignation = ["id", "name", "fingerprint"]
    static let identifier = ["kind", "value", "country"]

    /// The key for all that is not named.
    static let otherwise = "default"
}
