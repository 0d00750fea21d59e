import MessageReaders

/// Screens the customers of chunks of one file against a change. One thread at a time uses it; its caches live on from chunk to
/// chunk.
final class ChangeWorker {
    private let session: ChangeSession
    private var parser: RecordParser
    private let file: String?
    private let render: @Sendable (CustomerOutcome, inout JSONOutput) -> Void
    private var scanned = ScannedRecord()
    private var unreadNames = UnreadNames()

    struct Result: ChunkProduct {
        var index: Int
        /// What was rendered.
        var lines: [UInt8] = []
        var summary = ChangeSummary()
    }

    init(
        session: ChangeSession, profile: InputProfile, file: String?,
        render: @escaping @Sendable (CustomerOutcome, inout JSONOutput) -> Void
    ) {
        self.session = session
        parser = RecordParser(profile: profile)
        self.file = file
        self.render = render
    }

    func process(_ chunk: Chunk) -> Result {
        session.tally = ChangeSession.Tally()
        var out = JSONOutput()
        var summary = ChangeSummary()
        switch chunk.content {
        case .records(let records):
            var context = 0
            for record in records {
                process(record, chunk.context(record.context, from: &context), chunk, &summary, &out)
            }
        case .oversized(let fragment):
            if fragment.isLast, let whole = chunk.whole {
                let place = RecordPlace(line: fragment.line, offset: whole.offset, length: whole.length, file: file)
                summary.read += 1
                reject(place, whole.sha256, fragment.reject, &summary, &out)
            }
        }
        summary.tally = session.tally
        return Result(index: chunk.index, lines: out.bytes, summary: summary)
    }

    private func process(
        _ record: RecordSplitter.Record, _ context: RecordContext?, _ chunk: Chunk, _ summary: inout ChangeSummary,
        _ out: inout JSONOutput
    ) {
        let content = chunk.bytes.span.extracting(record.content)
        let place = RecordPlace(
            line: record.line, offset: chunk.offset + record.content.lowerBound, length: record.content.count, file: file)
        summary.read += 1
        if let reason = record.reject ?? parser.parse(cut: content, context: context, into: &scanned) {
            reject(place, RecordWriter.sha256(content), reason, &summary, &out)
            return
        }
        if let unread = unreadNames.first(in: scanned) {
            reject(place, RecordWriter.sha256(content), unread.reason(scanned, content: content), &summary, &out)
            return
        }
        guard let change = session.change(of: scanned) else {
            summary.unchanged += 1
            return
        }
        summary.changes[change.kind, default: 0] += 1
        let id = scanned.text(scanned.id)
        render(
            CustomerOutcome(
                id: id.isEmpty ? String(place.line) : id, place: place, sha256: RecordWriter.sha256(content), change: change,
                reason: nil),
            &out)
    }

    private func reject(
        _ place: RecordPlace, _ sha256: String, _ reason: RejectReason, _ summary: inout ChangeSummary, _ out: inout JSONOutput
    ) {
        summary.rejected += 1
        render(
            CustomerOutcome(id: String(place.line), place: place, sha256: sha256, change: nil, reason: reason.message), &out)
    }
}
