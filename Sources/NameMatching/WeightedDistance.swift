/// What it costs, in hundredths of a letter, to turn one folded reading into another: one kind of pair of readings each.
protocol LetterRule {
    /// A letter of one reading for another of the other. Not asked for equal letters.
    ///
    /// - Parameter isLast: both are the last of their readings.
    func substitution(_ x: UInt8, _ y: UInt8, isLast: Bool) -> Int
    /// The letter at `i` of the first reading alone.
    func gapA(_ text: Span<UInt8>, _ i: Int) -> Int
    /// The letter at `i` of the second reading alone.
    func gapB(_ text: Span<UInt8>, _ i: Int) -> Int
    /// Two neighbours exchanged.
    var transposition: Int { get }
}

extension LetterRule {
    /// The distance of two readings of at most 32 letters, each cost 0...1,000; any number over `limit` when it is over that.
    ///
    /// Wagner and Fischer 1974 with adjacent transpositions (restricted), costs by letter; given up at the first two rows that hold
    /// nothing within the limit. O(|a| × |b|), three rows on the stack.
    @inline(__always)
    func distance(_ a: Span<UInt8>, _ b: Span<UInt8>, limit: Int = 30_000) -> Int {
        var gaps = InlineArray<33, Int16>(repeating: 0)
        var before = InlineArray<33, Int16>(repeating: 0)
        var last = InlineArray<33, Int16>(repeating: 0)
        var row = InlineArray<33, Int16>(repeating: 0)
        let isOver = Int16(truncatingIfNeeded: min(max(limit, 0), 30_000))
        let transposition = Int16(truncatingIfNeeded: self.transposition)
        for j in 0..<b.count {
            gaps[j] = Int16(truncatingIfNeeded: gapB(b, j))
            last[j + 1] = last[j] &+ gaps[j]
        }
        var lastLeast: Int16 = 0
        for i in 0..<a.count {
            let x = a[i]
            let gap = Int16(truncatingIfNeeded: gapA(a, i))
            let isLastRow = i == a.count - 1
            row[0] = last[0] &+ gap
            var least = row[0]
            for j in 0..<b.count {
                let y = b[j]
                var best = last[j]
                if x != y {
                    best &+= Int16(truncatingIfNeeded: substitution(x, y, isLast: isLastRow && j == b.count - 1))
                }
                best = min(best, last[j + 1] &+ gap, row[j] &+ gaps[j])
                if i > 0, j > 0, x != y, x == b[j - 1], a[i - 1] == y { best = min(best, before[j - 1] &+ transposition) }
                row[j + 1] = best
                least = min(least, best)
            }
            if least > isOver, lastLeast > isOver { return Int(isOver) + 1 }
            lastLeast = least
            before = last
            last = row
        }
        return Int(last[b.count])
    }
}
