import Bytes
import Foundation
import TestSupport
import Testing

@testable import Screening

/// Checkpoints that are damaged, crafted, of another version or in use: refused, so that no run goes on from what it did not write.
@Suite("Damaged checkpoints")
struct CheckpointDamageTests {
    private static let settings = ["the policy": "p"]

    /// A run that stopped within its second input, and a folder that holds its checkpoint.
    private struct Stopped {
        let folder: TemporaryFolder
        let paths: [String]
        let bytes: [UInt8]

        init() async throws {
            folder = try TemporaryFolder()
            let one = (0..<40).map { "{\"id\":\"\($0)\",\"name\":\"Emma \($0)\"}\n" }.joined()
            paths = [try folder.write(Array(one.utf8), to: "one.jsonl"), try folder.write(Array(one.utf8), to: "two.jsonl")]
            var options = RunOptions()
            options.output = .split
            options.chunkBytes = 4_096
            let checkpoint = try RunCheckpoint(
                path: folder.file("checkpoint"), interval: 0, settings: CheckpointDamageTests.settings, inputs: paths)
            let sinks = RunSinks(clear: try checkpoint.open(folder.file("clear"), place: RunSinks.Place.clear.rawValue))
            var run = ScreeningRun(screener: try FictionalList.screener(), options: options)
            run.checkpoint = checkpoint
            let outcome = await run.run(paths, sinks: sinks)
            #expect(outcome.failure == nil)
            bytes = try folder.read("checkpoint")
        }

        /// Why a run can't go on from these bytes; `nil` when it can.
        func refusal(_ bytes: [UInt8]) throws -> String? {
            _ = try folder.write(bytes, to: "checkpoint")
            do {
                _ = try RunCheckpoint(path: folder.file("checkpoint"), settings: CheckpointDamageTests.settings, inputs: paths)
                return nil
            } catch { return "\(error)" }
        }

        /// The checkpoint with another body and its true checksum.
        func sealed(_ body: String) -> [UInt8] {
            Array("\(body)\nsha256 \(sha256(Array(body.utf8)))\n".utf8)
        }

