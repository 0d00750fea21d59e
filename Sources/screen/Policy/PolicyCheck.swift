import ArgumentParser
import Bytes
import SanctionsModel
import Screening
import WatchlistStore

/// Whether a policy file is sound, and with lists, whether it fits them.
struct PolicyCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a policy file: every problem, with its place.",
        usage: "screen policy check <file> [-w <path> ...] [<options>]",
        discussion: """
            With -w the policy is also held against lists: what it selects of them, words that none of them has, and which \
            suppressions stand on the day. Exit codes: 0 sound, 2 refused.
            """)

    @Argument(help: "The policy file.")
    var file: String

    @OptionGroup var lists: WatchlistOptions

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day of the check; default: today (UTC).", valueName: "date"))
    var asOf: String?

    func run() throws {
        let day = try PolicyOptions.day(asOf, of: "--as-of")
        let read: PolicyFile
        do { read = try PolicyFile(contentsOf: file) } catch {
            Terminal.error(VisibleText.lines("\(error)"))
            throw ExitCode(2)
        }
        var policies = [("", read.policy)]
        policies += read.streams.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let watchlist = lists.watchlist.isEmpty ? nil : try lists.open()
        let words = watchlist.map { SelectionWords($0) }
        var isRefused = false
        var text = ""
        for (stream, policy) in policies {
            let count = policy.suppressions.count
            let name = stream.isEmpty ? file : "stream \(stream)"
            text += "\(name): hash \(policy.hash), \(count) suppression\(count == 1 ? "" : "s")\n"
            guard let watchlist, let words else { continue }
            let inForce = PolicyInForce(policy, watchlist, asOf: day)
            for line in words.unknown(in: policy.selection) { text += "  warning: \(line)\n" }
            for (index, state) in inForce.suppressions.enumerated() where state != .active {
                text += "  warning: suppressions[\(index)] (\(policy.suppressions[index].designation)): \(state.text)\n"
            }
            let counts = Decision.allCases.reversed().map { "\($0.rawValue) \(Format.count(inForce.selected[$0] ?? 0))" }
            text += "  designations: \(counts.joined(separator: ", "))\n"
            do { try inForce.check(watchlist) } catch {
                isRefused = true
                Terminal.error(VisibleText.line("\(file)\(stream.isEmpty ? "" : ", stream \(stream)"): \(error)"))
            }
        }
        Terminal.out(text)
        if isRefused { throw ExitCode(2) }
    }
}

/// The words of lists by which a policy may select.
private struct SelectionWords {
    var programmes: Set<String> = []
    var measures: Set<String> = []

    init(_ watchlist: Watchlist) {
        for index in 0..<watchlist.designationCount {
            let designation = watchlist.designation(index)
            programmes.formUnion(designation.programmes.map { $0.lowercased() })
            measures.formUnion(designation.measures.map { $0.kind.lowercased() })
        }
    }

    /// What the policy names and no list has: most likely misspelt.
    func unknown(in selection: Selection) -> [String] {
        [("programme", selection.programmes, programmes), ("measure", selection.measures, measures)].flatMap {
            kind, choice, known in
            choice.byWord.keys.filter { $0 != "unknown" && !known.contains($0) }.sorted().map {
                "no designation stands under the \(kind) \($0)"
            }
        }
    }
}
