import SanctionsModel

/// The Netherlands' national sanctions list terrorism, the spreadsheet of the Ministry of Foreign Affairs.
///
/// Source: https://www.government.nl/documents/reports/2016/01/15/national-terrorism-list (ODS), under the Sanctions Regulation
/// on Terrorism 2007-II for resolution 1373 (2001). A row is a party; a few rows of prose stand above the header.
///
/// The reference is the notice in the Government Gazette (Staatscourant) by which the party was listed, `stcrt-2019-64067`:
/// the list numbers nobody, rows move as others are removed, and names get corrected, but the notice stays. Its number
/// begins anew each year, so the year is part of it: the year in the link, else that of the ministerial decision. Where
/// several rows name one notice, the name tells them apart.
struct NetherlandsReader {
    static let id = "nl"
    private static let required = ["Surname", "First name", "Alias", "Date of Birth"]
    private static let optional = ["Place of Birth", "Date of ministerial decision", "Link"]

    private struct Entry {
        var draft: DesignationDraft
        var notice: String
        var name: String
    }

    private let file: String
    private var entries: [Entry] = []
    private var rowCount = 0
    private var stated: PartialDate?
    private var quirks = QuirkLog()

    private init(file: String) { self.file = file }

    static func recognises(_ sheet: TableSheet) -> Bool {
        TableColumns(sheet, required: required + ["Date of ministerial decision"]) != nil
    }

    static func read(_ workbook: Workbook, file source: SourceFile) throws(ListError) -> SourceList {
        var reader = NetherlandsReader(file: source.name)
        var isFound = false
        for sheet in workbook.sheets {
            guard let columns = TableColumns(sheet, required: required, optional: optional) else { continue }
            guard !sheet.isHidden else {
                reader.quirks.note("hidden sheet not read", line: 1, sheet.name)
                continue
            }
            isFound = true
            for row in sheet.rows.prefix(columns.headerIndex) { reader.takeProse(row) }
            for row in sheet.rows.dropFirst(columns.headerIndex + 1) { reader.take(row, columns) }
        }
        guard isFound else {
            throw ListError(file: source.name, reason: "no sheet has the columns \(required.joined(separator: ", "))")
        }
        guard !reader.entries.isEmpty else { throw ListError(file: source.name, reason: "the list holds no entry") }
        let designations = reader.finished()
        let saved = PartialDate(reading: workbook.modified.slice(0, 10))
        return SourceList(
            id: id, title: "Netherlands National Sanctions List Terrorism",
            version: reader.stated?.description ?? (saved != nil ? workbook.modified : "unknown"), date: reader.stated ?? saved,
            files: [source], sha256: source.sha256, entryCount: reader.rowCount, designations: designations,
            quirks: reader.quirks.quirks)
    }

    /// Above the header: the day that the list is of, where it is told.
    private mutating func takeProse(_ row: TableRow) {
        for (_, cell) in row.cells {
            if case .date(let date) = cell {
                stated = date
            } else if let date = AustraliaReader.dates(in: cell.text).last {
                stated = date
            }
        }
    }

    // MARK: - One row

