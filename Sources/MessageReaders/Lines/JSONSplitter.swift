/// Finds the ends of JSON records that are not lines: objects over several lines, one after the other or in an array.
/// `RecordSplitter` says what the pieces mean.
///
/// A record is a value: it ends with the bracket that closes it. Brackets are counted outside of strings; whether the record is
/// JSON is for the parser to say. A line end inside a string ends the string, which is no JSON, so that the fault stays in its
/// record. What opens with no bracket is a record of its own to the end of its line, for the parser to reject. White space and
/// the commas and brackets of an array stand between records. A record that isn't closed is one rejected record to the end of
/// the input, and so is the last byte of an array that isn't closed, or its last record: the input was cut.
struct JSONSplitter: Sendable {
    typealias Record = RecordSplitter.Record
    typealias Fragment = RecordSplitter.Fragment
    typealias Piece = RecordSplitter.Piece

    /// The line on which the next record starts, from 1.
    private(set) var line: Int

    private let encoding: TextEncoding
    private let limit: Int
    /// What a byte is in ASCII, of encodings that don't include it.
    private let ascii: [UInt8]?
    private let width: Int
    /// Between the brackets of an array of records.
    private var isInArray = false
    private var record = State()
    private var isInsideOversized = false

    /// How far the present record was read.
    private struct State {
        var isOpen = false
        /// No value: it ends with its line.
        var isLine = false
        /// Bytes that were looked at already, from the offset that the caller passes.
        var scanned = 0
        /// Where its last bracket ends, from the same offset; -1 before that.
        var closed = -1
        var depth = 0
        var isInString = false
        var isEscaped = false
        var lines = 0
    }

    init(encoding: TextEncoding, maxRecordBytes: Int, firstLine: Int) {
        self.encoding = encoding
        ascii = encoding.asciiView
        width = encoding.unitWidth
        limit = maxRecordBytes
        line = firstLine
    }

    /// The next piece from `offset` on, which must be where the last piece ended (after `.needMore`: the same byte).
    ///
    /// - Parameter isLast: no bytes of the input follow these.
    /// - Complexity: O(bytes not looked at before).
    mutating func next(in bytes: Span<UInt8>, from offset: Int, isLast: Bool) -> Piece {
        let start = min(max(offset, 0), bytes.count)
        if !record.isOpen {
            if let piece = between(in: bytes, from: start, isLast: isLast) { return piece }
            record.isOpen = true
            let opens = start + width <= bytes.count ? unit(in: bytes, at: start) : 0
            record.isLine = opens != 0x7B && opens != 0x5B
        }
        return nextRecord(in: bytes, from: start, isLast: isLast)
    }

    // MARK: Between records

