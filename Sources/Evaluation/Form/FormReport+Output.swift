public import Screening

extension FormReport {
    /// In plain text, at most 80 columns wide but for the names in examples; ends with a line feed.
    public var text: String {
        var lines =
            [
                "\(Figures.count(names)) listed names of \(Figures.count(subject.designations)) designations, \(Figures.count(subject.rows)) forms"
            ] + subject.lines(threshold: threshold)
        if unreadable > 0 { lines.append("left out, nothing in them can be read: \(Figures.count(unreadable)) names") }
        lines += ["", FormReport.row("Change of form", "names", "missed", "found", "short", "worst")]
        lines += self.lines.filter { $0.found.total > 0 }.map { FormReport.row($0.change.title, $0) }
        let all = Share(found.count, of: found.total)
        lines.append(
            FormReport.row(
                "All", Figures.count(all.total), Figures.count(all.total - all.count), Figures.percent(all.rate), "", ""))
        for cause in causes {
            lines += ["", "\(cause.change.title): \(cause.loss.title), \(Figures.count(cause.missed))"]
            for example in cause.examples {
                lines += [
                    "  \(Figures.score(example.score))  \(FormReport.oneLine(example.query))",
                    "          \(example.designation) \(example.listed)", "          \(example.evidence.joined(separator: ", "))",
                ]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ title: String, _ line: Line) -> String {
        let isComplete = line.missed == 0
        return row(
            title, Figures.count(line.found.total), Figures.count(line.missed), Figures.percent(line.found.rate),
            isComplete ? "" : Figures.score(line.medianShortfall), isComplete ? "" : Figures.score(line.worstShortfall))
    }

    private static func row(
        _ title: String, _ names: String, _ missed: String, _ found: String, _ short: String, _ worst: String
    ) -> String {
        let row =
            Figures.left(title, 28) + Figures.right(names, 11) + Figures.right(missed, 9) + Figures.right(found, 10)
            + Figures.right(short, 9) + Figures.right(worst, 9)
        return row.hasSuffix(" ") ? String(row.reversed().drop { $0 == " " }.reversed()) : row
    }

    /// Line breaks and tabs as signs that show.
    private static func oneLine(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": break
            case "\n": out += "⏎"
            case "\t": out += "⇥"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// As one JSON object: rates and scores 0...1 with four decimals.
    public func write(to out: inout JSONOutput) {
        out.object { out in
            out.key("subject")
            subject.write(to: &out)
            out.score("threshold", threshold)
            out.field("names", names)
            out.field("unreadable", unreadable)
            out.share("found", found)
            out.key("changes")
            out.array(lines) { out, line in
                out.object { out in
                    out.field("change", line.change.rawValue)
                    out.field("title", line.change.title)
                    out.field("method", line.change.method)
                    out.share("found", line.found)
                    out.field("missed", line.missed)
                    out.score("medianShortfall", line.medianShortfall)
                    out.score("worstShortfall", line.worstShortfall)
                }
            }
            out.key("causes")
            out.array(causes) { out, cause in
                out.object { out in
                    out.field("change", cause.change.rawValue)
                    out.field("cause", cause.loss.rawValue)
                    out.field("title", cause.loss.title)
                    out.field("missed", cause.missed)
                    out.key("examples")
                    out.array(cause.examples) { $1.write(to: &$0) }
                }
            }
        }
    }
}
