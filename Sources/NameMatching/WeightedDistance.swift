/// What it costs, in hundredths of a letter, to turn one folded reading into another: one kind of pair of readings each.
protocol LetterRule {
    /// What a letter of the first reading costs for one of the second.
    var table: CostTable { get }
    /// What it costs that one reading ends with an a and the other with an o; `nil` where that is as elsewhere.
    var lastVowel: Int? { get }
    /// The letter at `i` of the first reading alone.
    func gapA(_ text: Span<UInt8>, _ i: Int) -> Int
    /// The letter at `i` of the second reading alone.
    func gapB(_ text: Span<UInt8>, _ i: Int) -> Int
    /// Two neighbours exchanged.
    var transposition: Int { get }
}

extension LetterRule {
    var lastVowel: Int? { nil }

    /// A letter of one reading for another of the other. Not asked for equal letters.
    ///
    /// - Parameter isLast: both are the last of their readings.
    @inline(__always)
    func substitution(_ x: UInt8, _ y: UInt8, isLast: Bool) -> Int {
        if isLast, let lastVowel, (x == .a && y == .o) || (x == .o && y == .a) { return lastVowel }
        return Int(table.whole[Int(x & 127) * 128 + Int(y & 127)])
    }
}

extension LetterRule {
    /// The distance of two readings of at most 32 letters, each cost 0...255; any number over `limit` when it is over that.
    ///
    /// Wagner and Fischer 1974 with adjacent transpositions (restricted), costs by letter. Of each row only the cells that a way within
    /// the limit may pass are filled (Ukkonen 1985): no cost is negative. O(|a| × |b|) at worst, rows on the stack.
    @inline(__always)
    func distance(_ a: Span<UInt8>, _ b: Span<UInt8>, limit: Int = 15_000) -> Int {
        // More than any distance; 32 more rows do not overflow.
        let beyond: Int16 = 16_000
        let limit = Int16(truncatingIfNeeded: min(max(limit, 0), 15_000))
        let transposition = Int16(truncatingIfNeeded: self.transposition)
        let width = min(b.count, 32)
        var gaps = InlineArray<33, Int16>(repeating: 0)
        var before = InlineArray<33, Int16>(repeating: beyond)
        var last = InlineArray<33, Int16>(repeating: beyond)
        last[0] = 0
        // The columns that hold something within the limit, in the last row and the one before it.
        var (low, high) = (0, 0)
        var (lowBefore, highBefore) = (width + 1, -2)
        for j in 0..<width {
            gaps[j] = Int16(truncatingIfNeeded: gapB(b, j))
            last[j + 1] = last[j] &+ gaps[j]
            if last[j + 1] <= limit { high = j + 1 }
        }
        for i in 0..<a.count {
            let x = a[i]
            let previous: UInt8 = i > 0 ? a[i - 1] : 0
            let gap = Int16(truncatingIfNeeded: gapA(a, i))
            let isLastRow = i == a.count - 1
            var row = InlineArray<33, Int16>(repeating: beyond)
            var (lowest, highest) = (width + 1, -2)
            var column = min(low, lowBefore + 2)
            let end = max(high + 1, highBefore + 2)
            if column == 0 {
                row[0] = last[0] &+ gap
                if row[0] <= limit { (lowest, highest) = (0, 0) }
                column = 1
            }
            while column <= width, column <= end || row[column - 1] <= limit {
                let j = column - 1
                let y = b[j]
                var best = last[j]
                if x != y {
                    best &+= Int16(truncatingIfNeeded: substitution(x, y, isLast: isLastRow && j == width - 1))
                    if previous == y, j > 0, i > 0, x == b[j - 1] { best = min(best, before[j - 1] &+ transposition) }
                }
                best = min(best, last[column] &+ gap, row[j] &+ gaps[j])
                row[column] = best
                if best <= limit {
                    lowest = min(lowest, column)
                    highest = column
                }
                column += 1
            }
            if highest < 0, high < 0 { return Int(limit) + 1 }
            (lowBefore, highBefore, low, high) = (low, high, lowest, highest)
            before = last
            last = row
        }
        return last[width] <= limit ? Int(last[width]) : Int(limit) + 1
    }
}