    private mutating func take(_ row: TableRow, _ columns: TableColumns) {
        let surname = columns.text("Surname", row)
        let given = columns.text("First name", row)
        let aliases = columns.text("Alias", row)
        let birthplace = columns.text("Place of Birth", row)
        guard !surname.isEmpty || !given.isEmpty else {
            takeWithoutName(row, aliases, columns)
            return
        }
        rowCount += 1
        // `n/a: …` under the place of birth says what sort of organisation it is.
        let isOrganisation =
            birthplace.dropping(prefix: "n/a") != nil || (given.isEmpty && columns.cell("Date of Birth", row) == nil)
        let text = [given, surname].filter { !$0.isEmpty }.joined(separator: " ")
        var draft = DesignationDraft(
            authority: NetherlandsReader.id, reference: "", type: isOrganisation ? .organisation : .person, line: row.number)
        let isWhole = !isOrganisation && !given.isEmpty && !surname.isEmpty
        addName(
            ListedName(text, quality: .primary, family: isWhole ? surname : "", given: isWhole ? given : ""), row, &draft)
        takeAliases(columns.cell("Alias", row)?.lines ?? "", row, &draft)
        if isOrganisation {
            if !ListedPieces.isNothing(birthplace) {
                draft.add(remark: (birthplace.dropping(prefix: "n/a") ?? birthplace).trimming(":;,"))
            }
            if let date = columns.text("Date of Birth", row).nonEmpty, !ListedPieces.isNothing(date) {
                draft.add(remark: "Date: \(date)")
            }
        } else {
            takeBirth(row, columns, birthplace, &draft)
        }
        let notice = takeDecision(row, columns, &draft)
        for (column, title) in columns.unknown {
            guard let text = row[column]?.text, !text.isEmpty else { continue }
            quirks.note(unknownColumn: title, line: row.number, text)
            draft.add(remark: "\(title): \(text)")
        }
        entries.append(Entry(draft: draft, notice: notice, name: text))
    }

    /// A row without a name goes on with the row above, or is prose below the list.
    private mutating func takeWithoutName(_ row: TableRow, _ aliases: String, _ columns: TableColumns) {
        let told = row.cells.map(\.cell.text).filter { !$0.isEmpty }.joined(separator: "; ")
        guard !told.isEmpty else { return }
        guard !aliases.isEmpty, !entries.isEmpty else {
            quirks.note("row without a name not read", line: row.number, told)
            return
        }
        quirks.note("row without a name: its aliases are of the row above", line: row.number, aliases)
        var draft = entries[entries.count - 1].draft
        takeAliases(columns.cell("Alias", row)?.lines ?? "", row, &draft)
        entries[entries.count - 1].draft = draft
    }

    private mutating func addName(_ name: ListedName, _ row: TableRow, _ draft: inout DesignationDraft) {
        if draft.addWithParts(name) {
            quirks.note("name text holds more than a name: kept as written, names inside it added", line: row.number, name.text)
        }
    }

    /// Aliases stand in one cell, parted by `;`, lines or commas.
    private mutating func takeAliases(_ text: String, _ row: TableRow, _ draft: inout DesignationDraft) {
        for piece in ListedPieces.split(text, atLineBreaks: true) where !ListedPieces.isNothing(piece) {
            addName(ListedName(piece, quality: .strong), row, &draft)
            let parts = piece.pieces(separatedBy: UInt8(ascii: ","))
            for part in parts where parts.count > 1 && part.letterCount > 1 {
                draft.add(ListedName(part, quality: .strong, origin: .parsed))
            }
        }
    }

    private mutating func takeBirth(_ row: TableRow, _ columns: TableColumns, _ place: String, _ draft: inout DesignationDraft) {
        var dates: [Birth] = []
        switch columns.cell("Date of Birth", row) {
        case .date(let date): dates = [Birth(date: date)]
        case .number(let number) where number == number.rounded() && (1800...2100).contains(number):
            dates = [Birth(date: PartialDate(year: Int(number)))]
        case let cell?: dates = BirthsInCell.read(cell.lines)
        case nil: break
        }
        for birth in dates where birth.date == nil {
            quirks.note(
                "date of birth not readable: kept as a note", line: row.number,
                "\(columns.place("Date of Birth", row)) \(birth.note)")
        }
        var places: [Birth] = []
        for piece in ListedPieces.split(place, atLineBreaks: true) where !ListedPieces.isNothing(piece) {
            // `Hoofddorp (Netherlands)`, `Arnhem, the Netherlands`, `Amsterdam`: a town, unless a country follows.
            var text = piece
            if text.utf8.last == UInt8(ascii: ")"), let bracket = text.offset(of: " (") {
                text = "\(text.slice(0, bracket)), \(text.slice(bracket + 2, text.utf8.count - 1))"
            }
            let parts = text.pieces(separatedBy: UInt8(ascii: ","))
            places.append(parts.count > 1 ? OFACFacts.place(text) : Birth(city: text))
        }
        for birth in OFACFacts.births(dates: dates, places: places) { draft.add(birth) }
    }

