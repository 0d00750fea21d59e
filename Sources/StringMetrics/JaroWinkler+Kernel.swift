// Jaro with bit vectors: the places of the pattern that a text byte may match are its row of the match table, cut to
// the window and to places not yet taken; the lowest of them is the greedy choice.

extension JaroWinkler {
    /// Patterns of 1 to 64 bytes, texts of any length.
    ///
    /// - Parameters:
    ///   - table: 256 words, of `pattern`.
    static func oneWord(_ table: Span<UInt64>, pattern: Span<UInt8>, text: Span<UInt8>, cutoff: Double) -> Double {
        let reach = max(0, max(pattern.count, text.count) / 2 &- 1)
        // A shift by 64 places and more gives 0 in Swift, which is what a window beyond the word holds.
        var window = ~(~UInt64(0) << (reach &+ 1))
        var free = ~UInt64(0)
        var common = 0
        // The matched bytes of the text in their order. At most 64 can match; the last place takes what is written
        // when all have.
        var matched = InlineArray<65, UInt8>(repeating: 0)
        var place = 0
        let end = min(text.count, pattern.count &+ reach)
        while place < end {
            let byte = text[place]
            let candidates = table[Int(byte)] & window & free
            matched[common] = byte
            free ^= candidates & (0 &- candidates)
            common &+= candidates == 0 ? 0 : 1
            window = (window &<< 1) | (place < reach ? 1 : 0)
            place &+= 1
        }
        guard reachable(common: common, pattern.count, text.count, cutoff) else { return 0 }

        var displaced = 0
        var taken = ~free
        var order = 0
        while taken != 0 {
            displaced &+= pattern[taken.trailingZeroBitCount] == matched[order] ? 0 : 1
            taken &= taken &- 1
            order &+= 1
        }
        return jaro(common: common, displaced: displaced, pattern.count, text.count, cutoff)
    }

    /// Patterns of any length. `table` holds `256 * ⌈pattern.count / 64⌉` words, those of one byte side by side.
    static func blocks(_ table: Span<UInt64>, pattern: Span<UInt8>, text: Span<UInt8>, cutoff: Double) -> Double {
        let words = MatchTable.words(pattern.count)
        let textWords = MatchTable.words(text.count)
        let reach = max(0, max(pattern.count, text.count) / 2 - 1)
        // The places taken: first those of the pattern, then those of the text.
        return withWorkingWords(words + textWords) { taken in
            for word in 0..<(words + textWords) { taken[word] = 0 }
            var common = 0
            for place in 0..<min(text.count, pattern.count + reach) {
                let base = Int(text[place]) * words
                let first = max(0, place - reach)
                let last = min(pattern.count - 1, place + reach)
                for word in (first >> 6)...(last >> 6) {
                    var free = table[base + word] & ~taken[word]
                    free &= ~UInt64(0) << max(0, first - 64 * word)
                    free &= ~UInt64(0) >> max(0, 64 * word + 63 - last)
                    if free == 0 { continue }
                    taken[word] |= free & (0 &- free)
                    taken[words + place >> 6] |= 1 &<< UInt64(truncatingIfNeeded: place)
                    common += 1
                    break
                }
            }
            guard reachable(common: common, pattern.count, text.count, cutoff) else { return 0 }

            var displaced = 0
            var textWord = 0
            var textRest = taken[words]
            for word in 0..<words {
                var rest = taken[word]
                while rest != 0 {
                    // Both hold the same number of bits, so there is another word of the text.
                    while textRest == 0, textWord + 1 < textWords {
                        textWord += 1
                        textRest = taken[words + textWord]
                    }
                    let place = 64 * word + rest.trailingZeroBitCount
                    let textPlace = 64 * textWord + textRest.trailingZeroBitCount
                    if pattern[place] != text[textPlace] { displaced += 1 }
                    rest &= rest &- 1
                    textRest &= textRest &- 1
                }
            }
            return jaro(common: common, displaced: displaced, pattern.count, text.count, cutoff)
        }
    }
}
