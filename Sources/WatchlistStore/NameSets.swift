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
        bits[Int(start &+ (name.bits & mask))] & mark == mark
    }
}

/// The bits of `NameSet`s: bounded; begun anew when they are full.
struct NameSets {
    private(set) var bits: [UInt64] = []
    private var epoch: UInt32 = 1

    /// Words of 64 bits: 8 MB.
    private static let limit = 1 << 20
    /// With sixteen bits a name one of a hundred that is not there is taken for one that is.
    private static let namesOfAWord = 4
    private static let leastWords = 8
    private static let mostWords = 1 << 14

    func holds(_ set: NameSet) -> Bool { set.epoch == epoch }

    /// To be called between names: the sets of one name stay valid until then.
    mutating func boundSize() {
        if bits.count > NameSets.limit { removeAll() }
    }

    mutating func removeAll() {
        bits.removeAll(keepingCapacity: true)
        epoch += 1
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
            words[Int(set.start &+ (names[i].bits & set.mask))] |= names[i].mark
        }
    }
}
