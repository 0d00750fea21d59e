package import MessageReaders
package import Screening

/// Records that lie in memory, parsed and screened one after the other by one session: what a worker of the filter does, without
/// reading and writing. Runs over the same records again and again, so what it allocates once it is warm can be counted.
package final class RecordPass {
    private let bytes: [UInt8]
    private let session: ScreeningSession
    private var parser: RecordParser
    private var scanned = ScannedRecord()
    private var records: [RecordSplitter.Record] = []

    package var recordCount: Int { records.count }

    /// - Throws: `InputError` when the bytes are no records.
    package init(_ bytes: [UInt8], session: ScreeningSession) throws(InputError) {
        self.bytes = bytes
        self.session = session
        let profile = try InputProfile.detect(start: bytes.span, isWhole: true, options: InputOptions())
        parser = RecordParser(profile: profile)
        var splitter = RecordSplitter(profile: profile)
        var consumed = profile.headerBytes
        splitting: while true {
            switch splitter.next(in: bytes.span, from: consumed, isLast: true) {
            case .record(let record):
                records.append(record)
                consumed = record.range.upperBound
            case .blank(let range), .frame(let range): consumed = range.upperBound
            case .oversized(let fragment): consumed = fragment.range.upperBound
            case .needMore, .end: break splitting
            }
        }
    }

    /// The same records with another session, which has seen none of them.
    package init(_ other: RecordPass, session: ScreeningSession) {
        bytes = other.bytes
        self.session = session
        parser = other.parser
        records = other.records
    }

    /// Screens all records. Returns how many alerted.
    package func run() -> Int {
        var alerting = 0
        for record in records where isAlerting(record) { alerting += 1 }
        return alerting
    }

    /// Keeps the records without an alert: an alert must allocate, since it is made of texts.
    package func keepClear() { records = records.filter { !isAlerting($0) } }

    private func isAlerting(_ record: RecordSplitter.Record) -> Bool {
        let bytes = self.bytes
        let content = bytes.span.extracting(record.content)
        guard record.reject == nil, parser.parse(cut: content, context: nil, into: &scanned) == nil else { return false }
        return !session.screen(scanned).alerts.isEmpty
    }
}
