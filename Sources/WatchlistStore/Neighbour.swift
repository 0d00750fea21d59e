import Bytes
import NameMatching

/// A listed unit that a unit of the query may meet, with what a search wants to know of it: 12 bytes side by side.
struct Neighbour: Sendable {
    var unit: UInt32
    /// Ten-thousandths.
    var similarity: UInt16
    /// Of the listed unit, in persons and in organisations.
    var personWeight: UInt16 = 0
    var organisationWeight: UInt16 = 0
    var kind: MatchKind
    var traits = Traits()

    /// Of the listed unit.
    struct Traits: OptionSet {
        let rawValue: UInt8

        static let tellsOfPerson = Traits(rawValue: 1)
        static let tellsOfOrganisation = Traits(rawValue: 2)
        /// Several tokens written together.
        static let joined = Traits(rawValue: 4)
    }

    /// Sets what is known of the listed unit whoever meets it.
    @inline(__always)
    mutating func complete(_ watchlist: Watchlist) {
        let listed = watchlist.units[Int(unit)]
        watchlist.postingStarts.prefetch(Int(unit))
        personWeight = UInt16(truncatingIfNeeded: listed.weight(.person))
        organisationWeight = UInt16(truncatingIfNeeded: listed.weight(.organisation))
        traits = Traits(listed, isJoined: Int(unit) >= watchlist.tokenCount)
    }
}

extension Neighbour.Traits {
    fileprivate init(_ unit: ListedUnit, isJoined: Bool) {
        self = []
        if isJoined { insert(.joined) }
        let isCommonNoun = TokenForm.isCommonNoun(unit.traits.inOrganisation, letters: unit.latinCount)
        if unit.weight(.person) >= TokenRole.tellingWeight(.person), !isCommonNoun { insert(.tellsOfPerson) }
        if unit.weight(.organisation) >= TokenRole.tellingWeight(.organisation) { insert(.tellsOfOrganisation) }
    }
}

extension Neighbour {
    /// How many telling tokens a listed token is, where it is no joined one.
    @inline(__always) var telling: Bound.Lanes {
        Bound.Lanes(0, 0, traits.contains(.tellsOfPerson) ? 1 : 0, traits.contains(.tellsOfOrganisation) ? 1 : 0)
    }
}
