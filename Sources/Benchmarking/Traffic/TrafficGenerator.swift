import Bytes
import Evaluation

/// Names as payments bring them, made from parts: seeded, so the same parts and seed give the same names on every machine.
///
/// Of a hundred names `seenBefore` have come before, evenly from all so far. Of the new ones a fifth are organisations: a family name,
/// a listed or an invented word, a trade, a legal form. The others are persons of one or two given names and a family name, as often
/// as people bear them (`Vocabulary`); 5 words of 100 are those of listed names, and a share of persons is written in another
/// script. `rareNames` are the worst of traffics: hardly a word comes twice, and no list holds one.
package struct TrafficGenerator: Sendable {
    package var seed: UInt64 = 1
    /// Names of a hundred that came before, 0...99.
    package var seenBefore = 30
    /// New names of a thousand that are a listed name with one letter changed: what ought to alert. 0...1000.
    package var nearListed = 5
    /// New names of a hundred in another script, where the lists hold any.
    package var otherScripts = 2
    /// New names of a hundred that are organisations.
    package var organisations = 20
    private var isOfRareWords = false
    private let parts: NameParts
    /// Listed names that may be asked for.
    private let listed: [String]

    /// Ordinary rare names are numbered from here, rare words of made lists from 0: none is both.
    private static let firstRareWord: UInt64 = 1 << 40

    /// - Parameter listed: names of the list that the traffic will be held against, for `nearListed`.
    package init(_ parts: NameParts, listed: [String] = []) {
        self.parts = parts
        self.listed = listed
    }

    /// The first `count` names of the stream. O(count).
    package func names(_ count: Int) -> NameStream {
        var random = SeededRandom(seed: seed, label: "traffic")
        var names = NameStream()
        var name: [UInt8] = []
        while names.count < count {
            if !names.isEmpty, random.chance(seenBefore) {
                names.repeatName(random.below(names.count))
                continue
            }
            name.removeAll(keepingCapacity: true)
            if random.below(1000) < nearListed, let near = random.pick(listed) {
                name = TrafficGenerator.slip(Array(near.utf8), &random)
            } else if random.chance(organisations) {
                organisation(&name, &random)
            } else {
                person(&name, &random)
            }
            if !name.isEmpty { names.append(name) }
        }
        return names
    }

    /// Names of persons of words that no list holds, nearly all of them new. O(count).
    package func rareNames(_ count: Int) -> NameStream {
        var generator = self
        generator.isOfRareWords = true
        generator.seenBefore = 0
        generator.nearListed = 0
        generator.otherScripts = 0
        generator.organisations = 0
        return generator.names(count)
    }

    private func person(_ name: inout [UInt8], _ random: inout SeededRandom) {
        let count = 2 + random.below(2)
        if random.chance(otherScripts), parts.otherWord(&random) != nil {
            for _ in 0..<count { TrafficGenerator.add(parts.otherWord(&random) ?? [], to: &name) }
            return
        }
        for i in 1...count { TrafficGenerator.add(word(isFamilyName: i == count, &random), to: &name) }
    }

    private func organisation(_ name: inout [UInt8], _ random: inout SeededRandom) {
        switch random.below(100) {
        case ..<10: TrafficGenerator.add(parts.listedWord(&random), to: &name)
        case ..<60: TrafficGenerator.add(word(isFamilyName: true, &random), to: &name)
        default: TrafficGenerator.add(inventedWord(&random), to: &name)
        }
        if random.chance(30) { TrafficGenerator.add(inventedWord(&random), to: &name) }
        TrafficGenerator.add(parts.noun(&random), to: &name)
        TrafficGenerator.add(parts.legalForm(&random), to: &name)
    }

    private func word(isFamilyName: Bool, _ random: inout SeededRandom) -> [UInt8] {
        if isOfRareWords { return inventedWord(&random) }
        if random.chance(5) { return parts.listedWord(&random) }
        return isFamilyName
            ? parts.word(ofRank: Vocabulary.familyNames.rank(&random), from: TrafficGenerator.firstRareWord)
            : parts.word(ofRank: Vocabulary.givenNames.rank(&random), from: 2 * TrafficGenerator.firstRareWord)
    }

    /// One of a million, the lower numbers more often.
    private func inventedWord(_ random: inout SeededRandom) -> [UInt8] {
        parts.rareWord(of: 1_000_000, from: 3 * TrafficGenerator.firstRareWord, &random)
    }

    static func add(_ word: [UInt8], to name: inout [UInt8]) {
        guard !word.isEmpty else { return }
        if !name.isEmpty { name.append(0x20) }
        name += word
    }

    /// One ASCII letter of the name as another one, in its case.
    static func slip(_ name: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var name = name
        let places = name.indices.filter { (name[$0] | 0x20) >= UInt8(ascii: "a") && (name[$0] | 0x20) <= UInt8(ascii: "z") }
        guard places.count >= 4, let place = random.pick(places) else { return name }
        name[place] = name[place] & 0x20 | (UInt8(ascii: "A") + UInt8(random.below(26)))
        return name
    }
}
