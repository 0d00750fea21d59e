/// Optimal string alignment distance, also called restricted Damerau-Levenshtein: insertions, deletions,
/// substitutions and swaps of two neighbours, no part of the string edited twice (Damerau 1964; Boytsov 2011, §2).
///
/// Not a metric: the triangle inequality fails, `ca` → `ac` → `abc` costs 1 + 1 but `ca` → `abc` 3.
public enum OptimalStringAlignment {
    /// The distance of `a` and `b`, 0 up to the longer length, or `cutoff + 1` when it is greater than `cutoff`.
    ///
    /// A negative cut-off counts as 0. Allocates nothing while the shorter string, its common ends with the other
    /// taken away, has no more than 64 bytes.
    ///
    /// - Complexity: O(⌈min/64⌉ · max) of the two lengths, O(length) for a cut-off of 2 or less; with a cut-off k the
    ///   blocks outside a band of k diagonals are skipped.
    public static func distance(_ a: Span<UInt8>, _ b: Span<UInt8>, cutoff: Int = .max) -> Int {
        let cutoff = clamped(cutoff, a.count, b.count)
        guard abs(a.count - b.count) <= cutoff else { return cutoff + 1 }
        if cutoff == 1 { return FewEdits.oneEditOrSwap(a, b) }
        let ends = CommonEnds(a, b)
        let a = ends.middle(of: a)
        let b = ends.middle(of: b)
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        if cutoff <= 2 { return FewEdits.optimalStringAlignment(a, b, cutoff: cutoff) }
        return a.count <= b.count ? uncached(a, b, cutoff) : uncached(b, a, cutoff)
    }

    /// Stripped strings, `pattern` the shorter.
    static func uncached(_ pattern: Span<UInt8>, _ text: Span<UInt8>, _ cutoff: Int) -> Int {
        if pattern.count <= MatchTable.wordBits {
            let table = MatchTable.oneWord(pattern)
            return oneWord(table.span, shift: 0, rows: pattern.count, text: text, cutoff: cutoff)
        }
        let words = MatchTable.words(pattern.count)
        var table = [UInt64](repeating: 0, count: 256 * words)
        MatchTable.fill(&table, with: pattern)
        return blocks(table.span, stride: words, firstWord: 0, rows: pattern.count, text: text, cutoff: cutoff)
    }
}
