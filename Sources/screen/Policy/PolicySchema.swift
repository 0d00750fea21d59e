import ArgumentParser
import Screening

/// The JSON Schema of policy files, for editors.
struct PolicySchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of policy files.")

    func run() { Terminal.out(PolicyFile.schema) }
}
