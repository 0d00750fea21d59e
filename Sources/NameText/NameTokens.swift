// NameText: a name as written → tokens in a normal form, each with its script and its Latin reading.
//
// Order of the pipeline: UTF-8 → (ASCII: one pass, ICU never called) → normalise (NFKC, case fold, marks, invisible
// characters) → split into runs of letters and digits → detect the script of each run → romanise (tables made from ICU and
// our traditions; else ICU, cached). Imports CICU and Bytes alone.

/// The tokens of one name, in reading order, in flat storage that is reused from name to name.
///
/// Owned by the caller; filled by `NameNormalizer.normalize(_:into:)`. No allocation once its capacity has grown.
public struct NameTokens: Sendable {
    /// A run of bytes in `NameTokens.bytes`.
    public struct Slice: Sendable, Hashable {
        public var start: Int32
        public var count: Int32

        @inlinable public init(start: Int, count: Int) {
            self.start = Int32(truncatingIfNeeded: start)
            self.count = Int32(truncatingIfNeeded: count)
        }

        @inlinable public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    /// What stood between a token and the one before it.
    public enum Separator: UInt8, Sendable {
        /// White space, or nothing before the first token.
        case space = 0
        /// A hyphen or dash of any kind.
        case hyphen = 1
        /// A comma or semicolon: what stands before it is a block (SURNAME, Given).
        case comma = 2
        /// A full stop, as in initials and abbreviations.
        case stop = 3
        /// An opening or closing bracket or quotation mark.
        case bracket = 4
        /// A slash, ampersand or any other sign.
        case other = 5
        /// Nothing at all: a letter met a digit, or one script another.
        case none = 6
    }

    /// One token in its forms.
    public struct Token: Sendable {
        /// The token in its own script, normalised and case folded, UTF-8: equal bytes mean an equal token.
        public var exact: Slice
        /// Its Latin reading, ASCII `a-z` and `0-9` alone, never empty. The same slice as `exact` for ASCII.
        public var latin: Slice
        /// Where the token stands in the name as written, bytes.
        public var source: Slice
        public var script: Script
        public var before: Separator
        /// The Latin reading holds consonants alone because the script writes no short vowels (Arabic, Hebrew, Syriac, Thaana excepted).
        public var isAbjad: Bool
        /// Decimal digits alone, in any script.
        public var isNumber: Bool
        /// Letters of two scripts stood in one word and were read as one by their shapes: itself a warning.
        public var isConfusable: Bool

        @inlinable public init(
            exact: Slice, latin: Slice, source: Slice, script: Script, before: Separator, isAbjad: Bool = false,
            isNumber: Bool = false, isConfusable: Bool = false
        ) {
            self.exact = exact
            self.latin = latin
            self.source = source
            self.script = script
            self.before = before
            self.isAbjad = isAbjad
            self.isNumber = isNumber
            self.isConfusable = isConfusable
        }
    }

    /// The forms of all tokens.
    public var bytes: [UInt8] = []
    public var tokens: [Token] = []
    /// Letters or digits were there that no reading could be found for: counted, so that nothing is silently dropped.
    public var unreadable: Int = 0

    public init() {}

    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
        unreadable = 0
    }

    /// The text of a slice, for people to read. Allocates.
    public func text(_ slice: Slice) -> String {
        String(decoding: bytes[slice.range], as: UTF8.self)
    }
}

/// The scripts that names are met in (ISO 15924).
public enum Script: UInt8, Sendable, CaseIterable {
    case latin = 0
    case arabic, hebrew, syriac, cyrillic, greek, armenian, georgian
    case hangul, han, hiragana, katakana, bopomofo
    case devanagari, bengali, gurmukhi, gujarati, oriya, tamil, telugu, kannada, malayalam, sinhala
    case thai, lao, khmer, myanmar, tibetan, ethiopic, mongolian, thaana
    case other

    /// The four-letter code of ISO 15924.
    public var code: String {
        switch self {
        case .latin: "Latn"
        case .arabic: "Arab"
        case .hebrew: "Hebr"
        case .syriac: "Syrc"
        case .cyrillic: "Cyrl"
        case .greek: "Grek"
        case .armenian: "Armn"
        case .georgian: "Geor"
        case .hangul: "Hang"
        case .han: "Hani"
        case .hiragana: "Hira"
        case .katakana: "Kana"
        case .bopomofo: "Bopo"
        case .devanagari: "Deva"
        case .bengali: "Beng"
        case .gurmukhi: "Guru"
        case .gujarati: "Gujr"
        case .oriya: "Orya"
        case .tamil: "Taml"
        case .telugu: "Telu"
        case .kannada: "Knda"
        case .malayalam: "Mlym"
        case .sinhala: "Sinh"
        case .thai: "Thai"
        case .lao: "Laoo"
        case .khmer: "Khmr"
        case .myanmar: "Mymr"
        case .tibetan: "Tibt"
        case .ethiopic: "Ethi"
        case .mongolian: "Mong"
        case .thaana: "Thaa"
        case .other: "Zyyy"
        }
    }
}
