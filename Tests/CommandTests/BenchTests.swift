import Foundation
import Testing

@Suite("screen bench")
struct BenchTests {
    private static let names = ["Emma Halvorsen", "Piotr Zielonka", FictionalList.person, "Emma Halvorsen", "Bakkerij Noord"]

    @Test("measures the user's own list and traffic, as text, JSON and a page")
    func ownTraffic() throws {
        let folder = try TemporaryFolder()
        let traffic = try folder.write(FictionalList.jsonl(Self.names), to: "traffic.jsonl")
        let watchlist = try FictionalList.watchlist()
        let page = folder.file("bench.html")
        let finished = try ScreenProgram.run([
            "bench", traffic, "-w", watchlist, "--rounds", "1", "--json", "--html", page,
        ])
        #expect(finished.code == 0, "\(finished.error)")
        let sections = try #require(try finished.object()["sections"] as? [[String: Any]])
        let figures = sections.flatMap { $0["figures"] as? [[String: Any]] ?? [] }
        let ids = figures.compactMap { $0["id"] as? String }
        for id in ["search.names", "search.unseen", "latency.p50", "latency.p99", "latency.p999", "filter.one", "filter.all"] {
            #expect(ids.contains(id), "\(id)")
        }
        #expect(figures.allSatisfy { ($0["value"] as? Double ?? -1) >= 0 })
        // One name of the five is listed, one comes twice.
        let notes = sections.compactMap { $0["note"] as? String }
        #expect(notes.contains { $0.hasPrefix("5 names") && $0.contains("20.0 % asked for before") })
        #expect(notes.contains { $0.hasPrefix("5 records") && $0.contains("20.00 % are held") })
        #expect(try folder.text("bench.html").contains("</html>"))
        let text = try ScreenProgram.run(["bench", traffic, "-w", watchlist, "--rounds", "1"])
        #expect(text.code == 0)
        #expect(text.output.contains("records a second") && text.output.contains("half of the look-ups take at most"))
    }

    @Test("takes columns as the filter does")
    func mappedColumns() throws {
        let folder = try TemporaryFolder()
        let traffic = try folder.write("a,b\nx,Emma Halvorsen\ny,Piotr Zielonka\n", to: "traffic.csv")
        let command = ["bench", traffic, "-w", try FictionalList.watchlist(), "--rounds", "1", "--json"]
        // Without a mapping there are texts and no names to measure.
        #expect(try ScreenProgram.run(command).code == 2)
        let finished = try ScreenProgram.run(command + ["--map", "name=b"])
        #expect(finished.code == 0, "\(finished.error)")
        #expect(finished.output.contains("2 names of 14.0 bytes"))
    }

    @Test("makes traffic where none is given, the same for the same seed")
    func madeTraffic() throws {
        let command = ["bench", "-w", try FictionalList.watchlist(), "--names", "100", "--rounds", "1", "--json", "--seed", "9"]
        let notes = try (0..<2).map { _ in
            let sections = try ScreenProgram.run(command).object()["sections"] as? [[String: Any]]
            return sections?.compactMap { $0["note"] as? String } ?? []
        }
        #expect(notes[0] == notes[1])
        #expect(notes[0].first?.hasPrefix("100 names") == true)
    }

    @Test("refuses what can't be measured, naming it")
    func refusals() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write("", to: "empty.jsonl")
        let watchlist = try FictionalList.watchlist()
        for (arguments, word) in [
            ([folder.file("nowhere")], "nowhere"), (["-"], "must be a file"), ([empty], "empty.jsonl"),
            (["--names", "5"], "--names 5"), (["--repeats", "100"], "--repeats 100"), (["--rounds", "0"], "--rounds 0"),
            (["--map", "name=b"], "--map"),
        ] {
            let finished = try ScreenProgram.run(["bench", "-w", watchlist] + arguments)
            #expect(finished.code == 2)
            #expect(finished.error.contains(word), "\(finished.error)")
            #expect(finished.output.isEmpty)
        }
    }
}
