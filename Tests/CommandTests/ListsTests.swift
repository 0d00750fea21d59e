import Foundation
import Testing

@Suite("screen lists")
struct ListsTests {
    @Test("compile ends with the count, and the same sources give the same bytes")
    func compile() throws {
        let folder = try TemporaryFolder()
        let list = try folder.write(FictionalList.text(), to: "list.csv")
        let other = try folder.write(
            FictionalList.text(rows: ["X1,person,Ottokar Vredenhain,primary,,,,,,"]).replacingOccurrences(
                of: "list: test", with: "list: more"),
            to: "more.csv")
        let first = try ScreenProgram.run(["lists", "compile", list, "-o", folder.file("a.watchlist")])
        #expect(first.code == 0)
        #expect(first.lines.last == "4 designations, 5 names → \(folder.file("a.watchlist"))")
        _ = try ScreenProgram.run(["lists", "compile", list, "-o", folder.file("b.watchlist"), "--quiet"])
        #expect(try folder.bytes("a.watchlist") == folder.bytes("b.watchlist"))
        // Neither does the order of the sources matter, nor that one was compiled before.
        let both = try ScreenProgram.run(["lists", "compile", list, other, "-o", folder.file("c.watchlist"), "--quiet"])
        #expect(both.lines == ["5 designations, 6 names → \(folder.file("c.watchlist"))"])
        _ = try ScreenProgram.run([
            "lists", "compile", other, folder.file("a.watchlist"), "-o", folder.file("d.watchlist"), "--quiet",
        ])
        #expect(try folder.bytes("c.watchlist") == folder.bytes("d.watchlist"))
        #expect(try ScreenProgram.run(["lists", "verify", folder.file("c.watchlist")]).code == 0)
    }

