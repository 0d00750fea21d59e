/// Latin letters with and without their marks, as their Unicode names say: `LATIN SMALL LETTER E WITH ACUTE`.
enum DiacriticMarks {
    /// Base letters alone: é is e, ø is o.
    static func without(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }.map { parts($0)?.base ?? $0 })
    }

    /// Letters and combining marks apart, as normal form D has them (Unicode Standard Annex 15). A letter whose mark has no
    /// combining form (ø) stays.
    static func decomposed(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            if let (base, marks) = parts(scalar), let marks {
                out.unicodeScalars.append(base)
                out.unicodeScalars.append(contentsOf: marks)
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A marked letter's base and its combining marks, `nil` for those when one has none.
    private static func parts(_ scalar: Unicode.Scalar) -> (base: Unicode.Scalar, marks: [Unicode.Scalar]?)? {
        if scalar == "ı" { return ("i", nil) }
        guard scalar.value > 0x7F, let name = scalar.properties.name else { return nil }
        let words = name.split(separator: " ")
        // LATIN SMALL LETTER E WITH CIRCUMFLEX AND ACUTE
        guard words.count > 5, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH", words[3].unicodeScalars.count == 1,
            let letter = words[3].unicodeScalars.first
        else { return nil }
        let base = words[1] == "SMALL" ? letter.lower : letter
        var marks: [Unicode.Scalar] = []
        var mark: [Substring] = []
        for word in words[5...] + ["AND"] {
            guard word == "AND" else {
                mark.append(word)
                continue
            }
            guard let known = combining[mark.joined(separator: " ")] else { return (base, nil) }
            marks.append(known)
            mark = []
        }
        return (base, marks)
    }

    private static let combining: [String: Unicode.Scalar] = [
        "GRAVE": "\u{300}", "ACUTE": "\u{301}", "CIRCUMFLEX": "\u{302}", "TILDE": "\u{303}", "MACRON": "\u{304}",
        "BREVE": "\u{306}", "DOT ABOVE": "\u{307}", "DIAERESIS": "\u{308}", "HOOK ABOVE": "\u{309}", "RING ABOVE": "\u{30A}",
        "DOUBLE ACUTE": "\u{30B}", "CARON": "\u{30C}", "HORN": "\u{31B}", "DOT BELOW": "\u{323}", "COMMA BELOW": "\u{326}",
        "CEDILLA": "\u{327}", "OGONEK": "\u{328}", "LINE BELOW": "\u{331}",
    ]
}
