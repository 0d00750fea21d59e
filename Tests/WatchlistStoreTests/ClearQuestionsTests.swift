import Bytes
import Dispatch
import SanctionsModel
import Synchronization
import Testing

@testable import WatchlistStore

/// What nothing was found for is known to all searches of a watchlist, and nothing else is.
@Suite struct ClearQuestionsTests {
    private func question(_ text: String, detail: Int = 64_000) -> Question {
        let bytes = Array(text.utf8)
        return Question(bytes.span, detail: detail)
    }

    @Test func whatWasKeptIsKnown() {
        let clear = ClearQuestions(limit: 1 << 10)
        for i in 0..<200 { clear.insert(question("name \(i)")) }
        let known = (0..<200).count { clear.contains(question("name \($0)")) }
        #expect(known > 180)
        #expect(!(0..<20_000).contains { clear.contains(question("other \($0)")) })
        // Another type or threshold is another question.
        #expect(!(0..<200).contains { clear.contains(question("name \($0)", detail: 64_001)) })
        clear.removeAll()
        #expect(!(0..<200).contains { clear.contains(question("name \($0)")) })
    }

    /// However many names come once, those that came again stay.
    @Test func whoComesOnceDisplacesNobodyWhoCameAgain() {
        let clear = ClearQuestions(limit: 1 << 10)
        for i in 0..<100 { clear.insert(question("regular \(i)")) }
        let regular = (0..<100).filter { clear.contains(question("regular \($0)")) }
        for i in 0..<50_000 { clear.insert(question("once \(i)")) }
        let left = regular.count { clear.contains(question("regular \($0)")) }
        #expect(left > 90)
        #expect((49_900..<50_000).count { clear.contains(question("once \($0)")) } > 50)
        #expect((0..<49_000).count { clear.contains(question("once \($0)")) } < 1 << 10)
    }

    /// Threads that write at the same places never make a question known that nobody kept.
    @Test func manyThreadsKeepNothingElse() {
        let clear = ClearQuestions(limit: 1 << 6)
        let wrong = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for i in 0..<5_000 {
                clear.insert(question("kept \(i % 97)"))
                _ = clear.contains(question("kept \((i + thread) % 97)"))
                if clear.contains(question("never \(i)")) { wrong.withLock { $0 += 1 } }
            }
        }
        #expect(wrong.withLock { $0 } == 0)
    }

    @Test func numbersOfAllThreadsBeginAtNothing() {
        let numbers = SharedNumbers(count: 1_000)
        #expect(numbers.count == 1_000)
        #expect((0..<1_000).allSatisfy { numbers[$0] == 0 })
        for i in 0..<1_000 { numbers[i] = UInt64(i) << 40 | 1 }
        #expect((0..<1_000).allSatisfy { numbers[$0] == UInt64($0) << 40 | 1 })
    }

    // MARK: Searches

    /// Answers are the same whichever search was asked before, as what, and how strictly.
    @Test func answersDoNotDependOnWhoAskedBefore() throws {
        let watchlist = try Sample.watchlist()
        let names = [
            "John Smith", "Usama bin Ladin", "Osama Laden", "Ahmad", "...", "", "Falcon", "Maru 7 Ocean",
            "Payment to Zentrix Aerospace GmbH",
        ]
        func answers(_ search: NameSearch) -> [[String]] {
            var answers: [[String]] = []
            for name in names {
                for threshold in [9_500, 6_000, 8_000] {
                    for type in PartyType.allCases {
                        let hits = search.search(name, type: type, threshold: threshold)
                        answers.append(hits.map { "\($0.designation) \($0.score)" } + [search.wasUnreadable ? "unreadable" : ""])
                    }
                    answers.append(search.search(text: name, threshold: threshold).map { "\($0.hit.designation) \($0.range)" })
                }
            }
            return answers
        }
        let alone = answers(NameSearch(alone: watchlist))
        #expect(Set(alone.map(\.count)).count > 1)
        let first = NameSearch(watchlist)
        #expect(answers(first) == alone)
        #expect(answers(first) == alone)
        #expect(answers(NameSearch(watchlist)) == alone)
    }

    /// A name that was clear is not looked up again by another search of the watchlist; one of another list is.
    @Test func whatOneSearchClearedOthersKnow() throws {
        let watchlist = try Sample.watchlist()
        let (name, bytes) = ("Annelies de Wit", Array("Annelies de Wit".utf8))
        let asked = Question(bytes.span, detail: 8_000 * 8 + Int(PartyType.person.rawValue))
        #expect(!watchlist.clearQuestions.contains(asked))
        #expect(NameSearch(watchlist).search(name, type: .person).isEmpty)
        #expect(watchlist.clearQuestions.contains(asked))
        watchlist.forgetSearches()
        #expect(!watchlist.clearQuestions.contains(asked))
        #expect(!NameSearch(watchlist).search("Usama bin Ladin", type: .person).isEmpty)
        let found = Array("Usama bin Ladin".utf8)
        #expect(!watchlist.clearQuestions.contains(Question(found.span, detail: asked.detail)))
    }
}
