import Bytes
import NameText

extension Manipulator {
    /// A space too many or at the wrong place; see `DeckCategory.spacing`.
    func spacing(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        guard name.script != .han, name.script != .hangul else { return nil }
        var ways: [(text: String, what: String)] = []
        for (i, word) in name.words.enumerated() where word.isPlain {
            let scalars = Array(word.text.unicodeScalars)
            guard scalars.allSatisfy(\.isLetter) else { continue }
            if scalars.count >= 7 {
                let cut = 3 + random.below(scalars.count - 5)
                ways.append(
                    (name.replacing([i: String(scalars[..<cut]) + " " + String(scalars[cut...])]), "1 space inside a word"))
            }
            if i + 1 < name.words.count, scalars.count >= 4, name.words[i + 1].isPlain {
                let next = Array(name.words[i + 1].text.unicodeScalars)
                guard next.count >= 4, next.allSatisfy(\.isLetter), let last = scalars.last, let first = next.first else {
                    continue
                }
                ways.append(
                    (
                        name.replacing([i: String(scalars.dropLast()), i + 1: String(last) + String(next)]),
                        "1 space moved to the left"
                    ))
                ways.append(
                    (
                        name.replacing([i: String(scalars) + String(first), i + 1: String(next.dropFirst())]),
                        "1 space moved to the right"
                    ))
            }
        }
        return random.pick(ways).map { Manipulated($0.text, $0.what) }
    }

    /// Words written as one; see `DeckCategory.joining`.
    func joining(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        let i = random.below(name.words.count - 1)
        let (first, second) = (name.words[i], name.words[i + 1])
        guard first.letters > 0, second.letters > 0, first.script == second.script else { return nil }
        var hyphened = name.words.indices.filter { name.words[$0].text.contains("-") }
        hyphened = hyphened.filter { name.words[$0].text.split(separator: "-").count > 1 }
        if let place = random.pick(hyphened), random.chance(50) {
            let joined = name.words[place].text.split(separator: "-").joined()
            return Manipulated(name.replacing([place: joined]), "hyphen left out")
        }
        let hyphen = random.chance(25) ? "-" : ""
        var words = name.words.map(\.text)
        words[i] += hyphen + words[i + 1]
        words.remove(at: i + 1)
        return Manipulated(words.joined(separator: " "), hyphen.isEmpty ? "2 words as one" : "2 words with a hyphen")
    }
}
