import Bytes
import Evaluation
package import SanctionsModel

/// A list of any number of names, to see how the engine grows with it: made from parts, seeded, of nobody.
///
/// Designations have one to six names, 3.3 in the mean, as real lists do: a primary one, and aliases that leave a word out, turn
/// the order, change a letter or exchange a word. Words are common (20 of 100), of listed names (30) or rare (50); the vocabulary of
/// rare words grows with the list as vocabularies do, by a power of it: 55 · names^0.625 (Heaps 1978). One designation of five is an organisation.
package struct MadeList: Sendable {
    package let nameCount: Int
    package var seed: UInt64 = 1
    private let parts: NameParts

    /// - Parameter names: how many names the list will hold, at least 1.
    package init(_ parts: NameParts, names: Int) {
        self.parts = parts
        nameCount = max(1, names)
    }

    /// The designations one after the other, each made when it is asked for. O(1) memory.
    package func forEachDesignation<E: Error>(_ body: (Designation) throws(E) -> Void) throws(E) {
        var random = SeededRandom(seed: seed, label: "list")
        let vocabulary = MadeList.vocabulary(nameCount)
        var made = 0
        var number = 0
        while made < nameCount {
            number += 1
            let count = min(nameCount - made, MadeList.aliasCounts[random.below(MadeList.aliasCounts.count)])
            try body(designation(number, names: count, vocabulary, &random))
            made += count
        }
    }

    /// The list as readers hand it on. Holds everything in memory: some 700 bytes a name.
    package func sourceList() -> SourceList {
        var designations: [Designation] = []
        forEachDesignation { designations.append($0) }
        return SourceList(
            id: "made-\(nameCount)", title: "Made list of \(nameCount) names", version: "seed \(seed)",
            date: PartialDate(year: 2026, month: 1, day: 1), files: [], sha256: String(repeating: "0", count: 64),
            entryCount: designations.count, designations: designations)
    }

    /// The list in the project's own CSV, piece by piece.
    package func writeCSV<E: Error>(_ write: (_ bytes: [UInt8]) throws(E) -> Void) throws(E) {
        var out = Array("#! list: made-\(nameCount)\n#! title: Made list of \(nameCount) names\n#! version: seed \(seed)\n".utf8)
        out += Array("#! date: 2026-01-01\nreference,type,name,quality,birth_date,nationality\n".utf8)
        try forEachDesignation { (designation: Designation) throws(E) in
            for (place, name) in designation.names.enumerated() {
                let birth = place == 0 ? designation.births.first?.date?.description ?? "" : ""
                let nationality = place == 0 ? designation.nationalities.first ?? "" : ""
                out += Array(
                    "\(designation.reference),\(designation.type.name),\(MadeList.cell(name.text)),\(name.quality.name),\(birth),\(nationality)\n"
                        .utf8)
            }
            if out.count > 1 << 20 {
                try write(out)
                out.removeAll(keepingCapacity: true)
            }
        }
        try write(out)
    }

    /// RFC 4180: in quotes where a comma stands in it, as in `Co., Ltd`; no made name holds quotes or line ends.
    private static func cell(_ text: String) -> String { text.contains(",") ? "\"\(text)\"" : text }

    /// A mean of 3.3.
    private static let aliasCounts = [1, 2, 2, 3, 3, 3, 4, 4, 5, 6]
    private static let countries = ["AF", "BY", "CD", "IR", "IQ", "KP", "LY", "ML", "RU", "SO", "SY", "YE"]

    /// 55 · names^0.625, by the square root and the eighth root.
    private static func vocabulary(_ names: Int) -> Int {
        let root = Double(names).squareRoot()
        return Int(55 * root * root.squareRoot().squareRoot())
    }

    private func designation(_ number: Int, names count: Int, _ vocabulary: Int, _ random: inout SeededRandom) -> Designation {
        let isOrganisation = random.chance(20)
        let words = isOrganisation ? organisation(vocabulary, &random) : person(vocabulary, &random)
        var designation = Designation(
            id: "made:\(number)", authority: "made-\(nameCount)", reference: "\(number)",
            type: isOrganisation ? .organisation : .person)
        designation.names.append(ListedName(MadeList.text(words), quality: .primary))
        while designation.names.count < count {
            var alias = MadeList.text(alias(of: words, vocabulary, &random))
            // No name stands twice in a designation: a short one runs out of aliases, and gets a word more.
            if designation.names.contains(where: { $0.text == alias }) {
                alias += " " + String(decoding: parts.rareWord(of: vocabulary, from: 0, &random), as: UTF8.self)
                guard !designation.names.contains(where: { $0.text == alias }) else { continue }
            }
            designation.names.append(ListedName(alias, quality: random.chance(85) ? .strong : .weak))
        }
        if !isOrganisation {
            let date = PartialDate(year: 1940 + random.below(60), month: 1 + random.below(12), day: 1 + random.below(28))
            designation.births = [Birth(date: date)]
        }
        if let country = random.pick(MadeList.countries) { designation.nationalities = [country] }
        designation.measures = [.assetFreeze]
        return designation
    }

    private func person(_ vocabulary: Int, _ random: inout SeededRandom) -> [[UInt8]] {
        (0..<2 + random.below(3)).map { _ in word(vocabulary, &random) }
    }

    private func organisation(_ vocabulary: Int, _ random: inout SeededRandom) -> [[UInt8]] {
        (0..<1 + random.below(2)).map { _ in word(vocabulary, &random) } + [parts.noun(&random), parts.legalForm(&random)]
    }

    private func word(_ vocabulary: Int, _ random: inout SeededRandom) -> [UInt8] {
        switch random.below(100) {
        case ..<20: parts.commonWord(&random)
        case ..<50: parts.listedWord(&random)
        default: parts.rareWord(of: vocabulary, from: 0, &random)
        }
    }

    private func alias(of words: [[UInt8]], _ vocabulary: Int, _ random: inout SeededRandom) -> [[UInt8]] {
        var words = words
        let place = random.below(words.count)
        switch random.below(4) {
        case 0 where words.count > 2: words.remove(at: place)
        case 1: words.append(words.removeFirst())
        case 2: words[place] = word(vocabulary, &random)
        default: words[place] = TrafficGenerator.slip(words[place], &random)
        }
        return words
    }

    private static func text(_ words: [[UInt8]]) -> String {
        words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
}
