import Bytes
import Crypto
public import MessageReaders
public import NameMatching
public import SanctionsModel
public import WatchlistStore

/// Screens one party or record after the other. Holds caches and scratch: one session a thread, many sessions a watchlist.
///
/// In the steady state a record without an alert costs no allocation beyond what its names have never been seen before.
public final class ScreeningSession {
    public let watchlist: Watchlist
    /// The policy, held against the watchlist on a day.
    public let inForce: PolicyInForce
    /// Scores every name instead of searching; for proof, not for work.
    public let isExhaustive: Bool
    /// What happened so far and stands in no alert.
    public internal(set) var tally = SessionTally()
    let search: NameSearch
    var scanner: IdentifierScanner
    /// Hashes of the listed identifiers that parties of the present record have.
    var identifiersOfParties: Set<UInt64> = []
    /// Fingerprints of designations that alerted, by index.
    var fingerprints: [Int: String] = [:]
    /// The same of their parties on all lists.
    var parties: [Int: ListedParty] = [:]
    var knownCases = KnownCases()
    /// A name that is put together.
    var scratch: [UInt8] = []
    var readings = NameReadings()
    /// Words that the policy ignores, met by the present call.
    var ignoredWords: [String] = []
    /// When the present call must be done; past it, `isOverdue` says so and nothing more is searched.
    var deadline: ContinuousClock.Instant? {
        get { search.deadline }
        set { search.deadline = newValue }
    }
    var isOverdue: Bool { search.isOverdue }
    /// The registry, by list.
    let authorities: [String: Authority]

    public var policy: Policy { inForce.policy }

    /// Names so far of which too few letters could be read.
    public var unreadableNames: Int { tally.unreadableNames }

    public convenience init(watchlist: Watchlist, policy: Policy = .standard, isExhaustive: Bool = false) {
        self.init(watchlist: watchlist, inForce: PolicyInForce(policy, watchlist), isExhaustive: isExhaustive)
    }

    /// - Parameters:
    ///   - inForce: a policy held against this very watchlist.
    ///   - authorities: the registry by list, for what alerts tell of the authority.
    public init(
        watchlist: Watchlist, inForce: PolicyInForce, isExhaustive: Bool = false, authorities: [String: Authority] = [:]
    ) {
        self.watchlist = watchlist
        self.inForce = inForce
        self.isExhaustive = isExhaustive
        self.authorities = authorities
        search = NameSearch(watchlist)
        scanner = IdentifierScanner(watchlist)
    }

    // MARK: A party

    /// The alerts of a party and of its address, best score first, then by designation id; those that the policy releases are among
    /// them.
    public func screen(_ party: Party) -> ScreeningResult {
        let role = Array(party.role.utf8)
        return result { result in
            let name = Array(party.name.utf8)
            var candidates: [Candidate] = []
            if !find(name.span, party.type, &candidates) { result.unread = UnreadField(role: role.span) }
            result.alerts = alerts(of: party, name.span, role.span, &candidates)
        }
    }

    /// Starts a result and takes what the call met along.
    private func result(_ body: (inout ScreeningResult) -> Void) -> ScreeningResult {
        if !ignoredWords.isEmpty { ignoredWords.removeAll() }
        var result = ScreeningResult()
        body(&result)
        if !ignoredWords.isEmpty { result.ignoredWords = ignoredWords }
        return result
    }

    private func alerts(
        of party: Party, _ name: Span<UInt8>, _ role: Span<UInt8>, _ candidates: inout [Candidate]
    ) -> [Alert] {
        for identifier in party.identifiers { find(identifier, &candidates) }
        var party = party
        party.identifiers += findIdentifiers(party, &candidates)
        guard let address = party.address, !address.isEmpty else { return make(candidates, party) }
        let bytes = Array(address.utf8)
        findContinued(name, bytes.span, party.type, &candidates)
        var alerts = make(candidates, party)
        let ofName = alerts.count
        screen(address: bytes.span, role: role, into: &alerts)
        return alerts.count > ofName ? ScreeningSession.sorted(alerts) : alerts
    }

    /// The alerts of a text: listed names that stand in it whole.
    public func screen(text: String, role: String = "text") -> ScreeningResult {
        let bytes = Array(text.utf8)
        let roleBytes = Array(role.utf8)
        return result { result in
            forgetIdentifiers()
            scanner.forget()
            if !addAlerts(of: bytes.span, role: role, to: &result.alerts, from: 0) {
                result.unread = UnreadField(role: roleBytes.span, isText: true)
            }
            result.alerts += make(identifiersIn: bytes.span, role: role)
        }
    }

    // MARK: A record

