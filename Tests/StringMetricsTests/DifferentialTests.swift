import Testing

@testable import StringMetrics

/// Every kernel against its naive twin: seeded pairs, cached and not, both ways round, every cut-off that matters.
///
/// In release more than 200,000 pairs; a debug build, ten times slower, takes an eighth of them.
@Suite struct DifferentialTests {
    struct Deck: Sendable, CustomStringConvertible {
        var seed: UInt64
        var letters: UInt8
        var count: Int
        var longest: Int?
        var description: String { "seed \(seed), \(letters) letters, \(longest.map(String.init) ?? "edges of words")" }
    }

    #if DEBUG
    static let share = 8
    #else
    static let share = 1
    #endif

    static let decks: [Deck] = [2, 4, 26].flatMap { letters in
        [
            Deck(seed: 1, letters: letters, count: 45_000 / share, longest: 9),
            Deck(seed: 2, letters: letters, count: 22_000 / share, longest: 24),
            Deck(seed: 3, letters: letters, count: 800 / share, longest: 200),
            Deck(seed: 4, letters: letters, count: 2_400 / share, longest: nil),
        ]
    }

    @Test(arguments: decks)
    func kernelsAgreeWithTheirTwins(deck: Deck) {
        var pairs = RandomPairs(seed: deck.seed, letters: deck.letters)
        var pattern = CachedPattern()
        for round in 0..<deck.count {
            let (a, b) = deck.longest.map { pairs.pair(longest: $0) } ?? pairs.edgePair()
            pattern.set(a.span)
            guard let failure = Self.failure(a, b, pattern, round: round) else { continue }
            Issue.record("\(failure) for \(text(a)) and \(text(b))")
            return
        }
    }

    /// What disagrees, or `nil`. At the cut-offs on both sides of each value and, in turns, at one of the others; at
    /// all of them without a `round`.
    static func failure(_ a: [UInt8], _ b: [UInt8], _ pattern: CachedPattern, round: Int? = nil) -> String? {
        let (x, y) = (a.span, b.span)
        let levenshtein = Naive.edits(a, b, swaps: false)
        for cutoff in cutoffs(around: levenshtein, round) {
            let expected = levenshtein <= cutoff ? levenshtein : cutoff + 1
            if Levenshtein.distance(x, y, cutoff: cutoff) != expected { return "Levenshtein at \(cutoff)" }
            if Levenshtein.distance(y, x, cutoff: cutoff) != expected { return "Levenshtein turned at \(cutoff)" }
            if pattern.levenshtein(to: y, cutoff: cutoff) != expected { return "cached Levenshtein at \(cutoff)" }
        }
        let alignment = Naive.edits(a, b, swaps: true)
        for cutoff in cutoffs(around: alignment, round) {
            let expected = alignment <= cutoff ? alignment : cutoff + 1
            if OptimalStringAlignment.distance(x, y, cutoff: cutoff) != expected { return "alignment at \(cutoff)" }
            if OptimalStringAlignment.distance(y, x, cutoff: cutoff) != expected {
                return "alignment turned at \(cutoff)"
            }
            if pattern.optimalStringAlignment(to: y, cutoff: cutoff) != expected {
                return "cached alignment at \(cutoff)"
            }
        }
        let indel = Naive.indel(a, b)
        for cutoff in cutoffs(around: indel, round) {
            let expected = indel <= cutoff ? indel : cutoff + 1
            if Indel.distance(x, y, cutoff: cutoff) != expected { return "Indel at \(cutoff)" }
            if Indel.distance(y, x, cutoff: cutoff) != expected { return "Indel turned at \(cutoff)" }
            if pattern.indel(to: y, cutoff: cutoff) != expected { return "cached Indel at \(cutoff)" }
        }
        let total = a.count + b.count
        let ratio = total == 0 ? 1 : 1 - Double(indel) / Double(total)
        let jaro = Naive.jaro(a, b)
        let winkler = Naive.jaroWinkler(a, b)
        let others = [0, 0.3, 0.5, 0.7, 0.75, 0.8, 0.9, 1]
        let some = round.map { [others[$0 % others.count]] } ?? others
        for cutoff in some + [ratio, jaro, winkler, ratio.nextUp, jaro.nextUp, winkler.nextUp] {
            func limited(_ value: Double) -> Double { value < cutoff ? 0 : value }
            if Indel.ratio(x, y, cutoff: cutoff) != limited(ratio) { return "ratio at \(cutoff)" }
            if pattern.indelRatio(to: y, cutoff: cutoff) != limited(ratio) { return "cached ratio at \(cutoff)" }
            if JaroWinkler.jaro(x, y, cutoff: cutoff) != limited(jaro) { return "Jaro at \(cutoff)" }
            if pattern.jaro(to: y, cutoff: cutoff) != limited(jaro) { return "cached Jaro at \(cutoff)" }
            if JaroWinkler.similarity(x, y, cutoff: cutoff) != limited(winkler) { return "Jaro-Winkler at \(cutoff)" }
            if pattern.jaroWinkler(to: y, cutoff: cutoff) != limited(winkler) { return "cached Jaro-Winkler at \(cutoff)" }
        }
        return nil
    }

