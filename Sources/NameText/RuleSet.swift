/// The rules of `RomanisationTable` in flat arrays. A class, so that handing it on costs one reference count and not three.
final class RuleSet {
    private struct Rule {
        /// The letters after the first, at most three, 0 for none.
        var rest: (UInt32, UInt32, UInt32) = (0, 0, 0)
        /// Letters in all.
        var count: Int32 = 1
        var place: PlaceKind = .anywhere
        var set: Range<Int32> = 0..<0
        var reading: PackedLatin
    }

    private enum PlaceKind: UInt8 { case anywhere, initial, final, before, after, finalAfter }

    private let rules: [Rule]
    /// Rules of index `i` stand at `starts[i]..<starts[i + 1]`.
    private let starts: [Int32]
    /// The letters of all places, each set sorted.
    private let sets: [UInt32]

    /// Rules of more than four letters are left out; the reference data has none.
    init(_ table: [[RomanisationTable.Rule]]) {
        var rules: [Rule] = []
        var starts: [Int32] = []
        var sets: [UInt32] = []
        func add(_ letters: Set<UInt32>) -> Range<Int32> {
            let start = Int32(truncatingIfNeeded: sets.count)
            sets += letters.sorted()
            return start..<Int32(truncatingIfNeeded: sets.count)
        }
        for row in table {
            starts.append(Int32(truncatingIfNeeded: rules.count))
            for source in row where source.rest.count <= 3 {
                var rule = Rule(reading: source.reading)
                let rest = source.rest + [0, 0, 0]
                rule.rest = (rest[0], rest[1], rest[2])
                rule.count = Int32(truncatingIfNeeded: source.rest.count + 1)
                switch source.place {
                case .anywhere: rule.place = .anywhere
                case .initial: rule.place = .initial
                case .final: rule.place = .final
                case .before(let letters): (rule.place, rule.set) = (.before, add(letters))
                case .after(let letters): (rule.place, rule.set) = (.after, add(letters))
                case .finalAfter(let letters): (rule.place, rule.set) = (.finalAfter, add(letters))
                }
                rules.append(rule)
            }
        }
        starts.append(Int32(truncatingIfNeeded: rules.count))
        self.rules = rules
        self.starts = starts
        self.sets = sets
    }

    /// The first rule that fits the letter at `index` of the word `range`: how many letters it reads, and as what.
    /// O(rules of the letter), a handful.
    func match(
        _ rule: UInt16, at index: Int, in range: Range<Int>, of word: Span<WordLetter>
    ) -> (count: Int, reading: PackedLatin)? {
        let left = range.upperBound - index
        for candidate in Int(starts[Int(rule)])..<Int(starts[Int(rule) + 1]) {
            let rule = rules[candidate]
            let count = Int(rule.count)
            guard count <= left else { continue }
            if count > 1, word[index + 1].folded != rule.rest.0 { continue }
            if count > 2, word[index + 2].folded != rule.rest.1 { continue }
            if count > 3, word[index + 3].folded != rule.rest.2 { continue }
            let before = index > range.lowerBound ? word[index - 1].folded : 0
            let after = count < left ? word[index + count].folded : 0
            let fits: Bool
            switch rule.place {
            case .anywhere: fits = true
            case .initial: fits = before == 0
            case .final: fits = after == 0
            case .before: fits = contains(after, rule.set)
            case .after: fits = contains(before, rule.set)
            case .finalAfter: fits = after == 0 ? contains(before, rule.set) : false
            }
            if fits { return (count, rule.reading) }
        }
        return nil
    }

    /// Binary search of a sorted set.
    private func contains(_ letter: UInt32, _ set: Range<Int32>) -> Bool {
        var low = Int(set.lowerBound)
        var high = Int(set.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if sets[middle] == letter { return true }
            if sets[middle] < letter { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
