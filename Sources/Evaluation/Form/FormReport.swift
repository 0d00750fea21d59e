import NameMatching
import NameText
import WatchlistStore

/// Which listed names a watchlist finds under every harmless change of form, and why the others are missed.
public struct FormReport: Sendable {
    /// The names to which one change says something.
    public struct Line: Sendable {
        public var change: FormChange
        /// Names whose designation is found, of those that were asked.
        public var found: Share
        /// How much those that were missed are short of the threshold, ten-thousandths; 0 when none is.
        public var medianShortfall: Int
        public var worstShortfall: Int

        public var missed: Int { found.total - found.count }
    }

    /// The names missed under one change for one reason.
    public struct Cause: Sendable {
        public var change: FormChange
        public var loss: FormLoss
        public var missed: Int
        /// From the nearest to the furthest.
        public var examples: [ReportExample]
    }

    public var subject: EvaluationReport.Subject
    /// Ten-thousandths.
    public var threshold: Int
    /// Listed names that were written in other forms, and those left out because nothing in them can be read.
    public var names: Int
    public var unreadable: Int
    /// One line a change, in their order; those that say nothing of any name have no names.
    public var lines: [Line]
    /// By change, the most frequent first.
    public var causes: [Cause]

    /// All names under all changes.
    public var found: Share {
        Share(lines.reduce(0) { $0 + $1.found.count }, of: lines.reduce(0) { $0 + $1.found.total })
    }

    /// Every name was found under every change.
    public var isComplete: Bool { found.count == found.total }
}

/// What cost a name its alert.
public enum FormLoss: String, Sendable, Hashable, CaseIterable {
    /// Nothing in the changed name could be read.
    case unreadable
    /// No word met a word of any name of the designation.
    case noWordMet = "no-word-met"
    /// Its score reaches the threshold and the search did not return it: the law that the index loses nothing is broken.
    case lost
    /// Most was lost by a word of the changed name that met nobody.
    case queryAlone = "query-alone"
    /// Most was lost by a word of the listed name that met nobody.
    case listedAlone = "listed-alone"
    /// Words of both stayed alone, and so contradict each other.
    case bothAlone = "both-alone"
    /// Most was lost where words met that are not quite alike.
    case unlike

    public var title: String {
        switch self {
        case .unreadable: "nothing could be read"
        case .noWordMet: "no word met"
        case .lost: "found by scoring, not by the search"
        case .queryAlone: "a word of the changed name met nobody"
        case .listedAlone: "a word of the listed name met nobody"
        case .bothAlone: "words of both names met nobody"
        case .unlike: "words met that are not quite alike"
        }
    }

    /// By the items of the best score.
    init(_ best: NameSearch.Explanation, threshold: Int) {
        func lost(_ items: [ScoreItem]) -> Double {
            items.reduce(0) { $0 + $1.weight * (1 - Double($1.similarity) / 10_000) }
        }
        let alone = best.items.filter { $0.kind == .unmatched }
        let (query, listed) = (lost(alone.filter { !$0.query.isEmpty }), lost(alone.filter { !$0.listed.isEmpty }))
        let met = lost(best.items.filter { $0.kind != .unmatched })
        self =
            if best.query.tokens.isEmpty {
                .unreadable
            } else if best.score >= threshold {
                .lost
            } else if best.score == 0 {
                .noWordMet
            } else if met >= query + listed {
                .unlike
            } else if query > 0, listed > 0 {
                .bothAlone
            } else if query > 0 {
                .queryAlone
            } else {
                .listedAlone
            }
    }
}
