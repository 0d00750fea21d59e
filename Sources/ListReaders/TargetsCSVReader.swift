import SanctionsModel

/// `targets.simple.csv`: a row an entity, several values of a cell parted by `;`.
///
/// Source: https://www.opensanctions.org/docs/bulk/csv. The list's id is made of the data set's title, `opensanctions` where
/// rows are of several data sets; the version is the last time at which the publisher saw an entity. The table says no
/// measure, and its countries may be any that a party has to do with: of persons and ships they are read as nationalities and
/// flags.
struct TargetsCSVReader: ListFormatReader {
    static let format = ListFormat.targetsCSV

    private static let columns: Set<String> = [
        "id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions", "phones", "emails",
        "program_ids", "dataset", "first_seen", "last_seen", "last_change",
    ]
    private static let required = ["id", "schema", "name", "aliases", "birth_date", "countries"]

    static func recognises(_ head: FileHead) -> Bool {
        guard let header = head.csvRows(1).first else { return false }
        return required.allSatisfy(header.contains)
    }

    private struct Row {
        var line: Int
        var fields: [String]
        var columns: [String: Int]

        subscript(name: String) -> String { columns[name].map { fields[$0].collapsed } ?? "" }

        /// The values of a cell: parted by `;`, each as CSV quotes it.
        func values(_ name: String) -> [String] { columns[name].map { TargetsCSVReader.values(in: fields[$0]) } ?? [] }
    }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var csv = CSVRows(bytes, file: source.name)
        guard let header = try csv.takeRow() else { throw ListError(file: source.name, reason: "the list holds no entry") }
        var columns: [String: Int] = [:]
        for (index, field) in header.fields.enumerated() where columns[field.collapsed] == nil {
            columns[field.collapsed] = index
        }
        for name in required where columns[name] == nil {
            throw ListError(file: source.name, line: header.line, reason: "the column \(name) is missing")
        }
        var rows: [Row] = []
        while let row = try csv.takeRow() {
            if row.fields.count == 1, row.fields[0].collapsed.isEmpty { continue }
            guard row.fields.count == header.fields.count else {
                throw ListError(
                    file: source.name, line: row.line,
                    reason: "\(row.fields.count) columns, the header has \(header.fields.count)")
            }
            let entry = Row(line: row.line, fields: row.fields, columns: columns)
            guard !entry["id"].isEmpty else { throw ListError(file: source.name, line: row.line, reason: "a row has no id") }
            rows.append(entry)
        }
        let titles = Set(rows.map { $0["dataset"] })
        let title = titles.count == 1 ? titles.first ?? "" : ""
        let id = slug(title)
        var reader = TargetsCSVReader(id: id.isEmpty ? "opensanctions" : id)
        let others = columns.keys.filter { !self.columns.contains($0) }.sorted()
        for row in rows { reader.take(row, others) }
        let seen = rows.map { $0["last_seen"] }.max() ?? ""
        return try reader.list.finished(
            title: title.isEmpty ? "Several data sets" : title, version: seen, date: PartialDate(reading: seen.slice(0, 10)),
            file: source)
    }

    private var list: DraftList

    private init(id: String) { list = DraftList(id: id) }

    /// The letters and digits of a title in lower case, joined by hyphens.
    private static func slug(_ title: String) -> String {
        title.asciiLowercased.utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }

    /// Values parted by `;`; one that holds `;` or quotes stands in double quotes.
    static func values(in cell: String) -> [String] {
        var values: [String] = []
        var current: [UInt8] = []
        var isQuoted = false
        var at = 0
        let bytes = Array(cell.utf8)
        func close() {
            let value = String(decoding: current, as: UTF8.self).collapsed
            if !value.isEmpty { values.append(value) }
            current = []
        }
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if isQuoted {
                guard byte == 0x22 else {
                    current.append(byte)
                    continue
                }
                if at < bytes.count, bytes[at] == 0x22 {
                    current.append(byte)
                    at += 1
                } else {
                    isQuoted = false
                }
            } else if byte == 0x22, current.isEmpty {
                isQuoted = true
            } else if byte == UInt8(ascii: ";") {
                close()
            } else {
                current.append(byte)
            }
        }
        close()
        return values
    }

    // MARK: - One row

    private mutating func take(_ row: Row, _ others: [String]) {
        list.entryCount += 1
        var draft = DesignationDraft(authority: list.id, reference: row["id"], type: type(of: row), line: row.line)
        draft.addName(ListedName(row["name"], quality: .primary), line: row.line, &list.quirks)
        for alias in row.values("aliases") { draft.addName(ListedName(alias, quality: .strong), line: row.line, &list.quirks) }
        for date in row.values("birth_date") {
            for birth in DesignationDraft.birth(date, id: draft.designation.id, line: row.line, &list.quirks) { draft.add(birth) }
        }
        for code in row.values("countries") {
            let country = FollowTheMoneyProperties.country(code)
            switch draft.designation.type {
            case .organisation, .any: draft.add(Address(country: country))
            case .person, .vessel, .aircraft: draft.add(nationality: country)
            }
        }
        for address in row.values("addresses") { draft.add(Address(street: address)) }
        for identifier in row.values("identifiers") {
            let isIMO = identifier.utf8.count == 10 && identifier.hasPrefix("IMO")
            draft.add(Identifier(kind: isIMO ? "imo" : "other", value: isIMO ? identifier.slice(3, 10) : identifier))
        }
        for phone in row.values("phones") { draft.add(Identifier(kind: "phone", value: phone)) }
        for email in row.values("emails") { draft.add(Identifier(kind: "email", value: email)) }
        for sanction in row.values("sanctions") { draft.add(remark: sanction) }
        for programme in row.values("program_ids") { draft.add(programme: programme) }
        if let day = PartialDate(reading: row["last_change"].slice(0, 10)) { draft.update { $0.updatedOn = [day] } }
        for name in others { draft.keepAsRemark(name, row[name], line: row.line, &list.quirks) }
        list.add(draft)
    }

    private mutating func type(of row: Row) -> PartyType {
        switch row["schema"] {
        case "Person": return .person
        case "Organization", "Company", "PublicBody": return .organisation
        case "Vessel": return .vessel
        case "Airplane": return .aircraft
        case "LegalEntity", "Asset", "Security", "CryptoWallet", "Thing", "Vehicle", "Position", "Address": return .any
        case let other:
            list.quirks.note("schema not known: taken as a party of any type", line: row.line, "\(row["id"]) \(other)")
            return .any
        }
    }
}
