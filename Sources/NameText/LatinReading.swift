/// Turns what ICU writes in Latin letters with marks into the reading of a name: ASCII letters and digits.
enum LatinReading {
    /// - Returns: the reading, and how many letters stayed in their own script and have no name to read them by.
    static func make(_ text: [UInt8], script: Script) -> (latin: [UInt8], unreadable: Int) {
        let parts = UTF8Text.codePoints(ICU.decomposed(text) ?? text)
        var letters: [UInt8] = []
        var unreadable = 0
        /// The last letter is an `a` without marks that a Brahmic consonant holds.
        var endsInShortA = false
        /// Where the vowels stand that consonants hold unwritten.
        var shortVowels: [Int] = []
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
                if endsInShortA, script.dropsFinalVowel { shortVowels.append(letters.count) }
                if script == .bengali, lower == 0x79 {
                    appendBengaliY(mark: mark, to: &letters)
                } else {
                    letters += indic(UInt8(truncatingIfNeeded: lower), mark: mark, isIndic: script.isIndic)
                }
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
        if script.dropsFinalVowel { dropMiddleVowels(&letters, short: shortVowels) }
        // Anusvara before a last h is spoken ng: सिंह is singh.
        if script.isIndic, letters.suffix(3).elementsEqual("inh".utf8) { letters.insert(0x67, at: letters.count - 1) }
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

    /// Bengali য is spoken j but after a consonant, য় is y, and ওয় w (Bangla Academy): Wajed, Azam for আযম.
    private static func appendBengaliY(mark: UInt32, to letters: inout [UInt8]) {
        let last = letters.last ?? 0
        if mark == 0 {
            letters.append(last == 0 || isVowel(last) ? 0x6A : 0x79)
        } else if last == 0x6F {
            letters[letters.count - 1] = 0x77
        } else {
            letters.append(0x79)
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
        // And after a nasal with its stop it falls too: Anand, Vasant.
        if let nasal = consonants.last, (nasal == 0x6E && (last == 0x64 || last == 0x74)) || (nasal == 0x6D && last == 0x62) {
            consonants.removeLast()
        }
        guard let before = consonants.last, isVowel(before) else { return }
        letters.removeLast()
    }

    /// The unwritten vowel is silent between a vowel with its consonant before it and a consonant with its vowel after it, from the end
    /// of the word on: मनमोहन is manmohan (Ohala 1983, schwa deletion in Hindi).
    private static func dropMiddleVowels(_ letters: inout [UInt8], short: [Int]) {
        for place in short.reversed() where place > 0 && place < letters.count && letters[place] == 0x61 {
            guard let before = consonantBefore(place, of: letters), before > 0, isVowel(letters[before - 1]) else { continue }
            guard let after = consonantAfter(place, of: letters), after < letters.count, isVowel(letters[after]) else { continue }
            // The last vowel but one of a word of two syllables stays: कमल.
            letters.remove(at: place)
        }
    }

    /// Where the one consonant before `place` begins, an aspirate or sh being one in two letters; `nil` when none stands there.
    private static func consonantBefore(_ place: Int, of letters: [UInt8]) -> Int? {
        guard place >= 1, !isVowel(letters[place - 1]) else { return nil }
        return place >= 2 && letters[place - 1] == 0x68 && !isVowel(letters[place - 2]) ? place - 2 : place - 1
    }

    /// Where the one consonant after `place` ends.
    private static func consonantAfter(_ place: Int, of letters: [UInt8]) -> Int? {
        guard place + 1 < letters.count, !isVowel(letters[place + 1]) else { return nil }
        return place + 2 < letters.count && letters[place + 2] == 0x68 ? place + 3 : place + 2
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
