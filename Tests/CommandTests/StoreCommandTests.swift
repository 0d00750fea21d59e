import Foundation
import Glibc
import Testing

@Suite("screen lists update, status, add; lists of the store as watchlists")
struct StoreCommandTests {
    private let folder: TemporaryFolder
    private var store: String { folder.file("store") }

    init() throws { folder = try TemporaryFolder() }

    private func list(
        version: String, date: String, rows: [String] = FictionalList.rows, to name: String = "test.csv"
    ) throws -> String {
        try folder.write(FictionalList.text(version: version, date: date, rows: rows), to: name)
    }

    private func update(_ mirror: String, _ more: [String] = []) throws -> ScreenProgram.Finished {
        try ScreenProgram.run(["lists", "update", "test", "--mirror", mirror, "--store", store] + more)
    }

    private func screen(_ names: [String], _ arguments: [String], environment: [String: String] = [:]) throws
        -> ScreenProgram.Finished
    {
        try ScreenProgram.run(arguments, input: FictionalList.jsonl(names), environment: environment)
    }

    private func held(_ finished: ScreenProgram.Finished) throws -> [String] {
        #expect(finished.code == 0, "\(finished.error)")
        return ScreenProgram.ids(try finished.objects(), "hold")
    }

    /// Makes the last check of the list so many days older.
    private func age(days: Int) throws {
        let file = store + "/test/state.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        var state = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let formatter = ISO8601DateFormatter()
        state["checkedAt"] = formatter.string(from: Date(timeIntervalSinceNow: -86_400 * Double(days)))
        try JSONSerialization.data(withJSONObject: state).write(to: URL(fileURLWithPath: file))
    }

