public import SanctionsModel

/// What surrounds a name, apart from the name score: each kind says match, conflict or unknown, and in plain words why.
///
/// What can't be read stays unknown. A conflict is concluded only from what excludes: two types, dates that nothing brings
/// together, a nationality that isn't among the listed ones, two stated genders. Addresses and numbers never conflict:
/// people have several.
public struct SecondaryEvidence: Sendable, Hashable {
    public enum Agreement: String, Sendable, Hashable {
        case match, conflict, unknown
    }

    /// The kinds, in the order in which they are told.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case type, birthDate, country, gender, identifier, address
    }

    /// Why a kind says what it says.
    public struct Detail: Sendable, Hashable {
        public var kind: Kind
        /// A clause in plain words, without a full stop.
        public var text: String
    }

    public var type = Agreement.unknown
    public var birthDate = Agreement.unknown
    public var country = Agreement.unknown
    public var gender = Agreement.unknown
    public var identifier = Agreement.unknown
    public var address = Agreement.unknown
    /// In the order of the kinds; none for a kind about which there is nothing to say.
    public var details: [Detail] = []

    /// What one kind says, with its reasons.
    struct Finding {
        var agreement = Agreement.unknown
        var reasons: [String] = []

        static let nothing = Finding()
    }

    /// Holds a party against a designation. O(dates + names of countries + identifiers + words of addresses); allocates.
    ///
    /// - Parameter asOf: the day of the run, after which nobody is born yet.
    public init(_ party: Party, _ designation: Designation, asOf: PartialDate.Day = .today) {
        type = take(.type, TypeEvidence.find(party.type, designation.type))
        birthDate = take(.birthDate, BirthDateEvidence.find(party.birthDate, designation.births, on: asOf))
        country = take(.country, CountryEvidence.find(party, designation))
        gender = take(.gender, GenderEvidence.find(party, designation))
        identifier = take(.identifier, IdentifierEvidence.find(party.identifiers, designation.identifiers))
        address = take(.address, AddressEvidence.find(party.address, designation.addresses))
    }

    private mutating func take(_ kind: Kind, _ finding: Finding) -> Agreement {
        for reason in finding.reasons { details.append(Detail(kind: kind, text: reason)) }
        return finding.agreement
    }

    public subscript(kind: Kind) -> Agreement {
        switch kind {
        case .type: type
        case .birthDate: birthDate
        case .country: country
        case .gender: gender
        case .identifier: identifier
        case .address: address
        }
    }

    /// The reasons of a kind, parted by semicolons; empty when there is nothing to say.
    public func detail(of kind: Kind) -> String {
        details.lazy.filter { $0.kind == kind }.map(\.text).joined(separator: "; ")
    }
}

/// Types: unknown beside any, else the same or a conflict.
enum TypeEvidence {
    static func find(_ own: PartyType, _ listed: PartyType) -> SecondaryEvidence.Finding {
        guard own != .any, listed != .any else { return .nothing }
        if own == listed { return .init(agreement: .match) }
        return .init(agreement: .conflict, reasons: ["\(own.name), listed as \(listed.name)"])
    }
}
