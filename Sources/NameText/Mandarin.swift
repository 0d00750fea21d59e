import ReferenceData

/// Mandarin in Latin letters: the syllables of Hanyu Pinyin (ISO 7098:2015) and what Wade-Giles writes for each (ALA-LC until 1997),
/// from `Data/pinyin.tsv`.
struct Mandarin: Sendable {
    static let shared = Mandarin()

    /// The most letters of a syllable in either romanisation: zhuang, hsiung.
    static let longest = 6

    private(set) var syllables: Set<UInt64> = []
    /// What a Wade-Giles spelling says in Pinyin, without and with the apostrophe of an aspirated initial: tung is dong, t'ung tong.
    private var plain: [UInt64: PackedLatin] = [:]
    private var aspirated: [UInt64: PackedLatin] = [:]
    /// Family names as Wade-Giles spells them when it leaves apostrophes out.
    private var families: [UInt64: PackedLatin] = [:]

    private init() {
        for row in ReferenceTable.rows(of: ReferenceData.pinyin, columns: 3) where row[0] == "syllables" {
            let initial = row[1] == "-" ? "" : row[1]
            for final in row[2].split(separator: " ") { add(initial: initial, final: String(final)) }
        }
        for row in ReferenceTable.rows(of: ReferenceData.pinyin, columns: 3) where row[0] == "families" {
            for name in row[2].split(separator: " ") {
                guard let reading = PackedLatin(name.utf8), let wade = Self.wadeGiles(ofSyllable: String(name)) else { continue }
                for spelling in wade.spellings {
                    guard let key = PackedLatin(spelling.utf8)?.bits, families[key] == nil else { continue }
                    families[key] = reading
                }
            }
        }
    }

    /// The Pinyin of a Wade-Giles syllable. O(1).
    func pinyin(ofWadeGiles syllable: PackedLatin, isAspirated: Bool) -> PackedLatin? {
        if isAspirated, let reading = aspirated[syllable.bits] { return reading }
        return plain[syllable.bits] ?? (isAspirated ? nil : aspirated[syllable.bits])
    }

    /// The aspirated sound that a syllable may have when apostrophes are left out; `nil` when it has none.
    func aspirated(_ syllable: PackedLatin) -> PackedLatin? { aspirated[syllable.bits] }

    /// The family name in Pinyin that a Wade-Giles spelling without apostrophes stands for. O(1).
    func family(ofWadeGiles syllable: PackedLatin) -> PackedLatin? { families[syllable.bits] }

    func isPinyin(_ syllable: PackedLatin) -> Bool { syllables.contains(syllable.bits) }

    private mutating func add(initial: String, final: String) {
        guard let reading = PackedLatin((initial + final).utf8) else { return }
        syllables.insert(reading.bits)
        let wade = Self.wadeGiles(initial: initial, final: final)
        for spelling in wade.spellings {
            guard let key = PackedLatin(spelling.utf8)?.bits else { continue }
            if wade.isAspirated {
                keep(reading, at: key, in: &aspirated)
            } else {
                keep(reading, at: key, in: &plain)
            }
        }
    }

    /// Without the marks of ü one spelling stands for two syllables: the one that is commoner in names is kept.
    private func keep(_ reading: PackedLatin, at key: UInt64, in table: inout [UInt64: PackedLatin]) {
        let isCommoner = Self.commoner.contains(reading)
        if table[key] == nil || isCommoner { table[key] = reading }
    }

    private static let commoner = ["zhu", "juan", "jun", "chu", "quan", "chun", "yu"].compactMap { PackedLatin($0.utf8) }

    private static func wadeGiles(ofSyllable syllable: String) -> (spellings: [String], isAspirated: Bool)? {
        for count in [2, 1, 0] where syllable.utf8.count > count {
            let initial = String(syllable.prefix(count))
            if count == 0 || initials[initial] != nil || sameInitials.contains(initial) {
                return wadeGiles(initial: initial, final: String(syllable.dropFirst(count)))
            }
        }
        return nil
    }

    private static let initials: [String: (String, Bool)] = [
        "b": ("p", false), "p": ("p", true), "d": ("t", false), "t": ("t", true), "g": ("k", false), "k": ("k", true),
        "j": ("ch", false), "q": ("ch", true), "x": ("hs", false), "zh": ("ch", false), "ch": ("ch", true), "r": ("j", false),
        "z": ("ts", false), "c": ("ts", true),
    ]
    private static let sameInitials: Set<String> = ["m", "f", "n", "l", "h", "sh", "s"]

    /// The Wade-Giles spellings of a Pinyin syllable, without marks and apostrophes, and whether an apostrophe follows the initial.
    static func wadeGiles(initial: String, final: String) -> (spellings: [String], isAspirated: Bool) {
        if initial.isEmpty { return ([withoutInitial[final] ?? final] + (final == "yi" ? ["yi"] : []), false) }
        let (letters, isAspirated) = initials[initial] ?? (initial, false)
        if final == "i" {
            switch initial {
            case "zh", "ch", "sh", "r": return ([letters + "ih"], isAspirated)
            case "z", "c": return (["tzu"], isAspirated)
            case "s": return (["ssu", "szu", "sze"], false)
            default: break
            }
        }
        let velar = ["g", "k", "h"].contains(initial)
        let wade: String
        switch final {
        case "ian": wade = "ien"
        case "ie": wade = "ieh"
        case "ue": wade = "ueh"
        case "ong": wade = "ung"
        case "iong": wade = "iung"
        case "uo": wade = velar || initial == "sh" ? "uo" : "o"
        case "e": wade = velar ? "o" : "e"
        case "ui": wade = initial == "g" || initial == "k" ? "uei" : "ui"
        default: wade = final
        }
        return ([letters + wade], isAspirated)
    }

    private static let withoutInitial: [String: String] = [
        "er": "erh", "yi": "i", "ye": "yeh", "you": "yu", "yan": "yen", "yong": "yung", "yue": "yueh",
    ]
}
