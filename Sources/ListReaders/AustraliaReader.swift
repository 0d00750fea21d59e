import SanctionsModel

/// Australia's Consolidated List, the spreadsheet of the Department of Foreign Affairs and Trade (DFAT).
///
/// Source: https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list. A row is a name: `1` is a
/// party, `1a`, `1b`, `1b1` its other names, which repeat what else is known of it, at times with differences; all is
/// joined. The version is when the file was saved. Dates of birth are numbers, dates, years and prose. `Committees` is the
/// regime: a committee of the Security Council, resolution 1373 (2001), or Australia's own (`Autonomous (…)`).
///
/// Since November 2025 four columns say the measures, `TRUE` or `FALSE` each, and `Alias Strength` how strong an alias is. Files
/// before say no measure: everyone on them is a designated person, whose assets are frozen.
struct AustraliaReader {
    static let id = "au"
    private static let required = ["Reference", "Name of Individual or Entity", "Type", "Name Type"]
    private static let optional =
        [
            "Date of Birth", "Place of Birth", "Citizenship", "Address", "Additional Information", "Listing Information",
            "Committees", "Control Date", "IMO Number", "Alias Strength", "Instrument of Designation",
        ] + measures.map(\.title)

    /// The columns of measures.
    private static let measures: [(title: String, measure: Measure)] = [
        ("Targeted Financial Sanction", .assetFreeze), ("Travel Ban", .travelBan), ("Arms Embargo", .armsEmbargo),
        ("Maritime Restriction", Measure("maritime-restriction")),
    ]

    private struct Said: Hashable {
        var title: String
        var cell: TableCell
    }

