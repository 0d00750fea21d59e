import SanctionsModel

/// The European Union's consolidated list of financial sanctions as a table, CSV 1.1 and 1.0.
///
/// UTF-8, parted by semicolons. A row holds one name, birth, address, document or citizenship of an entry, and repeats
/// what the entry as a whole says. Rows of one entry become the element that the XML has for it, so that `EUReader` gives
/// both the same designation. The version is the day of `fileGenerationDate` or `Date_file`. What the table doesn't have:
/// the strength of a name (all are `strong`, as in the XML), and the time of day that the file was made.
///
/// Source: the columns that https://webgate.ec.europa.eu/fsd/fsf publishes.
struct EUCSVReader {
    /// Whether a table with that header is one of the two.
    static func recognises(_ head: TableHead) -> Bool {
        let separator = UInt8(ascii: ";")
        return head.hasHeader(["entity_logicalid", "entity_subjecttype", "namealias_wholename"], separator: separator)
            || head.hasHeader(["entity_logical_id", "subject_type", "naal_wholename"], separator: separator)
    }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        let csv = CSVRows(bytes, file: source.name, separator: UInt8(ascii: ";"), allowsLooseQuotes: true)
        var table = try CSVTable(csv, file: source.name, allowsShortRows: true)
        let columns = EUCSVColumns(table)
        guard columns.isComplete else {
            throw ListError(file: source.name, line: 1, reason: "the header is none of the European Union's list")
        }
        var rows = EUCSVReader(file: source.name, columns: columns)
        let unknown = table.unknownColumns(columns.known)
        while let row = try table.takeRow() { try rows.take(row, unknown) }

