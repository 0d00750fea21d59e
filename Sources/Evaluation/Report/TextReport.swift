import NameText

/// A report in plain text, at most 80 columns wide but for the names in examples.
public struct TextReport: Sendable {
    private let report: EvaluationReport
    /// With the figures at several thresholds.
    public var hasSweep = false

    public init(_ report: EvaluationReport) { self.report = report }

    /// Ends with a line feed.
    public var text: String {
        var lines = head + [""] + detection + [""] + negatives
        if report.scripts.count > 1 { lines += [""] + scripts }
        if hasSweep { lines += [""] + sweep }
        if let comparison = report.comparison { lines += [""] + text(of: comparison) }
        if report.nearMissFloor != nil { lines += [""] + nearMisses }
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let subject = report.subject
        return [
            "\(Figures.count(subject.rows)) rows (\(subject.deck)) against \(Figures.count(subject.designations)) designations, \(Figures.count(subject.names)) names"
        ] + subject.lines(threshold: report.threshold)
            + (report.isByDecision ? ["as the policy decides, with birth dates and countries"] : [])
    }

    private static let widths = (title: 30, share: 9, interval: 14, counts: 16, alerts: 8)

    private func heading(_ title: String, _ share: String, _ last: String) -> String {
        let widths = TextReport.widths
        return Figures.left(title, widths.title) + Figures.right(share, widths.share)
            + Figures.right("95 % interval", widths.interval)
            + Figures.right("rows", widths.counts) + Figures.right(last, widths.alerts)
    }

    private func line(_ title: String, _ share: Share, _ last: String) -> String {
        guard share.total > 0 else {
            return Figures.left(title, TextReport.widths.title) + Figures.right("–", TextReport.widths.share)
        }
        let widths = TextReport.widths
        let counts = "\(Figures.count(share.count))/\(Figures.count(share.total))"
        return Figures.left(title, widths.title) + Figures.right(Figures.percent(share.rate), widths.share)
            + Figures.right(Figures.interval(share.interval), widths.interval) + Figures.right(counts, widths.counts)
            + Figures.right(last, widths.alerts)
    }

    private func perRow(_ category: EvaluationReport.Category) -> String {
        category.share.total == 0 ? "" : Figures.decimal(Double(category.alerts) / Double(category.share.total), places: 2)
    }

    private var detection: [String] {
        let plain = report.categories.filter { $0.name != DeckCategory.oneword.rawValue }
        let apart = report.categories.filter { $0.name == DeckCategory.oneword.rawValue }
        var lines = [heading("Listed names", "found", "alerts")]
        lines.append(line("All manipulations", report.manipulations, ""))
        lines += plain.map { line("  " + $0.title, $0.share, perRow($0)) }
        lines += apart.map { line($0.title + " (apart)", $0.share, perRow($0)) }
        return lines
    }

    private var negatives: [String] {
        var lines = [heading("Names of others", "alert", "alerts")]
        if report.hardNegatives.total > 0 { lines.append(line("All hard negatives", report.hardNegatives, "")) }
        lines += report.negatives.map { line(($0.name.hasPrefix("negative-") ? "  " : "") + $0.title, $0.share, perRow($0)) }
        return lines.count == 1 ? ["No names of others in this deck."] : lines
    }

    private var scripts: [String] {
        [heading("Manipulations by script", "found", "")]
            + report.scripts.map {
                line("  " + ($0.code.isEmpty ? "not stated" : Script(code: $0.code)?.title ?? $0.code), $0.share, "")
            }
    }

    private var sweep: [String] {
        var lines = ["Threshold      found   hard negatives   ordinary   alerts a row"]
        for point in report.sweep where point.threshold % 500 == 0 || point.threshold == report.threshold {
            func cell(_ share: Share) -> String { share.total == 0 ? "–" : Figures.percent(share.rate) }
            let alerts = Figures.decimal(Double(point.alerts) / Double(max(1, report.subject.rows)), places: 2)
            lines.append(
                (point.threshold == report.threshold ? "→ " : "  ") + Figures.score(point.threshold)
                    + Figures.right(cell(point.manipulations), 12) + Figures.right(cell(point.hardNegatives), 17)
                    + Figures.right(cell(point.ordinary), 11) + Figures.right(alerts, 15))
        }
        return lines
    }

    private func text(of comparison: PolicyComparison) -> [String] {
        let (a, b) = (comparison.first, comparison.second)
        func line(_ line: PolicyComparison.Line) -> String {
            let difference = line.difference
            return Figures.left("  " + line.title, 26) + Figures.right(Figures.percent(difference.first.rate), 9)
                + Figures.right(Figures.percent(difference.second.rate), 9)
                + Figures.right(Figures.points(difference.difference) + (difference.isSignificant ? "*" : " "), 9)
                + Figures.right(
                    "\(Figures.points(difference.interval.lowerBound))…\(Figures.points(difference.interval.upperBound))", 14)
                + Figures.right("\(difference.onlyFirst)/\(difference.onlySecond)", 11)
        }
        return [
            "A: \(a.name), threshold \(Figures.score(a.threshold)), policy \(a.hash)",
            "B: \(b.name), threshold \(Figures.score(b.threshold)), policy \(b.hash)",
            Figures.left("Found", 26) + Figures.right("A", 9) + Figures.right("B", 9) + Figures.right("B less A", 9)
                + Figures.right("95 %", 14) + Figures.right("only A/B", 11),
        ] + comparison.detection.map(line) + ["Alerting"] + comparison.alerting.map(line) + [
            "  Alerts of all rows: \(Figures.count(comparison.firstAlerts)) under A, \(Figures.count(comparison.secondAlerts)) under B; * the interval leaves 0 out"
        ]
    }

    private var nearMisses: [String] {
        guard let floor = report.nearMissFloor else { return [] }
        var lines = ["Fell just short, from \(Figures.score(floor)) to \(Figures.score(report.threshold)):"]
        if report.nearMisses.isEmpty { lines.append("  none") }
        for example in report.nearMisses {
            lines.append("  \(Figures.score(example.score))  \(example.query)")
            lines.append(
                "          \(example.designation) \(example.listed) [\(DeckCategory(rawValue: example.category)?.title ?? example.category)]"
            )
            lines.append("          \(example.evidence.joined(separator: ", "))")
        }
        return lines
    }
}

extension EvaluationReport.Subject {
    /// The lists with their versions, then by what was decided.
    func lines(threshold: Int) -> [String] {
        lists.map { list in
            "  \(Figures.left(list.id, 8)) version \(list.version)"
                + (list.date.isEmpty || list.version.hasPrefix(list.date) ? "" : " of \(list.date)")
        } + ["threshold \(Figures.score(threshold)), policy \(policy), model \(model)"]
    }
}
