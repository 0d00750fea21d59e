import Evaluation
import Screening

/// Charts of a run as inline SVG, in the colours of the page's style.
enum RunChart {
    /// A share of one as a bar; the number beside it says the same to those who don't see it.
    static func bar(_ share: Double) -> String {
        let width = Figures.decimal(max(0.5, min(100, share * 100)), places: 1)
        return "<div class=\"track\" aria-hidden=\"true\"><div class=\"fill\" style=\"width:\(width)%\"></div></div>"
    }

    /// Records a second over the time of the run; nothing where there are fewer than two samples.
    static func throughput(_ timeline: RunTimeline) -> String {
        var points: [(seconds: Double, rate: Double)] = []
        var before: (seconds: Double, records: Int) = (0, 0)
        for sample in timeline.samples where sample.seconds > before.seconds {
            points.append((sample.seconds, Double(sample.records - before.records) / (sample.seconds - before.seconds)))
            before = (sample.seconds, sample.records)
        }
        guard points.count > 1, let last = points.last, let top = points.map(\.rate).max(), top > 0 else { return "" }
        let (width, height, left, right, high, low) = (720.0, 240.0, 84.0, 16.0, 16.0, 44.0)
        func x(_ seconds: Double) -> String { Figures.decimal(left + seconds / last.seconds * (width - left - right), places: 1) }
        func y(_ rate: Double) -> String { Figures.decimal(height - low - rate / top * (height - high - low), places: 1) }
        let label =
            "Records a second over \(Figures.decimal(last.seconds, places: 1)) seconds, at most \(Figures.count(Int(top)))"
        var out = "<figure><svg viewBox=\"0 0 720 240\" role=\"img\" aria-label=\"\(label)\">"
        for quarter in 0...4 {
            let rate = top * Double(quarter) / 4
            out += "<line class=\"grid\" x1=\"\(x(0))\" x2=\"\(x(last.seconds))\" y1=\"\(y(rate))\" y2=\"\(y(rate))\"/>"
            out +=
                "<text class=\"axis\" x=\"\(Figures.decimal(left - 8, places: 1))\" y=\"\(y(rate))\" dy=\"4\" text-anchor=\"end\">\(Figures.count(Int(rate)))</text>"
            let seconds = last.seconds * Double(quarter) / 4
            out +=
                "<text class=\"axis\" x=\"\(x(seconds))\" y=\"\(Figures.decimal(height - low + 18, places: 1))\" text-anchor=\"middle\">\(Figures.decimal(seconds, places: 1))</text>"
        }
        out +=
            "<text class=\"axis\" x=\"\(x(last.seconds / 2))\" y=\"\(Figures.decimal(height - 8, places: 1))\" text-anchor=\"middle\">seconds</text>"
        let path = points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\(x($0.element.seconds)) \(y($0.element.rate))" }
            .joined()
        return out + "<path class=\"curve s1\" d=\"\(path)\"><title>records a second</title></path></svg>"
            + "<figcaption>\(label).</figcaption></figure>"
    }
}
