import Bytes

/// A filter before the table of keys: most keys that a query asks for stand in no list, and a look at one word in the processor's cache
/// says so. A Bloom filter whose bits of a key lie in one word (Putze, Sanders and Singler 2007): it may say yes to a key
/// that isn't there (one in twenty), never no to one that is.
enum KeyFilter {
    /// Which of the words, whose number is a power of two, holds the bits of a key.
    @inline(__always) static func word(of key: UInt64, count: Int) -> Int { Int(truncatingIfNeeded: key >> 12) & (count - 1) }

    @inline(__always) static func bits(of key: UInt64) -> UInt64 { 1 << (key & 63) | 1 << (key >> 6 & 63) }

    @inline(__always) static func mayHold(_ key: UInt64, _ words: borrowing Span<UInt64>) -> Bool {
        let bits = bits(of: key)
        return words[word(of: key, count: words.count)] & bits == bits
    }

    /// The words of a filter of some keys: eight bits a key or more.
    static func words(of keys: some Collection<UInt64>) -> [UInt64] {
        var count = 16
        while count * 8 < keys.count { count *= 2 }
        var words = [UInt64](repeating: 0, count: count)
        for key in keys { words[word(of: key, count: count)] |= bits(of: key) }
        return words
    }
}
