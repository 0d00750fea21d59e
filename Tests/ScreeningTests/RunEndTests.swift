import Bytes
import Foundation
import Glibc
import MessageReaders
import Synchronization
import Testing

@testable import Screening

/// How runs end before the end.
@Suite("Runs that are stopped")
struct RunEndTests {
    @Test("a run that is interrupted says how far it came, and what it wrote ends with a whole record")
    func interrupted() async throws {
        let folder = try TemporaryFolder()
        let input = RunOrderTests.jsonl(5)
        let path = try folder.write(input, to: "input")
        let isInterrupted = Flag()
        var options = RunOptions()
        options.output = .all
        options.chunkBytes = 4_096
        var run = ScreeningRun(screener: try FictionalList.screener(), options: options)
        run.isInterrupted = { isInterrupted.isSet }
        run.progress = { if $0.records > 100 { isInterrupted.set() } }
        let outcome = await run.run([path], sinks: RunSinks(lines: try ByteOutput(path: folder.file("lines"))))
        #expect(outcome.failure is Interrupted)
        #expect(outcome.summary.stopped != nil)
        #expect(outcome.summary.read > 100 && outcome.summary.read < RunOrderTests.count)
        #expect(outcome.summary.read == outcome.summary.cleared + outcome.summary.held + outcome.summary.rejected)
        let lines = try folder.read("lines")
        #expect(lines.last == 0x0A)
        #expect(lines.split(separator: 0x0A).count == outcome.summary.read)
        // What is behind the last byte done begins with the record that was not read.
        let written = try #require(JSONText(String(decoding: lines.split(separator: 0x0A).last ?? [], as: UTF8.self)))
        let end = try #require(written["offset"]?.int) + (try #require(written["length"]?.int))
        #expect(outcome.summary.lastByte >= end && outcome.summary.lastByte <= end + 3)
    }

    @Test("a stream that can't be written stops the run")
    func fullDevice() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Array("{\"name\":\"\(FictionalList.person)\"}\n".utf8), to: "input")
        var options = RunOptions()
        options.chunkBytes = 4_096
        let lines = await ScreeningRun(screener: try FictionalList.screener(), options: options)
            .run([path], sinks: RunSinks(lines: try ByteOutput(path: "/dev/full")))
        #expect((lines.failure as? FileError)?.code == ENOSPC)
        #expect(lines.summary.stopped != nil)
        #expect(!lines.outputWasClosed)
        options.output = .split
        let clear = try ByteOutput(path: folder.file("clear"))
        let split = await ScreeningRun(screener: try FictionalList.screener(), options: options)
            .run([path], sinks: RunSinks(clear: clear, hold: try ByteOutput(path: "/dev/full")))
        #expect((split.failure as? FileError)?.code == ENOSPC)
        #expect(try folder.read("clear").isEmpty)
    }

    @Test("the summary as JSON adds up and names lists, policy and inputs")
    func summaryJSON() async throws {
        let text = RunFormatTests.jsonl() + "{\n"
        let run = try await run(text)
        var out = JSONOutput()
        run.summary.write(to: &out, lists: try FictionalList.watchlist.get().sources, policy: "p", model: "m")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
        func number(_ key: String) -> Int? { object[key] as? Int }
        #expect(number("read") == 6)
        #expect([number("cleared"), number("held"), number("rejected"), number("alerts")] == [3, 2, 1, 2])
        #expect(number("bytes") == text.utf8.count)
        #expect(number("recordBytes") == text.utf8.count)
        #expect(object["balanced"] as? Bool == true)
        #expect(object["stopped"] is NSNull)
        #expect((object["lists"] as? [[String: Any]])?.first?["sha256"] as? String == FictionalList.list.sha256)
        #expect((object["inputs"] as? [[String: Any]])?.first?["sha256"] as? String == sha256(Array(text.utf8)))
    }
}

private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)
    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
}
