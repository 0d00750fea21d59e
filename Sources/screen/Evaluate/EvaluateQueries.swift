import ArgumentParser
import Bytes
import Evaluation
import Screening
import WatchlistStore

/// Does a list give the right designation for a name, and none for ordinary people? Asks by name alone, or as a policy decides.
struct EvaluateQueries: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queries", abstract: "Ask a deck of names of the lists: id,type,name,birth_date,country,expected.",
        usage: "screen evaluate queries <deck> [-w <path> ...] [<options>]",
        discussion: """
            Asks by the name alone. With --policy the counts at its threshold are as it decides: with birth date and country, by \
            type, alias quality, conflicts and suppressions; alerts that it releases do not count.
            """)

    @Argument(help: "The deck, CSV.")
    var deck: String

    @OptionGroup var lists: WatchlistOptions

    @Option(help: ArgumentHelp("Write id,expected,hits,expected_score,top_id,top_score.", valueName: "path"))
    var scores: String?

    @Option(name: [.customShort("t", allowingJoined: true), .long], help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @OptionGroup var decisions: PolicyOptions

    @Flag(help: "Score every listed name instead of searching: slow, for proof.")
    var exhaustive = false

    func run() throws {
        let policy = try decisions.policy(threshold: threshold)
        let day = try decisions.day()
        let deck = try Deck(path: deck, needs: DeckRow.neededColumns)
        let rows = deck.rows.map { DeckRow(columns: deck.columns, cells: $0) }
        let watchlist = try lists.open()
        let lowest = min(NameSearch.lowestThreshold, policy.threshold)
        let run = DeckRun(
            watchlist, rows: rows, threads: Processors.online, isExhaustive: exhaustive)
        let answers = run.answers(lowest: lowest)
        // A policy decides by more than a score, so its own line stands beside those of the name scores.
        let decided = decisions.policy == nil ? nil : run.answers(policy: PolicyInForce(policy, watchlist, asOf: day))
        if let scores {
            let cells = rows.indices.map { i in
                decided.map { EvaluateQueries.cells(rows[i], $0[i]) }
                    ?? EvaluateQueries.cells(rows[i], answers[i], watchlist, policy.threshold)
            }
            try Deck.write([["id", "expected", "hits", "expected_score", "top_id", "top_score"]] + cells, to: scores)
        }
        var lines: [String] = []
        let thresholds = Set([6_000, 7_000, 7_500, 8_000, 8_500, 9_000, 9_500, policy.threshold]).filter { $0 >= lowest }
            .sorted()
        let kinds = Dictionary(grouping: rows.indices) { kind(rows[$0].id) }
        for (kind, members) in kinds.sorted(by: { $0.key < $1.key }) {
            lines.append(Terminal.paint("\(kind): \(members.count) queries", .bold))
            for threshold in thresholds {
                let tallies = members.map { i in
                    let answer = answers[i]
                    return Tally(
                        isListed: rows[i].isListed, isFound: answer.expectedScore >= threshold,
                        isBest: answer.expectedScore == answer.topScore, alerts: answer.count(at: threshold))
                }
                let mark = threshold == policy.threshold && decided == nil ? "→" : " "
                lines.append("\(mark) \(Score(tenThousandths: threshold)): " + EvaluateQueries.text(tallies))
            }
            if let decided {
                let tallies = members.map { i in
                    let answer = decided[i]
                    return Tally(
                        isListed: rows[i].isListed, isFound: answer.isFound, isBest: answer.expectedScore == answer.topScore,
                        alerts: answer.alerts)
                }
                lines.append("→ policy: " + EvaluateQueries.text(tallies))
            }
        }
        Terminal.out(lines.joined(separator: "\n") + "\n")
    }

    /// What a query met at one line.
    private struct Tally {
        var isListed: Bool
        var isFound: Bool
        /// No other designation scores better than the expected one.
        var isBest: Bool
        var alerts: Int
    }

    private static func text(_ tallies: [Tally]) -> String {
        var parts: [String] = []
        let listed = tallies.filter(\.isListed)
        if !listed.isEmpty {
            let found = listed.count { $0.isFound }
            let best = Share(listed.count { $0.isFound && $0.isBest }, of: listed.count)
            parts.append(
                "recall \(Format.percent(Share(found, of: listed.count).rate)) (\(found)/\(listed.count)), best \(Format.percent(best.rate))"
            )
        }
        let ordinary = tallies.filter { !$0.isListed }
        if !ordinary.isEmpty {
            let alerting = ordinary.count { $0.alerts > 0 }
            parts.append(
                "alert rate \(Format.percent(Share(alerting, of: ordinary.count).rate)) (\(alerting)/\(ordinary.count))")
        }
        let alerts = tallies.reduce(0) { $0 + $1.alerts }
        parts.append("alerts a query \(Format.decimal(Double(alerts) / Double(max(1, tallies.count))))")
        return parts.joined(separator: ", ")
    }

    /// By name score: the hits at a threshold, the scores as they are.
    private static func cells(_ row: DeckRow, _ answer: DeckAnswer, _ watchlist: Watchlist, _ threshold: Int) -> [String] {
        [
            row.id, row.expected.joined(separator: ";"), String(answer.count(at: threshold)),
            answer.expected.map { Score(tenThousandths: $0.score).description } ?? "0",
            answer.hits.first.map { watchlist.designationID($0.designation) } ?? "",
            answer.hits.first.map { Score(tenThousandths: $0.score).description } ?? "0",
        ]
    }

    /// As a policy decides: what it raises alone.
    private static func cells(_ row: DeckRow, _ answer: PolicyAnswer) -> [String] {
        func score(_ value: Int) -> String { value == 0 ? "0" : Score(tenThousandths: value).description }
        return [
            row.id, row.expected.joined(separator: ";"), String(answer.alerts), score(answer.expectedScore), answer.topID,
            score(answer.topScore),
        ]
    }

    /// The word before the first hyphen of an id: clean, mistyped, ordinary, …
    private func kind(_ id: String) -> String { id.split(separator: "-").first.map(String.init) ?? id }
}
