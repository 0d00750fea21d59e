/// Code page 1252, "ANSI" of Western Windows: what its bytes stand for. The five bytes that it doesn't assign are U+FFFD.
public enum Windows1252 {
    /// 0x80...0x9F, by the lowest five bits; all other bytes stand for the code point of their value.
    public static let upperControls: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    /// The same text as UTF-8. An unassigned byte becomes U+FFFD, and `unassigned` is the offset of the first. O(bytes).
    public static func utf8(_ bytes: [UInt8]) -> (text: [UInt8], unassigned: Int?) {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        var unassigned: Int?
        for (offset, byte) in bytes.enumerated() {
            guard byte >= 0x80 else {
                text.append(byte)
                continue
            }
            let scalar = byte < 0xA0 ? UInt32(upperControls[Int(byte & 0x1F)]) : UInt32(byte)
            if scalar == 0xFFFD, unassigned == nil { unassigned = offset }
            if scalar < 0x800 {
                text.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
            } else {
                text.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
                text.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
            }
            text.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        }
        return (text, unassigned)
    }
}
