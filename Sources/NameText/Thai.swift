/// Thai words in Latin letters by the Royal Thai General System of Transcription (Royal Institute, 1999), from the letters alone.
///
/// Thai writes vowels around consonants and leaves out a or o between two of them; the borders of syllables are found by the rules of the
/// script: a vowel written before its consonant, a sign above or below, a consonant that can end a syllable. A word that Thai
/// pronounces against its spelling comes out as spelt.
enum Thai {
    /// Whether the word is Thai letters alone.
    static func reads(_ letters: [UInt32]) -> Bool { letters.allSatisfy { (0xE01...0xE4E).contains($0) } }

    /// The reading; silent letters (those under ์) left out. O(letters).
    ///
    /// - Parameter isAsWritten: final consonants keep the letters they are written with, spoken or not (chinwatr for chinwat), as many
    ///   families write their Pali and Sanskrit names: Shinawatra, Vejjajiva, Silpa-archa.
    static func reading(_ letters: [UInt32], isAsWritten: Bool = false) -> [UInt8] {
        var reader = Reader(letters: sounded(letters), isAsWritten: isAsWritten)
        return reader.read()
    }

    /// The name with every Thai word read as written; `nil` when that makes no difference.
    static func asWritten(_ tokens: NameTokens) -> NameTokens? {
        var result = tokens
        var isOther = false
        for (index, token) in tokens.tokens.enumerated() where token.script == .thai && token.exact.count <= 256 {
            let letters = UTF8Text.codePoints(Array(tokens.bytes[token.exact.range]))
            guard reads(letters) else { continue }
            isOther = ChineseReadings.replace(index, by: reading(letters, isAsWritten: true), in: &result) || isOther
        }
        return isOther ? result : nil
    }

    /// Without tone marks and what ์ silences: the letter before it and its vowel sign. A 0 stands for it within the word, for a
    /// syllable ends there.
    private static func sounded(_ letters: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        for letter in letters {
            switch letter {
            case 0xE4C:
                while let last = result.last, !isConsonant(last) { result.removeLast() }
                if !result.isEmpty { result.removeLast() }
                // The r of a cluster falls with the letter after it (จันทร์ is chan).
                if result.count > 2, let last = result.last, last == 0xE17, isConsonant(result[result.count - 2]) {
                    result.removeLast()
                }
                result.append(0)
            case 0xE47...0xE4B, 0xE3A, 0xE4E: break
            default: result.append(letter)
            }
        }
        while result.last == 0 { result.removeLast() }
        return result
    }

    static func isConsonant(_ letter: UInt32) -> Bool {
        (0xE01...0xE2E).contains(letter) && letter != 0xE24 && letter != 0xE26
    }

    private struct Reader {
        let letters: [UInt32]
        var place = 0
        var latin: [UInt8] = []

        let isAsWritten: Bool

        init(letters: [UInt32], isAsWritten: Bool) {
            self.letters = letters
            self.isAsWritten = isAsWritten
        }

        func at(_ index: Int) -> UInt32 { index < letters.count ? letters[index] : 0 }

        mutating func read() -> [UInt8] {
            while place < letters.count { syllable() }
            return latin
        }

        mutating func add(_ text: String) { latin += Array(text.utf8) }

        /// One syllable: leading vowel, initial consonants, vowel, final consonant.
        mutating func syllable() {
            if at(place) == 0 {
                place += 1
                return
            }
            let leading = (0xE40...0xE44).contains(at(place)) ? at(place) : 0
            if leading != 0 { place += 1 }
            guard Thai.isConsonant(at(place)) else {
                // ฤ, or a vowel that stands alone.
                add(at(place) == 0xE24 || at(place) == 0xE26 ? "rue" : Thai.sign(at(place)))
                place += 1
                return
            }
            // One vowel written before two consonants with a sign is the second's: เสถียร sathian, เจริญ charoen.
            if leading == 0xE40, Thai.isConsonant(at(place + 1)), !isCluster(at(place), from: place + 1, leading) {
                let sign = at(place + 2)
                if sign == 0xE34 || (sign == 0xE35 && at(place + 3) == 0xE22) || (sign == 0xE37 && at(place + 3) == 0xE2D) {
                    add(Thai.initial(at(place)) + "a")
                    place += 1
                }
            }
            var initials = [at(place)]
            place += 1
            if isCluster(initials[0], from: place, leading) {
                initials.append(at(place))
                place += 1
            }
            // A silent h lifts the tone of what follows it.
            if initials.count == 2, initials[0] == 0xE2B { initials.removeFirst() }
            // ทร at the start of a native syllable is s.
            for initial in initials { add(Thai.initial(initial)) }
            let vowel = vowel(leading)
            add(vowel)
            if vowel.isEmpty || !endsOpen { final() }
        }

        /// Set by `vowel`: no final may follow.
        var endsOpen = false

