/// A way for tokens of the query and tokens of a listed name to meet.
public struct MatchEdge: Sendable, Hashable {
    /// First token and number of tokens on each side.
    public var query: Int32
    public var queryCount: Int32
    public var listed: Int32
    public var listedCount: Int32
    /// Ten-thousandths.
    public var similarity: Int32
    public var kind: MatchKind

    public init(query: Int, queryCount: Int, listed: Int, listedCount: Int, similarity: Int, kind: MatchKind) {
        self.query = Int32(truncatingIfNeeded: query)
        self.queryCount = Int32(truncatingIfNeeded: queryCount)
        self.listed = Int32(truncatingIfNeeded: listed)
        self.listedCount = Int32(truncatingIfNeeded: listedCount)
        self.similarity = Int32(truncatingIfNeeded: similarity)
        self.kind = kind
    }
}

/// What the scorer must know of a token beside who met whom: its weight and where order matters.
public struct TokenRole: Sendable {
    public var weight: Int32
    public var isPatronymic: Bool
    public var isInitial: Bool
    /// A syllable that is a name (Chinese, Korean), which nobody leaves out.
    public var isSyllabic: Bool
    /// A common noun of companies: in a person's name it tells nothing of whom it is.
    public var isCommonNoun: Bool
    /// The father's name between a patronymic particle and what follows: people leave it out as they like.
    public var isFathersName = false

    public init(weight: Int, isPatronymic: Bool, isInitial: Bool, isSyllabic: Bool = false, isCommonNoun: Bool = false) {
        self.isSyllabic = isSyllabic
        self.isCommonNoun = isCommonNoun
        self.weight = Int32(truncatingIfNeeded: weight)
        self.isPatronymic = isPatronymic
        self.isInitial = isInitial
    }
}

extension [TokenRole] {
    /// Marks the names that follow a patronymic particle and are not the last of the name. O(tokens).
    public mutating func markFathersNames() {
        for i in indices.dropLast(2) where self[i].isPatronymic && !self[i + 1].isPatronymic { self[i + 1].isFathersName = true }
    }

    /// The weight that fathers' names do not cost where they stay alone.
    public var sparedWeight: Int { reduce(0) { $1.isFathersName ? $0 + $1.sparedWeight : $0 } }
}

extension TokenRole {
    /// What it does not cost where it stays alone, if it is a father's name.
    public var sparedWeight: Int { Int(weight) * 450 / 1000 }

    /// From this weight on a token tells something of whom the name is: any name of a person; of an organisation's words none that
    /// is generic or a place.
    @inlinable public static func tellingWeight(_ anatomy: Anatomy) -> Int { anatomy == .person ? 240 : 460 }

}

/// Chooses who meets whom, and scores it. Scratch is kept from pair to pair; one aligner a thread.
///
/// score = Σ similarity × weight over the pairs ÷ (Σ weight of pairs + `alone` × weight that stays alone, of either side its own +
/// `contradiction` × the lesser of the two sides + `prior` where anything stays alone), with the costs of `AloneCosts`. A pair weighs
/// the mean of its sides. What stays alone on both sides contradicts the less, the more it resembles each other (Sechev, Sechin): so
/// of two names that both miss the line, the nearer stands first. Whole ten-thousandths, rounded down, so that 10,000 is reached by equal names alone.
public struct Aligner: Sendable {
    public let model: ScoringModel
    /// The pairs that the last call of `score` chose, with the similarity they were counted with.
    public private(set) var chosen: [MatchEdge] = []

    private var order: [Int32] = []
    private var stack: [Int32] = []
    private var best: [Int32] = []
    private var queryTaken: [Bool] = []
    private var listedTaken: [Bool] = []
    private var values: [Int] = []
    private var singles: [MatchEdge] = []
    private var likenesses: [(value: Int, query: Int, listed: Int)] = []
    private var needed = 0

    /// Up to this many edges the best assignment is searched for; beyond, the heaviest first.
    private static let exactLimit = 24
    /// Steps of the search after which the best so far is kept.
    private static let stepLimit = 4_000
    /// Pairs of tokens that stay alone beyond which no more are looked at: in names that long they decide nothing.
    private static let likenessLimit = 64

