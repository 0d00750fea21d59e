import Bytes

/// Turns the bytes of a record into valid UTF-8.
///
/// What is not valid in the record's encoding becomes U+FFFD, one for each maximal run that could not be continued (the
/// practice that the Unicode Standard, section 3.9, recommends), and the caller is told so.
enum TextDecoding {
    /// What stands at one place: a scalar, the bytes it takes in the source, and whether it was valid there.
    struct Step {
        var scalar: UInt32
        var width: Int
        var isValid: Bool

        /// Bytes that the scalar takes in UTF-8.
        var encodedWidth: Int { scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4 }
    }

    /// The largest growth of a text: one byte that becomes the three of U+FFFD.
    static let maximumGrowth = 3

    /// Whether the bytes are UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). O(bytes).
    ///
    /// - Parameter isWhole: when false, a sequence that the end cuts off is no fault.
    static func isUTF8(_ bytes: Span<UInt8>, isWhole: Bool = true) -> Bool {
        var i = 0
        while true {
            i = ByteScan.endOfASCII(in: bytes, from: i)
            while i < bytes.count, bytes[i] >= 0x80 {
                let step = utf8Step(in: bytes, at: i)
                if !step.isValid { return !isWhole && isCutOff(bytes, at: i) }
                i &+= step.width
            }
            if i >= bytes.count { return true }
        }
    }

    /// Whether the faulty sequence at `index` is faulty only because the bytes end.
    private static func isCutOff(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        let step = utf8Step(in: bytes, at: index)
        return index + step.width == bytes.count && bytes[index] >= 0xC2 && bytes[index] <= 0xF4
    }

    /// Whether the bytes end within a sequence of UTF-8. O(1).
    static func endsWithinSequence(_ bytes: Span<UInt8>) -> Bool {
        for i in max(0, bytes.count - 3)..<bytes.count where bytes[i] >= 0xC2 && bytes[i] <= 0xF4 {
            if !utf8Step(in: bytes, at: i).isValid, isCutOff(bytes, at: i) { return true }
        }
        return false
    }

    /// Writes the source as UTF-8 to the beginning of `target`, which grows as needed and never shrinks.
    ///
    /// - Returns: the bytes written, and whether all of the source was valid.
    /// - Complexity: O(bytes); no allocation once `target` is large enough.
    static func decode(
        _ source: Span<UInt8>, from encoding: TextEncoding, into target: inout [UInt8]
    ) -> (count: Int, isValid: Bool) {
        let (needed, overflow) = source.count.multipliedReportingOverflow(by: maximumGrowth)
        guard !overflow else { return (0, false) }
        if target.count < needed { target.append(contentsOf: repeatElement(0, count: needed - target.count)) }
        if let table = encoding.table { return decode(source, by: table, into: &target) }
        var output = target.mutableSpan
        var isValid = true
        var written = 0
        var i = 0
        while i < source.count {
            if encoding.unitWidth == 1 {
                let end = ByteScan.endOfASCII(in: source, from: i)
                while i < end {
                    output[written] = source[i]
                    written &+= 1
                    i &+= 1
                }
                if i >= source.count { break }
            }
            let step = step(in: source, at: i, encoding: encoding)
            i &+= step.width
            if !step.isValid { isValid = false }
            written &+= write(step.scalar, to: &output, at: written)
        }
        return (written, isValid)
    }

    private static func decode(
        _ source: Span<UInt8>, by table: CharacterSetTable, into target: inout [UInt8]
    ) -> (count: Int, isValid: Bool) {
        var output = target.mutableSpan
        var isValid = true
        var written = 0
        var i = 0
        while i < source.count {
            let step = table.step(in: source, at: i)
            i &+= step.width
            if !step.isValid { isValid = false }
            written &+= write(step.scalar, to: &output, at: written)
        }
        return (written, isValid)
    }

