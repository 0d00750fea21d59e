public import SanctionsModel
public import WatchlistStore

/// A policy held against a watchlist on a day: what it decides for each designation, and which suppressions stand. Immutable and
/// shared by all sessions of a screener.
public struct PolicyInForce: Sendable {
    public let policy: Policy
    /// The day by which suppressions and lists are valid or too old.
    public let asOf: PartialDate.Day
    /// State of each suppression, in the policy's order.
    public let suppressions: [Suppression.State]
    /// Designations by decision.
    public let selected: [Decision: Int]
    let ignoredWords: IgnoredWords
    /// By designation; empty when all are held.
    private let decisions: [Decision]
    /// Active suppressions by designation.
    private let active: [Int: [Int]]

    /// O(designations) when the policy selects, else O(suppressions × designations) string comparisons.
    public init(_ policy: Policy, _ watchlist: Watchlist, asOf: PartialDate.Day = .today) {
        self.policy = policy
        self.asOf = asOf
        ignoredWords = IgnoredWords(policy.ignoredWords)
        if policy.selection.isEverything {
            decisions = []
            selected = [.hold: watchlist.designationCount]
        } else {
            decisions = (0..<watchlist.designationCount).map { index in
                policy.selection.verdict(
                    watchlist.designation(index), list: watchlist.sources[watchlist.source(ofDesignation: index)].id
                ).decision
            }
            selected = decisions.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        var states: [Suppression.State] = []
        var active: [Int: [Int]] = [:]
        let wanted = Set(policy.suppressions.map(\.designation))
        var places: [String: Int] = [:]
        if !wanted.isEmpty {
            for index in 0..<watchlist.designationCount {
                let id = watchlist.designationID(index)
                if wanted.contains(id) { places[id] = index }
            }
        }
        var fingerprints: [Int: String] = [:]
        for (number, suppression) in policy.suppressions.enumerated() {
            let state: Suppression.State
            if let index = places[suppression.designation] {
                let fingerprint = fingerprints[index] ?? Fingerprint.of(watchlist.designation(index))
                fingerprints[index] = fingerprint
                if asOf > suppression.expires {
                    state = .expired
                } else if fingerprint != suppression.designationFingerprint {
                    state = .changed
                } else {
                    state = asOf < suppression.created ? .early : .active
                }
                if state == .active { active[index, default: []].append(number) }
            } else {
                state = asOf > suppression.expires ? .expired : .delisted
            }
            states.append(state)
        }
        suppressions = states
        self.active = active
    }

    func decision(ofDesignation index: Int) -> Decision { decisions.isEmpty ? .hold : decisions[index] }

    /// Active suppressions of a designation, by their numbers.
    func suppressions(ofDesignation index: Int) -> [Int] { active[index] ?? [] }

    /// Stops what must not start: a list that the policy names and that is not there, nothing to hold anything against, a list
    /// that is too old.
    ///
    /// - Parameter checkedOn: by list, the day on which its source was last found to hold this very version, for the lists that are
    ///   kept up to date: their age counts from there. That of others counts from the day that they say.
    /// - Throws: `PolicyRefusal` naming the list.
    public func check(_ watchlist: Watchlist, checkedOn: [String: PartialDate.Day] = [:]) throws(PolicyRefusal) {
        for list in policy.selection.requiredLists where !watchlist.sources.contains(where: { $0.id.lowercased() == list }) {
            throw PolicyRefusal(reason: "the policy selects the list \(list), which is not among the lists given")
        }
        guard (selected[.hold] ?? 0) + (selected[.report] ?? 0) > 0 else {
            throw PolicyRefusal(reason: "the policy ignores every designation of the lists given")
        }
        for list in watchlist.sources {
            guard let limit = policy.maximumAge[list.id] else { continue }
            if let day = checkedOn[list.id] {
                let age = asOf.dayNumber - day.dayNumber
                guard age <= limit else {
                    throw PolicyRefusal(
                        reason:
                            "the list \(list.id) was last checked on \(day), \(age) days ago, more than the policy's \(limit)")
                }
                continue
            }
            guard let date = list.date else {
                throw PolicyRefusal(
                    reason: "the list \(list.id) says no date, so its age can't be held to the policy's \(limit) days")
            }
            let age = asOf.dayNumber - date.latest.dayNumber
            guard age <= limit else {
                throw PolicyRefusal(reason: "the list \(list.id) of \(date) is \(age) days old, more than the policy's \(limit)")
            }
        }
    }
}

/// Why a policy and the lists given don't go together.
public struct PolicyRefusal: Error, Sendable, CustomStringConvertible {
    public var reason: String

    public var description: String { reason }
}
