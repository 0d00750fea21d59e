import SanctionsModel

/// OFAC's lists in the ENHANCED form (`SDN_ENHANCED.XML`, `CONS_ENHANCED.XML`, and what its list service makes of a search).
///
/// Source: https://sanctionslistservice.ofac.treas.gov, schema ENHANCED_XML. It says what the classic form says and more:
/// names in their original script, what is ordered, who is related to whom. The reference is `entity/@id`, the classic
/// form's `uid`. The version is `dataAsOf`. A file made by a choice of programmes is an excerpt. Its relationships, which
/// the model has no field for, are kept as remarks; the list's own keys (`identityId`, `versionId`) are no facts.
struct OFACEnhancedReader {
    private let file: String
    private var asOf = ""
    private var isExcerpt = false
    private var list = OFACOwnList()
    /// By their number; an element that gives the number alone is read by it.
    private var referenceValues: [String: String] = [:]
    private var featureTypes: [String: String] = [:]
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]
    private var entryCount = 0
    private var quirks = QuirkLog()

    private init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = OFACEnhancedReader(file: source.name)
        try XMLEntries.read(bytes, file: source.name, depth: 3) { root throws(ListError) in
            guard root.name == "sanctionsData" else {
                throw ListError(file: source.name, line: root.line, reason: "the root is <\(root.name)>, not <sanctionsData>")
            }
        } entry: { element throws(ListError) in
            try reader.takeElement(element)
        }
        guard reader.entryCount > 0 else { throw ListError(file: source.name, reason: "the list holds no entry") }
        let date = PartialDate(reading: reader.asOf)
        let designations = reader.list.finished(reader.drafts, &reader.quirks)
        var result = SourceList(
            id: reader.list.id, title: reader.list.title,
            version: reader.asOf.hasSuffix("T00:00:00")
                ? reader.asOf.slice(0, 10) : reader.asOf.isEmpty ? "unknown" : reader.asOf,
            date: date, files: [source], sha256: source.sha256, entryCount: reader.entryCount, designations: designations,
            quirks: reader.quirks.quirks)
        result.isExcerpt = reader.isExcerpt
        return result
    }

    private mutating func takeElement(_ element: XMLElement) throws(ListError) {
        switch element.name {
        case "dataAsOf": asOf = element.value
        case "filters":
            list.made = element.values("sanctionsLists", "sanctionsList")
            isExcerpt = element.children.contains { $0.name != "sanctionsLists" && !$0.isBlank }
        case "referenceValue": referenceValues[element[attribute: "refId"]] = element.value("value")
        case "featureType": featureTypes[element[attribute: "featureTypeId"]] = element.value("type")
        case "entity": try take(element)
        default: quirks.note("unknown element <\(element.name)> not read", line: element.line, element.value)
        }
    }

    /// The element's text, or what its number stands for.
    private func value(_ element: XMLElement?) -> String {
        guard let element else { return "" }
        let text = element.value
        return text.isEmpty ? referenceValues[element[attribute: "refId"]] ?? "" : text
    }

    // MARK: - One entity

    private mutating func take(_ entity: XMLElement) throws(ListError) {
        entryCount += 1
        let reference = entity[attribute: "id"]
        guard !reference.isEmpty else { throw ListError(file: file, line: entity.line, reason: "an entity has no id") }
        let general = entity.first("generalInfo") ?? XMLElement(name: "", line: entity.line)
        let type = OFACFacts.type(value(general.first("entityType")), line: entity.line, reference, &quirks)
        var draft = DesignationDraft(authority: OFACList.mainId, reference: reference, type: type, line: entity.line)
        for child in entity.children {
            switch child.name {
            case "generalInfo": takeGeneral(child, &draft)
            case "sanctionsLists": takeLists(child, &draft)
            case "sanctionsPrograms", "sanctionsTypes", "legalAuthorities": takeActs(child, &draft)
            case "names": takeNames(child, &draft)
            case "addresses": for address in child.all("address") { takeAddress(address, &draft) }
            case "features": takeFeatures(child, &draft)
            case "identityDocuments": for document in child.all("identityDocument") { takeDocument(document, entity, &draft) }
            case "relationships": for relationship in child.all("relationship") { takeRelationship(relationship, &draft) }
            default: keep(child, &draft)
            }
        }
        if let index = indexOfReference[reference] {
            quirks.note("id stands twice: entities joined", line: entity.line, reference)
            drafts[index].merge(draft)
        } else {
            indexOfReference[reference] = drafts.count
            drafts.append(draft)
        }
    }

    /// What the schema didn't have when this was written.
    private mutating func keep(_ element: XMLElement, _ draft: inout DesignationDraft) {
        guard !element.isBlank else { return }
        quirks.note("unknown element <\(element.name)>: kept as a remark", line: element.line, draft.designation.reference)
        draft.add(remark: "\(element.name): \(element.value)")
    }

    private mutating func takeGeneral(_ element: XMLElement, _ draft: inout DesignationDraft) {
        for child in element.children {
            switch child.name {
            case "identityId", "entityType": break
            case "title":
                for title in child.value.pieces(separatedBy: UInt8(ascii: ";")) { draft.add(title: title) }
            case "remarks": draft.add(remark: child.value)
            default: keep(child, &draft)
            }
        }
    }

    private mutating func takeLists(_ element: XMLElement, _ draft: inout DesignationDraft) {
        var names: [String] = []
        var dates: [PartialDate] = []
        for child in element.all("sanctionsList") {
            let name = value(child)
            let published = child[attribute: "datePublished"]
            names.append(name)
            if let date = PartialDate(reading: published) { dates.appendUnique(date) }
            draft.add(remark: "On the \(name)\(published.isEmpty ? "" : " since \(published)")")
        }
        dates.sort { $0.earliest < $1.earliest }
        draft.update { designation in
            designation.listedOn = dates.first
            designation.updatedOn = Array(dates.dropFirst())
        }
        list.count(lists: names)
    }

    private mutating func takeActs(_ element: XMLElement, _ draft: inout DesignationDraft) {
        for child in element.children {
            let text = value(child)
            guard !text.isEmpty else { continue }
            switch child.name {
            case "sanctionsProgram": draft.update { $0.programmes.appendUnique(text) }
            case "legalAuthority": draft.update { $0.legalBasis.appendUnique(text) }
            case "sanctionsType":
                let measure = OFACSanctionsTypes.measure(of: text)
                if measure == nil {
                    quirks.note(
                        "sanctions type not known: its own word is kept", line: child.line,
                        "\(draft.designation.reference) \(text)")
                }
                let own = Measure(text.asciiLowercased.words.joined(separator: "-"))
                draft.update { $0.measures.appendUnique(measure ?? own) }
                if measure != .assetFreeze { draft.add(remark: "Ordered: \(text)") }
            default: keep(child, &draft)
            }
        }
    }

    // MARK: - Names

    private mutating func takeNames(_ element: XMLElement, _ draft: inout DesignationDraft) {
        for name in element.all("name") {
            let isPrimary = name.value("isPrimary") == "true"
            let isWeak = name.value("isLowQuality") == "true"
            for translation in name.first("translations")?.all("translation") ?? [] {
                let isMain = isPrimary && translation.value("isPrimary") == "true"
                takeName(translation, quality: isMain ? .primary : isWeak ? .weak : .strong, &draft)
            }
        }
    }

    private mutating func takeName(_ translation: XMLElement, quality: ListedName.Quality, _ draft: inout DesignationDraft) {
        var parts = OFACNameParts()
        for part in translation.first("nameParts")?.all("namePart") ?? [] {
            parts.add(part.value("value").withoutDirectionMarks.collapsed, type: value(part.first("type")))
        }
        let first = translation.value("formattedFirstName").withoutDirectionMarks.collapsed
        let last = translation.value("formattedLastName").withoutDirectionMarks.collapsed
        var text = [first, last].filter { !$0.isEmpty }.joined(separator: " ")
        if text.isEmpty { text = parts.text }
        guard !text.isEmpty else {
            quirks.note("empty name left out", line: translation.line, draft.designation.reference)
            return
        }
        if draft.holds(text) {
            quirks.note(
                "alias repeats a name of its entry: joined", line: translation.line, "\(draft.designation.reference) \(text)")
        }
        var name = ListedName(text, quality: quality)
        if draft.designation.type == .person {
            // Original scripts stand whole in the last name; their parts tell which is which.
            name.given = first.isEmpty && text.offset(of: parts.given) != nil ? parts.given : first
            if !name.given.isEmpty { name.family = first.isEmpty && text.offset(of: parts.family) != nil ? parts.family : last }
        }
        if draft.addWithParts(name) {
            quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: translation.line,
                "\(draft.designation.reference) \(text)")
        }
    }

    // MARK: - Addresses

    private mutating func takeAddress(_ element: XMLElement, _ draft: inout DesignationDraft) {
        let country = value(element.first("country"))
        let translations = element.first("translations")?.all("translation") ?? []
        for translation in translations {
            var address = OFACFacts.Location(country: country)
            for part in translation.first("addressParts")?.all("addressPart") ?? [] {
                address.add(part.value("value"), type: value(part.first("type")))
            }
            draft.add(address.address)
        }
        if translations.isEmpty { draft.add(Address(country: country)) }
    }

    // MARK: - Features

    private mutating func takeFeatures(_ element: XMLElement, _ draft: inout DesignationDraft) {
        var dates: [Birth] = []
        var places: [Birth] = []
        for feature in element.all("feature") {
            let typeElement = feature.first("type")
            var type = typeElement?.value ?? ""
            if type.isEmpty { type = featureTypes[typeElement?[attribute: "featureTypeId"] ?? ""] ?? "" }
            var text = feature.value("value")
            if text.isEmpty { text = referenceValues[feature.value("valueRefId")] ?? "" }
            if text.isEmpty, let date = feature.first("valueDate").flatMap({ OFACEnhancedReader.date($0) }) {
                text = date.description
            }
            var notes = feature.values("comments")
            let reliability = value(feature.first("reliability"))
            if !reliability.isEmpty, reliability != "Confirmed" { notes.append("reliability: \(reliability)") }
            let note = notes.joined(separator: "; ")
            switch type {
            case "Birthdate":
                var birth = Birth(
                    date: PartialDate(reading: text) ?? feature.first("valueDate").flatMap { OFACEnhancedReader.date($0) })
                if birth.date == nil { birth = OFACFacts.birth(text, line: feature.line, draft, &quirks) }
                if !note.isEmpty { birth.note = [birth.note, note].filter { !$0.isEmpty }.joined(separator: "; ") }
                dates.append(birth)
            case "Place of Birth":
                var birth = OFACFacts.place(text)
                birth.note = note
                places.append(birth)
            default: OFACFacts.take(feature: type, value: text, note: note, line: feature.line, &draft, &quirks)
            }
        }
        for birth in OFACFacts.births(dates: dates, places: places) { draft.add(birth) }
    }

    /// From the first day on which it may have begun to the last on which it may have ended.
    private static func date(_ element: XMLElement) -> PartialDate? {
        let days = ["fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd"].compactMap { name in
            PartialDate(reading: element.value(name))
        }
        guard let first = days.map(\.earliest).min(), let last = days.map(\.latest).max() else { return nil }
        return PartialDate(from: first, to: last, isCirca: element.value("isApproximate") == "true")
    }

    // MARK: - Documents and relationships

    private mutating func takeDocument(_ document: XMLElement, _ entity: XMLElement, _ draft: inout DesignationDraft) {
        var notes: [String] = []
        var country = ""
        for child in document.children {
            switch child.name {
            case "type", "documentNumber": break
            case "name":
                // Said only where it is not the party's own name.
                let names = entity.first("names")?.all("name") ?? []
                let own = names.first { $0[attribute: "id"] == child[attribute: "nameId"] }
                if own?.value("isPrimary") != "true", !child.value.isEmpty { notes.append("in the name of \(child.value)") }
            case "isValid": if child.value == "false" { notes.append("not valid") }
            case "issuingCountry": country = value(child)
            case "issuingLocation": if value(child) != country { notes.append("issued in \(value(child))") }
            case "issuingAuthority": notes.append("issued by \(value(child))")
            case "issueDate", "expirationDate":
                let label = child.name == "issueDate" ? "issued" : "expires"
                if let date = OFACEnhancedReader.date(child) { notes.append("\(label) \(date)") }
            case "comments": notes.append(child.value)
            case "idFeatures": notes.append(contentsOf: child.values("idFeature"))
            default: keep(child, &draft)
            }
        }
        let type = value(document.first("type"))
        let number = document.value("documentNumber")
        let note = notes.filter { !$0.isEmpty }.joined(separator: "; ")
        guard !number.isEmpty else {
            quirks.note(
                "identifier without a number: kept as a remark", line: document.line, "\(draft.designation.reference) \(type)")
            draft.add(remark: [type, country, note].filter { !$0.isEmpty }.joined(separator: "; "))
            return
        }
        OFACFacts.take(type: type, value: number, country: country, note: note, line: document.line, &draft, &quirks)
    }

    private func takeRelationship(_ element: XMLElement, _ draft: inout DesignationDraft) {
        let other = element.first("relatedEntity")
        let quality = value(element.first("quality"))
        let notes = ([quality.isEmpty ? "" : "quality \(quality.asciiLowercased)"] + element.values("comments")).filter {
            !$0.isEmpty
        }
        draft.add(
            remark: OFACFacts.relationship(
                value(element.first("type")), name: value(other), reference: other?[attribute: "entityId"] ?? "", notes: notes))
    }
}
