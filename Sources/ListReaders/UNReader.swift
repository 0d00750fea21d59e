import SanctionsModel

/// The Security Council's consolidated list, XML, in every element order since 2021.
///
/// Source: https://scsanctions.un.org, schema `un-consolidated.xsd`. The version is the root's `dateGenerated`.
struct UNReader {
    static let id = "un"
    private let file: String
    private var entryCount = 0
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]
    private var quirks = QuirkLog()
    /// The day of the version: what its regimes order depends on it.
    private var day: PartialDate.Day?

    private init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = UNReader(file: source.name)
        var version = ""
        try XMLEntries.read(bytes, file: source.name, depth: 3) { root throws(ListError) in
            guard root.name == "CONSOLIDATED_LIST" else {
                throw ListError(
                    file: source.name, line: root.line, reason: "the root is <\(root.name)>, not <CONSOLIDATED_LIST>")
            }
            version = root[attribute: "dateGenerated"]
            reader.day = PartialDate(reading: version.slice(0, 10))?.earliest
        } entry: { element throws(ListError) in
            try reader.take(element)
        }
        guard reader.entryCount > 0 else { throw ListError(file: source.name, reason: "the list holds no entry") }
        let designations = reader.drafts.map { $0.finished(&reader.quirks) }
        return SourceList(
            id: id, title: "United Nations Security Council Consolidated List",
            version: version.isEmpty ? "unknown" : version, date: PartialDate(reading: version.slice(0, 10)),
            files: [source], sha256: source.sha256, entryCount: reader.entryCount, designations: designations,
            quirks: reader.quirks.quirks)
    }

    private mutating func take(_ element: XMLElement) throws(ListError) {
        switch element.name {
        case "INDIVIDUAL": try take(element, type: .person)
        case "ENTITY": try take(element, type: .organisation)
        default: quirks.note("unknown element <\(element.name)> not read", line: element.line, element.value)
        }
    }

    // MARK: - One entry

    private static let knownElements: Set<String> = [
        "DATAID", "VERSIONNUM", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "NAME_ORIGINAL_SCRIPT",
        "UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON", "SUBMITTED_ON", "SUBMITTED_BY", "GENDER", "COMMENTS1", "TITLE",
        "DESIGNATION", "NATIONALITY", "NATIONALITY2", "LIST_TYPE", "LAST_DAY_UPDATED", "INDIVIDUAL_ALIAS", "ENTITY_ALIAS",
        "INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS", "INDIVIDUAL_DATE_OF_BIRTH", "INDIVIDUAL_PLACE_OF_BIRTH",
        "INDIVIDUAL_DOCUMENT", "SORT_KEY", "SORT_KEY_LAST_MOD", "DELISTED_ON",
    ]

    private mutating func take(_ entry: XMLElement, type: PartyType) throws(ListError) {
        entryCount += 1
        let reference = entry.value("REFERENCE_NUMBER")
        guard !reference.isEmpty else {
            throw ListError(file: file, line: entry.line, reason: "an entry has no REFERENCE_NUMBER")
        }
        var draft = DesignationDraft(authority: UNReader.id, reference: reference, type: type, line: entry.line)
        takeNames(entry, &draft)
        takeBirths(entry, &draft)
        for alias in entry.children where alias.name == "INDIVIDUAL_ALIAS" || alias.name == "ENTITY_ALIAS" {
            takeAlias(alias, &draft)
        }
        for document in entry.all("INDIVIDUAL_DOCUMENT") { takeDocument(document, &draft) }
        for address in entry.children where address.name == "INDIVIDUAL_ADDRESS" || address.name == "ENTITY_ADDRESS" {
            draft.add(
                Address(
                    street: address.value("STREET"), city: address.value("CITY"), region: address.value("STATE_PROVINCE"),
                    postalCode: address.value("ZIP_CODE"), country: address.value("COUNTRY"), note: address.value("NOTE")))
        }
        takeRegime(entry, &draft)
        for element in entry.children where !UNReader.knownElements.contains(element.name) && !element.isBlank {
            quirks.note("unknown element <\(element.name)>: kept as a remark", line: element.line, draft.designation.id)
            draft.add(remark: "\(element.name): \(element.value)")
        }
        if let index = indexOfReference[reference] {
            quirks.note("reference stands twice: entries joined", line: entry.line, draft.designation.id)
            drafts[index].merge(draft)
        } else {
            indexOfReference[reference] = drafts.count
            drafts.append(draft)
        }
    }

    private func takeNames(_ entry: XMLElement, _ draft: inout DesignationDraft) {
        let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map { entry.value($0) }.filter { !$0.isEmpty }
        if !parts.isEmpty {
            draft.addWithParts(ListedName(parts.joined(separator: " "), quality: .primary))
        }
        // A line break in it is white space inside one name.
        for name in entry.values("NAME_ORIGINAL_SCRIPT") { draft.addWithParts(ListedName(name, quality: .strong)) }
    }

    private mutating func takeAlias(_ alias: XMLElement, _ draft: inout DesignationDraft) {
        let text = alias.value("ALIAS_NAME")
        let note = alias.value("NOTE")
        guard !text.isEmpty else {
            quirks.note("empty alias left out", line: alias.line, draft.designation.id)
            if !note.isEmpty { draft.add(remark: "Alias: \(note)") }
            takeAliasBirth(alias, about: "", &draft)
            return
        }
        let quality = quality(alias, draft)
        if draft.holds(text) {
            quirks.note("alias repeats a name of its entry: joined", line: alias.line, "\(draft.designation.id) \(text)")
        }
        if draft.addWithParts(ListedName(text, quality: quality)) {
            quirks.note(
                "alias text holds more than a name: kept as written, names inside it added", line: alias.line,
                "\(draft.designation.id) \(text)")
        }
        for fact in [text, note] where fact.hasDigit {
            for date in FactsInProse.births(in: fact) { draft.add(Birth(date: date, note: "of the alias \(text)")) }
            for number in FactsInProse.passports(in: fact) {
                draft.add(Identifier(kind: "passport", value: number, note: "of the alias \(text)"))
            }
        }
        if !note.isEmpty {
            for part in NamesInText.names(inNote: note, aboutAlias: text) {
                quirks.note("alias note holds a name: added", line: alias.line, "\(draft.designation.id) \(part.text)")
                draft.add(ListedName(part.text, quality: quality, origin: .parsed))
            }
            draft.add(remark: "Alias \(text): \(note)")
        }
        takeAliasBirth(alias, about: text, &draft)
    }

    /// An alias may come with a birth of its own, as its papers state it; in 2024 many stand there without a name.
    private mutating func takeAliasBirth(_ alias: XMLElement, about name: String, _ draft: inout DesignationDraft) {
        let text = alias.value("DATE_OF_BIRTH")
        var birth = Birth(
            date: date(text, alias, draft), city: alias.value("CITY_OF_BIRTH"), country: alias.value("COUNTRY_OF_BIRTH"))
        guard birth != Birth() || !text.isEmpty else { return }
        if name.isEmpty { quirks.note("alias without a name has a birth: kept", line: alias.line, draft.designation.id) }
        let source = name.isEmpty ? "of an alias" : "of the alias \(name)"
        birth.note = birth.date == nil && !text.isEmpty ? "\(source): \(text)" : source
        draft.add(birth)
    }

    private mutating func quality(_ alias: XMLElement, _ draft: DesignationDraft) -> ListedName.Quality {
        switch alias.value("QUALITY").asciiLowercased {
        case "low": return .weak
        case "good", "a.k.a.", "f.k.a.": return .strong
        case "":
            quirks.note("alias without a quality: taken as strong", line: alias.line, draft.designation.id)
            return .strong
        case let other:
            quirks.note("alias quality not known: taken as strong", line: alias.line, "\(draft.designation.id) \(other)")
            return .strong
        }
    }

    private mutating func date(_ text: String, _ element: XMLElement, _ draft: DesignationDraft) -> PartialDate? {
        guard !text.isEmpty else { return nil }
        if let date = PartialDate(reading: text) { return date }
        quirks.note("date not readable: kept as a note", line: element.line, "\(draft.designation.id) \(text)")
        return nil
    }

    // MARK: - Births

    private mutating func takeBirths(_ entry: XMLElement, _ draft: inout DesignationDraft) {
        var births = entry.all("INDIVIDUAL_DATE_OF_BIRTH").compactMap { birth($0, draft) }
        var places: [Birth] = []
        for place in entry.all("INDIVIDUAL_PLACE_OF_BIRTH") where !place.isBlank {
            let street = [place.value("STREET"), place.value("CITY")].filter { !$0.isEmpty }.joined(separator: ", ")
            places.append(
                Birth(
                    city: street, region: place.value("STATE_PROVINCE"), country: place.value("COUNTRY"),
                    note: place.value("NOTE")))
        }
        // One date and one place are one birth; of several, the list doesn't say which belong together.
        if births.count == 1, places.count == 1 {
            births[0].city = places[0].city
            births[0].region = places[0].region
            births[0].country = places[0].country
            births[0].note = [births[0].note, places[0].note].filter { !$0.isEmpty }.joined(separator: "; ")
            places = []
        }
        for birth in births + places { draft.add(birth) }
    }

    private mutating func birth(_ element: XMLElement, _ draft: DesignationDraft) -> Birth? {
        guard !element.children.allSatisfy({ $0.name == "TYPE_OF_DATE" || $0.isBlank }) else { return nil }
        let note = element.value("NOTE")
        let date = element.value("DATE")
        let year = element.value("YEAR")
        let from = element.value("FROM_YEAR")
        let to = element.value("TO_YEAR")
        let text = !date.isEmpty ? date : !from.isEmpty || !to.isEmpty ? "\(from)..\(to)" : year
        // The note may say what the fields can't: `Nov. 1973`, or the month beside a year, `Sep.`.
        var read = text.isEmpty ? nil : PartialDate(reading: text)
        let fromNote = PartialDate(reading: note) ?? PartialDate(reading: "\(note) \(year)")
        if let fromNote, read == nil || (read?.precision == .year && fromNote.overlaps(read ?? fromNote)) { read = fromNote }
        let isCirca =
            element.value("TYPE_OF_DATE").asciiLowercased == "approximately"
            || note.asciiLowercased.dropping(prefix: "approx") != nil
        if isCirca { read?.isCirca = true }
        guard let read else {
            let unread = [text == ".." ? "" : text, note].filter { !$0.isEmpty }.joined(separator: "; ")
            quirks.note("date of birth not readable: kept as a note", line: element.line, "\(draft.designation.id) \(unread)")
            return Birth(note: unread)
        }
        return Birth(date: read, note: note)
    }

    // MARK: - Documents

    private mutating func takeDocument(_ document: XMLElement, _ draft: inout DesignationDraft) {
        guard !document.isBlank else { return }
        let type = [document.value("TYPE_OF_DOCUMENT"), document.value("TYPE_OF_DOCUMENT2")].filter { !$0.isEmpty }
        let issued = [
            document.value("DATE_OF_ISSUE"), document.value("CITY_OF_ISSUE"),
        ].filter { !$0.isEmpty }.joined(separator: " ")
        let note = document.value("NOTE")
        let value = document.value("NUMBER")
        var notes = type.filter { $0.asciiLowercased != "passport" }
        if !issued.isEmpty { notes.append("issued \(issued)") }
        if !note.isEmpty { notes.append(note) }
        var numbers = NumbersInCell.read(value).found
        if value.isEmpty {
            // The number may stand in the second type or in the note: `tazkira number 545167`.
            numbers = NumbersInCell.read(type.last ?? "").found
            if numbers.isEmpty { numbers = NumbersInCell.read(note).found }
            guard !numbers.isEmpty else {
                quirks.note("document without a number: kept as a remark", line: document.line, "\(draft.designation.id) \(note)")
                draft.add(remark: (type + notes).joined(separator: "; "))
                return
            }
            quirks.note(
                "document number found in words", line: document.line, "\(draft.designation.id) \(numbers[0].value)")
        } else if numbers.count != 1 || numbers[0].value != value {
            // What can't be taken apart stays whole.
            if numbers.isEmpty { numbers = [NumbersInCell.Number(value: value, label: "", text: value)] }
            if numbers[0].value != value {
                quirks.note("document number found in words", line: document.line, "\(draft.designation.id) \(value)")
                notes.append(value)
            }
        }
        let issuer = document.value("ISSUING_COUNTRY")
        let placeOfIssue = document.value("COUNTRY_OF_ISSUE")
        if !issuer.isEmpty, !placeOfIssue.isEmpty, issuer != placeOfIssue { notes.append("issued in \(placeOfIssue)") }
        for number in numbers {
            let words = numbers.count > 1 ? number.words : value
            draft.add(
                Identifier(
                    kind: UNReader.kind(ofDocument: (type.reversed() + [words]).joined(separator: " ")), value: number.value,
                    country: issuer.isEmpty ? placeOfIssue : issuer, note: notes.joined(separator: "; ")))
        }
    }

    /// The kind of a document by the words of its type, in the languages that the list uses.
    private static func kind(ofDocument type: String) -> String {
        let type = type.asciiLowercased
        func has(_ words: String...) -> Bool { words.contains { type.offset(of: $0) != nil } }
        if has("birth certificate", "ration card", "military", "residential card", "faca", "fardc") { return "other" }
        if has("passport", "passeport", "pasaporte", "travel document") { return "passport" }
        if has("driv") { return "driving-licence" }
        if has("fiscal", "tax") { return "tax-id" }
        if has("ident", "tazkira", "nationality", "social security", "national") { return "national-id" }
        return "other"
    }

    // MARK: - Regime and the rest

    private mutating func takeRegime(_ entry: XMLElement, _ draft: inout DesignationDraft) {
        let listType = entry.value("UN_LIST_TYPE")
        let comments = entry.values("COMMENTS1")
        let isPerson = draft.designation.type == .person
        let regime = UNRegime.of(reference: draft.designation.reference, listType: listType, on: day)
        if regime == nil {
            quirks.note("regime not known: an asset freeze is assumed", line: entry.line, "\(draft.designation.id) \(listType)")
        }
        if regime?.hasEnded == true {
            quirks.note(
                "regime has ended: the list orders nothing", line: entry.line, "\(draft.designation.id) \(listType)")
        }
        let gender = FactsInProse.gender(entry.value("GENDER")) ?? comments.lazy.compactMap(FactsInProse.gender(in:)).first
        draft.update { designation in
            designation.programmes = listType.isEmpty ? [] : [listType]
            designation.legalBasis = (regime?.resolutions ?? []).map { "UNSCR \($0)" }
            designation.measures =
                regime?.measures(isPerson: isPerson, comments: comments.joined(separator: " ")) ?? [.assetFreeze]
            designation.genders = gender.map { [$0] } ?? []
            for nationality in entry.values("NATIONALITY", "VALUE") + entry.values("NATIONALITY2", "VALUE")
                + entry.values("NATIONALITY2")
            {
                designation.nationalities.appendUnique(nationality)
            }
            designation.updatedOn = []
        }
        let listed = date(entry.value("LISTED_ON"), entry, draft)
        let updated = entry.values("LAST_DAY_UPDATED", "VALUE").compactMap { date($0, entry, draft) }
        draft.update { designation in
            designation.listedOn = listed
            for day in updated { designation.updatedOn.appendUnique(day) }
        }
        for title in entry.values("TITLE", "VALUE") + entry.values("DESIGNATION", "VALUE") { draft.add(title: title) }
        for comment in comments { draft.add(remark: comment) }
        for name in ["SUBMITTED_BY", "SUBMITTED_ON", "DELISTED_ON"] {
            let value = entry.value(name)
            if !value.isEmpty { draft.add(remark: "\(name): \(value)") }
        }
    }
}
