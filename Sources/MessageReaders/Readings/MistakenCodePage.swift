/// A single-byte encoding of another alphabet that was read as Windows-1252: `Àéìàí` is Айман.
///
/// Hardly a Western word has three letters beyond ASCII side by side, and none has no other letter. Which alphabet it was can't be
/// told from the letters: each that gives letters alone is a reading.
struct MistakenCodePage: Sendable {
    private let encoding: TextEncoding
    private let letters: [ClosedRange<UInt32>]

    private static let western = ByteView(.windows1252)

    static let all: [MistakenCodePage] = [
        MistakenCodePage(encoding: .windows1251, letters: [0x401...0x45F, 0x490...0x491]),
        MistakenCodePage(encoding: .windows1256, letters: [0x621...0x652, 0x67E...0x6D2]),
        MistakenCodePage(encoding: .koi8r, letters: [0x401...0x45F]),
        MistakenCodePage(encoding: .cyrillic, letters: [0x401...0x45F]),
        MistakenCodePage(encoding: .arabic, letters: [0x621...0x652]),
        MistakenCodePage(encoding: .windows1253, letters: [0x386...0x3CE]),
        MistakenCodePage(encoding: .windows1255, letters: [0x5B0...0x5EA]),
    ]

    /// Whether three letters from U+00C0 to U+00FF, or two with a sign, stand side by side in a word without a letter of ASCII. O(bytes).
    static func isPossible(_ text: Span<UInt8>) -> Bool {
        var run = 0
        var letters = 0
        var longest = 0
        var hasASCII = false
        var i = 0
        while i <= text.count {
            let byte = i < text.count ? text[i] : 0x20
            if byte == 0xC3, i + 1 < text.count, text[i + 1] != 0x97, text[i + 1] != 0xB7 {
                run += 1
                letters += 1
                if letters > 1 { longest = max(longest, run) }
                i += 2
                continue
            }
            // Signs are letters elsewhere (³ is the Ukrainian і), but quotation marks are not.
            if byte == 0xC2, i + 1 < text.count, text[i + 1] >= 0xA5, text[i + 1] != 0xAB, text[i + 1] != 0xBB {
                run += 1
                if letters > 1 { longest = max(longest, run) }
                i += 2
                continue
            }
            letters = 0
            run = 0
            i += 1
            if lowered(byte) >= 0x61, lowered(byte) <= 0x7A {
                hasASCII = true
            } else if byte < 0x80 {
                if longest >= 3, !hasASCII { return true }
                (longest, hasASCII) = (0, false)
            }
        }
        return false
    }

    /// Writes the value as this encoding reads its bytes; false when a letter from U+00C0 on is then none of the alphabet's. O(bytes).
    func read(_ text: Span<UInt8>, into out: inout [UInt8]) -> Bool {
        out.removeAll(keepingCapacity: true)
        guard let table = encoding.table else { return false }
        var i = 0
        while i < text.count {
            let step = TextDecoding.utf8Step(in: text, at: i)
            if step.scalar >= 0x80, let byte = MistakenCodePage.western.bytes[step.scalar] {
                let scalar = table.single[Int(byte)]
                let isLetter = letters.contains { $0.contains(scalar) }
                if step.scalar >= 0xC0, step.scalar <= 0xFF, !isLetter { return false }
                EscapedLetters.append(scalar, to: &out)
            } else {
                for place in i..<i + step.width { out.append(text[place]) }
            }
            i += step.width
        }
        return true
    }
}
