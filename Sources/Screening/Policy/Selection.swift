public import SanctionsModel

/// What becomes of an alert on a designation by what it is listed under.
public enum Decision: String, Sendable, Hashable, Comparable, CaseIterable {
    /// No alert; counted in the summary.
    case ignore
    /// The alert is printed as released and does not hold its record.
    case report
    case hold

    private var strictness: Int {
        switch self {
        case .ignore: 0
        case .report: 1
        case .hold: 2
        }
    }

    public static func < (a: Decision, b: Decision) -> Bool { a.strictness < b.strictness }
}

/// Which lists, programmes and measures are in force. The standard is all of them.
///
/// A designation may stand under several programmes and measures: the strictest counts. Of list, programme and measure the
/// mildest counts. So with `measures: {"travel-ban": "report"}` an entry that is also frozen stays on hold, and with
/// `lists: {"us-cons": "report"}` no entry of that list holds a record.
public struct Selection: Sendable, Hashable {
    /// Decisions by word, and one for all other words.
    public struct Choice: Sendable, Hashable {
        /// In lower case.
        public var byWord: [String: Decision] = [:]
        public var otherwise = Decision.hold

        public init() {}

        /// What is decided for a designation that states nothing. It holds, unless the policy names `unknown` itself.
        static let unknown = "unknown"

        var isEverything: Bool { otherwise == .hold && byWord.values.allSatisfy { $0 == .hold } }

        func decision(_ word: String) -> Decision { byWord[Selection.normalised(word)] ?? otherwise }

        /// The strictest of several, with its word.
        func strictest(_ words: [String]) -> (decision: Decision, word: String) {
            guard let first = words.first else { return (byWord[Choice.unknown] ?? .hold, Choice.unknown) }
            var best = (decision: decision(first), word: first)
            for word in words.dropFirst() where decision(word) > best.decision { best = (decision(word), word) }
            return best
        }
    }

    public var lists = Choice()
    public var programmes = Choice()
    public var measures = Choice()

    public init() {}

    /// Whether every designation of every list is held.
    public var isEverything: Bool { lists.isEverything && programmes.isEverything && measures.isEverything }

    /// What is decided for a designation, and by which of its words: `measure travel-ban`.
    public func verdict(_ designation: Designation, list: String) -> (decision: Decision, reason: String) {
        let verdicts = [
            ("list", (decision: lists.decision(list), word: list)), ("programme", programmes.strictest(designation.programmes)),
            ("measure", measures.strictest(designation.measures.map(\.kind))),
        ]
        var mildest = verdicts[0]
        for verdict in verdicts.dropFirst() where verdict.1.decision < mildest.1.decision { mildest = verdict }
        return (mildest.1.decision, "\(mildest.0) \(mildest.1.word)")
    }

    /// Lists that the policy names and does not ignore: they must be there.
    public var requiredLists: [String] { lists.byWord.filter { $0.value != .ignore }.keys.sorted() }

    static func normalised(_ word: String) -> String { trimmed(word).lowercased() }
}

/// Without the white space at both ends.
func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
}
