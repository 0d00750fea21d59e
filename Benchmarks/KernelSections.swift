import Benchmarking
import StringMetrics

// String kernels against their naive twins: nanoseconds a pair on invented names of mean length 22 and on words of mean length 8.
// Every answer is compared with the twin's before anything is timed.

/// The kernels of StringMetrics: one section for names, one for words.
struct KernelSections {
    var rounds = 9

    /// - Throws: `WrongAnswer` when a kernel and its twin differ.
    func run() throws(WrongAnswer) -> [BenchmarkReport.Section] {
        let names = KernelDeck(seed: 0x5EED, words: 2...3, count: 300)
        let words = KernelDeck(seed: 0x5EED, words: 1...1, count: 600)
        return [
            try section("names", names, distances: [Int.max, 4, 2]),
            try section("words", words, distances: [Int.max, 2, 1], more: patterns(words) + neighbourhoods(words)),
        ]
    }

    private func section(
        _ id: String, _ deck: KernelDeck, distances: [Int], more: [Figure] = []
    ) throws(WrongAnswer) -> BenchmarkReport.Section {
        var figures: [Figure] = []
        for cutoff in distances {
            let limit = cutoff == .max ? "" : ", cut-off \(cutoff)"
            let suffix = cutoff == .max ? "" : ".\(cutoff)"
            figures += try figure("\(id).levenshtein\(suffix)", "Levenshtein\(limit)", deck, LevenshteinKernel(cutoff: cutoff))
            figures += try figure(
                "\(id).osa\(suffix)", "optimal string alignment\(limit)", deck, AlignmentKernel(cutoff: cutoff))
        }
        for cutoff in [0, 0.8] {
            let limit = cutoff == 0 ? "" : ", cut-off \(cutoff)"
            let suffix = cutoff == 0 ? "" : ".\(cutoff)"
            figures += try figure("\(id).indel\(suffix)", "Indel ratio\(limit)", deck, IndelKernel(cutoff: cutoff))
            figures += try figure(
                "\(id).jaro-winkler\(suffix)", "Jaro-Winkler\(limit)", deck, JaroWinklerKernel(cutoff: cutoff))
        }
        let length = (deck.meanLength * 10).rounded() / 10
        return BenchmarkReport.Section(
            "Kernels on \(id), one core",
            note:
                "\(deck.count) invented \(id) of mean length \(length), each against all, the query's pattern cached. Every answer is the naive twin's.",
            figures: figures + more)
    }

    /// Checks and times one kernel: every entry of the deck against every other, the twin on every seventh query.
    private func figure<K: Kernel>(
        _ id: String, _ title: String, _ deck: KernelDeck, _ kernel: K
    ) throws(WrongAnswer) -> [Figure] {
        let step = 7
        let expected = sumNaive(kernel, deck, step)
        guard sumCached(kernel, deck, step) == expected, sumUncached(kernel, deck, step) == expected else {
            throw WrongAnswer("\(title): kernel and naive twin differ")
        }
        var sums = (0.0, 0.0, 0.0)
        let sampled = (deck.count + step - 1) / step * deck.count
        let times = Stopwatch.medians(
            rounds: rounds,
            [
                (deck.count * deck.count, { sums.0 += sumCached(kernel, deck, 1) }),
                (deck.count * deck.count, { sums.1 += sumUncached(kernel, deck, 1) }),
                (sampled, { sums.2 += sumNaive(kernel, deck, step) }),
            ])
        guard sums.0 == sums.1, sums.2 >= 0 else { throw WrongAnswer("\(title): cached and uncached differ") }
        let twin = Figure.Reference("naive", times[2])
        return [
            Figure("kernel.\(id)", title, times[0], .nanosecondsAPair, reference: twin),
            Figure("kernel.\(id).uncached", "\(title), not cached", times[1], .nanosecondsAPair, reference: twin),
        ]
    }

    /// What it costs to set a cached pattern.
    private func patterns(_ deck: KernelDeck) -> [Figure] {
        var total = 0
        let times = Stopwatch.medians(rounds: rounds, [(100 * deck.count, { total &+= setPatterns(deck, times: 100) })])
        guard total > 0 else { return [] }
        return [Figure("kernel.pattern", "setting a cached pattern", times[0], .nanosecondsAWord)]
    }

    /// What it costs to make the deletion neighbourhood of a word.
    private func neighbourhoods(_ deck: KernelDeck) -> [Figure] {
        var figures: [Figure] = []
        for deletions in 1...DeletionNeighbourhood.maximumDeletions {
            let keys = countKeys(deck, deletions, times: 1)
            var sum = 0
            let times = Stopwatch.medians(
                rounds: rounds, [(100 * deck.count, { sum &+= countKeys(deck, deletions, times: 100) })])
            guard sum > 0 else { continue }
            let mean = (Double(keys) / Double(deck.count) * 10).rounded() / 10
            figures.append(
                Figure(
                    "kernel.deletions.\(deletions)", "keys of \(deletions) deletion\(deletions == 1 ? "" : "s"), \(mean) a word",
                    times[0],
                    .nanosecondsAWord))
        }
        return figures
    }
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
