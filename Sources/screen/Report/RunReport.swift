import Evaluation
import SanctionsModel
import Screening
import WatchlistStore

/// What a run did, as one self-contained page: no script, nothing fetched, light and dark. The same numbers as in the summary.
struct RunReport {
    let summary: RunSummary
    let watchlist: Watchlist
    let inForce: PolicyInForce

    /// The page.
    var text: String {
        HTMLPage.text(
            title: "Screening run", parts: [head, tiles, spread, throughput, fields, rejects, decisions, inputs, lists])
    }

    // MARK: Parts

    private var head: String {
        let names = summary.inputs.map { HTMLText.escaped($0.path == "-" ? "standard input" : $0.path) }
        var lead =
            "Of \(Figures.count(summary.read)) records <b>\(Figures.count(summary.held))</b> are held with \(Figures.count(summary.alerts)) alerts, "
        lead += "\(Figures.count(summary.cleared)) are cleared and \(Figures.count(summary.rejected)) could not be read."
        if let stopped = summary.stopped {
            lead +=
                " <span class=\"flag\">The run stopped before the end: \(HTMLText.escaped(stopped)); everything before byte \(Figures.count(summary.lastByte)) of the last input is done.</span>"
        } else if !summary.isBalanced {
            lead += " <span class=\"flag\">The records and bytes do not add up.</span>"
        }
        return """
            <header>
            <h1>What was screened, and what came of it</h1>
            <div class="soft">\(names.prefix(5).joined(separator: " · "))\(names.count > 5 ? " and \(names.count - 5) more" : "") · as of \(inForce.asOf.description)</div>
            <p class="lead">\(lead)</p>
            </header>
            """
    }

    private var tiles: String {
        func tile(_ style: String, _ count: Int, _ text: String) -> String {
            let share =
                summary.read > 0 ? Figures.decimal(100 * Double(count) / Double(summary.read), places: 2) + " % of records" : ""
            return
                "<div class=\"tile \(style)\"><i></i><b>\(Figures.count(count))</b><span>\(text)</span><span>\(share)</span></div>"
        }
        return "<section class=\"tiles\">" + tile("", summary.read, "records read") + tile("c3", summary.cleared, "cleared")
            + tile("c1", summary.held, "held") + tile("c2", summary.rejected, "rejected")
            + (summary.stripped > 0 ? tile("c2", summary.stripped, "like an earlier payment, a party changed or removed") : "")
            + "</section>"
    }

    private var spread: String {
        let statistics = summary.statistics
        guard summary.alerts > 0 else { return "<section><h2>Alerts</h2><p>No record raised an alert.</p></section>" }
        return "<section><h2>Alerts</h2>" + bars("By list", statistics.lists)
            + bars("By priority", statistics.priorities, order: ["high", "medium", "low"])
            + bars("By score", statistics.bands, order: RunReport.bands)
            + bars("By role of the party", statistics.roles, empty: "no role")
            + bars("By country of the party", statistics.countries, empty: "not stated") + "</section>"
    }

    private static let bands = ["1.00"] + stride(from: 95, through: 0, by: -5).map { "0." + ($0 < 10 ? "0" : "") + String($0) }

    /// Counts as bars, most first or in the order that is given; thirty of them.
    private func bars(_ title: String, _ counts: OrderedCounts, empty: String = "", order: [String] = []) -> String {
        var all = counts.descending
        if !order.isEmpty {
            all.sort { (order.firstIndex(of: $0.key) ?? order.count) < (order.firstIndex(of: $1.key) ?? order.count) }
        }
        let total = max(1, all.reduce(0) { $0 + $1.count })
        let most = max(1, all.map(\.count).max() ?? 1)
        var rows = all.prefix(30).map { item in
            let name = item.key.isEmpty ? empty : item.key
            let share = Figures.decimal(100 * Double(item.count) / Double(total), places: 1)
            return
                "<tr><td>\(HTMLText.escaped(name))</td><td class=\"bar\">\(RunChart.bar(Double(item.count) / Double(most)))</td>"
                + "<td class=\"n\">\(Figures.count(item.count))</td><td class=\"n\">\(share) %</td></tr>"
        }
        if all.count > 30 {
            rows.append("<tr class=\"apart\"><td>and \(all.count - 30) more</td><td></td><td></td><td></td></tr>")
        }
        return """
            <h3>\(title)</h3>
            <div class="scroll"><table><thead><tr><th scope="col">\(title)</th><th scope="col"><span class="soft">share of the most</span></th>\
            <th class="n" scope="col">Alerts</th><th class="n" scope="col">Share</th></tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table></div>
            """
    }

    private var throughput: String {
        let rate = summary.seconds > 0 ? Int(Double(summary.read) / summary.seconds) : 0
        let megabytes = summary.seconds > 0 ? Double(summary.bytes) / summary.seconds / 1e6 : 0
        return """
            <section><h2>Throughput</h2>
            <p class="soft">\(Figures.count(summary.read)) records in \(Figures.decimal(summary.seconds, places: 1)) seconds: \
            \(Figures.count(rate)) records and \(Figures.decimal(megabytes, places: 1)) MB a second.</p>
            \(RunChart.throughput(summary.timeline))</section>
            """
    }