    /// Writes a scalar; returns how many bytes it takes.
    @inline(__always)
    private static func write(_ scalar: UInt32, to output: inout MutableSpan<UInt8>, at place: Int) -> Int {
        if scalar < 0x80 {
            output[place] = UInt8(truncatingIfNeeded: scalar)
            return 1
        }
        if scalar < 0x800 {
            output[place] = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
            output[place &+ 1] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
            return 2
        }
        if scalar < 0x10000 {
            output[place] = 0xE0 | UInt8(truncatingIfNeeded: scalar >> 12)
            output[place &+ 1] = 0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F)
            output[place &+ 2] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
            return 3
        }
        output[place] = 0xF0 | UInt8(truncatingIfNeeded: scalar >> 18)
        output[place &+ 1] = 0x80 | UInt8(truncatingIfNeeded: (scalar >> 12) & 0x3F)
        output[place &+ 2] = 0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F)
        output[place &+ 3] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
        return 4
    }

    /// The offset in the source of the byte that stands at `offset` in its UTF-8 form. O(bytes): for messages only.
    static func sourceOffset(ofDecoded offset: Int, in source: Span<UInt8>, encoding: TextEncoding) -> Int {
        var written = 0
        var i = 0
        while i < source.count {
            let step = step(in: source, at: i, encoding: encoding)
            if written + step.encodedWidth > offset { return i }
            written += step.encodedWidth
            i += step.width
        }
        return source.count
    }

    /// The offset of the first bytes that stand for nothing; `nil` when all of the source is valid. O(bytes).
    static func firstFault(in source: Span<UInt8>, encoding: TextEncoding) -> Int? {
        var i = 0
        while i < source.count {
            let step = step(in: source, at: i, encoding: encoding)
            if !step.isValid { return i }
            i += step.width
        }
        return nil
    }

    /// What stands at `index`, which is within the source.
    @inline(__always)
    private static func step(in source: Span<UInt8>, at index: Int, encoding: TextEncoding) -> Step {
        switch encoding {
        case .utf8: utf8Step(in: source, at: index)
        case .latin1: Step(scalar: UInt32(source[index]), width: 1, isValid: true)
        case .windows1252: windows1252Step(source[index])
        case .utf16le: utf16Step(in: source, at: index, low: 0, high: 1)
        case .utf16be: utf16Step(in: source, at: index, low: 1, high: 0)
        default:
            encoding.table?.step(in: source, at: index) ?? Step(scalar: replacement, width: 1, isValid: false)
        }
    }

    private static let replacement: UInt32 = 0xFFFD

    /// Table 3-7 of the Unicode Standard, well-formed UTF-8 byte sequences.
    @inline(__always)
    static func utf8Step(in source: Span<UInt8>, at index: Int) -> Step {
        let first = source[index]
        if first < 0x80 { return Step(scalar: UInt32(first), width: 1, isValid: true) }
        let count: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        var scalar: UInt32
        switch first {
        case 0xC2...0xDF:
            count = 2
            scalar = UInt32(first & 0x1F)
        case 0xE0...0xEF:
            count = 3
            scalar = UInt32(first & 0x0F)
            if first == 0xE0 { lowest = 0xA0 }
            if first == 0xED { highest = 0x9F }
        case 0xF0...0xF4:
            count = 4
            scalar = UInt32(first & 0x07)
            if first == 0xF0 { lowest = 0x90 }
            if first == 0xF4 { highest = 0x8F }
        default:
            return Step(scalar: replacement, width: 1, isValid: false)
        }
        var width = 1
        while width < count {
            guard index &+ width < source.count else { break }
            let byte = source[index &+ width]
            guard byte >= lowest, byte <= highest else { break }
            lowest = 0x80
            highest = 0xBF
            scalar = scalar << 6 | UInt32(byte & 0x3F)
            width &+= 1
        }
        return width == count
            ? Step(scalar: scalar, width: width, isValid: true) : Step(scalar: replacement, width: width, isValid: false)
    }

    @inline(__always)
    private static func utf16Step(in source: Span<UInt8>, at index: Int, low: Int, high: Int) -> Step {
        guard index &+ 1 < source.count else { return Step(scalar: replacement, width: 1, isValid: false) }
        let first = UInt32(source[index &+ low]) | UInt32(source[index &+ high]) << 8
        guard first & 0xF800 == 0xD800 else { return Step(scalar: first, width: 2, isValid: true) }
        guard first < 0xDC00, index &+ 3 < source.count else {
            return Step(scalar: replacement, width: 2, isValid: false)
        }
        let second = UInt32(source[index &+ 2 &+ low]) | UInt32(source[index &+ 2 &+ high]) << 8
        guard second & 0xFC00 == 0xDC00 else { return Step(scalar: replacement, width: 2, isValid: false) }
        return Step(scalar: 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF), width: 4, isValid: true)
    }

    @inline(__always)
    static func windows1252Step(_ byte: UInt8) -> Step {
        guard byte >= 0x80, byte < 0xA0 else { return Step(scalar: UInt32(byte), width: 1, isValid: true) }
        let scalar = UInt32(Windows1252.upperControls[Int(byte & 0x1F)])
        return Step(scalar: scalar, width: 1, isValid: scalar != replacement)
    }
}
