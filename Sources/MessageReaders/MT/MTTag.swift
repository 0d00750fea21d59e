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
}
