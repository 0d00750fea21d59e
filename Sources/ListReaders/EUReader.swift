import SanctionsModel

/// The European Union's consolidated list of financial sanctions, XML 1.1 ("FSF"), and what its entries mean in any form:
/// `EUCSVReader` makes the same elements of the rows of a table.
///
/// Source: https://webgate.ec.europa.eu/fsd/fsf. The version is `generationDate`, else `globalFileId`. An entry stands
/// once for each act: entries with one euReferenceNumber are one designation. The list marks no main name: the first
/// Latin one of more than one word is taken, else the first Latin one, else the first.
struct EUReader {
    static let id = "eu"
    private let file: String
    private var entryCount = 0
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: (index: Int, logicalId: String)] = [:]
    var quirks = QuirkLog()

    init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = EUReader(file: source.name)
        var root = XMLElement(name: "", line: 0)
        try XMLEntries.read(bytes, file: source.name, depth: 2) { element throws(ListError) in
            guard element.name == "export" else {
                throw ListError(file: source.name, line: element.line, reason: "the root is <\(element.name)>, not <export>")
            }
            root = element
        } entry: { element throws(ListError) in
            try reader.take(element)
        }
        let generated = root[attribute: "generationDate"]
        let fileId = root[attribute: "globalFileId"]
        return try reader.list(
            version: generated.isEmpty ? fileId : generated, date: PartialDate(reading: generated.slice(0, 10)), source)
    }

    /// The list of the entries taken so far; `version` may be empty.
    ///
    /// - Throws: `ListError` when there are none.
    consuming func list(version: String, date: PartialDate?, _ source: SourceFile) throws(ListError) -> SourceList {
        guard entryCount > 0 else { throw ListError(file: file, reason: "the list holds no entry") }
        var quirks = quirks
        let designations = drafts.map { $0.finished(&quirks) }
        return SourceList(
            id: EUReader.id, title: "European Union Consolidated Financial Sanctions List",
            version: version.isEmpty ? "unknown" : version, date: date, files: [source], sha256: source.sha256,
            entryCount: entryCount, designations: designations, quirks: quirks.quirks)
    }

    /// Takes a `sanctionEntity`.
    mutating func take(_ entry: XMLElement) throws(ListError) {
        guard entry.name == "sanctionEntity" else {
            quirks.note("unknown element <\(entry.name)> not read", line: entry.line, entry.value)
            return
        }
        entryCount += 1
        let reference = entry[attribute: "euReferenceNumber"]
        let logicalId = entry[attribute: "logicalId"]
        guard !reference.isEmpty else {
            throw ListError(file: file, line: entry.line, reason: "an entry has no euReferenceNumber")
        }
        var draft = DesignationDraft(authority: EUReader.id, reference: reference, type: type(of: entry), line: entry.line)
        for child in entry.children {
            switch child.name {
            case "nameAlias", "subjectType", "regulation": continue
            case "birthdate": takeBirth(child, &draft)
            case "identification": takeIdentification(child, &draft)
            case "address": takeAddress(child, &draft)
            case "citizenship":
                let country = EUReader.country(child)
                draft.update { if !country.isEmpty { $0.nationalities.appendUnique(country) } }
                for remark in child.values("remark") { draft.add(remark: "Citizenship: \(remark)") }
            case "remark": draft.add(remark: child.value)
            default:
                quirks.note("unknown element <\(child.name)>: kept as a remark", line: child.line, draft.designation.id)
                draft.add(remark: "\(child.name): \(child.value)")
            }
        }
        takeNames(entry.all("nameAlias"), &draft)
        takeActs(entry, &draft)
        join(draft, reference: reference, logicalId: logicalId)
    }

    private mutating func join(_ draft: DesignationDraft, reference: String, logicalId: String) {
        guard let known = indexOfReference[reference] else {
            indexOfReference[reference] = (drafts.count, logicalId)
            drafts.append(draft)
            return
        }
        let kind =
            known.logicalId == logicalId
            ? "entry stands once for each act: joined"
            : "one reference with two logicalIds: joined"
        quirks.note(kind, line: draft.line, draft.designation.id)
        drafts[known.index].merge(draft)
    }

    private mutating func type(of entry: XMLElement) -> PartyType {
        let subject = entry.first("subjectType") ?? XMLElement(name: "", line: entry.line)
        switch (subject[attribute: "classificationCode"], subject[attribute: "code"]) {
        case ("P", _), (_, "person"): return .person
        case ("E", _), (_, "enterprise"): return .organisation
        case (_, let code):
            quirks.note("subject type not known: any is assumed", line: entry.line, code)
            return .any
        }
    }

    /// ISO 3166-1 alpha-2, or the description where the code is `00`, the list's own for unknown.
    private static func country(_ element: XMLElement) -> String {
        let code = element[attribute: "countryIso2Code"]
        if code.utf8.count == 2, code != "00" { return code }
        let description = element[attribute: "countryDescription"]
        return description == "UNKNOWN" ? "" : description
    }

    // MARK: - Names

    private mutating func takeNames(_ aliases: [XMLElement], _ draft: inout DesignationDraft) {
        let texts = aliases.map { alias in
            let whole = alias[attribute: "wholeName"]
            let parts = [alias[attribute: "firstName"], alias[attribute: "middleName"], alias[attribute: "lastName"]]
            return whole.isEmpty ? parts.filter { !$0.isEmpty }.joined(separator: " ") : whole
        }
        let main =
            texts.firstIndex { $0.script == .latin && $0.words.count > 1 } ?? texts.firstIndex { $0.script == .latin }
            ?? texts.firstIndex { !$0.isEmpty }
        for (index, alias) in aliases.enumerated() {
            takeAlias(alias, text: texts[index], isMain: index == main, &draft)
        }
    }

    private mutating func takeAlias(_ alias: XMLElement, text: String, isMain: Bool, _ draft: inout DesignationDraft) {
        let given = [alias[attribute: "firstName"], alias[attribute: "middleName"]].filter { !$0.isEmpty }.joined(separator: " ")
        let strength: ListedName.Quality = alias[attribute: "strong"] == "false" ? .weak : .strong
        if text.isEmpty {
            quirks.note("empty alias left out", line: alias.line, draft.designation.id)
        } else {
            if draft.holds(text) {
                quirks.note("alias repeats a name of its entry: joined", line: alias.line, "\(draft.designation.id) \(text)")
            }
            let name = ListedName(
                text, quality: isMain ? .primary : strength, family: alias[attribute: "lastName"], given: given,
                language: alias[attribute: "nameLanguage"].asciiLowercased)
            if draft.addWithParts(name) {
                quirks.note(
                    "alias text holds more than a name: kept as written, names inside it added", line: alias.line,
                    "\(draft.designation.id) \(text)")
            }
        }
        draft.add(title: alias[attribute: "title"])
        draft.add(title: alias[attribute: "function"])
        if let gender = FactsInProse.gender(alias[attribute: "gender"]) {
            draft.update { $0.genders.appendUnique(gender) }
        }
        for remark in alias.values("remark") { draft.add(remark: "Name \(text): \(remark)") }
    }

    // MARK: - Births

    private mutating func takeBirth(_ element: XMLElement, _ draft: inout DesignationDraft) {
        let city = [element[attribute: "place"], element[attribute: "city"]].filter { !$0.isEmpty }.joined(separator: ", ")
        var birth = Birth(
            city: city, region: element[attribute: "region"], country: EUReader.country(element),
            note: element.values("remark").joined(separator: "; "))
        let calendar = element[attribute: "calendarType"]
        let parts = ["birthdate", "dayOfMonth", "monthOfYear", "year", "yearRangeFrom", "yearRangeTo"]
            .map { element[attribute: $0] }
        let said = parts.filter { !$0.isEmpty }.joined(separator: " ")
        if !calendar.isEmpty, calendar != "GREGORIAN" {
            quirks.note(
                "date in another calendar: kept as a note", line: element.line, "\(draft.designation.id) \(calendar) \(said)")
            birth.note = ["\(calendar) calendar: \(said)", birth.note].filter { !$0.isEmpty }.joined(separator: "; ")
            draft.add(birth)
            return
        }
        birth.date = date(element)
        if birth.date == nil {
            // What the fields don't say, the remark may: `between 1968 and 1973`, `DOB: 30.12.1965 or 19.12.1962`.
            let noted = element.values("remark").flatMap { PartialDate.readingAll(EUReader.withoutLabel($0)) }
            birth.date = noted.first
            for date in noted.dropFirst() { draft.add(Birth(date: date, country: birth.country, note: birth.note)) }
        }
        if birth.date == nil, !said.isEmpty {
            quirks.note("date of birth not readable: kept as a note", line: element.line, "\(draft.designation.id) \(said)")
            birth.note = [said, birth.note].filter { !$0.isEmpty }.joined(separator: "; ")
        }
        if element[attribute: "circa"] == "true" { birth.date?.isCirca = true }
        draft.add(birth)
    }

    private func date(_ element: XMLElement) -> PartialDate? {
        if let date = PartialDate(reading: element[attribute: "birthdate"]) { return date }
        let from = element[attribute: "yearRangeFrom"]
        let to = element[attribute: "yearRangeTo"]
        if !from.isEmpty || !to.isEmpty,
            let date = PartialDate(reading: from.isEmpty || to.isEmpty ? from + to : "\(from)..\(to)")
        {
            return date
        }
        func part(_ name: String) -> String {
            let text = element[attribute: name]
            return text.isEmpty ? "0" : text
        }
        return PartialDate(reading: "\(part("dayOfMonth")).\(part("monthOfYear")).\(element[attribute: "year"])")
    }

    private static func withoutLabel(_ remark: String) -> String {
        for label in ["Date of birth:", "DOB:"] {
            if let rest = remark.dropping(prefix: label) { return rest }
        }
        return remark
    }

    // MARK: - Identifications and addresses

    private mutating func takeIdentification(_ element: XMLElement, _ draft: inout DesignationDraft) {
        let code = element[attribute: "identificationTypeCode"]
        let remarks = element.values("remark")
        var notes = code == "passport" ? [] : [element[attribute: "identificationTypeDescription"]]
        if element[attribute: "diplomatic"] == "true" { notes.append("diplomatic") }
        if element[attribute: "knownExpired"] == "true" { notes.append("expired") }
        if element[attribute: "knownFalse"] == "true" { notes.append("false") }
        if element[attribute: "reportedLost"] == "true" { notes.append("reported lost") }
        if element[attribute: "revokedByIssuer"] == "true" { notes.append("revoked") }
        for (label, name) in [
            ("issued by", "issuedBy"), ("issued", "issueDate"), ("valid from", "validFrom"), ("valid to", "validTo"),
            ("region", "region"), ("name on document", "nameOnDocument"), ("Latin number", "latinNumber"),
        ] {
            let value = element[attribute: name]
            if !value.isEmpty { notes.append("\(label) \(value)") }
        }
        notes.append(contentsOf: remarks)
        let number = element[attribute: "number"].isEmpty ? element[attribute: "latinNumber"] : element[attribute: "number"]
        guard !number.isEmpty else {
            quirks.note("document without a number: kept as a remark", line: element.line, draft.designation.id)
            draft.add(remark: notes.filter { !$0.isEmpty }.joined(separator: "; "))
            return
        }
        draft.add(
            Identifier(
                kind: kind(code: code, remarks: remarks, element, draft), value: number, country: EUReader.country(element),
                note: notes.filter { !$0.isEmpty }.joined(separator: "; ")))
    }

    private mutating func kind(code: String, remarks: [String], _ element: XMLElement, _ draft: DesignationDraft) -> String {
        if let kind = EUDocument.kind(code: code, remarks: remarks) { return kind }
        quirks.note("identification type not known: kept as other", line: element.line, "\(draft.designation.id) \(code)")
        return "other"
    }

    private mutating func takeAddress(_ element: XMLElement, _ draft: inout DesignationDraft) {
        let street = [element[attribute: "street"], element[attribute: "poBox"], element[attribute: "place"]]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        var notes = element.values("remark")
        if element[attribute: "asAtListingTime"] == "true" { notes.insert("at the time of listing", at: 0) }
        draft.add(
            Address(
                street: street, city: element[attribute: "city"], region: element[attribute: "region"],
                postalCode: element[attribute: "zipCode"], country: EUReader.country(element),
                note: notes.joined(separator: "; ")))
        for contact in element.all("contactInfo") {
            let kind =
                switch contact[attribute: "key"] {
                case "PHONE", "FAX": "phone"
                case "WEB": "website"
                case "EMAIL": "email"
                default: "other"
                }
            let note = kind == "phone" || kind == "other" ? contact[attribute: "key"].asciiLowercased : ""
            for value in contact[attribute: "value"].pieces(separatedBy: UInt8(ascii: ";")) {
                draft.add(Identifier(kind: kind, value: value, note: note == "phone" ? "" : note))
            }
        }
    }

    // MARK: - Acts

    private func takeActs(_ entry: XMLElement, _ draft: inout DesignationDraft) {
        let regulations = entry.all("regulation")
        let summaries = entry.children.flatMap { $0.all("regulationSummary") }
        let designated = PartialDate(reading: entry[attribute: "designationDate"])
        let published = (regulations + summaries).compactMap { PartialDate(reading: $0[attribute: "publicationDate"]) }
            .sorted { $0.earliest < $1.earliest }
        draft.update { designation in
            for act in regulations {
                let programme = act[attribute: "programme"]
                if !programme.isEmpty { designation.programmes.appendUnique(programme) }
            }
            for act in regulations + summaries {
                let title = act[attribute: "numberTitle"]
                if !title.isEmpty { designation.legalBasis.appendUnique(title) }
            }
            // The list's own date of designation stands in half the entries; else the oldest act that the entry names.
            designation.listedOn = designated ?? published.first
            for date in published where date.earliest > designation.listedOn?.earliest ?? date.earliest {
                designation.updatedOn.appendUnique(date)
            }
            designation.measures = [.assetFreeze]
        }
        let details = entry[attribute: "designationDetails"]
        if !details.isEmpty { draft.add(remark: details) }
        let reference = entry[attribute: "unitedNationId"]
        if !reference.isEmpty { draft.add(remark: CrossReference.unitedNations.remark(reference)) }
    }
}
