import Screening
import Synchronization

/// One line on standard error, drawn anew a few times a second.
final class ProgressMeter: Sendable {
    private struct State {
        var start = ContinuousClock.now
        var last = ContinuousClock.now
    }

    private let state = Mutex(State())

    func show(bytes: Int, records: Int) {
        state.withLock { state in
            let now = ContinuousClock.now
            guard now - state.last > .milliseconds(250) else { return }
            state.last = now
            let elapsed = now - state.start
            let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
            let rate = seconds > 0 ? Int(Double(records) / seconds) : 0
            let text =
                "\(Format.count(records)) records, \(Format.count(bytes / 1_000_000)) MB, \(Format.count(rate)) records a second"
            Terminal.error(Terminal.errorIsTerminal ? "\r\u{1B}[K\(text)\u{1B}[1A" : text)
        }
    }

    /// Tells how many of `count` are done on a terminal; nothing elsewhere.
    static func rows(of count: Int) -> (@Sendable (Int) -> Void)? {
        guard Terminal.errorIsTerminal else { return nil }
        return { done in
            if done % 50 == 0 { Terminal.error("\r\u{1B}[K\(Format.count(done)) of \(Format.count(count))\u{1B}[1A") }
        }
    }

    static func clear() {
        if Terminal.errorIsTerminal { Terminal.error("\r\u{1B}[K\u{1B}[1A") }
    }
}

enum Format {
    /// Thousands parted by commas: `1,234,567`.
    static func count(_ number: Int) -> String {
        var digits = Array(String(abs(number)))
        var i = digits.count - 3
        while i > 0 {
            digits.insert(",", at: i)
            i -= 3
        }
        return (number < 0 ? "-" : "") + String(digits)
    }

    /// A share of one in per cent, with two decimals.
    static func percent(_ share: Double) -> String {
        let hundredths = Int((share * 10_000).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
    }

    /// Four decimals.
    static func decimal(_ value: Double) -> String {
        Score(tenThousandths: Int((value * 10_000).rounded())).description
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