        var body: String { String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self) }
    }

    @Test("a changed byte, a cut and an addition are refused; the checkpoint as it was written is not")
    func damaged() async throws {
        let stopped = try await Stopped()
        #expect(try stopped.refusal(stopped.bytes) == nil)
        var random = SeededRandom(seed: 41)
        let samples = Int(ProcessInfo.processInfo.environment["SCREEN_DAMAGE_SAMPLES"] ?? "") ?? 12
        for sample in 0..<samples {
            var bytes = stopped.bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch sample % 4 {
            case 0: bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            case 1: bytes.removeLast(bytes.count - place)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            default: bytes.remove(at: place)
            }
            guard bytes != stopped.bytes else { continue }
            #expect(try stopped.refusal(bytes) != nil, "sample \(sample) at \(place)")
        }
        #expect(try stopped.refusal([]) != nil)
        #expect(try stopped.refusal(stopped.bytes + stopped.bytes) != nil)
    }

    @Test("a checkpoint without a checksum is of another version, and said to be")
    func unsealed() async throws {
        let stopped = try await Stopped()
        let old = stopped.body.replacing("\"checkpoint\":2", with: "\"checkpoint\":1")
        #expect(try stopped.refusal(Array((old + "\n").utf8))?.contains("another version of the engine") == true)
        #expect(try stopped.refusal(Array((stopped.body + "\n").utf8))?.contains("does not match its SHA-256") == true)
        #expect(try stopped.refusal(stopped.sealed(stopped.body)) == nil)
    }

    @Test("numbers that no run writes are refused under a true checksum, whatever their key")
    func crafted() async throws {
        let stopped = try await Stopped()
        let body = stopped.body
        // The watch for stripping keeps the last record's id as a hash of any size.
        let pattern = try Regex(#""([A-Za-z0-9]+)":([0-9]+)"#, as: (Substring, Substring, Substring).self)
        let numbers = body.matches(of: pattern).filter { $0.1 != "previousID" }
        #expect(numbers.count > 10)
        let values = ["-1", "9223372036854775807", "18446744073709551616", "1e300"]
        let isWhole = ProcessInfo.processInfo.environment["SCREEN_DAMAGE_SAMPLES"] != nil
        var refused = 0
        for (number, match) in numbers.enumerated() {
            for value in isWhole ? values : [values[number % values.count]] {
                var other = body
                other.replaceSubrange(match.2.startIndex..<match.2.endIndex, with: value)
                if try stopped.refusal(stopped.sealed(other)) != nil {
                    refused += 1
                } else {
                    Issue.record("\(match.0) → \(value)")
                }
            }
        }
        #expect(refused == (isWhole ? values.count : 1) * numbers.count)
    }

    @Test(
        "what contradicts itself is refused under a true checksum",
        arguments: [
            ("\"input\":2", "\"input\":1"), ("\"input\":2", "\"input\":3"), ("\"offset\":0", "\"offset\":7"),
            ("\"cleared\":80", "\"cleared\":81"), ("\"frame\":\"\"", "\"frame\":\"AAAA\""), ("\"frame\":\"\"", "\"frame\":\"?\""),
            ("\"lengths\":[", "\"lengths\":[0,"), ("\"blocks\":[]", "\"blocks\":[\"00\"]"), ("\"sizes\":[", "\"sizes\":[1,"),
        ])
    func contradictions(_ part: String, _ other: String) async throws {
        let stopped = try await Stopped()
        let body = stopped.body.replacing(part, with: other, maxReplacements: 1)
        #expect(body != stopped.body)
        #expect(try stopped.refusal(stopped.sealed(body)) != nil)
    }

    @Test("an input that has grown since is refused, after a run that came to its end as well")
    func grown() async throws {
        let stopped = try await Stopped()
        let more = try stopped.folder.read("two.jsonl") + Array("{\"id\":\"x\",\"name\":\"\(FictionalList.person)\"}\n".utf8)
        _ = try stopped.folder.write(more, to: "two.jsonl")
        #expect(try stopped.refusal(stopped.bytes)?.contains("and had") == true)
    }

    @Test("two runs on one checkpoint exclude each other; what ends leaves nothing behind")
    func locked() async throws {
        let stopped = try await Stopped()
        let path = stopped.folder.file("checkpoint")
        try FileManager.default.createSymbolicLink(atPath: stopped.folder.file("link"), withDestinationPath: "checkpoint")
        do {
            let first = try RunCheckpoint(path: path, settings: Self.settings, inputs: stopped.paths)
            for other in [path, stopped.folder.file("link"), stopped.folder.path + "/./checkpoint"] {
                let error = #expect(throws: CheckpointError.self, "\(other)") {
                    _ = try RunCheckpoint(path: other, settings: Self.settings, inputs: stopped.paths)
                }
                #expect(error?.description.contains("another run is at work") == true)
            }
            #expect(first.isResumed)
        }
        #expect(!FileManager.default.fileExists(atPath: path + ".lock"))
        // A lock file that a killed run left, and a file of somebody else.
        _ = try stopped.folder.write([], to: "checkpoint.lock")
        #expect(try stopped.refusal(stopped.bytes) == nil)
        _ = try stopped.folder.write([1], to: "checkpoint.lock")
        #expect(try stopped.refusal(stopped.bytes)?.contains("in the way") == true)
        #expect(try stopped.folder.read("checkpoint.lock") == [1])
    }

    @Test("what is no file can be no checkpoint", arguments: ["/dev/full", "/dev/null", "/dev/zero", "/"])
    func devices(_ path: String) throws {
        let error = #expect(throws: CheckpointError.self) { _ = try RunCheckpoint(path: path, settings: [:], inputs: []) }
        #expect(error?.description.contains("no file that a checkpoint can be kept in") == true)
    }
}
