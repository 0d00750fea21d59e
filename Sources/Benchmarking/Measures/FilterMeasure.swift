import Bytes
import Crypto
package import MessageReaders
package import Screening

/// The whole filter over a file, in process: reading, splitting, screening, writing in order; and the reader alone.
package struct FilterMeasure: Sendable {
    package let screener: Screener
    package let path: String
    package var input = InputOptions()

    package init(screener: Screener, path: String) {
        self.screener = screener
        self.path = path
    }

    /// What a run gave.
    package struct Run: Sendable {
        package var records = 0
        package var bytes = 0
        package var seconds = 0.0
        package var held = 0
        package var rejected = 0

        package var recordsASecond: Double { seconds > 0 ? Double(records) / seconds : 0 }
        package var megabytesASecond: Double { seconds > 0 ? Double(bytes) / 1e6 / seconds : 0 }
    }

    /// Screens the file.
    ///
    /// - Parameter output: where the lines go, replaced; they are the same for every number of workers.
    package func run(jobs: Int, output: String) async throws -> Run {
        var options = RunOptions()
        options.jobs = max(1, jobs)
        options.input = input
        let sinks = RunSinks(lines: try OutputStream(path: output))
        // Every run begins with nothing known.
        screener.watchlist.forgetSearches()
        let start = Stopwatch.nanoseconds
        let outcome = await ScreeningRun(screener: screener, options: options).run([path], sinks: sinks)
        let seconds = Double(Stopwatch.nanoseconds &- start) / 1e9
        if let failure = outcome.failure { throw failure }
        let summary = outcome.summary
        guard summary.isBalanced else { throw WrongAnswer("the records and bytes of the filter do not add up") }
        return Run(
            records: summary.read,
            bytes: summary.recordBytes + summary.blankBytes + summary.frameBytes + summary.headerBytes, seconds: seconds,
            held: summary.held, rejected: summary.rejected)
    }

    /// Reads the same file in the same way with screening switched off: hashed, split and parsed on as many workers.
    package func readOnly(jobs: Int) async throws -> Run {
        let jobs = max(1, jobs)
        let start = Stopwatch.nanoseconds
        let stream = try InputStream(path: path)
        var hasher = SHA256()
        var rest: [UInt8] = []
        var isAtEnd = false
        func more(_ rest: inout [UInt8]) throws {
            let before = rest.count
            isAtEnd = try stream.read(upTo: 1 << 20, into: &rest) == 0
            // SAFETY: the hasher reads the bytes during the call and keeps no pointer.
            unsafe rest.withUnsafeBytes { unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[before...])) }
        }
        try more(&rest)
        var run = Run()
        let profile = try InputProfile.detect(start: rest.span, isWhole: isAtEnd, options: input)
        var splitter = RecordSplitter(profile: profile)
        rest.removeFirst(min(profile.headerBytes, rest.count))
        run.bytes += profile.headerBytes
        try await withThrowingTaskGroup(of: Int.self) { group in
            var running = 0
            var isDone = false
            while !isDone {
                var records: [RecordSplitter.Record] = []
                var consumed = 0
                splitting: while true {
                    switch splitter.next(in: rest.span, from: consumed, isLast: isAtEnd) {
                    case .record(let record):
                        records.append(record)
                        consumed = record.range.upperBound
                    case .blank(let range), .frame(let range): consumed = range.upperBound
                    case .oversized(let fragment): consumed = fragment.range.upperBound
                    case .needMore: break splitting
                    case .end:
                        isDone = true
                        break splitting
                    }
                }
                run.records += records.count
                run.bytes += consumed
                if !records.isEmpty {
                    if running >= jobs, let rejected = try await group.next() {
                        run.rejected += rejected
                        running -= 1
                    }
                    let (chunk, whole) = (rest, records)
                    group.addTask { FilterMeasure.parse(chunk, whole, profile) }
                    running += 1
                }
                if isDone { break }
                rest = Array(rest[consumed...])
                try more(&rest)
            }
            for try await rejected in group { run.rejected += rejected }
        }
        run.seconds = Double(Stopwatch.nanoseconds &- start) / 1e9
        return run
    }

    private static func parse(_ bytes: [UInt8], _ records: [RecordSplitter.Record], _ profile: InputProfile) -> Int {
        var parser = RecordParser(profile: profile)
        var scanned = ScannedRecord()
        var rejected = 0
        for record in records {
            let content = bytes.span.extracting(record.content)
            if (record.reject ?? parser.parse(cut: content, context: nil, into: &scanned)) != nil { rejected += 1 }
        }
        return rejected
    }
}
