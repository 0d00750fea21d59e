extension CachedPattern {
    /// Levenshtein distance to `text`, or `cutoff + 1` when it is greater. See `Levenshtein.distance`.
    public func levenshtein(to text: Span<UInt8>, cutoff: Int = .max) -> Int {
        let cutoff = clamped(cutoff, count, text.count)
        guard abs(count - text.count) <= cutoff else { return cutoff + 1 }
        let ends = CommonEnds(bytes, text)
        let (rows, columns) = (ends.middle(of: bytes), ends.middle(of: text))
        if rows.isEmpty || columns.isEmpty { return max(rows.count, columns.count) }
        if cutoff <= 2 { return FewEdits.levenshtein(rows, columns, cutoff: cutoff) }
        if stride == 1 {
            return Levenshtein.oneWord(matches, shift: ends.prefix, rows: rows.count, text: columns, cutoff: cutoff)
        }
        if min(rows.count, columns.count) <= MatchTable.wordBits {
            return rows.count <= columns.count
                ? Levenshtein.uncached(rows, columns, cutoff) : Levenshtein.uncached(columns, rows, cutoff)
        }
        // The table's rows can be skipped by whole words only.
        let firstWord = ends.prefix / MatchTable.wordBits
        let skipped = firstWord * MatchTable.wordBits
        return Levenshtein.blocks(
            matches, stride: stride, firstWord: firstWord, rows: count - ends.suffix - skipped,
            text: text.extracting(skipped..<(text.count - ends.suffix)), cutoff: cutoff)
    }

    /// Optimal string alignment distance to `text`, or `cutoff + 1` when it is greater.
    /// See `OptimalStringAlignment.distance`.
    public func optimalStringAlignment(to text: Span<UInt8>, cutoff: Int = .max) -> Int {
        let cutoff = clamped(cutoff, count, text.count)
        guard abs(count - text.count) <= cutoff else { return cutoff + 1 }
        let ends = CommonEnds(bytes, text)
        let (rows, columns) = (ends.middle(of: bytes), ends.middle(of: text))
        if rows.isEmpty || columns.isEmpty { return max(rows.count, columns.count) }
        if cutoff <= 2 { return FewEdits.optimalStringAlignment(rows, columns, cutoff: cutoff) }
        if stride == 1 {
            return OptimalStringAlignment.oneWord(
                matches, shift: ends.prefix, rows: rows.count, text: columns, cutoff: cutoff)
        }
        if min(rows.count, columns.count) <= MatchTable.wordBits {
            return rows.count <= columns.count
                ? OptimalStringAlignment.uncached(rows, columns, cutoff)
                : OptimalStringAlignment.uncached(columns, rows, cutoff)
        }
        let firstWord = ends.prefix / MatchTable.wordBits
        let skipped = firstWord * MatchTable.wordBits
        return OptimalStringAlignment.blocks(
            matches, stride: stride, firstWord: firstWord, rows: count - ends.suffix - skipped,
            text: text.extracting(skipped..<(text.count - ends.suffix)), cutoff: cutoff)
    }

    /// Indel distance to `text`, or `cutoff + 1` when it is greater. See `Indel.distance`.
    public func indel(to text: Span<UInt8>, cutoff: Int = .max) -> Int {
        let cutoff = min(max(cutoff, 0), count + text.count)
        guard abs(count - text.count) <= cutoff else { return cutoff + 1 }
        if isEmpty || text.isEmpty { return max(count, text.count) }
        if cutoff > 2, stride == 1 { return Indel.oneWord(matches, rows: count, text: text, cutoff: cutoff) }
        let ends = CommonEnds(bytes, text)
        let (rows, columns) = (ends.middle(of: bytes), ends.middle(of: text))
        if rows.isEmpty || columns.isEmpty { return max(rows.count, columns.count) }
        if cutoff <= 2 { return FewEdits.indel(rows, columns, cutoff: cutoff) }
        if min(rows.count, columns.count) <= MatchTable.wordBits {
            return rows.count <= columns.count
                ? Indel.uncached(rows, columns, cutoff) : Indel.uncached(columns, rows, cutoff)
        }
        let firstWord = ends.prefix / MatchTable.wordBits
        let skipped = firstWord * MatchTable.wordBits
        return Indel.blocks(
            matches, stride: stride, firstWord: firstWord, rows: count - ends.suffix - skipped,
            text: text.extracting(skipped..<(text.count - ends.suffix)), cutoff: cutoff)
    }

    /// Indel ratio with `text`, 0...1; 0 when it would be lower than `cutoff`. See `Indel.ratio`.
    public func indelRatio(to text: Span<UInt8>, cutoff: Double = 0) -> Double {
        let total = count + text.count
        let distance = indel(to: text, cutoff: Indel.distanceCutoff(cutoff, total: total))
        return Indel.ratio(distance, total: total, cutoff: cutoff)
    }

    /// Jaro similarity with `text`, 0...1; 0 when it would be lower than `cutoff`. See `JaroWinkler.jaro`.
    public func jaro(to text: Span<UInt8>, cutoff: Double = 0) -> Double {
        if isEmpty || text.isEmpty { return JaroWinkler.empty(bytes, text, cutoff) }
        guard JaroWinkler.reachable(common: min(count, text.count), count, text.count, cutoff) else { return 0 }
        if stride == 1 { return JaroWinkler.oneWord(matches, pattern: bytes, text: text, cutoff: cutoff) }
        if text.count <= MatchTable.wordBits { return JaroWinkler.uncached(text, bytes, cutoff) }
        return JaroWinkler.blocks(matches, pattern: bytes, text: text, cutoff: cutoff)
    }

    /// Jaro-Winkler similarity with `text`, 0...1; 0 when it would be lower than `cutoff`.
    /// See `JaroWinkler.similarity`.
    public func jaroWinkler(to text: Span<UInt8>, cutoff: Double = 0) -> Double {
        JaroWinkler.winkler(bytes, text, cutoff) { needed in jaro(to: text, cutoff: needed) }
    }
}
