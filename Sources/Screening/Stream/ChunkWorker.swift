import MessageReaders
import WatchlistStore

/// Screens the records of chunks of one input. One worker at a time uses it; its caches live on from chunk to chunk.
final class ChunkWorker {
    private let session: ScreeningSession
    private let profile: InputProfile
    private var parser: RecordParser
    private let options: RunOptions
    private let writer: RecordWriter
    private let file: String?
    private var scanned = ScannedRecord()
    private var out = JSONOutput()
    private var counter = RunStatistics.Counter()
    /// What the parser had met when the last chunk was done.
    private var coverage = FieldCoverage()
    private var coverageStamp: Int?

    init(session: ScreeningSession, profile: InputProfile, options: RunOptions, writer: RecordWriter, file: String?) {
        self.session = session
        self.profile = profile
        parser = RecordParser(profile: profile)
        self.options = options
        self.writer = writer
        self.file = file
    }

    /// - Parameter stripped: what is known of records by their number in the chunk, from what came before them.
    func process(_ chunk: Chunk, stripped: [Int: Stripped] = [:]) -> ChunkResult {
        var result = ChunkResult(index: chunk.index, input: chunk.input, end: chunk.end, chunk: chunk)
        out.removeAll()
        session.tally = SessionTally()
        switch chunk.content {
        case .records(let records):
            var context = 0
            for (number, record) in records.enumerated() {
                let around = chunk.context(record.context, from: &context)
                process(record, number, around, chunk, stripped.isEmpty ? nil : stripped[number], &result)
            }
        case .oversized(let fragment):
            process(fragment, chunk, &result)
        }
        result.lines = out.bytes
        result.counts.tally = session.tally
        let stamp = parser.coverageStamp
        if stamp == nil || stamp != coverageStamp {
            let met = parser.coverage
            result.counts.coverage = met.since(coverage)
            coverage = met
            coverageStamp = stamp
        }
        return result
    }

    private func process(
        _ record: RecordSplitter.Record, _ number: Int, _ context: RecordContext?, _ chunk: Chunk, _ stripped: Stripped?,
        _ result: inout ChunkResult
    ) {
        let content = chunk.bytes.span.extracting(record.content)
        let place = RecordPlace(
            line: record.line, offset: chunk.offset + record.content.lowerBound, length: record.content.count, file: file)
        result.counts.read += 1
        if let reason = record.reject ?? parser.parse(cut: content, context: context, into: &scanned) {
            result.counts.rejected += 1
            result.counts.statistics.add(.init(place: place, reason: reason.message), cause: reason.cause)
            finish(record, chunk, .reject, "", place, [], reason.message, nil, &result)
            return
        }
        if scanned.hasInvalidText {
            result.counts.invalidText += 1
            if result.counts.firstInvalidLine == 0 { result.counts.firstInvalidLine = record.line }
        }
        if scanned.hasNoParty { result.counts.withoutParty += 1 }
        let verdict = session.verdict(on: scanned, content: content)
        let alerts = verdict.alerts
        let isHeld = alerts.holds
        if let reason = verdict.reason {
            result.counts.statistics.add(.init(place: place, reason: verdict.message ?? ""), cause: reason.cause)
        }
        let status = verdict.status == .clear && stripped != nil ? .hold : verdict.status
        switch status {
        case .clear: result.counts.cleared += 1
        case .hold: result.counts.held += 1
        case .reject: result.counts.rejected += 1
        }
        if stripped != nil { result.counts.stripped += 1 }
        let isShown = !alerts.isEmpty || status != .clear || options.output == .all
        let id = isShown ? scanned.text(scanned.id) : ""
        if !alerts.isEmpty {
            result.counts.add(alerts)
            counter.add(alerts, to: &result.counts.statistics, isKnownRole: profile.isKnownRole)
        }
        if options.strippingWindow > 0 {
            result.traces.append(scanned, record: number)
            if isHeld {
                let payment = HeldPayment(id: id.isEmpty ? String(place.line) : id, place: place, alerts: alerts)
                result.holds.append((number, payment))
            }
        }
        finish(record, chunk, status, id, place, alerts, verdict.message, stripped, &result)
    }

    private func finish(
        _ record: RecordSplitter.Record, _ chunk: Chunk, _ status: RecordStatus, _ id: String, _ place: RecordPlace,
        _ alerts: [Alert], _ reason: String?, _ stripped: Stripped?, _ result: inout ChunkResult
    ) {
        switch options.output {
        case .split:
            let bytes = chunk.bytes[record.range]
            result.statuses.append(status)
            switch status {
            case .clear: result.clear += bytes
            case .hold: result.hold += bytes
            case .reject: result.reject += bytes
            }
        // A record of which every alert is released is clear, and shown.
        case .hits where status == .clear && alerts.isEmpty: break
        case .hits, .all:
            let outcome = RecordOutcome(
                id: id.isEmpty ? String(place.line) : id, place: place, status: status, alerts: alerts, reason: reason,
                stripped: stripped)
            write(outcome) { RecordWriter.sha256(chunk.bytes.span.extracting(record.content)) }
        }
    }

    private func write(_ outcome: RecordOutcome, sha256: () -> String) {
        if let render = options.render {
            out.text(render(outcome))
        } else {
            writer.write(outcome, sha256: sha256(), to: &out)
        }
    }

    /// A part of a record too long to be held. The parts go to the reject stream as they come; the line is written with the last.
    private func process(_ fragment: RecordSplitter.Fragment, _ chunk: Chunk, _ result: inout ChunkResult) {
        if options.output == .split { result.reject += chunk.bytes[fragment.range] }
        guard fragment.isLast, let whole = chunk.whole else { return }
        result.counts.read += 1
        result.counts.rejected += 1
        let place = RecordPlace(line: fragment.line, offset: whole.offset, length: whole.length, file: file)
        result.counts.statistics.add(.init(place: place, reason: fragment.reject.message), cause: fragment.reject.cause)
        guard options.output != .split else { return }
        let outcome = RecordOutcome(
            id: String(place.line), place: place, status: .reject, alerts: [], reason: fragment.reject.message)
        write(outcome) { whole.sha256 }
    }
}
