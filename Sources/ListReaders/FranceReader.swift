import JSON
import SanctionsModel

/// France's national register of asset freezes (registre national des gels), JSON.
///
/// Source: Directorate-General of the Treasury, https://gels-avoirs.dgtresor.gouv.fr. `Publications.PublicationDetail` holds
/// an entry a party, each with a `RegistreDetail` of fields (`TypeChamp`) and their values. The id is `IdRegistre`, the
/// version `DatePublication`. References of the EU and the UN are kept as such.
struct FranceReader: ListFormatReader {
    static let format = ListFormat.franceJSON
    private var list = DraftList(id: "fr")
    private let file: String

    private init(file: String) { self.file = file }

    static func recognises(_ head: FileHead) -> Bool {
        head.firstByte == UInt8(ascii: "{") && head.jsonKeys.contains("Publications")
    }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var reader = FranceReader(file: source.name)
        let document = try JSONLists.document(bytes, file: source.name)
        guard let publications = document["Publications"], publications.isObject else {
            throw ListError(file: source.name, line: document.line, reason: "the document has no Publications")
        }
        guard let entries = publications["PublicationDetail"] else {
            throw ListError(file: source.name, line: publications.line, reason: "Publications has no PublicationDetail")
        }
        for entry in entries.items { try reader.take(entry) }
        let version = publications.text("DatePublication")
        let day = version.slice(0, version.offset(of: "T") ?? version.utf8.count)
        return try reader.list.finished(
            title: "National register of asset freezes of France", version: version,
            date: PartialDate(reading: day).flatMap { $0.precision == .day ? $0 : nil }, file: source)
    }

    // MARK: - One entry

    private mutating func take(_ entry: JSONValue) throws(ListError) {
        list.entryCount += 1
        let reference = entry.text("IdRegistre")
        guard !reference.isEmpty else { throw ListError(file: file, line: entry.line, reason: "an entry has no IdRegistre") }
        var draft = DesignationDraft(authority: list.id, reference: reference, type: type(of: entry), line: entry.line)
        var values: [(field: String, value: JSONValue)] = []
        for detail in entry["RegistreDetail"]?.items ?? [] {
            for value in detail["Valeur"]?.items ?? [] { values.append((detail.text("TypeChamp"), value)) }
        }
        takeName(entry, given: values.filter { $0.field == "PRENOM" }.map { $0.value.text("Prenom") }, &draft)
        draft.add(
            births: values.filter { $0.field == "DATE_DE_NAISSANCE" }.flatMap { birth($0.value, draft) },
            places: values.filter { $0.field == "LIEU_DE_NAISSANCE" }.map {
                Birth(city: $0.value.text("Lieu"), country: $0.value.text("Pays"))
            })
        for (field, value) in values { take(field, value, &draft) }
        for member in entry.members where !["IdRegistre", "Nature", "Nom", "RegistreDetail"].contains(member.key) {
            let (key, value) = (member.key, member.value)
            draft.keepAsRemark(key, value.text, line: value.line, &list.quirks)
        }
        draft.add(measure: .assetFreeze)
        list.add(draft)
    }

    private mutating func type(of entry: JSONValue) -> PartyType {
        switch entry.text("Nature") {
        case "Personne physique": return .person
        case "Personne morale": return .organisation
        case "Navire": return .vessel
        case let other:
            list.quirks.note("Nature not known: any is assumed", line: entry.line, other)
            return .any
        }
    }

    /// `Nom` is the family name of a person, whose given names are a field; several of them are several spellings.
    private mutating func takeName(_ entry: JSONValue, given: [String], _ draft: inout DesignationDraft) {
        let family = entry.text("Nom")
        let given = given.filter { !$0.isEmpty }
        guard draft.designation.type == .person, !given.isEmpty else {
            return draft.addName(ListedName(family, quality: .primary), line: entry.line, &list.quirks)
        }
        for (index, given) in given.enumerated() {
            draft.addName(
                ListedName(
                    [given, family].filter { !$0.isEmpty }.joined(separator: " "), quality: index == 0 ? .primary : .strong,
                    family: family, given: given), line: entry.line, &list.quirks)
        }
    }

    private mutating func birth(_ value: JSONValue, _ draft: DesignationDraft) -> [Birth] {
        func part(_ key: String) -> String { value.text(key) }
        let note = part("Commentaire")
        let (day, month, year) = (part("Jour"), part("Mois"), part("Annee"))
        guard !(day + month + year).isEmpty else { return note.isEmpty ? [] : [Birth(note: note)] }
        if let date = PartialDate(reading: "\(day.isEmpty ? "0" : day).\(month.isEmpty ? "0" : month).\(year)") {
            return [Birth(date: date, note: note)]
        }
        // The year may say more than a year: `vers 1960`, `1958-1961`.
        let words = year.asciiLowercased.replacing("vers ", with: "circa ").replacing("environ ", with: "circa ")
        if (day + month).isEmpty, let date = PartialDate(reading: words) { return [Birth(date: date, note: note)] }
        let said = [day, month, year].filter { !$0.isEmpty }.joined(separator: " ")
        list.quirks.note("date of birth not readable: kept as a note", line: value.line, "\(draft.designation.id) \(said)")
        return [Birth(note: [said, note].filter { !$0.isEmpty }.joined(separator: "; "))]
    }

    // MARK: - Fields

    private mutating func take(_ field: String, _ value: JSONValue, _ draft: inout DesignationDraft) {
        let note = value.text("Commentaire")
        func text(_ key: String) -> String { value.text(key) }
        switch field {
        case "PRENOM", "DATE_DE_NAISSANCE", "LIEU_DE_NAISSANCE": break
        case "ALIAS":
            draft.addName(ListedName(text("Alias"), quality: .strong), line: value.line, &list.quirks)
            if !note.isEmpty { draft.add(remark: "Alias \(text("Alias")): \(note)") }
        case "SEXE": takeGender(text("Sexe"), value.line, &draft)
        case "NATIONALITE": draft.add(nationality: text("Pays"))
        case "TITRE": draft.add(title: text("Titre"))
        case "PASSEPORT": takeNumber("passport", text("NumeroPasseport"), note, value.line, &draft)
        case "AUTRE_IDENTITE": takeNumber("national-id", text("NumeroCarte"), note, value.line, &draft)
        case "NUMERO_OMI": takeNumber("imo", text("NumeroOMI"), note, value.line, &draft)
        case "TELEPHONE": takeNumber("phone", text("Telephone"), note, value.line, &draft)
        case "COURRIEL": takeNumber("email", text("Courriel"), note, value.line, &draft)
        case "SITE_INTERNET": takeNumber("website", text("SiteInternet"), note, value.line, &draft)
        case "IDENTIFICATION": takeIdentification(text("Identification"), note, value.line, &draft)
        case "ADRESSE", "ADRESSE_PP", "ADRESSE_PM":
            draft.add(Address(street: text("Adresse"), country: text("Pays"), note: note))
        case "FONDEMENT_JURIDIQUE":
            let label = text("FondementJuridiqueLabel")
            let key = text("FondementJuridique")
            draft.add(legalBasis: label.isEmpty ? key : label)
            draft.add(programme: key.isEmpty ? label : key)
        case "REFERENCE_UE": draft.add(reference: text("ReferenceUe"), on: "European Union")
        case "REFERENCE_ONU": draft.add(reference: text("ReferenceOnu"), on: "United Nations")
        case "MOTIFS": draft.add(remark: text("Motifs"))
        default:
            let said =
                value.isObject ? value.members.map(\.value.text).filter { !$0.isEmpty }.joined(separator: "; ") : value.text
            draft.keepAsRemark(field, said, line: value.line, &list.quirks)
        }
    }

    private mutating func takeGender(_ word: String, _ line: Int, _ draft: inout DesignationDraft) {
        switch word.asciiLowercased {
        case "masculin", "homme", "m": draft.update { $0.genders.appendUnique(.male) }
        case "féminin", "feminin", "femme", "f": draft.update { $0.genders.appendUnique(.female) }
        case "": break
        default: draft.keepAsRemark("Sexe", word, line: line, &list.quirks)
        }
    }

    private mutating func takeNumber(
        _ kind: String, _ value: String, _ note: String, _ line: Int, _ draft: inout DesignationDraft
    ) {
        guard value.isEmpty else { return draft.add(Identifier(kind: kind, value: value, note: note)) }
        guard !note.isEmpty else { return }
        list.quirks.note("document without a number: kept as a remark", line: line, "\(draft.designation.id) \(kind)")
        draft.add(remark: "\(kind): \(note)")
    }

    /// A number with its label, in either of the two texts; else words about the party.
    private func takeIdentification(_ text: String, _ note: String, _ line: Int, _ draft: inout DesignationDraft) {
        let whole = [note.trimming(":"), text.trimming(":")].filter { !$0.isEmpty }.joined(separator: ": ")
        var identifiers = LabelledIdentifiers.identifiers(in: whole)
        if identifiers.isEmpty { identifiers = LabelledIdentifiers.identifiers(in: text) }
        for identifier in identifiers { draft.add(identifier) }
        if identifiers.isEmpty { draft.add(remark: whole) }
    }
}
