import Bytes
import SanctionsModel

/// The consolidated list of financial sanctions targets that OFSI, HM Treasury, kept until January 2026 ("ConList"), CSV.
///
/// A line `Last Updated,13/04/2018`, then a header, then a row for each name, birth date and address of a group: rows of one
/// Group ID are one designation. Windows-1252, or UTF-8 in later files. Since 2020 the columns are more, and `Other
/// Information` has labels, among them the Unique ID of the UK Sanctions List: then that is the reference and the Group ID
/// a cross reference, else the Group ID is the reference. Two groups with one Unique ID keep their Group IDs.
///
/// Every target is under an asset freeze: the list was of nothing else. Ships had no type of their own before 2020; an
/// entity about which the first that is said is an IMO number is one.
struct UKConListReader {
    static func recognises(_ head: TableHead) -> Bool {
        head.hasHeader(["name 6", "group type", "alias type", "group id"], separator: UInt8(ascii: ","), inLines: 3)
    }

    /// Every column that is read.
    private static let columns: Set<String> = Set(
        (1...6).flatMap { ["name \($0)", "address \($0)"] } + [
            "title", "name non-latin script", "non-latin script type", "non-latin script language", "dob", "town of birth",
            "country of birth", "nationality", "passport number", "passport details", "ni number",
            "national identification number", "national identification details", "position", "post/zip code", "country",
            "other information", "group type", "alias type", "alias quality", "regime", "listed on",
            "uk sanctions list date designated", "last updated", "group id", "uk sanctions list ref", "un ref",
        ])

    private struct Group {
        var draft: DesignationDraft
        var dates: [Birth] = []
        var places: [Birth] = []
        var uniqueIDs: [String] = []
        /// Cells taken already: most are the same in each row of the group.
        var taken: Set<String> = []
    }

    private let file: String
    private var groups: [Group] = []
    private var indexOfGroup: [String: Int] = [:]
    private var quirks = QuirkLog()

