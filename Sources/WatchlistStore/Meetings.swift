import NameMatching

/// Which units of the query each listed unit meets, and the most that it can add to the bound of a name that holds it.
///
/// A small table by open addressing, so that it stays in the nearest cache however long the lists are.
struct Meetings {
    struct Meeting {
        var queryUnit: Int32
        /// The next meeting of the same listed unit, -1 after the last.
        var next: Int32
        var similarity: UInt16
        var kind: MatchKind
        /// The listed unit.
        var unit: UInt32
    }

    /// What is known of a listed unit that meets something, while its stamp is the present one.
    private struct Slot {
        var stamp: UInt32 = 0
        var unit: UInt32 = 0
        var first: Int32 = -1
        /// A bit for each word of the query that it meets; of those from the 63rd on the last two.
        var words: UInt64 = 0
        var term = Bound.zero
    }

    private var meetings: [Meeting] = []
    private var slots: [Slot] = Array(repeating: Slot(), count: Meetings.leastSlots)
    private var stamp: UInt32 = 0
    /// A bit for each listed unit that meets something, by its lowest bits: most others are refused by it.
    private var filter: [UInt64] = Array(repeating: 0, count: 64)
    private(set) var areSet = false

    private static let leastSlots = 256

    subscript(place: Int) -> Meeting { meetings[place] }

    var indices: Range<Int> { meetings.indices }

    /// The listed unit of a meeting.
    func unit(_ place: Int) -> Int { Int(meetings[place].unit) }

    mutating func forget() { areSet = false }

    mutating func start() {
        areSet = true
        meetings.removeAll(keepingCapacity: true)
        for i in filter.indices { filter[i] = 0 }
        stamp &+= 1
        guard stamp == 0 else { return }
        for i in slots.indices { slots[i].stamp = 0 }
        stamp = 1
    }

    /// Makes room, so that more than half of the slots stay free.
    private mutating func reserve(_ more: Int) {
        let needed = 2 * (meetings.count + more)
        guard slots.count <= needed else { return }
        let old = slots
        var count = old.count
        while count <= needed { count *= 2 }
        slots = Array(repeating: Slot(), count: count)
        for slot in old where slot.stamp == stamp { slots[place(ofUnit: slot.unit)] = slot }
    }

    @inline(__always)
    private static func home(ofUnit unit: UInt32) -> Int { Int(truncatingIfNeeded: unit &* 0x9E37_79B1 >> 8) }

    @inline(__always)
    private func place(ofUnit unit: UInt32) -> Int {
        let mask = slots.count - 1
        var place = Meetings.home(ofUnit: unit) & mask
        while slots[place].stamp == stamp, slots[place].unit != unit { place = (place + 1) & mask }
        return place
    }

    @inline(__always)
    private func mayMeet(_ unit: UInt32) -> Bool { filter[Int(unit >> 6 & 63)] & (1 << UInt64(unit & 63)) != 0 }

    /// The first meeting of a listed unit; -1 when it meets nobody.
    @inline(__always)
    func first(ofUnit unit: Int) -> Int {
        let unit = UInt32(truncatingIfNeeded: unit)
        guard mayMeet(unit) else { return -1 }
        let slot = slots[place(ofUnit: unit)]
        return slot.stamp == stamp ? Int(slot.first) : -1
    }

    /// What a listed unit can add, and the words of the query that it meets; `nil` when it meets nobody. `UInt32.max` is no unit.
    @inline(__always)
    func term(ofUnit unit: UInt32) -> (term: Bound, words: UInt64)? {
        guard mayMeet(unit), unit != .max else { return nil }
        let slot = slots[place(ofUnit: unit)]
        return slot.stamp == stamp && slot.words != 0 ? (slot.term, slot.words) : nil
    }

    /// Adds the meetings of a unit of the query, each before those that its listed unit has.
    ///
    /// - Parameter words: the words of the query that a meeting is counted for; none of a letter that a word is abbreviated to.
    /// - Parameter bound: what gives the terms; `nil` where they are not asked for.
    mutating func add(_ neighbours: Span<Neighbour>, queryUnit: Int, words: Range<Int>, _ side: QuerySide, _ bound: TermBound?) {
        reserve(neighbours.count)
        var bits: UInt64 = 0
        for word in words { bits |= word < 62 ? 1 << UInt64(word) : 3 << 62 }
        let (mask, stamp) = (slots.count - 1, stamp)
        let first = meetings.count
        for i in neighbours.indices.reversed() {
            let neighbour = neighbours[i]
            meetings.append(
                Meeting(
                    queryUnit: Int32(truncatingIfNeeded: queryUnit), next: -1, similarity: neighbour.similarity,
                    kind: neighbour.kind, unit: neighbour.unit))
        }
        // Taken out of `self`, so that one check of their owner serves all.
        var (slots, filter, added): ([Slot], [UInt64], [Meeting]) = ([], [], [])
        swap(&slots, &self.slots)
        swap(&filter, &self.filter)
        swap(&added, &meetings)
        defer {
            swap(&slots, &self.slots)
            swap(&filter, &self.filter)
            swap(&added, &meetings)
        }
        var slot = slots.mutableSpan
        var bit = filter.mutableSpan
        var meeting = added.mutableSpan
        var index = first
        for i in neighbours.indices.reversed() {
            let neighbour = neighbours[i]
            bit[Int(neighbour.unit >> 6 & 63)] |= 1 << UInt64(neighbour.unit & 63)
            var place = Meetings.home(ofUnit: neighbour.unit) & mask
            while slot[place].stamp == stamp, slot[place].unit != neighbour.unit { place = (place + 1) & mask }
            if slot[place].stamp != stamp { slot[place] = Slot(stamp: stamp, unit: neighbour.unit) }
            meeting[index].next = slot[place].first
            slot[place].first = Int32(truncatingIfNeeded: index)
            if let bound, neighbour.kind != .initial {
                slot[place].words |= bits
                slot[place].term.formMaximum(bound.terms(neighbour, side).inName)
            }
            index += 1
        }
    }
}
