import ArgumentParser
import Bytes
import Evaluation
import ListReaders
import Screening
import WatchlistStore

/// How much of a deck is found, by category and script, and how many names of others alert.
struct EvaluateRun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Report on a deck, or on one made from the lists (the default).",
        discussion: """
            Detection by category and script with confidence intervals, alert rates of hard negatives and of your own names. \
            Without a deck one is generated: see `screen evaluate generate --help`.
            """)

    @Argument(help: "The deck, CSV: id,type,name,expected and what `evaluate generate` adds.")
    var deck: String?

    @OptionGroup var lists: WatchlistOptions
    @OptionGroup var making: DeckOptions

    @Option(name: [.customShort("t", allowingJoined: true), .long], help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @OptionGroup var decisions: PolicyOptions

    @Flag(help: "Show the figures at thresholds from 0.50 to 1.00.")
    var sweep = false

    @Option(
        help: ArgumentHelp(
            "Compare with another policy over the same deck: a policy file, or a threshold from 0 to 1.", valueName: "policy"))
    var against: String?

    @Option(help: ArgumentHelp("Sample listed names that scored from here to the threshold.", valueName: "score"))
    var below: Double?

    @Option(help: "How many of them.")
    var samples = 12

    @Option(help: ArgumentHelp("Write the report as one self-contained page.", valueName: "path"))
    var html: String?

    @Option(help: "A day to put on the page; nothing depends on the clock.")
    var date: String?

    @Flag(help: "As JSON.")
    var json = false

    @Flag(help: "Score every listed name instead of searching: slow, for proof.")
    var exhaustive = false

    func run() throws {
        let policy = try decisions.policy(threshold: threshold)
        let day = try decisions.day()
        let other = try against.map { try self.policy($0) }
        var builder = ReportBuilder()
        builder.seed = making.seed
        builder.samples = max(0, samples)
        builder.date = date ?? ""
        if let below {
            guard below >= 0, below <= Double(policy.threshold) / 10_000 else {
                throw Refusal("--below \(below): expected 0 to the threshold, \(Score(tenThousandths: policy.threshold))")
            }
            builder.nearMissFloor = Int((below * 10_000).rounded())
        }
        let watchlist = try lists.open()
        let rows: [DeckRow]
        if let deck {
            let file = try Deck(path: deck, needs: DeckRow.neededColumns)
            rows = file.rows.map { DeckRow(columns: file.columns, cells: $0) }
            builder.deck = deck.split(separator: "/").last.map(String.init) ?? deck
        } else {
            rows = try making.rows(watchlist)
            builder.deck = "generated, seed \(making.seed), \(making.perCategory) a category"
        }
        guard !rows.isEmpty else { throw Refusal("\(deck ?? "the deck"): no rows") }
        var run = DeckRun(
            watchlist, rows: rows, threads: Processors.online, isExhaustive: exhaustive)
        run.progress = ProgressMeter.rows(of: rows.count)
        let lowest = min(NameSearch.lowestThreshold, policy.threshold, builder.nearMissFloor ?? policy.threshold)
        let answers = run.answers(lowest: lowest)
        let hasFile = decisions.policy != nil
        let decided = hasFile || other != nil ? run.answers(policy: PolicyInForce(policy, watchlist, asOf: day)) : nil
        var report = builder.report(watchlist, policy, rows: rows, answers: answers, decisions: hasFile ? decided : nil)
        if let other, let against, let decided {
            let name = decisions.policy ?? (threshold == nil ? "standard policy" : "this threshold")
            let second = run.answers(policy: PolicyInForce(other, watchlist, asOf: day))
            report.comparison = PolicyComparison(
                rows, (.init(name: name, policy: policy), decided), (.init(name: against, policy: other), second))
        }
        ProgressMeter.clear()
        if let html {
            try ListsCompile.replace(html, with: Array(HTMLReport(report).text.utf8))
        }
        if json {
            var out = JSONOutput()
            report.write(to: &out)
            out.newline()
            Terminal.out(out.bytes)
        } else {
            var text = TextReport(report)
            text.hasSweep = sweep
            Terminal.out(text.text)
        }
    }

    /// A policy by its file, or this run's at another threshold.
    private func policy(_ word: String) throws -> Policy {
        guard let threshold = Double(word) else {
            return try PolicyOptions.read(word, stream: decisions.stream, threshold: nil)
        }
        return try decisions.policy(threshold: threshold)
    }
}
