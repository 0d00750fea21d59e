import NameText

/// The parts of the page, in order.
extension HTMLReport {
    var head: String {
        let subject = report.subject
        let versions = subject.lists.map { list in
            let version = list.date.isEmpty ? list.version : list.date
            return "\(HTMLText.escaped(list.id)) of \(HTMLText.escaped(version))"
        }
        let date = subject.date.isEmpty ? "" : " · \(HTMLText.escaped(subject.date))"
        var sentence = "Of \(Figures.count(report.manipulations.total)) manipulated names of listed parties "
        sentence +=
            "<b>\(Figures.count(report.manipulations.count))</b> were found at the threshold of \(Figures.score(report.threshold))"
        if report.hardNegatives.total > 0 {
            sentence +=
                "; of \(Figures.count(report.hardNegatives.total)) names near a listed one that are somebody else's <b>\(Figures.count(report.hardNegatives.count))</b> raised an alert"
        }
        sentence += "."
        let worst = report.weakest.prefix(3).filter { $0.share.rate < 0.95 }.map {
            "\(HTMLText.escaped($0.title)) (\(Figures.percent($0.share.rate)))"
        }
        if !worst.isEmpty { sentence += " Weakest: <span class=\"flag\">\(worst.joined(separator: ", "))</span>." }
        return """
            <header>
            <h1>How well listed names are found</h1>
            <div class="soft">\(versions.joined(separator: " · ")) · \(Figures.count(subject.designations)) designations, \(Figures.count(subject.names)) names\(date)</div>
            <p class="lead">\(sentence)</p>
            </header>
            """
    }

    var tiles: String {
        func tile(_ style: String, _ figure: String, _ text: String, _ detail: String) -> String {
            "<div class=\"tile \(style)\"><i></i><b>\(figure)</b><span>\(text)</span><span>\(detail)</span></div>"
        }
        func share(_ style: String, _ share: Share, _ text: String) -> String {
            share.total == 0
                ? ""
                : tile(
                    style, Figures.percent(share.rate), text,
                    "95 %: \(Figures.interval(share.interval))<br>of \(Figures.count(share.total))")
        }
        let control = report.categories.first { $0.name == DeckCategory.control.rawValue }?.share ?? Share()
        let perRow = Figures.decimal(Double(report.alerts) / Double(max(1, report.subject.rows)), places: 2)
        return "<section class=\"tiles\">"
            + share("c1", report.manipulations, "manipulated names found") + share("c1", control, "names as listed found")
            + share("c2", report.hardNegatives, "hard negatives alerting")
            + share("c3", report.ordinary, "ordinary names alerting")
            + tile("", perRow, "alerts a row", "\(Figures.count(report.alerts)) over \(Figures.count(report.subject.rows)) rows")
            + "</section>"
    }

    private static let columns =
        "<thead><tr><th>%</th><th>95 % interval on the bar</th><th class=\"n\">Share</th><th class=\"n\">95 %</th><th class=\"n\">Rows</th><th class=\"n\">Alerts a row</th></tr></thead>"

    private func table(_ heading: String, _ rows: [String], style: String = "") -> String {
        let head = HTMLReport.columns.split(separator: "%", maxSplits: 1)
        let columns = head.count == 2 ? "\(head[0])\(heading)\(head[1])" : HTMLReport.columns
        return "<div class=\"scroll \(style)\"><table>\(columns)<tbody>\(rows.joined(separator: "\n"))</tbody></table></div>"
    }

    var categories: String {
        let apart = DeckCategory.oneword.rawValue
        var rows = [row("All manipulations", report.manipulations, alerts: "", style: "all")]
        rows += report.categories.filter { $0.name != apart }.map { row($0.title, $0.share, alerts: perRow($0)) }
        rows += report.categories.filter { $0.name == apart }.map {
            row($0.title + " (apart)", $0.share, alerts: perRow($0), style: "apart")
        }
        return """
            <section><h2>Detection by category</h2>
            <p class="soft">Found means that one of the designations that bear the name raised an alert. The bar is the share found, the line on it \
            where the true share lies with 95 % confidence. Names as listed and names of one word do not count towards all manipulations.</p>
            \(table("Listed names", rows))</section>
            """
    }

