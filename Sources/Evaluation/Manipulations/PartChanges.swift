import Bytes
import NameMatching
import NameText
import SanctionsModel

extension Manipulator {
    /// The family name first; see `DeckCategory.order`.
    func order(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.isPerson, name.blocks.count >= 2, name.script != .han, name.script != .hangul else { return nil }
        let others = name.blocks.indices.filter { !name.family.contains($0) }
        guard !others.isEmpty else { return nil }
        let (family, given) = (name.text(name.family), name.text(others))
        // A family name that stands first already moves to the end.
        if name.family.lowerBound == 0 { return Manipulated(given + " " + family, "family name last") }
        return random.chance(50)
            ? Manipulated(family + ", " + given, "family name first, with a comma")
            : Manipulated(family + " " + given, "family name first")
    }

    /// The parts of a person that may be shortened or left out: all but the family name.
    private func spare(_ name: SourceName) -> [Int] {
        name.blocks.indices.filter { block in
            !name.family.contains(block) && name.blocks[block].contains { name.words[$0].isPlain }
        }
    }

    /// See `DeckCategory.initials`.
    func initials(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.isPerson, [.latin, .cyrillic, .greek].contains(name.script) else { return nil }
        let spare = spare(name)
        guard spare.count >= 2, name.family.contains(where: { name.blocks[$0].contains { name.words[$0].letters >= 3 } }) else {
            return nil
        }
        // One of them stays whole beside the family name.
        let whole = random.pick(spare)
        let shortened = spare.filter { $0 != whole }
        let count = 1 + random.below(shortened.count)
        let chosen = random.shuffle(shortened).prefix(count)
        let stop = random.chance(60) ? "." : ""
        var parts: [String] = []
        for block in name.blocks.indices {
            let plain = name.blocks[block].first { name.words[$0].isPlain }
            if chosen.contains(block), let plain, let letter = name.words[plain].text.unicodeScalars.first(where: \.isLetter) {
                parts.append(String(letter.upper) + stop)
            } else {
                parts.append(name.text([block]))
            }
        }
        return Manipulated(
            parts.joined(separator: " "),
            "\(counted(chosen.count, "initial")) of \(name.blocks.count) parts, \(stop.isEmpty ? "without stops" : "with stops")")
    }

    /// See `DeckCategory.dropped`.
    func dropped(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        if name.isPerson {
            let spare = spare(name)
            guard spare.count >= 2, name.family.contains(where: { name.blocks[$0].contains { name.words[$0].letters >= 3 } })
            else {
                return nil
            }
            // Without his first name a man is his brother, or his father.
            let candidates = Array(spare.dropFirst())
            let chosen = Set(random.shuffle(candidates).prefix(candidates.count >= 2 && random.chance(40) ? 2 : 1))
            guard !chosen.isEmpty else { return nil }
            return Manipulated(
                name.text(name.blocks.indices.filter { !chosen.contains($0) }),
                "\(counted(chosen.count, "part")) of \(name.blocks.count) left out")
        }
        guard name.words.count >= 3 else { return nil }
        let common = name.words.indices.filter { name.words[$0].kind == .legalForm || name.words[$0].kind == .generic }
        guard let place = random.pick(common) else { return nil }
        let rest = name.words.indices.filter { $0 != place }
        guard rest.contains(where: { name.words[$0].isPlain && name.words[$0].letters >= 4 }) else { return nil }
        let isLegal = name.words[place].kind == .legalForm
        return Manipulated(
            rest.map { name.words[$0].text }.joined(separator: " "), "\(isLegal ? "legal form" : "common noun") left out")
    }

    /// See `DeckCategory.added`.
    func added(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.script == .latin else { return nil }
        let isUpper = Array(name.text.unicodeScalars).isUpperWord
        func cased(_ text: String) -> String { isUpper ? text.uppercased() : text }
        if name.isPerson {
            guard name.family.lowerBound > 0, let given = corpus.givenName(like: name, &random) else { return nil }
            let parts = [name.text(0..<1), cased(given), name.text(1..<name.blocks.count)]
            return Manipulated(parts.joined(separator: " "), "1 part added: a given name")
        }
        guard name.isOrganisation else { return nil }
        let isLegal = !name.words.contains { $0.kind == .legalForm } && random.chance(50)
        guard let word = random.pick(deckWords.added[isLegal ? "legal" : "noun"] ?? []) else { return nil }
        return Manipulated(name.text + " " + cased(word), "1 part added: \(isLegal ? "legal form" : "common noun")")
    }

    /// See `DeckCategory.truncation`.
    func truncation(_ name: SourceName) -> Manipulated? {
        let width = 35
        let scalars = Array(name.text.unicodeScalars)
        if scalars.count > width {
            let cut = scalars[..<width]
            guard cut.count(where: \.isLetter) * 100 >= scalars.count(where: \.isLetter) * 60 else { return nil }
            let text = String(cut).split(separator: " ").joined(separator: " ")
            return Manipulated(text, "cut after \(width) characters of \(scalars.count)")
        }
        guard let last = name.words.last, last.isPlain, last.letters >= 7, last.script != .han else { return nil }
        let word = Array(last.text.unicodeScalars)
        guard word.allSatisfy(\.isLetter) else { return nil }
        let kept = max(5, (word.count * 60 + 99) / 100)
        guard kept < word.count else { return nil }
        return Manipulated(
            name.replacing([name.words.count - 1: String(word[..<kept])]), "last word cut to \(kept) of \(word.count) letters")
    }

    /// See `DeckCategory.title`.
    func title(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.script == .latin else { return nil }
        let isUpper = Array(name.text.unicodeScalars).isUpperWord
        func cased(_ text: String) -> String { isUpper ? text.uppercased() : text }
        switch name.type {
        case .person:
            if random.chance(20) {
                guard let suffix = random.pick(deckWords.added["suffix"] ?? []) else { return nil }
                return Manipulated("\(name.text) \(cased(suffix))", "suffix \(suffix)")
            }
            guard let title = random.pick(deckWords.added["title"] ?? []) else { return nil }
            return Manipulated("\(cased(title)) \(name.text)", "title \(title)")
        case .vessel:
            guard let prefix = random.pick(deckWords.added["prefix"] ?? []) else { return nil }
            return Manipulated("\(prefix) \(name.text)", "prefix \(prefix)")
        case .any, .organisation, .aircraft: return nil
        }
    }

    /// See `DeckCategory.abbreviation`.
    func abbreviation(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.script == .latin else { return nil }
        let table = deckWords.abbreviations[name.isPerson ? "person" : "organisation"] ?? [:]
        func key(_ word: NameWord) -> String {
            var text = word.text.lowercased()
            while text.hasSuffix(",") || text.hasSuffix(".") { text.removeLast() }
            return text
        }
        let places = name.words.indices.filter { place in
            guard table[key(name.words[place])] != nil else { return false }
            // A person's family name is never shortened.
            return !name.isPerson || !name.family.contains { name.blocks[$0].contains(place) }
        }
        let count = name.isPerson || random.chance(50) ? 1 : places.count
        var replaced: [Int: String] = [:]
        for place in (name.isPerson ? Array(places.prefix(1)) : random.shuffle(places)).prefix(count) {
            let word = Array(name.words[place].text.unicodeScalars)
            guard let short = random.pick(table[key(name.words[place])] ?? []) else { continue }
            replaced[place] = recased(short, like: word[...], inUpperWord: word.isUpperWord)
        }
        guard !replaced.isEmpty else { return nil }
        return Manipulated(name.replacing(replaced), "\(counted(replaced.count, "word")) abbreviated")
    }
}
