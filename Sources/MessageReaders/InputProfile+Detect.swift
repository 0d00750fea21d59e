import SanctionsModel

extension InputProfile {
    /// The same but for whether its encoding is known.
    static func detectReading(
        start: Span<UInt8>, isWhole: Bool, options: InputOptions
    ) throws(InputError) -> InputProfile {
        var notes: [String] = []
        let (encoding, mark) = try detectEncoding(start, isWhole: isWhole, options: options, notes: &notes)
        // Whole code units; enough to see a format, and a header line.
        let body = start.extracting(mark..<start.count)
        var text: [UInt8] = []
        let (count, _) = TextDecoding.decode(body.extracting(first: min(body.count, 1 << 20)), from: encoding, into: &text)
        text.removeLast(text.count - count)
        let format: InputFormat
        if let asked = options.format {
            format = asked
        } else {
            format = try detectFormat(text.span, isWhole: isWhole, delimiter: options.delimiter)
        }
        switch format {
        case .jsonl:
            return try jsonProfile(
                text.span, encoding: encoding, mark: mark, options: options, notes: notes)
        case .csv, .tsv:
            return try delimitedProfile(
                start, text: text.span, format: format, encoding: encoding, mark: mark, isWhole: isWhole,
                options: options, notes: notes)
        case .iso20022:
            return try iso20022Profile(text.span, encoding: encoding, mark: mark, options: options, notes: notes)
        case .mt:
            return try messageProfile(
                .mt, "SWIFT MT", encoding: encoding, mark: mark, options: options, notes: notes)
        case .edifact:
            return try messageProfile(
                .edifact, "UN/EDIFACT", encoding: encoding, mark: mark, options: options, notes: notes)
        case .fixed:
            return try fixedProfile(encoding: encoding, mark: mark, options: options, notes: notes)
        }
    }

    // MARK: Formats that are not lines

    private static func messageProfile(
        _ format: InputFormat, _ title: String, encoding: TextEncoding, mark: Int, options: InputOptions, notes: [String]
    ) throws(InputError) -> InputProfile {
        guard encoding.unitWidth == 1 else {
            throw InputError(.badOption, "\(title) is not read in \(encoding.name); convert it to UTF-8")
        }
        guard options.mappings.isEmpty else {
            throw InputError(.badMapping, "--map: the fields of \(title) are known; mappings are for lines and JSON")
        }
        return InputProfile(
            format: format, encoding: encoding, byteOrderMarkBytes: mark, headerBytes: mark,
            notes: ["format: \(title)"] + notes, maxRecordBytes: options.maxRecordBytes, map: .vocabulary(.keys))
    }

    private static func fixedProfile(
        encoding: TextEncoding, mark: Int, options: InputOptions, notes: [String]
    ) throws(InputError) -> InputProfile {
        let compiled = try FieldMapCompiler.places(options.mappings)
        let lines = compiled.recordLength > 0 ? "records of \(compiled.recordLength) characters" : "lines"
        return InputProfile(
            format: .fixed, encoding: encoding, byteOrderMarkBytes: mark, headerBytes: mark,
            notes: ["format: fixed width, \(lines)"] + notes + compiled.notes, maxRecordBytes: options.maxRecordBytes,
            map: compiled.map, recordLength: compiled.recordLength)
    }

    // MARK: Format

    private static func detectFormat(
        _ text: Span<UInt8>, isWhole: Bool, delimiter: UInt8?
    ) throws(InputError) -> InputFormat {
        var i = 0
        while i < text.count, isSpace(text[i]) { i += 1 }
        guard i < text.count else {
            if isWhole { return .jsonl }
            throw InputError(.unknownFormat, "the input starts with \(text.count) blank bytes; its format can't be seen")
        }
        if MTSplitter.recognises(text) { return .mt }
        if EDIFACTSplitter.recognises(text) { return .edifact }
        var next = i + 1
        while next < text.count, isSpace(text[next]) { next += 1 }
        let following = next < text.count ? text[next] : 0
        switch text[i] {
        case 0x7B where following == 0x22 || following == 0x7D || following == 0:
            try refusePrettyPrinted(text, openedAt: i)
            return .jsonl
        case 0x5B where following == 0x7B || following == 0x5B || following == 0x5D || following == 0x22 || following == 0:
            throw InputError(
                .unknownFormat,
                "the input is one JSON array; give one record a line instead (jq -c '.[]' writes it so)")
        case 0x3C:
            return .iso20022
        default:
            return delimiter == 0x09 ? .tsv : .csv
        }
    }

