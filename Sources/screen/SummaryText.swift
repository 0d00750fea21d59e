import Bytes
import MessageReaders
import NameMatching
import SanctionsModel
import Screening
import WatchlistStore

/// The summary for people: what was read, what became of it, and by which lists.
enum SummaryText {
    static func text(_ summary: RunSummary, _ watchlist: Watchlist, _ inForce: PolicyInForce) -> String {
        var lines: [String] = []
        lines.append(
            "screen: read \(Format.count(summary.read)) = cleared \(Format.count(summary.cleared)) + held \(Format.count(summary.held)) + rejected \(Format.count(summary.rejected)); \(Format.count(summary.alerts)) alerts"
        )
        lines.append(
            "  bytes \(Format.count(summary.bytes)) = records \(Format.count(summary.recordBytes)) + headers \(Format.count(summary.headerBytes)) + blank lines \(Format.count(summary.blankBytes))"
                + (summary.frameBytes > 0 ? " + between records \(Format.count(summary.frameBytes))" : "")
        )
        if summary.invalidText > 0 {
            lines.append(
                "  \(Format.count(summary.invalidText)) records held half a character as an escape (first at line \(summary.firstInvalidLine)); they were screened as far as readable"
            )
        }
        if summary.withoutParty > 0 {
            lines.append("  \(Format.count(summary.withoutParty)) records named no party; their texts alone were searched")
        }
        if summary.unreadableNames > 0 {
            lines.append(
                "  \(count(summary.unreadableNames, "name")) of which too few letters can be read; their records are rejected")
        }
        if summary.tally.doubleEncoded > 0 {
            lines.append(
                "  \(count(summary.tally.doubleEncoded, "name or text", "names or texts")) encoded twice, also read decoded")
        }
        if summary.stripped > 0 {
            lines.append(
                "  \(count(summary.stripped, "record")) held or noted because a payment like it had raised an alert and it lacks that party"
            )
        }
        lines += spread(summary.statistics)
        lines += fields(summary)
        lines += decisions(summary, inForce)
        for input in summary.inputs { lines.append("  input \(VisibleText.line(input.path)) sha256 \(input.sha256)") }
        for list in watchlist.sources {
            let date = list.date.map { " of \($0)" } ?? ""
            lines.append(
                VisibleText.line(
                    "  list \(list.id) version \(list.version)\(date)\(list.isExcerpt ? " (an excerpt)" : "") sha256 \(list.sha256)"
                ))
        }
        let rate = summary.recordsPerSecond
        lines.append(
            "  engine \(Engine.version), policy \(inForce.policy.hash) as of \(inForce.asOf.description), model \(watchlist.model.hash); \(Format.decimal(summary.seconds)) s, \(Format.count(rate)) records a second"
        )
        if summary.stopped != nil {
            lines.append(
                "  stopped before the end: everything before byte \(Format.count(summary.lastByte)) of \(VisibleText.line(summary.inputs.last?.path ?? "-")) is done"
            )
        }
        return lines.joined(separator: "\n")
    }

    /// What `--quiet` does not hide: what the inputs were taken for, when records of them were rejected.
    static func unread(_ summary: RunSummary) -> String {
        var lines: [String] = []
        for input in summary.inputs {
            lines += input.notes.map { note($0, of: input.path) }
        }
        lines.append("screen: rejected \(count(summary.rejected, "record")) of \(Format.count(summary.read))")
        if let causes = line("rejected", summary.statistics.rejects) { lines.append(causes) }
        return lines.joined(separator: "\n")
    }

    /// The format that an input, or a part of it, was taken for.
    static func note(_ note: String, of path: String) -> String {
        VisibleText.line("screen: \(path == "-" ? "standard input" : path): \(note)")
    }

    /// How the alerts and rejects spread: the most of each.
    private static func spread(_ statistics: RunStatistics) -> [String] {
        return [
            line("alerts by list", statistics.lists), line("by priority", statistics.priorities),
            line("by score", statistics.bands), line("by role", statistics.roles, empty: "no role"),
            line("by country", statistics.countries), line("rejected", statistics.rejects),
        ].compactMap { $0 }
    }

    /// The most of some counts; `nil` when there are none.
    private static func line(_ title: String, _ counts: OrderedCounts, empty: String = "not stated") -> String? {
        let all = counts.descending
        guard !all.isEmpty else { return nil }
        let shown = all.prefix(8).map {
            "\($0.key.isEmpty ? empty : VisibleText.line($0.key, limit: 40)) \(Format.count($0.count))"
        }
        let more = all.count > 8 ? ", and \(all.count - 8) more" : ""
        return "  \(title): \(shown.joined(separator: ", "))\(more)"
    }

    private static func fields(_ summary: RunSummary) -> [String] {
        let coverage = summary.coverage
        guard !coverage.counts.isEmpty else { return [] }
        func all(_ treatment: FieldCoverage.Treatment) -> String { count(coverage.fieldCount(treatment), "field") }
        let unknown = coverage.fieldCount(.unknown)
        return [
            "  \(all(.screened)) screened, \(Format.count(coverage.fieldCount(.notScreened))) not"
                + (unknown > 0 ? ", \(Format.count(unknown)) that no table knows" : "") + "; --explain-fields shows which and why"
        ]
    }

    /// What the policy let go, what it left out, and which suppressions stand no longer.
    private static func decisions(_ summary: RunSummary, _ inForce: PolicyInForce) -> [String] {
        var lines: [String] = []
        if summary.releasedAlerts > 0 {
            let causes = [Release.Cause.suppression, .selection, .conflict].compactMap { cause in
                summary.released[cause].map { "\(Format.count($0)) by \(cause.rawValue)" }
            }
            lines.append("  released by the policy: \(count(summary.releasedAlerts, "alert")), \(causes.joined(separator: ", "))")
        }
        let (reported, ignored) = (inForce.selected[.report] ?? 0, inForce.selected[.ignore] ?? 0)
        if reported + ignored > 0 {
            lines.append(
                "  the policy holds for \(Format.count(inForce.selected[.hold] ?? 0)) designations, reports \(Format.count(reported)) and ignores \(Format.count(ignored)), by which \(count(summary.tally.ignoredAlerts, "alert")) fell away"
            )
        }
        if summary.tally.namesWithIgnoredWords > 0 {
            lines.append(
                "  searched without words that the policy ignores: \(count(summary.tally.namesWithIgnoredWords, "name"))")
        }
        for (index, state) in inForce.suppressions.enumerated() {
            let designation = inForce.policy.suppressions[index].designation
            let place = "  suppressions[\(index)] (\(VisibleText.line(designation)))"
            if state != .active { lines.append("\(place) releases nothing: \(state.text)") }
            if let alerts = summary.suppressed[index] { lines.append("\(place) released \(count(alerts, "alert"))") }
            if let alerts = summary.tally.changedParties[index] {
                lines.append("\(place) fell away for \(count(alerts, "alert")): the party has changed")
            }
        }
        return lines
    }

    private static func count(_ number: Int, _ noun: String, _ nouns: String? = nil) -> String {
        "\(Format.count(number)) \(number == 1 ? noun : nouns ?? noun + "s")"
    }
}
