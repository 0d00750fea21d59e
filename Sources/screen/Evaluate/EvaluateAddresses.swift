import ArgumentParser
import Bytes
import Evaluation
import Screening

/// Measures how many ordinary postal addresses the text search holds.
struct EvaluateAddresses: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "addresses", abstract: "Count the ordinary postal addresses that a text search holds.",
        usage: "screen evaluate addresses [-w <path> ...] [--count <n>] [<options>]",
        discussion: """
            Addresses of 22 countries are made of common street names, districts, cities and postcodes, each in its country's \
            order. They name nobody, so each one that is held is a false alert. The same count and seed give the same addresses.
            """)

    @OptionGroup var lists: WatchlistOptions

    @Option(help: ArgumentHelp("How many addresses to make.", valueName: "n"))
    var count = 5_000

    @Option(help: "Seed of the addresses.")
    var seed: UInt64 = 1

    @Option(name: [.customShort("t", allowingJoined: true), .long], help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @Option(help: "How many held addresses of each country to show.")
    var samples = 3

    @Option(
        help: ArgumentHelp("Write the addresses to this file as JSON lines, and end; - is standard output.", valueName: "path"))
    var deck: String?

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        guard (1...1_000_000).contains(count) else { throw Refusal("--count \(count): expected 1 to 1000000") }
        let addresses = AddressDeck(count: count, seed: seed)
        if let deck { return try EvaluateAddresses.write(addresses, to: deck) }
        let policy = try PolicyOptions.read(nil, stream: nil, threshold: threshold)
        let report = AddressReport(addresses, try lists.open(), policy: policy, threads: Processors.online)
        if json {
            var out = JSONOutput()
            report.write(to: &out)
            out.newline()
            Terminal.out(out.bytes)
        } else {
            Terminal.out(report.text(examples: samples))
        }
    }

    private static func write(_ deck: AddressDeck, to path: String) throws {
        let stream = try OutputStream(path: path)
        for address in deck.addresses {
            var out = JSONOutput()
            out.object { out in
                out.field("id", address.id)
                out.key("text")
                out.array([address.text]) { $0.string($1) }
            }
            out.newline()
            try stream.write(out.bytes.span)
        }
        try stream.finish()
    }
}
