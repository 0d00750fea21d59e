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
