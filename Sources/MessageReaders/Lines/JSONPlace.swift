/// Where a key of a JSON record is found: the same word means different things at different places.
enum JSONPlace: UInt8, Sendable, CaseIterable {
    /// A key of the record's own object.
    case record
    /// A key of a party's object.
    case party
    /// A key of an identifier's object.
    case identifier
    /// A key of an object under a key that is not recognised.
    case nested
    /// A key of an object where a name is expected.
    case value
    /// A key of an object where a country, a date or another single value is expected.
    case part

    /// Returns the meaning of a key at this place. O(length), no allocation.
    func meaning(of key: Span<UInt8>) -> FieldTarget {
        switch self {
        case .record, .nested: return FieldVocabulary.meaning(of: key, at: .record)
        case .party: return JSONPlace.partyMeaning(of: key)
        case .identifier:
            let target = FieldVocabulary.meaning(of: key, at: .identifier)
            return target.field == .unrecognised ? JSONPlace.partyMeaning(of: key) : target
        case .value:
            return JSONPlace.isValueKey(key) ? FieldTarget(.name) : JSONPlace.partyMeaning(of: key)
        case .part:
            if JSONPlace.isValueKey(key) || JSONPlace.isPartKey(key) { return FieldTarget(.name) }
            return JSONPlace.partyMeaning(of: key)
        }
    }

    /// A party's own fields first; then what belongs to the record, or to a further party.
    private static func partyMeaning(of key: Span<UInt8>) -> FieldTarget {
        let target = FieldVocabulary.meaning(of: key, at: .party)
        return target.field == .unrecognised ? FieldVocabulary.meaning(of: key, at: .record) : target
    }

    /// Keys under which the value itself is written: `value`, `#text`, `$`, and the codes of languages (`en`, `zh-Hans`).
    static let valueWords = ["value", "values", "text", "content", "contents", "string", "literal", "v", "t"]

    /// Keys under which a country or date is written.
    static let partWords = ["code", "iso", "alpha2", "alpha3", "date", "year"]

    private static let valueHashes = hashes(valueWords)
    private static let partHashes = hashes(partWords)

    private static func hashes(_ words: [String]) -> Set<UInt64> {
        Set(
            words.compactMap { word in
                let bytes = Array(word.utf8)
                return FieldVocabulary.normalHash(bytes.span)
            })
    }

    private static func isPartKey(_ key: Span<UInt8>) -> Bool {
        FieldVocabulary.normalHash(key).map(partHashes.contains) ?? false
    }

    private static func isValueKey(_ key: Span<UInt8>) -> Bool {
        guard let hash = FieldVocabulary.normalHash(key) else { return key.count > 0 }
        return valueHashes.contains(hash) || isLanguage(key)
    }

    /// A language tag (BCP 47): two letters, alone or with subtags behind a hyphen. `id` is a number's key, not Indonesian.
    private static func isLanguage(_ key: Span<UInt8>) -> Bool {
        guard key.count >= 2, key.count <= 12, isLetter(key[0]), isLetter(key[1]) else { return false }
        if key.count > 2, key[2] != 0x2D, key[2] != 0x5F { return false }
        return !(key.count == 2 && lowered(key[0]) == 0x69 && lowered(key[1]) == 0x64)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { lowered(byte) >= 0x61 && lowered(byte) <= 0x7A }

    /// Whether a key may itself be a name, as in an object that is keyed by names: two words with a space between them, or
    /// text of a script that writes none. O(length).
    static func isName(_ key: Span<UInt8>) -> Bool {
        var words = 0
        var letters = 0
        var ideographs = 0
        for i in key.indices {
            let byte = key[i]
            if isSpace(byte) {
                letters = 0
            } else if byte >= 0x80 || isLetter(byte) {
                letters += 1
                if letters == 2 { words += 1 }
                // The lead bytes of kana, Han and Hangul.
                if byte >= 0xE3, byte <= 0xED { ideographs += 1 }
            }
        }
        return words >= 2 || ideographs >= 2
    }
}
