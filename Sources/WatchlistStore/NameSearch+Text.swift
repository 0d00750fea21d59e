import NameMatching
import NameText

/// A listed name that stands whole in a text.
public struct TextHit: Sendable, Hashable {
    public var hit: NameHit
    /// Where it stands, bytes of the text.
    public var range: Range<Int>
}

extension NameSearch {
    /// Longest run of words that is taken for a name.
    static let longestTextName = 20

    /// The listed names that stand whole in a text, the best place of each designation. Each run of up to twenty words is looked at that
    /// begins and ends with a word of some listed name and could reach the threshold by its words' best terms.
    ///
    /// A listed name counts only when all its words are there. A name of one word counts only when it is a primary or strong
    /// name of an organisation, rare, of five letters or more, and the text has it by sound: the common words of a text would alert else.
    ///
    /// O(words × 20) cheap bounds, and a search for each run that passes.
    public func search(text: Span<UInt8>, threshold: Int) -> [TextHit] {
        var whole = NameTokens()
        normalize(text, into: &whole)
        let count = whole.tokens.count
        guard count > 0 else { return [] }
        let isAlive = (0..<count).map { hasNeighbours(whole, $0) }
        guard isAlive.contains(true) else { return [] }
        var best: [Int: TextHit] = [:]
        var window = NameTokens()
        window.bytes = whole.bytes
        for first in 0..<count where isAlive[first] {
            for last in first..<min(count, first + NameSearch.longestTextName) where isAlive[last] {
                window.tokens = Array(whole.tokens[first...last])
                for hit in searchWindow(window, threshold: threshold) {
                    let start = Int(whole.tokens[first].source.start)
                    let end = whole.tokens[last].source.range.upperBound
                    if let known = best[hit.designation], known.hit.score >= hit.score { continue }
                    best[hit.designation] = TextHit(hit: hit, range: start..<end)
                }
            }
        }
        return best.values.sorted { ($0.hit.designation) < ($1.hit.designation) }
    }
}
