/// By which other units of the query a name is tested that one unit has led to: it passes where it may hold neighbours of so many of
/// them that their terms are enough.
struct NameTests {
    private struct Test {
        var names: NameSet
        /// The bit of the test in the number of a set of tests.
        var bit: UInt64

        /// The bit where the name passes, else 0.
        @inline(__always)
        func value(_ name: PostedName, _ mark: UInt64, _ bits: Span<UInt64>) -> UInt64 {
            (names.mayHold(name, mark, bits) ? 1 : 0) &<< bit
        }
    }

    private var tests: [Test] = []
    /// What each bit adds.
    private var terms: [MostTerms] = Array(repeating: .zero, count: NameTests.mostBits)
    private var bitCount = 0
    /// What the bits of each set add together; scratch.
    private var sums: [MostTerms] = Array(repeating: .zero, count: 1 << NameTests.mostBits)
    /// Of each set of tests the limit of `PostedName` below which the names are for which it is enough.
    private var limits: [UInt64] = Array(repeating: 0, count: 1 << NameTests.mostBits)
    /// The names that passed.
    private(set) var selected: [UInt32] = Array(repeating: 0, count: NameTests.step)

    /// Further tests share the last bit.
    private static let mostBits = 6
    /// Names that are tested in one go.
    static let step = 128

    /// All tests together.
    private(set) var all = MostTerms.zero

    mutating func start() {
        tests.removeAll(keepingCapacity: true)
        bitCount = 0
        all = .zero
    }

    mutating func append(_ names: NameSet, _ terms: MostTerms) {
        if bitCount < NameTests.mostBits {
            self.terms[bitCount] = terms
            bitCount += 1
        } else {
            self.terms[bitCount - 1] += terms
        }
        tests.append(Test(names: names, bit: UInt64(bitCount - 1)))
        all += terms
    }

    /// Finds the names for which each set of tests is enough.
    ///
    /// - Parameters:
    ///   - least: what a name has that passes none.
    ///   - required: what stays alone of the query costs.
    ///   - listed: what a weight of the listed name costs.
    /// - Returns: whether there may be any.
    mutating func setLimits(_ least: MostTerms, _ required: Bound.Lanes, _ listed: Bound.Lanes) -> Bool {
        sums[0] = least
        limits[0] = least.limit(required, listed)
        var most = limits[0]
        for bit in 0..<bitCount {
            let half = 1 << bit
            for set in 0..<half {
                let sum = sums[set] + terms[bit]
                sums[half + set] = sum
                limits[half + set] = sum.limit(required, listed)
                most = max(most, limits[half + set])
            }
        }
        return most > 0
    }

    /// Puts the names that pass into `selected`, at most `step`. No branch depends on a name: half of them would be foreseen wrongly.
    ///
    /// - Returns: how many there are.
    mutating func select(_ names: Span<PostedName>, _ bits: Span<UInt64>) -> Int {
        var count = 0
        // Taken out of `self`, so that one check of its owner serves all.
        var selected: [UInt32] = []
        swap(&selected, &self.selected)
        defer { swap(&selected, &self.selected) }
        var output = selected.mutableSpan
        let (tests, limits) = (tests.span, limits.span)
        guard tests.count > 0 else {
            for i in names.indices {
                output[count] = names[i].number
                count &+= names[i].isBelow(limits[0]) ? 1 : 0
            }
            return count
        }
        // The first two apart: of most names there are no more.
        let first = tests[0]
        let second = tests.count > 1 ? tests[1] : first
        for i in names.indices {
            let name = names[i]
            let mark = name.mark
            var set = first.value(name, mark, bits) | second.value(name, mark, bits)
            if tests.count > 2 { for j in 2..<tests.count { set |= tests[j].value(name, mark, bits) } }
            output[count] = name.number
            count &+= name.isBelow(limits[Int(truncatingIfNeeded: set)]) ? 1 : 0
        }
        return count
    }
}