    var curves: String {
        var curves = [
            Chart.Curve(
                style: "s1", label: "manipulated names found", points: report.sweep.map { ($0.threshold, $0.manipulations.rate) })
        ]
        if report.hardNegatives.total > 0 {
            curves.append(
                Chart.Curve(
                    style: "s2", label: "hard negatives alerting",
                    points: report.sweep.map { ($0.threshold, $0.hardNegatives.rate) }))
        }
        if report.ordinary.total > 0 {
            curves.append(
                Chart.Curve(
                    style: "s3", label: "ordinary names alerting", points: report.sweep.map { ($0.threshold, $0.ordinary.rate) }))
        }
        let legend = curves.map { "<li class=\"\($0.style)\">\($0.label)</li>" }.joined()
        let rows = report.sweep.filter { $0.threshold % 500 == 0 || $0.threshold == report.threshold }.map { point in
            func percent(_ share: Share) -> String { share.total == 0 ? "–" : Figures.percent(share.rate) }
            let alerts = Figures.decimal(Double(point.alerts) / Double(max(1, report.subject.rows)), places: 2)
            return "<tr class=\"\(point.threshold == report.threshold ? "all" : "")\">"
                + cell(Figures.decimal(Double(point.threshold) / 10_000, places: 2))
                + cell(percent(point.manipulations), isNumber: true) + cell(percent(point.hardNegatives), isNumber: true)
                + cell(percent(point.ordinary), isNumber: true) + cell(alerts, isNumber: true) + "</tr>"
        }
        return """
            <section><h2>Detection and alerts over thresholds</h2>
            <p class="soft">A lower threshold finds more and alerts more. The dots stand at the threshold in force.</p>
            <ul class="legend">\(legend)</ul>
            <figure>\(Chart().curves("Detection and alert rates over thresholds", curves, threshold: report.threshold))</figure>
            <div class="scroll"><table><thead><tr><th>Threshold</th><th class="n">Manipulated, found</th><th class="n">Hard negatives</th>\
            <th class="n">Ordinary names</th><th class="n">Alerts a row</th></tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
            """
    }

    var scores: String {
        func below(_ bins: [Int]) -> String {
            let total = bins.reduce(0, +)
            return total == 0
                ? "–"
                : "\(Figures.percent(Double(bins.first ?? 0) / Double(total))) (\(Figures.count(bins.first ?? 0)) of \(Figures.count(total)))"
        }
        return """
            <section><h2>How the scores lie</h2>
            <p class="soft">Above the line, the score of the expected designation for manipulated listed names; below it, the best score of any \
            designation for names of others; each as a share of its own rows. The last bar is the score 1.00. Under 0.50, and not drawn: \
            \(below(report.listedScores)) of the listed names, \(below(report.otherScores)) of the others.</p>
            <ul class="legend"><li class="s1">manipulated listed names</li><li class="s2">names of others</li></ul>
            <figure>\(Chart().histogram("Histograms of scores", listed: report.listedScores, others: report.otherScores, threshold: report.threshold))</figure></section>
            """
    }

    var weakest: String {
        let weakest = report.weakest.prefix(6)
        guard !weakest.isEmpty else { return "" }
        let parts = weakest.map { category in
            """
            <h3>\(HTMLText.escaped(category.title)): \(Figures.percent(category.share.rate)) found, \(Figures.count(category.share.total - category.share.count)) missed</h3>
            <p class="soft">\(HTMLText.escaped(category.method))</p>
            \(examples(category.examples, expected: "Expected"))
            """
        }
        return """
            <section><h2>Weakest categories, with what they missed</h2>
            <p class="soft">From far to near: what was asked, the name of the expected party that came nearest, and how its words met.</p>
            \(parts.joined(separator: "\n"))</section>
            """
    }

    var negatives: String {
        guard !report.negatives.isEmpty else { return "" }
        var rows: [String] = []
        if report.hardNegatives.total > 0 {
            rows.append(row("All hard negatives", report.hardNegatives, alerts: "", style: "all"))
        }
        rows += report.negatives.map { row($0.title, $0.share, alerts: perRow($0)) }
        let shown = report.negatives.flatMap { $0.examples.prefix(2) }
        return """
            <section><h2>Names of others</h2>
            <p class="soft">No hard negative is, holds or is part of a listed name. The bar is the share that raised an alert all the same.</p>
            \(table("Names of others", rows, style: "two"))
            \(shown.isEmpty ? "" : "<h3>Some that alerted</h3>" + examples(shown, expected: "Alerted"))</section>
            """
    }

    var scripts: String {
        guard !report.scripts.isEmpty else { return "" }
        let rows = report.scripts.map {
            row($0.code.isEmpty ? "not stated" : HTMLReport.scriptName($0.code), $0.share, alerts: "")
        }
        return """
            <section><h2>By script of the listed name</h2>
            \(table("Script", rows))</section>
            """
    }

    private static func scriptName(_ code: String) -> String {
        Script(code: code).map { "\($0.title) (\(code))" } ?? code
    }