    @Test("a refused compilation leaves the old watchlist as it was")
    func compileKeepsOld() throws {
        let folder = try TemporaryFolder()
        let list = try folder.write(FictionalList.text(), to: "list.csv")
        _ = try ScreenProgram.run(["lists", "compile", list, "-o", folder.file("a.watchlist"), "--quiet"])
        let before = try folder.bytes("a.watchlist")
        let broken = try folder.write(FictionalList.text(rows: ["P1,robot,Name,primary,,,,,,"]), to: "broken.csv")
        let refused = try ScreenProgram.run(["lists", "compile", broken, "-o", folder.file("a.watchlist")])
        #expect(refused.code == 2)
        #expect(refused.error.contains("broken.csv:6"))
        #expect(try folder.bytes("a.watchlist") == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
                "a.watchlist", "broken.csv", "list.csv",
            ])
    }

    @Test("two versions of one list are an error that names both, unless --newest")
    func sameList() throws {
        let folder = try TemporaryFolder()
        let old = try folder.write(FictionalList.text(version: "1", date: "2026-01-02"), to: "old.csv")
        let new = try folder.write(
            FictionalList.text(version: "2", date: "2026-03-04", rows: Array(FictionalList.rows.dropLast())), to: "new.csv")
        let refused = try ScreenProgram.run(["lists", "compile", old, new, "-o", folder.file("a.watchlist")])
        #expect(refused.code == 2)
        #expect(refused.error.contains("old.csv") && refused.error.contains("new.csv"))
        for order in [[old, new], [new, old]] {
            let kept = try ScreenProgram.run(
                ["lists", "compile"] + order + ["-o", folder.file("a.watchlist"), "--newest", "--quiet"])
            #expect(kept.code == 0)
            #expect(kept.lines.last == "3 designations, 4 names → \(folder.file("a.watchlist"))")
        }
        #expect(try ScreenProgram.run(["-w", old, "-w", new], input: FictionalList.jsonl(["Emma"])).code == 2)
    }

    @Test("a folder's lists are read, and what is no list is named")
    func folder() throws {
        let folder = try TemporaryFolder()
        let lists = folder.file("lists")
        try FileManager.default.createDirectory(atPath: lists, withIntermediateDirectories: true)
        _ = try folder.write(FictionalList.text(), to: "lists/list.csv")
        _ = try folder.write("notes of somebody\n", to: "lists/notes.txt")
        let compiled = try ScreenProgram.run(["lists", "compile", lists, "-o", folder.file("a.watchlist")])
        #expect(compiled.code == 0)
        #expect(compiled.error.contains("notes.txt"))
        #expect(compiled.lines.last == "4 designations, 5 names → \(folder.file("a.watchlist"))")
    }

    @Test("show")
    func show() throws {
        let watchlist = try FictionalList.watchlist()
        let json = try ScreenProgram.run(["lists", "show", watchlist, "--json"]).object()
        #expect(json["designations"] as? Int == 4)
        #expect(json["names"] as? Int == 5)
        let list = try #require((json["lists"] as? [[String: Any]])?.first)
        #expect(list["id"] as? String == "test")
        #expect(list["version"] as? String == "1")
        #expect((list["sha256"] as? String)?.count == 64)
        #expect(try ScreenProgram.run(["lists", "show", watchlist]).output.contains("Fictional parties"))
        let one = try ScreenProgram.run(["lists", "show", watchlist, "--id", "test:P1"])
        #expect(one.code == 0)
        for fact in [FictionalList.person, "1957-03-10", "passport K4417789", "2001-01-25", "asset-freeze", "Кассим"] {
            #expect(one.output.contains(fact), "\(fact)")
        }
    }

    @Test("the hash of a list is of its file as received")
    func listHash() throws {
        let folder = try TemporaryFolder()
        let list = try folder.write(FictionalList.text(), to: "list.csv")
        let json = try ScreenProgram.run(["lists", "show", list, "--json"]).object()
        let told = try #require(((json["lists"] as? [[String: Any]])?.first)?["sha256"] as? String)
        let found = try ScreenProgram.run(["-o", "all", "--summary", folder.file("summary"), "-w", list, list], input: "")
        #expect(found.code != 0, "a list is no payments file")
        let input = FictionalList.jsonl([FictionalList.person])
        let alerts = try ScreenProgram.run(["-w", list], input: input).objects().first?["alerts"] as? [[String: Any]]
        #expect((alerts?.first?["list"] as? [String: Any])?["sha256"] as? String == told)
    }

    @Test("diff by designation id, of files and watchlists")
    func diff() throws {
        let folder = try TemporaryFolder()
        let rows = FictionalList.rows
        let new = try folder.write(
            FictionalList.text(
                version: "2",
                rows: [
                    rows[0].replacingOccurrences(of: "1957-03-10", with: "1958-03-10"), rows[1], rows[2], rows[4],
                    "X1,person,Ottokar Vredenhain,primary,,,,,,",
                ]), to: "new.csv")
        let old = try folder.write(FictionalList.text(), to: "old.csv")
        for before in [old, try FictionalList.watchlist()] {
            let json = try ScreenProgram.run(["lists", "diff", before, new, "--json"]).object()
            #expect(json["added"] as? [String] == ["test:X1"])
            #expect(json["removed"] as? [String] == ["test:P3"])
            #expect(json["changed"] as? [String] == ["test:P1"])
        }
        let same = try ScreenProgram.run(["lists", "diff", old, FictionalList.watchlist(), "--json"]).object()
        for key in ["added", "removed", "changed"] { #expect((same[key] as? [String])?.isEmpty == true, "\(key)") }
        #expect(try ScreenProgram.run(["lists", "diff", old, new]).output.contains("1 added, 1 removed, 1 changed"))
        #expect(try ScreenProgram.run(["lists", "diff", old, folder.file("missing")]).code == 2)
    }

    @Test("authorities")
    func authorities() throws {
        let finished = try ScreenProgram.run(["lists", "authorities", "--json"])
        #expect(finished.code == 0)
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(finished.output.utf8)) as? [[String: Any]])
        #expect(Set(["un", "eu", "us-sdn"]).isSubset(of: Set(rows.compactMap { $0["id"] as? String })))
    }
}
