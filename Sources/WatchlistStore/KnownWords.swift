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
    private static let unitLimit = 20 << 10

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

/// Identity of a unit → its number: open addressing.
struct UnitIndex {
    private static let firstCapacity = 1 << 10

    private var identities: [UInt64] = Array(repeating: 0, count: UnitIndex.firstCapacity)
    private var numbers: [Int32] = Array(repeating: 0, count: UnitIndex.firstCapacity)
    private(set) var count = 0

    func find(_ identity: UInt64) -> Int? {
        let identity = max(identity, 1)
        var place = Int(truncatingIfNeeded: identity) & (identities.count - 1)
        while identities[place] != 0 {
            if identities[place] == identity { return Int(numbers[place]) }
            place = (place + 1) & (identities.count - 1)
        }
        return nil
    }

    /// Keeps a unit that is not there yet. Amortised O(1).
    mutating func insert(_ identity: UInt64, _ number: Int) {
        if 2 * (count + 1) > identities.count {
            let (oldIdentities, oldNumbers) = (identities, numbers)
            identities = Array(repeating: 0, count: 2 * oldIdentities.count)
            numbers = Array(repeating: 0, count: identities.count)
            for (i, identity) in oldIdentities.enumerated() where identity != 0 { place(identity, oldNumbers[i]) }
        }
        place(max(identity, 1), Int32(truncatingIfNeeded: number))
        count += 1
    }

    private mutating func place(_ identity: UInt64, _ number: Int32) {
        var place = Int(truncatingIfNeeded: identity) & (identities.count - 1)
        while identities[place] != 0 { place = (place + 1) & (identities.count - 1) }
        identities[place] = identity
        numbers[place] = number
    }

    mutating func removeAll() {
        for i in identities.indices { identities[i] = 0 }
        count = 0
    }
}

/// Which joined units are known: most pairs of words meet nothing, and there are as many as names. Each identity has one place,
/// which the last comer keeps.
struct JoinedIndex {
    /// The number of a joined unit that meets nothing, and of words that are not to be joined.
    static let nothing = -1

    private static let capacity = 1 << 15

    private var identities: [UInt64] = Array(repeating: 0, count: JoinedIndex.capacity)
    private var numbers: [Int32] = Array(repeating: 0, count: JoinedIndex.capacity)

    func find(_ identity: UInt64) -> Int? {
        let place = Int(truncatingIfNeeded: identity >> 20) & (JoinedIndex.capacity - 1)
        return identities[place] == max(identity, 1) ? Int(numbers[place]) : nil
    }

    mutating func insert(_ identity: UInt64, _ number: Int) {
        let place = Int(truncatingIfNeeded: identity >> 20) & (JoinedIndex.capacity - 1)
        identities[place] = max(identity, 1)
        numbers[place] = Int32(truncatingIfNeeded: number)
    }

    mutating func removeAll() {
        for i in identities.indices { identities[i] = 0 }
    }

    /// Forgets the units; that some words meet nothing stays known.
    mutating func removeUnits() {
        for i in identities.indices where numbers[i] != JoinedIndex.nothing { identities[i] = 0 }
    }
}
