import Bytes
import NameMatching
import NameText
public import SanctionsModel
public import WatchlistStore

/// A name of the user's own that is not on the list, as far as anybody knows: a customer.
public struct OrdinaryName: Sendable, Hashable {
    public var name: String
    public var type: PartyType
    public var birthDate: String
    public var country: String

    public init(name: String, type: PartyType = .any, birthDate: String = "", country: String = "") {
        self.name = name
        self.type = type
        self.birthDate = birthDate
        self.country = country
    }
}

/// Makes a deck from a watchlist: controls, manipulations by category, hard negatives.
///
/// Deterministic: the same list, seed and number give the same rows. Each category, and in it each name, draws from a generator
/// of its own, so a new category or a changed designation moves no other row. Names are drawn by designation first: nobody's many
/// aliases fill a category. A quarter of a category's rows is for names in other scripts than Latin while there are any.
public struct DeckGenerator: Sendable {
    public var seed: UInt64
    /// Rows a category, and a kind of hard negative. Fewer where the list has no more names for it.
    public var perCategory: Int

    public init(seed: UInt64 = 1, perCategory: Int = 250) {
        self.seed = seed
        self.perCategory = max(0, perCategory)
    }

    /// The rows by category. O(names × categories), some seconds for 40,000 names.
    public func rows(_ watchlist: Watchlist, ordinary: [OrdinaryName] = []) -> [DeckRow] {
        let corpus = NameCorpus(watchlist)
        let manipulator = Manipulator(corpus: corpus)
        var rows: [DeckRow] = []
        for category in DeckCategory.allCases {
            switch category {
            case .negative:
                for kind in HardNegative.allCases {
                    rows += draw(
                        corpus, label: "negative-\(kind.rawValue)", category: .negative, first: rows.count(of: .negative)
                    ) {
                        manipulator.negative(kind, of: $0, &$1)
                    }
                }
            case .ordinary:
                rows += self.rows(of: ordinary, manipulator)
            default:
                rows += draw(corpus, label: category.rawValue, category: category, first: 0) {
                    manipulator.apply(category, to: $0, &$1)
                }
            }
        }
        return rows
    }

    private func draw(
        _ corpus: NameCorpus, label: String, category: DeckCategory, first: Int,
        _ make: (SourceName, inout SeededRandom) -> Manipulated?
    ) -> [DeckRow] {
        var rows: [DeckRow] = []
        var asked: Set<String> = []
        var used: Set<Int> = []
        func take(_ order: [Int], upTo limit: Int) {
            for i in order where rows.count < limit && !used.contains(i) {
                let name = corpus.names[i]
                let holder = corpus.holders[name.designation]
                var random = SeededRandom(seed: seed, label: "\(label)|\(holder.id)|\(name.text)")
                guard let made = make(name, &random), asked.insert(made.text).inserted else { continue }
                used.insert(i)
                let isNegative = category == .negative
                let parameters = category == .control ? made.parameters : "\(made.parameters) | \(name.text)"
                rows.append(
                    DeckRow(
                        id: "\(category.rawValue)-\(first + rows.count + 1)", type: name.type, name: made.text,
                        birthDate: isNegative ? "" : holder.birthDate, country: isNegative ? "" : holder.country,
                        expected: isNegative ? [] : corpus.expected(name), category: category.rawValue, parameters: parameters,
                        script: name.script.code))
            }
        }
        let order = self.order(of: corpus, label)
        take(order.filter { corpus.names[$0].script != .latin }, upTo: perCategory / 4)
        take(order.filter { corpus.names[$0].script == .latin }, upTo: perCategory)
        take(order, upTo: perCategory)
        return rows
    }

    /// All names in a random order of this label: first one of each designation, then the second ones, and so on.
    private func order(of corpus: NameCorpus, _ label: String) -> [Int] {
        let ranks = corpus.names.indices.map { i in
            let name = corpus.names[i]
            let bytes = Array("\(label)|\(corpus.holders[name.designation].id)|\(name.text)".utf8)
            return stableHash(bytes.span, seed: seed ^ 0x6465_636B)
        }
        func precedes(_ a: Int, _ b: Int) -> Bool { ranks[a] != ranks[b] ? ranks[a] < ranks[b] : a < b }
        var turns: [Int: Int] = [:]
        let turned = corpus.names.indices.sorted(by: precedes).map { i in
            let designation = corpus.names[i].designation
            turns[designation, default: 0] += 1
            return (turn: turns[designation] ?? 0, name: i)
        }
        return turned.enumerated().sorted {
            $0.element.turn != $1.element.turn ? $0.element.turn < $1.element.turn : $0.offset < $1.offset
        }.map(\.element.name)
    }

    /// The user's names. One that is listed belongs to the list, so it is left out.
    private func rows(of names: [OrdinaryName], _ manipulator: Manipulator) -> [DeckRow] {
        var rows: [DeckRow] = []
        for own in names {
            let words = NameWord.words(of: own.name, type: own.type, manipulator.normalizer)
            guard !words.isEmpty, !manipulator.corpus.isListed(words) else { continue }
            rows.append(
                DeckRow(
                    id: "ordinary-\(rows.count + 1)", type: own.type, name: own.name, birthDate: own.birthDate,
                    country: own.country,
                    expected: [], category: DeckCategory.ordinary.rawValue, script: words.first?.script.code ?? ""))
        }
        return rows
    }
}

extension [DeckRow] {
    func count(of category: DeckCategory) -> Int { count { $0.category == category.rawValue } }
}
