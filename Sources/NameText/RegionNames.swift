import CICU
import ReferenceData

/// Countries by name, in any language that ICU knows, by the spellings of lists and by ISO 3166-1 codes.
///
/// English names, codes and the spellings of `Data/regions.tsv` are read at the first question; the other languages
/// (some 250, half a second) at the first name that is none of these. Safe to share between threads.
public struct RegionNames: Sendable {
    public static let shared = RegionNames()

    /// Folded name or code → alpha-2 code.
    private let common: [String: String]

    private init() {
        var names: [String: String] = [:]
        for row in ReferenceTable.rows(of: ReferenceData.regions, columns: 2) {
            for name in row[1].split(separator: ";") { names[Self.fold(name)] = row[0] }
            names[Self.fold(row[0])] = row[0]
        }
        let english = RegionNameSource(english: true, index: 0)
        for region in RegionNameSource.regions {
            for key in [region.code, region.code3] where !key.isEmpty {
                if names[Self.fold(key)] == nil { names[Self.fold(key)] = region.code }
            }
            for name in english?.names(of: region.code, withShort: true) ?? [] where names[Self.fold(name)] == nil {
                names[Self.fold(name)] = region.code
            }
        }
        common = names
    }

    /// The ISO 3166-1 alpha-2 code of a country named in any language or spelling, or by its alpha-2 or alpha-3 code; `nil`
    /// when nobody calls a country so, or several languages call different ones so.
    ///
    /// Case, marks, spaces and punctuation do not count. `XK` stands for Kosovo. O(name) once the names are read.
    public func code(for name: some StringProtocol) -> String? {
        let key = Self.fold(name)
        guard !key.isEmpty else { return nil }
        if let code = common[key] { return code }
        if key.hasPrefix("the"), let code = common[String(key.dropFirst(3))] { return code }
        return Self.allLanguages[key]
    }

    /// Names in every language of ICU. Where languages disagree the country that most of them mean is kept, none on a tie.
    private static let allLanguages: [String: String] = {
        var votes: [String: [String: Int]] = [:]
        var folded: [String: String] = [:]
        for index in 0..<max(0, cicu_locale_count()) {
            guard let source = RegionNameSource(english: false, index: index) else { continue }
            for region in RegionNameSource.regions {
                for name in source.names(of: region.code, withShort: false) {
                    let key = folded[name] ?? fold(name)
                    folded[name] = key
                    // A code of two or three letters belongs to ISO, whatever a language's short form.
                    if key.utf8.count > 3 { votes[key, default: [:]][region.code, default: 0] += 1 }
                }
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

    /// Letters and digits alone, case folded, without marks.
    private static func fold(_ name: some StringProtocol) -> String {
        let bytes = Array(name.utf8)
        var folded: [UInt8] = []
        if bytes.allSatisfy({ $0 < 0x80 }) {
            for byte in bytes {
                let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) { folded.append(lower) }
            }
            return String(decoding: folded, as: UTF8.self)
        }
        // Marks are dropped where they are accents; Indic vowel signs, which are marks too, tell names apart and stay.
        for codePoint in UTF8Text.codePoints(ICU.decomposed(ICU.nfkcCasefold(bytes) ?? bytes) ?? bytes) {
            let isAccent = (0x300...0x36F).contains(codePoint)
            let category = cicu_category(codePoint)
            if !isAccent, category == Int32(CICU_LETTER) || category == Int32(CICU_MARK) || category == Int32(CICU_DIGIT) {
                UTF8Text.append(codePoint, to: &folded)
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }
}

/// The names of regions in one of ICU's locales.
@safe private final class RegionNameSource {
    /// Every region of ISO 3166-1: alpha-2, and alpha-3 where there is one.
    static let regions: [(code: String, code3: String)] = (0..<max(0, cicu_region_count())).compactMap { index in
        var code: [CChar] = [0, 0]
        var code3: [CChar] = [0, 0, 0]
        // SAFETY: the arrays hold two and three bytes, as the call fills.
        guard unsafe cicu_region_codes(index, &code, &code3) else { return nil }
        return (text(code), text(code3))
    }

    private let handle: OpaquePointer

    init?(english: Bool, index: Int32) {
        let handle = unsafe english ? cicu_region_names_open_english() : cicu_region_names_open(index)
        guard let handle = unsafe handle else { return nil }
        unsafe self.handle = unsafe handle
    }

    /// The long name of a region and, where asked for, the short one; those that the locale has.
    func names(of code: String, withShort: Bool) -> [String] {
        let letters = code.utf8.map { CChar(truncatingIfNeeded: $0) }
        guard letters.count == 2 else { return [] }
        var names: [String] = []
        for isShort in withShort ? [false, true] : [false] {
            // SAFETY: the handle lives as long as self, `letters` holds two bytes.
            let bytes = unsafe ICU.output(capacity: 1024) { unsafe cicu_region_name(handle, letters, isShort, $0, $1) }
            if let bytes, !bytes.isEmpty { names.append(String(decoding: bytes, as: UTF8.self)) }
        }
        return names
    }

    private static func text(_ letters: [CChar]) -> String {
        String(decoding: letters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        // SAFETY: opened in `init`, closed once.
        unsafe cicu_region_names_close(handle)
    }
}
