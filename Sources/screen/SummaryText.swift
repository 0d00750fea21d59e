import NameMatching
import SanctionsModel
import Screening
import WatchlistStore

/// The summary for people: what was read, what became of it, and by which lists.
enum SummaryText {
    static func text(_ summary: RunSummary, _ watchlist: Watchlist, _ policy: Policy) -> String {
        var lines: [String] = []
        lines.append(
            "screen: read \(Format.count(summary.read)) = cleared \(Format.count(summary.cleared)) + held \(Format.count(summary.held)) + rejected \(Format.count(summary.rejected)); \(Format.count(summary.alerts)) alerts"
        )
        lines.append(
            "  bytes \(Format.count(summary.bytes)) = records \(Format.count(summary.recordBytes)) + headers \(Format.count(summary.headerBytes)) + blank lines \(Format.count(summary.blankBytes))"
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
        if summary.unscreenedTexts > 0 {
            lines.append("  \(Format.count(summary.unscreenedTexts)) texts were not searched to their end")
        }
        for input in summary.inputs { lines.append("  input \(input.path) sha256 \(input.sha256)") }
        for list in watchlist.sources {
            let date = list.date.map { " of \($0)" } ?? ""
            lines.append(
                "  list \(list.id) version \(list.version)\(date)\(list.isExcerpt ? " (an excerpt)" : "") sha256 \(list.sha256)")
        }
        let rate = summary.seconds > 0 ? Int(Double(summary.read) / summary.seconds) : 0
        lines.append(
            "  engine \(Engine.version), policy \(policy.hash), model \(watchlist.model.hash); \(Format.decimal(summary.seconds)) s, \(Format.count(rate)) records a second"
        )
        if summary.stopped != nil {
            lines.append(
                "  stopped before the end: everything before byte \(Format.count(summary.lastByte)) of \(summary.inputs.last?.path ?? "-") is done"
            )
        }
        return lines.joined(separator: "\n")
    }
}
