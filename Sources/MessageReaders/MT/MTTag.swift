/// A field's tag: two digits and an option letter, as in `:50K:`.
struct MTTag: Sendable, Hashable {
    /// 0...99.
    var number: UInt8
    /// `A`...`Z`, or 0 for none.
    var letter: UInt8

    init(_ number: UInt8, _ letter: UInt8 = 0) {
        self.number = number
        self.letter = letter
    }

    /// The tag that opens the line at `start`, and where its value starts; `nil` when the line is no field's first.
    ///
    /// O(1). A line that the bytes cut off within its first five bytes may be told wrong: the splitter waits for these.
    @inline(__always)
    static func read(_ text: Span<UInt8>, at start: Int) -> (tag: MTTag, value: Int)? {
        guard start &+ 3 < text.count, text[start] == 0x3A else { return nil }
        let high = text[start &+ 1] &- 0x30
        let low = text[start &+ 2] &- 0x30
        guard high < 10, low < 10 else { return nil }
        let letter = text[start &+ 3]
        if letter == 0x3A { return (MTTag(high &* 10 &+ low), start &+ 4) }
        guard letter >= 0x41, letter <= 0x5A, start &+ 4 < text.count, text[start &+ 4] == 0x3A else { return nil }
        return (MTTag(high &* 10 &+ low, letter), start &+ 5)
    }
}
