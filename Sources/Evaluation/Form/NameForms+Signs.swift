import NameText

/// Changes of signs, spaces and lines, which need nothing but the text.
extension NameForms {
    /// Printable ASCII in full width; spaces as the ideographic one (U+3000).
    static func fullWidth(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar in
                switch scalar.value {
                case 0x20: "\u{3000}"
                case 0x21...0x7E: Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
                default: scalar
                }
            })
    }

    /// Apostrophes and what is typed for them: ASCII, typographic, modifier letters, grave and acute accents.
    static let apostrophes: [Unicode.Scalar] = [
        "'", "\u{2019}", "\u{2BC}", "`", "\u{B4}", "\u{2BB}", "\u{2018}", "\u{2BF}",
    ]

    /// Each apostrophe as the next of `apostrophes`.
    static func otherQuotes(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar in
                guard let place = apostrophes.firstIndex(of: scalar) else { return scalar }
                return apostrophes[(place + 1) % apostrophes.count]
            })
    }

    static func withoutPunctuation(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "." || apostrophes.contains(scalar) { continue }
            out.append(isPunctuation(scalar) ? " " : scalar)
        }
        return String(out).split(separator: " ").joined(separator: " ")
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    static func otherPunctuation(_ text: String) -> String {
        var out = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !out.isEmpty { out += " " }
            if word == "&" {
                out += "and"
                continue
            }
            if word.lowercased() == "and" {
                out += "&"
                continue
            }
            for scalar in word.unicodeScalars {
                switch scalar {
                case "-": out += "\u{2013}"
                case "(": out += "["
                case ")": out += "]"
                case "/": out += " / "
                case "\"": out += "”"
                default: out.unicodeScalars.append(scalar)
                }
            }
        }
        return out
    }

    /// Single letters with their stops, without them; without stops, with them.
    static func initials(_ text: String, isPerson: Bool) -> String {
        text.split(separator: " ").map { word -> String in
            let scalars = Array(word.unicodeScalars)
            if scalars.count == 1, scalars[0].isLetter, scalars[0].isUpper, isPerson { return "\(word)." }
            // A. or A.B. or S.A.
            guard scalars.count >= 2, scalars.count % 2 == 0,
                scalars.indices.allSatisfy({ $0 % 2 == 0 ? scalars[$0].isLetter && scalars[$0].isUpper : scalars[$0] == "." })
            else { return String(word) }
            let letters = scalars.filter(\.isLetter).map { String($0) }
            return letters.joined(separator: isPerson ? " " : "")
        }.joined(separator: " ")
    }

    /// Hyphens between two letters or digits as spaces.
    static func hyphensAsSpaces(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        func isOfWord(_ place: Int) -> Bool {
            scalars.indices.contains(place)
                && (scalars[place].properties.isAlphabetic || scalars[place].properties.numericType != nil)
        }
        return scalars.indices.map { place in
            scalars[place] == "-" && isOfWord(place - 1) && isOfWord(place + 1) ? " " : String(scalars[place])
        }.joined()
    }

    /// Words of two parts as one; between digits a hyphen tells numbers apart.
    static func withoutHyphens(_ text: String) -> String {
        text.split(separator: " ").map { word in
            let parts = word.split(separator: "-", omittingEmptySubsequences: false)
            let isName =
                parts.count == 2
                && parts.allSatisfy { part in
                    !part.isEmpty && part.unicodeScalars.allSatisfy { $0.properties.numericType == nil }
                }
            return isName ? parts.joined() : String(word)
        }.joined(separator: " ")
    }

    static func spaces(_ text: String, as other: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).joined(separator: other)
    }

    /// The space nearest to the middle as a line break.
    static func lineBreak(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        let middle = scalars.count / 2
        guard let place = scalars.indices.filter({ scalars[$0] == " " }).min(by: { abs($0 - middle) < abs($1 - middle) }) else {
            return nil
        }
        return String(scalars[..<place]) + "\r\n" + String(scalars[(place + 1)...])
    }

    /// In lines of at most 35 characters between words; `nil` for shorter names, and where a word is longer than a line.
    static func wrapped(_ text: String) -> String? {
        guard text.unicodeScalars.count > fieldWidth else { return nil }
        var lines: [String] = []
        for word in text.split(separator: " ") {
            guard word.unicodeScalars.count <= fieldWidth else { return nil }
            if let last = lines.last, last.unicodeScalars.count + 1 + word.unicodeScalars.count <= fieldWidth {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\r\n")
    }

    /// A line break after each 35th character; a space that would begin a line stays.
    static func cutLines(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > fieldWidth else { return nil }
        return stride(from: 0, to: scalars.count, by: fieldWidth).map {
            String(scalars[$0..<min($0 + fieldWidth, scalars.count)])
        }.joined(separator: "\r\n")
    }
}

/// The SWIFT character set x: letters and digits of English, / - ? : ( ) . , ' + and the space (SWIFT Standards MT, General Information).
enum SwiftCharacters {
    /// A Latin name in it, in capitals; `nil` when a letter has no place in it.
    static func text(_ text: String) -> String? {
        var out = ""
        for scalar in DiacriticMarks.without(text).unicodeScalars {
            if let other = others[scalar] {
                out += other
            } else if scalar.isASCII,
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "/-?:().,'+ ".unicodeScalars.contains(scalar)
            {
                out.unicodeScalars.append(scalar)
            } else if NameForms.apostrophes.contains(scalar) {
                out += "'"
            } else if scalar.properties.isAlphabetic {
                return nil
            } else {
                out += " "
            }
        }
        return out.uppercased().split(separator: " ").joined(separator: " ")
    }

    /// Letters without a mark to take off, after ICAO Doc 9303 part 3 section 6; the ampersand as payment messages write it.
    private static let others: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH", "ð": "d", "Ð": "D",
        "đ": "d", "Đ": "D", "ə": "e", "Ə": "E", "ı": "i", "&": "+", "–": "-", "—": "-",
    ]
}
