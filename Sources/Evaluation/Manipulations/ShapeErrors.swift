import Bytes
import NameText

extension Manipulator {
    /// What optical readers confuse; see `DeckCategory.ocr`.
    func ocr(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.script == .latin else { return nil }
        let wanted = Manipulator.edits(name)
        let changed = change(name, count: wanted, &random) { word, random in
            guard word.isPlain, word.letters >= 4, let change = shape(word.text, "ocr", &random) else { return nil }
            return change
        }
        guard let changed, changed.what.count == wanted else { return nil }
        return Manipulated(changed.text, "\(counted(wanted, "misreading")): \(changed.what.joined(separator: ", "))")
    }

    /// One shape of a word written as another of a table.
    private func shape(_ text: String, _ table: String, _ random: inout SeededRandom) -> (text: String, what: String)? {
        let word = Array(text.unicodeScalars)
        var changes: [(text: String, what: String)] = []
        for shape in deckWords.shapes[table] ?? [] {
            for i in word.indices where word[i...].starts(with: shape.letters) {
                let rest = word[(i + shape.letters.count)...]
                changes.append(
                    (String(word[..<i]) + shape.replacement + String(rest), "\(String(shape.letters)) as \(shape.replacement)"))
            }
        }
        return random.pick(changes)
    }

    /// Look-alikes of other alphabets, full-width and mathematical letters; see `DeckCategory.confusable`.
    func confusable(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.script == .latin else { return nil }
        let way = random.below(10)
        if way == 0 { return styled(name, "full-width letters", capital: 0xFF21, small: 0xFF41) }
        if way == 1 { return styled(name, "mathematical letters", capital: 0x1D5D4, small: 0x1D5EE) }
        let table = way < 7 ? "cyrillic" : "greek"
        let title = way < 7 ? "Cyrillic" : "Greek"
        var twins: [Unicode.Scalar: String] = [:]
        for shape in deckWords.shapes[table] ?? [] where shape.letters.count == 1 { twins[shape.letters[0]] = shape.replacement }
        func places(_ word: NameWord) -> [Int] {
            let scalars = Array(word.text.unicodeScalars)
            return scalars.indices.filter { twins[scalars[$0]] != nil }
        }
        func replacing(_ word: NameWord, _ chosen: Set<Int>) -> String {
            word.text.unicodeScalars.enumerated().map {
                chosen.contains($0.offset) ? twins[$0.element] ?? "" : String($0.element)
            }
            .joined()
        }
        let candidates = name.words.indices.filter { !places(name.words[$0]).isEmpty }
        if random.chance(30), let i = random.pick(candidates) {
            let all = Set(places(name.words[i]))
            return Manipulated(
                name.replacing([i: replacing(name.words[i], all)]), "\(counted(all.count, "letter")) of one word: \(title)")
        }
        let all = candidates.flatMap { i in places(name.words[i]).map { (word: i, place: $0) } }
        let chosen = random.shuffle(all).prefix(1 + random.below(3))
        guard !chosen.isEmpty else { return nil }
        var replaced: [Int: String] = [:]
        for i in Set(chosen.map(\.word)) {
            replaced[i] = replacing(name.words[i], Set(chosen.filter { $0.word == i }.map(\.place)))
        }
        return Manipulated(name.replacing(replaced), "\(counted(chosen.count, "letter")): \(title)")
    }

    private func styled(_ name: SourceName, _ title: String, capital: UInt32, small: UInt32) -> Manipulated? {
        let text = String(
            name.text.unicodeScalars.map { scalar -> Unicode.Scalar in
                switch scalar.value {
                case 0x41...0x5A: Unicode.Scalar(capital + scalar.value - 0x41) ?? scalar
                case 0x61...0x7A: Unicode.Scalar(small + scalar.value - 0x61) ?? scalar
                default: scalar
                }
            })
        return text == name.text ? nil : Manipulated(text, "all letters: \(title)")
    }

    /// Characters that show nothing, and other spaces; see `DeckCategory.invisible`.
    func invisible(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        if random.chance(25) {
            let spaces: [(String, String)] = [
                ("\u{A0}", "no-break space"), ("\u{202F}", "narrow no-break space"), ("\u{2009}", "thin space"),
                ("\u{3000}", "ideographic space"), ("\u{2003}", "em space"),
            ]
            guard let (space, title) = random.pick(spaces) else { return nil }
            return Manipulated(name.words.map(\.text).joined(separator: space), "all spaces: \(title)")
        }
        var words = name.words.map { Array($0.text.unicodeScalars) }
        var what: [String] = []
        for _ in 0..<1 + random.below(3) {
            let places = words.indices.filter { words[$0].count >= 2 }
            guard let i = random.pick(places), let (mark, title) = random.pick(Manipulator.invisibles) else { return nil }
            words[i].insert(mark, at: 1 + random.below(words[i].count - 1))
            what.append(title)
        }
        return Manipulated(words.map { String($0) }.joined(separator: " "), what.joined(separator: ", "))
    }

    /// Default_Ignorable_Code_Point that names are found to hold (Unicode Standard, section 23.2 and 5.21).
    static let invisibles: [(Unicode.Scalar, String)] = [
        ("\u{200B}", "zero width space"), ("\u{200D}", "zero width joiner"), ("\u{200C}", "zero width non-joiner"),
        ("\u{AD}", "soft hyphen"), ("\u{200F}", "right-to-left mark"), ("\u{200E}", "left-to-right mark"),
        ("\u{34F}", "combining grapheme joiner"), ("\u{2060}", "word joiner"), ("\u{FEFF}", "byte order mark"),
    ]

    /// Marks taken off, put on, or taken apart; see `DeckCategory.diacritics`.
    func diacritics(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        if name.script == .arabic { return respelledOrthography(name, &random) }
        guard name.script == .latin else { return nil }
        let hasMarks = name.text.unicodeScalars.contains { $0.value > 0x7F && $0.properties.isAlphabetic }
        if hasMarks {
            var ways: [Manipulated] = []
            let bare = DiacriticMarks.without(name.text)
            if bare != name.text { ways.append(Manipulated(bare, "marks taken off")) }
            let apart = NormalForm.decomposed(name.text)
            if !apart.unicodeScalars.elementsEqual(name.text.unicodeScalars) {
                ways.append(Manipulated(apart, "letters and marks apart (NFD)"))
            }
            var spelled = ""
            for scalar in name.text.unicodeScalars {
                let row = deckWords.shapes["digraph"]?.first { $0.letters == [scalar] }
                if let row { spelled += row.replacement } else { spelled.unicodeScalars.append(scalar) }
            }
            if spelled != name.text { ways.append(Manipulated(spelled, "marked letters as two")) }
            return random.pick(ways)
        }
        let wanted = 1 + random.below(3)
        let changed = change(name, count: wanted, &random) { word, random in
            word.letters >= 3 ? shape(word.text, "marks", &random) : nil
        }
        guard let changed else { return nil }
        // Half of them composed, half a letter and its mark.
        let isApart = random.chance(50)
        return Manipulated(
            isApart ? NormalForm.decomposed(changed.text) : changed.text,
            "\(counted(changed.what.count, "mark")) put on\(isApart ? ", letters and marks apart" : "")")
    }

    private func respelledOrthography(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        let changed = change(name, count: 1 + random.below(2), &random) { word, random in shape(word.text, "arabic", &random) }
        guard let changed else { return nil }
        return Manipulated(changed.text, "orthography: \(changed.what.joined(separator: ", "))")
    }
}
