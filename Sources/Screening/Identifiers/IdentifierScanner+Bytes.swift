/// The bytes of a text as letters and digits of identifiers.
extension IdentifierScanner {
    /// The letter (upper case) or digit at a place, 0 where none stands there, and the bytes that it takes.
    @inline(__always)
    static func character(_ text: Span<UInt8>, at i: Int) -> (byte: UInt8, width: Int) {
        let byte = text[i]
        if IdentifierForm.isDigit(byte) { return (byte, 1) }
        if IdentifierForm.isLetter(byte) { return (byte & 0xDF, 1) }
        if byte >= 0x80 { return wide(text, at: i) }
        // %3A and its like separate as what they stand for does.
        if byte == UInt8(ascii: "%"), i + 2 < text.count, isHexadecimal(text[i + 1]), isHexadecimal(text[i + 2]) { return (0, 3) }
        return (0, 1)
    }

    /// Full-width letters and digits, and the digits of Arabic and Persian.
    private static func wide(_ text: Span<UInt8>, at i: Int) -> (byte: UInt8, width: Int) {
        guard i + 1 < text.count else { return (0, 1) }
        let (first, second) = (text[i], text[i + 1])
        if first == 0xD9, second &- 0xA0 < 10 { return (0x30 + (second - 0xA0), 2) }
        if first == 0xDB, second &- 0xB0 < 10 { return (0x30 + (second - 0xB0), 2) }
        guard first == 0xEF, i + 2 < text.count else { return (0, 1) }
        let third = text[i + 2]
        if second == 0xBC {
            if third &- 0x90 < 10 { return (0x30 + (third - 0x90), 3) }
            if third &- 0xA1 < 26 { return (0x41 + (third - 0xA1), 3) }
        }
        if second == 0xBD, third &- 0x81 < 26 { return (0x41 + (third - 0x81), 3) }
        return (0, 1)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        IdentifierForm.isDigit(byte) || (byte | 0x20) &- 0x61 < 6
    }

    /// Whether two runs may be of one number: at most four bytes stand between them, all spaces, line ends, hyphens, points,
    /// slashes or brackets, as of `GB29 NWBK …`, `12-345.678` and the next line of a field 72.
    static func joins(_ text: Span<UInt8>, _ end: Int, _ start: Int) -> Bool {
        guard start - end <= 4 else { return false }
        for i in end..<start {
            switch text[i] {
            case 0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"): continue
            // The check digit of an identity card: C234897(0).
            case UInt8(ascii: "("): continue
            // A space that does not break, and hyphens and dashes.
            case 0xC2, 0xA0, 0xE2, 0x80, 0x90...0x95, 0xAF: continue
            default: return false
            }
        }
        return true
    }

    /// Whether the word before a run may be the name of call signs (call sign, call, c/s, indicatif, indicativo, Rufzeichen, or in
    /// another script): by its last letter, so that most words of four letters are not looked up.
    static func mayFollowLabel(_ text: Span<UInt8>, _ start: Int) -> Bool {
        var i = start - 1
        while i >= 0, start - i <= 4 {
            let byte = text[i]
            if byte >= 0x80 { return true }
            if IdentifierForm.isLetter(byte) {
                switch byte | 0x20 {
                case UInt8(ascii: "n"), UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "f"), UInt8(ascii: "o"): return true
                default: return false
                }
            }
            i -= 1
        }
        return false
    }

    /// Whether a field may hold an identifier at all: it has a digit, or a word as long as a BIC, or what looks like the
    /// registration of an aircraft, or is long. Most names are not looked at any further. O(bytes), eight at a time.
    static func mayHold(_ text: Span<UInt8>) -> Bool {
        guard text.count <= 64 else { return true }
        var letters: UInt64 = 0
        var hyphens: UInt64 = 0
        var isWide = false
        var i = 0
        while i < text.count {
            let word = bytes(of: text, at: i)
            let high = word & 0x8080_8080_8080_8080
            if high != 0 { isWide = true }
            let low = word & 0x7F7F_7F7F_7F7F_7F7F
            // The high bit of each byte that is a digit, then of each that is a letter of either case.
            let digits = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646) & ~word & 0x8080_8080_8080_8080
            if digits != 0 { return true }
            let lower = low | 0x2020_2020_2020_2020
            let marks = (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x0505_0505_0505_0505) & ~word & 0x8080_8080_8080_8080
            let lines = ~((low ^ 0x2D2D_2D2D_2D2D_2D2D) &+ 0x7F7F_7F7F_7F7F_7F7F) & ~word & 0x8080_8080_8080_8080
            // One bit a byte.
            letters |= (((marks >> 7) &* 0x0102_0408_1020_4080) >> 56) << UInt64(i)
            hyphens |= (((lines >> 7) &* 0x0102_0408_1020_4080) >> 56) << UInt64(i)
            i += 8
        }
        if holdsRun(of: 8, letters) || holdsRun(of: 11, letters) { return true }
        // One or two letters, a hyphen, three to five letters: EP-ABC.
        let mark = hyphens & (letters << 1) & ~((letters << 2) & (letters << 3))
        if mark & (letters >> 1) & (letters >> 2) & (letters >> 3) & ~((letters >> 4) & (letters >> 5) & (letters >> 6)) != 0 {
            return true
        }
        return isWide && holdsWideDigit(text)
    }

    /// Eight bytes from `i`, the first one lowest; zeros behind the end.
    @inline(__always)
    private static func bytes(of text: Span<UInt8>, at i: Int) -> UInt64 {
        if i &+ 8 <= text.count {
            // SAFETY: within the bytes as tested, and every bit pattern is a UInt64.
            return UInt64(littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt64.self))
        }
        var word: UInt64 = 0
        for k in i..<text.count { word |= UInt64(text[k]) << UInt64(8 * (k - i)) }
        return word
    }

    /// Whether a run of exactly so many bits stands in a mask.
    private static func holdsRun(of count: Int, _ mask: UInt64) -> Bool {
        var runs = mask
        for shift in 1..<UInt64(count) { runs &= mask >> shift }
        return runs & ~(mask << 1) & ~(mask >> UInt64(count)) != 0
    }

    private static func holdsWideDigit(_ text: Span<UInt8>) -> Bool {
        for i in text.indices where text[i] >= 0xD9 {
            if wide(text, at: i).byte != 0 { return true }
        }
        return false
    }
}
