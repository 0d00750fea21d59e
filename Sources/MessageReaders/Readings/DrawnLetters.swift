/// Letters that are drawn otherwise and that no normal form of Unicode reads: circled and squared in negative, parenthesised, regional
/// indicators, turned upside down, and a bar for i or l.
///
/// The shapes are those of the Unicode character names; which letter a turned one is by its look is by Unicode Technical Standard 39 and
/// the custom of writing upside down.
enum DrawnLetters {
    /// Writes the value with each of them as the letter that it is drawn for.
    ///
    /// - Parameter bar: the letter for a bar that touches a letter.
    /// - Returns: whether there was one, and how many turned ones. O(bytes).
    static func read(
        _ text: Span<UInt8>, bar: UInt8, into out: inout [UInt8]
    ) -> (isChanged: Bool, turned: Int) {
        out.removeAll(keepingCapacity: true)
        var isChanged = false
        var turnedCount = 0
        var i = 0
        while i < text.count {
            let byte = text[i]
            if byte < 0x80 {
                let isBar = byte == 0x7C && (isLetter(text, i - 1) || isLetter(text, i + 1))
                out.append(isBar ? bar : byte)
                isChanged = isChanged || isBar
                i += 1
                continue
            }
            let step = TextDecoding.utf8Step(in: text, at: i)
            if let letter = framed(step.scalar) {
                out.append(letter)
                isChanged = true
            } else if let letter = turned[step.scalar] {
                out.append(letter)
                isChanged = true
                turnedCount += 1
            } else {
                for place in i..<i + step.width { out.append(text[place]) }
            }
            i += step.width
        }
        return (isChanged, turnedCount)
    }

    /// Turns a value round that was written upside down, and so from its end; `text` holds the letters that turned ones are drawn for.
    static func turnRound(_ text: Span<UInt8>, into out: inout [UInt8]) {
        out.removeAll(keepingCapacity: true)
        var end = text.count
        while end > 0 {
            var start = end - 1
            while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
            for place in start..<end { out.append(end - start == 1 ? counterpart(text[place]) : text[place]) }
            end = start
        }
    }

    /// The letter that an ordinary one is when it is turned.
    private static func counterpart(_ byte: UInt8) -> UInt8 {
        switch lowered(byte) {
        case UInt8(ascii: "b"): UInt8(ascii: "q")
        case UInt8(ascii: "q"): UInt8(ascii: "b")
        case UInt8(ascii: "d"): UInt8(ascii: "p")
        case UInt8(ascii: "p"): UInt8(ascii: "d")
        case UInt8(ascii: "n"): UInt8(ascii: "u")
        case UInt8(ascii: "u"): UInt8(ascii: "n")
        default: byte
        }
    }

    private static func isLetter(_ text: Span<UInt8>, _ index: Int) -> Bool {
        guard index >= 0, index < text.count else { return false }
        let byte = lowered(text[index])
        return byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A)
    }

    /// Letters and digits in a frame.
    private static func framed(_ scalar: UInt32) -> UInt8? {
        func letter(_ first: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar - first + 0x61) }
        func digit(_ one: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar - one + 0x31) }
        switch scalar {
        // Parenthesised, small and capital.
        case 0x249C...0x24B5: return letter(0x249C)
        case 0x1F110...0x1F129: return letter(0x1F110)
        // In negative: circled, squared; crossed.
        case 0x1F150...0x1F169: return letter(0x1F150)
        case 0x1F170...0x1F189: return letter(0x1F170)
        case 0x1F18A: return UInt8(ascii: "p")
        case 0x1F1E6...0x1F1FF: return letter(0x1F1E6)
        // Digits, circled in negative, doubly, sans-serif.
        case 0x2776...0x277E: return digit(0x2776)
        case 0x2780...0x2788: return digit(0x2780)
        case 0x278A...0x2792: return digit(0x278A)
        case 0x24F5...0x24FD: return digit(0x24F5)
        case 0x24FF: return UInt8(ascii: "0")
        default: return nil
        }
    }

    private static let turned: [UInt32: UInt8] = {
        let rows: [(Character, String)] = [
            ("a", "ɐⱯ∀ɒ"), ("c", "ɔƆↃↄ"), ("e", "ǝƎ∃ɘ"), ("f", "ɟℲⅎ"), ("g", "ƃ⅁ᵷ"), ("h", "ɥꞍ"), ("i", "ᴉ"), ("j", "ɾ"),
            ("k", "ʞꞰ"), ("l", "ꞁ⅂˥⅃"), ("m", "ɯƜ"), ("r", "ɹᴚ"), ("t", "ʇꞱ⊥"), ("u", "∩"), ("v", "ʌɅ"), ("w", "ʍ"), ("y", "ʎ⅄"),
        ]
        var turned: [UInt32: UInt8] = [:]
        for (letter, shapes) in rows {
            for shape in shapes.unicodeScalars { turned[shape.value] = letter.asciiValue }
        }
        return turned
    }()
}
