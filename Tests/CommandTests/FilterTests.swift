import Foundation
import Testing

@Suite("screen, the filter")
struct FilterTests {
    private func filter(_ arguments: [String], _ input: String) throws -> ScreenProgram.Finished {
        try ScreenProgram.run(["-w", FictionalList.watchlist()] + arguments, input: input)
    }

    @Test("one line a held or rejected record, everything else on standard error")
    func hits() throws {
        let finished = try filter([], FictionalList.jsonl(["Emma O'Brien", FictionalList.person]) + "{\n")
        let lines = try finished.objects()
        #expect(lines.compactMap { $0["status"] as? String } == ["hold", "reject"])
        #expect(ScreenProgram.ids(lines, "hold") == ["R1"])
        let alert = try #require((lines.first?["alerts"] as? [[String: Any]])?.first)
        #expect((alert["designation"] as? [String: Any])?["id"] as? String == "test:P1")
        #expect(alert["role"] as? String == "creditor")
        #expect(finished.error.contains("read 3 = cleared 1 + held 1 + rejected 1"))
        #expect(finished.error.contains("list test version 1"))
        #expect(finished.error.contains("keys taken in the first record"))
    }

    @Test("--quiet says nothing but errors")
    func quiet() throws {
        #expect(try filter(["--quiet"], FictionalList.jsonl([FictionalList.person])).error.isEmpty)
        let stopped = try filter(["--quiet"], "PK\u{3}\u{4}")
        #expect(stopped.code == 2)
        #expect(!stopped.error.isEmpty)
    }

    @Test("JSON: what is not recognised is searched as text, and named once without anything that a terminal obeys")
    func unrecognisedKeys() throws {
        let key = #"x\u001b[31m\nscreen: read 5 = cleared 5"#
        let records = [
            "{\"id\":\"1\",\"name\":\"Emma O'Brien\",\"\(key)\":\"paid for \(FictionalList.person) today\"}",
            "{\"id\":\"2\",\"payment\":{\"beneficiary\":{\"name\":{\"value\":\"\(FictionalList.person)\"}}}}",
            "{\"id\":\"3\",\"name\":12}", "{}", "{\"id\":\"5\",\"name\":\"\"}",
        ]
        let finished = try filter(["-o", "all"], records.joined(separator: "\n"))
        #expect(finished.code == 1)
        let lines = try finished.objects()
        #expect(ScreenProgram.ids(lines, "hold") == ["1", "2"])
        #expect(ScreenProgram.ids(lines, "reject") == ["3", "4"])
        #expect(ScreenProgram.ids(lines, "clear") == ["5"])
        #expect(finished.error.contains("is screened as text; --map creditor.name=/x\\u{1B}[31m\\u{A}screen"))
        #expect(!finished.error.contains("\u{1B}") && !finished.error.contains("\nscreen: read 5 = cleared 5"))
    }

    @Test("JSON over several lines and in an array has the lines and places of its records")
    func layouts() throws {
        let array =
            "[\n  {\"id\":\"1\",\"name\":\"Emma O'Brien\"},\n  {\n  \"id\":\"2\",\n  \"name\":\"\(FictionalList.person)\"}\n]\n"
        let lines = try filter(["-o", "all"], array).objects()
        #expect(lines.compactMap { $0["status"] as? String } == ["clear", "hold"])
        #expect(lines.compactMap { $0["line"] as? Int } == [2, 3])
        #expect(lines.compactMap { $0["offset"] as? Int } == [4, 40])
        let cut = try filter(["-o", "all"], String(array.dropLast(2)))
        #expect(cut.code == 1)
        #expect(cut.error.contains("read 3 = cleared 1 + held 1 + rejected 1"))
    }

    @Test("a file, standard input without a name, and - give the same lines")
    func inputs() throws {
        let folder = try TemporaryFolder()
        let text = FictionalList.jsonl(["Emma O'Brien", FictionalList.person])
        let path = try folder.write(text, to: "input.jsonl")
        let plain = try filter([], text)
        #expect(plain.lines.count == 1)
        #expect(try filter(["-"], text).output == plain.output)
        #expect(try filter([path], "").output == plain.output)
        #expect(try ScreenProgram.run(["filter", path, "-w", FictionalList.watchlist()]).output == plain.output)
        let two = try filter([path, path], "").objects()
        #expect(two.count == 2)
        #expect(two.allSatisfy { $0["file"] as? String == path })
    }

    @Test("any number of workers gives the same bytes")
    func jobs() throws {
        let names = (0..<3_000).map { $0 % 50 == 0 ? FictionalList.person : "Emma O'Brien \($0)" }
        let text = FictionalList.jsonl(names)
        let one = try filter(["-j", "1", "-o", "all"], text)
        #expect(one.lines.count == 3_000)
        #expect(try filter(["-j", "4", "-o", "all"], text).output == one.output)
    }

