public import Screening

/// Two policies over the same deck and lists.
public struct PolicyComparison: Sendable {
    public struct Side: Sendable {
        /// In words: a file's name, `standard`, `threshold 0.85`.
        public var name: String
        public var hash: String
        /// Ten-thousandths.
        public var threshold: Int

        public init(name: String, policy: Policy) {
            self.name = name
            hash = policy.hash
            threshold = policy.threshold
        }
    }

    public struct Line: Sendable {
        public var title: String
        /// Found among listed names, alerting among others.
        public var difference: PairedDifference
    }

    public var first: Side
    public var second: Side
    /// All manipulations, then each category of listed names.
    public var detection: [Line]
    /// Hard negatives, ordinary names.
    public var alerting: [Line]
    /// Alerts of all rows.
    public var firstAlerts: Int
    public var secondAlerts: Int

    /// - Parameters:
    ///   - first: the answers of `rows` under the first policy, in their order.
    ///   - second: the same under the second.
    public init(
        _ rows: [DeckRow], _ first: (side: Side, answers: [PolicyAnswer]), _ second: (side: Side, answers: [PolicyAnswer])
    ) {
        self.first = first.side
        self.second = second.side
        var all = PairedDifference()
        var listed: [String: PairedDifference] = [:]
        var others: [String: PairedDifference] = [:]
        for (row, (a, b)) in zip(rows, zip(first.answers, second.answers)) {
            if row.isListed {
                listed[row.category, default: PairedDifference()].add(first: a.isFound, second: b.isFound)
                if row.isManipulation { all.add(first: a.isFound, second: b.isFound) }
            } else {
                others[row.category, default: PairedDifference()].add(first: a.alerts > 0, second: b.alerts > 0)
            }
        }
        func lines(_ groups: [String: PairedDifference]) -> [Line] {
            groups.sorted { DeckCategory.precedes($0.key, $1.key) }.map {
                Line(title: DeckCategory(rawValue: $0.key)?.title ?? $0.key, difference: $0.value)
            }
        }
        detection = [Line(title: "All manipulations", difference: all)] + lines(listed)
        alerting = lines(others)
        firstAlerts = first.answers.reduce(0) { $0 + $1.alerts }
        secondAlerts = second.answers.reduce(0) { $0 + $1.alerts }
    }
}

extension DeckRow {
    /// A listed name of two words or more that is not as listed.
    var isManipulation: Bool {
        isListed && category != DeckCategory.control.rawValue && category != DeckCategory.oneword.rawValue
    }
}

extension DeckCategory {
    /// The order of reports: as declared, then others by name.
    static func precedes(_ a: String, _ b: String) -> Bool {
        let (x, y) = (DeckCategory(rawValue: a), DeckCategory(rawValue: b))
        let (i, j) = (x.flatMap(allCases.firstIndex) ?? allCases.count, y.flatMap(allCases.firstIndex) ?? allCases.count)
        return i != j ? i < j : a < b
    }
}
