/// Whether a value may name somebody: it holds two letters or more, of any script.
///
/// A field that is not recognised is screened as text where this is so. Every byte of a character beyond ASCII counts as a
/// letter. O(bytes).
///
/// - Parameter value: UTF-8.
func mayHoldWords(_ value: Span<UInt8>) -> Bool {
    var letters = 0
    for i in value.indices {
        let byte = value[i]
        if byte >= 0x80 || (lowered(byte) >= 0x61 && lowered(byte) <= 0x7A) { letters += 1 }
        if letters >= 2 { return true }
    }
    return false
}

/// Whether a value that should be a number, a code, a date or a country holds several words, which may name somebody: two runs
/// of letters without digits, one of them three letters long, or letters beyond ASCII, whose words may have no spaces between
/// them.
///
/// `Payment to Ayman`, `ACME/INV` and `付款给某人` do; `INV-2024-7`, `10 March 1957`, `550e8400-e29b-41d4` and `DE` don't.
/// O(bytes).
///
/// - Parameter value: UTF-8.
func holdsSeveralWords(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 5 else { return false }
    var words = 0
    var longest = 0
    var letters = 0
    var allLetters = 0
    var hasDigit = false
    var isForeign = false
    for i in 0...value.count {
        let byte = i < value.count ? lowered(value[i]) : 0x20
        if (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80 {
            letters &+= 1
            allLetters &+= 1
            if byte >= 0x80 { isForeign = true }
            if isForeign, allLetters >= 6 { return true }
        } else if byte >= 0x30 && byte <= 0x39 {
            hasDigit = true
        } else {
            if letters >= 2, !hasDigit {
                words &+= 1
                longest = max(longest, letters)
                if words >= 2, longest >= 3 { return true }
            }
            letters = 0
            hasDigit = false
        }
    }
    return false
}

/// Whether a value of the first rows shows that its column may name somebody: several words, or one that is no code.
///
/// - Parameter value: UTF-8.
func looksLikeWords(_ value: Span<UInt8>) -> Bool {
    if holdsSeveralWords(value) { return true }
    var letters = 0
    for i in value.indices {
        let byte = lowered(value[i])
        if byte >= 0x30 && byte <= 0x39 { return false }
        if byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) { letters += 1 }
    }
    return letters >= 5
}
