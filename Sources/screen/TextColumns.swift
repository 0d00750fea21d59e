import Bytes

/// Text in columns of a terminal: a letter of Han or Hangul is two wide, a mark none.
enum TextColumns {
    /// Columns of a page.
    static let page = 80

    static func width(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        guard scalar.value >= 0x300 else { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch scalar.value {
        // East Asian Width W and F, Unicode Standard Annex 11.
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// At most `limit` columns, with an ellipsis where something is left out.
    static func cut(_ text: String, _ limit: Int) -> String {
        let text = line(text)
        guard width(text) > limit else { return text }
        var result = ""
        var used = 0
        for character in text {
            let wide = width(String(character))
            guard used + wide < limit else { break }
            result.append(character)
            used += wide
        }
        return result + "…"
    }

    /// A text of an input or a list on one line; the joiners of Persian and Indic names stay.
    static func line(_ text: String) -> String { VisibleText.line(text, keepsJoiners: true) }

    /// Filled up with spaces. On a terminal a mark keeps words that are written from right to left in their column.
    static func padded(_ text: String, _ width: Int) -> String {
        let mark = Terminal.outputIsTerminal && text.unicodeScalars.contains(where: isRightToLeft) ? "\u{200E}" : ""
        return text + mark + String(repeating: " ", count: max(0, width - TextColumns.width(text)))
    }

    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFEFC).contains(scalar.value)
    }

    /// A label and a text that is wrapped at words beneath itself, `indent` columns in.
    static func entry(_ label: String, _ text: String, indent: Int = 2, labelWidth: Int = 12) -> [String] {
        let (label, text) = (TextColumns.line(label), TextColumns.line(text))
        let start = indent + labelWidth
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            if !line.isEmpty, start + width(line) + 1 + width(word) > page {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        let margin = String(repeating: " ", count: indent)
        return lines.enumerated().map { place, line in
            margin + padded(place == 0 ? label : "", labelWidth) + line
        }
    }
}
