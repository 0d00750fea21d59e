/// Finds the ends of records that are lines: JSON Lines, delimited text and fixed width. `RecordSplitter` says what the pieces
/// mean.
///
/// Line ends. JSON Lines: `\n`, with a `\r` before it taken off. Delimited text and fixed width: `\n`, `\r\n`, and a lone
/// `\r`, since a file of an old Macintosh would otherwise be one long line and no further record at all. A quotation mark opens a quoted
/// field only at the start of a field, as in RFC 4180; elsewhere it is a character like any other. Inside quotes a line end
/// is content. If a quote isn't closed, everything from the record's start to the end of the input is one rejected
/// record: no byte of it can be trusted to stand outside the quotes.
struct LineSplitter: Sendable {
    typealias Record = RecordSplitter.Record
    typealias Fragment = RecordSplitter.Fragment
    typealias Piece = RecordSplitter.Piece

    /// The line on which the next record starts, from 1.
    private(set) var line: Int

    private let isDelimited: Bool
    /// Whether a lone `\r` ends a line that has no quotation marks.
    private let endsAtReturn: Bool
    private let encoding: TextEncoding
    private let delimiter: UInt16
    private let limit: Int
    /// What a byte is in ASCII, of encodings that don't include it.
    private let ascii: [UInt8]?
    /// Bytes of a record without line ends; 0 when lines end.
    private let recordBytes: Int
    private var quoting = Quoting.outside
    /// Bytes of the present record that were looked at already, from the offset that the caller passes.
    private var scanned = 0
    /// Line ends inside the present record so far.
    private var innerLines = 0
    private var quoteLine = 0
    /// The code unit before the offset that the caller passes, when that stands inside a record; -1 at a record's start.
    private var unitBefore: Int32 = -1
    private var isInsideOversized = false

    private enum Quoting {
        case outside
        case inside
        /// After a quotation mark inside quotes: it closes them unless another one follows.
        case afterQuote
    }

    /// - Parameter recordLength: characters of each record, of input without line ends; 0 when lines end.
    init(
        format: InputFormat, encoding: TextEncoding, delimiter: UInt8, maxRecordBytes: Int, firstLine: Int,
        recordLength: Int = 0
    ) {
        isDelimited = format == .csv || format == .tsv
        endsAtReturn = format == .fixed
        ascii = encoding.asciiView
        recordBytes = recordLength * encoding.unitWidth
        self.encoding = encoding
        self.delimiter = UInt16(delimiter)
        limit = maxRecordBytes
        line = firstLine
    }

    /// The next piece from `offset` on, which must be where the last piece ended (after `.needMore`: the same byte).
    ///
    /// - Parameter isLast: no bytes of the input follow these.
    /// - Complexity: O(bytes not looked at before).
    mutating func next(in bytes: Span<UInt8>, from offset: Int, isLast: Bool) -> Piece {
        let start = min(max(offset, 0), bytes.count)
        if recordBytes > 0 { return nextOfLength(in: bytes, from: start, isLast: isLast) }
        return isDelimited
            ? nextDelimited(in: bytes, from: start, isLast: isLast) : nextLine(in: bytes, from: start, isLast: isLast)
    }

    // MARK: JSON Lines

