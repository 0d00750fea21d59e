import NameMatching
import NameText
import SanctionsModel
import Screening
import WatchlistStore

/// At which stage a designation fell for a party, by how much, and what would have carried it.
struct WhyNotAnswer {
    /// The stages in the order in which a designation passes them.
    enum Stage: String {
        /// Nothing in the name could be read.
        case unreadable
        /// No word of the name meets a word of any of its names.
        case noWordMet = "no-word-met"
        /// Its best name stays below its line.
        case belowThreshold = "below-threshold"
        /// A name reaches the line, and the policy does not let it alert: lists, programmes, measures, weak aliases.
        case deselected
        /// It alerts, and the policy lets the alert go.
        case released
        /// It does alert.
        case alerts
    }

    /// A change of the name that would raise its score.
    struct Repair {
        /// The word or words of the name; empty where one is added.
        var query: String
        /// The listed ones in their place; empty where one is left out.
        var listed: String
        /// Ten-thousandths.
        var score: Int
    }

    let name: String
    let stage: Stage
    /// The stage in plain words.
    let words: String
    let best: NameSearch.Explanation
    /// The line of the best name, ten-thousandths.
    let line: Int
    let quality: ListedName.Quality
    let repairs: [Repair]

    /// `nil` when the list gives the designation no name.
    init?(_ party: Party, _ index: Int, _ session: ScreeningSession) {
        let lines = session.policy.thresholds[party.type]
        let watchlist = session.watchlist
        var found: (explanation: NameSearch.Explanation, line: Int)?
        for listed in watchlist.names(ofDesignation: index) {
            let line = lines[watchlist.quality(ofName: listed)]
            for anatomy in Anatomy.anatomies(of: party.type) {
                let explanation = session.explain(party.name, listedName: listed, anatomy: anatomy)
                if found.map({ explanation.score - line > $0.explanation.score - $0.line }) ?? true {
                    found = (explanation, line)
                }
            }
        }
        guard let found else { return nil }
        name = party.name
        best = found.explanation
        line = found.line
        quality = watchlist.quality(ofName: best.name)
        let designation = watchlist.designation(index)
        let alert = session.screen(party).alerts.first { $0.designation.id == designation.id }
        // The one place where what the policy decides is told.
        if let alert {
            if let released = alert.released {
                stage = .released
                words = "it alerts, and the policy lets it go by \(released.by.rawValue): \(released.reason)"
            } else {
                stage = .alerts
                words = alert.by == .identifier ? "it does alert, by an identifier" : "it does alert"
            }
        } else if best.query.tokens.isEmpty {
            stage = .unreadable
            words = "no letter of the name could be read"
        } else if best.score == 0 {
            stage = .noWordMet
            words = "no word of the name meets a word of any of its names"
        } else if best.score < line {
            stage = .belowThreshold
            words = "its nearest name stays below the threshold"
        } else {
            stage = .deselected
            let list = watchlist.sources[watchlist.source(ofDesignation: index)].id
            let verdict = session.policy.selection.verdict(designation, list: list)
            words =
                verdict.decision == .ignore
                ? "its name reaches the threshold, and the policy ignores it by \(verdict.reason)"
                : "its \(quality.name) name reaches the threshold, and the policy's rule for such names does not let it alert"
        }
        repairs = stage == .belowThreshold ? WhyNotAnswer.repairs(of: best, party, session) : []
    }

    var shortfall: Int { max(0, line - best.score) }

    // MARK: What would carry it

