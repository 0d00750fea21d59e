// screen: the command line, a thin layer over the library. Arguments are resolved once into validated values, then handed to
// Screening. Nothing imports this room.

import ArgumentParser
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

    /// The exit codes are a contract: a bad option is 2, like everything that keeps the program from screening.
    static func main() async {
        // A closed pipe is an error of the write, which every command answers for itself.
        signal(SIGPIPE, SIG_IGN)
        do {
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
            let message = fullMessage(for: error)
            if isHelp { Terminal.out(message + "\n") } else { Terminal.error(message) }
            Glibc.exit(isHelp ? 0 : 2)
        }
    }
}

/// Why a command can't do its work; ends it with code 2.
struct Refusal: Error, CustomStringConvertible {
    var description: String

    init(_ reason: String) { description = reason }
}
