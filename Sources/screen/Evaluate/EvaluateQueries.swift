import ArgumentParser
import Evaluation
import Glibc
import Screening
import WatchlistStore

/// Does a list give the right designation for a name, and none for ordinary people? Asks by name alone.
struct EvaluateQueries: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queries", abstract: "Ask a deck of names of the lists: id,type,name,birth_date,country,expected.")

    @Argument(help: "The deck, CSV.")
    var deck: String

    @OptionGroup var lists: WatchlistOptions

    @Option(help: ArgumentHelp("Write id,expected,hits,expected_score,top_id,top_score.", valueName: "path"))
    var scores: String?

    @Option(name: .shortAndLong, help: "Name score at which an alert is raised, 0 to 1.")
    var threshold = 0.8

    @Flag(help: "Score every listed name instead of searching: slow, for proof.")
    var exhaustive = false

    func run() throws {
        let policy = try Filter.policy(threshold)
        let deck = try Deck(path: deck, needs: DeckRow.neededColumns)
        let rows = deck.rows.map { DeckRow(columns: deck.columns, cells: $0) }
        let watchlist = try lists.open()
        let lowest = min(NameSearch.lowestThreshold, policy.threshold)
        let run = DeckRun(
            watchlist, rows: rows, threads: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), isExhaustive: exhaustive)
        let answers = run.answers(lowest: lowest)
        if let scores { try write(rows, answers, watchlist, policy.threshold, to: scores) }
        var lines: [String] = []
        let kinds = Dictionary(grouping: answers.indices) { kind(rows[$0].id) }
        for (kind, members) in kinds.sorted(by: { $0.key < $1.key }) {
            let group = members.map { answers[$0] }
            let listed = members.filter { rows[$0].isListed }.map { answers[$0] }
            let ordinary = members.filter { !rows[$0].isListed }.map { answers[$0] }
            lines.append(Terminal.paint("\(kind): \(group.count) queries", .bold))
            let thresholds = Set([6_000, 7_000, 7_500, 8_000, 8_500, 9_000, 9_500, policy.threshold]).filter { $0 >= lowest }
                .sorted()
            for threshold in thresholds {
                var parts: [String] = []
                if !listed.isEmpty {
                    let found = listed.count { $0.expectedScore >= threshold }
                    let first = listed.count { $0.expectedScore >= threshold && $0.expectedScore == $0.topScore }
                    parts.append(
                        "recall \(Format.percent(Share(found, of: listed.count).rate)) (\(found)/\(listed.count)), best \(Format.percent(Share(first, of: listed.count).rate))"
                    )
                }
                if !ordinary.isEmpty {
                    let alerting = ordinary.count { $0.topScore >= threshold }
                    parts.append(
                        "alert rate \(Format.percent(Share(alerting, of: ordinary.count).rate)) (\(alerting)/\(ordinary.count))")
                }
                let alerts = group.reduce(0) { $0 + $1.count(at: threshold) }
                parts.append("alerts a query \(Format.decimal(Double(alerts) / Double(max(1, group.count))))")
                let mark = threshold == policy.threshold ? "→" : " "
                lines.append("\(mark) \(Score(tenThousandths: threshold)): " + parts.joined(separator: ", "))
            }
        }
        Terminal.out(lines.joined(separator: "\n") + "\n")
    }

    private func write(
        _ rows: [DeckRow], _ answers: [DeckAnswer], _ watchlist: Watchlist, _ threshold: Int, to path: String
    ) throws {
        var cells = [["id", "expected", "hits", "expected_score", "top_id", "top_score"]]
        for (row, answer) in zip(rows, answers) {
            cells.append([
                row.id, row.expected.joined(separator: ";"), String(answer.count(at: threshold)),
                answer.expected.map { Score(tenThousandths: $0.score).description } ?? "0",
                answer.hits.first.map { watchlist.designationID($0.designation) } ?? "",
                answer.hits.first.map { Score(tenThousandths: $0.score).description } ?? "0",
            ])
        }
        try Deck.write(cells, to: path)
    }

    /// The word before the first hyphen of an id: clean, mistyped, ordinary, …
    private func kind(_ id: String) -> String { id.split(separator: "-").first.map(String.init) ?? id }
}
