/// The pieces in which a long text is searched, so that time and memory grow with its length alone.
///
/// Pieces overlap by more than a listed name is long, and begin and end between words where the text has spaces. A text
/// of up to `TextSegments.length` bytes is one piece.
struct TextSegments: ~Escapable {
    /// Bytes of a piece.
    static let length = 4_096

    private let text: Span<UInt8>
    /// Bytes that two pieces share.
    private let overlap: Int
    private var start = 0
    private var isFinished = false

    /// - Parameter longestName: words of the longest listed name.
    @_lifetime(copy text)
    init(_ text: Span<UInt8>, longestName: Int) {
        self.text = text
        // Words are 16 bytes at most on average, in scripts of two and three bytes a letter too.
        overlap = min(max(256, 16 * longestName), TextSegments.length / 2)
    }

    /// The next piece, bytes of the text; `nil` after the last.
    @_lifetime(self: copy self)
    mutating func next() -> Range<Int>? {
        guard !isFinished else { return nil }
        let most = start + TextSegments.length
        guard most < text.count else {
            isFinished = true
            return start..<text.count
        }
        let end = boundary(before: most, after: start + TextSegments.length / 2)
        let piece = start..<end
        start = max(boundary(before: end - overlap, after: start), start + 1)
        return piece
    }

    /// The last place up to `place` where a word begins; where there is none, where a character does.
    private func boundary(before place: Int, after least: Int) -> Int {
        var i = place
        while i > least, !isSpace(text[i - 1]) { i -= 1 }
        if i > least { return i }
        i = place
        while i > least, text[i] & 0xC0 == 0x80 { i -= 1 }
        return i
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
