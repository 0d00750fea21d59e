/// The lines of a field that were cut at a fixed width, and how they are put together again.
///
/// A line that fills the width may go on within a word in the next one; a shorter line ended with a space that was cut off,
/// or ended for good. Both readings are kept where they differ.
struct WrappedLines: Sendable {
    /// Of the text, without the spaces around it. `isFull`: the line as written fills the width, and neither it ends nor the
    /// next one starts with a space, which would stand between words.
    struct Line: Sendable {
        var start: Int
        var end: Int
        var isFull: Bool

        var isEmpty: Bool { start >= end }
    }

    /// A joined text: a full line joined with the next one directly, and, where there is a full line, with a space.
    struct Joined {
        var direct = ScannedRecord.Slice.absent
        var spaced = ScannedRecord.Slice.absent
    }

    private(set) var lines: [Line] = []

    /// Takes the lines of `range`. Empty ones are left out. O(bytes).
    mutating func read(_ text: Span<UInt8>, _ range: Range<Int>, width: Int) {
        lines.removeAll(keepingCapacity: true)
        var i = range.lowerBound
        while i < range.upperBound {
            let next = min(ByteScan.firstIndex(of: 0x0A, in: text, from: i), range.upperBound)
            append(text, i..<next, width: width)
            i = next + 1
        }
    }

    /// Takes a part of a line as a line of its own.
    mutating func append(_ text: Span<UInt8>, _ range: Range<Int>, width: Int) {
        var end = range.upperBound
        if end > range.lowerBound, text[end - 1] == 0x0D { end -= 1 }
        var characters = 0
        for i in range.lowerBound..<end where text[i] & 0xC0 != 0x80 { characters += 1 }
        var start = range.lowerBound
        let isFull = characters >= width && end > start && !isSpace(text[end - 1])
        while end > start, isSpace(text[end - 1]) { end -= 1 }
        while start < end, isSpace(text[start]) { start += 1 }
        if start > range.lowerBound, !lines.isEmpty { lines[lines.count - 1].isFull = false }
        if start < end { lines.append(Line(start: start, end: end, isFull: isFull)) }
    }

    mutating func removeAll() { lines.removeAll(keepingCapacity: true) }

    mutating func replaceStart(of line: Int, with start: Int) {
        guard lines.indices.contains(line) else { return }
        lines[line].start = min(start, lines[line].end)
    }

    /// Appends lines to the record's bytes.
    ///
    /// - Parameter continuation: two slashes at the start of a line mark its continuation and are left out.
    func join(
        _ range: Range<Int>, of text: Span<UInt8>, continuation: Bool = false, into record: inout ScannedRecord
    ) -> Joined {
        var joined = Joined()
        let range = range.clamped(to: lines.indices)
        guard !range.isEmpty else { return joined }
        if range.count == 1 {
            let line = lines[range.lowerBound]
            joined.direct = ScannedRecord.Slice(start: line.start, count: line.end - line.start)
            return joined
        }
        var hasFull = false
        for i in range.dropLast() where lines[i].isFull { hasFull = true }
        joined.direct = append(range, of: text, continuation, isSpaced: false, to: &record)
        if hasFull { joined.spaced = append(range, of: text, continuation, isSpaced: true, to: &record) }
        return joined
    }

    private func append(
        _ range: Range<Int>, of text: Span<UInt8>, _ continuation: Bool, isSpaced: Bool, to record: inout ScannedRecord
    ) -> ScannedRecord.Slice {
        let start = record.bytes.count
        for i in range {
            let line = lines[i]
            if i > range.lowerBound, isSpaced || !lines[i - 1].isFull { record.bytes.append(0x20) }
            var from = line.start
            if continuation, i > range.lowerBound, line.end - from >= 2, text[from] == 0x2F, text[from + 1] == 0x2F { from += 2 }
            for k in from..<line.end { record.bytes.append(text[k]) }
        }
        return ScannedRecord.Slice(start: start, count: record.bytes.count - start)
    }

    /// Appends lines parted by commas: an address.
    func address(_ range: Range<Int>, of text: Span<UInt8>, into record: inout ScannedRecord) -> ScannedRecord.Slice {
        let range = range.clamped(to: lines.indices)
        guard !range.isEmpty else { return .absent }
        if range.count == 1 {
            let line = lines[range.lowerBound]
            return ScannedRecord.Slice(start: line.start, count: line.end - line.start)
        }
        let start = record.bytes.count
        for i in range {
            if i > range.lowerBound {
                record.bytes.append(0x2C)
                record.bytes.append(0x20)
            }
            for k in lines[i].start..<lines[i].end { record.bytes.append(text[k]) }
        }
        return ScannedRecord.Slice(start: start, count: record.bytes.count - start)
    }
}
