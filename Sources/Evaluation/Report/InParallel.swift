import Bytes
import Dispatch

/// Questions asked on several threads.
public enum InParallel {
    /// The answers in the order of the questions, the same for any number of threads.
    ///
    /// - Parameters:
    ///   - count: how many questions there are.
    ///   - threads: each has a worker of its own and takes every so manieth question; at least one.
    ///   - progress: told how many are done, from any thread.
    ///   - make: a worker.
    ///   - answer: answers the question at an index.
    public static func answers<Worker, Answer: Sendable>(
        count: Int, threads: Int, progress: (@Sendable (Int) -> Void)? = nil, make: @Sendable () -> Worker,
        answer: @Sendable (inout Worker, Int) -> Answer
    ) -> [Answer] {
        let done = Lock((answers: [Answer?](repeating: nil, count: max(0, count)), count: 0))
        let threads = max(1, min(threads, count))
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            var worker = make()
            for i in stride(from: thread, to: count, by: threads) {
                let answer = answer(&worker, i)
                let count = done.withLock { state in
                    state.answers[i] = answer
                    state.count += 1
                    return state.count
                }
                progress?(count)
            }
        }
        return done.withLock { $0.answers.compactMap { $0 } }
    }
}
