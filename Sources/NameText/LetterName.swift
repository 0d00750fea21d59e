import CICU

/// What a letter's Unicode name says of its sound: the last resort for scripts that neither a table of ours nor ICU reads.
enum LetterName {
    static func isMark(_ codePoint: UInt32) -> Bool { cicu_category(codePoint) == Int32(CICU_MARK) }

    /// Letters, marks and digits, as opposed to signs.
    static func isLetter(_ codePoint: UInt32) -> Bool {
        let category = cicu_category(codePoint)
        return category == Int32(CICU_LETTER) || category == Int32(CICU_NUMBER)
    }

    /// `KHO` of `LAO LETTER KHO SUNG`, `AA` of `KHMER VOWEL SIGN AA`, in lower case, ASCII; empty for signs without a sound.
    static func reading(_ codePoint: UInt32) -> [UInt8] {
        let words = ICU.characterName(codePoint).split(separator: 0x20).map { Array($0) }
        let kinds: [[UInt8]] = ["LETTER", "SYLLABLE", "VOWEL", "IDEOGRAM", "HIEROGLYPH", "PICTOGRAPH", "GLYPH", "SIGN"]
            .map { Array($0.utf8) }
        guard let kind = words.lastIndex(where: { kinds.contains($0) }), kind + 1 < words.count else { return [] }
        // A sign that is no vowel sign (KHMER SIGN COENG) changes other letters and has no sound; cuneiform signs are words.
        let isSign = words[kind] == Array("SIGN".utf8)
        if isSign, isMark(codePoint), kind == 0 || !vowelWords.contains(words[kind - 1]) { return [] }
        var next = kind + 1
        let skipped: [[UInt8]] = ["FINAL", "CAPITAL", "SMALL", "INDEPENDENT", "VOWEL", "INHERENT"].map { Array($0.utf8) }
        while next + 1 < words.count, skipped.contains(words[next]) { next += 1 }
        return words[next].filter { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
            .map { $0 < 0x40 ? $0 : $0 | 0x20 }
    }

    private static let vowelWords: [[UInt8]] = ["VOWEL", "SEMIVOWEL", "CONSONANT"].map { Array($0.utf8) }
}
