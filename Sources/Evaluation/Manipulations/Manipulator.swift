import Bytes
import NameText
import SanctionsModel

/// A name after a manipulation, and what was done.
struct Manipulated {
    var text: String
    /// For people: `2 edits: letter doubled, letters swapped`.
    var parameters: String

    init(_ text: String, _ parameters: String) {
        self.text = text
        self.parameters = parameters
    }
}

/// Manipulates listed names by category. `nil` where a category has nothing to do with a name.
struct Manipulator {
    let corpus: NameCorpus
    let normalizer = NameNormalizer()
    let respellings = Respellings.shared
    let deckWords = DeckWords.shared

    /// The name as `category` writes it. The same generator gives the same result.
    func apply(_ category: DeckCategory, to name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        // A registration mark with a letter changed is another aircraft's.
        guard category == .control || (name.isPlain && name.type != .aircraft) else { return nil }
        switch category {
        case .control: return Manipulated(name.text, "\(name.quality.name) name, unchanged")
        case .oneword: return oneWord(name, &random)
        case .negative, .ordinary: return nil
        default: break
        }
        // Of two words or more that are names; ships and organisations may have one and a common noun.
        guard name.words.count >= 2, name.plainWords >= (name.isPerson ? 2 : 1) else { return nil }
        switch category {
        case .typing: return typing(name, &random)
        case .ocr: return ocr(name, &random)
        case .spacing: return spacing(name, &random)
        case .joining: return joining(name, &random)
        case .order: return order(name, &random)
        case .initials: return initials(name, &random)
        case .dropped: return dropped(name, &random)
        case .added: return added(name, &random)
        case .truncation: return truncation(name)
        case .vowels: return vowels(name)
        case .phonetic: return phonetic(name, &random)
        case .transliteration: return transliteration(name, &random)
        case .diacritics: return diacritics(name, &random)
        case .confusable: return confusable(name, &random)
        case .invisible: return invisible(name, &random)
        case .abbreviation: return abbreviation(name, &random)
        case .title: return title(name, &random)
        case .mixed: return mixed(name, &random)
        case .control, .oneword, .negative, .ordinary: return nil
        }
    }

    /// Edits that a name of so many letters takes: 1 up to 10, else 2.
    static func edits(_ name: SourceName) -> Int { name.letters <= 10 ? 1 : 2 }

    /// Changes up to `count` words, each once, in random order; `change` says what was done to a word or `nil`.
    func change(
        _ name: SourceName, count: Int, _ random: inout SeededRandom,
        _ change: (NameWord, inout SeededRandom) -> (text: String, what: String)?
    ) -> (text: String, what: [String])? {
        var replaced: [Int: String] = [:]
        var what: [String] = []
        for i in random.shuffle(Array(name.words.indices)) where replaced.count < count {
            guard let changed = change(name.words[i], &random), changed.text != name.words[i].text else { continue }
            replaced[i] = changed.text
            what.append(changed.what)
        }
        return replaced.isEmpty ? nil : (name.replacing(replaced), what)
    }
}

func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
