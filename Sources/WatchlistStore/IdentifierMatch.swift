import NameText
public import SanctionsModel

/// An identifier of a party that is one of a designation's.
public struct IdentifierMatch: Sendable, Hashable {
    /// As the party gives it.
    public var own: Identifier
    /// As the list gives it.
    public var listed: Identifier
    /// How the two are the same.
    public var meeting: IdentifierKey.Meeting
    /// How the party's number was read.
    public var origin: IdentifierKey.Origin

    /// The best match of one identifier among a designation's; `nil` when it is none of them. O(listed).
    ///
    /// What a list calls `other` it has no word for: such a number may be of any kind. A party's may not, if a word says what
    /// it is: a customer number, a reference.
    ///
    /// - Parameter ownIsListed: the one identifier is of a list too.
    public static func best(
        of own: Identifier, among listed: [Identifier], ownIsListed: Bool = false
    ) -> IdentifierMatch? {
        var keys = keys(of: own)
        guard !keys.isEmpty else { return nil }
        if ownIsListed { keys = unsaid(keys) }
        let states = states(of: own)
        var best: IdentifierMatch?
        for other in listed {
            var sharesState: Bool?
            var isAsked = false
            for theirs in unsaid(IdentifierMatch.keys(of: other)) {
                for mine in keys where mine.lookup == theirs.lookup {
                    if !isAsked {
                        isAsked = true
                        sharesState = share(states, IdentifierMatch.states(of: other))
                    }
                    guard let meeting = mine.meeting(theirs, sharesState: sharesState) else { continue }
                    let match = IdentifierMatch(own: own, listed: other, meeting: meeting, origin: mine.origin)
                    if best.map({ match.isBetter(than: $0) }) ?? true { best = match }
                }
            }
        }
        return best
    }

    /// The keys of a listed identifier.
    private static func unsaid(_ keys: [IdentifierKey]) -> [IdentifierKey] {
        keys.map { key in
            var key = key
            key.isUnsaid = true
            return key
        }
    }

    /// The keys by which an identifier is looked up, with the states that its check digits may be of.
    static func keys(of identifier: Identifier) -> [IdentifierKey] {
        IdentifierKey.keys(of: identifier, countries: states(of: identifier))
    }

    /// The states of an identifier, ISO 3166-1 alpha-2; empty when unknown.
    public static func states(of identifier: Identifier) -> [String] {
        identifier.country.isEmpty ? [] : RegionNames.shared.codes(for: identifier.country)
    }

    private static func share(_ a: [String], _ b: [String]) -> Bool? {
        a.isEmpty || b.isEmpty ? nil : a.contains { b.contains($0) }
    }

    private func isBetter(than other: IdentifierMatch) -> Bool {
        if meeting != other.meeting { return meeting > other.meeting }
        return origin == .whole && other.origin != .whole
    }
}
