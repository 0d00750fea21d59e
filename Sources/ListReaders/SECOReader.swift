import SanctionsModel

/// Switzerland's sanctions list of the State Secretariat for Economic Affairs (SECO), XML.
///
/// Source: https://www.seco.admin.ch, schema of `swiss-sanctions-list`. The id is the target's `ssid`, the version the root's
/// `date`. A file that calls itself an amendment holds what changed and not the list, and is marked an excerpt. A target
/// whose last modification is its de-listing is not in force and is left out, counted.
struct SECOReader: ListFormatReader {
    static let format = ListFormat.secoXML
    private var list = DraftList(id: "ch")
    private var places: [String: XMLElement] = [:]
    private var sets: [String: (programme: XMLElement, name: String)] = [:]
    private var targets: [XMLElement] = []
    private let file: String

    private init(file: String) { self.file = file }

    static func recognises(_ head: FileHead) -> Bool { head.xmlRoot == "swiss-sanctions-list" }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = SECOReader(file: source.name)
        var root = XMLElement(name: "", line: 0)
        try XMLEntries.read(bytes, file: source.name, depth: 2) { element throws(ListError) in
            guard element.name == "swiss-sanctions-list" else {
                throw ListError(
                    file: source.name, line: element.line, reason: "the root is <\(element.name)>, not <swiss-sanctions-list>")
            }
            root = element
        } entry: { element throws(ListError) in
            switch element.name {
            case "sanctions-program": reader.takeProgramme(element)
            case "place": reader.places[element[attribute: "ssid"]] = element
            // Places and programmes may follow the targets that name them.
            case "target": reader.targets.append(element)
            default: reader.list.quirks.note("unknown element <\(element.name)> not read", line: element.line, element.value)
            }
        }
        for target in reader.targets { try reader.take(target) }
        let date = root[attribute: "date"]
        var list = try reader.list.finished(
            title: "SECO sanctions list", version: date, date: PartialDate(reading: date), file: source)
        list.isExcerpt = root[attribute: "list-type"] == "amendment"
        return list
    }

    /// The English text of a repeated element, else the first.
    private static func english(_ elements: [XMLElement]) -> String {
        (elements.first { $0[attribute: "lang"] == "eng" } ?? elements.first)?.value ?? ""
    }

    private mutating func takeProgramme(_ programme: XMLElement) {
        let all = programme.all("sanctions-set")
        for set in all {
            let id = set[attribute: "ssid"]
            sets[id] = (programme, SECOReader.english(all.filter { $0[attribute: "ssid"] == id }))
        }
    }

    // MARK: - Targets

    private mutating func take(_ target: XMLElement) throws(ListError) {
        list.entryCount += 1
        let reference = target[attribute: "ssid"]
        guard !reference.isEmpty else { throw ListError(file: file, line: target.line, reason: "a target has no ssid") }
        guard isInForce(target, reference) else { return }
        let kinds = ["individual", "entity", "object"]
        let body = target.children.first { kinds.contains($0.name) } ?? XMLElement(name: "", line: target.line)
        var draft = DesignationDraft(
            authority: list.id, reference: reference, type: type(of: body, reference), line: target.line)
        if let gender = FactsInProse.gender(body[attribute: "sex"]) { draft.update { $0.genders = [gender] } }
        takeSets(of: target, &draft)
        takeModifications(of: target, &draft)
        for child in target.children {
            switch child.name {
            case "sanctions-set-id", "modification", "individual", "entity", "object": continue
            case "foreign-identifier": draft.add(reference: child.value, on: "Foreign")
            default: draft.keepAsRemark(child.name, child.value, line: child.line, &list.quirks)
            }
        }
        let identities = body.all("identity")
        let main = identities.firstIndex { $0[attribute: "main"] == "true" } ?? 0
        for (index, identity) in identities.enumerated() { takeIdentity(identity, isMain: index == main, &draft) }
        for child in body.children {
            switch child.name {
            case "identity": continue
            case "justification": draft.add(remark: child.value)
            case "other-information": takeOtherInformation(child.value, &draft)
            case "relation":
                let words = [child[attribute: "relation-type"], "ch:" + child[attribute: "target-id"], child.value("remark")]
                draft.add(remark: "Related: " + words.filter { !$0.isEmpty }.joined(separator: " "))
            default: draft.keepAsRemark(child.name, child.value, line: child.line, &list.quirks)
            }
        }
        list.add(draft)
    }

    private mutating func type(of body: XMLElement, _ reference: String) -> PartyType {
        switch (body.name, body[attribute: "object-type"]) {
        case ("individual", _): return .person
        case ("entity", _): return .organisation
        case ("object", "vessel"): return .vessel
        case ("object", "aircraft"): return .aircraft
        case (let name, let kind):
            list.quirks.note("type of target not known: any is assumed", line: body.line, "ch:\(reference) \(name) \(kind)")
            return .any
        }
    }

    /// The modifications in the order of their dates; those without a date keep their place.
    private static func modifications(of target: XMLElement) -> [(kind: String, date: PartialDate?)] {
        let all = target.all("modification").map { modification in
            let dates = ["effective-date", "publication-date", "enactment-date"].compactMap {
                PartialDate(reading: modification[attribute: $0])
            }
            return (kind: modification[attribute: "modification-type"], date: dates.first)
        }
        guard all.allSatisfy({ $0.date != nil }) else { return all }
        return all.enumerated().sorted { a, b in
            guard let first = a.element.date?.earliest, let second = b.element.date?.earliest, first != second else {
                return a.offset < b.offset
            }
            return first < second
        }.map(\.element)
    }

    private mutating func isInForce(_ target: XMLElement, _ reference: String) -> Bool {
        guard SECOReader.modifications(of: target).last?.kind == "de-listed" else { return true }
        list.quirks.note("target de-listed: not in force, left out", line: target.line, "ch:\(reference)")
        return false
    }

    private func takeModifications(of target: XMLElement, _ draft: inout DesignationDraft) {
        for (kind, date) in SECOReader.modifications(of: target) {
            guard let date else { continue }
            switch kind {
            case "listed": draft.add(listedOn: date)
            case "de-listed": draft.add(remark: "De-listed on \(date), listed again since")
            default: draft.update { $0.updatedOn.appendUnique(date) }
            }
        }
    }

    // MARK: - Sets of measures

    private mutating func takeSets(of target: XMLElement, _ draft: inout DesignationDraft) {
        var ids = target.values("sanctions-set-id")
        let attribute = target[attribute: "sanctions-set-id"]
        if !attribute.isEmpty { ids.append(attribute) }
        for id in ids {
            guard let set = sets[id] else {
                list.quirks.note(
                    "set of sanctions not in the file: an asset freeze is assumed", line: target.line,
                    "\(draft.designation.id) \(id)")
                continue
            }
            draft.add(programme: SECOReader.english(set.programme.all("program-key")))
            draft.add(legalBasis: SECOReader.english(set.programme.all("program-name")))
            for measure in SECOReader.measures(of: set.name) { draft.add(measure: measure) }
        }
        if draft.designation.measures.isEmpty { draft.add(measure: .assetFreeze) }
    }

    /// What a set orders, by the English words of its name; a set that names none of them orders what its name says.
    private static func measures(of name: String) -> [Measure] {
        let lower = name.asciiLowercased
        var measures: [Measure] = []
        if lower.offset(of: "financ") != nil || lower.offset(of: "freez") != nil || lower.offset(of: "assets") != nil {
            measures.append(.assetFreeze)
        }
        if lower.offset(of: "travel") != nil || lower.offset(of: "entry") != nil { measures.append(.travelBan) }
        if lower.offset(of: "arms") != nil || lower.offset(of: "military") != nil { measures.append(.armsEmbargo) }
        guard measures.isEmpty, !name.isEmpty else { return measures }
        let words = name.slice(0, name.offset(of: ",") ?? name.utf8.count).asciiLowercased.words
        return [Measure(words.joined(separator: "-"))]
    }

    // MARK: - Identities

    private mutating func takeIdentity(_ identity: XMLElement, isMain: Bool, _ draft: inout DesignationDraft) {
        var dates: [Birth] = []
        var born: [Birth] = []
        for child in identity.children {
            switch child.name {
            case "name": takeName(child, isMain: isMain, &draft)
            case "nationality":
                for country in child.all("country") { draft.add(nationality: SECOReader.code(country)) }
            case "day-month-year": dates += birth(child, draft)
            case "place-of-birth":
                let place = address(child)
                born.append(Birth(city: place.city, region: place.region, country: place.country, note: place.note))
            case "address": draft.add(address(child))
            case "identification-document": takeDocument(child, &draft)
            default: draft.keepAsRemark(child.name, child.value, line: child.line, &list.quirks)
            }
        }
        if draft.designation.type == .person {
            draft.add(births: dates, places: born)
        } else {
            // The founding of a company, the building of a ship.
            for birth in dates {
                draft.add(
                    remark: "Date: \([birth.date?.description ?? "", birth.note].filter { !$0.isEmpty }.joined(separator: " "))")
            }
        }
    }

    private mutating func takeName(_ name: XMLElement, isMain: Bool, _ draft: inout DesignationDraft) {
        let kind = name[attribute: "name-type"]
        let isLow = name[attribute: "quality"] == "low"
        if !["primary-name", "alias", "formerly-known-as"].contains(kind) {
            list.quirks.note("type of name not known: taken as an alias", line: name.line, "\(draft.designation.id) \(kind)")
        }
        let spellings = SECOSpellings(name)
        if spellings.isCut {
            list.quirks.note("name in more spellings than are read: the first are kept", line: name.line, draft.designation.id)
        }
        for title in spellings.titles { draft.add(title: title) }
        for (index, spelling) in spellings.all.enumerated() {
            let isPrimary = index == 0 && isMain && kind == "primary-name"
            let quality: ListedName.Quality = isLow ? .weak : isPrimary ? .primary : .strong
            draft.addName(
                ListedName(
                    spelling.text, quality: quality, family: spelling.family, given: spelling.given, language: spelling.language),
                line: name.line, &list.quirks)
        }
    }

    private mutating func birth(_ element: XMLElement, _ draft: DesignationDraft) -> [Birth] {
        let (day, month, year) = (element[attribute: "day"], element[attribute: "month"], element[attribute: "year"])
        guard !(day + month + year).isEmpty else { return [] }
        let calendar = element[attribute: "calendar"]
        var text = "\(day.isEmpty ? "0" : day).\(month.isEmpty ? "0" : month).\(year)"
        switch calendar {
        case "", "Gregorian": break
        case "Hijri", "Islamic": text += " AH"
        case "Jalali", "Persian", "Iranian": text += " SH"
        default: text += " \(calendar)"
        }
        guard var date = PartialDate(reading: text) else {
            list.quirks.note(
                "date of birth not readable: kept as a note", line: element.line, "\(draft.designation.id) \(text)")
            return [Birth(note: text)]
        }
        let isLow = element[attribute: "quality"] == "low"
        if isLow { date.isCirca = true }
        return [Birth(date: date, note: text.hasSuffix("H") ? "\(day).\(month).\(year) \(calendar)" : "")]
    }

    private static func code(_ country: XMLElement) -> String {
        let code = country[attribute: "iso-code"]
        return code.isEmpty ? country.value : code
    }

    /// An element that names a place of the file and adds to it.
    private func address(_ element: XMLElement) -> Address {
        let place = places[element[attribute: "place-id"]]
        func value(_ name: String) -> String {
            let own = element.value(name)
            return own.isEmpty ? place?.value(name) ?? "" : own
        }
        let country = (element.first("country") ?? place?.first("country")).map(SECOReader.code) ?? ""
        let box = value("p-o-box")
        let street = [value("c-o"), value("address-details"), box.isEmpty ? "" : "P.O. Box \(box)"].filter { !$0.isEmpty }
        return Address(
            street: street.joined(separator: ", "), city: value("location"), region: value("area"),
            postalCode: value("zip-code"), country: country, note: value("remarks"))
    }

    private mutating func takeDocument(_ document: XMLElement, _ draft: inout DesignationDraft) {
        let type = document[attribute: "document-type"]
        let number = document.value("number")
        var notes = ["passport", "id-card"].contains(type) ? [] : [type]
        for (label, name) in [("issued", "date-of-issue"), ("expires", "expiry-date")] {
            let value = document.value(name)
            if !value.isEmpty { notes.append("\(label) \(value)") }
        }
        notes += document.values("remark")
        let note = notes.filter { !$0.isEmpty }.joined(separator: "; ")
        guard !number.isEmpty else {
            list.quirks.note("document without a number: kept as a remark", line: document.line, draft.designation.id)
            return draft.add(remark: ["Document", type, note].filter { !$0.isEmpty }.joined(separator: " "))
        }
        let issuer = document.first("issuer")
        let code = issuer?[attribute: "code"] ?? ""
        let kind =
            switch type {
            case "passport", "diplomatic-passport", "service-passport", "resident-permit-passport": "passport"
            case "id-card", "identity-card", "resident-permit", "residence-permit": "national-id"
            case "driving-license", "driving-licence", "driving-permit": "driving-licence"
            default: IdentifierKind(word: type).rawValue
            }
        draft.add(Identifier(kind: kind, value: number, country: code.isEmpty ? issuer?.value ?? "" : code, note: note))
    }

    private func takeOtherInformation(_ text: String, _ draft: inout DesignationDraft) {
        let identifiers = LabelledIdentifiers.identifiers(in: text)
        for identifier in identifiers { draft.add(identifier) }
        if identifiers.isEmpty { draft.add(remark: text) }
    }
}
