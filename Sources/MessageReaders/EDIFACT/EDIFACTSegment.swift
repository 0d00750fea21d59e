/// One segment of a record, its components as slices of the record's bytes: released, without line ends, trimmed.
///
/// Lines may be cut anywhere in a segment: a component that holds a line end is put together directly, and `seam` says where. A
/// terminator behind which no segment begins was not released (`O'BRIEN`), and is read as a letter of the component.
struct EDIFACTSegment: Sendable {
    struct Component: Sendable {
        var element: Int
        var number: Int
        var slice: ScannedRecord.Slice
        /// Where a line end stood in it, as an offset into the record's bytes; -1 for none.
        var seam: Int
    }

    /// 0 when the segment begins with no tag.
    private(set) var tag: UInt32 = 0
    private(set) var isTagged = false
    /// A terminator that was not released was read as a letter.
    private(set) var isMended = false
    private(set) var components: [Component] = []

    /// Reads the segment at `start`, and returns what stands behind it.
    ///
    /// - Parameter mends: whether a terminator behind which no segment begins is a letter.
    /// - Throws: `tooManyValues` for more components than a record may have values.
    /// - Complexity: O(segment).
    mutating func read(
        _ text: Span<UInt8>, from start: Int, _ syntax: EDIFACTSyntax, mends: Bool = true, into record: inout ScannedRecord
    ) throws(RejectReason) -> Int {
        components.removeAll(keepingCapacity: true)
        tag = 0
        isTagged = false
        isMended = false
        var i = start
        while i < text.count, text[i] <= 0x20 { i += 1 }
        var element = 0
        var number = 0
        var from = record.bytes.count
        var seam = -1
        while true {
            let byte = i < text.count ? text[i] : syntax.terminator
            var isEnd = i >= text.count || byte == syntax.terminator
            if isEnd, mends, i < text.count, !EDIFACTTag.opensSegment(text, behind: i, syntax) {
                isEnd = false
                isMended = true
            }
            if isEnd || byte != syntax.terminator && (byte == syntax.element || byte == syntax.component) {
                take(element, number, from, seam, &record)
                if components.count >= RecordParser.maximumValues {
                    throw RejectReason(.tooManyValues, offset: start, found: RecordParser.maximumValues)
                }
                if isEnd { return min(i + 1, text.count) }
                if byte == syntax.element {
                    element += 1
                    number = 0
                } else {
                    number += 1
                }
                from = record.bytes.count
                seam = -1
            } else if byte == syntax.release, byte != 0x20, i + 1 < text.count {
                i += 1
                record.bytes.append(text[i])
            } else if byte == 0x0A || byte == 0x0D {
                if record.bytes.count > from { seam = record.bytes.count }
            } else {
                record.bytes.append(byte)
            }
            i += 1
        }
    }

    private mutating func take(
        _ element: Int, _ number: Int, _ start: Int, _ seam: Int, _ record: inout ScannedRecord
    ) {
        if element == 0, number == 0 {
            let word = RecordParser.trimmedTail(of: record, from: start)
            isTagged = word.count == 3
            if isTagged { for i in word.range { tag = tag << 8 | UInt32(record.bytes[i]) } }
        }
        let slice = RecordParser.trimmedTail(of: record, from: start)
        guard !slice.isAbsent else { return }
        let isInside = seam > Int(slice.start) && seam < slice.range.upperBound
        components.append(Component(element: element, number: number, slice: slice, seam: isInside ? seam : -1))
    }

    /// The component, absent when it is empty. O(components).
    func slice(_ element: Int, _ number: Int = 0) -> ScannedRecord.Slice {
        for component in components where component.element == element && component.number == number { return component.slice }
        return .absent
    }

    /// Whether the component is this word.
    func holds(_ word: StaticString, _ element: Int, _ number: Int = 0, in record: borrowing ScannedRecord) -> Bool {
        let slice = slice(element, number)
        return word.withUTF8Buffer { buffer in
            guard buffer.count == slice.count else { return false }
            for i in buffer.indices where unsafe buffer[i] != record.bytes[Int(slice.start) + i] { return false }
            return true
        }
    }
}
