extension NameNormalizer {
    /// Other readings of a whole name, for names that have several traditions and are no matter of spelling alone; empty for
    /// nearly all names.
    ///
    /// - A Chinese name in Han characters: its Cantonese reading as Hong Kong spells it (陈大文 Chan Taiman beside Chen Dawen).
    /// - A Chinese name in Wade-Giles: its reading in Pinyin (Mao Tse-tung is mao zedong). A name is taken for one when every token is
    ///   made of Wade-Giles syllables, two to four in all, its first or last token is a family name, and something stands in it
    ///   that Pinyin does not have: a syllable, an apostrophe, a hyphen between the given names. Where apostrophes are left out,
    ///   as they mostly are, a second reading has the aspirated sounds.
    ///
    /// - A Korean name in Hangul: its reading by McCune and Reischauer (박헌영 pak honyong beside park heonyeong).
    /// - A Thai name: its reading as written, finals and all (ชินวัตร chinwatr beside chinwat, for Shinawatra).
    /// - A name in Latin letters with Arabic compounds written as one word: the compounds parted (Saifuddin is saif al din, Fathullah
    ///   fath allah, Abdurrahman abd al rahman). In Arabic letters `normalize` parts them itself.
    ///
    /// Tokens keep the exact forms, sources and separators that they have, and only `latin` differs, so that equal readings meet as
    /// transliterations, never as equal names; the parts of a compound have the exact form and the source of the whole.
    ///
    /// A reading is to be held against what other names are normally read as, and not against their other readings: what two names
    /// have in common after both have been parted (the Allah of Nazirullah and Hamidullah) says little.
    ///
    /// - Parameters:
    ///   - tokens: what `normalize` made of the name.
    ///   - name: the name as written, UTF-8, for its apostrophes.
    /// - Returns: up to two readings, each different from `tokens`. O(letters); a few comparisons for names that are not Chinese.
    public func alternativeReadings(of tokens: NameTokens, name: Span<UInt8>) -> [NameTokens] {
        guard let first = tokens.tokens.first, tokens.unreadable == 0 else { return [] }
        switch first.script {
        case .han: return ChineseReadings.cantonese(tokens).map { [$0] } ?? []
        case .hangul: return KoreanReadings.reading(tokens).map { [$0] } ?? []
        case .thai: return Thai.asWritten(tokens).map { [$0] } ?? []
        case .latin:
            if let parted = ArabicCompounds.parted(tokens) { return [parted] }
            return tokens.tokens.count <= 4 ? ChineseReadings.pinyin(tokens, name: name) : []
        default: return []
        }
    }
}

extension NameNormalizer {
    /// The same of a name that has not been normalised: the slow way.
    public func alternativeReadings(of name: String) -> [NameTokens] {
        let bytes = Array(name.utf8)
        return alternativeReadings(of: tokens(of: name), name: bytes.span)
    }
}

/// Second readings of Chinese names.
enum ChineseReadings {
    /// Longer runs are phrases, whose reading in Hong Kong is a translation more often than not.
    private static let characterLimit = 8

    // MARK: Cantonese

    static func cantonese(_ tokens: NameTokens) -> NameTokens? {
        var result = tokens
        var isOther = false
        for (index, token) in tokens.tokens.enumerated() {
            if token.script == .latin { continue }
            guard token.script == .han, token.exact.count <= characterLimit * 4 else { return nil }
            let characters = UTF8Text.codePoints(Array(tokens.bytes[token.exact.range]))
            guard characters.count <= characterLimit else { return nil }
            var latin: [UInt8] = []
            let isFamily = index == 0 && (tokens.tokens.count > 1)
            if isFamily, let family = Cantonese.shared.family(characters) {
                append(family, to: &latin)
            } else {
                for character in characters {
                    guard let reading = Cantonese.shared.reading(character) else { return nil }
                    append(reading, to: &latin)
                }
            }
            isOther = replace(index, by: latin, in: &result) || isOther
        }
        return isOther ? result : nil
    }

    // MARK: Wade-Giles

    private struct Syllable {
        var token: Int
        var spelling: PackedLatin
        var isAspirated: Bool
    }

