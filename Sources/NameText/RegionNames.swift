import CICU
import ReferenceData

/// Countries by name, in any language that ICU knows, by their formal names and the spellings of lists, by the names of former
/// states and of peoples, and by codes: of ISO 3166-1 (two letters, three letters, three digits), of ISO 3166-3, and of
/// machine-readable travel documents.
///
/// English names, codes and the tables `regions`, `states`, `nationalities` and `demonyms` of `Data` are read at the first question;
/// the other languages (some 200) at the first name that is none of these. Safe to share between threads.
public struct RegionNames: Sendable {
    public static let shared = RegionNames()

    /// Folded name or code → alpha-2 codes.
    private let common: [String: [String]]
    /// Folded words that say that somebody is of no state.
    private let stateless: Set<String>

    private init() {
        var names: [String: [String]] = [:]
        func add(_ name: some StringProtocol, _ code: String) {
            let key = ICUNames.fold(name)
            if !key.isEmpty, !(names[key]?.contains(code) ?? false) { names[key, default: []].append(code) }
        }
        for table in [ReferenceData.regions, ReferenceData.nationalities, ReferenceData.demonyms] {
            for row in ReferenceTable.rows(of: table, columns: 2) {
                for name in row[1].split(separator: ";") { add(name, row[0]) }
            }
        }
        var stateless: Set<String> = []
        for row in ReferenceTable.rows(of: ReferenceData.states, columns: 2) {
            for name in row[0].split(separator: ";") {
                if row[1] == "-" {
                    stateless.insert(ICUNames.fold(name))
                } else {
                    for code in row[1].split(separator: " ") { add(name, String(code)) }
                }
            }
        }
        self.stateless = stateless
        // The tables have the last word over ICU's names, the codes of ISO over both.
        let tables = names
        let regions = RegionNames.regions
        for row in ICUNames.englishRegions where tables[ICUNames.fold(row.name)] == nil {
            if regions.contains(where: { $0.code == row.key }) { add(row.name, row.key) }
        }
        for row in ReferenceTable.rows(of: ReferenceData.regions, columns: 2) { names[ICUNames.fold(row[0])] = [row[0]] }
        for region in regions {
            for key in [region.code, region.code3, region.number] where !key.isEmpty { names[ICUNames.fold(key)] = [region.code] }
        }
        common = names
    }

    /// The ISO 3166-1 alpha-2 codes of what a name, a code or a people's name may mean: mostly one, several where it names a
    /// former state (`USSR`) or several peoples call themselves so (`Guinean`); empty when nobody calls a country so.
    ///
    /// Case, marks, spaces and punctuation do not count. `XK` stands for Kosovo. O(name) once the names are read.
    public func codes(for name: some StringProtocol) -> [String] {
        let codes = commonCodes(for: name)
        guard codes.isEmpty, name.utf8.count <= 256 else { return codes }
        return Self.allLanguages[ICUNames.fold(name)].map { [$0] } ?? []
    }

    /// As `codes(for:)`, by codes, English names and the tables alone: for words that are mostly no countries.
    public func commonCodes(for name: some StringProtocol) -> [String] {
        guard name.utf8.count <= 256 else { return [] }
        let key = ICUNames.fold(name)
        if let codes = common[key] { return codes }
        if key.hasPrefix("the"), let codes = common[String(key.dropFirst(3))] { return codes }
        return formal(key)
    }

    /// Returns whether a word says that somebody is of no state, or of none that is said: `stateless`, `XXA` of travel documents.
    public func isNoState(_ name: some StringProtocol) -> Bool {
        name.utf8.count <= 64 && stateless.contains(ICUNames.fold(name))
    }

    /// Returns the country of a formal name that no table has: `Republic of Croatia`, `Croatia, Republic of`. The names that tell two
    /// states of one word apart (of Korea, the Congo, China) stand in the tables.
    private func formal(_ key: String) -> [String] {
        guard key.utf8.count > 10 else { return [] }
        for form in RegionNames.forms {
            var rest: Substring
            if key.hasPrefix(form) {
                rest = key.dropFirst(form.count)
            } else if key.hasSuffix(form) {
                rest = key.dropLast(form.count)
                if let codes = common[form + rest] { return codes }
            } else {
                continue
            }
            if rest.hasPrefix("the"), common[String(rest)] == nil { rest = rest.dropFirst(3) }
            if let codes = common[String(rest)] { return codes }
        }
        return []
    }

    /// The longest first.
    private static let forms = [
        "federaldemocraticrepublicof", "democraticrepublicof", "peoplesrepublicof", "islamicrepublicof", "federalrepublicof",
        "unitedrepublicof", "commonwealthof", "principalityof", "sultanateof", "republicof", "kingdomof", "emirateof", "unionof",
        "stateof",
    ]

    /// The code of a name that means one country alone; else as `codes(for:)`.
    public func code(for name: some StringProtocol) -> String? {
        let codes = codes(for: name)
        return codes.count == 1 ? codes.first : nil
    }

    /// The English name of a region, as ICU has it; the code itself where it has none.
    public func name(of code: String) -> String { Self.english[code] ?? code }

    private static let english: [String: String] = {
        var names: [String: String] = [:]
        for row in ICUNames.englishRegions where names[row.key] == nil { names[row.key] = row.name }
        return names
    }()

    /// Names in every language of ICU. Where languages disagree the country that most of them mean is kept, none on a tie.
    private static let allLanguages: [String: String] = {
        let known = Set(regions.map(\.code))
        var votes: [String: [String: Int]] = [:]
        var folded: [String: String] = [:]
        for index in 0..<ICUNames.languageCount {
            for row in ICUNames.regions(inLanguage: index) where known.contains(row.key) {
                let key = folded[row.name] ?? ICUNames.fold(row.name)
                folded[row.name] = key
                // A code of two or three letters belongs to ISO, whatever a language's short form.
                if key.utf8.count > 3 { votes[key, default: [:]][row.key, default: 0] += 1 }
            }
        }
        var names: [String: String] = [:]
        for (key, codes) in votes {
            let best = codes.values.max() ?? 0
            let winners = codes.filter { $0.value == best }
            if winners.count == 1, let winner = winners.first { names[key] = winner.key }
        }
        return names
    }()

    /// Every region of ISO 3166-1: alpha-2, and alpha-3 and three digits where there are any; and `XK`.
    private static let regions: [(code: String, code3: String, number: String)] = {
        var regions: [(code: String, code3: String, number: String)] = []
        for index in 0..<max(0, cicu_region_count()) {
            var code: [CChar] = [0, 0]
            var code3: [CChar] = [0, 0, 0]
            // SAFETY: the arrays hold two and three bytes, as the call fills.
            guard unsafe cicu_region_codes(index, &code, &code3) else { continue }
            // SAFETY: reads two bytes.
            let number = unsafe cicu_region_number(code)
            // ICU knows islands by codes that ISO has only reserved: the table says which state they belong to.
            if ["DG", "EA", "IC"].contains(text(code)) { continue }
            let digits = String(number)
            regions.append(
                (text(code), text(code3), number > 0 ? String(repeating: "0", count: max(0, 3 - digits.count)) + digits : ""))
        }
        if !regions.contains(where: { $0.code == "XK" }) { regions.append(("XK", "XKX", "")) }
        return regions
    }()

    private static func text(_ letters: [CChar]) -> String {
        String(decoding: letters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
