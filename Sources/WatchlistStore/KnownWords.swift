import NameMatching

/// The units of queries that were seen, with the listed units that each is alike to: bounded by `isFull`.
struct KnownWords {
    var units: [KnownUnit] = []
    var neighbours: [Neighbour] = []
    /// Of single words.
    private(set) var forms: [TokenForm] = []
    private var numbers = UnitIndex()

    /// Neighbours from which on they are full.
    private let limit: Int

    /// 7.5 MB of neighbours, of some 17,000 words.
    static let standardLimit = 640 << 10
    /// Fewer than half of the slots of `UnitIndex` before it grows.
    private static let unitLimit = 16_000

    init(limit: Int) {
        self.limit = limit
        // At once: growing leaves behind what it grew out of.
        neighbours.reserveCapacity(limit)
        units.reserveCapacity(KnownWords.unitLimit)
        forms.reserveCapacity(KnownWords.unitLimit)
    }

    var isFull: Bool { neighbours.count > limit || units.count > KnownWords.unitLimit }

    mutating func removeAll() {
        units.removeAll(keepingCapacity: true)
        neighbours.removeAll(keepingCapacity: true)
        forms.removeAll(keepingCapacity: true)
        numbers.removeAll()
    }

    func find(_ identity: UInt64) -> Int? { numbers.find(identity) { units[$0].identity == identity } }

    /// Adds a word whose neighbours are the last ones.
    mutating func append(_ unit: KnownUnit, _ form: TokenForm) -> Int {
        var unit = unit
        unit.form = Int32(truncatingIfNeeded: forms.count)
        forms.append(form)
        numbers.insert(unit.identity, units.count)
        return append(unit)
    }

    /// Adds words written together, whose neighbours are the last ones.
    mutating func append(_ unit: KnownUnit) -> Int {
        units.append(unit)
        return units.count - 1
    }
}

/// Identity of a unit → its number: open addressing, 8 bytes a slot.
struct UnitIndex {
    private static let firstCapacity = 1 << 10

    /// The lower half of an identity above one more than the number; 0 where there is none.
    private var slots: [UInt64] = Array(repeating: 0, count: UnitIndex.firstCapacity)
    private(set) var count = 0

    /// - Parameter hasIdentity: whether the unit of a number has the identity.
    @inline(__always)
    func find(_ identity: UInt64, _ hasIdentity: (Int) -> Bool) -> Int? {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: identity) & mask
        while slots[place] != 0 {
            let number = Int(slots[place] & 0xFFFF_FFFF) - 1
            if slots[place] >> 32 == identity & 0xFFFF_FFFF, hasIdentity(number) { return number }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Keeps a unit that is not there yet. Amortised O(1).
    mutating func insert(_ identity: UInt64, _ number: Int) {
        if 2 * (count + 1) > slots.count {
            let old = slots
            slots = Array(repeating: 0, count: 2 * old.count)
            for slot in old where slot != 0 { keep(slot) }
        }
        keep(identity << 32 | UInt64(number + 1))
        count += 1
    }

    private mutating func keep(_ slot: UInt64) {
        let mask = slots.count - 1
        var place = Int(slot >> 32) & mask
        while slots[place] != 0 { place = (place + 1) & mask }
        slots[place] = slot
    }

    mutating func removeAll() {
        for i in slots.indices { slots[i] = 0 }
        count = 0
    }
}

/// Which joined units are known: most pairs of words meet nothing, and there are as many as names. Each identity has one place,
/// which the last comer keeps.
struct JoinedIndex {
    /// The number of a joined unit that meets nothing, and of words that are not to be joined.
    static let nothing = -1

    private static let capacity = 1 << 15

    private struct Slot {
        /// 0 where there is none.
        var identity: UInt64 = 0
        var number: Int32 = 0
    }

    private var slots: [Slot] = Array(repeating: Slot(), count: JoinedIndex.capacity)

    private static func place(of identity: UInt64) -> Int { Int(truncatingIfNeeded: identity >> 20) & (capacity - 1) }

    func find(_ identity: UInt64) -> Int? {
        let slot = slots[JoinedIndex.place(of: identity)]
        return slot.identity == max(identity, 1) ? Int(slot.number) : nil
    }

    mutating func insert(_ identity: UInt64, _ number: Int) {
        slots[JoinedIndex.place(of: identity)] = Slot(
            identity: max(identity, 1), number: Int32(truncatingIfNeeded: number))
    }

    mutating func removeAll() {
        for i in slots.indices { slots[i].identity = 0 }
    }

    /// Forgets the units; that some words meet nothing stays known.
    mutating func removeUnits() {
        for i in slots.indices where slots[i].number != JoinedIndex.nothing { slots[i].identity = 0 }
    }
}
