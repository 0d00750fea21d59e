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
        var profile = try detectReading(start: start, isWhole: isWhole, options: options)
        let isGuess = profile.encoding == .utf8 || profile.encoding == .windows1252
        profile.isEncodingKnown =
            !isGuess || options.encoding != nil || profile.byteOrderMarkBytes > 0
            || (profile.format == .iso20022 && declaredWord(start) != nil)
            || (profile.encoding == .utf8 && TextDecoding.countUTF8(start).sequences > 0)
        return profile
    }

    /// The encoding that a byte order mark or the user names; else UTF-16 by its zero bytes; else UTF-8 or Windows-1252.
    ///
    /// Bytes beyond ASCII are UTF-8 where enough of them make its sequences: an invalid byte among them spoils its own record alone.
    /// Other encodings make such sequences by chance, but seldom.
    static func detectEncoding(
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
        if starts(with: [0x2B, 0x2F, 0x76]), start.count > 3, [0x38, 0x39, 0x2B, 0x2F].contains(start[3]), options.encoding == nil
        {
            throw InputError(.unknownFormat, "the input is UTF-7, which is not read here; convert it to UTF-8")
        }
        for (magic, name) in [
            ([0x1F, 0x8B] as [UInt8], "gzip"), ([0x50, 0x4B, 3, 4], "ZIP"), ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
            ([0x42, 0x5A, 0x68], "bzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "XZ"),
        ] where starts(with: magic) && options.encoding == nil {
            throw InputError(.unknownFormat, "the input is compressed (\(name)); pass it uncompressed")
        }
        let marks: [([UInt8], TextEncoding)] = [
            ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16le), ([0xFE, 0xFF], .utf16be),
            ([0x84, 0x31, 0x95, 0x33], .gb18030),
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
                throw InputError(.badOption, "--encoding: this system's ICU can't read \(asked.name)")
            }
            return (asked, 0)
        }
        if let encoding = wideEncoding(start) {
            notes.append("encoding: \(encoding.name) (zero bytes at every second place)")
            return (encoding, 0)
        }
        var (sequences, faults) = TextDecoding.countUTF8(start)
        if faults > 0, !isWhole, TextDecoding.endsWithinSequence(start) { faults -= 1 }
        if faults == 0 { return (.utf8, 0) }
        if sequences > 0, faults <= max(InputProfile.fewFaults, 4 * sequences) {
            notes.append(
                "encoding: UTF-8, but the first \(start.count) bytes hold \(faults) that are not: their records are rejected")
            return (.utf8, 0)
        }
        notes.append("encoding: Windows-1252 (the first \(start.count) bytes are not UTF-8)")
        return (.windows1252, 0)
    }

    /// So few faults beside sequences of UTF-8 are faults, however few the sequences are.
    private static let fewFaults = 64

    /// Two-byte units of mostly Latin text have their zeros all on one side.
    private static func wideEncoding(_ start: Span<UInt8>) -> TextEncoding? {
        var zeros = (even: 0, odd: 0)
        let looked = min(start.count, 4096)
        for i in 0..<looked where start[i] == 0 {
            if i % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let some = max(1, looked / 5)
        if zeros.odd >= some, zeros.even * 4 < zeros.odd || zeros.even == 0 { return .utf16le }
        if zeros.even >= some, zeros.odd * 4 < zeros.even || zeros.odd == 0 { return .utf16be }
        return nil
    }
}