    @Test("-o split writes each record, as it is, to the stream of its status")
    func split() throws {
        let folder = try TemporaryFolder()
        let (good, bad, listed) = (
            FictionalList.jsonl(["Emma O'Brien"]), "{broken\r\n", FictionalList.jsonl([FictionalList.person])
        )
        let streams = ["--clear", folder.file("clear"), "--hold", folder.file("hold"), "--reject", folder.file("reject")]
        let finished = try filter(["-o", "split"] + streams, good + bad + listed + good)
        #expect(finished.code == 1)
        #expect(finished.output.isEmpty)
        #expect(try folder.text("clear") == good + good)
        #expect(try folder.text("hold") == listed)
        #expect(try folder.text("reject") == bad)
        let partly = try filter(["-o", "split", "--hold", folder.file("hold")], good + bad + listed)
        #expect(partly.code == 1)
        #expect(try folder.text("hold") == listed)
    }

    @Test("-o text is for people")
    func text() throws {
        let finished = try filter(["-o", "text"], FictionalList.jsonl([FictionalList.person]))
        #expect(finished.code == 0)
        #expect(finished.output.contains("test:P1"))
        #expect(finished.output.contains(FictionalList.person))
        #expect(!finished.output.contains("\u{1B}"))
    }

    @Test("--limit and omitted")
    func limit() throws {
        let text = FictionalList.jsonl(["Samir Halvadjian"])
        let all = try #require(try filter([], text).objects().first)
        #expect((all["alerts"] as? [Any])?.count == 2)
        #expect(all["omitted"] as? Int == 0)
        let one = try #require(try filter(["--limit", "1"], text).objects().first)
        #expect((one["alerts"] as? [Any])?.count == 1)
        #expect(one["omitted"] as? Int == 1)
        #expect(one["status"] as? String == "hold")
    }

    @Test("--threshold moves the line and enters the policy's hash")
    func threshold() throws {
        let text = FictionalList.jsonl(["Qasim Zoravandy Belhakim"])
        let usual = try #require(try filter(["-o", "all"], text).objects().first)
        let strict = try #require(try filter(["-o", "all", "-t", "1"], text).objects().first)
        #expect(usual["status"] as? String == "hold")
        #expect(strict["status"] as? String == "clear")
        #expect(usual["policy"] as? String != strict["policy"] as? String)
        let same = try #require(try filter(["-o", "all", "-t", "0.8"], text).objects().first)
        #expect(same["policy"] as? String == usual["policy"] as? String)
    }

    @Test("--exhaustive gives the same lines")
    func exhaustive() throws {
        let text = FictionalList.jsonl(["Qasim Zoravandy Belhakim", "Samir Halvadjan", "Emma O'Brien", "Norvexa Maritime"])
        #expect(try filter(["--exhaustive", "-o", "all"], text).output == filter(["-o", "all"], text).output)
    }

