/// Jaro similarity (Jaro 1989) and Jaro-Winkler similarity (Winkler 1990), 0...1.
///
/// With c common bytes, those found at most max(|a|, |b|) / 2 - 1 places apart, taken greedily from the left, and t
/// half the number of them that stand in another order, rounded down:
///
///     jaro = (c / |a| + c / |b| + (c - t) / c) / 3          0 without common bytes, 1 for two empty strings
///     jaroWinkler = jaro + prefix · 0.1 · (1 - jaro)         prefix: equal first bytes, at most 4
///
/// The prefix counts only where jaro > 0.7, as in Winkler's own program (`strcmp95.c`). Both are symmetric: letter by
/// letter the greedy choice walks both lists of places once, drops the lower place where two are too far apart and
/// pairs them where not, whichever string it starts from. Neither is a metric: `1 - similarity` breaks the triangle
/// inequality.
public enum JaroWinkler {
    /// Jaro similarity of `a` and `b`, 0...1; 0 when it would be lower than `cutoff`.
    ///
    /// Allocates nothing while the shorter string has no more than 64 bytes.
    ///
    /// - Complexity: O(max) of the two lengths while the shorter is at most 64, else O(max²/64).
    public static func jaro(_ a: Span<UInt8>, _ b: Span<UInt8>, cutoff: Double = 0) -> Double {
        if a.isEmpty || b.isEmpty { return empty(a, b, cutoff) }
        guard reachable(common: min(a.count, b.count), a.count, b.count, cutoff) else { return 0 }
        if min(a.count, b.count) <= MatchTable.wordBits {
            return a.count <= b.count ? uncached(a, b, cutoff) : uncached(b, a, cutoff)
        }
        let words = MatchTable.words(a.count)
        var table = [UInt64](repeating: 0, count: 256 * words)
        MatchTable.fill(&table, with: a)
        return blocks(table.span, pattern: a, text: b, cutoff: cutoff)
    }

    /// Jaro-Winkler similarity of `a` and `b`, 0...1; 0 when it would be lower than `cutoff`.
    ///
    /// - Complexity: as `jaro`.
    public static func similarity(_ a: Span<UInt8>, _ b: Span<UInt8>, cutoff: Double = 0) -> Double {
        winkler(a, b, cutoff) { jaroCutoff in jaro(a, b, cutoff: jaroCutoff) }
    }

    /// Patterns of 1 to 64 bytes.
    static func uncached(_ pattern: Span<UInt8>, _ text: Span<UInt8>, _ cutoff: Double) -> Double {
        let table = MatchTable.oneWord(pattern)
        return oneWord(table.span, pattern: pattern, text: text, cutoff: cutoff)
    }

    /// The similarity where one string is empty: 1 if the other is too.
    @inline(__always)
    static func empty(_ a: Span<UInt8>, _ b: Span<UInt8>, _ cutoff: Double) -> Double {
        a.isEmpty && b.isEmpty && !(cutoff > 1) ? 1 : 0
    }

    /// Whether `common` bytes in their right order could reach `cutoff`, with room for rounding.
    ///
    /// c / m + c / n + 1 ≥ 3 · cutoff, without the divisions.
    @inline(__always)
    static func reachable(common: Int, _ m: Int, _ n: Int, _ cutoff: Double) -> Bool {
        guard cutoff > 0 else { return true }
        return Double(common) * Double(m &+ n) >= (3 * cutoff - 1 - 1e-9) * (Double(m) * Double(n))
    }

    /// Jaro similarity from its counts, 0 below `cutoff`.
    ///
    /// - Parameters:
    ///   - common: how many bytes matched.
    ///   - displaced: how many of them stand in another order, both strings counted once.
    @inline(__always)
    static func jaro(common: Int, displaced: Int, _ m: Int, _ n: Int, _ cutoff: Double) -> Double {
        guard common > 0 else { return 0 }
        let c = Double(common)
        let inOrder = Double(common - displaced / 2)
        let jaro = (c / Double(m) + c / Double(n) + inOrder / c) / 3
        return jaro < cutoff ? 0 : jaro
    }

    /// Raises a Jaro similarity by the common prefix.
    ///
    /// - Parameter jaro: gives the Jaro similarity, or 0 when it would be lower than the cut-off that it is handed.
    @inline(__always)
    static func winkler(
        _ a: Span<UInt8>, _ b: Span<UInt8>, _ cutoff: Double, jaro: (Double) -> Double
    ) -> Double {
        var prefix = 0
        while prefix < min(4, a.count, b.count), a[prefix] == b[prefix] { prefix += 1 }
        let bonus = Double(prefix) * 0.1
        // What Jaro must reach for the raised value to reach the cut-off, a little less for rounding.
        let needed = cutoff > 0.7 ? max(0.7, (cutoff - bonus) / (1 - bonus)) - 1e-9 : cutoff
        let jaro = jaro(needed)
        let similarity = jaro > 0.7 ? jaro + bonus * (1 - jaro) : jaro
        return similarity < cutoff ? 0 : similarity
    }
}
