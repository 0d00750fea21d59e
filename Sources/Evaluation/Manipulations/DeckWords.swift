import ReferenceData

/// Letters by shape and mark (`Data/shapes.tsv`) and words that a deck adds (`Data/deck-words.tsv`).
package struct DeckWords {
    package static let shared = DeckWords(
        shapes: String(decoding: ReferenceData.shapes, as: UTF8.self),
        words: String(decoding: ReferenceData.deckWords, as: UTF8.self))

    struct Shape {
        var letters: [Unicode.Scalar]
        var replacement: String
    }

    /// ocr, cyrillic, greek, marks, digraph, arabic.
    private(set) var shapes: [String: [Shape]] = [:]
    /// title, suffix, prefix, legal, noun.
    package private(set) var added: [String: [String]] = [:]
    /// A word in lower case → its abbreviations: organisations, persons.
    private(set) var abbreviations: [String: [String: [String]]] = [:]
    /// Legal forms: the abbreviation and the full form.
    private(set) var legalForms: [(short: String, long: String)] = []
    /// A given name in lower case → others that look like it.
    private(set) var near: [String: [String]] = [:]
    /// Rows that can't be read; a test holds it empty.
    private(set) var problems: [String] = []

    init(shapes: String, words: String) {
        for (number, line) in shapes.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t")
            guard cells.count == 3 else {
                problems.append("shapes.tsv:\(number + 1)")
                continue
            }
            self.shapes[String(cells[0]), default: []].append(
                Shape(letters: Array(cells[1].unicodeScalars), replacement: String(cells[2])))
        }
        for (number, line) in words.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t")
            let members = cells.last.map { $0.split(separator: " ").map(String.init) } ?? []
            guard cells.count == 2, let word = members.first else {
                problems.append("deck-words.tsv:\(number + 1)")
                continue
            }
            switch cells[0] {
            case "abbreviation-organisation", "abbreviation-person":
                abbreviations[String(cells[0].dropFirst("abbreviation-".count)), default: [:]][word] = Array(
                    members.dropFirst())
            case "legal-form":
                if members.count < 2 { problems.append("deck-words.tsv:\(number + 1)") }
                legalForms.append((word, members.dropFirst().joined(separator: " ")))
            case "near":
                for member in members { near[member, default: []] += members.filter { $0 != member } }
            default: added[String(cells[0]), default: []].append(String(cells[1]))
            }
        }
    }
}