    var comparison: String {
        guard let comparison = report.comparison else { return "" }
        func side(_ letter: String, _ side: PolicyComparison.Side) -> String {
            "<b>\(letter)</b>: \(HTMLText.escaped(side.name)), threshold \(Figures.score(side.threshold)), policy <code>\(side.hash)</code>"
        }
        func line(_ line: PolicyComparison.Line, isGood: Bool) -> String {
            let difference = line.difference
            let isLoss = difference.isSignificant && (difference.difference < 0) == isGood
            let points = Figures.points(difference.difference)
            return "<tr>" + cell(HTMLText.escaped(line.title)) + cell(Figures.percent(difference.first.rate), isNumber: true)
                + cell(Figures.percent(difference.second.rate), isNumber: true)
                + cell(
                    isLoss ? "<span class=\"flag\">\(points)</span>" : difference.isSignificant ? "<b>\(points)</b>" : points,
                    isNumber: true)
                + cell(
                    "\(Figures.points(difference.interval.lowerBound)) … \(Figures.points(difference.interval.upperBound))",
                    isNumber: true)
                + cell("\(difference.onlyFirst) / \(difference.onlySecond)", isNumber: true) + "</tr>"
        }
        func table(_ heading: String, _ lines: [PolicyComparison.Line], isGood: Bool) -> String {
            lines.isEmpty
                ? ""
                : "<div class=\"scroll\"><table><thead><tr><th>\(heading)</th><th class=\"n\">A</th><th class=\"n\">B</th><th class=\"n\">B less A, points</th><th class=\"n\">95 %</th><th class=\"n\">Only A / only B</th></tr></thead><tbody>\(lines.map { line($0, isGood: isGood) }.joined(separator: "\n"))</tbody></table></div>"
        }
        return """
            <section><h2>Two policies over the same deck</h2>
            <p>\(side("A", comparison.first))<br>\(side("B", comparison.second))</p>
            <p class="soft">As the filter decides: with birth dates and countries, names whole and by part. A difference in bold has an interval that leaves 0 out; in \
            red, B does worse. Alerts of all rows: \(Figures.count(comparison.firstAlerts)) under A, \(Figures.count(comparison.secondAlerts)) under B.</p>
            \(table("Found", comparison.detection, isGood: true))
            \(table("Alerting", comparison.alerting, isGood: false))</section>
            """
    }

    var nearMisses: String {
        guard let floor = report.nearMissFloor else { return "" }
        let body = report.nearMisses.isEmpty ? "<p>None.</p>" : examples(report.nearMisses, expected: "Expected")
        return """
            <section><h2>What fell just short</h2>
            <p class="soft">Listed names that scored from \(Figures.score(floor)) to under \(Figures.score(report.threshold)), a sample drawn by seed.</p>
            \(body)</section>
            """
    }

    var methods: String {
        let all = report.categories + report.negatives
        let rows = all.filter { !$0.method.isEmpty }.map { category in
            "<dt>\(HTMLText.escaped(category.title))</dt><dd>\(HTMLText.escaped(category.method))</dd>"
        }
        return rows.isEmpty
            ? "" : "<section><h2>What was done to the names</h2><dl>\(rows.joined(separator: "\n"))</dl></section>"
    }

    var subject: String {
        let subject = report.subject
        let lists = subject.lists.map { list in
            "<tr>" + cell("<b>\(HTMLText.escaped(list.id))</b><br>\(HTMLText.escaped(list.title))")
                + cell(HTMLText.escaped(list.version))
                + cell(HTMLText.escaped(list.date)) + cell("<code>\(HTMLText.escaped(list.sha256))</code>") + "</tr>"
        }
        return """
            <section><h2>What was measured</h2>
            <div class="scroll"><table><thead><tr><th>List</th><th>Version</th><th>Date</th><th>SHA-256 of the source</th></tr></thead><tbody>\(lists.joined(separator: "\n"))</tbody></table></div>
            <dl>
            <dt>Deck</dt><dd>\(HTMLText.escaped(subject.deck)), \(Figures.count(subject.rows)) rows</dd>
            <dt>Threshold</dt><dd>\(Figures.score(report.threshold))</dd>
            <dt>Policy</dt><dd><code>\(HTMLText.escaped(subject.policy))</code></dd>
            <dt>Scoring model</dt><dd><code>\(HTMLText.escaped(subject.model))</code></dd>
            <dt>Engine</dt><dd>screen \(HTMLText.escaped(subject.engine)), ICU \(HTMLText.escaped(subject.icu))</dd>
            </dl></section>
            """
    }

    var note: String {
        """
        <footer><b>Method.</b> Names are drawn by seed from the lists themselves, one of each designation before a second of any; a quarter of each \
        category is for names in other scripts than Latin while there are any. Weak aliases, prose and names with brackets are asked as listed and \
        not manipulated. Shares in the tables are \(report.isByDecision ? "as the policy decides, with birth dates and countries" : "by the name score alone"); intervals are score intervals (Wilson 1927), those of differences \
        paired (Agresti and Min 2005), all at 95 %. A manipulation leaves a name that a careful analyst would still hold to be the listed \
        party's; what it does is said above. The figures speak of these manipulations of these lists: they bound what is missed of them, and say \
        nothing of names that no list holds. The same lists, deck and policy give this page byte for byte.</footer>
        """
    }
}
