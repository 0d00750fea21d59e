/// Escapes that stand in a value as text: of HTML and XML (`&#39;`, `&uuml;`), of addresses (`%C3%BC`, `%u00FC`), of programming
/// languages (`\u00FC`, `\xFC`, `\303\274`), of mail (`=C3=BC`, `=?UTF-8?Q?…?=`, `+APw-`) and `<U+00FC>`.
enum EscapedLetters {
    /// Writes the value with its escapes as the letters that they stand for; false when it holds none.
    ///
    /// Bytes that escapes stand for are UTF-8; what is none is read as Windows-1252. O(bytes).
    static func decode(_ text: Span<UInt8>, into out: inout [UInt8]) -> Bool {
        out.removeAll(keepingCapacity: true)
        var isChanged = false
        var hasBytes = false
        var i = 0
        while i < text.count {
            let start = i
            let found: Escape
            switch text[i] {
            case 0x26: found = entity(text, at: i)
            case 0x25: found = percent(text, at: i)
            case 0x5C: found = backslash(text, at: i)
            case 0x3D:
                if let end = EncodedWords.append(text, at: i, to: &out) {
                    isChanged = true
                    i = end
                    continue
                }
                found = quotedPrintable(text, at: i)
            case 0x2B:
                if let end = UTF7.append(text, at: i, to: &out) {
                    isChanged = true
                    i = end
                    continue
                }
                found = .none
            case 0x3C: found = codePoint(text, at: i)
            default: found = .none
            }
            switch found {
            case .none:
                out.append(text[start])
                i += 1
                continue
            case .scalar(let scalar, let end):
                append(scalar, to: &out)
                i = end
            case .byte(let byte, let end):
                out.append(byte)
                hasBytes = true
                i = end
            case .nothing(let end):
                i = end
            }
            isChanged = true
        }
        if hasBytes, !TextDecoding.isUTF8(out.span) { repair(&out) }
        return isChanged
    }

    private enum Escape {
        case none
        case scalar(UInt32, end: Int)
        /// One byte of a character.
        case byte(UInt8, end: Int)
        /// A line that goes on.
        case nothing(end: Int)
    }

    // MARK: Kinds

    private static func entity(_ text: Span<UInt8>, at start: Int) -> Escape {
        guard start + 2 < text.count else { return .none }
        if text[start + 1] == 0x23 {
            let isHexadecimal = lowered(text[start + 2]) == 0x78
            var i = start + (isHexadecimal ? 3 : 2)
            guard let number = number(text, &i, radix: isHexadecimal ? 16 : 10, most: isHexadecimal ? 6 : 7) else { return .none }
            if i < text.count, text[i] == 0x3B { i += 1 }
            // HTML reads the numbers of controls as Windows-1252.
            let scalar =
                (0x80...0x9F).contains(number) ? TextDecoding.windows1252Step(UInt8(truncatingIfNeeded: number)).scalar : number
            return isScalar(scalar) ? .scalar(scalar, end: i) : .none
        }
        var i = start + 1
        while i < text.count, i - start <= HTMLEntities.longest, isAlphanumeric(text[i]) { i += 1 }
        guard i > start + 1, i < text.count, text[i] == 0x3B else { return .none }
        guard let scalar = HTMLEntities.codePoint(text.extracting(start + 1..<i)) else { return .none }
        return .scalar(scalar, end: i + 1)
    }

    private static func percent(_ text: Span<UInt8>, at start: Int) -> Escape {
        guard start + 1 < text.count else { return .none }
        if lowered(text[start + 1]) == 0x75 { return unit(text, digitsAt: start + 2, mark: 0x25) }
        return byte(text, digitsAt: start + 1)
    }

    private static func backslash(_ text: Span<UInt8>, at start: Int) -> Escape {
        guard start + 1 < text.count else { return .none }
        switch text[start + 1] {
        case 0x22, 0x27, 0x2F: return .nothing(end: start + 1)
        case 0x75 where start + 2 < text.count && text[start + 2] == 0x7B:
            var i = start + 3
            guard let scalar = number(text, &i, radix: 16, most: 6), i < text.count, text[i] == 0x7D, isScalar(scalar) else {
                return .none
            }
            return .scalar(scalar, end: i + 1)
        case 0x75: return unit(text, digitsAt: start + 2, mark: 0x5C)
        case 0x55:
            guard let scalar = fixed(text, start + 2, count: 8), isScalar(scalar) else { return .none }
            return .scalar(scalar, end: start + 10)
        case 0x78: return byte(text, digitsAt: start + 2)
        case 0x32, 0x33:
            var i = start + 1
            guard let number = number(text, &i, radix: 8, most: 3), i == start + 4, number >= 0x80 else { return .none }
            return .byte(UInt8(truncatingIfNeeded: number), end: i)
        default: return .none
        }
    }