    public init(model: ScoringModel) { self.model = model }

    /// Score in ten-thousandths, 0...10,000. O(edges log edges) for long names, bounded search for short ones.
    ///
    /// - Parameter isWeak: the listed name is a weak alias, of which a longer query must say no more: what it has beyond costs as much
    ///   as where one name alone is common.
    /// - Parameter needed: a score below it need not be exact, but stays below it.
    /// - Parameter likeness: how much a token of the query and one of the listed name resemble each other that did not meet, per
    ///   mille: `TokenSimilarity.likeness`. Asked only of tokens that stay alone.
    public mutating func score(
        query: [TokenRole], listed: [TokenRole], edges: [MatchEdge], anatomy: Anatomy, isWeak: Bool = false,
        needed: Int = 0, likeness: (Int, Int) -> Int = { _, _ in 0 }
    ) -> Int {
        self.needed = needed
        self.isWeak = isWeak
        self.anatomy = anatomy
        costs = model.costs(anatomy)
        let score = evaluate(query, listed, edges, likeness)
        // The most that meets is not always the best score: words written as one may take more along than fits.
        guard score < 10_000, chosen.contains(where: { $0.queryCount > 1 || $0.listedCount > 1 }) else { return score }
        singles.removeAll(keepingCapacity: true)
        for edge in edges where edge.queryCount == 1 && edge.listedCount == 1 { singles.append(edge) }
        guard !singles.isEmpty else { return score }
        let other = evaluate(query, listed, singles, likeness)
        return other > score ? other : evaluate(query, listed, edges, likeness)
    }

    /// The score of the pairs that meet best among `edges`.
    private mutating func evaluate(
        _ query: [TokenRole], _ listed: [TokenRole], _ edges: [MatchEdge], _ likeness: (Int, Int) -> Int
    ) -> Int {
        chosen.removeAll(keepingCapacity: true)
        if !query.isEmpty, !listed.isEmpty, !edges.isEmpty { choose(query, listed, edges) }
        // A letter says little: it counts beside a name that is certain.
        if !chosen.contains(where: { $0.kind != .initial && $0.similarity >= Aligner.certain }) {
            chosen.removeAll { $0.kind == .initial }
        }
        // Initials support a match and never carry one: it is also what lets the index find every match by the other tokens.
        guard chosen.contains(where: { $0.kind != .initial }) else {
            chosen.removeAll(keepingCapacity: true)
            return total(query, listed, likeness)
        }
        penaliseOrder(query, listed)
        return total(query, listed, likeness)
    }

    // MARK: Who meets whom

    private func value(_ edge: MatchEdge, _ query: [TokenRole], _ listed: [TokenRole]) -> Int {
        Int(edge.similarity) * pairWeight(edge, query, listed)
    }

    /// Twice the weight of a pair: the sum of its two sides.
    private func pairWeight(_ edge: MatchEdge, _ query: [TokenRole], _ listed: [TokenRole]) -> Int {
        var weight = 0
        for i in edge.query..<edge.query + edge.queryCount { weight += Int(query[Int(i)].weight) }
        for j in edge.listed..<edge.listed + edge.listedCount { weight += Int(listed[Int(j)].weight) }
        return weight
    }

