import MessageReaders
import TestSupport
import Testing

@testable import Screening

/// What a run writes depends on its input alone: not on how it is cut into chunks, nor on how many workers there are.
@Suite("Runs in chunks on several workers")
struct RunOrderTests {
    static let count = 900

    /// Records of more bytes than are read at once for detection, every 13th with an alert, every 17th unreadable.
    static func jsonl(_ seed: UInt64) -> [UInt8] {
        var random = SeededRandom(seed: seed)
        var text = ""
        for i in 0..<count {
            let name = (i % 13 == 0 ? FictionalList.listed : FictionalList.ordinary).randomElement(using: &random) ?? ""
            let padding = String(repeating: "x", count: Int.random(in: 0...700, using: &random))
            if i % 17 == 0 {
                text += #"{"id":"R\#(i)","pad":"\#(padding)",}"#
            } else {
                text += #"{"id":"R\#(i)","pad":"\#(padding)","name":"\#(name)"}"#
            }
            text += i % 29 == 0 ? "\r\n\n" : "\n"
        }
        return Array(text.utf8)
    }

    /// The same as CSV, with line ends inside quotes.
    static func csv(_ seed: UInt64) -> [UInt8] {
        var random = SeededRandom(seed: seed)
        var text = "id,name,pad\r\n"
        for i in 0..<count {
            let name = (i % 13 == 0 ? FictionalList.listed : FictionalList.ordinary).randomElement(using: &random) ?? ""
            let padding = String(repeating: "x", count: Int.random(in: 0...350, using: &random))
            text += i % 17 == 0 ? "R\(i),too few" : "R\(i),\"\(name)\",\"\(padding)\r\n\(padding)\""
            text += i % 29 == 0 ? "\n\r\n" : "\r\n"
        }
        return Array(text.utf8)
    }

    static let chunkSizes = [4_096, 5_003, 65_536]

    @Test("one and two workers, chunks from 4 KiB to 1 MiB: identical bytes", arguments: ["jsonl", "csv"])
    func identicalBytes(_ format: String) async throws {
        let input = format == "csv" ? Self.csv(7) : Self.jsonl(7)
        #expect(input.count > 300_000)
        let expected = try await run([input]) { options in
            options.output = .all
            options.chunkBytes = 1 << 20
            options.jobs = 2
        }
        expectBalanced(expected, of: input)
        #expect(expected.summary.read == Self.count)
        #expect(expected.summary.held == (0..<Self.count).count { $0 % 13 == 0 && $0 % 17 != 0 })
        #expect(expected.summary.rejected == (0..<Self.count).count { $0 % 17 == 0 })
        for jobs in [1, 2] {
            for size in Self.chunkSizes {
                let found = try await run([input]) { options in
                    options.output = .all
                    options.jobs = jobs
                    options.chunkBytes = size
                }
                expectBalanced(found, of: input, "\(jobs) workers, \(size) bytes")
                #expect(found.lines == expected.lines, "\(jobs) workers, \(size) bytes")
                #expect(found.counts == expected.counts, "\(jobs) workers, \(size) bytes")
            }
        }
    }

    @Test("split streams in order of records are the input", arguments: ["jsonl", "csv"])
    func splitIsTheInput(_ format: String) async throws {
        let input = format == "csv" ? Self.csv(11) : Self.jsonl(11)
        let all = try await run([input]) { $0.output = .all }
        for (jobs, size) in [(1, 4_096), (2, 5_003)] {
            let split = try await run([input]) { options in
                options.output = .split
                options.jobs = jobs
                options.chunkBytes = size
            }
            expectBalanced(split, of: input)
            #expect(split.counts == all.counts)
            expectMerges(split, all, input)
        }
    }

    // MARK: Long records

    @Test("a record longer than what is read at once is screened whole", arguments: [1, 2])
    func longRecord(_ jobs: Int) async throws {
        let padding = String(repeating: "y", count: 700_000)
        let text =
            #"{"id":"A","name":"Emma"}"# + "\n" + #"{"id":"L","pad":"\#(padding)","name":"\#(FictionalList.person)"}"# + "\n"
            + #"{"id":"B","name":"Noel"}"# + "\n"
        let input = Array(text.utf8)
        let run = try await run([input]) { options in
            options.output = .all
            options.chunkBytes = 4_096
            options.jobs = jobs
        }
        expectBalanced(run, of: input)
        #expect(run.statuses == ["clear", "hold", "clear"])
        #expect(run.ids("hold") == ["L"])
    }

    /// A million times `a`: the long message of FIPS 180-4's examples.
    static let million = [UInt8](repeating: 0x61, count: 1_000_000)
    static let millionSHA256 = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"

    @Test("the hash is SHA-256")
    func knownHash() {
        #expect(sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(sha256(Self.million) == Self.millionSHA256)
    }

