/// A header or key as it is compared: letters and digits without letter case and diacritics, and where its words begin.
///
/// `Beneficiary Name`, `beneficiary_name` and `beneficiaryName` are the same bytes with the same two words. No allocation.
struct FoldedWord {
    /// Longer ones are no word of a vocabulary.
    static let capacity = 128

    private(set) var bytes = InlineArray<128, UInt8>(repeating: 0)
    private(set) var count = 0
    /// The bit of each byte at which a word begins.
    private var starts = InlineArray<2, UInt64>(repeating: 0)

    /// `nil` when it has more than `capacity` bytes.
    ///
    /// - Parameter word: UTF-8.
    /// - Complexity: O(bytes).
    init?(_ word: Span<UInt8>) {
        var i = 0
        var isStart = true
        var before = Class.other
        while i < word.count {
            let (scalar, width) = FoldedWord.scalar(in: word, at: i)
            i += width
            let present = Class(scalar)
            // `accountName`, `name2`: a capital behind a small letter begins a word, and so does a digit behind a letter.
            if before == .small, present == .capital { isStart = true }
            if before != .other, (before == .digit) != (present == .digit) { isStart = true }
            switch LetterFold.fold(scalar) {
            case .separator:
                isStart = true
                before = .other
                continue
            case .nothing: continue
            case .pair(let first, let second):
                guard append(first, isStart: isStart), append(second, isStart: false) else { return nil }
            case .letter(let folded):
                guard append(scalar: folded, isStart: isStart) else { return nil }
            }
            isStart = false
            before = present
        }
    }

    private enum Class {
        case small
        case capital
        case digit
        case other

        init(_ scalar: UInt32) {
            self =
                switch scalar {
                case 0x41...0x5A: .capital
                case 0x30...0x39: .digit
                case 0x61...0x7A, 0x80...: .small
                default: .other
                }
        }
    }

    /// Whether a word begins at a byte; the end counts as one.
    func isStart(_ index: Int) -> Bool {
        guard index < count else { return true }
        return starts[index >> 6] & (1 << UInt64(index & 63)) != 0
    }

    private mutating func append(_ byte: UInt8, isStart: Bool) -> Bool {
        guard count < FoldedWord.capacity else { return false }
        if isStart { starts[count >> 6] |= 1 << UInt64(count & 63) }
        bytes[count] = byte
        count += 1
        return true
    }

    private mutating func append(scalar: UInt32, isStart: Bool) -> Bool {
        func low(_ bits: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: bits & 0x3F) }
        switch scalar {
        case ..<0x80: return append(UInt8(truncatingIfNeeded: scalar), isStart: isStart)
        case ..<0x800:
            return append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6), isStart: isStart) && append(low(scalar), isStart: false)
        case ..<0x10000:
            return append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12), isStart: isStart)
                && append(low(scalar >> 6), isStart: false) && append(low(scalar), isStart: false)
        default:
            return append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18), isStart: isStart)
                && append(low(scalar >> 12), isStart: false) && append(low(scalar >> 6), isStart: false)
                && append(low(scalar), isStart: false)
        }
    }

    /// The scalar at an index and its bytes; a byte that begins none is U+FFFD.
    private static func scalar(in word: Span<UInt8>, at i: Int) -> (UInt32, width: Int) {
        let first = UInt32(word[i])
        guard first >= 0x80 else { return (first, 1) }
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
        guard width > 0, i + width <= word.count else { return (0xFFFD, 1) }
        var scalar = first & (0xFF >> UInt32(width + 1))
        for k in 1..<width {
            guard word[i + k] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(word[i + k] & 0x3F)
        }
        return (scalar, width)
    }
}
