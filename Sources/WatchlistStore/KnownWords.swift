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

    func find(_ identity: UInt64) -> Int? { numbers.find(identity) }

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

/// An identity and the number that it has; 0 and anything where there is none.
private struct NumberedIdentity {
    var identity: UInt64 = 0
    var number: Int32 = 0
}

/// Identity of a unit → its number: open addressing.
struct UnitIndex {
    private static let firstCapacity = 1 << 10

    private var slots: [NumberedIdentity] = Array(repeating: NumberedIdentity(), count: UnitIndex.firstCapacity)
    private(set) var count = 0

    func find(_ identity: UInt64) -> Int? {
        let slot = slots[place(of: max(identity, 1))]
        return slot.identity == 0 ? nil : Int(slot.number)
    }

    /// Keeps a unit that is not there yet. Amortised O(1).
    mutating func insert(_ identity: UInt64, _ number: Int) {
        if 2 * (count + 1) > slots.count {
            let old = slots
            slots = Array(repeating: NumberedIdentity(), count: 2 * old.count)
            for slot in old where slot.identity != 0 { slots[place(of: slot.identity)] = slot }
        }
        let identity = max(identity, 1)
        slots[place(of: identity)] = NumberedIdentity(identity: identity, number: Int32(truncatingIfNeeded: number))
        count += 1
    }

    /// Where an identity stands, or would stand.
    @inline(__always)
    private func place(of identity: UInt64) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: identity) & mask
        while slots[place].identity != 0, slots[place].identity != identity { place = (place + 1) & mask }
        return place
    }

    mutating func removeAll() {
        for i in slots.indices { slots[i].identity = 0 }
        count = 0
    }
}

/// Which joined units are known: most pairs of words meet nothing, and there are as many as names. Each identity has one place,
/// which the last comer keeps.
struct JoinedIndex {
    /// The number of a joined unit that meets nothing, and of words that are not to be joined.
    static let nothing = -1

    private static let capacity = 1 << 15

    private var slots: [NumberedIdentity] = Array(repeating: NumberedIdentity(), count: JoinedIndex.capacity)

    private static func place(of identity: UInt64) -> Int { Int(truncatingIfNeeded: identity >> 20) & (capacity - 1) }

    func find(_ identity: UInt64) -> Int? {
        let slot = slots[JoinedIndex.place(of: identity)]
        return slot.identity == max(identity, 1) ? Int(slot.number) : nil
    }

    mutating func insert(_ identity: UInt64, _ number: Int) {
        slots[JoinedIndex.place(of: identity)] = NumberedIdentity(
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
