/// Turns what ICU writes in Latin letters with marks into the reading of a name: ASCII letters and digits.
enum LatinReading {
    /// - Returns: the reading, and how many letters stayed in their own script and have no name to read them by.
    static func make(_ text: [UInt8], script: Script) -> (latin: [UInt8], unreadable: Int) {
        let parts = UTF8Text.codePoints(ICU.decomposed(text) ?? text)
        var letters: [UInt8] = []
        var unreadable = 0
        /// The last letter is an `a` without marks that a Brahmic consonant holds.
        var endsInShortA = false
        var index = 0
        while index < parts.count {
            let part = parts[index]
            var mark: UInt32 = 0
            if index + 1 < parts.count, (0x300...0x36F).contains(parts[index + 1]) { mark = parts[index + 1] }
            index += 1
            if (0x300...0x36F).contains(part) { continue }
            var lower = part
            if (0x41...0x5A).contains(part) { lower |= 0x20 }
            if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) {
                endsInShortA = lower == 0x61 && mark == 0
                letters += indic(UInt8(truncatingIfNeeded: lower), mark: mark, isIndic: script.isIndic)
            } else if let reading = RomanisationTable.shared.readings[lower], lower < 0x2E80, Self.isLatin(lower) {
                for place in 0..<reading.count { letters.append(reading[place]) }
                endsInShortA = false
            } else if LetterName.isLetter(part) || LetterName.isMark(part) {
                endsInShortA = false
                let reading = LetterName.reading(part)
                if LetterName.isMark(part) || isSubjoined(part) { dropInherentVowel(&letters, script: script) }
                if reading.isEmpty, LetterName.isLetter(part) { unreadable += 1 }
                letters += reading
                if script == .lao, LetterName.isLetter(part) { dropInherentVowel(&letters, script: script) }
            }
        }
        if endsInShortA, script.dropsFinalVowel { dropFinalVowel(&letters) }
        if script == .hiragana || script == .katakana { shortenVowels(&letters) }
        return (letters, unreadable)
    }

    private static func isLatin(_ codePoint: UInt32) -> Bool {
        codePoint < 0x370 || (0x1D00...0x1EFF).contains(codePoint) || (0x2C60...0x2C7F).contains(codePoint)
    }

    /// ISO 15919 in the letters that Indian names are written with: ś and ṣ sh, c ch, r with a ring or dot ri or r.
    private static func indic(_ letter: UInt8, mark: UInt32, isIndic: Bool) -> [UInt8] {
        guard isIndic else { return [letter] }
        switch (letter, mark) {
        case (0x73, 0x301), (0x73, 0x323): return [0x73, 0x68]
        case (0x63, _): return [0x63, 0x68]
        case (0x72, 0x325): return [0x72, 0x69]
        default: return [letter]
        }
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case 0x61, 0x65, 0x69, 0x6F, 0x75: true
        default: false
        }
    }

    /// The vowel that a consonant's name ends in, where a vowel sign takes its place.
    private static func dropInherentVowel(_ letters: inout [UInt8], script: Script) {
        guard script == .lao || script == .khmer || script == .tibetan || script == .other, letters.count > 1 else { return }
        if let last = letters.last, last == 0x61 || last == 0x6F { letters.removeLast() }
    }

    private static func isSubjoined(_ codePoint: UInt32) -> Bool { (0xF90...0xFBC).contains(codePoint) }

    /// राम is ram: but the vowel stays after two consonants (Krishna) and in words of one syllable.
    private static func dropFinalVowel(_ letters: inout [UInt8]) {
        var consonants = letters.dropLast()
        guard let last = consonants.popLast(), !isVowel(last) else { return }
        // An aspirate is one consonant in two letters.
        if last == 0x68, let stop = consonants.last, !isVowel(stop) { consonants.removeLast() }
        guard let before = consonants.last, isVowel(before) else { return }
        letters.removeLast()
    }

    /// Hepburn as names are written in passports: long o and u short (Ministry of Foreign Affairs of Japan).
    private static func shortenVowels(_ letters: inout [UInt8]) {
        var result: [UInt8] = []
        for (index, letter) in letters.enumerated() {
            let next: UInt8 = index + 1 < letters.count ? letters[index + 1] : 0
            if letter == 0x75, let last = result.last, last == 0x6F, next != 0x65 { continue }
            if letter == 0x6F || letter == 0x75, result.last == letter { continue }
            result.append(letter)
        }
        letters = result
    }
}
