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

    static let metadataKeys = ["list", "title", "authority", "version", "date", "source", "excerpt"]

    private let file: String
    private(set) var metadata: [String: String] = [:]
    private var date: PartialDate?
    private var isExcerpt = false
    private(set) var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]
    private var quirks = QuirkLog()
    /// What a check has found so far; `nil` where the first mistake ends the reading.
    private(set) var findings: [ListFinding]?
    /// What a check remembers of the rows.
    var memory = TemplateMemory()

    private init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = ScreenCSVReader(file: source.name)
        return try reader.list(bytes, source)
    }

    /// Reads as far as it goes and notes every mistake instead of ending with the first.
    ///
    /// - Returns: what was found, and the list unless there is an error.
    static func check(
        _ bytes: [UInt8], file source: SourceFile, knowsCountry: @escaping (String) -> Bool
    ) -> (findings: [ListFinding], list: SourceList?) {
        var reader = ScreenCSVReader(file: source.name)
        reader.memory.knowsCountry = knowsCountry
        reader.findings = []
        let readable = reader.checkEncoding(bytes)
        do throws(ListError) {
            let list = try reader.list(readable, source)
            let findings = reader.findings ?? []
            return (findings, findings.contains { $0.severity == .error } ? nil : list)
        } catch {
            // What can't be gone on from: an open quote, a header without its columns.
            reader.note(.error, error.line, error.reason, fix: TemplateAdvice.fix(of: error.reason))
            return (reader.findings ?? [], nil)
        }
    }

    mutating func note(_ severity: ListFinding.Severity, _ line: Int, _ problem: String, fix: String) {
        guard let count = findings?.count, count < TemplateAdvice.limit else { return }
        findings?.append(ListFinding(line: line, severity: severity, problem: problem, fix: fix))
    }

    /// Ends the reading with a mistake, or notes it where all are to be found.
    mutating func fail(_ line: Int, _ reason: String, fix: @autoclosure () -> String) throws(ListError) {
        guard findings != nil else { throw error(line, reason) }
        note(.error, line, reason, fix: fix())
    }

    private mutating func list(_ bytes: [UInt8], _ source: SourceFile) throws(ListError) -> SourceList {
        var csv = CSVRows(bytes, file: source.name)
        try takeMetadata(&csv)
        let list = metadata["list"] ?? ""
        if list.isEmpty { try fail(0, "no line says `#! list: …`", fix: TemplateAdvice.metadata) }
        try takeRows(&csv)
        guard !drafts.isEmpty else { throw error(0, "the list holds no entry") }
        let designations = drafts.map { $0.finished(&quirks) }
        var result = SourceList(
            id: list, title: metadata["title"] ?? list, version: metadata["version"] ?? date?.description ?? "unknown",
            date: date, files: [source], sha256: source.sha256, entryCount: designations.count, designations: designations,
            quirks: quirks.quirks)
        result.isExcerpt = isExcerpt
        return result
    }

    private func error(_ line: Int, _ reason: String) -> ListError { ListError(file: file, line: line, reason: reason) }

    // MARK: - Metadata

    private mutating func takeMetadata(_ csv: inout CSVRows) throws(ListError) {
        while let byte = csv.next, byte == UInt8(ascii: "#") || byte == 0x0A || byte == 0x0D {
            let number = csv.line
            let line = try csv.takeLine()
            guard let text = line.dropping(prefix: "#!") else { continue }
            try takeMetadata(text, number)
        }
    }

    private mutating func takeMetadata(_ text: String, _ number: Int) throws(ListError) {
        guard let colon = text.offset(of: ":") else {
            return try fail(number, "a `#!` line needs a key, a colon and a value", fix: TemplateAdvice.metadata)
        }
        let key = text.slice(0, colon).collapsed
        let value = text.slice(colon + 1, text.utf8.count).collapsed
        guard ScreenCSVReader.metadataKeys.contains(key) else {
            return try fail(
                number, "unknown key `\(key)`", fix: TemplateAdvice.nearest(key, ScreenCSVReader.metadataKeys, "the keys are"))
        }
        guard !value.isEmpty else {
            return try fail(number, "`\(key)` has no value", fix: "Write the value after the colon, or delete the line.")
        }
        guard metadata[key] == nil else {
            return try fail(number, "`\(key)` stands twice", fix: "Keep the line that is right and delete the other.")
        }
        switch key {
        case "list", "authority":
            guard value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }) else {
                try fail(
                    number, "`\(key)` is one ASCII word without a colon",
                    fix: "Write a short identifier as `xa` or `xa-terror`; the name of the list goes into `#! title:`.")
                // What follows is checked all the same, and doesn't complain that the key is missing.
                return metadata[key] = "list"
            }
        case "date":
            guard let day = PartialDate(reading: value), day.precision == .day else {
                return try fail(
                    number, "`date` is no date like 2026-02-27: \(value)",
                    fix: "Write year, month and day: `#! date: 2026-02-27`.")
            }
            date = day
        case "excerpt":
            guard value == "yes" || value == "no" else {
                return try fail(
                    number, "`excerpt` is yes or no, not \(value)", fix: "Write `#! excerpt: yes` or delete the line.")
            }
            isExcerpt = value == "yes"
        default: break
        }
        metadata[key] = value
    }

    // MARK: - Rows

    struct Cells {
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
        checkDelimiter(header)
        for (index, field) in header.fields.enumerated() {
            let name = field.collapsed
            guard ScreenCSVReader.columns.contains(name) else {
                try fail(
                    header.line, "unknown column `\(name)`",
                    fix: TemplateAdvice.nearest(name, ScreenCSVReader.columns, "the columns are"))
                // Its cells are checked as what was meant.
                if let meant = TemplateAdvice.meant(name, ScreenCSVReader.columns), columns[meant] == nil {
                    columns[meant] = index
                }
                continue
            }
            guard columns[name] == nil else {
                try fail(header.line, "column `\(name)` stands twice", fix: TemplateAdvice.twoColumns)
                continue
            }
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
                try fail(
                    row.line, "\(row.fields.count) columns, the header has \(header.fields.count)",
                    fix: TemplateAdvice.columnCount(row.fields.count, header.fields.count))
                continue
            }
            try take(Cells(line: row.line, columns: columns, fields: row.fields))
        }
    }

    private mutating func take(_ cells: Cells) throws(ListError) {
        let line = cells.line
        let reference = cells["reference"]
        guard !reference.isEmpty else { return try fail(line, "a row has no reference", fix: TemplateAdvice.reference) }
        var type = PartyType.any
        if let known = PartyType(word: cells["type"]) {
            type = known
        } else {
            try fail(
                line, "unknown type `\(cells["type"])`",
                fix: TemplateAdvice.nearest(cells["type"], TemplateAdvice.types, "the types are"))
        }
        let isFirst = indexOfReference[reference] == nil
        let index = indexOfReference[reference] ?? drafts.count
        if isFirst {
            indexOfReference[reference] = index
            let authority = metadata["authority"] ?? metadata["list"] ?? ""
            drafts.append(DesignationDraft(authority: authority, reference: reference, type: type, line: line))
        }
        var draft = drafts[index]
        if !cells["type"].isEmpty, type != .any || PartyType(word: cells["type"]) != nil, type != draft.designation.type {
            try fail(
                line, "\(reference) is \(draft.designation.type.name) above and \(type.name) here",
                fix: "One reference is one party: correct the type, or give the second party a reference of its own.")
        }
        try takeName(cells, isFirst: isFirst, &draft)
        try takeBirths(cells, &draft)
        try takeLists(cells, &draft)
        try takeIdentifiers(cells, &draft)
        try takeDates(cells, &draft)
        drafts[index] = draft
        if findings != nil { lookAround(cells, isFirst: isFirst, draft) }
    }

    private mutating func takeName(_ cells: Cells, isFirst: Bool, _ draft: inout DesignationDraft) throws(ListError) {
        let text = cells["name"]
        guard !text.isEmpty else {
            return try fail(cells.line, "a row has no name", fix: "Write one name in reading order, or delete the row.")
        }
        let quality: ListedName.Quality
        switch cells["quality"] {
        case "": quality = isFirst ? .primary : .strong
        case "primary": quality = .primary
        case "strong": quality = .strong
        case "weak": quality = .weak
        case let other:
            return try fail(
                cells.line, "unknown quality `\(other)`",
                fix: TemplateAdvice.nearest(other, ["primary", "strong", "weak"], "the qualities are"))
        }
        if quality == .primary, let known = draft.designation.names.first(where: { $0.quality == .primary }), known.text != text {
            try fail(
                cells.line, "\(draft.designation.reference) has a primary name already: \(known.text)",
                fix: TemplateAdvice.twoPrimaries)
        }
        let name = ListedName(text, quality: quality, family: cells["family"], given: cells["given"])
        if draft.addWithParts(name) {
            quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: cells.line,
                "\(draft.designation.id) \(text)")
        }
    }

    private mutating func date(_ text: String, _ column: String, _ line: Int) throws(ListError) -> PartialDate? {
        if let date = PartialDate(reading: text) { return date }
        try fail(line, "`\(column)` is no date: \(text)", fix: TemplateAdvice.date(text))
        return nil
    }

    private mutating func takeBirths(_ cells: Cells, _ draft: inout DesignationDraft) throws(ListError) {
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

    private mutating func takeLists(_ cells: Cells, _ draft: inout DesignationDraft) throws(ListError) {
        var genders: [Gender] = []
        for word in cells.list("gender") {
            if let gender = FactsInProse.gender(word) {
                genders.append(gender)
            } else {
                try fail(
                    cells.line, "unknown gender `\(word)`",
                    fix: TemplateAdvice.nearest(word, ["female", "male"], "leave it empty when it is not known; else"))
            }
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
    private mutating func takeIdentifiers(_ cells: Cells, _ draft: inout DesignationDraft) throws(ListError) {
        for text in cells.list("identifiers") {
            guard let colon = text.offset(of: ":"), colon > 0 else {
                try fail(
                    cells.line, "an identifier is written kind:value or kind:value@country, not \(text)",
                    fix: TemplateAdvice.identifier(text))
                continue
            }
            let kind = text.slice(0, colon).collapsed
            var value = text.slice(colon + 1, text.utf8.count).collapsed
            var country = ""
            if kind != "email", let at = value.utf8.lastIndex(of: UInt8(ascii: "@")) {
                country = String(value[value.utf8.index(after: at)...]).collapsed
                value = String(value[..<at]).collapsed
            }
            guard !value.isEmpty else {
                try fail(cells.line, "identifier `\(kind)` has no value", fix: "Write the number after the colon, or delete it.")
                continue
            }
            draft.add(Identifier(kind: kind, value: value, country: country))
        }
    }

    private mutating func takeDates(_ cells: Cells, _ draft: inout DesignationDraft) throws(ListError) {
        if !cells["listed_on"].isEmpty, let listed = try date(cells["listed_on"], "listed_on", cells.line) {
            draft.update { designation in
                if listed.earliest < designation.listedOn?.earliest ?? listed.latest || designation.listedOn == nil {
                    designation.listedOn = listed
                }
            }
        }
        for text in cells.list("updated_on") {
            guard let updated = try date(text, "updated_on", cells.line) else { continue }
            draft.update { $0.updatedOn.appendUnique(updated) }
        }
    }
}
