import Testing

@Suite("screen lists check")
struct ListsCheckTests {
    private static let head = "#! list: local\n#! date: 2026-02-27\nreference,type,name,nationality\n"

    @Test("the template of the project passes")
    func template() throws {
        let run = try ScreenProgram.run(["lists", "check", ScreenProgram.packageRoot + "/lists/template.csv", "--strict"])
        #expect(run.code == 0, "\(run.output)")
        #expect(run.lines == ["0 errors, 0 warnings: 4 designations, 7 names"])
    }

    @Test("every mistake is told with its line and what to do, and ends with 2")
    func mistakes() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            ListsCheckTests.head + "G1,robot,Karim Osman,XA\n,person,Nobody,Atlantis\nG2,person,Kay; Karim,Atlantis\n",
            to: "a.csv")
        let run = try ScreenProgram.run(["lists", "check", file])
        #expect(run.code == 2)
        #expect(run.lines.first == "\(file):4: error: unknown type `robot`")
        #expect(run.lines.contains("\(file):5: error: a row has no reference"))
        #expect(run.lines.contains("\(file):6: warning: several names in one cell: Kay; Karim"))
        #expect(run.lines.contains("\(file):6: warning: `nationality` is no country that is known: Atlantis"))
        #expect(run.lines.last == "2 errors, 2 warnings: the list can't be read as it is")
        let json = try ScreenProgram.run(["lists", "check", "--json", file])
        #expect(json.code == 2)
        let object = try json.object()
        #expect(object["errors"] as? Int == 2)
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(findings.compactMap { $0["line"] as? Int } == [4, 5, 6, 6])
        #expect(findings.allSatisfy { ($0["fix"] as? String)?.isEmpty == false })
    }

    @Test("warnings end with 0, unless they are to count")
    func warnings() throws {
        let text = ListsCheckTests.head + "G1,person,\"OSMAN, Karim\",Tunisia\n"
        #expect(try ScreenProgram.run(["lists", "check", "-"], input: text).code == 0)
        #expect(try ScreenProgram.run(["lists", "check", "--strict", "-"], input: text).code == 2)
        #expect(try ScreenProgram.run(["lists", "check", "/nowhere/list.csv"]).code == 2)
    }
}
