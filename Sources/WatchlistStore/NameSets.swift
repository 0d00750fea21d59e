/// The names that hold a neighbour of some unit, as a filter: a bit at the lowest bits of a name's number.
struct NameSet {
    /// Where its bits begin in `NameSets`, words of 64.
    var start: UInt32 = 0
    /// One less than its bits, a power of two.
    var mask: UInt32 = 0
    /// The epoch of `NameSets` in which it was made; 0 for none.
    var epoch: UInt32 = 0
    /// It was asked for before it was made.
    var wasAsked = false
}

/// The bits of `NameSet`s: bounded; begun anew when they are full.
struct NameSets {
    private(set) var bits: [UInt64] = []
    private var epoch: UInt32 = 1

    /// Words of 64 bits: 8 MB.
    private static let limit = 1 << 20
    /// With sixteen bits a name one of twenty that is not there is taken for one that is.
    private static let bitsOfAName = 16
    private static let leastBits = 512
    private static let mostBits = 1 << 20

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
        var size = NameSets.leastBits
        while size < NameSets.mostBits, size < NameSets.bitsOfAName * names { size *= 2 }
        let set = NameSet(
            start: UInt32(truncatingIfNeeded: bits.count), mask: UInt32(truncatingIfNeeded: size - 1), epoch: epoch)
        bits.append(contentsOf: repeatElement(0, count: size / 64))
        return set
    }

    mutating func insert(_ names: Span<PostedName>, into set: NameSet) {
        var words = bits.mutableSpan
        for i in names.indices {
            let place = names[i].bits & set.mask
            words[Int(set.start &+ (place >> 6))] |= 1 << UInt64(place & 63)
        }
    }
}
