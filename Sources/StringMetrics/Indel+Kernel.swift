// Hyyrö 2004, "Bit-parallel LCS-length computation revisited" (after Allison and Dix 1986): one vector S, bit i zero
// where row i of the matrix is one more than the row above; the zeros of the last column count the common subsequence.

extension Indel {
    /// Patterns of 1 to 64 bytes; `table` holds 256 words, `cutoff` is up to the sum of the lengths.
    static func oneWord(_ table: Span<UInt64>, rows: Int, text: Span<UInt8>, cutoff: Int) -> Int {
        var state = ~UInt64(0)
        for column in text.indices {
            let matched = state & table[Int(text[column])]
            state = (state &+ matched) | (state &- matched)
        }
        let rowMask = ~UInt64(0) &>> UInt64(truncatingIfNeeded: 64 - rows)
        let distance = rows + text.count - 2 * (~state & rowMask).nonzeroBitCount
        return min(distance, cutoff + 1)
    }

    /// Patterns of any length; parameters as of `Levenshtein.blocks`, the cut-off up to the sum of the lengths.
    static func blocks(
        _ table: Span<UInt64>, stride: Int, firstWord: Int, rows: Int, text: Span<UInt8>, cutoff: Int
    ) -> Int {
        let words = MatchTable.words(rows)
        let band = DiagonalBand(rows: rows, columns: text.count, cutoff: cutoff)
        return withWorkingWords(words) { states in
            for word in 0..<words { states[word] = ~0 }
            for column in text.indices {
                let base = Int(text[column]) * stride + firstWord
                var carry: UInt64 = 0
                for word in band.words(column: column) {
                    let state = states[word]
                    let matched = state & table[base + word]
                    let (partial, firstOverflow) = state.addingReportingOverflow(matched)
                    let (sum, secondOverflow) = partial.addingReportingOverflow(carry)
                    carry = firstOverflow || secondOverflow ? 1 : 0
                    states[word] = sum | (state &- matched)
                }
            }
            var common = 0
            for word in 0..<words {
                let rowsHere = min(64, rows - 64 * word)
                let rowMask = ~UInt64(0) &>> UInt64(truncatingIfNeeded: 64 - rowsHere)
                common += (~states[word] & rowMask).nonzeroBitCount
            }
            return min(rows + text.count - 2 * common, cutoff + 1)
        }
    }
}