    /// A record that is written over several lines would be rejected line by line: say it once instead.
    private static func refusePrettyPrinted(_ text: Span<UInt8>, openedAt start: Int) throws(InputError) {
        var i = start + 1
        while i < text.count, text[i] == 0x20 || text[i] == 0x09 || text[i] == 0x0D { i += 1 }
        if i < text.count, text[i] == 0x0A {
            throw InputError(
                .unknownFormat,
                "the JSON is written over several lines; give one record a line instead (jq -c . writes it so)")
        }
    }

    // MARK: JSON Lines

    private static func jsonProfile(
        _ text: Span<UInt8>, encoding: TextEncoding, mark: Int, options: InputOptions, notes: [String]
    ) throws(InputError) -> InputProfile {
        var notes = notes
        let map: FieldMap
        if options.mappings.isEmpty {
            map = .vocabulary(.keys)
            notes += keyNotes(text, map: map)
        } else {
            map = try FieldMapCompiler.pointers(options.mappings)
            notes += options.mappings.map { "taken: \($0.text); nothing else is read" + (map.findsID ? " but the id" : "") }
        }
        return InputProfile(
            format: .jsonl, encoding: encoding, byteOrderMarkBytes: mark, headerBytes: mark,
            notes: ["format: JSON Lines"] + notes,
            maxRecordBytes: options.maxRecordBytes, map: map)
    }

    /// What the first record's keys are taken for. Says nothing of a record that can't be read.
    private static func keyNotes(_ text: Span<UInt8>, map: FieldMap) -> [String] {
        var taken: [String] = []
        var unread: [String] = []
        var cursor = JSONCursor(text)
        do throws(RejectReason) {
            cursor.skipWhitespace()
            guard cursor.current == 0x7B else { return [] }
            try cursor.open()
            var isFirst = true
            while let key = try cursor.nextKey(&isFirst) {
                var bytes: [UInt8] = []
                _ = JSONEscapes.append(text, key.content, to: &bytes)
                let target = FieldVocabulary.meaning(of: bytes.span, at: .record)
                let name = String(decoding: bytes, as: UTF8.self)
                if target.field == .ignored {
                    unread.append(name)
                } else {
                    taken.append(target.field == .parties ? name : "\(name) → \(map.describe(target))")
                }
                try cursor.skipValue()
            }
        } catch {
            return []
        }
        var notes = taken.isEmpty ? [] : ["keys taken in the first record: " + taken.joined(separator: ", ")]
        if !unread.isEmpty { notes.append("keys not read in the first record: " + unread.joined(separator: ", ")) }
        return notes
    }

    // MARK: Delimited text

