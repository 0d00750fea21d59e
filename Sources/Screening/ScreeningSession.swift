import Bytes
import Crypto
public import MessageReaders
public import NameMatching
public import NameText
public import SanctionsModel
public import WatchlistStore

/// Screens one party or record after the other. Holds caches and scratch: one session a thread, many sessions a watchlist.
///
/// In the steady state a record without an alert costs no allocation beyond what its names have never been seen before.
public final class ScreeningSession {
    public let watchlist: Watchlist
    public let policy: Policy
    /// Scores every name instead of searching; for proof, not for work.
    public let isExhaustive: Bool
    /// Names so far in which no letter could be read, so that nothing could be found.
    public private(set) var unreadableNames = 0
    private let search: NameSearch

    public init(watchlist: Watchlist, policy: Policy = .standard, isExhaustive: Bool = false) {
        self.watchlist = watchlist
        self.policy = policy
        self.isExhaustive = isExhaustive
        search = NameSearch(watchlist)
    }

    // MARK: A party

    /// The alerts of a party, best score first, then by designation id.
    public func screen(_ party: Party) -> [Alert] {
        let name = Array(party.name.utf8)
        var alerts = Found()
        find(name.span, party.type, &alerts)
        for identifier in party.identifiers { find(identifier, &alerts) }
        return make(alerts, party)
    }

    /// The alerts of a text: listed names that stand in it whole.
    public func screen(text: String, role: String = "text") -> [Alert] {
        let bytes = Array(text.utf8)
        return make(texts: bytes.span, role: role)
    }

    // MARK: A record

