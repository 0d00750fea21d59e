import Bytes
import Foundation
import MessageReaders
import Testing

@testable import Screening

/// The same six records in every format and encoding: two alert, one can't be read where the format allows that.
@Suite("Runs over formats and encodings")
struct RunFormatTests {
    static let names = ["Emma O'Brien", FictionalList.person, "Piotr Zielinski", "BELHAKEM, Qasim Zoravandi", "Noël Dubois"]

    static func delimited(_ delimiter: String, lineEnd: String = "\n") -> String {
        let rows = names.enumerated().map { i, name in
            let cell = name.contains(",") || name.contains(delimiter) ? "\"\(name)\"" : name
            return ["R\(i)", cell, "memo"].joined(separator: delimiter)
        }
        return ([["id", "creditor", "remittance"].joined(separator: delimiter)] + rows).map { $0 + lineEnd }.joined()
    }

    static func jsonl(lineEnd: String = "\n") -> String {
        names.enumerated().map { i, name in
            #"{"id":"R\#(i)","parties":[{"role":"creditor","name":"\#(name)"}],"text":["memo"]}"# + lineEnd
        }.joined()
    }

    /// The same records over several lines each.
    static func pretty(separator: String = "\n", lineEnd: String = "\n") -> String {
        names.enumerated().map { i, name in
            [
                "{", "  \"id\": \"R\(i)\",", "  \"parties\": [", "    {", "      \"role\": \"creditor\",",
                "      \"name\": \"\(name)\"", "    }", "  ],", "  \"text\": [\"memo\"]", "}",
            ].joined(separator: lineEnd)
        }.joined(separator: separator)
    }

