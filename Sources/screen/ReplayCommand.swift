import ArgumentParser
import Bytes
import EmbeddedLists
import MessageReaders
import SanctionsModel
import Screening
import WatchlistStore

/// Records screened again from what their lines of output say.
struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Screen records again, and say what differs from their lines of output.",
        discussion: """
            Finds the record of each line by its place in its input, checks its hash, screens it again and compares the line \
            byte for byte. Give --map, --format and the like as the run had them. Without -w the versions that the lines name \
            are taken from the store. Exit codes: 0 all the same, 1 something differs, 2 could not replay.
            """)

    @Argument(help: "Lines that the filter wrote with -o hits or -o all; - for standard input.")
    var alerts: String

    @Option(help: ArgumentHelp("An input of that run; repeatable.", valueName: "file"))
    var records: [String] = []

    @OptionGroup var lists: WatchlistOptions

    @OptionGroup var input: InputFormatOptions

    @Option(name: [.customShort("t", allowingJoined: true), .long], help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @OptionGroup var decisions: PolicyOptions

    @Flag(help: "A JSON line for each line that differs, and one for the sum.")
    var json = false

    func run() throws {
        guard !records.isEmpty else { throw Refusal("--records FILE: the input that the lines are of") }
        guard alerts != "-" else { throw Refusal("-: the lines are read twice; give a file") }
        guard let first = try SealedRecord.first(in: alerts) else { throw Refusal("\(alerts): no line in it") }
        var decisions = decisions
        decisions.asOf = decisions.asOf ?? first.asOf
        let policy = try decisions.policy(threshold: threshold)
        let watchlist = try watchlist(for: first)
        let screener = Screener(
            watchlist: watchlist, policy: policy, asOf: try decisions.day(), authorities: EmbeddedLists.authorities)
        try screener.checkCanaries()
        let replay = Screening.Replay(screener: screener, input: try input.options(), records: records)
        let summary = try replay.run(alerts) { answer in
            guard !answer.differences.isEmpty else { return }
            Terminal.out(json ? ReplayText.json(answer) : Array(ReplayText.text(answer).utf8))
        }
        Terminal.out(json ? ReplayText.json(summary) : Array(ReplayText.text(summary).utf8))
        if summary.different > 0 { throw ExitCode(1) }
    }

    /// What `-w` names; else the versions that the line names, of the store; else the default lists, where they are these versions.
    private func watchlist(for sealed: SealedRecord) throws -> Watchlist {
        if !lists.watchlist.isEmpty { return try lists.open() }
        func isWanted(_ watchlist: Watchlist) -> Bool { watchlist.sources.map(\.reference) == sealed.lists }
        let excerpt = try Watchlist(lists: EmbeddedLists.lists())
        if isWanted(excerpt) { return excerpt }
        guard !sealed.lists.isEmpty else { throw Refusal("\(alerts): the lines don't tell their lists: give them with -w") }
        var kept = lists
        kept.watchlist = sealed.lists
        do { return try kept.open() } catch {
            if let usual = try? lists.open(isQuiet: true), isWanted(usual) { return usual }
            throw Refusal(lines: [
                "\(error)", "the lines were made by \(sealed.lists.joined(separator: ", ")): give these lists with -w",
            ])
        }
    }
}

enum ReplayText {
    static func text(_ answer: Screening.Replay.Answer) -> String {
        let record = VisibleText.line(answer.sealed.record)
        let head = Terminal.paint("differs", .yellow) + "  line \(answer.sealed.number), record \(record)\n"
        return head
            + answer.differences.map { TextColumns.entry($0.kind.rawValue, $0.text).joined(separator: "\n") + "\n" }.joined()
    }

    static func text(_ summary: Screening.Replay.Summary) -> String {
        "replayed \(Format.count(summary.lines)) lines: \(Format.count(summary.same)) the same byte for byte, \(Format.count(summary.different)) differ\n"
    }

    static func json(_ answer: Screening.Replay.Answer) -> [UInt8] {
        var out = JSONOutput()
        out.object { out in
            out.field("line", answer.sealed.number)
            out.field("record", answer.sealed.record)
            out.field("offset", answer.sealed.offset)
            out.key("differences")
            out.array(answer.differences) { out, difference in
                out.object { out in
                    out.field("kind", difference.kind.rawValue)
                    out.field("text", difference.text)
                }
            }
        }
        out.newline()
        return out.bytes
    }

    static func json(_ summary: Screening.Replay.Summary) -> [UInt8] {
        var out = JSONOutput()
        out.object { out in
            out.field("lines", summary.lines)
            out.field("same", summary.same)
            out.field("different", summary.different)
        }
        out.newline()
        return out.bytes
    }
}
