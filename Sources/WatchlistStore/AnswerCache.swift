import NameMatching

/// Answers to questions that were asked before, since the parties of a payment stream repeat. Bounded; begun anew when it is full. That
/// there is none is not kept here but in `ClearQuestions`.
///
/// A question is its bytes and a small number (type, threshold) and is compared in full, so an answer is never another question's.
struct AnswerCache<Answer: Sendable>: Sendable {
    private struct Entry {
        var start: Int32
        var count: Int32
        var detail: Int
        var answer: Answer
    }

    private var entries: [UInt64: Entry] = [:]
    private var bytes: [UInt8] = []

    private let entryLimit: Int
    /// Bytes of all questions: 64 of each.
    private var byteLimit: Int { entryLimit << 6 }
    /// Longer questions hardly repeat.
    private static var longestQuestion: Int { 512 }

    /// - Parameter limit: answers after which all are forgotten.
    init(limit: Int) { entryLimit = limit }

    /// - Parameter text: of the question.
    func find(_ question: Question, _ text: Span<UInt8>) -> Answer? {
        guard let entry = entries[question.hash], entry.detail == question.detail, Int(entry.count) == text.count else {
            return nil
        }
        for i in text.indices where bytes[Int(entry.start) + i] != text[i] { return nil }
        return entry.answer
    }

    /// Keeps an answer; another question of the same hash that was kept before gives way.
    mutating func keep(_ answer: Answer, for question: Question, _ text: Span<UInt8>) {
        guard text.count <= Self.longestQuestion else { return }
        if entries.count >= entryLimit || bytes.count >= byteLimit {
            entries.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
        }
        let start = bytes.count
        for i in text.indices { bytes.append(text[i]) }
        entries[question.hash] = Entry(
            start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: text.count), detail: question.detail,
            answer: answer)
    }
}
