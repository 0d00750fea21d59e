import SanctionsModel

/// What a change of the lists means for one customer, or one record of several parties.
public struct CustomerChange: Sendable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An alert that holds is new: freeze, and report.
        case freeze
        /// It was held, and no alert holds it any more: what was frozen under these alerts may be released.
        case release
        /// It alerts as before or otherwise, and what is said of it has changed.
        case changed
    }

    /// An alert of a designation before and after. At least one is there.
    public struct AlertChange: Sendable {
        public var before: Alert?
        public var after: Alert?
        /// What differs, where it alerted before and after: `score`, `by`, `priority`, `matched`, `secondary`, `released`, and the fields
        /// of the designation (`Designation.fieldsDiffering`).
        public var fields: [String]

        /// `added`, `removed` or `changed`.
        public var kind: String { before == nil ? "added" : after == nil ? "removed" : "changed" }
    }

    public var kind: Kind
    /// Those that differ, in the order of the alerts after the change; those that are gone follow in their own.
    public var alerts: [AlertChange]

    /// Holds the alerts of one record, or one party, by two watchlists against each other. `nil` when nothing differs. The version
    /// and hash of the list, and the alert's key that is made of them, are no difference.
    public init?(before: [Alert], after: [Alert]) {
        var remaining: [String: [Alert]] = [:]
        for alert in before { remaining[CustomerChange.identity(alert), default: []].append(alert) }
        var alerts: [AlertChange] = []
        for alert in after {
            let identity = CustomerChange.identity(alert)
            guard let earlier = remaining[identity]?.first else {
                alerts.append(AlertChange(before: nil, after: alert, fields: []))
                continue
            }
            remaining[identity]?.removeFirst()
            let fields = CustomerChange.fields(earlier, alert)
            if !fields.isEmpty { alerts.append(AlertChange(before: earlier, after: alert, fields: fields)) }
        }
        for alert in before {
            let identity = CustomerChange.identity(alert)
            guard let first = remaining[identity]?.first else { continue }
            remaining[identity]?.removeFirst()
            alerts.append(AlertChange(before: first, after: nil, fields: []))
        }
        guard !alerts.isEmpty else { return nil }
        self.alerts = alerts
        if alerts.contains(where: {
            $0.after?.released == nil && $0.after != nil && ($0.before == nil || $0.before?.released != nil)
        }) {
            kind = .freeze
        } else if before.holds, !after.holds {
            kind = .release
        } else {
            kind = .changed
        }
    }

    /// A party and a designation.
    private static func identity(_ alert: Alert) -> String {
        [alert.role, alert.name, alert.partyFingerprint, alert.designation.id, alert.list.id].joined(separator: "\u{1F}")
    }

    private static func fields(_ a: Alert, _ b: Alert) -> [String] {
        var fields: [String] = []
        if a.score != b.score { fields.append("score") }
        if a.by != b.by { fields.append("by") }
        if a.priority != b.priority { fields.append("priority") }
        if a.matched != b.matched { fields.append("matched") }
        if a.secondary != b.secondary { fields.append("secondary") }
        if a.released != b.released { fields.append("released") }
        return fields + b.designation.fieldsDiffering(from: a.designation)
    }
}
