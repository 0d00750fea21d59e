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

    @OptionGroup var input: InputFormatOptions

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

    @Option(
        help: ArgumentHelp(
            "split: where every byte of the input went; see `screen reassemble`.", valueName: "path"))
    var manifest: String?

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

    @Option(
        help: ArgumentHelp(
            "Write a report as one HTML page: totals, by list, role, country and score, which fields were screened, what was rejected.",
            valueName: "path"))
    var report: String?

    @Option(
        help: ArgumentHelp(
            "Note there how far the run is, and go on from it when it is there. Inputs and outputs must be files; standard output must be open for appending (>>).",
            valueName: "path"))
    var checkpoint: String?

    @Option(
        name: .customLong("checkpoint-every"),
        help: ArgumentHelp("Seconds between two checkpoints at least.", valueName: "seconds"))
    var checkpointEvery = 1.0

    @Option(
        name: .customLong("stripping-window"),
        help: ArgumentHelp(
            "Point out, and hold, a payment that comes again with a party changed or removed that had raised an alert, within so many records; 0: don't.",
            valueName: "records"))
    var strippingWindow = RunOptions.standardStrippingWindow

    @Flag(
        name: .customLong("explain-fields"),
        help: "Screen nothing: show what is done with each field of one record, and why.")
    var explainFields = false

    @Option(
        name: .customLong("record"),
        help: ArgumentHelp("explain-fields: the record of that id or line; default: the first.", valueName: "id"))
    var recordID: String?

    @Flag(help: "explain-fields: as JSON.")
    var json = false

    @Option(name: .customLong("chunk-bytes"), help: ArgumentHelp("Bytes read at once.", visibility: .hidden))
    var chunkBytes: Int?

    @Flag(name: .customLong("fail-on-hit"), help: "Exit with 3 when there is an alert that holds its record.")
    var failOnHit = false

    func run() async throws {
        Signals.install(opening: true)
        let options = try runOptions()
        if explainFields { return try explain(options) }
        if recordID != nil || json { throw Refusal("--record and --json belong to --explain-fields") }
        let policy = try decisions.policy(threshold: threshold)
        let day = try decisions.day()
        let opened = try lists.opened(isQuiet: quiet)
        let watchlist = opened.watchlist
        let screener = Screener(
            watchlist: watchlist, policy: policy, asOf: day, isExhaustive: exhaustive, authorities: EmbeddedLists.authorities)
        try screener.checkPolicy(checkedOn: opened.checkedOn)
        try screener.checkCanaries()
        let paths = files.isEmpty ? ["-"] : files
        let checkpoint = try makeCheckpoint(screener, paths)
        let sinks = try openSinks(checkpoint)
        let summaryStream = try summary.map { try OutputStream(path: $0) }
        let reportStream = try report.map { try OutputStream(path: $0) }

        var run = ScreeningRun(screener: screener, options: options)
        run.isInterrupted = { Signals.wasInterrupted }
        run.checkpoint = checkpoint
        let isQuiet = quiet
        run.began = { path, notes in
            guard !isQuiet else { return }
            for note in notes { Terminal.error(SummaryText.note(note, of: path)) }
        }
        if progress || (Terminal.errorIsTerminal && !quiet && !Terminal.outputIsTerminal) {
            let meter = ProgressMeter(total: ProgressMeter.bytes(of: paths))
            run.progress = { meter.show($0) }
        }
        Signals.began()
        let outcome = await run.run(paths, sinks: sinks)
        ProgressMeter.clear()

        var out = JSONOutput()
        outcome.summary.write(
            to: &out, lists: watchlist.sources, policy: policy.hash, model: watchlist.model.hash,
            inForce: screener.inForce)
        var failure = outcome.failure.map { "\($0)" }
        do {
            try summaryStream?.write(out.bytes.span)
            try summaryStream?.finish()
            if let reportStream {
                let page = Array(RunReport(summary: outcome.summary, watchlist: watchlist, inForce: screener.inForce).text.utf8)
                try reportStream.write(page.span)
                try reportStream.finish()
            }
        } catch { failure = failure ?? "\(error)" }
        // A reader that closes standard output has seen enough; with other files to fill it is a loss.
        let others = [clear, hold, reject, manifest, summary, report, self.checkpoint]
        if outcome.outputWasClosed, others.allSatisfy({ $0 == nil }) { return }
        if !quiet {
            Terminal.error(SummaryText.text(outcome.summary, watchlist, screener.inForce))
        } else if outcome.summary.rejected > 0 {
            Terminal.error(SummaryText.unread(outcome.summary))
        }
        if let failure {
            Terminal.error("screen: stopped: \(VisibleText.line(failure))")
            throw ExitCode(2)
        }
        guard outcome.summary.isBalanced else {
            Terminal.error("screen: stopped: the records and bytes do not add up")
            throw ExitCode(2)
        }
        if failOnHit, outcome.summary.held > 0 { throw ExitCode(3) }
        if outcome.summary.rejected > 0 { throw ExitCode(1) }
    }

    private func explain(_ options: RunOptions) throws {
        let path = files.first ?? "-"
        guard files.count <= 1 else { throw Refusal("--explain-fields: give one file") }
        guard let explanation = try RecordExplanation.find(recordID, in: path, options: options) else {
            throw Refusal(recordID.map { "\(path): no record has the id or line \($0)" } ?? "\(path): no record in it")
        }
        if json { Terminal.out(FieldsText.json(explanation)) } else { Terminal.out(FieldsText.text(explanation)) }
        if explanation.reason != nil { throw ExitCode(1) }
    }

    private func runOptions() throws -> RunOptions {
        var options = RunOptions()
        options.input = try input.options()
        if let chunkBytes { options.chunkBytes = min(max(chunkBytes, 4_096), 1 << 28) }
        guard (0...10_000_000).contains(strippingWindow) else {
            throw Refusal("--stripping-window \(strippingWindow): expected 0 to 10000000")
        }
        options.strippingWindow = strippingWindow
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
        } else if manifest != nil {
            throw Refusal("--manifest belongs to --output split")
        }
        if let jobs {
            guard (1...1024).contains(jobs) else { throw Refusal("--jobs \(jobs): expected 1 to 1024") }
            options.jobs = jobs
        } else {
            options.jobs = Processors.online
        }
        if let limit {
            guard limit >= 0 else { throw Refusal("--limit \(limit): expected 0 or more") }
            options.limit = limit
        }
        return options
    }

    /// Where the run notes how far it is; what of it must be the same when it goes on is told by the words of the options.
    private func makeCheckpoint(_ screener: Screener, _ paths: [String]) throws -> RunCheckpoint? {
        guard let checkpoint else { return nil }
        guard checkpointEvery >= 0, checkpointEvery <= 86_400 else {
            throw Refusal("--checkpoint-every \(checkpointEvery): expected 0 to 86400 seconds")
        }
        if output != "split" {
            guard try OutputStream(path: "-").fileLength() != nil else {
                throw Refusal("--checkpoint: standard output must be a file that is open for appending: screen … >> FILE")
            }
        }
        var settings = [
            "the engine": Engine.version, "the policy": screener.policy.hash, "the model": screener.watchlist.model.hash,
            "--format": input.format, "--output": output, "--stripping-window": String(strippingWindow),
            "--map": input.maps.joined(separator: " "), "--map-file": input.mapFile ?? "",
            "--only-mapped": input.onlyMapped ? "yes" : "", "--ignore-column": input.ignoredColumns.joined(separator: " "),
            "--strict-columns": input.strictColumns ? "yes" : "",
        ]
        for list in screener.watchlist.sources { settings["the list \(list.id)"] = list.sha256 }
        if !screener.policy.suppressions.isEmpty { settings["--as-of"] = screener.inForce.asOf.description }
        let rest = [
            "--encoding": input.encoding, "--delimiter": input.delimiter, "--limit": limit.map { String($0) }, "--clear": clear,
            "--hold": hold, "--reject": reject, "--manifest": manifest,
        ]
        for (name, value) in rest { settings[name] = value }
        let made = try RunCheckpoint(path: checkpoint, interval: checkpointEvery, settings: settings, inputs: paths)
        if !quiet {
            if made.finished != nil {
                Terminal.error(
                    "screen: \(VisibleText.line(checkpoint)): the run has come to its end; remove the checkpoint to screen anew")
            } else if let place = made.place {
                Terminal.error(
                    VisibleText.line("screen: \(checkpoint): going on at byte \(Format.count(place.offset)) of \(place.input)"))
            }
        }
        return made
    }

    private func openSinks(_ checkpoint: RunCheckpoint?) throws -> RunSinks {
        func open(_ path: String?, _ place: RunSinks.Place) throws -> OutputStream? {
            guard let path else { return nil }
            if let checkpoint { return try checkpoint.open(path, place: place.rawValue) }
            return try OutputStream(path: path)
        }
        guard output == "split" else { return RunSinks(lines: try open("-", .lines)) }
        return RunSinks(
            clear: try open(clear, .clear), hold: try open(hold, .hold), reject: try open(reject, .reject),
            manifest: try open(manifest, .manifest))
    }
}