    static func cutoffs(around distance: Int, _ round: Int?) -> [Int] {
        let others = [.max, 0, 1, 2, 3, 4, 8, distance - 2, distance + 1, distance + 7]
        let some = round.map { [others[$0 % others.count]] } ?? others
        return (some + [distance - 1, distance]).filter { $0 >= 0 }
    }

    /// Every cut-off from 0 to beyond the longer length.
    @Test(arguments: [UInt8(2), 4, 26])
    func everyCutoff(letters: UInt8) {
        var pairs = RandomPairs(seed: 5, letters: letters)
        for round in 0..<(160 / Self.share) {
            let (a, b) = round % 2 == 0 ? pairs.pair(longest: 40) : pairs.edgePair()
            let pattern = CachedPattern(a.span)
            let levenshtein = Naive.edits(a, b, swaps: false)
            let alignment = Naive.edits(a, b, swaps: true)
            let indel = Naive.indel(a, b)
            for cutoff in 0...(a.count + b.count + 1) {
                #expect(pattern.levenshtein(to: b.span, cutoff: cutoff) == min(levenshtein, cutoff + 1))
                #expect(pattern.optimalStringAlignment(to: b.span, cutoff: cutoff) == min(alignment, cutoff + 1))
                #expect(pattern.indel(to: b.span, cutoff: cutoff) == min(indel, cutoff + 1))
                #expect(Levenshtein.distance(a.span, b.span, cutoff: cutoff) == min(levenshtein, cutoff + 1))
                #expect(OptimalStringAlignment.distance(a.span, b.span, cutoff: cutoff) == min(alignment, cutoff + 1))
                #expect(Indel.distance(a.span, b.span, cutoff: cutoff) == min(indel, cutoff + 1))
            }
        }
    }

    /// Patterns whose working words don't fit the stack, and texts of thousands of bytes.
    @Test func veryLongStrings() {
        var pairs = RandomPairs(seed: 6, letters: 4)
        for length in [2_100, 4_096, 4_097, 9_000] {
            let a = pairs.string(length: length)
            var b = pairs.edited(a, 40)
            b[0] = a[0] &+ 1
            b[b.count - 1] = (a.last ?? 0) &+ 1
            let pattern = CachedPattern(a.span)
            // The band of a cut-off and the whole matrix are different ways to the same number.
            let distance = pattern.levenshtein(to: b.span)
            #expect(distance <= 82)
            #expect(Levenshtein.distance(b.span, a.span, cutoff: distance) == distance)
            #expect(pattern.levenshtein(to: b.span, cutoff: distance - 1) == distance)
            let alignment = pattern.optimalStringAlignment(to: b.span)
            #expect(alignment <= 42)
            #expect(OptimalStringAlignment.distance(b.span, a.span, cutoff: alignment) == alignment)
            let indel = pattern.indel(to: b.span)
            #expect(Indel.distance(b.span, a.span, cutoff: indel) == indel)
            #expect(pattern.jaro(to: b.span) == JaroWinkler.jaro(a.span, b.span))
            if length == 2_100, Self.share == 1 {
                #expect(distance == Naive.edits(a, b, swaps: false))
                #expect(alignment == Naive.edits(a, b, swaps: true))
                #expect(indel == Naive.indel(a, b))
                #expect(pattern.jaro(to: b.span) == Naive.jaro(a, b))
            }
        }
    }

    /// Bytes of every value, not letters alone.
    @Test func everyByteValue() {
        let all = (0...255).map { UInt8($0) }
        let turned = Array(all.reversed())
        var pattern = CachedPattern()
        for (a, b) in [(all, turned), (Array(all.prefix(60)), Array(turned.suffix(64))), (Array(all.suffix(64)), all)] {
            pattern.set(a.span)
            #expect(Self.failure(a, b, pattern) == nil)
        }
    }

    func text(_ bytes: [UInt8]) -> String { "\"\(String(decoding: bytes, as: UTF8.self))\"" }
}
