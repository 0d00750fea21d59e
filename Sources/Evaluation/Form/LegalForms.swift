/// Legal forms spelled out and abbreviated, from `Data/deck-words.tsv`.
struct LegalForms {
    static let shared = LegalForms(DeckWords.shared.legalForms)

    /// The words of a full form, folded → its abbreviation.
    private var short: [[String]: String] = [:]
    /// An abbreviation, folded → the full form as written in the table.
    private var long: [String: String] = [:]
    private var longest = 1

    /// - Parameter rows: abbreviation, full form. The first full form of an abbreviation is the one it is spelled out as.
    init(_ rows: [(short: String, long: String)]) {
        for row in rows {
            let words = row.long.split(separator: " ").map { LegalForms.key($0) }
            if short[words] == nil { short[words] = row.short }
            let key = LegalForms.key(row.short)
            if long[key] == nil { long[key] = row.long }
            longest = max(longest, words.count)
        }
    }

    private static func key(_ word: some StringProtocol) -> String {
        String(DiacriticMarks.without(word.lowercased()).unicodeScalars.filter { $0.isLetter })
    }

    /// How many words from `place` on are a full form, the longest first; 0 for none.
    private func fullForm(_ words: [String], at place: Int) -> Int {
        for count in stride(from: min(longest, words.count - place), through: 1, by: -1)
        where short[words[place..<place + count].map { LegalForms.key($0) }] != nil {
            return count
        }
        return 0
    }

    /// Full forms as abbreviations; `nil` when there is none. A name's first word is never its legal form.
    func abbreviated(_ words: [String]) -> String? {
        var out: [String] = []
        var isChanged = false
        var i = 0
        while i < words.count {
            let count = i == 0 ? 0 : fullForm(words, at: i)
            if count > 0, let other = short[words[i..<i + count].map { LegalForms.key($0) }] {
                out.append(cased(other, in: words, keepingCommaOf: words[i + count - 1]))
                isChanged = true
                i += count
            } else {
                out.append(words[i])
                i += 1
            }
        }
        return isChanged ? out.joined(separator: " ") : nil
    }

    /// Abbreviations as full forms; `nil` when there is none.
    func spelledOut(_ words: [String]) -> String? {
        var isChanged = false
        let out = words.enumerated().map { place, word in
            guard place > 0, let other = long[LegalForms.key(word)] else { return word }
            isChanged = true
            return cased(other, in: words, keepingCommaOf: word)
        }
        return isChanged ? out.joined(separator: " ") : nil
    }

    /// How many words stand before the legal forms that end a name; `nil` when it ends with none.
    func countBeforeLast(_ words: [String]) -> Int? {
        var count = words.count
        while count > 1 {
            let first = (1..<count).first { place in
                (place == count - 1 && long[LegalForms.key(words[place])] != nil)
                    || (fullForm(Array(words[..<count]), at: place) == count - place)
            }
            guard let first else { break }
            count = first
        }
        return count == words.count ? nil : count
    }

    private func cased(_ text: String, in words: [String], keepingCommaOf last: String) -> String {
        let isUpper = Array(words.joined().unicodeScalars).isUpperWord
        return (isUpper ? text.uppercased() : text) + (last.hasSuffix(",") ? "," : "")
    }
}