        var reader = EUReader(file: source.name)
        try rows.finish(into: &reader)
        if table.shortRows > 0 { reader.quirks.note("rows without their last cells", line: 1, "\(table.shortRows) rows") }
        if table.looseQuotes > 0 {
            reader.quirks.note("quotes inside a cell that is not quoted: kept", line: 1, "\(table.looseQuotes) cells")
        }
        let date = PartialDate(reading: rows.generated)
        return try reader.list(version: date?.description ?? rows.generated, date: date, source)
    }

    // MARK: - Rows

    private struct Entry {
        var element: XMLElement
        var logicalId: String
        var programme: String
        /// The parts taken so far, so that one that several rows repeat is taken once.
        var parts: Set<String> = []
    }

    private let file: String
    private let columns: EUCSVColumns
    private var generated = ""
    private var entries: [Entry] = []
    private var indexOfEntry: [String: Int] = [:]
    private var referenceOfLogicalId: [String: String] = [:]
    private var quirks: [(kind: String, line: Int, text: String)] = []

    private init(file: String, columns: EUCSVColumns) {
        self.file = file
        self.columns = columns
    }

    private mutating func take(_ row: CSVTable.Row, _ unknown: [String]) throws(ListError) {
        let values = columns.values(of: row)
        if generated.isEmpty { generated = values.file }
        let logicalId = values.entity["logicalId"] ?? ""
        guard !logicalId.isEmpty else { throw ListError(file: file, line: row.line, reason: "a row has no logical id") }
        if let reference = values.entity["euReferenceNumber"] { referenceOfLogicalId[logicalId] = reference }
        // One party under two acts is two entries, here as in the XML.
        let key = [
            logicalId, values.act["numberTitle"] ?? "", values.act["programme"] ?? "", values.act["publicationDate"] ?? "",
        ]
        .joined(separator: "\u{1F}")
        let index: Int
        if let known = indexOfEntry[key] {
            index = known
        } else {
            index = entries.count
            indexOfEntry[key] = index
            entries.append(
                Entry(
                    element: element(of: values, line: row.line), logicalId: logicalId, programme: values.act["programme"] ?? ""))
        }
        for part in values.parts { take(part, row.line, index) }
        // As an element that `EUReader` doesn't know: it counts it and keeps it as a remark.
        for column in unknown where !row[column].isEmpty {
            guard entries[index].parts.insert("\(column)\u{1F}\(row[column])").inserted else { continue }
            entries[index].element.children.append(EUCSVReader.element(column, text: row[column], line: row.line))
        }
    }

    private mutating func take(_ part: EUCSVColumns.Part, _ line: Int, _ index: Int) {
        guard entries[index].parts.insert(part.key).inserted else { return }
        var element = XMLElement(name: part.name, line: line)
        var attributes = part.values
        var remarks = EUDocument.remarks(attributes.removeValue(forKey: "remark") ?? "")
        if let cell = attributes["number"], part.name == "identification" {
            let document = EUDocument(cell)
            attributes["number"] = document.number
            if (attributes["identificationTypeCode"] ?? "").isEmpty {
                attributes["identificationTypeCode"] = document.code
                attributes["identificationTypeDescription"] = document.description
            }
            for flag in document.flags { attributes[flag] = "true" }
            for remark in document.remarks { remarks.appendUnique(remark) }
        }
        for contact in EUCSVReader.contacts(attributes.removeValue(forKey: "contactInfo") ?? "") {
            element.children.append(contact)
        }
        for remark in remarks { element.children.append(EUCSVReader.element("remark", text: remark, line: line)) }
        if !part.act.isEmpty {
            element.children.append(EUCSVReader.element("regulationSummary", part.act, line: line))
            if let programme = part.act["programme"], !programme.isEmpty, programme != entries[index].programme {
                quirks.append(
                    (
                        "programme of another act that a part cites: not counted as the party's", line,
                        "\(entries[index].logicalId) \(programme)"
                    ))
            }
        }
        element.attributes = attributes.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        entries[index].element.children.append(element)
    }

    /// The entry as the XML has it, without its parts.
    private func element(of values: EUCSVColumns.Values, line: Int) -> XMLElement {
        var entity = values.entity
        let remark = entity.removeValue(forKey: "remark") ?? ""
        // The published table has the two swapped against the XML: the one letter is the class.
        let types = [entity.removeValue(forKey: "subjectType") ?? "", entity.removeValue(forKey: "classificationCode") ?? ""]
        let letter = types.first { $0.utf8.count == 1 } ?? ""
        let word = types.first { $0.utf8.count > 1 } ?? ""
        var element = EUCSVReader.element("sanctionEntity", entity, line: line)
        element.children.append(
            EUCSVReader.element("subjectType", ["classificationCode": letter, "code": word], line: line))
        for text in EUDocument.remarks(remark) { element.children.append(EUCSVReader.element("remark", text: text, line: line)) }
        element.children.append(EUCSVReader.element("regulation", values.act, line: line))
        return element
    }

    private mutating func finish(into reader: inout EUReader) throws(ListError) {
        for entry in entries {
            var element = entry.element
            if element[attribute: "euReferenceNumber"].isEmpty {
                var reference = referenceOfLogicalId[entry.logicalId] ?? ""
                if reference.isEmpty, !columns.hasReferences {
                    reader.quirks.note(
                        "no euReferenceNumber: the logical id stands for it", line: element.line, entry.logicalId)
                    reference = entry.logicalId
                }
                element.attributes.removeAll { $0.name == "euReferenceNumber" }
                element.attributes.append((name: "euReferenceNumber", value: reference))
            }
            try reader.take(element)
        }
        for quirk in quirks { reader.quirks.note(quirk.kind, line: quirk.line, quirk.text) }
    }

    // MARK: - Elements

    private static func element(_ name: String, _ attributes: [String: String], line: Int) -> XMLElement {
        var element = XMLElement(name: name, line: line)
        element.attributes = attributes.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        return element
    }

    private static func element(_ name: String, text: String, line: Int) -> XMLElement {
        var element = XMLElement(name: name, line: line)
        element.text = text
        return element
    }

    /// `PHONE[+1 2]; EMAIL[a@b.example]`, `PHONE: 12`, or values without a word for what they are.
    private static func contacts(_ cell: String) -> [XMLElement] {
        var contacts: [XMLElement] = []
        for piece in contactPieces(cell) {
            var key = ""
            var value = piece.trimming("[]")
            for word in ["PHONE", "FAX", "EMAIL", "WEB"] {
                guard let rest = value.dropping(prefix: word), let sign = rest.utf8.first, "[:=- (".utf8.contains(sign) else {
                    continue
                }
                key = word
                value = rest.trimming("[]():=-")
            }
            if key.isEmpty, let known = FactsInProse.contact(value) { key = known.kind == "email" ? "EMAIL" : "WEB" }
            contacts.append(element("contactInfo", ["key": key.isEmpty ? "OTHER" : key, "value": value], line: 0))
        }
        return contacts
    }

    /// The pieces between semicolons that stand outside square brackets: `FAX[1; 2]` is one.
    private static func contactPieces(_ cell: String) -> [String] {
        var pieces: [[UInt8]] = [[]]
        var depth = 0
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]"), depth > 0 { depth -= 1 }
            if byte == UInt8(ascii: ";"), depth == 0 {
                pieces.append([])
            } else {
                pieces[pieces.count - 1].append(byte)
            }
        }
        return pieces.map { String(decoding: $0, as: UTF8.self).collapsed }.filter { !$0.isEmpty }
    }
}
