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

    private let normalizer = NameNormalizer()
    private let similarity: TokenSimilarity
    private var aligner: Aligner
    private let model: ScoringModel

    public init(model: ScoringModel = .standard) {
        self.model = model
        similarity = TokenSimilarity(parameters: model.similarity)
        aligner = Aligner(model: model)
    }

    /// Compares two names as `type` reads them. O(tokens² × letters²).
    public mutating func compare(_ a: String, _ b: String, type: PartyType = .any) -> Result {
        var query = NameTokens()
        var listed = NameTokens()
        let (first, second) = (Array(a.utf8), Array(b.utf8))
        normalizer.normalize(first.span, into: &query)
        normalizer.normalize(second.span, into: &listed)
        let queryUnits = NameUnits(query)
        let listedUnits = NameUnits(listed)
        let edges = NameComparison.edges(queryUnits, listedUnits, similarity)
        var best = Result(score: 0, items: [], anatomy: .person, query: query, listed: listed)
        for anatomy in Anatomy.anatomies(of: type) {
            let queryRoles = roles(queryUnits, anatomy)
            let listedRoles = roles(listedUnits, anatomy)
            let score = aligner.score(query: queryRoles, listed: listedRoles, edges: edges)
            if score > best.score || (anatomy == Anatomy.anatomies(of: type).first) {
                best.score = score
                best.items = aligner.items(query: queryRoles, listed: listedRoles)
                best.anatomy = anatomy
            }
        }
        return best
    }

    private func roles(_ units: NameUnits, _ anatomy: Anatomy) -> [TokenRole] {
        units.units.prefix(units.tokenCount).map {
            TokenRole(
                weight: model.weights(of: $0.form)[anatomy], isPatronymic: $0.form.word.inPerson == .patronymic,
                isInitial: $0.form.isInitial)
        }
    }

    /// Every way in which units of two names meet.
    public static func edges(_ query: NameUnits, _ listed: NameUnits, _ similarity: TokenSimilarity) -> [MatchEdge] {
        var edges: [MatchEdge] = []
        for a in query.units {
            for b in listed.units {
                let result =
                    a.count == 1 && b.count == 1 ? similarity.compare(a.form, b.form) : similarity.compareJoined(a.form, b.form)
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
