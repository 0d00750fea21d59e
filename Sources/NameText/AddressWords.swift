import ReferenceData

/// Words of addresses that many share: street, floor, box, and their like in many languages.
///
/// Read from `Data/addresses.tsv` at the first question. Safe to share between threads.
public struct AddressWords: Sendable {
    public static let shared = AddressWords()

    /// What a common word is of.
    public enum Meaning: String, Sendable, Hashable {
        case street, building, box, area
    }

    private let words: [String: Meaning]

    private init() {
        var words: [String: Meaning] = [:]
        for row in ReferenceTable.rows(of: ReferenceData.addresses, columns: 2) {
            guard let meaning = Meaning(rawValue: row[0]) else { continue }
            for word in row[1].split(separator: " ") where words[String(word)] == nil { words[String(word)] = meaning }
        }
        self.words = words
    }

    /// What a word's Latin reading, in lower case, is of; `nil` for a word that tells one place from another.
    public func meaning(of word: String) -> Meaning? { words[word] }
}