    private static func quotedPrintable(_ text: Span<UInt8>, at start: Int) -> Escape {
        var i = start + 1
        if i < text.count, text[i] == 0x0D { i += 1 }
        if i < text.count, text[i] == 0x0A { return .nothing(end: i + 1) }
        return byte(text, digitsAt: start + 1)
    }

    /// `<U+00FC>`.
    private static func codePoint(_ text: Span<UInt8>, at start: Int) -> Escape {
        guard start + 3 < text.count, text[start + 1] == 0x55, text[start + 2] == 0x2B else { return .none }
        var i = start + 3
        guard let scalar = number(text, &i, radix: 16, most: 6), i < text.count, text[i] == 0x3E, isScalar(scalar) else {
            return .none
        }
        return .scalar(scalar, end: i + 1)
    }

    /// A byte in two digits that is a letter, a sign or a space.
    private static func byte(_ text: Span<UInt8>, digitsAt start: Int) -> Escape {
        guard let value = fixed(text, start, count: 2), value >= 0x20, value != 0x7F else { return .none }
        return .byte(UInt8(truncatingIfNeeded: value), end: start + 2)
    }

    /// A code unit of UTF-16 in four digits, or two of them, each behind `mark` and a u.
    private static func unit(_ text: Span<UInt8>, digitsAt start: Int, mark: UInt8) -> Escape {
        guard let first = fixed(text, start, count: 4) else { return .none }
        let end = start + 4
        if isScalar(first) { return .scalar(first, end: end) }
        guard first < 0xDC00, end + 1 < text.count, text[end] == mark, lowered(text[end + 1]) == 0x75,
            let second = fixed(text, end + 2, count: 4), (0xDC00...0xDFFF).contains(second)
        else { return .none }
        return .scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF), end: end + 6)
    }

    // MARK: Digits

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x37)
        case 0x61...0x66: UInt32(byte - 0x57)
        default: nil
        }
    }

    private static func number(_ text: Span<UInt8>, _ index: inout Int, radix: UInt32, most: Int) -> UInt32? {
        var value: UInt32 = 0
        let start = index
        while index < text.count, index - start < most, let digit = digit(text[index]), digit < radix {
            value = value * radix + digit
            index += 1
        }
        return index > start ? value : nil
    }

    private static func fixed(_ text: Span<UInt8>, _ start: Int, count: Int) -> UInt32? {
        var i = start
        guard start + count <= text.count, let value = number(text, &i, radix: 16, most: count), i == start + count else {
            return nil
        }
        return value
    }

    private static func isScalar(_ value: UInt32) -> Bool {
        value >= 0x20 && !(0xD800...0xDFFF).contains(value) && value <= 0x10FFFF
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (lowered(byte) >= 0x61 && lowered(byte) <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    }

    // MARK: Writing

    /// The text of some bytes.
    static func string(_ bytes: Span<UInt8>) -> String {
        var copy: [UInt8] = []
        for i in bytes.indices { copy.append(bytes[i]) }
        return String(decoding: copy, as: UTF8.self)
    }

    /// Appends a scalar in UTF-8.
    static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(scalar) else { return }
        UTF8.encode(scalar, into: { out.append($0) })
    }

    /// Reads what is not UTF-8 as Windows-1252.
    private static func repair(_ bytes: inout [UInt8]) {
        var repaired: [UInt8] = []
        let source = bytes
        var i = 0
        while i < source.count {
            let step = TextDecoding.utf8Step(in: source.span, at: i)
            if step.isValid {
                repaired += source[i..<i + step.width]
                i += step.width
            } else {
                append(TextDecoding.windows1252Step(source[i]).scalar, to: &repaired)
                i += 1
            }
        }
        bytes = repaired
    }
}
