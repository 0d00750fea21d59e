public import SanctionsModel

/// By which rules a name is read: what its words weigh.
public enum Anatomy: UInt8, Sendable, Hashable, CaseIterable {
    case person = 0
    /// Organisations, ships and aircraft.
    case organisation = 1

    /// The anatomies that a type calls for; of several the better score is kept.
    public static func anatomies(of type: PartyType) -> [Anatomy] {
        switch type {
        case .any: [.person, .organisation]
        case .person: [.person]
        case .organisation, .vessel, .aircraft: [.organisation]
        }
    }
}

/// A token's weight in each anatomy, 1...1,000.
public struct TokenWeights: Sendable, Hashable {
    public var person: Int32
    public var organisation: Int32

    @inlinable public init(person: Int32, organisation: Int32) {
        self.person = person
        self.organisation = organisation
    }

    @inlinable public subscript(anatomy: Anatomy) -> Int {
        Int(anatomy == .person ? person : organisation)
    }
}
