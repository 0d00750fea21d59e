import Bytes
import NameMatching
import NameText
import SanctionsModel

/// The ways in which a name near a listed one is somebody else's. Latin script; the near name keeps at least one of its words.
public enum HardNegative: String, Sendable, Hashable, CaseIterable {
    /// Another frequent given name, the rest the same: persons with two parts or three.
    case given
    /// The same given and father's names, another family name: persons with three parts or more.
    case family
    /// Another father's name after bin, ibn, bint, ould or in a Slavic patronymic: the rest the same.
    case father
    /// A given name that looks like the listed one and is another: Hassan and Hussein, Samir and Amir.
    case near
    /// The first names of one listed person and the family name of another.
    case crossed
    /// The same common nouns, legal form and place, another distinctive word: organisations.
    case distinctive
    /// The same words with another number: organisations, ships, aircraft.
    case number

    /// For people.
    public var title: String {
        switch self {
        case .given: "another given name"
        case .family: "another family name"
        case .father: "another father's name"
        case .near: "a look-alike given name"
        case .crossed: "parts of two listed persons"
        case .distinctive: "another distinctive word"
        case .number: "another number"
        }
    }

    /// Its parameters in a sentence.
    public var method: String {
        switch self {
        case .given:
            """
            Another given name, one that two listed persons or more bear, of the same nationality where it has 20 persons or more; \
            persons with two or three parts.
            """
        case .family: "The last part is another listed person's family name; persons with three parts or more."
        case .father: "The name after bin, ibn, bint or ould, or the Slavic patronymic, is another; the rest stays."
        case .near: "The first name is one that looks alike and is another (Hassan and Hussein); the rest stays."
        case .crossed: "The first part of one listed person, the family name of another of the same nationality."
        case .distinctive:
            """
            The rarest word is the rarest of another listed organisation; two or more words stay, among them a common noun or legal \
            form, and no more than one that is neither.
            """
        case .number: "The number is one or two higher."
        }
    }
}

extension Manipulator {
    /// A name near `name` that is nobody's on the list; `nil` where there is none of this kind.
    func negative(_ kind: HardNegative, of name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.isPlain, name.script == .latin, name.words.count >= 2 else { return nil }
        for _ in 0..<8 {
            guard let near = near(kind, name, &random) else { return nil }
            let words = NameWord.words(of: near.text, type: name.type, normalizer)
            // Hassan and Hussein have the same consonants: that is what makes them near.
            if !corpus.meetsListedName(words, isBySound: kind != .near) { return near }
        }
        return nil
    }

    private func near(_ kind: HardNegative, _ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        func made(_ text: String, _ from: String, _ to: String) -> Manipulated {
            Manipulated(text, "\(kind.title): \(from) → \(to)")
        }
        func replacing(_ place: Int, by word: String) -> Manipulated {
            let old = name.words[place].text
            let new = Array(old.unicodeScalars).isUpperWord ? word.uppercased() : word
            return made(name.replacing([place: new]), old, new)
        }
        switch kind {
        case .given:
            guard name.isPerson, (2...3).contains(name.blocks.count), let first = firstName(name),
                let given = corpus.givenName(like: name, &random)
            else { return nil }
            return replacing(first, by: given)
        case .near:
            guard name.isPerson, let first = firstName(name),
                let other = random.pick(deckWords.near[name.words[first].text.lowercased()] ?? [])
            else { return nil }
            return replacing(first, by: other.prefix(1).uppercased() + other.dropFirst())
        case .father:
            guard name.isPerson, let place = fatherName(name) else { return nil }
            let isSlavic = name.words[place].isSlavicPatronymic
            let others =
                isSlavic
                ? corpus.slavicPatronymics.filter { $0.lowercased().suffix(3) == name.words[place].text.lowercased().suffix(3) }
                : []
            guard let father = isSlavic ? random.pick(others) : corpus.givenName(like: name, &random),
                father.lowercased() != name.words[place].text.lowercased()
            else { return nil }
            return replacing(place, by: father)
        case .family:
            guard name.isPerson, name.blocks.count >= 3, name.family.upperBound == name.blocks.count,
                let other = corpus.family(like: name, &random)
            else { return nil }
            let kept = name.text(0..<name.family.lowerBound)
            return made("\(kept) \(other)", name.text(name.family), other)
        case .crossed:
            guard name.isPerson, name.blocks.count == 2, let first = firstName(name), name.family.upperBound == name.blocks.count,
                let other = corpus.family(like: name, &random), other.split(separator: " ").count == 1
            else { return nil }
            return made("\(name.words[first].text) \(other)", name.text, "\(name.words[first].text) \(other)")
        case .distinctive:
            guard name.isOrganisation, name.words.count >= 3,
                name.plainWords <= 2, name.words.contains(where: { $0.kind == .generic || $0.kind == .legalForm }),
                let place = corpus.distinctiveWord(name), let other = corpus.distinctiveWord(unlike: name, &random)
            else { return nil }
            return replacing(place, by: other)
        case .number:
            guard !name.isPerson, let place = name.words.indices.first(where: { name.words[$0].isNumber }),
                let number = Int(name.words[place].text), number < 100_000
            else { return nil }
            return replacing(place, by: String(number + 1 + random.below(2)))
        }
    }

    /// The place of a first name that stands before the family name, alone in its part.
    private func firstName(_ name: SourceName) -> Int? {
        guard let block = name.blocks.first, !name.family.contains(0), block.count == 1, name.words[block.lowerBound].isPlain
        else {
            return nil
        }
        return block.lowerBound
    }

    private func fatherName(_ name: SourceName) -> Int? {
        if let particle = name.words.firstIndex(where: { $0.kind == .patronymic }), particle > 0,
            name.words.indices.contains(particle + 1), name.words[particle + 1].isPlain, particle + 2 < name.words.count
        {
            return particle + 1
        }
        return name.words.firstIndex { $0.isSlavicPatronymic }
    }
}

extension NameWord {
    /// -ovich, -evich, -ovna, -evna: a father's name in East Slavic names.
    var isSlavicPatronymic: Bool {
        guard script == .latin, letters >= 7 else { return false }
        let lower = text.lowercased()
        return ["ovich", "evich", "ovych", "ovna", "evna"].contains { lower.hasSuffix($0) }
    }
}
