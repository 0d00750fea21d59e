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

    /// - Parameters:
    ///   - next: the chunk of a number, counted from 0; `nil` at the end of the input.
    ///   - process: what a worker does; called on many threads.
    ///   - take: is given the results one after the other, in the order of the chunks.
    /// - Throws: what `next` and `take` throw, `Interrupted`; what is being worked on then is left.
    func run<Product: ChunkProduct>(
        next: (_ index: Int) throws -> Chunk?, process: @escaping @Sendable (Chunk) -> Product, take: (Product) throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Product.self) { group in
            defer { group.cancelAll() }
            var waiting: [Int: Product] = [:]
            var (taken, running, index) = (0, 0, 0)
            func accept(_ product: Product) throws {
                waiting[product.index] = product
                while let ready = waiting.removeValue(forKey: taken) {
                    try take(ready)
                    taken += 1
                }
            }
            while var chunk = try next(index) {
                chunk.index = index
                if isInterrupted() { throw Interrupted() }
                // One slow chunk must not let the results behind it pile up.
                while running > 0, running >= max(1, jobs) || index - taken > jobs * 4, let product = try await group.next() {
                    running -= 1
                    try accept(product)
                }
                let ready = chunk
                group.addTask { process(ready) }
                running += 1
                index += 1
            }
            for try await product in group { try accept(product) }
            if isInterrupted() { throw Interrupted() }
        }
    }
}

/// A signal ended the run.
public struct Interrupted: Error, Sendable, CustomStringConvertible {
    public var description: String { "interrupted by a signal" }
}