    private init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = UKConListReader(file: source.name)
        var csv = CSVRows(try reader.utf8(bytes), file: source.name)
        var updated = ""
        if csv.next == UInt8(ascii: "L") || csv.next == UInt8(ascii: "\"") {
            let cells = (try csv.takeRow())?.fields ?? []
            updated = cells.count > 1 ? cells[1].collapsed : ""
        }
        var table = try CSVTable(csv, file: source.name)
        for column in ["name 6", "group type", "alias type", "group id"] where !table.has(column) {
            throw ListError(file: source.name, reason: "column `\(column)` is missing: this is no consolidated list of OFSI")
        }
        // Whoever still compiles it screens against a list that ends on that day.
        reader.quirks.note(
            "the Consolidated List of OFSI closed on 2026-01-28: the UK Sanctions List is in force", line: 1,
            updated.isEmpty ? source.name : "last updated \(updated)")
        let unknown = table.unknownColumns(columns)
        while let row = try table.takeRow() { try reader.take(row, unknown) }
        guard !reader.groups.isEmpty else { throw ListError(file: source.name, reason: "the list holds no entry") }
        let designations = reader.finished()
        let date = UKFacts.date(updated)
        return SourceList(
            id: UKFacts.id, title: "OFSI Consolidated List of Financial Sanctions Targets in the UK",
            version: date?.description ?? (updated.isEmpty ? "unknown" : updated), date: date, files: [source],
            sha256: source.sha256, entryCount: reader.groups.count, designations: designations, quirks: reader.quirks.quirks)
    }

    /// The bytes in UTF-8. The encoding is no guess: the authority has published this list in these two alone, and text of
    /// the one is hardly ever text of the other.
    private mutating func utf8(_ bytes: [UInt8]) throws(ListError) -> [UInt8] {
        if String(validating: bytes, as: UTF8.self) != nil { return bytes }
        let (text, unassigned) = Windows1252.utf8(bytes)
        if let unassigned {
            let line = bytes[..<unassigned].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
            throw ListError(file: file, line: line, reason: "neither UTF-8 nor Windows-1252, at byte \(unassigned)")
        }
        quirks.note("not UTF-8: read as Windows-1252", line: 1, file)
        return text
    }

    // MARK: - Rows

    private mutating func take(_ row: CSVTable.Row, _ unknown: [String]) throws(ListError) {
        let id = row["group id"]
        guard !id.isEmpty else { throw ListError(file: file, line: row.line, reason: "a row has no Group ID") }
        let index = indexOfGroup[id] ?? groups.count
        if index == groups.count {
            indexOfGroup[id] = index
            groups.append(
                Group(
                    draft: DesignationDraft(
                        authority: UKFacts.id, reference: id, type: type(row, id), line: row.line)))
        }
        // Moved out and back, so that its arrays have one owner and grow in place.
        var group = Group(draft: DesignationDraft(authority: "", reference: "", type: .any, line: 0))
        swap(&group, &groups[index])
        takeNames(row, &group)
        takeBirth(row, &group)
        takeAddress(row, &group)
        takeFacts(row, &group)
        takeDates(row, &group)
        for column in unknown where !row[column].isEmpty && group.taken.insert("\(column)\u{1F}\(row[column])").inserted {
            quirks.note(unknownColumn: column, line: row.line, group.draft.designation.id)
            group.draft.add(remark: "\(column): \(row[column])")
        }
        swap(&group, &groups[index])
    }

    private mutating func type(_ row: CSVTable.Row, _ id: String) -> PartyType {
        guard let type = UKFacts.type(row["group type"]) else {
            quirks.note("type not known: any is assumed", line: row.line, "\(id) \(row["group type"])")
            return .any
        }
        guard type == .organisation else { return type }
        let information = row["other information"].asciiLowercased.trimming("([ ")
        guard let rest = information.dropping(prefix: "imo"), rest.slice(0, 24).digitCount >= 7 else { return type }
        quirks.note("entity described by an IMO number first: taken as a ship", line: row.line, id)
        return .vessel
    }

    private mutating func takeNames(_ row: CSVTable.Row, _ group: inout Group) {
        let id = group.draft.designation.id
        var quality = UKFacts.quality(type: row["alias type"], strength: row["alias quality"])
        if quality == nil {
            quirks.note("alias type not known: taken as strong", line: row.line, "\(id) \(row["alias type"])")
            quality = .strong
        }
        let parts = (1...6).map { row["name \($0)"] }
        let isPerson = group.draft.designation.type == .person
        guard let quality, let name = UKFacts.name(parts, quality: quality, isPerson: isPerson) else {
            quirks.note("empty name left out", line: row.line, id)
            return
        }
        // A row that differs in its birth or address alone repeats the name.
        if group.taken.insert("name\u{1F}\(quality.name)\u{1F}\(name.text)").inserted, group.draft.addWithParts(name) {
            quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: row.line, "\(id) \(name.text)")
        }
        let original = UKFacts.said(row["name non-latin script"])
        if !original.isEmpty {
            let language = UKFacts.language("\(row["non-latin script language"]) \(row["non-latin script type"])")
            group.draft.addWithParts(ListedName(original, quality: .strong, language: language))
        }
        for title in NumberedText.texts(UKFacts.said(row["title"])) { group.draft.add(title: title) }
    }

    private mutating func takeBirth(_ row: CSVTable.Row, _ group: inout Group) {
        for text in NumberedText.texts(UKFacts.said(row["dob"])) {
            if let date = UKFacts.date(text) {
                group.dates.appendUnique(Birth(date: date))
            } else {
                let birth = Birth(note: text)
                guard !group.dates.contains(birth) else { continue }
                quirks.note(
                    "date of birth not readable: kept as a note", line: row.line, "\(group.draft.designation.id) \(text)")
                group.dates.append(birth)
            }
        }
        for place in UKFacts.places(towns: row["town of birth"], countries: row["country of birth"]) {
            group.places.appendUnique(place)
        }
    }

    private func takeAddress(_ row: CSVTable.Row, _ group: inout Group) {
        group.draft.add(
            UKFacts.address(
                lines: (1...6).map { row["address \($0)"] }, postalCode: row["post/zip code"], country: row["country"]))
    }

    private mutating func takeFacts(_ row: CSVTable.Row, _ group: inout Group) {
        func isNew(_ columns: String...) -> Bool {
            let cells = columns.map { "\($0)\u{1F}\(row[$0])" }.joined(separator: "\u{1F}")
            return columns.contains { !row[$0].isEmpty } && group.taken.insert(cells).inserted
        }
        if isNew("nationality") {
            let (nationalities, hasMore) = NationalitiesInText.read(UKFacts.said(row["nationality"]))
            group.draft.update { for value in nationalities { $0.nationalities.appendUnique(value) } }
            if hasMore { group.draft.add(remark: "Nationality: \(row["nationality"])") }
        }
        if isNew("position") {
            for title in NumberedText.texts(UKFacts.said(row["position"])) { group.draft.add(title: title) }
        }
        // Earlier files have one cell for each; then the details are about the numbers beside them.
        let hasNumbers = !row["passport number"].isEmpty || !row["national identification number"].isEmpty
        if isNew("passport number", "passport details") {
            let cell = row["passport number"].isEmpty ? row["passport details"] : row["passport number"]
            let note = hasNumbers && !row["passport number"].isEmpty ? row["passport details"] : ""
            takeDocuments(cell, kind: "passport", note: note, row.line, &group)
        }
        if isNew("ni number") { takeDocuments(row["ni number"], kind: "national-id", note: "", row.line, &group) }
        if isNew("national identification number", "national identification details") {
            let number = row["national identification number"]
            takeDocuments(
                number.isEmpty ? row["national identification details"] : number, kind: "national-id",
                note: number.isEmpty ? "" : row["national identification details"], row.line, &group)
        }
        if isNew("other information") {
            let ids = UKFacts.takeInformation(row["other information"], line: row.line, &group.draft, &quirks)
            for id in ids { group.uniqueIDs.appendUnique(id) }
        }
        if isNew("uk sanctions list ref") {
            for id in UKFacts.uniqueIDs(in: row["uk sanctions list ref"]) { group.uniqueIDs.appendUnique(id) }
        }
        if isNew("un ref") { group.draft.add(remark: CrossReference.unitedNations.remark(row["un ref"])) }
    }

    private mutating func takeDocuments(_ cell: String, kind: String, note: String, _ line: Int, _ group: inout Group) {
        let (found, unread) = UKFacts.documents(cell, kind: kind, note: UKFacts.said(note))
        for identifier in found { group.draft.add(identifier) }
        for text in unread {
            quirks.note("document without a number: kept as a remark", line: line, "\(group.draft.designation.id) \(text)")
            group.draft.add(remark: "\(kind == "passport" ? "Passport" : "National number"): \(text)")
        }
        if found.isEmpty, unread.isEmpty, !UKFacts.said(note).isEmpty { group.draft.add(remark: note) }
    }

    private mutating func takeDates(_ row: CSVTable.Row, _ group: inout Group) {
        func date(_ column: String) -> PartialDate? {
            let text = UKFacts.said(row[column])
            guard !text.isEmpty else { return nil }
            if let date = UKFacts.date(text) { return date }
            quirks.note("date not readable", line: row.line, "\(group.draft.designation.id) \(column): \(text)")
            return nil
        }
        let listed = date("listed on") ?? date("uk sanctions list date designated")
        // The day on which the UK Sanctions List took a party over, and the days of amendments.
        let later = [date("uk sanctions list date designated"), date("last updated")].compactMap { $0 }
        let regime = row["regime"]
        group.draft.update { designation in
            designation.measures = [.assetFreeze]
            if !regime.isEmpty { designation.programmes.appendUnique(regime) }
            var updates = later
            if let listed {
                // A party under two regimes was listed twice.
                let first = designation.listedOn ?? listed
                designation.listedOn = min(first.earliest, listed.earliest) == listed.earliest ? listed : first
                updates += [first, listed]
            }
            for day in updates where day.earliest > designation.listedOn?.earliest ?? day.earliest {
                designation.updatedOn.appendUnique(day)
            }
            designation.updatedOn.sort { $0.earliest < $1.earliest }
        }
    }

    // MARK: - Whole groups

    private mutating func finished() -> [Designation] {
        var groupsOfID: [String: Int] = [:]
        for group in groups {
            if let id = group.uniqueIDs.first { groupsOfID[id, default: 0] += 1 }
        }
        return groups.map { group in
            var draft = group.draft
            for birth in UKFacts.births(dates: group.dates, places: group.places) { draft.add(birth) }
            let groupID = draft.designation.reference
            if let id = group.uniqueIDs.first {
                if groupsOfID[id] == 1 {
                    draft.update { designation in
                        designation.reference = id
                        designation.id = "\(UKFacts.id):\(id)"
                    }
                    draft.add(remark: CrossReference.ofsiGroup.remark(groupID))
                } else {
                    quirks.note(
                        "one Unique ID of two groups: the Group ID stays the reference", line: draft.line, "\(groupID) \(id)")
                }
                for other in group.uniqueIDs where other != draft.designation.reference {
                    draft.add(remark: CrossReference.ukSanctionsList.remark(other))
                }
            }
            return draft.finished(&quirks)
        }
    }
}
