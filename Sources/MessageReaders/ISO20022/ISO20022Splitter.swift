/// Finds the transactions of ISO 20022 messages. For now everything is one rejected record.
struct ISO20022Splitter: Sendable {
    private(set) var line = 1
    private(set) var context: RecordContext?
    private var isFirst = true
    private var isFinished = false

    init(profile: InputProfile) {}

    mutating func next(in bytes: Span<UInt8>, from offset: Int, isLast: Bool) -> RecordSplitter.Piece {
        let start = min(max(offset, 0), bytes.count)
        if isFinished { return .end }
        guard isLast || start < bytes.count else { return .needMore }
        if isFirst, start == bytes.count { return .end }
        defer {
            isFirst = false
            isFinished = isLast
        }
        return .oversized(
            RecordSplitter.Fragment(
                range: start..<bytes.count, contentEnd: bytes.count, line: 1, isFirst: isFirst, isLast: isLast,
                reject: RejectReason(.noMessage, offset: 0)))
    }
}
