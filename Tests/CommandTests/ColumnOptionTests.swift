import Foundation
import Testing

@Suite("screen, columns that are not recognised")
struct ColumnOptionTests {
    private func filter(_ arguments: [String], _ input: String) throws -> ScreenProgram.Finished {
        try ScreenProgram.run(["-w", FictionalList.watchlist(), "-o", "all"] + arguments, input: input)
    }

    private static let text = "id,name,xyz,count\n1,Emma,\(FictionalList.person),7\n2,Piotr,,8\n"

    @Test("they are screened as text, and listed once with the mapping that reads them as parties")
    func screened() throws {
        let finished = try filter([], Self.text)
        let lines = try finished.objects()
        #expect(ScreenProgram.ids(lines, "hold") == ["1"] && ScreenProgram.ids(lines, "clear") == ["2"])
        #expect((lines.first?["alerts"] as? [[String: Any]])?.first?["role"] as? String == "text")
        let note = "column \"xyz\" is screened as text; --map debtor.name=\"xyz\" reads it as a party"
        #expect(finished.error.components(separatedBy: note).count == 2)
        let mapped = try filter(["--map", "debtor.name=xyz"], Self.text)
        #expect((try mapped.objects().first?["alerts"] as? [[String: Any]])?.first?["role"] as? String == "debtor")
    }

    @Test("--ignore-column leaves one out, and --strict-columns stops with 2")
    func options() throws {
        #expect(ScreenProgram.ids(try filter(["--ignore-column", "xyz"], Self.text).objects(), "clear") == ["1", "2"])
        #expect(try filter(["--ignore-column", "nowhere"], Self.text).code == 2)
        let strict = try filter(["--strict-columns"], Self.text)
        #expect(strict.code == 2 && strict.output.isEmpty)
        #expect(strict.error.contains("\"xyz\"") && !strict.error.contains("\"count\""))
        #expect(try filter(["--strict-columns", "--ignore-column", "xyz"], Self.text).code == 0)
        #expect(try filter(["--strict-columns", "--map", "debtor.name=xyz"], Self.text).code == 0)
    }

    @Test("--only-mapped reads nothing else, and names what it drops")
    func onlyMapped() throws {
        let text = "id,x,beneficiary_name\n1,Emma,\(FictionalList.person)\n"
        #expect(ScreenProgram.ids(try filter(["--map", "debtor.name=x"], text).objects(), "hold") == ["1"])
        let finished = try filter(["--map", "debtor.name=x", "--only-mapped"], text)
        #expect(ScreenProgram.ids(try finished.objects(), "clear") == ["1"])
        #expect(finished.error.contains("\"beneficiary_name\" is recognised as beneficiary.name and is not read"))
        #expect(try filter(["--only-mapped"], text).code == 2)
    }

    @Test("--help lists every field of a mapping")
    func help() throws {
        let help = try ScreenProgram.run(["filter", "--help"]).output.split { $0.isWhitespace }.joined(separator: " ")
        for word in ["givenName", "middleName", "familyName", "birthDate", "identifier.KIND", "currency", "--only-mapped"] {
            #expect(help.contains(word), "\(word)")
        }
    }

    @Test("a mapping never makes an input hold less", arguments: 1...4)
    func mappingsAdd(_ column: Int) throws {
        for text in [
            Self.text, "id,foo,beneficiary_name,remittance\n1,Emma,\(FictionalList.person),\(FictionalList.organisation)\n",
            "id,remittance,x,y\n1,paid to \(FictionalList.person) today,1,2\n", "a,b,c,d\n1,Emma,\(FictionalList.person),x\n",
        ] {
            let plain = ScreenProgram.ids(try filter([], text).objects(), "hold")
            let mapped = ScreenProgram.ids(try filter(["--map", "debtor.name=\(column)"], text).objects(), "hold")
            #expect(Set(mapped).isSuperset(of: plain) && !plain.isEmpty, "\(text) \(column)")
        }
    }
}
