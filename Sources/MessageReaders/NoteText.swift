/// Names that stand in an input, made fit for messages to people: one line, without signs that a terminal obeys.
enum NoteText {
    /// Most characters of a name that are shown.
    static let longestName = 40
    /// Most names that are listed one by one.
    static let mostNames = 30

    /// A name with each control character, and each sign that turns the direction of writing or has no width, as U+FFFD; cut at
    /// `longestName` characters.
    static func plain(_ name: String) -> String {
        var shown = ""
        var count = 0
        for scalar in name.unicodeScalars {
            guard count < longestName else { return shown + "…" }
            shown.unicodeScalars.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar)
            count += 1
        }
        return shown
    }

    /// Whether a name may be typed into a command line between double quotation marks as it is shown.
    static func canBeTyped(_ name: String) -> Bool {
        guard !name.isEmpty, plain(name) == name else { return false }
        return !name.unicodeScalars.contains {
            $0 == "\"" || $0 == "$" || $0 == "`" || $0 == "\\" || $0 == "!" || $0 == "\u{FFFD}"
        }
    }

    static func quoted(_ name: String) -> String { "\"\(plain(name))\"" }

    /// The first names, in quotation marks, and how many there are in all.
    static func list(_ names: [String]) -> String {
        names.prefix(mostNames).map(quoted).joined(separator: ", ")
            + (names.count > mostNames ? ", … (\(names.count) in all)" : "")
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB,
            0xE0000...0xE0FFF:
            true
        default: false
        }
    }
}
