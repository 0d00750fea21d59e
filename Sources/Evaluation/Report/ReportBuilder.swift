import Bytes
public import Screening
public import WatchlistStore

/// Builds a report from the rows of a deck and the answers to them.
public struct ReportBuilder: Sendable {
    /// How many examples a category shows.
    public var examples = 5
    /// How many names that fell just short are drawn.
    public var samples = 12
    /// Draws near misses from this score on, ten-thousandths; none when `nil`.
    public var nearMissFloor: Int?
    /// Seed of that draw.
    public var seed: UInt64 = 1
    /// The deck in words.
    public var deck = ""
    /// The day of the report, in words.
    public var date = ""

    public init() {}

    /// - Parameters:
    ///   - rows: the deck.
    ///   - answers: to the rows, in their order, from a threshold of 0.50 or that of the policy on, whichever is lower.
    ///   - decisions: what the policy decided for the rows, where it decides by more than one threshold: then found and alerting
    ///     are as decided; the sweep and the histograms stay by score.
    public func report(
        _ watchlist: Watchlist, _ policy: Policy, rows: [DeckRow], answers: [DeckAnswer], decisions: [PolicyAnswer]? = nil
    ) -> EvaluationReport {
        let asked = zip(rows, answers).enumerated().map { i, pair in
            let own = PolicyAnswer(
                isFound: pair.1.expectedScore >= policy.threshold, alerts: pair.1.count(at: policy.threshold))
            let decided = decisions.flatMap { $0.indices.contains(i) ? $0[i] : nil }
            return Asked(row: pair.0, answer: pair.1, decision: decided ?? own)
        }
        let maker = ExampleMaker(watchlist)
        let listed = asked.filter { $0.row.isListed }
        let others = asked.filter { !$0.row.isListed }
        let manipulations = listed.filter { $0.row.isManipulation }
        let ordinary = others.filter { $0.row.category != DeckCategory.negative.rawValue }
        let hard = others.filter { $0.row.category == DeckCategory.negative.rawValue }
        var report = EvaluationReport(
            subject: EvaluationReport.Subject(watchlist, policy, deck: deck, rows: rows.count, date: date),
            threshold: policy.threshold, isByDecision: decisions != nil,
            categories: groups(listed) { $0.category }.map { category($0.name, $0.members, maker) },
            negatives: groups(others) { kind($0) }.map { category($0.name, $0.members, maker) },
            scripts: scripts(manipulations), manipulations: decided(manipulations), hardNegatives: decided(hard),
            ordinary: decided(ordinary), alerts: asked.reduce(0) { $0 + $1.decision.alerts },
            sweep: stride(from: 5_000, through: 10_000, by: 100).map { line in
                EvaluationReport.SweepPoint(
                    threshold: line,
                    manipulations: Share(manipulations.count { $0.answer.expectedScore >= line }, of: manipulations.count),
                    hardNegatives: Share(hard.count { $0.answer.topScore >= line }, of: hard.count),
                    ordinary: Share(ordinary.count { $0.answer.topScore >= line }, of: ordinary.count),
                    alerts: asked.reduce(0) { $0 + $1.answer.count(at: line) })
            },
            listedScores: histogram(manipulations.map { $0.answer.expectedScore }),
            otherScores: histogram(others.map { $0.answer.topScore }))
        if let floor = nearMissFloor {
            report.nearMissFloor = floor
            let short = listed.filter { $0.answer.expectedScore >= floor && $0.answer.expectedScore < policy.threshold }
            var random = SeededRandom(seed: seed, label: "near misses")
            report.nearMisses = random.shuffle(short).prefix(samples).compactMap { maker.example($0.row, $0.answer) }
        }
        return report
    }

    /// A row, what the search answered, and what was decided.
    private struct Asked {
        var row: DeckRow
        var answer: DeckAnswer
        var decision: PolicyAnswer

