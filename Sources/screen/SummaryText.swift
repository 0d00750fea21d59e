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
                "  \(Format.count(summary.invalidText)) records held bytes that are not valid in the input's encoding (first at line \(summary.firstInvalidLine)); they were screened as far as readable"
            )
        }
        if summary.withoutParty > 0 {
            lines.append("  \(Format.count(summary.withoutParty)) records named no party; their texts alone were searched")
        }
        if summary.unreadableNames > 0 {
            lines.append("  \(Format.count(summary.unreadableNames)) names held no letter that can be read: look at them")
        }
        lines += decisions(summary, inForce)
        for input in summary.inputs { lines.append("  input \(input.path) sha256 \(input.sha256)") }
        for list in watchlist.sources {
            let date = list.date.map { " of \($0)" } ?? ""
            lines.append(
                "  list \(list.id) version \(list.version)\(date)\(list.isExcerpt ? " (an excerpt)" : "") sha256 \(list.sha256)")
        }
        let rate = summary.seconds > 0 ? Int(Double(summary.read) / summary.seconds) : 0
        lines.append(
            "  engine \(Engine.version), policy \(inForce.policy.hash) as of \(inForce.asOf.description), model \(watchlist.model.hash); \(Format.decimal(summary.seconds)) s, \(Format.count(rate)) records a second"
        )
        if summary.stopped != nil {
            lines.append(
                "  stopped before the end: everything before byte \(Format.count(summary.lastByte)) of \(summary.inputs.last?.path ?? "-") is done"
            )
        }
        return lines.joined(separator: "\n")
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
            let place = "  suppressions[\(index)] (\(designation))"
            if state != .active { lines.append("\(place) releases nothing: \(state.text)") }
            if let alerts = summary.suppressed[index] { lines.append("\(place) released \(count(alerts, "alert"))") }
            if let alerts = summary.tally.changedParties[index] {
                lines.append("\(place) fell away for \(count(alerts, "alert")): the party has changed")
            }
        }
        return lines
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(Format.count(number)) \(noun)\(number == 1 ? "" : "s")"
    }
}
