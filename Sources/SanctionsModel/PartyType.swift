/// What kind of party a name belongs to: it chooses the anatomy by which the name is read.
///
/// A type never excludes a candidate; `any` is read as a person and as an organisation, the better kept.
public enum PartyType: UInt8, Sendable, Hashable, CaseIterable {
    case any = 0
    case person = 1
    case organisation = 2
    case vessel = 3
    case aircraft = 4

    /// The name in the contract of records and decks.
    public var name: String {
        switch self {
        case .any: "any"
        case .person: "person"
        case .organisation: "organisation"
        case .vessel: "vessel"
        case .aircraft: "aircraft"
        }
    }

    /// Reads the words that people use for a type, in any letter case; `nil` when the word is none of them.
    public init?(word: some StringProtocol) {
        switch word.lowercased() {
        case "any", "unknown", "": self = .any
        case "person", "individual", "natural person", "human", "p", "i": self = .person
        case "organisation", "organization", "entity", "company", "legal person", "business", "enterprise", "e", "o":
            self = .organisation
        case "vessel", "ship", "v": self = .vessel
        case "aircraft", "plane", "a": self = .aircraft
        default: return nil
        }
    }
}
