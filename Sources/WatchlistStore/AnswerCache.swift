import NameMatching

/// Answers to questions that were asked before, since the parties of a payment stream repeat. Bounded; begun anew when it is full.
///
/// A question is its bytes and a small number (type, threshold) and is compared in full, so an answer is never another question's.
struct AnswerCache<Answer: Sendable>: Sendable {
    private struct Entry {
        var start: Int32
        var count: Int32
        var detail: Int32
        var answer: Int32
    }

    private var entries: [UInt64: Entry] = [:]
    private var bytes: [UInt8] = []
    /// Most answers are the empty one, which is number 0 and is not kept again.
    private var answers: [Answer]

    private let entryLimit: Int
    /// Bytes of all questions: 64 of each.
    private var byteLimit: Int { entryLimit << 6 }
    /// Longer questions hardly repeat.
    private static var longestQuestion: Int { 512 }

    /// - Parameters:
    ///   - empty: the answer that most questions have.
    ///   - limit: answers after which all are forgotten.
    init(empty: Answer, limit: Int) {
        answers = [empty]
        entryLimit = limit
    }

    func find(_ question: Span<UInt8>, detail: Int) -> Answer? {
        guard question.count <= Self.longestQuestion,
            let entry = entries[stableHash(question, seed: UInt64(truncatingIfNeeded: detail))],
            Int(entry.detail) == detail, Int(entry.count) == question.count
        else { return nil }
        for i in question.indices where bytes[Int(entry.start) + i] != question[i] { return nil }
        return answers[Int(entry.answer)]
    }

    /// Keeps an answer; another question of the same hash that was kept before gives way.
    mutating func keep(_ answer: Answer, isEmpty: Bool, for question: Span<UInt8>, detail: Int) {
        guard question.count <= Self.longestQuestion, let detail32 = Int32(exactly: detail) else { return }
        if entries.count >= entryLimit || bytes.count >= byteLimit || answers.count >= entryLimit {
            entries.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
            answers.removeSubrange(1...)
        }
        let start = bytes.count
        for i in question.indices { bytes.append(question[i]) }
        if !isEmpty { answers.append(answer) }
        entries[stableHash(question, seed: UInt64(truncatingIfNeeded: detail))] = Entry(
            start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: question.count), detail: detail32,
            answer: isEmpty ? 0 : Int32(truncatingIfNeeded: answers.count - 1))
    }
}
