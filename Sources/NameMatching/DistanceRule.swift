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
}

extension TokenSimilarity {
    /// The rule of two tokens: it depends on their scripts, and on whether they write vowels and are of syllables.
    func rule(_ a: borrowing TokenView, _ b: borrowing TokenView) -> DistanceRule {
        if a.script == b.script, !a.isLoose, !b.isLoose {
            return .latin(LatinRule(table: costs.latin, parameters: letterParameters))
        }
        if a.isAbjad || b.isAbjad {
            let isVowelled = a.isAbjad != b.isAbjad
            let isLatin = isVowelled && a.script == .latin && b.script == .latin
            let rule = ConsonantRule(table: isLatin ? costs.abjadLatin : costs.abjad, isVowelled: isVowelled)
            return .consonants(rule, isSwapped: !a.isAbjad)
        }
        if a.script == b.script { return .looseVowels(LooseVowelRule(table: costs.looseVowels, parameters: letterParameters)) }
        if a.isSyllabic || b.isSyllabic { return .syllables(SyllableRule(table: costs.syllables)) }
        return .across(AcrossRule(costs, a.script, b.script))
    }

    /// The distance of two readings in hundredths of a letter; any number over `limit` when it is over that. O(letters²).
    func distance(_ a: borrowing TokenView, _ b: borrowing TokenView, limit: Int) -> Int {
        switch rule(a, b) {
        case .latin(let rule): rule.distance(a.fold, b.fold, limit: limit)
        case .looseVowels(let rule): rule.distance(a.fold, b.fold, limit: limit)
        case .consonants(let rule, false): rule.distance(a.fold, b.fold, limit: limit)
        case .consonants(let rule, true): rule.distance(b.fold, a.fold, limit: limit)
        case .syllables(let rule): rule.distance(a.fold, b.fold, limit: limit)
        case .across(let rule): rule.distance(a.fold, b.fold, limit: limit)
        }
    }
}
