/// Finds the names in a cell that holds all aliases of a party as a row of text.
///
/// `Siarhei Karcheuski; Belarusian: Сяргей Карчэўскi, Russian: Сергей Карчевский`, `Katsiaryna or Katerina Smuschkovich`.
/// Rules are general, and what they find is added beside the cell as written, so that a wrong reading adds a name and takes
/// none away.
enum AliasCell {
    /// The names in the order of the text; the text itself alone when it is one name. O(n).
    static func names(in text: String, isPerson: Bool) -> [String] {
        var names: [String] = []
        for piece in BracketedText.split(withoutLabels(text)) {
            for name in commaPieces(piece, isPerson: isPerson) {
                for name in alternatives(name, isPerson: isPerson) {
                    let name = BracketedText.stripped(withoutStrayBracket(name)).collapsed
                    if name.letterCount > 1 { names.appendUnique(name) }
                }
            }
        }
        return names.isEmpty ? [text] : names
    }

    /// Without a bracket that has no partner at either end.
    private static func withoutStrayBracket(_ name: String) -> String {
        let opening = name.utf8.count { $0 == UInt8(ascii: "(") }
        let closing = name.utf8.count { $0 == UInt8(ascii: ")") }
        return opening == closing ? name : opening > closing ? name.trimming("(") : name.trimming(")")
    }

    private static let languages: Set<String> = [
        "russian", "belarusian", "belarussian", "ukrainian", "arabic", "persian", "farsi", "english", "french", "spanish",
        "chinese",
        "burmese", "korean", "hebrew", "serbian", "romanian", "creole",
    ]

    /// With a semicolon where a language is named: it begins a name.
    private static func withoutLabels(_ text: String) -> String {
        let words = text.words.map { word in
            guard word.utf8.last == UInt8(ascii: ":"), languages.contains(word.trimming("(:").asciiLowercased) else {
                return word
            }
            return ";"
        }
        return words.joined(separator: " ")
    }

    // MARK: - Commas

    /// Legal forms that a comma parts from the name before them.
    private static let forms: Set<String> = [
        "ltd", "llc", "inc", "co", "corp", "jsc", "ojsc", "cjsc", "pjsc", "plc", "gmbh", "sa", "ao", "oao", "ooo", "pao", "zao",
        "ао", "оао",
        "ооо", "пао", "зао", "нао", "limited", "joint", "jr", "sr",
    ]

    private static func commaPieces(_ text: String, isPerson: Bool) -> [String] {
        let pieces = text.pieces(separatedBy: UInt8(ascii: ","))
        guard pieces.count > 1 else { return [text] }
        var names: [String] = []
        for piece in pieces {
            let first = piece.words.first?.trimming(".\"").lowercased() ?? ""
            let joins = forms.contains(first) || first == "or"
            if joins, let last = names.popLast() { names.append("\(last), \(piece)") } else { names.append(piece) }
        }
        // A clause of one long name begins in lower case; then the commas part nothing.
        let isRow = names.allSatisfy { name in
            guard let letter = name.unicodeScalars.first(where: { Script(of: $0) != nil }) else { return false }
            return !letter.properties.isLowercase
        }
        return isPerson || isRow ? names : [text]
    }

    // MARK: - Alternatives

    private static func alternatives(_ text: String, isPerson: Bool) -> [String] {
        let cut = [" or ", " или ", " OR "] + (isPerson ? [" and ", " / "] : [])
        var text = text.replacing(", or ", with: " or ")
        for word in cut { text = text.replacing(word, with: "\n") }
        // A stroke after a closing quotation mark parts a company's name from its short form.
        for quote in ["\"", "”", "»"] { text = text.replacing(quote + "/", with: quote + "\n") }
        let pieces = text.pieces(separatedBy: 0x0A)
        guard pieces.count > 1 else { return [text] }
        guard isPerson else { return pieces }
        var names: [String] = []
        for piece in pieces {
            guard let last = names.last, let joined = oneWordEach(last.words, piece.words) else {
                names.append(piece)
                continue
            }
            names.removeLast()
            names += joined
        }
        return names
    }

    /// Two spellings of one word inside a name, `Ivan Petrovich or Petrowitsch Sidorov`: the name with each of them. `nil`
    /// when the words around `or` are no spellings of each other, so that each side is a name.
    private static func oneWordEach(_ before: [String], _ after: [String]) -> [String]? {
        guard let first = before.last, let second = after.first,
            areSpellings(first, second, beginAlike: before.count == 1 || after.count == 1)
        else { return nil }
        let (head, tail) = (before.dropLast(), after.dropFirst())
        guard head.count + tail.count < 6 else { return nil }
        return [first, second].map { (head + [$0.trimming(",")] + tail).joined(separator: " ") }
    }

    /// Whether two words share their beginning: half of the shorter one, or two letters where nothing but a spelling of one word
    /// can be meant, since a side has no other.
    private static func areSpellings(_ a: String, _ b: String, beginAlike: Bool) -> Bool {
        let (a, b) = (Array(a.trimming(",").lowercased().unicodeScalars), Array(b.lowercased().unicodeScalars))
        let common = zip(a, b).prefix { $0 == $1 }.count
        return common >= 2 && (beginAlike || common * 2 >= min(a.count, b.count) && common > 2)
    }
}
