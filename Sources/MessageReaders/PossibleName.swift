import ReferenceData

/// Names of columns and keys that may be somebody's name: a first line that is no header, an object with a key for each customer.
/// Notes and summaries, which end in logs, show the place of such a column or key and not its text.
enum PossibleName {
    /// Shown in place of a key.
    static let hidden = "(not shown: it may be a name)"

    /// Returns whether a name of a column or key that is not recognised may be somebody's: a word of it is a common name or in another script
    /// than Latin, or it is several words of which one has a capital. O(length).
    static func isOne(_ name: String) -> Bool {
        guard !name.isEmpty, FieldVocabulary.meaning(ofHeader: name).field == .unrecognised else { return false }
        var words: [String] = []
        var word = ""
        var (hasSpace, hasCapital, wasSmall) = (false, false, false)
        func end() {
            if !word.isEmpty { words.append(word.lowercased()) }
            word = ""
        }
        for scalar in name.unicodeScalars {
            let properties = scalar.properties
            guard properties.isAlphabetic || properties.generalCategory == .nonspacingMark else {
                end()
                wasSmall = false
                if properties.isWhitespace, !words.isEmpty { hasSpace = true }
                continue
            }
            // The Latin letters end with Extended-B.
            if scalar.value > 0x24F, !(0x300...0x36F).contains(scalar.value), !(0x1E00...0x1EFF).contains(scalar.value) {
                return true
            }
            // `beneficiaryName` is two words.
            if properties.isUppercase, wasSmall { end() }
            if properties.isUppercase, word.isEmpty { hasCapital = true }
            wasSmall = properties.isLowercase
            word.unicodeScalars.append(scalar)
        }
        end()
        if hasSpace, hasCapital, words.count > 1 { return true }
        return words.contains { $0.count >= leastLetters && common.contains($0) }
    }

    private static let leastLetters = 4

    private static let common: Set<String> = {
        var names: Set<String> = []
        for line in String(decoding: ReferenceData.frequency, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            for name in line.split(separator: "\t").dropFirst().joined(separator: " ").split(separator: " ") {
                names.insert(String(name))
            }
        }
        return names
    }()
}
