import Foundation
import Testing

@Suite("screen evaluate")
struct EvaluateTests {
    @Test("pairs repeats the deck with a column score, and prints the measures")
    func pairs() throws {
        let folder = try TemporaryFolder()
        let deck = try folder.write(
            #"""
            note,type,name1,name2,is_match
            "a, b",person,Qasim Belhakem,"BELHAKEM, Qasim",true
            c,person,Владимир Иванов,Vladimir Ivanov,1
            d,person,Emma O'Brien,Ottokar Vredenhain,false
            "say ""x""",organisation,Norvexa Maritime,Blue Kestrel Shipping,0

            """#, to: "deck.csv")
        let finished = try ScreenProgram.run(["evaluate", "pairs", deck, "--scores", folder.file("scores.csv")])
        #expect(finished.code == 0)
        for word in ["precision 1.0000", "recall 1.0000", "F1 1.0000", "AUC 1.0000", "4 pairs"] {
            #expect(finished.output.contains(word), "\(word)")
        }
        let rows = try folder.text("scores.csv").split(separator: "\n").map(String.init)
        #expect(rows.count == 5)
        #expect(rows[0] == "note,type,name1,name2,is_match,score")
        #expect(rows[1] == "\"a, b\",person,Qasim Belhakem,\"BELHAKEM, Qasim\",true,1.0000")
        #expect(rows[2].hasPrefix("c,person,Владимир Иванов,Vladimir Ivanov,1,0.9") || rows[2].hasSuffix(",1.0000"))
        let scores = rows.dropFirst().compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
        #expect(scores.count == 4)
        #expect(scores[2] < 0.8 && scores[3] < 0.8)
        // Half of what alerts at the lowest line is right.
        let loose = try ScreenProgram.run(["evaluate", "pairs", deck, "-t", "0"])
        #expect(loose.output.contains("precision 0.5000, recall 1.0000"))
    }

    @Test("pairs refuses a deck that lacks a column, a field or the file")
    func badPairs() throws {
        let folder = try TemporaryFolder()
        for (name, text) in [
            ("columns.csv", "type,name1,is_match\nperson,a,true\n"), ("fields.csv", "type,name1,name2,is_match\nperson,a,b\n"),
            ("empty.csv", ""),
        ] {
            let refused = try ScreenProgram.run(["evaluate", "pairs", try folder.write(text, to: name)])
            #expect(refused.code == 2, "\(name)")
            #expect(refused.error.contains(name))
        }
        #expect(try ScreenProgram.run(["evaluate", "pairs", folder.file("missing.csv")]).code == 2)
    }

    @Test("queries writes hits, expected and best scores, and prints recall and alert rate")
    func queries() throws {
        let folder = try TemporaryFolder()
        let deck = try folder.write(
            """
            id,type,name,birth_date,country,expected
            listed-1,person,\(FictionalList.person),1999-01-01,FR,test:P1
            listed-2,person,Samir Halvadjian,,,test:P3;test:P2
            listed-3,person,Ottokar Vredenhain,,,test:P1
            ordinary-1,person,Emma O'Brien,,,
            ordinary-2,organisation,\(FictionalList.organisation),,,

            """, to: "deck.csv")
        let arguments = ["evaluate", "queries", deck, "-w", try FictionalList.watchlist(), "--scores", folder.file("scores.csv")]
        let finished = try ScreenProgram.run(arguments)
        #expect(finished.code == 0)
        #expect(finished.output.contains("recall 66.67 % (2/3)"))
        #expect(finished.output.contains("alert rate 50.00 % (1/2)"))
        #expect(finished.output.contains("alerts a query"))
        let rows = try folder.text("scores.csv").split(separator: "\n").map(String.init)
        #expect(
            rows == [
                "id,expected,hits,expected_score,top_id,top_score",
                // Birth date and country don't count: name score alone.
                "listed-1,test:P1,1,1.0000,test:P1,1.0000",
                "listed-2,test:P3;test:P2,2,1.0000,test:P2,1.0000",
                "listed-3,test:P1,0,0,,0",
                "ordinary-1,,0,0,,0",
                "ordinary-2,,1,0,test:O1,1.0000",
            ])
        let proof = try ScreenProgram.run(arguments + ["--exhaustive"])
        #expect(proof.output == finished.output)
        #expect(try folder.text("scores.csv").split(separator: "\n").map(String.init) == rows)
    }

    @Test("generate makes a deck that queries reads too, the same for the same seed")
    func generate() throws {
        let folder = try TemporaryFolder()
        let names = try folder.write(
            "name,type,birth_date\nEmma O'Brien,person,1990-01-01\n\"Vos, Piet\",person,\n", to: "customers.csv")
        func make(_ seed: String, _ name: String) throws -> String {
            let finished = try ScreenProgram.run([
                "evaluate", "generate", "-w", FictionalList.watchlist(), "-o", folder.file(name), "--seed", seed,
                "--per-category", "5",
                "--names", names,
            ])
            #expect(finished.code == 0, "\(finished.error)")
            #expect(finished.output.isEmpty)
            return try folder.text(name)
        }
        let deck = try make("3", "a.csv")
        #expect(try deck == make("3", "b.csv"))
        #expect(try deck != make("4", "c.csv"))
        let lines = deck.split(separator: "\n").map(String.init)
        #expect(lines[0] == "id,type,name,birth_date,country,expected,category,parameters,script")
        #expect(lines.contains { $0.hasPrefix("control-") && $0.contains("test:P1") })
        #expect(lines.contains { $0.hasPrefix("typing-1,person,") })
        #expect(lines.contains("ordinary-1,person,Emma O'Brien,1990-01-01,,,ordinary,,Latn"))
        #expect(lines.contains { $0.contains("\"Vos, Piet\"") })
        let asked = try ScreenProgram.run(["evaluate", "queries", folder.file("a.csv"), "-w", FictionalList.watchlist()])
        #expect(asked.code == 0 && asked.output.contains("control: ") && asked.output.contains("ordinary: 2 queries"))
        let described = try ScreenProgram.run(["evaluate", "generate", "--describe"])
        #expect(described.output.contains("typing: Typing errors") && described.output.contains("Hassan and Hussein"))
    }

    @Test("evaluate reports on a deck or makes one, as text, JSON and a page")
    func report() throws {
        let folder = try TemporaryFolder()
        let deck = try folder.write(
            """
            id,type,name,expected,category,script
            a-1,person,\(FictionalList.person),test:P1,control,Latn
            a-2,person,Qasim Zoravandi Belhaken,test:P1,typing,Latn
            a-3,person,Ottokar Vredenhain,test:P1,typing,Latn
            b-1,person,Emma O'Brien,,ordinary,Latn

            """, to: "deck.csv")
        let page = folder.file("report.html")
        let finished = try ScreenProgram.run([
            "evaluate", deck, "-w", FictionalList.watchlist(), "--sweep", "--against", "0.99", "--below", "0.5", "--html", page,
            "--date", "2026-01-31",
        ])
        #expect(finished.code == 0, "\(finished.error)")
        #expect(finished.output.contains("4 rows (deck.csv) against 4 designations"))
        for part in ["All manipulations", "50.0 %", "1/2", "→ 0.8000", "B less A", "Fell just short", "Ordinary names"] {
            #expect(finished.output.contains(part), "\(part)")
        }
        let html = try folder.text("report.html")
        #expect(html.hasPrefix("<!doctype html>") && html.contains("2026-01-31") && html.contains("Ottokar Vredenhain"))
        let json = try ScreenProgram.run(["evaluate", "run", deck, "-w", FictionalList.watchlist(), "--json"]).object()
        #expect((json["manipulations"] as? [String: Any])?["count"] as? Int == 1)
        #expect((json["subject"] as? [String: Any])?["rows"] as? Int == 4)
        let own = try ScreenProgram.run(["evaluate", "-w", FictionalList.watchlist(), "--per-category", "3", "--seed", "2"])
        #expect(own.code == 0 && own.output.contains("(generated, seed 2, 3 a category)"))
    }

    @Test("a policy file decides, and is compared with another")
    func policies() throws {
        let folder = try TemporaryFolder()
        let deck = try folder.write(
            "id,type,name,expected,category\na-1,person,Qasim Zoravandi Belhaken,test:P1,typing\nb-1,person,Emma O'Brien,,ordinary\n",
            to: "deck.csv")
        let strict = try folder.write("{ thresholds: { default: 1.0 } }", to: "strict.json5")
        let finished = try ScreenProgram.run([
            "evaluate", deck, "-w", FictionalList.watchlist(), "--policy", strict, "--against", "0.8",
        ])
        #expect(finished.code == 0, "\(finished.error)")
        #expect(finished.output.contains("as the policy decides"))
        #expect(finished.output.contains("0/1") && finished.output.contains("+100.0"))
    }

    @Test("queries counts as a policy decides where one is given")
    func queriesByPolicy() throws {
        let folder = try TemporaryFolder()
        let deck = try folder.write(
            """
            id,type,name,birth_date,country,expected
            listed-1,person,\(FictionalList.person),,,test:P1
            listed-2,person,Samir Halvadjian,,,test:P2
            ordinary-1,organisation,\(FictionalList.organisation),,,

            """, to: "deck.csv")
        let policy = try folder.write(
            "{ thresholds: { default: 0.9 } }", to: "bank.json5")
        let list = try FictionalList.watchlist()
        let arguments = ["evaluate", "queries", deck, "-w", list, "--scores", folder.file("scores.csv")]
        let byName = try ScreenProgram.run(arguments)
        #expect(!byName.output.contains("policy"))
        let finished = try ScreenProgram.run(arguments + ["--policy", policy])
        #expect(finished.code == 0, "\(finished.error)")
        #expect(finished.output.contains("→ policy: recall 100.00 % (2/2)"))
        #expect(!finished.output.contains("→ 0."))
        let rows = try folder.text("scores.csv").split(separator: "\n").map(String.init)
        #expect(rows.count == 4 && rows[1] == "listed-1,test:P1,1,1.0000,test:P1,1.0000")
        #expect(rows[2].hasPrefix("listed-2,test:P2,2,1.0000,"))
        #expect(try ScreenProgram.run(arguments + ["--policy", folder.file("missing.json5")]).code == 2)
    }

    @Test("form asks every listed name in every form: 0 when all are found, 2 when one is missed or an option is wrong")
    func form() throws {
        let folder = try TemporaryFolder()
        let text = FictionalList.text(rows: [
            "P1,person,Qasim Zoravandi Belhakem,primary,,,,,,", "O1,organisation,Norvexa Trading Ltd,primary,,,,,,",
        ])
        let list = try folder.write(text, to: "list.csv")
        let finished = try ScreenProgram.run(["evaluate", "form", "-w", list])
        #expect(finished.code == 0, "\(finished.output)\(finished.error)")
        for part in ["2 listed names of 2 designations", "FAMILY, Given", "100.0 %", "Legal form spelled out"] {
            #expect(finished.output.contains(part), "\(part)")
        }
        #expect(finished.lines.allSatisfy { $0.count <= 80 })
        let missed = try ScreenProgram.run(["evaluate", "form", "-w", list, "-t", "1", "--json", "--samples", "1"])
        #expect(missed.code == 2)
        let json = try missed.object()
        let causes = try #require(json["causes"] as? [[String: Any]])
        #expect(!causes.isEmpty && causes.allSatisfy { ($0["examples"] as? [Any])?.count == 1 })
        #expect((json["found"] as? [String: Any])?["rate"] as? Double ?? 1 < 1)
        let sample = try ScreenProgram.run(["evaluate", "form", "-w", list, "--sample", "1", "--seed", "3"])
        #expect(sample.output.contains("1 listed names of 2 designations"))
        for wrong in [["--sample", "0"], ["--below", "0.9"], ["-t", "2"], ["-w", folder.file("missing.xml")]] {
            #expect(try ScreenProgram.run(["evaluate", "form", "-w", list] + wrong).code == 2, "\(wrong)")
        }
        let described = try ScreenProgram.run(["evaluate", "form", "--describe"])
        #expect(described.code == 0 && described.output.contains("family-comma: FAMILY, Given"))
        #expect(described.lines.allSatisfy { $0.count <= 80 })
    }

    @Test("fit prints weights and figures in and out of fold, the same for the same seed, and refuses what it can't do")
    func fit() throws {
        let folder = try TemporaryFolder()
        var rows = ["type,name1,name2,is_match"]
        for name in ["Qasim Belhakem", "Samir Halvadjian", "Ottokar Vredenhain", "Walid Zoravandi"] {
            let words = name.split(separator: " ")
            rows += ["person,\(name),\(words[1]) \(words[0]),true", "person,\(name),Piet \(words[1]),false"]
        }
        let deck = try folder.write(rows.joined(separator: "\n") + "\n", to: "deck.csv")
        let queries = try folder.write(
            "id,type,name,expected\no-1,person,Samir Zoravandi,\no-2,person,Emma O'Brien,\n", to: "queries.csv")
        let arguments = [
            "evaluate", "fit", deck, "--ordinary", queries, "-w", try FictionalList.watchlist(), "--folds", "2", "--rounds", "1",
            "--weight", "person.",
        ]
        let finished = try ScreenProgram.run(arguments)
        #expect(finished.code == 0, "\(finished.error)")
        for part in ["8 pairs at 0.8000, 2 folds", "out of fold", "Of 2 ordinary people", "Mean of all"] {
            #expect(finished.output.contains(part), "\(part)")
        }
        #expect(try ScreenProgram.run(arguments).output == finished.output)
        let json = try ScreenProgram.run(arguments + ["--json"]).object()
        #expect((json["weights"] as? [[String: Any]])?.count == 6)
        let alike = try folder.write("type,name1,name2,is_match\nperson,a,b,true\n", to: "alike.csv")
        for wrong in [
            [alike], [folder.file("missing.csv")], [deck, "--folds", "1"], [deck, "--rounds", "0"],
            [deck, "--weight", "nothing"],
            [deck, "--bound", "2"], [deck, "--ordinary", alike],
        ] {
            #expect(try ScreenProgram.run(["evaluate", "fit"] + wrong).code == 2, "\(wrong)")
        }
    }

    @Test("evaluate refuses what it can't do")
    func badRuns() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write("id,type,name,expected\n", to: "empty.csv")
        let list = try FictionalList.watchlist()
        for arguments in [
            ["generate", "-w", list], ["generate", "-w", list, "-o", folder.file("x.csv"), "--per-category", "0"],
            ["generate", "-w", list, "-o", folder.file("x.csv"), "--names", folder.file("missing.csv")],
            [empty, "-w", list], [folder.file("missing.csv"), "-w", list],
            ["-w", list, "--against", folder.file("missing.json5")],
            ["-w", list, "--against", "2"], ["-w", list, "--below", "0.9"], ["-w", list, "-t", "1.5"],
        ] {
            let refused = try ScreenProgram.run(["evaluate"] + arguments)
            #expect(refused.code == 2, "\(arguments)")
            #expect(!refused.error.isEmpty)
        }
    }
}
