import JSON
import SanctionsModel

/// Lists in Senzing's entity format, JSON Lines: a record a party, its attributes flat, in lists of objects, or in `FEATURES`.
///
/// Source: Senzing's entity specification, https://www.senzing.com/docs/entity_specification. The list's id is `DATA_SOURCE`
/// in lower case, the reference `RECORD_ID`. Attributes may have a label before them, `HOME_ADDR_CITY`; those of one label,
/// or of one object, belong together. What the specification doesn't name is kept as a remark and counted.
struct SenzingReader: ListFormatReader {
    static let format = ListFormat.senzingJSON

    static func recognises(_ head: FileHead) -> Bool {
        let keys = head.jsonKeys
        return keys.contains("RECORD_ID") && keys.contains("DATA_SOURCE")
    }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader: SenzingReader?
        try JSONLists.records(bytes, file: source.name) { record throws(ListError) in
            let id = record.text("DATA_SOURCE").asciiLowercased.words.joined(separator: "-")
            guard !id.isEmpty, !record.text("RECORD_ID").isEmpty else {
                throw ListError(file: source.name, line: record.line, reason: "a record has no DATA_SOURCE or no RECORD_ID")
            }
            var current = reader ?? SenzingReader(id: id)
            guard current.list.id == id else {
                throw ListError(
                    file: source.name, line: record.line,
                    reason: "a record of \(id) in a list of \(current.list.id): one file holds one data source")
            }
            current.take(record)
            reader = current
        }
        guard var reader else { throw ListError(file: source.name, reason: "the list holds no entry") }
        return try reader.list.finished(
            title: "Data source \(reader.list.id)", version: reader.lastChange,
            date: PartialDate(reading: reader.lastChange.slice(0, 10)), file: source)
    }

    private var list: DraftList
    private var lastChange = ""

    private init(id: String) { list = DraftList(id: id) }

    // MARK: - One record

    private mutating func take(_ record: JSONValue) {
        list.entryCount += 1
        var draft = DesignationDraft(
            authority: list.id, reference: record.text("RECORD_ID"), type: type(of: record), line: record.line)
        var births: [Birth] = []
        var places: [Birth] = []
        for group in SenzingFeature.features(of: record) {
            takeName(group, &draft)
            takeAddress(group, &draft)
            for text in group.values("DATE_OF_BIRTH") {
                births += DesignationDraft.birth(text, id: draft.designation.id, line: record.line, &list.quirks)
            }
            places += group.values("PLACE_OF_BIRTH").map { Birth(city: $0) }
            for name in ["NATIONALITY", "CITIZENSHIP"] {
                for value in group.values(name) { draft.add(nationality: SenzingFeature.country(value)) }
            }
            for name in ["REGISTRATION_COUNTRY", "COUNTRY_OF_ASSOCIATION"] {
                for value in group.values(name) { takeCountry(SenzingFeature.country(value), &draft) }
            }
            for word in group.values("GENDER") {
                if let gender = FactsInProse.gender(word) {
                    draft.update { $0.genders.appendUnique(gender) }
                } else {
                    draft.keepAsRemark("GENDER", word, line: record.line, &list.quirks)
                }
            }
            takeIdentifiers(group, &draft)
            for (name, value) in group.remarks { draft.add(remark: "\(name): \(value)") }
            for (name, value) in group.unknown { draft.keepAsRemark(name, value, line: record.line, &list.quirks) }
            if group.isRelation {
                list.quirks.note("relation to another record not kept", line: record.line, draft.designation.id)
            }
        }
        draft.add(births: births, places: places)
        let change = record.text("LAST_CHANGE")
        lastChange = max(lastChange, change)
        if let day = PartialDate(reading: change.slice(0, 10)) { draft.update { $0.updatedOn.appendUnique(day) } }
        list.add(draft)
    }

    private mutating func type(of record: JSONValue) -> PartyType {
        let features = record["FEATURES"]?.items ?? []
        let said = record.text("RECORD_TYPE")
        let word = said.isEmpty ? features.lazy.map { $0.text("RECORD_TYPE") }.first { !$0.isEmpty } ?? "" : said
        switch word.asciiLowercased {
        case "person", "individual": return .person
        case "organization", "organisation", "company": return .organisation
        case "vessel", "ship": return .vessel
        case "aircraft", "airplane": return .aircraft
        case "", "null": return .any
        default:
            list.quirks.note("type of record not known: any is assumed", line: record.line, word)
            return .any
        }
    }

    private mutating func takeName(_ group: SenzingFeature, _ draft: inout DesignationDraft) {
        let given = [group.value("NAME_FIRST"), group.value("NAME_MIDDLE")].filter { !$0.isEmpty }.joined(separator: " ")
        let family = group.value("NAME_LAST")
        let parts = [given, family, group.value("NAME_SUFFIX")].filter { !$0.isEmpty }.joined(separator: " ")
        let texts = group.values("NAME_FULL") + group.values("NAME_ORG") + (parts.isEmpty ? [] : [parts])
        let type = group.value("NAME_TYPE").isEmpty ? group.label : group.value("NAME_TYPE")
        let quality: ListedName.Quality =
            switch type.asciiLowercased {
            case "primary": .primary
            case "": draft.designation.names.isEmpty ? .primary : .strong
            case "weak", "nickname": .weak
            default: .strong
            }
        for text in texts {
            draft.addName(ListedName(text, quality: quality, family: family, given: given), line: draft.line, &list.quirks)
        }
        draft.add(title: group.value("NAME_PREFIX"))
    }

    private func takeAddress(_ group: SenzingFeature, _ draft: inout DesignationDraft) {
        let lines = (1...6).map { group.value("ADDR_LINE\($0)") }.filter { !$0.isEmpty }
        let type = group.value("ADDR_TYPE").isEmpty ? group.label : group.value("ADDR_TYPE")
        let full = group.value("ADDR_FULL")
        var address = Address(
            street: lines.isEmpty ? full : lines.joined(separator: ", "), city: group.value("ADDR_CITY"),
            region: group.value("ADDR_STATE"), postalCode: group.value("ADDR_POSTAL_CODE"),
            country: SenzingFeature.country(group.value("ADDR_COUNTRY")))
        guard !address.isEmpty else { return }
        address.note = type.asciiLowercased
        draft.add(address)
    }

    private func takeCountry(_ country: String, _ draft: inout DesignationDraft) {
        guard !country.isEmpty else { return }
        switch draft.designation.type {
        case .vessel, .aircraft: draft.add(nationality: country)
        default: draft.add(Address(country: country))
        }
    }

    private func takeIdentifiers(_ group: SenzingFeature, _ draft: inout DesignationDraft) {
        for (attribute, kind) in SenzingFeature.identifiers {
            let stem = attribute.slice(0, attribute.offset(of: "_NUMBER") ?? attribute.utf8.count)
            let country = ["COUNTRY", "STATE", "ISSUER"].lazy.map { group.value("\(stem)_\($0)") }.first { !$0.isEmpty } ?? ""
            let type = group.value("\(stem)_TYPE")
            for value in group.values(attribute) {
                // The type may tell the kind that the attribute leaves open: OTHER_ID_TYPE.
                let told = IdentifierKind(word: type)
                let isOpen = kind == "other" || attribute == "NATIONAL_ID_NUMBER" || attribute == "TAX_ID_NUMBER"
                draft.add(
                    Identifier(
                        kind: isOpen && told != .other ? told.rawValue : kind, value: value,
                        country: SenzingFeature.country(country), note: type))
            }
        }
    }
}
