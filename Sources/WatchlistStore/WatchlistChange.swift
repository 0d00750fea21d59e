import Bytes
import NameMatching
import SanctionsModel

/// What changed from one watchlist to another: designations, and the words whose weight moved with them.
///
/// The law behind `asked`: a query answers differently on the two watchlists only
/// 1. on a designation that was added, removed or changed, or a name of which holds a word that has another weight in one
///    watchlist than in the other, or stands in one alone; or
/// 2. on any designation, when a word of the query itself has another weight in the two, is listed in one alone, or stands for other
///    words by what the aliases taught.
///
/// A score is a sum over the words of two names of weights and similarities; the weights of listed words are fixed when a list is
/// compiled, those of the query's are theirs or their nearest kin's, and similarities depend on the two words alone but for what the
/// aliases taught. So 1 and 2 are all that a score can depend on. `asked` are the watchlists restricted to the designations of 1;
/// `ChangedQueries` tells the queries of 2, which must be asked of the whole. A test holds both against screening everything twice.
///
/// Most queries are of neither kind, and are told by a small watchlist of the names of 1 alone, the `gate`: every word that moved
/// stands in one of them, so that a query without a word that is alike to one of theirs neither meets such a name nor has a word,
/// or a word's kin, that moved.
public struct WatchlistChange: Sendable {
    public let old: Watchlist
    public let new: Watchlist
    /// Designation ids, sorted.
    public let added: [String]
    public let removed: [String]
    public let changed: [String]
    /// `old` and `new` with the designations alone on which answers may differ.
    public let oldAsked: Watchlist
    public let newAsked: Watchlist
    /// How many designations these lead to.
    public let askedCount: (old: Int, new: Int)
    /// The names on which answers may differ, alone: a query of which no word is alike to a word of these is answered the same.
    /// `nil` when there are none. Its words are found as in the whole ones; what they weigh and whose they are says nothing.
    let gate: Watchlist?
    /// Words (exact hashes) that weigh otherwise in the two, or stand in one alone.
    let movedTokens: Set<UInt64>
    /// Latin readings (hashes) of words for which the aliases teach other things in the two.
    let movedReadings: Set<UInt64>

    /// O(designations + tokens + postings), and compiles the names on which answers may differ; decodes every designation of both.
    public init(from old: Watchlist, to new: Watchlist) throws(WatchlistError) {
        self.old = old
        self.new = new
        let before = WatchlistChange.entries(old)
        let after = WatchlistChange.entries(new)
        added = after.keys.filter { before[$0] == nil }.sorted()
        removed = before.keys.filter { after[$0] == nil }.sorted()
        changed = after.filter { id, entry in before[id].map { $0 != entry } ?? false }.keys.sorted()

        var moved = WatchlistChange.moved(old, new)
        moved.formUnion(WatchlistChange.moved(new, old))
        movedTokens = moved
        let (learned, taught) = (Set(old.variants.learned), Set(new.variants.learned))
        movedReadings = Set(learned.symmetricDifference(taught).flatMap { [$0.a, $0.b] })

        let differing = Set(added + removed + changed)
        let oldWanted = WatchlistChange.asked(old, differing, moved)
        let newWanted = WatchlistChange.asked(new, differing, moved)
        oldAsked = old.restricted(to: oldWanted)
        newAsked = new.restricted(to: newWanted)
        askedCount = (oldWanted.count { $0 }, newWanted.count { $0 })

        var names: Set<String> = []
        for (watchlist, asked) in [(old, oldWanted), (new, newWanted)] {
            WatchlistChange.gather(watchlist, asked, differing, moved, into: &names)
        }
        gate = try WatchlistChange.compile(names, taught: Array(learned.union(taught)))
    }

    /// The designations of each id with their lists; an id stands twice when lists collide.
    private static func entries(_ watchlist: Watchlist) -> [String: [Entry]] {
        var entries: [String: [Entry]] = [:]
        for index in 0..<watchlist.designationCount {
            let designation = watchlist.designation(index)
            let list = watchlist.sources[watchlist.source(ofDesignation: index)].id
            entries[designation.id, default: []].append(Entry(designation: designation, list: list))
        }
        return entries
    }

    private struct Entry: Equatable {
        var designation: Designation
        var list: String
    }

    /// Words of `a` that `b` hasn't, or that weigh otherwise there.
    private static func moved(_ a: Watchlist, _ b: Watchlist) -> Set<UInt64> {
        var moved: Set<UInt64> = []
        for token in 0..<a.tokenCount {
            let hash = a.tokenHashes[token]
            guard let other = b.token(exactHash: hash), b.units[other].weights == a.units[token].weights else {
                moved.insert(hash)
                continue
            }
        }
        return moved
    }

    private static func asked(_ watchlist: Watchlist, _ differing: Set<String>, _ moved: Set<UInt64>) -> [Bool] {
        var isAsked = (0..<watchlist.designationCount).map { differing.contains(watchlist.designationID($0)) }
        for token in 0..<watchlist.tokenCount where moved.contains(watchlist.tokenHashes[token]) {
            for place in Int(watchlist.postingStarts[token])..<Int(watchlist.postingStarts[token + 1]) {
                isAsked[watchlist.designation(ofName: watchlist.postings[place].name)] = true
            }
        }
        return isAsked
    }

    /// The names of the designations that differ, and of the others asked those that hold a word that moved: their other names score
    /// the same.
    private static func gather(
        _ watchlist: Watchlist, _ isAsked: [Bool], _ differing: Set<String>, _ moved: Set<UInt64>, into names: inout Set<String>
    ) {
        for index in isAsked.indices where isAsked[index] {
            let designation = watchlist.designation(index)
            let isWhole = differing.contains(designation.id)
            for name in watchlist.names(ofDesignation: index) {
                let text = watchlist.text(ofName: name)
                guard designation.names.indices.contains(text) else { continue }
                let holdsMoved = {
                    watchlist.tokens(ofName: name).contains { place in
                        moved.contains(watchlist.tokenHashes[Int(watchlist.nameUnits[place])])
                    }
                }
                if isWhole || holdsMoved() { names.insert(designation.names[text].text) }
            }
        }
    }

    private static func compile(_ names: Set<String>, taught: [VariantTable.Learned]) throws(WatchlistError) -> Watchlist? {
        guard !names.isEmpty else { return nil }
        // A designation a name: nothing is asked of them but whether a word leads to one.
        let designations = names.sorted().map { name in
            Designation(id: "", authority: "", reference: "", type: .any, names: [ListedName(name, quality: .primary)])
        }
        var builder = WatchlistBuilder(taught: taught.sorted { ($0.a, $0.b, $0.similarity) < ($1.a, $1.b, $1.similarity) })
        try builder.add(
            SourceList(
                id: "gate", title: "", version: "", files: [], sha256: "", entryCount: designations.count,
                designations: designations))
        return try Watchlist(frozen: try builder.freeze())
    }
}
