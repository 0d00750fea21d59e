/// The part of the edit matrix that a distance within the cut-off can pass through (Ukkonen 1985), in words of 64 rows.
///
/// A path over diagonal d = row - column costs at least |d| + |δ - d|, δ being the difference of the lengths. Rows
/// outside may be left at any upper bound of their true value: no path within the cut-off uses them. The band is one
/// row wider on each side, because a transposition reads the row above the diagonal that it ends on.
struct DiagonalBand {
    private let lowest: Int
    private let highest: Int
    private let lastWord: Int

    /// - Parameters:
    ///   - rows: length of the pattern, at least 1.
    ///   - columns: length of the text.
    ///   - cutoff: between |rows - columns| and the sum of both.
    init(rows: Int, columns: Int, cutoff: Int) {
        let difference = rows - columns
        let slack = (cutoff - abs(difference)) / 2
        lowest = min(0, difference) - slack - 1
        highest = max(0, difference) + slack + 1
        lastWord = (rows - 1) / 64
    }

    /// The words of column `column`, counted from 0, that hold rows of the band; never empty.
    @inline(__always)
    func words(column: Int) -> ClosedRange<Int> {
        let first = min(max(0, column + lowest) / 64, lastWord)
        let last = min(max(0, column + highest) / 64, lastWord)
        return first...max(first, last)
    }
}
