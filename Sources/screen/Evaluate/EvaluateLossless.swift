import ArgumentParser
import Bytes
import Dispatch
import Glibc
import SanctionsModel
import Screening
import Synchronization
import WatchlistStore

/// Proves on the user's own lists that the search loses nothing: it must answer as scoring every name does.
struct EvaluateLossless: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lossless", abstract: "Hold the search against scoring every name, at several thresholds.",
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
        let found = Mutex((differences: [String](), alerts: 0, done: 0))
        let workers = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            let search = NameSearch(watchlist)
            for i in stride(from: worker, to: questions.count, by: workers) {
                let question = questions[i]
                let bytes = Array(question.name.utf8)
                let all = search.exhaustive(bytes.span, type: question.type, threshold: EvaluateLossless.thresholds[0])
                var count = 0
                for threshold in EvaluateLossless.thresholds {
                    let hits = search.search(bytes.span, type: question.type, threshold: threshold)
                    let expected = all.filter { $0.score >= threshold }
                    count += expected.count
                    if hits != expected {
                        let text =
                            "\(question.name) at \(Score(tenThousandths: threshold)): \(hits.count) found, \(expected.count) there"
                        found.withLock { $0.differences.append(text) }
                    }
                }
                let done = found.withLock { state in
                    state.alerts += count
                    state.done += 1
                    return state.done
                }
                if Terminal.errorIsTerminal, done % 50 == 0 {
                    Terminal.error("\r\u{1B}[K\(Format.count(done)) of \(Format.count(questions.count))\u{1B}[1A")
                }
            }
        }
        return found.withLock { ($0.differences, $0.alerts) }
    }
}
