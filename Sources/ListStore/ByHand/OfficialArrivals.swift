import NameText
import SanctionsModel

/// Which designations of an authority's list are those that were recorded by hand before.
///
/// The same reference is the same party. Else it takes the same name, word for word in any order and letter case, and the same
/// birth date; for who has none by nature (an organisation, a ship, an aircraft) the name alone. A person recorded without a
/// birth date is matched by reference alone: two people of one name are common, and an entry that falls away is no longer
/// screened.
struct OfficialArrivals {
    private let list: String
    private var byReference: [String: Int] = [:]
    private var byName: [String: [Int]] = [:]
    private let designations: [Designation]
    private let normalizer = NameNormalizer()

    /// O(names).
    init(_ list: SourceList) {
        self.list = list.id
        designations = list.designations
        for (index, designation) in list.designations.enumerated() {
            byReference[Self.plain(designation.reference)] = index
            byReference[Self.plain(designation.id)] = index
            for name in designation.names {
                let key = key(of: name.text)
                if !key.isEmpty, byName[key]?.last != index { byName[key, default: []].append(index) }
            }
        }
    }

    /// Why an entry ends with this version of the list; `nil` when it isn't on it.
    func end(of entry: HandEntry, version: String) -> ListStore.Ending? {
        guard entry.authority == list, let (designation, how) = match(entry) else { return nil }
        let missing = entry.names.filter { name in !designation.names.contains { key(of: $0.text) == key(of: name) } }
        var because = "it is \(designation.id) in version \(version) by \(how)"
        if !missing.isEmpty { because += ", which doesn't have the name \(missing.joined(separator: "; "))" }
        return .init(kind: .official, because: because)
    }

    private func match(_ entry: HandEntry) -> (Designation, String)? {
        let reference = Self.plain(entry.reference)
        if !reference.isEmpty, let index = byReference[reference] { return (designations[index], "its reference") }
        let type = PartyType(word: entry.type) ?? .any
        let dates = entry.birthDates.compactMap { PartialDate(reading: $0) }
        guard !dates.isEmpty || type == .organisation || type == .vessel || type == .aircraft else { return nil }
        for name in entry.names {
            for index in byName[key(of: name)] ?? [] {
                let designation = designations[index]
                guard type == .any || designation.type == .any || type == designation.type else { continue }
                if dates.isEmpty { return (designation, "its name") }
                let agrees = designation.births.contains { birth in
                    birth.date.map { date in dates.contains { $0.overlaps(date) } } ?? false
                }
                if agrees { return (designation, "its name and birth date") }
            }
        }
        return nil
    }

    private static func plain(_ reference: String) -> String { reference.lowercased().filter { !$0.isWhitespace } }

    /// The Latin readings of the words, sorted.
    private func key(of name: String) -> String {
        let tokens = normalizer.tokens(of: name)
        return tokens.tokens.map { tokens.text($0.latin) }.sorted().joined(separator: " ")
    }
}
