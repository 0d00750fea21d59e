public import MessageReaders
import NameMatching
public import SanctionsModel
public import WatchlistStore

/// Screens customers against what changed from one watchlist to another: the same answers as screening them against both and
/// comparing. Who can't be touched is not searched for. Immutable, shared by all threads; each takes a session.
public final class ChangeScreener: Sendable {
    public let change: WatchlistChange
    /// The policy held against the old watchlist, and against the new one.
    public let oldPolicy: PolicyInForce
    public let newPolicy: PolicyInForce
    /// Screens everybody against both whole watchlists: for proof.
    public let isWhole: Bool
    /// The registry, by list.
    let authorities: [String: Authority]

    /// - Parameters:
    ///   - asOf: the day by which suppressions stand, for both.
    ///   - authorities: the registry, for what alerts tell of the authority.
    /// - Throws: `WatchlistError` when the names that changed can't be compiled.
    public init(
        from old: Watchlist, to new: Watchlist, policy: Policy = .standard, asOf: PartialDate.Day = .today, isWhole: Bool = false,
        authorities: [Authority] = []
    ) throws(WatchlistError) {
        self.authorities = Dictionary(authorities.map { ($0.id, $0) }) { first, _ in first }
        change = try WatchlistChange(from: old, to: new)
        oldPolicy = PolicyInForce(policy, old, asOf: asOf)
        newPolicy = PolicyInForce(policy, new, asOf: asOf)
        // Below it a search has no index, and every name is scored.
        self.isWhole = isWhole || PartyType.allCases.contains { policy.thresholds[$0].lowest < NameSearch.lowestThreshold }
    }

    /// Stops what must not start, of either watchlist: see `PolicyInForce.check` and `Screener.checkCanaries`.
    ///
    /// The age of the old lists is no matter.
    ///
    /// - Parameter checkedOn: see `PolicyInForce.check`.
    public func check(checkedOn: [String: PartialDate.Day] = [:]) throws {
        try newPolicy.check(change.new, checkedOn: checkedOn)
        for (watchlist, policy) in [(change.old, oldPolicy), (change.new, newPolicy)] {
            try Screener(watchlist: watchlist, policy: policy.policy, asOf: policy.asOf).checkCanaries()
        }
    }

    public func makeSession() -> ChangeSession { ChangeSession(self) }
}

/// One thread's work of a `ChangeScreener`.
public final class ChangeSession {
    /// How many customers were asked for in which way.
    public struct Tally: Sendable, Hashable {
        /// Not searched at all: no word of theirs leads to a designation whose answer could differ.
        public var untouched = 0
        /// Searched for among the designations whose answers could differ.
        public var asked = 0
        /// Screened against both whole watchlists.
        public var whole = 0

        public init() {}

        public static func += (a: inout Tally, b: Tally) {
            a.untouched += b.untouched
            a.asked += b.asked
            a.whole += b.whole
        }
    }

    public internal(set) var tally = Tally()
    private let screener: ChangeScreener
    private let queries: ChangedQueries
    private var readings = NameReadings()
    private let oldAsked: ScreeningSession
    private let newAsked: ScreeningSession
    private let oldWhole: ScreeningSession
    private let newWhole: ScreeningSession

    init(_ screener: ChangeScreener) {
        self.screener = screener
        let change = screener.change
        let policy = screener.newPolicy.policy
        queries = ChangedQueries(change, threshold: PartyType.allCases.map { policy.thresholds[$0].lowest }.min() ?? 0)
        func session(_ watchlist: Watchlist, _ policy: PolicyInForce) -> ScreeningSession {
            ScreeningSession(watchlist: watchlist, inForce: policy, authorities: screener.authorities)
        }
        oldAsked = session(change.oldAsked, screener.oldPolicy)
        newAsked = session(change.newAsked, screener.newPolicy)
        oldWhole = session(change.old, screener.oldPolicy)
        newWhole = session(change.new, screener.newPolicy)
    }

    /// What the change means for a party; `nil` when it means nothing.
    public func change(of party: Party) -> CustomerChange? {
        let name = Array(party.name.utf8)
        var reach = screener.isWhole ? ChangedQueries.Reach.everything : self.reach(ofField: name.span)
        if reach < .everything, let address = party.address {
            let bytes = Array(address.utf8)
            reach = max(reach, self.reach(ofAddress: bytes.span, behind: name.span))
        }
        if reach == .nothing, party.identifiers.contains(where: isListed) || holdsIdentifier(party) { reach = .asked }
        return compare(reach) { $0.screen(party).alerts }
    }