    private let file: String
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]
    /// What the rows of each party have said already.
    private var said: [Set<Said>] = []
    private var births: [(dates: [Birth], places: [Birth])] = []
    private var rowCount = 0
    private var latest: PartialDate?
    private var quirks = QuirkLog()

    private init(file: String) { self.file = file }

    static func recognises(_ sheet: TableSheet) -> Bool {
        TableColumns(sheet, required: required + ["Committees", "Control Date"]) != nil
    }

    static func read(_ workbook: Workbook, file source: SourceFile) throws(ListError) -> SourceList {
        var reader = AustraliaReader(file: source.name)
        var isFound = false
        for sheet in workbook.sheets {
            guard let columns = TableColumns(sheet, required: required, optional: optional) else { continue }
            guard !sheet.isHidden else {
                reader.quirks.note("hidden sheet not read", line: 1, sheet.name)
                continue
            }
            isFound = true
            for row in sheet.rows.dropFirst(columns.headerIndex + 1) { try reader.take(row, columns) }
        }
        guard isFound else {
            throw ListError(file: source.name, reason: "no sheet has the columns \(required.joined(separator: ", "))")
        }
        guard reader.rowCount > 0 else { throw ListError(file: source.name, reason: "the list holds no entry") }
        for index in reader.drafts.indices {
            for birth in OFACFacts.births(dates: reader.births[index].dates, places: reader.births[index].places) {
                reader.drafts[index].add(birth)
            }
        }
        for index in reader.drafts.indices where reader.drafts[index].designation.measures.isEmpty {
            let draft = reader.drafts[index]
            reader.quirks.note("no measure stated: an asset freeze is assumed", line: draft.line, draft.designation.id)
            reader.drafts[index].add(measure: .assetFreeze)
        }
        let designations = reader.drafts.map { $0.finished(&reader.quirks) }
        let saved = PartialDate(reading: workbook.modified.slice(0, 10))
        return SourceList(
            id: id, title: "Australia Consolidated List",
            version: saved != nil ? workbook.modified : reader.latest?.description ?? "unknown",
            date: saved ?? reader.latest, files: [source], sha256: source.sha256, entryCount: reader.rowCount,
            designations: designations, quirks: reader.quirks.quirks)
    }

    // MARK: - One row

    private mutating func take(_ row: TableRow, _ columns: TableColumns) throws(ListError) {
        let text = columns.text("Reference", row)
        guard !text.isEmpty else {
            // Rows of blanks end the sheet; a row without a reference that says something would be lost.
            let told = row.cells.map(\.cell.text).filter { !$0.isEmpty }
            guard told.isEmpty else {
                throw ListError(
                    file: file, line: row.number, reason: "cell \(columns.place("Reference", row)): a row has no reference")
            }
            return
        }
        guard let reference = AustraliaReader.party(of: text) else {
            throw ListError(
                file: file, line: row.number,
                reason: "cell \(columns.place("Reference", row)): `\(text)` is no reference like 12 or 12a")
        }
        rowCount += 1
        let type = type(columns.text("Type", row), row)
        let index = indexOfReference[reference] ?? drafts.count
        if index == drafts.count {
            indexOfReference[reference] = index
            drafts.append(DesignationDraft(authority: AustraliaReader.id, reference: reference, type: type, line: row.number))
            said.append([])
            births.append(([], []))
        } else if drafts[index].designation.type != type {
            quirks.note("rows of one reference differ in type: the first is kept", line: row.number, "\(text) \(type.name)")
        }
        takeName(
            columns.text("Name of Individual or Entity", row), columns.text("Name Type", row),
            strength: columns.text("Alias Strength", row), row, index)
        for title in AustraliaReader.optional {
            guard let cell = columns.cell(title, row) else { continue }
            // Other names repeat the party's cells: each is read once.
            guard said[index].insert(Said(title: title, cell: cell)).inserted else { continue }
            take(cell, title, row, columns, index)
        }
        for (column, title) in columns.unknown {
            guard let text = row[column]?.text, !text.isEmpty else { continue }
            quirks.note(unknownColumn: title, line: row.number, text)
            drafts[index].add(remark: "\(title): \(text)")
        }
    }

    /// `34` in `34`, `34c`, `34c1`; `nil` when the text is no such reference.
    static func party(of text: String) -> String? {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        let letters = text.utf8.dropFirst(digits.count).prefix { (0x61...0x7A).contains($0 | 0x20) }
        let rest = text.utf8.dropFirst(digits.count + letters.count)
        guard !digits.isEmpty, digits.count <= 9, letters.count <= 3, rest.count <= 3,
            rest.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        guard rest.isEmpty || !letters.isEmpty else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    private mutating func type(_ word: String, _ row: TableRow) -> PartyType {
        if let type = PartyType(word: word), type != .any { return type }
        quirks.note("type not known: any is assumed", line: row.number, word)
        return .any
    }

    // MARK: - Names

    private mutating func takeName(_ text: String, _ kind: String, strength: String, _ row: TableRow, _ index: Int) {
        let id = drafts[index].designation.id
        guard !text.isEmpty else {
            quirks.note("row without a name", line: row.number, id)
            return
        }
        var quality = ListedName.Quality.strong
        switch kind.asciiLowercased {
        case "primary name": quality = .primary
        case "alias", "aka", "a.k.a.", "original script", "formerly known as", "fka", "f.k.a.", "previously listed as", "nka":
            break
        default: quirks.note("name type not known: taken as another name", line: row.number, "\(id) \(kind)")
        }
        switch strength.asciiLowercased.words.first ?? "" {
        case "", "strong", "good", "high", "na", "n/a", "-": break
        case "weak", "low": if quality != .primary { quality = .weak }
        default: quirks.note("alias strength not known: taken as strong", line: row.number, "\(id) \(strength)")
        }
        if quality == .primary, drafts[index].designation.names.contains(where: { $0.quality == .primary }) {
            quirks.note("second primary name: taken as another name", line: row.number, "\(id) \(text)")
            quality = .strong
        }
        if drafts[index].holds(text) {
            quirks.note("row repeats a name of its party: joined", line: row.number, "\(id) \(text)")
        }
        if drafts[index].addWithParts(ListedName(text, quality: quality)) {
            quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: row.number, "\(id) \(text)")
        }
    }

    // MARK: - Other cells

    private mutating func take(_ cell: TableCell, _ title: String, _ row: TableRow, _ columns: TableColumns, _ index: Int) {
        let text = cell.text
        guard !ListedPieces.isNothing(text) else { return }
        switch title {
        case "Date of Birth": takeBirth(cell, row, columns, index)
        case "Place of Birth":
            for piece in ListedPieces.split(text, atLineBreaks: false) where !ListedPieces.isNothing(piece) {
                births[index].places.appendUnique(OFACFacts.place((piece.dropping(prefix: "alt POB:") ?? piece).trimming(".,")))
            }
        case "Citizenship":
            drafts[index].update { designation in
                for nationality in ListedPieces.nationalities(text) { designation.nationalities.appendUnique(nationality) }
            }
        case "Address":
            for piece in ListedPieces.split(text, atLineBreaks: false) where !ListedPieces.isNothing(piece) {
                drafts[index].add(ListedPieces.address(piece))
            }
        case "Additional Information": takeProse(text, index)
        case "Listing Information": takeListing(cell, columns, index)
        case "Committees": takeRegime(text, columns, index)
        case "Instrument of Designation": drafts[index].update { $0.legalBasis.appendUnique(text) }
        case "Alias Strength": break
        case "Control Date": takeControlDate(cell, row, columns, index)
        case "IMO Number": drafts[index].add(Identifier(kind: "imo", value: text))
        default:
            guard let measure = AustraliaReader.measures.first(where: { $0.title == title })?.measure else { return }
            take(measure, text, row, index)
        }
    }

    /// A measure that its column orders. What says neither yes nor no is counted and taken as yes.
    private mutating func take(_ measure: Measure, _ text: String, _ row: TableRow, _ index: Int) {
        switch text.asciiLowercased.trimming(".") {
        case "false", "no", "n", "0", "nil", "none", "not applicable": return
        case "true", "yes", "y", "x", "1", "applies", "applicable": break
        default:
            quirks.note(
                "measure said neither with TRUE nor FALSE: taken as ordered", line: row.number,
                "\(drafts[index].designation.id) \(measure.kind): \(text)")
        }
        drafts[index].update { $0.measures.appendUnique(measure) }
    }

    private mutating func takeBirth(_ cell: TableCell, _ row: TableRow, _ columns: TableColumns, _ index: Int) {
        let place = columns.place("Date of Birth", row)
        switch cell {
        case .date(let date): births[index].dates.appendUnique(Birth(date: date))
        case .number(let number):
            if number == number.rounded(), (1800...2100).contains(number), let date = PartialDate(year: Int(number)) {
                births[index].dates.appendUnique(Birth(date: date))
            } else if number > 2100, let date = DateSerial.date(number, shown: .day, from1904: false) {
                quirks.note(
                    "date of birth in a cell that shows no date: read as its day number", line: row.number, "\(place) \(date)")
                births[index].dates.appendUnique(Birth(date: date))
            } else {
                quirks.note("date of birth not readable: kept as a note", line: row.number, "\(place) \(cell.text)")
                births[index].dates.appendUnique(Birth(note: cell.text))
            }
        default:
            for birth in BirthsInCell.read(cell.lines) {
                if birth.date == nil {
                    quirks.note("date of birth not readable: kept as a note", line: row.number, "\(place) \(birth.note)")
                }
                births[index].dates.appendUnique(birth)
            }
        }
    }

    private mutating func takeProse(_ text: String, _ index: Int) {
        drafts[index].add(remark: text)
        for identifier in IdentifiersInProse.identifiers(in: text) { drafts[index].add(identifier) }
        if let gender = FactsInProse.gender(in: text) { drafts[index].update { $0.genders.appendUnique(gender) } }
        for (label, end) in [("Title:", "Designation:"), ("Designation:", "")] {
            guard let start = text.offset(of: label) else { continue }
            var value = text.slice(start + label.utf8.count, text.utf8.count)
            // A title ends where the next label or sentence begins; abbreviations have no space and capital after their point.
            if !end.isEmpty, let place = value.offset(of: end) {
                value = value.slice(0, place)
            } else if let place = value.offset(of: ". ") {
                value = value.slice(0, place)
            }
            for title in ListedPieces.split(value, atLineBreaks: false) where title.utf8.count < 200 {
                drafts[index].add(title: title.trimming(".,"))
            }
        }
    }

    /// The instrument, and the days on which the party was listed and its entry changed: `Listed on 2 Sep. 2014 (amended on …)`.
    private mutating func takeListing(_ cell: TableCell, _ columns: TableColumns, _ index: Int) {
        if case .date(let date) = cell {
            setListed([date], index)
            return
        }
        let text = cell.text
        let isAct = ["Instrument", "Regulation", "Act ", "resolution", "Resolution", "List 20"].contains {
            text.offset(of: $0) != nil
        }
        if isAct { drafts[index].update { $0.legalBasis.appendUnique(text) } } else { drafts[index].add(remark: text) }
        setListed(AustraliaReader.dates(in: text), index)
        if columns.column("Travel Ban") == nil, text.asciiLowercased.offset(of: "designation and declaration") != nil,
            drafts[index].designation.type == .person
        {
            drafts[index].update { $0.measures.appendUnique(.travelBan) }
        }
    }

    /// The days that a text names, in its order. O(words), the first 400 read.
    static func dates(in text: String) -> [PartialDate] {
        let words = Array(text.words.prefix(400))
        var dates: [PartialDate] = []
        var at = 0
        scan: while at < words.count {
            guard words[at].hasDigit else {
                at += 1
                continue
            }
            // `on3 Sep 2003`
            let first = words[at].trimming("(),;:").dropping(prefix: "on") ?? words[at].trimming("(),;:")
            for length in [3, 1] where at + length <= words.count {
                let rest = words[at + 1..<at + length].map { $0.trimming("(),;:") }
                let piece = ([first] + rest).joined(separator: " ").trimming(".")
                if let date = PartialDate(reading: piece), date.precision == .day, (1945...2100).contains(date.earliest.year) {
                    dates.append(date)
                    at += length
                    continue scan
                }
            }
            at += 1
        }
        return dates
    }

    private mutating func setListed(_ dates: [PartialDate], _ index: Int) {
        guard let first = dates.min(by: { $0.earliest < $1.earliest }) else { return }
        drafts[index].update { designation in
            var all = designation.updatedOn + dates
            if let listed = designation.listedOn { all.append(listed) }
            all.sort { $0.earliest < $1.earliest }
            designation.listedOn = all.first ?? first
            designation.updatedOn = []
            for date in all.dropFirst() where date != designation.listedOn { designation.updatedOn.appendUnique(date) }
        }
    }

    /// The day of the entry's last change: the day of listing where the file names none.
    private mutating func takeControlDate(_ cell: TableCell, _ row: TableRow, _ columns: TableColumns, _ index: Int) {
        var date: PartialDate?
        switch cell {
        case .date(let day): date = day
        case .number(let number): date = DateSerial.date(number, shown: .day, from1904: false)
        default: date = PartialDate(reading: cell.text)
        }
        guard let date else {
            quirks.note(
                "control date not readable: kept as a remark", line: row.number,
                "\(columns.place("Control Date", row)) \(cell.text)")
            drafts[index].add(remark: "Control date \(cell.text)")
            return
        }
        if date.earliest > latest?.earliest ?? date.earliest || latest == nil { latest = date }
        drafts[index].update { designation in
            if designation.listedOn == nil {
                designation.listedOn = date
            } else if date != designation.listedOn {
                designation.updatedOn.appendUnique(date)
                designation.updatedOn.sort { $0.earliest < $1.earliest }
            }
        }
    }

    /// Everyone on the list is a designated person: their assets are frozen. Those on lists of the Security Council's
    /// regimes are so under the Charter of the United Nations Act 1945, others under the Autonomous Sanctions Regulations
    /// 2011, regulations 14 and 15.
    private mutating func takeRegime(_ text: String, _ columns: TableColumns, _ index: Int) {
        let act =
            text.dropping(prefix: "Autonomous") != nil
            ? "Autonomous Sanctions Act 2011" : "Charter of the United Nations Act 1945"
        drafts[index].update { designation in
            designation.programmes.appendUnique(text)
            designation.legalBasis.appendUnique(act)
            // A file without a column for it orders it for all.
            if columns.column("Targeted Financial Sanction") == nil { designation.measures.appendUnique(.assetFreeze) }
        }
    }
}
