/// A date's text in the letters that the reader of dates knows: ASCII digits, words and signs.
enum DateText {
    /// Decimal digits of every script become ASCII, dashes and spaces of every kind too, the signs that Chinese, Japanese
    /// and Korean dates are written with become separators, apostrophes vanish, and the words of `words` that are not
    /// ASCII become the ASCII ones. Other letters stay as they are, and make the text no date. O(scalars).
    static func folded(_ text: String) -> [UInt8] {
        if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x27 && $0 != 0x60 }) { return Array(text.utf8) }
        let text = MonthWords.withPairsReplaced(text)
        var bytes: [UInt8] = []
        var word = ""
        func close() {
            if !word.isEmpty {
                let folded = MonthWords.folded(word)
                bytes += Array((words[folded] ?? MonthWords.words[folded] ?? word).utf8)
            }
            word = ""
        }
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if properties.generalCategory == .decimalNumber, let value = properties.numericValue {
                close()
                bytes.append(0x30 + UInt8(clamping: Int(value)))
                continue
            }
            switch scalar.value {
            case 0x27, 0x60, 0x2018, 0x2019, 0x02BB, 0x02BC, 0x02BE, 0x02BF, 0x200B...0x200F, 0x202A...0x202E, 0x0640, 0xFEFF:
                continue
            case 0x2010...0x2015, 0x2212, 0xFF0D: sign("-")
            // Year, month and day, in Han and in Hangul.
            case 0x5E74, 0x6708, 0xB144, 0xC6D4: sign("-")
            case 0x65E5, 0xC77C: sign(" ")
            case 0xFF0F: sign("/")
            case 0xFF0E, 0x3002: sign(".")
            case 0x060C, 0xFF0C: sign(",")
            default:
                if properties.isWhitespace {
                    sign(" ")
                } else if scalar.isASCII, !properties.isAlphabetic {
                    close()
                    bytes.append(UInt8(truncatingIfNeeded: scalar.value))
                } else {
                    word += properties.lowercaseMapping
                }
            }
        }
        close()
        return bytes

        func sign(_ sign: Unicode.Scalar) {
            close()
            bytes.append(UInt8(truncatingIfNeeded: sign.value))
        }
    }

    /// Eras and words of approximation that are written in other letters.
    private static let words: [String: String] = {
        var words: [String: String] = [:]
        for (meaning, spellings) in [
            ("ah", ["ه", "هـ", "هجري", "هجرى", "هجری", "هجرية", "هجریه", "قمري", "قمری", "هق", "г.х", "хиджры"]),
            ("sh", ["ش", "هش", "شمسي", "شمسی", "خورشیدی", "هجریشمسی"]),
            ("ad", ["م", "ميلادي", "میلادی", "ميلادية", "года", "г", "год", "року"]),
            ("circa", ["около", "ок", "примерно", "приблизно", "حوالي", "حوالی", "حدود", "تقريبا", "تقریبا", "約", "约", "약"]),
        ] {
            for spelling in spellings { words[MonthWords.folded(spelling)] = meaning }
        }
        return words
    }()
}
