import Benchmarking
import EmbeddedLists
import Glibc
import ListReaders
import SanctionsModel
import WatchlistStore

/// The lists and the traffic that all parts are measured on.
struct Subject {
    let lists: [SourceList]
    let frozen: [UInt8]
    let watchlist: Watchlist
    let parts: NameParts
    let traffic: NameStream
    let trafficTitle: String
    let generator: TrafficGenerator

    init(_ options: BenchmarkOptions) throws {
        var paths = options.lists
        if paths.isEmpty {
            paths = ["un/un-consolidated-2026-02-27.xml", "eu/eu-fsf-full-1.1-2021-03-02.xml", "ofac/sdn-2021-03-10.xml"]
                .map { "../shared/lists/" + $0 }.filter { unsafe access($0, R_OK) == 0 }
        }
        let read = try ListReader().readAll(paths: paths).lists
        lists = read.isEmpty ? try EmbeddedLists.lists() : read
        var builder = WatchlistBuilder()
        for list in lists { try builder.add(list) }
        frozen = try builder.freeze()
        watchlist = try Watchlist(bytes: frozen)
        parts = NameParts(lists)
        var generator = TrafficGenerator(parts, listed: Subject.names(lists))
        generator.seed = options.seed
        generator.seenBefore = options.repeats
        self.generator = generator
        if let path = options.traffic {
            traffic = try TrafficReading.names(of: path, limit: options.names)
            trafficTitle = path
        } else {
            traffic = generator.names(options.names)
            trafficTitle = "made, seed \(options.seed), \(options.repeats) of 100 names asked for before"
        }
        guard traffic.count >= 100 else { throw OptionError("the traffic holds \(traffic.count) names: at least 100 are needed") }
    }

    static func names(_ lists: [SourceList]) -> [String] {
        lists.flatMap { $0.designations.flatMap { $0.names.map(\.text) } }
    }
}
