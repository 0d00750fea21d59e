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
        /// Whether the user leaves the field out on purpose.
        var isLeftOut = false
        /// Whether the key is not recognised and may itself be a name.
        var isName = false
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

    /// The remembered meaning of `bytes[range]` at a place; `nil` when it isn't known yet.
    ///
    /// - Parameter place: a number for the place of the vocabulary and the node of the pointer tree.
    @inline(__always)
    func known(_ bytes: Span<UInt8>, _ range: Range<Int>, at place: Int32) -> Meaning? {
        let count = range.count
        if isShort(bytes, range) {
            let word = shortWord(bytes, range)
            let entry = shortEntries[shortIndex(word, place)]
            if entry.word == word, entry.place == place, entry.count == Int32(truncatingIfNeeded: count) {
                return entry.meaning
            }
            return nil
        }
        guard count <= 32 else { return nil }
        let words = JSONKeyCache.words(of: bytes, range)
        let entry = entries[index(words, count, place)]
        if entry.place == place, entry.count == Int32(truncatingIfNeeded: count), entry.words == words { return entry.meaning }
        return nil
    }

    /// Remembers the meaning of `bytes[range]` at a place, in the place of another key if need be.
    @inline(never)
    mutating func remember(_ bytes: Span<UInt8>, _ range: Range<Int>, at place: Int32, _ meaning: Meaning) {
        note(bytes.extracting(range), place, meaning)
        let count = Int32(truncatingIfNeeded: range.count)
        if isShort(bytes, range) {
            let word = shortWord(bytes, range)
            shortEntries[shortIndex(word, place)] = ShortEntry(word: word, place: place, count: count, meaning: meaning)
        } else if range.count <= 32 {
            let words = JSONKeyCache.words(of: bytes, range)
            entries[index(words, range.count, place)] = Entry(words: words, place: place, count: count, meaning: meaning)
        }
    }

    /// Whether a key is one word of the machine that may be loaded.
    @inline(__always)
    private func isShort(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.count <= 8 && range.lowerBound &+ 8 <= bytes.count && range.count > 0
    }

    @inline(__always)
    private func shortWord(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        ByteScan.word(of: bytes, at: range.lowerBound) << UInt64(truncatingIfNeeded: 64 &- 8 &* range.count)
    }

    @inline(__always)
    private func shortIndex(_ word: UInt64, _ place: Int32) -> Int {
        Int(truncatingIfNeeded: ((word ^ UInt64(truncatingIfNeeded: place)) &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }

    @inline(__always)
    private func index(_ words: SIMD4<UInt64>, _ count: Int, _ place: Int32) -> Int {
        var hash = (words.x ^ words.y.byteSwapped &* 31 ^ words.z ^ words.w) &+ UInt64(count)
        hash = (hash ^ UInt64(truncatingIfNeeded: place) << 32) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 56)
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
