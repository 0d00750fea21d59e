import Evaluation

/// Figures as people read them.
enum FigureText {
    /// Three digits or more: `84`, `0.31`, `1.25`, `12.4`, `315,000`.
    static func number(_ value: Double) -> String {
        let size = abs(value)
        guard value.isFinite, size < 1e15 else { return "–" }
        if size >= 100 || value == value.rounded() && size >= 10 { return Figures.count(Int(value.rounded())) }
        return Figures.decimal(value, places: size >= 10 ? 1 : 2)
    }

    static func value(_ figure: Figure) -> String { number(figure.value) }

    /// `× 57`, `× 0.83`.
    static func ratio(_ figure: Figure) -> String { figure.ratio.map { "× " + number($0) } ?? "" }

    static func reference(_ figure: Figure) -> String {
        figure.reference.map { "\(number($0.value)) \($0.title)" } ?? ""
    }

    /// `≥ 100 ×`, `≤ 3 µs`.
    static func reach(_ figure: Figure) -> String {
        switch figure.reach {
        case .value(let line): "\(figure.unit.moreIsBetter ? "≥" : "≤") \(number(line))"
        case .ratio(let line): "≥ × \(number(line))"
        case nil: ""
        }
    }

    static func mark(_ figure: Figure) -> String { figure.isReached.map { $0 ? "reached" : "not yet" } ?? "" }
}
