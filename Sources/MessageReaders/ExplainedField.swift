/// A field of one record, with what was done with its value: an auditor's first question.
public struct ExplainedField: Sendable, Hashable {
    /// Its place in the record: a column, a JSON pointer, an element's path.
    public var path: String
    /// As written; empty where only the field is known.
    public var value: String
    public var treatment: FieldCoverage.Treatment
    /// Screened as what, or why not.
    public var detail: String
}

extension RecordParser {
    /// The fields of one record in their order, by what this parser takes of it. The parser should be a fresh one.
    ///
    /// Of lines every field with its value; of other formats the fields that their tables tell of.
    ///
    /// - Throws: `RejectReason` when the record can't be read.
    /// - Complexity: O(bytes + fields × parties).
    public mutating func explain(
        _ record: Span<UInt8>, context: RecordContext? = nil
    ) throws(RejectReason) -> [ExplainedField] {
        var scanned = ScannedRecord()
        if let reason = parse(record, context: context, into: &scanned) { throw reason }
        switch profile.format {
        case .jsonl, .csv, .tsv: break
        default:
            return coverage.sorted.map {
                ExplainedField(path: $0.field.path, value: "", treatment: $0.field.treatment, detail: $0.field.detail)
            }
        }
        var text: [UInt8] = []
        let (count, _) = TextDecoding.decode(record, from: try RecordEncoding(profile).of(record), into: &text)
        text.removeLast(text.count - count)
        if case .columns = map.sources { return explainColumns(text) }
        return try explainJSON(text)
    }

    // MARK: Columns

    private func explainColumns(_ text: [UInt8]) -> [ExplainedField] {
        guard case .columns(let columns, let targets) = map.sources,
            let values = DelimitedText.fields(of: text.span, delimiter: profile.delimiter)
        else { return [] }
        var fields: [ExplainedField] = []
        for (column, value) in values.enumerated() where columns.indices.contains(column) {
            let path = path(ofColumn: column)
            if columns[column].isEmpty {
                let reason = map.leftOut.contains(column) ? RecordParser.leftOut : RecordParser.notMapped
                fields.append(ExplainedField(path: path, value: value, treatment: .notScreened, detail: reason))
            }
            for i in columns[column] {
                let bytes = Array(value.utf8)
                var (treatment, detail) = RecordParser.treatment(of: targets[i], map)
                if value.isEmpty {
                    (treatment, detail) = (.notScreened, "empty")
                } else if targets[i].field == .unrecognised, !mayHoldWords(bytes.span) {
                    (treatment, detail) = (.notScreened, "not recognised, and holds no words")
                } else if targets[i].field.namesNobody, holdsSeveralWords(bytes.span) {
                    (treatment, detail) = (.screened, detail + "; as text, since it holds several words")
                }
                fields.append(ExplainedField(path: path, value: value, treatment: treatment, detail: detail))
            }
        }
        return fields
    }

    // MARK: JSON

    private struct Leaf {
        var path: String
        var key: [UInt8]
        /// Of a text without its quotation marks.
        var range: Range<Int>
        var isText: Bool
        var isNumber: Bool
    }

    /// What was taken is told by where it stands: a value without escapes is a slice of the record itself. Escapes are replaced by
    /// letters first, one for each byte, so that every value is such a slice.
    mutating func explainJSON(_ text: [UInt8]) throws(RejectReason) -> [ExplainedField] {
        var leaves: [Leaf] = []
        var cursor = JSONCursor(text.span)
        cursor.skipWhitespace()
        try RecordParser.walk(&cursor, path: "", key: [], into: &leaves)
        var plain = text
        for leaf in leaves where leaf.isText {
            var i = leaf.range.lowerBound
            while i < leaf.range.upperBound {
                if plain[i] == 0x5C {
                    let width = i + 1 < leaf.range.upperBound && plain[i + 1] == 0x75 ? 6 : 2
                    for j in i..<min(i + width, leaf.range.upperBound) { plain[j] = 0x78 }
                    i += width
                } else {
                    i += 1
                }
            }
        }
        var scanned = ScannedRecord()
        var parser = RecordParser(profile: profile)
        parser.unrecognised = []
        if let reason = parser.parseDecoded(plain.span, into: &scanned) { throw reason }
        let taken = RecordParser.taken(scanned, unrecognised: parser.unrecognised ?? [])
        return leaves.map { leaf in
            var start = leaf.range.lowerBound
            while start < leaf.range.upperBound, isSpace(plain[start]) { start += 1 }
            var field = ExplainedField(
                path: leaf.path, value: RecordParser.value(of: leaf, text), treatment: .notScreened, detail: "")
            if let found = taken[start], leaf.isText || leaf.isNumber, start < leaf.range.upperBound {
                (field.treatment, field.detail) = found
            } else {
                let mayHoldWords = mayHoldWords(plain.span.extracting(leaf.range))
                (field.treatment, field.detail) = reason(
                    leaf, isEmpty: start == leaf.range.upperBound, mayHoldWords: mayHoldWords)
            }
            return field
        }
    }

