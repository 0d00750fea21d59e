/// Steps through UTF-8 that nobody has checked.
package enum UTF8Text {
    /// What is returned for bytes that are no UTF-8 (Unicode 15, table 3-7).
    package static let invalid: UInt32 = 0xFFFF_FFFF

    /// The code point that begins at `index`, and how many bytes it takes; an invalid byte takes one. `index` must be
    /// below `bytes.count`. O(1).
    @inline(__always)
    package static func decode(_ bytes: Span<UInt8>, at index: Int) -> (codePoint: UInt32, count: Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 {
            guard first >= 0xC2, index + 1 < bytes.count else { return (invalid, 1) }
            let second = UInt32(bytes[index + 1])
            guard second & 0xC0 == 0x80 else { return (invalid, 1) }
            return ((first & 0x1F) << 6 | (second & 0x3F), 2)
        }
        if first < 0xF0 {
            guard index + 2 < bytes.count else { return (invalid, 1) }
            let second = UInt32(bytes[index + 1])
            let third = UInt32(bytes[index + 2])
            guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return (invalid, 1) }
            let value = (first & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F)
            guard value >= 0x800, value & 0xF800 != 0xD800 else { return (invalid, 1) }
            return (value, 3)
        }
        guard first < 0xF5, index + 3 < bytes.count else { return (invalid, 1) }
        let second = UInt32(bytes[index + 1])
        let third = UInt32(bytes[index + 2])
        let fourth = UInt32(bytes[index + 3])
        guard second & 0xC0 == 0x80, third & 0xC0 == 0x80, fourth & 0xC0 == 0x80 else { return (invalid, 1) }
        let value = (first & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | (fourth & 0x3F)
        guard (0x10000...0x10FFFF).contains(value) else { return (invalid, 1) }
        return (value, 4)
    }

    /// Appends a code point, which must be a Unicode scalar value.
    @inline(__always)
    static func append(_ codePoint: UInt32, to bytes: inout [UInt8]) {
        if codePoint < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: codePoint))
        } else if codePoint < 0x800 {
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | codePoint >> 6))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
        } else if codePoint < 0x10000 {
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | codePoint >> 12))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | codePoint >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
        } else {
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | codePoint >> 18))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | codePoint >> 12 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | codePoint >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
        }
    }

    /// Appends a code point, which must be a Unicode scalar value. `output` must have room for four bytes.
    @inline(__always)
    static func append(_ codePoint: UInt32, to output: inout OutputSpan<UInt8>) {
        if codePoint < 0x80 {
            output.append(UInt8(truncatingIfNeeded: codePoint))
        } else if codePoint < 0x800 {
            output.append(UInt8(truncatingIfNeeded: 0xC0 | codePoint >> 6))
            output.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
        } else if codePoint < 0x10000 {
            output.append(UInt8(truncatingIfNeeded: 0xE0 | codePoint >> 12))
            output.append(UInt8(truncatingIfNeeded: 0x80 | codePoint >> 6 & 0x3F))
            output.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
        } else {
            output.append(UInt8(truncatingIfNeeded: 0xF0 | codePoint >> 18))
            output.append(UInt8(truncatingIfNeeded: 0x80 | codePoint >> 12 & 0x3F))
            output.append(UInt8(truncatingIfNeeded: 0x80 | codePoint >> 6 & 0x3F))
            output.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
        }
    }

    /// The code points of `bytes`, invalid ones left out. Allocates.
    static func codePoints(_ bytes: [UInt8]) -> [UInt32] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    }

    static func bytes(_ codePoint: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        append(codePoint, to: &bytes)
        return bytes
    }
}
