extension Script {
    /// The script of an ISO 15924 code as ICU packs it (four ASCII letters, first in the high byte).
    init(packedCode: UInt32) {
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: packedCode >> (24 - 8 * UInt32($0))) }
        let code = String(decoding: bytes, as: UTF8.self)
        self = Self.allCases.first { $0.code == code } ?? .other
    }

    /// Read letter by letter, from a table; the others by ICU, a token at a time.
    @inline(__always) var isReadByLetter: Bool { rawValue <= Script.hangul.rawValue }

    /// Writes consonants alone.
    @inline(__always) var isAbjad: Bool { self == .arabic || self == .hebrew || self == .syriac }

    /// Alphabets whose letters look alike, so that a word of two of them is more likely forged than meant.
    @inline(__always) var isLookalikeAlphabet: Bool {
        self == .latin || self == .cyrillic || self == .greek || self == .armenian
    }

    /// Scripts of one group stand together in one token: 0 none, else the group's number.
    @inline(__always) var group: UInt8 {
        if isLookalikeAlphabet { return 1 }
        if self == .hiragana || self == .katakana { return 2 }
        return 16 + rawValue
    }

    /// Brahmic scripts whose consonants hold an `a` that is not spoken at the end of a word.
    var dropsFinalVowel: Bool {
        self == .devanagari || self == .gujarati || self == .gurmukhi || self == .bengali
    }

    var isIndic: Bool { (Script.devanagari.rawValue...Script.sinhala.rawValue).contains(rawValue) }
}
