import MessageReaders

/// The decision on one record that was read.
struct RecordVerdict {
    var status: RecordStatus
    var alerts: [Alert]
    var ignoredWords: [String]
    /// Why it is rejected: a field that may name a party can't be read. Its alerts stand all the same.
    var reason: RejectReason?
    /// The same in words, with the party's role.
    var message: String?
}

extension ScreeningSession {
    /// Screens a record and decides on it.
    ///
    /// - Parameter content: the record's bytes in the input.
    func verdict(on record: borrowing ScannedRecord, content: Span<UInt8>) -> RecordVerdict {
        let result = screen(record)
        let reason = result.unread.map { $0.reason(record, content: content) }
        return RecordVerdict(
            status: result.status, alerts: result.alerts, ignoredWords: result.ignoredWords, reason: reason,
            message: reason.flatMap { reason in result.unread?.message(reason) })
    }
}
