/// Looks for words that may name somebody in a value that is meant to be a code, a number or a date.
///
/// Such a value is screened as text when it holds two words with a blank between them (`AYMAN ZAWAHIRI`, `A ZAWAHIRI`), two words of
/// four letters or more with any other sign between them (`AYMAN/ZAWAHIRI`), or letters beyond ASCII. A number of two digits or more
/// is no part of a word (`0001AYMAN ZAWAHIRI`). One word is a code like any other: a text in which nothing but it is found raises no
/// alert either.
///
/// Bytes are given one after the other, so that a value may arrive in pieces. O(1) a byte.
struct NameTest: Sendable {
    /// Whether the bytes so far may name somebody.
    private(set) var holds = false
    private var letters = 0
    private var digits = 0
    /// Digits at the end of the word so far.
    private var run = 0
    private var wide = 0
    /// Letters of the word before; 0 without one.
    private var before = 0
    private var hasBlank = false
    /// A number stands between the word before and the present one, without any other sign: `TESTAR00AXXX` is a code.
    private var isGlued = false

    /// Takes the next byte, in ASCII or UTF-8.
    @inline(__always)
    mutating func add(_ byte: UInt8) {
        if byte >= 0x30, byte <= 0x39 {
            run &+= 1
            digits &+= 1
            if run == 2 {
                digits &-= 2
                endWord()
                isGlued = true
            }
            return
        }
        if run > 1 { digits = 0 }
        run = 0
        if byte >= 0x80 {
            letters &+= 1
            wide &+= 1
            if wide >= 6 { holds = true }
        } else if lowered(byte) >= 0x61, lowered(byte) <= 0x7A {
            letters &+= 1
        } else if byte != 0x27 {
            endWord()
            isGlued = false
            if byte <= 0x20 { hasBlank = true }
        }
    }

    /// Ends the value.
    mutating func end() {
        endWord()
        isGlued = false
    }

    private mutating func endWord() {
        defer { (letters, digits, wide) = (0, 0, 0) }
        // A digit among four letters or more is one that stands for a letter (KHAL1D).
        guard letters > 0, digits &* 4 <= letters else { return }
        if before > 0 {
            if hasBlank {
                if min(before, letters) >= 2 || max(before, letters) >= 4 { holds = true }
            } else if !isGlued, min(before, letters) >= 4 {
                holds = true
            }
        }
        before = letters
        hasBlank = false
    }
}

/// Whether a value that is meant to be a code may name somebody; see `NameTest`. O(bytes).
func mayHoldName(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var test = NameTest()
    for i in range {
        test.add(text[i])
        if test.holds { return true }
    }
    test.end()
    return test.holds
}
