import Crypto
import MessageReaders
import NameMatching
import NameText
import SanctionsModel
import WatchlistStore

/// From candidates to alerts: evidence, priority, key, and whether the policy releases them.
extension ScreeningSession {
    /// The alerts of a party, best score first.
    func make(_ candidates: [Candidate], _ party: Party) -> [Alert] {
        guard !candidates.isEmpty else { return [] }
        let question = KnownCases.Case(party, candidates)
        let hash = question.hashValue
        if var known = knownCases.find(question, hash: hash) {
            for i in known.indices where known[i].role != party.role { known[i].role = party.role }
            return known
        }
        let before = tally
        let alerts = makeAnew(candidates, party)
        // What the tally is told must be told it each time.
        if tally == before { knownCases.keep(alerts, of: question, hash: hash) }
        return alerts
    }

    private func makeAnew(_ candidates: [Candidate], _ party: Party) -> [Alert] {
        let admitted = admitted(candidates, party)
        guard !admitted.isEmpty else { return [] }
        let fingerprint = Fingerprint.of(party)
        return admitted.map { candidate in
            var candidate = candidate
            if candidate.hit.score < 0 {
                candidate.hit = bestName(of: candidate.hit.designation, Array(party.name.utf8), party.type)
            }
            return alert(candidate, party, fingerprint)
        }.sorted(by: ScreeningSession.precedes)
    }

    /// The listed names that stand in a text whole, each as a party of its own.
    func make(texts: Span<UInt8>, role: String, context: TextContext = .running) -> [Alert] {
        let hits = search.search(text: texts, threshold: policy.textThreshold, context: context)
        guard !hits.isEmpty else { return [] }
        var alerts: [Alert] = []
        for found in hits {
            if inForce.decision(ofDesignation: found.hit.designation) == .ignore {
                tally.ignoredAlerts += 1
                continue
            }
            let party = Party(role: role, name: String(decoding: Array(copying: texts.extracting(found.range)), as: UTF8.self))
            alerts.append(alert(Candidate(hit: found.hit, by: .name), party, Fingerprint.of(party)))
        }
        return alerts.sorted(by: ScreeningSession.precedes)
    }

    private static func precedes(_ a: Alert, _ b: Alert) -> Bool {
        a.score != b.score ? a.score > b.score : a.designation.id < b.designation.id
    }

    private func alert(_ candidate: Candidate, _ party: Party, _ partyFingerprint: String) -> Alert {
        let hit = candidate.hit
        let name = candidate.part ?? Array(party.name.utf8)
        let explanation = search.explain(name.span, listedName: hit.name, anatomy: hit.anatomy)
        let designation = search.designation(hit.designation)
        let secondary = SecondaryEvidence(party, designation, asOf: inForce.asOf)
        let list = watchlist.sources[watchlist.source(ofDesignation: hit.designation)]
        var alert = Alert(
            key: ScreeningSession.key(partyFingerprint, designation, list), role: party.role, name: party.name,
            score: Score(tenThousandths: hit.score), by: candidate.by,
            priority: priority(candidate, name, party, secondary), designation: designation,
            matched: listedName(hit.name, designation), script: watchlist.script(ofName: hit.name).code,
            secondary: secondary, evidence: explanation.items.map { Evidence($0, explanation) }, list: list,
            party: listedParty(ofDesignation: hit.designation), authority: authorities[list.id])
        alert.partyFingerprint = partyFingerprint
        alert.partyCountry = party.country ?? party.nationality ?? ""
        alert.designationFingerprint = fingerprint(of: designation, hit.designation)
        alert.ignoredWords = candidate.ignoredWords
        alert.released = release(alert, hit.designation)
        return alert
    }

    private func listedName(_ name: Int, _ designation: Designation) -> ListedName {
        let place = watchlist.text(ofName: name)
        return designation.names.indices.contains(place) ? designation.names[place] : ListedName("", quality: .weak)
    }

    /// The priority by the name that matched; where that is a weak alias, by any firmer name of the designation that reaches
    /// its line, for a weak alias beside it makes nobody less urgent.
    private func priority(_ candidate: Candidate, _ name: [UInt8], _ party: Party, _ secondary: SecondaryEvidence) -> Priority {
        let hit = candidate.hit
        let quality = watchlist.quality(ofName: hit.name)
        let own = policy.priority(score: hit.score, quality: quality, by: candidate.by, secondary)
        guard quality == .weak, own != .high else { return own }
        let lines = policy.thresholds[party.type]
        let firmer = otherNames(than: hit, name, party.type, where: { $0 != .weak }).filter { other in
            other.score > 0 && other.score >= lines[watchlist.quality(ofName: other.name)]
        }
        guard let best = firmer.max(by: { $0.score < $1.score }) else { return own }
        let other = policy.priority(
            score: best.score, quality: watchlist.quality(ofName: best.name), by: candidate.by, secondary)
        return other.rank > own.rank ? other : own
    }

    /// The same for the same party, designation and version of the list, on any machine: 16 hexadecimal digits.
    private static func key(_ partyFingerprint: String, _ designation: Designation, _ list: SourceList) -> String {
        let parts = [partyFingerprint, designation.id, list.id, list.version, list.sha256]
        return hexadecimal(SHA256.hash(data: Array(parts.joined(separator: "\u{1F}").utf8)), digits: 16)
    }

    private func listedParty(ofDesignation index: Int) -> ListedParty {
        if let known = parties[index] { return known }
        let made = ListedParty(ofDesignation: index, in: watchlist)
        parties[index] = made
        return made
    }

    private func fingerprint(of designation: Designation, _ index: Int) -> String {
        if let known = fingerprints[index] { return known }
        let made = Fingerprint.of(designation)
        fingerprints[index] = made
        return made
    }

    // MARK: Released

    /// By a suppression, by what is not in force, or by conflicting evidence, in this order.
    private func release(_ alert: Alert, _ designation: Int) -> Release? {
        var isOutgrown: Int?
        for index in inForce.suppressions(ofDesignation: designation) {
            let suppression = policy.suppressions[index]
            guard Fingerprint.normalised(suppression.partyName) == Fingerprint.normalised(alert.name) else { continue }
            if suppression.partyFingerprint == alert.partyFingerprint { return Release(suppression, index: index) }
            isOutgrown = isOutgrown ?? index
        }
        if let isOutgrown { tally.changedParties[isOutgrown, default: 0] += 1 }
        if inForce.decision(ofDesignation: designation) == .report {
            return Release(.selection, reason: policy.selection.verdict(alert.designation, list: alert.list.id).reason)
        }
        let conflicts = policy.priority.releasing(score: alert.score.tenThousandths, by: alert.by, alert.secondary)
        return conflicts.isEmpty ? nil : Release(.conflict, reason: conflicts.map(\.rawValue).joined(separator: ", "))
    }
}
