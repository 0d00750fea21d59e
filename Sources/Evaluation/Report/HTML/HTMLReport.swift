/// A report as one self-contained page for an auditor: no script, nothing fetched, light and dark.
///
/// The same report gives the same bytes. What stands in `HTMLReport+Sections.swift` are its parts in order.
public struct HTMLReport: Sendable {
    let report: EvaluationReport

    public init(_ report: EvaluationReport) { self.report = report }

    /// The page.
    public var text: String {
        let parts = [
            head, tiles, categories, curves, scores, weakest, negatives, scripts, comparison, nearMisses, methods, subject, note,
        ]
        return HTMLPage.text(title: title, parts: parts)
    }

    var lists: String { report.subject.lists.map(\.id).joined(separator: ", ") }

    private var title: String { "Name screening: effectiveness on \(lists)" }

    // MARK: Pieces

    func cell(_ text: String, isNumber: Bool = false) -> String { isNumber ? "<td class=\"n\">\(text)</td>" : "<td>\(text)</td>" }

    /// A bar with its interval.
    func bar(_ share: Share) -> String {
        func percent(_ rate: Double) -> String { Figures.decimal(rate * 100, places: 2) + "%" }
        let (low, high) = (share.interval.lowerBound, share.interval.upperBound)
        return
            "<td class=\"bar\"><div class=\"track\"><div class=\"fill\" style=\"width:\(percent(share.rate))\"></div><div class=\"whisker\" style=\"left:\(percent(low));width:\(percent(high - low))\"></div></div></td>"
    }

    func row(_ title: String, _ share: Share, alerts: String, style: String = "") -> String {
        "<tr class=\"\(style)\">" + cell(HTMLText.escaped(title)) + bar(share) + cell(Figures.percent(share.rate), isNumber: true)
            + cell(Figures.interval(share.interval), isNumber: true)
            + cell("\(Figures.count(share.count)) of \(Figures.count(share.total))", isNumber: true)
            + cell(alerts, isNumber: true) + "</tr>"
    }

    func perRow(_ category: EvaluationReport.Category) -> String {
        Figures.decimal(Double(category.alerts) / Double(max(1, category.share.total)), places: 2)
    }

    /// Rows of a deck with what they met.
    func examples(_ examples: [ReportExample], expected: String) -> String {
        guard !examples.isEmpty else { return "" }
        let rows = examples.map { example in
            let done = example.parameters.split(separator: "|").first.map(String.init) ?? ""
            return
                "<tr><td class=\"name\">\(HTMLText.name(example.query))<small>\(HTMLText.escaped(done))</small></td><td class=\"name\">\(HTMLText.name(example.listed))<small>\(HTMLText.escaped(example.designation))</small></td>"
                + cell(Figures.score(example.score), isNumber: true)
                + "<td class=\"evidence\">\(example.evidence.map { HTMLText.name($0, direction: "ltr") }.joined(separator: ", "))</td></tr>"
        }
        return
            "<div class=\"scroll\"><table class=\"examples\"><thead><tr><th>Asked</th><th>\(expected)</th><th class=\"n\">Score</th><th>What met what</th></tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table></div>"
    }
}