    /// - Returns: the notice as a reference; empty when the row names none.
    private mutating func takeDecision(_ row: TableRow, _ columns: TableColumns, _ draft: inout DesignationDraft) -> String {
        var decided: PartialDate?
        if let cell = columns.cell("Date of ministerial decision", row) {
            if case .date(let date) = cell { decided = date } else { decided = PartialDate(reading: cell.text.trimming(".,;")) }
            if decided == nil {
                quirks.note("date of decision not readable: kept as a remark", line: row.number, cell.text)
                draft.add(remark: "Date of ministerial decision: \(cell.text)")
            }
        }
        let cell = columns.cell("Link", row)
        let notice = NetherlandsReader.notice(cell, year: decided?.earliest.year)
        if let cell, notice.isEmpty {
            quirks.note("official notification without a number: kept as a remark", line: row.number, cell.text)
        }
        let link = cell.map { $0.link.isEmpty ? $0.text : "\($0.text) (\($0.link))" } ?? ""
        if !link.isEmpty { draft.add(remark: "Official notification: \(link)") }
        draft.update { designation in
            designation.listedOn = decided
            designation.programmes = ["Sanctions Regulation on Terrorism 2007-II"]
            designation.legalBasis = [
                "Sanctions Regulation on Terrorism 2007-II (Sanctieregeling terrorisme 2007-II)", "resolution 1373 (2001)",
            ]
            if !notice.isEmpty { designation.legalBasis.append("Staatscourant \(notice.dropping(prefix: "stcrt-") ?? notice)") }
            designation.measures = [.assetFreeze]
        }
        return notice
    }

    /// `stcrt-2019-64067` of a cell that says `Stcrt 64067`, by the year of its link or the one given.
    static func notice(_ cell: TableCell?, year: Int?) -> String {
        guard let cell else { return "" }
        for text in [cell.link.asciiLowercased, cell.text.asciiLowercased] {
            guard let place = text.offset(of: "stcrt") else { continue }
            let numbers = text.slice(place + 5, text.utf8.count).utf8.split { !(0x30...0x39).contains($0) }
                .prefix(3).map { String(decoding: $0, as: UTF8.self) }
            if numbers.count >= 2, numbers[0].utf8.count == 4, let said = Int(numbers[0]), (1995...2100).contains(said) {
                return "stcrt-\(said)-\(numbers[1])"
            }
            if let number = numbers.first { return year.map { "stcrt-\($0)-\(number)" } ?? "stcrt-\(number)" }
        }
        return ""
    }

    // MARK: - References

    private mutating func finished() -> [Designation] {
        var counts: [String: Int] = [:]
        for entry in entries { counts[entry.notice, default: 0] += 1 }
        var joined: [DesignationDraft] = []
        var indexOfReference: [String: Int] = [:]
        for entry in entries {
            var reference = entry.notice
            let name = NetherlandsReader.slug(entry.name)
            if reference.isEmpty {
                quirks.note("row names no notice: its name is the reference", line: entry.draft.line, entry.name)
                reference = name
            } else if counts[reference, default: 0] > 1 {
                quirks.note(
                    "notice of several rows: the name is part of the reference", line: entry.draft.line,
                    "\(reference) \(entry.name)")
                reference += "/\(name)"
            }
            var draft = entry.draft
            draft.update { designation in
                designation.reference = reference
                designation.id = "\(NetherlandsReader.id):\(reference)"
            }
            if let index = indexOfReference[reference] {
                quirks.note("rows of one notice and name: joined", line: draft.line, reference)
                joined[index].merge(draft)
            } else {
                indexOfReference[reference] = joined.count
                joined.append(draft)
            }
        }
        return joined.map { $0.finished(&quirks) }
    }

    /// The words of a name in lower case, joined by hyphens.
    private static func slug(_ name: String) -> String {
        let words = name.lowercased().unicodeScalars.split { !$0.properties.isAlphabetic && !(0x30...0x39).contains($0.value) }
        return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
