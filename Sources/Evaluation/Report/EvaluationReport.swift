/// How well a watchlist found what a deck asks for, and what else it alerted on.
///
/// Shares are by the name score alone at the policy's threshold unless `isByDecision`. Every figure follows from the rows and the
/// answers; the same input gives the same report.
public struct EvaluationReport: Sendable {
    /// What was measured with what.
    public struct Subject: Sendable {
        public struct List: Sendable {
            public var id: String
            public var title: String
            public var version: String
            public var date: String
            public var sha256: String
        }

        public var lists: [List]
        public var designations: Int
        public var names: Int
        public var model: String
        public var policy: String
        public var engine: String
        public var icu: String
        /// The deck in words: a file's name, or how it was generated.
        public var deck: String
        public var rows: Int
        /// The day of the report as the user gives it; empty otherwise, so that nothing depends on the clock.
        public var date: String
    }

    /// The rows of one category of a deck.
    public struct Category: Sendable {
        /// Raw value in the deck.
        public var name: String
        public var title: String
        public var method: String
        /// Found among listed names, alerting among others.
        public var share: Share
        /// Alerts of all its rows at the threshold.
        public var alerts: Int
        /// Median of the best score of an expected designation, or of any for names that are not listed; ten-thousandths.
        public var medianScore: Int
        /// Rows in which a designation that is expected scores best.
        public var best: Int
        public var examples: [ReportExample]
    }

    /// The rows of listed names in one script.
    public struct ScriptShare: Sendable {
        /// ISO 15924; empty when the deck does not say.
        public var code: String
        public var share: Share
    }

    /// All shares at one threshold.
    public struct SweepPoint: Sendable {
        /// Ten-thousandths.
        public var threshold: Int
        public var manipulations: Share
        public var hardNegatives: Share
        public var ordinary: Share
        /// Alerts of all rows.
        public var alerts: Int
    }

    public var subject: Subject
    /// Ten-thousandths.
    public var threshold: Int
    /// Found and alerting are as the policy decided, with birth date and country, and not by one threshold of the name score.
    public var isByDecision: Bool
    /// Listed names by category, in the order of `DeckCategory`, then of the deck.
    public var categories: [Category]
    /// Hard negatives by kind, then other names that are not listed.
    public var negatives: [Category]
    public var scripts: [ScriptShare]
    /// All manipulations of names of two words and more: neither controls nor names of one word.
    public var manipulations: Share
    public var hardNegatives: Share
    public var ordinary: Share
    /// Alerts of all rows at the threshold.
    public var alerts: Int
    /// From 0.50 to 1.00 by hundredths.
    public var sweep: [SweepPoint]
    /// How many rows score so, by bins of two hundredths from 0.50 on; the first holds everything below, the last 1.00 alone.
    public var listedScores: [Int]
    public var otherScores: [Int]
    public var nearMisses: [ReportExample] = []
    /// The line above which `nearMisses` were drawn, ten-thousandths.
    public var nearMissFloor: Int?
    public var comparison: PolicyComparison?
}

extension EvaluationReport {
    /// Categories of manipulations by how little of them is found, weakest first; those in which everything is found left out.
    public var weakest: [Category] {
        categories.filter { $0.isManipulation && $0.share.rate < 1 }.sorted {
            $0.share.rate != $1.share.rate ? $0.share.rate < $1.share.rate : $0.name < $1.name
        }
    }

    static let bins = 27

    /// 0 below 0.50, 1...25 by two hundredths, 26 for 1.00.
    static func bin(_ score: Int) -> Int {
        score < 5_000 ? 0 : score >= 10_000 ? bins - 1 : 1 + (score - 5_000) / 200
    }
}

extension EvaluationReport.Category {
    /// Counts towards all manipulations.
    public var isManipulation: Bool {
        name != DeckCategory.control.rawValue && name != DeckCategory.oneword.rawValue
    }
}
