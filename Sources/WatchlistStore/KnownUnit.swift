import NameMatching

/// What is known of a unit of a query: a word, or several adjoining ones written together.
struct KnownUnit {
    /// Where its neighbours stand in `NeighbourFinder.neighbours`; those of a cut word last.
    var start: Int32 = 0
    var count: Int32 = 0
    /// The last ones, which count only where the word may have been cut.
    var cutCount: Int32 = 0
    /// Where the form of a single word stands in `NeighbourFinder.forms`; -1 of joined ones.
    var form: Int32 = -1
    /// A joined unit's weights are the sums of its words'.
    var weights = TokenWeights(person: 0, organisation: 0)
    var traits = Traits()
    /// Threshold for which `terms` are set; 0 for none.
    var threshold: Int32 = 0
    /// Of persons, of organisations; the same with the neighbours of a cut word.
    var terms = InlineArray<4, UnitTerms>(repeating: UnitTerms())

    var neighbours: Range<Int> { Int(start)..<Int(start) + Int(count) }

    struct Traits: OptionSet {
        let rawValue: UInt8

        static let initial = Traits(rawValue: 1)
        /// A title or an article.
        static let attendant = Traits(rawValue: 2)
        static let patronymic = Traits(rawValue: 4)
        static let syllabic = Traits(rawValue: 8)
        static let commonNoun = Traits(rawValue: 16)
        /// The very word stands in a list.
        static let listed = Traits(rawValue: 32)
    }
}

extension KnownUnit.Traits {
    init(_ form: TokenForm, isListed: Bool) {
        self = []
        if form.isInitial { insert(.initial) }
        if form.isAttendant { insert(.attendant) }
        if form.word.inPerson == .patronymic { insert(.patronymic) }
        if form.isSyllabic { insert(.syllabic) }
        if form.isCommonNoun { insert(.commonNoun) }
        if isListed { insert(.listed) }
    }
}

/// The most that a unit of a query can add to the bound of a name (`SearchCore`), in units of `UnitTerms.scale`.
struct UnitTerms {
    /// Whatever the listed name weighs.
    var gain: Int32 = 0
    /// With what its listed partner adds to the listed name's side.
    var inName: Int32 = 0
    /// The same two by standing for, or being abbreviated to, a single letter.
    var initialGain: Int32 = 0
    var initialInName: Int32 = 0
    /// Postings to be read for it.
    var cost: Int32 = 0

    /// A bound's products are kept rounded up to 2¹² and so in 32 bits.
    private static let scale = 12

    @inline(__always) static func up(_ value: Int) -> Int32 { Int32(truncatingIfNeeded: (value + (1 << scale) - 1) >> scale) }
    @inline(__always) static func down(_ value: Int) -> Int { value >> scale }
}

/// Identity of a unit → its number: open addressing. At most `limit` units; its owner begins anew then.
struct UnitIndex {
    private static let firstCapacity = 1 << 10
    static let limit = 1 << 16

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
}
