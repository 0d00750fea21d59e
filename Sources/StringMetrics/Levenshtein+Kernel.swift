// Myers 1999, in Hyyrö's form of 2003: column by column the vertical differences of the edit matrix as bit vectors,
// VP where a row is one more than the row above, VN where it is one less.
//
// The distance is followed down the diagonal that ends in the last cell. Values never fall along a diagonal, so the
// first one over the cut-off settles the pair, much earlier than the last row would. Bit i of D0 says that row i has
// the value of its upper left neighbour.

extension Levenshtein {
    /// Patterns of 1 to 64 bytes.
    ///
    /// - Parameters:
    ///   - table: 256 words.
    ///   - shift: how many positions of the table's pattern come before the first row, 0...63.
    ///   - rows: length of the pattern from there, 1...64 - shift.
    ///   - cutoff: at least |rows - text.count|.
    static func oneWord(_ table: Span<UInt64>, shift: Int, rows: Int, text: Span<UInt8>, cutoff: Int) -> Int {
        var column = Column()
        let shift = UInt64(truncatingIfNeeded: shift)
        var index = 0

        // Columns before the final diagonal reaches the first row.
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

    /// One column of up to 64 rows.
    ///
    /// The recurrence with D0, HP and VN complemented, which shortens the chain from one VP to the next from twelve
    /// operations to seven: with A = (PM & VP) + VP, D0 | VP is A | VP | PM | VN without the exclusive or; and where HP
    /// is shifted and row 0 sets its lowest bit, ~HP is shifted and nothing is set.
    private struct Column {
        /// VP.
        var verticalPositive = ~UInt64(0)
        /// ~VN.
        var verticalNotNegative = ~UInt64(0)
        /// ~D0: the rows that are one more than their upper left neighbour.
        var diagonalOne = ~UInt64(0)

        @inline(__always)
        mutating func advance(_ matches: UInt64) {
            let carried = (matches & verticalPositive) &+ verticalPositive
            diagonalOne = ~((carried ^ verticalPositive) | matches) & verticalNotNegative
            let notPositive = ((carried | verticalPositive | matches) & verticalNotNegative) &<< 1
            let negative = (verticalPositive & ~diagonalOne) &<< 1
            verticalPositive = negative | (notPositive & diagonalOne)
            verticalNotNegative = notPositive | diagonalOne
        }
    }

    /// Patterns of any length, in words of 64 rows that hand their horizontal difference down (Hyyrö 2003, §4), of
    /// which only those within the band of the cut-off are touched.
    ///
    /// - Parameters:
    ///   - table: `256 * stride` words, those of one byte side by side.
    ///   - firstWord: the word of the table where the first row stands in bit 0.
    ///   - rows: length of the pattern from there, at least 1.
    ///   - cutoff: between |rows - text.count| and the longer of both.
    static func blocks(
        _ table: Span<UInt64>, stride: Int, firstWord: Int, rows: Int, text: Span<UInt8>, cutoff: Int
    ) -> Int {
        let words = MatchTable.words(rows)
        let band = DiagonalBand(rows: rows, columns: text.count, cutoff: cutoff)
        return withWorkingWords(2 * words) { vertical in
            for word in 0..<words {
                vertical[2 * word] = ~0
                vertical[2 * word + 1] = 0
            }
            var distance = abs(rows - text.count)
            for column in text.indices {
                let base = Int(text[column]) * stride + firstWord
                let diagonalRow = column + rows - text.count
                // Above the band as in row 0: a rise by one a column, which is an upper bound.
                var positiveCarry: UInt64 = 1
                var negativeCarry: UInt64 = 0
                for word in band.words(column: column) {
                    let matches = table[base + word]
                    let verticalPositive = vertical[2 * word]
                    let verticalNegative = vertical[2 * word + 1]
                    let entering = matches | negativeCarry
                    let diagonalZero =
                        (((entering & verticalPositive) &+ verticalPositive) ^ verticalPositive) | entering | verticalNegative
                    let horizontalPositive = verticalNegative | ~(diagonalZero | verticalPositive)
                    let horizontalNegative = diagonalZero & verticalPositive
                    let shiftedPositive = (horizontalPositive &<< 1) | positiveCarry
                    let shiftedNegative = (horizontalNegative &<< 1) | negativeCarry
                    positiveCarry = horizontalPositive &>> 63
                    negativeCarry = horizontalNegative &>> 63
                    vertical[2 * word] = shiftedNegative | ~(diagonalZero | shiftedPositive)
                    vertical[2 * word + 1] = shiftedPositive & diagonalZero
                    // Floor division, so that rows before the first are in no word.
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
