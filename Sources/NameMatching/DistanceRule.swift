import NameText

/// By which costs the letters of two readings are compared.
enum DistanceRule {
    /// Two vowelled readings of one script.
    case latin(LatinRule)
    case looseVowels(LooseVowelRule)
    /// Swapped where the second of the two is the one without vowels.
    case consonants(ConsonantRule, isSwapped: Bool)
    case syllables(SyllableRule)
    case across(AcrossRule)

    /// The distance of two readings in hundredths of a letter; any number over `limit` when it is over that. O(letters²).
    func distance(_ a: Span<UInt8>, _ b: Span<UInt8>, limit: Int = 15_000) -> Int {
        switch self {
        case .latin(let rule): rule.distance(a, b, limit: limit)
        case .looseVowels(let rule): rule.distance(a, b, limit: limit)
        case .consonants(let rule, false): rule.distance(a, b, limit: limit)
        case .consonants(let rule, true): rule.distance(b, a, limit: limit)
        case .syllables(let rule): rule.distance(a, b, limit: limit)
        case .across(let rule): rule.distance(a, b, limit: limit)
        }
    }

    /// What the letter at `i` of the first reading costs alone.
    func gapOfFirst(_ text: Span<UInt8>, _ i: Int) -> Int {
        switch self {
        case .latin(let rule): rule.gapA(text, i)
        case .looseVowels(let rule): rule.gapA(text, i)
        case .consonants(let rule, let isSwapped): isSwapped ? rule.gapB(text, i) : rule.gapA(text, i)
        case .syllables(let rule): rule.gapA(text, i)
        case .across(let rule): rule.gapA(text, i)
        }
    }

    /// What the letter at `i` of the second reading costs alone.
    func gapOfSecond(_ text: Span<UInt8>, _ i: Int) -> Int {
        switch self {
        case .latin(let rule): rule.gapB(text, i)
        case .looseVowels(let rule): rule.gapB(text, i)
        case .consonants(let rule, let isSwapped): isSwapped ? rule.gapA(text, i) : rule.gapB(text, i)
        case .syllables(let rule): rule.gapB(text, i)
        case .across(let rule): rule.gapB(text, i)
        }
    }

    /// What letters cost for each other, and whether the first of its pairs are those of the second reading.
    var table: (costs: CostTable, isTurned: Bool) {
        switch self {
        case .latin(let rule): (rule.table, false)
        case .looseVowels(let rule): (rule.table, false)
        case .consonants(let rule, let isSwapped): (rule.table, isSwapped)
        case .syllables(let rule): (rule.table, false)
        case .across(let rule): (rule.table, false)
        }
    }

    var transposition: Int {
        switch self {
        case .latin(let rule): rule.transposition
        case .looseVowels(let rule): rule.transposition
        case .consonants(let rule, _): rule.transposition
        case .syllables(let rule): rule.transposition
        case .across(let rule): rule.transposition
        }
    }

    /// What it costs that one reading ends with an a and the other with an o; `nil` where that is as elsewhere.
    var lastVowel: Int? {
        switch self {
        case .latin(let rule): rule.lastVowel
        case .across(let rule): rule.lastVowel
        case .looseVowels, .consonants, .syllables: nil
        }
    }
}

/// What of a reading its rules depend on.
struct ReadingKind: Equatable {
    /// `Script.rawValue`.
    let scriptNumber: UInt8
    /// Of `abjad` and `syllabic`.
    private let traits: TokenView.Traits

    @inline(__always)
    init(scriptNumber: UInt8, _ traits: TokenView.Traits) {
        self.scriptNumber = scriptNumber
        self.traits = traits.intersection([.abjad, .syllabic])
    }

    /// As most queries are: Latin, with vowels.
    static var latin: ReadingKind { ReadingKind(scriptNumber: Script.latin.rawValue, []) }

    var script: Script { Script(rawValue: scriptNumber) ?? .other }
    @inline(__always) var isAbjad: Bool { traits.contains(.abjad) }
    @inline(__always) var isSyllabic: Bool { traits.contains(.syllabic) }
    var isLoose: Bool { isAbjad || script.hasLooseVowels }

    /// A number of each kind, below `count`.
    @inline(__always) var number: Int { Int(scriptNumber) << 2 | (isAbjad ? 2 : 0) | (isSyllabic ? 1 : 0) }
    static var count: Int { 1 << 10 }

    /// The number of a kind to which a Latin reading with vowels has the same rule, but for what letters of this kind cost alone.
    @inline(__always) var representative: Int {
        let script: Script =
            scriptNumber == Script.latin.rawValue
            ? .latin
            : isAbjad ? .arabic : isSyllabic ? .hangul : self.script == .han ? .han : script.hasLooseVowels ? .thai : .cyrillic
        return Int(script.rawValue) << 2 | (isAbjad ? 2 : isSyllabic && script != .latin ? 1 : 0)
    }
}

extension TokenSimilarity {
    /// The rule of two tokens: it depends on their scripts, and on whether they write vowels and are of syllables.
    func rule(_ a: ReadingKind, _ b: ReadingKind) -> DistanceRule {
        if a.scriptNumber == b.scriptNumber, !a.isLoose, !b.isLoose {
            return .latin(LatinRule(table: costs.latin, parameters: letterParameters))
        }
        if a.isAbjad || b.isAbjad {
            let isVowelled = a.isAbjad != b.isAbjad
            let isLatin = isVowelled && a.script == .latin && b.script == .latin
            let rule = ConsonantRule(table: isLatin ? costs.abjadLatin : costs.abjad, isVowelled: isVowelled)
            return .consonants(rule, isSwapped: !a.isAbjad)
        }
        if a.scriptNumber == b.scriptNumber {
            return .looseVowels(LooseVowelRule(table: costs.looseVowels, parameters: letterParameters))
        }
        if a.isSyllabic || b.isSyllabic { return .syllables(SyllableRule(table: costs.syllables)) }
        return .across(AcrossRule(costs, a.script, b.script))
    }

    /// The distance of two readings in hundredths of a letter; any number over `limit` when it is over that. O(letters²).
    func distance(_ a: borrowing TokenView, _ b: borrowing TokenView, limit: Int) -> Int {
        rule(a.kind, b.kind).distance(a.fold, b.fold, limit: limit)
    }

    /// What each folded letter of a listed word costs alone where the query is Latin and writes its vowels, 0...255.
    func gapsAgainstLatin(_ listed: TokenForm) -> [UInt8] {
        let rule = rule(.latin, listed.view.kind)
        return (0..<listed.fold.count).map { UInt8(clamping: rule.gapOfSecond(listed.fold.span, $0)) }
    }
}
