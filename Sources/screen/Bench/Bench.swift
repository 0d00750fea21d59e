import ArgumentParser
import Benchmarking
import Bytes
import Glibc
import MessageReaders
import SanctionsModel
import Screening
import WatchlistStore

/// The user's own machine, with the user's own list and traffic.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure this machine with your own list and traffic.",
        usage: "screen bench [<traffic>] [-w <path> ...] [<options>]",
        discussion: """
            Names a second, the wait for one name, and records a second of the whole filter. Answers are checked: against scoring \
            every listed name, and that any number of workers writes the same bytes. Without TRAFFIC names are made from the \
            parts of listed and common names.
            """)

    @Argument(help: "Records as the filter reads them: JSON lines, CSV, TSV.")
    var traffic: String?

    @OptionGroup var lists: WatchlistOptions

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp("Where a field of TRAFFIC stands, as for the filter; repeatable.", valueName: "role.field=source"))
    var maps: [String] = []

    @Option(help: ArgumentHelp("Names to make where no traffic is given; most that are taken of it.", valueName: "n"))
    var names = 50_000

    @Option(help: ArgumentHelp("Made names of a hundred that came before, 0 to 99.", valueName: "percent"))
    var repeats = 30

    @Option(help: "Seed of the made names.")
    var seed: UInt64 = 1

    @Option(help: "Turns that each measurement takes; the middle one counts.")
    var rounds = 3

    @Option(help: ArgumentHelp("Write the figures as one self-contained page.", valueName: "path"))
    var html: String?

    @Flag(help: "As JSON.")
    var json = false

    func run() async throws {
        guard (100...10_000_000).contains(names) else { throw Refusal("--names \(names): expected 100 to 10000000") }
        guard (0...99).contains(repeats) else { throw Refusal("--repeats \(repeats): expected 0 to 99") }
        guard (1...100).contains(rounds) else { throw Refusal("--rounds \(rounds): expected 1 to 100") }
        var input = InputOptions()
        input.mappings = try maps.map { try FieldMapping(parsing: $0) }
        guard traffic != nil || maps.isEmpty else { throw Refusal("--map belongs to TRAFFIC") }
        guard traffic != "-" else { throw Refusal("TRAFFIC is read several times, so it must be a file") }
        let given = try traffic.map { path in
            do { return try TrafficReading.names(of: path, limit: names, input: input) } catch {
                throw Refusal("\(error)".hasPrefix(path) ? "\(error)" : "\(path): \(error)")
            }
        }
        let watchlist = try lists.open()
        let screener = Screener(watchlist: watchlist)
        try screener.checkCanaries()
        let folder = try TemporaryFolder(prefix: "screen-bench")
        let machine = Machine.current
        if !machine.isOptimised { Terminal.error("screen: warning: built without optimisation, so these figures say nothing") }

        let stream: NameStream
        let path: String
        if let given, let traffic {
            stream = given
            path = traffic
        } else {
            stream = made(watchlist)
            path = folder.file("traffic.jsonl")
            let output = try OutputStream(path: path)
            try output.write(PaymentRecords.jsonLines(stream, hasText: true, seed: seed).span)
        }
        guard stream.count >= 2 else { throw Refusal("\(traffic ?? "the traffic"): no names in it") }

        var report = BenchmarkReport("How fast screening is on this machine")
        report.subject = [
            ("machine", "\(machine.processor), \(machine.cores) core\(machine.cores == 1 ? "" : "s")"),
            ("engine", Engine.version),
            ("list", watchlist.sources.map { "\($0.id) \($0.version)" }.joined(separator: "; ")),
            ("size", "\(Format.count(watchlist.designationCount)) designations, \(Format.count(watchlist.nameCount)) names"),
            ("traffic", traffic ?? "made, seed \(seed)"),
        ]
        var search = SearchSection(watchlist, traffic: stream)
        search.rounds = rounds
        report.sections.append(try search.run())
        var measure = FilterMeasure(screener: screener, path: path)
        measure.input = input
        var filter = FilterSection(
            measure, id: "filter", title: "The whole filter", cores: machine.cores)
        filter.rounds = rounds
        report.sections.append(try await filter.run(folder: folder.path))
        if let html { try ListsCompile.replace(html, with: Array(report.html.utf8)) }
        if json {
            var out = JSONOutput()
            report.write(to: &out)
            out.newline()
            Terminal.out(out.bytes)
        } else {
            Terminal.out(report.text(isPlain: true))
        }
    }

    private func made(_ watchlist: Watchlist) -> NameStream {
        let lists = watchlist.lists()
        var generator = TrafficGenerator(
            NameParts(lists), listed: lists.flatMap { $0.designations.flatMap { $0.names.map(\.text) } })
        generator.seed = seed
        generator.seenBefore = repeats
        return generator.names(names)
    }
}
