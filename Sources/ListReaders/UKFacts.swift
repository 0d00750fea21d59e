import SanctionsModel

/// What the lists of the United Kingdom, the consolidated list of OFSI and the UK Sanctions List, say in the same words.
enum UKFacts {
    static let id = "gb"

    /// The text without white space at its ends; empty for the words that stand for nothing.
    static func said(_ text: String) -> String {
        let text = text.collapsed
        switch text.asciiLowercased {
        case "n/a", "na", "unknown", "-", "none", "not applicable": return ""
        default: return text
        }
    }

    // MARK: - Names

    /// A name of six parts, of which the sixth is the family name or the whole name of an organisation.
    ///
    /// - Parameter parts: Name 1 to Name 6, in that order.
    static func name(_ parts: [String], quality: ListedName.Quality, isPerson: Bool) -> ListedName? {
        let parts = parts.map { $0.collapsed.asciiLowercased == "n/a" ? "" : $0.collapsed }
        let given = parts.dropLast().filter { !$0.isEmpty }.joined(separator: " ")
        let family = parts.last ?? ""
        let text = [given, family].filter { !$0.isEmpty }.joined(separator: " ")
        guard !text.isEmpty else { return nil }
        return isPerson && !given.isEmpty
            ? ListedName(text, quality: quality, family: family, given: given) : ListedName(text, quality: quality)
    }

    /// The quality of a name by its type and its strength, in any letter case; `nil` for a type that isn't known.
    static func quality(type: String, strength: String) -> ListedName.Quality? {
        let type = type.collapsed.asciiLowercased
        let isWeak = strength.asciiLowercased.offset(of: "low") != nil || strength.asciiLowercased.offset(of: "weak") != nil
        switch type {
        case "primary name", "prime alias", "primary": return .primary
        case "primary name variation", "primary name variations": return isWeak ? .weak : .strong
        case "alias", "aka", "a.k.a", "a.k.a.", "fka", "f.k.a", "f.k.a.", "": return isWeak ? .weak : .strong
        default: return nil
        }
    }

    /// ISO 639 for the languages that the list names; empty for others. `Persian`, `Arabic/Dari`: the first known word.
    static func language(_ words: String) -> String {
        for word in words.asciiLowercased.utf8.split(whereSeparator: { !(0x61...0x7A).contains($0) }) {
            if let code = languages[String(decoding: word, as: UTF8.self)] { return code }
        }
        return ""
    }

    private static let languages: [String: String] = [
        "arabic": "ar", "armenian": "hy", "azerbaijani": "az", "belarusian": "be", "bengali": "bn", "bosnian": "bs",
        "bulgarian": "bg", "burmese": "my", "chinese": "zh", "mandarin": "zh", "cantonese": "zh", "dari": "fa", "farsi": "fa",
        "persian": "fa", "georgian": "ka", "greek": "el", "hebrew": "he", "hindi": "hi", "japanese": "ja", "kazakh": "kk",
        "korean": "ko", "kurdish": "ku", "pashto": "ps", "punjabi": "pa", "russian": "ru", "serbian": "sr", "tajik": "tg",
        "thai": "th", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "uyghur": "ug", "uzbek": "uz", "vietnamese": "vi",
    ]

    // MARK: - Dates and places

    /// `13/04/2018`, `00/00/1980`, `dd/mm/1980`, with a time of day or without.
    static func date(_ text: String) -> PartialDate? {
        var parts = text.collapsed.asciiLowercased.utf8.split(separator: UInt8(ascii: "/"))
            .map { String(decoding: $0, as: UTF8.self) }
        for index in parts.indices where ["dd", "mm", "d", "m"].contains(parts[index]) { parts[index] = "00" }
        return PartialDate(reading: parts.joined(separator: "/"))
    }

    /// The places that two cells name, which number their values: `(1) Sfax (2) Tunis` in `(1)-(2) Tunisia`.
    static func places(towns: String, countries: String) -> [Birth] {
        let towns = NumberedText.items(towns)
        let countries = NumberedText.items(countries)
        let last = max(towns.last?.numbers.upperBound ?? 0, countries.last?.numbers.upperBound ?? 0)
        var places: [Birth] = []
        for number in stride(from: 1, through: last, by: 1) {
            let town = towns.first { $0.numbers.contains(number) }
            // One country that isn't numbered is that of all towns.
            let country = countries.first { $0.numbers.contains(number) } ?? (countries.count == 1 ? countries[0] : nil)
            let place = Birth(city: said(town?.text ?? ""), country: said(country?.text ?? ""))
            if place != Birth() { places.appendUnique(place) }
        }
        return places
    }

    /// Births of dates and places. One place is that of every date; of several, the list doesn't say which belong together.
    static func births(dates: [Birth], places: [Birth]) -> [Birth] {
        guard places.count == 1, !dates.isEmpty else { return dates + places }
        return dates.map { date in
            var birth = date
            birth.city = places[0].city
            birth.country = places[0].country
            return birth
        }
    }

    // MARK: - Addresses

    /// - Parameter lines: Address 1 to Address 6, of which the last is the town.
    static func address(lines: [String], postalCode: String, country: String) -> Address {
        let lines = lines.map(said)
        let bracketed = BracketedText(said(country))
        let hasName =
            !bracketed.outer.isEmpty && !bracketed.groups.contains { $0.text.asciiLowercased.offset(of: "republic") != nil }
        return Address(
            street: lines.dropLast().filter { !$0.isEmpty }.joined(separator: ", "), city: lines.last ?? "",
            postalCode: said(postalCode), country: hasName ? bracketed.outer : said(country),
            note: hasName ? bracketed.groups.map(\.text).joined(separator: "; ") : "")
    }

