import ArgumentParser
import Dispatch
import Glibc
import SanctionsModel
import Screening
import Synchronization
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

    struct Answer: Sendable {
        var expected: [String]
        /// Best name score of each designation from 0.50 on, best first.
        var hits: [(id: String, score: Int)]

        func expectedScore() -> Int { hits.first { expected.contains($0.id) }?.score ?? 0 }

        func count(_ threshold: Int) -> Int { hits.count { $0.score >= threshold } }
    }

    func run() throws {
        let policy = try Filter.policy(threshold)
        let deck = try Deck(path: deck, needs: ["id", "type", "name", "expected"])
        let watchlist = try lists.open()
        let lowest = min(NameSearch.lowestThreshold, policy.threshold)
        let answers = ask(deck, watchlist, lowest)
        if let scores { try write(deck, answers, policy.threshold, to: scores) }
        var lines: [String] = []
        let kinds = Dictionary(grouping: answers.indices) { kind(deck.rows[$0][deck.column("id")]) }
        for (kind, members) in kinds.sorted(by: { $0.key < $1.key }) {
            let group = members.map { answers[$0] }
            let listed = group.filter { !$0.expected.isEmpty }
            let ordinary = group.filter { $0.expected.isEmpty }
            lines.append(Terminal.paint("\(kind): \(group.count) queries", .bold))
            let thresholds = Set([6_000, 7_000, 7_500, 8_000, 8_500, 9_000, 9_500, policy.threshold]).filter { $0 >= lowest }
                .sorted()
            for threshold in thresholds {
                var parts: [String] = []
                if !listed.isEmpty {
                    let found = listed.count { $0.expectedScore() >= threshold }
                    let first = listed.count { answer in
                        answer.expectedScore() >= threshold
                            && answer.hits.first.map { $0.score == answer.expectedScore() } ?? false
                    }
                    parts.append(
                        "recall \(Format.percent(share(found, listed.count))) (\(found)/\(listed.count)), best \(Format.percent(share(first, listed.count)))"
                    )
                }
                if !ordinary.isEmpty {
                    let alerting = ordinary.count { $0.count(threshold) > 0 }
                    parts.append("alert rate \(Format.percent(share(alerting, ordinary.count))) (\(alerting)/\(ordinary.count))")
                }
                let alerts = group.reduce(0) { $0 + $1.count(threshold) }
                parts.append("alerts a query \(Format.decimal(Double(alerts) / Double(max(1, group.count))))")
                let mark = threshold == policy.threshold ? "→" : " "
                lines.append("\(mark) \(Score(tenThousandths: threshold)): " + parts.joined(separator: ", "))
            }
        }
        Terminal.out(lines.joined(separator: "\n") + "\n")
    }

    /// Asks on all cores; the answers stand in the order of the deck.
    private func ask(_ deck: Deck, _ watchlist: Watchlist, _ lowest: Int) -> [Answer] {
        let (type, name, expected) = (deck.column("type"), deck.column("name"), deck.column("expected"))
        let answers = Mutex([Answer?](repeating: nil, count: deck.rows.count))
        let workers = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let isExhaustive = exhaustive
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            let search = NameSearch(watchlist)
            for i in stride(from: worker, to: deck.rows.count, by: workers) {
                let row = deck.rows[i]
                let bytes = Array(row[name].utf8)
                let type = PartyType(word: row[type]) ?? .any
                let hits =
                    isExhaustive
                    ? search.exhaustive(bytes.span, type: type, threshold: lowest)
                    : search.search(bytes.span, type: type, threshold: lowest)
                let answer = Answer(
                    expected: row[expected].split(separator: ";").map(String.init),
                    hits: hits.map { (watchlist.designationID($0.designation), $0.score) })
                answers.withLock { $0[i] = answer }
            }
        }
        return answers.withLock { $0.compactMap { $0 } }
    }

    private func write(_ deck: Deck, _ answers: [Answer], _ threshold: Int, to path: String) throws {
        let (id, expected) = (deck.column("id"), deck.column("expected"))
        var rows = [["id", "expected", "hits", "expected_score", "top_id", "top_score"]]
        for (row, answer) in zip(deck.rows, answers) {
            let score = answer.expectedScore()
            rows.append([
                row[id], row[expected], String(answer.count(threshold)),
                score == 0 ? "0" : Score(tenThousandths: score).description, answer.hits.first?.id ?? "",
                answer.hits.first.map { Score(tenThousandths: $0.score).description } ?? "0",
            ])
        }
        try Deck.write(rows, to: path)
    }

    /// The word before the first hyphen of an id: clean, mistyped, ordinary, …
    private func kind(_ id: String) -> String { id.split(separator: "-").first.map(String.init) ?? id }

    private func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