        /// A second consonant that belongs to the initial.
        func isCluster(_ first: UInt32, from place: Int, _ leading: UInt32) -> Bool {
            let second = at(place)
            guard Thai.isConsonant(second) else { return false }
            let next = at(place + 1)
            let hasVowelAfter = Thai.isSign(next) || (next == 0xE2D && Thai.isConsonant(second)) || next == 0xE31
            switch (first, second) {
            // ห before a sonorant.
            case (0xE2B, 0xE07), (0xE2B, 0xE0D), (0xE2B, 0xE19), (0xE2B, 0xE21), (0xE2B, 0xE22), (0xE2B, 0xE23), (0xE2B, 0xE25),
                (0xE2B, 0xE27):
                return leading != 0 || hasVowelAfter || Thai.isConsonant(next)
            // ศรี is written sri as often as si; บรรหาร has its r in the vowel.
            case (0xE28, 0xE23), (0xE2A, 0xE23):
                return next != 0xE23 && (leading != 0 || hasVowelAfter)
            case (0xE01, 0xE23), (0xE01, 0xE25), (0xE01, 0xE27), (0xE02, 0xE23), (0xE02, 0xE25), (0xE02, 0xE27), (0xE04, 0xE23),
                (0xE04, 0xE25), (0xE04, 0xE27), (0xE15, 0xE23), (0xE1B, 0xE23), (0xE1B, 0xE25), (0xE1E, 0xE23), (0xE1E, 0xE25),
                (0xE1C, 0xE25), (0xE17, 0xE23), (0xE1F, 0xE23), (0xE1A, 0xE23), (0xE1A, 0xE25):
                if next == 0xE23 { return false }
                if leading != 0 { return hasVowelAfter || Thai.isConsonant(next) || next == 0 || next == 0xE30 }
                return hasVowelAfter || (Thai.isConsonant(next) && !Thai.isSign(at(place + 2)))
            default: return false
            }
        }

        /// The vowel of the syllable whose initial has been read.
        mutating func vowel(_ leading: UInt32) -> String {
            endsOpen = false
            let sign = at(place)
            switch leading {
            case 0xE40:  // เ
                switch sign {
                case 0xE35 where at(place + 1) == 0xE22:  // เ-ีย
                    place += 2
                    if at(place) == 0xE30 { place += 1 }
                    return "ia"
                case 0xE37 where at(place + 1) == 0xE2D:  // เ-ือ
                    place += 2
                    return "uea"
                case 0xE34:  // เ-ิ
                    place += 1
                    return "oe"
                case 0xE2D:  // เ-อ
                    place += 1
                    if at(place) == 0xE30 { place += 1 }
                    return "oe"
                case 0xE32:  // เ-า, เ-าะ
                    place += 1
                    endsOpen = true
                    if at(place) == 0xE30 { place += 1; return "o" }
                    return "ao"
                case 0xE22 where !Thai.isSign(at(place + 1)):  // เ-ย
                    place += 1
                    endsOpen = true
                    return "oei"
                case 0xE30:
                    place += 1
                    endsOpen = true
                    return "e"
                default: return "e"
                }
            case 0xE41:  // แ
                if sign == 0xE30 { place += 1; endsOpen = true }
                return "ae"
            case 0xE42:  // โ
                if sign == 0xE30 { place += 1; endsOpen = true }
                return "o"
            case 0xE43, 0xE44:  // ใ ไ
                endsOpen = true
                if sign == 0xE22, !Thai.isSign(at(place + 1)) { place += 1 }
                return "ai"
            default: break
            }
            switch sign {
            case 0xE30: place += 1; endsOpen = true; return "a"
            case 0xE31:  // ั
                place += 1
                if at(place) == 0xE27, at(place + 1) == 0xE30 || !Thai.isSign(at(place + 1)) {
                    place += 1
                    endsOpen = true
                    if at(place) == 0xE30 { place += 1 }
                    return "ua"
                }
                return "a"
            case 0xE32: place += 1; return "a"
            case 0xE33: place += 1; endsOpen = true; return "am"
            case 0xE34, 0xE35: place += 1; return "i"
            case 0xE36: place += 1; return "ue"
            case 0xE37:
                place += 1
                if at(place) == 0xE2D { place += 1; endsOpen = true }
                return "ue"
            case 0xE38, 0xE39: place += 1; return "u"
            case 0xE2D where !Thai.isSign(at(place + 1)): place += 1; return "o"
            // รร is an, or a before another final.
            case 0xE23 where at(place + 1) == 0xE23:
                place += 2
                if Thai.isConsonant(at(place)), !Thai.isSign(at(place + 1)) { return "a" }
                endsOpen = true
                return "an"
            // ว between consonants is ua.
            case 0xE27 where Thai.isConsonant(at(place + 1)) && !Thai.isSign(at(place + 2)):
                place += 1
                return "ua"
            default: return implied()
            }
        }

