import SanctionsModel

/// The project's own template: a list as a table, one row a name, for authorities without a format and for excerpts.
///
/// UTF-8, RFC 4180 quotes. First lines `#! key: value` (`list`, required; `title`, `authority`, `version`, `date`,
/// `source`, `excerpt: yes`), other lines that begin with `#` are comments; then a header, its columns in any order;
/// then rows. Rows of one reference are one designation: the union of what they say. Cells of several values are parted
/// by `;`. Written by hand, so strict: an unknown key or column, a date or a word that can't be read is refused with
/// its line. How to write one is told in `lists/README.md`.
struct ScreenCSVReader {
    /// Every column, in the order of the template.
    static let columns = [
        "reference", "type", "name", "quality", "family", "given", "birth_date", "birth_place", "birth_country",
        "nationality", "gender", "identifiers", "address", "address_country", "title", "programme", "legal_basis",
        "listed_on", "updated_on", "measures", "remarks",
    ]

    private let file: String
    private var metadata: [String: String] = [:]
    private var date: PartialDate?
    private var isExcerpt = false
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]
    private var quirks = QuirkLog()

    private init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = ScreenCSVReader(file: source.name)
        var csv = CSVRows(bytes, file: source.name)
        try reader.takeMetadata(&csv)
        guard let list = reader.metadata["list"] else {
            throw ListError(file: source.name, reason: "no line says `#! list: …`")
        }
        try reader.takeRows(&csv)
        guard !reader.drafts.isEmpty else { throw ListError(file: source.name, reason: "the list holds no entry") }
        let designations = reader.drafts.map { $0.finished(&reader.quirks) }
        var result = SourceList(
            id: list, title: reader.metadata["title"] ?? list,
            version: reader.metadata["version"] ?? reader.date?.description ?? "unknown", date: reader.date,
            files: [source], sha256: source.sha256, entryCount: designations.count, designations: designations,
            quirks: reader.quirks.quirks)
        result.isExcerpt = reader.isExcerpt
        return result
    }

    private func error(_ line: Int, _ reason: String) -> ListError { ListError(file: file, line: line, reason: reason) }

    // MARK: - Metadata

    private mutating func takeMetadata(_ csv: inout CSVRows) throws(ListError) {
        while let byte = csv.next, byte == UInt8(ascii: "#") || byte == 0x0A || byte == 0x0D {
            let number = csv.line
            let line = try csv.takeLine()
            guard let text = line.dropping(prefix: "#!") else { continue }
            guard let colon = text.offset(of: ":") else { throw error(number, "a `#!` line needs a key, a colon and a value") }
            let key = text.slice(0, colon).collapsed
            let value = text.slice(colon + 1, text.utf8.count).collapsed
            guard !value.isEmpty else { throw error(number, "`\(key)` has no value") }
            guard metadata[key] == nil else { throw error(number, "`\(key)` stands twice") }
            switch key {
            case "list", "authority":
                guard value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }) else {
                    throw error(number, "`\(key)` is one ASCII word without a colon")
                }
            case "title", "version", "source": break
            case "date":
                guard let day = PartialDate(reading: value), day.precision == .day else {
                    throw error(number, "`date` is no date like 2026-02-27: \(value)")
                }
                date = day
            case "excerpt":
                guard value == "yes" || value == "no" else { throw error(number, "`excerpt` is yes or no, not \(value)") }
                isExcerpt = value == "yes"
            default: throw error(number, "unknown key `\(key)`")
            }
            metadata[key] = value
        }
    }

    // MARK: - Rows

    private struct Cells {
        var line: Int
        var columns: [String: Int]
        var fields: [String]

        /// The cell, white space collapsed; empty when the table has no such column.
        subscript(name: String) -> String {
            guard let index = columns[name] else { return "" }
            return fields[index].collapsed
        }

        func list(_ name: String) -> [String] { self[name].pieces(separatedBy: UInt8(ascii: ";")) }
    }

    private mutating func takeRows(_ csv: inout CSVRows) throws(ListError) {
        guard let header = try csv.takeRow() else { throw error(csv.line, "the header row is missing") }
        var columns: [String: Int] = [:]
        for (index, field) in header.fields.enumerated() {
            let name = field.collapsed
            guard ScreenCSVReader.columns.contains(name) else { throw error(header.line, "unknown column `\(name)`") }
            guard columns[name] == nil else { throw error(header.line, "column `\(name)` stands twice") }
            columns[name] = index
        }
        for name in ["reference", "name"] where columns[name] == nil {
            throw error(header.line, "column `\(name)` is missing")
        }
        while let byte = csv.next {
            if byte == UInt8(ascii: "#") {
                _ = try csv.takeLine()
                continue
            }
            guard let row = try csv.takeRow() else { break }
            if row.fields.count == 1, row.fields[0].collapsed.isEmpty { continue }
            guard row.fields.count == header.fields.count else {
                throw error(row.line, "\(row.fields.count) columns, the header has \(header.fields.count)")
            }
            try take(Cells(line: row.line, columns: columns, fields: row.fields))
        }
    }

    private mutating func take(_ cells: Cells) throws(ListError) {
        let line = cells.line
        let reference = cells["reference"]
        guard !reference.isEmpty else { throw error(line, "a row has no reference") }
        guard let type = PartyType(word: cells["type"]) else { throw error(line, "unknown type `\(cells["type"])`") }
        let isFirst = indexOfReference[reference] == nil
        let index = indexOfReference[reference] ?? drafts.count
        if isFirst {
            indexOfReference[reference] = index
            let authority = metadata["authority"] ?? metadata["list"] ?? ""
            drafts.append(DesignationDraft(authority: authority, reference: reference, type: type, line: line))
        }
        var draft = drafts[index]
        guard cells["type"].isEmpty || type == draft.designation.type else {
            throw error(line, "\(reference) is \(draft.designation.type.name) above and \(type.name) here")
        }
        try takeName(cells, isFirst: isFirst, &draft)
        try takeBirths(cells, &draft)
        try takeLists(cells, &draft)
        try takeIdentifiers(cells, &draft)
        try takeDates(cells, &draft)
        drafts[index] = draft
    }

    private mutating func takeName(_ cells: Cells, isFirst: Bool, _ draft: inout DesignationDraft) throws(ListError) {
        let text = cells["name"]
        guard !text.isEmpty else { throw error(cells.line, "a row has no name") }
        let quality: ListedName.Quality
        switch cells["quality"] {
        case "": quality = isFirst ? .primary : .strong
        case "primary": quality = .primary
        case "strong": quality = .strong
        case "weak": quality = .weak
        case let other: throw error(cells.line, "unknown quality `\(other)`")
        }
        let name = ListedName(text, quality: quality, family: cells["family"], given: cells["given"])
        if draft.addWithParts(name) {
            quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: cells.line,
                "\(draft.designation.id) \(text)")
        }
    }

    private func date(_ text: String, _ column: String, _ line: Int) throws(ListError) -> PartialDate {
        guard let date = PartialDate(reading: text) else { throw error(line, "`\(column)` is no date: \(text)") }
        return date
    }

    private func takeBirths(_ cells: Cells, _ draft: inout DesignationDraft) throws(ListError) {
        let texts = cells.list("birth_date")
        let places = cells.list("birth_place")
        let countries = cells.list("birth_country")
        for index in 0..<max(texts.count, places.count, countries.count) {
            var birth = Birth()
            if index < texts.count { birth.date = try date(texts[index], "birth_date", cells.line) }
            if index < places.count { birth.city = places[index] }
            if index < countries.count { birth.country = countries[index] }
            draft.add(birth)
        }
    }

    private func takeLists(_ cells: Cells, _ draft: inout DesignationDraft) throws(ListError) {
        var genders: [Gender] = []
        for word in cells.list("gender") {
            guard let gender = FactsInProse.gender(word) else { throw error(cells.line, "unknown gender `\(word)`") }
            genders.append(gender)
        }
        draft.update { designation in
            for gender in genders { designation.genders.appendUnique(gender) }
            for value in cells.list("nationality") { designation.nationalities.appendUnique(value) }
            for value in cells.list("programme") { designation.programmes.appendUnique(value) }
            for value in cells.list("legal_basis") { designation.legalBasis.appendUnique(value) }
            for value in cells.list("measures") { designation.measures.appendUnique(Measure(value)) }
        }
        for value in cells.list("title") { draft.add(title: value) }
        for value in cells.list("remarks") { draft.add(remark: value) }
        let addresses = cells.list("address")
        let countries = cells.list("address_country")
        for index in 0..<max(addresses.count, countries.count) {
            draft.add(
                Address(
                    street: index < addresses.count ? addresses[index] : "",
                    country: index < countries.count ? countries[index] : ""))
        }
    }

    /// `kind:value`, or `kind:value@country`; an email address keeps its `@`.
    private func takeIdentifiers(_ cells: Cells, _ draft: inout DesignationDraft) throws(ListError) {
        for text in cells.list("identifiers") {
            guard let colon = text.offset(of: ":"), colon > 0 else {
                throw error(cells.line, "an identifier is written kind:value or kind:value@country, not \(text)")
            }
            let kind = text.slice(0, colon).collapsed
            var value = text.slice(colon + 1, text.utf8.count).collapsed
            var country = ""
            if kind != "email", let at = value.utf8.lastIndex(of: UInt8(ascii: "@")) {
                country = String(value[value.utf8.index(after: at)...]).collapsed
                value = String(value[..<at]).collapsed
            }
            guard !value.isEmpty else { throw error(cells.line, "identifier `\(kind)` has no value") }
            draft.add(Identifier(kind: kind, value: value, country: country))
        }
    }

    private func takeDates(_ cells: Cells, _ draft: inout DesignationDraft) throws(ListError) {
        if !cells["listed_on"].isEmpty {
            let listed = try date(cells["listed_on"], "listed_on", cells.line)
            draft.update { designation in
                if listed.earliest < designation.listedOn?.earliest ?? listed.latest || designation.listedOn == nil {
                    designation.listedOn = listed
                }
            }
        }
        for text in cells.list("updated_on") {
            let updated = try date(text, "updated_on", cells.line)
            draft.update { $0.updatedOn.appendUnique(updated) }
        }
    }
}
