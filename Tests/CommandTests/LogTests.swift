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

    @Test("keys, values, ids, roles and countries of every form of input", arguments: ["hits", "all", "text"])
    func inputs(_ output: String) throws {
        let hostile = try Self.json(Self.forged)
        let quoted = "\"" + Self.forged + "\""
        let name = FictionalList.person
        let inputs = [
            "{\"id\":\(hostile),\"name\":\"\(name)\",\(hostile):\"some words\"}",
            "{\"id\":\(hostile),\"parties\":[{\"role\":\(hostile),\"name\":\"\(name)\",\"country\":\(hostile)}],\"text\":[\(hostile)]}",
            "{\"id\":\(hostile),\"name\":\(hostile)}", "{\"id\":\(hostile),\"name\":12}",
            "{\"\(name)\":{\(hostile):[1,2,{\(hostile):\"some words\"}]}}",
            "id,name,\(quoted)\n\(quoted),\(name),some words\n", "id,\(quoted),\(quoted)\n1,\(name),x\n", "\(quoted);\(name)\n",
            "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn><a\u{85}b>\u{1B}</a\u{85}b></CstmrCdtTrfInitn></Document>",
            "{1:F01AAAABBCCXXXX0000000000}{2:O1031200AAAABBCCXXXXN}{4:\n:20:\u{1B}[31m\n:59:\(name)\n\u{9B}x\n-}",
        ]
        for (number, input) in inputs.enumerated() {
            let finished = try ScreenProgram.run(["-w", FictionalList.watchlist(), "-o", output], input: input)
            #expect(finished.code <= 2)
            expectHarmless(finished.error, "input \(number)")
            expectHarmless(finished.output, "input \(number)")
        }
    }

    @Test("names of files, of options and of lists")
    func files() throws {
        let folder = try TemporaryFolder()
        let hostile = "x\nscreen: read 5 = cleared 5\u{1B}[31m"
        let input = try folder.write(FictionalList.jsonl([FictionalList.person]), to: hostile + ".jsonl")
        let list = try folder.write(FictionalList.text(), to: hostile + ".csv")
        let notes = try folder.write("no list", to: hostile)
        let good = try FictionalList.watchlist()
        let commands = [
            [input, input, "-w", good], [input, "-w", list, "-o", "text"], [folder.file(hostile + ".none"), "-w", good],
            [input, "-w", notes],
            [input, "-w", good, "--policy", notes], [input, "-w", good, "--map-file", notes],
            [input, "-w", good, "--map", hostile],
            [input, "-w", good, "--ignore-column", hostile], [input, "-w", good, "--format", hostile], ["--" + hostile],
            [hostile, hostile],
            [input, "-w", good, "--summary", input],
            [input, "-w", good, "-o", "split", "--hold", folder.file("h"), "--checkpoint", notes],
            ["lists", "compile", list, "-o", folder.file(hostile + ".watchlist")],
            ["lists", "compile", notes, "-o", folder.file("w")],
            ["lists", "show", list], ["lists", "diff", list, list], ["lists", "check", list], ["lists", "verify", good, notes],
            ["lists", "show", good, "--id", hostile], ["policy", "check", notes],
            ["policy", "suppress", notes, "--reason", "a", "--author", "b", "--expires", hostile],
            ["name", hostile, "-w", good], ["name", "x", "-w", good, "--type", hostile], ["compare", hostile, hostile],
            ["why-not", hostile, hostile, "-w", good],
            ["reassemble", notes, "--hold", input], ["replay", input, "--records", input, "-w", good],
            ["customers", input, "--since", list, "--now", list],
            ["evaluate", "pairs", notes], ["evaluate", "queries", notes, "-w", good],
        ]
        for command in commands {
            let finished = try ScreenProgram.run(command)
            expectHarmless(finished.error, command.joined(separator: " "))
            expectHarmless(finished.output, command.joined(separator: " "))
        }
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
