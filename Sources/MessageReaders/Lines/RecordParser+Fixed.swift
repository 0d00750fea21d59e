extension RecordParser {
    /// Reads a line of fixed width. Places are characters of the decoded text, so that a letter outside ASCII counts once
    /// in any encoding.
    ///
    /// A sign in a line that ends records elsewhere rejects it: all records behind the first would be passed over.
    ///
    /// A line may end early, since spaces at its end are often cut off: fields behind it are absent. When it ends before every
    /// field that names somebody or is text, it is rejected.
    mutating func parseFixed(
        _ text: Span<UInt8>, places: [FieldMap.Place], into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if profile.recordLength == 0, let place = RecordParser.lineEndElsewhere(in: text) {
            throw RejectReason(.controlInLine, offset: place)
        }
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

    /// The first sign that ends lines or records in some files, and doesn't here: vertical tab, form feed, the separators of
    /// ASCII, next line (U+0085), line and paragraph separator (U+2028, U+2029).
    private static func lineEndElsewhere(in text: Span<UInt8>) -> Int? {
        for i in text.indices {
            switch text[i] {
            case 0x0B, 0x0C, 0x1C...0x1F: return i
            case 0x85 where i > 0 && text[i - 1] == 0xC2: return i - 1
            case 0xA8, 0xA9:
                if i > 1, text[i - 1] == 0x80, text[i - 2] == 0xE2 { return i - 2 }
            default: continue
            }
        }
        return nil
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
