extension InputProfile {
    /// The encoding is that of the XML declaration where neither a byte order mark nor the user says otherwise.
    ///
    /// - Throws: `InputError.Code.badMapping` when fields are mapped: those of ISO 20022 are known; `badOption` when the declared
    ///   encoding is not read here.
    static func iso20022Profile(
        _ text: Span<UInt8>, encoding: TextEncoding, mark: Int, options: InputOptions, notes: [String]
    ) throws(InputError) -> InputProfile {
        if let mapping = options.mappings.first {
            throw InputError(.badMapping, "--map \(mapping.text): the fields of ISO 20022 messages are known, nothing is mapped")
        }
        var encoding = encoding
        var notes = notes
        if mark == 0, options.encoding == nil, encoding.unitWidth == 1, let word = declaredWord(text) {
            guard let declared = TextEncoding(word: word), declared.isAvailable else {
                let shown = word.prefix(40).filter { $0.isASCII && !$0.isNewline }
                throw InputError(
                    .badOption, "the XML is declared as \(shown), an encoding that is not read here; convert it to UTF-8")
            }
            // Its declaration would not be readable if the input were of two-byte units.
            if declared.unitWidth == 1, declared != encoding {
                encoding = declared
                notes.removeAll { $0.hasPrefix("encoding:") }
                notes.append("encoding: \(declared.name) (XML declaration)")
            }
        }
        guard encoding.asciiView == nil else {
            throw InputError(.badOption, "XML is not read in \(encoding.name); convert it to UTF-8")
        }
        return InputProfile(
            format: .iso20022, encoding: encoding, byteOrderMarkBytes: mark, headerBytes: mark,
            notes: ["format: ISO 20022 (XML)"] + notes, maxRecordBytes: options.maxRecordBytes, map: .vocabulary(.keys))
    }

    /// The encoding's name in an XML declaration at the beginning; `nil` without one. O(1) but for white space before it.
    ///
    /// - Parameter text: in an encoding that holds ASCII.
    static func declaredWord(_ text: Span<UInt8>) -> String? {
        let markup = XMLMarkup(.utf8)
        var start = 0
        while start < text.count, isSpace(text[start]) { start += 1 }
        guard markup.starts(with: "<?xml", in: text, at: start, to: text.count) == true else { return nil }
        let end = min(ByteScan.firstIndex(of: 0x3E, in: text, from: start), start + 256, text.count)
        for i in start..<end where markup.starts(with: "encoding", in: text, at: i, to: end) == true {
            var at = i + 8
            while at < end, text[at] != 0x22, text[at] != 0x27 { at += 1 }
            var word: [UInt8] = []
            at += 1
            while at < end, text[at] != 0x22, text[at] != 0x27 {
                word.append(text[at])
                at += 1
            }
            // Cut off, or no declaration at all.
            guard at < end else { return nil }
            return String(decoding: word, as: UTF8.self)
        }
        return nil
    }
}
