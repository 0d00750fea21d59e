import SanctionsModel

/// The words for party types that `PartyType(word:)` knows, for bytes.
enum PartyTypeWords {
    static let words = [
        "person", "individual", "natural person", "human", "p", "i", "organisation", "organization", "entity", "company",
        "legal person", "business", "enterprise", "e", "o", "vessel", "ship", "v", "aircraft", "plane", "a",
    ]

    /// Sixteen bytes hold every word there is.
    private struct Key: Sendable, Equatable {
        var high: UInt64 = 0
        var low: UInt64 = 0

        @inline(__always)
        mutating func append(_ byte: UInt8) {
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(byte)
        }

        /// 0..<64.
        var bucket: Int { Int(truncatingIfNeeded: ((low ^ high) &* 0x9E37_79B9_7F4A_7C15) >> 58) }
    }

    private struct Entry: Sendable {
        var key = Key()
        var type = PartyType.any
    }

    /// Open addressing; empty entries have the empty key, which is `any` like every unknown word.
    private static let table: InlineArray<64, Entry> = {
        var table = InlineArray<64, Entry>(repeating: Entry())
        for word in words {
            var key = Key()
            for byte in word.utf8 { key.append(byte) }
            guard let type = PartyType(word: word) else { continue }
            var place = key.bucket
            while table[place].key != Key() { place = (place + 1) & 63 }
            table[place] = Entry(key: key, type: type)
        }
        return table
    }()

    /// Reads a word in any letter case of ASCII; an unknown one is `any`.
    static func type(of bytes: Span<UInt8>, _ range: Range<Int>) -> PartyType {
        guard range.count <= 16 else { return .any }
        var key = Key()
        for i in range { key.append(lowered(bytes[i])) }
        var place = key.bucket
        while true {
            let entry = table[place]
            if entry.key == key || entry.key == Key() { return entry.type }
            place = (place &+ 1) & 63
        }
    }
}
