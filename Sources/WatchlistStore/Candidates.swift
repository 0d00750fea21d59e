/// What a search knows of the names that it may look at: scratch that is kept from query to query.
struct Candidates {
    var plan = CandidatePlan()
    var words: [PlannedWord] = []
    /// Words by what following them costs; scratch of the plan.
    var order: [Int] = []
    var tests = NameTests()

    /// Names that were led to, in the order in which they were found.
    private(set) var found: [UInt32] = []
    /// A bit for each name, set of those found.
    private var marks: [UInt64]

    init(nameCount: Int) { marks = Array(repeating: 0, count: nameCount / 64 + 1) }

    mutating func start() {
        for name in found { marks[Int(name >> 6)] = 0 }
        found.removeAll(keepingCapacity: true)
    }

    /// Adds a name, if it is not there.
    @inline(__always)
    mutating func add(_ name: UInt32) {
        let bit: UInt64 = 1 << UInt64(name & 63)
        guard marks[Int(name >> 6)] & bit == 0 else { return }
        marks[Int(name >> 6)] |= bit
        found.append(name)
    }

    /// Adds the names that pass the tests, whose limits are set.
    mutating func add(_ names: Span<PostedName>, bits: Span<UInt64>) {
        var next = 0
        while next < names.count {
            let count = tests.select(names.extracting(next..<min(next + NameTests.step, names.count)), bits)
            for i in 0..<count { add(tests.selected[i]) }
            next += NameTests.step
        }
    }
}

/// A word of the query in the plan of a search.
struct PlannedWord {
    /// Postings of all units that hold it.
    var cost = 0
    /// The unit of this word and the next written together; -1 when they meet nothing.
    var joined = -1
    /// All names that hold its neighbours are looked at.
    var isFollowed = false
}

/// What a search needs of a name.
struct CandidatePlan {
    /// What stays alone of the query costs; out of reach in an anatomy that is not asked for.
    var required = Bound.Lanes.zero
    /// What a weight of the listed name costs.
    var listed = Bound.Lanes.zero
    /// All units together, without letters.
    var all = MostTerms.zero
    /// What the query's own single letters may add, anywhere; what letters may add to a name that holds some, and the same with its
    /// side counted.
    var ownInitials = Bound.Lanes.zero
    var initials = Bound.Lanes.zero
    var initialsInName = Bound.Lanes.zero
    /// Names with single letters may owe a part of their score to them: there the other words are followed as well.
    var followsInitials = false
    /// Postings of the words that are followed.
    var cost = 0
    /// In whole: what stays alone of the query costs, and what a weight of the listed name, in each anatomy.
    var edgesNeeded = InlineArray<2, Int>(repeating: 0)
    var listedAlone = InlineArray<2, Int>(repeating: 0)

    /// Units beyond which names are not tested by the others: so that a long query takes no longer than its length.
    static let mostTested = 24
    /// So many times what is followed may be read to know the names of a unit that was not asked for before.
    static let readingsForTest = 2
}
