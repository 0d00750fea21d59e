/// Charts as inline SVG: they take their colours from the page's style, so they follow light and dark.
struct Chart {
    let width = 720
    let height = 300
    private let left = 52
    private let right = 16
    private let top = 16
    private let bottom = 44

    private func number(_ value: Double) -> String { Figures.decimal(value, places: 1) }

    private func x(_ share: Double) -> Double { Double(left) + share * Double(width - left - right) }
    private func y(_ share: Double) -> Double { Double(height - bottom) - share * Double(height - top - bottom) }

    private func open(_ title: String) -> String {
        "<svg viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(HTMLText.escaped(title))\">"
    }

    /// Thresholds 0.50...1.00 along the foot.
    private func foot(_ label: String) -> String {
        var out = ""
        for tenth in 5...10 {
            let place = x(Double(tenth - 5) / 5)
            out +=
                "<line class=\"tick\" x1=\"\(number(place))\" x2=\"\(number(place))\" y1=\"\(height - bottom)\" y2=\"\(height - bottom + 4)\"/>"
            out +=
                "<text class=\"axis\" x=\"\(number(place))\" y=\"\(height - bottom + 18)\" text-anchor=\"middle\">\(Figures.decimal(Double(tenth) / 10, places: 2))</text>"
        }
        out += "<text class=\"axis\" x=\"\(number(x(0.5)))\" y=\"\(height - 8)\" text-anchor=\"middle\">\(label)</text>"
        return out
    }

    private func marker(_ threshold: Int) -> String {
        let share = (Double(threshold) - 5_000) / 5_000
        guard (0...1).contains(share) else { return "" }
        let place = number(x(share))
        return
            "<line class=\"threshold\" x1=\"\(place)\" x2=\"\(place)\" y1=\"\(top)\" y2=\"\(height - bottom)\"/><text class=\"axis strong\" x=\"\(number(x(share) - 6))\" y=\"\(top + 10)\" text-anchor=\"end\">threshold \(Figures.decimal(Double(threshold) / 10_000, places: 2))</text>"
    }

    /// A curve: its class in the style, its label, and points of threshold (ten-thousandths) and rate.
    struct Curve {
        var style: String
        var label: String
        var points: [(threshold: Int, rate: Double)]
    }

    /// Rates over thresholds.
    func curves(_ title: String, _ curves: [Curve], threshold: Int) -> String {
        var out = open(title)
        for quarter in 0...4 {
            let place = number(y(Double(quarter) / 4))
            out += "<line class=\"grid\" x1=\"\(left)\" x2=\"\(width - right)\" y1=\"\(place)\" y2=\"\(place)\"/>"
            out +=
                "<text class=\"axis\" x=\"\(left - 8)\" y=\"\(number(y(Double(quarter) / 4) + 4))\" text-anchor=\"end\">\(quarter * 25) %</text>"
        }
        out += foot("threshold") + marker(threshold)
        for curve in curves {
            let path = curve.points.enumerated().map { i, point in
                "\(i == 0 ? "M" : "L")\(number(x((Double(point.threshold) - 5_000) / 5_000))) \(number(y(point.rate)))"
            }.joined()
            out += "<path class=\"curve \(curve.style)\" d=\"\(path)\"><title>\(HTMLText.escaped(curve.label))</title></path>"
            for point in curve.points where point.threshold == threshold {
                let (cx, cy) = (number(x((Double(point.threshold) - 5_000) / 5_000)), number(y(point.rate)))
                out +=
                    "<circle class=\"dot \(curve.style)\" cx=\"\(cx)\" cy=\"\(cy)\" r=\"5\"><title>\(HTMLText.escaped(curve.label)): \(Figures.percent(point.rate))</title></circle>"
            }
        }
        return out + "</svg>"
    }

    /// How many rows score so: `listed` upwards, `others` downwards, each as a share of its own. Bins of `EvaluationReport.bin`;
    /// those below 0.50 are told beside the chart.
    func histogram(_ title: String, listed: [Int], others: [Int], threshold: Int) -> String {
        func shares(_ bins: [Int]) -> [Double] {
            let total = Double(max(1, bins.reduce(0, +)))
            return bins.dropFirst().map { Double($0) / total }
        }
        let (up, down) = (shares(listed), shares(others))
        // One scale for both; each side has the room that it needs.
        let (mostUp, mostDown) = (max(0.01, up.max() ?? 0), max(0.01, down.max() ?? 0))
        let most = mostUp + mostDown
        let tallest = Double(height - top - bottom) - 12
        let middle = Double(top) + 6 + tallest * mostUp / most
        // 25 bins of two hundredths, then one for 1.00 beside them.
        let step = (x(1) - x(0)) / 26
        func bar(_ i: Int, _ share: Double, isUp: Bool, _ count: Int) -> String {
            guard count > 0 else { return "" }
            let tall = max(1, share / most * tallest)
            let low = i < 25 ? Figures.decimal(0.5 + Double(i) / 50, places: 2) : "1.00"
            return
                "<rect class=\"\(isUp ? "s1" : "s2")\" x=\"\(number(x(0) + Double(i) * step + 1))\" width=\"\(number(step - 2))\" y=\"\(number(isUp ? middle - tall : middle + 1))\" height=\"\(number(tall))\" rx=\"1.5\"><title>\(low): \(Figures.count(count)) rows</title></rect>"
        }
        var out = open(title)
        out +=
            "<line class=\"grid base\" x1=\"\(left)\" x2=\"\(width - right)\" y1=\"\(number(middle))\" y2=\"\(number(middle))\"/>"
        for i in up.indices {
            out += bar(i, up[i], isUp: true, listed[i + 1]) + bar(i, down[i], isUp: false, others[i + 1])
        }
        for tenth in 0...5 {
            let place = x(0) + Double(tenth) * 5 * step
            out +=
                "<line class=\"tick\" x1=\"\(number(place))\" x2=\"\(number(place))\" y1=\"\(height - bottom)\" y2=\"\(height - bottom + 4)\"/>"
            out +=
                "<text class=\"axis\" x=\"\(number(place))\" y=\"\(height - bottom + 18)\" text-anchor=\"middle\">\(Figures.decimal(0.5 + Double(tenth) / 10, places: 2))</text>"
        }
        out += "<text class=\"axis\" x=\"\(number(x(0.5)))\" y=\"\(height - 8)\" text-anchor=\"middle\">score</text>"
        let line = (Double(threshold) - 5_000) / 200
        if (0...25).contains(line) {
            let place = number(x(0) + line * step)
            out += "<line class=\"threshold\" x1=\"\(place)\" x2=\"\(place)\" y1=\"\(top)\" y2=\"\(height - bottom)\"/>"
            out +=
                "<text class=\"axis strong\" x=\"\(number(x(0) + line * step - 6))\" y=\"\(top + 10)\" text-anchor=\"end\">threshold \(Figures.decimal(Double(threshold) / 10_000, places: 2))</text>"
        }
        return out + "</svg>"
    }
}
