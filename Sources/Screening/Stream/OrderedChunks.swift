import Dispatch

/// What a worker made of a chunk, numbered as the chunk was.
protocol ChunkProduct: Sendable {
    /// Number in the order of the input.
    var index: Int { get }
}

/// Sends the chunks of an input through workers on several cores, and hands on what they make of them in the order of the chunks.
///
/// Memory does not grow with the input: at most `jobs` chunks are being worked on, and some four times as many results wait for one
/// before them.
struct OrderedChunks: Sendable {
    /// Chunks that are worked on at a time, at least 1.
    var jobs: Int
    /// Asked between chunks: true ends the run.
    var isInterrupted: @Sendable () -> Bool

    /// What the run waits for.
    private enum Event<Product: Sendable>: Sendable {
        /// Of the worker thread of that number, which is free again.
        case done(Product, thread: Int)
        case interrupted
        case cancelled
    }

    /// How often a signal is looked for while chunks are worked on, milliseconds.
    private static let watchInterval = 50

    /// - Parameters:
    ///   - next: the chunk of a number, counted from 0; `nil` at the end of the input.
    ///   - process: what a worker does; called on many threads. It may go on after a signal, until its chunk is done.
    ///   - take: is given the results one after the other, in the order of the chunks.
    /// - Throws: what `next` and `take` throw; `Interrupted` soon after a signal, and `CancellationError` soon after the task was
    ///   cancelled, whatever is being worked on, which is left.
    func run<Product: ChunkProduct>(
        next: (_ index: Int) throws -> Chunk?, process: @escaping @Sendable (Chunk) -> Product, take: (Product) throws -> Void
    ) async throws {
        let (events, report) = AsyncStream.makeStream(of: Event<Product>.self)
        try await withTaskCancellationHandler {
            try await run(events, report, next: next, process: process, take: take)
        } onCancel: {
            report.yield(.cancelled)
        }
    }

    private func run<Product: ChunkProduct>(
        _ events: AsyncStream<Event<Product>>, _ report: AsyncStream<Event<Product>>.Continuation,
        next: (_ index: Int) throws -> Chunk?, process: @escaping @Sendable (Chunk) -> Product, take: (Product) throws -> Void
    ) async throws {
        // Serial queues have threads of their own: a worker that is busy with one long record keeps neither this task nor the
        // watch from running, as it would on the threads that all tasks share.
        let threads = (0..<max(1, jobs)).map { DispatchQueue(label: "screen.worker.\($0)") }
        let watch = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "screen.watch"))
        let isInterrupted = self.isInterrupted
        watch.setEventHandler { if isInterrupted() { report.yield(.interrupted) } }
        watch.schedule(
            deadline: .now() + .milliseconds(OrderedChunks.watchInterval), repeating: .milliseconds(OrderedChunks.watchInterval))
        watch.resume()
        defer {
            watch.cancel()
            report.finish()
        }
        var free = Array(threads.indices)
        var waiting: [Int: Product] = [:]
        var (taken, index) = (0, 0)
        var iterator = events.makeAsyncIterator()
        func accept(_ event: Event<Product>?) throws {
            guard case .done(let product, let thread) = event else {
                // A task that is cancelled ends the stream of events, too.
                if Task.isCancelled { throw CancellationError() }
                throw Interrupted()
            }
            free.append(thread)
            waiting[product.index] = product
            while let ready = waiting.removeValue(forKey: taken) {
                try take(ready)
                taken += 1
            }
        }
        while var chunk = try next(index) {
            chunk.index = index
            if Task.isCancelled { throw CancellationError() }
            if isInterrupted() { throw Interrupted() }
            // One slow chunk must not let the results behind it pile up.
            while free.isEmpty || (free.count < threads.count && index - taken > jobs * 4) {
                try accept(await iterator.next())
            }
            let (ready, thread) = (chunk, free.removeLast())
            threads[thread].async { report.yield(.done(process(ready), thread: thread)) }
            index += 1
        }
        while free.count < threads.count { try accept(await iterator.next()) }
        if isInterrupted() { throw Interrupted() }
    }
}

/// A signal ended the run.
public struct Interrupted: Error, Sendable, CustomStringConvertible {
    public var description: String { "interrupted by a signal" }
}
