/// The names that hold a neighbour of some unit, first those of neighbours that may add most: rare ones, and near ones. Most names hold
/// a common one, which adds little.
struct NameList {
    /// Neighbours that may add about as much: their names stand together.
    static let tiers = 5
    /// The tier of neighbours that count only where a word may have been cut.
    static let cutTier = 4

    /// Where its names begin in `NameLists`; and where those of each tier end: those without a single letter, then those with one.
    var start = 0
    var ends = InlineArray<10, Int>(repeating: 0)
    /// The most that a neighbour of each tier can add to the bound of a name.
    var terms = InlineArray<5, MostTerms>(repeating: .zero)

    /// Of neighbours that are no cut ones.
    ///
    /// - Parameter share: of the most that any of them may add (`MostTerms.measure`).
    static func tier(_ share: Float) -> Int { share >= 0.75 ? 0 : share >= 0.55 ? 1 : share >= 0.4 ? 2 : 3 }

    /// All its names.
    var count: Int { ends[ends.endIndex - 1] }

    /// Where the names of a tier stand in `NameLists`.
    func names(_ tier: Int, withInitials: Bool) -> Range<Int> {
        let index = 2 * tier + (withInitials ? 1 : 0)
        return start + (index == 0 ? 0 : ends[index - 1])..<start + ends[index]
    }
}

/// The names of `NameList`s: bounded. They stand in two halves, as those of `NameSets`.
struct NameLists {
    /// Of the younger half.
    private(set) var names: [PostedName] = []
    private(set) var lists: [NameList] = []
    private var older: (names: [PostedName], lists: [NameList]) = ([], [])
    /// Of the younger half; the older one's is one less.
    private(set) var epoch: UInt32 = 2

    /// Of a half: 2 MB of names, and 2 MB of what stands before them.
    private static let limit = (names: 1 << 19, lists: 1 << 12)

    /// To be called between names: the lists of one name stay valid until then.
    mutating func boundSize() {
        guard names.count > NameLists.limit.names || lists.count > NameLists.limit.lists else { return }
        swap(&names, &older.names)
        swap(&lists, &older.lists)
        removeYounger()
        epoch += 1
    }

    mutating func removeAll() {
        removeYounger()
        older.names.removeAll(keepingCapacity: true)
        older.lists.removeAll(keepingCapacity: true)
        epoch += 2
    }

    private mutating func removeYounger() {
        names.removeAll(keepingCapacity: true)
        lists.removeAll(keepingCapacity: true)
    }

    /// The number of a list in the younger half; `nil` when it was forgotten. O(1), O(names) when it moves there.
    ///
    /// - Parameters:
    ///   - number: that it had.
    ///   - then: the epoch in which it had it; 0 for none.
    mutating func recall(_ number: Int, then: UInt32) -> Int? {
        if then == epoch { return number }
        guard then == epoch - 1 else { return nil }
        var list = older.lists[number]
        let held = older.names[list.start..<list.start + list.count]
        list.start = names.count
        names.append(contentsOf: held)
        lists.append(list)
        return lists.count - 1
    }

    /// Adds a list; its number. O(names).
    ///
    /// - Parameter parts: of each neighbour its tier and where its names stand in `postings`.
    mutating func append(
        _ parts: [(tier: Int, names: (withInitials: Range<Int>, others: Range<Int>))], terms: InlineArray<5, MostTerms>,
        _ postings: Span<PostedName>
    ) -> Int {
        var list = NameList()
        list.terms = terms
        list.start = names.count
        for (tier, names) in parts {
            list.ends[2 * tier] += names.others.count
            list.ends[2 * tier + 1] += names.withInitials.count
        }
        var places = list.ends
        var next = 0
        for i in list.ends.indices {
            places[i] = list.start + next
            next += list.ends[i]
            list.ends[i] = next
        }
        names.append(contentsOf: repeatElement(.none, count: next))
        var output = names.mutableSpan
        for (tier, names) in parts {
            for isOther in [true, false] {
                let (index, range) = isOther ? (2 * tier, names.others) : (2 * tier + 1, names.withInitials)
                for place in range {
                    output[places[index]] = postings[place]
                    places[index] += 1
                }
            }
        }
        lists.append(list)
        return lists.count - 1
    }
}
