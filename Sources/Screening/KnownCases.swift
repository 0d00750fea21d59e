import SanctionsModel

/// The alerts of parties that came before: who is taken for somebody once is so with every payment. Bounded.
///
/// A party's alerts are kept when it comes for the second time, so that parties that come once take no room; and are compared in full.
struct KnownCases {
    /// A party, and whom it may be: all that its alerts depend on, but for the role, which they tell and nothing else.
    struct Case: Hashable {
        let party: Party
        let candidates: [ScreeningSession.Candidate]

        init(_ party: Party, _ candidates: [ScreeningSession.Candidate]) {
            var party = party
            party.role = ""
            self.party = party
            self.candidates = candidates
        }
    }

    private struct Known {
        var of: Case
        var alerts: [Alert]
    }

    /// Some eight kilobytes each, at the place that their hash says.
    private var known: [Known?] = Array(repeating: nil, count: 1 << 9)
    /// Hashes of cases that came once, at the same places and between them.
    private var met: [Int] = Array(repeating: 0, count: 1 << 12)

    /// The alerts of a case, under another role perhaps; `nil` where they are not kept.
    func find(_ question: Case, hash: Int) -> [Alert]? {
        guard let known = known[hash & (known.count - 1)], known.of == question else { return nil }
        return known.alerts
    }

    /// Keeps the alerts of a case that came before.
    mutating func keep(_ alerts: [Alert], of question: Case, hash: Int) {
        guard met[hash & (met.count - 1)] == hash else {
            met[hash & (met.count - 1)] = hash
            return
        }
        known[hash & (known.count - 1)] = Known(of: question, alerts: alerts)
    }
}
