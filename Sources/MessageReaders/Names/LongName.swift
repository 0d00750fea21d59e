/// A name field that may hold more than a name: an address, a reference, a second party.
///
/// Such a field is searched as text beside the search for the whole name, which words without a counterpart push below the
/// threshold.
public enum LongName {
    /// Words of three letters or more from which a name is searched as text, and words of any length.
    ///
    /// Of the names of the UN's list 30 of 100 have two words, so that four words may be a listed name and two others; fewer words
    /// can't hold a name of two beside two others. The particles of ordinary names (`de la`, `bin`, `van der`) count as words of any
    /// length.
    static let longWords = 4
    static let allWords = 5
    /// Most bytes of a field that is looked up as a name; a longer one is searched as text, and part by part.
    public static let limit = 1 << 10

    /// Whether a name field is searched as text as well: it has more words than a name needs, three words beside a digit or
    /// punctuation that names don't have, or is longer than `limit`. O(bytes) until that is known.
    ///
    /// - Parameter name: UTF-8.
    public static func mayHoldMore(_ name: Span<UInt8>) -> Bool {
        if name.count > limit { return true }
        var words = 0
        var long = 0
        var letters = 0
        var unspaced = 0
        var isOdd = false
        for i in name.indices {
            let byte = name[i]
            let isSeparator = byte == 0x2F || byte == 0x7C || byte == 0x5C || byte == 0x5F || byte == 0x3B || byte == 0x28
            if byte > 0x20, !isSeparator {
                letters &+= 1
                // A letter of several bytes counts as one.
                if byte & 0xC0 == 0x80 { letters &-= 1 }
                if byte < 0x41 {
                    // Digits and all signs but ' - and the point; `&` and `+` join the words of firms, a comma stands behind a surname.
                    if byte != 0x27, byte != 0x2D, byte != 0x2E, byte != 0x26, byte != 0x2B, byte != 0x2C { isOdd = true }
                    // `KY'ONG-SU`: each side of a hyphen counts.
                    if byte == 0x2D, letters > 1 { words &+= 1 }
                } else if byte >= 0xE3 {
                    unspaced &+= 1
                } else if byte == 0x5B {
                    isOdd = true
                }
                continue
            }
            if byte != 0x20 { isOdd = true }
            if letters > 0 {
                words &+= 1
                if letters >= 3 { long &+= 1 }
                letters = 0
            }
        }
        if letters > 0 {
            words &+= 1
            if letters >= 3 { long &+= 1 }
        }
        if words >= allWords || long >= longWords { return true }
        // Scripts without spaces: more characters than the longest personal names.
        return unspaced > longestUnspaced || (isOdd && (words >= 3 || unspaced >= 4))
    }

    /// Characters of a script without spaces that a name may have: those of organisations have more.
    private static let longestUnspaced = 12
}
