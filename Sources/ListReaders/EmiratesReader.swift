import SanctionsModel

/// The local terrorist list of the United Arab Emirates: the authority's table, saved as comma-separated values.
///
/// Source: Executive Office for Control and Non-Proliferation, https://www.uaeiec.gov.ae. Arabic headers over several rows,
/// of which the last begins with `#`; names in Arabic and in Latin script; `-` or nothing where nothing is known. The id is
/// the row's number. Persons and organisations stand in two tables, each numbered from one: that of organisations, told by its
/// title, is the list `ae-org`, so that no two parties have one id (its title was read as published, no file of it was at hand).
/// The Latin name is the primary one, as on other lists. The file states no date.
struct EmiratesReader: ListFormatReader {
    static let format = ListFormat.emiratesCSV

    /// The columns by the header of the file, white space collapsed.
    private enum Column: String, CaseIterable {
        case number = "#"
        case type = "التصنيف"
        case nationality = "الجنسية"
        case arabicFamily = "اسم العائلة (بالحروف العربية)"
        case latinFamily = "اسم العائلة (بالحروف اللاتينية)"
        case arabicName = "الاسم الكامل (بالحروف العربية)"
        case latinName = "الاسم الكامل (بالحروف اللاتينية)"
        case birthDate = "تاريخ الميلاد"
        case birthPlace = "مكان الميلاد"
        case alias = "الاسم"
        case street = "الشارع"
        case city = "المدينة"
        case country = "الدولة"
        case documentType = "النوع"
        case documentNumber = "رقم الوثيقة"
        case issuer = "جهة الإصدار"
        case issued = "تاريخ الإصدار"
        case expires = "تاريخ الانتهاء"
        case information = "معلومات أخرى"
    }

    /// Rows within which the header must stand.
    private static let headerRows = 12

    private struct Row {
        var line: Int
        var cells: [Column: String]
        /// Cells of columns that are not known, with their headers.
        var others: [(header: String, value: String)]

        /// As written; empty for what stands for nothing.
        func raw(_ column: Column) -> String { EmiratesReader.known(cells[column] ?? "") }

        subscript(column: Column) -> String { raw(column).collapsed }
    }

    private var list = DraftList(id: "ae")
    private var isOfOrganisations = false
    private let file: String

    private init(file: String) { self.file = file }

    static func recognises(_ head: FileHead) -> Bool {
        head.csvRows(headerRows).contains { isHeader($0) }
    }

    private static func isHeader(_ cells: [String]) -> Bool {
        cells.first == Column.number.rawValue && cells.contains(Column.type.rawValue)
    }

