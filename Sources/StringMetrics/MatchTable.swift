/// For each byte value the set of pattern positions where it stands: Myers' *Peq*, bit i of word w for position 64w + i.
///
/// The table of a short pattern lives on the stack; that of a `CachedPattern` in the pattern. The kernels take it as
/// a span of `256 * words` words, the words of one byte side by side.
enum MatchTable {
    /// Bits in a word, and so the longest pattern of one word.
    static let wordBits = 64

    /// The words that a pattern of `count` bytes fills; at least 1.
    @inline(__always)
    static func words(_ count: Int) -> Int {
        max(1, (count + wordBits - 1) / wordBits)
    }

    /// The one-word table of the first 64 bytes of `pattern`. O(256 + count).
    @inline(__always)
    static func oneWord(_ pattern: Span<UInt8>) -> InlineArray<256, UInt64> {
        var table = InlineArray<256, UInt64>(repeating: 0)
        var bit: UInt64 = 1
        for i in 0..<min(pattern.count, wordBits) {
            table[Int(pattern[i])] |= bit
            bit &<<= 1
        }
        return table
    }

    /// Sets the bits of `pattern` in a table of zeros. `table.count` is at least `256 * words(pattern.count)`.
    static func fill(_ table: inout [UInt64], with pattern: Span<UInt8>) {
        let words = words(pattern.count)
        var table = table.mutableSpan
        for i in pattern.indices {
            table[Int(pattern[i]) &* words &+ (i &>> 6)] |= 1 &<< UInt64(truncatingIfNeeded: i)
        }
    }

    /// Takes the first `count` bytes of `pattern` out again, so that the table is zeros. O(count), not O(table).
    static func clear(_ table: inout [UInt64], of pattern: [UInt8], count: Int) {
        let words = words(count)
        let pattern = pattern.span
        var table = table.mutableSpan
        for i in 0..<count {
            table[Int(pattern[i]) &* words &+ (i &>> 6)] = 0
        }
    }

    /// Copies `bytes` to the beginning of `storage`, which has room for them.
    static func copy(_ bytes: Span<UInt8>, into storage: inout [UInt8]) {
        var storage = storage.mutableSpan
        for i in bytes.indices { storage[i] = bytes[i] }
    }
}
