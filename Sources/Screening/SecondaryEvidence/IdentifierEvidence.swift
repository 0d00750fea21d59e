import SanctionsModel
import WatchlistStore

/// A party's numbers beside the listed ones. Another number is no conflict: people hold several.
enum IdentifierEvidence {
    /// Numbers told of one party; the rest is counted.
    private static let mostTold = 4

    static func find(_ own: [Identifier], _ listed: [Identifier]) -> SecondaryEvidence.Finding {
        var finding = SecondaryEvidence.Finding()
        var others: [String] = []
        for identifier in own {
            if let match = listed.isEmpty ? nil : IdentifierMatch.best(of: identifier, among: listed) {
                finding.agreement = .match
                finding.reasons.append(words(of: match))
                continue
            }
            if let doubt = doubt(identifier) { others.append(doubt) }
        }
        finding.reasons += others
        if finding.reasons.count > mostTold {
            let more = finding.reasons.count - mostTold
            finding.reasons = Array(finding.reasons.prefix(mostTold)) + ["\(more) more"]
        }
        return finding
    }

    private static func words(of match: IdentifierMatch) -> String {
        let kind = IdentifierKind(word: match.own.kind == "" ? match.listed.kind : match.own.kind)
        let listedKind = IdentifierKind(word: match.listed.kind)
        var text = "\(kind.title) \(match.own.value) is listed"
        if listedKind != kind, listedKind != .other { text += " as \(listedKind.title)" }
        switch match.meeting {
        case .exact where match.origin == .corrected:
            let check = IdentifierCheck(match.own, countries: IdentifierMatch.states(of: match.own))
            text += " when read as \(check.correction ?? match.listed.value), by which its check digit holds"
        case .exact where match.origin == .part: text += ": \(match.listed.value)"
        case .exact: break
        case .withoutZeros: text += ": \(match.listed.value), but for zeros before it"
        case .confusable: text += ": \(match.listed.value), where letters and digits look alike"
        }
        if match.origin == .whole, let doubt = doubt(match.own), match.meeting == .exact { text += ", though \(doubt)" }
        return text
    }

    /// What speaks against a number as it is written; it is looked up all the same.
    private static func doubt(_ identifier: Identifier) -> String? {
        let check = IdentifierCheck(identifier, countries: IdentifierMatch.states(of: identifier))
        guard check.verdict == .invalid, let scheme = check.scheme else { return nil }
        guard let correction = check.correction else { return "\(identifier.value) is not well formed as \(scheme.title)" }
        return "\(identifier.value) is well formed as \(scheme.title) only when read as \(correction)"
    }
}
