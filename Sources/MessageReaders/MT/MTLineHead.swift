/// The first bytes of a line, in ASCII: enough to see which field it opens, and whether its value has that field's form.
struct MTLineHead: Sendable {
    static let capacity = 32

    struct Field: Sendable {
        var tag: MTTag
        /// Where the value starts, from the line's start.
        var value: Int
        /// As the standard writes it: `:50K:` at the line's start.
        var isPlain: Bool
        /// `86:` for `:86:`.
        var lacksColon: Bool
    }

    private var bytes = InlineArray<32, UInt8>(repeating: 0)
    private(set) var count = 0
    /// The line ends within these bytes.
    private(set) var isWhole = false

    init() {}

    /// Takes the line at `start` of a text in UTF-8.
    init(_ text: Span<UInt8>, at start: Int) {
        var i = start
        while i < text.count, take(text[i]) { i += 1 }
    }

    /// Takes the next byte; `false` when no more is wanted.
    mutating func take(_ byte: UInt8) -> Bool {
        if byte == 0x0A {
            isWhole = true
            return false
        }
        bytes[count] = byte
        count += 1
        return count < MTLineHead.capacity
    }

    /// Whether more bytes of the line would be looked at.
    var isCut: Bool { !isWhole && count < MTLineHead.capacity }

    func byte(_ k: Int) -> UInt8 { k >= 0 && k < count ? bytes[k] : 0 }

    func isDigit(_ k: Int) -> Bool { byte(k) >= 0x30 && byte(k) <= 0x39 }

    func isLetter(_ k: Int) -> Bool { lowered(byte(k)) >= 0x61 && lowered(byte(k)) <= 0x7A }

    /// Whether a line that starts with this byte may open a field.
    @inline(__always)
    static func mayOpen(_ first: UInt8) -> Bool { first == 0x3A || first == 0x20 || first == 0x09 || first == 0x38 }

    /// The field whose tag opens the line: two digits and an option letter, in any letter case, behind blanks and stray colons.
    func field() -> Field? {
        var k = 0
        var colons = 0
        while k < 12, byte(k) == 0x3A || byte(k) == 0x20 || byte(k) == 0x09 {
            if byte(k) == 0x3A { colons += 1 }
            k += 1
        }
        let isPlain = k == 1 && colons == 1
        guard isDigit(k), isDigit(k + 1) else { return nil }
        let number = (byte(k) - 0x30) * 10 + byte(k + 1) - 0x30
        k += 2
        var letter: UInt8 = 0
        if isLetter(k) {
            letter = byte(k) & 0xDF
            k += 1
        }
        let isUpper = letter == 0 || byte(k - 1) == letter
        while byte(k) == 0x20, k < 20 { k += 1 }
        guard byte(k) == 0x3A else { return nil }
        return Field(
            tag: MTTag(number, letter), value: k + 1, isPlain: isPlain && isUpper, lacksColon: colons == 0)
    }

    /// Whether the value, from `start` on, begins with `marks` letters of credit and debit and then six digits: a date.
    func isDated(from start: Int, marks: ClosedRange<Int>) -> Bool {
        var k = start
        while byte(k) == 0x20, k < start + 4 { k += 1 }
        var letters = 0
        while isLetter(k), letters <= marks.upperBound {
            letters += 1
            k += 1
        }
        guard marks.contains(letters) else { return false }
        for d in k..<k + 6 where !isDigit(d) { return false }
        return true
    }
}
