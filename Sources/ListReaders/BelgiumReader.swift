import SanctionsModel

/// The consolidated list of the Belgian treasury, CSV: the national list of the Royal Decree of 28 December 2006, and with
/// it the European Union's list and United Nations listings ahead of it.
///
/// UTF-8, parted by semicolons, one row a party; a cell of several values has one a line. `Embargos` says of which list a
/// party is: `BE` the national one, `UNLI` the United Nations', all else a programme of the Union.
///
/// All rows are read, as one list `be` with their programmes, so that this file alone suffices; beside the Union's own
/// list, a policy may ignore the programmes that both have. The table has no reference: an id is made of the first name and
/// the first birth date as written, then of the birth country where these are not enough, `be:Karim Osman/10-03-57`. It
/// changes when the treasury changes those. A table with a column `EU_ref_num` or `Entity_EU_ReferenceNumber` uses it.
///
/// Birth dates may have years of two digits. Of the two centuries the later one is taken in which the party was ten when
/// its act was published; with no such date both are kept.
struct BelgiumReader {
    static let id = "be"
    /// The `Embargos` of the national list.
    static let nationalProgramme = "BE"

    static func recognises(_ head: TableHead) -> Bool {
        head.hasHeader(["type", "wholename", "embargos"], separator: UInt8(ascii: ";"))
            || head.hasHeader(["type", "wholename", "number", "regulation"], separator: UInt8(ascii: ";"))
    }

    /// Every column that is read.
    private static let columns: Set<String> = [
        "type", "wholename", "lastname", "firstname", "middlename", "gender", "function", "title", "birth date", "birth place",
        "birth country", "number", "remark", "links", "regulation", "publication date", "embargos", "nationality",
        "citizenship", "eu_ref_num", "entity_eu_referencenumber", "address", "street", "city", "zipcode", "country",
    ]

    private let file: String
    private var drafts: [DesignationDraft] = []
    private var references: Set<String> = []
    private var latest: PartialDate?
    private var quirks = QuirkLog()

