/// What the splitters of messages share: their pieces, made with the lines counted, and a record that is too long to be held given
/// out in parts.
struct RecordPieces: Sendable {
    typealias Piece = RecordSplitter.Piece

    /// Most bytes of a record.
    let limit: Int
    /// The line on which the next piece starts, from 1.
    private(set) var line: Int
    /// Of the record that was made last.
    private(set) var context: RecordContext?
    /// Whether parts of a record were given out and its end was not.
    private(set) var isInsideOversized = false
    private var fragmentLine = 0
    /// What a byte is in ASCII, of encodings that don't include it.
    private let ascii: [UInt8]?

    init(encoding: TextEncoding, limit: Int, firstLine: Int) {
        self.limit = limit
        line = firstLine
        ascii = encoding.asciiView
    }

    // MARK: Bytes

    /// A byte in ASCII.
    @inline(__always)
    func at(_ bytes: Span<UInt8>, _ i: Int) -> UInt8 {
        guard let ascii else { return bytes[i] }
        return ascii[Int(bytes[i])]
    }

    /// The next line feed from `start` on, or the end.
    func newline(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        if ascii == nil { return ByteScan.firstIndex(ofFar: 0x0A, in: bytes, from: start) }
        var i = start
        while i < bytes.count, at(bytes, i) != 0x0A { i += 1 }
        return i
    }

    private mutating func countLines(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
        var i = newline(bytes, start)
        while i < end {
            line += 1
            i = newline(bytes, i + 1)
        }
    }

    // MARK: Pieces

    /// Bytes between records.
    mutating func pass(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, isBlank: Bool) -> Piece {
        countLines(bytes, start, end)
        return isBlank ? .blank(start..<end) : .frame(start..<end)
    }

    /// A record, or the last part of one that is too long.
    ///
    /// - Parameter isEnd: whether a byte, in ASCII, is no part of the record when it stands at its end.
    mutating func record(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ reject: RejectReason?, _ context: RecordContext?,
        without isEnd: (UInt8) -> Bool
    ) -> Piece {
        let firstLine = isInsideOversized ? fragmentLine : line
        countLines(bytes, start, end)
        var contentEnd = end
        while contentEnd > start, isEnd(at(bytes, contentEnd - 1)) { contentEnd -= 1 }
        let wasInside = isInsideOversized
        isInsideOversized = false
        self.context = context
        if wasInside || contentEnd - start > limit {
            return .oversized(
                RecordSplitter.Fragment(
                    range: start..<end, contentEnd: contentEnd, line: firstLine, isFirst: !wasInside, isLast: true,
                    reject: RejectReason(.tooLong, offset: 0, found: limit)))
        }
        return .record(
            RecordSplitter.Record(
                content: start..<contentEnd, range: start..<end, line: firstLine, reject: reject,
                context: context?.number ?? 0))
    }

    /// A part of a record that is too long and goes on behind `end`.
    mutating func part(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece {
        let isFirst = !isInsideOversized
        if isFirst { fragmentLine = line }
        isInsideOversized = true
        countLines(bytes, start, end)
        return .oversized(
            RecordSplitter.Fragment(
                range: start..<end, contentEnd: end, line: fragmentLine, isFirst: isFirst, isLast: false,
                reject: RejectReason(.tooLong, offset: 0, found: limit)))
    }
}
