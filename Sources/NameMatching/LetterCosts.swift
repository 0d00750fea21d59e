import ReferenceData

/// What it costs to write one folded letter for another, in hundredths of a whole letter (0...100), between readings of all kinds.
///
/// Three tables, read from `Data/letters.tsv`: `latin` between two vowelled readings of one script, `across` between the reading of
/// another script and an orthography, `abjad` where one side writes no short vowels. Symmetric, 0 on the diagonal.
public struct LetterCosts: Sendable {
    public static let shared = LetterCosts(table: String(decoding: ReferenceData.letters, as: UTF8.self))

    let latin: CostTable
    let abjad: CostTable
    let across: CostTable
    /// `abjad` where both sides are Latin: a c, folded to k, may have been an s. The first letter is that of the side without vowels.
    let abjadLatin: CostTable
    /// `abjad` between two readings with loose vowels.
    let looseVowels: CostTable
    /// Between a name whose syllables are words and its romanisation.
    let syllables: CostTable
    /// `across` where a script has loose vowels, and where it is Chinese, which has one sound for l and r.
    let acrossLoose: CostTable
    let acrossHan: CostTable
    /// Rows that could not be read; a test holds it empty.
    let problems: [String]

    init(table: String) {
        var problems: [String] = []
        let names = ["latin", "abjad", "across"]
        var tables = [[UInt8]](repeating: [UInt8](repeating: 100, count: 128 * 128), count: names.count)
        for letter in 0..<128 {
            for table in tables.indices { tables[table][letter * 128 + letter] = 0 }
        }
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 4, let which = names.firstIndex(where: { $0 == cells[0] }),
                let a = cells[1].utf8.first, let b = cells[2].utf8.first, a < 128, b < 128,
                let cost = UInt8(cells[3]), cost <= 100
            else {
                problems.append("letters.tsv:\(number + 1): expected table, two letters and a cost of 0 to 100")
                continue
            }
            tables[which][Int(a) * 128 + Int(b)] = cost
            tables[which][Int(b) * 128 + Int(a)] = cost
        }
        self.latin = CostTable(tables[0])
        abjad = CostTable(tables[1])
        across = CostTable(tables[2])
        var loose = tables[2]
        for x in 0..<128 where Folding.isVowel(UInt8(x)) {
            for y in 0..<128 where Folding.isVowel(UInt8(y)) {
                loose[x * 128 + y] = min(loose[x * 128 + y], UInt8(AcrossScripts.looseVowel))
            }
        }
        acrossLoose = CostTable(loose)
        var latin = tables[1]
        latin[Int(UInt8.k) * 128 + Int(UInt8.s)] = 30
        abjadLatin = CostTable(latin)
        var (vowels, syllables) = (tables[1], tables[1])
        for x in 0..<UInt8(128) {
            for y in 0..<UInt8(128) {
                let place = Int(x) * 128 + Int(y)
                if Folding.isVowel(x), Folding.isVowel(y) { vowels[place] = min(vowels[place], 30) }
                syllables[place] = x == y ? 0 : UInt8(truncatingIfNeeded: Syllables.substitution(x, y))
            }
        }
        looseVowels = CostTable(vowels)
        self.syllables = CostTable(syllables)
        let (l, r) = (Int(UInt8(ascii: "l")), Int(UInt8(ascii: "r")))
        loose[l * 128 + r] = UInt8(AcrossScripts.sameSound)
        loose[r * 128 + l] = UInt8(AcrossScripts.sameSound)
        acrossHan = CostTable(loose)
        self.problems = problems
    }
}