    @Test(
        "a record longer than the limit is rejected with its place and hash, and what follows is screened",
        arguments: ["\n", "\r\n"], [4_096, 65_536])
    func tooLong(_ lineEnd: String, _ chunkBytes: Int) async throws {
        let before = "id,name\(lineEnd)A,Emma O'Brien\(lineEnd)"
        let after = "B,\(FictionalList.person)\(lineEnd)C,Noel Dubois\(lineEnd)"
        let input = Array(before.utf8) + Self.million + Array((lineEnd + after).utf8)
        let all = try await run([input]) { options in
            options.output = .all
            options.jobs = 2
            options.chunkBytes = chunkBytes
            options.input.maxRecordBytes = 100_000
        }
        expectBalanced(all, of: input)
        #expect(all.statuses == ["clear", "reject", "hold", "clear"])
        #expect(all.records.compactMap { $0["line"]?.int } == [2, 3, 4, 5])
        let reject = all.records[1]
        #expect(reject["offset"]?.int == before.utf8.count)
        #expect(reject["length"]?.int == 1_000_000)
        #expect(reject["sha256"]?.string == Self.millionSHA256)
        #expect(reject["reason"]?.string == "record is longer than 100000 bytes")
        let split = try await run([input]) { options in
            options.output = .split
            options.jobs = 2
            options.chunkBytes = chunkBytes
            options.input.maxRecordBytes = 100_000
        }
        expectBalanced(split, of: input)
        #expect(split.reject == Array("id,name\(lineEnd)".utf8) + Self.million + Array(lineEnd.utf8))
        expectMerges(split, all, input)
    }

    @Test("records at the limit are read, one byte more is not", arguments: ["\n", "\r\n"])
    func atTheLimit(_ lineEnd: String) async throws {
        func record(_ id: String, _ length: Int) -> String {
            let frame = #"{"id":"\#(id)","name":"Emma","pad":""}"#
            return #"{"id":"\#(id)","name":"Emma","pad":"\#(String(repeating: "z", count: length - frame.utf8.count))"}"#
                + lineEnd
        }
        let input = Array(
            [record("A", 1_000), record("B", 1_001), record("C", 999), record("D", 5_000), record("E", 1_000)].joined().utf8)
        let run = try await run([input]) { options in
            options.output = .all
            options.input.maxRecordBytes = 1_000
        }
        expectBalanced(run, of: input)
        #expect(run.statuses == ["clear", "reject", "clear", "reject", "clear"])
        #expect(run.records.compactMap { $0["length"]?.int } == [1_000, 1_001, 999, 5_000, 1_000])
    }

    /// The carriage return of the line end may be the last byte of what is read at once.
    @Test(
        "place and hash of a record longer than the limit do not depend on where it was cut", arguments: ["jsonl", "csv"], -1...1)
    func tooLongCut(_ format: String, _ shift: Int) async throws {
        let before = format == "csv" ? "id,name\r\nA,Emma\r\n" : "{\"name\":\"Emma\"}\r\n"
        let length = (1 << 18) + 3 * 4_096 - 1 + shift - before.utf8.count
        let long = [UInt8](repeating: 0x61, count: length)
        let input =
            Array(before.utf8) + long + Array("\r\n".utf8)
            + Array((format == "csv" ? "B,Noel\r\n" : "{\"name\":\"Noel\"}\r\n").utf8)
        let run = try await run([input]) { options in
            options.output = .all
            options.chunkBytes = 4_096
            options.input.maxRecordBytes = 100_000
        }
        expectBalanced(run, of: input)
        #expect(run.statuses == ["clear", "reject", "clear"])
        #expect(run.records[1]["length"]?.int == length)
        #expect(run.records[1]["sha256"]?.string == sha256(long))
    }

