import Bytes
import NameText

extension Manipulator {
    /// See `DeckCategory.vowels`.
    func vowels(_ name: SourceName) -> Manipulated? {
        guard name.script == .latin else { return nil }
        var strong = 0
        let words = name.words.map { word -> String in
            let scalars = Array(word.text.unicodeScalars)
            let kept = String(
                scalars.indices.filter { $0 == 0 || !scalars[$0].isVowel || scalars[$0 - 1] == "-" }.map { scalars[$0] })
            guard word.isPlain, kept.letterCount >= 3 else { return word.text }
            strong += 1
            return kept
        }
        let text = words.joined(separator: " ")
        guard strong >= 2, text != name.text else { return nil }
        return Manipulated(text, "\(name.letters - text.letterCount) of \(name.letters) letters left out")
    }

    /// See `DeckCategory.phonetic`.
    func phonetic(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.script == .latin else { return nil }
        let wanted = Manipulator.edits(name)
        let changed = change(name, count: wanted, &random) { word, random in
            guard word.isPlain, word.letters >= 4 else { return nil }
            return bySound(word, &random)
        }
        guard let changed, changed.what.count == wanted else { return nil }
        return Manipulated(changed.text, "\(counted(wanted, "respelling")): \(changed.what.joined(separator: ", "))")
    }

    private func bySound(_ word: NameWord, _ random: inout SeededRandom) -> (text: String, what: String)? {
        guard let change = random.pick(respellings.changes(of: word.text, by: "sound")) else { return nil }
        return (change.text, change.to.isEmpty ? "no \(change.from)" : "\(change.from) as \(change.to)")
    }

    /// See `DeckCategory.transliteration`.
    func transliteration(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        let origin: String
        switch name.script {
        case .latin:
            guard let known = name.origin else { return nil }
            origin = known.rawValue
        case .cyrillic: origin = "cyrillic"
        default: return nil
        }
        for tradition in random.shuffle(respellings.traditions(of: origin)) {
            let words = name.words.map { word in
                // Common nouns and legal forms are not names, so no tradition respells them.
                name.isPerson || word.isPlain || name.script != .latin
                    ? respellings.respell(word.text, by: origin + "/" + tradition) : word.text
            }
            let text = words.joined(separator: " ")
            if text != name.text { return Manipulated(text, "\(origin) names, \(tradition)") }
        }
        return nil
    }

    /// See `DeckCategory.mixed`.
    func mixed(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        let places = name.words.indices.filter { name.words[$0].isPlain && name.words[$0].letters >= 4 }
        guard let place = random.pick(places) else { return nil }
        let word = name.words[place].text
        switch name.script {
        case .latin:
            let text = respellings.respell(DiacriticMarks.without(word), by: "to-cyrillic")
            guard text.unicodeScalars.allSatisfy({ !$0.isLetter || $0.value > 0x3FF }) else { return nil }
            return Manipulated(name.replacing([place: text]), "1 word of \(name.words.count) in Cyrillic")
        case .cyrillic:
            let text = respellings.respell(word, by: "cyrillic/bgn")
            return Manipulated(name.replacing([place: text]), "1 word of \(name.words.count) in Latin")
        default: return nil
        }
    }

    /// See `DeckCategory.oneword`.
    func oneWord(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.words.count == 1, name.words[0].isPlain, name.letters >= 5 else { return nil }
        switch random.below(5) {
        case 0: return Manipulated(name.text, "unchanged")
        case 1: return name.letters >= 7 ? typing(name, &random) : nil
        case 2: return name.letters >= 7 ? phonetic(name, &random) : nil
        case 3: return confusable(name, &random)
        default: return invisible(name, &random)
        }
    }
}
