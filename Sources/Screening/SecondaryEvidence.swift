import NameText
public import SanctionsModel

/// What surrounds a name, apart from the name score: each says match, conflict or unknown.
public struct SecondaryEvidence: Sendable, Hashable {
    public enum Agreement: String, Sendable, Hashable {
        case match, conflict, unknown
    }

    public var type = Agreement.unknown
    public var birthDate = Agreement.unknown
    public var country = Agreement.unknown
    public var gender = Agreement.unknown
    public var identifier = Agreement.unknown

    /// Years by which "circa" may be off.
    static let circaYears = 2

    /// Holds a party against a designation.
    public init(_ party: Party, _ designation: Designation) {
        type = SecondaryEvidence.type(party.type, designation.type)
        birthDate = SecondaryEvidence.birthDate(party.birthDate, designation.births)
        country = SecondaryEvidence.country(party, designation)
        gender = SecondaryEvidence.gender(party.gender, designation.genders)
        identifier = SecondaryEvidence.identifier(party.identifiers, designation.identifiers)
    }

    private static func type(_ party: PartyType, _ listed: PartyType) -> Agreement {
        party == .any || listed == .any ? .unknown : party == listed ? .match : .conflict
    }

    /// Dates agree when their intervals share a day; "circa" widens the listed one by two years each way.
    private static func birthDate(_ text: String?, _ births: [Birth]) -> Agreement {
        guard let text, let own = PartialDate(reading: text) else { return .unknown }
        let listed = births.compactMap(\.date)
        guard !listed.isEmpty else { return .unknown }
        return listed.contains { overlaps(own, $0) } ? .match : .conflict
    }

    private static func overlaps(_ own: PartialDate, _ listed: PartialDate) -> Bool {
        guard listed.isCirca || own.isCirca else { return own.overlaps(listed) }
        return own.earliest.year <= listed.latest.year + circaYears && listed.earliest.year - circaYears <= own.latest.year
    }

    /// Countries conflict only with nationalities: where somebody lives or was born rules nothing out.
    private static func country(_ party: Party, _ designation: Designation) -> Agreement {
        let own = codes([party.country, party.nationality].compactMap { $0 })
        guard !own.isEmpty else { return .unknown }
        let nationalities = codes(designation.nationalities)
        let around = codes(designation.addresses.map(\.country) + designation.births.map(\.country))
        if !own.isDisjoint(with: nationalities.union(around)) { return .match }
        return nationalities.isEmpty ? .unknown : .conflict
    }

    private static func codes(_ texts: [String]) -> Set<String> {
        Set(texts.compactMap { $0.isEmpty ? nil : RegionNames.shared.code(for: $0) })
    }

    private static func gender(_ text: String?, _ listed: [Gender]) -> Agreement {
        guard let text, !listed.isEmpty else { return .unknown }
        let own: Gender? =
            switch text.lowercased() {
            case "m", "male", "man": .male
            case "f", "female", "woman", "w": .female
            default: nil
            }
        guard let own else { return .unknown }
        return listed.contains(own) ? .match : .conflict
    }

    /// Another number is no conflict: people hold several.
    private static func identifier(_ own: [Identifier], _ listed: [Identifier]) -> Agreement {
        let known = Set(listed.compactMap { IdentifierKey($0) })
        guard !known.isEmpty else { return .unknown }
        return own.contains { IdentifierKey($0).map { key in known.contains { key.meets($0) } } ?? false } ? .match : .unknown
    }
}
