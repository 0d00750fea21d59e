import SanctionsModel

/// Canada's consolidated autonomous sanctions list, XML.
///
/// Source: Global Affairs Canada, https://www.international.gc.ca (Special Economic Measures Act; Justice for Victims of
/// Corrupt Foreign Officials Act). The list gives no reference of its own: country (its English half), schedule and item
/// together are one, written `ca:<Country>/<Schedule>/<Item>`; an item keeps its number for as long as its schedule is not
/// written anew. The tags of older versions are read too. The file states no date: its version is the day of the last
/// listing.
struct CanadaReader: ListFormatReader {
    static let format = ListFormat.canadaXML

    /// A tag and what older versions called it.
    private enum Field: CaseIterable {
        case country, family, given, entity, title, aliases, date, schedule, item, listed, imo

        var tags: [String] {
            switch self {
            case .country: ["Country"]
            case .family: ["LastName"]
            case .given: ["GivenName", "GivenNames"]
            case .entity: ["EntityOrShip", "Entity", "Ship"]
            case .title: ["TitleOrShip", "Title"]
            case .aliases: ["Aliases", "Alias"]
            case .date: ["DateOfBirthOrShipBuildDate", "DateOfBirth", "ShipBuildDate"]
            case .schedule: ["Schedule"]
            case .item: ["Item"]
            case .listed: ["DateOfListing"]
            case .imo: ["ShipIMONumber", "IMONumber"]
            }
        }
    }

    private static let known = Set(Field.allCases.flatMap(\.tags))

    private var list = DraftList(id: "ca")
    private var lastListing: PartialDate?
    private let file: String

    private init(file: String) { self.file = file }

    static func recognises(_ head: FileHead) -> Bool {
        head.xmlRoot == "data-set" && head.contains("<record>") && head.contains("<Country>")
    }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = CanadaReader(file: source.name)
        try XMLEntries.read(bytes, file: source.name, depth: 2) { root throws(ListError) in
            guard root.name == "data-set" else {
                throw ListError(file: source.name, line: root.line, reason: "the root is <\(root.name)>, not <data-set>")
            }
        } entry: { element throws(ListError) in
            guard element.name == "record" else {
                reader.list.quirks.note("unknown element <\(element.name)> not read", line: element.line, element.value)
                return
            }
            try reader.take(element)
        }
        return try reader.list.finished(
            title: "Consolidated Canadian Autonomous Sanctions List", version: "", date: reader.lastListing, file: source)
    }

    private func value(_ field: Field, _ record: XMLElement) -> String {
        for tag in field.tags {
            let value = record.value(tag)
            if !value.isEmpty { return value }
        }
        return ""
    }

    /// `Belarus / Bélarus` without its French half, which older versions lack.
    private static func english(_ text: String) -> String { text.slice(0, text.offset(of: " / ") ?? text.utf8.count) }

    private mutating func take(_ record: XMLElement) throws(ListError) {
        list.entryCount += 1
        let country = CanadaReader.english(value(.country, record))
        let schedule = value(.schedule, record)
        let item = value(.item, record)
        guard !country.isEmpty, !item.isEmpty else {
            throw ListError(file: file, line: record.line, reason: "a record has no Country or no Item")
        }
        let entity = value(.entity, record)
        let imo = value(.imo, record)
        let type: PartyType = entity.isEmpty ? .person : imo.isEmpty ? .organisation : .vessel
        var draft = DesignationDraft(
            authority: list.id, reference: "\(country)/\(schedule)/\(item)", type: type, line: record.line)
        takeName(record, &draft)
        takeAliases(value(.aliases, record), record.line, &draft)
        takeDate(value(.date, record), record.line, &draft)
        if !imo.isEmpty { draft.add(Identifier(kind: "imo", value: imo)) }
        let title = value(.title, record)
        if type == .person {
            // A rank in English and in French: `General/général`.
            for title in title.pieces(separatedBy: UInt8(ascii: "/")) { draft.add(title: title) }
        } else if !title.isEmpty {
            draft.add(remark: "Type of ship: \(title)")
        }
        draft.add(programme: country)
        draft.add(legalBasis: CanadaReader.act(country))
        draft.add(measure: CanadaReader.measure(country, schedule))
        let text = value(.listed, record)
        if let listed = PartialDate(reading: text) {
            draft.add(listedOn: listed)
            if listed.latest > lastListing?.latest ?? listed.earliest || lastListing == nil { lastListing = listed }
        } else if !text.isEmpty {
            draft.keepAsRemark("DateOfListing", text, line: record.line, &list.quirks)
        }
        for child in record.children where !CanadaReader.known.contains(child.name) {
            draft.keepAsRemark(child.name, child.value, line: child.line, &list.quirks)
        }
        list.add(draft)
    }

    private mutating func takeName(_ record: XMLElement, _ draft: inout DesignationDraft) {
        let (family, given, entity) = (value(.family, record), value(.given, record), value(.entity, record))
        let text = entity.isEmpty ? [given, family].filter { !$0.isEmpty }.joined(separator: " ") : entity
        draft.addName(
            ListedName(text, quality: .primary, family: entity.isEmpty ? family : "", given: entity.isEmpty ? given : ""),
            line: record.line, &list.quirks)
    }

    private mutating func takeAliases(_ text: String, _ line: Int, _ draft: inout DesignationDraft) {
        guard !text.isEmpty else { return }
        let isPerson = draft.designation.type == .person
        let names = AliasCell.names(in: text, isPerson: isPerson)
        guard names != [text] else {
            return draft.addName(ListedName(text, quality: .strong), line: line, &list.quirks)
        }
        draft.add(ListedName(text, quality: .strong))
        list.quirks.note(
            "alias cell holds several names: kept as written, names inside it added", line: line,
            "\(draft.designation.id) \(text)")
        for name in names {
            // A word alone out of a row of a person's names is mostly a given name, which many share.
            let quality: ListedName.Quality = isPerson && name.words.count == 1 ? .weak : .strong
            draft.add(ListedName(name, quality: quality, origin: .parsed))
            for part in NamesInText.parts(of: name, isPerson: isPerson) {
                draft.add(ListedName(part.text, quality: part.isAcronym ? .weak : quality, origin: .parsed))
            }
        }
    }

    private mutating func takeDate(_ text: String, _ line: Int, _ draft: inout DesignationDraft) {
        guard !text.isEmpty else { return }
        guard draft.designation.type == .person else { return draft.add(remark: "Built: \(text)") }
        for birth in DesignationDraft.birth(text, id: draft.designation.id, line: line, &list.quirks) { draft.add(birth) }
    }

    // MARK: - What the list doesn't say itself

    private static func act(_ country: String) -> String {
        country.dropping(prefix: "Justice for Victims of Corrupt Foreign Officials") != nil
            ? "Justice for Victims of Corrupt Foreign Officials Act" : "Special Economic Measures Act"
    }

    /// All schedules prohibit dealings with the property of those they name, but for Schedules 2 and 3 of the Russia Regulations,
    /// which restrict new debt and shares. Source: Special Economic Measures (Russia) Regulations (SOR/2014-58).
    private static func measure(_ country: String, _ schedule: String) -> Measure {
        country == "Russia" && ["2", "3"].contains(schedule) ? .sectoral : .assetFreeze
    }
}