    /// What stands before the next record; `nil` when a record starts here.
    private mutating func between(in bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Piece? {
        let end = lastWholeUnit(in: bytes, from: start)
        var i = start
        var isArray = isInArray
        while i < end, let after = Self.array(after: unit(in: bytes, at: i), in: isArray) {
            isArray = after
            i += width
        }
        if i < end || (isLast && end < bytes.count) {
            return i > start ? pass(bytes, start..<i) : nil
        }
        if !isLast {
            // The last unit of an array is kept: it must not be gone when the input turns out to end with it.
            let passed = isArray ? i - width : i
            return passed > start ? pass(bytes, start..<passed) : .needMore
        }
        if start == bytes.count { return .end }
        guard isArray else { return pass(bytes, start..<i) }
        if i - width > start { return pass(bytes, start..<i - width) }
        let firstLine = line
        _ = pass(bytes, start..<i)
        isInArray = false
        return .record(
            Record(content: start..<i, range: start..<i, line: firstLine, reject: RejectReason(.truncatedArray, offset: 0)))
    }

    /// Whether an array is open behind a unit that stands between records; `nil` for one that doesn't.
    private static func array(after unit: UInt16, in isArray: Bool) -> Bool? {
        switch unit {
        case 0x20, 0x09, 0x0A, 0x0D, 0x2C: isArray
        case 0x5B where !isArray: true
        case 0x5D where isArray: false
        default: nil
        }
    }

    private mutating func pass(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Piece {
        var isBlank = true
        var i = range.lowerBound
        while i < range.upperBound {
            let found = unit(in: bytes, at: i)
            isInArray = Self.array(after: found, in: isInArray) ?? isInArray
            if found == 0x0A { line += 1 }
            if found > 0x20 { isBlank = false }
            i += width
        }
        return isBlank ? .blank(range) : .frame(range)
    }

    // MARK: Records

    private mutating func nextRecord(in bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Piece {
        let end = lastWholeUnit(in: bytes, from: start)
        if record.closed < 0 {
            let i = scan(in: bytes, from: min(start + record.scanned, end), start: start, to: end)
            record.scanned = i - start
        }
        if record.closed >= 0 { return closedRecord(in: bytes, from: start, isLast: isLast) }
        if isLast { return lastRecord(in: bytes, from: start) }
        return unfinished(in: bytes, from: start)
    }

    /// Looks at the record's units, up to the one that closes it.
    private mutating func scan(in bytes: Span<UInt8>, from: Int, start: Int, to end: Int) -> Int {
        let isPlain = width == 1 && ascii == nil
        var i = from
        while i < end {
            if record.isInString, !record.isEscaped, isPlain {
                i = ByteScan.endOfPlainJSONText(in: bytes, from: i)
                guard i < end else { break }
            }
            let found = unit(in: bytes, at: i)
            if found == 0x0A {
                if record.isLine {
                    record.closed = i - start
                    return i
                }
                record.lines += 1
                record.isInString = false
                record.isEscaped = false
            } else if record.isEscaped {
                record.isEscaped = false
            } else if record.isInString {
                if found == 0x22 { record.isInString = false }
                if found == 0x5C { record.isEscaped = true }
            } else {
                switch found {
                case 0x22: record.isInString = true
                case 0x2C where record.isLine && isInArray, 0x5D where record.isLine && isInArray:
                    record.closed = i - start
                    return i
                case 0x7B, 0x5B: record.depth += 1
                case 0x7D, 0x5D:
                    record.depth -= 1
                    if record.depth == 0, !record.isLine {
                        record.closed = i - start + width
                        return i + width
                    }
                default: break
                }
            }
            i += width
        }
        return i
    }

    /// A record whose end was found; a line end behind it is its own, unless it is an element of an array.
    private mutating func closedRecord(in bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Piece {
        let wholeEnd = lastWholeUnit(in: bytes, from: start)
        let contentEnd = start + record.closed
        if isInArray {
            if contentEnd < bytes.count { return finish(bytes, start..<contentEnd, contentEnd: contentEnd) }
            guard isLast else { return .needMore }
            isInArray = false
            return finish(
                bytes, start..<contentEnd, contentEnd: contentEnd,
                reject: RejectReason(.truncatedArray, offset: contentEnd - start))
        }
        var end = contentEnd
        if end < wholeEnd, unit(in: bytes, at: end) == 0x0D { end += width }
        if end < wholeEnd {
            guard unit(in: bytes, at: end) == 0x0A else { return finish(bytes, start..<contentEnd, contentEnd: contentEnd) }
            end += width
            var content = contentEnd
            if record.isLine, content - start >= width, unit(in: bytes, at: content - width) == 0x0D { content -= width }
            record.lines += 1
            return finish(bytes, start..<end, contentEnd: content)
        }
        return isLast ? finish(bytes, start..<contentEnd, contentEnd: contentEnd) : .needMore
    }

    /// A record that the input ends in.
    private mutating func lastRecord(in bytes: Span<UInt8>, from start: Int) -> Piece {
        isInArray = false
        var contentEnd = bytes.count
        if record.isLine, contentEnd - start >= width, width == 1 || (contentEnd - start) % 2 == 0,
            unit(in: bytes, at: contentEnd - width) == 0x0D
        {
            contentEnd -= width
        }
        return finish(bytes, start..<bytes.count, contentEnd: contentEnd)
    }

    private mutating func unfinished(in bytes: Span<UInt8>, from start: Int) -> Piece {
        var end = start + record.scanned
        // A carriage return may belong to the line end, of which the rest has not come yet: look at it again.
        if record.isLine, end - start >= width, unit(in: bytes, at: end - width) == 0x0D { end -= width }
        record.scanned = end - start
        guard isInsideOversized || record.scanned > limit + width, end > start else { return .needMore }
        let part = fragment(start..<end, contentEnd: end, line: line, isLast: false)
        isInsideOversized = true
        record.scanned = 0
        return .oversized(part)
    }

    private mutating func finish(
        _ bytes: Span<UInt8>, _ range: Range<Int>, contentEnd: Int, reject: RejectReason? = nil
    ) -> Piece {
        let firstLine = line
        line += record.lines
        record = State()
        if isInsideOversized || contentEnd - range.lowerBound > limit {
            let part = fragment(range, contentEnd: contentEnd, line: firstLine, isLast: true)
            isInsideOversized = false
            return .oversized(part)
        }
        return .record(
            Record(content: range.lowerBound..<contentEnd, range: range, line: firstLine, reject: reject))
    }

    private func fragment(_ range: Range<Int>, contentEnd: Int, line: Int, isLast: Bool) -> Fragment {
        Fragment(
            range: range, contentEnd: contentEnd, line: line, isFirst: !isInsideOversized, isLast: isLast,
            reject: RejectReason(.tooLong, offset: 0, found: limit))
    }

    // MARK: Units

    /// The end of the last whole code unit; units are counted from `start`.
    @inline(__always)
    private func lastWholeUnit(in bytes: Span<UInt8>, from start: Int) -> Int {
        width == 1 ? bytes.count : bytes.count - (bytes.count - start) % 2
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
