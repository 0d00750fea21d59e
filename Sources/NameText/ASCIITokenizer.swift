/// One pass over a name that is ASCII alone: no table of code points, no ICU.
enum ASCIITokenizer {
    /// The class of each byte: a letter's lower case form, a digit itself, a separator's rank (0-5), an apostrophe (6),
    /// beyond ASCII (7).
    private static let apostrophe: UInt8 = 6
    private static let beyond: UInt8 = 7

    static let classes: [UInt8] = (0..<256).map { index in
        let byte = UInt8(index)
        switch byte {
        case 0x61...0x7A, 0x30...0x39: return byte
        case 0x41...0x5A: return byte | 0x20
        case 0x27, 0x60: return apostrophe
        case 0x80...0xFF: return beyond
        case 0...0x20, 0x7F: return SeparatorRank.space.rawValue
        case 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D: return SeparatorRank.bracket.rawValue
        case 0x2D: return SeparatorRank.hyphen.rawValue
        default: return LetterClasses.rank(UInt32(byte)).rawValue
        }
    }

    /// Fills `tokens`, which must be empty. False, with `tokens` in any state, when a byte is not ASCII.
    static func tokenize(_ name: Span<UInt8>, classes: Span<UInt8>, into tokens: inout NameTokens) -> Bool {
        tokenize(name, classes: classes, bytes: &tokens.bytes, tokens: &tokens.tokens)
    }

    private static func tokenize(
        _ name: Span<UInt8>, classes: Span<UInt8>, bytes: inout [UInt8], tokens: inout [NameTokens.Token]
    ) -> Bool {
        var isASCII = true
        // No name has more letters than bytes.
        bytes.append(addingCapacity: name.count) { output in
            isASCII = tokenize(name, classes: classes, output: &output, tokens: &tokens)
        }
        return isASCII
    }

    @inline(__always)
    private static func tokenize(
        _ name: Span<UInt8>, classes: Span<UInt8>, output: inout OutputSpan<UInt8>, tokens: inout [NameTokens.Token]
    ) -> Bool {
        var rank = SeparatorRank.space.rawValue
        var joins = false
        let count = name.count
        var i = 0
        while i < count {
            var byte = classes[Int(name[i])]
            if byte < 0x30 {
                if byte < apostrophe { rank = max(rank, byte) } else if byte == beyond { return false }
                i += 1
                continue
            }
            let start = i
            let textStart = output.count
            var isNumber = byte < 0x61
            var end = i
            while true {
                if byte >= 0x30 {
                    if (byte < 0x61) != isNumber { break }
                    output.append(byte)
                    end = i + 1
                } else if byte != apostrophe {
                    break
                }
                i += 1
                guard i < count else { break }
                byte = classes[Int(name[i])]
            }
            // The first letter after digits decides whether they are an ordinal.
            if isNumber, i < count, byte >= 0x61, let after = ordinalEnd(name, at: i, classes: classes) {
                isNumber = false
                while i < after {
                    byte = classes[Int(name[i])]
                    if byte >= 0x61 { output.append(byte) }
                    i += 1
                }
                end = after
            }
            let slice = NameTokens.Slice(start: textStart, count: output.count - textStart)
            tokens.append(
                NameTokens.Token(
                    exact: slice, latin: slice, source: .init(start: start, count: end - start), script: .latin,
                    before: joins ? .none : (SeparatorRank(rawValue: rank) ?? .space).separator, isNumber: isNumber))
            rank = SeparatorRank.space.rawValue
            joins = i < count && classes[Int(name[i])] >= 0x30
        }
        return true
    }

    /// Where an ordinal's `st`, `nd`, `rd` or `th` that begins at `start` ends, when the word ends with it.
    private static func ordinalEnd(_ name: Span<UInt8>, at start: Int, classes: Span<UInt8>) -> Int? {
        var first: UInt8 = 0
        var second: UInt8 = 0
        var end = start
        var i = start
        while i < name.count {
            let letterClass = classes[Int(name[i])]
            if letterClass < 0x30 {
                if letterClass != apostrophe { break }
            } else if letterClass < 0x61 {
                return nil
            } else if first == 0 {
                first = letterClass
            } else if second == 0 {
                second = letterClass
                end = i + 1
            } else {
                return nil
            }
            i += 1
        }
        return Ordinal.isSuffix(first, second) ? end : nil
    }
}

/// The English ordinals written with digits: `1st`, `2nd`, `3rd`, `4th`.
enum Ordinal {
    @inline(__always) static func isSuffix(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first, second) {
        case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): true
        default: false
        }
    }
}
