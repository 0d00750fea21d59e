/// Ethiopic syllables as Amharic and Tigrinya names are customarily written: BGN/PCGN 2007 without its marks, the first vowel e, and the
/// sixth, which is a short i or nothing, written only where consonants would otherwise begin the word together.
enum Ethiopic {
    /// Whether the word is syllables of the basic block alone.
    static func reads(_ letters: [UInt32]) -> Bool { letters.allSatisfy { consonant($0) != nil } }

    /// The reading. O(letters).
    static func reading(_ letters: [UInt32]) -> [UInt8] {
        var latin: [UInt8] = []
        /// The letter before has no vowel.
        var isClosed = false
        for (place, letter) in letters.enumerated() {
            guard let consonant = consonant(letter) else { continue }
            latin += Array(consonant.letters.utf8)
            let order = Int(letter & 7)
            if order == 5 {
                // Alone, or at the start, or after another consonant without a vowel, it is spoken.
                let isLast = place + 1 == letters.count
                let isSpoken = place == 0 || (isClosed && !isLast)
                if isSpoken { latin.append(0x69) }
                isClosed = !isSpoken
                continue
            }
            isClosed = false
            let vowels = consonant.isGuttural ? guttural : Self.vowels
            latin += Array(vowels[order].utf8)
        }
        return latin
    }

    /// The seven orders, and the eighth with w.
    private static let vowels = ["e", "u", "i", "a", "e", "", "o", "wa"]
    /// ሀ, ሐ, ኀ, አ and ዐ read the first order as the fourth.
    private static let guttural = ["a", "u", "i", "a", "e", "", "o", "wa"]

    private static func consonant(_ letter: UInt32) -> (letters: String, isGuttural: Bool)? {
        guard (0x1200...0x135A).contains(letter) else { return nil }
        switch letter & ~7 {
        case 0x1200, 0x1210, 0x1280: return ("h", true)
        case 0x12A0, 0x12D0: return ("", true)
        case 0x1208: return ("l", false)
        case 0x1218: return ("m", false)
        case 0x1220, 0x1230: return ("s", false)
        case 0x1228: return ("r", false)
        case 0x1238: return ("sh", false)
        case 0x1240, 0x1250: return ("k", false)
        case 0x1248, 0x1258: return ("kw", false)
        case 0x1260: return ("b", false)
        case 0x1268: return ("v", false)
        case 0x1270: return ("t", false)
        case 0x1278: return ("ch", false)
        case 0x1288: return ("hw", false)
        case 0x1290: return ("n", false)
        case 0x1298: return ("ny", false)
        case 0x12A8: return ("k", false)
        case 0x12B0: return ("kw", false)
        case 0x12B8: return ("h", false)
        case 0x12C0: return ("hw", false)
        case 0x12C8: return ("w", false)
        case 0x12D8: return ("z", false)
        case 0x12E0: return ("zh", false)
        case 0x12E8: return ("y", false)
        case 0x12F0, 0x12F8: return ("d", false)
        case 0x1300: return ("j", false)
        case 0x1308: return ("g", false)
        case 0x1310: return ("gw", false)
        case 0x1318: return ("g", false)
        case 0x1320: return ("t", false)
        case 0x1328: return ("ch", false)
        case 0x1330: return ("p", false)
        case 0x1338, 0x1340: return ("ts", false)
        case 0x1348: return ("f", false)
        case 0x1350: return ("p", false)
        default: return nil
        }
    }
}
