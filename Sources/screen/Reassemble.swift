import ArgumentParser
import Bytes
import Screening

/// The streams of a split run, put together again.
struct Reassemble: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reassemble",
        abstract: "Put the streams of a split run together, and prove that they are the input.",
        usage: "screen reassemble <manifest> [--clear <path>] [--hold <path>] …",
        discussion: """
            Reads the manifest that `screen -o split --manifest` wrote. Each span must begin where the one before ended, each \
            byte of each stream must be used once, and the hash of each block of 1 MiB and of the whole must be the input's. \
            Exit codes: 0 proved, 2 not.
            """)

    @Argument(help: "The manifest.")
    var manifest: String

    @Option(help: ArgumentHelp("Cleared records.", valueName: "path"))
    var clear: String?

    @Option(help: ArgumentHelp("Records with alerts.", valueName: "path"))
    var hold: String?

    @Option(help: ArgumentHelp("Records that can't be read.", valueName: "path"))
    var reject: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Write the input there, several one after the other; - for standard output. Without it they are proved alone.",
            valueName: "path"))
    var output: String?

    func run() throws {
        var streams: [ManifestSpan.Stream: String] = [:]
        streams[.clear] = clear
        streams[.hold] = hold
        streams[.reject] = reject
        let out = try output.map { try OutputStream(path: $0) }
        let inputs = try Reassembly(streams: streams).run(manifest: manifest, to: out)
        try out?.finish()
        for input in inputs {
            let text = TextColumns.line(
                "\(input.path): \(Format.count(input.bytes)) bytes in \(Format.count(input.spans)) spans, sha256 \(input.sha256)")
            if output == "-" { Terminal.error(text) } else { Terminal.out(text + "\n") }
        }
    }
}
