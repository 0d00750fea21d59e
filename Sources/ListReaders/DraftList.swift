import SanctionsModel

/// The designations of a list while it is read: joined by reference, with what was odd and how many entries there were.
struct DraftList {
    /// The list's identifier, the prefix of its designations' ids.
    let id: String
    /// Entries of the source.
    var entryCount = 0
    var quirks = QuirkLog()
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]

    init(id: String) { self.id = id }

    /// Adds a designation; an entry with a reference that is there already is joined to it.
    mutating func add(_ draft: DesignationDraft) {
        let reference = draft.designation.reference
        guard let index = indexOfReference[reference] else {
            indexOfReference[reference] = drafts.count
            drafts.append(draft)
            return
        }
        quirks.note("reference stands twice: entries joined", line: draft.line, draft.designation.id)
        drafts[index].merge(draft)
    }

    /// The finished list.
    ///
    /// - Throws: when it holds no designation.
    mutating func finished(
        title: String, version: String, date: PartialDate? = nil, file: SourceFile
    ) throws(ListError) -> SourceList {
        guard entryCount > 0 else { throw ListError(file: file.name, reason: "the list holds no entry") }
        guard !drafts.isEmpty else { throw ListError(file: file.name, reason: "the list holds no entry that is in force") }
        let designations = drafts.map { $0.finished(&quirks) }
        return SourceList(
            id: id, title: title, version: version.isEmpty ? date?.description ?? "unknown" : version, date: date,
            files: [file], sha256: file.sha256, entryCount: entryCount, designations: designations, quirks: quirks.quirks)
    }
}

extension DesignationDraft {
    /// Adds a name and what stands inside its text, which is counted.
    mutating func addName(_ name: ListedName, line: Int, _ quirks: inout QuirkLog) {
        guard !name.text.isEmpty else { return }
        if addWithParts(name) {
            quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: line,
                "\(designation.id) \(name.text)")
        }
    }

    /// The same party on another list, as in `United Nations reference: QDi.001`.
    mutating func add(reference: String, on list: String) {
        if !reference.isEmpty { add(remark: "\(list) reference: \(reference)") }
    }

    /// Keeps a fact that a designation has no field for, and counts its kind.
    mutating func keepAsRemark(_ label: String, _ value: String, line: Int, _ quirks: inout QuirkLog) {
        guard !value.isEmpty else { return }
        quirks.note("unknown field \(label): kept as a remark", line: line, designation.id)
        add(remark: "\(label): \(value)")
    }

    mutating func add(measure: Measure) { update { $0.measures.appendUnique(measure) } }

    mutating func add(nationality: String) {
        if !nationality.isEmpty { update { $0.nationalities.appendUnique(nationality) } }
    }

    mutating func add(programme: String) {
        if !programme.isEmpty { update { $0.programmes.appendUnique(programme) } }
    }

    mutating func add(legalBasis: String) {
        if !legalBasis.isEmpty { update { $0.legalBasis.appendUnique(legalBasis) } }
    }

    /// The day of listing, the earliest of those that are said.
    mutating func add(listedOn date: PartialDate?) {
        guard let date else { return }
        update { designation in
            if let known = designation.listedOn, known.earliest <= date.earliest { return }
            designation.listedOn = date
        }
    }

    /// Births of which the source says dates and places apart. One date and one place are one birth; of several, nobody
    /// says which belong together.
    mutating func add(births dates: [Birth], places: [Birth]) {
        guard dates.count == 1, places.count == 1 else {
            for birth in dates + places { add(birth) }
            return
        }
        var birth = dates[0]
        birth.city = places[0].city
        birth.region = places[0].region
        birth.country = places[0].country
        birth.note = [birth.note, places[0].note].filter { !$0.isEmpty }.joined(separator: "; ")
        add(birth)
    }

    /// A date of birth as written; what can't be read is kept as a note and counted.
    static func birth(_ text: String, id: String, line: Int, _ quirks: inout QuirkLog) -> [Birth] {
        guard !text.isEmpty else { return [] }
        let dates = PartialDate.readingAll(text.asciiLowercased.dropping(prefix: "born in the ") ?? text)
        guard dates.isEmpty else { return dates.map { Birth(date: $0) } }
        quirks.note("date of birth not readable: kept as a note", line: line, "\(id) \(text)")
        return [Birth(note: text)]
    }
}
