import SanctionsModel

/// OFAC's lists in the ADVANCED form (`sdn_advanced.xml`, `cons_advanced.xml`), in any namespace.
///
/// Source: OFAC, "Advanced Sanctions List Standard" (sdn_advanced.xsd), after the United Nations' "Advanced Sanctions Data
/// Model". Everything is a number that another section explains: reference values, locations and documents stand before
/// the parties, relationships and sanctions entries after them. The reference is `DistinctParty/@FixedRef`, the classic
/// form's `uid`. The version is `DateOfIssue`. A programme is a sanctions measure of the type `Program`, its tag the
/// comment. Relationships, which the model has no field for, are kept as remarks.
struct OFACAdvancedReader {
    private let file: String
    private var section = ""
    private var issued: [String: Int] = [:]
    private var values = OFACReferenceValues()
    private var locations: [String: OFACFacts.Location] = [:]
    /// By the identity that they are of.
    private var documents: [String: [XMLElement]] = [:]
    private var list = OFACOwnList()
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]
    private var indexOfProfile: [String: Int] = [:]
    private var entryCount = 0
    private var quirks = QuirkLog()

    private init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = OFACAdvancedReader(file: source.name)
        try XMLEntries.read(bytes, file: source.name, depth: 3) { root throws(ListError) in
            guard root.name == "Sanctions" else {
                throw ListError(file: source.name, line: root.line, reason: "the root is <\(root.name)>, not <Sanctions>")
            }
        } above: { element, depth throws(ListError) in
            if depth == 2 { reader.section = element.name }
        } entry: { element throws(ListError) in
            try reader.takeElement(element)
        }
        guard reader.entryCount > 0 else { throw ListError(file: source.name, reason: "the list holds no entry") }
        for (identity, documents) in reader.documents.sorted(by: { $0.key < $1.key }) {
            reader.quirks.note("document of an identity that no party has", line: documents[0].line, identity)
        }
        let date = reader.issueDate
        let designations = reader.list.finished(reader.drafts, &reader.quirks)
        return SourceList(
            id: reader.list.id, title: reader.list.title, version: date?.description ?? "unknown", date: date, files: [source],
            sha256: source.sha256, entryCount: reader.entryCount, designations: designations, quirks: reader.quirks.quirks)
    }

    private var issueDate: PartialDate? {
        guard let year = issued["Year"], let month = issued["Month"], let day = issued["Day"] else { return nil }
        return PartialDate(year: year, month: month, day: day)
    }

    private mutating func takeElement(_ element: XMLElement) throws(ListError) {
        switch (section, element.name) {
        case ("DateOfIssue", _): issued[element.name] = Int(element.value)
        case ("ReferenceValueSets", _): values.take(set: element)
        case ("Locations", "Location"): locations[element[attribute: "ID"]] = location(element)
        case ("IDRegDocuments", "IDRegDocument"): documents[element[attribute: "IdentityID"], default: []].append(element)
        case ("DistinctParties", "DistinctParty"): try take(party: element)
        case ("ProfileRelationships", "ProfileRelationship"): take(relationship: element)
        case ("SanctionsEntries", "SanctionsEntry"): take(entry: element)
        case ("SanctionsEntryLinks", _): quirks.note("link between sanctions entries not held", line: element.line, element.name)
        default: quirks.note("unknown element <\(element.name)> not read", line: element.line, element.value)
        }
    }

    // MARK: - Locations

    private func location(_ element: XMLElement) -> OFACFacts.Location {
        var country = values.text("Country", element.first("LocationCountry")?[attribute: "CountryID"] ?? "")
        if country.isEmpty, let area = element.first("LocationAreaCode") {
            country = values.attribute("AreaCode", area[attribute: "AreaCodeID"], "Description")
        }
        var location = OFACFacts.Location(country: country)
        for part in element.all("LocationPart") {
            let type = values.text("LocPartType", part[attribute: "LocPartTypeID"])
            // Further values are the same part in other words: they are not several streets.
            let all = part.all("LocationPartValue")
            guard let main = all.first(where: { $0[attribute: "Primary"] == "true" }) ?? all.first else { continue }
            location.add(main.value("Value"), type: type)
        }
        return location
    }

    // MARK: - Parties

    private mutating func take(party: XMLElement) throws(ListError) {
        entryCount += 1
        let reference = party[attribute: "FixedRef"]
        guard !reference.isEmpty else { throw ListError(file: file, line: party.line, reason: "a DistinctParty has no FixedRef") }
        let profiles = party.all("Profile")
        guard let first = profiles.first else {
            throw ListError(file: file, line: party.line, reason: "party \(reference) has no Profile")
        }
        var draft = DesignationDraft(
            authority: OFACList.mainId, reference: reference, type: type(of: first, reference), line: party.line)
        draft.add(remark: party.value("Comment"))
        for profile in profiles {
            for identity in profile.all("Identity") { take(identity: identity, &draft) }
            takeFeatures(profile.all("Feature"), &draft)
            for child in profile.children {
                switch child.name {
                case "Identity", "Feature", "SanctionsEntryReference": break
                case "Comment": draft.add(remark: child.value)
                case "ExternalReference":
                    let system = values.text("ExRefType", child[attribute: "ExRefTypeID"])
                    draft.add(remark: "\(system.isEmpty ? "Reference" : system): \(child.value("ExRefValue"))")
                default: quirks.note("unknown element <\(child.name)> of a profile not read", line: child.line, reference)
                }
            }
        }
        let index: Int
        if let known = indexOfReference[reference] {
            quirks.note("FixedRef stands twice: parties joined", line: party.line, reference)
            drafts[known].merge(draft)
            index = known
        } else {
            index = drafts.count
            indexOfReference[reference] = index
            drafts.append(draft)
        }
        for profile in profiles { indexOfProfile[profile[attribute: "ID"]] = index }
    }

    /// A party's type is told by its sub-type: those of ships and aircraft have names of their own, the others `Unknown`.
    private mutating func type(of profile: XMLElement, _ reference: String) -> PartyType {
        let id = profile[attribute: "PartySubTypeID"]
        var word = values.text("PartySubType", id)
        if PartyType(word: word) == nil || word.asciiLowercased == "unknown" {
            word = values.text("PartyType", values.attribute("PartySubType", id, "PartyTypeID"))
        }
        return OFACFacts.type(word.isEmpty ? "unknown" : word, line: profile.line, reference, &quirks)
    }

    // MARK: - Names

    private mutating func take(identity: XMLElement, _ draft: inout DesignationDraft) {
        var types: [String: String] = [:]
        for group in identity.first("NamePartGroups")?.all("MasterNamePartGroup").flatMap({ $0.all("NamePartGroup") }) ?? [] {
            types[group[attribute: "ID"]] = values.text("NamePartType", group[attribute: "NamePartTypeID"])
        }
        let isMain = identity[attribute: "Primary"] != "false"
        let isFalse = identity[attribute: "False"] == "true"
        if isFalse { draft.add(remark: "False identity: names and documents as used") }
        var documentedNames: [String: String] = [:]
        for alias in identity.all("Alias") {
            let isPrimary = isMain && !isFalse && alias[attribute: "Primary"] == "true"
            let isWeak = alias[attribute: "LowQuality"] == "true"
            for (place, name) in alias.all("DocumentedName").enumerated() {
                var parts = OFACNameParts()
                for value in name.all("DocumentedNamePart").flatMap({ $0.all("NamePartValue") }) {
                    parts.add(value.value.withoutDirectionMarks.collapsed, type: types[value[attribute: "NamePartGroupID"]] ?? "")
                }
                // The first documented name is the primary Latin one; those after it are other scripts of the same name.
                let status = values.text("DocNameStatus", name[attribute: "DocNameStatusID"]).asciiLowercased
                let isFirst = status.isEmpty ? place == 0 : status.hasPrefix("primary")
                take(parts, quality: isPrimary && isFirst ? .primary : isWeak ? .weak : .strong, line: name.line, &draft)
                if !isPrimary { documentedNames[name[attribute: "ID"]] = parts.text }
            }
        }
        for document in documents.removeValue(forKey: identity[attribute: "ID"]) ?? [] {
            take(document: document, names: documentedNames, &draft)
        }
    }

    private mutating func take(_ parts: OFACNameParts, quality: ListedName.Quality, line: Int, _ draft: inout DesignationDraft) {
        let text = parts.text
        guard !text.isEmpty else {
            quirks.note("empty name left out", line: line, draft.designation.reference)
            return
        }
        if draft.holds(text) {
            quirks.note("alias repeats a name of its entry: joined", line: line, "\(draft.designation.reference) \(text)")
        }
        var name = ListedName(text, quality: quality)
        if draft.designation.type == .person, !parts.given.isEmpty {
            name.given = parts.given
            name.family = parts.family
        }
        if draft.addWithParts(name) {
            quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: line,
                "\(draft.designation.reference) \(text)")
        }
    }

    // MARK: - Features

    private mutating func takeFeatures(_ features: [XMLElement], _ draft: inout DesignationDraft) {
        var dates: [Birth] = []
        var places: [Birth] = []
        for feature in features {
            let type = values.text("FeatureType", feature[attribute: "FeatureTypeID"])
            for version in feature.all("FeatureVersion") {
                var notes = version.values("Comment")
                let reliability = values.text("Reliability", version[attribute: "ReliabilityID"])
                if !["", "Confirmed", "Unknown"].contains(reliability) { notes.append("reliability: \(reliability)") }
                let note = notes.joined(separator: "; ")
                let sites = version.all("VersionLocation").compactMap { locations[$0[attribute: "LocationID"]] }
                let text = self.text(of: version, sites)
                switch type {
                case "Birthdate":
                    for period in version.all("DatePeriod") {
                        var birth = birth(period, draft)
                        birth.note = [birth.note, note].filter { !$0.isEmpty }.joined(separator: "; ")
                        dates.append(birth)
                    }
                    if version.first("DatePeriod") == nil, !text.isEmpty {
                        dates.append(OFACFacts.birth(text, line: version.line, draft, &quirks))
                    }
                case "Place of Birth":
                    var birth = OFACFacts.place(text)
                    if let place = sites.first {
                        birth = Birth(city: place.address.city, region: place.address.region, country: place.address.country)
                        if birth == Birth() { birth.city = place.text }
                    }
                    birth.note = note
                    places.append(birth)
                case "Location":
                    for place in sites {
                        var address = place.address
                        address.note = [address.note, note].filter { !$0.isEmpty }.joined(separator: "; ")
                        draft.add(address)
                    }
                    if sites.isEmpty { draft.add(Address(street: text, note: note)) }
                case "":
                    quirks.note("feature of an unknown type: kept as a remark", line: feature.line, draft.designation.reference)
                    draft.add(remark: text)
                default: OFACFacts.take(feature: type, value: text, note: note, line: version.line, &draft, &quirks)
                }
            }
        }
        for birth in OFACFacts.births(dates: dates, places: places) { draft.add(birth) }
    }

    /// What a version of a feature says, whichever of the forms it has.
    private func text(of version: XMLElement, _ places: [OFACFacts.Location]) -> String {
        var texts: [String] = []
        for detail in version.all("VersionDetail") {
            let said = [values.text("DetailReference", detail[attribute: "DetailReferenceID"]), detail.value]
            for text in said where !text.isEmpty { texts.appendUnique(text) }
        }
        if texts.isEmpty { texts = places.map(\.text) }
        if texts.isEmpty { texts = version.all("DatePeriod").compactMap { OFACAdvancedReader.date($0)?.description } }
        return texts.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private mutating func birth(_ period: XMLElement, _ draft: DesignationDraft) -> Birth {
        let calendar = values.text("CalendarType", period[attribute: "CalendarTypeID"])
        let date = OFACAdvancedReader.date(period)
        guard calendar.isEmpty || calendar == "Gregorian" else {
            quirks.note(
                "date in another calendar: kept as a note", line: period.line, "\(draft.designation.reference) \(calendar)")
            return Birth(note: "\(calendar) calendar: \(date?.description ?? "")")
        }
        if date == nil { quirks.note("date of birth not readable: left out", line: period.line, draft.designation.reference) }
        return Birth(date: date)
    }

    /// From the first day on which a period may begin to the last on which it may end.
    private static func date(_ period: XMLElement) -> PartialDate? {
        var days: [PartialDate.Day] = []
        var isCirca = false
        for boundary in period.children where boundary.name == "Start" || boundary.name == "End" {
            if boundary[attribute: "Approximate"] == "true" { isCirca = true }
            for point in boundary.children where point.name == "From" || point.name == "To" {
                if let day = day(point) { days.append(day) }
            }
        }
        guard let first = days.min(), let last = days.max() else { return nil }
        return PartialDate(from: first, to: last, isCirca: isCirca)
    }

    private static func day(_ point: XMLElement) -> PartialDate.Day? {
        guard let year = Int(point.value("Year")) else { return nil }
        return PartialDate.Day(year: year, month: Int(point.value("Month")) ?? 1, day: Int(point.value("Day")) ?? 1)
    }

    // MARK: - Documents

    private mutating func take(document: XMLElement, names: [String: String], _ draft: inout DesignationDraft) {
        var notes: [String] = []
        for date in document.all("DocumentDate") {
            let type = values.text("IDRegDocDateType", date[attribute: "IDRegDocDateTypeID"]).asciiLowercased
            let label = type.hasPrefix("issue") ? "issued" : type.hasPrefix("expir") ? "expires" : type
            if let day = date.first("DatePeriod").flatMap({ OFACAdvancedReader.date($0) }) { notes.append("\(label) \(day)") }
        }
        let country = values.text("Country", document[attribute: "IssuedBy-CountryID"])
        if let place = locations[document[attribute: "IssuedIn-LocationID"]], place.text != country {
            notes.append("issued in \(place.text)")
        }
        let authority = document.value("IssuingAuthority")
        if !authority.isEmpty { notes.append("issued by \(authority)") }
        let validity = values.text("Validity", document[attribute: "ValidityID"])
        if !["", "Valid", "Unknown"].contains(validity) { notes.append(validity.asciiLowercased) }
        for reference in document.all("DocumentedNameReference") {
            if let name = names[reference[attribute: "DocumentedNameID"]], !name.isEmpty {
                notes.append("in the name of \(name)")
            }
        }
        let number = document.value("IDRegistrationNo")
        notes.append(contentsOf: document.values("Comment").filter { $0 != number })
        let type = values.text("IDRegDocType", document[attribute: "IDRegDocTypeID"])
        let note = notes.joined(separator: "; ")
        guard !number.isEmpty else {
            quirks.note(
                "identifier without a number: kept as a remark", line: document.line, "\(draft.designation.reference) \(type)")
            draft.add(remark: [type, country, note].filter { !$0.isEmpty }.joined(separator: "; "))
            return
        }
        OFACFacts.take(type: type, value: number, country: country, note: note, line: document.line, &draft, &quirks)
    }

    // MARK: - Relationships and sanctions entries

    private mutating func take(relationship: XMLElement) {
        let other = relationship[attribute: "To-ProfileID"]
        guard let index = indexOfProfile[relationship[attribute: "From-ProfileID"]] else {
            quirks.note(
                "relationship of a party that the file does not hold", line: relationship.line,
                relationship[attribute: "From-ProfileID"])
            return
        }
        var notes = relationship.values("Comment")
        if relationship[attribute: "Former"] == "true" { notes.append("former") }
        let quality = values.text("RelationQuality", relationship[attribute: "RelationQualityID"])
        if !["", "Unknown"].contains(quality) { notes.append("quality \(quality.asciiLowercased)") }
        let party = indexOfProfile[other].map { drafts[$0].designation }
        let name = party.flatMap { party in (party.names.first { $0.quality == .primary } ?? party.names.first)?.text }
        drafts[index].add(
            remark: OFACFacts.relationship(
                values.text("RelationType", relationship[attribute: "RelationTypeID"]),
                name: name ?? "a party that the file does not hold",
                reference: party?.reference ?? "profile \(other)", notes: notes))
    }

    private mutating func take(entry: XMLElement) {
        guard let index = indexOfProfile[entry[attribute: "ProfileID"]] else {
            quirks.note("sanctions entry of a party that the file does not hold", line: entry.line, entry[attribute: "ProfileID"])
            return
        }
        let name = values.text("List", entry[attribute: "ListID"])
        list.count(lists: [name])
        var created: [PartialDate] = []
        var changed: [PartialDate] = []
        var basis: [String] = []
        for event in entry.all("EntryEvent") {
            basis.append(values.text("LegalBasis", event[attribute: "LegalBasisID"]))
            let date = event.first("Date").flatMap { OFACAdvancedReader.day($0) }
                .flatMap { PartialDate(earliest: $0, latest: $0, precision: .day) }
            let type = values.text("EntryEventType", event[attribute: "EntryEventTypeID"])
            guard let date else { continue }
            if type.isEmpty || type == "Created" { created.append(date) } else { changed.append(date) }
            drafts[index].add(remark: event.value("Comment"))
        }
        var programmes: [String] = []
        var measures: [Measure] = []
        for measure in entry.all("SanctionsMeasure") {
            let type = values.text("SanctionsType", measure[attribute: "SanctionsTypeID"])
            let comment = measure.value("Comment")
            if type == "Program" {
                programmes.append(comment)
            } else if let known = OFACSanctionsTypes.measure(of: type) {
                measures.append(known)
                if known != .assetFreeze { drafts[index].add(remark: "Ordered: \(type)") }
                drafts[index].add(remark: comment)
            } else {
                quirks.note(
                    "sanctions type not known: its own word is kept", line: measure.line,
                    "\(drafts[index].designation.reference) \(type)")
                if !type.isEmpty { measures.append(Measure(type.asciiLowercased.words.joined(separator: "-"))) }
                drafts[index].add(remark: [type, comment].filter { !$0.isEmpty }.joined(separator: ": "))
            }
        }
        drafts[index].add(
            remark: name.isEmpty ? "" : "On the \(name)\(created.min { $0.earliest < $1.earliest }.map { " since \($0)" } ?? "")")
        drafts[index].update { designation in
            for text in basis where !text.isEmpty { designation.legalBasis.appendUnique(text) }
            for text in programmes where !text.isEmpty { designation.programmes.appendUnique(text) }
            for measure in measures { designation.measures.appendUnique(measure) }
            var dates = created + designation.updatedOn + changed
            if let listed = designation.listedOn { dates.append(listed) }
            dates.sort { $0.earliest < $1.earliest }
            designation.listedOn = dates.first
            designation.updatedOn = []
            for date in dates.dropFirst() where date != designation.listedOn { designation.updatedOn.appendUnique(date) }
        }
    }
}

/// The reference values of the ADVANCED form: what its numbers stand for.
struct OFACReferenceValues {
    /// By set, as the items are called (`AliasType`), and number.
    private var items: [String: [String: XMLElement]] = [:]

    /// One set, `<AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType>…</AliasTypeValues>`.
    mutating func take(set: XMLElement) {
        for item in set.children { items[item.name, default: [:]][item[attribute: "ID"]] = item }
    }

    /// What a number stands for; empty when the file doesn't say.
    func text(_ set: String, _ id: String) -> String { items[set]?[id]?.value ?? "" }

    func attribute(_ set: String, _ id: String, _ name: String) -> String { items[set]?[id]?[attribute: name] ?? "" }
}
