import NameText
import SanctionsModel

/// The language area that a name comes from, as far as traditions of writing it in Latin letters differ by it.
enum NameOrigin: String, CaseIterable {
    /// Arabic, Persian, Dari, Pashto, Urdu.
    case arabic
    /// Russian, Ukrainian, Belarusian and the names that were written in Russian.
    case slavic
    case chinese
    case korean

    /// A person's by nationality or place of birth, else by the scripts that a list writes the party's names in. An
    /// organisation's only where one is Arabic: lists give many of them in all languages of their readers.
    init?(_ designation: Designation, scripts: Set<Script>) {
        let places = designation.type == .person ? designation.nationalities + designation.births.map(\.country) : []
        let codes = places.lazy.compactMap { $0.isEmpty ? nil : RegionNames.shared.code(for: $0) }
        if let origin = codes.compactMap({ NameOrigin(country: $0) }).first {
            self = origin
        } else if scripts.contains(.arabic) {
            self = .arabic
        } else if designation.type != .person {
            return nil
        } else if scripts.contains(.hangul) {
            self = .korean
        } else if scripts.contains(.cyrillic), !scripts.contains(.greek) {
            self = .slavic
        } else if scripts.contains(.han) {
            self = .chinese
        } else {
            return nil
        }
    }

    /// By an ISO 3166-1 alpha-2 code; `nil` where names of several areas are common.
    private init?(country: String) {
        switch country {
        case "SA", "IQ", "SY", "EG", "LY", "YE", "JO", "LB", "TN", "DZ", "MA", "SD", "AE", "QA", "KW", "BH", "OM", "PS", "SO",
            "MR",
            "AF", "IR", "PK":
            self = .arabic
        case "RU", "UA", "BY": self = .slavic
        case "CN", "TW": self = .chinese
        case "KP", "KR": self = .korean
        default: return nil
        }
    }
}
