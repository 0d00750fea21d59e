import Bytes
import NameText
import SanctionsModel

/// Writes listed names in other forms. `nil` where a change says nothing of a name or leaves it as it is.
struct NameForms {
    let corpus: NameCorpus
    /// Chooses titles and twins of letters, for each name by itself.
    var seed: UInt64
    let deckWords = DeckWords.shared
    let normalizer = NameNormalizer()
    let legalForms = LegalForms.shared

    /// Characters of a line of a SWIFT party field (50K, 59: 4 × 35x).
    static let fieldWidth = 35

    func text(_ change: FormChange, of name: SourceName) -> String? {
        if change == .asListed { return name.text }
        guard let text = changed(change, name) else { return nil }
        // Canonically equivalent texts are other bytes.
        return text.isEmpty || text.unicodeScalars.elementsEqual(name.text.unicodeScalars) ? nil : text
    }

    private func changed(_ change: FormChange, _ name: SourceName) -> String? {
        let text = name.text
        switch change {
        case .asListed: return text
        case .upperCase: return text.uppercased()
        case .lowerCase: return text.lowercased()
        case .withoutMarks: return name.script == .latin ? DiacriticMarks.without(text) : nil
        case .composed: return NormalForm.composed(text)
        case .decomposed: return NormalForm.decomposed(text)
        case .fullWidth: return NameForms.fullWidth(text)
        case .lookalikeLetters: return lookalike(name)
        case .lookalikeQuotes: return NameForms.otherQuotes(text)
        case .withoutPunctuation: return NameForms.withoutPunctuation(text)
        case .otherPunctuation: return NameForms.otherPunctuation(text)
        case .fullStop: return text.hasSuffix(".") ? nil : text + "."
        case .enclosed: return "\"\(text)\""
        case .initialsStops: return NameForms.initials(text, isPerson: name.isPerson)
        case .hyphenAsSpace: return NameForms.hyphensAsSpaces(text)
        case .hyphenLeftOut: return NameForms.withoutHyphens(text)
        case .spaceAsHyphen: return NameForms.spaces(text, as: "-")
        case .firstJoined: return joined(name, at: 0)
        // Two words are joined once.
        case .lastJoined: return name.words.count < 3 ? nil : joined(name, at: name.words.count - 2)
        case .doubledSpaces: return NameForms.spaces(text, as: "  ")
        case .otherSpaces: return NameForms.spaces(text, as: "\u{A0}")
        case .spacesAround: return " \t\(text) \u{A0}"
        case .otherOrder:
            guard let parts = name.familyAndOthers else { return nil }
            return name.family.lowerBound == 0 ? "\(parts.others) \(parts.family)" : "\(parts.family) \(parts.others)"
        case .familyComma: return name.familyAndOthers.map { "\($0.family.uppercased()), \($0.others)" }
        case .title: return drawn(name, name.type == .vessel ? "prefix" : "title").map { "\($0) \(text)" }
        case .suffix: return name.isPerson ? drawn(name, "suffix").map { "\(text) \($0)" } : nil
        case .particlesJoined, .articlesParted, .otherParticles:
            return name.isPerson ? Particles(text, normalizer).text(change) : nil
        case .legalFormShort: return name.isOrganisation ? legalForms.abbreviated(name.words.map(\.text)) : nil
        case .legalFormLong: return name.isOrganisation ? legalForms.spelledOut(name.words.map(\.text)) : nil
        case .withoutLegalForm: return withoutLegalForm(name)
        case .lineBreak: return NameForms.lineBreak(text)
        case .wrapped: return NameForms.wrapped(text)
        case .cutLines: return NameForms.cutLines(text)
        case .swift: return name.script == .latin ? SwiftCharacters.text(text) : nil
        }
    }

    // MARK: By the words of a name

    private func random(_ name: SourceName, _ label: String) -> SeededRandom {
        SeededRandom(seed: seed, label: "\(label)|\(corpus.holders[name.designation].id)|\(name.text)")
    }

    private func drawn(_ name: SourceName, _ table: String) -> String? {
        guard name.script == .latin, name.type == .person || (name.type == .vessel && table == "prefix") else { return nil }
        var random = random(name, table)
        // Junior is somebody else than his father.
        return random.pick((deckWords.added[table] ?? []).filter { !$0.hasPrefix("Jr") })
    }

    private func lookalike(_ name: SourceName) -> String? {
        guard name.script == .latin else { return nil }
        var twins: [Unicode.Scalar: String] = [:]
        for shape in deckWords.shapes["cyrillic"] ?? [] where shape.letters.count == 1 {
            twins[shape.letters[0]] = shape.replacement
        }
        var scalars = name.text.unicodeScalars.map { String($0) }
        // A letter alone has nothing beside it that tells its alphabet.
        let letters = Array(name.text.unicodeScalars)
        let places = letters.indices.filter { place in
            let isBeside =
                (place > 0 && letters[place - 1].isLetter) || (place + 1 < letters.count && letters[place + 1].isLetter)
            return isBeside && twins[letters[place]] != nil
        }
        var random = random(name, "look-alike")
        guard let place = random.pick(places), let twin = twins[letters[place]] else { return nil }
        scalars[place] = twin
        return scalars.joined()
    }

    private func joined(_ name: SourceName, at place: Int) -> String? {
        guard place >= 0, place + 1 < name.words.count else { return nil }
        let (first, second) = (name.words[place], name.words[place + 1])
        func isWhole(_ word: NameWord) -> Bool {
            word.isPlain && word.letters >= 3 && word.text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
        }
        guard isWhole(first), isWhole(second), first.script == second.script else { return nil }
        var words = name.words.map(\.text)
        words[place] += words.remove(at: place + 1)
        return words.joined(separator: " ")
    }

    private func withoutLegalForm(_ name: SourceName) -> String? {
        guard name.isOrganisation, let count = legalForms.countBeforeLast(name.words.map(\.text)) else { return nil }
        let rest = name.words[..<count]
        guard rest.contains(where: { $0.isPlain && $0.letters >= 3 }) || rest.count >= 2 else { return nil }
        var text = rest.map(\.text).joined(separator: " ")
        while text.hasSuffix(",") { text.removeLast() }
        return text
    }
}

extension SourceName {
    /// A person's family name and the other names in their order, where both are known; none for Han and Hangul, which are
    /// written in one order.
    var familyAndOthers: (family: String, others: String)? {
        guard isPerson, isPlain, blocks.count >= 2, script != .han, script != .hangul else { return nil }
        let others = blocks.indices.filter { !family.contains($0) }
        return others.isEmpty ? nil : (text(family), text(others))
    }
}
