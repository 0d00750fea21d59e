public import SanctionsModel
import Synchronization
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
    public let policy: Policy
    public let isExhaustive: Bool
    private let idle = Mutex<[Lease]>([])

    /// A session on its way between threads: used by one at a time.
    private struct Lease: @unchecked Sendable {
        let session: ScreeningSession
    }

    public init(watchlist: Watchlist, policy: Policy = .standard, isExhaustive: Bool = false) {
        self.watchlist = watchlist
        self.policy = policy
        self.isExhaustive = isExhaustive
    }

    /// The alerts of a party, best score first, then by designation id. A few microseconds for most names.
    public func screen(_ party: Party) -> [Alert] {
        withSession { $0.screen(party) }
    }

    /// Runs `body` with a session of this screener's that no other thread uses meanwhile.
    public func withSession<R, E: Error>(_ body: (ScreeningSession) throws(E) -> R) throws(E) -> R {
        let lease = idle.withLock { $0.popLast() } ?? makeLease()
        defer { idle.withLock { $0.append(lease) } }
        return try body(lease.session)
    }

    private func makeLease() -> Lease {
        Lease(session: ScreeningSession(watchlist: watchlist, policy: policy, isExhaustive: isExhaustive))
    }

    /// Searches for one listed name of each list, which must be found: an engine that finds nothing must not clear anything.
    ///
    /// - Throws: `CanaryError` naming the list.
    public func checkCanaries() throws(CanaryError) {
        for (source, list) in watchlist.sources.enumerated() {
            guard
                let designation = (0..<watchlist.designationCount).first(where: { watchlist.source(ofDesignation: $0) == source })
            else { throw CanaryError(list: list.id, name: "(the list is empty)") }
            let canary = watchlist.designation(designation)
            guard let name = canary.names.first else { throw CanaryError(list: list.id, name: canary.id) }
            let alerts = screen(Party(name: name.text, type: canary.type))
            guard alerts.contains(where: { $0.designation.id == canary.id }) else {
                throw CanaryError(list: list.id, name: name.text)
            }
        }
    }
}

/// A listed name was asked for and not found: the engine must not run.
public struct CanaryError: Error, Sendable, CustomStringConvertible {
    public var list: String
    public var name: String

    public var description: String { "the canary of the list \(list) raised no alert: \(name)" }
}
