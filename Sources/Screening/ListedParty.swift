import SanctionsModel
public import WatchlistStore

/// The party of an alert across the lists of the watchlist: who holds it, and who does not.
public struct ListedParty: Sendable, Hashable {
    /// A designation of it.
    public struct Entry: Sendable, Hashable {
        /// The list's identifier.
        public var list: String
        /// The designation's.
        public var id: String
        /// How it came to the party: `alone` where no other list has it.
        public var link: PartyLink
    }

    /// The id of its first designation by list: alerts of one party have it in common, by one watchlist.
    public var id: String
    /// Its designations in the order of their lists' identifiers, the alert's own among them.
    public var entries: [Entry]
    /// Lists of the watchlist that hold none of its designations, by identifier.
    public var missing: [String]

    /// Whether more than one designation is of the party.
    public var isShared: Bool { entries.count > 1 }

    /// The party of the designation at `index`. O(lists + members).
    public init(ofDesignation index: Int, in watchlist: Watchlist) {
        var holds = [Bool](repeating: false, count: watchlist.sources.count)
        entries = []
        for member in watchlist.party(ofDesignation: index) {
            let source = watchlist.source(ofDesignation: member)
            guard watchlist.sources.indices.contains(source) else { continue }
            holds[source] = true
            entries.append(
                Entry(
                    list: watchlist.sources[source].id, id: watchlist.designationID(member),
                    link: watchlist.partyLink(ofDesignation: member)))
        }
        id = entries.first?.id ?? ""
        missing = watchlist.sources.indices.filter { !holds[$0] }.map { watchlist.sources[$0].id }
    }
}
