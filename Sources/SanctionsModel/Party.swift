/// A party to a payment, or a customer: what is held against the lists.
///
/// Everything is as written; what can't be read (a date, a country) stays unknown and never stops the screening of the name.
public struct Party: Sendable, Hashable {
    /// `creditor`, `debtor`, …; empty for a single look-up.
    public var role: String
    public var name: String
    public var type: PartyType
    /// As written: `1957-03-10`, `10.3.1957`, `1957`.
    public var birthDate: String?
    /// Country of residence or registration: ISO 3166-1 alpha-2 or alpha-3, or a name.
    public var country: String?
    public var nationality: String?
    public var gender: String?
    public var identifiers: [Identifier]
    public var address: String?

    public init(
        role: String = "", name: String, birthDate: String? = nil, type: PartyType = .any, country: String? = nil,
        nationality: String? = nil, gender: String? = nil, identifiers: [Identifier] = [], address: String? = nil
    ) {
        self.role = role
        self.name = name
        self.birthDate = birthDate
        self.type = type
        self.country = country
        self.nationality = nationality
        self.gender = gender
        self.identifiers = identifiers
        self.address = address
    }
}
