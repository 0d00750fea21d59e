import ArgumentParser
import Bytes
import EmbeddedLists
import ListStore
import MessageReaders
import Screening
import WatchlistStore

/// What a change of the lists means for customers on file.
struct Customers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customers", abstract: "Screen customers against what changed between two versions of lists.",
        usage: "screen customers [<file> ...] --since <list> --now <list> [<options>]",
        discussion: """
            Tells who is newly touched (freeze), who is so no longer (release), and for whom an alert says something else \
            (changed): exactly what screening everybody against both versions and comparing would tell. Give every list that \
            is in force on both sides, for the words of one list weigh in the others.

            Exit codes: 0 done, 1 done but some customers were rejected, 2 refused or stopped, 3 with --fail-on-hit somebody \
            to freeze.
            """)

    @Argument(help: "Files of customers, in any form that the filter reads; standard input when none is given, or for -.")
    var files: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The lists before: list files, folders, compiled watchlists, or lists of the store as in un@2025-11-15; repeatable.",
            valueName: "list"))
    var since: [String]

    @Option(name: .long, help: ArgumentHelp("The lists now; repeatable.", valueName: "list"))
    var now: [String]

    @OptionGroup var kept: StoreOptions

    @Flag(help: "Of several versions of one list keep the newest.")
    var newest = false

    @OptionGroup var input: InputFormatOptions

    @Option(name: [.customShort("t", allowingJoined: true), .long], help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @OptionGroup var decisions: PolicyOptions

    @Option(name: [.customShort("j", allowingJoined: true), .long], help: "Workers; default: all cores.")
    var jobs: Int?

    @Flag(help: "Screen everybody against both versions whole, and compare: slow, for proof.")
    var whole = false

    @Flag(help: "As JSON, one line a customer for whom something changed, and one for each that can't be read.")
    var json = false

    @Option(help: ArgumentHelp("Write the summary as JSON.", valueName: "path"))
    var summary: String?

    @Flag(help: "No summary on standard error.")
    var quiet = false

    @Flag(name: .customLong("fail-on-hit"), help: "Exit with 3 when somebody is to be frozen.")
    var failOnHit = false

    func run() async throws {
        Signals.install(opening: true)
        let policy = try decisions.policy(threshold: threshold)
        if let jobs, !(1...1024).contains(jobs) { throw Refusal("--jobs \(jobs): expected 1 to 1024") }
        let store = kept.found()
        let old = try WatchlistOptions.open(since, store: store, newest: newest, isQuiet: quiet)
        let new = try WatchlistOptions.open(now, store: store, newest: newest, isQuiet: quiet)
        let screener = try ChangeScreener(
            from: old, to: new, policy: policy, asOf: try decisions.day(), isWhole: whole, authorities: EmbeddedLists.authorities)
        try screener.check()

        var run = ChangeRun(screener: screener)
        run.input = try input.options()
        run.jobs = jobs ?? Processors.online
        run.isInterrupted = { Signals.wasInterrupted }
        let isQuiet = quiet
        run.began = { path, notes in
            guard !isQuiet else { return }
            for note in notes { Terminal.error(SummaryText.note(note, of: path)) }
        }
        if !json { run.render = { outcome, out in out.text(CustomerText.text(outcome)) } }
        let summaryStream = try summary.map { try OutputStream(path: $0) }
        let output = try OutputStream(path: "-")
        Signals.began()
        let found = try await run.run(files.isEmpty ? ["-"] : files) { try output.write($0.span) }
        try output.finish()
        let result = Timestamp.now
        if let summaryStream {
            let bytes = CustomerText.json(found, screener, at: result)
            try summaryStream.write(bytes.span)
            try summaryStream.finish()
        }
        if !quiet { Terminal.error(CustomerText.text(found, screener, at: result)) }
        guard found.isBalanced else {
            Terminal.error("screen: stopped: the customers and bytes do not add up")
            throw ExitCode(2)
        }
        if failOnHit, found[.freeze] > 0 { throw ExitCode(3) }
        if found.rejected > 0 { throw ExitCode(1) }
    }
}
