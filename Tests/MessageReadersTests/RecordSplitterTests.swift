import MessageSupport
import TestSupport
import Testing

@testable import MessageReaders

@Suite struct RecordSplitterTests {
    static let chunkSizes = [1, 2, 3, 7, 64, 4096, Int.max]

    /// Inputs of every kind, for the tests that hold for all of them.
    static let inputs: [(name: String, bytes: [UInt8])] = [
        ("jsonl", bytes("{\"id\":\"1\",\"name\":\"A B\"}\n\n{\"name\":\"C\"}\r\n  \n{\"name\":\"D\"}")),
        ("jsonl, mark", [0xEF, 0xBB, 0xBF] + bytes("{\"name\":\"A\"}\n{\"name\":\"É\"}\n")),
        ("jsonl, mixed bad", bytes("{\"name\":\"A\"}\nnonsense\n{\"name\":\"B\"\n{\"name\":\"C\"}\n")),
        ("csv", bytes("id,name,country\n1,A,DE\r\n2,\"B, \"\"b\"\"\",FR\r3,\"C\r\n\nc\",\n\n4,D\"d,\"\"\n")),
        ("csv, mark", [0xEF, 0xBB, 0xBF] + bytes("\r\n\nname;dob\r\nX;1957\r\n")),
        ("csv, unterminated", bytes("name,x\nA,1\nB,\"2\nC,3\nD,4\n")),
        ("csv, text after quote", bytes("name,x\n\"A\"b,1\nC,\"2\"\"\"\nD,\"3\" \nE,4")),
        ("tsv", bytes("name\tremittance\nA\t\"tab\there\"\nB\t\n")),
        ("utf-16le", utf16("name,id\r\n\"Łódź\n\",1\r\n😀,2\r\n", bigEndian: false, mark: true)),
        ("utf-16be", utf16("{\"name\":\"ਊ਍ Łódź\"}\r\n{\"name\":\"B\"}", bigEndian: true, mark: true)),
        ("utf-16le, odd end", utf16("{\"name\":\"Ab\"}\n{\"name\":\"B\"}\n", bigEndian: false, mark: true) + [0x41]),
        ("windows-1252", bytes("name,id\nJos") + [0xE9] + bytes(",1\n") + [0x80, 0x2C, 0x32]),
        ("empty", []),
        ("mark alone", [0xEF, 0xBB, 0xBF]),
        ("blank", bytes("\n\r\n \n")),
        ("csv without a header", bytes("1,Emma Halvorsen\r2,\"Piotr\nZielonka\"\r\n3,x\n")),
        ("csv, unknown columns", bytes("id,foo\n1,Emma Halvorsen\n2,\n")),
        ("header alone", bytes("name,id")),
        ("header and line end", bytes("name,id\n")),
    ]

    @Test(arguments: inputs.map(\.name)) func readsAlikeInChunksOfAnySize(_ name: String) throws {
        let input = try #require(Self.inputs.first { $0.name == name }).bytes
        let whole = try ReadInput(input)
        #expect(whole.accounted == input.count)
        for size in Self.chunkSizes {
            let chunked = try ReadInput(input, chunk: size)
            #expect(chunked.records == whole.records, "chunks of \(size)")
            #expect(chunked.accounted == input.count, "chunks of \(size)")
        }
    }

    @Test(arguments: chunkSizes, [TextEncoding.utf8, .utf16le, .utf16be, .windows1252])
    func readsFixedWidthAlikeInChunksOfAnySize(_ size: Int, _ encoding: TextEncoding) throws {
        let text = "01ADA\r02BEA\n03CLO\r\n\r04DAN\r\r\n05EVA"
        let input = encoding.unitWidth == 1 ? bytes(text) : utf16(text, bigEndian: encoding == .utf16be)
        let options = InputOptions(format: .fixed, encoding: encoding, mappings: try mappings("id=1-2", "name=3-5"))
        let read = try ReadInput(input, options: options, chunk: size)
        #expect(read.accounted == input.count)
        #expect(read.records.map(\.parties) == [["|ADA"], ["|BEA"], ["|CLO"], ["|DAN"], ["|EVA"]])
        #expect(read.records.map(\.line) == [1, 2, 3, 5, 7])
    }

