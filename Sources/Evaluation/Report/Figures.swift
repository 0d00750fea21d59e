import Screening

/// Numbers as reports write them.
package enum Figures {
    /// A share of one in per cent, with one decimal, or two under one per cent and over 99: `91.3 %`, `0.17 %`, `99.96 %`.
    static func percent(_ rate: Double) -> String { number(rate) + " %" }

    /// The same without the sign.
    static func number(_ rate: Double) -> String {
        let isFine = (rate > 0 && rate < 0.01) || (rate > 0.99 && rate < 1)
        return isFine ? decimal(min(max(rate * 100, 0.01), 99.99), places: 2) : decimal(rate * 100, places: 1)
    }

    /// `90.3–92.1`.
    static func interval(_ interval: ClosedRange<Double>) -> String {
        "\(decimal(interval.lowerBound * 100, places: 1))–\(decimal(interval.upperBound * 100, places: 1))"
    }

    /// With its sign, in points of a hundred: `+1.3`, `−0.4`, `0.0`.
    static func points(_ difference: Double) -> String {
        let text = decimal(abs(difference) * 100, places: 1)
        return text == "0.0" ? text : (difference < 0 ? "−" : "+") + text
    }

    /// Thousands parted by commas.
    package static func count(_ number: Int) -> String {
        var digits = Array(String(number.magnitude))
        var i = digits.count - 3
        while i > 0 {
            digits.insert(",", at: i)
            i -= 3
        }
        return (number < 0 ? "−" : "") + String(digits)
    }

    static func score(_ tenThousandths: Int) -> String { Score(tenThousandths: max(0, tenThousandths)).description }

    /// With so many decimals, 1 or 2, halves away from zero.
    package static func decimal(_ value: Double, places: Int) -> String {
        let scale = places == 1 ? 10 : 100
        guard value.isFinite, abs(value) < 1e12 else { return "–" }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let rest = String(scaled % scale)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return "\(sign)\(scaled / scale)." + String(repeating: "0", count: places - rest.count) + rest
    }

    package static func left(_ text: String, _ width: Int) -> String {
        text.count > width ? text.prefix(width - 1) + "…" : text + String(repeating: " ", count: width - text.count)
    }

    package static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
