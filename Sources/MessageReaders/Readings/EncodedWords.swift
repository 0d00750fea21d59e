/// Encoded words of mail (RFC 2047): `=?UTF-8?Q?M=C3=BCller?=`, `=?windows-1251?B?xu7t?=`.
enum EncodedWords {
    /// Appends the word that stands at `start`, decoded; returns where it ends, `nil` when none stands there or its character set is
    /// not known. White space between two encoded words goes.
    static func append(_ text: Span<UInt8>, at start: Int, to out: inout [UInt8]) -> Int? {
        guard start + 1 < text.count, text[start + 1] == 0x3F else { return nil }
        guard let mark = next(text, from: start + 2, most: 40), mark + 2 < text.count, text[mark + 2] == 0x3F else { return nil }
        let contentStart = mark + 3
        guard let contentEnd = next(text, from: contentStart, most: text.count), contentEnd + 1 < text.count,
            text[contentEnd + 1] == 0x3D
        else { return nil }
        // A language may follow the character set (RFC 2231).
        let name = EscapedLetters.string(text.extracting(start + 2..<mark)).prefix { $0 != "*" }
        guard let encoding = TextEncoding(word: name) else { return nil }
        let content = text.extracting(contentStart..<contentEnd)
        var raw: [UInt8] = []
        switch lowered(text[mark + 1]) {
        case 0x62: raw = Base64Text.decode(content)
        case 0x71: raw = quoted(content)
        default: return nil
        }
        var decoded: [UInt8] = []
        let (count, _) = TextDecoding.decode(raw.span, from: encoding, into: &decoded)
        out += decoded[..<count]
        let end = contentEnd + 2
        var following = end
        while following < text.count, isSpace(text[following]) { following += 1 }
        return following + 1 < text.count && text[following] == 0x3D && text[following + 1] == 0x3F ? following : end
    }

    /// The next question mark.
    private static func next(_ text: Span<UInt8>, from start: Int, most: Int) -> Int? {
        var i = start
        while i < text.count, i - start <= most {
            if text[i] == 0x3F { return i }
            i += 1
        }
        return nil
    }

    private static func quoted(_ text: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var i = 0
        while i < text.count {
            if text[i] == 0x3D, i + 2 < text.count, let high = digit(text[i + 1]), let low = digit(text[i + 2]) {
                bytes.append(high << 4 | low)
                i += 3
            } else {
                bytes.append(text[i] == 0x5F ? 0x20 : text[i])
                i += 1
            }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

/// Base64 (RFC 4648, section 4).
enum Base64Text {
    /// The six bits of a digit; `nil` for anything else.
    static func bits(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x47)
        case 0x30...0x39: UInt32(byte + 4)
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }

    /// The bytes of a text; what is no digit is passed over.
    static func decode(_ text: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var count = 0
        for i in text.indices {
            guard let bits = bits(text[i]) else { continue }
            buffer = buffer << 6 | bits
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(count)))
                buffer &= 1 << UInt32(count) - 1
            }
        }
        return bytes
    }
}

/// Letters of UTF-7 (RFC 2152): `M+APw-ller`.
enum UTF7 {
    /// Letters of Base64 that are looked at.
    private static let longest = 256

    /// Appends the letters that stand behind the plus sign at `start`; returns where they end, `nil` when there are none: a run must be
    /// whole units of UTF-16 with no bit left over.
    static func append(_ text: Span<UInt8>, at start: Int, to out: inout [UInt8]) -> Int? {
        var end = start + 1
        while end < text.count, end - start <= longest, Base64Text.bits(text[end]) != nil { end += 1 }
        guard end - start > 3 else { return nil }
        let isClosed = end < text.count && text[end] == 0x2D
        let kept = out.count
        var buffer: UInt32 = 0
        var count = 0
        var high: UInt32 = 0
        for i in start + 1..<end {
            buffer = buffer << 6 | (Base64Text.bits(text[i]) ?? 0)
            count += 6
            guard count >= 16 else { continue }
            count -= 16
            let unit = buffer >> UInt32(count)
            buffer &= 1 << UInt32(count) - 1
            if high != 0 {
                guard (0xDC00...0xDFFF).contains(unit) else { return undo(&out, kept) }
                EscapedLetters.append(0x10000 + (high & 0x3FF) << 10 + (unit & 0x3FF), to: &out)
                high = 0
            } else if (0xD800...0xDBFF).contains(unit) {
                high = unit
            } else {
                guard unit >= 0x20, !(0x7F...0x9F).contains(unit), !(0xDC00...0xDFFF).contains(unit) else {
                    return undo(&out, kept)
                }
                // Words behind a plus sign (COFFEE+TEA) would be Chinese.
                guard isClosed || unit < 0x2000 else { return undo(&out, kept) }
                EscapedLetters.append(unit, to: &out)
            }
        }
        guard count < 6, buffer == 0, high == 0 else { return undo(&out, kept) }
        return isClosed ? end + 1 : end
    }

    private static func undo(_ out: inout [UInt8], _ count: Int) -> Int? {
        out.removeLast(out.count - count)
        return nil
    }
}