    private init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        let csv = CSVRows(bytes, file: source.name, separator: UInt8(ascii: ";"), allowsLooseQuotes: true)
        var table = try CSVTable(csv, file: source.name, allowsShortRows: true)
        for column in ["type", "wholename"] where !table.has(column) {
            throw ListError(
                file: source.name, line: 1, reason: "column `\(column)` is missing: this is no list of the Belgian treasury")
        }
        var reader = BelgiumReader(file: source.name)
        let unknown = table.unknownColumns(columns)
        while let row = try table.takeRow() { try reader.take(row, unknown) }
        guard !reader.drafts.isEmpty else { throw ListError(file: source.name, reason: "the list holds no entry") }
        if table.shortRows > 0 { reader.quirks.note("rows without their last cells", line: 1, "\(table.shortRows) rows") }
        if table.looseQuotes > 0 {
            reader.quirks.note("quotes inside a cell that is not quoted: kept", line: 1, "\(table.looseQuotes) cells")
        }
        let designations = reader.drafts.map { $0.finished(&reader.quirks) }
        return SourceList(
            id: id, title: "Belgian consolidated list of financial sanctions",
            version: reader.latest?.description ?? "unknown", date: reader.latest, files: [source], sha256: source.sha256,
            entryCount: designations.count, designations: designations, quirks: reader.quirks.quirks)
    }

    /// The values of a cell, one a line. A backslash and an `n` are a line break that went wrong inside a value.
    private static func values(_ row: CSVTable.Row, _ column: String) -> [String] {
        var values: [String] = []
        for line in row.written(column).utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let text = String(decoding: line, as: UTF8.self)
            var joined = ""
            var start = 0
            while let place = text.offset(of: "\\n", from: start) {
                joined += text.slice(start, place) + " "
                start = place + 2
            }
            joined += text.slice(start, text.utf8.count)
            let value = UKFacts.said(joined)
            if !value.isEmpty { values.append(value) }
        }
        return values
    }

    private mutating func take(_ row: CSVTable.Row, _ unknown: [String]) throws(ListError) {
        let names = BelgiumReader.values(row, "wholename")
        guard let name = names.first else { throw ListError(file: file, line: row.line, reason: "a row has no name") }
        let type = PartyType(word: row["type"])
        if type == nil { quirks.note("type not known: any is assumed", line: row.line, row["type"]) }
        var draft = DesignationDraft(
            authority: BelgiumReader.id, reference: reference(row, name), type: type ?? .any, line: row.line)
        takeNames(names, row, &draft)
        let listed = takeActs(row, &draft)
        takeBirths(row, listed: listed, &draft)
        takeNumbers(row, &draft)
        takeRest(row, unknown, &draft)
        drafts.append(draft)
    }

    private mutating func reference(_ row: CSVTable.Row, _ name: String) -> String {
        let given = row["eu_ref_num"].isEmpty ? row["entity_eu_referencenumber"] : row["eu_ref_num"]
        var parts = given.isEmpty ? [name] : [given]
        if given.isEmpty {
            if let date = BelgiumReader.values(row, "birth date").first { parts.append(date) }
            if references.contains(parts.joined(separator: "/")), let country = BelgiumReader.values(row, "birth country").first {
                parts.append(country)
            }
        }
        let reference = parts.joined(separator: "/")
        if references.insert(reference).inserted { return reference }
        var number = 2
        while !references.insert("\(reference)/\(number)").inserted { number += 1 }
        quirks.note("one name and birth of several rows: numbered in their order", line: row.line, "\(reference)/\(number)")
        return "\(reference)/\(number)"
    }

    // MARK: - Names

    private mutating func takeNames(_ names: [String], _ row: CSVTable.Row, _ draft: inout DesignationDraft) {
        let families = BelgiumReader.values(row, "lastname")
        let first = BelgiumReader.values(row, "firstname")
        let middle = BelgiumReader.values(row, "middlename")
        // Parts stand beside the names only where there is one for each.
        let isAligned = families.count == names.count && first.count == names.count
        for (index, name) in names.enumerated() {
            let given = isAligned ? [first[index], middle.count == names.count ? middle[index] : ""] : []
            let listed = ListedName(
                name, quality: index == 0 ? .primary : .strong, family: isAligned ? families[index] : "",
                given: given.filter { !$0.isEmpty }.joined(separator: " "))
            if draft.addWithParts(listed) {
                quirks.note(
                    "name text holds more than a name: kept as written, names inside it added", line: row.line,
                    "\(draft.designation.id) \(name)")
            }
        }
        // A part that stands in none of the whole names is a name that the table has nowhere else.
        for part in first + middle + families
        where !names.contains(where: { $0.asciiLowercased.offset(of: part.asciiLowercased) != nil }) {
            quirks.note("part of a name that no whole name holds: added", line: row.line, "\(draft.designation.id) \(part)")
            draft.add(ListedName(part, quality: draft.designation.type == .person ? .weak : .strong))
        }
    }

    // MARK: - Dates

    /// - Returns: the first day that an act was published.
    private mutating func takeActs(_ row: CSVTable.Row, _ draft: inout DesignationDraft) -> PartialDate? {
        var dates: [PartialDate] = []
        for text in BelgiumReader.values(row, "publication date") {
            // No act of the list is older than 1990.
            let readings = PartialDate.readings(of: text).map(\.date).filter { $0.earliest.year >= 1990 }
            if let date = readings.first {
                dates.appendUnique(date)
            } else {
                quirks.note("date not readable: kept as a remark", line: row.line, "\(draft.designation.id) \(text)")
                draft.add(remark: "Publication date: \(text)")
            }
        }
        dates.sort { $0.earliest < $1.earliest }
        if let last = dates.last, last.earliest > latest?.earliest ?? last.earliest || latest == nil { latest = last }
        let programmes = BelgiumReader.values(row, "embargos")
        let acts = BelgiumReader.values(row, "regulation")
        draft.update { designation in
            designation.measures = [.assetFreeze]
            designation.programmes = []
            for programme in programmes { designation.programmes.appendUnique(programme) }
            for act in acts { designation.legalBasis.appendUnique(act) }
            designation.listedOn = dates.first
            designation.updatedOn = Array(dates.dropFirst())
        }
        if !programmes.contains(BelgiumReader.nationalProgramme) {
            quirks.note("row of the European Union's or the United Nations' list: kept", line: row.line, draft.designation.id)
        }
        return dates.first
    }

    private mutating func takeBirths(_ row: CSVTable.Row, listed: PartialDate?, _ draft: inout DesignationDraft) {
        var dates: [Birth] = []
        for text in BelgiumReader.values(row, "birth date") {
            let readings = PartialDate.readings(of: text)
            if readings.count == 1, readings[0].assumption == .none {
                dates.appendUnique(Birth(date: readings[0].date))
            } else if readings.isEmpty {
                quirks.note("date of birth not readable: kept as a note", line: row.line, "\(draft.designation.id) \(text)")
                dates.appendUnique(Birth(note: text))
            } else {
                quirks.note(
                    "birth year of two digits: its century is inferred", line: row.line, "\(draft.designation.id) \(text)")
                let known = listed.map { listed in readings.filter { $0.date.earliest.year <= listed.earliest.year - 10 } }
                let taken = known.map { $0.last.map { [$0] } ?? Array(readings.prefix(1)) } ?? readings
                for reading in taken { dates.appendUnique(Birth(date: reading.date, note: "written \(text)")) }
            }
        }
        let towns = BelgiumReader.values(row, "birth place")
        let countries = BelgiumReader.values(row, "birth country")
        var places: [Birth] = []
        for index in 0..<max(towns.count, countries.count) {
            places.appendUnique(
                Birth(
                    city: index < towns.count ? towns[index] : "",
                    country: index < countries.count ? countries[index] : countries.count == 1 ? countries[0] : ""))
        }
        for birth in UKFacts.births(dates: dates, places: places) { draft.add(birth) }
    }

    // MARK: - Numbers and the rest

    private mutating func takeNumbers(_ row: CSVTable.Row, _ draft: inout DesignationDraft) {
        for cell in BelgiumReader.values(row, "number") {
            let document = EUDocument(cell)
            let kind = EUDocument.kind(code: document.code, remarks: document.remarks) ?? "other"
            let description = document.code == "passport" ? "" : document.description
            let flags = document.flags.map { flag in
                flag == "knownExpired"
                    ? "expired"
                    : flag == "knownFalse"
                        ? "false"
                        : flag == "revokedByIssuer"
                            ? "revoked"
                            : flag == "reportedLost" ? "reported lost" : "diplomatic"
            }
            guard !document.number.isEmpty else {
                quirks.note("document without a number: kept as a remark", line: row.line, "\(draft.designation.id) \(cell)")
                draft.add(remark: cell)
                continue
            }
            draft.add(
                Identifier(
                    kind: kind, value: document.number,
                    note: ([description] + flags + document.remarks).filter { !$0.isEmpty }.joined(separator: "; ")))
        }
    }

    private mutating func takeRest(_ row: CSVTable.Row, _ unknown: [String], _ draft: inout DesignationDraft) {
        let genders = BelgiumReader.values(row, "gender").compactMap { FactsInProse.gender($0) }
        let states = BelgiumReader.values(row, "nationality") + BelgiumReader.values(row, "citizenship")
        let isPerson = draft.designation.type == .person
        draft.update { designation in
            if isPerson { for gender in genders { designation.genders.appendUnique(gender) } }
            for state in states { designation.nationalities.appendUnique(state) }
        }
        for title in BelgiumReader.values(row, "title") + BelgiumReader.values(row, "function") { draft.add(title: title) }
        draft.add(
            Address(
                street: row["street"].isEmpty ? row["address"] : row["street"], city: row["city"], postalCode: row["zipcode"],
                country: row["country"]))
        for remark in BelgiumReader.values(row, "remark") { draft.add(remark: remark) }
        for link in BelgiumReader.values(row, "links") { draft.add(remark: "Act: \(link)") }
        for column in unknown where !row[column].isEmpty {
            quirks.note(unknownColumn: column, line: row.line, draft.designation.id)
            draft.add(remark: "\(column): \(row[column])")
        }
    }
}
