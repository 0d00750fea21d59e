import Foundation
import Testing

@Suite("Policies on the command line")
struct PolicyCommandTests {
    private func filter(_ arguments: [String], _ input: String) throws -> ScreenProgram.Finished {
        try ScreenProgram.run(["-w", FictionalList.watchlist()] + arguments, input: input)
    }

    private static let twins = FictionalList.jsonl(["Samir Halvadjian"])

    @Test("show, show --json and schema go to standard output; what is shown is a policy again")
    func show() throws {
        let folder = try TemporaryFolder()
        let standard = try ScreenProgram.run(["policy", "show"])
        #expect(standard.code == 0)
        let hash = try #require(standard.lines.first?.split(separator: " ").last.map(String.init))
        #expect(try filter([], "{\"name\":\"\(FictionalList.person)\"}\n").objects().first?["policy"] as? String == hash)
        for line in standard.lines { #expect(line.count <= 80, "\(line)") }
        let json = try ScreenProgram.run(["policy", "show", "--json"])
        let path = try folder.write(json.output, to: "again.json")
        let again = try ScreenProgram.run(["policy", "check", path])
        #expect(again.code == 0)
        #expect(again.output.contains(hash))
        #expect(try ScreenProgram.run(["policy", "schema"]).object()["$defs"] != nil)
        let seed = ScreenProgram.packageRoot + "/seeds/policy.json5"
        let example = try ScreenProgram.run(["policy", "show", seed])
        #expect(example.code == 0)
        #expect(example.output.contains("instant"))
        for line in example.lines { #expect(line.count <= 80, "\(line)") }
        #expect(try ScreenProgram.run(["policy", "show", seed, "--stream", "none"]).code == 2)
    }

    @Test("check tells every problem with its place and ends with 2")
    func check() throws {
        let folder = try TemporaryFolder()
        let bad = try folder.write("{thresholds: {default: 2},\n ignoreWords: [],\n maximumAge: 'x'}", to: "bad.json5")
        let finished = try ScreenProgram.run(["policy", "check", bad])
        #expect(finished.code == 2)
        #expect(finished.output.isEmpty)
        for place in [":1: thresholds.default:", ":2: ignoreWords:", ":3: maximumAge:"] {
            #expect(finished.error.contains(bad + place), "\(finished.error)")
        }
        for command in [["policy", "show", bad], ["--policy", bad], ["--policy", folder.file("none")]] {
            let refused = try ScreenProgram.run(command + (command[0] == "policy" ? [] : ["-w", FictionalList.watchlist()]))
            #expect(refused.code == 2)
            #expect(refused.output.isEmpty)
        }
        let list = try FictionalList.watchlist()
        let odd = try folder.write(
            "{selection: {programmes: {TSET: 'report'}, measures: {'travel-ban': 'report'}}}", to: "odd.json5")
        let warned = try ScreenProgram.run(["policy", "check", odd, "-w", list])
        #expect(warned.code == 0)
        #expect(warned.output.contains("tset"))
        #expect(!warned.output.contains("measure"))
        let missing = try folder.write("{selection: {lists: {un: 'hold'}}}", to: "missing.json5")
        #expect(try ScreenProgram.run(["policy", "check", missing]).code == 0)
        #expect(try ScreenProgram.run(["policy", "check", missing, "-w", list]).code == 2)
        #expect(try filter(["--policy", missing], Self.twins).code == 2)
    }

    @Test("an alert becomes a suppression, which releases it until it expires")
    func suppress() throws {
        let folder = try TemporaryFolder()
        let alerts = try filter([], Self.twins).output
        let path = try folder.write(alerts, to: "hits.jsonl")
        let words = ["--reason", "somebody else", "--author", "Ada", "--created", "2026-01-01", "--expires", "2026-12-31"]
        let several = try ScreenProgram.run(["policy", "suppress", path] + words)
        #expect(several.code == 2)
        #expect(several.error.contains("--key"))
        let record = try #require(try filter([], Self.twins).objects().first)
        var entries = ""
        for alert in try #require(record["alerts"] as? [[String: Any]]) {
            let key = try #require(alert["key"] as? String)
            let entry = try ScreenProgram.run(["policy", "suppress", "--key", key, "--approver", "Bo"] + words, input: alerts)
            #expect(entry.code == 0)
            entries += entry.output
        }
        let policy = try folder.write("{suppressions: [\(entries)]}", to: "policy.json5")
        #expect(try ScreenProgram.run(["policy", "check", policy, "-w", FictionalList.watchlist()]).code == 0)
        let summary = folder.file("summary")
        let during = try filter(
            ["--policy", policy, "--as-of", "2026-06-01", "--fail-on-hit", "--summary", summary], Self.twins)
        #expect(during.code == 0)
        #expect(during.error.contains("released by the policy: 2 alerts"))
        let cleared = try #require(try during.objects().first)
        #expect(cleared["status"] as? String == "clear")
        let released = try #require((cleared["alerts"] as? [[String: Any]])?.first?["released"] as? [String: Any])
        #expect(released["approver"] as? String == "Bo")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try folder.bytes("summary"))) as? [String: Any])
        #expect((object["decisions"] as? [String: Any])?["asOf"] as? String == "2026-06-01")
        // The same day, the same bytes.
        #expect(try filter(["--policy", policy, "--as-of", "2026-06-01", "-j", "3"], Self.twins).output == during.output)
        let after = try filter(["--policy", policy, "--as-of", "2027-01-01", "--fail-on-hit"], Self.twins)
        #expect(after.code == 3)
        #expect(after.error.contains("expired"))
        // Without an approver the entry is made and refused until somebody signs it.
        let key = try #require((record["alerts"] as? [[String: Any]])?.first?["key"] as? String)
        let unsigned = try ScreenProgram.run(["policy", "suppress", path, "--key", key] + words)
        #expect(unsigned.code == 0)
        let draft = try folder.write("{suppressions: [\(unsigned.output)]}", to: "draft.json5")
        let refused = try ScreenProgram.run(["policy", "check", draft])
        #expect(refused.code == 2)
        #expect(refused.error.contains("suppressions[0].approver"))
        #expect(try ScreenProgram.run(["policy", "suppress", path, "--key", key, "--approver", "ADA"] + words).code == 2)
        #expect(try ScreenProgram.run(["policy", "suppress", path, "--key", "0000"] + words).code == 2)
        #expect(try ScreenProgram.run(["policy", "suppress"] + words, input: "no JSON\n").code == 2)
    }

    @Test("a stream is chosen by name, -t goes before every threshold, and days are days")
    func options() throws {
        let folder = try TemporaryFolder()
        let policy = try folder.write(
            "{selection: {measures: {unknown: 'report'}}, streams: {strict: {selection: {measures: {unknown: 'hold'}}, thresholds: {default: 1}}}}",
            to: "policy.json5")
        func statuses(_ arguments: [String]) throws -> [String] {
            try filter(
                ["--policy", policy, "-o", "all"] + arguments, FictionalList.jsonl(["Samir Halvadjian", "Samir Halvadjan"])
            )
            .objects().compactMap { $0["status"] as? String }
        }
        #expect(try statuses([]) == ["clear", "clear"])
        #expect(try statuses(["--stream", "strict"]) == ["hold", "clear"])
        #expect(try statuses(["--stream", "strict", "-t", "0.8"]) == ["hold", "hold"])
        for arguments in [
            ["--policy", policy, "--stream", "other"], ["--stream", "strict"], ["--policy", policy, "--as-of", "yesterday"],
            ["--as-of", "2026-13-01"],
        ] {
            let refused = try filter(arguments, Self.twins)
            #expect(refused.code == 2, "\(arguments)")
            #expect(refused.output.isEmpty)
        }
        let old = try folder.write("{maximumAge: 10}", to: "old.json5")
        #expect(try filter(["--policy", old, "--as-of", "2026-01-12"], Self.twins).code == 0)
        #expect(try filter(["--policy", old, "--as-of", "2026-01-13"], Self.twins).code == 2)
    }

    @Test("a closed standard output is success, whatever was held or rejected before")
    func closedOutput() throws {
        let folder = try TemporaryFolder()
        // More than a pipe's reader that has gone could have taken: the first chunk holds a hit and a reject.
        let input = try folder.write(String(repeating: Self.twins + "{broken\n", count: 300), to: "input")
        for arguments in [["--fail-on-hit"], [], ["-o", "all", "--fail-on-hit", "-j", "2"], ["-o", "text", "--fail-on-hit"]] {
            let process = try Running(
                ["-w", FictionalList.watchlist()] + arguments, input: .file(input), output: nil, error: folder.file("error"),
                environment: [:])
            #expect(process.wait(seconds: 60) == 0, "\(arguments)")
        }
    }

    @Test("a reader that leaves after a while has seen enough too, though hits and rejects are counted by then")
    func leavingReader() throws {
        let folder = try TemporaryFolder()
        // Long records, so that few of them are many chunks.
        let padding = String(repeating: "x", count: 40_000)
        let record = #"{"name":"Samir Halvadjian","pad":"\#(padding)"}"# + "\n{broken\n"
        let input = try folder.write(String(repeating: record, count: 150), to: "input")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [
            "-c", #""$1" -w "$2" --fail-on-hit -j 1 "$3" 2>/dev/null | head -n 1 >/dev/null; exit ${PIPESTATUS[0]}"#, "bash",
            ScreenProgram.path, try FictionalList.watchlist(), input,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
