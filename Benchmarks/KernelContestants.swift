import StringMetrics

/// One metric at one cut-off, in the three ways that are compared. Concrete types, so that each loop is compiled for
/// its kernel.
protocol Kernel {
    func cached(_ pattern: borrowing CachedPattern, _ text: Span<UInt8>) -> Double
    func uncached(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Double
    func naive(_ twin: inout NaiveTwin, _ a: Span<UInt8>, _ b: Span<UInt8>) -> Double
}

struct LevenshteinKernel: Kernel {
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

struct AlignmentKernel: Kernel {
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

struct IndelKernel: Kernel {
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

struct JaroWinklerKernel: Kernel {
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

// Sums over all pairs, weighted by place so that no two wrong answers cancel; every `step`-th entry is a query.

func sumCached<K: Kernel>(_ kernel: K, _ deck: KernelDeck, _ step: Int) -> Double {
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

func sumUncached<K: Kernel>(_ kernel: K, _ deck: KernelDeck, _ step: Int) -> Double {
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

func sumNaive<K: Kernel>(_ kernel: K, _ deck: KernelDeck, _ step: Int) -> Double {
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
