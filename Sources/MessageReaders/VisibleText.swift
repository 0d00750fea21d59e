/// Returns a text of an input as it may be shown to people: on one line, without anything that a terminal obeys.
///
/// Control characters, line and paragraph separators and the marks of bidirectional text are written as `\u{1B}`; more than
/// `limit` characters are cut. O(length).
func visible(_ text: String, limit: Int = 80) -> String {
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
        if count == limit { return shown + "…" }
        count += 1
        if isInvisible(scalar) {
            shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
            shown.unicodeScalars.append(scalar)
        }
    }
    return shown
}

/// Controls (C0, DEL, C1), format characters and separators of lines.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: false
    }
}
