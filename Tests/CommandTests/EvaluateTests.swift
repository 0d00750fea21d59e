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
}
