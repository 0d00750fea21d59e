import SanctionsModel

/// Control characters that XML 1.0 forbids, which authorities' files hold now and then: one of them would refuse a whole list.
///
/// Source: W3C, Extensible Markup Language (XML) 1.0, fifth edition, production 2 (Char).
enum XMLControls {
    /// The bytes with each control character, and each character reference to one, made spaces; `nil` when the bytes are no XML in an
    /// encoding of ASCII's bytes or hold none. Byte 0 is left: a file with it is damaged. O(n).
    static func replaced(in bytes: [UInt8]) -> (bytes: [UInt8], warning: Quirk)? {
        let head = bytes.prefix(256)
        guard head.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "<"), !head.contains(0) else {
            return nil
        }
        var result = bytes
        var log = QuirkLog()
        var line = 1
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x0A { line += 1 }
            let length = isControl(byte) ? 1 : byte == UInt8(ascii: "&") ? reference(bytes, at) : 0
            guard length > 0 else {
                at += 1
                continue
            }
            log.note(
                "warning: a control character that XML forbids: read as a space", line: line,
                String(decoding: bytes[max(0, at - 24)..<at].map { isControl($0) ? 0x20 : $0 }, as: UTF8.self))
            for index in at..<(at + length) { result[index] = 0x20 }
            at += length
        }
        return log.quirks.first.map { (result, $0) }
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    /// The length of `&#1;` or `&#x1F;` that refers to a control character; 0 for any other reference.
    private static func reference(_ bytes: [UInt8], _ start: Int) -> Int {
        guard start + 3 < bytes.count, bytes[start + 1] == UInt8(ascii: "#") else { return 0 }
        var at = start + 2
        let isHexadecimal = bytes[at] == UInt8(ascii: "x")
        if isHexadecimal { at += 1 }
        var value = 0
        var digits = 0
        while at < bytes.count, digits <= 8,
            let digit = Int(String(decoding: [bytes[at]], as: UTF8.self), radix: isHexadecimal ? 16 : 10)
        {
            value = value * (isHexadecimal ? 16 : 10) + digit
            digits += 1
            at += 1
        }
        guard digits > 0, at < bytes.count, bytes[at] == UInt8(ascii: ";"), value > 0, value < 0x20, ![9, 10, 13].contains(value)
        else { return 0 }
        return at + 1 - start
    }
}
