/// Distances under a cut-off of 2 without a matrix.
///
/// The strings have no common ends, so the first and the last operation of any alignment are edits. With two edits
/// allowed everything between them must match as it stands, which leaves a handful of shifted comparisons, most of
/// which fail on their first byte. (The idea of Fujimoto's mbleven, 2018, written as cases instead of a table.)
///
/// Every function takes two spans that are not empty and differ in their first and in their last byte, and a cut-off
/// of 0, 1 or 2; it returns the distance or `cutoff + 1`. O(length).
enum FewEdits {
    static func levenshtein(_ a: Span<UInt8>, _ b: Span<UInt8>, cutoff: Int) -> Int {
        let longest = max(a.count, b.count)
        if cutoff == 0 || longest == 1 { return 1 }
        // One edit can be first and last only where it is alone.
        if cutoff == 1 || longest == 2 { return 2 }
        return a.count >= b.count ? twoEdits(a, b) : twoEdits(b, a)
    }

    static func optimalStringAlignment(_ a: Span<UInt8>, _ b: Span<UInt8>, cutoff: Int) -> Int {
        let longest = max(a.count, b.count)
        if cutoff == 0 || longest == 1 { return 1 }
        if a.count == 2, b.count == 2, swapped(a, 0, b, 0) { return 1 }
        if cutoff == 1 || longest == 2 { return 2 }
        return a.count >= b.count ? twoEditsOrSwaps(a, b) : twoEditsOrSwaps(b, a)
    }

    /// The same for a cut-off of 1 and spans of any bytes, whose lengths are at most one apart.
    static func oneEditOrSwap(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
        let (long, short) = (max(a.count, b.count), min(a.count, b.count))
        var i = 0
        while i < short, a[i] == b[i] { i &+= 1 }
        if i == long { return 0 }
        let isOne =
            if a.count == b.count {
                same(a, i + 1, b, i + 1, short - i - 1)
                    || (i + 1 < short && swapped(a, i, b, i) && same(a, i + 2, b, i + 2, short - i - 2))
            } else {
                a.count > b.count ? same(a, i + 1, b, i, short - i) : same(b, i + 1, a, i, short - i)
            }
        return isOne ? 1 : 2
    }

    static func indel(_ a: Span<UInt8>, _ b: Span<UInt8>, cutoff: Int) -> Int {
        // A single insertion or deletion would have left one of the two empty.
        if cutoff < 2 { return cutoff + 1 }
        let (long, short) = (max(a.count, b.count), min(a.count, b.count))
        let found =
            switch long - short {
            case 0: same(a, 1, b, 0, long - 1) || same(a, 0, b, 1, long - 1)
            case 2: a.count > b.count ? same(a, 1, b, 0, short) : same(b, 1, a, 0, short)
            default: false
            }
        return found ? 2 : 3
    }

    /// `long` has 3 bytes or more. Returns 2 or 3.
    private static func twoEdits(_ long: Span<UInt8>, _ short: Span<UInt8>) -> Int {
        let m = long.count
        let n = short.count
        let found =
            switch m - n {
            case 0:  // two substitutions; a deletion and an insertion in either order
                same(long, 1, short, 1, m - 2) || same(long, 1, short, 0, m - 1) || same(long, 0, short, 1, m - 1)
            case 1:  // a deletion and a substitution in either order
                same(long, 1, short, 0, n - 1) || same(long, 1, short, 1, n - 1)
            case 2:  // two deletions
                same(long, 1, short, 0, n)
            default: false
            }
        return found ? 2 : 3
    }

    /// `long` has 3 bytes or more. Returns 2 or 3.
    private static func twoEditsOrSwaps(_ long: Span<UInt8>, _ short: Span<UInt8>) -> Int {
        if twoEdits(long, short) == 2 { return 2 }
        let m = long.count
        let n = short.count
        guard m - n <= 1 else { return 3 }
        let front = swapped(long, 0, short, 0)
        let back = swapped(long, m - 2, short, n - 2)
        let found =
            if m == n {  // a swap and a substitution in either order; two swaps
                front && same(long, 2, short, 2, m - 3)
                    || back && same(long, 1, short, 1, m - 3)
                    || front && back && m >= 4 && same(long, 2, short, 2, m - 4)
            } else {  // a swap and a deletion in either order
                front && same(long, 2, short, 2, n - 2) || back && same(long, 1, short, 0, n - 2)
            }
        return found ? 2 : 3
    }

    /// Whether `count` bytes of `a` from `i` are those of `b` from `j`; both ranges lie within.
    @inline(__always)
    private static func same(_ a: Span<UInt8>, _ i: Int, _ b: Span<UInt8>, _ j: Int, _ count: Int) -> Bool {
        var offset = 0
        while offset < count {
            if a[i &+ offset] != b[j &+ offset] { return false }
            offset &+= 1
        }
        return true
    }

    /// Whether the two bytes of `a` from `i` are the two of `b` from `j` the other way round.
    @inline(__always)
    private static func swapped(_ a: Span<UInt8>, _ i: Int, _ b: Span<UInt8>, _ j: Int) -> Bool {
        a[i] == b[j + 1] && a[i + 1] == b[j]
    }
}
