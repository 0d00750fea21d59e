import Bytes
public import SanctionsModel
public import WatchlistStore

/// The library's front door: a watchlist and a policy, shared by all threads.
///
/// ```swift
/// let watchlist = try Watchlist(contentsOf: path)
/// let screener = Screener(watchlist: watchlist, policy: .standard)
/// let result = screener.screen(Party(name: "Usama bin Ladin", birthDate: "1957-03-10", type: .person))
/// let outcome = try screener.screen(message: bytes.span)
/// ```
///
/// Screening is synchronous and does not block. A refreshed watchlist is a new screener, swapped in as one reference.
///
/// The day decides which suppressions stand and which lists are too old. Without a fixed day the screener follows the system's clock,
/// UTC: every call is judged by the day on which it is made. A screener of a fixed day answers the same for ever, for replay.
public final class Screener: Sendable {
    public let watchlist: Watchlist
    public let policy: Policy
    public let isExhaustive: Bool
    /// The registry, by list.
    let authorities: [String: Authority]
    private let checkedOn: [String: PartialDate.Day]
    /// `nil` where the system's clock is followed.
    private let fixedDay: PartialDate.Day?
    private let clock: @Sendable () -> PartialDate.Day
    private let today: Lock<DayInForce>

    /// The policy as it stands on one day.
    private struct DayInForce: Sendable {
        let inForce: PolicyInForce
        /// Why nothing may be cleared.
        let refusal: PolicyRefusal?
        let sessions: IdleWorkers<ScreeningSession>
    }

    /// - Parameters:
    ///   - asOf: a fixed day; by default each call's own.
    ///   - checkedOn: by list, the day on which its source was last found to hold this very version (`PolicyInForce.check`).
    ///   - authorities: the registry (`EmbeddedLists.authorities`), so that alerts tell who keeps the list and whom to ask.
    public convenience init(
        watchlist: Watchlist, policy: Policy = .standard, asOf: PartialDate.Day? = nil,
        checkedOn: [String: PartialDate.Day] = [:], isExhaustive: Bool = false, authorities: [Authority] = []
    ) {
        self.init(
            watchlist: watchlist, policy: policy, asOf: asOf, checkedOn: checkedOn, isExhaustive: isExhaustive,
            authorities: Dictionary(authorities.map { ($0.id, $0) }) { first, _ in first }, clock: { .today })
    }

    init(
        watchlist: Watchlist, policy: Policy, asOf: PartialDate.Day?, checkedOn: [String: PartialDate.Day], isExhaustive: Bool,
        authorities: [String: Authority], clock: @escaping @Sendable () -> PartialDate.Day, inForce: PolicyInForce? = nil
    ) {
        self.watchlist = watchlist
        self.policy = policy
        self.isExhaustive = isExhaustive
        self.authorities = authorities
        self.checkedOn = checkedOn
        self.clock = clock
        fixedDay = asOf
        let first = Screener.day(
            inForce ?? PolicyInForce(policy, watchlist, asOf: asOf ?? clock()), watchlist, checkedOn, isExhaustive, authorities)
        today = Lock(first)
    }

    private static func day(
        _ inForce: PolicyInForce, _ watchlist: Watchlist, _ checkedOn: [String: PartialDate.Day], _ isExhaustive: Bool,
        _ authorities: [String: Authority]
    ) -> DayInForce {
        var refusal: PolicyRefusal?
        do throws(PolicyRefusal) { try inForce.check(watchlist, checkedOn: checkedOn) } catch { refusal = error }
        return DayInForce(
            inForce: inForce, refusal: refusal,
            sessions: IdleWorkers {
                ScreeningSession(watchlist: watchlist, inForce: inForce, isExhaustive: isExhaustive, authorities: authorities)
            })
    }

    /// The policy as it stands now. The first call of a new day makes it, in O(designations).
    private var day: DayInForce {
        let now = fixedDay ?? clock()
        return today.withLock { day in
            if day.inForce.asOf != now {
                day = Screener.day(PolicyInForce(policy, watchlist, asOf: now), watchlist, checkedOn, isExhaustive, authorities)
            }
            return day
        }
    }

    /// The policy, held against the watchlist on the present day, or on the fixed one.
    public var inForce: PolicyInForce { day.inForce }

    /// The same screener with a fixed day: by default the present one, so that a run of hours is judged by one day.
    public func refreshed(asOf day: PartialDate.Day? = nil) -> Screener {
        if day == nil, fixedDay != nil { return self }
        let wanted = day ?? clock()
        let present = inForce
        return Screener(
            watchlist: watchlist, policy: policy, asOf: wanted, checkedOn: checkedOn, isExhaustive: isExhaustive,
            authorities: authorities, clock: clock, inForce: present.asOf == wanted ? present : nil)
    }

    // MARK: Screening

    /// Screens a party. A few microseconds for most names.
    public func screen(_ party: Party) -> ScreeningResult {
        let day = self.day
        var result = day.sessions.with { $0.screen(party) }
        result.refusal = day.refusal
        return result
    }

    /// Screens a party, unless that takes longer than the caller has.
    ///
    /// - Throws: `DeadlineExceeded`, late by no more than the search of one name.
    public func screen(_ party: Party, deadline: ContinuousClock.Instant) throws(DeadlineExceeded) -> ScreeningResult {
        let day = self.day
        return try day.sessions.with { session throws(DeadlineExceeded) in
            session.deadline = deadline
            defer { session.deadline = nil }
            var result = session.screen(party)
            if session.isOverdue { throw DeadlineExceeded() }
            result.refusal = day.refusal
            return result
        }
    }

    /// Runs `body` with a session of this screener's that no other thread uses meanwhile. It can't leave the call.
    public func withSession<R: Sendable, E: Error>(_ body: (ScreeningSession) throws(E) -> R) throws(E) -> R {
        try day.sessions.with(body)
    }

    /// The same, with the reason why nothing may be cleared today.
    func withDay<R: Sendable, E: Error>(_ body: (ScreeningSession, PolicyRefusal?) throws(E) -> R) throws(E) -> R {
        let day = self.day
        return try day.sessions.with { session throws(E) in try body(session, day.refusal) }
    }

    /// A session of its own, for one thread, judged by the present day for as long as it lives.
    public func makeSession() -> ScreeningSession {
        ScreeningSession(watchlist: watchlist, inForce: inForce, isExhaustive: isExhaustive, authorities: authorities)
    }

    // MARK: Before the first payment

    /// Stops what must not start: see `PolicyInForce.check`.
    ///
    /// - Parameter checkedOn: see `PolicyInForce.check`; by default what the screener was made with.
    /// - Throws: `PolicyRefusal` naming the list.
    public func checkPolicy(checkedOn: [String: PartialDate.Day]? = nil) throws(PolicyRefusal) {
        try inForce.check(watchlist, checkedOn: checkedOn ?? self.checkedOn)
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
