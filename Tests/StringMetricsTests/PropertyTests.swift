import Testing

@testable import StringMetrics

/// What holds of the metrics whatever the strings.
@Suite struct PropertyTests {
    @Test(arguments: [UInt8(2), 4, 26])
    func metricsAreMetrics(letters: UInt8) {
        var pairs = RandomPairs(seed: 11, letters: letters)
        for _ in 0..<1_500 {
            let (a, b) = pairs.pair(longest: 70)
            let c = pairs.edited(b, pairs.number(0...10))
            for distance in [Self.levenshtein, Self.indel] {
                let ab = distance(a, b)
                #expect(ab == distance(b, a))
                #expect((ab == 0) == (a == b))
                #expect(distance(a, c) <= ab + distance(b, c))
                #expect(ab >= abs(a.count - b.count))
            }
            let alignment = Self.alignment(a, b)
            #expect(alignment == Self.alignment(b, a))
            #expect((alignment == 0) == (a == b))
            // A swap is two substitutions, a substitution a deletion and an insertion.
            let levenshtein = Self.levenshtein(a, b)
            #expect(alignment <= levenshtein && levenshtein <= 2 * alignment)
            #expect(levenshtein <= Self.indel(a, b) && Self.indel(a, b) <= 2 * levenshtein)
            #expect(levenshtein <= max(a.count, b.count))
        }
    }

    @Test func alignmentIsNoMetric() {
        let (ca, ac, abc) = (Array("ca".utf8), Array("ac".utf8), Array("abc".utf8))
        #expect(Self.alignment(ca, abc) > Self.alignment(ca, ac) + Self.alignment(ac, abc))
    }

    @Test(arguments: [UInt8(2), 4, 26])
    func similaritiesAreBounded(letters: UInt8) {
        var pairs = RandomPairs(seed: 12, letters: letters)
        for _ in 0..<1_500 {
            let (a, b) = pairs.pair(longest: 70)
            let jaro = JaroWinkler.jaro(a.span, b.span)
            let winkler = JaroWinkler.similarity(a.span, b.span)
            #expect(jaro >= 0 && jaro <= winkler && winkler <= 1)
            #expect((jaro == 1) == (a == b))
            #expect(jaro == JaroWinkler.jaro(b.span, a.span))
            #expect(winkler == JaroWinkler.similarity(b.span, a.span))
            #expect((winkler == 1) == (a == b))
            let ratio = Indel.ratio(a.span, b.span)
            #expect(ratio >= 0 && ratio <= 1 && (ratio == 1) == (a == b))
        }
    }

    /// Common ends change no distance.
    @Test func commonEndsCancel() {
        var pairs = RandomPairs(seed: 13, letters: 3)
        for _ in 0..<1_500 {
            let (a, b) = pairs.pair(longest: 40)
            let front = pairs.string(length: pairs.number(0...80))
            let back = pairs.string(length: pairs.number(0...80))
            for distance in [Self.levenshtein, Self.alignment, Self.indel] {
                #expect(distance(a, b) == distance(front + a + back, front + b + back))
            }
        }
    }

    /// A pattern that was used before answers like a new one.
    @Test func patternsAreReusable() {
        var pairs = RandomPairs(seed: 14, letters: 4)
        var used = CachedPattern()
        for _ in 0..<1_000 {
            let (a, b) = pairs.number(0...1) == 0 ? pairs.pair(longest: 20) : pairs.edgePair()
            used.set(a.span)
            let new = CachedPattern(a.span)
            #expect(used.count == a.count && a.indices.allSatisfy { used.bytes[$0] == a[$0] })
            #expect(used.levenshtein(to: b.span) == new.levenshtein(to: b.span))
            #expect(used.optimalStringAlignment(to: b.span) == new.optimalStringAlignment(to: b.span))
            #expect(used.indel(to: b.span) == new.indel(to: b.span))
            #expect(used.jaroWinkler(to: b.span) == new.jaroWinkler(to: b.span))
        }
    }

    static func levenshtein(_ a: [UInt8], _ b: [UInt8]) -> Int { Levenshtein.distance(a.span, b.span) }
    static func alignment(_ a: [UInt8], _ b: [UInt8]) -> Int { OptimalStringAlignment.distance(a.span, b.span) }
    static func indel(_ a: [UInt8], _ b: [UInt8]) -> Int { Indel.distance(a.span, b.span) }
}