    /// The alerts of a record: of each party in its order, then of each text, sorted by score and designation.
    public func screen(_ record: borrowing ScannedRecord) -> [Alert] {
        var alerts: [Alert] = []
        for party in record.parties {
            var found = Found()
            if !party.name.isAbsent { find(record.bytes.span.extracting(party.name.range), party.type, &found) }
            for i in party.identifiers { find(identifier(record, i), &found) }
            if !found.isEmpty { alerts += make(found, self.party(record, party)) }
        }
        for text in record.texts {
            let found = make(texts: record.bytes.span.extracting(text.range), role: "text")
            if !found.isEmpty { alerts += found }
        }
        guard alerts.count > 1 else { return alerts }
        // Stable, so that two parties with the same score and designation keep the order of the record.
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

    private func party(_ record: borrowing ScannedRecord, _ party: ScannedRecord.Party) -> Party {
        func text(_ slice: ScannedRecord.Slice) -> String? { slice.isAbsent ? nil : record.text(slice) }
        return Party(
            role: record.text(party.role), name: record.text(party.name), birthDate: text(party.birthDate), type: party.type,
            country: text(party.country), nationality: text(party.nationality), gender: text(party.gender),
            identifiers: party.identifiers.map { identifier(record, $0) }, address: text(party.address))
    }

    // MARK: What is found

    /// The hits of one party: the best of each designation.
    private struct Found {
        struct Match {
            var hit: NameHit
            var by: AlertCause
            /// The part of the field that matched, when it was not the whole.
            var part: [UInt8]?
        }
        var matches: [Match] = []

        var isEmpty: Bool { matches.isEmpty }

        mutating func add(_ match: Match) {
            if let i = matches.firstIndex(where: { $0.hit.designation == match.hit.designation }) {
                if match.hit.score > matches[i].hit.score { matches[i] = match }
            } else {
                matches.append(match)
            }
        }
    }

    /// The whole field, then each of the names that stand in it.
    private func find(_ name: Span<UInt8>, _ type: PartyType, _ found: inout Found) {
        for hit in hits(name, type, policy.threshold) { found.add(.init(hit: hit, by: .name, part: nil)) }
        if search.wasUnreadable { unreadableNames += 1 }
        var cutter = NameCutter(name)
        while let part = cutter.next() {
            let bytes = name.extracting(part)
            for hit in hits(bytes, type, policy.threshold) {
                found.add(.init(hit: hit, by: .name, part: Array(copying: bytes)))
            }
        }
    }

    private func hits(_ name: Span<UInt8>, _ type: PartyType, _ threshold: Int) -> [NameHit] {
        isExhaustive
            ? search.exhaustive(name, type: type, threshold: threshold) : search.search(name, type: type, threshold: threshold)
    }

    private func find(_ identifier: Identifier, _ found: inout Found) {
        guard let key = IdentifierKey(identifier) else { return }
        for designation in watchlist.designations(withIdentifier: key) {
            guard !found.matches.contains(where: { $0.hit.designation == designation }) else { continue }
            found.add(
                .init(
                    hit: NameHit(
                        designation: designation, name: watchlist.names(ofDesignation: designation).lowerBound, score: -1,
                        anatomy: .person),
                    by: .identifier, part: nil))
        }
    }

    // MARK: Alerts

    private func make(_ found: Found, _ party: Party) -> [Alert] {
        guard !found.isEmpty else { return [] }
        return found.matches.map { match in
            var match = match
            if match.hit.score < 0 { match.hit = bestName(of: match.hit.designation, Array(party.name.utf8), party.type) }
            return alert(match.hit, match.by, party, match.part ?? Array(party.name.utf8))
        }.sorted(by: ScreeningSession.precedes)
    }

    private static func precedes(_ a: Alert, _ b: Alert) -> Bool {
        a.score != b.score ? a.score > b.score : a.designation.id < b.designation.id
    }

    /// The name of a designation that scores best, whatever the score.
    private func bestName(of designation: Int, _ name: [UInt8], _ type: PartyType) -> NameHit {
        let names = watchlist.names(ofDesignation: designation)
        var best = NameHit(designation: designation, name: names.lowerBound, score: 0, anatomy: .person)
        for listed in names {
            for anatomy in Anatomy.anatomies(of: type) {
                let score = search.explain(name.span, listedName: listed, anatomy: anatomy).score
                if score > best.score {
                    best = NameHit(designation: designation, name: listed, score: score, anatomy: anatomy)
                }
            }
        }
        return best
    }

    private func alert(_ hit: NameHit, _ cause: AlertCause, _ party: Party, _ matched: [UInt8]) -> Alert {
        let explanation = search.explain(matched.span, listedName: hit.name, anatomy: hit.anatomy)
        let designation = search.designation(hit.designation)
        let place = hit.name - watchlist.names(ofDesignation: hit.designation).lowerBound
        let listed =
            designation.names.indices.contains(place) ? designation.names[place] : ListedName("", quality: .weak)
        let secondary = SecondaryEvidence(party, designation)
        let list = watchlist.sources[watchlist.source(ofDesignation: hit.designation)]
        return Alert(
            key: ScreeningSession.key(party, designation, list), role: party.role, name: party.name,
            score: Score(tenThousandths: hit.score), by: cause,
            priority: policy.priority(score: hit.score, quality: listed.quality, by: cause, secondary), designation: designation,
            matched: listed, script: watchlist.script(ofName: hit.name).code, secondary: secondary,
            evidence: explanation.items.map { Evidence($0, explanation) }, list: list)
    }

    /// The same for the same party as written, designation and list version, on any machine.
    private static func key(_ party: Party, _ designation: Designation, _ list: SourceList) -> String {
        let parts = [party.name, party.birthDate ?? "", party.country ?? "", designation.id, list.version, list.sha256]
        return hexadecimal(SHA256.hash(data: Array(parts.joined(separator: "\u{1F}").utf8)), digits: 16)
    }

    private func make(texts: Span<UInt8>, role: String) -> [Alert] {
        let hits = search.search(text: texts, threshold: policy.textThreshold)
        guard !hits.isEmpty else { return [] }
        return hits.map { found in
            let part = Array(copying: texts.extracting(found.range))
            let party = Party(role: role, name: String(decoding: part, as: UTF8.self))
            return alert(found.hit, .name, party, part)
        }.sorted(by: ScreeningSession.precedes)
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
}

extension Evidence {
    /// An item of a score with the tokens that it speaks of.
    public init(_ item: ScoreItem, query: NameTokens, listed: NameTokens) {
        func text(_ range: Range<Int>, _ tokens: NameTokens) -> String {
            range.filter { tokens.tokens.indices.contains($0) }.map { tokens.text(tokens.tokens[$0].exact) }.joined(
                separator: " ")
        }
        self.init(
            query: text(item.query, query), listed: text(item.listed, listed), kind: item.kind, weight: item.weight,
            similarity: Double(item.similarity) / 10_000)
    }

    public init(_ item: ScoreItem, _ explanation: NameSearch.Explanation) {
        self.init(item, query: explanation.query, listed: explanation.listed)
    }
}

extension [UInt8] {
    init(copying bytes: Span<UInt8>) {
        self.init()
        reserveCapacity(bytes.count)
        for i in bytes.indices { append(bytes[i]) }
    }
}
