import Bytes
import Screening

/// One line on standard error, drawn anew a few times a second.
final class ProgressMeter: Sendable {
    private struct State {
        var start = ContinuousClock.now
        var last = ContinuousClock.now
        /// What was done when the run began: a run that goes on has some.
        var first: RunProgress?
    }

    private let state = Lock(State())
    private let total: Int?

    /// - Parameter total: bytes of all inputs; `nil` when that isn't known.
    init(total: Int?) { self.total = total }

    /// Bytes of files; `nil` when one of them is a pipe.
    static func bytes(of paths: [String]) -> Int? {
        var sum = 0
        for path in paths {
            guard path != "-", let length = (try? InputStream(path: path))?.fileLength() else { return nil }
            sum += length
        }
        return sum
    }

    func show(_ progress: RunProgress) {
        state.withLock { state in
            let now = ContinuousClock.now
            let first = state.first ?? progress
            state.first = first
            guard now - state.last > .milliseconds(250) else { return }
            state.last = now
            let elapsed = now - state.start
            let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
            let text = ProgressMeter.text(progress, since: first, seconds: seconds, total: total)
            if Terminal.errorIsTerminal { Terminal.progress(text) } else { Terminal.error(text) }
        }
    }

    /// `38 %  1,234,567 records  210 MB  51,000 records a second  1,203 alerts  0:12 left`: on eighty columns.
    static func text(_ progress: RunProgress, since first: RunProgress, seconds: Double, total: Int?) -> String {
        let rate = seconds > 0 ? Int(Double(progress.records - first.records) / seconds) : 0
        var parts = [
            "\(Format.count(progress.records)) records", "\(Format.count(progress.bytes / 1_000_000)) MB",
            "\(Format.count(rate))/s", "\(Format.count(progress.alerts)) alerts",
        ]
        if let total, total > 0 {
            parts.insert("\(min(100, progress.bytes / max(1, total / 100))) %", at: 0)
            let done = progress.bytes - first.bytes
            if done > 0, seconds > 0 {
                let left = Double(max(0, total - progress.bytes)) / (Double(done) / seconds)
                if left < 360_000 { parts.append("\(clock(Int(left.rounded(.up)))) left") }
            }
        }
        return parts.joined(separator: ", ")
    }

    /// `0:07`, `12:30`, `1:02:03`.
    private static func clock(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
        return (hours > 0 ? "\(hours):\(two(minutes))" : "\(minutes)") + ":" + two(seconds % 60)
    }

    /// Tells how many of `count` are done on a terminal; nothing elsewhere.
    static func rows(of count: Int) -> (@Sendable (Int) -> Void)? {
        guard Terminal.errorIsTerminal else { return nil }
        return { done in
            if done % 50 == 0 { Terminal.progress("\(Format.count(done)) of \(Format.count(count))") }
        }
    }

    static func clear() {
        if Terminal.errorIsTerminal { Terminal.progress("") }
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
