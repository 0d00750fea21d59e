import Benchmarking
import Bytes
import WatchlistStore

/// Compiling a list, opening and verifying it, and its size.
struct ListSection {
    let subject: Subject
    var rounds: Int

    func run(_ folder: TemporaryFolder) throws -> BenchmarkReport.Section {
        let path = folder.file("list.watchlist")
        let stream = try OutputStream(path: path)
        try stream.write(subject.frozen.span)
        var (compile, open, verify): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<max(1, rounds) {
            var bytes: [UInt8] = []
            compile.append(
                try Stopwatch.seconds {
                    var builder = WatchlistBuilder()
                    for list in subject.lists { try builder.add(list) }
                    bytes = try builder.freeze()
                })
            guard bytes == subject.frozen else { throw WrongAnswer("the same lists compiled to other bytes") }
            var mapped: Watchlist?
            open.append(1e3 * (try Stopwatch.seconds { mapped = try Watchlist(mapping: path) }))
            verify.append(1e3 * (try Stopwatch.seconds { try mapped?.verify() }))
        }
        let names = Double(max(1, subject.watchlist.nameCount))
        var section = BenchmarkReport.Section(
            "Compiling and opening", note: "The same lists compile to the same bytes each time.")
        section.figures = [
            Figure("lists.compile", "compile", Stopwatch.median(compile), .seconds, reach: .value(2)),
            Figure("lists.open", "open, mapped", Stopwatch.median(open), .milliseconds, reach: .value(5)),
            Figure("lists.verify", "verify its contents", Stopwatch.median(verify), .milliseconds),
            Figure("lists.size", "size of the file", Double(subject.frozen.count) / names, .bytesAName),
        ]
        return section
    }
}
