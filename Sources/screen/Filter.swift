import ArgumentParser
import Bytes
import EmbeddedLists
import Glibc
import MessageReaders
import NameMatching
import SanctionsModel
import Screening
import WatchlistStore

/// The filter: records in, alerts out.
struct Filter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filter",
        abstract: "Screen the records of files or standard input (the default).",
        discussion: """
            Exit codes: 0 every record was screened, 1 finished but some records were rejected, 2 could not screen or \
            stopped before the end, 3 with --fail-on-hit at least one alert.
            """)

    @Argument(help: "Files to screen; standard input when none is given, or for -.")
    var files: [String] = []

    @OptionGroup var lists: WatchlistOptions

    @Option(name: [.customShort("f", allowingJoined: true), .long], help: "auto, jsonl, csv or tsv.")
    var format = "auto"

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp(
            "Where a field stands: a column's name or number, or a JSON pointer, as in creditor.name=beneficiary or text=/remittance; repeatable.",
            valueName: "role.field=source"))
    var maps: [String] = []

    @Option(name: [.customShort("t", allowingJoined: true), .long], help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @OptionGroup var decisions: PolicyOptions

    @Option(
        name: .shortAndLong,
        help:
            "hits: a JSON line for each record with alerts or rejected; all: for each record; split: the records themselves; text: hits, for people."
    )
    var output = "hits"

    @Option(help: ArgumentHelp("split: cleared records.", valueName: "path"))
    var clear: String?

    @Option(help: ArgumentHelp("split: records with alerts.", valueName: "path"))
    var hold: String?

    @Option(help: ArgumentHelp("split: records that can't be read.", valueName: "path"))
    var reject: String?

    @Option(help: "utf-8, utf-16, windows-1252, latin-1, …; detected.")
    var encoding: String?

    @Option(help: "Of CSV: one character, or tab; detected.")
    var delimiter: String?

    @Option(name: [.customShort("j", allowingJoined: true), .long], help: "Workers; default: all cores.")
    var jobs: Int?

    @Flag(help: "Score every listed name instead of searching: slow, for proof.")
    var exhaustive = false

    @Option(help: "Most alerts printed of a record; default: all.")
    var limit: Int?

    @Flag(help: "Show how far the run is.")
    var progress = false

    @Flag(help: "No summary on standard error.")
    var quiet = false

    @Option(help: ArgumentHelp("Write the summary as JSON.", valueName: "path"))
    var summary: String?

    @Flag(name: .customLong("fail-on-hit"), help: "Exit with 3 when there is an alert that holds its record.")
    var failOnHit = false

    func run() async throws {
        Signals.install()
        let options = try runOptions()
        let policy = try decisions.policy(threshold: threshold)
        let day = try decisions.day()
        let opened = try lists.opened(isQuiet: quiet)
        let watchlist = opened.watchlist
        let screener = Screener(
            watchlist: watchlist, policy: policy, asOf: day, isExhaustive: exhaustive, authorities: EmbeddedLists.authorities)
        try screener.checkPolicy(checkedOn: opened.checkedOn)
        try screener.checkCanaries()
        let sinks = try openSinks()
        let summaryStream = try summary.map { try OutputStream(path: $0) }

        var run = ScreeningRun(screener: screener, options: options)
        run.isInterrupted = { Signals.wasInterrupted }
        let isQuiet = quiet
        run.began = { path, notes in
            guard !isQuiet else { return }
            for note in notes { Terminal.error("screen: \(path == "-" ? "standard input" : path): \(note)") }
        }
        if progress || (Terminal.errorIsTerminal && !quiet && !Terminal.outputIsTerminal) {
            let meter = ProgressMeter()
            run.progress = { meter.show(bytes: $0, records: $1) }
        }
        let outcome = await run.run(files.isEmpty ? ["-"] : files, sinks: sinks)
        ProgressMeter.clear()

        var out = JSONOutput()
        outcome.summary.write(
            to: &out, lists: watchlist.sources, policy: policy.hash, model: watchlist.model.hash,
            inForce: screener.inForce)
        var failure = outcome.failure.map { "\($0)" }
        if let summaryStream {
            do {
                try summaryStream.write(out.bytes.span)
                try summaryStream.finish()
            } catch { failure = failure ?? "\(error)" }
        }
        // A reader that closes standard output has seen enough; with other files to fill it is a loss.
        let hasFiles = clear != nil || hold != nil || reject != nil || summary != nil
        let isQuietEnd = outcome.outputWasClosed && !hasFiles
        if isQuietEnd { return }
        if !quiet { Terminal.error(SummaryText.text(outcome.summary, watchlist, screener.inForce)) }
        if let failure {
            Terminal.error("screen: stopped: \(failure)")
            throw ExitCode(2)
        }
        guard outcome.summary.isBalanced else {
            Terminal.error("screen: stopped: the records and bytes do not add up")
            throw ExitCode(2)
        }
        if failOnHit, outcome.summary.held > 0 { throw ExitCode(3) }
        if outcome.summary.rejected > 0 { throw ExitCode(1) }
    }

    private func runOptions() throws -> RunOptions {
        var options = RunOptions()
        if format != "auto" {
            guard let known = InputFormat(word: format) else {
                throw Refusal("--format \(format): expected auto, jsonl, csv or tsv")
            }
            options.input.format = known
        }
        if let encoding {
            guard let known = TextEncoding(word: encoding) else {
                throw Refusal("--encoding \(encoding): expected utf-8, utf-16le, utf-16be, windows-1252 or latin-1")
            }
            options.input.encoding = known
        }
        if let delimiter { options.input.delimiter = try InputOptions.delimiter(word: delimiter) }
        options.input.mappings = try maps.map { try FieldMapping(parsing: $0) }
        switch output {
        case "hits": options.output = .hits
        case "all": options.output = .all
        case "split": options.output = .split
        case "text": options.render = { AlertText.text($0) }
        default: throw Refusal("--output \(output): expected hits, all, split or text")
        }
        let hasStreams = clear != nil || hold != nil || reject != nil
        if options.output == .split {
            guard hasStreams else { throw Refusal("--output split needs --clear, --hold and --reject, or some of them") }
        } else if hasStreams {
            throw Refusal("--clear, --hold and --reject belong to --output split")
        }
        if let jobs {
            guard (1...1024).contains(jobs) else { throw Refusal("--jobs \(jobs): expected 1 to 1024") }
            options.jobs = jobs
        } else {
            options.jobs = Machine.cores
        }
        if let limit {
            guard limit >= 0 else { throw Refusal("--limit \(limit): expected 0 or more") }
            options.limit = limit
        }
        return options
    }

    private func openSinks() throws -> RunSinks {
        guard output == "split" else { return RunSinks(lines: try OutputStream(path: "-")) }
        return RunSinks(
            clear: try clear.map { try OutputStream(path: $0) }, hold: try hold.map { try OutputStream(path: $0) },
            reject: try reject.map { try OutputStream(path: $0) })
    }
}
