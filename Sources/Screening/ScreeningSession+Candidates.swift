import Bytes
import MessageReaders
import NameMatching
import SanctionsModel
import WatchlistStore

/// What the search finds for a party, and which of it the policy lets alert.
extension ScreeningSession {
    /// A designation that a party may be, by one of the ways in which it was looked for.
    struct Candidate: Hashable {
        var hit: NameHit
        var by: AlertCause
        /// What was searched for, when it was not the whole field as written.
        var part: [UInt8]?
        /// Words that the policy dropped from it.
        var ignoredWords: [String] = []
    }

    // MARK: Finding

    /// The whole field, then each of the names that stand in it, the listed names that it holds as a text, and what else the field may
    /// have been. Of a field that says that nobody is named only what is listed by that very word.
    ///
    /// - Returns: whether the name can be read; a blank one and one of strokes names nobody, and can.
    @discardableResult
    func find(_ name: Span<UInt8>, _ type: PartyType, _ found: inout [Candidate]) -> Bool {
        if NoNameWords.contains(name) {
            let lowest = max(policy.thresholds[type].lowest, ScreeningSession.equal)
            for hit in hits(name, type, lowest) { found.append(Candidate(hit: hit, by: .name)) }
            return true
        }
        var wasUnreadable = false
        if name.count <= LongName.limit {
            look(name, type, isPart: false, &found)
            wasUnreadable = search.wasUnreadable
        }
        findParts(of: name, type, &found)
        let isReadable = findReadings(of: name, type, wasUnreadable: wasUnreadable, &found)
        if !isReadable { tally.unreadableNames += 1 }
        return isReadable
    }

    /// The same of a name that was cut and put together with what follows: only what goes on over the cut is found. What is found
    /// names it as the part that was searched for.
    func findJoined(_ name: Span<UInt8>, cut: Int, _ type: PartyType, _ found: inout [Candidate]) {
        look(name, type, isPart: true, &found)
        findParts(of: name, over: cut, type, &found)
    }

    /// - Parameter cut: only parts that begin before this byte and end behind it.
    private func findParts(of name: Span<UInt8>, over cut: Int? = nil, _ type: PartyType, _ found: inout [Candidate]) {
        func isWanted(_ part: Range<Int>) -> Bool { cut.map { part.lowerBound < $0 && part.upperBound > $0 + 1 } ?? true }
        var cutter = NameCutter(name)
        while let part = cutter.next() {
            if part.count <= LongName.limit, isWanted(part) { look(name.extracting(part), type, isPart: true, &found) }
        }
        guard LongName.mayHoldMore(name) else { return }
        for text in search.search(text: name, threshold: policy.textThreshold, context: .nameField) where isWanted(text.range) {
            found.append(Candidate(hit: text.hit, by: .name, part: Array(copying: name.extracting(text.range))))
        }
    }

    /// Without the words that the policy ignores. A name that is listed with such a word in it still alerts when it is wholly
    /// equal.
    func look(_ name: Span<UInt8>, _ type: PartyType, isPart: Bool, _ found: inout [Candidate]) {
        let lowest = policy.thresholds[type].lowest
        guard let cleaned = inForce.ignoredWords.clean(name) else {
            for hit in hits(name, type, lowest) {
                found.append(Candidate(hit: hit, by: .name, part: isPart ? Array(copying: name) : nil))
            }
            return
        }
        tally.namesWithIgnoredWords += isPart ? 0 : 1
        for word in cleaned.dropped where !ignoredWords.contains(word) { ignoredWords.append(word) }
        let bytes = cleaned.name
        for hit in hits(bytes.span, type, lowest) {
            found.append(Candidate(hit: hit, by: .name, part: bytes, ignoredWords: cleaned.dropped))
        }
        for hit in hits(name, type, max(lowest, ScreeningSession.equal)) {
            found.append(Candidate(hit: hit, by: .name, part: isPart ? Array(copying: name) : nil))
        }
    }

    /// The score of a name that is wholly equal, ten-thousandths.
    static let equal = 10_000

    func hits(_ name: Span<UInt8>, _ type: PartyType, _ threshold: Int) -> [NameHit] {
        isExhaustive
            ? search.exhaustive(name, type: type, threshold: threshold) : search.search(name, type: type, threshold: threshold)
    }

