import ReferenceData

/// Words that tell a gender: of a field (`weiblich`, `м`, `ذكر`), before a name (`Mrs`, `Sayyid`) and in it (`bint`).
///
/// Read from `Data/genders.tsv` at the first question. Safe to share between threads.
public struct GenderWords: Sendable {
    public static let shared = GenderWords()

    private let words: [String: Bool]
    private let titles: [String: Bool]
    private let particles: [String: Bool]

    private init() {
        var tables: [String: [String: Bool]] = [:]
        for row in ReferenceTable.rows(of: ReferenceData.genders, columns: 3) {
            for word in row[2].split(separator: " ") {
                let key = ICUNames.fold(word)
                if !key.isEmpty { tables[row[1], default: [:]][key] = row[0] == "f" }
            }
        }
        words = tables["word"] ?? [:]
        titles = tables["title"] ?? [:]
        particles = tables["name"] ?? [:]
    }

    /// What a field says: true for female, false for male, `nil` for neither. Case, accents and points do not count.
    public func isFemale(field: some StringProtocol) -> Bool? {
        field.utf8.count <= 64 ? words[ICUNames.fold(field)] : nil
    }

    /// What the titles at the front of a name and the particles in it say, and by which word; `nil` where they say nothing or
    /// contradict each other. O(name).
    public func isFemale(name: some StringProtocol) -> (isFemale: Bool, word: String)? {
        guard name.utf8.count <= 1024 else { return nil }
        var found: (isFemale: Bool, word: String)?
        var isFront = true
        for piece in name.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "." || $0 == "-" }) {
            let key = ICUNames.fold(piece)
            guard !key.isEmpty else { continue }
            let title = isFront ? titles[key] : nil
            isFront = title != nil
            guard let isFemale = title ?? particles[key] else { continue }
            if let found, found.isFemale != isFemale { return nil }
            if found == nil { found = (isFemale, String(piece)) }
        }
        return found
    }
}
