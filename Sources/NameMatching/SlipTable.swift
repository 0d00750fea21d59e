/// Letters that are struck or read for each other: neighbours on the keyboard, look-alikes on paper.
///
/// Sources: the QWERTY layout (ISO/IEC 9995-2 group 1), and the letters that optical recognition confuses most in print (c e, e f,
/// o d, o q, h b, h n, i l, i j, u v, g c, t f, a o).
enum SlipTable {
    private static let rows: [[UInt8]] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
    private static let lookalikes: [[UInt8]] =
        ["ce", "ef", "od", "oq", "oc", "hb", "hn", "il", "ij", "lj", "lt", "uv", "gc", "gq", "tf", "ao", "mn", "vy", "rn", "bd"]
        .map { Array($0.utf8) }

    /// 26 × 26, true for neighbours and look-alikes.
    private static let table: [Bool] = {
        var table = [Bool](repeating: false, count: 26 * 26)
        func set(_ a: UInt8, _ b: UInt8) {
            table[Int(a - .a) * 26 + Int(b - .a)] = true
            table[Int(b - .a) * 26 + Int(a - .a)] = true
        }
        for row in rows { for i in row.indices.dropFirst() { set(row[i - 1], row[i]) } }
        // A key touches the one below it and the one below to the left.
        for (upper, lower) in zip(rows, rows.dropFirst()) {
            for i in lower.indices {
                set(upper[i], lower[i])
                if i + 1 < upper.count { set(upper[i + 1], lower[i]) }
            }
        }
        for pair in lookalikes { set(pair[0], pair[1]) }
        return table
    }()

    static func isNear(_ x: UInt8, _ y: UInt8) -> Bool {
        guard (UInt8.a...UInt8.z).contains(x), (UInt8.a...UInt8.z).contains(y) else { return false }
        return table[Int(x - .a) * 26 + Int(y - .a)]
    }

    /// A Latin reading as it looks on paper: rn is m, cl is d, vv is w. Words of the same shape may be read for each other. O(letters).
    static func shape(_ latin: ShortText) -> ShortText {
        var out = ShortText()
        var i = 0
        while i < latin.count {
            let (letter, width) = next(latin.span, at: i)
            _ = out.append(letter)
            i += width
        }
        return out
    }

    /// The letter that is read at `i`, and how many it stands for.
    private static func next(_ latin: Span<UInt8>, at i: Int) -> (letter: UInt8, width: Int) {
        guard i + 1 < latin.count else { return (latin[i], 1) }
        switch (latin[i], latin[i + 1]) {
        case (.r, .n): return (.m, 2)
        case (.c, .l): return (.d, 2)
        case (.v, .v): return (.w, 2)
        default: return (latin[i], 1)
        }
    }

    /// Whether two different readings have one shape. O(letters), mostly the first letter in which they differ.
    static func haveOneShape(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        guard a.count != b.count, abs(a.count - b.count) <= TokenSimilarity.mostSlips else { return false }
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            let (x, width) = next(a, at: i)
            let (y, otherWidth) = next(b, at: j)
            guard x == y else { return false }
            i += width
            j += otherWidth
        }
        return i == a.count && j == b.count
    }
}

/// With which letters words may begin that are a word's typing errors, or its look-alikes on paper.
struct SlipBeginning {
    /// A bit for each letter of a Latin reading, by its lowest five bits.
    private let letters: UInt32
    private let fold: UInt8

    init(_ word: borrowing TokenView) {
        fold = word.fold[0]
        let first = word.latin[0]
        letters =
            (UInt8.a...UInt8.z).contains(first) ? SlipBeginning.table[Int(first - .a)] : SlipBeginning.bit(first)
    }

    /// `letters` of words that begin with each of a to z.
    private static let table: [UInt32] = (UInt8.a...UInt8.z).map { first in
        var letters = bit(first)
        for letter in UInt8.a ... .z where SlipTable.isNear(first, letter) || haveOneShape(first, letter) {
            letters |= bit(letter)
        }
        return letters
    }

    /// False of words that are none of its typing errors.
    ///
    /// - Parameters:
    ///   - latin: the first letter of the Latin reading.
    ///   - fold: the first folded letter.
    @inline(__always)
    func mayBegin(_ latin: UInt8, _ fold: UInt8) -> Bool { letters & SlipBeginning.bit(latin) != 0 || fold == self.fold }

    private static func bit(_ letter: UInt8) -> UInt32 { 1 &<< UInt32(letter & 31) }

    /// rn is m, cl is d, vv is w.
    private static func haveOneShape(_ x: UInt8, _ y: UInt8) -> Bool {
        switch (min(x, y), max(x, y)) {
        case (.m, .r), (.c, .d), (.v, .w): true
        default: false
        }
    }
}
