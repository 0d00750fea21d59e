import NameText
import StringMetrics

/// How alike two tokens are: a similarity of 1...10,000 ten-thousandths with its kind, or nothing.
///
/// Every pair that is alike at all shares one of the keys of `TokenKeys` (equality, meaning, a deletion neighbour of the folded
/// form, the consonants): that is what makes the index exact. What the keys find and this function refuses costs time alone;
/// the other way round would cost names, and a test on whole lists holds that it can't happen.
public final class TokenSimilarity: Sendable {
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
        private let tenThousandths: UInt16
        public let kind: MatchKind

        /// Ten-thousandths, 1...10,000.
        public var similarity: Int { Int(tenThousandths) }

        public init(_ similarity: Int, _ kind: MatchKind) {
            tenThousandths = UInt16(truncatingIfNeeded: similarity)
            self.kind = kind
        }
    }

    public let parameters: Parameters
    /// Spellings that meet by knowledge alone.
    public let variants: VariantTable
    let costs = LetterCosts.shared
    let letterParameters: LetterParameters

    public init(parameters: Parameters = Parameters(), variants: VariantTable = .shipped) {
        self.parameters = parameters
        self.variants = variants
        letterParameters = LetterParameters(parameters)
    }

    /// The most single-letter edits that two folded tokens may be apart: 0 under three letters, 1 to five, else 2.
    @inlinable public static func editBudget(_ letters: Int) -> Int { letters < 3 ? 0 : letters < 6 ? 1 : 2 }

    /// The most slips that a word as typed may hold: one from five letters on, two from nine.
    @inlinable public static func slipBudget(_ letters: Int) -> Int { letters < 5 ? 0 : letters < 9 ? 1 : 2 }

    /// The most letters by which words differ in length that are each other's typing errors.
    static let mostSlips = 2

    /// The edits between two Latin readings as they are typed; 0 when they are equal or beyond the slips that the shorter may hold.
    public static func slips(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
        let budget = slipBudget(min(a.count, b.count))
        guard budget > 0, abs(a.count - b.count) <= budget else { return 0 }
        let distance = OptimalStringAlignment.distance(a, b, cutoff: budget)
        return distance <= budget ? distance : 0
    }

    /// Two tokens, each standing alone. `nil` when they are strangers. O(letters²) at worst, on folded forms of at most 32 letters.
    public func compare(_ a: TokenForm, _ b: TokenForm) -> Result? { compare(a.view, b.view) }

    /// The same of tokens that are read in place.
    public func compare(_ a: borrowing TokenView, _ b: borrowing TokenView) -> Result? {
        switch verdict(a, b) {
        case .told(let result): result
        case .open(let comparison): comparison.result(distance: distance(a, b, limit: Int(comparison.limit)))
        }
    }

    /// What is known of two tokens, each standing alone, before the distance of their letters.
    func verdict(_ a: borrowing TokenView, _ b: borrowing TokenView) -> Verdict {
        if areEqual(a.latin, b.latin) {
            if a.exactHash == b.exactHash { return .told(Result(10_000, .equal)) }
            if !a.isLong, !b.isLong, a.isAbjad == b.isAbjad { return .told(Result(parameters.transliteration, .transliteration)) }
        }
        if a.isLong || b.isLong { return .told(nil) }
        if a.meaning != 0, a.meaning == b.meaning { return .told(Result(parameters.variant, .variant)) }
        if a.isNumber || b.isNumber { return .told(nil) }
        if a.isInitial != b.isInitial {
            guard a.fold[0] == b.fold[0] || a.latin[0] == b.latin[0] else { return .told(nil) }
            return .told(Result(a.isInitial ? parameters.initial : parameters.listedInitial, .initial))
        }
        if a.isInitial { return .told(nil) }
        let known = a.traits.intersection(b.traits).contains(.variants) ? variants.similarity(a.latin, b.latin) : 0
        switch byLetters(a, b) {
        case .told(let seen):
            return .told(known > 0 && known > seen?.similarity ?? 0 ? Result(known, .variant) : seen)
        case .open(var comparison):
            comparison.known = Int16(clamping: known)
            return .open(comparison)
        }
    }

    /// Two words of letters by their letters alone.
    private func byLetters(_ a: borrowing TokenView, _ b: borrowing TokenView) -> Verdict {
        if a.scriptNumber != b.scriptNumber || a.isLoose || b.isAbjad { return byReading(a, b) }
        if areEqual(a.fold, b.fold) { return .told(Result(parameters.spelling, .spelling)) }
        // Khalid and Khalil are two names, not one with a slip.
        if a.isCommonName, b.isCommonName { return .told(nil) }
        let typed = typingError(a, b)
        guard typed > 0 || (a.skeleton.count >= 3 && areEqual(a.skeleton, b.skeleton)) || isNear(a.fold, b.fold) else {
            return .told(nil)
        }
        var comparison = editComparison(letters: max(a.fold.count, b.fold.count))
        // A slip inside ph, sh or th looks worse folded than it is.
        comparison.typed = Int16(clamping: typed)
        comparison.most = Int16(clamping: parameters.spelling - 1)
        comparison.least = Int16(clamping: parameters.editFloor)
        return .open(comparison)
    }

    /// - Parameter letters: of the longer one.
    func editComparison(letters: Int) -> OpenComparison {
        OpenComparison(
            ceiling: 10_000, slope: parameters.editSlope, letters: letters, loss: 10_000 - parameters.editFloor, kind: .edit)
    }

    /// Two words of letters of which one is written without vowels, in another script, or in one whose vowels say little.
    private func byReading(_ a: borrowing TokenView, _ b: borrowing TokenView) -> Verdict {
        if a.isAbjad || b.isAbjad { return loose(a, b) }
        if areEqual(a.fold, b.fold) { return .told(Result(parameters.spelling, .spelling)) }
        if a.scriptNumber == b.scriptNumber { return loose(a, b) }
        return a.isSyllabic || b.isSyllabic ? bySyllables(a, b, floor: parameters.syllableFloor) : acrossScripts(a, b)
    }

    /// How much two words resemble each other that are not alike enough to meet, 0...1,000: 0 under `leastLikeness`, and for two known
    /// names, whatever letters they share. The letters are weighed as `compare` weighs them. O(letters²).
    public func likeness(_ a: TokenForm, _ b: TokenForm) -> Int { likeness(a.view, b.view) }

    /// The same of tokens that are read in place.
    public func likeness(_ a: borrowing TokenView, _ b: borrowing TokenView) -> Int {
        guard a.traits.union(b.traits).isDisjoint(with: [.long, .number, .initial]) else { return 0 }
        if a.isCommonName, b.isCommonName { return 0 }
        let isOfOneScript = a.script == b.script && !a.isLoose && !b.isLoose
        let letters = isOfOneScript ? max(a.fold.count, b.fold.count) : self.letters(a, b)
        let likeness = 1_000 - 10 * distance(a, b, limit: .max) / max(1, letters)
        return likeness < TokenSimilarity.leastLikeness ? 0 : likeness
    }

    private static let leastLikeness = 500

    /// The letters that the distance of two readings is a share of.
    func letters(_ a: borrowing TokenView, _ b: borrowing TokenView) -> Int {
        let isOfSyllables = a.scriptNumber != b.scriptNumber && !a.isAbjad && !b.isAbjad && (a.isSyllabic || b.isSyllabic)
        let least = max(2, min(a.fold.count, b.fold.count))
        return isOfSyllables ? least : max(least, a.skeleton.count, b.skeleton.count)
    }

    /// Whether two tokens are so alike that they share their rarity.
    public static func areKin(_ similarity: Int, _ kind: MatchKind) -> Bool {
        similarity >= kinship && kind != .initial && kind != .truncated
    }

    private static let kinship = 9_200

    /// A slip or two of the Latin readings as they are typed, or one as they are read off paper: the similarity that leaves; 0 when
    /// they are further apart. The first letter is alike.
    func typingError(_ a: borrowing TokenView, _ b: borrowing TokenView) -> Int {
        let isBegunAlike = a.fold[0] == b.fold[0] || a.latin[0] == b.latin[0] || SlipTable.isNear(a.latin[0], b.latin[0])
        let cost: Int
        let slips = isBegunAlike ? TokenSimilarity.slips(a.latin, b.latin) : 0
        if slips == 1 {
            cost = slipCost(a.latin, b.latin)
        } else if SlipTable.haveOneShape(a.latin, b.latin) {
            cost = parameters.nearSlip
        } else if slips > 0 {
            cost = slips * parameters.slip
        } else {
            return 0
        }
        return 10_000 - parameters.editSlope * cost / (100 * max(a.latin.count, b.latin.count))
    }

    /// What kind of slip it is, of two readings that are one edit apart.
    private func slipCost(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
        guard a.count == b.count else { return parameters.slip }
        var i = 0
        while i < a.count, a[i] == b[i] { i += 1 }
        guard i < a.count else { return 0 }
        if i + 1 < a.count, a[i] == b[i + 1], a[i + 1] == b[i] { return parameters.swapSlip }
        return SlipTable.isNear(a[i], b[i]) ? parameters.nearSlip : parameters.slip
    }

    /// The fewest letters of a word that was cut: five, three where vowels are not written.
    public static func leastBeginning(isAbjad: Bool) -> Int { isAbjad ? 3 : 5 }

    /// A word of the query that is the beginning of a listed word of the same script, at least half of it: beside what `compare`
    /// says of the two, since only the last word of a name is cut off, and only one that is no name of its own. Its caller sees to
    /// that.
    public func beginning(_ query: TokenForm, _ listed: TokenForm) -> Result? { beginning(query.view, listed.view) }

    /// Whether a word of a query may be the beginning of any listed one. O(1).
    public static func mayBeCut(_ query: TokenForm) -> Bool {
        !query.isNumber && query.word.frequency == 0 && query.latin.count >= leastBeginning(isAbjad: query.isAbjad)
    }

    /// The same of tokens that are read in place.
    public func beginning(_ query: borrowing TokenView, _ listed: borrowing TokenView) -> Result? {
        guard query.latin.count < listed.latin.count, query.script == listed.script, !query.isNumber, !query.isCommonName,
            TokenSimilarity.isBeginning(query.latin, listed.latin, isAbjad: query.isAbjad && listed.isAbjad)
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
    private func isNear(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        let budget = TokenSimilarity.editBudget(max(a.count, b.count))
        return OptimalStringAlignment.distance(a, b, cutoff: budget) <= budget
    }

    /// A name whose syllables are words against its romanisation: the traditions of Korea (Revised, McCune–Reischauer, customary)
    /// differ in eo, o, eu and u and in how hard a stop is; a Chinese syllable reads in one way.
    private func bySyllables(_ a: borrowing TokenView, _ b: borrowing TokenView, floor: Int) -> Verdict {
        guard a.script == .hangul || b.script == .hangul else { return .told(nil) }
        return byDistance(
            a, b, comparison(parameters.acrossCeiling, parameters.editSlope, letters(a, b), floor: floor))
    }

    /// Two vowelled readings of different scripts.
    private func acrossScripts(_ a: borrowing TokenView, _ b: borrowing TokenView, floor: Int = 0) -> Verdict {
        byDistance(a, b, acrossComparison(letters: letters(a, b), floor: floor))
    }

    /// - Parameter letters: of the two, that their distance is a share of.
    func acrossComparison(letters: Int, floor: Int = 0) -> OpenComparison {
        comparison(parameters.acrossCeiling, parameters.acrossSlope, letters, floor: max(floor, parameters.acrossFloor))
    }

    /// Consonants against a vowelled reading, or against consonants.
    private func loose(_ a: borrowing TokenView, _ b: borrowing TokenView, floor: Int = 0) -> Verdict {
        byDistance(a, b, looseComparison(letters: letters(a, b), floor: floor))
    }

    /// - Parameter letters: of the two, that their distance is a share of.
    func looseComparison(letters: Int, floor: Int = 0) -> OpenComparison {
        comparison(
            parameters.consonantCeiling, parameters.consonantSlope, letters, floor: max(floor, parameters.consonantFloor))
    }

    /// The similarity that the distance leaves of the ceiling.
    private func comparison(_ ceiling: Int, _ slope: Int, _ letters: Int, floor: Int) -> OpenComparison {
        var comparison = OpenComparison(
            ceiling: ceiling, slope: slope, letters: letters, loss: ceiling - floor, kind: .consonants)
        comparison.most = Int16(clamping: ceiling)
        return comparison
    }

    /// The readings are also to be near in their letters or their consonants: what the index finds them by.
    private func byDistance(_ a: borrowing TokenView, _ b: borrowing TokenView, _ comparison: OpenComparison) -> Verdict {
        SkeletonKeys.meet(a.skeleton, b.skeleton) || isNear(a.fold, b.fold) ? .open(comparison) : .told(nil)
    }

    /// The least similarity of several syllables together, which other spelling reaches and another syllable doesn't.
    private static let leastOfSyllables = 9_000

    /// One or several adjoining tokens against one or several, at least one side several: the same letters, cut elsewhere.
    public func compareJoined(_ a: TokenForm, _ b: TokenForm) -> Result? { compareJoined(a.view, b.view) }

    /// The same of tokens that are read in place.
    public func compareJoined(_ a: borrowing TokenView, _ b: borrowing TokenView) -> Result? {
        switch verdict(joined: a, b) {
        case .told(let result): result
        case .open(let comparison): comparison.result(distance: distance(a, b, limit: Int(comparison.limit)))
        }
    }

    /// What is known of two units, at least one of them several tokens, before the distance of their letters.
    func verdict(joined a: borrowing TokenView, _ b: borrowing TokenView) -> Verdict {
        if a.isLong || b.isLong || a.isNumber || b.isNumber { return .told(nil) }
        let slack = parameters.joinedCost
        if areEqual(a.latin, b.latin), a.isAbjad == b.isAbjad { return .told(Result(10_000 - slack, .joined)) }
        guard a.skeleton.count >= 3, areEqual(a.skeleton, b.skeleton) else { return .told(nil) }
        if areEqual(a.fold, b.fold), a.isAbjad == b.isAbjad { return .told(Result(parameters.spelling - slack, .joined)) }
        let verdict: Verdict
        if a.isSyllabic || b.isSyllabic {
            // The given names of a Korean are one word in Hangul and two in Latin letters, in several traditions.
            guard a.script != b.script else { return .told(nil) }
            verdict = bySyllables(a, b, floor: TokenSimilarity.leastOfSyllables)
        } else if a.isLoose || b.isLoose || a.script != b.script {
            let isLoose = a.isAbjad || b.isAbjad || a.script == b.script
            let floor = parameters.looseJoinedFloor + slack
            verdict = isLoose ? loose(a, b, floor: floor) : acrossScripts(a, b, floor: floor)
        } else {
            let letters = max(a.fold.count, b.fold.count)
            verdict = .open(
                OpenComparison(
                    ceiling: 10_000, slope: parameters.editSlope, letters: letters,
                    loss: 10_000 - slack - parameters.editFloor, kind: .edit))
        }
        guard case .open(var comparison) = verdict else { return verdict }
        comparison.slack = Int16(clamping: slack)
        comparison.kind = .joined
        return .open(comparison)
    }
}
