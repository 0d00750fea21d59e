import StringMetrics

// String kernels against their naive twins: nanoseconds a pair on invented names of mean length 22 and on words of
// mean length 7. Every answer is compared with the twin's before anything is timed.

/// Prints one line a kernel: ns a pair with and without a cached pattern and of the naive twin, and how many times the
/// twin's time is the cached kernel's.
func runKernelBenchmarks() {
    let names = KernelDeck(seed: 0x5EED, words: 2...3, count: 300)
    let words = KernelDeck(seed: 0x5EED, words: 1...1, count: 600)
    print("kernels: names of mean length \(tenths(names.meanLength)), words of \(tenths(words.meanLength)); ns a pair")
    print(column("", 44) + column("cached", 10) + column("uncached", 10) + column("naive", 10) + "naive/cached")
    for (deck, input, cutoffs) in [(names, "names", [Int.max, 4, 2]), (words, "words", [Int.max, 2, 1])] {
        for cutoff in cutoffs {
            let limit = cutoff == .max ? "" : ", cut-off \(cutoff)"
            report("Levenshtein, \(input)\(limit)", deck, LevenshteinKernel(cutoff: cutoff))
            report("optimal string alignment, \(input)\(limit)", deck, AlignmentKernel(cutoff: cutoff))
        }
        for cutoff in [0, 0.8] {
            let limit = cutoff == 0 ? "" : ", cut-off \(cutoff)"
            report("Indel ratio, \(input)\(limit)", deck, IndelKernel(cutoff: cutoff))
            report("Jaro-Winkler, \(input)\(limit)", deck, JaroWinklerKernel(cutoff: cutoff))
        }
    }
    reportTableBuilding(words)
    reportDeletions(words)
}

/// One metric at one cut-off, in the three ways that are compared. Concrete types, so that each loop is compiled for
/// its kernel.
private protocol Kernel {
    func cached(_ pattern: borrowing CachedPattern, _ text: Span<UInt8>) -> Double
    func uncached(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Double
    func naive(_ twin: inout NaiveTwin, _ a: Span<UInt8>, _ b: Span<UInt8>) -> Double
}

private struct LevenshteinKernel: Kernel {
    var cutoff: Int
    func cached(_ pattern: borrowing CachedPattern, _ text: Span<UInt8>) -> Double {
        Double(pattern.levenshtein(to: text, cutoff: cutoff))
    }
    func uncached(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        Double(Levenshtein.distance(a, b, cutoff: cutoff))
    }
    func naive(_ twin: inout NaiveTwin, _ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        Double(min(twin.distance(a, b, swaps: false), cutoff == .max ? cutoff : cutoff + 1))
    }
}

private struct AlignmentKernel: Kernel {
    var cutoff: Int
    func cached(_ pattern: borrowing CachedPattern, _ text: Span<UInt8>) -> Double {
        Double(pattern.optimalStringAlignment(to: text, cutoff: cutoff))
    }
    func uncached(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        Double(OptimalStringAlignment.distance(a, b, cutoff: cutoff))
    }
    func naive(_ twin: inout NaiveTwin, _ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        Double(min(twin.distance(a, b, swaps: true), cutoff == .max ? cutoff : cutoff + 1))
    }
}

private struct IndelKernel: Kernel {
    var cutoff: Double
    func cached(_ pattern: borrowing CachedPattern, _ text: Span<UInt8>) -> Double {
        pattern.indelRatio(to: text, cutoff: cutoff)
    }
    func uncached(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        Indel.ratio(a, b, cutoff: cutoff)
    }
    func naive(_ twin: inout NaiveTwin, _ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        let ratio = twin.indelRatio(a, b)
        return ratio < cutoff ? 0 : ratio
    }
}

private struct JaroWinklerKernel: Kernel {
    var cutoff: Double
    func cached(_ pattern: borrowing CachedPattern, _ text: Span<UInt8>) -> Double {
        pattern.jaroWinkler(to: text, cutoff: cutoff)
    }
    func uncached(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        JaroWinkler.similarity(a, b, cutoff: cutoff)
    }
    func naive(_ twin: inout NaiveTwin, _ a: Span<UInt8>, _ b: Span<UInt8>) -> Double {
        let similarity = twin.jaroWinkler(a, b)
        return similarity < cutoff ? 0 : similarity
    }
}

/// Invented names: letters of words that syllables make, so that lengths and letter frequencies resemble real ones.
private struct KernelDeck {
    var bytes: [UInt8] = []
    var starts: [Int] = [0]
    var count: Int { starts.count - 1 }
    var meanLength: Double { Double(bytes.count) / Double(max(1, count)) }

