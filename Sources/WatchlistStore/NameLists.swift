/// The names that hold a neighbour of some unit, the nearest neighbours' first.
struct NameList {
    /// Neighbours of about the same similarity: their names stand together.
    static let tiers = 5
    /// The tier of neighbours that count only where a word may have been cut.
    static let cutTier = 4

    /// Where its names begin in `NameLists`; and where those of each tier end: those without a single letter, then those with one.
    var start = 0
    var ends = InlineArray<10, Int>(repeating: 0)
    /// The most that a neighbour of each tier can add to the bound of a name.
    var terms = InlineArray<5, MostTerms>(repeating: .zero)

    /// Of neighbours that are no cut ones, by ten-thousandths of similarity.
    static func tier(_ similarity: UInt16) -> Int {
        similarity >= 9_400 ? 0 : similarity >= 8_600 ? 1 : similarity >= 7_800 ? 2 : 3
    }

    /// Where the names of a tier stand in `NameLists`.
    func names(_ tier: Int, withInitials: Bool) -> Range<Int> {
        let index = 2 * tier + (withInitials ? 1 : 0)
        return start + (index == 0 ? 0 : ends[index - 1])..<start + ends[index]
    }
}

/// The names of `NameList`s: bounded; begun anew when they are full.
struct NameLists {
    private(set) var names: [PostedName] = []
    private(set) var lists: [NameList] = []
    private(set) var epoch: UInt32 = 1

    /// 4 MB of names, and 2 MB of what stands before them.
    private static let limit = (names: 1 << 20, lists: 1 << 13)

    /// To be called between names: the lists of one name stay valid until then.
    mutating func boundSize() {
        if names.count > NameLists.limit.names || lists.count > NameLists.limit.lists { removeAll() }
    }

    mutating func removeAll() {
        names.removeAll(keepingCapacity: true)
        lists.removeAll(keepingCapacity: true)
        epoch += 1
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
