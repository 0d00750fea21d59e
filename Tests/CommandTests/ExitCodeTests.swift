import Foundation
import Glibc
import Testing

@Suite("Exit codes")
struct ExitCodeTests {
    static let clean = FictionalList.jsonl(["Emma O'Brien", "Piotr Zieliński"])
    static let hit = FictionalList.jsonl(["Emma O'Brien", FictionalList.person])

    private func filter(_ arguments: [String], _ input: String) throws -> ScreenProgram.Finished {
        try ScreenProgram.run(["-w", FictionalList.watchlist()] + arguments, input: input)
    }

    @Test("0: every record was screened, alerts or not; 1: some were rejected; 3: alerts, when asked, and before 1")
    func records() throws {
        #expect(try filter([], Self.clean).code == 0)
        #expect(try filter([], Self.hit).code == 0)
        #expect(try filter([], "").code == 0)
        #expect(try filter([], Self.clean + "{broken\n").code == 1)
        #expect(try filter([], Self.hit + "{broken\n").code == 1)
        #expect(try filter(["--fail-on-hit"], Self.clean).code == 0)
        #expect(try filter(["--fail-on-hit"], Self.clean + "{broken\n").code == 1)
        #expect(try filter(["--fail-on-hit"], Self.hit).code == 3)
        #expect(try filter(["--fail-on-hit"], Self.hit + "{broken\n").code == 3)
        #expect(try filter(["--fail-on-hit", "--limit", "0"], Self.hit).code == 3)
    }

    @Test(
        "2: a bad option",
        arguments: [
            ["--no-such-option"], ["-t", "1.5"], ["-t", "-0.1"], ["-t", "high"], ["-t", "nan"], ["-f", "pdf"],
            ["-o", "everything"],
            ["-j", "0"], ["-j", "-1"], ["--limit", "-1"], ["--limit", "many"], ["--encoding", "ebcdic"], ["--delimiter", "ab"],
            ["--map", "name"], ["--map", "=x"], ["--map", "creditor.colour=x"], ["-o", "split"], ["--hold", "/dev/null"],
            ["--max-age", "old"],
        ])
    func badOption(_ arguments: [String]) throws {
        let finished = try filter(arguments, Self.hit)
        #expect(finished.code == 2)
        #expect(finished.output.isEmpty)
        #expect(!finished.error.isEmpty)
    }

    @Test("2: an input that is missing, a folder, or of no known format")
    func badInput() throws {
        let folder = try TemporaryFolder()
        let good = try folder.write(Self.hit, to: "good.jsonl")
        for bad in [folder.file("missing.jsonl"), folder.path, try folder.write("PK\u{3}\u{4}", to: "archive.zip")] {
            #expect(try filter([bad], "").code == 2, "\(bad)")
            let both = try filter([good, bad], "")
            #expect(both.code == 2, "\(bad)")
            // What stands before it was screened, and the summary says so.
            #expect(ScreenProgram.ids(try both.objects(), "hold") == ["R1"])
            #expect(both.error.contains("stopped"))
            #expect(both.error.contains("read 2"))
            #expect(both.error.contains(bad))
        }
    }

