import Bytes
import NameMatching

/// The words of queries that some search has learnt, with the listed units that each is alike to: one for all searches of a watchlist,
/// so that what one thread has learnt the others need not.
///
/// Asked only for words that a search doesn't know itself, so its locks are hardly ever waited for; they are several, by word. Bounded:
/// words stand in two halves, and when the younger one is full the older one is forgotten. What is asked for again moves to the
/// younger.
final class LearntWords: Sendable {
    private struct Half {
        private var words: [(identity: UInt64, word: LearntWord, start: Int32)] = []
        private var neighbours = PackedNeighbours()
        private var numbers = UnitIndex()

        func find(_ identity: UInt64) -> Int? { numbers.find(identity) { words[$0].identity == identity } }

        func recall(_ number: Int, _ watchlist: Watchlist, _ found: inout [Neighbour]) -> LearntWord {
            let (_, word, start) = words[number]
            let first = found.count
            let units = watchlist.units
            // So that the processor asks for all units before it waits for the first.
            neighbours.unpack(Int(start), count: Int(word.count), cutCount: Int(word.cutCount), into: &found) {
                units.prefetch($0)
            }
            for i in first..<found.count { found[i].complete(watchlist) }
            return word
        }

        /// - Parameter limit: neighbours for which room is made when the first word comes: growing leaves behind what it grew out of.
        mutating func append(_ word: LearntWord, _ found: ArraySlice<Neighbour>, _ identity: UInt64, limit: Int) {
            if words.isEmpty {
                neighbours.reserveCapacity(limit + limit / 16)
                words.reserveCapacity(limit / LearntWords.neighboursOfAWord + 1)
            }
            numbers.insert(identity, words.count)
            let start = neighbours.append(found, cutCount: Int(word.cutCount))
            words.append((identity, word, Int32(truncatingIfNeeded: start)))
        }

        func isFull(_ limit: Int) -> Bool { neighbours.count > limit || words.count > limit / LearntWords.neighboursOfAWord }

        mutating func removeAll() {
            words.removeAll(keepingCapacity: true)
            neighbours.removeAll()
            numbers.removeAll()
        }
    }

    private struct Halves {
        var younger = Half()
        var older = Half()

        mutating func removeAll() {
            younger.removeAll()
            older.removeAll()
        }

        mutating func makeRoom(_ limit: Int) {
            guard younger.isFull(limit) else { return }
            swap(&younger, &older)
            younger.removeAll()
        }
    }

    /// A lock and what it guards.
    private final class Shelf: Sendable {
        let halves = Lock(Halves())
    }

    private let shelves: [Shelf]
    /// Neighbours of a half of a shelf.
    private let limit: Int

    /// So many that threads seldom meet.
    private static let shelfCount = 16
    /// 6 MB of neighbours in each half of all.
    static let standardLimit = 3 << 19
    /// The least mean number of neighbours for which room is kept.
    private static let neighboursOfAWord = 16

    /// - Parameter limit: neighbours after which words that were not asked for lately are forgotten, some more or less.
    init(limit: Int = LearntWords.standardLimit) {
        shelves = (0..<LearntWords.shelfCount).map { _ in Shelf() }
        self.limit = limit / LearntWords.shelfCount
    }

    private func shelf(_ identity: UInt64) -> Shelf { shelves[Int(truncatingIfNeeded: identity >> 40) % LearntWords.shelfCount] }

    /// What is known of a word, its neighbours added to `neighbours`; `nil` for one that nobody has learnt. O(neighbours).
    func recall(_ identity: UInt64, _ watchlist: Watchlist, _ neighbours: inout [Neighbour]) -> LearntWord? {
        shelf(identity).halves.withLock { halves in
            if let number = halves.younger.find(identity) { return halves.younger.recall(number, watchlist, &neighbours) }
            guard let number = halves.older.find(identity) else { return nil }
            let start = neighbours.count
            let word = halves.older.recall(number, watchlist, &neighbours)
            halves.younger.append(word, neighbours[start...], identity, limit: limit)
            halves.makeRoom(limit)
            return word
        }
    }

    func removeAll() {
        for shelf in shelves { shelf.halves.withLock { $0.removeAll() } }
    }

    /// Keeps a word, unless another thread was faster. O(neighbours).
    func keep(_ word: LearntWord, _ found: ArraySlice<Neighbour>, _ identity: UInt64) {
        shelf(identity).halves.withLock { halves in
            guard halves.younger.find(identity) == nil else { return }
            halves.younger.append(word, found, identity, limit: limit)
            halves.makeRoom(limit)
        }
    }
}
