import ArgumentParser
import Bytes
import Evaluation

/// Makes a large file of messages, to measure with.
struct EvaluateArchive: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Make an archive of messages of nobody, of any size.",
        usage: "screen evaluate archive <message> --bytes <n> -o <path> [--seed <n>]",
        discussion: "The same message, size and seed give the same bytes.", shouldDisplay: false)

    @Argument(help: "camt.053, MT103, MT940, …: any message of the kit.")
    var message: String

    @Option(help: "At least so many bytes; K, M or G behind the number for thousands, millions and thousand millions.")
    var bytes: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "path"))
    var output: String

    @Option(help: "Seed of names, references and amounts.")
    var seed: UInt64 = 1

    func run() throws {
        guard let archive = MessageArchive(message, seed: seed) else {
            throw Refusal("\(message): expected one of \(MessageArchive.titles.joined(separator: ", "))")
        }
        guard let count = EvaluateArchive.count(bytes) else { throw Refusal("--bytes \(bytes): expected a number, K, M or G") }
        let out = try OutputStream(path: output)
        try archive.write(bytes: count) { try out.write($0.span) }
        try out.finish()
    }

    private static func count(_ text: String) -> Int? {
        let units: [Character: Int] = ["K": 1_000, "M": 1_000_000, "G": 1_000_000_000]
        let unit = text.last.flatMap { units[Character($0.uppercased())] }
        guard let number = Int(unit == nil ? text[...] : text.dropLast()), number >= 0, number <= 1_000_000_000_000 else {
            return nil
        }
        let (count, isTooMany) = number.multipliedReportingOverflow(by: unit ?? 1)
        return isTooMany ? nil : count
    }
}
