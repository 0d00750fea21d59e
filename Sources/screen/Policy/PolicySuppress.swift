import ArgumentParser
import Bytes
import SanctionsModel
import Screening

/// Prints an entry for a policy's suppressions from an alert that the filter printed.
struct PolicySuppress: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress", abstract: "Print a suppression for an alert, ready for a policy file.",
        usage: """
            screen policy suppress [<file>] [--key <key>] --reason <reason>
                --author <author> --expires <date> [<options>]
            """,
        discussion: """
            Reads lines of the filter's output (or of `screen name --json`) from a file or standard input and prints the \
            entry with both fingerprints. The approver fills in their own name unless --approver is given: a policy with \
            an empty approver is refused.
            """)

    @Argument(help: "Lines with alerts; standard input when none is given, or for -.")
    var file = "-"

    @Option(help: ArgumentHelp("The alert's key; needed where the lines hold several alerts.", valueName: "key"))
    var key: String?

    @Option(help: "Why it is somebody else.")
    var reason: String

    @Option(help: "Who says so.")
    var author: String

    @Option(help: "Who approves it: somebody else.")
    var approver = ""

    @Option(help: ArgumentHelp("The last day on which it releases.", valueName: "date"))
    var expires: String

    @Option(help: ArgumentHelp("The first day on which it releases; default: today (UTC).", valueName: "date"))
    var created: String?

    func run() throws {
        let first = try PolicyOptions.day(created, of: "--created")
        let last = try PolicyOptions.day(expires, of: "--expires")
        guard first <= last else { throw Refusal("--expires \(expires): that is before \(first.description)") }
        guard reason.contains(where: \.isLetter) else { throw Refusal("--reason: it is empty") }
        guard author.contains(where: \.isLetter) else { throw Refusal("--author: it is empty") }
        guard approver.lowercased() != author.lowercased() else {
            throw Refusal("--approver \(approver): the approver must be somebody else than the author")
        }
        var drafts: [SuppressionDraft] = []
        for (number, line) in try lines().enumerated() where !line.allSatisfy(\.isWhitespace) {
            do { drafts += try SuppressionDraft.read(line) } catch { throw Refusal("\(file):\(number + 1): \(error)") }
        }
        if let key { drafts = drafts.filter { $0.key == key } }
        var chosen: [SuppressionDraft] = []
        for draft in drafts where !chosen.contains(draft) { chosen.append(draft) }
        guard let draft = chosen.first else { throw Refusal(key.map { "no alert has the key \($0)" } ?? "there is no alert") }
        guard chosen.count == 1 else {
            let keys = chosen.map { "  \($0.key)  \($0.designation)  \($0.designationName)" }
            throw Refusal(lines: ["there are \(chosen.count) alerts; choose one with --key:"] + keys)
        }
        Terminal.out(
            Array(draft.entry(reason: reason, author: author, approver: approver, created: first, expires: last).utf8))
    }

    private func lines() throws -> [String] {
        var bytes: [UInt8] = []
        let stream = try InputStream(path: file)
        while try stream.read(upTo: 1 << 16, into: &bytes) > 0 {}
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