    /// What the change means for a record; `nil` when it means nothing.
    public func change(of record: borrowing ScannedRecord) -> CustomerChange? {
        // Texts are cut into runs of words, as long as the longest listed name allows: they are always searched whole.
        var reach = screener.isWhole || !record.texts.isEmpty ? ChangedQueries.Reach.everything : .nothing
        for party in record.parties where reach < .everything {
            let name = record.bytes.span.extracting(party.name.range)
            if !party.name.isAbsent { reach = max(reach, self.reach(ofField: name)) }
            guard reach < .everything, !party.address.isAbsent else { continue }
            reach = max(reach, self.reach(ofAddress: record.bytes.span.extracting(party.address.range), behind: name))
        }
        if reach == .nothing {
            for scanned in record.identifiers {
                let identifier = Identifier(
                    kind: record.text(scanned.kind), value: record.text(scanned.value), country: record.text(scanned.country))
                if isListed(identifier) { reach = .asked }
            }
        }
        if reach == .nothing, oldAsked.holdsIdentifier(record) || newAsked.holdsIdentifier(record) { reach = .asked }
        switch reach {
        case .nothing:
            tally.untouched += 1
            return nil
        case .asked:
            tally.asked += 1
            let (before, after) = (oldAsked.screen(record).alerts, newAsked.screen(record).alerts)
            guard CustomerChange(before: before, after: after) != nil else { return nil }
        case .everything:
            tally.whole += 1
        }
        // Whoever changed is looked at whole, to say whether other alerts hold it.
        let (before, after) = (oldWhole.screen(record).alerts, newWhole.screen(record).alerts)
        return CustomerChange(before: before, after: after)
    }

    private func compare(_ reach: ChangedQueries.Reach, _ screen: (ScreeningSession) -> [Alert]) -> CustomerChange? {
        switch reach {
        case .nothing:
            tally.untouched += 1
            return nil
        case .asked:
            tally.asked += 1
            guard CustomerChange(before: screen(oldAsked), after: screen(newAsked)) != nil else { return nil }
        case .everything:
            tally.whole += 1
        }
        return CustomerChange(before: screen(oldWhole), after: screen(newWhole))
    }

    // MARK: What can differ at all

    /// Of an address: it is searched as text, of which each run of words may be a name, so that it is always asked about; so is
    /// the name that goes on in it.
    private func reach(ofAddress address: Span<UInt8>, behind name: Span<UInt8>) -> ChangedQueries.Reach {
        var reach = max(.asked, queries.reach(of: address))
        guard reach < .everything, let line = ContinuedName.line(of: address, behind: name) else { return reach }
        var joined = Array(copying: name)
        for i in line { joined.append(address[i]) }
        reach = max(reach, queries.reach(of: joined.span))
        return reach
    }

    /// Of everything that a session searches for in a field: the whole, its parts, each without ignored words; and a long one as
    /// text.
    private func reach(ofField name: Span<UInt8>) -> ChangedQueries.Reach {
        var reach = reach(ofName: name)
        if LongName.mayHoldMore(name) { reach = max(reach, .asked) }
        var cutter = NameCutter(name)
        while reach < .everything, let part = cutter.next() { reach = max(reach, self.reach(ofName: name.extracting(part))) }
        readings.read(name, as: .name)
        // A name that has another reading is rare.
        return readings.isEmpty ? reach : .everything
    }

    private func reach(ofName name: Span<UInt8>) -> ChangedQueries.Reach {
        let reach = queries.reach(of: name)
        guard reach < .everything, let cleaned = screener.newPolicy.ignoredWords.clean(name) else { return reach }
        let bytes = cleaned.name
        return max(reach, queries.reach(of: bytes.span))
    }

    /// A listed identifier may stand in a name or an address.
    private func holdsIdentifier(_ party: Party) -> Bool {
        [oldAsked, newAsked].contains { session in
            var found: [ScreeningSession.Candidate] = []
            _ = session.findIdentifiers(party, &found)
            return !found.isEmpty
        }
    }

    /// An identifier needs no word in common.
    private func isListed(_ identifier: Identifier) -> Bool {
        !screener.change.old.designations(withIdentifier: identifier).isEmpty
            || !screener.change.new.designations(withIdentifier: identifier).isEmpty
    }
}