    private func records(_ name: String) throws -> [ReadRecord] {
        try ReadInput(try #require(Self.inputs.first { $0.name == name }).bytes).records
    }

    @Test func skipsBlankLinesAndCountsLines() throws {
        #expect(try records("jsonl").map(\.line) == [1, 3, 5])
        #expect(try records("jsonl").map(\.parties) == [["|A B"], ["|C"], ["|D"]])
    }

    @Test func takesEveryLineEndOfDelimitedText() throws {
        let read = try records("csv")
        #expect(read.map(\.line) == [2, 3, 4, 8])
        #expect(read.map(\.parties) == [["|A|||DE"], ["|B, \"b\"|||FR"], ["|C\r\n\nc"], ["|D\"d"]])
    }

    @Test func rejectsEverythingBehindAnOpenQuoteAsOneRecord() throws {
        let read = try records("csv, unterminated")
        #expect(read.count == 2)
        #expect(read.last?.reject == "unterminated quote, opened at line 3")
        #expect(read.last?.content == bytes("B,\"2\nC,3\nD,4\n"))
    }

    @Test func rejectsTextAfterAClosingQuoteAndGoesOn() throws {
        let read = try records("csv, text after quote")
        #expect(read.map { $0.reject?.contains("text after a closing quote") ?? false } == [true, false, true, false])
        #expect(read.map(\.parties) == [[], ["|C"], [], ["|E"]])
    }

    @Test func readsUTF16() throws {
        #expect(try records("utf-16le").map(\.parties) == [["|Łódź"], ["|😀"]])
        #expect(try records("utf-16be").map(\.parties) == [["|ਊ਍ Łódź"], ["|B"]])
        let odd = try records("utf-16le, odd end")
        #expect(odd.count == 3)
        #expect(odd.last?.reject == "byte 0 is not valid in the input's encoding")
    }

    @Test func rejectsARecordAboveTheLimitWhole() throws {
        for (limit, isRejected) in [(14, true), (15, false)] {
            for ending in ["\n", "\r\n", ""] {
                let input = bytes("{\"name\":\"12\"}\n{\"name\":\"1234\"}" + ending)
                for size in Self.chunkSizes {
                    let options = InputOptions(format: .jsonl, maxRecordBytes: limit)
                    let read = try ReadInput(input, options: options, chunk: size)
                    #expect(read.accounted == input.count)
                    #expect(read.records.count == 2)
                    #expect(read.records.last?.reject == (isRejected ? "record is longer than 14 bytes" : nil))
                    if isRejected { #expect(read.records.last?.content == Array(input.dropFirst(14))) }
                }
            }
        }
    }

    @Test func goesOnAfterAnOversizedQuotedRecord() throws {
        let long = String(repeating: "x\n\"\",", count: 50)
        let input = bytes("name,id\nA,1\n\"\(long)\",2\nB,3\n")
        for size in Self.chunkSizes {
            let read = try ReadInput(input, options: InputOptions(maxRecordBytes: 100), chunk: size)
            #expect(read.accounted == input.count)
            #expect(read.records.map(\.parties) == [["|A"], [], ["|B"]])
            #expect(read.records.map(\.line) == [2, 3, 54])
            #expect(read.records[1].content == bytes("\"\(long)\",2\n"))
        }
    }

    /// A record that arrives byte by byte is looked at once: quadratic work would take hours here.
    @Test(.timeLimit(.minutes(10))) func looksAtALongRecordOnce() throws {
        let count = 1 << 22
        let input = bytes("{\"name\":\"") + Array(repeating: 0x61, count: count)
        let profile = try InputProfile.detect(
            start: input.span.extracting(first: 4096), isWhole: false, options: InputOptions(format: .jsonl))
        var splitter = RecordSplitter(profile: profile)
        for end in stride(from: 4096, to: input.count, by: 16) {
            guard case .needMore = splitter.next(in: input.span.extracting(first: end), from: 0, isLast: false) else {
                Issue.record("a piece before the end")
                return
            }
        }
        guard case .record(let record) = splitter.next(in: input.span, from: 0, isLast: true) else {
            Issue.record("no record")
            return
        }
        #expect(record.range == 0..<input.count)
    }

    @Test(arguments: [UInt64(1), 2, 3, 4]) func accountsForEveryByteOfNoise(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let alphabet =
            bytes("\"\"\"\n\n\r,,;\t{}[]:\\u00e9 aB1name$-}:20::61:{1:{4:UNH+SRC'TIF+UNT'NAD+?") + [0, 0xFF, 0xC3, 0xA9]
        for round in 0..<50 {
            var input: [UInt8] = []
            for _ in 0..<Int.random(in: 0...300, using: &random) { input.append(alphabet.randomElement(using: &random) ?? 0) }
            for format in InputFormat.allCases {
                for encoding: TextEncoding in [.utf8, .utf16le, .utf16be, .windows1252, .latin1, .ibm1047] {
                    // Messages are read in encodings of single bytes alone.
                    if format == .mt || format == .edifact, encoding.unitWidth > 1 { continue }
                    if format == .iso20022, encoding == .ibm1047 { continue }
                    let isDelimited = format == .csv || format == .tsv
                    // A first line of fixed width that ends makes the input one of lines.
                    let title = format == .fixed ? "\n" : isDelimited ? "name,x,id\n" : ""
                    let header = encoding == .ibm1047 ? try encode(title, encoding) : bytes(title)
                    let options = InputOptions(
                        format: format, encoding: encoding, delimiter: 0x2C,
                        mappings: format == .fixed ? try mappings("name=2-9") : [], maxRecordBytes: round % 3 == 0 ? 20 : 1 << 20)
                    let start =
                        encoding.unitWidth == 1
                        ? header : utf16(String(decoding: header, as: UTF8.self), bigEndian: encoding == .utf16be)
                    let whole = try ReadInput(start + input, options: options)
                    let chunked = try ReadInput(start + input, options: options, chunk: Int.random(in: 1...9, using: &random))
                    #expect(whole.accounted == start.count + input.count, "seed \(seed) round \(round)")
                    #expect(whole.records == chunked.records, "seed \(seed) round \(round) \(format) \(encoding)")
                }
            }
        }
    }
}
