import SanctionsModel

extension InputProfile {
    /// Delimited text: its delimiter, what its first line is, and what each column is read as.
    static func delimitedProfile(
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

        if DelimitedText.swallowsRecords(
            line.span.extracting(0..<count), delimiter: delimiter, columns: columns.count, hasNames: columns.count > 1) > 0
        {
            throw InputError(.badHeader, "a quoted field of the header line holds lines that look like records")
        }
        var sample = DelimitedSample(
            start, from: first.range.upperBound, isWhole: isWhole, encoding: encoding, delimiter: delimiter,
            columns: columns.count)
        var kind = FirstLine.kind(of: columns, rows: sample.firstRows, options: options)
        if kind == .header, columns.contains(where: FirstLine.mayHoldARow) { kind = .headerAndRecord }
        if kind == .record, options.format == nil, options.mappings.isEmpty { try refuseOtherFormats(text) }
        let isRecord = kind != .header
        if isRecord { sample.add(columns) }
        var compiler = ColumnMapCompiler(cells: columns, firstLine: kind, sample: sample, options: options)
        let compiled = try compiler.compile()
        return InputProfile(
            format: format, encoding: encoding, byteOrderMarkBytes: mark, delimiter: delimiter, hasHeader: !isRecord,
            headerBytes: isRecord ? mark : first.range.upperBound, headerLines: isRecord ? 0 : splitter.line - 1,
            columns: kind == .record ? [] : compiled.columns, notes: notes + compiled.notes,
            maxRecordBytes: options.maxRecordBytes,
            map: compiled.map)
    }

    /// Any text is delimited text of some kind. What looks like another format, though its beginning doesn't, is refused, since
    /// its parties would be found as text at best.
    private static func refuseOtherFormats(_ text: Span<UInt8>) throws(InputError) {
        var i = 0
        var lines = 0
        let looked = min(text.count, 1 << 16)
        while i < looked, lines < 50 {
            if let format = otherFormat(text, at: i) {
                throw InputError(
                    .unknownFormat,
                    "the first line names no column, and line \(lines + 1) looks like \(format); "
                        + "say with --format what the input is (csv reads it as lines of text)")
            }
            while i < looked, text[i] != 0x0A, text[i] != 0x0D {
                if text[i] == 0 { throw InputError(.unknownFormat, "the input is no text: it holds zero bytes") }
                i += 1
            }
            if i + 1 < looked, text[i] == 0x0D, text[i + 1] == 0x0A { i += 1 }
            i += 1
            lines += 1
        }
    }

    /// What a line looks like that begins so.
    private static func otherFormat(_ text: Span<UInt8>, at start: Int) -> String? {
        func at(_ i: Int) -> UInt8 { start + i < text.count ? text[start + i] : 0 }
        func starts(_ word: String) -> Bool {
            var i = start
            for byte in word.utf8 {
                guard i < text.count, text[i] == byte else { return false }
                i += 1
            }
            return true
        }
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        if at(0) == 0x3A, isDigit(at(1)), isDigit(at(2)), at(3) == 0x3A || at(4) == 0x3A { return "SWIFT MT" }
        if at(0) == 0x7B, isDigit(at(1)), at(2) == 0x3A { return "SWIFT MT" }
        if starts("UNB+") || starts("UNH+") || starts("NAD+") { return "UN/EDIFACT" }
        if starts("<?xml") || starts("<Document") || starts("<Ntry") || starts("<CdtTrfTxInf") { return "XML" }
        if at(0) == 0x7B, at(1) == 0x22 { return "JSON" }
        if starts("%PDF") { return "PDF" }
        return nil
    }

    /// The delimiter of which the first line, outside quotes, makes the most known column names; then the one of which the next
    /// lines have as many fields; then the most columns.
    private static func guessDelimiter(_ text: Span<UInt8>) -> UInt8 {
        var best: (delimiter: UInt8, known: Int, alike: Int, columns: Int) = (0x2C, 0, 0, 0)
        var lineStart = 0
        while lineStart < text.count, text[lineStart] == 0x0A || text[lineStart] == 0x0D { lineStart += 1 }
        for delimiter: UInt8 in [0x2C, 0x3B, 0x09, 0x7C] {
            var splitter = LineSplitter(
                format: .csv, encoding: .utf8, delimiter: delimiter, maxRecordBytes: InputOptions.largestRecord, firstLine: 1)
            guard case .record(let record) = splitter.next(in: text, from: lineStart, isLast: true), record.reject == nil,
                let fields = DelimitedText.fields(of: text.extracting(record.content), delimiter: delimiter)
            else { continue }
            let known = fields.count { FieldVocabulary.meaning(ofHeader: $0).field != .unrecognised }
            var alike = 0
            if fields.count > 1 {
                alike =
                    DelimitedSample(
                        text, from: record.range.upperBound, isWhole: false, encoding: .utf8, delimiter: delimiter,
                        columns: fields.count
                    ).rows
            }
            if (known, alike, fields.count) > (best.known, best.alike, best.columns) {
                best = (delimiter, known, alike, fields.count)
            }
        }
        return best.delimiter
    }
}
