import Evaluation

extension BenchmarkReport {
    /// One self-contained page: the tables with their references and reaches, then the plots.
    package var html: String {
        let head = """
            <header><h1>\(HTMLText.escaped(title))</h1></header>
            <dl>\(subject.map { "<dt>\(HTMLText.escaped($0.name))</dt><dd>\(HTMLText.escaped($0.value))</dd>" }.joined())</dl>
            """
        return HTMLPage.text(title: title, parts: [head] + plots.map(figure) + sections.map(table))
    }

    private func table(_ section: Section) -> String {
        var out = "<section><h2>\(HTMLText.escaped(section.title))</h2>"
        if !section.note.isEmpty { out += "<p class=\"soft\">\(HTMLText.escaped(section.note))</p>" }
        guard !section.figures.isEmpty else { return out + "</section>" }
        out +=
            "<div class=\"scroll\"><table><thead><tr><th>What</th><th class=\"n\">Measured</th><th>Unit</th><th>Ratio on the bar</th>"
        out += "<th class=\"n\">Ratio</th><th>Reference</th><th class=\"n\">Reach</th><th></th></tr></thead><tbody>"
        let most = section.figures.compactMap(\.ratio).max() ?? 1
        for figure in section.figures { out += row(figure, most: most) }
        return out + "</tbody></table></div></section>"
    }

    private func row(_ figure: Figure, most: Double) -> String {
        func cell(_ text: String, _ style: String = "") -> String { "<td class=\"\(style)\">\(HTMLText.escaped(text))</td>" }
        var out = "<tr><td>\(HTMLText.escaped(figure.title))"
        if !figure.meaning.isEmpty { out += "<br><small class=\"soft\">\(HTMLText.escaped(figure.meaning))</small>" }
        out += "</td>" + cell(FigureText.value(figure), "n") + cell(figure.unit.rawValue)
        let width = Figures.decimal(min(100, max(0, (figure.ratio ?? 0) / max(most, 1e-9) * 100)), places: 1)
        out += "<td class=\"bar\">"
        if figure.ratio != nil { out += "<div class=\"track\"><div class=\"fill\" style=\"width:\(width)%\"></div></div>" }
        out += "</td>" + cell(FigureText.ratio(figure), "n") + cell(FigureText.reference(figure))
        out += cell(FigureText.reach(figure), "n")
        out += figure.isReached == false ? "<td class=\"flag\">not yet</td>" : cell(FigureText.mark(figure))
        return out + "</tr>"
    }

    private func figure(_ plot: Plot) -> String {
        guard let chart = GrowthChart(plot) else { return "" }
        let legend = plot.curves.enumerated().map {
            "<li class=\"\(GrowthChart.style($0))\">\(HTMLText.escaped($1.title))</li>"
        }
        return """
            <section><h2>\(HTMLText.escaped(plot.title))</h2><figure>\(chart.svg)
            <ul class="legend">\(legend.joined())</ul>
            <figcaption>\(HTMLText.escaped(plot.yTitle)) over \(HTMLText.escaped(plot.xTitle)); both axes are logarithmic.</figcaption></figure></section>
            """
    }
}