    @Test("UTF-16: a record longer than the limit ends before its line end", arguments: [false, true], ["\n", "\r\n"])
    func tooLongUTF16(_ isBigEndian: Bool, _ lineEnd: String) async throws {
        func bytes(_ text: String) -> [UInt8] {
            text.utf16.flatMap { isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        }
        let before = (isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes("{\"name\":\"Emma\"}" + lineEnd)
        let long = bytes(String(repeating: "a", count: 200_000))
        let input = before + long + bytes(lineEnd + "{\"name\":\"Noel\"}" + lineEnd)
        let run = try await run([input]) { options in
            options.output = .all
            options.input.maxRecordBytes = 100_000
        }
        expectBalanced(run, of: input)
        #expect(run.statuses == ["clear", "reject", "clear"])
        #expect(run.records[1]["offset"]?.int == before.count)
        #expect(run.records[1]["length"]?.int == long.count)
        #expect(run.records[1]["sha256"]?.string == sha256(long))
    }

    @Test("a quote that is never closed in a record longer than the limit is one rejected record to the end")
    func tooLongUnterminated() async throws {
        let head = "id,name\nA,Emma\n"
        let tail = Array("B,\"".utf8) + [UInt8](repeating: 0x62, count: 400_000) + Array("\nC,\(FictionalList.person)\n".utf8)
        let input = Array(head.utf8) + tail
        for size in [4_096, 1 << 20] {
            let run = try await run([input]) { options in
                options.output = .all
                options.chunkBytes = size
                options.input.maxRecordBytes = 10_000
            }
            expectBalanced(run, of: input)
            #expect(run.statuses == ["clear", "reject"])
            #expect(run.records.last?["offset"]?.int == head.utf8.count)
        }
    }

    // MARK: Random inputs

    /// Pieces that are rows, nearly rows, or nothing like one.
    static func randomInput(_ random: inout SeededRandom, isCSV: Bool) -> [UInt8] {
        var bytes: [UInt8] = Array((isCSV ? "id,name\n" : "{\"id\":\"first\",\"name\":\"Emma\"}\n").utf8)
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            let name =
                (Int.random(in: 0..<6, using: &random) == 0 ? FictionalList.listed : FictionalList.ordinary)
                .randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<12, using: &random) {
            case 0: bytes += [0x0A]
            case 1: bytes += [0x0D, 0x0A]
            case 2: bytes += Array("  \t\n".utf8)
            case 3:
                for _ in 0..<Int.random(in: 0...40, using: &random) { bytes.append(UInt8.random(in: 0...255, using: &random)) }
                bytes.append(0x0A)
            case 4: bytes += [0xEF, 0xBB, 0xBF, 0x22, 0x0A]
            case 5: bytes += Array("\"".utf8)
            case 6: bytes += Array(repeating: 0x78, count: Int.random(in: 0...9_000, using: &random)) + [0x0A]
            case 7: bytes += [0x0D]
            default:
                bytes += Array((isCSV ? "R,\"\(name)\"" : "{\"name\":\"\(name)\"}").utf8)
                bytes += Bool.random(using: &random) ? [0x0D, 0x0A] : [0x0A]
            }
        }
        if Bool.random(using: &random), bytes.last == 0x0A { bytes.removeLast() }
        return bytes
    }

    @Test("every byte and record of random inputs is accounted for", arguments: 0..<16)
    func accounting(_ seed: Int) async throws {
        var random = SeededRandom(seed: UInt64(seed) &* 7919 &+ 3)
        for round in 0..<2 {
            let input = Self.randomInput(&random, isCSV: round % 2 == 0)
            let jobs = Int.random(in: 1...3, using: &random)
            let limit = [100, 3_000, 1 << 20].randomElement(using: &random) ?? 100
            let comment: Comment = "seed \(seed), round \(round), \(jobs) workers, limit \(limit)"
            func options(_ output: RunOptions.Output) -> (inout RunOptions) -> Void {
                {
                    $0.output = output
                    $0.jobs = jobs
                    $0.chunkBytes = 4_096
                    $0.input.maxRecordBytes = limit
                    $0.input.encoding = .utf8
                    $0.input.format = round % 2 == 0 ? .csv : .jsonl
                }
            }
            let all = try await run([input], options(.all))
            expectBalanced(all, of: input, comment)
            #expect(all.records.count == all.summary.read, comment)
            #expect(
                [all.ids("clear").count, all.ids("hold").count, all.ids("reject").count]
                    == [all.summary.cleared, all.summary.held, all.summary.rejected], comment)
            let split = try await run([input], options(.split))
            expectBalanced(split, of: input, comment)
            #expect(split.counts == all.counts, comment)
            expectMerges(split, all, input, comment)
        }
    }

    /// Takes each record's bytes with its line end from the stream of its status; in the order of the lines they must be the input's.
    private func expectMerges(
        _ split: FinishedRun, _ all: FinishedRun, _ input: [UInt8], _ comment: Comment? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let header = split.summary.headerBytes
        var rest = [
            "clear": split.clear.dropFirst(header), "hold": split.hold.dropFirst(header),
            "reject": split.reject.dropFirst(header),
        ]
        var isSame = true
        for record in all.records {
            guard let offset = record["offset"]?.int, let length = record["length"]?.int, let status = record["status"]?.string,
                offset + length <= input.count
            else {
                isSame = false
                continue
            }
            var end = offset + length
            if end < input.count, input[end] == 0x0D { end += 1 }
            if end < input.count, input[end] == 0x0A { end += 1 }
            let bytes = input[offset..<end]
            isSame = isSame && rest[status]?.prefix(bytes.count).elementsEqual(bytes) == true
            rest[status] = rest[status]?.dropFirst(bytes.count)
        }
        #expect(isSame, comment, sourceLocation: sourceLocation)
        #expect(rest.values.allSatisfy { $0.isEmpty }, comment, sourceLocation: sourceLocation)
    }
}