    private static func known(_ text: String) -> String {
        let text = text.trimming("\n\r\t")
        return text == "-" || text == "–" ? "" : text
    }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = EmiratesReader(file: source.name)
        var csv = CSVRows(bytes, file: source.name)
        let rows = try reader.rows(&csv)
        if reader.isOfOrganisations { reader.list = DraftList(id: "ae-org") }
        // A place that others are from is a country; the table has no column that says so.
        let countries = Set(rows.flatMap { [$0[.nationality], $0[.country]] }.filter { !$0.isEmpty })
        for row in rows { try reader.take(row, countries) }
        let title = "Local Terrorist List of the United Arab Emirates"
        return try reader.list.finished(
            title: reader.isOfOrganisations ? title + ", organisations" : title, version: "", file: source)
    }

    private mutating func rows(_ csv: inout CSVRows) throws(ListError) -> [Row] {
        var headers: [String] = []
        var hasTitle = false
        while headers.isEmpty {
            guard csv.line <= EmiratesReader.headerRows * 4, let row = try csv.takeRow() else {
                throw ListError(file: file, line: csv.line, reason: "no row begins with # and names the columns")
            }
            let cells = row.fields.map(\.collapsed)
            if EmiratesReader.isHeader(cells) {
                headers = cells
            } else if !hasTitle, let title = cells.first(where: { !$0.isEmpty }) {
                hasTitle = true
                isOfOrganisations = EmiratesReader.namesOrganisations(title)
            }
        }
        for column in [Column.type, .arabicName, .latinName] where !headers.contains(column.rawValue) {
            throw ListError(file: file, line: csv.line - 1, reason: "the column \(column.rawValue) is missing")
        }
        var rows: [Row] = []
        while let row = try csv.takeRow() {
            guard row.fields.contains(where: { !EmiratesReader.known($0).collapsed.isEmpty }) else { continue }
            guard row.fields.count == headers.count else {
                throw ListError(
                    file: file, line: row.line, reason: "\(row.fields.count) columns, the header has \(headers.count)")
            }
            var entry = Row(line: row.line, cells: [:], others: [])
            for (header, cell) in zip(headers, row.fields) {
                if let column = Column(rawValue: header) {
                    entry.cells[column] = cell
                } else if !EmiratesReader.known(cell).collapsed.isEmpty {
                    entry.others.append((header, cell.collapsed))
                }
            }
            rows.append(entry)
        }
        return rows
    }

    /// A title that speaks of organisations and not of individuals.
    private static func namesOrganisations(_ title: String) -> Bool {
        let persons = ["الأفراد", "الافراد", "الأشخاص"]
        let organisations = ["كيانات", "الكيانات", "تنظيمات", "التنظيمات", "منظمات", "المنظمات"]
        return organisations.contains { title.offset(of: $0) != nil } && !persons.contains { title.offset(of: $0) != nil }
    }

    // MARK: - One row

    private mutating func take(_ row: Row, _ countries: Set<String>) throws(ListError) {
        let number = row[.number]
        guard !number.isEmpty, number.utf8.count <= 16 else {
            throw ListError(file: file, line: row.line, reason: "a row has no number")
        }
        list.entryCount += 1
        var draft = DesignationDraft(authority: list.id, reference: number, type: type(row), line: row.line)
        takeNames(row, &draft)
        let dates = DesignationDraft.birth(row[.birthDate], id: draft.designation.id, line: row.line, &list.quirks)
        draft.add(births: dates, places: row[.birthPlace].isEmpty ? [] : [EmiratesReader.birthPlace(row[.birthPlace], countries)])
        for country in row[.nationality].pieces(separatedBy: UInt8(ascii: "/")) { takeNationality(country, &draft) }
        takeAddress(row, &draft)
        takeDocuments(row, &draft)
        let information = row[.information]
        draft.add(legalBasis: information)
        draft.add(listedOn: EmiratesReader.year(of: information))
        draft.add(programme: "Local Terrorist List")
        draft.add(measure: .assetFreeze)
        for (header, value) in row.others { draft.keepAsRemark(header, value, line: row.line, &list.quirks) }
        list.add(draft)
    }

    private mutating func type(_ row: Row) -> PartyType {
        let text = row[.type]
        if text.offset(of: "شخص") != nil || text.offset(of: "فرد") != nil { return .person }
        for word in ["كيان", "تنظيم", "منظمة", "جماعة", "شركة", "مؤسسة"] where text.offset(of: word) != nil {
            return .organisation
        }
        list.quirks.note("type not known: any is assumed", line: row.line, text)
        return .any
    }

    private mutating func takeNames(_ row: Row, _ draft: inout DesignationDraft) {
        func name(_ text: String, _ family: String, _ quality: ListedName.Quality, _ language: String) -> ListedName {
            var name = ListedName(text, quality: quality, language: language)
            // The family name's own cell may spell it otherwise; then the name doesn't say which part it is.
            if !family.isEmpty, text.asciiLowercased.hasSuffix(" " + family.asciiLowercased) {
                name.family = text.slice(text.utf8.count - family.utf8.count, text.utf8.count)
                name.given = text.slice(0, text.utf8.count - family.utf8.count).collapsed
            }
            return name
        }
        draft.addName(name(row[.latinName], row[.latinFamily], .primary, ""), line: row.line, &list.quirks)
        draft.addName(name(row[.arabicName], row[.arabicFamily], .strong, "ar"), line: row.line, &list.quirks)
        for alias in row.raw(.alias).pieces(separatedBy: 0x0A) {
            draft.add(ListedName(alias, quality: .strong))
            // A bracket in this column is a name that the party goes by.
            let bracketed = BracketedText(alias)
            guard !bracketed.groups.isEmpty else { continue }
            list.quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: row.line,
                "\(draft.designation.id) \(alias)")
            draft.add(ListedName(BracketedText.stripped(bracketed.outer), quality: .strong, origin: .parsed))
            for group in bracketed.groups {
                let text = BracketedText.stripped(group.text)
                draft.add(ListedName(text, quality: text.words.count == 1 ? .weak : .strong, origin: .parsed))
            }
        }
        let latin = row[.latinFamily].asciiLowercased
        if !latin.isEmpty, row[.latinName].asciiLowercased.offset(of: latin) == nil {
            list.quirks.note(
                "family name is not part of the full name: kept as a remark", line: row.line,
                "\(draft.designation.id) \(row[.latinFamily])")
            draft.add(remark: "Family name: \(row[.latinFamily])")
        }
    }

    /// A town and a country parted by a dash, in either order, or one of them.
    private static func birthPlace(_ text: String, _ countries: Set<String>) -> Birth {
        let parts = (text.offset(of: " - ") != nil ? text.replacing(" - ", with: "\n") : text.replacing("،", with: "\n"))
            .pieces(separatedBy: 0x0A)
        guard let place = parts.firstIndex(where: countries.contains) else {
            // Of two parts the last is the country, as the list mostly has it: `جدة - المملكة العربية السعودية`.
            return parts.count == 2 ? Birth(city: parts[0], country: parts[1]) : Birth(city: text)
        }
        var others = parts
        let country = others.remove(at: place)
        return Birth(city: others.joined(separator: ", "), country: country)
    }

    /// `الحالية: … السابقة: …`: the nationality of today and the former one.
    private func takeNationality(_ text: String, _ draft: inout DesignationDraft) {
        let (now, before) = ("الحالية:", "السابقة:")
        guard let first = text.offset(of: now) else { return draft.add(nationality: text) }
        let second = text.offset(of: before) ?? text.utf8.count
        draft.add(nationality: text.slice(first + now.utf8.count, second).collapsed)
        if second < text.utf8.count {
            draft.add(nationality: text.slice(second + before.utf8.count, text.utf8.count).collapsed)
        }
    }

    private func takeAddress(_ row: Row, _ draft: inout DesignationDraft) {
        let parts = row[.country].replacing(" - ", with: "\n").pieces(separatedBy: 0x0A)
        draft.add(
            Address(
                street: row[.street], city: row[.city], country: parts.first ?? "",
                note: parts.dropFirst().joined(separator: "; ")))
    }

    // MARK: - Documents

    /// One number, or one a line with the people that issued it: `تركي رقم: U24171753`.
    private mutating func takeDocuments(_ row: Row, _ draft: inout DesignationDraft) {
        let type = row[.documentType]
        var notes: [String] = []
        let issued = row[.issued]
        let expires = row[.expires]
        if !issued.isEmpty { notes.append("issued \(issued)") }
        if !expires.isEmpty { notes.append("expires \(expires)") }
        let kind = EmiratesReader.kind(type)
        if kind == "other", !type.isEmpty { notes.insert(type, at: 0) }
        let lines = row.raw(.documentNumber).pieces(separatedBy: 0x0A)
        guard !lines.isEmpty else {
            let said = [type, row[.issuer], notes.joined(separator: "; ")].filter { !$0.isEmpty }
            if !said.isEmpty {
                list.quirks.note("document without a number: kept as a remark", line: row.line, draft.designation.id)
                draft.add(remark: said.joined(separator: "; "))
            }
            return
        }
        for line in lines {
            var identifier = Identifier(
                kind: kind, value: line, country: lines.count == 1 ? row[.issuer] : "", note: notes.joined(separator: "; "))
            if let label = line.offset(of: "رقم:") {
                identifier.country = line.slice(0, label).collapsed
                identifier.value = line.slice(label + "رقم:".utf8.count, line.utf8.count).collapsed
            }
            draft.add(identifier)
        }
    }

    private static func kind(_ type: String) -> String {
        if type.offset(of: "جواز") != nil { return "passport" }
        // The unified number of the Emirates' register of residents, and identity cards.
        if type.offset(of: "الرقم الموحد") != nil || type.offset(of: "هوية") != nil { return "national-id" }
        if type.offset(of: "رخصة تجارية") != nil || type.offset(of: "سجل تجاري") != nil { return "registration" }
        return "other"
    }

    /// The year of the Cabinet's decision: `… رقم (18) لسنة 2017`.
    private static func year(of text: String) -> PartialDate? {
        guard let place = text.offset(of: "لسنة ") else { return nil }
        return text.slice(place + "لسنة ".utf8.count, text.utf8.count).words.first.flatMap { PartialDate(reading: $0) }
    }
}
