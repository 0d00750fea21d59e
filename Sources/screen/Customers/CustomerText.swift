import ListStore
import SanctionsModel
import Screening
import WatchlistStore

/// What a change means for customers, for people, and its summary.
enum CustomerText {
    /// A customer: a line, and one for each alert that differs.
    static func text(_ outcome: CustomerOutcome) -> String {
        let place = TextColumns.line((outcome.place.file.map { $0 + ":" } ?? "line ") + String(outcome.place.line))
        let id = TextColumns.line(outcome.id)
        guard let change = outcome.change else {
            return Terminal.paint("reject ", .yellow) + "  \(id)  \(place)  \(TextColumns.line(outcome.reason ?? ""))\n"
        }
        let colour: Terminal.Colour =
            switch change.kind {
            case .freeze: .red
            case .release: .green
            case .changed: .yellow
            }
        let name = TextColumns.line((change.alerts.first?.after ?? change.alerts.first?.before)?.name ?? "")
        var text = Terminal.paint(TextColumns.padded(change.kind.rawValue, 7), colour) + "  \(id)  \(name)  \(place)\n"
        for alert in change.alerts {
            guard let told = alert.after ?? alert.before else { continue }
            let sign = alert.before == nil ? "+" : alert.after == nil ? "-" : "~"
            var line = "  \(sign) \(told.designation.id)  \(told.designation.names.first?.text ?? "")  \(score(alert))"
            if told.released != nil { line += "  released by the policy" }
            if !alert.fields.isEmpty { line += "  differs in \(alert.fields.joined(separator: ", "))" }
            text += TextColumns.line(line) + "\n"
        }
        return text
    }

    private static func score(_ alert: CustomerChange.AlertChange) -> String {
        guard let before = alert.before else { return alert.after.map { "\($0.score) \($0.priority.rawValue)" } ?? "" }
        guard let after = alert.after else { return "was \(before.score) \(before.priority.rawValue)" }
        if before.score == after.score, before.priority == after.priority { return "\(after.score) \(after.priority.rawValue)" }
        return "\(before.score) \(before.priority.rawValue) → \(after.score) \(after.priority.rawValue)"
    }

    // MARK: Summary

    static func text(_ summary: ChangeSummary, _ screener: ChangeScreener, at result: Timestamp) -> String {
        let change = screener.change
        var lines = [
            "screen: read \(Format.count(summary.read)) = unchanged \(Format.count(summary.unchanged)) + freeze \(Format.count(summary[.freeze])) + release \(Format.count(summary[.release])) + changed \(Format.count(summary[.changed])) + rejected \(Format.count(summary.rejected))"
        ]
        lines.append(
            "  designations: \(Format.count(change.added.count)) added, \(Format.count(change.removed.count)) removed, \(Format.count(change.changed.count)) changed; answers may differ on \(Format.count(change.askedCount.new)) of \(Format.count(change.new.designationCount))"
        )
        lines.append(
            "  searched: \(Format.count(summary.tally.untouched)) not at all, \(Format.count(summary.tally.asked)) among these, \(Format.count(summary.tally.whole)) whole"
        )
        for input in summary.inputs { lines.append("  input \(input.path) sha256 \(input.sha256)") }
        for list in change.new.sources {
            let before = change.old.sources.first { $0.id == list.id }
            guard before?.sha256 != list.sha256 else {
                lines.append("  list \(list.id) version \(list.version), the same")
                continue
            }
            lines.append("  list \(list.id) \(before?.version ?? "(none)") → \(list.version) sha256 \(list.sha256)")
            lines.append("    " + clock(list, at: result))
        }
        for list in change.old.sources where !change.new.sources.contains(where: { $0.id == list.id }) {
            lines.append("  list \(list.id) \(list.version) → (none)")
        }
        let rate = summary.seconds > 0 ? Int(Double(summary.read) / summary.seconds) : 0
        lines.append(
            "  engine \(Engine.version), policy \(screener.newPolicy.policy.hash) as of \(screener.newPolicy.asOf.description), model \(change.new.model.hash); \(Format.decimal(summary.seconds)) s, \(Format.count(rate)) customers a second"
        )
        return lines.map(TextColumns.line).joined(separator: "\n")
    }

    /// From the publication to the result: to the second where the version is a time, else to the day.
    private static func clock(_ list: SourceList, at result: Timestamp) -> String {
        guard let (time, isExact) = published(list) else { return "it says no date of publication; result \(result)" }
        let seconds = result.seconds - time.seconds
        guard seconds >= 0 else { return "published \(time), after this machine's clock (\(result))" }
        let days = "\(Format.count(seconds / 86_400)) d"
        let rest = isExact ? " \(seconds / 3600 % 24) h \(seconds / 60 % 60) min" : ""
        return "published \(isExact ? "\(time)" : time.day.description), result \(result): \(days)\(rest)"
    }

    /// `2026-02-27T00:00:09.554Z` is a time; fractions of a second are left out.
    private static func published(_ list: SourceList) -> (Timestamp, isExact: Bool)? {
        if list.version.utf8.count >= 20, list.version.hasSuffix("Z"),
            let time = Timestamp(String(list.version.prefix(19)) + "Z")
        {
            return (time, true)
        }
        return list.date.map { (Timestamp(startOf: $0.earliest), false) }
    }

    static func json(_ summary: ChangeSummary, _ screener: ChangeScreener, at result: Timestamp) -> [UInt8] {
        let change = screener.change
        var out = JSONOutput()
        out.object { out in
            out.field("engine", Engine.version)
            out.field("policy", screener.newPolicy.policy.hash)
            out.field("model", change.new.model.hash)
            out.field("read", summary.read)
            out.field("unchanged", summary.unchanged)
            out.field("freeze", summary[.freeze])
            out.field("release", summary[.release])
            out.field("changed", summary[.changed])
            out.field("rejected", summary.rejected)
            out.key("balanced")
            out.bool(summary.isBalanced)
            out.key("designations")
            out.object { out in
                for (key, ids) in [("added", change.added), ("removed", change.removed), ("changed", change.changed)] {
                    out.key(text: key)
                    out.array(ids) { $0.string($1) }
                }
            }
            out.key("searched")
            out.object { out in
                out.field("untouched", summary.tally.untouched)
                out.field("asked", summary.tally.asked)
                out.field("whole", summary.tally.whole)
            }
            for (key, lists) in [("since", change.old.sources), ("now", change.new.sources)] {
                out.key(text: key)
                out.array(lists) { out, list in
                    out.object { out in
                        out.field("id", list.id)
                        out.field("version", list.version)
                        out.field("date", list.date?.description ?? "")
                        out.field("sha256", list.sha256)
                        out.field("published", published(list).map { $0.isExact ? "\($0.0)" : $0.0.day.description } ?? "")
                    }
                }
            }
            out.field("result", "\(result)")
            out.key("inputs")
            out.array(summary.inputs) { out, input in
                out.object { out in
                    out.field("path", input.path)
                    out.field("bytes", input.bytes)
                    out.field("sha256", input.sha256)
                }
            }
            out.key("seconds")
            out.decimal(summary.seconds)
        }
        out.newline()
        return out.bytes
    }
}
