import SanctionsModel

/// What the XML and the CSV form of OFAC's lists say in the same words, put into a designation.
enum OFACFacts {
    /// One `idType` with its value; `words` are the sentences about measures seen so far.
    static func take(
        type: String, value: String, country: String, note: String, line: Int, _ draft: inout DesignationDraft,
        _ quirks: inout QuirkLog
    ) {
        guard !value.isEmpty else { return }
        switch OFACIdentifierTypes.meaning(of: type) {
        case .identifier(let kind):
            draft.add(identifier(kind: kind, type: type, value: value, country: country, note: note))
        case .gender:
            if let gender = FactsInProse.gender(value) {
                draft.update { $0.genders.appendUnique(gender) }
            } else {
                draft.add(remark: "\(type) \(value)")
            }
        case .nationality:
            draft.update { $0.nationalities.appendUnique(value) }
        case .name:
            draft.add(ListedName(value, quality: .strong, origin: .parsed))
            draft.add(remark: "\(type) \(value)")
        case .remark:
            draft.add(remark: "\(type) \(value)")
        case nil:
            quirks.note("identifier type not known: kept as other", line: line, "\(draft.designation.id) \(type)")
            draft.add(Identifier(kind: "other", value: value, country: country, note: joined(type, note)))
        }
    }

    private static func identifier(kind: String, type: String, value: String, country: String, note: String) -> Identifier {
        // `IMO 9187629` also stands among company and identification numbers.
        if let number = value.dropping(prefix: "IMO "), number.trimming("").utf8.count == 7, number.digitCount == 7 {
            return Identifier(
                kind: "imo", value: number.trimming(""), country: country, note: kind == "imo" ? note : joined(type, note))
        }
        if kind == "imo" { return Identifier(kind: "registration", value: value, country: country, note: joined(type, note)) }
        if type == "Legal Entity Number", value.utf8.count == 20 {
            return Identifier(kind: "lei", value: value, country: country, note: note)
        }
        if let currency = type.dropping(prefix: OFACIdentifierTypes.cryptocurrencyPrefix) {
            return Identifier(kind: kind, value: value, country: country, note: joined(currency, note))
        }
        let saysItself = ["Passport", "MMSI", "SWIFT/BIC", "Website", "Email Address", "Phone Number", "ISIN"].contains(type)
        return Identifier(kind: kind, value: value, country: country, note: saysItself ? note : joined(type, note))
    }

    private static func joined(_ parts: String...) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// A date of birth as OFAC writes it, or a birth that holds the text where it can't be read.
    static func birth(_ text: String, line: Int, _ draft: DesignationDraft, _ quirks: inout QuirkLog) -> Birth {
        if let date = PartialDate(reading: text) { return Birth(date: date) }
        quirks.note("date of birth not readable: kept as a note", line: line, "\(draft.designation.id) \(text)")
        return Birth(note: text)
    }

    /// `Culiacan, Sinaloa, Mexico`: the country stands last, the town first.
    static func place(_ text: String) -> Birth {
        let parts = text.pieces(separatedBy: UInt8(ascii: ","))
        switch parts.count {
        case 0: return Birth()
        case 1: return Birth(country: parts[0])
        case 2: return Birth(city: parts[0], country: parts[1])
        default:
            return Birth(
                city: parts[0], region: parts[1..<(parts.count - 1)].joined(separator: ", "), country: parts[parts.count - 1])
        }
    }

    /// One date and one place are one birth; of several, the first of each is the main one.
    static func births(dates: [Birth], places: [Birth]) -> [Birth] {
        guard var main = dates.first, let place = places.first else { return dates + places }
        main.city = place.city
        main.region = place.region
        main.country = place.country
        return [main] + dates.dropFirst() + places.dropFirst()
    }

    /// A feature of the newer forms other than a birth: the classic form's identifier types, and a few of its own.
    static func take(
        feature type: String, value: String, note: String, line: Int, _ draft: inout DesignationDraft, _ quirks: inout QuirkLog
    ) {
        // `Manufacturer’s` with a typographic apostrophe is the classic form's `Manufacturer's`.
        let type = String(type.unicodeScalars.map { $0.value == 0x2019 ? "'" : Character($0) })
        switch type {
        case "Nationality Country", "Citizenship Country":
            if !value.isEmpty { draft.update { $0.nationalities.appendUnique(value) } }
            if !note.isEmpty { draft.add(remark: "\(type) \(value): \(note)") }
        case "Title":
            for title in value.pieces(separatedBy: UInt8(ascii: ";")) { draft.add(title: title) }
        default:
            if case .identifier = OFACIdentifierTypes.meaning(of: type) {
                take(type: type, value: value, country: "", note: note, line: line, &draft, &quirks)
            } else {
                take(type: type, value: value, country: "", note: note, line: line, &draft, &quirks)
                if !note.isEmpty { draft.add(remark: "\(type) \(value): \(note)") }
            }
        }
    }

