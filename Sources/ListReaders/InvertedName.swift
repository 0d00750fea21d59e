/// A person's name written with the family name first and a comma: `AL-HAQ, Amin`.
struct InvertedName {
    /// As it stands before the comma.
    var family: String
    /// As it stands after the comma; a suffix that follows a second comma (`Jr.`) is left out.
    var given: String

    /// What follows the comma of a name that is not inverted: `Hilarion Santos, III`.
    private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "dr", "dr.", "phd", "md"]

    /// `nil` when the text is no such name.
    init?(_ text: String) {
        let pieces = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self).trimming("\"'") }
        guard pieces.count == 2 || pieces.count == 3, !pieces[0].isEmpty, !pieces[1].isEmpty else { return nil }
        if pieces.count == 3, !InvertedName.suffixes.contains(pieces[2].asciiLowercased) { return nil }
        guard let word = pieces[1].words.first?.asciiLowercased,
            !InvertedName.suffixes.contains(word) || pieces[1].words.count > 1
        else { return nil }
        guard pieces[0].letterCount > 0, pieces[1].letterCount > 0, !text.hasDigit else { return nil }
        guard !text.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "(") }) else { return nil }
        // More words than a name has on either side: it is a sentence.
        guard pieces[0].words.count <= 4, pieces[1].words.count <= 6 else { return nil }
        family = pieces[0]
        given = pieces[1]
    }
}