    @Test("a kept list is screened by its name, on a day, by its hash, and by default")
    func kept() throws {
        let first = try update(try list(version: "1", date: "2026-01-02"))
        #expect(first.code == 0, "\(first.error)")
        #expect(first.lines == ["test: version 1 is in force, 4 designations, 5 names"])
        let more = FictionalList.rows + ["X1,person,Ottokar Vredenhain,primary,,,,,,"]
        let second = try update(try list(version: "2", date: "2026-02-03", rows: more))
        #expect(second.lines == ["test: version 2 replaces 1, 5 designations, 6 names"])
        #expect(try update(folder.file("test.csv")).lines == ["test: unchanged, version 2"])

        let names = [FictionalList.person, "Ottokar Vredenhain"]
        #expect(try held(screen(names, ["-w", "test", "--store", store])) == ["R0", "R1"])
        #expect(try held(screen(names, ["-w", "test", "--store", store])) == ["R0", "R1"], "from the compiled file")
        #expect(try held(screen(names, ["-w", "test@2026-02-02", "--store", store])) == ["R0"])
        #expect(try held(screen(names, ["-w", "test@2026-02-03", "--store", store])) == ["R0", "R1"])
        #expect(try held(screen(names, [], environment: ["SCREEN_STORE": store])) == ["R0", "R1"])
        #expect(
            try held(screen(names, [], environment: ["SCREEN_STORE": store, "SCREEN_WATCHLIST": "test@2026-01-05"])) == ["R0"])
        #expect(
            try held(screen(names, [], environment: ["XDG_DATA_HOME": folder.path])).isEmpty, "the store is elsewhere")

        let status = try ScreenProgram.run(["lists", "status", "--store", store, "--json"]).object()
        let row = try #require((status["lists"] as? [[String: Any]])?.first)
        #expect(row["version"] as? String == "2" && row["designations"] as? Int == 5 && row["names"] as? Int == 6)
        #expect(row["stale"] as? Bool == false && row["state"] as? String == "fresh")
        let hash = try #require(row["sha256"] as? String)
        #expect(try held(screen(names, ["-w", "test@\(hash.prefix(12))", "--store", store])) == ["R0", "R1"])
        let table = try ScreenProgram.run(["lists", "status", "--store", store, "--check"])
        #expect(table.code == 0 && table.output.contains("fresh") && table.output.contains("test"), "\(table.output)")

        let diff = try ScreenProgram.run(["lists", "diff", "test@2026-01-05", "test", "--store", store, "--json"]).object()
        #expect(diff["added"] as? [String] == ["test:X1"])
        for wrong in ["test@2025-12-31", "test@00000000", "test@2999-01-01", "other", "test@soon"] {
            let refused = try screen(names, ["-w", wrong, "--store", store])
            #expect(refused.code == 2 && refused.output.isEmpty, "\(wrong)")
        }
        #expect(
            try ScreenProgram.run(["lists", "compile", "test", "-o", folder.file("t.watchlist"), "--store", store]).code == 0)
    }

    @Test("a list that was not checked for long is refused before the first record, unless it is of a day")
    func stale() throws {
        #expect(try update(try list(version: "1", date: "2001-01-02")).code == 0)
        let names = [FictionalList.person]
        // Age counts from the check: that the list itself is old is no matter.
        #expect(try held(screen(names, ["-w", "test", "--store", store, "--max-age", "1"])) == ["R0"])
        try age(days: 8)
        for arguments in [["-w", "test"], []] {
            let refused = try screen(names, arguments + ["--store", store])
            #expect(refused.code == 2 && refused.output.isEmpty)
            #expect(refused.error.contains("8 days ago") && refused.error.contains("lists update test"), "\(refused.error)")
        }
        #expect(try held(screen(names, ["-w", "test", "--store", store, "--max-age", "9"])) == ["R0"])
        #expect(try held(screen(names, ["-w", "test@2001-01-02", "--store", store])) == ["R0"])
        #expect(try screen(names, ["-w", "test", "--store", store, "--max-age", "7"]).code == 2)
        let status = try ScreenProgram.run(["lists", "status", "--store", store, "--check"])
        #expect(status.code == 2 && status.output.contains("stale"), "\(status.output)")
        #expect(try update(folder.file("test.csv")).code == 0)
        #expect(try held(screen(names, ["-w", "test", "--store", store])) == ["R0"])
    }

    @Test("what is refused stays out, says so in one line, and exits 2")
    func refused() throws {
        #expect(try update(try list(version: "1", date: "2026-01-02")).code == 0)
        let login = try folder.write("<!DOCTYPE html><html><body>Sign in</body></html>", to: "test.xml")
        let page = try update(login)
        #expect(page.code == 2 && page.lines.isEmpty)
        #expect(page.error.split(separator: "\n").count == 1, "\(page.error)")
        #expect(page.error.contains("refused") && page.error.contains("the version 1 stays in force"), "\(page.error)")
        let unnamed = try ScreenProgram.run(["lists", "update", "--mirror", login, "--store", store])
        #expect(unnamed.code == 2 && unnamed.error.contains("name the list"), "\(unnamed.error)")
        let short = try list(version: "2", date: "2026-01-03", rows: [FictionalList.rows[0]])
        let shrunken = try update(short, ["--json"])
        #expect(shrunken.code == 2)
        let told = try #require((try shrunken.object()["lists"] as? [[String: Any]])?.first)
        #expect(told["outcome"] as? String == "refused" && told["version"] as? String == "1")
        #expect((told["reason"] as? String)?.contains("shrank from 4 to 1 designations") == true)
        #expect(try ScreenProgram.run(["lists", "status", "--store", store, "--check"]).code == 2)
        #expect(try update(short, ["--accept-shrink", " "]).code == 2)
        #expect(try update(short, ["--accept-shrink", "x", "--daemon"]).code == 2)
        let accepted = try update(short, ["--accept-shrink", "three were removed by Decision 4"])
        #expect(accepted.code == 0 && accepted.output.contains("Decision 4"), "\(accepted.output)")
        #expect(try held(screen(["Samir Halvadjian"], ["-w", "test", "--store", store])).isEmpty)
    }

    @Test("options and lists that make no sense are refused")
    func badOptions() throws {
        for arguments in [
            ["nowhere"], ["../x"], ["local"], ["test", "--source", "test"], ["test", "--source", "x=http://lists.example/"],
            ["--every", "soon"], ["test", "--mirror", folder.file("nothing")], ["un", "--shrink-limit", "101"],
            ["un", "--ca-file", folder.file("nothing")], ["un", "--total-timeout", "0"], ["ae"],
        ] {
            let finished = try ScreenProgram.run(["lists", "update", "--store", store] + arguments)
            #expect(finished.code == 2 && !finished.error.isEmpty, "\(arguments)")
        }
        #expect(try ScreenProgram.run(["lists", "status"]).code == 2, "no place for a store")
        #expect(try ScreenProgram.run(["lists", "status", "--store", store]).code == 0)
    }

    @Test("a designation by hand is screened with the kept lists, and dropped when its list has it")
    func byHand() throws {
        #expect(try update(try list(version: "1", date: "2026-01-02")).code == 0)
        let names = ["Ottokar Vredenhain"]
        #expect(try held(screen(names, ["-w", "test", "--store", store])).isEmpty)
        let add = [
            "lists", "add", "Ottokar Vredenhain", "--birth-date", "1961-02-03", "--authority", "test", "--by", "A. Officer",
            "--why", "Decision 9/2026", "--source", "https://journal.example/9", "--store", store,
        ]
        let added = try ScreenProgram.run(add)
        #expect(added.code == 0 && added.output.contains("local:test-"), "\(added.error)")
        let alerts = try screen(names, ["-w", "test", "--store", store]).objects().first?["alerts"] as? [[String: Any]]
        let alert = try #require(alerts?.first)
        #expect(((alert["designation"] as? [String: Any])?["id"] as? String)?.hasPrefix("local:test-") == true)
        #expect((alert["list"] as? [String: Any])?["id"] as? String == "local")
        #expect(try held(screen(names, [], environment: ["SCREEN_STORE": store])) == ["R0"])
        #expect(try held(screen(names, ["-w", "local", "--store", store])) == ["R0"])
        #expect(try held(screen(names, ["-w", "test@2026-01-05", "--store", store])).isEmpty, "not recorded then")
        #expect(try ScreenProgram.run(["lists", "status", "--store", store]).output.contains("A. Officer"))
        #expect(try ScreenProgram.run(add.map { $0 == "https://journal.example/9" ? "" : $0 }).code == 2)

        let rows = FictionalList.rows + ["X1,person,Ottokar Vredenhain,primary,1961-02-03,,,,,"]
        let arrived = try update(try list(version: "2", date: "2026-02-03", rows: rows))
        #expect(arrived.code == 0)
        #expect(arrived.lines.count == 2 && arrived.lines.last?.contains("is dropped: it is test:X1 in version 2") == true)
        let official = try screen(names, ["-w", "test", "--store", store]).objects().first?["alerts"] as? [[String: Any]]
        #expect(official?.compactMap { ($0["designation"] as? [String: Any])?["id"] as? String } == ["test:X1"])
        #expect(try ScreenProgram.run(add).code == 2, "the list has it")
    }

    @Test("a daemon ends cleanly on SIGTERM")
    func daemon() throws {
        let mirror = try list(version: "1", date: "2026-01-02")
        let process = try Running(
            ["lists", "update", "test", "--mirror", mirror, "--store", store, "--daemon", "--every", "1h"], input: .pipe,
            output: folder.file("out"), error: folder.file("err"), environment: [:])
        let end = Date().addingTimeInterval(60)
        while (try? folder.text("out"))?.contains("is in force") != true, Date() < end { usleep(20_000) }
        process.send(SIGTERM)
        #expect(process.wait(seconds: 30) == 0)
        #expect(try folder.text("err").isEmpty)
        #expect(try folder.text("out") == "test: version 1 is in force, 4 designations, 5 names\n")
    }

    @Test("an older file goes into the history")
    func history() throws {
        #expect(try update(try list(version: "2", date: "2026-02-03")).code == 0)
        let old = try list(
            version: "1", date: "2025-02-03", rows: ["X1,person,Ottokar Vredenhain,primary,,,,,,"], to: "old.csv")
        let imported = try ScreenProgram.run(["lists", "import", old, "--store", store])
        #expect(imported.lines == ["test: version 1 is in the history"], "\(imported.error)")
        #expect(try held(screen(["Ottokar Vredenhain"], ["-w", "test@2025-12-31", "--store", store])) == ["R0"])
        #expect(try held(screen(["Ottokar Vredenhain"], ["-w", "test", "--store", store])).isEmpty)
    }
}
