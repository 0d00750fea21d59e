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
    private var units = NameUnits()
    private let gate: ChangeGate?
    private var known: [UInt64: Reach] = [:]
    /// To see what a word weighs whose kin moved.
    private lazy var finders = (old: NeighbourFinder(change.old), new: NeighbourFinder(change.new))

    /// Words after which what is known is begun anew.
    private static let limit = 1 << 19

    /// - Parameter threshold: the least score that alerts, ten-thousandths, from `NameSearch.lowestThreshold` on.
    public init(_ change: WatchlistChange, threshold: Int) {
        self.change = change
        gate = change.gate.map { ChangeGate($0, change, threshold: threshold) }
    }

    /// A microsecond or two; a word that was seen before costs one look-up.
    public func reach(of name: Span<UInt8>) -> Reach {
        reader.read(name, into: &tokens)
        let isCut = NameReader.fillsField(name)
        var reach = self.reach(of: tokens, isCut)
        for reading in reader.alternativeReadings(of: tokens, name: name) where reach < .everything {
            reach = max(reach, self.reach(of: reading, isCut))
        }
        return reach
    }

    private func reach(of tokens: NameTokens, _ isCut: Bool) -> Reach {
        units.set(tokens)
        var reach = Reach.nothing
        for unit in units.units {
            reach = max(reach, self.reach(of: unit.form, isJoined: unit.count > 1))
            if reach == .everything { break }
        }
        guard reach == .asked, !isCut, let gate else { return reach }
        return gate.admits(units) ? .asked : .nothing
    }

    private func reach(of form: TokenForm, isJoined: Bool) -> Reach {
        let identity = isJoined ? form.exactHash ^ 0x6A6F_696E_6564_0000 : form.exactHash
        if let known = known[identity] { return known }
        if known.count >= ChangedQueries.limit { known.removeAll(keepingCapacity: true) }
        let reach = found(form, isJoined)
        known[identity] = reach
        return reach
    }

    private func found(_ form: TokenForm, _ isJoined: Bool) -> Reach {
        if !change.movedReadings.isEmpty, change.movedReadings.contains(VariantTable.hash(form.latin.span)) { return .everything }
        if !isJoined, change.movedTokens.contains(form.exactHash) { return .everything }
        guard let gate else { return .nothing }
        gate.finder.startName()
        let entry = gate.finder.find(form, isJoined: isJoined)
        var leadsSomewhere = false
        var isOfMovedKin = false
        for neighbour in gate.finder.neighbours[entry.neighbours] {
            // A single letter that a word abbreviates leads nowhere by itself: the search follows the other words.
            if neighbour.kind != .initial { leadsSomewhere = true }
            let unit = Int(neighbour.unit)
            if unit < gate.hasMoved.count, gate.hasMoved[unit],
                TokenSimilarity.areKin(Int(neighbour.similarity), neighbour.kind)
            {
                isOfMovedKin = true
            }
        }
        if !isJoined, isOfMovedKin, weighsOtherwise(form) { return .everything }
        return leadsSomewhere ? .asked : .nothing
    }

    /// What a word weighs that stands in neither watchlist, or in both the same, depends on its kin alone.
    private func weighsOtherwise(_ form: TokenForm) -> Bool {
        if change.old.token(exactHash: form.exactHash) != nil { return false }
        finders.old.startName()
        finders.new.startName()
        return finders.old.find(form, isJoined: false).weights != finders.new.find(form, isJoined: false).weights
    }
}
