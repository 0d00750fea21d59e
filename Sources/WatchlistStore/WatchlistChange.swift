import Bytes
import NameMatching
import NameText
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
    /// Words (exact hashes) that weigh otherwise in the two, or stand in one alone.
    let movedTokens: Set<UInt64>
    /// Latin readings (hashes) of words for which the aliases teach other things in the two.
    let movedReadings: Set<UInt64>

    /// O(designations + tokens + postings); decodes every designation of both.
    public init(from old: Watchlist, to new: Watchlist) {
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
        let (learned, taught) = (Set(old.learned), Set(new.learned))
        movedReadings = Set(learned.symmetricDifference(taught).flatMap { [$0.a, $0.b] })

        let differing = Set(added + removed + changed)
        let oldWanted = WatchlistChange.asked(old, differing, moved)
        let newWanted = WatchlistChange.asked(new, differing, moved)
        oldAsked = old.restricted(to: oldWanted)
        newAsked = new.restricted(to: newWanted)
        askedCount = (oldWanted.count { $0 }, newWanted.count { $0 })
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
                isAsked[watchlist.designation(ofName: Int(watchlist.postings[place]))] = true
            }
        }
        return isAsked
    }
}

/// Tells which queries a change of the watchlist can touch at all. Keeps what it found of each word: one a thread.
public final class ChangedQueries {
    /// What must be asked of the two watchlists, so that no difference is missed.
    public enum Reach: Int, Sendable, Comparable {
        /// The answers are the same.
        case nothing = 0
        /// The answers differ on the designations of `WatchlistChange.oldAsked` and `newAsked` at most.
        case asked = 1
        /// A word of the query weighs otherwise: every score may have moved.
        case everything = 2

        public static func < (a: Reach, b: Reach) -> Bool { a.rawValue < b.rawValue }
    }

    private let change: WatchlistChange
    private let reader = NameReader()
    private var tokens = NameTokens()
    private var old: SearchCore
    private var new: SearchCore

    public init(_ change: WatchlistChange) {
        self.change = change
        old = SearchCore(change.oldAsked)
        new = SearchCore(change.newAsked)
    }

    /// For thresholds from `NameSearch.lowestThreshold` on. Microseconds; a word that was seen before costs one look-up.
    public func reach(of name: Span<UInt8>) -> Reach {
        reader.read(name, into: &tokens)
        var reach = self.reach(of: tokens)
        for reading in reader.alternativeReadings(of: tokens, name: name) where reach < .everything {
            reach = max(reach, self.reach(of: reading))
        }
        return reach
    }

    private func reach(of tokens: NameTokens) -> Reach {
        old.prepare(tokens)
        new.prepare(tokens)
        for index in 0..<old.tokenCount {
            let form = old.form(index)
            let (before, after) = (old.finder.units[old.units[index].known], new.finder.units[new.units[index].known])
            guard before.weights == after.weights, !change.movedTokens.contains(form.exactHash),
                change.movedReadings.isEmpty || !change.movedReadings.contains(VariantTable.hash(form.latin.span))
            else { return .everything }
        }
        return leadsSomewhere(old) || leadsSomewhere(new) ? .asked : .nothing
    }

    /// Whether a name of the restricted watchlist holds a neighbour of a unit. A single letter that a word abbreviates leads nowhere by
    /// itself: the search follows the other words.
    private func leadsSomewhere(_ core: SearchCore) -> Bool {
        core.units.contains { unit in
            core.finder.neighbours[core.finder.units[unit.known].neighbours].contains {
                let starts = core.watchlist.postingStarts
                return $0.kind != .initial && starts[Int($0.unit) + 1] > starts[Int($0.unit)]
            }
        }
    }
}