    /// Who is related to whom and how, as a remark: the model has no field for it.
    static func relationship(_ type: String, name: String, reference: String, notes: [String]) -> String {
        let told = (reference.isEmpty ? [] : ["OFAC \(reference)"]) + notes
        return "\(type) \(name)\(told.isEmpty ? "" : " (\(told.joined(separator: "; ")))")"
    }

    /// An address in parts as the newer forms give it.
    ///
    /// Source: the reference values LOCATION PART TYPE.
    struct Location {
        private(set) var address: Address

        init(country: String) { address = Address(country: country) }

        mutating func add(_ value: String, type: String) {
            guard !value.isEmpty else { return }
            func joined(_ text: String) -> String { text.isEmpty ? value : "\(text), \(value)" }
            switch type {
            case "ADDRESS1", "ADDRESS2", "ADDRESS3": address.street = joined(address.street)
            case "CITY": address.city = joined(address.city)
            case "STATE/PROVINCE", "REGION": address.region = joined(address.region)
            case "POSTAL CODE": address.postalCode = joined(address.postalCode)
            default: address.note = joined(address.note)
            }
        }

        /// All of it in one line, the country last.
        var text: String {
            [address.street, address.city, address.region, address.postalCode, address.note, address.country]
                .filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }

    static func type(_ word: String, line: Int, _ id: String, _ quirks: inout QuirkLog) -> PartyType {
        switch word.asciiLowercased {
        case "individual": return .person
        case "entity", "": return .organisation
        case "vessel": return .vessel
        case "aircraft": return .aircraft
        default:
            quirks.note("type not known: any is assumed", line: line, "\(id) \(word)")
            return .any
        }
    }

    static let vesselFields = ["callSign", "vesselType", "vesselFlag", "vesselOwner", "tonnage", "grossRegisteredTonnage"]

    /// One field of a vessel, by its XML name.
    static func take(vesselField field: String, value: String, _ draft: inout DesignationDraft) {
        guard !value.isEmpty else { return }
        switch field {
        case "callSign": draft.add(Identifier(kind: "call-sign", value: value))
        case "vesselType": draft.add(remark: "Vessel type \(value)")
        case "vesselFlag": draft.add(remark: "Vessel flag \(value)")
        case "vesselOwner": draft.add(remark: "Vessel owner \(value)")
        case "tonnage": draft.add(remark: "Tonnage \(value)")
        case "grossRegisteredTonnage": draft.add(remark: "Gross registered tonnage \(value)")
        default: draft.add(remark: "\(field) \(value)")
        }
    }
}

/// Which of OFAC's two lists a file holds. Both have one format and one root, so the entries decide: a list of which
/// more than half the entries can only be outside the SDN list is the consolidated non-SDN list. File names don't count.
struct OFACList {
    private var entries = 0
    private var outsideSDN = 0

    mutating func count(programmes: [String], words: [String]) {
        entries += 1
        if OFACProgrammes.isOutsideSDN(programmes: programmes, words: words) { outsideSDN += 1 }
    }

    private var isConsolidated: Bool { outsideSDN * 2 > entries }
    static let mainId = "us-sdn"
    static let consolidatedId = "us-cons"
    static let mainTitle = "OFAC Specially Designated Nationals and Blocked Persons List"
    static let consolidatedTitle = "OFAC Consolidated Sanctions List (non-SDN)"
    var id: String { isConsolidated ? OFACList.consolidatedId : OFACList.mainId }
    var title: String { isConsolidated ? OFACList.consolidatedTitle : OFACList.mainTitle }

    /// The finished designations with the list's id and, outside the SDN list, the measures of their programmes.
    func finished(_ drafts: [DesignationDraft], _ quirks: inout QuirkLog) -> [Designation] {
        let authority = id
        return drafts.map { draft in
            var draft = draft
            draft.update { designation in
                designation.authority = authority
                designation.id = "\(authority):\(designation.reference)"
                designation.measures =
                    isConsolidated
                    ? OFACProgrammes.measuresOutsideSDN(programmes: designation.programmes, words: designation.remarks)
                    : [.assetFreeze]
            }
            return draft.finished(&quirks)
        }
    }
}