    struct Sample: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]

        init(_ name: String, _ bytes: [UInt8]) { (testDescription, self.bytes) = (name, bytes) }

        init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        init(_ name: String, _ text: String, as encoding: String.Encoding, mark: [UInt8] = []) {
            self.init(name, mark + Array(text.data(using: encoding) ?? Data()))
        }
    }

    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Of the names only `ë` is outside ASCII, one byte in Windows-1252.
    static func windows1252(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

    static let samples: [Sample] = [
        Sample("JSON Lines", jsonl()),
        Sample("JSON Lines, CRLF", jsonl(lineEnd: "\r\n")),
        Sample("JSON Lines, byte order mark", mark + Array(jsonl().utf8)),
        Sample("JSON Lines, no last line end", String(jsonl().dropLast())),
        Sample("JSON Lines, CRLF, no last line end", String(jsonl(lineEnd: "\r\n").unicodeScalars.dropLast(2))),
        Sample("JSON Lines, blank lines", jsonl(lineEnd: "\n\n \n")),
        Sample("JSON Lines, UTF-16LE with mark", jsonl(), as: .utf16LittleEndian, mark: [0xFF, 0xFE]),
        Sample("JSON Lines, UTF-16BE with mark", jsonl(), as: .utf16BigEndian, mark: [0xFE, 0xFF]),
        Sample("JSON Lines, UTF-16LE without mark", jsonl(lineEnd: "\r\n"), as: .utf16LittleEndian),
        Sample("JSON Lines, Windows-1252", windows1252(jsonl())),
        Sample("JSON over several lines", pretty()),
        Sample("JSON over several lines, CRLF, blank lines", pretty(separator: "\r\n\r\n", lineEnd: "\r\n") + "\r\n"),
        Sample("JSON, records on one line", jsonl(lineEnd: " ")),
        Sample("JSON, an array", "[" + jsonl().split(separator: "\n").joined(separator: ",") + "]"),
        Sample("JSON, an array over lines", "[\n" + jsonl().split(separator: "\n").joined(separator: ",\n") + "\n]\n"),
        Sample("JSON, an array over several lines, byte order mark", mark + Array("[\n\(pretty(separator: ",\n"))\n]".utf8)),
        Sample(
            "JSON over several lines, UTF-16LE with mark", pretty(lineEnd: "\r\n"), as: .utf16LittleEndian, mark: [0xFF, 0xFE]),
        Sample("JSON, an array, UTF-16BE", "[ " + pretty(separator: " , ") + " ]", as: .utf16BigEndian),
        Sample("JSON over several lines, Windows-1252", windows1252(pretty())),
        Sample("CSV", delimited(",")),
        Sample("CSV, CRLF", delimited(",", lineEnd: "\r\n")),
        Sample("CSV, CR alone", delimited(",", lineEnd: "\r")),
        Sample("CSV, byte order mark", mark + Array(delimited(",").utf8)),
        Sample("CSV, no last line end", String(delimited(",").dropLast())),
        Sample("CSV, semicolons", delimited(";")),
        Sample("CSV, bars", delimited("|")),
        Sample("CSV, UTF-16LE with mark", delimited(",", lineEnd: "\r\n"), as: .utf16LittleEndian, mark: [0xFF, 0xFE]),
        Sample("CSV, UTF-16BE with mark", delimited(","), as: .utf16BigEndian, mark: [0xFE, 0xFF]),
        Sample("CSV, Windows-1252, CRLF", windows1252(delimited(";", lineEnd: "\r\n"))),
        Sample("TSV", delimited("\t")),
        Sample("TSV, CRLF, no last line end", String(delimited("\t", lineEnd: "\r\n").unicodeScalars.dropLast(2))),
        Sample("TSV, UTF-16LE with mark", delimited("\t"), as: .utf16LittleEndian, mark: [0xFF, 0xFE]),
    ]

    @Test("the same records give the same alerts", arguments: samples)
    func sameAlerts(_ sample: Sample) async throws {
        let run = try await run([sample.bytes]) { $0.output = .all }
        expectBalanced(run, of: sample.bytes)
        #expect(run.counts == [5, 3, 2, 0])
        #expect(run.records.compactMap { $0["record"]?.string } == ["R0", "R1", "R2", "R3", "R4"])
        #expect(run.statuses == ["clear", "hold", "clear", "hold", "clear"])
        #expect(run.summary.alerts == 2)
        #expect(run.summary.invalidText == 0)
        for record in run.records where record["status"]?.string == "hold" {
            let alert = try #require(record["alerts"]?.items.first)
            #expect(alert["designation"]?["id"]?.string == "test:P1")
            #expect(alert["score"]?.plain == "1.0000")
            #expect(alert["role"]?.string == "creditor")
        }
        // Offset and length are those of the record's bytes, its hash is of them.
        for record in run.records {
            let offset = try #require(record["offset"]?.int)
            let length = try #require(record["length"]?.int)
            let bytes = Array(sample.bytes[offset..<offset + length])
            #expect(record["sha256"]?.string == sha256(bytes))
            #expect(bytes.first.map { $0 != 0x0A && $0 != 0x0D } ?? false)
            #expect(bytes.last.map { $0 != 0x0A && $0 != 0x0D } ?? false)
        }
    }

    @Test("split streams repeat the header and hold every record's bytes once", arguments: samples)
    func split(_ sample: Sample) async throws {
        let run = try await run([sample.bytes]) { $0.output = .split }
        expectBalanced(run, of: sample.bytes)
        let header = Array(sample.bytes[..<run.summary.headerBytes])
        for stream in [run.clear, run.hold, run.reject] { #expect(Array(stream.prefix(header.count)) == header) }
        #expect(run.reject == header)
        #expect(run.clear.count + run.hold.count == 2 * header.count + run.summary.recordBytes)
    }

    @Test(
        "each split stream is an input of its own",
        arguments: samples.filter {
            $0.testDescription == "TSV, UTF-16LE with mark" || $0.testDescription == "CSV, Windows-1252, CRLF"
        })
    func splitAgain(_ sample: Sample) async throws {
        let split = try await run([sample.bytes]) { $0.output = .split }
        let hold = try await run([split.hold])
        #expect(hold.counts == [2, 0, 2, 0])
        let clear = try await run([split.clear])
        #expect(clear.counts == [3, 3, 0, 0])
        let reject = try await run([split.reject])
        #expect(reject.counts == [0, 0, 0, 0])
    }

    @Test("the lines of a record: keys in the order of the contract, lines counted from one")
    func keys() async throws {
        let text = "\n" + Self.jsonl() + "{broken\n"
        let run = try await run(text) { $0.output = .all }
        #expect(run.counts == [6, 3, 2, 1])
        let keys = ["record", "line", "offset", "length", "sha256", "status", "alerts", "omitted", "engine", "policy", "model"]
        for record in run.records.dropLast() { #expect(record.keys == keys + ["lists"]) }
        let reject = try #require(run.records.last)
        #expect(reject.keys == keys + ["reason", "lists"])
        #expect(reject["status"]?.string == "reject")
        #expect(reject["record"]?.string == "7")
        #expect(reject["alerts"]?.items == [])
        #expect(reject["reason"]?.string?.hasPrefix("JSON") == true)
        #expect(run.records.compactMap { $0["line"]?.int } == [2, 3, 4, 5, 6, 7])
        #expect(run.records.first?["engine"]?.string == Engine.version)
        #expect(run.records.first?["policy"]?.string == Policy.standard.hash)
        for line in run.lines.split(separator: 0x0A) {
            #expect(try JSONSerialization.jsonObject(with: Data(line)) is [String: Any])
        }
    }

    @Test("several inputs are named in their lines, and each counts its own lines and bytes")
    func severalFiles() async throws {
        let inputs = [Array(Self.jsonl().utf8), Array(Self.delimited(",").utf8), []]
        let run = try await run(inputs) { $0.output = .all }
        #expect(run.failure == nil)
        #expect(run.summary.isBalanced)
        #expect(run.counts == [10, 6, 4, 0])
        #expect(run.summary.inputs.map(\.bytes) == inputs.map(\.count))
        #expect(run.summary.inputs.map(\.sha256) == inputs.map { sha256($0) })
        let keys = [
            "record", "line", "file", "offset", "length", "sha256", "status", "alerts", "omitted", "engine", "policy", "model",
            "lists",
        ]
        for record in run.records { #expect(record.keys == keys) }
        #expect(run.records.prefix(5).allSatisfy { $0["file"]?.string?.hasSuffix("/input-0") == true })
        #expect(run.records.suffix(5).allSatisfy { $0["file"]?.string?.hasSuffix("/input-1") == true })
        #expect(run.records.compactMap { $0["line"]?.int } == [1, 2, 3, 4, 5, 2, 3, 4, 5, 6])
    }

    @Test("hits prints held and rejected records alone")
    func hits() async throws {
        let run = try await run(Self.jsonl() + "[]\n")
        #expect(run.counts == [6, 3, 2, 1])
        #expect(run.statuses == ["hold", "hold", "reject"])
        #expect(run.ids("hold") == ["R1", "R3"])
    }

    // MARK: Little or nothing

    @Test(
        "inputs without a record",
        arguments: [
            Sample("empty", ""), Sample("blank lines", "\n\n\r\n"), Sample("byte order mark", mark),
            Sample("header", "id,name\n"), Sample("header without line end", "id,name"),
            Sample("header with mark, CRLF", mark + Array("id,name\r\n\r\n".utf8)),
            Sample("header in UTF-16", "id,name\n", as: .utf16LittleEndian, mark: [0xFF, 0xFE]),
        ])
    func noRecords(_ sample: Sample) async throws {
        let all = try await run([sample.bytes]) { $0.output = .all }
        expectBalanced(all, of: sample.bytes)
        #expect(all.counts == [0, 0, 0, 0])
        #expect(all.lines.isEmpty)
    }

    @Test("an input of which nothing is known is refused whole, not cleared")
    func refused() async throws {
        for text in ["amount,currency\n1,EUR\n", "%PDF-1.4\nx\n", "x\nUNH+1+PAXLST:D\n", "x\n<Document>\n"] {
            let run = try await run(text) { $0.output = .all }
            #expect(run.failure is InputError, "\(text)")
            #expect(run.summary.stopped != nil)
            #expect(run.counts == [0, 0, 0, 0])
            #expect(run.lines.isEmpty)
        }
    }

    @Test("an input that is missing or a folder stops the run, and what stands before it is done")
    func unreadable() async throws {
        let folder = try TemporaryFolder()
        let good = try folder.write(Array(Self.jsonl().utf8), to: "good")
        for bad in [folder.file("missing"), folder.path] {
            let stream = try ByteOutput(path: folder.file("lines"))
            var options = RunOptions()
            options.chunkBytes = 4_096
            let run = ScreeningRun(screener: try FictionalList.screener(), options: options)
            let outcome = await run.run([good, bad, good], sinks: RunSinks(lines: stream))
            #expect(outcome.failure is FileError)
            #expect(outcome.summary.stopped != nil)
            #expect(outcome.summary.read == 5)
            #expect(try folder.read("lines").split(separator: 0x0A).count == 2)
        }
    }

    // MARK: Quotes

    @Test("line ends, delimiters and quotation marks inside quotes belong to the field")
    func quotedNewlines() async throws {
        let text =
            "id,name,memo\r\nA,\"Emma\r\nO'Brien\",\"x\"\"y\"\r\nB,\"Qasim\nZoravandi,\nBelhakem\",\"1,2\"\r\nC,Noel,\"\"\r\n"
        let run = try await run(text) { $0.output = .all }
        expectBalanced(run, of: Array(text.utf8))
        #expect(run.statuses == ["clear", "hold", "clear"])
        #expect(run.records.compactMap { $0["line"]?.int } == [2, 4, 7])
        #expect(run.ids("hold") == ["B"])
    }

    @Test("an unterminated quote is one rejected record to the end of the input; nothing after it is cleared")
    func unterminatedQuote() async throws {
        let head = "id,name\nA,Emma O'Brien\n"
        let tail = "B,\"unclosed\nC,Noel Dubois\nD,\(FictionalList.person)\n"
        let all = try await run(head + tail) { $0.output = .all }
        expectBalanced(all, of: Array((head + tail).utf8))
        #expect(all.counts == [2, 1, 0, 1])
        #expect(all.statuses == ["clear", "reject"])
        let reject = try #require(all.records.last)
        #expect(reject["offset"]?.int == head.utf8.count)
        #expect(reject["length"]?.int == tail.utf8.count)
        #expect(reject["sha256"]?.string == sha256(Array(tail.utf8)))
        #expect(reject["line"]?.int == 3)
        let split = try await run(head + tail) { $0.output = .split }
        #expect(String(decoding: split.clear, as: UTF8.self) == head)
        #expect(String(decoding: split.reject, as: UTF8.self) == "id,name\n" + tail)
    }

    // MARK: Bad records

    @Test("a bad record is rejected by itself: what stands around it is screened")
    func badRecords() async throws {
        let bad = [
            "{", "{}}", "null", "[1]", "\"text\"", #"{"name":"A" "id":1}"#, #"{"name":"\u12"}"#, "{\"name\":\"a\u{1}b\"}",
            #"{"a":01}"#,
            String(repeating: "[", count: 5_000), #"{"a":"# + String(repeating: "[", count: 5_000), "plain text",
            #"{"name":"open"#,
        ]
        let good = Self.jsonl().split(separator: "\n").map(String.init)
        var lines: [String] = []
        for (i, record) in bad.enumerated() { lines += [good[i % good.count], record] }
        let text = lines.joined(separator: "\n") + "\n"
        let run = try await run(text) { $0.output = .all }
        expectBalanced(run, of: Array(text.utf8))
        #expect(run.summary.rejected == bad.count)
        for (i, record) in run.records.enumerated() {
            #expect((record["status"]?.string == "reject") == (i % 2 == 1), "record \(i)")
            #expect((record["reason"]?.string?.isEmpty == false) == (i % 2 == 1))
        }
        #expect(run.records.count == lines.count)
    }

    @Test("a row with too few or too many fields is rejected")
    func fieldCount() async throws {
        let text = "id,name\nA,Emma,more\nB\nC,\(FictionalList.person)\n"
        let run = try await run(text) { $0.output = .all }
        expectBalanced(run, of: Array(text.utf8))
        #expect(run.statuses == ["reject", "reject", "hold"])
    }

    @Test("bytes that are no UTF-8 reject their record")
    func invalidText() async throws {
        let bytes =
            Array("{\"name\":\"Emma\"}\n{\"memo\":\"".utf8) + [0xFF, 0xC3]
            + Array("\",\"name\":\"\(FictionalList.person)\"}\n".utf8)
        let run = try await run([bytes]) { options in
            options.output = .all
            options.input.encoding = .utf8
        }
        expectBalanced(run, of: bytes)
        #expect(run.statuses == ["clear", "reject"])
    }

    @Test("records without a party and names without a letter are counted")
    func nothingToScreen() async throws {
        let text = "{\"id\":\"A\"}\n{\"name\":\"🎉\"}\n{\"text\":\"\(FictionalList.person)\"}\n{\"name\":\"Emma\"}\n"
        let run = try await run(text) { $0.output = .all }
        expectBalanced(run, of: Array(text.utf8))
        #expect(run.statuses == ["reject", "reject", "hold", "clear"])
        #expect(run.summary.withoutParty == 1)
        #expect(run.summary.unreadableNames == 1)
    }

    // MARK: Limit

    @Test("a limit hides alerts and says how many; the record is held all the same", arguments: [nil, 0, 1, 2, 3] as [Int?])
    func limit(_ limit: Int?) async throws {
        let text = #"{"id":"T","name":"Samir Halvadjian"}"#
        let run = try await run(text) { $0.limit = limit }
        let record = try #require(run.records.first)
        let found = try #require(try await self.allAlerts(text))
        #expect(found.count >= 2)
        #expect(record["status"]?.string == "hold")
        let shown = record["alerts"]?.items ?? []
        #expect(shown == Array(found.prefix(limit ?? found.count)))
        #expect(record["omitted"]?.int == found.count - shown.count)
        #expect(run.summary.alerts == found.count)
        #expect(run.counts == [1, 0, 1, 0])
    }

    private func allAlerts(_ text: String) async throws -> [JSONText]? { try await run(text).records.first?["alerts"]?.items }
}
