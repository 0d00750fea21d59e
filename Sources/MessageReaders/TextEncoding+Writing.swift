import Bytes

extension TextEncoding {
    /// A text in this encoding, without a byte order mark; `nil` when a character has no place in it, or this machine can't
    /// read it.
    ///
    /// - Complexity: O(characters), and for each of a table's the characters of the encoding.
    public func bytes(of text: String) -> [UInt8]? {
        switch self {
        case .utf8: return Array(text.utf8)
        case .utf16le, .utf16be:
            return text.utf16.flatMap { unit in
                let pair = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
                return self == .utf16le ? pair : pair.reversed()
            }
        case .latin1, .windows1252:
            var bytes: [UInt8] = []
            for scalar in text.unicodeScalars {
                guard let byte = self == .latin1 ? UInt8(exactly: scalar.value) : TextEncoding.windows1252Byte(scalar) else {
                    return nil
                }
                bytes.append(byte)
            }
            return bytes
        default:
            guard let table else { return nil }
            var bytes: [UInt8] = []
            for scalar in text.unicodeScalars {
                guard let character = table.bytes(of: scalar.value) else { return nil }
                bytes += character
            }
            return bytes
        }
    }

    private static func windows1252Byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) { return UInt8(truncatingIfNeeded: scalar.value) }
        guard scalar.value != 0xFFFD, let place = Windows1252.upperControls.firstIndex(where: { UInt32($0) == scalar.value })
        else {
            return nil
        }
        return UInt8(truncatingIfNeeded: 0x80 + place)
    }
}