    static func pinyin(_ tokens: NameTokens, name: Span<UInt8>) -> [NameTokens] {
        guard tokens.tokens.count >= 2 else { return [] }
        for token in tokens.tokens where token.script != .latin || token.isNumber || token.latin.count > 3 * Mandarin.longest {
            return []
        }
        // Most names end here: neither their first token nor their last is a Chinese family name.
        guard let first = tokens.tokens.first, let last = tokens.tokens.last,
            isFamily(first, of: tokens) || isFamily(last, of: tokens)
        else { return [] }
        let mandarin = Mandarin.shared
        var syllables: [Syllable] = []
        var isMarked = false
        for (index, token) in tokens.tokens.enumerated() {
            let marks = apostrophes(token, in: name)
            isMarked = isMarked || marks != 0
            guard let parts = split(tokens.bytes[token.latin.range], marks: marks, token: index),
                syllables.count + parts.count <= 4
            else { return [] }
            syllables += parts
        }
        guard syllables.count >= 2, let lastToken = syllables.last?.token else { return [] }
        let isHyphened = tokens.tokens.dropFirst().contains { $0.before == .hyphen }
        if !isMarked, !isHyphened, syllables.allSatisfy({ mandarin.isPinyin($0.spelling) }) { return [] }
        // Names stand in the order of China, or in that of the West.
        let isSingle = { (token: Int) in syllables.count { $0.token == token } == 1 }
        var family: Int?
        for token in [0, lastToken] where family == nil && isSingle(token) {
            guard let place = syllables.firstIndex(where: { $0.token == token }) else { continue }
            if mandarin.family(ofWadeGiles: syllables[place].spelling) != nil { family = place }
        }
        guard let family else { return [] }

        var readings: [NameTokens] = []
        for isAspirated in isMarked ? [false] : [false, true] {
            var result = tokens
            var isOther = false
            for index in tokens.tokens.indices {
                var latin: [UInt8] = []
                for (place, syllable) in syllables.enumerated() where syllable.token == index {
                    let reading: PackedLatin?
                    if place == family, !isMarked {
                        reading = mandarin.family(ofWadeGiles: syllable.spelling)
                    } else if isAspirated {
                        reading =
                            mandarin.aspirated(syllable.spelling)
                            ?? mandarin.pinyin(ofWadeGiles: syllable.spelling, isAspirated: false)
                    } else {
                        reading = mandarin.pinyin(ofWadeGiles: syllable.spelling, isAspirated: syllable.isAspirated)
                    }
                    append(reading ?? syllable.spelling, to: &latin)
                }
                isOther = replace(index, by: latin, in: &result) || isOther
            }
            if isOther, !readings.contains(where: { latins($0) == latins(result) }) { readings.append(result) }
        }
        return readings
    }

    private static func isFamily(_ token: NameTokens.Token, of tokens: NameTokens) -> Bool {
        guard token.latin.count <= Mandarin.longest, let name = PackedLatin(tokens.bytes[token.latin.range]) else { return false }
        return Mandarin.shared.family(ofWadeGiles: name) != nil
    }

    private static func latins(_ tokens: NameTokens) -> [[UInt8]] {
        tokens.tokens.map { Array(tokens.bytes[$0.latin.range]) }
    }

    /// A token as Wade-Giles syllables, three at most; `nil` when it is not made of them. Longest first, with a way back.
    private static func split(_ letters: ArraySlice<UInt8>, marks: UInt64, token: Int) -> [Syllable]? {
        var syllables: [Syllable] = []
        return split(letters, from: letters.startIndex, marks: marks, token: token, into: &syllables) ? syllables : nil
    }

    private static func split(
        _ letters: ArraySlice<UInt8>, from start: Int, marks: UInt64, token: Int, into syllables: inout [Syllable]
    ) -> Bool {
        if start == letters.endIndex { return !syllables.isEmpty }
        guard syllables.count < 3 else { return false }
        let room = min(Mandarin.longest, letters.endIndex - start)
        for count in stride(from: room, through: 1, by: -1) {
            guard let spelling = PackedLatin(letters[start..<start + count]) else { continue }
            let offset = start - letters.startIndex
            // The apostrophe stands after the initial, one to two letters in.
            let isAspirated = marks >> UInt64(offset + 1) & (count > 2 ? 0b11 : 1) != 0
            // One letter is a syllable only where it is a word, and within a word syllables begin with consonants.
            guard count > 1 || letters.count == 1, syllables.isEmpty || !isVowel(letters[start]),
                Mandarin.shared.pinyin(ofWadeGiles: spelling, isAspirated: isAspirated) != nil
            else { continue }
            syllables.append(Syllable(token: token, spelling: spelling, isAspirated: isAspirated))
            if split(letters, from: start + count, marks: marks, token: token, into: &syllables) { return true }
            syllables.removeLast()
        }
        return false
    }

    /// Before which letters of a token an apostrophe stands in the name as written: a bit a letter; 0 when letters cannot be counted.
    private static func apostrophes(_ token: NameTokens.Token, in name: Span<UInt8>) -> UInt64 {
        guard token.source.range.upperBound <= name.count, token.source.count > token.latin.count else { return 0 }
        var marks: UInt64 = 0
        var letters = 0
        var index = token.source.range.lowerBound
        while index < token.source.range.upperBound {
            let (codePoint, width) = UTF8Text.decode(name, at: index)
            index += width
            if LetterClasses.apostrophes.contains(codePoint) {
                if letters < 64 { marks |= 1 << UInt64(letters) }
            } else if !LetterName.isMark(codePoint) {
                letters += 1
            }
        }
        return letters == Int(token.latin.count) ? marks : 0
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case 0x61, 0x65, 0x69, 0x6F, 0x75: true
        default: false
        }
    }

    private static func append(_ reading: PackedLatin, to latin: inout [UInt8]) {
        for place in 0..<reading.count { latin.append(reading[place]) }
    }

    /// Gives a token another reading; false, and nothing changed, when it is the one it has.
    static func replace(_ index: Int, by latin: [UInt8], in tokens: inout NameTokens) -> Bool {
        guard !latin.isEmpty, !tokens.bytes[tokens.tokens[index].latin.range].elementsEqual(latin) else { return false }
        let start = tokens.bytes.count
        tokens.bytes.append(contentsOf: latin)
        tokens.tokens[index].latin = NameTokens.Slice(start: start, count: latin.count)
        return true
    }
}