        /// Found when it is listed, alerting when it is not.
        var isCounted: Bool { row.isListed ? decision.isFound : decision.alerts > 0 }
        /// Of the expected designation when the row is listed, of any when it is not.
        var score: Int { row.isListed ? answer.expectedScore : answer.topScore }
    }

    private func decided(_ asked: [Asked]) -> Share { Share(asked.count { $0.isCounted }, of: asked.count) }

    private func histogram(_ scores: [Int]) -> [Int] {
        var bins = [Int](repeating: 0, count: EvaluationReport.bins)
        for score in scores { bins[EvaluationReport.bin(score)] += 1 }
        return bins
    }

    /// `negative` by its kind; other categories as they are.
    private func kind(_ row: DeckRow) -> String {
        guard row.category == DeckCategory.negative.rawValue else { return row.category }
        let title = row.parameters.prefix { $0 != ":" }
        return HardNegative.allCases.first { $0.title == title }.map { "negative-\($0.rawValue)" } ?? row.category
    }

    private func groups(_ asked: [Asked], _ key: (DeckRow) -> String) -> [(name: String, members: [Asked])] {
        let order = HardNegative.allCases.map { "negative-\($0.rawValue)" }
        return Dictionary(grouping: asked) { key($0.row) }.map { (name: $0.key, members: $0.value) }.sorted { a, b in
            let (i, j) = (order.firstIndex(of: a.name), order.firstIndex(of: b.name))
            if let i, let j { return i < j }
            return (i != nil) != (j != nil) ? i != nil : DeckCategory.precedes(a.name, b.name)
        }
    }

    private func category(_ name: String, _ asked: [Asked], _ maker: ExampleMaker) -> EvaluationReport.Category {
        let isListed = asked.first?.row.isListed ?? false
        let hard = HardNegative.allCases.first { "negative-\($0.rawValue)" == name }
        let known = DeckCategory(rawValue: name)
        // What went wrong, from the furthest to the nearest.
        let wrong = asked.filter { isListed != $0.isCounted }.enumerated().sorted { a, b in
            let (x, y) = (a.element.score, b.element.score)
            return x != y ? (x < y) == isListed : a.offset < b.offset
        }.map(\.element)
        let count = min(max(0, examples), wrong.count)
        let shown = (0..<count).map { wrong[$0 * wrong.count / count] }
        let scores = asked.map(\.score).sorted()
        return EvaluationReport.Category(
            name: name, title: known?.title ?? hard?.title ?? name, method: known?.method ?? hard?.method ?? "",
            share: decided(asked), alerts: asked.reduce(0) { $0 + $1.decision.alerts },
            medianScore: scores.isEmpty ? 0 : scores[scores.count / 2],
            best: asked.count { $0.decision.isFound && $0.answer.expectedScore == $0.answer.topScore },
            examples: shown.compactMap { maker.example($0.row, $0.answer) })
    }

    private func scripts(_ asked: [Asked]) -> [EvaluationReport.ScriptShare] {
        Dictionary(grouping: asked) { $0.row.script }.map { code, members in
            EvaluationReport.ScriptShare(code: code, share: decided(members))
        }.sorted { $0.share.total != $1.share.total ? $0.share.total > $1.share.total : $0.code < $1.code }
    }
}

extension EvaluationReport.Subject {
    /// - Parameters:
    ///   - deck: what was asked, in words.
    ///   - rows: how much of it.
    ///   - date: a day to put on the report, in words.
    init(_ watchlist: Watchlist, _ policy: Policy, deck: String, rows: Int, date: String = "") {
        self.init(
            lists: watchlist.sources.map {
                .init(id: $0.id, title: $0.title, version: $0.version, date: $0.date?.description ?? "", sha256: $0.sha256)
            },
            designations: watchlist.designationCount, names: watchlist.nameCount, model: watchlist.model.hash,
            policy: policy.hash, engine: Engine.version, icu: watchlist.icuVersion, deck: deck, rows: rows, date: date)
    }
}
