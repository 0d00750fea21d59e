import ReferenceData

/// The sanctions regimes that lists have in common, by the words with which each list names them: `Data/regimes.tsv`.
///
/// Evidence beside a name, never instead of one: a regime holds hundreds of parties.
struct Regimes: Sendable {
    static let shared = Regimes(table: String(decoding: ReferenceData.regimes, as: UTF8.self))

    /// Words of a phrase → the regimes that it stands for.
    private var regimes: [[String]: Set<String>] = [:]
    private var longest = 1
    /// Rows that could not be read; a test holds it empty.
    let problems: [String]

    /// - Parameter table: lines `regime<TAB>phrase; phrase; …`.
    init(table: String) {
        var problems: [String] = []
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            let phrases = cells.count == 2 ? cells[1].split(separator: ";").map { Regimes.words(String($0)) } : []
            guard !phrases.isEmpty, !cells[0].isEmpty, phrases.allSatisfy({ !$0.isEmpty }) else {
                problems.append("regimes.tsv:\(number + 1): expected a regime, a tab, and phrases parted by semicolons")
                continue
            }
            for phrase in phrases {
                regimes[phrase, default: []].insert(String(cells[0]))
                longest = max(longest, phrase.count)
            }
        }
        self.problems = problems
    }

    /// The regimes that a programme names; empty for one that the table doesn't know. O(words).
    func regimes(of programme: String) -> Set<String> {
        let words = Regimes.words(programme)
        var found: Set<String> = []
        var place = 0
        while place < words.count {
            // The longest phrase: South Sudan is not Sudan.
            let length = stride(from: min(longest, words.count - place), through: 1, by: -1).first { length in
                regimes[Array(words[place..<place + length])] != nil
            }
            if let length { found.formUnion(regimes[Array(words[place..<place + length])] ?? []) }
            place += length ?? 1
        }
        return found
    }

    /// Runs of letters and digits in lower case; digits behind letters are left off.
    private static func words(_ text: String) -> [String] {
        var words: [[UInt8]] = [[]]
        for byte in text.utf8 {
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) || lower >= 0x80 {
                words[words.count - 1].append(lower)
            } else if words[words.count - 1] != [] {
                words.append([])
            }
        }
        return words.compactMap { word in
            let end = word.lastIndex { !(0x30...0x39).contains($0) }
            let kept = end.map { word[...$0] } ?? word[...]
            return kept.isEmpty ? nil : String(decoding: kept, as: UTF8.self)
        }
    }
}
