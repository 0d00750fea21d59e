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
        /// A single letter for a name.
        public var initial = 6_500
        /// Edit similarity = 10,000 − slope × cost ÷ letters.
        public var editSlope = 14_000
        /// The least similarity of an edit, below which the tokens are strangers.
        public var editFloor = 6_000
        /// Where one side writes no vowels: ceiling − slope × cost ÷ letters.
        public var consonantCeiling = 9_700
        public var consonantSlope = 13_000
        public var consonantFloor = 6_000
        /// Taken off where the words are cut at another place.
        public var joinedCost = 200
        /// Cost of a vowel or h written or not, hundredths.
        public var vowelGap = 60
        public var hGap = 45
        /// Taken off where only the letters as typed are near, ten-thousandths.
        public var typedCost = 500
        /// Two neighbours exchanged, hundredths.
        public var transposition = 80
        /// Added where a first consonant is one token's alone, hundredths.
        public var firstGap = 50
        /// A last vowel that tells woman from man (a, o), hundredths.
        public var lastVowel = 100

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
    private let costs = LetterCosts.shared

    public init(parameters: Parameters = Parameters()) { self.parameters = parameters }

    /// The most single-letter edits that two folded tokens may be apart: 0 under three letters, 1 to five, else 2.
    @inlinable public static func editBudget(_ letters: Int) -> Int { letters < 3 ? 0 : letters < 6 ? 1 : 2 }

    /// One edit of the Latin readings as they are typed, of five letters or more.
    public static func isTypingError(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        min(a.count, b.count) >= 5 && OptimalStringAlignment.distance(a, b, cutoff: 1) <= 1
    }

    /// Two tokens, each standing alone. `nil` when they are strangers. O(letters²) at worst, on folded forms of at most 32 letters.
    public func compare(_ a: TokenForm, _ b: TokenForm) -> Result? {
        if a.exactHash == b.exactHash { return Result(10_000, .equal) }
        if a.isLong || b.isLong { return nil }
        if a.isNumber || b.isNumber {
            return a.isNumber && b.isNumber && a.latin == b.latin ? Result(parameters.transliteration, .transliteration) : nil
        }
        if a.latin == b.latin, a.isAbjad == b.isAbjad { return Result(parameters.transliteration, .transliteration) }
        if a.word.meaning != 0, a.word.meaning == b.word.meaning { return Result(parameters.variant, .variant) }
        if a.isInitial != b.isInitial {
            return a.fold[0] == b.fold[0] || a.latin[0] == b.latin[0] ? Result(parameters.initial, .initial) : nil
        }
        if a.isInitial { return nil }
        if a.isLoose || b.isLoose {
            return loose(a, b)
        }
        if a.fold == b.fold { return Result(parameters.spelling, .spelling) }
        let letters = max(a.fold.count, b.fold.count)
        let budget = TokenSimilarity.editBudget(letters)
        let isNear = OptimalStringAlignment.distance(a.fold.span, b.fold.span, cutoff: budget) <= budget
        let isTyped = TokenSimilarity.isTypingError(a.latin.span, b.latin.span)
        guard isNear || isTyped || (a.skeleton.count >= 3 && a.skeleton == b.skeleton) else { return nil }
        var similarity = 10_000 - parameters.editSlope * latinCost(a.fold, b.fold) / (100 * letters)
        // A slip inside ph, sh or th looks worse folded than it is.
        if isTyped {
            let asTyped = 10_000 - parameters.editSlope * parameters.transposition / (100 * max(a.latin.count, b.latin.count))
            if a.fold[0] == b.fold[0] { similarity = max(similarity, asTyped - parameters.typedCost) }
        }
        return similarity < parameters.editFloor ? nil : Result(min(similarity, parameters.spelling - 1), .edit)
    }

    /// One or several adjoining tokens against one or several, at least one side several: the same letters, cut elsewhere.
    public func compareJoined(_ a: TokenForm, _ b: TokenForm) -> Result? {
        if a.isLong || b.isLong || a.isNumber || b.isNumber { return nil }
        let slack = parameters.joinedCost
        if a.latin == b.latin, a.isAbjad == b.isAbjad { return Result(10_000 - slack, .joined) }
        guard a.skeleton.count >= 3, a.skeleton == b.skeleton else { return nil }
        if a.isLoose || b.isLoose {
            guard let result = loose(a, b) else { return nil }
            return Result(max(1, result.similarity - slack), .joined)
        }
        if a.fold == b.fold { return Result(parameters.spelling - slack, .joined) }
        let letters = max(a.fold.count, b.fold.count)
        let similarity = 10_000 - parameters.editSlope * latinCost(a.fold, b.fold) / (100 * letters) - slack
        return similarity < parameters.editFloor ? nil : Result(similarity, .joined)
    }

    /// Consonants against a vowelled reading, or against consonants.
    private func loose(_ a: TokenForm, _ b: TokenForm) -> Result? {
        guard TokenKeys.skeletonsMeet(a.skeleton, b.skeleton) else { return nil }
        let cost: Int
        if a.isAbjad == b.isAbjad {
            cost = a.isAbjad ? abjadCost(a.fold, b.fold, isVowelled: false) : vowelLooseCost(a.fold, b.fold)
        } else {
            cost = a.isAbjad ? abjadCost(a.fold, b.fold, isVowelled: true) : abjadCost(b.fold, a.fold, isVowelled: true)
        }
        let letters = max(2, max(min(a.fold.count, b.fold.count), max(a.skeleton.count, b.skeleton.count)))
        let similarity = parameters.consonantCeiling - parameters.consonantSlope * cost / (100 * letters)
        return similarity < parameters.consonantFloor ? nil : Result(similarity, .consonants)
    }

    // MARK: Weighted edit distances, hundredths of a letter

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
            gapA: { gap(a[$0], isFirst: $0 == 0) }, gapB: { gap(b[$0], isFirst: $0 == 0) },
            transposition: parameters.transposition)
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
    private func abjadCost(_ a: ShortText, _ b: ShortText, isVowelled: Bool) -> Int {
        let table = costs.abjad
        func consonantGap(_ text: ShortText, _ i: Int) -> Int {
            switch text[i] {
            case .a: 25
            case .w, .i: 55
            case .h: i == text.count - 1 ? 15 : 50
            default: 100
            }
        }
        return weightedDistance(
            a, b,
            substitution: { Int(table[Int(a[$0] & 127) * 128 + Int(b[$1] & 127)]) },
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
