import Bytes
import EmbeddedLists
import Glibc
import ListReaders
import SanctionsModel
import WatchlistStore

/// Compile, open, search and filter on whole lists: those named, else those of a sister folder `shared`, else the embedded excerpt.
struct ScreeningBenchmark {
    private let lists: [SourceList]
    private let frozen: [UInt8]
    private let watchlist: Watchlist
    /// Ordinary traffic: parts of listed names recombined, three in ten asked for before. Seeded.
    private let names: [[UInt8]]

    static let seed: UInt64 = 20_261_122

    init(lists paths: [String]) throws {
        var paths = paths
        if paths.isEmpty {
            let shared = "../shared/lists/"
            paths = ["un/un-consolidated-2026-02-27.xml", "eu/eu-fsf-full-1.1-2021-03-02.xml", "ofac/sdn-2021-03-10.xml"]
                .map { shared + $0 }.filter { unsafe access($0, R_OK) == 0 }
        }
        let read = try ListReader().readAll(paths: paths).lists
        lists = read.isEmpty ? try EmbeddedLists.lists() : read
        var builder = WatchlistBuilder()
        for list in lists { try builder.add(list) }
        frozen = try builder.freeze()
        watchlist = try Watchlist(bytes: frozen)
        names = ScreeningBenchmark.traffic(lists, count: 20_000)
        print("\n\(watchlist.designationCount) designations, \(watchlist.nameCount) names of the lists \(lists.map(\.id))")
    }

    /// Names of two or three words, each word of another listed name; three in ten repeat an earlier one.
    private static func traffic(_ lists: [SourceList], count: Int) -> [[UInt8]] {
        var random = SeededRandom(seed: seed)
        let words = lists.flatMap { $0.designations.flatMap { $0.names.flatMap { $0.text.split(separator: " ") } } }
        var names: [[UInt8]] = []
        while names.count < count, !words.isEmpty {
            if !names.isEmpty, random.next() % 10 < 3 {
                names.append(names[Int(random.next() % UInt64(names.count))])
                continue
            }
            let parts = (0..<(2 + Int(random.next() % 2))).map { _ in words[Int(random.next() % UInt64(words.count))] }
            names.append(Array(parts.joined(separator: " ").utf8))
        }
        return names
    }

    func runCompileAndOpen() {
        let clock = ContinuousClock()
        let path = "/tmp/screen-benchmark.\(getpid()).watchlist"
        defer { unsafe unlink(path) }
        var compile: [Double] = []
        var open: [Double] = []
        var verify: [Double] = []
        for _ in 0..<3 {
            compile.append(
                seconds(
                    clock.measure {
                        var builder = WatchlistBuilder()
                        for list in lists { try? builder.add(list) }
                        let bytes = try? builder.freeze()
                        precondition(bytes == frozen, "the same lists compiled to other bytes")
                    }))
            guard let stream = try? OutputStream(path: path), (try? stream.write(frozen.span)) != nil else { return }
            var mapped: Watchlist?
            open.append(seconds(clock.measure { mapped = try? Watchlist(mapping: path) }))
            verify.append(seconds(clock.measure { precondition((try? mapped?.verify()) != nil, "a sound file was refused") }))
        }
        print("compile            \(milliseconds(compile)) ms, \(frozen.count / 1_000_000) MB")
        print("open, mapped       \(milliseconds(open)) ms; verify \(milliseconds(verify)) ms")
    }

    func runSearch() throws {
        let clock = ContinuousClock()
        let cold = NameSearch(watchlist)
        var hits = 0
        var start = clock.now
        for name in names {
            let found = ask(cold, name)
            hits += found.count
        }
        let unseen = seconds(clock.now - start)
        let exhaustiveNames = Array(names.prefix(30))
        let twin = NameSearch(watchlist)
        let first = names[0]
        _ = twin.exhaustive(first.span, type: .person, threshold: 8_000)
        var exhaustive = 0.0
        for name in exhaustiveNames {
            let question = name
            start = clock.now
            let all = twin.exhaustive(question.span, type: .person, threshold: 8_000)
            exhaustive += seconds(clock.now - start)
            let found = ask(cold, name)
            precondition(all == found, "search lost or made a name")
        }
        let rate = Double(names.count) / unseen
        let twinRate = Double(exhaustiveNames.count) / exhaustive
        print("search             \(Int(rate)) names a second on one core, 3 in 10 repeated, \(hits) hits at 0.80")
        print("score every name   \(Int(twinRate)) names a second; the search is \(Int(rate / twinRate)) × that")
    }

    /// The whole filter as a program: records of two parties and a text, one and two workers, the same bytes out.
    func runFilter(_ screen: String) throws {
        let folder = "/tmp/screen-benchmark.\(getpid())"
        guard unsafe mkdir(folder, 0o700) == 0 else { return }
        defer { for name in ["in", "list", "one", "two"] { unsafe unlink("\(folder)/\(name)") }; unsafe rmdir(folder) }
        let list = try OutputStream(path: "\(folder)/list")
        try list.write(frozen.span)
        var records: [UInt8] = []
        let count = 50_000
        for i in 0..<count {
            let a = escaped(names[(i * 2) % names.count])
            let b = escaped(names[(i * 2 + 1) % names.count])
            records += Array(
                #"{"id":"B\#(i)","parties":[{"role":"debtor","name":"\#(a)"},{"role":"creditor","name":"\#(b)"}],"text":["Invoice \#(i)"]}"#
                    .utf8)
            records.append(0x0A)
        }
        let input = try OutputStream(path: "\(folder)/in")
        try input.write(records.span)
        let clock = ContinuousClock()
        for (jobs, name) in [(1, "one"), (2, "two")] {
            var status: Int32 = 0
            let time = seconds(
                clock.measure {
                    status = unsafe system(
                        "'\(screen)' '\(folder)/in' -w '\(folder)/list' --jobs \(jobs) --quiet > '\(folder)/\(name)'")
                })
            precondition(status == 0, "the filter failed")
            print(
                "filter, \(jobs) worker\(jobs == 1 ? " " : "s")   \(Int(Double(count) / time)) records a second, \(records.count / 1_000_000) MB in"
            )
        }
        let one = try readFile("\(folder)/one")
        let two = try readFile("\(folder)/two")
        precondition(one == two, "the number of workers changed the output")
    }

    private func ask(_ search: NameSearch, _ name: [UInt8]) -> [NameHit] {
        search.search(name.span, type: .person, threshold: 8_000)
    }

    func printMemory() {
        for (who, name) in [(RUSAGE_SELF.rawValue, "this benchmark"), (RUSAGE_CHILDREN.rawValue, "the filter")] {
            var usage = rusage()
            unsafe getrusage(__rusage_who_t(who), &usage)
            print("peak memory of \(name): \(usage.ru_maxrss / 1024) MB")
        }
    }

    private func escaped(_ name: [UInt8]) -> String {
        String(decoding: name.filter { $0 != 0x22 && $0 != 0x5C && $0 >= 0x20 }, as: UTF8.self)
    }

    private func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    private func milliseconds(_ samples: [Double]) -> String {
        let median = samples.sorted()[samples.count / 2] * 1000
        return median < 10 ? String(Double(Int(median * 100)) / 100) : String(Int(median))
    }
}
