import SanctionsModel

extension InputProfile {
    /// Decides what an input is from its first bytes and what the user said.
    ///
    /// - Parameters:
    ///   - start: the first bytes of the input, best 64 KiB or more; the header line must end within them.
    ///   - isWhole: the input has no more bytes than these.
    /// - Throws: `InputError` when the format is unknown or is none that is read here, when a mapping doesn't fit, and when
    ///   no column is known to hold a name.
    /// - Complexity: O(bytes).
    public static func detect(
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

    // MARK: Encoding

    private static func detectEncoding(
        _ start: Span<UInt8>, isWhole: Bool, options: InputOptions, notes: inout [String]
    ) throws(InputError) -> (TextEncoding, mark: Int) {
        func starts(with mark: [UInt8]) -> Bool {
            guard start.count >= mark.count else { return false }
            for i in mark.indices where start[i] != mark[i] { return false }
            return true
        }
        if starts(with: [0xFF, 0xFE, 0, 0]) || starts(with: [0, 0, 0xFE, 0xFF]) {
            throw InputError(.unknownFormat, "the input is UTF-32, which is not read here; convert it to UTF-8")
        }
        for (magic, name) in [
            ([0x1F, 0x8B] as [UInt8], "gzip"), ([0x50, 0x4B, 3, 4], "ZIP"), ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
            ([0x42, 0x5A, 0x68], "bzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "XZ"),
        ] where starts(with: magic) && options.encoding == nil {
            throw InputError(.unknownFormat, "the input is compressed (\(name)); pass it uncompressed")
        }
        let marks: [([UInt8], TextEncoding)] = [
            ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16le), ([0xFE, 0xFF], .utf16be),
        ]
        for (mark, encoding) in marks where starts(with: mark) {
            if let asked = options.encoding, asked != encoding {
                notes.append("encoding: \(encoding.name), as the byte order mark says, not \(asked.name)")
            } else {
                notes.append("encoding: \(encoding.name) (byte order mark)")
            }
            return (encoding, mark.count)
        }
        if let asked = options.encoding {
            guard asked.isAvailable else {
                throw InputError(.badOption, "--encoding: this system's C library can't read \(asked.name)")
            }
            return (asked, 0)
        }

        // Two-byte units of mostly Latin text have their zeros all on one side.
        var zeros = (even: 0, odd: 0)
        let looked = min(start.count, 4096)
        for i in 0..<looked where start[i] == 0 {
            if i % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let some = max(1, looked / 5)
        if zeros.odd >= some, zeros.even * 4 < zeros.odd || zeros.even == 0 {
            notes.append("encoding: UTF-16LE (zero bytes at every second place)")
            return (.utf16le, 0)
        }
        if zeros.even >= some, zeros.odd * 4 < zeros.even || zeros.odd == 0 {
            notes.append("encoding: UTF-16BE (zero bytes at every second place)")
            return (.utf16be, 0)
        }
        if TextDecoding.isUTF8(start, isWhole: isWhole) { return (.utf8, 0) }
        notes.append("encoding: Windows-1252 (the first \(start.count) bytes are not UTF-8)")
        return (.windows1252, 0)
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
