import Bytes
import Foundation
import MessageReaders
import Testing

@testable import Screening

/// Foundation has a stream of the same name.
typealias ByteOutput = Bytes.OutputStream

/// A folder of its own for a test, gone with it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "screening-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: file(name)))) }
}

/// A run over inputs that stand in memory, with everything it wrote.
struct FinishedRun {
    var summary: RunSummary
    var failure: (any Error)?
    /// JSON lines.
    var lines: [UInt8] = []
    var clear: [UInt8] = []
    var hold: [UInt8] = []
    var reject: [UInt8] = []
    var notes: [String] = []

    /// The JSON lines as values.
    var records: [JSONText] {
        lines.split(separator: 0x0A).compactMap { JSONText(String(decoding: $0, as: UTF8.self)) }
    }

    /// The statuses of the lines.
    var statuses: [String] { records.compactMap { $0["status"]?.string } }

    /// The ids of the lines of one status.
    func ids(_ status: String) -> [String] {
        records.filter { $0["status"]?.string == status }.compactMap { $0["record"]?.string }
    }

    /// read, cleared, held, rejected.
    var counts: [Int] { [summary.read, summary.cleared, summary.held, summary.rejected] }
}

/// What a run wrote besides its lines is looked at as it comes.
private final class Notes: @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []

    func add(_ more: [String]) { lock.withLock { lines += more } }
    var all: [String] { lock.withLock { lines } }
}

func run(
    _ inputs: [[UInt8]], screener: Screener? = nil, _ change: (inout RunOptions) -> Void = { _ in }
) async throws -> FinishedRun {
    var options = RunOptions()
    // What is read at once is zeroed first, which takes long in a debug build.
    options.chunkBytes = 4_096
    change(&options)
    let folder = try TemporaryFolder()
    let paths = try inputs.enumerated().map { try folder.write($1, to: "input-\($0)") }
    var sinks = RunSinks()
    if options.output == .split {
        sinks = RunSinks(
            clear: try ByteOutput(path: folder.file("clear")), hold: try ByteOutput(path: folder.file("hold")),
            reject: try ByteOutput(path: folder.file("reject")))
    } else {
        sinks = RunSinks(lines: try ByteOutput(path: folder.file("lines")))
    }
    let notes = Notes()
    var run = ScreeningRun(screener: try screener ?? FictionalList.screener(), options: options)
    run.began = { notes.add($1) }
    let outcome = await run.run(paths, sinks: sinks)
    var finished = FinishedRun(summary: outcome.summary, failure: outcome.failure, notes: notes.all)
    if options.output == .split {
        finished.clear = try folder.read("clear")
        finished.hold = try folder.read("hold")
        finished.reject = try folder.read("reject")
    } else {
        finished.lines = try folder.read("lines")
    }
    return finished
}

func run(_ text: String, _ change: (inout RunOptions) -> Void = { _ in }) async throws -> FinishedRun {
    try await run([Array(text.utf8)], change)
}

func sha256(_ bytes: [UInt8]) -> String { RecordWriter.sha256(bytes.span) }

/// What every run that came to its end must satisfy.
func expectBalanced(
    _ run: FinishedRun, of input: [UInt8], _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(run.failure == nil, comment, sourceLocation: sourceLocation)
    #expect(run.summary.stopped == nil, comment, sourceLocation: sourceLocation)
    #expect(run.summary.isBalanced, comment, sourceLocation: sourceLocation)
    #expect(
        run.summary.read == run.summary.cleared + run.summary.held + run.summary.rejected, comment, sourceLocation: sourceLocation
    )
    #expect(run.summary.bytes == input.count, comment, sourceLocation: sourceLocation)
    #expect(
        input.count == run.summary.recordBytes + run.summary.headerBytes + run.summary.blankBytes
            + run.summary.frameBytes, comment,
        sourceLocation: sourceLocation)
    #expect(run.summary.inputs.map(\.sha256) == [sha256(input)], comment, sourceLocation: sourceLocation)
}
