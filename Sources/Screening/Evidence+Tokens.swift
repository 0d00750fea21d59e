public import NameMatching
public import NameText
public import WatchlistStore

extension Evidence {
    /// An item of a score with the tokens that it speaks of.
    public init(_ item: ScoreItem, query: NameTokens, listed: NameTokens) {
        func text(_ range: Range<Int>, _ tokens: NameTokens) -> String {
            range.filter { tokens.tokens.indices.contains($0) }.map { tokens.text(tokens.tokens[$0].exact) }.joined(
                separator: " ")
        }
        self.init(
            query: text(item.query, query), listed: text(item.listed, listed), kind: item.kind, weight: item.weight,
            similarity: Double(item.similarity) / 10_000)
    }

    public init(_ item: ScoreItem, _ explanation: NameSearch.Explanation) {
        self.init(item, query: explanation.query, listed: explanation.listed)
    }
}

extension [UInt8] {
    init(copying bytes: Span<UInt8>) {
        self.init()
        reserveCapacity(bytes.count)
        for i in bytes.indices { append(bytes[i]) }
    }
}
