public import NameText

/// Everything about one token that its similarity to another depends on.
public struct TokenForm: Sendable {
    /// The Latin reading; empty when `isLong`.
    public var latin: ShortText
    /// `Folding.fold` of the Latin reading.
    public var fold: ShortText
    /// `Folding.skeleton` of the folded form.
    public var skeleton: ShortText
    /// A hash of the exact form in its own script and of its reading: equal tokens, equal hashes.
    public var exactHash: UInt64
    public var script: Script
    /// What the word is among words: a title, a legal form, a common noun of companies….
    public var word: Word
    /// The letters are consonants alone: an abjad's, or a Latin token without a vowel.
    public var isAbjad: Bool
    public var isNumber: Bool
    /// One letter: it may stand for any token that begins with it.
    public var isInitial: Bool
    /// Over 32 letters: meets only its equal.
    public var isLong: Bool
    /// Each syllable is a word with one reading (Chinese characters, a Korean name in Hangul): another vowel is another name.
    public var isSyllabic = false

    public init(_ token: NameTokens.Token, in bytes: Span<UInt8>) {
        let latin = bytes.extracting(token.latin.range)
        exactHash = TokenForm.exactHash(token, in: bytes)
        script = token.script
        isNumber = token.isNumber
        word = Words.shared.word(latin, in: token.script)
        let isVowelless = token.script == .latin && !token.isNumber && TokenForm.lacksVowel(latin)
        if let text = ShortText(latin), let fold = Folding.fold(latin, isConsonants: isVowelless) {
            self.latin = text
            self.fold = fold
            skeleton = Folding.skeleton(fold)
            isLong = false
        } else {
            self.latin = ShortText()
            fold = ShortText()
            skeleton = ShortText()
            isLong = true
        }
        isInitial = latin.count == 1 && !token.isNumber
        isSyllabic = token.script == .han
        isAbjad = token.isAbjad || isVowelless
    }

    /// `exactHash` of a token before its form is read. O(bytes).
    public static func exactHash(_ token: NameTokens.Token, in bytes: Span<UInt8>) -> UInt64 {
        // The reading is part of it: a Hangul or Han letter reads in one way as a family name and in another elsewhere.
        stableHash(bytes.extracting(token.exact.range)) ^ (stableHash(bytes.extracting(token.latin.range), seed: 9) &<< 1)
    }

    /// A plain word, whose weight comes from how rare it is.
    public var mayHaveKin: Bool { word.inPerson == .plain && !isInitial && !isNumber }

    /// A common noun of companies (bank, trading, company) of four letters or more: shorter ones are names as well (Son, Min).
    public var isCommonNoun: Bool { TokenForm.isCommonNoun(word.inOrganisation, letters: latin.count) }

    @inlinable public static func isCommonNoun(_ kind: Word.Class, letters: Int) -> Bool {
        letters >= 4 && (kind == .generic || kind == .legalForm || kind == .filler)
    }

    /// A title or an article, which goes before a name and is none.
    public var isAttendant: Bool { word.inPerson == .title || word.inPerson == .article }

    /// Two to twelve Latin letters of which none but the first is a vowel: a name written without its vowels, or an abbreviation.
    /// A first vowel wants three consonants after it (Alfrd), so that Ann and Art stay what they are.
    private static func lacksVowel(_ latin: Span<UInt8>) -> Bool {
        guard (2...12).contains(latin.count) else { return false }
        for i in latin.indices where Folding.isDigit(latin[i]) || (i > 0 && Folding.isVowel(latin[i]) && latin[i] != .y) {
            return false
        }
        return !Folding.isVowel(latin[0]) || latin.count >= 4
    }
}

/// How two tokens met: the kinds of evidence, best first.
public enum MatchKind: UInt8, Sendable, Hashable, CaseIterable {
    /// The same token in the same script.
    case equal = 0
    /// The same Latin reading of two scripts.
    case transliteration = 1
    /// The same word in another form: Ltd and Limited, a title and its abbreviation.
    case variant = 2
    /// The same folded form: another spelling of the same sounds.
    case spelling = 3
    /// The same consonants where one side writes no vowels.
    case consonants = 4
    /// A few letters differ.
    case edit = 5
    /// Two tokens on one side are one on the other, or the words are cut at another place.
    case joined = 6
    /// A single letter for a name that begins with it.
    case initial = 7
    /// The last word of a name, cut off as message fields do.
    case truncated = 9
    /// Nobody was met; similarity 0.
    case unmatched = 8

    public var name: String {
        switch self {
        case .equal: "equal"
        case .transliteration: "transliteration"
        case .variant: "variant"
        case .spelling: "spelling"
        case .consonants: "consonants"
        case .edit: "edit"
        case .joined: "joined"
        case .initial: "initial"
        case .truncated: "truncated"
        case .unmatched: "unmatched"
        }
    }
}
