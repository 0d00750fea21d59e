/// Korean names in McCune and Reischauer's romanisation (1939; ALA-LC), without its marks and apostrophes: 박헌영 is pak honyong where
/// Revised Romanisation has bak heonyeong.
enum KoreanReadings {
    private static let initials = words("k kk n t tt r m p pp s ss - ch tch ch k t p h")
    /// The sound of a lenis initial between voiced sounds.
    private static let voiced = words("g kk n d tt r m b pp s ss - j tch ch k t p h")
    private static let medials = words("a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i")
    private static let finals = words("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")

    private static func words(_ text: String) -> [[UInt8]] {
        text.split(separator: " ").map { $0 == "-" ? [] : Array($0.utf8) }
    }

    /// Numbers of consonants among the initials, and of the sounds that finals are reduced to.
    private enum Initial {
        static let n = 2, r = 5, m = 6, silent = 11
        static let lenis: Set<Int> = [0, 3, 7, 12]
    }

    /// The reading of a name whose first or last token is a family name; `nil` when it is none or too long to be a Korean name.
    static func reading(_ tokens: NameTokens) -> NameTokens? {
        guard (2...3).contains(tokens.tokens.count) else { return nil }
        var result = tokens
        var count = 0
        var isOther = false
        for (index, token) in tokens.tokens.enumerated() {
            guard token.script == .hangul, token.exact.count <= 12 else { return nil }
            let syllables = UTF8Text.codePoints(Array(tokens.bytes[token.exact.range]))
            count += syllables.count
            guard count <= 5, var latin = reading(syllables) else { return nil }
            // The family name 이.
            if latin == [0x69] { latin = [0x79, 0x69] }
            isOther = ChineseReadings.replace(index, by: latin, in: &result) || isOther
        }
        let ends = [tokens.tokens.first, tokens.tokens.last].compactMap { $0 }
        let hasFamily = ends.contains { token in
            let name = UTF8Text.codePoints(Array(tokens.bytes[token.exact.range]))
            if name.count == 1 { return FamilyNames.shared.reading(name[0]) != nil }
            return name.count == 2 && FamilyNames.shared.reading(name[0], name[1]) != nil
        }
        return isOther && hasFamily ? result : nil
    }

    /// A word, syllable by syllable with what neighbours do to each other; `nil` when something else than a syllable stands in it.
    static func reading(_ syllables: [UInt32]) -> [UInt8]? {
        var latin: [UInt8] = []
        /// The final before, as a sound: 0 none, else its number.
        var last = 0
        for (place, syllable) in syllables.enumerated() {
            guard (0xAC00...0xD7A3).contains(syllable) else { return nil }
            let index = Int(syllable - 0xAC00)
            let (initial, medial) = (index / 588, index % 588 / 28)
            latin += join(last, initial, isFirst: place == 0)
            latin += medials[medial]
            last = index % 28
        }
        return latin + finals[last]
    }

    /// A final and the initial after it.
    private static func join(_ final: Int, _ initial: Int, isFirst: Bool) -> [UInt8] {
        if isFirst { return initials[initial] }
        guard final > 0 else { return voiced[initial] }
        let sound = finals[final]
        if initial == Initial.silent {
            // The final goes over to the next syllable, voiced.
            switch sound {
            case Array("k".utf8): return Array("g".utf8)
            case Array("p".utf8): return Array("b".utf8)
            case Array("l".utf8): return Array("r".utf8)
            case Array("t".utf8): return final == 7 ? Array("d".utf8) : Array("s".utf8)
            default: return sound
            }
        }
        if initial == Initial.r || initial == Initial.n || initial == Initial.m {
            let nasal = initial == Initial.m ? Array("m".utf8) : Array("n".utf8)
            switch sound {
            case Array("k".utf8): return Array("ng".utf8) + nasal
            case Array("p".utf8): return Array("m".utf8) + nasal
            case Array("t".utf8): return Array("n".utf8) + nasal
            case Array("l".utf8) where initial != Initial.m: return Array("ll".utf8)
            case Array("n".utf8) where initial == Initial.r: return Array("ll".utf8)
            default: return sound + nasal
            }
        }
        let isVoiced =
            sound == Array("n".utf8) || sound == Array("m".utf8) || sound == Array("ng".utf8) || sound == Array("l".utf8)
        return sound
            + (isVoiced && Initial.lenis.contains(initial) && sound != Array("l".utf8) ? voiced[initial] : initials[initial])
    }
}
