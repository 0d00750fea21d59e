import Bytes
import Foundation
import MessageReaders
import Synchronization
import Testing

@testable import Screening

/// A run that is stopped goes on where it was: no record is lost, and none is doubled.
@Suite("Runs that go on from a checkpoint")
struct CheckpointTests {
    private static let settings = ["the policy": "p", "--format": "auto"]

    /// Runs until so many records are done, or to the end, and reads what the outputs hold then.
    private func run(
        _ folder: TemporaryFolder, _ inputs: [String], stopAfter records: Int = .max, settings: [String: String] = settings,
        noting interval: Double = 0, _ change: (inout RunOptions) -> Void = { _ in }
    ) async throws -> (outcome: ScreeningRun.Outcome, outputs: [[UInt8]]) {
        var options = RunOptions()
        options.output = .split
        options.chunkBytes = 4_096
        options.jobs = 2
        change(&options)
        let checkpoint = try RunCheckpoint(
            path: folder.file("checkpoint"), interval: interval, settings: settings, inputs: inputs)
        func open(_ name: String, _ place: RunSinks.Place) throws -> ByteOutput {
            try checkpoint.open(folder.file(name), place: place.rawValue)
        }
        let sinks = RunSinks(
            clear: try open("clear", .clear), hold: try open("hold", .hold), reject: try open("reject", .reject),
            manifest: try open("manifest", .manifest))
        let flag = Stop()
        var run = ScreeningRun(screener: try FictionalList.screener(), options: options)
        run.checkpoint = checkpoint
        run.isInterrupted = { flag.isSet }
        run.progress = { if $0.records >= records { flag.set() } }
        let outcome = await run.run(inputs, sinks: sinks)
        return (outcome, try ["clear", "hold", "reject", "manifest"].map { try folder.read($0) })
    }

    private static func counts(_ summary: RunSummary) -> [String: Int] {
        [
            "read": summary.read, "cleared": summary.cleared, "held": summary.held, "rejected": summary.rejected,
            "alerts": summary.alerts, "records": summary.recordBytes, "headers": summary.headerBytes,
            "blanks": summary.blankBytes,
        ]
    }

    private func inputs(_ folder: TemporaryFolder) throws -> [String] {
        [try folder.write(RunOrderTests.csv(11), to: "one.csv"), try folder.write(RunOrderTests.jsonl(12), to: "two.jsonl")]
    }

    @Test("stopped again and again, it ends with the same bytes and counts", arguments: [0.0, 1_000.0])
    func goesOn(_ interval: Double) async throws {
        let whole = try TemporaryFolder()
        let paths = try inputs(whole)
        let expected = try await run(whole, paths)
        #expect(expected.outcome.failure == nil)
        #expect(expected.outcome.summary.read == 2 * RunOrderTests.count)

        let folder = try TemporaryFolder()
        var stops = 0
        for records in stride(from: 100, to: 2_500, by: 173) {
            let (outcome, outputs) = try await run(folder, paths, stopAfter: records, noting: interval)
            if outcome.failure != nil {
                #expect(outcome.failure is Interrupted)
                stops += 1
                // Bytes of a chunk that no checkpoint tells of are taken back.
                for name in ["clear", "manifest"] {
                    let more = try folder.read(name) + Array("{\"half a rec".utf8)
                    _ = try folder.write(more, to: name)
                }
                continue
            }
            #expect(outputs == expected.outputs)
            #expect(outcome.summary.isBalanced)
            let (a, b) = (outcome.summary, expected.outcome.summary)
            #expect(Self.counts(a) == Self.counts(b))
            #expect(a.inputs.map(\.sha256) == b.inputs.map(\.sha256))
            #expect(a.statistics == b.statistics)
            #expect(a.coverage == b.coverage)
        }
        #expect(stops > 5)
        let again = try await run(folder, paths)
        #expect(again.outcome.failure == nil)
        #expect(again.outputs == expected.outputs)
        #expect(again.outcome.summary.read == 2 * RunOrderTests.count)
    }

