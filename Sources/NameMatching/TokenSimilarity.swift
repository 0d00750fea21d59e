import NameText
import StringMetrics

/// How alike two tokens are: a similarity of 1...10,000 ten-thousandths with its kind, or nothing.
///
/// Every pair that is alike at all shares one of the keys of `TokenKeys` (equality, meaning, a deletion neighbour of the folded
/// form, the consonants): that is what makes the index exact. What the keys find and this function refuses costs time alone;
/// the other way round would cost names, and a test on whole lists holds that it can't happen.
public struct TokenSimilarity: Sendable {
    /// Similarities of the kinds that have a fixed one, and the slopes of the others. Ten-thousandths.
    public struct Parameters: Sendable, Hashable {
        public var transliteration = 9900
        public var variant = 9700
        public var spelling = 9600
        /// A single letter of a customer's name for a listed name, and of a listed one for a customer's: the second is more often a
        /// code (H7, ISIS-K) than a name cut short.
        public var initial = 6_500
        public var listedInitial = 5_000
        /// Edit similarity = 10,000 − slope × cost ÷ letters.
        public var editSlope = 12_000
        /// The least similarity of an edit, below which the tokens are strangers.
        public var editFloor = 6_000
        /// Where one side writes no vowels: ceiling − slope × cost ÷ letters.
        public var consonantCeiling = 9_700
        public var consonantSlope = 12_500
        public var consonantFloor = 6_000
        /// Taken off where the words are cut at another place.
        public var joinedCost = 200
        /// Cost of a vowel or h written or not, hundredths.
        public var vowelGap = 60
        public var hGap = 45
        /// Two neighbours exchanged, hundredths.
        public var transposition = 80
        /// A last s of one token alone: Latvian and Lithuanian give it to foreign names (Sergejs Lavrovs), hundredths.
        public var lastS = 25
        /// Added where a first consonant is one token's alone, hundredths.
        public var firstGap = 50
        /// A last vowel that tells woman from man (a, o; a or nothing), hundredths.
        public var lastVowel = 100
        /// Between two scripts: ceiling − slope × cost ÷ letters, and the floor.
        public var acrossCeiling = 9_600
        public var acrossSlope = 11_500
        public var acrossFloor = 6_000
        /// A syllable is the same or another one.
        public var syllableFloor = 8_500
        /// Several words written as one, or cut at another place, where not both sides write their vowels in one script.
        public var looseJoinedFloor = 8_300
        /// A cut word: 10,000 − slope × letters cut off ÷ letters.
        public var truncatedSlope = 3_000
        /// What one slip in a word as typed costs, hundredths of a letter: two letters swapped; a letter struck or read for its
        /// neighbour; any other.
        public var swapSlip = 50
        public var nearSlip = 55
        public var slip = 70

        public init() {}
    }

    public struct Result: Sendable, Hashable {
        /// Ten-thousandths, 1...10,000.
        public var similarity: Int
        public var kind: MatchKind

        public init(_ similarity: Int, _ kind: MatchKind) {
            self.similarity = similarity
            self.kind = kind
        }
    }

    public let parameters: Parameters
    /// Spellings that meet by knowledge alone.
    public let variants: VariantTable
    private let costs = LetterCosts.shared

    public init(parameters: Parameters = Parameters(), variants: VariantTable = .shipped) {
        self.parameters = parameters
        self.variants = variants
    }

    /// The most single-letter edits that two folded tokens may be apart: 0 under three letters, 1 to five, else 2.
    @inlinable public static func editBudget(_ letters: Int) -> Int { letters < 3 ? 0 : letters < 6 ? 1 : 2 }

    /// One edit of the Latin readings as they are typed, of five letters or more.
    public static func isTypingError(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        min(a.count, b.count) >= 5 && OptimalStringAlignment.distance(a, b, cutoff: 1) <= 1
    }