    private mutating func nextLine(in bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Piece {
        let resumed = min(start + scanned, bytes.count)
        let width = encoding.unitWidth
        let lineEnd = newline(in: bytes, from: resumed)
        if lineEnd < bytes.count, endsAtReturn, unit(in: bytes, at: lineEnd) == 0x0D {
            let after = lineEnd + width
            if after + width > bytes.count, !isLast {
                // Whether a line feed follows is not known yet: look at this unit again.
                return unfinished(in: bytes, from: start, scannedTo: lineEnd, isLast: false)
            }
            let isPair = after + width <= bytes.count && unit(in: bytes, at: after) == 0x0A
            return finish(in: bytes, from: start, contentEnd: lineEnd, end: isPair ? after + width : after)
        }
        if lineEnd < bytes.count {
            var contentEnd = lineEnd
            if contentEnd - start >= width, unit(in: bytes, at: contentEnd - width) == 0x0D { contentEnd -= width }
            return finish(in: bytes, from: start, contentEnd: contentEnd, end: lineEnd + width)
        }
        var scannedTo = lastWholeUnit(in: bytes, from: start)
        // A carriage return may belong to the line end, of which the rest has not come yet: look at it again.
        if !isLast, scannedTo - start >= width, unit(in: bytes, at: scannedTo - width) == 0x0D { scannedTo -= width }
        return unfinished(in: bytes, from: start, scannedTo: scannedTo, isLast: isLast)
    }

    /// The next unit that ends a line, or the end.
    private func newline(in bytes: Span<UInt8>, from start: Int) -> Int {
        let width = encoding.unitWidth
        if width == 1, ascii == nil {
            return endsAtReturn
                ? ByteScan.firstIndex(ofAny: 0x0A, 0x0D, 0x0D, in: bytes, from: start)
                : ByteScan.firstIndex(ofFar: 0x0A, in: bytes, from: start)
        }
        var i = start
        while i &+ width <= bytes.count {
            let found = unit(in: bytes, at: i)
            if found == 0x0A || (endsAtReturn && found == 0x0D) { return i }
            i &+= width
        }
        return bytes.count
    }

    // MARK: Records of one length

    /// The last one may be shorter; the parser rejects it when a name is missing in it.
    private mutating func nextOfLength(in bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Piece {
        let end = start + recordBytes
        guard end <= bytes.count || isLast else { return .needMore }
        guard start < bytes.count else { return .end }
        let range = start..<min(end, bytes.count)
        defer { line += 1 }
        var isLineEnd = true
        for i in range where !isSpace(ascii.map { $0[Int(bytes[i])] } ?? bytes[i]) { isLineEnd = false }
        if isLineEnd, range.count < recordBytes { return .blank(range) }
        return .record(Record(content: range, range: range, line: line, reject: nil))
    }

    // MARK: Delimited text

    private mutating func nextDelimited(in bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Piece {
        let width = encoding.unitWidth
        var i = min(start + scanned, bytes.count)
        let wholeEnd = lastWholeUnit(in: bytes, from: start)
        while i < wholeEnd {
            if quoting == .afterQuote {
                if unit(in: bytes, at: i) == 0x22 {
                    quoting = .inside
                    i += width
                    continue
                }
                quoting = .outside
            }
            i = special(in: bytes, from: i, to: wholeEnd)
            guard i < wholeEnd else { break }
            let found = unit(in: bytes, at: i)
            let before = i - start >= width ? Int32(unit(in: bytes, at: i - width)) : unitBefore
            switch (quoting, found) {
            case (.inside, 0x22):
                quoting = .afterQuote
            case (.inside, 0x0A):
                if before != 0x0D { innerLines += 1 }
            case (.inside, _):
                innerLines += 1
            case (_, 0x22):
                if before == -1 || before == Int32(delimiter), !isTrail(in: bytes, at: i - width, from: start) {
                    quoting = .inside
                    quoteLine = line + innerLines
                }
            case (_, 0x0A):
                return finish(in: bytes, from: start, contentEnd: i, end: i + width)
            default:
                if i + width < wholeEnd {
                    let isPair = unit(in: bytes, at: i + width) == 0x0A
                    return finish(in: bytes, from: start, contentEnd: i, end: i + (isPair ? 2 : 1) * width)
                }
                if isLast { return finish(in: bytes, from: start, contentEnd: i, end: i + width) }
                // Whether a line feed follows is not known yet: look at this byte again.
                return unfinished(in: bytes, from: start, scannedTo: i, isLast: false)
            }
            i += width
        }
        return unfinished(in: bytes, from: start, scannedTo: wholeEnd, isLast: isLast)
    }

    /// Whether the byte before a quotation mark is the second one of a character: of East Asian encodings it may look like a delimiter.
    /// It is one behind an odd number of bytes that may begin a character. O(1) but for a run of such bytes.
    private func isTrail(in bytes: Span<UInt8>, at index: Int, from start: Int) -> Bool {
        guard encoding.isMultibyte, index > start, bytes[index] >= 0x40 else { return false }
        var leads = 0
        while index - leads > start, encoding.isLead(bytes[index - leads - 1]) { leads += 1 }
        return leads % 2 == 1
    }

    /// The next quotation mark, line feed or carriage return, or `end`.
    @inline(__always)
    private func special(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        let width = encoding.unitWidth
        if width == 1, ascii == nil { return ByteScan.firstIndex(ofAny: 0x22, 0x0A, 0x0D, in: bytes, from: start) }
        var i = start
        while i < end {
            let found = unit(in: bytes, at: i)
            if found == 0x22 || found == 0x0A || found == 0x0D { return i }
            i &+= width
        }
        return end
    }

    // MARK: Both

    private mutating func finish(in bytes: Span<UInt8>, from start: Int, contentEnd: Int, end: Int) -> Piece {
        let firstLine = line
        line += innerLines + 1
        defer { beginRecord() }
        if isInsideOversized || contentEnd - start > limit {
            return .oversized(fragment(start..<end, contentEnd: contentEnd, line: firstLine, isLast: true))
        }
        if isBlank(bytes, from: start, to: contentEnd) { return .blank(start..<end) }
        return .record(Record(content: start..<contentEnd, range: start..<end, line: firstLine, reject: nil))
    }

    private mutating func unfinished(in bytes: Span<UInt8>, from start: Int, scannedTo: Int, isLast: Bool) -> Piece {
        let width = encoding.unitWidth
        guard isLast else {
            scanned = scannedTo - start
            // One unit above the limit may yet turn out to be the carriage return of the line end.
            guard isInsideOversized || scanned > limit + width else { return .needMore }
            guard scannedTo > start else { return .needMore }
            let part = fragment(start..<scannedTo, contentEnd: scannedTo, line: line, isLast: false)
            isInsideOversized = true
            unitBefore = Int32(unit(in: bytes, at: scannedTo - width))
            scanned = 0
            return .oversized(part)
        }
        let range = start..<bytes.count
        let firstLine = line
        let isUnterminated = quoting == .inside
        let quoteLine = quoteLine
        defer { beginRecord() }
        var contentEnd = bytes.count
        if !isDelimited, range.count >= width, unit(in: bytes, at: contentEnd - width) == 0x0D { contentEnd -= width }
        if isInsideOversized || range.count > limit {
            line += innerLines
            return .oversized(fragment(range, contentEnd: contentEnd, line: firstLine, isLast: true))
        }
        guard !range.isEmpty else { return .end }
        line += innerLines
        if isUnterminated {
            let reason = RejectReason(.unterminatedQuote, offset: 0, found: quoteLine)
            return .record(Record(content: range, range: range, line: firstLine, reject: reason))
        }
        if isBlank(bytes, from: start, to: bytes.count) { return .blank(range) }
        return .record(Record(content: start..<contentEnd, range: range, line: firstLine, reject: nil))
    }

    private mutating func beginRecord() {
        quoting = .outside
        scanned = 0
        innerLines = 0
        unitBefore = -1
        isInsideOversized = false
    }

    private func fragment(_ range: Range<Int>, contentEnd: Int, line: Int, isLast: Bool) -> Fragment {
        Fragment(
            range: range, contentEnd: contentEnd, line: line, isFirst: !isInsideOversized, isLast: isLast,
            reject: RejectReason(.tooLong, offset: 0, found: limit))
    }

    @inline(__always)
    private func isBlank(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        if start == end { return true }
        if isDelimited { return false }
        let width = encoding.unitWidth
        var i = start
        while i + width <= end {
            let found = unit(in: bytes, at: i)
            guard found == 0x20 || found == 0x09 || found == 0x0D else { return false }
            i += width
        }
        return i == end
    }

    /// The end of the last whole code unit; units are counted from `start`, where a record or a part of it starts.
    @inline(__always)
    private func lastWholeUnit(in bytes: Span<UInt8>, from start: Int) -> Int {
        encoding.unitWidth == 1 ? bytes.count : bytes.count - (bytes.count - start) % 2
    }

    /// The code unit whose bytes all stand in the buffer from `index` on.
    @inline(__always)
    private func unit(in bytes: Span<UInt8>, at index: Int) -> UInt16 {
        switch encoding {
        case .utf16le: UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        case .utf16be: UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        default: UInt16(ascii.map { $0[Int(bytes[index])] } ?? bytes[index])
        }
    }
}
