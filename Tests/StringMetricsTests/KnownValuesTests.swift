import Testing

@testable import StringMetrics

/// Values from the literature and edges that every metric must get right.
@Suite struct KnownValuesTests {
    struct Distances: Sendable {
        var a: String
        var b: String
        var levenshtein: Int
        var alignment: Int
        var indel: Int
    }

    static let distances: [Distances] = [
        Distances(a: "", b: "", levenshtein: 0, alignment: 0, indel: 0),
        Distances(a: "", b: "abc", levenshtein: 3, alignment: 3, indel: 3),
        Distances(a: "laden", b: "laden", levenshtein: 0, alignment: 0, indel: 0),
        Distances(a: "laden", b: "ladin", levenshtein: 1, alignment: 1, indel: 2),
        Distances(a: "kitten", b: "sitting", levenshtein: 3, alignment: 3, indel: 5),
        Distances(a: "saturday", b: "sunday", levenshtein: 3, alignment: 3, indel: 4),
        Distances(a: "ab", b: "ba", levenshtein: 2, alignment: 1, indel: 2),
        Distances(a: "ca", b: "abc", levenshtein: 3, alignment: 3, indel: 3),
        Distances(a: "mohammed", b: "muhamad", levenshtein: 3, alignment: 3, indel: 5),
        Distances(a: "abcdef", b: "badcfe", levenshtein: 4, alignment: 3, indel: 6),
        Distances(a: "a", b: "b", levenshtein: 1, alignment: 1, indel: 2),
        Distances(a: "ac", b: "cab", levenshtein: 2, alignment: 2, indel: 3),
        Distances(a: "intention", b: "execution", levenshtein: 5, alignment: 5, indel: 8),
    ]

    @Test(arguments: distances)
    func distancesAreKnown(_ known: Distances) {
        let a = Array(known.a.utf8)
        let b = Array(known.b.utf8)
        #expect(Levenshtein.distance(a.span, b.span) == known.levenshtein)
        #expect(OptimalStringAlignment.distance(a.span, b.span) == known.alignment)
        #expect(Indel.distance(a.span, b.span) == known.indel)
        #expect(Indel.longestCommonSubsequence(a.span, b.span) == (a.count + b.count - known.indel) / 2)
        let pattern = CachedPattern(b.span)
        #expect(pattern.levenshtein(to: a.span) == known.levenshtein)
        #expect(pattern.optimalStringAlignment(to: a.span) == known.alignment)
        #expect(pattern.indel(to: a.span) == known.indel)
        #expect(DifferentialTests.failure(b, a, pattern) == nil)
    }

    /// Winkler 1990 and 1994, table of string comparator values; in thousandths or ten-thousandths as printed there.
    static let similarities: [(a: String, b: String, jaro: Double, winkler: Double)] = [
        ("MARTHA", "MARHTA", 0.9444, 0.9611),
        ("DIXON", "DICKSONX", 0.7667, 0.8133),
        ("DWAYNE", "DUANE", 0.8222, 0.8400),
        ("JELLYFISH", "SMELLYFISH", 0.8963, 0.8963),
        ("SHACKLEFORD", "SHACKELFORD", 0.9697, 0.9818),
        ("DUNNINGHAM", "CUNNIGHAM", 0.8963, 0.8963),
        ("NICHLESON", "NICHULSON", 0.9259, 0.9556),
        ("JONES", "JOHNSON", 0.7905, 0.8324),
        ("MASSEY", "MASSIE", 0.8889, 0.9333),
        ("ABROMS", "ABRAMS", 0.8889, 0.9222),
        ("ITMAN", "SMITH", 0.4667, 0.4667),
        ("JERALDINE", "GERALDINE", 0.9259, 0.9259),
        ("MICHELLE", "MICHAEL", 0.8690, 0.9214),
        ("A", "A", 1, 1),
        ("A", "B", 0, 0),
        ("", "", 1, 1),
        ("", "A", 0, 0),
    ]

    @Test(arguments: similarities)
    func similaritiesAreKnown(a: String, b: String, jaro: Double, winkler: Double) {
        let (x, y) = (Array(a.utf8), Array(b.utf8))
        #expect(abs(JaroWinkler.jaro(x.span, y.span) - jaro) < 0.00005)
        #expect(abs(JaroWinkler.similarity(x.span, y.span) - winkler) < 0.00005)
        let pattern = CachedPattern(x.span)
        #expect(abs(pattern.jaro(to: y.span) - jaro) < 0.00005)
        #expect(abs(pattern.jaroWinkler(to: y.span) - winkler) < 0.00005)
    }

    @Test func ratiosAreKnown() {
        let a = Array("abdul rahman".utf8)
        let b = Array("abdulrahman".utf8)
        #expect(Indel.ratio(a.span, b.span) == 1 - 1.0 / 23)
        #expect(Indel.ratio(a.span, b.span, cutoff: 0.96) == 0)
        #expect(Indel.ratio(a.span, a.span, cutoff: 1) == 1)
        let none: [UInt8] = []
        #expect(Indel.ratio(none.span, none.span) == 1)
        #expect(Indel.ratio(none.span, a.span) == 0)
    }

    @Test func strangeCutoffsAreHarmless() {
        let a = Array("osama".utf8)
        let b = Array("usama".utf8)
        for cutoff in [Int.min, -1, 0] {
            #expect(Levenshtein.distance(a.span, a.span, cutoff: cutoff) == 0)
            #expect(Levenshtein.distance(a.span, b.span, cutoff: cutoff) == 1)
            #expect(OptimalStringAlignment.distance(a.span, b.span, cutoff: cutoff) == 1)
            #expect(Indel.distance(a.span, b.span, cutoff: cutoff) == 1)
        }
        for cutoff in [Double.infinity, 1.5, .greatestFiniteMagnitude] {
            #expect(Indel.ratio(a.span, a.span, cutoff: cutoff) == 0)
            #expect(JaroWinkler.jaro(a.span, a.span, cutoff: cutoff) == 0)
            #expect(JaroWinkler.similarity(a.span, b.span, cutoff: cutoff) == 0)
        }
        for cutoff in [-Double.infinity, -1, Double.nan] {
            #expect(Indel.ratio(a.span, b.span, cutoff: cutoff) == 0.8)
            #expect(JaroWinkler.jaro(a.span, b.span, cutoff: cutoff) == Naive.jaro(a, b))
            #expect(JaroWinkler.similarity(a.span, b.span, cutoff: cutoff) == Naive.jaroWinkler(a, b))
            #expect(CachedPattern(a.span).jaroWinkler(to: a.span, cutoff: cutoff) == 1)
        }
    }
}
