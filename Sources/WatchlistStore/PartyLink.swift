import Bytes

/// Why a designation is held to be the party of another list's, the surest first.
public enum PartyLink: UInt32, Sendable, Hashable, CaseIterable {
    /// It is not: no other list has the party.
    case alone = 0
    /// One list names the other's reference, or both name a third one's.
    case reference = 1
    /// A number that identifies: passport, national, tax or registration number, IMO, LEI.
    case identifier = 2
    /// A name, and the day of birth.
    case nameAndBirthDate = 3
    /// A whole name that no other designation of either list has, and nothing that speaks against it.
    case name = 4

    public var name: String {
        switch self {
        case .alone: "alone"
        case .reference: "reference"
        case .identifier: "identifier"
        case .nameAndBirthDate: "name and birth date"
        case .name: "name"
        }
    }
}

extension Watchlist {
    /// The designations that are one party with the one at `index`, itself among them, ascending. O(members); one alone for most.
    public func party(ofDesignation index: Int) -> [Int] {
        var members = [index]
        var next = Int(partyRing[index])
        // A ring; a damaged one ends when it is longer than any party can be.
        while next != index, partyRing.count > next, members.count < Watchlist.largestParty {
            members.append(next)
            next = Int(partyRing[next])
        }
        return members.sorted()
    }

    /// How the designation came to its party.
    public func partyLink(ofDesignation index: Int) -> PartyLink { PartyLink(rawValue: partyLinks[index]) ?? .alone }

    /// How many parties there are: designations of one party count once. O(designations).
    public var partyCount: Int {
        (0..<designationCount).count { party(ofDesignation: $0).first == $0 }
    }

    private static let largestParty = 1 << 12
}
