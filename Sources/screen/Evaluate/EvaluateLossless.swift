import ArgumentParser
import Bytes
import Evaluation
import SanctionsModel
import Screening
import WatchlistStore

/// Proves on the user's own lists that the search loses nothing: it must answer as scoring every name does.
struct EvaluateLossless: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lossless", abstract: "Hold the search against scoring every name, at several thresholds.",
        usage: "screen evaluate lossless [<decks> ...] [-w <path> ...] [<options>]",
        discussion: "Asks the names of decks, and names drawn from the lists themselves. Exit code 2 when an answer differs.")

    @Argument(help: "Decks, CSV with the columns type and name.")
    var decks: [String] = []

    @OptionGroup var lists: WatchlistOptions

    @Option(help: "How many listed names to draw, beside the decks.")
    var names = 1000

    @Option(help: "Seed of the draw.")
    var seed: UInt64 = 1

    private static let thresholds = [5_000, 6_000, 7_000, 8_000, 9_000]

    private struct Question: Sendable {
        var name: String
        var type: PartyType
    }

    func run() throws {
        let watchlist = try lists.open()
        var questions: [Question] = []
        for path in decks {
            let deck = try Deck(path: path, needs: ["type", "name"])
            let (type, name) = (deck.column("type"), deck.column("name"))
            questions += deck.rows.map { Question(name: $0[name], type: PartyType(word: $0[type]) ?? .any) }
        }
        var random = SeededRandom(seed: seed)
        for _ in 0..<max(0, min(names, watchlist.nameCount)) {
            let listed = Int(random.next() % UInt64(watchlist.nameCount))
            let index = watchlist.designation(ofName: listed)
            let designation = watchlist.designation(index)
            let place = listed - watchlist.names(ofDesignation: index).lowerBound
            guard designation.names.indices.contains(place) else { continue }
            questions.append(Question(name: designation.names[place].text, type: designation.type))
        }
        let (differences, alerts) = compare(questions, watchlist)
        for difference in differences.prefix(20) { Terminal.error("differs: " + difference) }
        let thresholds = EvaluateLossless.thresholds.map { Score(tenThousandths: $0).description }.joined(separator: ", ")
        Terminal.out(
            "\(Format.count(questions.count)) names (seed \(seed)) against \(Format.count(watchlist.nameCount)) listed names at \(thresholds): \(Format.count(alerts)) alerts, \(differences.count) answers differ\n"
        )
        if !differences.isEmpty { throw ExitCode(2) }
    }

    private func compare(_ questions: [Question], _ watchlist: Watchlist) -> (differences: [String], alerts: Int) {
        let answers = InParallel.answers(
            count: questions.count, threads: Processors.online, progress: ProgressMeter.rows(of: questions.count)
        ) {
            NameSearch(watchlist)
        } answer: { search, i in
            let question = questions[i]
            let bytes = Array(question.name.utf8)
            let all = search.exhaustive(bytes.span, type: question.type, threshold: EvaluateLossless.thresholds[0])
            var answer = (differences: [String](), alerts: 0)
            for threshold in EvaluateLossless.thresholds {
                let hits = search.search(bytes.span, type: question.type, threshold: threshold)
                let expected = all.filter { $0.score >= threshold }
                answer.alerts += expected.count
                if hits != expected {
                    answer.differences.append(
                        "\(question.name) at \(Score(tenThousandths: threshold)): \(hits.count) found, \(expected.count) there")
                }
            }
            return answer
        }
        ProgressMeter.clear()
        return (answers.flatMap(\.differences), answers.reduce(0) { $0 + $1.alerts })
    }
}
