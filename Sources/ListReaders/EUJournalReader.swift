import SanctionsModel

/// An annex of the Official Journal of the European Union as a table: one row a party, columns named by what they hold.
///
/// UTF-8, RFC 4180 quotes. `celex` is the act, `annex` its annex, `recordId` the number of the entry, which starts anew in
/// each annex: the three together are the reference, `32001R2580/II.A/1`. Most acts number no entries: then the name takes the
/// place of the number, `32002R0881/I/abu-sayyaf-group`, and the birth date parts two of one name. Cells of several values are
/// separated by `;`, dates by `or`. Each act is a list of its own, `eu-journal-32001r2580` (`eu-journal` where one file holds several),
/// whose designations bear the Union's prefix, so that several stand beside the consolidated list in one watchlist. The table
/// states no version; the latest `startDate` is taken where there is one.
struct EUJournalReader {
    static let id = "eu-journal"

    static func recognises(_ head: TableHead) -> Bool {
        head.hasHeader(["celex", "annex", "schema", "name"], separator: UInt8(ascii: ","))
    }

    /// Every column that is read.
    private static let columns: Set<String> = Set(
        remarks.map(\.column) + numbers.map(\.column) + [
            "celex", "recordid", "programkey", "annex", "measure", "startdate", "reason", "schema", "name", "alias",
            "weakalias", "previousname", "country", "nationality", "jurisdiction", "birthdate", "birthplace", "position",
            "gender", "address", "phone", "email", "website", "notes",
        ])

    /// Columns that the model has no field for.
    private static let remarks: [(column: String, label: String)] = [
        ("appearance", "Appearance"), ("ethnicity", "Ethnicity"), ("fathername", "Father's name"),
        ("mothername", "Mother's name"), ("incorporationdate", "Incorporated"), ("legalform", "Legal form"),
        ("sector", "Sector"), ("flag", "Vessel flag"), ("reason", "Statement of reasons"), ("notes", ""),
    ]

    private static let numbers: [(column: String, kind: String, note: String)] = [
        ("passportnumber", "passport", ""), ("registrationnumber", "registration", ""), ("taxnumber", "tax-id", ""),
        ("idnumber", "national-id", ""), ("inncode", "tax-id", "INN"), ("ogrncode", "registration", "OGRN"),
        ("kppcode", "tax-id", "KPP"), ("okpocode", "registration", "OKPO"), ("leicode", "lei", ""), ("swiftbic", "bic", ""),
        ("ticker", "other", "ticker"), ("imonumber", "imo", ""), ("mmsi", "mmsi", ""), ("phone", "phone", ""),
        ("email", "email", ""), ("website", "website", ""),
    ]

