import ArgumentParser
import Bytes
import Evaluation
import Screening

/// Proves on the user's own lists that no harmless change of form hides a listed name.
struct EvaluateForm: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Ask every listed name in every harmless form.",
        usage: "screen evaluate form [-w <path> ...] [<options>]",
        discussion: """
            Letter case, diacritics, punctuation, order, titles, particles, legal forms, message fields and more: each listed \
            name must find its designation under each. Says what is missed, by how much and why. Exit code 2 when a name is \
            missed. `screen evaluate form --describe` says what each change does.
            """)

    @OptionGroup var lists: WatchlistOptions

    @Option(name: [.customShort("t", allowingJoined: true), .long], help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @Option(
        name: .customLong("change"),
        help: ArgumentHelp(
            "Only this change, as in --change as-listed; repeatable. --describe names them.", valueName: "name"))
    var changes: [String] = []

    @Option(help: ArgumentHelp("How many listed names to draw; default: all.", valueName: "n"))
    var sample: Int?

    @Option(help: "Seed of the draw, of titles and of letters.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp("Show examples of names that scored from here to the threshold; default: all.", valueName: "score"))
    var below: Double?

    @Option(help: "How many examples of each cause.")
    var samples = 3

    @Flag(help: "As JSON.")
    var json = false

    @Flag(help: "Say what each change does, and end.")
    var describe = false

    func run() throws {
        if describe {
            for change in FormChange.allCases {
                Terminal.out(Terminal.paint("\(change.rawValue): \(change.title)", .bold) + "\n")
                for line in Format.wrapped(change.method, width: 76) { Terminal.out("    \(line)\n") }
            }
            return
        }
        let policy = try PolicyOptions.read(nil, stream: nil, threshold: threshold)
        if let sample, sample < 1 { throw Refusal("--sample \(sample): expected 1 or more") }
        if let below, !(0...Double(policy.threshold) / 10_000).contains(below) {
            throw Refusal("--below \(below): expected 0 to the threshold, \(Score(tenThousandths: policy.threshold))")
        }
        let wanted = try changes.map { name in
            guard let change = FormChange(rawValue: name) else {
                throw Refusal("--change \(name): is no change of form; see `screen evaluate form --describe`")
            }
            return change
        }
        var run = FormRun(try lists.open(), policy: policy, threads: Processors.online)
        // In the order of the report, each once.
        if !wanted.isEmpty { run.changes = FormChange.allCases.filter(wanted.contains) }
        run.sample = sample
        run.seed = seed
        run.examples = max(0, samples)
        run.exampleFloor = Int(((below ?? 0) * 10_000).rounded())
        run.progress = ProgressMeter.rows(of: run.count)
        let report = run.report()
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