    /// The name with one thing changed, scored as it would be; the best first, at most three, only what raises the score.
    private static func repairs(of best: NameSearch.Explanation, _ party: Party, _ session: ScreeningSession) -> [Repair] {
        let alone = best.items.filter { $0.kind == .unmatched }
        let asked = alone.filter { !$0.query.isEmpty }.max { $0.weight < $1.weight }
        let listed = alone.filter { !$0.listed.isEmpty }.max { $0.weight < $1.weight }
        var changes: [(query: Range<Int>, listed: Range<Int>)] = best.items.compactMap { item in
            item.kind != .unmatched && item.similarity < 10_000 ? (item.query, item.listed) : nil
        }
        if let asked, let listed { changes.append((asked.query, listed.listed)) }
        if let asked { changes.append((asked.query, 0..<0)) }
        if let listed { changes.append((0..<0, listed.listed)) }
        let name = Array(party.name.utf8)
        let repairs: [Repair] = changes.compactMap { change in
            let theirs = text(change.listed, best)
            var changed = name
            if change.query.isEmpty {
                changed += Array(" ".utf8) + theirs.utf8
            } else {
                let tokens = best.query.tokens[change.query]
                guard let first = tokens.first?.source.range, let last = tokens.last?.source.range,
                    first.lowerBound <= last.upperBound, last.upperBound <= name.count
                else { return nil }
                changed.replaceSubrange(first.lowerBound..<last.upperBound, with: theirs.utf8)
            }
            let score = session.explain(
                String(decoding: changed, as: UTF8.self), listedName: best.name, anatomy: best.anatomy
            ).score
            return score > best.score ? Repair(query: asText(change.query, name, best), listed: theirs, score: score) : nil
        }
        return Array(repairs.sorted { $0.score > $1.score }.prefix(3))
    }

    private static func text(_ range: Range<Int>, _ best: NameSearch.Explanation) -> String {
        range.map { best.listed.text(best.listed.tokens[$0].exact) }.joined(separator: " ")
    }

    /// The words of the name as it is written.
    private static func asText(_ range: Range<Int>, _ name: [UInt8], _ best: NameSearch.Explanation) -> String {
        range.map { String(decoding: name[best.query.tokens[$0].source.range], as: UTF8.self) }.joined(separator: " ")
    }

    // MARK: Output

    private var evidence: [Evidence] { best.items.map { Evidence($0, best) } }

    func text(_ designation: String) -> String {
        var lines = [Terminal.paint(designation, .bold) + ": \(words)"]
        let anatomy = best.anatomy == .person ? "a person's" : "an organisation's"
        lines += TextColumns.entry("nearest", "“\(best.text)”, \(quality.name), read as \(anatomy) name")
        let distance =
            best.score >= line
            ? "\(Score(tenThousandths: best.score - line)) above the threshold of \(Score(tenThousandths: line))"
            : "\(Score(tenThousandths: shortfall)) short of the threshold of \(Score(tenThousandths: line))"
        lines += TextColumns.entry("score", "\(Score(tenThousandths: best.score)), \(distance)")
        if !evidence.isEmpty { lines += [""] + AlignedNames.lines(evidence) }
        if !repairs.isEmpty {
            lines.append("")
            for repair in repairs {
                let change =
                    repair.query.isEmpty
                    ? "with “\(repair.listed)” added"
                    : repair.listed.isEmpty ? "without “\(repair.query)”" : "were “\(repair.query)” “\(repair.listed)”"
                let outcome = repair.score >= line ? Terminal.paint("it would alert", .red) : "still short"
                lines.append("  \(change): \(Score(tenThousandths: repair.score)), \(outcome)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func json(_ designation: String) -> String {
        var out = JSONOutput()
        out.object { out in
            out.field("name", name)
            out.field("designation", designation)
            out.field("stage", stage.rawValue)
            out.field("explanation", words)
            out.key("alerts")
            out.bool(stage == .alerts)
            out.field("listed", best.text)
            out.field("quality", quality.name)
            out.key("score")
            out.decimal(Double(best.score) / 10_000)
            out.key("threshold")
            out.decimal(Double(line) / 10_000)
            out.key("shortfall")
            out.decimal(Double(shortfall) / 10_000)
            out.key("evidence")
            out.array(evidence) { $1.write(to: &$0) }
            out.key("repairs")
            out.array(repairs) { out, repair in
                out.object { out in
                    out.field("query", repair.query)
                    out.field("listed", repair.listed)
                    out.key("score")
                    out.decimal(Double(repair.score) / 10_000)
                    out.key("alerts")
                    out.bool(repair.score >= line)
                }
            }
        }
        out.newline()
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
