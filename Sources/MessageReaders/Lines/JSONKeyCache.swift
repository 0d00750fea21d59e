/// Remembers what the keys of an input's records mean, since the records of one input have the same keys.
///
/// A direct-mapped table; a key is compared byte by byte through the machine words that cover it, so a remembered
/// meaning is never another key's. Keys of more than 32 bytes are not kept.
struct JSONKeyCache: Sendable {
    /// What a key at some place stands for.
    struct Meaning: Sendable {
        var target = FieldTarget.ignored
        /// The pointer tree's node that the key leads to, or -1.
        var node: Int32 = -1
    }

    private struct Entry: Sendable {
        /// The first eight bytes, the last eight; then the ones between. They overlap in short keys.
        var words = SIMD4<UInt64>(repeating: 0)
        var place: Int32 = -1
        var count: Int32 = 0
        var meaning = Meaning()
    }

    /// A key of up to eight bytes: one word is all of it.
    private struct ShortEntry: Sendable {
        var word: UInt64 = 0
        var place: Int32 = -1
        var count: Int32 = 0
        var meaning = Meaning()
    }

    /// A key that was met, once for each place and key.
    struct Met: Sendable {
        var place: Int32
        var key: [UInt8]
        var meaning: Meaning
    }

    /// Different keys that are remembered as met; a hostile input may have a new one in every record.
    static let mostMet = 1_024

    private(set) var met: [Met] = []
    private var metHashes: Set<UInt64> = []

    private var entries: [Entry]
    private var shortEntries: [ShortEntry]

    init() {
        entries = Array(repeating: Entry(), count: 256)
        shortEntries = Array(repeating: ShortEntry(), count: 256)
    }

    /// The meaning of `bytes[range]` at a place (a place of the vocabulary, or a node), from `resolve` when it isn't
    /// known yet.
    @inline(__always)
    mutating func meaning(
        of bytes: Span<UInt8>, _ range: Range<Int>, at place: Int32, resolve: (Span<UInt8>) -> Meaning
    ) -> Meaning {
        let count = range.count
        if count <= 8, range.lowerBound &+ 8 <= bytes.count, count > 0 {
            let word = ByteScan.word(of: bytes, at: range.lowerBound) << UInt64(truncatingIfNeeded: 64 &- 8 &* count)
            let hash = (word ^ UInt64(truncatingIfNeeded: place)) &* 0x9E37_79B9_7F4A_7C15
            let index = Int(truncatingIfNeeded: hash >> 56)
            let entry = shortEntries[index]
            if entry.word == word, entry.place == place, entry.count == Int32(truncatingIfNeeded: count) {
                return entry.meaning
            }
            let meaning = resolve(bytes.extracting(range))
            note(bytes.extracting(range), place, meaning)
            shortEntries[index] = ShortEntry(
                word: word, place: place, count: Int32(truncatingIfNeeded: count), meaning: meaning)
            return meaning
        }
        guard count <= 32 else {
            let meaning = resolve(bytes.extracting(range))
            note(bytes.extracting(range), place, meaning)
            return meaning
        }
        let words = JSONKeyCache.words(of: bytes, range)
        var hash = (words.x ^ words.y.byteSwapped &* 31 ^ words.z ^ words.w) &+ UInt64(count)
        hash = (hash ^ UInt64(truncatingIfNeeded: place) << 32) &* 0x9E37_79B9_7F4A_7C15
        let index = Int(truncatingIfNeeded: hash >> 56)
        let entry = entries[index]
        if entry.place == place, entry.count == Int32(truncatingIfNeeded: count), entry.words == words { return entry.meaning }
        let meaning = resolve(bytes.extracting(range))
        note(bytes.extracting(range), place, meaning)
        entries[index] = Entry(words: words, place: place, count: Int32(truncatingIfNeeded: count), meaning: meaning)
        return meaning
    }

    /// Only where a key isn't in the table, so that a key met a million times costs nothing.
    @inline(never)
    private mutating func note(_ key: Span<UInt8>, _ place: Int32, _ meaning: Meaning) {
        // FNV-1a.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(UInt32(bitPattern: place)) << 32
        for i in key.indices { hash = (hash ^ UInt64(key[i])) &* 0x0000_0100_0000_01B3 }
        guard metHashes.count < JSONKeyCache.mostMet, metHashes.insert(hash).inserted else { return }
        var bytes: [UInt8] = []
        for i in 0..<min(key.count, 256) { bytes.append(key[i]) }
        met.append(Met(place: place, key: bytes, meaning: meaning))
    }

    @inline(__always)
    private static func words(of bytes: Span<UInt8>, _ range: Range<Int>) -> SIMD4<UInt64> {
        var words = SIMD4<UInt64>(repeating: 0)
        let start = range.lowerBound
        let count = range.count
        if count >= 8 {
            words.x = ByteScan.word(of: bytes, at: start)
            words.y = ByteScan.word(of: bytes, at: range.upperBound &- 8)
            if count > 16 {
                words.z = ByteScan.word(of: bytes, at: start &+ 8)
                words.w = ByteScan.word(of: bytes, at: range.upperBound &- 16)
            }
        } else {
            for i in range { words.x = words.x >> 8 | UInt64(bytes[i]) << 56 }
        }
        return words
    }
}
