/// Indel distance: the least number of bytes to insert or delete that makes one string the other; also the longest
/// common subsequence, from which it follows: distance = |a| + |b| - 2 · LCS.
///
/// A metric, like Levenshtein with substitutions at the price of 2. Its ratio is what many tools call `fuzz.ratio`.
public enum Indel {
    /// The distance of `a` and `b`, 0 up to the sum of the lengths, or `cutoff + 1` when it is greater than `cutoff`.
    ///
    /// A negative cut-off counts as 0. Allocates nothing while the shorter string, its common ends with the other
    /// taken away, has no more than 64 bytes.
    ///
    /// - Complexity: O(⌈min/64⌉ · max) of the two lengths, O(length) for a cut-off of 2 or less.
    public static func distance(_ a: Span<UInt8>, _ b: Span<UInt8>, cutoff: Int = .max) -> Int {
        let cutoff = min(max(cutoff, 0), a.count + b.count)
        guard abs(a.count - b.count) <= cutoff else { return cutoff + 1 }
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        // A column costs three operations, less than looking for common ends.
        if cutoff > 2, min(a.count, b.count) <= MatchTable.wordBits {
            return a.count <= b.count ? uncached(a, b, cutoff) : uncached(b, a, cutoff)
        }
        let ends = CommonEnds(a, b)
        let a = ends.middle(of: a)
        let b = ends.middle(of: b)
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        if cutoff <= 2 { return FewEdits.indel(a, b, cutoff: cutoff) }
        return a.count <= b.count ? uncached(a, b, cutoff) : uncached(b, a, cutoff)
    }

    /// 1 - distance / (|a| + |b|), 0...1; 1 for two empty strings. 0 when it would be lower than `cutoff`.
    ///
    /// - Complexity: as `distance`.
    public static func ratio(_ a: Span<UInt8>, _ b: Span<UInt8>, cutoff: Double = 0) -> Double {
        let total = a.count + b.count
        return ratio(distance(a, b, cutoff: distanceCutoff(cutoff, total: total)), total: total, cutoff: cutoff)
    }

    /// The length of the longest common subsequence, 0 up to the shorter length.
    ///
    /// - Complexity: as `distance`.
    public static func longestCommonSubsequence(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
        (a.count + b.count - distance(a, b)) / 2
    }

    /// Strings that are not empty, `pattern` the shorter.
    static func uncached(_ pattern: Span<UInt8>, _ text: Span<UInt8>, _ cutoff: Int) -> Int {
        if pattern.count <= MatchTable.wordBits {
            let table = MatchTable.oneWord(pattern)
            return oneWord(table.span, rows: pattern.count, text: text, cutoff: cutoff)
        }
        let words = MatchTable.words(pattern.count)
        var table = [UInt64](repeating: 0, count: 256 * words)
        MatchTable.fill(&table, with: pattern)
        return blocks(table.span, stride: words, firstWord: 0, rows: pattern.count, text: text, cutoff: cutoff)
    }

    /// The greatest distance whose ratio can reach `cutoff`, or one more: the ratio itself decides.
    @inline(__always)
    static func distanceCutoff(_ cutoff: Double, total: Int) -> Int {
        guard cutoff > 0 else { return total }
        guard cutoff < 1 else { return 0 }
        return min(total, Int((1 - cutoff) * Double(total)) + 1)
    }

    @inline(__always)
    static func ratio(_ distance: Int, total: Int, cutoff: Double) -> Double {
        guard distance <= total else { return 0 }
        let ratio = total == 0 ? 1 : 1 - Double(distance) / Double(total)
        return ratio < cutoff ? 0 : ratio
    }
}