        /// The vowel that is not written: o in a closed syllable, a in an open one, o before a final r.
        mutating func implied() -> String {
            guard Thai.isConsonant(at(place)) else { return place < letters.count && !Thai.isSign(at(place)) ? "a" : "" }
            if at(place) == 0xE23, at(place + 1) == 0 {
                place += 1
                endsOpen = true
                return "on"
            }
            if closes(place), bareConsonants(from: place) % 2 == 1 { return "o" }
            endsOpen = true
            return "a"
        }

        /// How many consonants without a written vowel follow from `index` on, up to the next syllable that has one: they pair off,
        /// each pair a syllable with o, and of an odd number the first is one with a (พนมยงค์ pha-nom-yong).
        func bareConsonants(from index: Int) -> Int {
            var count = 0
            var next = index
            while Thai.isConsonant(at(next)), !Thai.isSign(at(next + 1)), !isCluster(at(next), from: next + 1, 0) {
                count += 1
                next += 1
            }
            return count
        }

        /// The consonant at `index` ends a syllable: it has no vowel of its own, and what follows can begin the next.
        func closes(_ index: Int) -> Bool {
            guard Thai.isConsonant(at(index)), !Thai.isSign(at(index + 1)), at(index) != 0xE2D else { return false }
            let next = at(index + 1)
            if next == 0xE23, at(index + 2) == 0xE23 { return false }
            if next == 0 || (0xE40...0xE44).contains(next) { return true }
            if at(index) == 0xE27 || at(index) == 0xE2B { return next == 0 }
            // Two consonants before a vowel sign: the second is the initial.
            return Thai.isConsonant(next) || next == 0xE24
        }

        func final(_ letter: UInt32) -> String {
            let isGlide = letter == 0xE22 || letter == 0xE27 || letter == 0xE0D
            return isAsWritten && !isGlide ? Thai.initial(letter) : Thai.final(letter)
        }

        mutating func final() {
            guard closes(place) else { return }
            let isEnd = at(place + 1) != 0 && at(place + 2) == 0
            // นนท์ and ธร after a long vowel are syllables of their own: -non, -thon.
            if isEnd, at(place) == at(place + 1) || (at(place + 1) == 0xE23 && letters[place - 1] == 0xE32) { return }
            // ร after a written i or u and before another syllable is ra: สุรยุทธ์ surayut.
            if at(place) == 0xE23, !isEnd, at(place + 1) != 0, (0xE34...0xE39).contains(letters[place - 1]) {
                add("ra")
                place += 1
                return
            }
            add(final(at(place)))
            place += 1
            // A second final that has no vowel is silent: จักร chak, ยุทธ yut.
            if Thai.isConsonant(at(place)), at(place + 1) == 0 {
                if isAsWritten { add(Thai.initial(at(place))) }
                place += 1
            }
        }
    }

    static func isSign(_ letter: UInt32) -> Bool { (0xE30...0xE39).contains(letter) }

    private static func sign(_ letter: UInt32) -> String {
        switch letter {
        case 0xE30, 0xE31, 0xE32: "a"
        case 0xE33: "am"
        case 0xE34, 0xE35: "i"
        case 0xE36, 0xE37: "ue"
        case 0xE38, 0xE39: "u"
        case 0xE40: "e"
        case 0xE41: "ae"
        case 0xE42: "o"
        case 0xE43, 0xE44: "ai"
        default: ""
        }
    }

    /// Consonants as initials, by the Royal Institute's table.
    static func initial(_ letter: UInt32) -> String {
        switch letter {
        case 0xE01: "k"
        case 0xE02...0xE06: "kh"
        case 0xE07: "ng"
        case 0xE08, 0xE09, 0xE0A, 0xE0C: "ch"
        case 0xE0B, 0xE28, 0xE29, 0xE2A: "s"
        case 0xE0D, 0xE22: "y"
        case 0xE0E, 0xE14: "d"
        case 0xE0F, 0xE15: "t"
        case 0xE10, 0xE11, 0xE12, 0xE16, 0xE17, 0xE18: "th"
        case 0xE13, 0xE19: "n"
        case 0xE1A: "b"
        case 0xE1B: "p"
        case 0xE1C, 0xE1E, 0xE20: "ph"
        case 0xE1D, 0xE1F: "f"
        case 0xE21: "m"
        case 0xE23: "r"
        case 0xE25, 0xE2C: "l"
        case 0xE27: "w"
        case 0xE2B, 0xE2E: "h"
        default: ""
        }
    }

    /// Consonants as finals: eight sounds.
    static func final(_ letter: UInt32) -> String {
        switch letter {
        case 0xE01...0xE06: "k"
        case 0xE07: "ng"
        case 0xE0D, 0xE13, 0xE19, 0xE23, 0xE25, 0xE2C: "n"
        case 0xE08...0xE0C, 0xE0E...0xE12, 0xE14...0xE18, 0xE28...0xE2A: "t"
        case 0xE1A...0xE20: "p"
        case 0xE21: "m"
        case 0xE22: "i"
        case 0xE27: "o"
        default: ""
        }
    }
}
