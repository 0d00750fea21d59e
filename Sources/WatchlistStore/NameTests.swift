/// By which other units of the query a name is tested that one unit has led to: it passes where it may hold neighbours of so many of
/// them that their terms are enough.
struct NameTests {
    private struct Test {
        var names: NameSet
        /// The bit of the test in the number of a set of tests.
        var bit: UInt64

        /// The bit where the name passes, else 0.
        @inline(__always)
        func value(_ name: UInt32, _ bits: Span<UInt64>) -> UInt64 {
            let place = name & names.mask
            return (bits[Int(names.start &+ (place >> 6))] &>> UInt64(place) & 1) &<< bit
        }
    }

    private var tests: [Test] = []
    /// What each bit adds.
    private var gains: [Bound] = Array(repeating: .zero, count: NameTests.mostBits)
    private var bitCount = 0
    /// What the bits of each set add together; scratch.
    private var sums: [Bound] = Array(repeating: .zero, count: 1 << NameTests.mostBits)
    /// The names that passed.
    private(set) var selected: [UInt32] = Array(repeating: 0, count: NameTests.step)

    /// So many that each set of them has a bit in a word. Further ones share the last.
    private static let mostBits = 6
    /// Names that are tested in one go.
    static let step = 128

    /// All tests together.
    private(set) var all = Bound.zero

    mutating func start() {
        tests.removeAll(keepingCapacity: true)
        bitCount = 0
        all = .zero
    }

    mutating func append(_ names: NameSet, gain: Bound) {
        if bitCount < NameTests.mostBits {
            gains[bitCount] = gain
            bitCount += 1
        } else {
            gains[bitCount - 1] += gain
        }
        tests.append(Test(names: names, bit: UInt64(bitCount - 1)))
        all += gain
    }

    /// The sets of tests that are enough, a bit for each.
    ///
    /// - Parameter least: what a name has that passes none.
    mutating func passing(_ least: Bound, _ required: Bound.Lanes) -> UInt64 {
        sums[0] = least
        var passing: UInt64 = least.reaches(required).isEmpty ? 0 : 1
        for bit in 0..<bitCount {
            let half = 1 << bit
            for set in 0..<half {
                let sum = sums[set] + gains[bit]
                sums[half + set] = sum
                if !sum.reaches(required).isEmpty { passing |= 1 << UInt64(half + set) }
            }
        }
        return passing
    }

    /// Puts the names that pass into `selected`, at most `step`; there is a test. No branch depends on a name: half of them would be foreseen wrongly.
    ///
    /// - Returns: how many there are.
    mutating func select(_ names: Span<UInt32>, _ passing: UInt64, _ bits: Span<UInt64>) -> Int {
        var count = 0
        // Taken out of `self`, so that one check of its owner serves all.
        var selected: [UInt32] = []
        swap(&selected, &self.selected)
        defer { swap(&selected, &self.selected) }
        var output = selected.mutableSpan
        // The first two apart: of most names there are no more.
        let tests = tests.span
        let first = tests[0]
        let second = tests.count > 1 ? tests[1] : first
        for i in names.indices {
            let name = names[i]
            var set = first.value(name, bits) | second.value(name, bits)
            if tests.count > 2 { for j in 2..<tests.count { set |= tests[j].value(name, bits) } }
            output[count] = name
            count &+= Int(truncatingIfNeeded: passing &>> set & 1)
        }
        return count
    }
}