    private mutating func choose(_ query: [TokenRole], _ listed: [TokenRole], _ edges: [MatchEdge]) {
        order.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        for i in edges.indices {
            order.append(Int32(truncatingIfNeeded: i))
            values.append(value(edges[i], query, listed))
        }
        let values = values
        // Ties go to the edge that stands first in both names, so that the result never depends on how edges were found.
        order.sort { a, b in
            let x = edges[Int(a)]
            let y = edges[Int(b)]
            if values[Int(a)] != values[Int(b)] { return values[Int(a)] > values[Int(b)] }
            if x.queryCount + x.listedCount != y.queryCount + y.listedCount {
                return x.queryCount + x.listedCount < y.queryCount + y.listedCount
            }
            return (x.query, x.listed, x.queryCount, x.listedCount) < (y.query, y.listed, y.queryCount, y.listedCount)
        }
        queryTaken.removeAll(keepingCapacity: true)
        queryTaken.append(contentsOf: repeatElement(false, count: query.count))
        listedTaken.removeAll(keepingCapacity: true)
        listedTaken.append(contentsOf: repeatElement(false, count: listed.count))
        best.removeAll(keepingCapacity: true)
        var bestValue = takeInOrder(edges)
        if best.count < edges.count {
            // The most alike first, whatever they weigh: equal names meet token by token, not joined.
            let (heaviest, heaviestValue) = (best, bestValue)
            let byWeight = order
            order.sort { a, b in
                let (x, y) = (edges[Int(a)].similarity, edges[Int(b)].similarity)
                return x != y ? x > y : values[Int(a)] != values[Int(b)] ? values[Int(a)] > values[Int(b)] : a < b
            }
            bestValue = takeInOrder(edges)
            if heaviestValue > bestValue { (best, bestValue) = (heaviest, heaviestValue) }
            order = byWeight
        }
        if best.count < edges.count, edges.count <= Aligner.exactLimit {
            stack.removeAll(keepingCapacity: true)
            var steps = 0
            var remaining = 0
            for value in values { remaining += value }
            search(0, 0, remaining, edges, &bestValue, &steps)
        }
        for i in best { chosen.append(edges[Int(i)]) }
        chosen.sort { ($0.query, $0.listed) < ($1.query, $1.listed) }
    }

    /// Takes each edge of `order` whose tokens are free, into `best`; leaves all tokens free again. The value taken.
    private mutating func takeInOrder(_ edges: [MatchEdge]) -> Int {
        best.removeAll(keepingCapacity: true)
        var value = 0
        for i in order where isFree(edges[Int(i)]) {
            take(edges[Int(i)], true)
            best.append(i)
            value += values[Int(i)]
        }
        for i in best { take(edges[Int(i)], false) }
        return value
    }

    /// Branch and bound over the edges, heaviest first.
    private mutating func search(
        _ next: Int, _ value: Int, _ remaining: Int, _ edges: [MatchEdge], _ bestValue: inout Int, _ steps: inout Int
    ) {
        if value > bestValue {
            bestValue = value
            best = stack
        }
        steps += 1
        guard next < order.count, steps < Aligner.stepLimit, value + remaining > bestValue else { return }
        let edge = edges[Int(order[next])]
        let worth = values[Int(order[next])]
        if isFree(edge) {
            take(edge, true)
            stack.append(order[next])
            search(next + 1, value + worth, remaining - worth, edges, &bestValue, &steps)
            stack.removeLast()
            take(edge, false)
        }
        search(next + 1, value, remaining - worth, edges, &bestValue, &steps)
    }

    private func isFree(_ edge: MatchEdge) -> Bool {
        for i in edge.query..<edge.query + edge.queryCount where queryTaken[Int(i)] { return false }
        for j in edge.listed..<edge.listed + edge.listedCount where listedTaken[Int(j)] { return false }
        return true
    }

    private mutating func take(_ edge: MatchEdge, _ isTaken: Bool) {
        for i in edge.query..<edge.query + edge.queryCount { queryTaken[Int(i)] = isTaken }
        for j in edge.listed..<edge.listed + edge.listedCount { listedTaken[Int(j)] = isTaken }
    }

    // MARK: Order

