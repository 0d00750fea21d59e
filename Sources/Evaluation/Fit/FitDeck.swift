public import SanctionsModel
public import WatchlistStore

/// Two names and whether they are the same party's.
public struct LabelledPair: Sendable, Hashable {
    public var name1: String
    public var name2: String
    public var type: PartyType
    public var isMatch: Bool

    /// The columns of a deck of them.
    public static let columns = ["type", "name1", "name2", "is_match"]

    public init(_ name1: String, _ name2: String, type: PartyType, isMatch: Bool) {
        self.name1 = name1
        self.name2 = name2
        self.type = type
        self.isMatch = isMatch
    }
}

/// Labelled pairs that count together: each deck weighs the same, however long it is.
public struct FitDeck: Sendable {
    public var title: String
    public var pairs: [LabelledPair]

    public init(title: String, pairs: [LabelledPair]) {
        self.title = title
        self.pairs = pairs
    }
}

/// Ordinary people, each with the listed names that come nearest under the shipped model: what weights must not make alert.
public struct OrdinaryBound: Sendable {
    /// How many were asked, with those that nothing comes near.
    public let count: Int
    /// One element for each of those that something comes near.
    let near: [[LabelledPair]]

    /// - Parameters:
    ///   - names: names that are nobody's on the list.
    ///   - nearest: how many listed names of each are kept.
    ///   - floor: the least score at which a listed name is near, ten-thousandths: one further off never comes to a threshold.
    public init(
        _ names: [OrdinaryName], of watchlist: Watchlist, nearest: Int = 8, floor: Int = 6_500, threads: Int = 1
    ) {
        count = names.count
        near = InParallel.answers(count: names.count, threads: threads) {
            NameSearch(watchlist)
        } answer: { search, i -> [LabelledPair] in
            let bytes = Array(names[i].name.utf8)
            return search.search(bytes.span, type: names[i].type, threshold: floor).prefix(nearest).compactMap { hit in
                let listed = search.designation(hit.designation).names
                let place = hit.name - watchlist.names(ofDesignation: hit.designation).lowerBound
                guard listed.indices.contains(place) else { return nil }
                return LabelledPair(names[i].name, listed[place].text, type: names[i].type, isMatch: false)
            }
        }.filter { !$0.isEmpty }
    }
}
