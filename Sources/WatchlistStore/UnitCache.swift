import NameMatching

/// What is known of a unit of a query: where its neighbours stand, and what it weighs. Open addressing by its hash, begun anew when it
/// is full; results do not depend on what is in it.
struct UnitCache {
    struct Entry {
        /// Never 0; `UnitCache` sees to that.
        var identity: UInt64 = 0
        var start: Int32 = 0
        var count: Int32 = 0
        var weights = TokenWeights(person: 0, organisation: 0)

        var neighbours: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    private static let firstCapacity = 1 << 10
    /// Entries after which the caller is to begin anew.
    static let limit = 1 << 17

    private var slots: [Entry] = Array(repeating: Entry(), count: UnitCache.firstCapacity)
    private(set) var count = 0

    func find(_ identity: UInt64) -> Entry? {
        let identity = max(identity, 1)
        var place = Int(truncatingIfNeeded: identity) & (slots.count - 1)
        while true {
            let entry = slots[place]
            if entry.identity == identity { return entry }
            if entry.identity == 0 { return nil }
            place = (place + 1) & (slots.count - 1)
        }
    }

    /// Keeps an entry that is not there yet. Amortised O(1).
    mutating func insert(_ entry: Entry) {
        var entry = entry
        entry.identity = max(entry.identity, 1)
        if 2 * (count + 1) > slots.count {
            let old = slots
            slots = Array(repeating: Entry(), count: 2 * old.count)
            for entry in old where entry.identity != 0 { place(entry) }
        }
        place(entry)
        count += 1
    }

    private mutating func place(_ entry: Entry) {
        var place = Int(truncatingIfNeeded: entry.identity) & (slots.count - 1)
        while slots[place].identity != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = entry
    }

    mutating func removeAll() {
        for i in slots.indices { slots[i] = Entry() }
        count = 0
    }
}