    private var fields: String {
        let all = summary.coverage.sorted
        guard !all.isEmpty else { return "" }
        func title(_ treatment: String) -> String {
            switch treatment {
            case "screened": "screened"
            case "not-screened": "not screened"
            default: "in no table"
            }
        }
        let rows = all.prefix(500).map { item in
            let count = summary.coverageIsCounted ? "<td class=\"n\">\(Figures.count(item.count))</td>" : ""
            return
                "<tr><td><code>\(HTMLText.escaped(item.field.path))</code></td><td>\(title(item.field.treatment.rawValue))</td><td>\(HTMLText.escaped(item.field.detail))</td>\(count)</tr>"
        }
        let counts = summary.coverageIsCounted ? "<th class=\"n\" scope=\"col\">Met</th>" : ""
        return """
            <section><h2>Which fields were screened</h2>
            <p class="soft">\(Figures.count(summary.coverage.fieldCount(.screened))) screened, \
            \(Figures.count(summary.coverage.fieldCount(.notScreened))) not, \(Figures.count(summary.coverage.fieldCount(.unknown))) in no table of the format.</p>
            <div class="scroll"><table><thead><tr><th scope="col">Field</th><th scope="col">Treatment</th><th scope="col">As what, or why not</th>\(counts)</tr></thead>\
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
            """
    }

    private var rejects: String {
        guard summary.rejected > 0 else { return "" }
        let causes = summary.statistics.rejects.descending.map { "\(HTMLText.escaped($0.key)) \(Figures.count($0.count))" }
        let rows = summary.statistics.firstRejects.map { reject in
            "<tr><td>\(HTMLText.escaped(reject.place.file ?? ""))</td><td class=\"n\">\(Figures.count(reject.place.line))</td><td class=\"n\">\(Figures.count(reject.place.offset))</td><td>\(HTMLText.escaped(reject.reason))</td></tr>"
        }
        return """
            <section><h2>Records that could not be read</h2>
            <p>\(causes.joined(separator: ", ")). None of them passed as clear.\(summary.rejected > rows.count ? " The first \(rows.count):" : "")</p>
            <div class="scroll"><table><thead><tr><th scope="col">File</th><th class="n" scope="col">Line</th><th class="n" scope="col">Byte</th><th scope="col">Reason</th></tr></thead>\
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
            """
    }

    private var decisions: String {
        var entries = [
            (
                "Policy",
                "<code>\(inForce.policy.hash)</code>\(inForce.policy.title.isEmpty ? "" : " " + HTMLText.escaped(inForce.policy.title))"
            ),
            ("Released by it", "\(Figures.count(summary.releasedAlerts)) alerts"),
        ]
        if summary.invalidText > 0 {
            entries.append(
                (
                    "Half a character as an escape",
                    "in \(Figures.count(summary.invalidText)) records, screened as far as readable"
                ))
        }
        if summary.withoutParty > 0 {
            entries.append(
                ("Without a party", "\(Figures.count(summary.withoutParty)) records, of which the texts alone were searched"))
        }
        if summary.unreadableNames > 0 { entries.append(("Names that can't be read", Figures.count(summary.unreadableNames))) }
        return "<section><h2>Decisions</h2><dl>"
            + entries.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }.joined(separator: "\n") + "</dl></section>"
    }

    private var inputs: String {
        let rows = summary.inputs.map {
            "<tr><td>\(HTMLText.escaped($0.path))</td><td class=\"n\">\(Figures.count($0.bytes))</td><td><code>\($0.sha256)</code></td></tr>"
        }
        return """
            <section><h2>Inputs</h2>
            <p class="soft">\(Figures.count(summary.bytes)) bytes = records \(Figures.count(summary.recordBytes)) + headers \(Figures.count(summary.headerBytes)) \
            + blank lines \(Figures.count(summary.blankBytes)) + between records \(Figures.count(summary.frameBytes)).</p>
            <div class="scroll"><table><thead><tr><th scope="col">Input</th><th class="n" scope="col">Bytes</th><th scope="col">SHA-256</th></tr></thead>\
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
            """
    }

    private var lists: String {
        let rows = watchlist.sources.map { list in
            let age =
                list.date.map { "\(Figures.count(max(0, inForce.asOf.dayNumber - $0.latest.dayNumber))) days" } ?? "not stated"
            return
                "<tr><td><b>\(HTMLText.escaped(list.id))</b>\(list.isExcerpt ? " (an excerpt)" : "")<br>\(HTMLText.escaped(list.title))</td>"
                + "<td>\(HTMLText.escaped(list.version))</td><td>\(list.date.map { HTMLText.escaped("\($0)") } ?? "")</td><td class=\"n\">\(age)</td>"
                + "<td><code>\(HTMLText.escaped(list.sha256))</code></td></tr>"
        }
        return """
            <section><h2>Lists</h2>
            <div class="scroll"><table><thead><tr><th scope="col">List</th><th scope="col">Version</th><th scope="col">Date</th><th class="n" scope="col">Age</th>\
            <th scope="col">SHA-256 of the source</th></tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table></div>
            <dl><dt>Scoring model</dt><dd><code>\(watchlist.model.hash)</code></dd><dt>Engine</dt><dd>screen \(Engine.version)</dd></dl></section>
            """
    }
}
