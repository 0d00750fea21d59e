import Evaluation

extension BenchmarkReport {
    /// The table for a terminal. `isPlain` says below each figure what it means, for those who don't know the terms.
    package func text(isPlain: Bool = false) -> String {
        var out = title + "\n"
        let label = (subject.map(\.name.count).max() ?? 0) + 2
        for line in subject { out += Figures.left(line.name, label) + line.value + "\n" }
        let widths = columns
        for section in sections where !section.figures.isEmpty || !section.note.isEmpty {
            out += "\n\(section.title)\n"
            if !section.note.isEmpty { out += "  \(section.note)\n" }
            for figure in section.figures {
                var line = "  " + Figures.left(figure.title, widths.title)
                line += Figures.right(FigureText.value(figure), 12) + " " + Figures.left(figure.unit.rawValue, widths.unit)
                if widths.reference > 2 { line += Figures.left(FigureText.reference(figure), widths.reference) }
                if hasRatios { line += Figures.right(FigureText.ratio(figure), 10) }
                if hasReaches {
                    line += Figures.right(FigureText.reach(figure), 12) + "  " + FigureText.mark(figure)
                }
                while line.last == " " { line.removeLast() }
                out += line + "\n"
                if isPlain, !figure.meaning.isEmpty { out += "      \(figure.meaning)\n" }
            }
        }
        return out
    }

    private var hasRatios: Bool { figures.contains { $0.ratio != nil } }
    private var hasReaches: Bool { figures.contains { $0.reach != nil } }

    private var columns: (title: Int, unit: Int, reference: Int) {
        (
            (figures.map(\.title.count).max() ?? 0) + 1, (figures.map(\.unit.rawValue.count).max() ?? 0) + 2,
            (figures.map { FigureText.reference($0).count }.max() ?? 0) + 2
        )
    }
}