    init(seed: UInt64, words: ClosedRange<Int>, count: Int) {
        var random = SplitMix64(state: seed)
        let onsets: [StaticString] = [
            "", "b", "m", "kh", "s", "r", "al", "h", "d", "sh", "t", "j", "n", "v", "z", "k",
            "l", "f", "g", "p",
        ]
        let nuclei: [StaticString] = ["a", "a", "a", "i", "u", "o", "e", "ai", "ou"]
        let codas: [StaticString] = ["", "", "", "n", "d", "m", "r", "l", "s", "h", "ov"]
        for _ in 0..<count {
            for word in 0..<Int.random(in: words, using: &random) {
                if word > 0 { bytes.append(UInt8(ascii: " ")) }
                for _ in 0..<Int.random(in: 2...3, using: &random) {
                    for part in [onsets, nuclei, codas] {
                        part.randomElement(using: &random)?.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
                    }
                }
            }
            starts.append(bytes.count)
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Textbook dynamic programming over full rows, memory reused: what the kernels must agree with and beat.
private struct NaiveTwin {
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

/// Checks and times one kernel: every entry of the deck against every other, the twin on every seventh query.
private func report<K: Kernel>(_ title: String, _ deck: KernelDeck, _ kernel: K) {
    let step = 7
    guard sumCached(kernel, deck, step) == sumNaive(kernel, deck, step),
        sumUncached(kernel, deck, step) == sumNaive(kernel, deck, step)
    else {
        print("\(title): WRONG, kernel and naive twin differ")
        return
    }
    var sums = (0.0, 0.0, 0.0)
    let sampled = (deck.count + step - 1) / step * deck.count
    let times = Stopwatch.medians(
        rounds: 9,
        [
            (deck.count * deck.count, { sums.0 += sumCached(kernel, deck, 1) }),
            (deck.count * deck.count, { sums.1 += sumUncached(kernel, deck, 1) }),
            (sampled, { sums.2 += sumNaive(kernel, deck, step) }),
        ])
    guard sums.0 == sums.1, sums.2 >= 0 else {
        print("\(title): WRONG, cached and uncached differ")
        return
    }
    print(
        column(title, 44) + column(tenths(times[0]), 10) + column(tenths(times[1]), 10) + column(tenths(times[2]), 10)
            + tenths(times[2] / times[0]))
}

// Sums over all pairs, weighted by place so that no two wrong answers cancel; every `step`-th entry is a query.

private func sumCached<K: Kernel>(_ kernel: K, _ deck: KernelDeck, _ step: Int) -> Double {
    let bytes = deck.bytes.span
    let starts = deck.starts.span
    var pattern = CachedPattern()
    var sum = 0.0
    for i in stride(from: 0, to: deck.count, by: step) {
        pattern.set(bytes.extracting(starts[i]..<starts[i + 1]))
        for j in 0..<deck.count {
            sum += kernel.cached(pattern, bytes.extracting(starts[j]..<starts[j + 1])) * Double(j & 31)
        }
    }
    return sum
}

private func sumUncached<K: Kernel>(_ kernel: K, _ deck: KernelDeck, _ step: Int) -> Double {
    let bytes = deck.bytes.span
    let starts = deck.starts.span
    var sum = 0.0
    for i in stride(from: 0, to: deck.count, by: step) {
        let query = bytes.extracting(starts[i]..<starts[i + 1])
        for j in 0..<deck.count {
            sum += kernel.uncached(query, bytes.extracting(starts[j]..<starts[j + 1])) * Double(j & 31)
        }
    }
    return sum
}

private func sumNaive<K: Kernel>(_ kernel: K, _ deck: KernelDeck, _ step: Int) -> Double {
    let bytes = deck.bytes.span
    let starts = deck.starts.span
    var twin = NaiveTwin()
    var sum = 0.0
    for i in stride(from: 0, to: deck.count, by: step) {
        let query = bytes.extracting(starts[i]..<starts[i + 1])
        for j in 0..<deck.count {
            sum += kernel.naive(&twin, query, bytes.extracting(starts[j]..<starts[j + 1])) * Double(j & 31)
        }
    }
    return sum
}

/// What it costs to set a cached pattern, ns a word.
private func reportTableBuilding(_ deck: KernelDeck) {
    var total = 0
    let times = Stopwatch.medians(rounds: 9, [(100 * deck.count, { total &+= setPatterns(deck, times: 100) })])
    guard total > 0 else { return }
    print(column("setting a cached pattern, words", 44) + tenths(times[0]))
}

private func setPatterns(_ deck: KernelDeck, times: Int) -> Int {
    let bytes = deck.bytes.span
    let starts = deck.starts.span
    var pattern = CachedPattern()
    var total = 0
    for _ in 0..<times {
        for i in 0..<deck.count {
            pattern.set(bytes.extracting(starts[i]..<starts[i + 1]))
            total &+= pattern.count
        }
    }
    return total
}

/// What it costs to make the deletion neighbourhood of a word, ns a word and ns a key.
private func reportDeletions(_ deck: KernelDeck) {
    for deletions in 1...2 {
        let total = countKeys(deck, deletions, times: 1)
        var sum = 0
        let times = Stopwatch.medians(
            rounds: 9, [(100 * deck.count, { sum &+= countKeys(deck, deletions, times: 100) })])
        guard sum > 0 else { return }
        let mean = Double(total) / Double(deck.count)
        print(
            column("neighbourhood of \(deletions) deletions, words", 44) + column(tenths(times[0]), 10)
                + "\(tenths(mean)) keys, \(tenths(times[0] / mean)) ns each")
    }
}

private func countKeys(_ deck: KernelDeck, _ deletions: Int, times: Int) -> Int {
    let bytes = deck.bytes.span
    let starts = deck.starts.span
    var keys: [UInt64] = []
    var total = 0
    for _ in 0..<times {
        for i in 0..<deck.count {
            keys.removeAll(keepingCapacity: true)
            DeletionNeighbourhood.appendKeys(
                of: bytes.extracting(starts[i]..<starts[i + 1]), deletions: deletions, to: &keys)
            total &+= keys.count
        }
    }
    return total
}

private func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.utf8.count))
}

private func tenths(_ value: Double) -> String {
    guard value >= 0, value < 1e15 else { return "-" }
    let scaled = Int(value * 10 + 0.5)
    return "\(scaled / 10).\(scaled % 10)"
}
