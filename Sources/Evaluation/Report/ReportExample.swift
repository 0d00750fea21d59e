import NameMatching
import SanctionsModel
import Screening
import WatchlistStore

/// A row of a deck with what it met, for people to judge.
public struct ReportExample: Sendable, Hashable {
    public var row: String
    public var category: String
    public var query: String
    public var parameters: String
    /// The designation that is expected, or the one that alerted.
    public var designation: String
    /// Its name that scores best.
    public var listed: String
    /// Ten-thousandths.
    public var score: Int
    /// What met what: `usama = usama`, `ladin ~ laden (edit 0.91)`, `bin – nobody`.
    public var evidence: [String]
}

/// Makes examples: looks up why a row scored as it did.
struct ExampleMaker {
    let watchlist: Watchlist
    private let search: NameSearch

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        search = NameSearch(watchlist)
    }

    /// The best name of the best of the designations that a row expects, however low it scores; of one that expects none the
    /// top hit.
    func example(_ row: DeckRow, _ answer: DeckAnswer) -> ReportExample? {
        best(row, answer).map { example(row, $0) }
    }

    /// The score behind the example, item by item.
    ///
    /// - Parameter origin: the listed name that the row was made from, told where no other scores better.
    func best(_ row: DeckRow, _ answer: DeckAnswer, origin: String? = nil) -> NameSearch.Explanation? {
        row.isListed ? expected(row, answer, origin: origin) : answer.hits.first.map { explain(row, $0) }
    }

    func example(_ row: DeckRow, _ best: NameSearch.Explanation) -> ReportExample {
        ReportExample(
            row: row.id, category: row.category, query: row.name, parameters: row.parameters,
            designation: watchlist.designationID(watchlist.designation(ofName: best.name)), listed: best.text, score: best.score,
            evidence: ExampleMaker.text(best))
    }

    private func explain(_ row: DeckRow, _ hit: NameHit) -> NameSearch.Explanation {
        let bytes = Array(row.name.utf8)
        return search.explain(bytes.span, listedName: hit.name, anatomy: hit.anatomy)
    }

    private func expected(_ row: DeckRow, _ answer: DeckAnswer, origin: String?) -> NameSearch.Explanation? {
        if let hit = answer.expected { return explain(row, hit) }
        let bytes = Array(row.name.utf8)
        var best: NameSearch.Explanation?
        for id in row.expected {
            guard let designation = watchlist.designationIndex(id: id) else { continue }
            for name in watchlist.names(ofDesignation: designation) {
                for anatomy in Anatomy.anatomies(of: row.type) {
                    let found = search.explain(bytes.span, listedName: name, anatomy: anatomy)
                    let isBetter = best.map { old in
                        found.score > old.score || (found.score == old.score && found.text == origin && old.text != origin)
                    }
                    if isBetter ?? true { best = found }
                }
            }
        }
        return best
    }

    private static func text(_ explanation: NameSearch.Explanation) -> [String] {
        explanation.items.map { item in
            let evidence = Evidence(item, explanation)
            switch evidence.kind {
            case .unmatched: return "\(evidence.query.isEmpty ? evidence.listed : evidence.query) – nobody"
            case .equal: return "\(evidence.query) = \(evidence.listed)"
            default:
                let similarity = Score(tenThousandths: Int((evidence.similarity * 10_000).rounded()))
                return "\(evidence.query) ~ \(evidence.listed) (\(evidence.kind.name) \(similarity.description.prefix(4)))"
            }
        }
    }
}
