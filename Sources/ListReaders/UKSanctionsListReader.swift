import SanctionsModel

/// The UK Sanctions List of the Foreign, Commonwealth and Development Office, XML, and what its entries mean in any form:
/// `UKSanctionsListCSV` makes the same elements of the rows of a table.
///
/// Source: https://www.gov.uk/government/publications/the-uk-sanctions-list. The version is `DateGenerated`. The reference is
/// the Unique ID; the OFSI Group ID, by which the consolidated list of OFSI names the party, and the UN reference number
/// are cross references. Cells may number several values.
struct UKSanctionsListReader {
    private let file: String
    private var entryCount = 0
    private var drafts: [DesignationDraft] = []
    private var indexOfReference: [String: Int] = [:]
    var quirks = QuirkLog()

    init(file: String) { self.file = file }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = UKSanctionsListReader(file: source.name)
        var generated = ""
        try XMLEntries.read(bytes, file: source.name, depth: 2) { root throws(ListError) in
            guard root.name == "Designations" else {
                throw ListError(file: source.name, line: root.line, reason: "the root is <\(root.name)>, not <Designations>")
            }
        } entry: { element throws(ListError) in
            switch element.name {
            case "Designation": try reader.take(element)
            case "DateGenerated": generated = element.value
            default: reader.quirks.note("unknown element <\(element.name)> not read", line: element.line, element.value)
            }
        }
        return try reader.list(generated: generated, source)
    }

    /// The list of the entries taken so far; `generated` may be empty.
    ///
    /// - Throws: `ListError` when there are none.
    consuming func list(generated: String, _ source: SourceFile) throws(ListError) -> SourceList {
        guard entryCount > 0 else { throw ListError(file: file, reason: "the list holds no entry") }
        var quirks = quirks
        let designations = drafts.map { $0.finished(&quirks) }
        let date = UKFacts.date(generated)
        return SourceList(
            id: UKFacts.id, title: "UK Sanctions List", version: date?.description ?? (generated.isEmpty ? "unknown" : generated),
            date: date, files: [source], sha256: source.sha256, entryCount: entryCount, designations: designations,
            quirks: quirks.quirks)
    }

    /// Takes a `Designation`.
    mutating func take(_ entry: XMLElement) throws(ListError) {
        entryCount += 1
        let group = UKFacts.said(entry.value("OFSIGroupID"))
        let uniqueID = UKFacts.said(entry.value("UniqueID"))
        let reference = uniqueID.isEmpty ? group : uniqueID
        guard !reference.isEmpty else {
            throw ListError(file: file, line: entry.line, reason: "an entry has neither UniqueID nor OFSIGroupID")
        }
        let word = entry.value("IndividualEntityShip")
        let type = UKFacts.type(word)
        if type == nil { quirks.note("type not known: any is assumed", line: entry.line, "\(reference) \(word)") }
        var draft = DesignationDraft(authority: UKFacts.id, reference: reference, type: type ?? .any, line: entry.line)
        takeNames(entry, &draft)
        takeAddresses(entry, &draft)
        for details in entry.all("IndividualDetails") { for one in details.all("Individual") { takePerson(one, &draft) } }
        for details in entry.all("EntityDetails") { for one in details.all("Entity") { takeEntity(one, &draft) } }
        for details in entry.all("ShipDetails") { for one in details.all("Ship") { takeShip(one, &draft) } }
        takeOrders(entry, &draft)
        if !uniqueID.isEmpty, !group.isEmpty { draft.add(remark: CrossReference.ofsiGroup.remark(group)) }
        for number in values(entry, "UNReferenceNumber") {
            for text in number.pieces(separatedBy: UInt8(ascii: ";")) {
                draft.add(remark: CrossReference.unitedNations.remark(text))
            }
        }
        takeUnknown(entry, &draft)
        if let index = indexOfReference[reference] {
            quirks.note("reference stands twice: entries joined", line: entry.line, draft.designation.id)
            drafts[index].merge(draft)
        } else {
            indexOfReference[reference] = drafts.count
            drafts.append(draft)
        }
    }

    /// What the children of that name say, each value of a numbered cell by itself.
    private func values(_ element: XMLElement, _ name: String) -> [String] {
        element.values(name).flatMap { NumberedText.texts(UKFacts.said($0)) }.filter { !UKFacts.said($0).isEmpty }
    }

    private func values(_ element: XMLElement, _ name: String, _ inner: String) -> [String] {
        element.all(name).flatMap { values($0, inner) }
    }

    // MARK: - Names

    private mutating func takeNames(_ entry: XMLElement, _ draft: inout DesignationDraft) {
        var hasPrimary = false
        let id = draft.designation.id
        for element in entry.all("Names").flatMap({ $0.all("Name") }) {
            let type = element.value("NameType")
            var quality = UKFacts.quality(type: type, strength: element.value("AliasStrength"))
            if quality == nil {
                quirks.note("alias type not known: taken as strong", line: element.line, "\(id) \(type)")
                quality = .strong
            }
            // Further primary names are other spellings of the first.
            if quality == .primary, hasPrimary { quality = .strong }
            let parts = (1...6).map { element.value("Name\($0)") }
            guard let quality,
                let name = UKFacts.name(parts, quality: quality, isPerson: draft.designation.type == .person)
            else {
                quirks.note("empty name left out", line: element.line, id)
                continue
            }
            if quality == .primary { hasPrimary = true }
            if draft.addWithParts(name) {
                quirks.note(
                    "name text holds more than a name: kept as written, names inside it added", line: element.line,
                    "\(id) \(name.text)")
            }
        }
        for container in entry.all("NonLatinNames") {
            // Earlier files have no element around each name.
            let elements = container.all("NonLatinName")
            for element in elements.isEmpty ? [container] : elements {
                let words = "\(element.value("NonLatinScriptLanguage")) \(element.value("NonLatinScriptType"))"
                for text in element.values("NameNonLatinScript") where !UKFacts.said(text).isEmpty {
                    draft.addWithParts(ListedName(text, quality: .strong, language: UKFacts.language(words)))
                }
            }
        }
        for title in values(entry, "Titles", "Title") { draft.add(title: title) }
    }

    // MARK: - Facts

    private func takeAddresses(_ entry: XMLElement, _ draft: inout DesignationDraft) {
        for address in entry.all("Addresses").flatMap({ $0.all("Address") }) {
            draft.add(
                UKFacts.address(
                    lines: (1...6).map { address.value("AddressLine\($0)") }, postalCode: address.value("AddressPostalCode"),
                    country: address.value("AddressCountry")))
        }
        for (list, one, kind) in [
            ("PhoneNumbers", "PhoneNumber", "phone"), ("EmailAddresses", "EmailAddress", "email"),
            ("Websites", "Website", "website"),
        ] {
            for text in entry.values(list, one) { UKFacts.take(text, kind: kind, &draft) }
        }
    }

    private mutating func takePerson(_ person: XMLElement, _ draft: inout DesignationDraft) {
        var dates: [Birth] = []
        for text in values(person, "DOBs", "DOB") {
            if let date = UKFacts.date(text) {
                dates.appendUnique(Birth(date: date))
            } else {
                quirks.note("date of birth not readable: kept as a note", line: person.line, "\(draft.designation.id) \(text)")
                dates.appendUnique(Birth(note: text))
            }
        }
        var places: [Birth] = []
        for location in person.all("BirthDetails").flatMap({ $0.all("Location") }) {
            for place in UKFacts.places(towns: location.value("TownOfBirth"), countries: location.value("CountryOfBirth")) {
                places.appendUnique(place)
            }
        }
        for birth in UKFacts.births(dates: dates, places: places) { draft.add(birth) }
        for text in person.values("Nationalities", "Nationality") {
            let (nationalities, hasMore) = NationalitiesInText.read(UKFacts.said(text))
            draft.update { for value in nationalities { $0.nationalities.appendUnique(value) } }
            if hasMore { draft.add(remark: "Nationality: \(text)") }
        }
        for text in values(person, "Genders", "Gender") {
            if let gender = FactsInProse.gender(text) {
                draft.update { $0.genders.appendUnique(gender) }
            } else {
                draft.add(remark: "Gender: \(text)")
            }
        }
        for title in values(person, "Positions", "Position") + values(person, "Titles", "Title") { draft.add(title: title) }
        for (list, one, kind) in [
            ("PassportDetails", "Passport", "passport"), ("NationalIdentifierDetails", "NationalIdentifier", "national-id"),
        ] {
            for document in person.all(list).flatMap({ $0.all(one) }) {
                takeDocuments(
                    document.value("\(one)Number"), kind: kind, note: document.value("\(one)AdditionalInformation"),
                    document.line, &draft)
            }
        }
    }

    private mutating func takeDocuments(
        _ cell: String, kind: String, note: String, _ line: Int, _ draft: inout DesignationDraft
    ) {
        let (found, unread) = UKFacts.documents(cell, kind: kind, note: UKFacts.said(note))
        for identifier in found { draft.add(identifier) }
        let left = found.isEmpty && unread.isEmpty && !UKFacts.said(note).isEmpty ? [note] : unread
        for text in left {
            quirks.note("document without a number: kept as a remark", line: line, "\(draft.designation.id) \(text)")
            draft.add(remark: text)
        }
    }

    private mutating func takeEntity(_ entity: XMLElement, _ draft: inout DesignationDraft) {
        for text in entity.values("BusinessRegistrationNumbers", "BusinessRegistrationNumber") {
            takeDocuments(text, kind: "registration", note: "", entity.line, &draft)
        }
        for (list, one, label) in [
            ("TypeOfEntities", "TypeOfEntity", "Type of entity"), ("ParentCompanies", "ParentCompany", "Parent company"),
            ("Subsidiaries", "Subsidiary", "Subsidiary"),
        ] {
            for text in values(entity, list, one) { draft.add(remark: "\(label): \(text)") }
        }
    }

    private func takeShip(_ ship: XMLElement, _ draft: inout DesignationDraft) {
        for text in ship.values("IMONumbers", "IMONumber") { UKFacts.take(text, kind: "imo", &draft) }
        for text in ship.values("HullIdentificationNumbers", "HullIdentificationNumber") {
            UKFacts.take(text, kind: "other", note: "hull identification number", &draft)
        }
        for (list, one, label) in [
            ("CurrentOwnerOperators", "CurrentOwnerOperator", "Vessel owner"),
            ("PreviousOwnerOperators", "PreviousOwnerOperator", "Former vessel owner"),
            ("CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip", "Vessel flag"),
            ("PreviousFlags", "PreviousFlag", "Former vessel flag"), ("TypeOfShipDetails", "TypeOfShip", "Vessel type"),
            ("TonnageOfShipDetails", "TonnageOfShip", "Tonnage"), ("LengthOfShipDetails", "LengthOfShip", "Length"),
            ("YearsBuilt", "YearBuilt", "Vessel year of build"),
        ] {
            for text in values(ship, list, one) { draft.add(remark: "\(label) \(text)") }
        }
    }

    // MARK: - Orders and words

    private mutating func takeOrders(_ entry: XMLElement, _ draft: inout DesignationDraft) {
        var measures: [Measure] = []
        for words in entry.values("SanctionsImposed").flatMap({ $0.pieces(separatedBy: UInt8(ascii: "|")) }) {
            if let measure = MeasureWords.measure(UKFacts.said(words)) { measures.appendUnique(measure) }
        }
        for indicator in entry.all("SanctionsImposedIndicators").flatMap(\.children)
        where indicator.value.asciiLowercased == "true" {
            if let measure = MeasureWords.measure(indicator.name) { measures.appendUnique(measure) }
        }
        if measures.isEmpty {
            quirks.note("no measure stated: an asset freeze is assumed", line: entry.line, draft.designation.id)
            measures = [.assetFreeze]
        }
        func dates(_ name: String) -> [PartialDate] {
            entry.values(name).map(UKFacts.said).filter { !$0.isEmpty }.compactMap { text in
                if let date = UKFacts.date(text) { return date }
                quirks.note("date not readable: kept as a remark", line: entry.line, "\(draft.designation.id) \(text)")
                draft.add(remark: "\(name): \(text)")
                return nil
            }.sorted { $0.earliest < $1.earliest }
        }
        // The rows of a table may differ: a party under two regimes is designated twice.
        let designated = dates("DateDesignated")
        let updated = dates("LastUpdated")
        let regimes = values(entry, "RegimeName")
        draft.update { designation in
            designation.measures = measures
            designation.listedOn = designated.first
            for day in designated.dropFirst() + updated { designation.updatedOn.appendUnique(day) }
            designation.updatedOn.sort { $0.earliest < $1.earliest }
            for regime in regimes {
                designation.programmes.appendUnique(regime)
                // A regime bears the name of the regulations that make it.
                if regime.offset(of: "Regulations") != nil { designation.legalBasis.appendUnique(regime) }
            }
        }
        for source in values(entry, "DesignationSource") { draft.add(remark: "Designation source: \(source)") }
        for text in entry.values("OtherInformation") {
            let ids = UKFacts.takeInformation(text, line: entry.line, &draft, &quirks)
            for id in ids where id != draft.designation.reference { draft.add(remark: CrossReference.ukSanctionsList.remark(id)) }
        }
        for text in entry.values("UKStatementofReasons") where !UKFacts.said(text).isEmpty {
            draft.add(remark: "Statement of reasons: \(text)")
        }
    }

    /// The names of elements that hold a value and are read above.
    private static let known: Set<String> = Set(
        (1...6).flatMap { ["Name\($0)", "AddressLine\($0)"] } + [
            "LastUpdated", "DateDesignated", "UniqueID", "OFSIGroupID", "UNReferenceNumber", "RegimeName",
            "IndividualEntityShip", "DesignationSource", "SanctionsImposed", "OtherInformation", "UKStatementofReasons",
            "NameType", "AliasStrength", "NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage", "Title",
            "AddressPostalCode", "AddressCountry", "PhoneNumber", "EmailAddress", "Website", "DOB", "CountryOfBirth",
            "TownOfBirth", "Gender", "Nationality", "Position", "PassportNumber", "PassportAdditionalInformation",
            "NationalIdentifierNumber", "NationalIdentifierAdditionalInformation", "BusinessRegistrationNumber",
            "TypeOfEntity", "ParentCompany", "Subsidiary", "IMONumber", "HullIdentificationNumber", "CurrentOwnerOperator",
            "PreviousOwnerOperator", "CurrentBelievedFlagOfShip", "PreviousFlag", "TypeOfShip", "TonnageOfShip",
            "LengthOfShip", "YearBuilt",
        ])

    private mutating func takeUnknown(_ element: XMLElement, _ draft: inout DesignationDraft) {
        for child in element.children where child.name != "SanctionsImposedIndicators" {
            takeUnknown(child, &draft)
            let value = UKFacts.said(child.value)
            guard !value.isEmpty, !UKSanctionsListReader.known.contains(child.name) else { continue }
            if QuirkLog.isOfWeight(child.name) {
                quirks.note(unknownColumn: child.name, line: child.line, draft.designation.id)
            } else {
                quirks.note("unknown element <\(child.name)>: kept as a remark", line: child.line, draft.designation.id)
            }
            draft.add(remark: "\(child.name): \(value)")
        }
    }
}
