public import NameText
import ReferenceData

/// What a word is in the anatomy of names, and which words say the same.
///
/// Classes come from `Data/words.tsv`, whose header names its sources.
public struct Word: Sendable, Hashable {
    public enum Class: UInt8, Sendable, Hashable, CaseIterable {
        /// A word of its own: a name, a distinctive word.
        case plain = 0
        /// al, el, der, la: hardly weighs.
        case article = 1
        /// de, von, van, abu: joins to the name that follows.
        case particle = 2
        /// bin, ibn, ben, bint, ould, oglu: what stands before and after does not change places.
        case patronymic = 3
        /// Mr, Dr, Haji, General: of a person, not of the name.
        case title = 4
        /// Ltd, GmbH, OAO.
        case legalForm = 5
        /// Company, trading, bank, brigade: common nouns of organisations.
        case generic = 6
        /// and, of, for, the.
        case filler = 7
        /// A country or a region: of where, hardly of whom.
        case place = 8

        init?(name: some StringProtocol) {
            switch name {
            case "word": self = .plain
            case "article": self = .article
            case "particle": self = .particle
            case "patronymic": self = .patronymic
            case "title": self = .title
            case "legal": self = .legalForm
            case "generic": self = .generic
            case "filler": self = .filler
            case "place": self = .place
            default: return nil
            }
        }
    }

    /// The class in the name of a person.
    public var inPerson: Class
    /// The class in the name of an organisation, ship or aircraft.
    public var inOrganisation: Class
    /// Words of one number above 0 say the same; 0 says the same as itself alone.
    public var meaning: UInt16
    /// Bearers among ten thousand people, for names that are common; 0 otherwise.
    public var frequency: UInt16

    public init(inPerson: Class, inOrganisation: Class, meaning: UInt16, frequency: UInt16) {
        self.inPerson = inPerson
        self.inOrganisation = inOrganisation
        self.meaning = meaning
        self.frequency = frequency
    }

    static let unknown = Word(inPerson: .plain, inOrganisation: .plain, meaning: 0, frequency: 0)
}

/// The table of words; loaded once.
public struct Words: Sendable {
    public static let shared = Words(
        words: String(decoding: ReferenceData.words, as: UTF8.self),
        frequencies: String(decoding: ReferenceData.frequency, as: UTF8.self))

    private var slots: [Slot]
    private let mask: Int
    /// Rows that could not be read, `file:line: reason`; a test holds it empty.
    let problems: [String]

    private struct Slot {
        var hash: UInt64 = 0
        var word = Word.unknown
    }

    /// The word that a Latin reading is; `Word.unknown` for all the others. O(letters).
    public func word(_ latin: Span<UInt8>) -> Word {
        let hash = stableHash(latin, seed: 1)
        var i = Int(truncatingIfNeeded: hash) & mask
        while slots[i].hash != 0 {
            if slots[i].hash == hash { return slots[i].word }
            i = (i + 1) & mask
        }
        return .unknown
    }

    /// The same of a token in its script: the little words that join names (das, el, van) are words of Latin, Cyrillic, Greek, Armenian
    /// and Semitic traditions; a name in Devanagari that reads like one is a name.
    public func word(_ latin: Span<UInt8>, in script: Script) -> Word {
        let word = word(latin)
        switch word.inPerson {
        case .article, .particle, .patronymic:
            switch script {
            case .latin, .cyrillic, .greek, .armenian, .georgian, .arabic, .hebrew, .syriac, .thaana, .ethiopic: return word
            default: return Word(inPerson: .plain, inOrganisation: .plain, meaning: 0, frequency: word.frequency)
            }
        default: return word
        }
    }

    /// - Parameters:
    ///   - words: lines `class<TAB>scope<TAB>word word word`: words of one line say the same; scope is person, organisation or any.
    ///     A class ending in `*` (`generic*`) says that the words of the line are kin in class alone.
    ///   - frequencies: lines `bearers<TAB>name name name`.
    init(words: String, frequencies: String) {
        var problems: [String] = []
        var table: [UInt64: Word] = [:]
        var meaning: UInt16 = 0
        for (number, line) in words.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            let isKin = cells[0].hasSuffix("*")
            guard cells.count == 3, let kind = Word.Class(name: isKin ? cells[0].dropLast() : cells[0]),
                ["person", "organisation", "any"].contains(cells[1])
            else {
                problems.append("words.tsv:\(number + 1): expected class, scope and words")
                continue
            }
            meaning += 1
            for text in cells[2].split(separator: " ") {
                let hash = Words.hash(text)
                var word = table[hash] ?? .unknown
                if cells[1] != "organisation" { word.inPerson = kind }
                if cells[1] != "person" { word.inOrganisation = kind }
                if !isKin { word.meaning = meaning }
                table[hash] = word
            }
        }
        for (number, line) in frequencies.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 2, let bearers = UInt16(cells[0]) else {
                problems.append("frequency.tsv:\(number + 1): expected bearers and names")
                continue
            }
            for text in cells[1].split(separator: " ") {
                table[Words.hash(text), default: .unknown].frequency = bearers
            }
        }
        var capacity = 64
        while capacity < table.count * 3 { capacity *= 2 }
        var slots = [Slot](repeating: Slot(), count: capacity)
        for (hash, word) in table {
            var i = Int(truncatingIfNeeded: hash) & (capacity - 1)
            while slots[i].hash != 0 { i = (i + 1) & (capacity - 1) }
            slots[i] = Slot(hash: hash, word: word)
        }
        self.slots = slots
        mask = capacity - 1
        self.problems = problems
    }

    private static func hash(_ text: Substring) -> UInt64 {
        let bytes = Array(text.utf8)
        return stableHash(bytes.span, seed: 1)
    }
}
