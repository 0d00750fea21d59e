import Bytes

extension InputProfile {
    /// The profile of a JSON input: how its records follow each other, and what its keys are taken for.
    ///
    /// - Parameters:
    ///   - text: the first bytes of the input as UTF-8.
    ///   - isWhole: the input has no more bytes than these.
    /// - Throws: `InputError` where a mapping can't be, and with `strictColumns` where the first record has strings that may hold
    ///   words under keys that are not recognised.
    static func jsonProfile(
        _ text: Span<UInt8>, encoding: TextEncoding, mark: Int, options: InputOptions, notes: [String]
    ) throws(InputError) -> InputProfile {
        let layout = JSONLayout.of(text)
        let map = try FieldMapCompiler.json(options)
        func profile(notes: [String]) -> InputProfile {
            InputProfile(
                format: .jsonl, encoding: encoding, byteOrderMarkBytes: mark, headerBytes: mark, notes: notes,
                maxRecordBytes: options.maxRecordBytes, map: map, jsonLayout: layout)
        }
        let format =
            switch layout {
            case .lines: "format: JSON Lines"
            case .values: "format: JSON, records over several lines"
            case .array: "format: JSON, an array of records"
            }
        var notes = [format] + notes
        let rest = options.onlyMapped ? "; nothing else is read" + (map.findsID ? " but the id" : "") : ""
        notes += options.mappings.map { "taken: \(VisibleText.line($0.text, limit: 80))" + rest }
        notes += options.ignoredFields.map { "left out on purpose: \(VisibleText.line($0, limit: 80))" }
        if options.onlyMapped { return profile(notes: notes) }
        let first = firstRecord(text, layout)
        if let first { notes += keyNotes(first, map: map) }
        var parser = RecordParser(profile: profile(notes: []))
        let unrecognised = try unrecognisedKeys(first, &parser, isStrict: options.strictColumns && hasText(text))
        if options.strictColumns, let key = unrecognised.first {
            let more = unrecognised.count > 1 ? " and \(unrecognised.count - 1) more" : ""
            throw InputError(
                .noNameColumn,
                "--strict-columns: the key \(shown(key))\(more) is not recognised and may hold words; "
                    + "--map creditor.name=\(shown(key)) reads it as a party, --ignore-column \(shown(key)) leaves it out")
        }
        for key in unrecognised.prefix(mostKeyNotes) {
            notes.append("key \(shown(key)) is screened as text; --map creditor.name=\(shown(key)) reads it as a party")
        }
        if unrecognised.count > mostKeyNotes {
            notes.append("\(unrecognised.count - mostKeyNotes) more keys are screened as text")
        }
        return profile(notes: notes)
    }

    /// A JSON pointer, without the keys in it that may be somebody's name.
    private static func shown(_ pointer: String) -> String {
        let tokens = pointer.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map { token in
            let key = String(decoding: Array(token), as: UTF8.self)
            return PossibleName.isOne(key) ? PossibleName.hidden : key
        }
        return VisibleText.line(tokens.joined(separator: "/"), limit: 80)
    }

    /// Keys that are named one by one.
    private static let mostKeyNotes = 20

    private static func hasText(_ text: Span<UInt8>) -> Bool {
        for i in text.indices where !isSpace(text[i]) { return true }
        return false
    }

    /// The bytes of the first record; `nil` where there is none or it can't be read.
    private static func firstRecord(_ text: Span<UInt8>, _ layout: JSONLayout) -> [UInt8]? {
        var start = 0
        while start < text.count, isSpace(text[start]) || (layout == .array && text[start] == 0x5B) { start += 1 }
        guard start < text.count, text[start] == 0x7B else { return nil }
        let rest = text.extracting(start..<text.count)
        var cursor = JSONCursor(rest)
        do throws(RejectReason) { try cursor.skipValue() } catch { return nil }
        let end = cursor.offset
        return (0..<end).map { rest[$0] }
    }

    /// What the keys of the first record's own object are taken for.
    private static func keyNotes(_ record: [UInt8], map: FieldMap) -> [String] {
        var taken: [String] = []
        var leftOut: [String] = []
        let text = record.span
        var cursor = JSONCursor(text)
        var node: Int32 = -1
        if case .pointers = map.sources { node = 0 }
        do throws(RejectReason) {
            try cursor.open()
            var isFirst = true
            while let key = try cursor.nextKey(&isFirst) {
                var bytes: [UInt8] = []
                _ = JSONEscapes.append(text, key.content, to: &bytes)
                let meaning = map.meaning(of: bytes.span, at: .record, node: node)
                let key = String(decoding: bytes, as: UTF8.self)
                let name = PossibleName.isOne(key) ? PossibleName.hidden : VisibleText.line(key, limit: 80)
                switch meaning.target.field {
                case .unrecognised: break
                case .ignored: leftOut.append(name)
                case .parties: taken.append(name)
                default: taken.append("\(name) → \(map.describe(meaning.target))")
                }
                try cursor.skipValue()
            }
        } catch {
            return []
        }
        var notes = taken.isEmpty ? [] : ["keys taken in the first record: " + taken.joined(separator: ", ")]
        if !leftOut.isEmpty { notes.append("keys left out in the first record: " + leftOut.joined(separator: ", ")) }
        return notes
    }

    /// The JSON pointers of the first record's strings that are texts since their keys are not recognised, each once.
    private static func unrecognisedKeys(
        _ record: [UInt8]?, _ parser: inout RecordParser, isStrict: Bool
    ) throws(InputError) -> [String] {
        guard let record else {
            guard isStrict else { return [] }
            throw InputError(.noNameColumn, "--strict-columns: the first record can't be read")
        }
        do throws(RejectReason) {
            var keys: [String] = []
            var known: Set<String> = []
            for field in try parser.explainJSON(record) where field.detail == RecordParser.unknownText {
                // Of the elements of an array the first one stands for all.
                if known.insert(withoutIndices(field.path)).inserted { keys.append(field.path) }
                if keys.count == mostKeys { break }
            }
            return keys
        } catch {
            guard isStrict else { return [] }
            throw InputError(.noNameColumn, "--strict-columns: the first record can't be read: \(error.message)")
        }
    }

    private static func withoutIndices(_ pointer: String) -> String {
        pointer.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map { token in
            token.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? "*" : String(decoding: Array(token), as: UTF8.self)
        }.joined(separator: "/")
    }

    /// Keys that are counted; a first record may hold any number.
    private static let mostKeys = 1_000
}