    /// The alerts of a record: of each party in its order, then of each address and each text, sorted by score and designation.
    public func screen(_ record: borrowing ScannedRecord) -> ScreeningResult {
        if !ignoredWords.isEmpty { ignoredWords.removeAll() }
        var alerts: [Alert] = []
        var unread: UnreadField?
        var readings = ReadingsOfParties()
        forgetIdentifiers()
        for (place, party) in record.parties.enumerated() {
            var found: [Candidate] = []
            if !party.name.isAbsent {
                let name = record.bytes.span.extracting(party.name.range)
                let isReadable = find(name, party.type, &found)
                if !isReadable, unread == nil, party.readingOf < 0 { unread = UnreadField(party, of: record) }
                if party.readingOf < 0, !party.address.isAbsent {
                    findContinued(name, record.bytes.span.extracting(party.address.range), party.type, &found)
                }
            }
            for i in party.identifiers { find(identifier(record, i), &found) }
            let inside = findIdentifiers(record, party, &found)
            if found.isEmpty { continue }
            readings.add(make(found, self.party(record, party, adding: inside)), of: place, party, to: &alerts)
        }
        readings.finish(&alerts)
        let ofParties = alerts.count
        for party in record.parties where !party.address.isAbsent && !record.repeatsAddress(party) {
            let own = record.parties.indices.contains(Int(party.readingOf)) ? record.parties[Int(party.readingOf)] : party
            screen(
                address: record.bytes.span.extracting(party.address.range), role: record.bytes.span.extracting(own.role.range),
                into: &alerts)
        }
        scanner.forget()
        for text in record.texts {
            let bytes = record.bytes.span.extracting(text.range)
            let isReadable = addAlerts(of: bytes, role: "text", to: &alerts, from: ofParties)
            if !isReadable, unread == nil { unread = UnreadField(value: text, role: bytes.extracting(0..<0), isText: true) }
            alerts += make(identifiersIn: record.bytes.span.extracting(text.range), role: "text")
        }
        return ScreeningResult(alerts: ScreeningSession.sorted(alerts), unread: unread, ignoredWords: ignoredWords)
    }

    /// Stable, so that two parties with the same score and designation keep the order of the record.
    private static func sorted(_ alerts: [Alert]) -> [Alert] {
        guard alerts.count > 1 else { return alerts }
        return alerts.enumerated().sorted { a, b in
            if a.element.score != b.element.score { return a.element.score > b.element.score }
            if a.element.designation.id != b.element.designation.id { return a.element.designation.id < b.element.designation.id }
            return a.offset < b.offset
        }.map(\.element)
    }

    private func identifier(_ record: borrowing ScannedRecord, _ i: Int) -> Identifier {
        let scanned = record.identifiers[i]
        return Identifier(
            kind: record.text(scanned.kind), value: record.text(scanned.value), country: record.text(scanned.country))
    }

    private func party(
        _ record: borrowing ScannedRecord, _ reading: ScannedRecord.Party, adding inside: [Identifier]
    ) -> Party {
        var party = reading
        // What is known of a party is known of it in every reading of its name.
        let own = Int(reading.readingOf)
        if own >= 0, record.parties.indices.contains(own) {
            party = record.parties[own]
            party.name = reading.name
            if !reading.address.isAbsent { party.address = reading.address }
        }
        func text(_ slice: ScannedRecord.Slice) -> String? { slice.isAbsent ? nil : record.text(slice) }
        return Party(
            role: record.text(party.role), name: record.text(party.name), birthDate: text(party.birthDate), type: party.type,
            country: text(party.country), nationality: text(party.nationality), gender: text(party.gender),
            identifiers: party.identifiers.map { identifier(record, $0) } + inside, address: text(party.address))
    }

    // MARK: Why not

    /// What a listed name scores against a name, of what, and whether a search finds it.
    public func explain(_ name: String, listedName: Int, anatomy: Anatomy) -> NameSearch.Explanation {
        let bytes = Array(name.utf8)
        return search.explain(bytes.span, listedName: listedName, anatomy: anatomy)
    }

    /// The search's own answer at any threshold, by names alone.
    public func nameHits(_ name: String, type: PartyType, threshold: Int) -> [NameHit] {
        let bytes = Array(name.utf8)
        return hits(bytes.span, type, threshold)
    }

    /// Whether a name raises an alert on a designation by the policy's thresholds, whatever else the policy selects or releases.
    func reaches(_ designation: Int, _ name: String, type: PartyType) -> Bool {
        nameHits(name, type: type, threshold: policy.thresholds[type].lowest).contains { hit in
            hit.designation == designation && hit.score >= policy.thresholds[type][watchlist.quality(ofName: hit.name)]
        }
    }
}

/// What a session met that stands in no alert: the summary of a run tells it.
public struct SessionTally: Sendable, Hashable, Codable {
    /// Names of which too few letters could be read: their records are rejected.
    public var unreadableNames = 0
    /// Names and texts that were encoded twice, and were also read decoded.
    public var doubleEncoded = 0
    /// Names of which words were dropped that the policy ignores.
    public var namesWithIgnoredWords = 0
    /// Alerts that were not made, since the policy ignores the designation.
    public var ignoredAlerts = 0
    /// By suppression: alerts on its designation by a party of its name that is no longer the party it was made for.
    public var changedParties: [Int: Int] = [:]

    public init() {}
}
