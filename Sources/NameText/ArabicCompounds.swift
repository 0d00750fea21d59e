/// Arabic names of two nouns that Latin letters write as one word or as two or three: Saif al-Din, Saifuddin, Seif Eddine; Abd
/// al-Rahman, Abdurrahman; Fath Allah, Fethullah. (ALA-LC Arabic, rule 17: the article, its assimilation and its place in compounds.)
///
/// Compounds of a closed set of second nouns are parted; of Abd, the servant, with any second noun.
enum ArabicCompounds {
    /// The last letters of a word, the last of all in the lowest byte, and how many they are: compared in one step.
    private struct Ending {
        let letters: UInt64
        let mask: UInt64
        let count: Int
        /// The first letter, which the article before it takes on.
        let first: UInt8
        let noun: [UInt8]

        init(_ text: String, noun: String? = nil) {
            let bytes = Array(text.utf8)
            letters = bytes.reduce(0) { $0 << 8 | UInt64($1) }
            mask = bytes.reduce(0) { mask, _ in mask << 8 | 0xFF }
            count = bytes.count
            first = bytes.first ?? 0
            self.noun = Array((noun ?? text).utf8)
        }
    }

    /// Second nouns by their spellings, the longer before those that they end in.
    private static let nouns: [Ending] = [
        Ending("rahmane"), Ending("rahman"), Ending("rehman"), Ending("rahmon"), Ending("rahim"), Ending("raheem"),
        Ending("rashid"),
        Ending("rasheed"), Ending("rasul"), Ending("rasool"), Ending("salaam"), Ending("salam"), Ending("samad"),
        Ending("sattar"),
        Ending("shams"), Ending("deen", noun: "din"), Ending("dien", noun: "din"), Ending("dine", noun: "din"), Ending("din"),
        Ending("haque"), Ending("haqq"), Ending("haq"), Ending("hakim"), Ending("hakeem"), Ending("hamid"), Ending("hameed"),
        Ending("hassan"), Ending("hasan"), Ending("huda"), Ending("islam"), Ending("zaman"), Ending("karim"), Ending("kareem"),
        Ending("aziz"), Ending("qader"), Ending("qadir"), Ending("nabi"), Ending("nour"), Ending("noor"), Ending("nur"),
    ]
    private static let god = [Ending("llahi"), Ending("llah"), Ending("lla")]

    private static let allah = Array("allah".utf8)
    private static let article = Array("al".utf8)
    private static let servant = Array("abd".utf8)

    /// The name with every compound in it parted; `nil` when there is none. O(tokens × nouns).
    static func parted(_ tokens: NameTokens) -> NameTokens? {
        var parts: [(index: Int, latin: [[UInt8]])] = []
        for (index, token) in tokens.tokens.enumerated() where token.script == .latin && token.latin.count >= 6 {
            guard !token.isNumber, !token.isConfusable, let found = latin(tokens.bytes[token.latin.range]) else { continue }
            parts.append((index, found))
        }
        guard !parts.isEmpty else { return nil }
        var result = NameTokens()
        result.bytes = tokens.bytes
        var next = 0
        for (index, token) in tokens.tokens.enumerated() {
            guard next < parts.count, parts[next].index == index else {
                result.tokens.append(token)
                continue
            }
            for (place, latin) in parts[next].latin.enumerated() {
                var part = token
                part.latin = NameTokens.Slice(start: result.bytes.count, count: latin.count)
                if place > 0 { part.before = .hyphen }
                result.bytes.append(contentsOf: latin)
                result.tokens.append(part)
            }
            next += 1
        }
        return result
    }

    // MARK: Latin letters

    /// The parts of a word in Latin letters; `nil` when it is no compound.
    static func latin(_ word: ArraySlice<UInt8>) -> [[UInt8]]? {
        var last: UInt64 = 0
        for letter in word.suffix(8) { last = last << 8 | UInt64(letter) }
        let god = Self.god
        for ending in god where last & ending.mask == ending.letters {
            let first = dropLinkingVowel(word.dropLast(ending.count))
            guard first.count >= (ending.count == 3 ? 4 : 2), first.count < word.count - ending.count else { continue }
            return [Array(first), allah]
        }
        if word.starts(with: servant) {
            for prefix in prefixes where word.starts(with: prefix) {
                guard let second = second(word.dropFirst(prefix.count), least: 3) else { continue }
                return [servant, article, Array(second)]
            }
        }
        let nouns = Self.nouns
        for ending in nouns where last & ending.mask == ending.letters {
            guard let first = first(word.dropLast(ending.count), before: ending) else { continue }
            return [Array(first), article, ending.noun]
        }
        return nil
    }

    /// The first noun of a compound, the article and its vowel left out; `nil` when there is no article.
    private static func first(_ rest: ArraySlice<UInt8>, before ending: Ending) -> ArraySlice<UInt8>? {
        guard let link = rest.last else { return nil }
        let isArticle = link == ending.first || link == 0x6C
        // The article's own sound may be unwritten: Fahrudin; or the vowel be the Persian ezafe: Azizirahman.
        let isVowelAlone =
            isVowel(link)
            && (ending.first == 0x64 ? link != 0x69 : ending.first == 0x72 && ending.count >= 6 && ending.noun.contains(0x6D))
        guard isArticle || isVowelAlone else { return nil }
        let before = isVowel(link) ? rest : rest.dropLast()
        let first = dropLinkingVowel(before)
        // Without the vowel of the article it is a word of its own: Nardin.
        guard first.count >= (isArticle ? 2 : 3), first.count < before.count else { return nil }
        return first
    }

    private static let prefixes: [[UInt8]] = ["abdou", "abdoo", "abdu", "abda", "abde", "abdo"].map { Array($0.utf8) }

    /// What follows abdu: the article's l, or the first letter of the noun doubled.
    private static func second(_ rest: ArraySlice<UInt8>, least: Int) -> ArraySlice<UInt8>? {
        guard let first = rest.first, rest.count > least else { return nil }
        let after = rest.dropFirst()
        // Abdallah is a compound of its own, read above.
        if first == 0x6C, after.first != 0x6C || after.count > 4 { return after }
        if first == after.first, !isVowel(first) { return after }
        // Abdushshakur: the doubled sound has two letters.
        if first == 0x73, rest.starts(with: Array("shsh".utf8)) { return rest.dropFirst(2) }
        return nil
    }

    private static func dropLinkingVowel(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let last = word.last, isVowel(last) else { return word }
        let rest = word.dropLast()
        // ou and oo are one vowel; the i of Wali is its own.
        return rest.last == 0x6F && (last == 0x75 || last == 0x6F) ? rest.dropLast() : rest
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case 0x61, 0x65, 0x69, 0x6F, 0x75: true
        default: false
        }
    }
}