    /// Why a value is not found among what was taken as it stands: it was joined with others, says what something is, or isn't read.
    private func reason(_ leaf: Leaf, isEmpty: Bool, mayHoldWords: Bool) -> (FieldCoverage.Treatment, String) {
        if !leaf.isText, !leaf.isNumber { return (.notScreened, "null, true and false name nobody") }
        if isEmpty { return (.notScreened, "empty") }
        if map.isMapped { return (.notScreened, RecordParser.notMapped) }
        let key = leaf.key
        for place in [FieldVocabulary.Place.party, .record, .identifier] {
            switch FieldVocabulary.meaning(of: key.span, at: place).field {
            case .name, .givenName, .middleName, .familyName: return (.screened, "name, joined with others or as a further name")
            case .address: return (.screened, "address, joined, beside the name")
            case .type, .role: return (.notScreened, "says what the party is")
            case .identifierKind: return (.notScreened, "says what the number is")
            case .birthDate, .country, .nationality, .gender: return (.screened, "a further value, beside the name")
            case .id: return (.notScreened, "names the record; another field does so before it")
            case .amount, .currency: return (.notScreened, "tells the payment from others; another field does so before it")
            default: continue
            }
        }
        return (.notScreened, mayHoldWords ? RecordParser.leftOut : RecordParser.noWords)
    }

    private static func value(of leaf: Leaf, _ text: [UInt8]) -> String {
        guard leaf.isText, text[leaf.range].contains(0x5C) else { return String(decoding: text[leaf.range], as: UTF8.self) }
        var bytes: [UInt8] = []
        _ = JSONEscapes.append(text.span, leaf.range, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Every text, number and literal of the value at the cursor with its JSON pointer.
    private static func walk(
        _ cursor: inout JSONCursor, path: String, key: [UInt8], into leaves: inout [Leaf]
    ) throws(RejectReason) {
        var isFirst = true
        switch cursor.current {
        case 0x7B:
            try cursor.open()
            while let token = try cursor.nextKey(&isFirst) {
                var name: [UInt8] = []
                _ = JSONEscapes.append(cursor.bytes, token.content, to: &name)
                try walk(&cursor, path: path + "/" + pointerToken(name), key: name, into: &leaves)
            }
        case 0x5B:
            try cursor.open()
            var element = 0
            while try cursor.nextElement(&isFirst) {
                try walk(&cursor, path: path + "/\(element)", key: key, into: &leaves)
                element += 1
            }
        case 0x22:
            let token = try cursor.string()
            leaves.append(Leaf(path: path, key: key, range: token.content, isText: true, isNumber: false))
        case 0x2D, 0x30...0x39:
            leaves.append(Leaf(path: path, key: key, range: try cursor.number(), isText: false, isNumber: true))
        default:
            let start = cursor.offset
            try cursor.skipValue()
            leaves.append(Leaf(path: path, key: key, range: start..<cursor.offset, isText: false, isNumber: false))
        }
    }

    /// A key as a token of a JSON pointer.
    private static func pointerToken(_ key: [UInt8]) -> String {
        var token: [UInt8] = []
        for byte in key {
            switch byte {
            case 0x7E: token += [0x7E, 0x30]
            case 0x2F: token += [0x7E, 0x31]
            default: token.append(byte)
            }
        }
        return String(decoding: token, as: UTF8.self)
    }

    /// What a record's values were taken for, by where they stand in it.
    private static func taken(
        _ scanned: ScannedRecord, unrecognised: Set<Int>
    ) -> [Int: (FieldCoverage.Treatment, String)] {
        var taken: [Int: (FieldCoverage.Treatment, String)] = [:]
        func add(_ slice: ScannedRecord.Slice, _ treatment: FieldCoverage.Treatment, _ detail: String) {
            if !slice.isAbsent { taken[Int(slice.start)] = (treatment, detail) }
        }
        add(scanned.id, .notScreened, "names the record")
        add(scanned.amount, .notScreened, "tells the payment from others")
        add(scanned.currency, .notScreened, "tells the payment from others")
        for party in scanned.parties {
            let role = scanned.text(party.role)
            let prefix = role.isEmpty ? "" : role + "."
            add(party.role, .notScreened, "says what the party is")
            for (slice, field) in [
                (party.birthDate, "birthDate"), (party.country, "country"), (party.nationality, "nationality"),
                (party.gender, "gender"), (party.address, "address"),
            ] {
                add(slice, .screened, "\(prefix)\(field), beside the name")
            }
            for i in party.identifiers {
                let identifier = scanned.identifiers[i]
                let kind = scanned.text(identifier.kind)
                add(identifier.kind, .notScreened, "says what the number is")
                add(identifier.country, .screened, "\(prefix)identifier country, beside the number")
                add(identifier.value, .screened, "\(prefix)identifier" + (kind.isEmpty ? "" : ".\(kind)"))
            }
            add(party.name, .screened, "\(prefix)name")
        }
        for text in scanned.texts {
            add(text, .screened, unrecognised.contains(Int(text.start)) ? RecordParser.unknownText : "text")
        }
        return taken
    }
}
