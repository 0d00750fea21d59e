import NameMatching
import NameText

/// What stands before or around a single word and says that it is a name: `MV`, `VESSEL`, quotation marks.
enum TextCue {
    /// What a cue adds to the figure of a word.
    static let figure = 30

    /// Words before the name of a ship.
    private static let vesselWords: Set<[UInt8]> = Set(
        [
            "mv", "mt", "ss", "ms", "mtv", "mts", "lpg", "lng", "vessel", "vsl", "ship", "tanker", "motorvessel", "steamer",
            "navire",
            "buque", "navio", "schiff", "nave", "motonave",
        ].map { Array($0.utf8) })

    /// Whether the word at an index of the tokens has a cue.
    static func stands(before index: Int, _ tokens: NameTokens, in text: Span<UInt8>) -> Bool {
        if isVessel(before: index, tokens) { return true }
        let source = tokens.tokens[index].source.range
        return isQuoted(source, in: text)
    }

    private static func isVessel(before index: Int, _ tokens: NameTokens) -> Bool {
        guard index > 0 else { return false }
        if vesselWords.contains(word(index - 1, tokens)) { return true }
        // M/V, M.T.: two letters.
        guard index > 1 else { return false }
        let letters = word(index - 2, tokens) + word(index - 1, tokens)
        return letters.count == 2 && vesselWords.contains(letters)
    }

    private static func word(_ index: Int, _ tokens: NameTokens) -> [UInt8] {
        Array(tokens.bytes[tokens.tokens[index].latin.range])
    }

    /// Quotation marks of any kind on both sides.
    private static func isQuoted(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        isQuote(endingAt: range.lowerBound, in: text) && isQuote(startingAt: range.upperBound, in: text)
    }

    private static func isQuote(endingAt end: Int, in text: Span<UInt8>) -> Bool {
        guard end > 0 else { return false }
        var start = end - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return isQuote(UTF8Text.decode(text, at: start).0)
    }

    private static func isQuote(startingAt start: Int, in text: Span<UInt8>) -> Bool {
        start < text.count && isQuote(UTF8Text.decode(text, at: start).0)
    }

    private static func isQuote(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F, 0xFF02: true
        default: false
        }
    }
}
