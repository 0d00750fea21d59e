import Bytes
import NameMatching
import NameText
import SanctionsModel

/// The names on which answers may differ, and which queries could reach one of them. Holds caches: one a thread.
///
/// The bound: two words of a query that meet a name, or words written as one, may carry a score; so may a single letter on either
/// side beside a word. One word alone is counted with the costs of `AloneCosts.sole`, of what stays alone on both sides: with s its
/// similarity, w and l the weights of the two words, a and b those of the others, a score of τ needs
/// 1000 (w + l)(s − τ) ≥ 2 τ (sole.query × a + sole.listed × b), for every other cost of `Aligner` takes away. Of weights that are not
/// known the bound takes the end of their range that admits more.
final class ChangeGate {
    /// What is known of the query that is asked about: it is to be prepared before.
    var core: SearchCore
    /// Of each word: whether it weighs otherwise in the two watchlists, or stands in one alone.
    let hasMoved: [Bool]
    private let change: WatchlistChange
    private let watchlist: Watchlist
    private let threshold: Int
    /// Of each word its weights in the two watchlists, and the sum of each name's least.
    private var ranges: [WeightRange] = []
    private var leastOfName: [TokenWeights] = []
    /// Of each name the word of the query that met it, while its stamp is the present one.
    private var stamps: [UInt32]
    private var metBy: [Int32]
    private var stamp: UInt32 = 0

    private struct WeightRange {
        var least: TokenWeights
        var most: TokenWeights
    }

    init(_ watchlist: Watchlist, _ change: WatchlistChange, threshold: Int) {
        core = SearchCore(watchlist)
        self.watchlist = watchlist
        self.change = change
        self.threshold = threshold
        hasMoved = (0..<watchlist.tokenCount).map { change.movedTokens.contains(watchlist.tokenHashes[$0]) }
        stamps = Array(repeating: 0, count: watchlist.nameCount)
        metBy = Array(repeating: 0, count: watchlist.nameCount)
        for token in 0..<watchlist.tokenCount {
            let hash = watchlist.tokenHashes[token]
            let known = [change.old, change.new].compactMap { list in list.token(exactHash: hash).map { list.units[$0].weights } }
            // Every word of the gate stands in one of the two.
            let first = known.first ?? watchlist.units[token].weights
            let last = known.last ?? first
            ranges.append(
                WeightRange(
                    least: TokenWeights(
                        person: min(first.person, last.person), organisation: min(first.organisation, last.organisation)),
                    most: TokenWeights(
                        person: max(first.person, last.person), organisation: max(first.organisation, last.organisation))))
        }
        for name in 0..<watchlist.nameCount {
            var sum = TokenWeights(person: 0, organisation: 0)
            for place in watchlist.tokens(ofName: name) {
                let least = ranges[Int(watchlist.nameUnits[place])].least
                sum.person += least.person
                sum.organisation += least.organisation
            }
            leastOfName.append(sum)
        }
    }

    /// Whether the query could reach the threshold on one of the names, by either watchlist. O(postings of its words' neighbours).
    func admits() -> Bool {
        stamp &+= 1
        if stamp == 0 {
            for i in stamps.indices { stamps[i] = 0 }
            stamp = 1
        }
        var others: [TokenWeights]?
        for index in core.units.indices {
            let unit = core.units[index]
            for neighbour in core.finder.neighbours[core.finder.units[unit.known].neighbours] where neighbour.kind != .initial {
                let listed = Int(neighbour.unit)
                let isSingle = unit.count == 1 && listed < watchlist.tokenCount
                for place in Int(watchlist.postingStarts[listed])..<Int(watchlist.postingStarts[listed + 1]) {
                    let name = watchlist.postings[place].name
                    guard isSingle, !core.queryHasInitial, !watchlist.hasInitial(name) else { return true }
                    if stamps[name] == stamp, metBy[name] != Int32(truncatingIfNeeded: index) { return true }
                    stamps[name] = stamp
                    metBy[name] = Int32(truncatingIfNeeded: index)
                    let least = others ?? (0..<core.tokenCount).map { leastWeights(of: core.form($0)) }
                    others = least
                    if mayCarry(neighbour, core.form(index), index, least, name) { return true }
                }
            }
        }
        return false
    }

    /// Whether one word that meets a name may carry it.
    private func mayCarry(
        _ neighbour: Neighbour, _ form: TokenForm, _ index: Int, _ least: [TokenWeights], _ name: Int
    ) -> Bool {
        let similarity = Int(neighbour.similarity)
        guard similarity >= threshold else { return false }
        let own = mostWeights(of: form)
        for anatomy in [Anatomy.person, .organisation] {
            let listed = Int(ranges[Int(neighbour.unit)].most[anatomy])
            let sole = watchlist.model.costs(anatomy).sole
            var alone = 0
            for (i, weights) in least.enumerated() where i != index { alone += Int(weights[anatomy]) }
            // A father's name may be spared a part of what it costs: 45 of a hundred.
            if anatomy == .person { alone = alone * 55 / 100 }
            let left = max(0, Int(leastOfName[name][anatomy]) - listed)
            let gain = 1000 * (Int(own[anatomy]) + listed) * (similarity - threshold)
            if gain >= 2 * threshold * (sole.query * alone + sole.listed * left) { return true }
        }
        return false
    }

    /// The least that a word of a query may weigh: what it weighs in the lists, or its nearest kin there, of which nothing is known
    /// here but that none weighs less than a title.
    private func leastWeights(of form: TokenForm) -> TokenWeights {
        if let known = listedWeights(of: form) { return known }
        let own = watchlist.model.weights(of: form)
        return form.mayHaveKin
            ? TokenWeights(
                person: min(own.person, ChangeGate.leastKin), organisation: min(own.organisation, ChangeGate.leastKin)) : own
    }

    private func mostWeights(of form: TokenForm) -> TokenWeights {
        listedWeights(of: form) ?? watchlist.model.weights(of: form)
    }

    /// In both lists the same, or the query is asked of the whole.
    private func listedWeights(of form: TokenForm) -> TokenWeights? {
        change.old.token(exactHash: form.exactHash).map { change.old.units[$0].weights }
    }

    private static let leastKin: Int32 = 60
}
