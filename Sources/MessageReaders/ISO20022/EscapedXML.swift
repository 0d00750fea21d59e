/// XML that stands as text in other XML: `&lt;Document&gt;…`, in an encoding of one byte a unit.
///
/// The references to ASCII characters are resolved once. Others are left: they are references in the inner XML, too.
enum EscapedXML {
    /// A place in the inner text, and the byte of the escaped text at which it stands.
    struct Place {
        var inner: Int
        var outer: Int
    }

    /// Whether an opening bracket is written at `index`.
    static func isMarkup(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index < end, bytes[index] == 0x26, let found = XMLReference.read(bytes, at: index, to: end) else { return false }
        return found.scalar == 0x3C
    }

    static func unescaped(_ bytes: Span<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            let (unit, width) = step(bytes, i)
            text.append(unit)
            i += width
        }
        return text
    }

    /// The byte of the escaped text at which the inner byte `inner` stands; asked in ascending order.
    static func outer(of inner: Int, in bytes: Span<UInt8>, _ place: inout Place) -> Int {
        while place.inner < inner, place.outer < bytes.count {
            place.outer += step(bytes, place.outer).width
            place.inner += 1
        }
        return place.outer
    }

    private static func step(_ bytes: Span<UInt8>, _ index: Int) -> (unit: UInt8, width: Int) {
        if bytes[index] == 0x26, let found = XMLReference.read(bytes, at: index, to: bytes.count), found.scalar < 0x80 {
            return (UInt8(truncatingIfNeeded: found.scalar), found.end - index)
        }
        return (bytes[index], 1)
    }
}

/// A reference in XML text: `&amp;`, `&#233;`, `&#xE9;`.
enum XMLReference {
    /// The five of XML 1.0, section 4.6.
    private static let named: [(name: StaticString, scalar: UInt32)] = [
        ("amp;", 0x26), ("lt;", 0x3C), ("gt;", 0x3E), ("quot;", 0x22), ("apos;", 0x27),
    ]
    private static let markup = XMLMarkup(.utf8)

    /// The reference whose `&` stands at `index`; `nil` when it is none that XML knows without a DTD, or no character that XML allows
    /// (XML 1.0, section 2.2).
    static func read(_ bytes: Span<UInt8>, at index: Int, to end: Int) -> (scalar: UInt32, end: Int)? {
        guard index + 2 < end else { return nil }
        guard bytes[index + 1] == 0x23 else {
            for (name, scalar) in named where markup.starts(with: name, in: bytes, at: index + 1, to: end) == true {
                return (scalar, index + 1 + name.utf8CodeUnitCount)
            }
            return nil
        }
        let isHexadecimal = bytes[index + 2] | 0x20 == 0x78
        var i = index + (isHexadecimal ? 3 : 2)
        let first = i
        var value: UInt32 = 0
        // As many zeros before it as one likes.
        while i < end {
            let byte = bytes[i]
            if byte == 0x3B {
                guard i > first else { return nil }
                return isCharacter(value) ? (value, i + 1) : nil
            }
            let digit: UInt32
            switch byte {
            case 0x30...0x39: digit = UInt32(byte - 0x30)
            case 0x41...0x46 where isHexadecimal: digit = UInt32(byte - 0x41 + 10)
            case 0x61...0x66 where isHexadecimal: digit = UInt32(byte - 0x61 + 10)
            default: return nil
            }
            value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
            i += 1
        }
        return nil
    }

    private static func isCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }
}
