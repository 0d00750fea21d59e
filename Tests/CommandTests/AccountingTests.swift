import Foundation
import Glibc
import Testing

/// Every record and byte accounted for, by the program as people run it.
@Suite("screen: manifests, checkpoints, reports, replay", .serialized)
struct AccountingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Records with and without alerts, unreadable ones and blank lines.
    private static func records(_ count: Int) -> String {
        (0..<count).map { i in
            let name = i % 11 == 0 ? FictionalList.person : "Emma O'Brien \(i)"
            if i % 37 == 5 { return "{broken \(i)\n" }
            return #"{"id":"R\#(i)","amount":"\#(i)","parties":[{"role":"creditor","name":"\#(name)","country":"NL"}]}"# + "\n"
                + (i % 53 == 0 ? "\n" : "")
        }.joined()
    }

    private func screen(_ arguments: [String], _ input: String = "") throws -> ScreenProgram.Finished {
        try ScreenProgram.run(["-w", FictionalList.watchlist()] + arguments, input: input)
    }

    private func streams(_ prefix: String) -> [String] {
        ["clear", "hold", "reject"].flatMap { ["--\($0)", folder.file("\(prefix)-\($0)")] }
    }

    // MARK: Split and reassembly

    @Test("a manifest, and the input put together again from its streams")
    func reassemble() throws {
        let text = Self.records(400)
        let input = try folder.write(text, to: "input.jsonl")
        let manifest = folder.file("manifest")
        #expect(try screen([input, "-o", "split", "--manifest", manifest] + streams("a")).code == 1)
        let finished = try ScreenProgram.run(["reassemble", manifest, "-o", folder.file("again")] + streams("a"))
        #expect(finished.code == 0, "\(finished.error)")
        #expect(try folder.text("again") == text)
        let proved = try ScreenProgram.run(["reassemble", manifest] + streams("a"))
        #expect(proved.lines.count == 1)
        #expect(proved.output.contains("sha256"))
        _ = try folder.write(try folder.text("a-hold") + "x", to: "a-hold")
        let changed = try ScreenProgram.run(["reassemble", manifest] + streams("a"))
        #expect(changed.code == 2)
        #expect(changed.error.contains("holds more than the manifest tells of"))
        #expect(try screen([input, "--manifest", manifest]).code == 2)
    }

    // MARK: Checkpoint

    /// Starts a run and kills it when a file of its has grown by a random number of bytes, again and again; the run after that comes
    /// to its end.
    private func killedRuns(
        _ arguments: [String], output: String?, watching file: String, step: Int, kills: Int
    ) throws -> (kills: Int, code: Int32) {
        var random = SystemRandomNumberGenerator()
        var done = 0
        let list = try FictionalList.watchlist()
        for _ in 0..<(kills + 50) {
            let shell = try Running(
                ["-w", list] + arguments, input: .file("/dev/null"), output: output ?? folder.file("nothing"),
                isAppending: output != nil, error: folder.file("error"), environment: [:])
            if done < kills {
                let target = size(file) + Int.random(in: 1...step, using: &random)
                let end = Date().addingTimeInterval(60)
                while size(file) < target, !shell.hasEnded(), Date() < end { usleep(500) }
                shell.send(SIGKILL)
            }
            let code = shell.wait(seconds: 120)
            if code < 128, code >= 0 { return (done, code) }
            done += 1
        }
        return (done, -1)
    }

    private func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    @Test("killed at random points, a split run ends with the streams of one that wasn't")
    func killedSplit() throws {
        let text = Self.records(2_000)
        let input = try folder.write(text, to: "input.jsonl")
        let common = [input, "-o", "split", "--quiet", "--chunk-bytes", "8000"]
        #expect(try screen(common + ["--manifest", folder.file("whole")] + streams("a")).code == 1)
        let kills = Int(ProcessInfo.processInfo.environment["SCREEN_TEST_KILLS"] ?? "") ?? 8
        let summary = folder.file("summary")
        let arguments =
            common + ["--manifest", folder.file("manifest"), "--checkpoint", folder.file("checkpoint"), "--summary", summary]
            + ["--checkpoint-every", "0"] + streams("b")
        let (killed, code) = try killedRuns(arguments, output: nil, watching: folder.file("manifest"), step: 20_000, kills: kills)
        let told = try folder.text("error")
        #expect(code == 1, "\(told)")
        #expect(killed > 0)
        for stream in ["clear", "hold", "reject"] { #expect(try folder.bytes("a-\(stream)") == folder.bytes("b-\(stream)")) }
        #expect(try folder.text("manifest") == folder.text("whole"))
        let found = try #require(try JSONSerialization.jsonObject(with: Data(folder.bytes("summary"))) as? [String: Any])
        #expect(found["read"] as? Int == 2_000)
        #expect(found["balanced"] as? Bool == true)
        #expect(found["bytes"] as? Int == text.utf8.count)
        // Once more: nothing is done, nothing is doubled.
        #expect(try ScreenProgram.run(["-w", FictionalList.watchlist()] + arguments).code == 1)
        #expect(try folder.bytes("a-clear") == folder.bytes("b-clear"))
        let proved = try ScreenProgram.run(["reassemble", folder.file("manifest"), "-o", folder.file("again")] + streams("b"))
        #expect(proved.code == 0, "\(proved.error)")
        #expect(try folder.text("again") == text)
    }

    @Test("killed at random points, the lines of hits are those of a run that wasn't; standard output is appended to")
    func killedLines() throws {
        let input = try folder.write(Self.records(1_500), to: "input.jsonl")
        let common = [input, "--quiet", "--chunk-bytes", "8000"]
        let whole = try screen(common)
        _ = try folder.write("before\n", to: "lines")
        let arguments = common + ["--checkpoint", folder.file("checkpoint"), "--checkpoint-every", "0"]
        let (_, code) = try killedRuns(
            arguments, output: folder.file("lines"), watching: folder.file("lines"), step: 60_000, kills: 3)
        let told = try folder.text("error")
        #expect(code == 1, "\(told)")
        #expect(try folder.text("lines") == "before\n" + whole.output)
    }

    @Test("a checkpoint is refused where it can't hold what it promises, and says what differs")
    func refusals() throws {
        let input = try folder.write(Self.records(50), to: "input.jsonl")
        let checkpoint = ["--checkpoint", folder.file("checkpoint")]
        #expect(try screen([input] + checkpoint).error.contains("open for appending"))
        let split = ["-o", "split"] + streams("c") + checkpoint
        #expect(try screen(split, "{}").error.contains("standard input"))
        #expect(try screen([input, "-o", "split", "--hold", "/dev/null"] + checkpoint).code == 2)
        try? FileManager.default.removeItem(atPath: folder.file("checkpoint"))
        #expect(try screen([input] + split).code == 1)
        let other = try screen([input, "-t", "0.9"] + split)
        #expect(other.code == 2)
        #expect(other.error.contains("the policy: then"))
        let mapped = try screen([input, "--stripping-window", "5"] + split)
        #expect(mapped.error.contains("--stripping-window: then 10000, now 5"))
        let again = try screen([input] + split)
        #expect(again.code == 1)
        #expect(again.error.contains("has come to its end"))
        _ = try folder.write("{}\n" + Self.records(50), to: "input.jsonl")
        let changed = try screen([input] + split)
        #expect(changed.code == 2)
        #expect(changed.error.contains("bytes, and had"))
        _ = try folder.write(Self.records(50).replacing("R1", with: "Q1", maxReplacements: 1), to: "input.jsonl")
        #expect(try screen([input] + split).error.contains("has changed since it was screened"))
    }

    // MARK: Reports

    @Test("--report: one page with the numbers of the summary, nothing fetched, names of the input escaped")
    func report() throws {
        let text = Self.records(300) + #"{"parties":[{"role":"<b>&role","name":"\#(FictionalList.person)"}]}"# + "\n"
        let input = try folder.write(text, to: "input.jsonl")
        let finished = try screen([input, "--report", folder.file("report.html"), "--summary", folder.file("summary")])
        #expect(finished.code == 1)
        let page = try folder.text("report.html")
        #expect(page.hasPrefix("<!doctype html>"))
        #expect(page.contains("prefers-color-scheme:dark"))
        for part in ["By list", "By role", "By country", "By score", "Which fields", "could not be read", "unexpected byte"] {
            #expect(page.contains(part), "\(part)")
        }
        // A role that is no known one may say a name.
        #expect(page.contains("(other)"))
        for part in ["http://", "https://", "<script", "src=", "<link", "@import", "&amp;role", "<b>&role"] {
            #expect(!page.contains(part))
        }
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(folder.bytes("summary"))) as? [String: Any])
        let by = try #require(summary["alertsBy"] as? [String: [String: Int]])
        #expect(by["list"]?["test"] == summary["alerts"] as? Int)
        #expect(by["role"]?["(other)"] == 1)
        #expect((by["country"]?["NL"] ?? 0) + 1 == summary["alerts"] as? Int)
        #expect(by["score"]?["1.00"] == summary["alerts"] as? Int)
        #expect((summary["rejects"] as? [String: Int])?["unexpected byte"] == summary["rejected"] as? Int)
        let fields = try #require(summary["fields"] as? [String: Any])
        #expect(fields["screened"] as? Int == 2)
        #expect(finished.error.contains("alerts by list: test"))
        #expect(finished.error.contains("fields screened"))
    }

    @Test("--explain-fields: one record, as text on eighty columns and as JSON")
    func explain() throws {
        let text = #"{"id":"7","channel":"web","parties":[{"role":"creditor","name":"Emma O'Brien"}],"text":"for rent"}"# + "\n"
        let finished = try screen(["--explain-fields"], text + text)
        #expect(finished.code == 0)
        for part in ["/parties/0/name", "creditor.name", "/channel", "--map", "Emma O'Brien"] {
            #expect(finished.output.contains(part), "\(part)")
        }
        #expect(finished.lines.allSatisfy { $0.count <= 80 })
        let json = try screen(["--explain-fields", "--record", "2", "--json"], text + text).object()
        #expect(json["line"] as? Int == 2)
        let fields = try #require(json["fields"] as? [[String: String]])
        #expect(
            fields.filter { $0["treatment"] == "screened" }.compactMap { $0["path"] } == ["/channel", "/parties/0/name", "/text"])
        #expect(try screen(["--explain-fields", "--record", "none"], text).code == 2)
        #expect(try screen(["--record", "7"], text).code == 2)
    }

    // MARK: Stripping

    @Test("a stripped payment is held, in the lines and for people")
    func stripping() throws {
        let debtor = #"{"role":"debtor","name":"Annelies de Wit"}"#
        let text =
            #"{"id":"P1","amount":5,"parties":[\#(debtor),{"role":"creditor","name":"\#(FictionalList.person)"}]}"# + "\n"
            + #"{"id":"P1","amount":5,"parties":[\#(debtor)]}"# + "\n"
        let lines = try screen([], text).objects()
        #expect(lines.compactMap { $0["status"] as? String } == ["hold", "hold"])
        #expect((lines.last?["stripped"] as? [String: Any])?["what"] as? String == "creditor removed")
        #expect((lines.last?["stripped"] as? [String: Any])?["record"] as? String == "P1")
        let people = try screen(["-o", "text"], text)
        #expect(people.output.contains("creditor removed"))
        #expect(people.error.contains("1 record held or noted"))
        #expect(try screen(["--stripping-window", "0"], text).objects().count == 1)
        #expect(try screen(["--stripping-window", "-1"], text).code == 2)
        #expect(try screen(["--fail-on-hit"], text).code == 3)
    }

    // MARK: Replay

    @Test("replay: 0 the same, 1 something differs, 2 could not; the store's version is found by the lines")
    func replay() throws {
        let store = folder.file("store")
        func update(_ version: String, _ rows: [String]) throws {
            let list = try folder.write(
                FictionalList.text(version: version, date: "2026-0\(version)-02", rows: rows), to: "test.csv")
            let updated = try ScreenProgram.run(["lists", "update", "test", "--mirror", list, "--store", store])
            #expect(updated.code == 0, "\(updated.error)")
        }
        try update("1", FictionalList.rows)
        let input = try folder.write(Self.records(200), to: "input.jsonl")
        let made = try ScreenProgram.run([input, "-w", "test", "--store", store, "-o", "all", "--quiet"])
        let alerts = try folder.write(made.output, to: "alerts.jsonl")
        // A newer version is in force; the lines name the one that they were made by.
        try update("2", FictionalList.rows + ["X1,person,Ottokar Vredenhain,primary,,,,,,"])
        let same = try ScreenProgram.run(["replay", alerts, "--records", input, "--store", store])
        #expect(same.code == 0, "\(same.output)\(same.error)")
        #expect(same.output == "replayed 200 lines: 200 the same byte for byte, 0 differ\n")
        let newer = try ScreenProgram.run(["replay", alerts, "--records", input, "-w", "test", "--store", store, "--json"])
        #expect(newer.code == 1)
        let objects = try newer.objects()
        #expect(objects.last?["different"] as? Int == 200)
        let first = try #require((objects.first?["differences"] as? [[String: String]])?.first)
        #expect(first["kind"] == "list")
        let changed = try folder.write(
            Self.records(200).replacing("Emma O'Brien 7\"", with: "Emma O'Brien 8\""), to: "changed.jsonl")
        let found = try ScreenProgram.run(["replay", alerts, "--records", changed, "--store", store])
        #expect(found.code == 1)
        #expect(found.output.contains("199 the same"))
        #expect(found.output.contains("has other bytes"))
        #expect(try ScreenProgram.run(["replay", alerts, "--records", folder.file("none"), "--store", store]).code == 2)
        #expect(try ScreenProgram.run(["replay", alerts, "--store", store]).code == 2)
        #expect(try ScreenProgram.run(["replay", input, "--records", input, "--store", store]).code == 2)
        let lost = try ScreenProgram.run(["replay", alerts, "--records", input, "--store", folder.file("empty")])
        #expect(lost.code == 2)
        #expect(lost.error.contains("give these lists with -w"))
    }

    @Test("replay without -w knows the embedded excerpt")
    func replayEmbedded() throws {
        let input = try folder.write(#"{"name":"Usama bin Ladin"}"# + "\n", to: "input.jsonl")
        let made = try ScreenProgram.run([input, "--quiet"])
        let alerts = try folder.write(made.output, to: "alerts.jsonl")
        #expect(made.lines.count == 1)
        #expect(try ScreenProgram.run(["replay", alerts, "--records", input]).code == 0)
    }
}
