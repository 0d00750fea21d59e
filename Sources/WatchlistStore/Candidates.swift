import Bytes

/// What a search knows of the names that it may look at: scratch that is kept from query to query.
struct Candidates {
    var plan = CandidatePlan()
    var words: [PlannedWord] = []
    /// Words by what following them costs; scratch of the plan.
    var order: [Int] = []

    /// Names that were led to, in the order in which they were found.
    private(set) var touched: [UInt32] = []
    private var bounds: [NameBound]
    private var stamp: UInt32 = 0

    /// Of each listed unit: the best that it can add, while its stamp is the present one.
    private var unitTerms: [UnitTerm]
    private var termStamp: UInt32 = 0
    /// A bit for each listed unit whose term is set, by its lowest bits: most others are refused without a look at `unitTerms`.
    private var unitFilter = InlineArray<64, UInt64>(repeating: 0)
    var hasTerms = false

    /// What was added up for a name, while its stamp is the present one.
    private struct NameBound {
        var stamp: UInt32 = 0
        var sum: Int32 = 0
    }

    /// Sums stop here, far above what any name needs: so the longest query can't overflow them. No term is greater.
    private static let most: Int32 = 1 << 30

    init(_ watchlist: Watchlist) {
        bounds = Array(repeating: NameBound(), count: watchlist.nameCount)
        unitTerms = Array(repeating: UnitTerm(), count: watchlist.units.count)
    }

    // MARK: Names

    mutating func start() {
        touched.removeAll(keepingCapacity: true)
        stamp &+= 1
        guard stamp == 0 else { return }
        for i in bounds.indices { bounds[i].stamp = 0 }
        stamp = 1
    }

    @inline(__always)
    mutating func add(_ term: Int32, toName name: UInt32) {
        let place = Int(name)
        if bounds[place].stamp == stamp {
            bounds[place].sum = min(bounds[place].sum &+ term, Candidates.most)
        } else {
            bounds[place] = NameBound(stamp: stamp, sum: term)
            touched.append(name)
        }
    }

    @inline(__always)
    mutating func addIfFound(_ term: Int32, toName name: UInt32) {
        let place = Int(name)
        if bounds[place].stamp == stamp { bounds[place].sum = min(bounds[place].sum &+ term, Candidates.most) }
    }

    func sum(ofName name: Int) -> Int32 { bounds[name].sum }

    // MARK: Units

    mutating func startTerms() {
        hasTerms = true
        termStamp &+= 1
        if termStamp == 0 {
            for i in unitTerms.indices { unitTerms[i].stamp = 0 }
            termStamp = 1
        }
        for i in unitFilter.indices { unitFilter[i] = 0 }
    }

    /// Keeps the best of the terms that a listed unit is given.
    mutating func setTerm(ofUnit unit: UInt32, _ term: Int32) {
        guard term > 0 else { return }
        unitFilter[Int(unit >> 6 & 63)] |= 1 << UInt64(unit & 63)
        let known = unitTerms[Int(unit)]
        if known.stamp != termStamp || known.term < term { unitTerms[Int(unit)] = UnitTerm(stamp: termStamp, term: term) }
    }

    /// What a listed unit can add; 0 when it meets no unit of the query. `UInt32.max` is no unit.
    @inline(__always)
    func term(ofUnit unit: UInt32) -> Int32 {
        guard unitFilter[Int(unit >> 6 & 63)] & (1 << UInt64(unit & 63)) != 0, unit != .max else { return 0 }
        let term = unitTerms[Int(unit)]
        return term.stamp == termStamp ? term.term : 0
    }
}

/// What a listed unit can add to the bound of a name that holds it.
private struct UnitTerm {
    var stamp: UInt32 = 0
    var term: Int32 = 0
}

/// A word of the query in the plan of a search.
struct PlannedWord {
    var terms: UnitTerms
    /// All names that hold its neighbours are looked at.
    var isFollowed = false
    /// Its terms are added to names that others have led to.
    var isAdded = false
}

/// What a search needs of a name, in units of `UnitTerms` unless another is named.
struct CandidatePlan {
    /// What stays alone of the query costs.
    var required = 0
    /// The same in whole.
    var edgesNeeded = 0
    /// What a weight of the listed name costs, in whole.
    var listedAlone = 0
    /// What single letters may add to a name that holds one.
    var initials = 0
    /// What the best of all words are beyond what is required.
    var spare = 0
    /// Names with single letters may owe a part of their score to them: there the other words are followed as well.
    var followsInitials = false
    /// What the words that were neither followed nor added may add.
    var left = 0

    /// Postings that take as long as a look at the units of one name.
    static let looksOfAName = 3
}