    @Test("--summary is JSON that adds up")
    func summary() throws {
        let folder = try TemporaryFolder()
        let text = FictionalList.jsonl(["Emma O'Brien", FictionalList.person]) + "\n{broken\n"
        let input = try folder.write(text, to: "input.jsonl")
        let finished = try filter(["--summary", folder.file("summary"), input], "")
        #expect(finished.code == 1)
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(try folder.bytes("summary"))) as? [String: Any])
        func number(_ key: String) -> Int { summary[key] as? Int ?? -1 }
        #expect(["read", "cleared", "held", "rejected", "alerts"].map { number($0) } == [3, 1, 1, 1, 1])
        #expect(number("bytes") == text.utf8.count)
        let parts: Int = ["recordBytes", "headerBytes", "blankBytes"].map { number($0) }.reduce(0, +)
        #expect(parts == text.utf8.count)
        #expect(number("blankBytes") == 1)
        #expect(number("lastByte") == text.utf8.count)
        #expect(summary["balanced"] as? Bool == true)
        #expect(summary["stopped"] is NSNull)
        #expect(summary["engine"] as? String == "0.1.0")
        #expect((summary["policy"] as? String)?.count == 16)
        let list = try #require((summary["lists"] as? [[String: Any]])?.first)
        #expect(list["id"] as? String == "test")
        #expect(list["date"] as? String == "2026-01-02")
        #expect((list["sha256"] as? String)?.count == 64)
        let read = try #require((summary["inputs"] as? [[String: Any]])?.first)
        #expect(read["path"] as? String == input)
        #expect((read["sha256"] as? String)?.count == 64)
    }

    // MARK: Where fields stand

    @Test("--map: JSON pointers")
    func mapPointers() throws {
        let text =
            #"{"k":1,"customer":{"fullName":"\#(FictionalList.person)"},"note":["x","\#(FictionalList.organisation) invoice"],"name":"Emma"}"#
            + "\n"
        let found = try #require(
            try filter(["--map", "debtor.name=/customer/fullName", "--map", "text=/note/1"], text).objects().first)
        let alerts = try #require(found["alerts"] as? [[String: Any]])
        #expect(Set(alerts.compactMap { $0["role"] as? String }) == ["debtor", "text"])
        #expect(try filter(["--map", "debtor.name=/name", "--only-mapped"], text).lines.isEmpty)
    }

    @Test("--map: column names, and numbers without a header")
    func mapColumns() throws {
        let named = "a,b,c\n1,\(FictionalList.person),x\n2,Emma,\(FictionalList.organisation)\n"
        let byName = try filter(["--map", "creditor.name=b", "--only-mapped"], named).objects()
        #expect(byName.count == 1)
        #expect((byName.first?["alerts"] as? [[String: Any]])?.first?["role"] as? String == "creditor")
        // What is not mapped is screened as text.
        #expect(try filter(["--map", "creditor.name=b"], named).lines.count == 2)
        #expect(try filter(["--map", "creditor.name=b", "--map", "debtor.name=c"], named).lines.count == 2)
        let unnamed = "1,Emma,x\n2,\(FictionalList.person),x\n"
        let summary = try filter(["--map", "creditor.name=2"], unnamed)
        #expect(summary.lines.count == 1)
        #expect(summary.error.contains("read 2 "))
        for source in ["d", "4", "/b"] {
            let refused = try filter(["--map", "creditor.name=\(source)"], named)
            #expect(refused.code == 2, "\(source)")
        }
    }

    @Test("--delimiter: one that is not guessed")
    func delimiter() throws {
        let text = "id^name^memo\nA^\(FictionalList.person)^a,b;c\n"
        // Read with commas, the row has more fields than the first line: it is rejected, not cleared.
        #expect(try filter([], text).code == 1)
        let found = try filter(["--delimiter", "^"], text)
        #expect(ScreenProgram.ids(try found.objects(), "hold") == ["A"])
        let tabs = "id\tname\nA\t\(FictionalList.person)\n"
        #expect(ScreenProgram.ids(try filter(["--delimiter", "tab"], tabs).objects(), "hold") == ["A"])
        #expect(ScreenProgram.ids(try filter(["-f", "tsv"], tabs).objects(), "hold") == ["A"])
    }

    @Test("--encoding reads bytes as it says")
    func encoding() throws {
        // КАССИМ in UTF-16BE without a mark; detection has too few zero bytes to see it.
        let text = "name\nКассим Зоравандов\n"
        let bytes = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let finished = try ScreenProgram.run(["-w", FictionalList.watchlist(), "--encoding", "utf-16be"], input: bytes)
        #expect(finished.code == 0)
        #expect(finished.lines.count == 1)
    }

    // MARK: Which lists

    @Test("$SCREEN_WATCHLIST, unless -w names another; the user's own; the excerpt with a warning")
    func whichList() throws {
        let folder = try TemporaryFolder()
        let other = try folder.write(
            FictionalList.text(rows: ["X1,person,Ottokar Vredenhain,primary,,,,,,"]), to: "other.csv")
        let mine = try FictionalList.watchlist()
        let text = FictionalList.jsonl([FictionalList.person, "Ottokar Vredenhain"])
        func held(_ arguments: [String], _ environment: [String: String]) throws -> [String] {
            let finished = try ScreenProgram.run(arguments, input: text, environment: environment)
            #expect(finished.code == 0)
            return ScreenProgram.ids(try finished.objects(), "hold")
        }
        #expect(try held([], ["SCREEN_WATCHLIST": mine]) == ["R0"])
        #expect(try held([], ["SCREEN_WATCHLIST": other]) == ["R1"])
        #expect(try held(["-w", other], ["SCREEN_WATCHLIST": mine]) == ["R1"])
        #expect(try ScreenProgram.run([], input: text, environment: ["SCREEN_WATCHLIST": folder.file("missing")]).code == 2)

        let own = folder.file("config/screen")
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: mine, toPath: own + "/default.watchlist")
        #expect(try held([], ["XDG_CONFIG_HOME": folder.file("config")]) == ["R0"])
        #expect(try held([], ["XDG_CONFIG_HOME": folder.file("config"), "SCREEN_WATCHLIST": other]) == ["R1"])

        let embedded = try ScreenProgram.run([], input: text)
        #expect(embedded.code == 0)
        #expect(embedded.lines.isEmpty)
        #expect(embedded.error.contains("excerpt"))
    }

    @Test("--max-age refuses a list that is older, or says no date")
    func maxAge() throws {
        let folder = try TemporaryFolder()
        let old = try folder.write(FictionalList.text(date: "2001-01-01"), to: "old.csv")
        let undated = try folder.write(
            FictionalList.text().split(separator: "\n").filter { !$0.hasPrefix("#! date") }.joined(separator: "\n") + "\n",
            to: "undated.csv")
        let text = FictionalList.jsonl(["Emma"])
        #expect(try ScreenProgram.run(["-w", old], input: text).code == 0)
        #expect(try ScreenProgram.run(["-w", old, "--max-age", "1000"], input: text).code == 2)
        #expect(try ScreenProgram.run(["-w", old, "--max-age", "1000000"], input: text).code == 0)
        #expect(try ScreenProgram.run(["-w", undated, "--max-age", "1000000"], input: text).code == 2)
    }
}
