public import Screening

extension PlantedReport {
    /// In plain text, at most 80 columns wide but for fields and names in examples; ends with a line feed.
    public var text: String {
        var lines =
            ["\(Figures.count(subject.rows)) names of \(Figures.count(subject.designations)) designations"]
            + subject.lines(threshold: threshold)
        lines.append("threshold in texts: \(Figures.score(textThreshold))")
        for (title, share) in zip(PlantedReport.kindTitles, alone) {
            lines.append("found alone, asked as \(title): \(Figures.count(share.count)) (\(Figures.percent(share.rate)))")
        }
        lines += ["", PlantedReport.row("Message and field", "planted", "alone", "found", "lost")]
        for message in grouped(self.lines, by: \.message) {
            lines.append(PlantedReport.row(message.key, PlantedReport.sum(message.lines)))
            for field in grouped(message.lines, by: \.field) {
                lines.append(PlantedReport.row("  " + field.key, PlantedReport.sum(field.lines)))
            }
        }
        lines += ["", PlantedReport.row("Way of writing", "planted", "alone", "found", "lost")]
        for variant in PlantedVariant.allCases {
            let members = self.lines.filter { $0.variant == variant }
            guard !members.isEmpty else { continue }
            lines.append(PlantedReport.row(variant == .whole ? "in one piece" : variant.title, PlantedReport.sum(members)))
        }
        lines += ["", PlantedReport.row("All", counts)]
        for line in self.lines where line.counts.lost > 0 {
            let way = line.variant == .whole ? "" : ", \(line.variant.title)"
            lines += ["", "\(line.message) \(line.field)\(way): \(Figures.count(line.counts.lost)) lost"]
            for example in line.lost {
                lines.append("  \(PlantedReport.oneLine(example.written))")
                lines.append("    name \(example.name)" + (example.reject.map { "; rejected: \($0)" } ?? ""))
                for read in example.read.filter({ PlantedReport.sharesWord($0, example.name) }).prefix(4) {
                    lines.append("    read \(PlantedReport.oneLine(read))")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func sum(_ lines: [Line]) -> Counts { lines.reduce(into: Counts()) { $0.add($1.counts) } }

    private func grouped(_ lines: [Line], by key: KeyPath<Line, String>) -> [(key: String, lines: [Line])] {
        var groups: [(key: String, lines: [Line])] = []
        for line in lines {
            if let last = groups.indices.last, groups[last].key == line[keyPath: key] {
                groups[last].lines.append(line)
            } else {
                groups.append((line[keyPath: key], [line]))
            }
        }
        return groups
    }

    private static func row(_ title: String, _ counts: Counts) -> String {
        row(
            title, Figures.count(counts.planted), Figures.count(counts.alone), Figures.count(counts.found),
            Figures.count(counts.lost))
    }

    private static func row(_ title: String, _ planted: String, _ alone: String, _ found: String, _ lost: String) -> String {
        Figures.left(title, 43) + Figures.right(planted, 10) + Figures.right(alone, 9) + Figures.right(found, 9)
            + Figures.right(lost, 9)
    }

    /// What of the message's readings has to do with the name.
    private static func sharesWord(_ read: String, _ name: String) -> Bool {
        name.lowercased().split(separator: " ").contains { $0.count > 2 && read.lowercased().contains($0.prefix(4)) }
    }

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

    /// As one JSON object.
    public func write(to out: inout JSONOutput) {
        func write(_ counts: Counts, _ out: inout JSONOutput) {
            out.field("planted", counts.planted)
            out.field("alone", counts.alone)
            out.field("found", counts.found)
            out.field("lost", counts.lost)
        }
        out.object { out in
            out.key("subject")
            subject.write(to: &out)
            out.score("threshold", threshold)
            out.score("textThreshold", textThreshold)
            out.key("alone")
            out.object { out in
                for (kind, share) in zip(["any", "person", "organisation", "text"], alone) {
                    out.key(text: kind)
                    out.number(share.count)
                }
            }
            write(counts, &out)
            out.key("fields")
            out.array(lines) { out, line in
                out.object { out in
                    out.field("message", line.message)
                    out.field("format", line.format)
                    out.field("field", line.field)
                    out.field("searched", line.isText ? "text" : "party")
                    out.field("written", line.variant.rawValue)
                    write(line.counts, &out)
                    out.key("examples")
                    out.array(line.lost) { out, example in
                        out.object { out in
                            out.field("written", example.written)
                            out.field("name", example.name)
                            out.field("reject", example.reject ?? "")
                            out.key("read")
                            out.array(example.read) { $0.string($1) }
                        }
                    }
                }
            }
        }
    }
}
