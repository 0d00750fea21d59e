import SanctionsModel

/// A designation while its entry is read: joins what is said twice and sees to it that a primary name stands first.
struct DesignationDraft {
    private(set) var designation: Designation
    /// Line of its first entry, counted from 1.
    let line: Int
    private var nameIndex: [String: Int] = [:]

    init(authority: String, reference: String, type: PartyType, line: Int) {
        designation = Designation(
            id: "\(authority):\(reference)", authority: authority, reference: reference, type: type)
        self.line = line
    }

    /// Changes anything but the names.
    mutating func update(_ change: (inout Designation) -> Void) {
        let names = designation.names
        change(&designation)
        designation.names = names
    }

    /// Adds a name; an empty text is left out. Two names of the same text are one: the better quality stays, `written`
    /// wins over `parsed`, and parts that one of them lacks come from the other.
    ///
    mutating func add(_ name: ListedName) {
        guard !name.text.isEmpty else { return }
        guard let index = nameIndex[name.text] else {
            nameIndex[name.text] = designation.names.count
            designation.names.append(name)
            return
        }
        var kept = designation.names[index]
        if name.quality.rawValue < kept.quality.rawValue { kept.quality = name.quality }
        if name.origin.rawValue < kept.origin.rawValue { kept.origin = name.origin }
        if kept.family.isEmpty && kept.given.isEmpty {
            kept.family = name.family
            kept.given = name.given
        }
        if kept.language.isEmpty { kept.language = name.language }
        designation.names[index] = kept
    }

    /// Whether the source itself has written this name already, rather than that it was found inside another text.
    func holds(_ text: String) -> Bool {
        guard let index = nameIndex[text] else { return false }
        return designation.names[index].origin == .written
    }

    /// Adds a name as written and the names that stand inside its text.
    ///
    /// - Returns: whether names were found inside.
    @discardableResult
    mutating func addWithParts(_ name: ListedName) -> Bool {
        var name = name
        if name.family.isEmpty, name.given.isEmpty, designation.type == .person, let parts = InvertedName(name.text) {
            name.family = parts.family
            name.given = parts.given
        }
        add(name)
        let parts = NamesInText.parts(of: name.text, isPerson: designation.type == .person)
        for part in parts {
            let quality: ListedName.Quality = part.isAcronym || name.quality == .weak ? .weak : .strong
            add(ListedName(part.text, quality: quality, origin: .parsed, language: name.language))
        }
        return !parts.isEmpty
    }

    mutating func add(_ identifier: Identifier) {
        guard !identifier.value.isEmpty else { return }
        designation.identifiers.appendUnique(identifier)
    }

    mutating func add(_ address: Address) {
        guard !address.isEmpty else { return }
        designation.addresses.appendUnique(address)
    }

    mutating func add(_ birth: Birth) {
        guard birth != Birth() else { return }
        designation.births.appendUnique(birth)
    }

    mutating func add(remark: String) {
        let text = remark.collapsed
        guard !text.isEmpty else { return }
        designation.remarks.appendUnique(text)
    }

    mutating func add(title: String) {
        let text = title.collapsed
        guard !text.isEmpty else { return }
        designation.titles.appendUnique(text)
    }

    /// Joins another entry of the same party: the union of all it says; its primary name becomes a strong one.
    mutating func merge(_ other: DesignationDraft) {
        for name in other.designation.names {
            var name = name
            if name.quality == .primary { name.quality = .strong }
            add(name)
        }
        let more = other.designation
        designation.genders.append(contentsOf: more.genders.filter { !designation.genders.contains($0) })
        designation.births.append(contentsOf: more.births.filter { !designation.births.contains($0) })
        designation.nationalities.append(contentsOf: more.nationalities.filter { !designation.nationalities.contains($0) })
        designation.identifiers.append(contentsOf: more.identifiers.filter { !designation.identifiers.contains($0) })
        designation.addresses.append(contentsOf: more.addresses.filter { !designation.addresses.contains($0) })
        designation.titles.append(contentsOf: more.titles.filter { !designation.titles.contains($0) })
        designation.programmes.append(contentsOf: more.programmes.filter { !designation.programmes.contains($0) })
        designation.legalBasis.append(contentsOf: more.legalBasis.filter { !designation.legalBasis.contains($0) })
        designation.measures.append(contentsOf: more.measures.filter { !designation.measures.contains($0) })
        designation.remarks.append(contentsOf: more.remarks.filter { !designation.remarks.contains($0) })
        var updates = designation.updatedOn
        for date in more.updatedOn { updates.appendUnique(date) }
        if let ours = designation.listedOn, let theirs = more.listedOn, ours != theirs {
            // The party was listed on the first day; the other act came later.
            updates.appendUnique(ours.earliest <= theirs.earliest ? theirs : ours)
            designation.listedOn = ours.earliest <= theirs.earliest ? ours : theirs
        } else {
            designation.listedOn = designation.listedOn ?? more.listedOn
        }
        designation.updatedOn = updates.sorted { $0.earliest < $1.earliest }
    }

    /// The finished designation, its primary name first. Without a primary name the best other one is promoted; an entry
    /// without any name keeps its place in the list, its identifiers included, under its reference. Both are reported.
    func finished(_ quirks: inout QuirkLog) -> Designation {
        var result = designation
        if let first = result.names.firstIndex(where: { $0.quality == .primary }) {
            if first > 0 { result.names.insert(result.names.remove(at: first), at: 0) }
        } else if let best = result.names.indices.min(by: { rank(result.names[$0]) < rank(result.names[$1]) }) {
            quirks.note("entry without a primary name: its best other name is taken", line: line, result.id)
            var name = result.names.remove(at: best)
            name.quality = .primary
            result.names.insert(name, at: 0)
        } else {
            quirks.note("entry without any name: kept under its reference", line: line, result.id)
            result.names = [ListedName(result.reference, quality: .primary, origin: .parsed)]
        }
        return result
    }

    private func rank(_ name: ListedName) -> Int {
        Int(name.quality.rawValue) * 4 + Int(name.origin.rawValue) * 2 + (name.text.script == .latin ? 0 : 1)
    }
}
