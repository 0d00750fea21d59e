import Evaluation

/// Curves over two logarithmic axes as inline SVG, in the colours of the page's style.
struct GrowthChart {
    private let width = 720.0
    private let height = 320.0
    private let left = 64.0
    private let right = 20.0
    private let top = 16.0
    private let bottom = 48.0
    private let plot: BenchmarkReport.Plot
    /// Whole powers of ten around all points.
    private let xDecades: ClosedRange<Int>
    private let yDecades: ClosedRange<Int>

    /// `nil` where no point can be drawn.
    init?(_ plot: BenchmarkReport.Plot) {
        let points = plot.curves.flatMap(\.points).filter(GrowthChart.isDrawn)
        guard let x = GrowthChart.decades(points.map(\.x)), let y = GrowthChart.decades(points.map(\.y)) else { return nil }
        self.plot = plot
        xDecades = x
        yDecades = y
    }

    private static func isDrawn(_ point: (x: Double, y: Double)) -> Bool {
        point.x > 1e-9 && point.y > 1e-9 && point.x < 1e15 && point.y < 1e15
    }

    private static func decades(_ values: [Double]) -> ClosedRange<Int>? {
        guard let least = values.min(), let most = values.max() else { return nil }
        let low = Int(logarithm(least).rounded(.down))
        return low...max(low + 1, Int(logarithm(most).rounded(.up)))
    }

    /// Base 10, to a thousandth: by the binary exponent and a few squarings, so that no mathematics library is needed.
    static func logarithm(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        var fraction = value.significand
        var binary = Double(value.exponent)
        var place = 0.5
        for _ in 0..<24 {
            fraction *= fraction
            if fraction >= 2 {
                binary += place
                fraction /= 2
            }
            place /= 2
        }
        return binary * 0.301_029_995_664
    }

    private func share(_ value: Double, _ decades: ClosedRange<Int>) -> Double {
        (GrowthChart.logarithm(value) - Double(decades.lowerBound)) / Double(decades.count - 1)
    }

    private func x(_ value: Double) -> Double { left + share(value, xDecades) * (width - left - right) }
    private func y(_ value: Double) -> Double { height - bottom - share(value, yDecades) * (height - top - bottom) }
    private func number(_ value: Double) -> String { Figures.decimal(value, places: 1) }

    private static func power(_ exponent: Int) -> Double {
        var value = 1.0
        for _ in 0..<abs(exponent) { value *= 10 }
        return exponent < 0 ? 1 / value : value
    }

    private static func label(_ exponent: Int) -> String {
        switch exponent {
        case 9...: "\(Figures.count(Int(power(min(exponent, 15) - 9)))) G"
        case 6...: "\(Figures.count(Int(power(exponent - 6)))) M"
        case 3...: "\(Figures.count(Int(power(exponent - 3)))) k"
        case 0...: Figures.count(Int(power(exponent)))
        case -2 ... -1: Figures.decimal(power(exponent), places: -exponent)
        default: "10<tspan dy=\"-4\" font-size=\"9\">\(exponent)</tspan>"
        }
    }

    var svg: String {
        var out = "<svg viewBox=\"0 0 \(Int(width)) \(Int(height))\" role=\"img\" aria-label=\"\(HTMLText.escaped(plot.title))\">"
        for exponent in yDecades {
            let place = number(y(GrowthChart.power(exponent)))
            out += "<line class=\"grid\" x1=\"\(number(left))\" x2=\"\(number(width - right))\" y1=\"\(place)\" y2=\"\(place)\"/>"
            out += "<text class=\"axis\" x=\"\(number(left - 8))\" y=\"\(place)\" dy=\"4\" text-anchor=\"end\">"
            out += GrowthChart.label(exponent) + "</text>"
        }
        for exponent in xDecades {
            let place = number(x(GrowthChart.power(exponent)))
            let foot = height - bottom
            out += "<line class=\"tick\" x1=\"\(place)\" x2=\"\(place)\" y1=\"\(number(foot))\" y2=\"\(number(foot + 4))\"/>"
            out += "<text class=\"axis\" x=\"\(place)\" y=\"\(number(foot + 18))\" text-anchor=\"middle\">"
            out += GrowthChart.label(exponent) + "</text>"
        }
        out +=
            "<text class=\"axis\" x=\"\(number((left + width - right) / 2))\" y=\"\(number(height - 8))\" text-anchor=\"middle\">"
        out += HTMLText.escaped(plot.xTitle) + "</text>"
        for (place, curve) in plot.curves.enumerated() { out += drawn(curve, style: GrowthChart.style(place)) }
        return out + "</svg>"
    }

    private func drawn(_ curve: BenchmarkReport.Plot.Curve, style: String) -> String {
        let points = curve.points.filter(GrowthChart.isDrawn)
        guard !points.isEmpty else { return "" }
        let path = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(number(x($1.x))) \(number(y($1.y)))" }.joined()
        var out = "<path class=\"curve \(style)\" d=\"\(path)\"><title>\(HTMLText.escaped(curve.title))</title></path>"
        for point in points {
            let told = "\(FigureText.number(point.x)): \(FigureText.number(point.y))"
            out += "<circle class=\"dot \(style)\" cx=\"\(number(x(point.x)))\" cy=\"\(number(y(point.y)))\" r=\"4\">"
            out += "<title>\(HTMLText.escaped(curve.title)), \(told)</title></circle>"
        }
        return out
    }

    /// The style has three colours.
    static func style(_ place: Int) -> String { "s\(place % 3 + 1)" }
}