    /// Order hardly matters, but for two things: the names around a patronymic particle, and the letters of an abbreviation.
    private mutating func penaliseOrder(_ query: [TokenRole], _ listed: [TokenRole]) {
        let queryParticle = query.firstIndex { $0.isPatronymic }
        let listedParticle = listed.firstIndex { $0.isPatronymic }
        for i in chosen.indices {
            let edge = chosen[i]
            if let queryParticle, let listedParticle, !query[Int(edge.query)].isPatronymic {
                let isBefore = Int(edge.query) < queryParticle
                let wasBefore = Int(edge.listed) < listedParticle
                // Only a swap counts: somebody must have come the other way.
                let isSwap =
                    isBefore != wasBefore
                    && chosen.contains {
                        !query[Int($0.query)].isPatronymic && (Int($0.query) < queryParticle) == wasBefore
                            && (Int($0.listed) < listedParticle) == isBefore
                    }
                if isSwap { chosen[i].similarity = edge.similarity * Int32(truncatingIfNeeded: model.patronymicSwap) / 1000 }
            }
            if query[Int(edge.query)].isInitial, listed[Int(edge.listed)].isInitial {
                let isCrossed = chosen.contains {
                    query[Int($0.query)].isInitial && listed[Int($0.listed)].isInitial
                        && ($0.query < edge.query) != ($0.listed < edge.listed) && $0.query != edge.query
                }
                if isCrossed { chosen[i].similarity = edge.similarity * Int32(truncatingIfNeeded: model.letterSwap) / 1000 }
            }
        }
    }

    // MARK: The score

    /// Twice the weights of all items, times 1,000: what the evidence's weights are shares of.
    public private(set) var denominator = 0
    private var isWeak = false
    private var anatomy = Anatomy.person
    private var costs = AloneCosts(alone: .zero, sole: .zero, contradiction: 0, prior: 0)
    private var queryAloneWeight = 0
    /// Weight of the listed tokens that met nobody in the last score.
    public private(set) var listedAloneWeight = 0
    /// The share of their weight that tokens alone cost in the last score, and what they cost together beyond that.
    private var alone = AloneCosts.Sides.zero
    private var surcharge = 0
    /// From this weight on what stays alone is more than titles and articles.
    private static let priorWeight = 240
    /// How many times its weight a token counts that stays alone.
    private var share = 1
    private static let syllabicShare = 3

    /// From this similarity on a meeting is one of the same name, however spelt; ten-thousandths.
    private static let certain = 9_500

    private mutating func total(_ query: [TokenRole], _ listed: [TokenRole], _ likeness: (Int, Int) -> Int) -> Int {
        var sum = 0
        var met = 0
        var tellingCount = 0
        let least = TokenRole.tellingWeight(anatomy)
        queryAloneWeight = 0
        listedAloneWeight = 0
        // In names made of syllables what stays alone counts more, on either side.
        share = query.contains { $0.isSyllabic } || listed.contains { $0.isSyllabic } ? Aligner.syllabicShare : 1
        for role in query { queryAloneWeight += share * Int(role.weight) }
        if anatomy == .person { spareFathersNames(query) }
        for role in listed { listedAloneWeight += share * Int(role.weight) }
        for edge in chosen {
            let weight = pairWeight(edge, query, listed)
            met += weight
            sum += weight * Int(edge.similarity)
            var ownTelling = 0
            var listedTelling = 0
            for i in edge.query..<edge.query + edge.queryCount {
                let weight = Int(query[Int(i)].weight)
                queryAloneWeight -= share * weight
                ownTelling += weight >= least && !tellsNothing(query[Int(i)]) ? 1 : 0
            }
            for j in edge.listed..<edge.listed + edge.listedCount {
                let weight = Int(listed[Int(j)].weight)
                listedAloneWeight -= share * weight
                listedTelling += weight >= least && !tellsNothing(listed[Int(j)]) ? 1 : 0
            }
            tellingCount += edge.kind == .initial ? 0 : max(ownTelling, listedTelling)
        }
        let (a, b) = (queryAloneWeight, listedAloneWeight)
        alone = tellingCount >= 2 ? costs.alone : costs.sole
        // A title or an article more or less says nothing of whom the name is.
        let prior = max(a, b) >= Aligner.priorWeight ? costs.prior : 0
        surcharge = 2000 * prior
        if isWeak { surcharge += 2 * (costs.sole.query - alone.query) * a }
        denominator = 1000 * met + 2 * (alone.query * a + alone.listed * b) + surcharge
        guard denominator > 0 else { return 0 }
        var contradicting = min(a, b)
        if contradicting > 0, !chosen.isEmpty, 1000 * sum / denominator >= needed {
            contradicting -= min(contradicting, share * resemblance(query, listed, likeness))
        }
        surcharge += 2 * costs.contradiction * contradicting
        denominator += 2 * costs.contradiction * contradicting
        return 1000 * sum / denominator
    }

