import JSON
public import MessageReaders

/// Screens again the records that lines of output tell of, and holds each line against what comes out now, byte for byte.
///
/// The inputs are read from their beginning, since what stands around a record (a header, the message that it is a transaction of)
/// may belong to it; of their records those alone are screened that lines tell of. What a line says of a record before it
/// (`stripped`) is taken as it stands.
public struct Replay: Sendable {
    /// What became of one line.
    public struct Answer: Sendable {
        public var sealed: SealedRecord
        /// Empty when the line is the same, byte for byte.
        public var differences: [ReplayDifference]
    }

    public struct Summary: Sendable, Hashable {
        public var lines = 0
        public var same = 0
        public var different = 0

        public init() {}
    }

    public let screener: Screener
    /// How the inputs are read, as in the run that wrote the lines.
    public let input: InputOptions
    /// Paths of the inputs.
    public let records: [String]
    /// Lines that are held at once.
    static let batch = 10_000

    public init(screener: Screener, input: InputOptions, records: [String]) {
        self.screener = screener
        self.input = input
        self.records = records
    }

    /// Reads the lines of `path` and tells of each, in the order of the inputs' bytes within each ten thousand lines.
    ///
    /// - Throws: `ReplayError` for a line that is none of this program's or whose input isn't given, and `FileError`, `InputError`.
    public func run(_ path: String, tell: (Answer) throws -> Void) throws -> Summary {
        var lines = LineSource(try ByteSource(path), longest: SealedRecord.longest)
        var summary = Summary()
        var cursor: Cursor?
        var number = 0
        var isAtEnd = false
        while !isAtEnd {
            var batch: [(sealed: SealedRecord, path: String)] = []
            while batch.count < Replay.batch {
                guard let line = try lines.next() else {
                    isAtEnd = true
                    break
                }
                number += 1
                if line.isEmpty { continue }
                do {
                    let sealed = try SealedRecord(reading: line, number: number)
                    batch.append((sealed, try input(of: sealed)))
                } catch { throw ReplayError("\(path):\(number): \(error)") }
            }
            for file in records {
                let wanted = batch.filter { $0.path == file }.map(\.sealed).sorted { $0.offset < $1.offset }
                guard let first = wanted.first else { continue }
                if cursor?.path != file || cursor.map({ $0.offset > first.offset }) ?? true {
                    cursor = try Cursor(self, file)
                }
                for sealed in wanted {
                    let differences = try cursor?.differences(sealed) ?? []
                    summary.lines += 1
                    if differences.isEmpty { summary.same += 1 } else { summary.different += 1 }
                    try tell(Answer(sealed: sealed, differences: differences))
                }
            }
        }
        return summary
    }

    /// The path that was given for a line's input: the same, or the only one whose last component is the same.
    private func input(of sealed: SealedRecord) throws(ReplayError) -> String {
        guard let file = sealed.file else {
            if records.count == 1, let only = records.first { return only }
            throw ReplayError("the line names no input, and several are given")
        }
        if records.contains(file) { return file }
        func last(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
        let alike = records.filter { last($0) == last(file) }
        if alike.count == 1, let only = alike.first { return only }
        throw ReplayError("its input \(file) is not given")
    }

    /// One input on its way from record to record.
    private struct Cursor {
        let path: String
        private let replay: Replay
        private var reader: ChunkReader
        private var chunk: Chunk?
        private var index = 0
        /// Workers by how many alerts their lines show and which file they name.
        private var workers: [String: ChunkWorker] = [:]

        init(_ replay: Replay, _ path: String) throws {
            self.path = path
            self.replay = replay
            var options = RunOptions()
            options.input = replay.input
            reader = try ChunkReader(path: path, input: 0, options: options) { false }
        }

        /// Byte before which nothing can be looked at any more.
        var offset: Int { chunk?.offset ?? 0 }

        mutating func differences(_ sealed: SealedRecord) throws -> [ReplayDifference] {
            while chunk.map({ $0.end <= sealed.offset || $0.isUnfinished }) ?? true {
                guard let next = try reader.next(index: index) else { return [nothing(at: sealed)] }
                index += 1
                chunk = next
                // Of a record too long to be held the last part tells where it began.
                if let whole = next.whole, whole.offset >= sealed.offset { break }
            }
            guard var found = chunk else { return [nothing(at: sealed)] }
            switch found.content {
            case .oversized:
                guard let whole = found.whole, whole.offset == sealed.offset else { return [nothing(at: sealed)] }
                if whole.sha256 != sealed.sha256 { return [changed(whole.sha256, whole.length, sealed)] }
            case .records(let records):
                guard let record = records.first(where: { found.offset + $0.content.lowerBound == sealed.offset }) else {
                    return [nothing(at: sealed)]
                }
                let sha256 = RecordWriter.sha256(found.bytes.span.extracting(record.content))
                if sha256 != sealed.sha256 { return [changed(sha256, record.content.count, sealed)] }
                found.content = .records([record])
            }
            let worker = worker(for: sealed)
            let result = worker.process(found, stripped: sealed.stripped.map { [0: $0] } ?? [:])
            let line = Array(result.lines.dropLast())
            if line == sealed.line { return [] }
            guard let now = try? JSONReader.document(line) else {
                return [ReplayDifference(.other, "the line can't be compared")]
            }
            let differences = ReplayDifference.between(sealed.node, now)
            return differences.isEmpty ? [ReplayDifference(.other, "the same values, written otherwise")] : differences
        }

        private func nothing(at sealed: SealedRecord) -> ReplayDifference {
            ReplayDifference(.record, "no record begins at byte \(sealed.offset) of \(path)")
        }

        private func changed(_ sha256: String, _ length: Int, _ sealed: SealedRecord) -> ReplayDifference {
            ReplayDifference(
                .record,
                "the record at byte \(sealed.offset) has other bytes: \(length) with sha256 \(sha256), not \(sealed.length)")
        }

        private mutating func worker(for sealed: SealedRecord) -> ChunkWorker {
            let key = "\(sealed.limit ?? -1) \(sealed.file ?? "")"
            if let known = workers[key] { return known }
            var options = RunOptions()
            options.input = replay.input
            options.output = .all
            options.strippingWindow = 0
            options.limit = sealed.limit
            let made = ChunkWorker(
                session: replay.screener.makeSession(), profile: reader.profile, options: options,
                writer: RecordWriter(screener: replay.screener, limit: sealed.limit), file: sealed.file)
            // Lines that were tampered with may name as many limits as they like.
            if workers.count > 64 { workers.removeAll() }
            workers[key] = made
            return made
        }
    }
}
