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
        try checkColumns(format, options)
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
            return try fixedProfile(
                text.span, encoding: encoding, mark: mark, isWhole: isWhole, options: options, notes: notes)
        }
    }

    /// Columns and keys can be left out of lines alone.
    private static func checkColumns(_ format: InputFormat, _ options: InputOptions) throws(InputError) {
        if options.onlyMapped, options.mappings.isEmpty {
            throw InputError(.badMapping, "--only-mapped: nothing is mapped; add --map ROLE.FIELD=SOURCE")
        }
        switch format {
        case .jsonl, .csv, .tsv: return
        case .fixed, .iso20022, .mt, .edifact:
            guard let name = options.ignoredFields.first else { return }
            throw InputError(
                .badMapping, "--ignore-column \(NoteText.plain(name)): the input has neither columns nor keys")
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
            return .jsonl
        case 0x5B where following == 0x7B || following == 0x5B || following == 0x5D || following == 0x22 || following == 0:
            return .jsonl
        case 0x3C:
            return .iso20022
        default:
            return delimiter == 0x09 ? .tsv : .csv
        }
    }
}