    private static func delimitedProfile(
        _ start: Span<UInt8>, text: Span<UInt8>, format: InputFormat, encoding: TextEncoding, mark: Int, isWhole: Bool,
        options: InputOptions, notes: [String]
    ) throws(InputError) -> InputProfile {
        var notes = notes
        let delimiter = options.delimiter ?? (format == .tsv ? 0x09 : guessDelimiter(text))
        let format = delimiter == 0x09 ? InputFormat.tsv : .csv
        let delimiterName = delimiter == 0x09 ? "tab" : "'\(Unicode.Scalar(delimiter))'"
        notes.insert("format: \(format.rawValue.uppercased()), delimiter \(delimiterName)", at: 0)

        var splitter = LineSplitter(
            format: format, encoding: encoding, delimiter: delimiter, maxRecordBytes: options.maxRecordBytes, firstLine: 1)
        var offset = mark
        var first: RecordSplitter.Record?
        while first == nil {
            switch splitter.next(in: start, from: offset, isLast: isWhole) {
            case .blank(let range):
                offset = range.upperBound
            case .record(let record):
                first = record
            case .end:
                // Nothing but blank lines: no header, no record.
                let map = FieldMap(
                    roles: [FieldMap.Role(text: [], type: .any)], kinds: [[]], sources: .columns([], targets: []))
                return InputProfile(
                    format: format, encoding: encoding, byteOrderMarkBytes: mark, delimiter: delimiter, headerBytes: mark,
                    notes: notes + ["the input is empty"], maxRecordBytes: options.maxRecordBytes, map: map)
            case .needMore, .oversized, .frame:
                throw InputError(.badHeader, "the header line doesn't end within the first \(start.count) bytes")
            }
        }
        guard let first, first.reject == nil else {
            throw InputError(.badHeader, "the header line has a quotation mark that is never closed")
        }
        var line: [UInt8] = []
        let title = start.extracting(first.content)
        let isOpen = options.encoding == nil && mark == 0 && (encoding == .utf8 || encoding == .windows1252)
        let titleEncoding = (try? RecordEncoding(encoding, isOpen ? .open : .known).of(title)) ?? encoding
        let (count, _) = TextDecoding.decode(title, from: titleEncoding, into: &line)
        guard let columns = DelimitedText.fields(of: line.span.extracting(0..<count), delimiter: delimiter) else {
            throw InputError(.badHeader, "the header line has text after a closing quotation mark")
        }

        let hasHeader = options.hasHeader ?? looksLikeHeader(columns, mappings: options.mappings)
        let names = hasHeader ? columns : Array(repeating: "", count: columns.count)
        let compiled = try FieldMapCompiler.columns(names, hasHeader: hasHeader, mappings: options.mappings)
        notes += compiled.notes
        if !hasHeader { notes.append("the first line is read as a record, not as a header") }
        return InputProfile(
            format: format, encoding: encoding, byteOrderMarkBytes: mark, delimiter: delimiter, hasHeader: hasHeader,
            headerBytes: hasHeader ? first.range.upperBound : mark, headerLines: hasHeader ? splitter.line - 1 : 0,
            columns: hasHeader ? columns : [], notes: notes, maxRecordBytes: options.maxRecordBytes, map: compiled.map)
    }

    /// A first line is a header unless every mapping names its column by number and no field is a word of a header.
    private static func looksLikeHeader(_ columns: [String], mappings: [FieldMapping]) -> Bool {
        let areNumbers = mappings.allSatisfy { mapping in
            if case .named(let name) = mapping.source { return Int(name) != nil && !columns.contains(name) }
            return false
        }
        guard !mappings.isEmpty, areNumbers else { return true }
        return columns.contains { FieldVocabulary.meaning(of: $0, at: .record).field != .ignored }
    }

    /// The delimiter of which the first line, outside quotes, makes the most known column names; then the most columns.
    private static func guessDelimiter(_ text: Span<UInt8>) -> UInt8 {
        var best: (delimiter: UInt8, known: Int, columns: Int) = (0x2C, 0, 0)
        var lineStart = 0
        while lineStart < text.count, text[lineStart] == 0x0A || text[lineStart] == 0x0D { lineStart += 1 }
        for delimiter: UInt8 in [0x2C, 0x3B, 0x09, 0x7C] {
            var splitter = LineSplitter(
                format: .csv, encoding: .utf8, delimiter: delimiter, maxRecordBytes: InputOptions.largestRecord, firstLine: 1)
            guard case .record(let record) = splitter.next(in: text, from: lineStart, isLast: true),
                let fields = DelimitedText.fields(of: text.extracting(record.content), delimiter: delimiter)
            else { continue }
            let known = fields.count { FieldVocabulary.meaning(of: $0, at: .record).field != .ignored }
            if known > best.known || (known == best.known && fields.count > best.columns) {
                best = (delimiter, known, fields.count)
            }
        }
        return best.delimiter
    }
}
