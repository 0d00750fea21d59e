import SanctionsModel

/// OFAC's SDN and consolidated lists in their classic XML (`sdn.xml`, `consolidated.xml`), in any namespace.
///
/// Source: https://sanctionslist.ofac.treas.gov. The version is `Publish_Date`, month first in the file, as ISO 8601.
/// `Record_Count` must not exceed the entries read: a list that lost entries on its way is refused.
struct OFACXMLReader {
    private let file: String
    private var published = XMLElement(name: "", line: 0)
    private var list = OFACList()
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]
    private var entryCount = 0
    private var quirks = QuirkLog()

    private init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = OFACXMLReader(file: source.name)
        try XMLEntries.read(bytes, file: source.name, depth: 2) { root throws(ListError) in
            guard root.name == "sdnList" else {
                throw ListError(file: source.name, line: root.line, reason: "the root is <\(root.name)>, not <sdnList>")
            }
        } entry: { element throws(ListError) in
            switch element.name {
            case "publshInformation", "publishInformation": reader.published = element
            case "sdnEntry": try reader.take(element)
            default: reader.quirks.note("unknown element <\(element.name)> not read", line: element.line, element.value)
            }
        }
        try reader.checkCount()
        let date = reader.publishDate()
        let designations = reader.list.finished(reader.drafts, &reader.quirks)
        var result = SourceList(
            id: reader.list.id, title: reader.list.title,
            version: date?.description
                ?? (reader.published.value("Publish_Date").isEmpty ? "unknown" : reader.published.value("Publish_Date")),
            date: date, files: [source], sha256: source.sha256, entryCount: reader.entryCount, designations: designations,
            quirks: reader.quirks.quirks)
        result.statedEntryCount = Int(reader.published.value("Record_Count"))
        return result
    }

    private mutating func checkCount() throws(ListError) {
        guard entryCount > 0 else { throw ListError(file: file, reason: "the list holds no entry") }
        let text = published.value("Record_Count")
        guard let count = Int(text) else {
            quirks.note("no Record_Count to check the entries against", line: max(published.line, 1), text)
            return
        }
        guard count <= entryCount else {
            throw ListError(
                file: file, line: published.line,
                reason: "Record_Count says \(count) entries, the file holds \(entryCount): entries are missing")
        }
        if count < entryCount {
            quirks.note("more entries than Record_Count says", line: published.line, "\(count), the file holds \(entryCount)")
        }
    }

    private func publishDate() -> PartialDate? {
        let parts = published.value("Publish_Date").pieces(separatedBy: UInt8(ascii: "/")).compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        return PartialDate(year: parts[2], month: parts[0], day: parts[1])
    }

    // MARK: - One entry

    private mutating func take(_ entry: XMLElement) throws(ListError) {
        entryCount += 1
        let reference = entry.value("uid")
        guard !reference.isEmpty else { throw ListError(file: file, line: entry.line, reason: "an entry has no uid") }
        let type = OFACFacts.type(entry.value("sdnType"), line: entry.line, reference, &quirks)
        // The list's id is known at the end only; `OFACList` puts it in.
        var draft = DesignationDraft(authority: "us-sdn", reference: reference, type: type, line: entry.line)
        take(name: entry, quality: .primary, &draft)
        if draft.designation.names.isEmpty { quirks.note("entry with an empty name", line: entry.line, reference) }
        for child in entry.children { takeChild(child, &draft) }
        let dates = entry.first("dateOfBirthList")?.all("dateOfBirthItem").map { $0.value("dateOfBirth") } ?? []
        let places = entry.first("placeOfBirthList")?.all("placeOfBirthItem").map { $0.value("placeOfBirth") } ?? []
        let births = OFACFacts.births(
            dates: dates.filter { !$0.isEmpty }.map { OFACFacts.birth($0, line: entry.line, draft, &quirks) },
            places: places.filter { !$0.isEmpty }.map(OFACFacts.place))
        for birth in births { draft.add(birth) }
        let designation = draft.designation
        list.count(programmes: designation.programmes, words: designation.remarks)
        if let index = indexOfReference[reference] {
            quirks.note("uid stands twice: entries joined", line: entry.line, reference)
            drafts[index].merge(draft)
        } else {
            indexOfReference[reference] = drafts.count
            drafts.append(draft)
        }
    }

    private mutating func takeChild(_ child: XMLElement, _ draft: inout DesignationDraft) {
        switch child.name {
        case "uid", "firstName", "lastName", "sdnType", "dateOfBirthList", "placeOfBirthList": break
        case "title":
            for title in child.value.pieces(separatedBy: UInt8(ascii: ";")) { draft.add(title: title) }
        case "remarks": draft.add(remark: child.value)
        case "programList":
            let programmes = child.values("program")
            draft.update { designation in
                for programme in programmes { designation.programmes.appendUnique(programme) }
                designation.legalBasis = OFACProgrammes.legalBasis(of: designation.programmes)
            }
        case "akaList":
            for alias in child.all("aka") { takeAlias(alias, &draft) }
        case "idList":
            for identifier in child.all("id") { takeIdentifier(identifier, &draft) }
        case "addressList":
            for address in child.all("address") {
                let street = ["address1", "address2", "address3"].map { address.value($0) }.filter { !$0.isEmpty }
                draft.add(
                    Address(
                        street: street.joined(separator: ", "), city: address.value("city"),
                        region: address.value("stateOrProvince"), postalCode: address.value("postalCode"),
                        country: address.value("country")))
            }
        case "nationalityList", "citizenshipList":
            let countries = child.children.flatMap { $0.values("country") }
            draft.update { designation in
                for country in countries { designation.nationalities.appendUnique(country) }
            }
        case "vesselInfo":
            for field in child.children { OFACFacts.take(vesselField: field.name, value: field.value, &draft) }
        default:
            guard !child.isBlank else { return }
            quirks.note("unknown element <\(child.name)>: kept as a remark", line: child.line, draft.designation.reference)
            draft.add(remark: "\(child.name): \(child.value)")
        }
    }

    private mutating func takeAlias(_ alias: XMLElement, _ draft: inout DesignationDraft) {
        let quality: ListedName.Quality
        switch alias.value("category").asciiLowercased {
        case "weak": quality = .weak
        case "strong": quality = .strong
        case let other:
            quality = .strong
            quirks.note("alias category not known: taken as strong", line: alias.line, "\(draft.designation.reference) \(other)")
        }
        let text = OFACXMLReader.text(alias)
        if text.isEmpty {
            quirks.note("empty alias left out", line: alias.line, draft.designation.reference)
        } else if draft.holds(text) {
            quirks.note("alias repeats a name of its entry: joined", line: alias.line, "\(draft.designation.reference) \(text)")
        }
        take(name: alias, quality: quality, &draft)
    }

    /// A name in reading order, `firstName lastName`.
    private static func text(_ element: XMLElement) -> String {
        [element.value("firstName"), element.value("lastName")].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private mutating func take(name element: XMLElement, quality: ListedName.Quality, _ draft: inout DesignationDraft) {
        let given = element.value("firstName")
        let family = element.value("lastName")
        let text = OFACXMLReader.text(element)
        let isPerson = draft.designation.type == .person
        let name = ListedName(
            text, quality: quality, family: isPerson && !given.isEmpty ? family : "", given: isPerson ? given : "")
        if draft.addWithParts(name) {
            quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: element.line,
                "\(draft.designation.reference) \(text)")
        }
    }

    private mutating func takeIdentifier(_ identifier: XMLElement, _ draft: inout DesignationDraft) {
        let type = identifier.value("idType")
        var notes: [String] = []
        for (label, name) in [("issued", "issueDate"), ("expires", "expirationDate")] {
            let value = identifier.value(name)
            if !value.isEmpty { notes.append("\(label) \(value)") }
        }
        let value = identifier.value("idNumber")
        if value.isEmpty {
            quirks.note(
                "identifier without a number: kept as a remark", line: identifier.line, "\(draft.designation.reference) \(type)")
            draft.add(remark: ([type] + notes).joined(separator: "; "))
            return
        }
        OFACFacts.take(
            type: type, value: value, country: identifier.value("idCountry"), note: notes.joined(separator: "; "),
            line: identifier.line, &draft, &quirks)
    }
}