    /// Whether two readings look alike on paper, where rn is m and cl is d.
    public static func isLookalike(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool { SlipTable.haveOneShape(a, b) }

    /// Two tokens, each standing alone. `nil` when they are strangers. O(letters²) at worst, on folded forms of at most 32 letters.
    public func compare(_ a: TokenForm, _ b: TokenForm) -> Result? {
        if a.exactHash == b.exactHash { return Result(10_000, .equal) }
        if a.isLong || b.isLong { return nil }
        if a.latin == b.latin, a.isAbjad == b.isAbjad { return Result(parameters.transliteration, .transliteration) }
        if a.word.meaning != 0, a.word.meaning == b.word.meaning { return Result(parameters.variant, .variant) }
        if a.isNumber || b.isNumber { return nil }
        if a.isInitial != b.isInitial {
            guard a.fold[0] == b.fold[0] || a.latin[0] == b.latin[0] else { return nil }
            return Result(a.isInitial ? parameters.initial : parameters.listedInitial, .initial)
        }
        if a.isInitial { return nil }
        let known = variants.similarity(a.latin, b.latin)
        let seen = byLetters(a, b)
        guard known > 0, known > seen?.similarity ?? 0 else { return seen }
        return Result(known, .variant)
    }

    /// Two words of letters by their letters alone.
    private func byLetters(_ a: TokenForm, _ b: TokenForm) -> Result? {
        if a.isAbjad || b.isAbjad { return loose(a, b) }
        if a.fold == b.fold { return Result(parameters.spelling, .spelling) }
        let letters = max(a.fold.count, b.fold.count)
        if a.script != b.script { return a.isSyllabic || b.isSyllabic ? bySyllables(a, b) : acrossScripts(a, b) }
        if a.isLoose { return loose(a, b) }
        // Khalid and Khalil are two names, not one with a slip.
        if a.word.frequency > 0, b.word.frequency > 0 { return nil }
        let typed = typingError(a, b)
        guard isNear(a, b) || typed > 0 || (a.skeleton.count >= 3 && a.skeleton == b.skeleton) else { return nil }
        var similarity = 10_000 - parameters.editSlope * latinCost(a.fold, b.fold) / (100 * letters)
        // A slip inside ph, sh or th looks worse folded than it is.
        similarity = min(max(similarity, typed), parameters.spelling - 1)
        return similarity < parameters.editFloor ? nil : Result(similarity, .edit)
    }

    /// How much two words resemble each other that are not alike enough to meet, 0...1,000: 0 under `leastLikeness`, and for two known
    /// names, whatever letters they share. The letters are weighed as `compare` weighs them. O(letters²).
    public func likeness(_ a: TokenForm, _ b: TokenForm) -> Int {
        guard !a.isLong, !b.isLong, !a.isNumber, !b.isNumber, !a.isInitial, !b.isInitial else { return 0 }
        if a.word.frequency > 0, b.word.frequency > 0 { return 0 }
        let (distance, letters) = distance(a, b)
        let likeness = 1_000 - 10 * distance / max(1, letters)
        return likeness < TokenSimilarity.leastLikeness ? 0 : likeness
    }

    private static let leastLikeness = 500

    /// The distance of two words, in hundredths of a letter, and the letters it is a share of.
    private func distance(_ a: TokenForm, _ b: TokenForm) -> (distance: Int, letters: Int) {
        let letters = max(2, max(min(a.fold.count, b.fold.count), max(a.skeleton.count, b.skeleton.count)))
        if a.isAbjad || b.isAbjad || (a.script == b.script && a.isLoose) { return (looseCost(a, b), letters) }
        if a.script == b.script { return (latinCost(a.fold, b.fold), max(a.fold.count, b.fold.count)) }
        if a.isSyllabic || b.isSyllabic { return (syllableCost(a, b), max(2, min(a.fold.count, b.fold.count))) }
        return (acrossCost(a, b), letters)
    }

    /// Whether two tokens are so alike that they share their rarity.
    public static func areKin(_ similarity: Int, _ kind: MatchKind) -> Bool {
        similarity >= kinship && kind != .initial && kind != .truncated
    }

    private static let kinship = 9_200

    /// One slip of the Latin readings as they are typed or read off paper: its similarity; 0 when they are further apart. Words of
    /// five letters or more, the first letter alike.
    private func typingError(_ a: TokenForm, _ b: TokenForm) -> Int {
        let isBegunAlike = a.fold[0] == b.fold[0] || a.latin[0] == b.latin[0] || SlipTable.isNear(a.latin[0], b.latin[0])
        let cost: Int
        if isBegunAlike, TokenSimilarity.isTypingError(a.latin.span, b.latin.span) {
            cost = slipCost(a.latin, b.latin)
        } else if SlipTable.haveOneShape(a.latin.span, b.latin.span) {
            cost = parameters.nearSlip
        } else {
            return 0
        }
        return 10_000 - parameters.editSlope * cost / (100 * max(a.latin.count, b.latin.count))
    }

    /// What kind of slip it is, of two readings that are one edit apart.
    private func slipCost(_ a: ShortText, _ b: ShortText) -> Int {
        guard a.count == b.count else { return parameters.slip }
        guard let i = (0..<a.count).first(where: { a[$0] != b[$0] }) else { return 0 }
        if i + 1 < a.count, a[i] == b[i + 1], a[i + 1] == b[i] { return parameters.swapSlip }
        return SlipTable.isNear(a[i], b[i]) ? parameters.nearSlip : parameters.slip
    }

    /// The fewest letters of a word that was cut: five, three where vowels are not written.
    public static func leastBeginning(isAbjad: Bool) -> Int { isAbjad ? 3 : 5 }

    /// A word of the query that is the beginning of a listed word of the same script, at least half of it: beside what `compare`
    /// says of the two, since only the last word of a name is cut off, and only one that is no name of its own. Its caller sees to
    /// that.
    public func beginning(_ query: TokenForm, _ listed: TokenForm) -> Result? {
        guard query.script == listed.script, !query.isNumber, !listed.isLong, query.word.frequency == 0,
            TokenSimilarity.isBeginning(query.latin.span, listed.latin.span, isAbjad: query.isAbjad && listed.isAbjad)
        else { return nil }
        let (p, n) = (query.latin.count, listed.latin.count)
        return Result(10_000 - parameters.truncatedSlope * (n - p) / n, .truncated)
    }

    /// Whether one reading is the beginning of another: `leastBeginning` letters or more, half of it or more.
    public static func isBeginning(_ a: Span<UInt8>, _ b: Span<UInt8>, isAbjad: Bool = false) -> Bool {
        guard a.count >= leastBeginning(isAbjad: isAbjad), a.count < b.count, 2 * a.count >= b.count else { return false }
        for i in a.indices where a[i] != b[i] { return false }
        return true
    }

    /// Within the edit budget of the folded forms: what the index finds by deletion neighbours.
    private func isNear(_ a: TokenForm, _ b: TokenForm) -> Bool {
        let budget = TokenSimilarity.editBudget(max(a.fold.count, b.fold.count))
        return OptimalStringAlignment.distance(a.fold.span, b.fold.span, cutoff: budget) <= budget
    }

    /// A name whose syllables are words against its romanisation: the traditions of Korea (Revised, McCune–Reischauer, customary)
    /// differ in eo, o, eu and u and in how hard a stop is; a Chinese syllable reads in one way.
    private func bySyllables(_ a: TokenForm, _ b: TokenForm) -> Result? {
        guard a.script == .hangul || b.script == .hangul, isNear(a, b) || TokenKeys.skeletonsMeet(a.skeleton, b.skeleton) else {
            return nil
        }
        let (cost, letters) = distance(a, b)
        let similarity = parameters.acrossCeiling - parameters.editSlope * cost / (100 * letters)
        return similarity < parameters.syllableFloor ? nil : Result(min(similarity, parameters.acrossCeiling), .consonants)
    }

    private func syllableCost(_ a: TokenForm, _ b: TokenForm) -> Int {
        weightedDistance(
            a.fold, b.fold, substitution: { Syllables.substitution(a.fold[$0], b.fold[$1]) },
            gapA: { Syllables.gap(a.fold, $0) }, gapB: { Syllables.gap(b.fold, $0) }, transposition: 150)
    }

    /// Two vowelled readings of different scripts: the sounds of one against the orthography of the other.
    private func acrossScripts(_ a: TokenForm, _ b: TokenForm) -> Result? {
        guard isNear(a, b) || TokenKeys.skeletonsMeet(a.skeleton, b.skeleton) else { return nil }
        let (cost, letters) = distance(a, b)
        let similarity = parameters.acrossCeiling - parameters.acrossSlope * cost / (100 * letters)
        return similarity < parameters.acrossFloor ? nil : Result(min(similarity, parameters.acrossCeiling), .consonants)
    }

    private func acrossCost(_ a: TokenForm, _ b: TokenForm) -> Int {
        let gaps = (a: AcrossScripts(of: a.script, against: b.script), b: AcrossScripts(of: b.script, against: a.script))
        let hasLooseVowels = AcrossScripts.hasLooseVowels(a.script) || AcrossScripts.hasLooseVowels(b.script)
        let isHan = a.script == .han || b.script == .han
        let table = costs.across
        return weightedDistance(
            a.fold, b.fold,
            substitution: { i, j in
                let (x, y) = (a.fold[i], b.fold[j])
                // Chinese has one sound for both.
                if isHan, (x == .l && y == .r) || (x == .r && y == .l) { return AcrossScripts.sameSound }
                let cost = Int(table[Int(x & 127) * 128 + Int(y & 127)])
                guard Folding.isVowel(x), Folding.isVowel(y) else { return cost }
                let isLast = i == a.fold.count - 1 && j == b.fold.count - 1
                if isLast, (x == .a && y == .o) || (x == .o && y == .a) { return AcrossScripts.lastVowel }
                return hasLooseVowels ? min(cost, AcrossScripts.looseVowel) : cost
            },
            gapA: { gaps.a.gap(a.fold, $0) }, gapB: { gaps.b.gap(b.fold, $0) }, transposition: 150)
    }

    /// The least similarity of several syllables together, which other spelling reaches and another syllable doesn't.
    private static let leastOfSyllables = 9_000

    /// One or several adjoining tokens against one or several, at least one side several: the same letters, cut elsewhere.
    public func compareJoined(_ a: TokenForm, _ b: TokenForm) -> Result? {
        if a.isLong || b.isLong || a.isNumber || b.isNumber { return nil }
        let slack = parameters.joinedCost
        if a.latin == b.latin, a.isAbjad == b.isAbjad { return Result(10_000 - slack, .joined) }
        guard a.skeleton.count >= 3, a.skeleton == b.skeleton else { return nil }
        if a.fold == b.fold, a.isAbjad == b.isAbjad { return Result(parameters.spelling - slack, .joined) }
        if a.isSyllabic || b.isSyllabic {
            // The given names of a Korean are one word in Hangul and two in Latin letters, in several traditions.
            guard a.script != b.script, let result = bySyllables(a, b), result.similarity >= TokenSimilarity.leastOfSyllables
            else {
                return nil
            }
            return Result(max(1, result.similarity - slack), .joined)
        }
        if a.isLoose || b.isLoose || a.script != b.script {
            guard let result = a.isAbjad || b.isAbjad || a.script == b.script ? loose(a, b) : acrossScripts(a, b) else {
                return nil
            }
            let similarity = result.similarity - slack
            return similarity < parameters.looseJoinedFloor ? nil : Result(similarity, .joined)
        }
        let letters = max(a.fold.count, b.fold.count)
        let similarity = 10_000 - parameters.editSlope * latinCost(a.fold, b.fold) / (100 * letters) - slack
        return similarity < parameters.editFloor ? nil : Result(similarity, .joined)
    }

    /// Consonants against a vowelled reading, or against consonants.
    private func loose(_ a: TokenForm, _ b: TokenForm) -> Result? {
        guard isNear(a, b) || TokenKeys.skeletonsMeet(a.skeleton, b.skeleton) else { return nil }
        let letters = max(2, max(min(a.fold.count, b.fold.count), max(a.skeleton.count, b.skeleton.count)))
        let similarity = parameters.consonantCeiling - parameters.consonantSlope * looseCost(a, b) / (100 * letters)
        return similarity < parameters.consonantFloor ? nil : Result(similarity, .consonants)
    }

    // MARK: Weighted edit distances, hundredths of a letter

    /// Where one side writes no vowels, or neither says much by them.
    private func looseCost(_ a: TokenForm, _ b: TokenForm) -> Int {
        if a.isAbjad == b.isAbjad {
            return a.isAbjad ? abjadCost(a.fold, b.fold, isVowelled: false) : vowelLooseCost(a.fold, b.fold)
        }
        let isLatin = a.script == .latin && b.script == .latin
        return a.isAbjad
            ? abjadCost(a.fold, b.fold, isVowelled: true, isLatin) : abjadCost(b.fold, a.fold, isVowelled: true, isLatin)
    }

    /// Between two vowelled readings. Restricted Damerau–Levenshtein with letter costs.
    private func latinCost(_ a: ShortText, _ b: ShortText) -> Int {
        let table = costs.latin
        return weightedDistance(
            a, b,
            substitution: { i, j in
                let x = a[i]
                let y = b[j]
                let isLast = i == a.count - 1 && j == b.count - 1
                let isEnding = isLast && ((x == .a && y == .o) || (x == .o && y == .a))
                return isEnding ? parameters.lastVowel : Int(table[Int(x & 127) * 128 + Int(y & 127)])
            },
            gapA: { gap(a, $0) }, gapB: { gap(b, $0) },
            transposition: parameters.transposition)
    }

    /// A letter that one token has and the other lacks. A last a tells woman from man (Luisa, Luis) but for family names that have
    /// both forms (-ova, -eva, -ina, -ska).
    private func gap(_ text: ShortText, _ i: Int) -> Int {
        guard Folding.isVowel(text[i]) else {
            return i >= 4 && i == text.count - 1 && text[i] == .s ? parameters.lastS : gap(text[i], isFirst: i == 0)
        }
        if i == text.count - 1, text[i] == .a, text.count >= 4 {
            let (c, b) = (text[i - 1], text[i - 2])
            let isGendered =
                ((c == .v || c == .w) && (b == .o || b == .e)) || (c == .n && b == .i) || (c == .k && b == .s)
            if !isGendered { return parameters.lastVowel }
        }
        return parameters.vowelGap
    }

    /// Between two vowelled readings of scripts that add vowels of their own (Hangul, kana): vowels weigh a third.
    private func vowelLooseCost(_ a: ShortText, _ b: ShortText) -> Int {
        let table = costs.abjad
        return weightedDistance(
            a, b,
            substitution: { i, j in
                let isVowels = Folding.isVowel(a[i]) && Folding.isVowel(b[j])
                let cost = Int(table[Int(a[i] & 127) * 128 + Int(b[j] & 127)])
                return isVowels ? min(cost, 30) : cost
            },
            gapA: { Folding.isVowel(a[$0]) ? 20 : gap(a[$0]) }, gapB: { Folding.isVowel(b[$0]) ? 20 : gap(b[$0]) },
            transposition: 150)
    }

    /// Between consonants `a` and `b`, which is vowelled or also consonants.
    ///
    /// - Parameter isLatin: both are Latin: a c may have been either sound.
    private func abjadCost(_ a: ShortText, _ b: ShortText, isVowelled: Bool, _ isLatin: Bool = false) -> Int {
        let table = costs.abjad
        func consonantGap(_ text: ShortText, _ i: Int) -> Int {
            if i > 0, text[i] == text[i - 1] { return 20 }
            return switch text[i] {
            // A word that begins with a vowel is always written with an alif, and a last one is a vowel that is spoken.
            case .a, .e, .o, .u: i == 0 ? 60 : i == text.count - 1 ? 40 : 25
            case .w, .i: 55
            case .h: i == text.count - 1 ? 15 : 50
            default: 100
            }
        }
        return weightedDistance(
            a, b,
            substitution: { i, j in
                if isLatin, a[i] == .k, b[j] == .s { return 30 }
                return Int(table[Int(a[i] & 127) * 128 + Int(b[j] & 127)])
            },
            gapA: { consonantGap(a, $0) },
            gapB: { j in
                guard isVowelled else { return consonantGap(b, j) }
                switch b[j] {
                case .a, .e, .i, .o, .u: return 8
                case .h: return j == b.count - 1 ? 15 : 50
                case .w: return 60
                default: return 100
                }
            },
            transposition: 150)
    }

    private func gap(_ letter: UInt8, isFirst: Bool = false) -> Int {
        if Folding.isVowel(letter) { return parameters.vowelGap }
        return letter == .h ? parameters.hGap : isFirst ? 100 + parameters.firstGap : 100
    }

    /// Wagner and Fischer 1974 with adjacent transpositions (restricted), costs by letter. O(|a| × |b|), three rows on the stack.
    @inline(__always)
    private func weightedDistance(
        _ a: ShortText, _ b: ShortText, substitution: (Int, Int) -> Int, gapA: (Int) -> Int, gapB: (Int) -> Int,
        transposition: Int
    ) -> Int {
        var before = InlineArray<33, Int32>(repeating: 0)
        var last = InlineArray<33, Int32>(repeating: 0)
        var row = InlineArray<33, Int32>(repeating: 0)
        for j in 0..<b.count { last[j + 1] = last[j] + Int32(truncatingIfNeeded: gapB(j)) }
        for i in 0..<a.count {
            let gap = Int32(truncatingIfNeeded: gapA(i))
            row[0] = last[0] + gap
            for j in 0..<b.count {
                var best = last[j] + (a[i] == b[j] ? 0 : Int32(truncatingIfNeeded: substitution(i, j)))
                best = min(best, last[j + 1] + gap)
                best = min(best, row[j] + Int32(truncatingIfNeeded: gapB(j)))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j], a[i] != b[j] {
                    best = min(best, before[j - 1] + Int32(truncatingIfNeeded: transposition))
                }
                row[j + 1] = best
            }
            before = last
            last = row
        }
        return Int(last[b.count])
    }
}
