import Benchmarking
import Bytes
import Screening
import StringMetrics
import WatchlistStore

/// Rounds that a driver asks for line by line on standard input, so that this engine and others take turns on the same names.
///
/// Writes into `--folder`: `listed.txt` and `traffic.txt`, `unseen.txt`, `kernels.txt` (a name a line), `designations.jsonl`. Says
/// `ready DESIGNATIONS NAMES ENGINE BUILD`, then answers
///
///     search FIRST COUNT     names of traffic.txt, caches kept from round to round    →  SECONDS HITS
///     unseen FIRST COUNT     names of unseen.txt, each asked for once                 →  SECONDS HITS
///     kernel NAME CUTOFF     levenshtein, osa, indel, jaro-winkler over kernels.txt;
///                            a cut-off below 0 is none                                →  NANOSECONDS_A_PAIR SUM
struct PeerRounds {
    let options: BenchmarkOptions

    init(_ options: BenchmarkOptions) { self.options = options }

    func run() throws {
        guard let folder = options.folder else { throw OptionError("rounds: --folder is missing") }
        let subject = try Subject(options)
        let unseen = subject.traffic.distinct
        let deck = KernelDeck(seed: 0x5EED, words: 2...3, count: 400)
        try write(subject, unseen, deck, folder)
        try say(
            "ready \(subject.watchlist.designationCount) \(subject.watchlist.nameCount) \(Engine.version) \(Machine.current.isOptimised ? "release" : "debug")"
        )
        let measure = SearchMeasure(subject.watchlist)
        let (warm, cold) = (NameSearch(alone: subject.watchlist), NameSearch(alone: subject.watchlist))
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3 else { throw OptionError("rounds: \(line): expected a word and two numbers") }
            switch words[0] {
            case "search": try say(told(measure, subject.traffic, words, warm))
            case "unseen": try say(told(measure, unseen, words, cold))
            case "kernel":
                guard let cutoff = Double(words[2]), let answer = kernel(words[1], cutoff, deck) else {
                    throw OptionError("rounds: \(line): no such kernel")
                }
                try say(answer)
            default: throw OptionError("rounds: \(line): no such round")
            }
        }
    }

    private func told(
        _ measure: SearchMeasure, _ names: NameStream, _ words: [String], _ search: NameSearch
    ) throws -> String {
        guard let first = Int(words[1]), let count = Int(words[2]), first >= 0, count > 0, first < names.count else {
            throw OptionError("rounds: \(words.joined(separator: " ")): the stream has \(names.count) names")
        }
        let pass = measure.pass(names, first..<first + min(count, names.count - first), search)
        return "\(pass.seconds / Double(pass.names)) \(pass.hits)"
    }

    private func kernel(_ name: String, _ cutoff: Double, _ deck: KernelDeck) -> String? {
        let distance = cutoff < 0 ? Int.max : Int(exactly: cutoff.rounded()) ?? .max
        let similarity = max(0, cutoff)
        let sum: () -> Double
        switch name {
        case "levenshtein": sum = { sumCached(LevenshteinKernel(cutoff: distance), deck, 1) }
        case "osa": sum = { sumCached(AlignmentKernel(cutoff: distance), deck, 1) }
        case "indel": sum = { sumCached(IndelKernel(cutoff: similarity), deck, 1) }
        case "jaro-winkler": sum = { sumCached(JaroWinklerKernel(cutoff: similarity), deck, 1) }
        default: return nil
        }
        var total = 0.0
        let seconds = Stopwatch.seconds { total = sum() }
        return "\(seconds * 1e9 / Double(deck.count * deck.count)) \(total)"
    }

    private func write(_ subject: Subject, _ unseen: NameStream, _ deck: KernelDeck, _ folder: String) throws {
        func file(_ name: String, _ bytes: [UInt8]) throws {
            let stream = try OutputStream(path: "\(folder)/\(name)")
            try stream.write(bytes.span)
        }
        func lines(_ names: NameStream) -> [UInt8] {
            var out: [UInt8] = []
            for i in 0..<names.count { out += names.bytes[names.range(i)] + [0x0A] }
            return out
        }
        try file("traffic.txt", lines(subject.traffic))
        try file("unseen.txt", lines(unseen))
        try file("listed.txt", Array((Subject.names(subject.lists).joined(separator: "\n") + "\n").utf8))
        var kernels: [UInt8] = []
        for i in 0..<deck.count { kernels += deck.bytes[deck.starts[i]..<deck.starts[i + 1]] + [0x0A] }
        try file("kernels.txt", kernels)
        var out = JSONOutput()
        for designation in subject.lists.flatMap(\.designations) {
            out.object { out in
                out.field("id", designation.id)
                out.field("type", designation.type.name)
                out.key("names")
                out.array(designation.names) { $0.string($1.text) }
            }
            out.newline()
        }
        try file("designations.jsonl", out.bytes)
    }

    /// A line at once, for a driver that waits for it.
    private func say(_ line: String) throws {
        let bytes = Array((line + "\n").utf8)
        try OutputStream(path: "-").write(bytes.span)
    }
}
