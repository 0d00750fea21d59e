import SanctionsModel

/// What lists call the measures that they order.
enum MeasureWords {
    /// A measure by its words, in any letter case: `Asset freeze`, `Travel Ban`, `ProhibitionOfPortEntry`. Others than the
    /// four that the model names become their own words in lower case with hyphens. `nil` for a blank text. O(n).
    static func measure(_ words: String) -> Measure? {
        let kind = hyphenated(words)
        switch kind {
        case "": return nil
        case "asset-freeze", "assets-freeze", "freezing-of-assets", "asset-freeze-and-prohibition-to-make-funds-available":
            return .assetFreeze
        case "travel-ban", "travel-restrictions", "restrictions-on-admission": return .travelBan
        case "arms-embargo", "targeted-arms-embargo": return .armsEmbargo
        case "sectoral", "sectoral-sanctions": return .sectoral
        default: return Measure(kind)
        }
    }

    private static func hyphenated(_ text: String) -> String {
        var bytes: [UInt8] = []
        var last: UInt8 = 0x20
        for byte in text.collapsed.utf8 {
            let isUpper = (0x41...0x5A).contains(byte)
            let isLetter = isUpper || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
            // A capital inside a word begins a word of a joined name.
            if !isLetter || (isUpper && (0x61...0x7A).contains(last)) {
                if let end = bytes.last, end != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
            }
            if isLetter { bytes.append(isUpper ? byte | 0x20 : byte) }
            last = byte
        }
        while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
