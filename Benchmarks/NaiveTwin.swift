/// Textbook dynamic programming over full rows, memory reused: what the kernels must agree with and beat.
struct NaiveTwin {
    /// Three rows of the matrix side by side, or the marks of both strings for Jaro.
    private var cells = [Int](repeating: 0, count: 3 * 256)

    /// Levenshtein distance, or optimal string alignment with `swaps`; of strings under 256 bytes.
    mutating func distance(_ a: Span<UInt8>, _ b: Span<UInt8>, swaps: Bool) -> Int {
        var (older, old, new) = (0, 256, 512)
        for j in 0...b.count { cells[old + j] = j }
        for i in 0..<a.count {
            cells[new] = i + 1
            for j in 0..<b.count {
                var best = cells[old + j] + (a[i] == b[j] ? 0 : 1)
                best = min(best, cells[old + j + 1] + 1, cells[new + j] + 1)
                if swaps, i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    best = min(best, cells[older + j - 1] + 1)
                }
                cells[new + j + 1] = best
            }
            (older, old, new) = (old, new, older)
        }
        return cells[old + b.count]
    }

    /// 1 - Indel distance / total length; of strings under 256 bytes.
    mutating func indelRatio(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        var (old, new) = (0, 256)
        for j in 0...b.count { cells[old + j] = j }
        for i in 0..<a.count {
            cells[new] = i + 1
            for j in 0..<b.count {
                cells[new + j + 1] =
                    a[i] == b[j] ? cells[old + j] : min(cells[old + j + 1], cells[new + j]) + 1
            }
            swap(&old, &new)
        }
        let total = a.count + b.count
        return total == 0 ? 1 : 1 - Double(cells[old + b.count]) / Double(total)
    }

    /// Jaro-Winkler similarity of strings under 256 bytes.
    mutating func jaroWinkler(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        if a.isEmpty && b.isEmpty { return 1 }
        let reach = max(0, max(a.count, b.count) / 2 - 1)
        let marks = 256
        for i in 0..<a.count { cells[i] = 0 }
        for j in 0..<b.count { cells[marks + j] = 0 }
        var common = 0
        for j in 0..<b.count {
            var i = max(0, j - reach)
            while i < min(a.count, j + reach + 1) {
                if cells[i] == 0 && a[i] == b[j] {
                    cells[i] = 1
                    cells[marks + j] = 1
                    common += 1
                    break
                }
                i += 1
            }
        }
        if common == 0 { return 0 }
        var displaced = 0
        var j = 0
        for i in 0..<a.count where cells[i] == 1 {
            while cells[marks + j] == 0 { j += 1 }
            if a[i] != b[j] { displaced += 1 }
            j += 1
        }
        let c = Double(common)
        let jaro = (c / Double(a.count) + c / Double(b.count) + Double(common - displaced / 2) / c) / 3
        var prefix = 0
        while prefix < min(4, a.count, b.count), a[prefix] == b[prefix] { prefix += 1 }
        return jaro > 0.7 ? jaro + Double(prefix) * 0.1 * (1 - jaro) : jaro
    }
}
