public import SanctionsModel
public import WatchlistStore

/// The library's front door: a watchlist and a policy, immutable and shared by all threads.
///
/// ```swift
/// let watchlist = try Watchlist(contentsOf: path)
/// let screener = Screener(watchlist: watchlist, policy: .standard)
/// let alerts = screener.screen(Party(name: "Usama bin Ladin", birthDate: "1957-03-10", type: .person))
/// ```
///
/// Screening is synchronous and does not block. A refreshed watchlist is a new screener, swapped in as one reference.
public final class Screener: Sendable {
    public let watchlist: Watchlist
    /// The policy, held against the watchlist on a day.
    public let inForce: PolicyInForce
    public let isExhaustive: Bool
    /// The registry, by list.
    let authorities: [String: Authority]
    private let sessions: IdleWorkers<ScreeningSession>

    public var policy: Policy { inForce.policy }

    /// - Parameters:
    ///   - asOf: the day by which suppressions stand and lists are too old; today by the system's clock, UTC.
    ///   - authorities: the registry (`EmbeddedLists.authorities`), so that alerts tell who keeps the list and whom to ask.
    public init(
        watchlist: Watchlist, policy: Policy = .standard, asOf: PartialDate.Day = .today, isExhaustive: Bool = false,
        authorities: [Authority] = []
    ) {
        self.watchlist = watchlist
        let inForce = PolicyInForce(policy, watchlist, asOf: asOf)
        let byList = Dictionary(authorities.map { ($0.id, $0) }) { first, _ in first }
        self.inForce = inForce
        self.isExhaustive = isExhaustive
        self.authorities = byList
        sessions = IdleWorkers {
            ScreeningSession(watchlist: watchlist, inForce: inForce, isExhaustive: isExhaustive, authorities: byList)
        }
    }

    /// The alerts of a party, best score first, then by designation id. A few microseconds for most names.
    ///
    /// Alerts that the policy releases are among them, with the reason; `alerts.holds` says whether one is left.
    public func screen(_ party: Party) -> [Alert] {
        withSession { $0.screen(party) }
    }

    /// Runs `body` with a session of this screener's that no other thread uses meanwhile.
    public func withSession<R, E: Error>(_ body: (ScreeningSession) throws(E) -> R) throws(E) -> R {
        try sessions.with(body)
    }

    /// A session of its own, for one thread.
    public func makeSession() -> ScreeningSession {
        ScreeningSession(watchlist: watchlist, inForce: inForce, isExhaustive: isExhaustive, authorities: authorities)
    }

    /// Stops what must not start: see `PolicyInForce.check`.
    ///
    /// - Parameter checkedOn: see `PolicyInForce.check`.
    /// - Throws: `PolicyRefusal` naming the list.
    public func checkPolicy(checkedOn: [String: PartialDate.Day] = [:]) throws(PolicyRefusal) {
        try inForce.check(watchlist, checkedOn: checkedOn)
    }

    /// Searches for one listed name of each list, which must be found: an engine that finds nothing must not clear anything.
    /// What the policy selects or releases has no say in it.
    ///
    /// - Throws: `CanaryError` naming the list.
    public func checkCanaries() throws(CanaryError) {
        for (source, list) in watchlist.sources.enumerated() {
            guard
                let designation = (0..<watchlist.designationCount).first(where: { watchlist.source(ofDesignation: $0) == source })
            else { throw CanaryError(list: list.id, name: "(the list is empty)") }
            let canary = watchlist.designation(designation)
            guard let name = canary.names.first else { throw CanaryError(list: list.id, name: canary.id) }
            let isFound = withSession { $0.reaches(designation, name.text, type: canary.type) }
            guard isFound else { throw CanaryError(list: list.id, name: name.text) }
        }
    }
}

/// A listed name was asked for and not found: the engine must not run.
public struct CanaryError: Error, Sendable, CustomStringConvertible {
    public var list: String
    public var name: String

    public var description: String { "the canary of the list \(list) raised no alert: \(name)" }
}
