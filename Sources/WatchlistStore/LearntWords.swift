import NameMatching
import Synchronization

/// The words of queries that some search has learnt, with the listed units that each is alike to: one for all searches of a watchlist,
/// so that what one thread has learnt the others need not.
///
/// Asked only for words that a search doesn't know itself, so its locks are hardly ever waited for; they are several, by word. Bounded:
/// words stand in two halves, and when the younger one is full the older one is forgotten. What is asked for again moves to the
/// younger.
final class LearntWords: Sendable {
    private struct Half {
        private(set) var words: [(word: LearntWord, start: Int32)] = []
        private(set) var neighbours: [Neighbour] = []
        private var numbers = UnitIndex()

        func find(_ identity: UInt64) -> Int? { numbers.find(identity) }

        func neighbours(of number: Int) -> Range<Int> {
            let (word, start) = words[number]
            return Int(start)..<Int(start) + Int(word.count)
        }

        /// - Parameter limit: neighbours for which room is made when the first word comes: growing leaves behind what it grew out of.
        mutating func append(_ word: LearntWord, _ found: ArraySlice<Neighbour>, _ identity: UInt64, limit: Int) {
            if words.isEmpty {
                neighbours.reserveCapacity(limit + limit / 16)
                words.reserveCapacity(limit / LearntWords.neighboursOfAWord + 1)
            }
            numbers.insert(identity, words.count)
            words.append((word, Int32(truncatingIfNeeded: neighbours.count)))
            neighbours.append(contentsOf: found)
        }

        mutating func removeAll() {
            words.removeAll(keepingCapacity: true)
            neighbours.removeAll(keepingCapacity: true)
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
            guard younger.neighbours.count > limit || younger.words.count > limit / LearntWords.neighboursOfAWord else { return }
            swap(&younger, &older)
            younger.removeAll()
        }
    }

    /// A lock and what it guards.
    private final class Shelf: Sendable {
        let halves = Mutex(Halves())
    }

    private let shelves: [Shelf]
    /// Neighbours of a half of a shelf.
    private let limit: Int

    /// So many that threads seldom meet.
    private static let shelfCount = 16
    /// 6 MB of neighbours in each half of all.
    static let standardLimit = 1 << 19
    /// The least mean number of neighbours for which room is kept.
    private static let neighboursOfAWord = 16

    /// - Parameter limit: neighbours after which words that were not asked for lately are forgotten, some more or less.
    init(limit: Int = LearntWords.standardLimit) {
        shelves = (0..<LearntWords.shelfCount).map { _ in Shelf() }
        self.limit = limit / LearntWords.shelfCount
    }

    private func shelf(_ identity: UInt64) -> Shelf { shelves[Int(truncatingIfNeeded: identity >> 40) % LearntWords.shelfCount] }

    /// What is known of a word, its neighbours added to `neighbours`; `nil` for one that nobody has learnt. O(neighbours).
    func recall(_ identity: UInt64, _ neighbours: inout [Neighbour]) -> LearntWord? {
        shelf(identity).halves.withLock { halves in
            if let number = halves.younger.find(identity) {
                neighbours.append(contentsOf: halves.younger.neighbours[halves.younger.neighbours(of: number)])
                return halves.younger.words[number].word
            }
            guard let number = halves.older.find(identity) else { return nil }
            let word = halves.older.words[number].word
            let found = halves.older.neighbours[halves.older.neighbours(of: number)]
            neighbours.append(contentsOf: found)
            halves.younger.append(word, found, identity, limit: limit)
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
