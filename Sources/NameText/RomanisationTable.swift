import ReferenceData

/// How letters are read, from `Data/romanisation.tsv`, `Data/folding.tsv` and `Data/confusables.tsv`.
///
/// Immutable and shared; read once, at the first name that is not ASCII.
struct RomanisationTable: Sendable {
    static let shared = RomanisationTable()

    /// Where in a word a row applies.
    enum Place: Sendable {
        case anywhere
        case initial
        case final
        case before(Set<UInt32>)
        case after(Set<UInt32>)
        case finalAfter(Set<UInt32>)
    }

    /// A reading of several letters, or of one in a certain place.
    struct Rule: Sendable {
        /// The letters that follow the first.
        var rest: [UInt32]
        var place: Place
        var reading: PackedLatin
    }

    /// The rules that begin with one letter, longest first, in the order of the file. Index 0 is empty.
    private(set) var rules: [[Rule]] = [[]]
    /// Letter → its place in `rules`.
    private(set) var ruleIndex: [UInt32: UInt16] = [:]
    /// Letter → its reading anywhere.
    private(set) var readings: [UInt32: PackedLatin] = [:]
    /// Letter → what it counts as.
    private(set) var folds: [UInt32: [UInt32]] = [:]
    /// Letter as written → the Latin letter that it looks like.
    private(set) var latinLookalike: [UInt32: UInt32] = [:]
    /// Script and Latin letter as written → the letter of that script that looks like it.
    private(set) var lookalikeOfLatin: [Script: [UInt32: UInt32]] = [:]

    private init() {
        for row in ReferenceTable.rows(of: ReferenceData.romanisation, columns: 4) {
            let letters = ReferenceTable.codePoints(row[1])
            guard let first = letters.first, let reading = PackedLatin(row[2].utf8) else { continue }
            if letters.count == 1, row[3] == "-" {
                readings[first] = reading
                continue
            }
            let index = ruleIndex[first] ?? UInt16(truncatingIfNeeded: rules.count)
            if Int(index) == rules.count { rules.append([]) }
            ruleIndex[first] = index
            rules[Int(index)].append(
                Rule(rest: Array(letters.dropFirst()), place: Self.place(row[3]), reading: reading))
        }
        for index in rules.indices {
            // A stable sort: rows of equal length keep the order of the file, in which the first that fits wins.
            rules[index] = rules[index].enumerated()
                .sorted { ($0.element.rest.count, $1.offset) > ($1.element.rest.count, $0.offset) }.map(\.element)
        }
        for row in ReferenceTable.rows(of: ReferenceData.folding, columns: 2) {
            guard let letter = ReferenceTable.codePoints(row[0]).first else { continue }
            folds[letter] = ReferenceTable.codePoints(row[1])
        }
        for row in ReferenceTable.rows(of: ReferenceData.confusables, columns: 3) {
            guard let letter = ReferenceTable.codePoints(row[0]).first,
                let latin = ReferenceTable.codePoints(row[1]).first,
                let script = Script.allCases.first(where: { $0.code == row[2] })
            else { continue }
            latinLookalike[letter] = latin
            if lookalikeOfLatin[script]?[latin] == nil { lookalikeOfLatin[script, default: [:]][latin] = letter }
        }
    }

    private static func place(_ text: String) -> Place {
        let parts = text.split(separator: ":", maxSplits: 1)
        let letters = parts.count == 2 ? Set(ReferenceTable.codePoints(String(parts[1]))) : []
        switch parts.first {
        case "initial": return .initial
        case "final": return .final
        case "before": return .before(letters)
        case "after": return .after(letters)
        case "final-after": return .finalAfter(letters)
        default: return .anywhere
        }
    }
}
