/// The names that hold a neighbour of some unit, as a filter: three bits for each name in one word (Bloom 1970, in blocks as of Putze,
/// Sanders and Singler 2007).
struct NameSet {
    /// Where its bits begin in `NameSets`, words of 64.
    var start: UInt32 = 0
    /// One less than its words, a power of two.
    var mask: UInt32 = 0
    /// The epoch of `NameSets` in which it was made; 0 for none.
    var epoch: UInt32 = 0
    /// It was asked for before it was made.
    var wasAsked = false

    /// Whether a name may be one of them.
    ///
    /// - Parameter mark: of the name.
    @inline(__always)
    func mayHold(_ name: PostedName, _ mark: UInt64, _ bits: Span<UInt64>) -> Bool {
        bits[Int(start &+ (name.bits &>> 2 & mask))] & mark == mark
    }
}

/// The bits of `NameSet`s: bounded. They stand in two halves: when the younger one is full the older one is forgotten, and what is asked
/// for again moves to the younger.
struct NameSets {
    /// Of the younger half.
    private(set) var bits: [UInt64] = []
    private var older: [UInt64] = []
    /// Of the younger half; the older one's is one less.
    private var epoch: UInt32 = 2

    /// Words of 64 bits in a half: 4 MB.
    private static let limit = 1 << 19
    /// With sixteen bits a name one of a hundred that is not there is taken for one that is.
    private static let namesOfAWord = 4
    private static let leastWords = 8
    private static let mostWords = 1 << 14

    /// To be called between names: the sets of one name stay valid until then.
    mutating func boundSize() {
        guard bits.count > NameSets.limit else { return }
        swap(&bits, &older)
        bits.removeAll(keepingCapacity: true)
        epoch += 1
    }

    mutating func removeAll() {
        bits.removeAll(keepingCapacity: true)
        older.removeAll(keepingCapacity: true)
        epoch += 2
    }

    /// A set as it stands in the younger half; `nil` when it was forgotten. O(1), O(words) when it moves there.
    mutating func recall(_ set: NameSet) -> NameSet? {
        if set.epoch == epoch { return set }
        guard set.epoch == epoch - 1 else { return nil }
        var moved = set
        moved.start = UInt32(truncatingIfNeeded: bits.count)
        moved.epoch = epoch
        bits.append(contentsOf: older[Int(set.start)...Int(set.start) + Int(set.mask)])
        return moved
    }

    /// A set without names, with room for so many.
    mutating func make(for names: Int) -> NameSet {
        var size = NameSets.leastWords
        while size < NameSets.mostWords, size * NameSets.namesOfAWord < names { size *= 2 }
        let set = NameSet(
            start: UInt32(truncatingIfNeeded: bits.count), mask: UInt32(truncatingIfNeeded: size - 1), epoch: epoch)
        bits.append(contentsOf: repeatElement(0, count: size))
        return set
    }

    mutating func insert(_ names: Span<PostedName>, into set: NameSet) {
        var words = bits.mutableSpan
        for i in names.indices {
            words[Int(set.start &+ (names[i].bits &>> 2 & set.mask))] |= names[i].mark
        }
    }
}
