// screen: the command line, a thin layer over the library. Arguments are resolved once into validated values, then handed to
// Screening. Nothing imports this room.

import ArgumentParser
import Bytes
import Glibc
import Screening

@main
struct Screen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Screens payments and names against lists of sanctions and asset freezes.",
        discussion: """
            Reads records from files or standard input and prints, as one JSON line each, those with a party that may be \
            on a list, with every reason for it. The default subcommand is the filter: `screen payments.jsonl`.
            """,
        version: Engine.version,
        subcommands: [
            Filter.self, Reassemble.self, Replay.self, Name.self, WhyNot.self, Compare.self, Lists.self, Customers.self,
            PolicyCommand.self, Evaluate.self, Bench.self,
        ],
        defaultSubcommand: Filter.self)

    /// Looks at the files of the command line before anything else is done; the words are read once more to run it.
    private static func checkFiles() throws {
        let command = try parseAsRoot()
        if let command = command as? any UsingFiles { try command.fileUse.check() }
    }

    /// The words of an error. A file's name among the words of the command line, or a text in a file, ends no line of it.
    private static func message(of error: any Error) -> String {
        switch error {
        case let refusal as Refusal: return "Error: \(refusal)"
        case let policy as PolicyFileError: return "Error: \(VisibleText.lines("\(policy)"))"
        default: break
        }
        if exitCode(for: error) == .success { return fullMessage(for: error) }
        guard exitCode(for: error) == .validationFailure else { return "Error: \(VisibleText.line("\(error)"))" }
        // The parser repeats words, whole and in part, in a message of several lines.
        guard CommandLine.arguments.allSatisfy({ VisibleText.line($0) == $0 }) else {
            return "Error: \(VisibleText.line(self.message(for: error)))"
        }
        return fullMessage(for: error)
    }

    /// The exit codes are a contract: a bad option is 2, like everything that keeps the program from screening.
    static func main() async {
        // A closed pipe is an error of the write, which every command answers for itself.
        signal(SIGPIPE, SIG_IGN)
        Signals.stopOnLostFile()
        do {
            try checkFiles()
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch {
            let isHelp = exitCode(for: error) == .success
            let message = Screen.message(of: error)
            if isHelp { Terminal.out(message + "\n") } else { Terminal.error(message) }
            Glibc.exit(isHelp ? 0 : 2)
        }
    }
}

/// Why a command can't do its work; ends it with code 2.
struct Refusal: Error, CustomStringConvertible {
    let description: String

    /// One line, whatever the reason quotes.
    init(_ reason: String) { self.init(lines: [reason]) }

    init(lines: [String]) { description = lines.map { VisibleText.line($0) }.joined(separator: "\n") }
}
