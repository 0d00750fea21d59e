/// Keys by which strings within an edit distance of k find each other without comparison: the hashes of all distinct
/// strings that remain after at most k deletions (Mor and Fraenkel 1982; Bocek, Hunt and Stiller 2007).
///
/// **What an index may rely on.** If the optimal string alignment distance of x and y is at most k, their neighbourhoods
/// of k deletions share a key. So do those of strings within Levenshtein distance k, which is never smaller.
///
/// *Proof.* An alignment of cost e ≤ k cuts both strings into the same number of pieces, in order: equal bytes, and e
/// edits on pieces that don't overlap. Delete a and b where a is substituted by b; a where it is deleted; b where it is
/// inserted; and where `ab` was swapped to `ba`, a from the one and a from the other, which leaves b in both. Each edit
/// costs each side at most one deletion, and piece by piece the same is left, so both reach the same string with at
/// most e ≤ k deletions. ∎ (It takes the restricted distance: with unrestricted swaps `ca` → `abc` costs 2 by editing
/// inside a swap, and pieces overlap.)
///
/// The converse is false: sharing a key bounds the Levenshtein distance by 2k only, and different strings may share a
/// key by accident (below). A candidate must be verified.
///
/// **The hash**, the same on every machine: with digits d(byte) = byte + 1 and h = Σ d(xᵢ) · Bⁱ modulo the prime
/// 2⁶¹ - 1 (Karp and Rabin 1987), the key is h through the finalizer of SplitMix64, which is one to one. For a random
/// B two different strings of at most n bytes collide with probability n / 2⁶¹ at most; B is fixed, so somebody who
/// wants to can construct collisions, which cost a verification and lose nothing.
public enum DeletionNeighbourhood {
    /// The greatest number of deletions that is enumerated.
    public static let maximumDeletions = 2

    /// An upper bound of the keys of a string of `length` bytes: 1, 1 + n, 1 + n + n(n-1)/2; reached where no byte
    /// stands twice. Saturates at `Int.max`.
    public static func maximumCount(length: Int, deletions: Int) -> Int {
        let n = max(0, length)
        if deletions <= 0 { return 1 }
        if deletions == 1 { return n == .max ? n : n + 1 }
        let (product, overflow) = n.multipliedReportingOverflow(by: n)
        // (n² + n) / 2 + 1, the same as 1 + n + n(n - 1) / 2.
        return overflow || product > .max - n ? .max : (product + n) / 2 + 1
    }

    /// The key of `bytes` itself, which stands first in every neighbourhood; 0 for no bytes. O(count).
    public static func key(of bytes: Span<UInt8>) -> UInt64 {
        var sum: UInt64 = 0
        var power: UInt64 = 1
        for i in bytes.indices {
            sum = Mersenne61.sum(sum, Mersenne61.product(UInt64(bytes[i]) + 1, power))
            power = Mersenne61.product(power, base)
        }
        return mixed(sum)
    }

    /// Appends the keys of `bytes` with up to `deletions` bytes deleted: first of the string itself, then of one
    /// deletion, then of two, each by place. Every distinct string appears once.
    ///
    /// Allocates nothing where `keys` has room and `bytes` no more than 64 bytes. Two deletions of n bytes make up to
    /// 4n² bytes of keys: bound the length of what comes from outside.
    ///
    /// - Parameter deletions: 0...2; a greater number counts as 2, a negative one as 0.
    /// - Complexity: O(n^deletions), a few nanoseconds a key.
    public static func appendKeys(of bytes: Span<UInt8>, deletions: Int, to keys: inout [UInt64]) {
        let count = bytes.count
        if deletions <= 0 || count == 0 {
            keys.append(key(of: bytes))
            return
        }
        if count <= 64 {
            var afterSecond = InlineArray<64, UInt64>(repeating: 0)
            var afterFirst = InlineArray<64, UInt64>(repeating: 0)
            var first = afterFirst.mutableSpan
            var second = afterSecond.mutableSpan
            append(bytes, deletions, &first, &second, &keys)
        } else {
            var afterFirst = [UInt64](repeating: 0, count: count)
            var afterSecond = [UInt64](repeating: 0, count: count)
            var first = afterFirst.mutableSpan
            var second = afterSecond.mutableSpan
            append(bytes, deletions, &first, &second, &keys)
        }
    }

    /// The keys of `bytes` with up to `deletions` bytes deleted, as `appendKeys` orders them.
    public static func keys(of bytes: Span<UInt8>, deletions: Int) -> [UInt64] {
        var keys: [UInt64] = []
        appendKeys(of: bytes, deletions: deletions, to: &keys)
        return keys
    }

    /// The rest of `appendKeys`.
    ///
    /// With P(i) the sum over the bytes before i and T over all, deleting place i leaves P(i) + (T - P(i+1)) / B, and
    /// deleting i < j leaves P(i) + (P(j) - P(i+1)) / B + (T - P(j+1)) / B². Both are a term of i and a term of j.
    ///
    /// Distinct strings, once each: what remains is written as the places that a greedy search from the left would
    /// find it at. So no byte that is kept may stand among the deleted ones right before it.
    private static func append(
        _ bytes: Span<UInt8>, _ deletions: Int, _ first: inout MutableSpan<UInt64>,
        _ second: inout MutableSpan<UInt64>, _ keys: inout [UInt64]
    ) {
        let count = bytes.count
        var power: UInt64 = 1
        var before: UInt64 = 0
        // first[i] = P(i) - P(i+1) / B; second[j] = P(j) / B - P(j+1) / B².
        for i in 0..<count {
            let after = Mersenne61.sum(before, Mersenne61.product(UInt64(bytes[i]) + 1, power))
            let shifted = Mersenne61.product(after, inverse)
            first[i] = Mersenne61.difference(before, shifted)
            if deletions > 1 {
                second[i] = Mersenne61.product(first[i], inverse)
            }
            before = after
            power = Mersenne61.product(power, base)
        }
        let total = Mersenne61.product(before, inverse)
        keys.append(mixed(before))

        for i in 0..<count where i + 1 == count || bytes[i] != bytes[i + 1] {
            keys.append(mixed(Mersenne61.sum(first[i], total)))
        }
        if deletions == 1 || count < 2 { return }

        let total2 = Mersenne61.product(total, inverse)
        for i in 0..<(count - 1) {
            let start = Mersenne61.sum(first[i], total2)
            if i + 2 == count || (bytes[i + 2] != bytes[i] && bytes[i + 2] != bytes[i + 1]) {
                keys.append(mixed(Mersenne61.sum(start, second[i + 1])))
            }
            if bytes[i] == bytes[i + 1] { continue }
            var j = i + 2
            while j < count {
                if j + 1 == count || bytes[j] != bytes[j + 1] {
                    keys.append(mixed(Mersenne61.sum(start, second[j])))
                }
                j += 1
            }
        }
    }

    /// A generator of the multiplicative group modulo 2⁶¹ - 1, so that no power of it repeats within any string: the
    /// first such number, reduced, that SplitMix64 gives from seed 0 (its tenth).
    static let base: UInt64 = 0x13B8_488C_368C_B0AD
    /// 1 / B.
    static let inverse: UInt64 = 0x157E_F015_3BAB_2982

    /// The finalizer of SplitMix64 (Stafford's variant 13 of MurmurHash3's).
    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z &>> 31)
    }
}
