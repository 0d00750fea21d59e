/// What the policy did in a run.
extension RunSummary {
    mutating func add(_ alerts: [Alert]) {
        self.alerts += alerts.count
        for alert in alerts {
            guard let released = alert.released else { continue }
            self.released[released.by, default: 0] += 1
            if let index = released.index { suppressed[index, default: 0] += 1 }
        }
    }

    mutating func add(policyCountsOf other: RunSummary) {
        released.merge(other.released, uniquingKeysWith: +)
        suppressed.merge(other.suppressed, uniquingKeysWith: +)
        tally.unreadableNames += other.tally.unreadableNames
        tally.doubleEncoded += other.tally.doubleEncoded
        tally.namesWithIgnoredWords += other.tally.namesWithIgnoredWords
        tally.ignoredAlerts += other.tally.ignoredAlerts
        tally.changedParties.merge(other.tally.changedParties, uniquingKeysWith: +)
    }

    /// The day, what is in force, and every suppression that did something or stands no longer.
    func write(_ inForce: PolicyInForce, to out: inout JSONOutput) {
        out.object { out in
            out.field("title", inForce.policy.title)
            out.field("asOf", inForce.asOf.description)
            out.key("designations")
            out.object { out in
                for decision in Decision.allCases.reversed() {
                    out.key(text: decision.rawValue)
                    out.number(inForce.selected[decision] ?? 0)
                }
            }
            out.field("ignoredAlerts", tally.ignoredAlerts)
            out.field("namesWithIgnoredWords", tally.namesWithIgnoredWords)
            out.key("released")
            out.object { out in
                for cause in [Release.Cause.suppression, .selection, .conflict] {
                    out.key(text: cause.rawValue)
                    out.number(released[cause] ?? 0)
                }
            }
            out.key("suppressions")
            out.array(Array(inForce.suppressions.enumerated())) { out, item in
                let (index, state) = item
                let suppression = inForce.policy.suppressions[index]
                out.object { out in
                    out.field("place", "suppressions[\(index)]")
                    out.field("designation", suppression.designation)
                    out.field("state", state.rawValue)
                    out.field("expires", suppression.expires.description)
                    out.field("alerts", suppressed[index] ?? 0)
                    out.field("changedParties", tally.changedParties[index] ?? 0)
                }
            }
        }
    }
}
