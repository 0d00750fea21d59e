/// What a run over customers found. read = unchanged + freeze + release + changed + rejected.
public struct ChangeSummary: Sendable {
    public var inputs: [RunSummary.Input] = []
    public var read = 0
    public var unchanged = 0
    public var changes: [CustomerChange.Kind: Int] = [:]
    public var rejected = 0
    /// Bytes of headers, records and blank lines.
    public var accountedBytes = 0
    public var tally = ChangeSession.Tally()
    public var seconds = 0.0

    public init() {}

    public subscript(kind: CustomerChange.Kind) -> Int { changes[kind] ?? 0 }

    /// Whether everything that was read is accounted for.
    public var isBalanced: Bool {
        read == unchanged + changes.values.reduce(0, +) + rejected && inputs.reduce(0) { $0 + $1.bytes } == accountedBytes
            && tally.untouched + tally.asked + tally.whole == read - rejected
    }

    static func += (a: inout ChangeSummary, b: ChangeSummary) {
        a.read += b.read
        a.unchanged += b.unchanged
        a.changes.merge(b.changes, uniquingKeysWith: +)
        a.rejected += b.rejected
        a.tally += b.tally
    }
}
