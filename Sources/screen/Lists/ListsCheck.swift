import ArgumentParser
import ListReaders
import NameText
import SanctionsModel
import Screening

/// Checks a list written by hand in the project's template, and says what to do about each mistake.
struct ListsCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a list in the CSV template, line by line.",
        discussion: "Errors keep a list from being read; warnings are read, though perhaps not as they were meant. "
            + "Exit code 2 when there is an error, with --strict when there is anything. The template: lists/template.csv.")

    @Argument(help: "A list in the template, or - for standard input.")
    var file: String

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let check: ListCheck
        do {
            check = try ListReader.check(path: file) { !RegionNames.shared.codes(for: $0).isEmpty }
        } catch {
            throw Refusal("\(error)")
        }
        let errors = check.findings.count { $0.severity == .error }
        let warnings = check.findings.count - errors
        let designations = check.list?.designations ?? []
        let names = designations.reduce(0) { $0 + $1.names.count }
        if json {
            var out = JSONOutput()
            out.object { out in
                out.field("file", file)
                out.field("errors", errors)
                out.field("warnings", warnings)
                out.field("designations", designations.count)
                out.field("names", names)
                out.key("findings")
                out.array(check.findings) { out, finding in
                    out.object { out in
                        out.field("line", finding.line)
                        out.field("severity", finding.severity.rawValue)
                        out.field("problem", finding.problem)
                        out.field("fix", finding.fix)
                    }
                }
            }
            out.newline()
            Terminal.out(out.bytes)
        } else {
            var lines: [String] = []
            for finding in check.findings {
                let place = TextColumns.line(finding.line > 0 ? "\(file):\(finding.line)" : file)
                let word = Terminal.paint(finding.severity.rawValue, finding.severity == .error ? .red : .yellow)
                lines.append("\(Terminal.paint(place, .bold)): \(word): \(TextColumns.line(finding.problem))")
                lines.append("  \(TextColumns.line(finding.fix))")
            }
            let count = "\(ListsCheck.counted(errors, "error")), \(ListsCheck.counted(warnings, "warning"))"
            lines.append(
                check.list == nil
                    ? "\(count): the list can't be read as it is"
                    : "\(count): \(ListsCheck.counted(designations.count, "designation")), \(ListsCheck.counted(names, "name"))")
            Terminal.out(lines.joined(separator: "\n") + "\n")
        }
        if errors > 0 || strict && warnings > 0 { throw ExitCode(2) }
    }

    /// `1 error`, `2 errors`.
    private static func counted(_ number: Int, _ word: String) -> String {
        "\(Format.count(number)) \(word)\(number == 1 ? "" : "s")"
    }
}
