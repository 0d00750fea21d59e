import NameMatching
import NameText
import SanctionsModel

/// A listed name with what a manipulation must know of it.
struct SourceName {
    /// Index of its designation in the corpus.
    var designation: Int
    var type: PartyType
    var text: String
    var quality: ListedName.Quality
    var script: Script
    var origin: NameOrigin?
    var words: [NameWord]
    /// The words in parts: particles, articles and titles go with the word that follows them.
    var blocks: [Range<Int>]
    /// The parts that are the family name of a person, or the last one; of an organisation those with a distinctive word.
    var family: Range<Int>
    /// Whether a person or program could have written it in a name field: no prose, brackets or several names in one.
    var isPlain: Bool

    var isPerson: Bool { type == .person }
    var isOrganisation: Bool { type == .organisation }
    /// Letters of all words.
    var letters: Int { words.reduce(0) { $0 + $1.letters } }
    /// Words that are names or distinctive, of two letters or more.
    var plainWords: Int { words.count { $0.isPlain } }

    func text(_ blocks: some Sequence<Int>) -> String {
        blocks.flatMap { self.blocks[$0] }.map { words[$0].text }.joined(separator: " ")
    }

    /// The name with the words at some places replaced.
    func replacing(_ replaced: [Int: String]) -> String {
        words.indices.map { replaced[$0] ?? words[$0].text }.joined(separator: " ")
    }
}

extension SourceName {
    init(
        _ listed: ListedName, of designation: Designation, index: Int, script: Script, origin: NameOrigin?,
        _ normalizer: NameNormalizer
    ) {
        self.designation = index
        type = designation.type
        text = listed.text
        quality = listed.quality
        self.script = script
        self.origin = origin
        words = NameWord.words(of: listed.text, type: designation.type, normalizer)
        blocks = SourceName.blocks(of: words)
        let last = max(0, blocks.count - 1)
        var family = last..<blocks.count
        let familyWords = listed.family.split(separator: " ")
        if let start = SourceName.place(of: familyWords, in: words) {
            let range = start..<start + familyWords.count
            let first = blocks.firstIndex { $0.overlaps(range) } ?? last
            let end = blocks.lastIndex { $0.overlaps(range) } ?? last
            if end - first + 1 < blocks.count { family = first..<end + 1 }
        } else if origin == .chinese || origin == .korean, blocks.count > 1 {
            family = 0..<1
        }
        self.family = family
        let isField = !listed.text.unicodeScalars.contains { "()[]{}/\\:;\"“”«»".unicodeScalars.contains($0) }
        // A comma in a person's name parts the family name from the given ones, or two names.
        let hasComma = designation.type == .person && listed.text.contains(",")
        let isOneScript = words.allSatisfy { $0.letters == 0 || $0.script == script }
        isPlain =
            listed.quality != .weak && isField && !hasComma && isOneScript && words.count <= 8
            && listed.text.unicodeScalars.count <= 70
    }

    private static func place(of sought: [Substring], in words: [NameWord]) -> Int? {
        guard !sought.isEmpty, sought.count <= words.count else { return nil }
        return (0...words.count - sought.count).last { start in
            sought.indices.allSatisfy { words[start + $0].text == sought[$0] }
        }
    }

    private static func blocks(of words: [NameWord]) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var start = 0
        for (i, word) in words.enumerated() {
            let isDependent = [.article, .particle, .patronymic, .title, .filler].contains(word.kind)
            let goesWithNext = isDependent && i + 1 < words.count
            // Kamal al-Din is one name.
            if !goesWithNext, start == i, word.isFaith, let last = blocks.last {
                blocks[blocks.count - 1] = last.lowerBound..<i + 1
                start = i + 1
            } else if !goesWithNext {
                blocks.append(start..<i + 1)
                start = i + 1
            }
        }
        return blocks
    }
}
