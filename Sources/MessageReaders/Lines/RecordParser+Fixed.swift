extension RecordParser {
    /// Reads a line of fixed width. Places are characters of the decoded text, so that a letter outside ASCII counts once
    /// in any encoding.
    ///
    /// A line may end early, since spaces at its end are often cut off: fields behind it are absent. When it ends before every
    /// field that names somebody or is text, it is rejected.
    mutating func parseFixed(
        _ text: Span<UInt8>, places: [FieldMap.Place], into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let isASCII = ByteScan.endOfASCII(in: text, from: 0) == text.count
        var walk = CharacterWalk()
        var hasScreened = false
        var needed = Int.max
        for place in places {
            let isScreened = place.target.isName || place.target.field == .text || place.target.field == .identifier
            let start: Int
            let end: Int
            if isASCII {
                start = min(place.range.lowerBound, text.count)
                end = min(place.range.upperBound, text.count)
            } else {
                start = walk.offset(of: place.range.lowerBound, in: text)
                var ahead = walk
                end = ahead.offset(of: place.range.upperBound, in: text)
            }
            if isScreened {
                needed = min(needed, place.range.lowerBound + 1)
                if start < text.count { hasScreened = true }
            }
            let value = RecordParser.trimmed(text, start..<end)
            if !value.isAbsent { try take(place.target, value, into: &scanned) }
        }
        if !hasScreened { throw RejectReason(.lineLength, offset: text.count, found: text.count, expected: needed) }
    }

    /// Walks over a text character by character; places are asked in rising order.
    private struct CharacterWalk {
        private var character = 0
        private var offset = 0

        mutating func offset(of wanted: Int, in text: Span<UInt8>) -> Int {
            while character < wanted, offset < text.count {
                offset += 1
                while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
                character += 1
            }
            return offset
        }
    }
}
