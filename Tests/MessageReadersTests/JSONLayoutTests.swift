import MessageSupport
import TestSupport
import Testing

@testable import MessageReaders

@Suite("JSON: records over several lines and in arrays")
struct JSONLayoutTests {
    private func layout(_ text: String) -> JSONLayout {
        let bytes = bytes(text)
        return JSONLayout.of(bytes.span)
    }

    @Test("The beginning shows how records follow each other")
    func seesTheLayout() {
        let cases: [(text: String, layout: JSONLayout)] = [
            ("", .lines), ("{}", .lines), ("{\"a\":1}\n{\"a\":2}", .lines), ("\n {\"a\":1} \r\n{\"a\":2}", .lines),
            ("{\n \"a\":1\n}", .values), ("{\"a\":1,\n\"b\":2}", .values), ("{\"a\":1}{\"a\":2}", .values),
            ("{\"a\":1} {\"a\":2}\n", .values),
            ("{\r\n  \"a\": 1, \"b\"", .values), ("{\n \"a\":1,,\n}", .values), ("{\"a\":[\n", .values),
            ("{\"a\":1\n{\"a\":2}\n", .lines), ("{\"a\":\"x\n{\"a\":2}\n", .lines), ("{\"a\":1", .lines),
            ("nonsense\n{}", .lines),
            ("[{\"a\":1}]", .array), (" [\n", .array), ("{\"a\":1}\n{\n\"a\":2}", .lines), ("{\"a\":1} x\n", .lines),
        ]
        for test in cases { #expect(layout(test.text) == test.layout, "\(test.text)") }
    }

    /// What is read of each record: its line, content and parties, or why it is rejected.
    private func read(_ input: String, limit: Int = 1 << 20) throws -> [String] {
        let all = bytes(input)
        var options = InputOptions(format: .jsonl)
        options.maxRecordBytes = limit
        let whole = try ReadInput(all, options: options)
        #expect(whole.accounted == all.count, "\(input)")
        for size in [1, 2, 3, 7, 64] {
            let pieces = try ReadInput(all, options: options, chunk: size)
            #expect(pieces.records == whole.records, "\(input) in pieces of \(size)")
            #expect(pieces.accounted == all.count, "\(input) in pieces of \(size)")
        }
        for isBig in [false, true] {
            var wideOptions = options
            wideOptions.encoding = isBig ? .utf16be : .utf16le
            wideOptions.maxRecordBytes = limit * 2
            let wide = utf16(input, bigEndian: isBig)
            for size in [1, 5, Int.max] {
                let pieces = try ReadInput(wide, options: wideOptions, chunk: size)
                #expect(pieces.records.map(\.parties) == whole.records.map(\.parties), "\(input) in UTF-16")
                #expect(pieces.records.map(\.line) == whole.records.map(\.line), "\(input) in UTF-16")
                #expect(pieces.accounted == wide.count)
            }
        }
        return whole.records.map { "\($0.line) " + ($0.reject ?? $0.parties.joined(separator: ";")) }
    }

    static let cut = RejectReason(.truncatedArray, offset: 0).message

    @Test("Records over several lines, one or more, are read whole")
    func values() throws {
        let a = "{\n  \"name\": \"A A\"\n}"
        let cases: [(input: String, records: [String])] = [
            (a, ["1 |A A"]), (a + "\n", ["1 |A A"]), ("\n\n" + a + "\r\n\r\n", ["3 |A A"]),
            (a + "\n" + a, ["1 |A A", "4 |A A"]), (a + a, ["1 |A A", "3 |A A"]),
            (a + "\n{\"name\":\"B\"}\n{\"name\":\"C\"}", ["1 |A A", "4 |B", "5 |C"]),
            ("{\"name\":\"A\"}{\"name\":\"B\"}\n{\"name\":\"C\"}", ["1 |A", "1 |B", "2 |C"]),
            ("{\r\n\"name\":\"A } ] \\\" {\"\r\n}\r\n" + a, ["1 |A } ] \" {", "4 |A A"]),
            ("{\n\"x\":{\"debtor\":[{\"name\":\"A\"}]}}\n", ["1 debtor|A"]),
            (a + ",\n" + a, ["1 |A A", "4 |A A"]),
        ]
        for test in cases { #expect(try read(test.input) == test.records, "\(test.input)") }
    }

    @Test("The elements of an array are records")
    func arrays() throws {
        let cases: [(input: String, records: [String])] = [
            ("[]", []), ("[ ]\n", []), ("[{\"name\":\"A\"}]", ["1 |A"]),
            ("[{\"name\":\"A\"},{\"name\":\"B\"}]\n", ["1 |A", "1 |B"]),
            ("[\n{\"name\":\"A\"},\n{\"name\":\"B\"}\n]", ["2 |A", "3 |B"]),
            ("[\n  {\n    \"name\": \"A\"\n  },\n  {\"name\":\"B\"}\n]\n", ["2 |A", "5 |B"]),
            ("[{\"name\":\"A\"}]\n[{\"name\":\"B\"}]", ["1 |A", "2 |B"]),
            ("[{\"name\":\"A\"}]\n{\"name\":\"B\"}", ["1 |A", "2 |B"]),
            ("[{\"name\":\"[,]\"} , {\"parties\":[\"B\",\"C\"]}]", ["1 |[,]", "1 |B;|C"]),
            ("[\"A A\"]", ["1 not a JSON object"]), ("[[{\"name\":\"A\"}]]", ["1 not a JSON object"]),
            ("[1,null]", ["1 not a JSON object", "1 not a JSON object"]),
        ]
        for test in cases { #expect(try read(test.input) == test.records, "\(test.input)") }
    }

    @Test("An array that isn't closed rejects its end: the input was cut")
    func cutArrays() throws {
        let cases: [(input: String, records: [String])] = [
            ("[", ["1 \(Self.cut)"]), ("[\n\n", ["2 \(Self.cut)"]), ("[{\"name\":\"A\"}", ["1 \(Self.cut)"]),
            ("[{\"name\":\"A\"},", ["1 |A", "1 \(Self.cut)"]), ("[{\"name\":\"A\"},\n", ["1 |A", "1 \(Self.cut)"]),
            ("[{\"name\":\"A\"} ", ["1 |A", "1 \(Self.cut)"]),
            ("[{\"name\":\"A\"}]\n[{\"name\":\"B\"},", ["1 |A", "2 |B", "2 \(Self.cut)"]),
            ("[{\"name\":\"A\"},{\"name\":", ["1 |A", "1 JSON: ends inside a value at byte 8"]),
        ]
        for test in cases { #expect(try read(test.input) == test.records, "\(test.input)") }
    }

    @Test("What can't be read is rejected in its place, and what follows is read")
    func faults() throws {
        let a = "{\n\"name\":\"A\"\n}\n"
        let cases: [(input: String, records: [String])] = [
            (a + "nonsense, [{\n" + a, ["1 |A", "4 not a JSON object", "5 |A"]),
            (
                a + "{\n\"name\":\"A,\n\"id\":\"1\"\n}\n" + a,
                ["1 |A", "4 JSON: control character in a string at byte 12", "8 |A"]
            ),
            (
                a + "{\n\"name\":12\n}\n" + a,
                ["1 |A", "4 JSON: a number, true or false where a name is expected, at byte 9", "7 |A"]
            ),
            (a + "}\n" + a, ["1 |A", "4 not a JSON object", "5 |A"]),
            (a + "[1]x\n" + a, ["1 |A", "4 not a JSON object", "4 not a JSON object", "5 |A"]),
            ("[{\"name\":\"A\"},nonsense,{\"name\":\"B\"},]", ["1 |A", "1 not a JSON object", "1 |B"]),
            ("[{\"name\":\"A\"}\nx y\n{\"name\":\"B\"}]", ["1 |A", "2 not a JSON object", "3 |B"]),
            (a + "{\n\"name\":\"B\"\n", ["1 |A", "4 JSON: ends inside a value at byte 13"]),
            (a + "{\"name\":[\"B\"}\n" + a, ["1 |A", "4 JSON: unexpected character at byte 12", "5 |A"]),
            (a + "\"x\"\n\r\n", ["1 |A", "4 not a JSON object"]),
        ]
        for test in cases {
            var found = try read(test.input)
            if test.input.contains("[\"B\"}") {
                // One bracket too few swallows what follows, which is rejected with it.
                #expect(found.count == 2 && found[1].contains("unexpected character"), "\(test.input)")
                continue
            }
            if test.input.contains("[1]x") { found = found.map { $0.replacingPrefix("4 not") } }
            #expect(found == test.records, "\(test.input)")
        }
    }

    @Test("A record above the limit is rejected whole, and the next is read")
    func oversized() throws {
        let long = "{\n\"name\":\"" + String(repeating: "x } ", count: 30) + "\"\n}"
        for input in [
            "{\n\"id\":\"1\",\"name\":\"A\"}\n" + long + "\n{\"name\":\"B\"}\n",
            "[{\"name\":\"A\"},\n" + long + ",\n{\"name\":\"B\"}]",
        ] {
            let found = try read(input, limit: 40)
            #expect(found.count == 3)
            #expect(found[1] == "2 record is longer than 40 bytes" || found[1] == "3 record is longer than 40 bytes")
            #expect(found[2].hasSuffix("|B"))
        }
    }

    // MARK: The naive twin

    @Test("Random records come out as they went in, however they are written", arguments: [UInt64(41), 42, 43])
    func naiveTwin(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        func space() -> String {
            (0..<Int.random(in: 0...2, using: &random)).map { _ in [" ", "\n", "\r\n", "\t"].randomElement(using: &random) ?? "" }
                .joined()
        }
        for round in 0..<200 {
            var expected: [String] = []
            var lines: [Int] = []
            let isArray = Bool.random(using: &random)
            var input = isArray ? space() + "[" : "{\n\"name\":\"first\"}"
            if !isArray {
                expected.append("|first")
                lines.append(1)
            }
            let count = Int.random(in: 0...6, using: &random)
            for i in 0..<count {
                if isArray, i > 0 { input += space() + "," }
                input += space()
                lines.append(1 + input.utf8.count { $0 == 0x0A })
                let name = ["a{", "]b", "c\\\"", "d,", "e\\\\"].randomElement(using: &random) ?? ""
                input += "{" + space() + "\"name\"" + space() + ":" + space() + "\"\(name)\(i)\"" + space() + ","
                input += "\"x\":[" + space() + "{\"y\":[]}" + space() + "]" + space() + "}"
                expected.append("|" + name.replacingEscapes + "\(i)")
            }
            if isArray { input += space() + "]" + space() }
            let all = bytes(input)
            for size in [Int.max, Int.random(in: 1...9, using: &random)] {
                let read = try ReadInput(all, options: InputOptions(format: .jsonl), chunk: size)
                #expect(read.records.map { $0.parties.joined() } == expected, "seed \(seed) round \(round) \(input)")
                #expect(read.records.map(\.line) == lines, "seed \(seed) round \(round) \(input)")
                #expect(read.accounted == all.count)
            }
        }
    }

    /// Pieces of an input that comes drop by drop are looked at once: quadratic work would take hours here.
    @Test("A long record is looked at once", .timeLimit(.minutes(10)))
    func looksOnce() throws {
        let input = bytes("[{\"name\":\"") + Array(repeating: 0x61, count: 1 << 22)
        let profile = try InputProfile.detect(
            start: input.span.extracting(first: 4096), isWhole: false, options: InputOptions(format: .jsonl))
        var splitter = RecordSplitter(profile: profile)
        guard case .needMore = splitter.next(in: input.span.extracting(first: 1), from: 0, isLast: false) else {
            Issue.record("the bracket is kept until something follows")
            return
        }
        guard case .frame(let range) = splitter.next(in: input.span.extracting(first: 4096), from: 0, isLast: false) else {
            Issue.record("no frame")
            return
        }
        for end in stride(from: 4096, to: input.count, by: 16) {
            guard case .needMore = splitter.next(in: input.span.extracting(first: end), from: range.upperBound, isLast: false)
            else {
                Issue.record("a piece before the end")
                return
            }
        }
        guard case .record(let record) = splitter.next(in: input.span, from: range.upperBound, isLast: true) else {
            Issue.record("no record")
            return
        }
        #expect(record.range == 1..<input.count)
    }
}

extension String {
    /// Without the escapes of the names above.
    fileprivate var replacingEscapes: String { self == "c\\\"" ? "c\"" : self == "e\\\\" ? "e\\" : self }

    fileprivate func replacingPrefix(_ prefix: String) -> String { hasPrefix(prefix) ? prefix + " a JSON object" : self }
}