    @Test("stripping is watched for across a stop")
    func stripping() async throws {
        var text = ""
        for i in 0..<400 {
            let creditor = i % 2 == 0 ? #"{"role":"creditor","name":"\#(FictionalList.person)"},"# : ""
            text +=
                #"{"id":"P\#(i % 200 / 2)","amount":\#(i % 200 / 2),"parties":[\#(creditor){"role":"debtor","name":"Emma"}]}"#
                + "\n"
        }
        let whole = try TemporaryFolder()
        let path = try whole.write(Array(text.utf8), to: "input")
        let expected = try await run(whole, [path])
        #expect(expected.outcome.summary.stripped >= 200)
        let folder = try TemporaryFolder()
        var last = try await run(folder, [path], stopAfter: 90)
        #expect(last.outcome.failure != nil)
        last = try await run(folder, [path])
        #expect(last.outputs == expected.outputs)
        #expect(last.outcome.summary.stripped == expected.outcome.summary.stripped)
    }

    @Test("a compressed input goes on as well: its bytes are those without compression")
    func compressed() async throws {
        let whole = try TemporaryFolder()
        let expected = try await run(whole, [try whole.write(RunOrderTests.jsonl(12), to: "two.jsonl")])
        let folder = try TemporaryFolder()
        let path = try folder.write(storedGzip(RunOrderTests.jsonl(12)), to: "two.jsonl")
        var stops = 0
        var last = try await run(folder, [path], stopAfter: 150)
        for records in [300, 450, Int.max] {
            #expect(last.outcome.failure is Interrupted)
            stops += 1
            last = try await run(folder, [path], stopAfter: records)
        }
        #expect(stops == 3)
        #expect(last.outcome.failure == nil)
        // The manifest's first line names the input alike.
        #expect(last.outputs.prefix(3) == expected.outputs.prefix(3))
        #expect(last.outcome.summary.inputs.map(\.sha256) == expected.outcome.summary.inputs.map(\.sha256))
        #expect(Self.counts(last.outcome.summary) == Self.counts(expected.outcome.summary))
    }

    /// A gzip member whose blocks are stored (RFC 1951, 3.2.4; RFC 1952).
    private func storedGzip(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var start = 0
        repeat {
            let end = min(bytes.count, start + 65_535)
            let count = UInt16(end - start)
            out.append(end == bytes.count ? 1 : 0)
            for value in [count, ~count] { out += [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
            out += bytes[start..<end]
            start = end
        } while start < bytes.count
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        for value in [~crc, UInt32(truncatingIfNeeded: bytes.count)] {
            for shift in [0, 8, 16, 24] as [UInt32] { out.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        return out
    }

    @Test("what differs is told: settings, inputs, their bytes, an output that is too short, no checkpoint")
    func refusals() async throws {
        let folder = try TemporaryFolder()
        let paths = try inputs(folder)
        let stopped = try await run(folder, paths, stopAfter: 300)
        #expect(stopped.outcome.failure != nil)
        func error(
            _ paths: [String], _ settings: [String: String] = Self.settings, isOpened: Bool = false
        ) -> String {
            do {
                let checkpoint = try RunCheckpoint(path: folder.file("checkpoint"), settings: settings, inputs: paths)
                if isOpened { _ = try checkpoint.open(folder.file("clear"), place: RunSinks.Place.clear.rawValue) }
                return ""
            } catch { return "\(error)" }
        }
        #expect(error(paths) == "")
        #expect(error(paths, ["the policy": "q", "--format": "auto"]).contains("the policy: then p, now q"))
        #expect(error(paths, ["the policy": "p"]).contains("--format: then auto, now none"))
        #expect(error([paths[0]]).contains("is of the inputs"))
        #expect(error(["-"]).contains("standard input"))
        var bytes = try folder.read("one.csv")
        bytes[500] ^= 1
        _ = try folder.write(bytes, to: "one.csv")
        #expect(error(paths).contains("has changed since it was screened"))
        _ = try folder.write(Array(bytes.prefix(100)), to: "one.csv")
        #expect(error(paths).contains("has 100 bytes"))
        bytes[500] ^= 1
        _ = try folder.write(bytes, to: "one.csv")
        _ = try folder.write([1], to: "clear")
        #expect(error(paths, isOpened: true).contains("clear"))
        _ = try folder.write(Array("no checkpoint".utf8), to: "checkpoint")
        #expect(error(paths).contains("no checkpoint"))
    }
}

private final class Stop: Sendable {
    private let value = Atomic<Bool>(false)
    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
}
