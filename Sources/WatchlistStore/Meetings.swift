import Bytes
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

    /// What is known of a listed unit that meets something.
    private struct Met {
        var unit: UInt32 = 0
        var first: Int32 = -1
        /// A bit for each word of the query that it meets; of those from the 63rd on the last two.
        var words: UInt64 = 0
        var term = Bound.zero
        /// The fewest words of one meeting.
        var leastWords: UInt8 = .max
    }

    private var meetings: [Meeting] = []
    /// Side by side in the order in which they were met, so that they stay in the nearest cache; and room for more.
    private var met: [Met] = []
    private var metCount = 0
    /// Where a unit stands in `met`, in the lower half; the upper half is the stamp for which that holds.
    private var slots: [UInt64] = Array(repeating: 0, count: Meetings.leastSlots)
    private var stamp: UInt64 = 0
    /// A bit for each listed unit that meets something, by its lowest bits: most others are refused by it.
    private var filter: [UInt64] = Array(repeating: 0, count: 64)
    /// The same of the listed units that are asked for: others are not kept, though they meet something.
    private var wanted: [UInt64] = Array(repeating: .max, count: 64)
    private(set) var areSet = false

    private static let leastSlots = 512

    subscript(place: Int) -> Meeting { meetings[place] }

    var indices: Range<Int> { meetings.indices }

    /// The listed unit of a meeting.
    func unit(_ place: Int) -> Int { Int(meetings[place].unit) }

    mutating func forget() { areSet = false }

    /// - Parameter wantsAll: all listed units are asked for; else those of `want` alone.
    mutating func start(wantsAll: Bool) {
        areSet = true
        meetings.removeAll(keepingCapacity: true)
        metCount = 0
        for i in filter.indices {
            filter[i] = 0
            wanted[i] = wantsAll ? .max : 0
        }
        stamp &+= 1 << 32
        guard stamp == 0 else { return }
        for i in slots.indices { slots[i] = 0 }
        stamp = 1 << 32
    }

    /// Asks for the units of a name, which stand there in `held`.
    @inline(__always)
    mutating func want(_ units: Range<Int>, _ held: Column<UInt32>) {
        for place in units { wanted[Meetings.word(ofUnit: held[place])] |= Meetings.bit(ofUnit: held[place]) }
    }

    @inline(__always)
    private static func word(ofUnit unit: UInt32) -> Int { Int(unit >> 6 & 63) }

    @inline(__always)
    private static func bit(ofUnit unit: UInt32) -> UInt64 { 1 &<< UInt64(unit & 63) }

    /// Makes room, so that more than half of the slots stay free.
    private mutating func reserve(_ more: Int) {
        if met.count < metCount + more {
            met.append(contentsOf: repeatElement(Met(), count: 2 * (metCount + more) - met.count))
        }
        let needed = 2 * (metCount + more)
        guard slots.count <= needed else { return }
        var count = slots.count
        while count <= needed { count *= 2 }
        slots = Array(repeating: 0, count: count)
        for i in 0..<metCount { slots[place(ofUnit: met[i].unit)] = stamp | UInt64(i) }
    }

    @inline(__always)
    private static func home(ofUnit unit: UInt32) -> Int { Int(truncatingIfNeeded: unit &* 0x9E37_79B1 >> 8) }

    /// The slot of a unit, or the free one that it would have.
    @inline(__always)
    private func place(ofUnit unit: UInt32) -> Int {
        let mask = slots.count - 1
        var place = Meetings.home(ofUnit: unit) & mask
        while let index = index(slots[place]), met[index].unit != unit { place = (place + 1) & mask }
        return place
    }

    /// Where in `met` a slot says; `nil` of a free one.
    @inline(__always)
    private func index(_ slot: UInt64) -> Int? {
        slot >> 32 == stamp >> 32 ? Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) : nil
    }

    @inline(__always)
    private func mayMeet(_ unit: UInt32) -> Bool { filter[Meetings.word(ofUnit: unit)] & Meetings.bit(ofUnit: unit) != 0 }

    /// The first meeting of a listed unit; -1 when it meets nobody.
    @inline(__always)
    func first(ofUnit unit: Int) -> Int {
        let unit = UInt32(truncatingIfNeeded: unit)
        guard mayMeet(unit) else { return -1 }
        guard let index = index(slots[place(ofUnit: unit)]) else { return -1 }
        return Int(met[index].first)
    }

    /// What a listed unit can add; `nil` when it meets nobody. `UInt32.max` is no unit.
    @inline(__always)
    func term(ofUnit unit: UInt32) -> Bound? {
        guard mayMeet(unit), unit != .max else { return nil }
        guard let index = index(slots[place(ofUnit: unit)]), met[index].words != 0 else { return nil }
        return met[index].term
    }

    /// The words of the query that a listed unit meets, and the most that each of them has of what it can add; `nil` when it meets nobody.
    @inline(__always)
    func share(ofUnit unit: UInt32) -> (words: UInt64, share: Bound)? {
        guard mayMeet(unit), unit != .max else { return nil }
        guard let index = index(slots[place(ofUnit: unit)]), met[index].words != 0 else { return nil }
        let met = met[index]
        // Several words that are met together have a share each. Telling tokens are not shared: rounding must take none away.
        return (met.words, Bound(sum: met.term.sum / Float(met.leastWords), telling: met.term.telling))
    }

    /// Adds the meetings of a unit of the query with the listed units that are asked for, each before those that its listed unit has.
    ///
    /// - Parameter words: the words of the query that a meeting is counted for; none of a letter that a word is abbreviated to.
    /// - Parameter bound: what gives the terms; `nil` where they are not asked for.
    mutating func add(_ neighbours: Span<Neighbour>, queryUnit: Int, words: Range<Int>, _ side: QuerySide, _ bound: TermBound?) {
        reserve(neighbours.count)
        var bits: UInt64 = 0
        for word in words { bits |= word < 62 ? 1 << UInt64(word) : 3 << 62 }
        let wordCount = UInt8(clamping: words.count)
        let (mask, stamp, asked) = (slots.count - 1, stamp, wanted)
        // Taken out of `self`, so that one check of their owner serves all.
        var (slots, filter, met): ([UInt64], [UInt64], [Met]) = ([], [], [])
        swap(&slots, &self.slots)
        swap(&filter, &self.filter)
        swap(&met, &self.met)
        defer {
            swap(&slots, &self.slots)
            swap(&filter, &self.filter)
            swap(&met, &self.met)
        }
        let wanted = asked.span
        var slot = slots.mutableSpan
        var bit = filter.mutableSpan
        var known = met.mutableSpan
        var (count, meeting) = (metCount, meetings.count)
        meetings.append(addingCapacity: neighbours.count) { output in
            for i in neighbours.indices.reversed() {
                let neighbour = neighbours[i]
                let (word, own) = (Meetings.word(ofUnit: neighbour.unit), Meetings.bit(ofUnit: neighbour.unit))
                guard wanted[word] & own != 0 else { continue }
                bit[word] |= own
                var place = Meetings.home(ofUnit: neighbour.unit) & mask
                var index = count
                while slot[place] >> 32 == stamp >> 32 {
                    let taken = Int(truncatingIfNeeded: slot[place] & 0xFFFF_FFFF)
                    if known[taken].unit == neighbour.unit {
                        index = taken
                        break
                    }
                    place = (place + 1) & mask
                }
                if index == count {
                    slot[place] = stamp | UInt64(truncatingIfNeeded: index)
                    known[index] = Met(unit: neighbour.unit)
                    count += 1
                }
                output.append(
                    Meeting(
                        queryUnit: Int32(truncatingIfNeeded: queryUnit), next: known[index].first,
                        similarity: neighbour.similarity, kind: neighbour.kind, unit: neighbour.unit))
                known[index].first = Int32(truncatingIfNeeded: meeting)
                meeting += 1
                if let bound, neighbour.kind != .initial {
                    known[index].words |= bits
                    known[index].leastWords = min(known[index].leastWords, wordCount)
                    known[index].term.formMaximum(bound.terms(neighbour, side).inName)
                }
            }
        }
        metCount = count
    }
}
