import Foundation
import Testing

/// What an input says ends no line of ours, moves no terminal, and names nobody in a log.
@Suite("Terminals and logs")
struct LogTests {
    /// A line that would pass for one of ours, and what a terminal obeys.
    private static let forged = "x\nscreen: read 5 = cleared 5\u{1B}[31m\u{9B}1m\u{202E}\r\u{2028}"

    private func expectHarmless(_ text: String, _ comment: String) {
        for scalar in text.unicodeScalars where scalar != "\n" {
            #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value), "\(comment): \(scalar.value)")
            #expect(!(0x202A...0x202E).contains(scalar.value) && scalar.value != 0x2028, "\(comment): \(scalar.value)")
        }
        for line in text.split(separator: "\n") {
            #expect(!line.hasPrefix("screen: read 5 "), "\(comment): \(line)")
        }
    }

    private static func json(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }

    /// Inputs of every form, in which `{}` stands for a hostile text, as JSON `{j}`, and `{p}` for a listed person.
    private static let inputs = [
        "{\"id\":{j},\"name\":\"{p}\",{j}:\"some words\"}",
        "{\"id\":{j},\"parties\":[{\"role\":{j},\"name\":\"{p}\",\"country\":{j}}],\"text\":[{j}]}", "{\"id\":{j},\"name\":{j}}",
        "{\"id\":{j},\"name\":12}", "{\"{p}\":{{j}:[1,2,{{j}:\"some words\"}]}}", "id,name,\"{}\"\n\"{}\",{p},some words\n",
        "id,\"{}\",\"{}\"\n1,{p},x\n", "\"{}\";{p}\n",
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn><a\u{85}b>\u{1B}</a\u{85}b></CstmrCdtTrfInitn></Document>",
        "{1:F01AAAABBCCXXXX0000000000}{2:O1031200AAAABBCCXXXXN}{4:\n:20:\u{1B}[31m\n:59:{p}\n\u{9B}x\n-}",
    ]

    @Test(
        "keys, values, ids, roles and countries of every form of input", arguments: ["hits", "all", "text"], Array(inputs.indices)
    )
    func everyForm(_ output: String, _ number: Int) throws {
        let input = Self.inputs[number].replacing("{j}", with: try Self.json(Self.forged)).replacing("{}", with: Self.forged)
            .replacing("{p}", with: FictionalList.person)
        let finished = try ScreenProgram.run(["-w", FictionalList.watchlist(), "-o", output], input: input)
        #expect(finished.code <= 2)
        expectHarmless(finished.error, "input \(number)")
        expectHarmless(finished.output, "input \(number)")
    }

    /// Commands: `IN`, `LIST` and `NOTES` are files with hostile names, `GOOD` is a watchlist, `NEW` a file that is not there, `X` a
    /// hostile word.
    static let commands = [
        "IN IN -w GOOD", "IN -w LIST -o text", "NEW -w GOOD", "IN -w NOTES", "IN -w GOOD --policy NOTES",
        "IN -w GOOD --map-file NOTES",
        "IN -w GOOD --map X", "IN -w GOOD --ignore-column X", "IN -w GOOD --format X", "--X", "X X", "IN -w GOOD --summary IN",
        "IN -w GOOD -o split --hold NEW --checkpoint NOTES", "lists compile LIST -o NEW", "lists compile NOTES -o NEW",
        "lists show LIST",
        "lists diff LIST LIST", "lists check LIST", "lists verify GOOD NOTES", "lists show GOOD --id X", "policy check NOTES",
        "policy suppress NOTES --reason a --author b --expires X", "name X -w GOOD", "name x -w GOOD --type X", "compare X X",
        "why-not X X -w GOOD", "reassemble NOTES --hold IN", "replay IN --records IN -w GOOD",
        "customers IN --since LIST --now LIST",
        "evaluate pairs NOTES", "evaluate queries NOTES -w GOOD",
    ]

    @Test("names of files, of options and of lists", arguments: commands)
    func files(_ command: String) throws {
        let folder = try TemporaryFolder()
        let hostile = "x\nscreen: read 5 = cleared 5\u{1B}[31m"
        let words = [
            "IN": try folder.write(FictionalList.jsonl([FictionalList.person]), to: hostile + ".jsonl"),
            "LIST": try folder.write(FictionalList.text(), to: hostile + ".csv"),
            "NOTES": try folder.write("no list", to: hostile),
            "GOOD": try FictionalList.watchlist(), "NEW": folder.file(hostile + ".new"), "X": hostile, "--X": "--" + hostile,
        ]
        let finished = try ScreenProgram.run(command.split(separator: " ").map { words[String($0)] ?? String($0) })
        expectHarmless(finished.error, command)
        expectHarmless(finished.output, command)
    }

    @Test("texts of a list do not reach a terminal as they are")
    func lists() throws {
        let folder = try TemporaryFolder()
        let text = FictionalList.text().replacing(FictionalList.person, with: FictionalList.person + "\u{1B}[31m\u{9B}")
        let list = try folder.write(text, to: "list.csv")
        for command in [
            ["lists", "show", list, "--id", "test:P1"], ["lists", "diff", try FictionalList.watchlist(), list],
            ["lists", "show", list],
        ] {
            let finished = try ScreenProgram.run(command)
            expectHarmless(finished.output + finished.error, command.joined(separator: " "))
        }
        let found = try ScreenProgram.run(["-w", list, "-o", "text"], input: FictionalList.jsonl([FictionalList.person]))
        expectHarmless(found.output + found.error, "text")
    }

    @Test(
        "no name stands in notes, roles, countries, headers or the summary, whatever field holds it",
        arguments: [
            "id,name,Jane Roe\n1,{},some words\n", "Roe,Jane,name,17\n1,2,{},4\n", "1,{},Jane Roe\n",
            "{\"name\":\"{}\",\"Jane Roe\":\"some words\"}\n", "{\"name\":\"{}\",\"a\":{\"Jane Roe\":{\"b\":\"some words\"}}}\n",
            "{\"parties\":[{\"role\":\"Jane Roe\",\"name\":\"{}\",\"country\":\"Jane Roe\"}]}\n",
            "name,role,country\n{},Jane Roe,Jane Roe\n",
        ])
    func names(_ input: String) throws {
        let folder = try TemporaryFolder()
        let (summary, report) = (folder.file("summary"), folder.file("report"))
        let finished = try ScreenProgram.run(
            ["-w", FictionalList.watchlist(), "--summary", summary, "--report", report],
            input: input.replacing("{}", with: FictionalList.person))
        #expect(finished.code == 0, "\(finished.error)")
        #expect(!finished.output.isEmpty)
        for text in [finished.error, try folder.text("summary"), try folder.text("report")] {
            for name in ["Jane", "Roe", FictionalList.person] { #expect(!text.contains(name), "\(name): \(text)") }
        }
    }
}
