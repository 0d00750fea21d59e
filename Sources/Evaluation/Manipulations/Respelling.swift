import ReferenceData

/// Letters and what is written for them at a place in a word.
struct Respelling {
    enum Place {
        case anywhere, initial, final, inside, word
        case before(Set<Unicode.Scalar>)
        case after(Set<Unicode.Scalar>)
        case initialBefore(Set<Unicode.Scalar>)
    }

    var letters: [Unicode.Scalar]
    var replacement: String
    var place: Place

    /// Whether the rule holds at `i` of a word in lower case.
    func fits(_ word: [Unicode.Scalar], at i: Int) -> Bool {
        let end = i + letters.count
        guard end <= word.count else { return false }
        for k in letters.indices where word[i + k] != letters[k] { return false }
        switch place {
        case .anywhere: return true
        case .initial: return i == 0
        case .final: return i > 0 && end == word.count
        case .inside: return i > 0 && end < word.count
        case .word: return i == 0 && end == word.count
        case .before(let next): return end < word.count && next.contains(word[end])
        case .after(let previous): return i > 0 && previous.contains(word[i - 1])
        case .initialBefore(let next): return i == 0 && end < word.count && next.contains(word[end])
        }
    }
}

/// The rows of `Data/respellings.tsv`, by table.
struct Respellings {
    static let shared = Respellings(String(decoding: ReferenceData.respellings, as: UTF8.self))

    private(set) var tables: [String: [Respelling]] = [:]
    /// Rows that can't be read, `line N`; a test holds it empty.
    private(set) var problems: [String] = []

    init(_ text: String) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 4, !cells[1].isEmpty, let place = Respellings.place(cells[3]) else {
                problems.append("respellings.tsv:\(number + 1)")
                continue
            }
            tables[String(cells[0]), default: []].append(
                Respelling(letters: Array(cells[1].unicodeScalars), replacement: String(cells[2]), place: place))
        }
        // Longest first; a stable sort keeps the order of the file among equals.
        for key in tables.keys {
            tables[key] = tables[key]?.enumerated().sorted {
                $0.element.letters.count != $1.element.letters.count
                    ? $0.element.letters.count > $1.element.letters.count : $0.offset < $1.offset
            }.map(\.element)
        }
    }

    private static func place(_ word: Substring) -> Respelling.Place? {
        let parts = word.split(separator: ":")
        let letters = parts.count == 2 ? Set(parts[1].unicodeScalars) : []
        switch parts.first {
        case "-": return .anywhere
        case "initial": return .initial
        case "final": return .final
        case "inside": return .inside
        case "word": return .word
        case "before" where !letters.isEmpty: return .before(letters)
        case "after" where !letters.isEmpty: return .after(letters)
        case "initial-before" where !letters.isEmpty: return .initialBefore(letters)
        default: return nil
        }
    }

    /// The traditions of an origin, in the order of their names.
    func traditions(of origin: String) -> [String] {
        tables.keys.filter { $0.hasPrefix(origin + "/") }.map { String($0.dropFirst(origin.count + 1)) }.sorted()
    }

    /// A word wholly respelled by a table, in its letter case. Parts around a hyphen are words of their own.
    func respell(_ text: String, by table: String) -> String {
        guard let rules = tables[table] else { return text }
        return text.split(separator: "-", omittingEmptySubsequences: false).map { respellPart(Array($0.unicodeScalars), rules) }
            .joined(separator: "-")
    }

    private func respellPart(_ word: [Unicode.Scalar], _ rules: [Respelling]) -> String {
        let lower = word.map(\.lower)
        let isUpper = word.isUpperWord
        var out = ""
        var i = 0
        while i < word.count {
            if let rule = rules.first(where: { $0.fits(lower, at: i) }) {
                out += recased(rule.replacement, like: word[i..<i + rule.letters.count], inUpperWord: isUpper)
                i += rule.letters.count
            } else {
                out.unicodeScalars.append(word[i])
                i += 1
            }
        }
        return out
    }

    /// Every way in which one rule of a table changes a word.
    func changes(of text: String, by table: String) -> [(text: String, from: String, to: String)] {
        let word = Array(text.unicodeScalars)
        let lower = word.map(\.lower)
        let isUpper = word.isUpperWord
        var out: [(text: String, from: String, to: String)] = []
        for i in word.indices {
            for rule in tables[table] ?? [] where rule.fits(lower, at: i) {
                // A doubled letter of a doubled one is no spelling.
                let range = i..<i + rule.letters.count
                let isDoubling = rule.replacement.unicodeScalars.count > rule.letters.count
                let neighbours = [i - 1, range.upperBound].filter { lower.indices.contains($0) }.map { lower[$0] }
                if isDoubling, rule.letters.count == 1, neighbours.contains(rule.letters[0]) { continue }
                let replacement = recased(rule.replacement, like: word[range], inUpperWord: isUpper)
                out.append(
                    (String(word[..<i]) + replacement + String(word[range.upperBound...]), String(rule.letters), rule.replacement)
                )
            }
        }
        return out
    }
}
