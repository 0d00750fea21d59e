import ReferenceData
import SanctionsModel

/// Words beside a number that say what it is (`Data/identifier-labels.tsv`).
struct IdentifierLabels: Sendable {
    static let shared = IdentifierLabels(String(decoding: ReferenceData.identifierLabels, as: UTF8.self))

    /// What stands beside a number says of it.
    struct Reading: Sendable, Hashable {
        /// Kinds that a label says, the nearest label's first.
        var kinds: [IdentifierKind] = []
        /// A ship is named near it.
        var isNearVessel = false
    }

    /// What a label says.
    private enum Meaning: Sendable, Hashable {
        case kind(IdentifierKind)
        case vessel
        case filler
    }

    private var meanings: [String: [Meaning]] = [:]
    /// Labels that go on with any letters.
    private var starts: [(text: String, meaning: Meaning)] = []
    /// Labels in scripts that write no spaces.
    private var unspaced: [(text: String, meaning: Meaning)] = []
    /// Rows that can't be read; a test holds it empty.
    private(set) var problems: [String] = []

    /// Words of the longest label.
    private static let mostWords = 5
    /// Words between a label and its number, beside fillers.
    private static let mostBetween = 3
    /// Bytes before and behind a number in which its label is looked for.
    private static let window = 96
    /// Fewer characters need the label right before them.
    private static let longEnough = 7

    init(_ table: String) {
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 2, let meaning = IdentifierLabels.meaning(cells[0]) else {
                problems.append("identifier-labels.tsv:\(number + 1)")
                continue
            }
            for label in cells[1].split(separator: "|", omittingEmptySubsequences: false) {
                let isStart = label.hasSuffix("*")
                let words = IdentifierLabels.words(in: label.unicodeScalars)
                let text = words.joined(separator: " ")
                if text.isEmpty || words.count > IdentifierLabels.mostWords || meanings[text]?.contains(meaning) == true {
                    problems.append("identifier-labels.tsv:\(number + 1): \(label)")
                }
                meanings[text, default: []].append(meaning)
                if isStart { starts.append((text, meaning)) }
                if text.unicodeScalars.contains(where: IdentifierLabels.isUnspaced) { unspaced.append((text, meaning)) }
            }
        }
    }

    private static func meaning(_ word: Substring) -> Meaning? {
        switch word {
        case "filler": .filler
        case "vessel": .vessel
        default: IdentifierKind(rawValue: String(word)).map { .kind($0) }
        }
    }

    /// Kinds that have labels.
    var kinds: Set<IdentifierKind> {
        var kinds: Set<IdentifierKind> = []
        for case .kind(let kind) in meanings.values.joined() { kinds.insert(kind) }
        return kinds
    }

    // MARK: Reading

    /// What the words before a number, and the word behind it, say of it. O(window); allocates.
    ///
    /// - Parameters:
    ///   - range: where the number stands in `text`.
    ///   - length: its letters and digits.
    func reading(of range: Range<Int>, in text: Span<UInt8>, length: Int) -> Reading {
        var reading = Reading()
        read(before(range, in: text), length, &reading)
        // As in `9187629 (IMO)`.
        let end = min(text.count, range.upperBound + 24)
        let behind = String(decoding: Array(copying: text.extracting(range.upperBound..<end)), as: UTF8.self)
        if let word = IdentifierLabels.words(in: behind.unicodeScalars).first, length >= IdentifierLabels.longEnough {
            add(meanings[word] ?? [], isNear: false, &reading)
        }
        return reading
    }

    /// What letters that are glued to a number say, as in `IMO9187629`.
    func kinds(ofGlued letters: String) -> [IdentifierKind] {
        var reading = Reading()
        add(meanings(of: letters.lowercased()), isNear: true, &reading)
        return reading.kinds
    }

    private func before(_ range: Range<Int>, in text: Span<UInt8>) -> [String] {
        var start = max(0, range.lowerBound - IdentifierLabels.window)
        // Not within a character.
        while start > 0, start < range.lowerBound, text[start] & 0xC0 == 0x80 { start += 1 }
        let bytes = Array(copying: text.extracting(start..<range.lowerBound))
        return IdentifierLabels.words(in: String(decoding: bytes, as: UTF8.self).unicodeScalars)
    }

    private func read(_ words: [String], _ length: Int, _ reading: inout Reading) {
        var between = 0
        var end = words.count
        let most = length >= IdentifierLabels.longEnough ? IdentifierLabels.mostBetween : 0
        while end > 0, between <= most {
            var isFiller = false
            for count in stride(from: min(IdentifierLabels.mostWords, end), through: 1, by: -1) {
                let label = words[(end - count)..<end].joined(separator: " ")
                let found = count == 1 ? meanings(of: label) : meanings[label] ?? []
                add(found, isNear: true, &reading)
                if count == 1, found.contains(.filler) { isFiller = true }
            }
            if !isFiller { between += 1 }
            end -= 1
        }
        // A ship's name may have several words.
        for word in words where meanings[word]?.contains(.vessel) == true { reading.isNearVessel = true }
        for pair in zip(words, words.dropFirst()) where meanings["\(pair.0) \(pair.1)"]?.contains(.vessel) == true {
            reading.isNearVessel = true
        }
    }

    private func meanings(of word: String) -> [Meaning] {
        var found = meanings[word] ?? []
        for start in starts where word.hasPrefix(start.text) && !found.contains(start.meaning) { found.append(start.meaning) }
        if word.unicodeScalars.contains(where: IdentifierLabels.isUnspaced) {
            for label in unspaced where word.contains(label.text) && !found.contains(label.meaning) {
                // Fillers within a longer word say nothing.
                if label.meaning != .filler { found.append(label.meaning) }
            }
        }
        return found
    }

    private func add(_ meanings: [Meaning], isNear: Bool, _ reading: inout Reading) {
        for meaning in meanings {
            switch meaning {
            case .kind(let kind): if !reading.kinds.contains(kind) { reading.kinds.append(kind) }
            case .vessel: if isNear { reading.isNearVessel = true }
            case .filler: break
            }
        }
    }

    /// Chinese, Japanese and Thai.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0E7F, 0x3040...0x30FF, 0x3400...0x9FFF: true
        default: false
        }
    }

    /// Runs of letters and digits, in lower case.
    private static func words(in scalars: some Sequence<Unicode.Scalar>) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in scalars {
            // Full-width letters are read as those of ASCII.
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            let scalar = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
            let properties = scalar.properties
            if properties.isAlphabetic || properties.numericType != nil || properties.canonicalCombiningClass.rawValue > 0 {
                word += properties.lowercaseMapping
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
