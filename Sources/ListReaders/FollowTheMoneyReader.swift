import JSON
import SanctionsModel

/// Lists in the FollowTheMoney data model, JSON: one entity a line, or nested with what belongs to it.
///
/// Source: https://followthemoney.tech, and the exports `entities.ftm.json` and `targets.nested.json` of
/// https://opensanctions.org. Things (persons, companies, ships…) are designations; passports, addresses and sanctions are
/// joined to the things that they belong to, wherever in the file they stand; links between things are counted and not kept.
/// The list's id is the data set that all entities share, else `opensanctions`; the version is the last day on which the
/// publisher saw an entity. An entity that says it is no target is left out, counted.
struct FollowTheMoneyReader: ListFormatReader {
    static let format = ListFormat.followTheMoneyJSON

    static func recognises(_ head: FileHead) -> Bool {
        let keys = head.jsonKeys
        return keys.contains("schema") && keys.contains("id") && (keys.contains("properties") || head.contains("\"properties\""))
    }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var entities: [FollowTheMoneyEntity] = []
        var equalKeys: [(key: String, line: Int)] = []
        try JSONLists.records(bytes, file: source.name, equalKey: { equalKeys.append(($0, $1)) }) { record throws(ListError) in
            guard let entity = FollowTheMoneyEntity(record) else {
                throw ListError(file: source.name, line: record.line, reason: "an entity has no id or no schema")
            }
            entities.append(entity)
            entities += entity.nested
        }
        guard let first = entities.first else { throw ListError(file: source.name, reason: "the list holds no entry") }
        var shared = first.datasets
        for entity in entities where !entity.datasets.isEmpty { shared = shared.filter(entity.datasets.contains) }
        var reader = FollowTheMoneyReader(id: shared.first ?? "opensanctions", entities)
        for (key, line) in equalKeys {
            reader.list.quirks.note("warning: a key stands twice in one object: both are read", line: line, key)
        }
        for entity in entities { reader.take(entity) }
        let seen = entities.map { max($0.lastSeen, $0.lastChange) }.max() ?? ""
        return try reader.list.finished(
            title: shared.first.map { "Data set \($0)" } ?? "Several data sets, in FollowTheMoney", version: seen,
            date: PartialDate(reading: seen.slice(0, 10)), file: source)
    }

    private var list: DraftList
    /// What belongs to a thing, by the thing's id.
    private var belongings: [String: [FollowTheMoneyEntity]] = [:]
    /// By their own ids, for things that name them.
    private var addresses: [String: FollowTheMoneyEntity] = [:]
    private var things: Set<String> = []

    private init(id: String, _ entities: [FollowTheMoneyEntity]) {
        list = DraftList(id: id)
        for entity in entities {
            switch entity.role {
            case .thing: things.insert(entity.id)
            case .address: addresses[entity.id] = entity
            default: break
            }
        }
        for entity in entities {
            for owner in entity.owners { belongings[owner, default: []].append(entity) }
        }
    }

    // MARK: - One entity

    private mutating func take(_ entity: FollowTheMoneyEntity) {
        list.entryCount += 1
        switch entity.role {
        case .thing(let type):
            guard entity.isTarget else {
                return list.quirks.note("entity is no target of its list: left out", line: entity.line, entity.id)
            }
            var draft = DesignationDraft(authority: list.id, reference: entity.id, type: type, line: entity.line)
            takeNames(entity, &draft)
            takeProperties(entity, &draft)
            for other in belongings[entity.id] ?? [] { take(other, of: &draft) }
            list.add(draft)
        case .belonging:
            // A wallet names its holder; one that names nobody in the file is a designation of its own, found by its address.
            let isOrphan = !entity.owners.contains(where: things.contains)
            guard isOrphan else { return }
            guard entity.schema == "CryptoWallet" else {
                return list.quirks.note(
                    "\(entity.schema) belongs to no entity of the file: not kept", line: entity.line, entity.id)
            }
            var draft = DesignationDraft(authority: list.id, reference: entity.id, type: .any, line: entity.line)
            takeProperties(entity, &draft)
            list.add(draft)
        case .address: break
        case .link: list.quirks.note("link between entities not kept: \(entity.schema)", line: entity.line, entity.id)
        case .unknown:
            list.quirks.note("schema not known: taken as a party of any type", line: entity.line, "\(entity.id) \(entity.schema)")
            var draft = DesignationDraft(authority: list.id, reference: entity.id, type: .any, line: entity.line)
            takeNames(entity, &draft)
            takeProperties(entity, &draft)
            list.add(draft)
        }
    }

    private mutating func takeNames(_ entity: FollowTheMoneyEntity, _ draft: inout DesignationDraft) {
        let families = entity["lastName"]
        let givens = entity["firstName"]
        func listed(_ text: String, _ quality: ListedName.Quality, _ origin: ListedName.Origin = .written) -> ListedName {
            // The parts belong to a name only where they stand in it as they are.
            let words = text.words.map(\.asciiLowercased)
            func part(_ parts: [String]) -> String {
                parts.first { part in
                    let part = part.words.map(\.asciiLowercased)
                    return !part.isEmpty && part.count < words.count && words.indices.contains { words[$0...].starts(with: part) }
                } ?? ""
            }
            return ListedName(text, quality: quality, origin: origin, family: part(families), given: part(givens))
        }
        let names = entity["name"]
        let main = names.firstIndex(of: entity.caption) ?? 0
        for (index, name) in names.enumerated() {
            draft.addName(listed(name, index == main ? .primary : .strong), line: entity.line, &list.quirks)
        }
        for (property, quality) in FollowTheMoneyProperties.names {
            for name in entity[property] { draft.addName(listed(name, quality), line: entity.line, &list.quirks) }
        }
        if draft.designation.names.isEmpty, let family = families.first {
            let text = ([givens.first, entity["middleName"].first, family].compactMap { $0 }).joined(separator: " ")
            draft.addName(listed(text, .primary, .parsed), line: entity.line, &list.quirks)
        }
    }

    private mutating func takeProperties(_ entity: FollowTheMoneyEntity, _ draft: inout DesignationDraft) {
        var births: [Birth] = []
        for text in entity["birthDate"] {
            births += DesignationDraft.birth(text, id: draft.designation.id, line: entity.line, &list.quirks)
        }
        let places = entity["birthPlace"]
        let countries = entity["birthCountry"].map(FollowTheMoneyProperties.country)
        draft.add(
            births: births,
            places: (0..<max(places.count, countries.count)).map { index in
                Birth(city: index < places.count ? places[index] : "", country: index < countries.count ? countries[index] : "")
            })
        let linked = entity["addressEntity"].compactMap { addresses[$0] }
        for address in linked { draft.add(address.address) }
        let full = Set(linked.flatMap { $0["full"] })
        for (property, values) in entity.properties {
            switch FollowTheMoneyProperties.use(of: property, schema: entity.schema) {
            case .name, .birth, .link: break
            case .gender: for value in values { takeGender(value, entity, &draft) }
            case .nationality: for value in values { draft.add(nationality: FollowTheMoneyProperties.country(value)) }
            case .country:
                for value in values { draft.add(Address(country: FollowTheMoneyProperties.country(value))) }
            case .flag:
                for value in values { draft.add(nationality: FollowTheMoneyProperties.country(value)) }
            case .address: for value in values where !full.contains(value) { draft.add(Address(street: value)) }
            case .title: for value in values { draft.add(title: value) }
            case .identifier(let kind, let note):
                for value in values { draft.add(Identifier(kind: kind, value: value, note: note)) }
            case .programme: for value in values { draft.add(programme: value) }
            case .remark(let label):
                for value in values { draft.add(remark: label.isEmpty ? value : "\(label): \(value)") }
            case .unknown:
                for value in values { draft.keepAsRemark(property, value, line: entity.line, &list.quirks) }
            }
        }
        if let day = PartialDate(reading: entity.lastChange.slice(0, 10)) { draft.update { $0.updatedOn.appendUnique(day) } }
    }

    private mutating func takeGender(_ word: String, _ entity: FollowTheMoneyEntity, _ draft: inout DesignationDraft) {
        if let gender = FactsInProse.gender(word) { return draft.update { $0.genders.appendUnique(gender) } }
        draft.keepAsRemark("gender", word, line: entity.line, &list.quirks)
    }

    // MARK: - What belongs to an entity

    private mutating func take(_ other: FollowTheMoneyEntity, of draft: inout DesignationDraft) {
        switch other.schema {
        case "Sanction": take(sanction: other, &draft)
        case "Address": draft.add(other.address)
        case "CryptoWallet":
            for key in other["publicKey"] {
                draft.add(Identifier(kind: "crypto-address", value: key, note: other["currency"].joined(separator: ", ")))
            }
        default: take(document: other, &draft)
        }
    }

    private mutating func take(document: FollowTheMoneyEntity, _ draft: inout DesignationDraft) {
        let type = document["type"].first ?? ""
        let known = IdentifierKind(word: type)
        let kind = document.schema == "Passport" ? .passport : known == .other ? .nationalID : known
        var notes = known == .other && !type.isEmpty ? [type] : []
        for (label, property) in [("issued by", "authority"), ("issued", "startDate"), ("expires", "endDate"), ("", "summary")] {
            for value in document[property] { notes.append(label.isEmpty ? value : "\(label) \(value)") }
        }
        for property in ["number", "passportNumber"] {
            for number in document[property] {
                draft.add(
                    Identifier(
                        kind: kind.rawValue, value: number,
                        country: document["country"].first.map(FollowTheMoneyProperties.country) ?? "",
                        note: notes.joined(separator: "; ")))
            }
        }
        if document["number"].isEmpty, document["passportNumber"].isEmpty {
            list.quirks.note("document without a number: kept as a remark", line: document.line, draft.designation.id)
            draft.add(remark: ([document.schema] + notes).joined(separator: "; "))
        }
    }

    private mutating func take(sanction: FollowTheMoneyEntity, _ draft: inout DesignationDraft) {
        for (property, values) in sanction.properties {
            for value in values {
                switch property {
                case "program", "programId": draft.add(programme: value)
                case "listingDate", "startDate":
                    guard let date = PartialDate(reading: value) else {
                        draft.keepAsRemark(property, value, line: sanction.line, &list.quirks)
                        continue
                    }
                    draft.add(listedOn: date)
                case "modifiedAt":
                    if let date = PartialDate(reading: value.slice(0, 10)) {
                        draft.update { $0.updatedOn.appendUnique(date) }
                    }
                case "provisions", "measures": draft.add(measure: FollowTheMoneyProperties.measure(value))
                case "unscId": draft.add(reference: value, on: "United Nations")
                case "authorityId", "recordId": draft.add(reference: value, on: "Authority")
                case "reason", "summary", "description": draft.add(remark: value)
                case "authority", "status", "duration", "endDate", "issuer": draft.add(remark: "Sanction, \(property): \(value)")
                case "entity", "country", "sourceUrl", "programUrl", "publisher", "proof", "date", "retrievedAt", "alephUrl",
                    "recordUrl", "publisherUrl":
                    break
                default: draft.keepAsRemark("Sanction, \(property)", value, line: sanction.line, &list.quirks)
                }
            }
        }
    }
}
