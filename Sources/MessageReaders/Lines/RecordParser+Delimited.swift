extension RecordParser {
    /// Reads a line of delimited text (RFC 4180 with any delimiter).
    mutating func parseDelimited(
        _ text: Span<UInt8>, columns: [Range<Int>], targets: [FieldTarget], into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let delimiter = profile.delimiter
        var offset = 0
        var column = 0
        while true {
            let isMapped = column < columns.count && !columns[column].isEmpty
            let value: ScannedRecord.Slice
            if offset < text.count, text[offset] == 0x22 {
                let field = try DelimitedText.quotedField(in: text, at: offset, delimiter: delimiter)
                offset = field.next
                if !isMapped {
                    value = .absent
                } else if field.hasEscapes {
                    let start = scanned.bytes.count
                    DelimitedText.appendUnescaped(text, field.content, to: &scanned.bytes)
                    value = RecordParser.trimmedTail(of: scanned, from: start)
                } else {
                    value = RecordParser.trimmed(text, field.content)
                }
            } else {
                let end = ByteScan.firstIndex(of: delimiter, in: text, from: offset)
                value = isMapped ? RecordParser.trimmed(text, offset..<end) : .absent
                offset = end
            }
            if !value.isAbsent {
                for i in columns[column] { try take(targets[i], value, into: &scanned) }
            }
            column &+= 1
            if offset >= text.count { break }
            // What ended the field is a delimiter; another field follows, if an empty one.
            offset &+= 1
        }
        if column != columns.count {
            throw RejectReason(.fieldCount, offset: 0, found: column, expected: columns.count)
        }
    }

    /// Takes a value for what its column or pointer says.
    @inline(__always)
    mutating func take(
        _ target: FieldTarget, _ value: ScannedRecord.Slice, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        switch target.field {
        case .id: assembly.setID(value, rank: target.rank, in: &scanned)
        case .text: try assembly.addText(value, to: &scanned)
        case .amount, .currency: RecordParser.set(target.field, to: value, in: &scanned)
        case .identifier:
            let party = try assembly.party(ofSlot: target.slot, in: &scanned)
            try assembly.addIdentifier(kind: target.kind, value: value, toParty: party, in: &scanned)
        case .role:
            let party = try assembly.party(ofSlot: target.slot, in: &scanned)
            assembly.setRole(value, ofParty: party, in: &scanned)
        default:
            let party = try assembly.party(ofSlot: target.slot, in: &scanned)
            try assembly.set(target.field, to: value, ofParty: party, in: &scanned)
        }
    }
}

/// The fields of delimited text.
enum DelimitedText {
    struct QuotedField {
        /// The bytes between the quotation marks.
        var content: Range<Int>
        /// Whether a quotation mark stands doubled in it.
        var hasEscapes: Bool
        /// Where the delimiter behind the field stands, or the end of the record.
        var next: Int
    }

    /// Reads the quoted field that opens at `start`.
    @inline(__always)
    static func quotedField(
        in text: Span<UInt8>, at start: Int, delimiter: UInt8
    ) throws(RejectReason) -> QuotedField {
        var hasEscapes = false
        var i = start &+ 1
        while true {
            i = ByteScan.firstIndex(of: 0x22, in: text, from: i)
            guard i < text.count else { throw RejectReason(.unterminatedQuote, offset: start, found: 1) }
            let next = i &+ 1
            if next < text.count, text[next] == 0x22 {
                hasEscapes = true
                i = next &+ 1
                continue
            }
            guard next == text.count || text[next] == delimiter else { throw RejectReason(.textAfterQuote, offset: next) }
            return QuotedField(content: start &+ 1..<i, hasEscapes: hasEscapes, next: next)
        }
    }

    /// Appends the content of a quoted field with each doubled quotation mark as one.
    static func appendUnescaped(_ text: Span<UInt8>, _ content: Range<Int>, to bytes: inout [UInt8]) {
        var i = content.lowerBound
        while i < content.upperBound {
            bytes.append(text[i])
            i &+= text[i] == 0x22 ? 2 : 1
        }
    }

    /// The fields of one record as they are read, for headers. `nil` when the record can't be read.
    static func fields(of text: Span<UInt8>, delimiter: UInt8) -> [String]? {
        var fields: [String] = []
        var offset = 0
        while true {
            var bytes: [UInt8] = []
            if offset < text.count, text[offset] == 0x22 {
                guard let field = try? quotedField(in: text, at: offset, delimiter: delimiter) else { return nil }
                appendUnescaped(text, field.content, to: &bytes)
                offset = field.next
            } else {
                let end = ByteScan.firstIndex(of: delimiter, in: text, from: offset)
                for i in offset..<end { bytes.append(text[i]) }
                offset = end
            }
            while let last = bytes.last, isSpace(last) { bytes.removeLast() }
            fields.append(String(decoding: bytes.drop(while: isSpace), as: UTF8.self))
            if offset >= text.count { return fields }
            offset += 1
        }
    }
}
