// The textbook definitions, over arrays and nothing else: what every kernel is held against.

enum Naive {
    /// Wagner and Fischer 1974; with `swaps` optimal string alignment.
    static func edits(_ a: [UInt8], _ b: [UInt8], swaps: Bool) -> Int {
        var matrix = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { matrix[i][0] = i }
        for j in 0...b.count { matrix[0][j] = j }
        for i in 0..<a.count {
            for j in 0..<b.count {
                var best = matrix[i][j] + (a[i] == b[j] ? 0 : 1)
                best = min(best, matrix[i][j + 1] + 1, matrix[i + 1][j] + 1)
                if swaps, i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    best = min(best, matrix[i - 1][j - 1] + 1)
                }
                matrix[i + 1][j + 1] = best
            }
        }
        return matrix[a.count][b.count]
    }

    static func longestCommonSubsequence(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var matrix = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0..<a.count {
            for j in 0..<b.count {
                matrix[i + 1][j + 1] = a[i] == b[j] ? matrix[i][j] + 1 : max(matrix[i][j + 1], matrix[i + 1][j])
            }
        }
        return matrix[a.count][b.count]
    }

    static func indel(_ a: [UInt8], _ b: [UInt8]) -> Int {
        a.count + b.count - 2 * longestCommonSubsequence(a, b)
    }

    static func jaro(_ a: [UInt8], _ b: [UInt8]) -> Double {
        if a.isEmpty && b.isEmpty { return 1 }
        let reach = max(0, max(a.count, b.count) / 2 - 1)
        var takenInA = [Bool](repeating: false, count: a.count)
        var fromA: [UInt8] = []
        var fromB: [UInt8] = []
        for j in b.indices {
            if let i = a.indices.first(where: { abs($0 - j) <= reach && !takenInA[$0] && a[$0] == b[j] }) {
                takenInA[i] = true
                fromB.append(b[j])
            }
        }
        for i in a.indices where takenInA[i] { fromA.append(a[i]) }
        if fromA.isEmpty { return 0 }
        let displaced = zip(fromA, fromB).count { $0 != $1 }
        let c = Double(fromA.count)
        return (c / Double(a.count) + c / Double(b.count) + Double(fromA.count - displaced / 2) / c) / 3
    }

    static func jaroWinkler(_ a: [UInt8], _ b: [UInt8]) -> Double {
        let jaro = jaro(a, b)
        let prefix = zip(a.prefix(4), b.prefix(4)).prefix { $0 == $1 }.count
        return jaro > 0.7 ? jaro + Double(prefix) * 0.1 * (1 - jaro) : jaro
    }

    /// Every distinct string that remains after at most `deletions` deletions.
    static func remains(of bytes: [UInt8], deletions: Int) -> Set<[UInt8]> {
        var all: Set<[UInt8]> = [bytes]
        var last = all
        for _ in 0..<max(0, deletions) {
            var next: Set<[UInt8]> = []
            for string in last {
                for i in string.indices {
                    var shorter = string
                    shorter.remove(at: i)
                    next.insert(shorter)
                }
            }
            all.formUnion(next)
            last = next
        }
        return all
    }
}
