import Foundation
import Testing

@Suite("Lists and look-ups that would say nothing")
struct ListsFailClosedTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("screen lists show --id --json prints the designation as one object") func showJSON() throws {
        let list = try folder.write(FictionalList.text(), to: "test.csv")
        let finished = try ScreenProgram.run(["lists", "show", list, "--id", "test:P1", "--json"])
        #expect(finished.code == 0 && finished.lines.count == 1, "\(finished.error)")
        let object = try finished.object()
        #expect(object["id"] as? String == "test:P1" && object["type"] as? String == "person")
        #expect(
            (object["names"] as? [[String: Any]])?.map { $0["text"] as? String } == [FictionalList.person, "Кассим Зоравандов"])
        #expect((object["births"] as? [[String: Any]])?.first?["date"] as? String == "1957-03-10")
        let number = try #require((object["identifiers"] as? [[String: Any]])?.first)
        #expect(number["kind"] as? String == "passport" && number["value"] as? String == "K4417789")
        #expect(object["measures"] as? [String] == ["asset-freeze", "travel-ban"])
        #expect((object["list"] as? [String: Any])?["version"] as? String == "1")
        let all = try ScreenProgram.run(["lists", "show", list, "--designations"])
        #expect(try all.objects().compactMap { $0["id"] as? String } == ["test:P1", "test:P2", "test:P3", "test:O1"])
        #expect(all.lines.first == finished.lines.first)
        #expect(try ScreenProgram.run(["lists", "show", list, "--id", "test:P9", "--json"]).code == 2)
        #expect(try ScreenProgram.run(["lists", "show", list, "--id", "test:P1", "--designations"]).code == 2)
    }

    @Test(
        "screen name refuses a name of which nothing can be looked up",
        arguments: ["", " ", "\u{A0}", "???", "-", "…", "😀", "\u{FFFD}\u{FFFD}", "()", "\t\n"])
    func emptyName(name: String) throws {
        let list = try folder.write(FictionalList.text(), to: "test.csv")
        for more in [[], ["--json"], ["--fail-on-hit"]] {
            let finished = try ScreenProgram.run(["name", name, "-w", list] + more)
            #expect(finished.code == 2 && finished.output.isEmpty, "\(finished)")
            #expect(finished.error.contains("nothing was looked up"), "\(finished.error)")
        }
    }

    @Test("screen name looks up short names, numbers and an identifier alone", arguments: ["A", "李", "1234", "O'"])
    func shortName(name: String) throws {
        let list = try folder.write(FictionalList.text(), to: "test.csv")
        #expect(try ScreenProgram.run(["name", name, "-w", list]).code == 0)
        let byNumber = ["name", "", "-w", list, "--identifier", "passport:K4417789@SA", "--json"]
        #expect((try ScreenProgram.run(byNumber).object()["alerts"] as? [Any])?.count == 1)
    }

    @Test("a store that holds manual entries alone is refused, and warned of when it is named")
    func manualEntriesAlone() throws {
        let store = folder.file("store")
        let added = try ScreenProgram.run([
            "lists", "add", "Ottokar Vredenhain", "--birth-date", "1961-02-03", "--authority", "test", "--by", "A. Officer",
            "--why",
            "Decision 9/2026", "--source", "https://journal.example/9", "--store", store,
        ])
        #expect(added.code == 0, "\(added.error)")
        let input = FictionalList.jsonl(["Ottokar Vredenhain", FictionalList.person])
        for arguments in [["--store", store], ["name", "Emma Stone", "--store", store], ["lists", "show", "--store", store]] {
            let refused = try ScreenProgram.run(arguments, input: input)
            #expect(refused.code == 2 && refused.output.isEmpty, "\(refused)")
            #expect(refused.error.contains("holds 1 manual entries and no list"), "\(refused.error)")
        }
        let named = try ScreenProgram.run(["-w", "local", "--store", store], input: input)
        #expect(named.code == 0)
        #expect(ScreenProgram.ids(try named.objects(), "hold") == ["R0"])
        #expect(named.error.contains("warning: only the 1 manual entries of local are screened against"), "\(named.error)")
        let list = try folder.write(FictionalList.text(), to: "test.csv")
        #expect(try ScreenProgram.run(["lists", "update", "test", "--mirror", list, "--store", store]).code == 0)
        let kept = try ScreenProgram.run(["--store", store], input: input)
        #expect(kept.code == 0, "\(kept.error)")
        #expect(ScreenProgram.ids(try kept.objects(), "hold") == ["R0", "R1"])
        #expect(!kept.error.contains("manual entries"), "\(kept.error)")
    }

    @Test("--newest ranks two sources by their dates alone") func newest() throws {
        func journal(_ name: String, act: String = "32001R2580", started: String = "") throws -> String {
            let text = """
                celex,recordId,annex,measure,schema,name,startDate
                \(act),,I,Asset freeze,Person,\(name),\(started)

                """
            return try folder.write(text, to: name.replacing(" ", with: "-") + ".csv")
        }
        let output = folder.file("x.watchlist")
        func compile(_ sources: [String], _ more: [String] = []) throws -> ScreenProgram.Finished {
            try ScreenProgram.run(["lists", "compile"] + sources + ["-o", output] + more)
        }
        let (a, b) = (try journal("Karim Osman"), try journal("Dina Osman"))
        #expect(try compile([a, b]).code == 2, "two sources of one list")
        let undated = try compile([a, b], ["--newest"])
        #expect(undated.code == 2 && undated.error.contains("Karim-Osman.csv (no date"), "\(undated.error)")
        let (old, new) = (try journal("Old Osman", started: "2020-05-06"), try journal("New Osman", started: "2021-05-06"))
        #expect(try compile([a, old], ["--newest"]).code == 2)
        #expect(try compile([new, old], ["--newest"]).code == 0)
        #expect(try ScreenProgram.run(["lists", "show", output, "--designations"]).output.contains("New Osman"))
        // Several acts stand side by side.
        let acts = [a, try journal("Abu Grey", act: "32002R0881"), try journal("Nea Grey", act: "32014R0269")]
        let together = try compile(acts)
        #expect(together.code == 0 && together.lines.last?.hasPrefix("3 designations") == true, "\(together.error)")
    }

    @Test("a check in the future is refused, and named by the status") func futureCheck() throws {
        let store = folder.file("store")
        let list = try folder.write(FictionalList.text(), to: "test.csv")
        let update = ["lists", "update", "test", "--mirror", list, "--store", store]
        #expect(try ScreenProgram.run(update).code == 0)
        let file = store + "/test/state.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        var state = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        state["checkedAt"] = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: 86_400 * 30))
        try JSONSerialization.data(withJSONObject: state).write(to: URL(fileURLWithPath: file))
        let refused = try ScreenProgram.run(["--store", store], input: FictionalList.jsonl([FictionalList.person]))
        #expect(refused.code == 2 && refused.error.contains("which is in the future"), "\(refused.error)")
        let status = try ScreenProgram.run(["lists", "status", "--check", "--store", store])
        #expect(status.code == 2 && status.output.contains("check in the future"), "\(status.output)")
        #expect(try ScreenProgram.run(update).code == 0)
        #expect(try ScreenProgram.run(["--store", store], input: FictionalList.jsonl([FictionalList.person])).code == 0)
    }
}
