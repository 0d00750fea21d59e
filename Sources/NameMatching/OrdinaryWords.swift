public import NameText
import ReferenceData

/// The table of words of ordinary language, with how rare each is: a text is full of them, and a listed name that is made of
/// nothing else is in a text by chance. Loaded once, when the first listed name seems to stand in a text.
///
/// A figure is ten times the decimal logarithm of one in how many words: 20 is one word of a hundred. The shipped words
/// come from `Data/ordinary.tsv`, whose header names its sources.
public struct OrdinaryWords: Sendable {
    public static let shared = OrdinaryWords(table: ReferenceData.ordinary)

    /// Open addressing: the upper 56 bits of a word's hash above its figure; 0 is free.
    private var slots: [UInt64]
    private let mask: Int
    /// How many words there are.
    public let count: Int
    /// Rows that could not be read; a test holds it empty.
    let problems: [String]

    /// The figure of a word that is not in the table and has six letters.
    public static let unknown = 55
    /// What each letter more or less than six adds to it, and the most of it.
    private static let letterShare = 4
    private static let mostUnknown = 75

    /// - Parameter table: lines `figure<TAB>word word …`, in UTF-8, words as `key` writes them.
    init(table: [UInt8]) {
        var words: [(hash: UInt64, figure: UInt8)] = []
        var problems: [String] = []
        var line = 0
        var start = 0
        while start < table.count {
            let end = table[start...].firstIndex(of: 0x0A) ?? table.count
            line += 1
            let row = start..<end
            start = end + 1
            if row.isEmpty || table[row.lowerBound] == 0x23 { continue }
            guard let tab = table[row].firstIndex(of: 0x09),
                let figure = UInt8(String(decoding: table[row.lowerBound..<tab], as: UTF8.self)), figure > 0
            else {
                problems.append("ordinary.tsv:\(line): expected a figure and words")
                continue
            }
            for word in table[tab + 1..<row.upperBound].split(separator: 0x20) {
                words.append((OrdinaryWords.hash(Array(word).span), figure))
            }
        }
        var capacity = 64
        while capacity < words.count * 2 { capacity *= 2 }
        slots = Array(repeating: 0, count: capacity)
        mask = capacity - 1
        count = words.count
        self.problems = problems
        for (hash, figure) in words {
            var i = Int(truncatingIfNeeded: hash >> 8) & mask
            while slots[i] != 0, slots[i] & ~0xFF != hash & ~0xFF { i = (i + 1) & mask }
            slots[i] = hash & ~0xFF | UInt64(figure)
        }
    }

    /// How rare a token is in ordinary language. O(bytes).
    public func figure(of token: NameTokens.Token, in bytes: Span<UInt8>) -> Int {
        // Latin letters are compared without their marks: their reading is that.
        let key = bytes.extracting(token.script == .latin ? token.latin.range : token.exact.range)
        return figure(of: key) ?? OrdinaryWords.figure(ofUnknown: letters(of: token))
    }

    /// The letters of a word; a Chinese character or a Korean syllable counts as two, of which any two are a word.
    private func letters(of token: NameTokens.Token) -> Int {
        switch token.script {
        case .han, .hangul: min(token.latin.range.count, 2 * token.exact.range.count / 3)
        default: token.latin.range.count
        }
    }

    /// The figure of a word as it is compared; `nil` when it is not in the table.
    func figure(of key: Span<UInt8>) -> Int? {
        let hash = OrdinaryWords.hash(key)
        var i = Int(truncatingIfNeeded: hash >> 8) & mask
        while slots[i] != 0 {
            if slots[i] & ~0xFF == hash & ~0xFF { return Int(slots[i] & 0xFF) }
            i = (i + 1) & mask
        }
        return nil
    }

    /// A word that is in no table is the rarer, the longer it is: any three letters are a word somewhere.
    static func figure(ofUnknown letters: Int) -> Int {
        letters < 3 ? 10 * letters : min(mostUnknown, unknown + letterShare * (letters - 6))
    }

    private static func hash(_ word: Span<UInt8>) -> UInt64 { stableHash(word, seed: 7) | 1 << 63 }
}
