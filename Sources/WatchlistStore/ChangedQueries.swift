import Bytes
import NameMatching
import NameText
import SanctionsModel

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
    private let gate: ChangeGate?
    /// To see what a word weighs whose kin moved.
    private lazy var finders = (old: NeighbourFinder(change.old), new: NeighbourFinder(change.new))

    /// - Parameter threshold: the least score that alerts, ten-thousandths, from `NameSearch.lowestThreshold` on.
    public init(_ change: WatchlistChange, threshold: Int) {
        self.change = change
        gate = change.gate.map { ChangeGate($0, change, threshold: threshold) }
    }

    /// Microseconds where the words were seen before.
    public func reach(of name: Span<UInt8>) -> Reach {
        reader.read(name, into: &tokens)
        var reach = self.reach(of: tokens)
        for reading in reader.alternativeReadings(of: tokens, name: name) where reach < .everything {
            reach = max(reach, self.reach(of: reading))
        }
        return reach
    }

    private func reach(of tokens: NameTokens) -> Reach {
        guard let gate else { return hasMoved(tokens) ? .everything : .nothing }
        gate.core.prepare(tokens)
        var leadsSomewhere = false
        for unit in gate.core.units {
            let form = unit.count == 1 ? gate.core.form(unit.start) : nil
            if let form, hasMoved(form) { return .everything }
            var isOfMovedKin = false
            for neighbour in gate.core.finder.neighbours[gate.core.finder.units[unit.known].neighbours] {
                // A single letter that a word abbreviates leads nowhere by itself: the search follows the other words.
                if neighbour.kind != .initial { leadsSomewhere = true }
                let listed = Int(neighbour.unit)
                if listed < gate.hasMoved.count, gate.hasMoved[listed],
                    TokenSimilarity.areKin(Int(neighbour.similarity), neighbour.kind)
                {
                    isOfMovedKin = true
                }
            }
            if let form, isOfMovedKin, weighsOtherwise(form) { return .everything }
        }
        guard leadsSomewhere else { return .nothing }
        return gate.admits() ? .asked : .nothing
    }

    private func hasMoved(_ form: TokenForm) -> Bool {
        if !change.movedReadings.isEmpty, change.movedReadings.contains(VariantTable.hash(form.latin.span)) { return true }
        return change.movedTokens.contains(form.exactHash)
    }

    private func hasMoved(_ tokens: NameTokens) -> Bool {
        NameUnits(tokens).units.contains { $0.count == 1 && hasMoved($0.form) }
    }

    /// What a word weighs that stands in neither watchlist, or in both the same, depends on its kin alone.
    private func weighsOtherwise(_ form: TokenForm) -> Bool {
        if change.old.token(exactHash: form.exactHash) != nil { return false }
        finders.old.startName()
        finders.new.startName()
        let (before, after) = (finders.old.word(form), finders.new.word(form))
        return finders.old.units[before].weights != finders.new.units[after].weights
    }
}