    @Test("2: a list that is missing, empty, or no list")
    func badList() throws {
        let folder = try TemporaryFolder()
        let emptyFolder = folder.file("nothing")
        try FileManager.default.createDirectory(atPath: emptyFolder, withIntermediateDirectories: true)
        let bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
            <CONSOLIDATED_LIST dateGenerated="2026-01-02"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>&d;</FIRST_NAME>
            <REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>
            """
        let truncated = """
            <?xml version="1.0"?>
            <CONSOLIDATED_LIST dateGenerated="2026-01-02"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>Zorvan</FIRST_NAME>
            <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER></INDIVIDUAL><INDIVIDUAL><FIRST
            """
        let page = "<!DOCTYPE html>\n<html><head><title>503</title></head><body>Service unavailable</body></html>\n"
        let lists = [
            folder.file("missing.xml"), folder.file("missing.watchlist"), emptyFolder,
            try folder.write("", to: "empty.csv"), try folder.write("", to: "empty.xml"),
            try folder.write(FictionalList.text(rows: []), to: "header.csv"),
            try folder.write(page, to: "page.xml"), try folder.write(page, to: "page.csv"),
            try folder.write(truncated, to: "truncated.xml"), try folder.write(bomb, to: "bomb.xml"),
            try folder.write("some notes\nof somebody\n", to: "notes.txt"),
        ]
        for list in lists {
            let target = folder.file("out.watchlist")
            let compiled = try ScreenProgram.run(["lists", "compile", list, "-o", target])
            #expect(compiled.code == 2, "compile \(list)")
            #expect(!compiled.error.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: target), "compile \(list)")
            let screened = try ScreenProgram.run(["-w", list, "-o", "all"], input: Self.clean)
            #expect(screened.code == 2, "screen -w \(list)")
            #expect(screened.output.isEmpty, "screen -w \(list)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix(".tmp") })
    }

    @Test("2: a watchlist of which a byte is wrong, or the end is missing")
    func damagedWatchlist() throws {
        let folder = try TemporaryFolder()
        let sound = Array(try Data(contentsOf: URL(fileURLWithPath: FictionalList.watchlist())))
        #expect(try ScreenProgram.run(["lists", "verify", FictionalList.watchlist()]).code == 0)
        var places = [0, 8, 16, sound.count - 1]
        places += (1...6).map { $0 * sound.count / 7 }
        for place in places {
            var bytes = sound
            bytes[place] ^= 0x10
            let path = try folder.write(bytes, to: "damaged.watchlist")
            #expect(try ScreenProgram.run(["lists", "verify", path]).code == 2, "byte \(place)")
            let screened = try ScreenProgram.run(["-w", path, "-o", "all"], input: Self.clean)
            #expect(screened.code == 2, "byte \(place)")
            #expect(screened.output.isEmpty, "byte \(place)")
        }
        for count in [0, 7, 8, 100, sound.count / 2, sound.count - 1] {
            let path = try folder.write(Array(sound[..<count]), to: "short.watchlist")
            #expect(try ScreenProgram.run(["lists", "verify", path]).code == 2, "\(count) bytes")
            #expect(try ScreenProgram.run(["-w", path], input: Self.clean).code == 2, "\(count) bytes")
        }
        let longer = try folder.write(sound + [0], to: "longer.watchlist")
        #expect(try ScreenProgram.run(["lists", "verify", longer]).code == 2)
    }

    @Test("2: a stream that can't be written")
    func fullDevice() throws {
        #expect(try filter(["-o", "split", "--hold", "/dev/full"], Self.hit).code == 2)
        #expect(try filter(["-o", "split", "--clear", "/dev/full", "--hold", "/dev/null"], Self.hit).code == 2)
        #expect(try filter(["-o", "split", "--hold", "/nonexistent/hold"], Self.hit).code == 2)
        #expect(try filter(["--summary", "/dev/full"], Self.clean).code == 2)
        #expect(try filter(["--summary", "/nonexistent/summary"], Self.clean).code == 2)
        #expect(try ScreenProgram.run(["lists", "compile", FictionalList.watchlist(), "-o", "/nonexistent/list"]).code == 2)
    }

    @Test("name: 3 with --fail-on-hit and an alert, else 0")
    func name() throws {
        let list = try FictionalList.watchlist()
        #expect(try ScreenProgram.run(["name", FictionalList.person, "-w", list]).code == 0)
        #expect(try ScreenProgram.run(["name", FictionalList.person, "-w", list, "--fail-on-hit"]).code == 3)
        #expect(try ScreenProgram.run(["name", "Emma O'Brien", "-w", list, "--fail-on-hit"]).code == 0)
        #expect(try ScreenProgram.run(["name", FictionalList.person, "-w", list, "--type", "robot"]).code == 2)
        #expect(try ScreenProgram.run(["name", "-w", list]).code == 2)
        #expect(try ScreenProgram.run(["why-not", FictionalList.person, "test:none", "-w", list]).code == 2)
        #expect(try ScreenProgram.run(["lists", "show", list, "--id", "test:none"]).code == 2)
        #expect(try ScreenProgram.run(["compare", "one name"]).code == 2)
    }

    @Test("help and version are no errors, and go to standard output")
    func help() throws {
        let version = try ScreenProgram.run(["--version"])
        #expect(version.code == 0)
        #expect(version.output.split(separator: ".").count == 3)
        // Every command: those that a help names are asked in their turn.
        var commands: [[String]] = [[]]
        var asked = 0
        while let command = commands.popLast() {
            let help = try ScreenProgram.run(command + ["--help"])
            #expect(help.code == 0)
            #expect(help.output.contains("USAGE"))
            for line in help.lines { #expect(line.count <= 80, "\(command): \(line)") }
            asked += 1
            let subcommands = help.lines.drop { !$0.hasPrefix("SUBCOMMANDS") }.dropFirst().prefix { $0.hasPrefix("  ") }
            for line in subcommands where line.hasPrefix("  ") && !line.hasPrefix("   ") {
                if let name = line.split(separator: " ").first, name == name.lowercased() {
                    commands.append(command + [String(name)])
                }
            }
        }
        #expect(asked > 20)
    }

    // MARK: Pipes and signals

    private func run(_ arguments: [String], input: String, closedOutput: Bool) throws -> (code: Int32, error: String) {
        let folder = try TemporaryFolder()
        let process = try Running(
            arguments, input: .file(try folder.write(input, to: "input")), output: closedOutput ? nil : folder.file("output"),
            error: folder.file("error"), environment: [:])
        return (process.wait(seconds: 60), try folder.text("error"))
    }

    @Test("a reader that closes standard output has seen enough: 0, unless other streams lose by it")
    func closedOutput() throws {
        let list = try FictionalList.watchlist()
        let folder = try TemporaryFolder()
        let many = String(repeating: FictionalList.jsonl([FictionalList.person]), count: 300)
        #expect(try run(["-w", list], input: many, closedOutput: true).code == 0)
        #expect(try run(["-w", list, "-o", "all", "-j", "2"], input: many, closedOutput: true).code == 0)
        let withSummary = try run(["-w", list, "--summary", folder.file("summary")], input: many, closedOutput: true)
        #expect(withSummary.code == 2)
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(try folder.bytes("summary"))) as? [String: Any])
        #expect(summary["stopped"] is String)
    }

    @Test("an interrupted stream ends with 2, a summary, and whole lines", arguments: [SIGINT, SIGTERM])
    func interruptedStream(_ signal: Int32) throws {
        let folder = try TemporaryFolder()
        let process = try Running(
            ["-w", FictionalList.watchlist(), "-o", "all", "--summary", folder.file("summary")], input: .pipe,
            output: folder.file("output"), error: folder.file("error"), environment: [:])
        // Long records, of which few are screened for many bytes read.
        let padding = String(repeating: "x", count: 20_000)
        let block = String(repeating: #"{"name":"Emma O'Brien","pad":"\#(padding)"}"# + "\n", count: 50)
        for _ in 0..<3 { process.write(block) }
        process.send(signal)
        // The sender goes on for a while; the program must not wait for its end.
        for _ in 0..<6 { process.write(block) }
        let code = process.wait(seconds: 15)
        process.endInput()
        #expect(code == 2)
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(try folder.bytes("summary"))) as? [String: Any])
        #expect((summary["stopped"] as? String)?.isEmpty == false)
        let output = try folder.bytes("output")
        #expect(output.isEmpty || output.last == 0x0A)
        #expect(summary["read"] as? Int == output.count { $0 == 0x0A })
    }

    @Test("an interrupted wait for standard input ends with 2 and a summary", arguments: [SIGINT, SIGTERM])
    func interruptedRead(_ signal: Int32) throws {
        let folder = try TemporaryFolder()
        let process = try Running(
            ["-w", FictionalList.watchlist(), "-o", "all"], input: .pipe, output: folder.file("output"),
            error: folder.file("error"),
            environment: [:])
        // More than a pipe holds, so that the program has begun to read when this returns.
        process.write(String(repeating: FictionalList.jsonl(["Emma O'Brien"]), count: 4_000))
        usleep(300_000)
        process.send(signal)
        let code = process.wait(seconds: 15)
        process.endInput()
        #expect(code == 2)
        let error = try folder.text("error")
        #expect(error.contains("screen: read "))
        #expect(error.contains("stopped"))
    }

    @Test("a signal is obeyed within a record, with a summary", arguments: [SIGINT, SIGTERM])
    func interruptedRecord(_ signal: Int32) throws {
        let folder = try TemporaryFolder()
        // One record of many slow texts, which takes long in a debug build.
        let text = (0..<400_000).map { "\u{22}Samir belhakem norvexa \($0 % 977) maritime\u{22}" }.joined(separator: ",")
        let first = FictionalList.jsonl(["Emma O'Brien"])
        let input = try folder.write(first + "{\u{22}id\u{22}:\u{22}slow\u{22},\u{22}text\u{22}:[\(text)]}\n", to: "input")
        let process = try Running(
            ["-w", FictionalList.watchlist(), "-o", "all", input, "-j", "2", "--summary", folder.file("summary")], input: .pipe,
            output: folder.file("output"), error: folder.file("error"), environment: [:])
        // The run has begun when its outputs are there.
        for _ in 0..<2_000 where !FileManager.default.fileExists(atPath: folder.file("summary")) { usleep(5_000) }
        usleep(1_500_000)
        try #require(!process.hasEnded(), "the record is not slow enough for this machine")
        let start = Date()
        process.send(signal)
        let code = process.wait(seconds: 60)
        #expect(code == 2)
        #expect(Date().timeIntervalSince(start) < 5)
        let error = try folder.text("error")
        #expect(error.contains("stopped: interrupted by a signal"), "\(error)")
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(try folder.bytes("summary"))) as? [String: Any])
        #expect((summary["stopped"] as? String)?.isEmpty == false)
        #expect(summary["read"] as? Int == (try folder.bytes("output")).count { $0 == 0x0A })
    }

    @Test("a second signal ends the program at once, even while it waits for a reader", arguments: [SIGINT, SIGTERM])
    func secondSignal(_ signal: Int32) throws {
        let folder = try TemporaryFolder()
        let fifo = folder.file("output")
        try #require(mkfifo(fifo, 0o600) == 0)
        // Open, and never read.
        let reader = open(fifo, O_RDWR)
        defer { close(reader) }
        let input = try folder.write(
            String(repeating: FictionalList.jsonl([FictionalList.person]), count: 2_000), to: "input")
        let process = try Running(
            ["-w", FictionalList.watchlist(), "-o", "all", input], input: .pipe, output: fifo, error: folder.file("error"),
            environment: [:])
        usleep(2_000_000)
        try #require(!process.hasEnded())
        // On a loaded machine two signals may become one before the program has run: more follow until one is the second.
        for _ in 0..<60 where !process.hasEnded() {
            process.send(signal)
            usleep(500_000)
        }
        #expect(process.wait(seconds: 15) == 2)
        #expect(try folder.text("error").contains("second signal"))
    }

    @Test("a closed pipe ends every command quietly")
    func closedOutputOfCommands() throws {
        let list = try FictionalList.watchlist()
        for command in [
            ["name", FictionalList.person, "-w", list], ["name", FictionalList.person, "-w", list, "--json"],
            ["lists", "show", list], ["compare", "a", "b"], ["--help"],
        ] { #expect(try run(command, input: "", closedOutput: true).code == 0, "\(command)") }
    }
}
