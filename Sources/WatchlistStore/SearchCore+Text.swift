import NameMatching
import NameText
import SanctionsModel

/// A listed name that stands whole in a text.
public struct TextHit: Sendable, Hashable {
    public var hit: NameHit
    /// Where it stands, bytes of the text.
    public var range: Range<Int>
}

/// What is known of each word of a text before any run of words is looked at.
struct TextWords {
    /// Running sums over the words: best terms and weights, in each anatomy; one more than words.
    var gains: [[Int]] = [[], []]
    var weights: [[Int]] = [[], []]
    /// The word, alone or with a neighbour, is alike to some listed word.
    var isAlive: [Bool] = []
    /// The word alone may be a telling name.
    var isTelling: [Bool] = []
}

extension SearchCore {
    /// The listed names that stand whole in a text, the best place of each designation.
    ///
    /// Each run of up to twice the words of the longest listed name is looked at, since a text may cut a word in two, that begins and
    /// ends with a word alike to some listed word and whose words' best terms could reach the threshold. A listed name counts only when all its words are there. A name of one word counts only
    /// when it is a primary or strong name of an organisation, rare, of five letters or more, and the text has it by sound: the
    /// common words of a text would alert else.
    ///
    /// O(words × words of the longest name) sums, and a search for each run that passes.
    mutating func search(text: Span<UInt8>, threshold: Int) -> [TextHit] {
        let threshold = max(threshold, NameSearch.lowestThreshold)
        let whole = tokens(of: text)
        let count = whole.tokens.count
        guard count > 0 else { return [] }
        let words = words(of: whole, threshold)
        guard words.isAlive.contains(true) else { return [] }
        var best: [Int: TextHit] = [:]
        var window = NameTokens()
        window.bytes = whole.bytes
        for first in 0..<count where words.isAlive[first] {
            for last in first..<min(count, first + longestInText) where words.isAlive[last] {
                if first == last, !words.isTelling[first] { continue }
                let mayReach = [0, 1].contains { anatomy in
                    let needed = 2 * threshold * model.costs(anatomy == 0 ? .person : .organisation).alone.query
                    let weight = words.weights[anatomy][last + 1] - words.weights[anatomy][first]
                    let gain = words.gains[anatomy][last + 1] - words.gains[anatomy][first]
                    return gain >= UnitTerms.down(needed * weight)
                }
                guard mayReach else { continue }
                window.tokens.removeAll(keepingCapacity: true)
                window.tokens.append(contentsOf: whole.tokens[first...last])
                for hit in searchWindow(window, threshold: threshold) {
                    let start = Int(whole.tokens[first].source.start)
                    let end = whole.tokens[last].source.range.upperBound
                    if let known = best[hit.designation],
                        (known.hit.score, known.range.count) >= (hit.score, end - start)
                    {
                        continue
                    }
                    best[hit.designation] = TextHit(hit: hit, range: start..<end)
                }
            }
        }
        return best.values.sorted { $0.hit.designation < $1.hit.designation }
    }

    /// The names that a run of words of a text holds whole.
    private mutating func searchWindow(_ tokens: NameTokens, threshold: Int) -> [NameHit] {
        wholeNamesOnly = true
        defer { wholeNamesOnly = false }
        return search(tokens: tokens, type: .any, threshold: threshold)
    }

    private mutating func words(of tokens: NameTokens, _ threshold: Int) -> TextWords {
        prepare(tokens)
        var words = TextWords()
        words.isAlive = Array(repeating: false, count: tokenCount)
        for anatomy in Anatomy.allCases {
            setQueryRoles(anatomy)
            setTerms(anatomy, threshold)
            var (gain, weight) = (0, 0)
            words.gains[Int(anatomy.rawValue)].append(0)
            words.weights[Int(anatomy.rawValue)].append(0)
            for i in 0..<tokenCount {
                let terms = candidates.words[i].terms
                gain += Int(max(terms.gain, terms.initialGain))
                weight += Int(queryRoles[i].weight)
                words.gains[Int(anatomy.rawValue)].append(gain)
                words.weights[Int(anatomy.rawValue)].append(weight)
                if terms.gain > 0 { words.isAlive[i] = true }
            }
        }
        words.isTelling = (0..<tokenCount).map { isTelling($0) }
        return words
    }

    /// A rare word of five letters or more that some listed name has by sound.
    private func isTelling(_ index: Int) -> Bool {
        let neighbours = finder.neighbours[neighbours(ofUnit: index)]
        // A whole name written together, or one that a text can't cut.
        if neighbours.contains(where: { Int($0.unit) >= watchlist.tokenCount }) { return true }
        guard form(index).latin.count >= 5 else { return false }
        return neighbours.contains { neighbour in
            Int(neighbour.unit) < watchlist.tokenCount && SearchCore.isBySound(neighbour.kind)
                && Int(neighbour.organisationWeight) >= SearchCore.tellingWeight
        }
    }

    /// Weight from which one word is a telling name.
    private static let tellingWeight = 700

    private static func isBySound(_ kind: MatchKind) -> Bool {
        kind == .equal || kind == .transliteration || kind == .spelling
    }

    /// Whether the last score counts in a text: every listed word is there, and a name of one word is telling.
    func countsInText(_ name: Int, _ anatomy: Anatomy) -> Bool {
        guard aligner.listedAloneWeight == 0 else { return false }
        guard listedRoles.count == 1 else { return true }
        let designation = watchlist.designation(ofName: name)
        guard tokenCount == 1, anatomy == .organisation, watchlist.quality(ofName: name) != .weak,
            watchlist.type(ofDesignation: designation) == .organisation,
            Int(listedRoles[0].weight) >= SearchCore.tellingWeight, form(0).latin.count >= 5,
            let kind = aligner.chosen.first?.kind
        else { return false }
        return SearchCore.isBySound(kind)
    }
}
