import CICU

/// The names that ICU has for regions and months, language by language, as the data holds them.
enum ICUNames {
    /// One name of a thing: a region's code of two letters, or a month's number.
    struct Row {
        var key: String
        var name: String
    }

    static var languageCount: Int32 { max(0, cicu_locale_count()) }

    /// The names of regions in the language at `index`; empty for a locale that has none of its own.
    static func regions(inLanguage index: Int32) -> [Row] {
        unsafe rows { unsafe cicu_region_names(index, false, $0, $1) }
    }

    /// The English names of regions in all their forms.
    static var englishRegions: [Row] {
        unsafe rows { unsafe cicu_region_names_english($0, $1) }
    }

    /// The names of months in the language at `index`.
    static func months(inLanguage index: Int32) -> [Row] {
        unsafe rows { unsafe cicu_month_names(index, $0, $1) }
    }

    /// Some 300 names of 20 bytes; the longest languages take 60.
    private static let capacity = 1 << 17

    private static func rows(_ body: (_ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int32) -> Int32) -> [Row] {
        // SAFETY: the buffer holds as many bytes as the call is told.
        guard let bytes = unsafe ICU.output(capacity: capacity, body) else { return [] }
        return bytes.split(separator: 0x0A).compactMap { line in
            guard let tab = line.firstIndex(of: 0x09) else { return nil }
            return Row(
                key: String(decoding: line[..<tab], as: UTF8.self), name: String(decoding: line[(tab + 1)...], as: UTF8.self))
        }
    }

    /// Letters and digits alone, case folded, without accents: how names of regions and months are compared.
    static func fold(_ name: some StringProtocol) -> String {
        let bytes = Array(name.utf8)
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
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
