import ReferenceData

/// Family names with customary readings, from `Data/families.tsv`: for Korean and Chinese names written in one run.
struct FamilyNames: Sendable {
    static let shared = FamilyNames()

    /// Names of one character, by code point.
    private var single: [UInt32: PackedLatin] = [:]
    /// Names of two, the first in the high half. Readings too long for one word are kept in two.
    private var double: [UInt64: (PackedLatin, PackedLatin)] = [:]

    private init() {
        for row in ReferenceTable.rows(of: ReferenceData.families, columns: 3) {
            let name = ReferenceTable.codePoints(row[1])
            let bytes = Array(row[2].utf8)
            guard let first = PackedLatin(bytes.prefix(PackedLatin.capacity)),
                let second = PackedLatin(bytes.dropFirst(PackedLatin.capacity))
            else { continue }
            if name.count == 1 { single[name[0]] = first }
            if name.count == 2 { double[UInt64(name[0]) << 32 | UInt64(name[1])] = (first, second) }
        }
    }

    /// The reading of a family name of one character. O(1).
    func reading(_ character: UInt32) -> PackedLatin? { single[character] }

    /// The reading of a family name of two characters, in two pieces. O(1).
    func reading(_ first: UInt32, _ second: UInt32) -> (PackedLatin, PackedLatin)? {
        double[UInt64(first) << 32 | UInt64(second)]
    }
}

/// What is known of Korean names in Hangul.
public enum KoreanNames {
    /// Whether a syllable, UTF-8 in composed form, is one of the common family names. O(1).
    public static func isFamilyName(_ syllable: Span<UInt8>) -> Bool {
        guard syllable.count == 3, syllable[0] & 0xF0 == 0xE0 else { return false }
        let character = UInt32(syllable[0] & 0x0F) << 12 | UInt32(syllable[1] & 0x3F) << 6 | UInt32(syllable[2] & 0x3F)
        return (0xAC00...0xD7A3).contains(character) && FamilyNames.shared.reading(character) != nil
    }
}
