extension RecordParser {
    /// Reads a line of delimited text (RFC 4180 with any delimiter).
    mutating func parseDelimited(
        _ text: Span<UInt8>, columns: [Range<Int>], targets: [FieldTarget], into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let delimiter = profile.delimiter
        let hasLineEnds = ByteScan.firstIndex(ofAny: 0x0A, 0x0D, 0x0D, in: text, from: 0) < text.count
        if !map.joins.isEmpty { clearKept() }
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
                if hasLineEnds { try takeLines(columns[column], targets, value, into: &scanned) }
            }
            column &+= 1
            if offset >= text.count { break }
            // What ended the field is a delimiter; another field follows, if an empty one.
            offset &+= 1
        }
        if column != columns.count {
            throw RejectReason(.fieldCount, offset: 0, found: column, expected: columns.count)
        }
        if hasLineEnds {
            let hasNames = targets.contains { $0.isName || $0.field == .identifier }
            let lines = DelimitedText.swallowsRecords(text, delimiter: delimiter, columns: columns.count, hasNames: hasNames)
            if lines > 0 { throw RejectReason(.swallowedRecords, offset: 0, found: lines) }
        }
        if !map.joins.isEmpty { try takeJoins(into: &scanned) }
    }

    /// A value over several lines is searched as text, too, whatever its column is: a stray quotation mark may have taken other
    /// values into it.
    @inline(never)
    private mutating func takeLines(
        _ range: Range<Int>, _ targets: [FieldTarget], _ value: ScannedRecord.Slice, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        var hasLineEnd = false
        for i in value.range where scanned.bytes[i] == 0x0A || scanned.bytes[i] == 0x0D { hasLineEnd = true }
        guard hasLineEnd, scanned.texts.last != value else { return }
        for i in range where targets[i].field == .text || targets[i].field == .unrecognised { return }
        try assembly.addText(value, to: &scanned)
    }

    // MARK: Joined columns

    @inline(never)
    private mutating func clearKept() {
        for i in kept.indices { kept[i] = .absent }
    }

    /// Takes the values that are joined of several columns.
    @inline(never)
    private mutating func takeJoins(into scanned: inout ScannedRecord) throws(RejectReason) {
        for join in map.joins {
            var filled = 0
            var hasNew = false
            for (index, part) in join.parts.enumerated() where !kept[part].isAbsent {
                filled &+= 1
                if !join.readAlone[index] { hasNew = true }
            }
            guard filled >= 2 || hasNew else { continue }
            let start = scanned.bytes.count
            for part in join.parts where !kept[part].isAbsent {
                if scanned.bytes.count > start { scanned.bytes.append(0x20) }
                scanned.appendCopy(of: kept[part])
            }
            try take(join.target, ScannedRecord.Slice(start: start, count: scanned.bytes.count - start), into: &scanned)
        }
    }

    /// Takes a value for what its column or pointer says.
    @inline(__always)
    mutating func take(
        _ target: FieldTarget, _ value: ScannedRecord.Slice, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        switch target.field {
        case .id:
            assembly.setID(value, rank: target.rank, in: &scanned)
            try assembly.addWords(value, to: &scanned)
        case .text: try assembly.addText(value, to: &scanned)
        case .unrecognised:
            if mayHoldWords(scanned.bytes.span.extracting(value.range)) { try assembly.addText(value, to: &scanned) }
        case .ignored: try assembly.addWords(value, to: &scanned)
        case .joined: kept[Int(target.slot)] = value
        case .amount, .currency:
            RecordParser.set(target.field, to: value, in: &scanned)
            try assembly.addWords(value, to: &scanned)
        case .identifier:
            let party = try assembly.party(ofSlot: target.slot, in: &scanned)
            try assembly.addIdentifier(kind: target.kind, value: value, toParty: party, in: &scanned)
        case .role:
            let party = try assembly.party(ofSlot: target.slot, in: &scanned)
            assembly.setRole(value, ofParty: party, in: &scanned)
            try assembly.addWords(value, to: &scanned)
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

    /// How many lines of a record look like records of their own, when two or more do: each with as many fields as the header,
    /// quotation marks left aside, and not parted as a sentence is, with a space behind each comma. 0 otherwise, and where
    /// records name nobody by more than text, since then nothing is lost.
    ///
    /// Line ends stand in a record only inside quotation marks. Text of several lines seldom looks so; when it does, the record
    /// is rejected rather than read as fewer than it may be. O(bytes).
    static func swallowsRecords(_ text: Span<UInt8>, delimiter: UInt8, columns: Int, hasNames: Bool) -> Int {
        guard hasNames else { return 0 }
        var records = 0
        var delimiters = 0
        var spaced = 0
        var isBlank = true
        for i in 0...text.count {
            if i == text.count || text[i] == 0x0A || text[i] == 0x0D {
                if !isBlank, delimiters == columns - 1, columns == 1 || spaced < delimiters { records += 1 }
                delimiters = 0
                spaced = 0
                isBlank = true
            } else if text[i] == delimiter {
                delimiters += 1
                isBlank = false
                if i + 1 < text.count, text[i + 1] == 0x20 { spaced += 1 }
            } else if !isSpace(text[i]), text[i] != 0x22 {
                isBlank = false
            }
        }
        return records >= 2 ? records : 0
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
