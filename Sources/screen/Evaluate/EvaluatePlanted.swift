import ArgumentParser
import Bytes
import Evaluation
import Screening

/// Proves on the user's own lists that a listed name is found in every field of every message format.
struct EvaluatePlanted: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "planted", abstract: "Plant listed names in every field of every message format.",
        usage: "screen evaluate planted [-w <path> ...] [--names <n>] [<options>]",
        discussion: """
            Names of the list, as listed and manipulated, are written into every screened field of ISO 20022, SWIFT MT, PNRGOV, \
            PAXLST, CSV, TSV, JSON lines and fixed width: whole, broken over lines between words and within them, escaped, in \
            other encodings. Each must be found there as it is when it is asked for alone. Exit code 2 when a name is lost in a \
            field.
            """)

    @OptionGroup var lists: WatchlistOptions

    @Option(name: [.customShort("t", allowingJoined: true), .long], help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @Option(help: ArgumentHelp("About how many names to plant, of all categories together.", valueName: "n"))
    var names = 1_000

    @Option(help: "Seed of the names and of how they are manipulated.")
    var seed: UInt64 = 1

    @Option(help: "How many lost names of each field to tell.")
    var samples = 3

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let policy = try PolicyOptions.read(nil, stream: nil, threshold: threshold)
        guard (1...100_000).contains(names) else { throw Refusal("--names \(names): expected 1 to 100000") }
        var run = PlantedRun(try lists.open(), policy: policy, threads: Processors.online)
        run.names = names
        run.seed = seed
        run.examples = max(0, samples)
        let rows = run.rows()
        run.progress = ProgressMeter.rows(of: rows.count)
        let report = try run.report(rows)
        ProgressMeter.clear()
        if json {
            var out = JSONOutput()
            report.write(to: &out)
            out.newline()
            Terminal.out(out.bytes)
        } else {
            Terminal.out(report.text)
        }
        if !report.isComplete { throw ExitCode(2) }
    }
}
