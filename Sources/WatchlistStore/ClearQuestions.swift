import Bytes
import NameMatching

/// The names and texts for which nothing was found, for all searches of a watchlist: so that a party that was clear is not looked up again,
/// whichever thread saw it. Without locks, and bounded: who comes for the first time takes the place of somebody who came once.
///
/// A question is known by 64 bits under a key that each process draws (SipHash), at a place that its bytes say. A question that was never
/// asked is taken for one that was with a chance of 8 in 2⁶⁴: once in a hundred thousand million nights of twenty million names; and
/// nobody can write one that is.
final class ClearQuestions: Sendable {
    private let marks: SharedNumbers
    private let lines: Int

    /// 8 MB.
    static let standardLimit = 1 << 20
    /// Marks of a line; the first half of them are of questions that came again.
    private static let lineLength = SharedNumbers.line / 8

    /// - Parameter limit: marks, a power of two of at least 8.
    init(limit: Int = ClearQuestions.standardLimit) {
        marks = SharedNumbers(count: limit)
        lines = limit / ClearQuestions.lineLength
    }

    /// Whether nothing was found for a question. O(bytes).
    func contains(_ question: Question) -> Bool {
        let (first, mark) = (start(question), question.mark)
        let half = first + ClearQuestions.lineLength / 2
        for i in first..<first + ClearQuestions.lineLength where marks[i] == mark {
            if i >= half {
                // It came again: another one that did may give way, and is one of those that came once from now on.
                let better = place(in: first..<half, for: mark)
                marks[i] = marks[better]
                marks[better] = mark
            }
            return true
        }
        return false
    }

    func insert(_ question: Question) {
        let first = start(question) + ClearQuestions.lineLength / 2
        marks[place(in: first..<first + ClearQuestions.lineLength / 2, for: question.mark)] = question.mark
    }

    /// A free place, or else any.
    private func place(in places: Range<Int>, for mark: UInt64) -> Int {
        places.first { marks[$0] == 0 } ?? places.lowerBound + Int(truncatingIfNeeded: mark >> 60) % places.count
    }

    private func start(_ question: Question) -> Int {
        (Int(truncatingIfNeeded: question.hash) & (lines - 1)) * ClearQuestions.lineLength
    }

    /// O(limit).
    func removeAll() { for i in 0..<marks.count where marks[i] != 0 { marks[i] = 0 } }
}

/// What was asked of a search, as it is found again: some bytes, and a number for what else the answer depends on.
struct Question {
    /// The same on every machine: where it stands in tables.
    let hash: UInt64
    /// Under this process's key, never 0.
    let mark: UInt64
    let detail: Int

    init(_ bytes: Span<UInt8>, detail: Int) {
        hash = stableHash(bytes, seed: UInt64(truncatingIfNeeded: detail))
        var hasher = Hasher()
        hasher.combine(detail)
        // SAFETY: the hasher reads the bytes during the call and keeps no pointer.
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        mark = max(1, UInt64(bitPattern: Int64(hasher.finalize())))
        self.detail = detail
    }
}
