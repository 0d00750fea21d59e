/// The bytes of XML markup, in an encoding of one or two bytes a unit. What isn't ASCII reads as 0xFF.
struct XMLMarkup: Sendable {
    /// Most units of a tag with its attributes. ISO 20022 has few and short ones; a longer tag is not read.
    static let maximumTag = 1 << 16
    /// Levels of open elements. The deepest ISO 20022 message has some twenty.
    static let maximumDepth = 64

    let encoding: TextEncoding
    let width: Int

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        width = encoding.unitWidth
    }

    /// The unit at `index`, of which all bytes are within `bytes`.
    @inline(__always)
    func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 {
        if width == 1 { return bytes[index] }
        let low = encoding == .utf16le ? bytes[index] : bytes[index &+ 1]
        let high = encoding == .utf16le ? bytes[index &+ 1] : bytes[index]
        return high == 0 && low < 0x80 ? low : 0xFF
    }

    /// The first index ≥ `start` of an ASCII unit, or the end of the last whole unit. O(distance).
    @inline(__always)
    func firstIndex(of wanted: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        if width == 1 { return min(ByteScan.firstIndex(of: wanted, in: bytes, from: start), end) }
        var i = start
        while i &+ 1 < end {
            if unit(bytes, i) == wanted { return i }
            i &+= 2
        }
        return wholeEnd(start, end)
    }

    /// The end of the last whole unit.
    @inline(__always)
    func wholeEnd(_ start: Int, _ end: Int) -> Int { width == 1 ? end : max(start, end - (end - start) % 2) }

    /// Whether the ASCII text stands at `index`; `nil` when the bytes end before that is known.
    func starts(with text: StaticString, in bytes: Span<UInt8>, at index: Int, to end: Int) -> Bool? {
        let count = text.utf8CodeUnitCount
        var i = index
        for n in 0..<count {
            guard i + width <= end else { return nil }
            // SAFETY: n is within the text's units.
            let wanted = unsafe text.utf8Start[n]
            guard unit(bytes, i) == wanted else { return false }
            i += width
        }
        return true
    }

    /// Line feeds in a range. A file with carriage returns alone has one line.
    func lineFeeds(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        var i = range.lowerBound
        while true {
            i = firstIndex(of: 0x0A, in: bytes, from: i, to: range.upperBound)
            guard i + width <= range.upperBound, unit(bytes, i) == 0x0A else { return count }
            count += 1
            i += width
        }
    }

    /// Whether a unit ends a name in a tag.
    @inline(__always)
    static func endsName(_ unit: UInt8) -> Bool {
        // All of them are below 0x3F; a letter is not.
        unit < 0x3F && (unit <= 0x20 || unit == 0x2F || unit == 0x3E || unit == 0x3D || unit == 0x3C)
    }

    /// FNV-1a (Fowler, Noll, Vo) of an element's name without its prefix.
    struct Name: Sendable, Equatable {
        private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        private(set) var count = 0

        init() {}

        init(_ text: StaticString) {
            // SAFETY: n is within the text's units.
            for n in 0..<text.utf8CodeUnitCount { unsafe append(text.utf8Start[n]) }
        }

        init(_ text: some StringProtocol) {
            for unit in text.utf8 { append(unit) }
        }

        @inline(__always)
        mutating func append(_ unit: UInt8) {
            if unit == 0x3A {
                self = Name()
            } else {
                hash = (hash ^ UInt64(unit)) &* 0x0000_0100_0000_01B3
                count &+= 1
            }
        }
    }

    /// The same of an encoding of one byte a unit.
    @inline(__always)
    static func byteName(_ bytes: Span<UInt8>, from index: Int, to end: Int) -> (name: Name, end: Int) {
        var name = Name()
        var i = index
        while i < end {
            let found = bytes[i]
            if endsName(found) { break }
            name.append(found)
            i &+= 1
        }
        return (name, i)
    }

    /// The name that starts at `index`, and where it ends.
    @inline(__always)
    func name(_ bytes: Span<UInt8>, from index: Int, to end: Int) -> (name: Name, end: Int) {
        var name = Name()
        var i = index
        while i < end {
            let found = unit(bytes, i)
            if XMLMarkup.endsName(found) { break }
            name.append(found)
            i &+= width
        }
        return (name, i)
    }
}
