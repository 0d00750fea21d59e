import Bytes
import Evaluation
import ReferenceData
package import SanctionsModel

/// The words that made names are put together from: common ones as often as people bear them, those of listed names, and rare
/// ones, which are two halves of such words (`Petr|ov` and `Kuzn|etsov` make `Petretsov`).
///
/// Rare words are numbers: the same number is always the same word, so a vocabulary of any size takes no memory, and two
/// vocabularies are apart by their numbers.
package struct NameParts: Sendable {
    /// From the shipped table of common names, each word in proportion to its class.
    private var common: [[UInt8]] = []
    /// Each word of the shipped tables of common names (of the communities that lists name most) and of variants (of Europe and
    /// America) once, the common ones first.
    private var ranked: [[UInt8]] = []
    /// Latin words of listed names, as often as they stand there.
    private var listed: [[UInt8]] = []
    /// Words of listed names in one other script each, name by name.
    private var otherScripts: [[UInt8]] = []
    /// ASCII words of four letters and more, whose halves rare words are made of.
    private var halves: [[UInt8]] = []
    private var nouns: [[UInt8]] = []
    private var legalForms: [[UInt8]] = []

    /// - Parameter lists: whose words are taken; common names alone make rare words where there are none.
    /// - Complexity: O(bytes of all names).
    package init(_ lists: [SourceList]) {
        for line in ReferenceData.frequency.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
            let cells = line.split(separator: 0x09)
            guard cells.count == 2, let bearers = Int(String(decoding: cells[0], as: UTF8.self)) else { continue }
            for word in cells[1].split(separator: 0x20) {
                let word = NameParts.capitalised(word)
                ranked.append(word)
                for _ in 0..<max(1, bearers / 50) { common.append(word) }
                if word.count >= 4 { halves.append(word) }
            }
        }
        var variants: [[UInt8]] = []
        for line in ReferenceData.variants.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
            for word in line.split(separator: 0x09).last?.split(separator: 0x20) ?? [] where word.allSatisfy(NameParts.isLetter) {
                variants.append(NameParts.capitalised(word))
            }
        }
        ranked = NameParts.interleaved(ranked, variants)
        for list in lists {
            for designation in list.designations { for name in designation.names { add(name.text) } }
        }
        nouns = (DeckWords.shared.added["noun"] ?? []).map { Array($0.utf8) }
        legalForms = (DeckWords.shared.added["legal"] ?? []).map { Array($0.utf8) }
        if nouns.isEmpty { nouns = [Array("Trading".utf8)] }
        if legalForms.isEmpty { legalForms = [Array("Ltd".utf8)] }
    }

    /// One of `a`, four of `b`, and so on, each word once.
    private static func interleaved(_ a: [[UInt8]], _ b: [[UInt8]]) -> [[UInt8]] {
        var seen: Set<[UInt8]> = []
        var words: [[UInt8]] = []
        var rest = b[...]
        for word in a {
            words.append(word)
            words += rest.prefix(4)
            rest = rest.dropFirst(4)
        }
        words += rest
        words.removeAll { !seen.insert($0).inserted }
        return words
    }

    private mutating func add(_ name: String) {
        for part in name.utf8.split(separator: 0x20) {
            let word = Array(part)
            let isPlain = word.allSatisfy { NameParts.isLetter($0) }
            if isPlain, word.count >= 2 {
                let word = NameParts.capitalised(word[...])
                listed.append(word)
                if word.count >= 4 { halves.append(word) }
            } else if word.count >= 4, word.allSatisfy({ $0 >= 0x80 }), let lead = word.first, lead >= 0xD0 {
                // Cyrillic and beyond; Latin letters with marks begin with C3 to C9.
                otherScripts.append(word)
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    private static func capitalised(_ word: ArraySlice<UInt8>) -> [UInt8] {
        word.enumerated().map { $0 == 0 ? $1 & 0xDF : $1 | 0x20 }
    }

    // MARK: Words

    func commonWord(_ random: inout SeededRandom) -> [UInt8] { random.pick(common) ?? [] }

    /// A word of a listed name; a common one where no list was given.
    func listedWord(_ random: inout SeededRandom) -> [UInt8] { random.pick(listed) ?? commonWord(&random) }

    /// The word of a rank: one of the shipped tables, and beyond them the rare word of that number.
    ///
    /// - Parameter first: the number from which a vocabulary's rare words count, so that two vocabularies are apart.
    func word(ofRank rank: Int, from first: UInt64) -> [UInt8] {
        rank < ranked.count ? ranked[rank] : rareWord(first &+ UInt64(rank))
    }

    /// A word in another script; `nil` where the lists hold none.
    func otherWord(_ random: inout SeededRandom) -> [UInt8]? { random.pick(otherScripts) }

    func noun(_ random: inout SeededRandom) -> [UInt8] { random.pick(nouns) ?? [] }

    func legalForm(_ random: inout SeededRandom) -> [UInt8] { random.pick(legalForms) ?? [] }

    /// The rare word of a number: the first half of one word and the second of another.
    func rareWord(_ number: UInt64) -> [UInt8] {
        var random = SeededRandom(seed: number)
        guard let first = random.pick(halves), let second = random.pick(halves) else { return [] }
        return Array(first.prefix((first.count + 1) / 2)) + second.suffix((second.count + 1) / 2)
    }

    /// A rare word of a vocabulary of `size` words, the lower numbers more often: the number is size · u², u even in 0..<1.
    func rareWord(of size: Int, from first: UInt64, _ random: inout SeededRandom) -> [UInt8] {
        let share = Double(random.below(1 << 30)) / Double(1 << 30)
        return rareWord(first &+ UInt64(share * share * Double(max(1, size))))
    }
}
