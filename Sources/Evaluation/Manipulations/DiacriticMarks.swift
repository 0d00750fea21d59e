/// Latin letters with and without their marks, as their Unicode names say: `LATIN SMALL LETTER E WITH ACUTE`.
enum DiacriticMarks {
    /// Base letters alone: é is e, ø is o.
    static func without(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }.map { base($0) ?? $0 })
    }

    /// The letter under the marks that a Unicode name tells, `nil` for another.
    private static func base(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar == "ı" { return "i" }
        guard scalar.value > 0x7F, let name = scalar.properties.name else { return nil }
        let words = name.split(separator: " ")
        // LATIN SMALL LETTER E WITH CIRCUMFLEX AND ACUTE
        guard words.count > 5, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH", words[3].unicodeScalars.count == 1,
            let letter = words[3].unicodeScalars.first
        else { return nil }
        return words[1] == "SMALL" ? letter.lower : letter
    }
}
