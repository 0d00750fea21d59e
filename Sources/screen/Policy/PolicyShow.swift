import ArgumentParser
import Screening

/// What a policy decides, in plain words and in full.
struct PolicyShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a policy decides, all of it, with its hash.",
        usage: "screen policy show [<file>] [<options>]")

    @Argument(help: "The policy file; default: the standard policy.")
    var file: String?

    @Option(help: ArgumentHelp("One stream of it.", valueName: "name"))
    var stream: String?

    @Option(name: .shortAndLong, help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @Flag(help: "As JSON: everything stated, itself a policy file.")
    var json = false

    func run() throws {
        let policy = try PolicyOptions.read(file, stream: stream, threshold: threshold)
        if json { return Terminal.out(Array((policy.canonicalForm + "\n").utf8)) }
        var text = PolicyText.text(policy)
        if let file, stream == nil {
            let streams = try PolicyFile(contentsOf: file).streams.sorted { $0.key < $1.key }
            if !streams.isEmpty {
                text += PolicyText.heading("Streams")
                for (name, policy) in streams { text += "  \(name), hash \(policy.hash)\n" }
            }
        }
        Terminal.out(text)
    }
}