    private let file: String
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]
    /// By a reference made of a name, the birth date of the first row that has it.
    private var birthOfName: [String: String] = [:]
    private var entryCount = 0
    private var latest: PartialDate?
    private var acts: [String] = []
    private var quirks = QuirkLog()

    private init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var table = try CSVTable(CSVRows(bytes, file: source.name), file: source.name)
        for column in ["celex", "annex", "name"] where !table.has(column) {
            throw ListError(file: source.name, line: 1, reason: "column `\(column)` is missing")
        }
        var reader = EUJournalReader(file: source.name)
        let unknown = table.unknownColumns(columns)
        while let row = try table.takeRow() { try reader.take(row, unknown) }
        guard reader.entryCount > 0 else { throw ListError(file: source.name, reason: "the list holds no entry") }
        let designations = reader.drafts.map { $0.finished(&reader.quirks) }
        return SourceList(
            id: reader.listID, title: "Official Journal of the European Union: annexes of restrictive measures",
            version: reader.latest?.description ?? "unknown", date: reader.latest, files: [source], sha256: source.sha256,
            entryCount: reader.entryCount, designations: designations, quirks: reader.quirks.quirks)
    }

    private mutating func take(_ row: CSVTable.Row, _ unknown: [String]) throws(ListError) {
        entryCount += 1
        let reference = try reference(row)
        acts.appendUnique(row["celex"])
        var draft = DesignationDraft(
            authority: EUReader.id, reference: reference, type: type(row, reference), line: row.line)
        takeNames(row, &draft)
        takeBirths(row, &draft)
        takeNumbers(row, &draft)
        takeRest(row, unknown, &draft)
        if let index = indexOfReference[reference] {
            quirks.note("reference stands twice: entries joined", line: row.line, draft.designation.id)
            drafts[index].merge(draft)
        } else {
            indexOfReference[reference] = drafts.count
            drafts.append(draft)
        }
    }

    // MARK: - References

    /// The list's identifier: the act's, where all rows are of one.
    private var listID: String {
        let act = acts.count == 1 ? acts[0].asciiLowercased : ""
        let isIdentifier = act.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        return act.isEmpty || act.utf8.count > 24 || !isIdentifier ? Self.id : "\(Self.id)-\(act)"
    }

    /// The act, the annex where it names one, and the entry's number or name.
    private mutating func reference(_ row: CSVTable.Row) throws(ListError) -> String {
        guard !row["celex"].isEmpty else { throw ListError(file: file, line: row.line, reason: "a row lacks its celex") }
        let number = row["recordid"]
        let annex = [row["celex"], row["annex"]].filter { !$0.isEmpty }.joined(separator: "/")
        guard number.isEmpty else { return "\(annex)/\(number)" }
        let name = EUJournalReader.key(row["name"])
        guard !name.isEmpty else {
            throw ListError(file: file, line: row.line, reason: "a row has neither a recordId nor a name")
        }
        quirks.note("row without a recordId: its name takes the number's place", line: row.line, row["name"])
        // The first of a name keeps it alone, so that a namesake who comes later changes no id.
        let reference = "\(annex)/\(name)"
        let birth = EUJournalReader.key(row["birthdate"])
        guard let known = birthOfName[reference] else {
            birthOfName[reference] = birth
            return reference
        }
        return known == birth || birth.isEmpty ? reference : "\(reference)/\(birth)"
    }

    /// Letters and digits in lower case, what stands between them as hyphens, 120 bytes at most.
    private static func key(_ text: String) -> String {
        var key = ""
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark
            {
                key.unicodeScalars.append(scalar)
            } else if !key.isEmpty, key.utf8.last != UInt8(ascii: "-"), !"’'".unicodeScalars.contains(scalar) {
                key.unicodeScalars.append("-")
            }
            if key.utf8.count >= 120 { break }
        }
        return key.trimming("-")
    }

    private mutating func type(_ row: CSVTable.Row, _ reference: String) -> PartyType {
        switch row["schema"].asciiLowercased {
        // The schemas of FollowTheMoney that a party can have.
        case "person": return .person
        case "organization", "organisation", "company", "publicbody", "legalentity": return .organisation
        case "vessel": return .vessel
        case "airplane", "aircraft": return .aircraft
        case let other:
            quirks.note("type not known: any is assumed", line: row.line, "\(reference) \(other)")
            return .any
        }
    }

    // MARK: - Names

    private mutating func takeNames(_ row: CSVTable.Row, _ draft: inout DesignationDraft) {
        let isPerson = draft.designation.type == .person
        let main = row["name"]
        let parts = isPerson ? EUJournalReader.capitals(main) : nil
        draft.addWithParts(
            ListedName(main, quality: .primary, family: parts?.family ?? "", given: parts?.given ?? ""))
        for (column, quality) in [
            ("alias", ListedName.Quality.strong), ("previousname", .strong), ("weakalias", .weak),
        ] {
            for text in row[column].pieces(separatedBy: UInt8(ascii: ";")) {
                if draft.addWithParts(ListedName(text, quality: quality)) {
                    quirks.note(
                        "alias text holds more than a name: kept as written, names inside it added", line: row.line,
                        "\(draft.designation.id) \(text)")
                }
            }
        }
        for name in EUJournalReader.names(inNote: row["notes"]) {
            quirks.note("note holds a name: added", line: row.line, "\(draft.designation.id) \(name.text)")
            draft.add(name)
        }
    }

    /// `EL HAJJ Hassan`: the Journal writes the family name in capitals, before the given ones.
    private static func capitals(_ name: String) -> (family: String, given: String)? {
        let words = name.words
        let family = words.prefix { word in
            word.letterCount > 0 && word.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
        }
        guard !family.isEmpty, family.count < words.count else { return nil }
        return (family.joined(separator: " "), words.dropFirst(family.count).joined(separator: " "))
    }

    /// The names that a note says the entry includes: those in quotation marks, `including ‘Grey League’ – ‘GL’`, or what
    /// `including the` begins in capitals to the end.
    private static func names(inNote note: String) -> [ListedName] {
        guard let place = note.asciiLowercased.offset(of: "including ") else { return [] }
        let rest = note.slice(place + 10, note.utf8.count)
        let quoted = quotations(rest)
        if !quoted.isEmpty {
            return quoted.map { text in
                let isShort = text.words.count == 1 && text.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
                return ListedName(text, quality: isShort ? .weak : .strong, origin: .parsed)
            }
        }
        guard let name = rest.dropping(prefix: "the ")?.trimming(".;,"), name.words.count > 1, name.words.count <= 8,
            name.words.allSatisfy({ $0.unicodeScalars.first?.properties.isUppercase == true })
        else { return [] }
        return [ListedName(name, quality: .strong, origin: .parsed)]
    }

    /// What stands between ‘ and ’; the mark is an apostrophe where a letter follows it.
    private static func quotations(_ text: String) -> [String] {
        var found: [String] = []
        var current: String?
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            if scalar.value == 0x2018, current == nil {
                current = ""
            } else if scalar.value == 0x2019, let name = current, !next.properties.isAlphabetic {
                if name.letterCount > 1 { found.append(name.collapsed) }
                current = nil
            } else {
                current?.unicodeScalars.append(scalar)
            }
        }
        return found
    }

    // MARK: - Facts

    private mutating func takeBirths(_ row: CSVTable.Row, _ draft: inout DesignationDraft) {
        let text = row["birthdate"]
        var dates = PartialDate.readingAll(text).map { Birth(date: $0) }
        if dates.isEmpty, !text.isEmpty {
            quirks.note("date of birth not readable: kept as a note", line: row.line, "\(draft.designation.id) \(text)")
            dates = [Birth(note: text)]
        }
        var places: [Birth] = []
        for place in row["birthplace"].pieces(separatedBy: UInt8(ascii: ";")) {
            // `Sfax (Tunisia)` or `Sfax, Tunisia`.
            let bracketed = BracketedText(place)
            let parts = [bracketed.outer] + bracketed.groups.map(\.text)
            places.append(OFACFacts.place(parts.joined(separator: ", ")))
        }
        for birth in OFACFacts.births(dates: dates, places: places) { draft.add(birth) }
    }

    private func takeNumbers(_ row: CSVTable.Row, _ draft: inout DesignationDraft) {
        for (column, kind, note) in EUJournalReader.numbers {
            for text in row[column].pieces(separatedBy: UInt8(ascii: ";")) {
                guard IdentifierKind(word: kind).isNational else {
                    draft.add(Identifier(kind: kind, value: text, note: note))
                    continue
                }
                let bracketed = BracketedText(text)
                let country = bracketed.groups.count == 1 && !bracketed.hasStrayBracket ? bracketed.groups[0].text : ""
                let plain = country.isEmpty ? text : bracketed.outer
                let numbers = NumbersInCell.read(text).found
                // One number and the state it is of, as most cells are, or what can't be taken apart.
                guard numbers.count > 1 || numbers.first.map({ $0.value != plain }) == true else {
                    draft.add(Identifier(kind: kind, value: plain, country: country.collapsed, note: note))
                    continue
                }
                for number in numbers {
                    let notes = [note, number.text].filter { !$0.isEmpty }.joined(separator: "; ")
                    draft.add(Identifier(kind: kind, value: number.value, country: number.country, note: notes))
                }
            }
        }
    }

    private mutating func takeRest(_ row: CSVTable.Row, _ unknown: [String], _ draft: inout DesignationDraft) {
        let (nationalities, hasMore) = NationalitiesInText.read(row["nationality"])
        if hasMore { draft.add(remark: "Nationality: \(row["nationality"])") }
        var measures: [Measure] = []
        for words in row["measure"].pieces(separatedBy: UInt8(ascii: ";")) {
            if let measure = MeasureWords.measure(words) { measures.appendUnique(measure) }
        }
        if measures.isEmpty {
            quirks.note("no measure stated: an asset freeze is assumed", line: row.line, draft.designation.id)
            measures = [.assetFreeze]
        }
        let started = PartialDate(reading: row["startdate"])
        if started == nil, !row["startdate"].isEmpty {
            quirks.note("date not readable: kept as a remark", line: row.line, "\(draft.designation.id) \(row["startdate"])")
            draft.add(remark: "Start date: \(row["startdate"])")
        }
        if let started, started.latest > latest?.latest ?? started.earliest || latest == nil { latest = started }
        let gender = FactsInProse.gender(row["gender"])
        if gender == nil, !row["gender"].isEmpty { draft.add(remark: "Gender: \(row["gender"])") }
        draft.update { designation in
            if let gender { designation.genders.appendUnique(gender) }
            for nationality in nationalities + row["jurisdiction"].pieces(separatedBy: UInt8(ascii: ";")) {
                designation.nationalities.appendUnique(nationality)
            }
            for programme in row["programkey"].pieces(separatedBy: UInt8(ascii: ";")) {
                designation.programmes.appendUnique(programme)
            }
            designation.legalBasis.appendUnique(row["celex"])
            designation.measures = measures
            designation.listedOn = started
        }
        for title in row["position"].pieces(separatedBy: UInt8(ascii: ";")) { draft.add(title: title) }
        for text in row["address"].pieces(separatedBy: UInt8(ascii: ";")) { draft.add(Address(street: text)) }
        for country in row["country"].pieces(separatedBy: UInt8(ascii: ";")) { draft.add(Address(country: country)) }
        for (column, label) in EUJournalReader.remarks where !row[column].isEmpty {
            draft.add(remark: label.isEmpty ? row[column] : "\(label): \(row[column])")
        }
        for column in unknown where !row[column].isEmpty {
            quirks.note(unknownColumn: column, line: row.line, draft.designation.id)
            draft.add(remark: "\(column): \(row[column])")
        }
    }
}
