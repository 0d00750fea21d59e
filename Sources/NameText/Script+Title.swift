extension Script {
    /// The script of an ISO 15924 code; `nil` for one that names are not met in.
    public init?(code: String) {
        guard let script = Script.allCases.first(where: { $0.code == code }) else { return nil }
        self = script
    }

    /// What people call it in English: `Arabic`, `Chinese`.
    public var title: String {
        switch self {
        case .latin: "Latin"
        case .arabic: "Arabic"
        case .hebrew: "Hebrew"
        case .syriac: "Syriac"
        case .cyrillic: "Cyrillic"
        case .greek: "Greek"
        case .armenian: "Armenian"
        case .georgian: "Georgian"
        case .hangul: "Hangul"
        case .han: "Chinese"
        case .hiragana: "Hiragana"
        case .katakana: "Katakana"
        case .bopomofo: "Bopomofo"
        case .devanagari: "Devanagari"
        case .bengali: "Bengali"
        case .gurmukhi: "Gurmukhi"
        case .gujarati: "Gujarati"
        case .oriya: "Odia"
        case .tamil: "Tamil"
        case .telugu: "Telugu"
        case .kannada: "Kannada"
        case .malayalam: "Malayalam"
        case .sinhala: "Sinhala"
        case .thai: "Thai"
        case .lao: "Lao"
        case .khmer: "Khmer"
        case .myanmar: "Burmese"
        case .tibetan: "Tibetan"
        case .ethiopic: "Ethiopic"
        case .mongolian: "Mongolian"
        case .thaana: "Thaana"
        case .other: "other"
        }
    }
}
