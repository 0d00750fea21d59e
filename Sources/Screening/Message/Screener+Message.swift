public import MessageReaders

extension Screener {
    /// Screens a whole message held in memory: one payment, a batch, or a file of records in any format that is read.
    ///
    /// The format is detected unless `options` names it. Every record comes back with its status; a record that can't be read is rejected
    /// with its place. The result of a task that is cancelled, or whose deadline passes, is an error and never a part.
    ///
    /// - Parameters:
    ///   - message: the bytes as they came; the caller keeps them.
    ///   - options: format, encoding, mapping.
    ///   - deadline: when the caller must have an answer; looked at before each name and each piece of a text.
    /// - Throws: `InputError` where the format can't be told or the options don't fit; `DeadlineExceeded`; `CancellationError`.
    /// - Complexity: O(bytes) but for what the names cost. The calling thread does all the work.
    public func screen(
        message: Span<UInt8>, options: InputOptions = InputOptions(), deadline: ContinuousClock.Instant? = nil
    ) throws -> MessageOutcome {
        let profile = try InputProfile.detect(start: message, isWhole: true, options: options)
        var pass = MessagePass(profile: profile, byteCount: message.count)
        try withDay { session, refusal throws(any Error) in
            session.deadline = deadline
            defer { session.deadline = nil }
            pass.outcome.refusal = refusal
            try pass.run(over: message, session)
        }
        return pass.outcome
    }
}

/// One pass over a message, record by record.
private struct MessagePass {
    var outcome = MessageOutcome()
    private var splitter: RecordSplitter
    private var parser: RecordParser
    private var scanned = ScannedRecord()
    private var offset: Int

    init(profile: InputProfile, byteCount: Int) {
        splitter = RecordSplitter(profile: profile)
        parser = RecordParser(profile: profile)
        offset = min(profile.headerBytes, byteCount)
        outcome.notes = profile.notes
        outcome.byteCount = byteCount
        outcome.otherBytes = offset
    }

    mutating func run(over message: Span<UInt8>, _ session: ScreeningSession) throws {
        while true {
            if Task.isCancelled { throw CancellationError() }
            switch splitter.next(in: message, from: offset, isLast: true) {
            case .record(let record):
                take(record, message, session)
                if session.isOverdue { throw DeadlineExceeded() }
                outcome.recordBytes += record.range.count
                offset = record.range.upperBound
            case .blank(let range), .frame(let range):
                outcome.otherBytes += range.count
                offset = range.upperBound
            case .oversized(let fragment):
                take(fragment)
                outcome.recordBytes += fragment.range.count
                offset = fragment.range.upperBound
            case .needMore, .end:
                // Whatever were left would be of no record: it must not pass as read.
                if offset < message.count {
                    reject(offset..<message.count, splitter.line, RejectReason(.notAMessage, offset: 0).message)
                    outcome.recordBytes += message.count - offset
                }
                return
            }
        }
    }

    private mutating func take(_ record: RecordSplitter.Record, _ message: Span<UInt8>, _ session: ScreeningSession) {
        let content = message.extracting(record.content)
        if let reason = record.reject ?? parser.parse(cut: content, context: splitter.context, into: &scanned) {
            reject(record.content, record.line, reason.message)
            return
        }
        let verdict = session.verdict(on: scanned, content: content)
        let id = scanned.text(scanned.id)
        outcome.records.append(
            MessageOutcome.Record(
                id: id.isEmpty ? String(record.line) : id, line: record.line, bytes: record.content,
                status: outcome.refusal == nil ? verdict.status : .reject, alerts: verdict.alerts,
                reason: verdict.message ?? outcome.refusal?.reason, ignoredWords: verdict.ignoredWords))
    }

    /// A part of a record that is too long or broken: one rejected record for all its parts.
    private mutating func take(_ fragment: RecordSplitter.Fragment) {
        if fragment.isFirst || outcome.records.isEmpty {
            reject(fragment.range.lowerBound..<fragment.contentEnd, fragment.line, fragment.reject.message)
        } else {
            let last = outcome.records.count - 1
            outcome.records[last].bytes =
                outcome.records[last].bytes
                .lowerBound..<max(
                    fragment.contentEnd, outcome.records[last].bytes.upperBound)
        }
    }

    private mutating func reject(_ bytes: Range<Int>, _ line: Int, _ reason: String) {
        outcome.records.append(
            MessageOutcome.Record(
                id: String(line), line: line, bytes: bytes, status: .reject, alerts: [], reason: reason))
    }
}
