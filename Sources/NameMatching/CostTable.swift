import CLetterDistances

/// What it costs to write one folded letter for another, in hundredths of a whole letter: 0...255, 0 on the diagonal.
final class CostTable: Sendable {
    /// 128 × 128 costs; the first letter's rows.
    let whole: [UInt8]
    /// The same of the folded alphabet alone, `codes` × `codes` by the letters' codes; and turned, the second letter's rows.
    private let rows: [UInt8]
    private let turnedRows: [UInt8]

    /// Codes of letters of the folded alphabet, `a-z`, `C`, `S` and `Z`: 1...30. Others than these have none.
    static let codes = 32

    init(_ whole: [UInt8]) {
        self.whole = whole
        var rows = [UInt8](repeating: 0, count: CostTable.codes * CostTable.codes)
        var turnedRows = rows
        for a in UInt8.min..<128 {
            guard let x = CostTable.code(a) else { continue }
            for b in UInt8.min..<128 {
                guard let y = CostTable.code(b) else { continue }
                rows[x * CostTable.codes + y] = whole[Int(a) * 128 + Int(b)]
                turnedRows[y * CostTable.codes + x] = whole[Int(a) * 128 + Int(b)]
            }
        }
        for code in 0..<CostTable.codes {
            rows[code * CostTable.codes + code] = 0
            turnedRows[code * CostTable.codes + code] = 0
        }
        self.rows = rows
        self.turnedRows = turnedRows
    }

    /// The code of a letter; `nil` of a digit, and of what is no folded letter.
    @inline(__always)
    static func code(_ letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), .ch, .sh, .zh: Int(letterbatch_code(letter))
        default: nil
        }
    }

    /// Whether every letter has a code.
    static func holds(_ fold: Span<UInt8>) -> Bool {
        for i in fold.indices where code(fold[i]) == nil { return false }
        return true
    }

    /// What a letter costs for each of the others, by their codes: `codes` bytes, for the length of the call.
    ///
    /// - Parameter isTurned: the letter is the second of its pairs.
    @inline(__always)
    func withRow(_ letter: UInt8, isTurned: Bool, _ body: (UnsafePointer<UInt8>) -> Void) {
        let start = CostTable.codes * (CostTable.code(letter) ?? 0)
        func row(_ rows: borrowing [UInt8]) {
            // SAFETY: a row lies within the rows.
            unsafe rows.withUnsafeBufferPointer { rows in
                guard let first = rows.baseAddress else { return }
                unsafe body(first + start)
            }
        }
        if isTurned { row(turnedRows) } else { row(rows) }
    }
}
