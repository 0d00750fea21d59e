import Bytes
import MessageReaders
import Testing

@testable import Screening

/// Clear, hold and reject, with the frames of the manifest, are the input: whatever it is cut into.
@Suite("Manifests and reassembly")
struct ManifestTests {
    private struct Split {
        let folder: TemporaryFolder
        var manifest: [UInt8]
        var summary: RunSummary

        var streams: [ManifestSpan.Stream: String] {
            [.clear: folder.file("clear"), .hold: folder.file("hold"), .reject: folder.file("reject")]
        }

        func reassembled() throws -> (inputs: [Reassembly.Input], bytes: [UInt8]) {
            let out = try ByteOutput(path: folder.file("out"))
            let inputs = try Reassembly(streams: streams).run(manifest: folder.file("manifest"), to: out)
            return (inputs, try folder.read("out"))
        }
    }

    private func split(_ inputs: [[UInt8]], jobs: Int = 1, _ change: (inout RunOptions) -> Void = { _ in }) async throws -> Split
    {
        let folder = try TemporaryFolder()
        // Reached by the same path, so that the manifests of several runs can be compared.
        let paths = try inputs.enumerated().map { try folder.write($1, to: "input-\($0)") }
        var options = RunOptions()
        options.output = .split
        options.jobs = jobs
        options.chunkBytes = 4_096
        change(&options)
        let sinks = RunSinks(
            clear: try ByteOutput(path: folder.file("clear")), hold: try ByteOutput(path: folder.file("hold")),
            reject: try ByteOutput(path: folder.file("reject")), manifest: try ByteOutput(path: folder.file("manifest")))
        let outcome = await ScreeningRun(screener: try FictionalList.screener(), options: options).run(paths, sinks: sinks)
        #expect(outcome.failure == nil)
        let text = String(decoding: try folder.read("manifest"), as: UTF8.self).replacing(folder.path, with: "FOLDER")
        return Split(folder: folder, manifest: Array(text.utf8), summary: outcome.summary)
    }

    /// Records in a form of JSON that is not lines.
    private func json(_ form: String) -> [UInt8] {
        let records = RunFormatTests.jsonl().split(separator: "\n").map(String.init)
        let text =
            switch form {
            case "array": " [" + records.joined(separator: " ,\n") + "] \n"
            case "cut array": "[\n" + records.joined(separator: ",\n") + ",\n"
            case "several lines": "\n" + RunFormatTests.pretty(separator: "\n\n") + "\n{\n\n"
            default: records.joined(separator: " ") + " x y\n" + records.joined()
            }
        return Array(text.utf8)
    }

    @Test(
        "JSON lines with blank lines, JSON over several lines and in arrays, CSV with a header: the input again",
        arguments: ["jsonl", "csv", "array", "cut array", "several lines", "one line"])
    func reassembles(_ format: String) async throws {
        let input = format == "csv" ? RunOrderTests.csv(3) : format == "jsonl" ? RunOrderTests.jsonl(3) : json(format)
        let one = try await split([input])
        #expect(one.summary.blankBytes + one.summary.frameBytes > 0 || format == "csv")
        #expect(one.summary.isBalanced)
        #expect(one.summary.held > 0)
        let (inputs, bytes) = try one.reassembled()
        #expect(bytes == input)
        #expect(inputs.map(\.sha256) == [sha256(input)])
        #expect(inputs.map(\.bytes) == [input.count])
        // The spans, in their order, are all bytes.
        var offset = 0
        var records = 0
        for line in one.manifest.split(separator: 0x0A) {
            let span = try ManifestSpan.read(String(decoding: line, as: UTF8.self))
            #expect(span.offset == offset)
            offset += span.length
            if [.clear, .hold, .reject].contains(span.stream) { records += 1 }
        }
        #expect(offset == input.count)
        #expect(records == one.summary.read)
    }

    @Test("the manifest is the same for any number of workers and any size of chunks")
    func sameManifest() async throws {
        let input = RunOrderTests.csv(5)
        let one = try await split([input])
        for (jobs, size) in [(2, 4_096), (1, 5_003), (2, 1 << 20)] {
            let other = try await split([input], jobs: jobs) { $0.chunkBytes = size }
            #expect(other.manifest == one.manifest, "\(jobs) workers, \(size) bytes")
        }
    }

    @Test("a record too long to be held is one span")
    func oversized() async throws {
        let long = #"{"name":"\#(String(repeating: "x", count: 30_000))"}"#
        let input = Array("{\"name\":\"Emma\"}\n\n\(long)\n{\"name\":\"Emma\"}\n".utf8)
        let split = try await split([input]) { $0.input.maxRecordBytes = 8_000 }
        #expect(try split.reassembled().bytes == input)
        let spans = try split.manifest.split(separator: 0x0A).map { try ManifestSpan.read(String(decoding: $0, as: UTF8.self)) }
        #expect(spans.map(\.stream) == [.input, .clear, .frame, .reject, .clear, .end])
        #expect(spans.map(\.length) == [0, 16, 1, long.utf8.count + 1, 16, 0])
    }

    @Test("several inputs, an empty one among them")
    func several() async throws {
        let inputs = [RunOrderTests.csv(1), Array("id,name\n1,Emma\n".utf8), Array("id,name\n".utf8)]
        let split = try await split(inputs)
        let (found, bytes) = try split.reassembled()
        #expect(bytes == inputs.flatMap { $0 })
        #expect(found.map(\.sha256) == inputs.map { sha256($0) })
    }

    @Test("what was changed, left out or added is told")
    func tampered() async throws {
        let split = try await split([RunOrderTests.jsonl(4)])
        func error(_ change: () throws -> Void) throws -> String {
            let (clear, hold, manifest) = (
                try split.folder.read("clear"), try split.folder.read("hold"), try split.folder.read("manifest")
            )
            try change()
            defer {
                _ = try? split.folder.write(clear, to: "clear")
                _ = try? split.folder.write(hold, to: "hold")
                _ = try? split.folder.write(manifest, to: "manifest")
            }
            do {
                _ = try split.reassembled()
                return ""
            } catch { return "\(error)" }
        }
        let hold = try split.folder.read("hold")
        #expect(
            try error {
                var changed = hold
                changed[hold.count / 2] ^= 1
                _ = try split.folder.write(changed, to: "hold")
            }.contains("are not the input's"))
        #expect(
            try error { _ = try split.folder.write(Array(hold.dropLast()), to: "hold") }.contains("hold ends within the record"))
        #expect(try error { _ = try split.folder.write(hold + [0x0A], to: "hold") }.contains("holds more than"))
        let lines = String(decoding: try split.folder.read("manifest"), as: UTF8.self).split(separator: "\n")
        func write(_ lines: [Substring]) throws {
            _ = try split.folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "manifest")
        }
        #expect(try error { try write(Array(lines.dropLast())) }.contains("ends before the input does"))
        #expect(try error { try write(Array(lines.prefix(3) + lines.dropFirst(4))) }.contains("is next"))
        #expect(try error { try write(Array(lines.prefix(3)) + ["{"] + Array(lines.dropFirst(3))) }.contains("manifest:4:"))
        #expect(throws: ManifestError.self) {
            try Reassembly(streams: [.clear: split.folder.file("clear")]).run(manifest: split.folder.file("manifest"))
        }
    }
}
