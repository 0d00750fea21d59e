import TestSupport
import Testing

@testable import NameText

/// Latin readings held against Latin spellings, a script at a time: consonants that agree must tell pairs from strangers.
@Suite struct ScriptPairsTests {
    private static let path = SharedFiles.path("decks/script-pairs.csv")

    /// Consonants, with the ends of the name marked.
    private static func skeleton(_ tokens: NameTokens) -> [UInt8] {
        var letters: [UInt8] = [1]
        for token in tokens.tokens {
            letters += tokens.bytes[token.latin.range].filter { !"aeiouywv".utf8.contains($0) }
        }
        return letters + [2]
    }

    /// Dice's coefficient of the pairs of neighbouring consonants (Dice 1945).
    private static func similarity(_ first: [UInt8], _ second: [UInt8]) -> Double {
        var counts: [UInt16: Int] = [:]
        for (a, b) in zip(first, first.dropFirst()) { counts[UInt16(a) << 8 | UInt16(b), default: 0] += 1 }
        var shared = 0
        for (a, b) in zip(second, second.dropFirst()) {
            let pair = UInt16(a) << 8 | UInt16(b)
            if let left = counts[pair], left > 0 {
                counts[pair] = left - 1
                shared += 1
            }
        }
        return 2 * Double(shared) / Double(max(1, first.count + second.count - 2))
    }

    /// The chance that a pair scores above a stranger (Mann-Whitney), ties counted half.
    private static func areaUnderCurve(_ positive: [Double], _ negative: [Double]) -> Double {
        var wins = 0.0
        for score in positive { for other in negative { wins += score > other ? 1 : score == other ? 0.5 : 0 } }
        return wins / Double(max(1, positive.count * negative.count))
    }

    @Test(.enabled(if: path != nil, "the deck of script pairs is not beside the project"))
    func readingsTellPairsFromStrangers() throws {
        let path = try #require(Self.path)
        let rows = try Lines.of(path).dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let normalizer = NameNormalizer()
        var scores: [String: (positive: [Double], negative: [Double])] = [:]
        for row in rows where row.count == 6 {
            let first = Self.skeleton(normalizer.tokens(of: String(row[1])))
            let second = Self.skeleton(normalizer.tokens(of: String(row[2])))
            let script = String(row[5].prefix { $0 != " " })
            let score = Self.similarity(first, second)
            if row[3] == "true" {
                scores[script, default: ([], [])].positive.append(score)
            } else if !row[5].hasSuffix("shared token") {
                scores[script, default: ([], [])].negative.append(score)
            }
        }
        #expect(scores.count >= 7)
        for (script, pair) in scores {
            let area = Self.areaUnderCurve(pair.positive, pair.negative)
            #expect(area > 0.95, "\(script): \(area)")
        }
    }
}