    func find(_ identifier: Identifier, _ found: inout [Candidate]) {
        for designation in watchlist.designations(withIdentifier: identifier) {
            found.append(candidate(byIdentifier: designation))
        }
    }

    /// A designation that an identifier led to; its name is scored when the alert is made.
    func candidate(byIdentifier designation: Int) -> Candidate {
        let name = watchlist.names(ofDesignation: designation).lowerBound
        return Candidate(hit: NameHit(designation: designation, name: name, score: -1, anatomy: .person), by: .identifier)
    }

    // MARK: What alerts

    /// The best candidate of each designation that the policy lets alert; one by name goes before one by identifier.
    func admitted(_ candidates: [Candidate], _ party: Party) -> [Candidate] {
        var best: [Candidate] = []
        var ignored: [Int] = []
        for candidate in candidates {
            let designation = candidate.hit.designation
            if inForce.decision(ofDesignation: designation) == .ignore {
                if !ignored.contains(designation) { ignored.append(designation) }
                continue
            }
            guard let admitted = admit(candidate, party) else { continue }
            if let i = best.firstIndex(where: { $0.hit.designation == designation }) {
                if admitted.hit.score > best[i].hit.score { best[i] = admitted }
            } else {
                best.append(admitted)
            }
        }
        tally.ignoredAlerts += ignored.count
        return best
    }

    /// The candidate itself, or the best of its designation's names that the policy lets alert.
    private func admit(_ candidate: Candidate, _ party: Party) -> Candidate? {
        guard candidate.by == .name else { return candidate }
        let lines = policy.thresholds[party.type]
        if lines.isUniform, policy.weakAliases.alerts == .always { return candidate }
        if mayAlert(candidate.hit, lines, party) { return candidate }
        // The search gives the best name of a designation; another one may stand firmer with less.
        let name = candidate.part ?? Array(party.name.utf8)
        var best: Candidate?
        for hit in otherNames(than: candidate.hit, name, party.type, where: { _ in true }) where mayAlert(hit, lines, party) {
            if hit.score > best?.hit.score ?? 0 {
                best = candidate
                best?.hit = hit
            }
        }
        return best
    }

    private func mayAlert(_ hit: NameHit, _ lines: Thresholds.ByQuality, _ party: Party) -> Bool {
        let quality = watchlist.quality(ofName: hit.name)
        guard hit.score >= lines[quality], hit.score > 0 else { return false }
        guard quality == .weak, hit.score < ScreeningSession.equal else { return true }
        switch policy.weakAliases.alerts {
        case .always: return true
        case .wholeName: return false
        case .corroborated:
            return policy.weakAliases.isCorroborated(
                SecondaryEvidence(party, search.designation(hit.designation), asOf: inForce.asOf))
        }
    }

    /// The other names of a hit's designation, of some qualities, with what they score, each in the anatomy in which it scores best.
    func otherNames(
        than hit: NameHit, _ name: [UInt8], _ type: PartyType, where isWanted: (ListedName.Quality) -> Bool
    ) -> [NameHit] {
        watchlist.names(ofDesignation: hit.designation).filter { $0 != hit.name && isWanted(watchlist.quality(ofName: $0)) }
            .map { score(name, $0, of: hit.designation, type) }
    }

    private func score(_ name: [UInt8], _ listed: Int, of designation: Int, _ type: PartyType) -> NameHit {
        var best = NameHit(designation: designation, name: listed, score: 0, anatomy: .person)
        for anatomy in Anatomy.anatomies(of: type) {
            let score = search.explain(name.span, listedName: listed, anatomy: anatomy).score
            if score > best.score { best = NameHit(designation: designation, name: listed, score: score, anatomy: anatomy) }
        }
        return best
    }

    /// The name of a designation that scores best, whatever the score.
    func bestName(of designation: Int, _ name: [UInt8], _ type: PartyType) -> NameHit {
        let names = watchlist.names(ofDesignation: designation)
        var best = NameHit(designation: designation, name: names.lowerBound, score: 0, anatomy: .person)
        for listed in names {
            let hit = score(name, listed, of: designation, type)
            if hit.score > best.score { best = hit }
        }
        return best
    }
}
