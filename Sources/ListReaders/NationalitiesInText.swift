/// Parts what a list writes about nationalities in one cell: `(1) German (2) Moroccan`, `Iranian and US`,
/// `Bahrain (citizenship revoked in January 2015)`.
enum NationalitiesInText {
    /// States whose names hold the word that parts two others.
    private static let joined = [
        "antigua and barbuda", "bosnia and herzegovina", "bosnia & herzegovina", "saint kitts and nevis", "st kitts and nevis",
        "saint vincent and the grenadines", "st vincent and the grenadines", "sao tome and principe", "são tomé and príncipe",
        "trinidad and tobago", "serbia and montenegro",
    ]

    /// The nationalities, and whether words about them were left out, so that the whole must be kept as a remark. O(n).
    static func read(_ text: String) -> (nationalities: [String], hasMore: Bool) {
        var nationalities: [String] = []
        var hasMore = false
        for item in NumberedText.texts(text) {
            for piece in pieces(item) {
                let bracketed = BracketedText(piece)
                var name = bracketed.groups.isEmpty ? piece.collapsed : bracketed.outer
                // `Iran (Islamic Republic of)` is one name.
                if let group = bracketed.groups.first?.text, group.asciiLowercased.offset(of: "republic") != nil {
                    name = piece.collapsed
                } else if !bracketed.groups.isEmpty {
                    hasMore = true
                }
                for ending in [" national/citizen", " national", " nationality", " nationalities", " citizen", " citizenship"]
                where name.asciiLowercased.hasSuffix(ending) {
                    name = name.slice(0, name.utf8.count - ending.utf8.count)
                }
                name = name.trimming(",;.:")
                if name.letterCount > 0 { nationalities.appendUnique(name) }
            }
        }
        return (nationalities, hasMore)
    }

    private static func pieces(_ text: String) -> [String] {
        let lower = text.asciiLowercased
        if joined.contains(where: { lower.offset(of: $0) != nil }) { return text.pieces(separatedBy: UInt8(ascii: ";")) }
        var pieces: [String] = []
        for part in text.pieces(separatedBy: UInt8(ascii: ";")) {
            var start = 0
            let partLower = part.asciiLowercased
            // A sentence parts nothing: `United States. Also believed to hold …`.
            while part.words.count <= 8, let place = partLower.offset(of: " and ", from: start) {
                pieces.append(part.slice(start, place))
                start = place + 5
            }
            pieces.append(part.slice(start, part.utf8.count))
        }
        return pieces
    }
}
