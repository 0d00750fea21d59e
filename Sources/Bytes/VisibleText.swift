/// Texts of an input (names of files, keys, columns, elements, values) made fit for messages to people, terminals and logs.
public enum VisibleText {
    /// Returns a text on one line, without anything that a terminal or a reader of a log obeys.
    ///
    /// Control characters (C0, DEL, C1), separators of lines and paragraphs, format characters (marks and overrides of bidirectional
    /// text among them), what shows nothing, and code points without a character are written as `\u{1B}`. O(length).
    ///
    /// - Parameters:
    ///   - limit: characters that are shown; more are cut, with an ellipsis.
    ///   - keepsJoiners: leaves U+200C and U+200D, which Persian and Indic names are written with.
    public static func line(_ text: String, limit: Int = .max, keepsJoiners: Bool = false) -> String {
        if limit >= text.utf8.count, isPlainASCII(text) { return text }
        var shown = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == limit { return shown + "…" }
            count += 1
            if isHidden(scalar), !(keepsJoiners && (scalar == "\u{200C}" || scalar == "\u{200D}")) {
                shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// The same of each line of a text whose line ends are ours.
    public static func lines(_ text: String) -> String {
        text.utf8.contains(0x0A)
            ? text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(separator: "\n")
            : line(text)
    }

    private static func isPlainASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
