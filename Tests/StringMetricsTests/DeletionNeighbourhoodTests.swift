import Testing

@testable import StringMetrics

@Suite struct DeletionNeighbourhoodTests {
    /// The guarantee of the index: strings within k edits share a key.
    @Test(arguments: [UInt8(2), 3, 26], [1, 2])
    func neighboursMeet(letters: UInt8, deletions: Int) {
        var pairs = RandomPairs(seed: 21, letters: letters)
        var near = 0
        for _ in 0..<10_000 {
            let a = pairs.string(length: pairs.number(0...14))
            let b = pairs.edited(a, pairs.number(0...(deletions + 1)))
            guard OptimalStringAlignment.distance(a.span, b.span, cutoff: deletions) <= deletions else { continue }
            near += 1
            let keys = Set(DeletionNeighbourhood.keys(of: a.span, deletions: deletions))
            let met = DeletionNeighbourhood.keys(of: b.span, deletions: deletions).contains { keys.contains($0) }
            #expect(met, "\(String(decoding: a, as: UTF8.self)) and \(String(decoding: b, as: UTF8.self))")
        }
        #expect(near > 5_000)
    }

    /// The same for strings too long for the stack.
    @Test func longNeighboursMeet() {
        var pairs = RandomPairs(seed: 22, letters: 26)
        for length in [63, 64, 65, 66, 130] {
            for _ in 0..<8 {
                let a = pairs.string(length: length)
                let b = pairs.edited(a, 2)
                let keys = Set(DeletionNeighbourhood.keys(of: a.span, deletions: 2))
                #expect(keys.count <= DeletionNeighbourhood.maximumCount(length: length, deletions: 2))
                let near = OptimalStringAlignment.distance(a.span, b.span) <= 2
                #expect(!near || DeletionNeighbourhood.keys(of: b.span, deletions: 2).contains { keys.contains($0) })
            }
        }
    }

    /// Exactly the distinct remains, each once, hashed as they would be alone.
    @Test(arguments: [UInt8(1), 2, 3, 26], [0, 1, 2])
    func keysAreThoseOfTheDistinctRemains(letters: UInt8, deletions: Int) {
        var pairs = RandomPairs(seed: 23, letters: letters)
        for round in 0..<200 {
            let a = pairs.string(length: round < 198 ? pairs.number(0...12) : pairs.number(63...66))
            let keys = DeletionNeighbourhood.keys(of: a.span, deletions: deletions)
            let remains = Naive.remains(of: a, deletions: deletions)
            #expect(keys.count == remains.count)
            #expect(Set(keys) == Set(remains.map { DeletionNeighbourhood.key(of: $0.span) }))
            #expect(keys.first == DeletionNeighbourhood.key(of: a.span))
            #expect(keys.count <= DeletionNeighbourhood.maximumCount(length: a.count, deletions: deletions))
        }
    }

    @Test func countsAreBounded() {
        let distinct = Array("abcdefg".utf8)
        #expect(DeletionNeighbourhood.keys(of: distinct.span, deletions: 1).count == 8)
        #expect(DeletionNeighbourhood.keys(of: distinct.span, deletions: 2).count == 29)
        #expect(DeletionNeighbourhood.maximumCount(length: 7, deletions: 0) == 1)
        #expect(DeletionNeighbourhood.maximumCount(length: 7, deletions: 1) == 8)
        #expect(DeletionNeighbourhood.maximumCount(length: 7, deletions: 2) == 29)
        #expect(DeletionNeighbourhood.maximumCount(length: .max, deletions: 2) == .max)
        #expect(DeletionNeighbourhood.maximumCount(length: .max, deletions: 1) == .max)
        #expect(DeletionNeighbourhood.maximumCount(length: -1, deletions: 2) == 1)
        #expect(DeletionNeighbourhood.keys(of: distinct.span, deletions: 9).count == 29)
        #expect(DeletionNeighbourhood.keys(of: distinct.span, deletions: -1).count == 1)
        let none: [UInt8] = []
        #expect(DeletionNeighbourhood.keys(of: none.span, deletions: 2).count == 1)
    }

    /// Different short strings have different keys: no collision among all strings of up to 4 letters of 16.
    @Test func shortStringsDoNotCollide() {
        var strings: [[UInt8]] = [[]]
        var last = strings
        for _ in 0..<4 {
            last = last.flatMap { string in (0..<16).map { string + [UInt8(ascii: "a") + $0] } }
            strings += last
        }
        #expect(Set(strings.map { DeletionNeighbourhood.key(of: $0.span) }).count == strings.count)
    }

    /// Keys stand in files: these were computed from the definition with whole-number arithmetic of any size.
    @Test func keysNeverChange() {
        for (text, key) in Self.known {
            #expect(DeletionNeighbourhood.key(of: Array(text.utf8).span) == key, "\(text)")
        }
    }

    static let known: [(String, UInt64)] = [
        ("", 0), ("a", 0xF2F8_EDE6_FA70_BF5F), ("laden", 0x39DD_D202_987C_94B8),
        ("mohammed", 0x880A_C7CF_8348_F290),
        ("the quick brown fox jumps over the lazy dog and then some more, until it is over 64", 0x6AC9_7DBB_8E39_8AFA),
    ]

    @Test func arithmeticModuloMersenne61() {
        #expect(Mersenne61.product(DeletionNeighbourhood.base, DeletionNeighbourhood.inverse) == 1)
        let top = Mersenne61.modulus - 1
        #expect(Mersenne61.product(top, top) == 1)
        #expect(Mersenne61.sum(top, 1) == 0)
        #expect(Mersenne61.difference(0, 1) == top)
        // B generates the whole group: none of its powers by (p - 1) / q is 1.
        for prime: UInt64 in [2, 3, 5, 7, 11, 13, 31, 41, 61, 151, 331, 1321] {
            #expect(power(DeletionNeighbourhood.base, top / prime) != 1)
        }
    }

    private func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
        var (result, square, rest) = (UInt64(1), base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = Mersenne61.product(result, square) }
            square = Mersenne61.product(square, square)
            rest >>= 1
        }
        return result
    }
}
