// Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances": Myers' recurrence with
// one term more, TR, the rows that a swap of two neighbours brings to the value of their upper left neighbour. The
// distance is followed down the final diagonal as in the Levenshtein kernel; values never fall along it here either,
// since a swap costs 1 for a step of two.

extension OptimalStringAlignment {
    /// Patterns of 1 to 64 bytes; parameters as of `Levenshtein.oneWord`.
    static func oneWord(_ table: Span<UInt64>, shift: Int, rows: Int, text: Span<UInt8>, cutoff: Int) -> Int {
        var column = Column()
        let shift = UInt64(truncatingIfNeeded: shift)
        var index = 0

        let lead = text.count &- rows
        while index < lead {
            column.advance(table[Int(text[index])] &>> shift)
            index &+= 1
        }

        var distance = abs(lead)
        var diagonalBit = UInt64(truncatingIfNeeded: max(0, 0 &- lead))
        while index < text.count {
            column.advance(table[Int(text[index])] &>> shift)
            distance &+= Int(truncatingIfNeeded: (column.diagonalOne &>> diagonalBit) & 1)
            if distance > cutoff { return cutoff &+ 1 }
            diagonalBit &+= 1
            index &+= 1
        }
        return distance
    }

    /// One column of up to 64 rows, complemented as in the Levenshtein kernel.
    private struct Column {
        /// VP.
        var verticalPositive = ~UInt64(0)
        /// ~VN.
        var verticalNotNegative = ~UInt64(0)
        /// ~D0.
        var diagonalOne = ~UInt64(0)
        /// PM of this column; zeros before the first, so that no swap ends there.
        var matches: UInt64 = 0

        @inline(__always)
        mutating func advance(_ next: UInt64) {
            // TR, which joins PM wherever that says "as the upper left neighbour", but not in the sum.
            let transposed = ((diagonalOne & next) &<< 1) & matches
            let alike = next | transposed
            let carried = (next & verticalPositive) &+ verticalPositive
            diagonalOne = ~((carried ^ verticalPositive) | alike) & verticalNotNegative
            let notPositive = ((carried | verticalPositive | alike) & verticalNotNegative) &<< 1
            let negative = (verticalPositive & ~diagonalOne) &<< 1
            verticalPositive = negative | (notPositive & diagonalOne)
            verticalNotNegative = notPositive | diagonalOne
            matches = next
        }
    }

    /// Patterns of any length; parameters as of `Levenshtein.blocks`.
    static func blocks(
        _ table: Span<UInt64>, stride: Int, firstWord: Int, rows: Int, text: Span<UInt8>, cutoff: Int
    ) -> Int {
        let words = MatchTable.words(rows)
        let band = DiagonalBand(rows: rows, columns: text.count, cutoff: cutoff)
        // Four words for each 64 rows: VP, VN, D0 and PM of the column before.
        return withWorkingWords(4 * words) { state in
            for word in 0..<words {
                state[4 * word] = ~0
                state[4 * word + 1] = 0
                state[4 * word + 2] = 0
                state[4 * word + 3] = 0
            }
            var distance = abs(rows - text.count)
            for column in text.indices {
                let base = Int(text[column]) * stride + firstWord
                let diagonalRow = column + rows - text.count
                var positiveCarry: UInt64 = 1
                var negativeCarry: UInt64 = 0
                // The last row of the word above, where a swap that ends in the first row of this one begins.
                var swapCarry: UInt64 = 0
                for word in band.words(column: column) {
                    let matches = table[base + word]
                    let verticalPositive = state[4 * word]
                    let verticalNegative = state[4 * word + 1]
                    let swappable = ~state[4 * word + 2] & matches
                    let transposed = ((swappable &<< 1) | swapCarry) & state[4 * word + 3]
                    swapCarry = swappable &>> 63
                    let entering = matches | negativeCarry
                    let diagonalZero =
                        (((entering & verticalPositive) &+ verticalPositive) ^ verticalPositive)
                        | entering | verticalNegative | transposed
                    let horizontalPositive = verticalNegative | ~(diagonalZero | verticalPositive)
                    let horizontalNegative = diagonalZero & verticalPositive
                    let shiftedPositive = (horizontalPositive &<< 1) | positiveCarry
                    let shiftedNegative = (horizontalNegative &<< 1) | negativeCarry
                    positiveCarry = horizontalPositive &>> 63
                    negativeCarry = horizontalNegative &>> 63
                    state[4 * word] = shiftedNegative | ~(diagonalZero | shiftedPositive)
                    state[4 * word + 1] = shiftedPositive & diagonalZero
                    state[4 * word + 2] = diagonalZero
                    state[4 * word + 3] = matches
                    if diagonalRow >> 6 == word {
                        distance += Int(truncatingIfNeeded: ~(diagonalZero &>> UInt64(truncatingIfNeeded: diagonalRow)) & 1)
                    }
                }
                if distance > cutoff { return cutoff + 1 }
            }
            return distance
        }
    }
}
