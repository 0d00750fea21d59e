public import NameText
public import SanctionsModel

/// How alike two names are, with no list beside them: the shipped model's own rarity.
public struct NameComparison {
    /// Score in ten-thousandths, 0...10,000, and what it is made of.
    public struct Result: Sendable {
        public var score: Int
        public var items: [ScoreItem]
        /// The anatomy that gave the better score.
        public var anatomy: Anatomy
        public var query: NameTokens
        public var listed: NameTokens
    }

    private let reader = NameReader()
    private let similarity: TokenSimilarity
    private var aligner: Aligner
    private let model: ScoringModel

    public init(model: ScoringModel = .standard) {
        self.model = model
        similarity = TokenSimilarity(parameters: model.similarity)
        aligner = Aligner(model: model)
    }

    /// Compares two names as `type` reads them, by the readings of either that suit best. O(tokens² × letters²).
    public mutating func compare(_ a: String, _ b: String, type: PartyType = .any) -> Result {
        var query = NameTokens()
        var listed = NameTokens()
        let (first, second) = (Array(a.utf8), Array(b.utf8))
        reader.read(first.span, into: &query)
        reader.read(second.span, into: &listed)
        var best = compare(query, listed, type)
        // Another reading of one side against the first of the other: two other readings are too far from what was written.
        for reading in reader.alternativeReadings(of: query, name: first.span) {
            let other = compare(reading, listed, type)
            if other.score > best.score { best = other }
        }
        for reading in reader.alternativeReadings(of: listed, name: second.span) {
            let other = compare(query, reading, type)
            if other.score > best.score { best = other }
        }
        return best
    }

    private mutating func compare(_ query: NameTokens, _ listed: NameTokens, _ type: PartyType) -> Result {
        let queryUnits = NameUnits(query)
        let listedUnits = NameUnits(listed)
        let edges = NameComparison.edges(queryUnits, listedUnits, similarity)
        var best = Result(score: 0, items: [], anatomy: .person, query: query, listed: listed)
        for anatomy in Anatomy.anatomies(of: type) {
            let listedRoles = roles(listedUnits, anatomy)
            let queryRoles = kin(of: listedRoles, in: roles(queryUnits, anatomy), queryUnits, edges)
            let score = aligner.score(query: queryRoles, listed: listedRoles, edges: edges, anatomy: anatomy) { i, j in
                similarity.likeness(queryUnits.units[i].form, listedUnits.units[j].form)
            }
            if score > best.score || (anatomy == Anatomy.anatomies(of: type).first) {
                best.score = score
                best.items = aligner.items(query: queryRoles, listed: listedRoles)
                best.anatomy = anatomy
            }
        }
        return best
    }

    private func roles(_ units: NameUnits, _ anatomy: Anatomy) -> [TokenRole] {
        var roles = units.units.prefix(units.tokenCount).map {
            TokenRole(
                weight: model.weights(of: $0.form)[anatomy], isPatronymic: $0.form.word.inPerson == .patronymic,
                isInitial: $0.form.isInitial, isSyllabic: $0.form.isSyllabic, isCommonNoun: $0.form.isCommonNoun)
        }
        roles.markFathersNames()
        return roles
    }

    /// A common name is common under every spelling: a token weighs no more than one that it is nearly equal to.
    private func kin(of listed: [TokenRole], in query: [TokenRole], _ units: NameUnits, _ edges: [MatchEdge]) -> [TokenRole] {
        var query = query
        for edge in edges where edge.queryCount == 1 && edge.listedCount == 1 {
            let i = Int(edge.query)
            guard units.units[i].form.mayHaveKin, TokenSimilarity.areKin(Int(edge.similarity), edge.kind) else { continue }
            query[i].weight = min(query[i].weight, listed[Int(edge.listed)].weight)
        }
        return query
    }

    /// Every way in which units of two names meet.
    public static func edges(_ query: NameUnits, _ listed: NameUnits, _ similarity: TokenSimilarity) -> [MatchEdge] {
        var edges: [MatchEdge] = []
        for a in query.units {
            for b in listed.units {
                let result =
                    a.count == 1 && b.count == 1 ? similarity.compare(a.form, b.form) : similarity.compareJoined(a.form, b.form)
                // Only the end of a name is cut off.
                let isEnd = a.count == 1 && b.count == 1 && query.tokenCount >= 2 && a.start == query.tokenCount - 1
                if isEnd, let cut = similarity.beginning(a.form, b.form) {
                    edges.append(
                        MatchEdge(
                            query: a.start, queryCount: 1, listed: b.start, listedCount: 1, similarity: cut.similarity,
                            kind: cut.kind))
                }
                guard let result else { continue }
                edges.append(
                    MatchEdge(
                        query: a.start, queryCount: a.count, listed: b.start, listedCount: b.count,
                        similarity: result.similarity, kind: result.kind))
            }
        }
        return edges
    }
}
