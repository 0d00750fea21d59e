/// Folded words and what they mean. Filled once, then only read: a look-up compares the bytes and allocates nothing.
struct WordTable: Sendable {
    /// What a word is in a header.
    struct Meaning: Sendable, Hashable {
        enum Kind: UInt8, Sendable {
            /// A whole header or key; no part of another one.
            case whole
            /// A party: by itself its name.
            case role
            /// A field, beside a role or by itself.
            case field
            /// A small word that joins others: `of`, `du`.
            case connector
        }

        var kind: Kind
        var target: FieldTarget
    }

    private struct Entry: Sendable {
        var hash: UInt64
        var start: Int
        var count: Int
        var meaning: Meaning
    }

    private var entries: [Entry] = []
    private var pool: [UInt8] = []
    /// Open addressing: places in `entries`, or -1. A power of two.
    private var slots: [Int32] = Array(repeating: -1, count: 64)
    /// Bytes of the longest word.
    private(set) var longest = 0

    var count: Int { entries.count }

    /// Of a hash (Fowler, Noll, Vo: FNV-1a) before its first byte.
    static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    /// Adds a word; one that is there already keeps its meaning.
    ///
    /// - Returns: the meaning that the word has; `nil` when it has no letters, or too many.
    @discardableResult
    mutating func add(_ text: String, _ meaning: Meaning) -> Meaning? {
        let bytes = Array(text.utf8)
        guard let word = FoldedWord(bytes.span), word.count > 0 else { return nil }
        var hash = WordTable.emptyHash
        for i in 0..<word.count { hash = WordTable.hash(hash, word.bytes[i]) }
        if let known = self.meaning(of: word, 0..<word.count, hash: hash) { return known }
        if entries.count * 2 >= slots.count { grow() }
        entries.append(Entry(hash: hash, start: pool.count, count: word.count, meaning: meaning))
        for i in 0..<word.count { pool.append(word.bytes[i]) }
        place(entries.count - 1)
        longest = max(longest, word.count)
        return meaning
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for i in entries.indices { place(i) }
    }

    private mutating func place(_ index: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: entries[index].hash) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(truncatingIfNeeded: index)
    }

    /// The meaning of a part of a folded word. O(bytes), no allocation.
    ///
    /// - Parameter hash: of the bytes of the range.
    func meaning(of word: FoldedWord, _ range: Range<Int>, hash: UInt64) -> Meaning? {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, entry.count == range.count {
                var i = 0
                while i < entry.count, pool[entry.start + i] == word.bytes[range.lowerBound + i] { i += 1 }
                if i == entry.count { return entry.meaning }
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The meaning of a whole folded word.
    func meaning(of word: FoldedWord) -> Meaning? {
        var hash = WordTable.emptyHash
        for i in 0..<word.count { hash = WordTable.hash(hash, word.bytes[i]) }
        return meaning(of: word, 0..<word.count, hash: hash)
    }
}
