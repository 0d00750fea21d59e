/// What a value looks like.
enum TextShape {
    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (lowered(byte) >= 0x61 && lowered(byte) <= 0x7A) }

    static func hasLetter(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for i in range where isLetter(bytes[i]) { return true }
        return false
    }

    /// Whether it has a run of three letters or more (of two outside ASCII).
    static func holdsWord(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var run = 0
        for i in range {
            run = isLetter(bytes[i]) ? run + 1 : 0
            if run >= 3 { return true }
        }
        return false
    }

    /// Whether it has two words of two letters or more with a space between them.
    static func holdsWords(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var run = 0
        var words = 0
        var hasSpace = false
        for i in range {
            if isLetter(bytes[i]) {
                run += 1
                if run == 2 {
                    if words > 0, hasSpace { return true }
                    words += 1
                    hasSpace = false
                }
            } else {
                run = 0
                if bytes[i] == 0x20 { hasSpace = true }
            }
        }
        return false
    }

    /// Whether a value that should name nobody may do so all the same: two words with a space between them, or a letter beyond ASCII.
    static func mayNameSomebody(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for i in range where bytes[i] >= 0x80 { return true }
        return holdsWords(bytes, range)
    }

    /// The same of a reference, which some write with other signs than spaces: two words of three letters or more.
    static func mayNameSomebody(reference bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        if mayNameSomebody(bytes, range) { return true }
        var run = 0
        var words = 0
        for i in range {
            run = isLetter(bytes[i]) ? run + 1 : 0
            if run == 3 {
                words += 1
                if words == 2 { return true }
            }
        }
        return false
    }

    /// Whether a value of an unknown element may name somebody: a word of three letters, or two words.
    static func holdsAnyWord(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        holdsWord(bytes, range) || holdsWords(bytes, range)
    }

    /// Characters of UTF-8.
    static func characters(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for i in range where bytes[i] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// `NOTPROVIDED`, by which ISO 20022 says that there is none.
    static func isNotProvided(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let word: StaticString = "NOTPROVIDED"
        guard range.count == word.utf8CodeUnitCount else { return false }
        for (n, i) in range.enumerated() {
            // SAFETY: n is within the word.
            let wanted = unsafe word.utf8Start[n]
            if bytes[i] & 0xDF != wanted { return false }
        }
        return true
    }

    /// Blanks the tags of a piece of XML that stands as text, so that what it says is found. The slice keeps its length.
    static func blankMarkup(in bytes: inout [UInt8], _ slice: ScannedRecord.Slice) -> ScannedRecord.Slice {
        var i = slice.range.lowerBound
        let end = slice.range.upperBound
        while i < end {
            guard bytes[i] == 0x3C, i + 1 < end, isLetter(bytes[i + 1]) || bytes[i + 1] == 0x2F || bytes[i + 1] == 0x3F else {
                i += 1
                continue
            }
            var close = i
            while close < end, bytes[close] != 0x3E { close += 1 }
            guard close < end else { return slice }
            for j in i...close { bytes[j] = 0x20 }
            i = close + 1
        }
        return slice
    }
}