    // MARK: - Documents

    /// What a cell of documents holds, its numbers found in words: `(1) 592667 (Qatari) (2) Libyan passport number 347834`.
    ///
    /// - Parameters:
    ///   - kind: of a document that doesn't say what it is.
    ///   - note: what another cell says about them.
    /// - Returns: the documents, and the texts in which no number was found.
    static func documents(_ cell: String, kind: String, note: String = "") -> (found: [Identifier], unread: [String]) {
        let (numbers, unread) = NumbersInCell.read(said(cell))
        let found = numbers.map { number in
            let country = number.country
            let text = number.text.trimming(".")
            let isAll = text == number.value || text == "\(number.value) (\(country))"
            return Identifier(
                kind: self.kind(number.words, standard: kind), value: number.value, country: country,
                note: [isAll ? "" : number.text, note].filter { !$0.isEmpty }.joined(separator: "; "))
        }
        return (found, unread)
    }

    /// The kind of a document by the words about it, where it can be one of the cell.
    private static func kind(_ words: String, standard: String) -> String {
        guard let kind = NumbersInCell.kind(of: words) else { return standard }
        let ofCell =
            standard == "registration"
            ? ["tax-id", "registration", "imo", "lei", "bic", "mmsi", "duns"]
            : ["passport", "national-id", "tax-id", "driving-licence", "other"]
        return ofCell.contains(kind) ? kind : standard
    }

    // MARK: - Prose

    /// Takes what `Other Information` says: in prose, or since 2020 in parts with labels. All of it stays a remark.
    ///
    /// - Returns: the Unique IDs of the UK Sanctions List that it names.
    static func takeInformation(_ text: String, line: Int, _ draft: inout DesignationDraft, _ quirks: inout QuirkLog) -> [String]
    {
        let text = said(text)
        guard !text.isEmpty else { return [] }
        for reference in FactsInProse.unitedNationsReferences(in: text) {
            guard reference.letterCount > 0 else {
                quirks.note(
                    "reference to the United Nations' list without its regime: left in the remark", line: line,
                    "\(draft.designation.id) \(reference)")
                continue
            }
            draft.add(remark: CrossReference.unitedNations.remark(reference))
        }
        if let gender = FactsInProse.gender(in: text) { draft.update { $0.genders.appendUnique(gender) } }
        let labelled = LabelledText(text)
        take(prose: labelled.lead, &draft)
        var uniqueIDs: [String] = []
        for part in labelled.parts {
            switch part.label.asciiLowercased {
            case "uk sanctions list ref", "uk sanctions list reference":
                for id in self.uniqueIDs(in: part.value) { uniqueIDs.appendUnique(id) }
                draft.add(remark: "\(part.label): \(part.value)")
            case "un ref", "un reference", "un reference number":
                // Prose may follow the reference.
                take(prose: part.value, &draft)
            case "gender":
                if let word = part.value.words.first, let gender = FactsInProse.gender(word) {
                    draft.update { $0.genders.appendUnique(gender) }
                } else {
                    draft.add(remark: "\(part.label): \(part.value)")
                }
            case "phone number", "phone numbers": take(part.value, kind: "phone", &draft)
            case "fax number", "fax": take(part.value, kind: "phone", note: "fax", &draft)
            case "email address", "email addresses", "email": take(part.value, kind: "email", &draft)
            case "website", "websites": take(part.value, kind: "website", &draft)
            case "imo number", "imo numbers": take(part.value, kind: "imo", &draft)
            case "business reg no", "business registration number", "business registration number (s)":
                let (found, unread) = documents(part.value, kind: "registration")
                for identifier in found { draft.add(identifier) }
                for text in unread {
                    quirks.note("document without a number: kept as a remark", line: line, "\(draft.designation.id) \(text)")
                    draft.add(remark: "\(part.label): \(text)")
                }
            case "hull identification number", "hull identification number (hin)":
                take(part.value, kind: "other", note: "hull identification number", &draft)
            default: take(prose: "\(part.label): \(part.value)", &draft)
            }
        }
        return uniqueIDs
    }

    private static func take(prose: String, _ draft: inout DesignationDraft) {
        draft.add(remark: prose)
        for identifier in FactsInProse.identifiers(in: prose) { draft.add(identifier) }
    }

    /// The values of a cell of one kind, numbered or parted by `;`.
    static func take(_ cell: String, kind: String, note: String = "", _ draft: inout DesignationDraft) {
        for item in NumberedText.texts(said(cell)) {
            for text in item.pieces(separatedBy: UInt8(ascii: ";")) {
                let value = said(text.trimming(".,"))
                if kind == "imo" {
                    let number = value.dropping(prefix: "IMO")?.trimming(": ") ?? value
                    draft.add(Identifier(kind: kind, value: number, note: note))
                } else {
                    draft.add(Identifier(kind: kind, value: value, note: note))
                }
            }
        }
    }

    /// `GHR0050 and BEL0045`: three letters and four digits, as the list writes its Unique IDs.
    static func uniqueIDs(in text: String) -> [String] {
        text.words.map { $0.trimming("().,;:") }.filter { word in
            let letters = word.utf8.prefix { (0x41...0x5A).contains($0) }.count
            return (2...4).contains(letters) && (3...6).contains(word.utf8.count - letters)
                && word.utf8.dropFirst(letters).allSatisfy { (0x30...0x39).contains($0) }
        }
    }

    // MARK: - Types

    /// The type of a group, in the words of the list; `nil` for others.
    static func type(_ word: String) -> PartyType? {
        switch said(word).asciiLowercased {
        case "individual": .person
        case "entity": .organisation
        case "ship", "vessel": .vessel
        case "aircraft": .aircraft
        default: nil
        }
    }
}
