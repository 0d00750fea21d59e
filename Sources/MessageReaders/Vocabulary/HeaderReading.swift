/// Reads a header that is made of known words: `Name Zahlungsempfänger`, `nom du bénéficiaire`, `DebtorCountry`,
/// `Begünstigter/Zahlungspflichtiger`, `beneficiary_address_2`.
///
/// The header is cut into as few known words as cover it. A role and a field are the role's field; several roles are the
/// counterparty, whichever of them it is; words that join, and numbers, mean nothing. Anything else is not recognised.
struct HeaderReading {
    private let table: WordTable
    /// The role for a header that names several.
    private let counterparty: UInt16

    init(_ table: WordTable, counterparty: UInt16) {
        self.table = table
        self.counterparty = counterparty
    }

    /// Headers of more bytes are cut where words begin, and nowhere else.
    private static let longestRunTogether = 48

    /// - Returns: `.ignored` for what is known to name nobody, `.unrecognised` for what is not known.
    /// - Complexity: O(bytes × longest word), no allocation.
    func target(of word: FoldedWord) -> FieldTarget {
        guard word.count > 0 else { return FieldTarget(.unrecognised) }
        if let whole = table.meaning(of: word), whole.kind != .connector { return whole.target }
        return composed(word)
    }

    /// Of each place the fewest words that lead to it, where the last one begins, and what it means.
    private struct Step {
        var words: UInt8 = .max
        var start: UInt8 = 0
        /// Nothing for a number.
        var meaning: WordTable.Meaning?
    }

    private func composed(_ word: FoldedWord) -> FieldTarget {
        var steps = InlineArray<129, Step>(repeating: Step())
        steps[0].words = 0
        for start in 0..<word.count where steps[start].words < .max {
            let isWordStart = word.isStart(start)
            guard isWordStart || word.count <= HeaderReading.longestRunTogether else { continue }
            let words = steps[start].words + 1
            if isWordStart, word.bytes[start] >= 0x30, word.bytes[start] <= 0x39 {
                var end = start + 1
                while end < word.count, !word.isStart(end) { end += 1 }
                HeaderReading.reach(end, from: start, words, nil, &steps)
            }
            var hash = WordTable.emptyHash
            let last = min(word.count, start + table.longest)
            var end = start
            while end < last {
                hash = WordTable.hash(hash, word.bytes[end])
                end += 1
                guard let meaning = table.meaning(of: word, start..<end, hash: hash), meaning.kind != .whole else { continue }
                // Small words count where they stand by themselves; `of` also between others that are run together.
                let isWhole = isWordStart && word.isStart(end)
                let isOf =
                    meaning.kind != .connector || (end - start == 2 && word.bytes[start] == 0x6F && word.bytes[start + 1] == 0x66)
                guard isWhole || (isOf && end - start >= 2 && word.count <= HeaderReading.longestRunTogether) else { continue }
                HeaderReading.reach(end, from: start, words, meaning, &steps)
            }
        }
        guard steps[word.count].words < .max else { return FieldTarget(.unrecognised) }
        return combined(steps, from: word.count)
    }

    private static func reach(
        _ end: Int, from start: Int, _ words: UInt8, _ meaning: WordTable.Meaning?, _ steps: inout InlineArray<129, Step>
    ) {
        guard words < steps[end].words else { return }
        steps[end] = Step(words: words, start: UInt8(truncatingIfNeeded: start), meaning: meaning)
    }

    private func combined(_ steps: borrowing InlineArray<129, Step>, from end: Int) -> FieldTarget {
        var role: FieldTarget?
        var field: FieldTarget?
        var place = end
        while place > 0 {
            let step = steps[place]
            place = Int(step.start)
            guard let meaning = step.meaning else { continue }
            switch meaning.kind {
            case .connector, .whole: continue
            case .role:
                if let known = role, known.slot != meaning.target.slot {
                    role?.slot = counterparty
                } else {
                    role = meaning.target
                }
            case .field:
                guard let known = field else {
                    field = meaning.target
                    continue
                }
                guard let both = HeaderReading.both(known, meaning.target) else { return FieldTarget(.unrecognised) }
                field = both
            }
        }
        guard var target = field else { return role ?? FieldTarget(.unrecognised) }
        guard let role else { return target }
        // A number of a party is the record's only where it has no other one.
        if target.field == .id { return FieldTarget(.id, rank: 2) }
        if !target.field.isOfRecord, target.field != .ignored { target.slot = role.slot }
        return target
    }

    /// What two fields in one header are; `nil` when that isn't understood.
    private static func both(_ a: FieldTarget, _ b: FieldTarget) -> FieldTarget? {
        if a == b { return a }
        switch (a.field, b.field) {
        // `Name and address` is a name with more behind it.
        case (.name, .address), (.address, .name): return FieldTarget(.name)
        // `Account no`, `passport number`.
        case (.identifier, .id): return a
        case (.id, .identifier): return b
        case (.id, .id): return a.rank <= b.rank ? a : b
        // `Date of the reference`, `status code`, `passport expiry date`: what is said of something that names nobody.
        case (.ignored, let other), (let other, .ignored):
            return other.namesNobody || other == .identifier || other == .birthDate ? .ignored : nil
        case (let one, let other): return one.namesNobody && other.namesNobody ? .ignored : nil
        }
    }
}
