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

    @Test("a signal is obeyed while every worker is busy with one record", arguments: [1, 4])
    func busyWorkers(_ jobs: Int) async throws {
        struct Product: ChunkProduct { var index: Int }
        let (isInterrupted, isReleased, begun, ended) = (Flag(), Flag(), Flag(), Flag())
        let chunks = OrderedChunks(jobs: jobs, isInterrupted: { isInterrupted.isSet })
        let clock = ContinuousClock()
        // A record that takes longer than this test: a signal comes when its worker has begun.
        await #expect(throws: Interrupted.self) {
            try await chunks.run { index in
                index < jobs
                    ? Chunk(index: index, input: 0, bytes: [], offset: 0, content: .records([]), end: 0, whole: nil) : nil
            } process: { chunk -> Product in
                begun.set()
                isInterrupted.set()
                let end = clock.now + .seconds(3_600)
                while !isReleased.isSet, clock.now < end { usleep(1_000) }
                ended.set()
                return Product(index: chunk.index)
            } take: { (_: Product) in
                Issue.record("nothing was done")
            }
        }
        #expect(begun.isSet)
        #expect(!ended.isSet, "it waited for its workers")
        isReleased.set()
    }

    @Test(
        "chunks come back in their order from any number of workers, and an error of any part ends the run", arguments: [1, 2, 5])
    func order(_ jobs: Int) async throws {
        struct Product: ChunkProduct { var index: Int }
        struct Failure: Error {}
        func chunk(_ index: Int) -> Chunk {
            Chunk(index: index, input: 0, bytes: [], offset: 0, content: .records([]), end: 0, whole: nil)
        }
        let chunks = OrderedChunks(jobs: jobs, isInterrupted: { false })
        var taken: [Int] = []
        try await chunks.run {
            $0 < 200 ? chunk($0) : nil
        } process: { chunk -> Product in
            if chunk.index % 7 == 0 { usleep(2_000) }
            return Product(index: chunk.index)
        } take: { (product: Product) in
            taken.append(product.index)
        }
        #expect(taken == Array(0..<200))
        await #expect(throws: Failure.self) {
            try await chunks.run {
                chunk($0)
            } process: {
                Product(index: $0.index)
            } take: { (product: Product) in
                if product.index == 20 { throw Failure() }
            }
        }
        await #expect(throws: Failure.self) {
            try await chunks.run {
                if $0 == 20 { throw Failure() }
                return chunk($0)
            } process: {
                Product(index: $0.index)
            } take: { (_: Product) in
            }
        }
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