    /// The weight of what stays alone on both sides and resembles each other, times how much it does: the most alike first, each
    /// token once.
    private mutating func resemblance(_ query: [TokenRole], _ listed: [TokenRole], _ likeness: (Int, Int) -> Int) -> Int {
        for edge in chosen { take(edge, true) }
        defer { for edge in chosen { take(edge, false) } }
        likenesses.removeAll(keepingCapacity: true)
        for i in query.indices where !queryTaken[i] {
            for j in listed.indices where !listedTaken[j] && likenesses.count < Aligner.likenessLimit {
                let value = likeness(i, j)
                if value > 0 { likenesses.append((value, i, j)) }
            }
        }
        // Ties as above: what stands first in both names.
        likenesses.sort { a, b in a.value != b.value ? a.value > b.value : (a.query, a.listed) < (b.query, b.listed) }
        var sum = 0
        for pair in likenesses where !queryTaken[pair.query] && !listedTaken[pair.listed] {
            queryTaken[pair.query] = true
            listedTaken[pair.listed] = true
            sum += pair.value * Int(min(query[pair.query].weight, listed[pair.listed].weight)) / 1000
        }
        for pair in likenesses {
            queryTaken[pair.query] = false
            listedTaken[pair.listed] = false
        }
        return sum
    }

    /// What a token of the query counts where it stays alone.
    private func costingWeight(_ role: TokenRole) -> Int {
        Int(role.weight) - (anatomy == .person && role.isFathersName ? role.sparedWeight : 0)
    }

    private func tellsNothing(_ role: TokenRole) -> Bool { anatomy == .person && role.isCommonNoun }

    /// Takes from the query's weight what its fathers' names do not cost where they stay alone.
    private mutating func spareFathersNames(_ query: [TokenRole]) {
        for (i, role) in query.enumerated()
        where role.isFathersName && !chosen.contains(where: { Int($0.query)..<Int($0.query + $0.queryCount) ~= i }) {
            queryAloneWeight -= share * role.sparedWeight
        }
    }

    /// The items of the last score: each pair, then each token that met nobody. Their weights sum to 1, and weight × similarity to
    /// the score. Allocates; for alerts.
    public func items(query: [TokenRole], listed: [TokenRole]) -> [ScoreItem] {
        guard denominator > 0 else { return [] }
        let whole = Double(denominator)
        var items = chosen.map {
            ScoreItem(
                query: Int($0.query)..<Int($0.query + $0.queryCount), listed: Int($0.listed)..<Int($0.listed + $0.listedCount),
                kind: $0.kind, weight: Double(1000 * pairWeight($0, query, listed)) / whole, similarity: Int($0.similarity))
        }
        // The surcharge is shared by all that stayed alone, by weight.
        let perWeight = Double(surcharge) / Double(max(1, queryAloneWeight + listedAloneWeight))
        for i in query.indices where !items.contains(where: { $0.query.contains(i) }) {
            let weight = (2 * Double(alone.query) + perWeight) * Double(share * costingWeight(query[i])) / whole
            items.append(ScoreItem(query: i..<i + 1, listed: 0..<0, kind: .unmatched, weight: weight, similarity: 0))
        }
        for j in listed.indices where !items.contains(where: { $0.listed.contains(j) }) {
            let weight = (2 * Double(alone.listed) + perWeight) * Double(share * Int(listed[j].weight)) / whole
            items.append(ScoreItem(query: 0..<0, listed: j..<j + 1, kind: .unmatched, weight: weight, similarity: 0))
        }
        return items
    }
}

/// One item of a score: tokens that met, or one that met nobody.
public struct ScoreItem: Sendable, Hashable {
    /// Tokens of the query, empty when a listed token stayed alone.
    public var query: Range<Int>
    /// Tokens of the listed name, empty when a query token stayed alone.
    public var listed: Range<Int>
    public var kind: MatchKind
    /// Share of the score, 0...1.
    public var weight: Double
    /// Ten-thousandths.
    public var similarity: Int
}
