/// A person, group, company, ship or aircraft that an authority has put on a list, with all that a screener needs.
public struct Designation: Sendable, Hashable {
    /// `<authority>:<the authority's own reference>`, trimmed: `un:QDi.006`.
    public var id: String
    /// The list's identifier in the registry: `un`, `eu`, `us-sdn`.
    public var authority: String
    /// The authority's own reference: `QDi.006`.
    public var reference: String
    public var type: PartyType
    /// Never empty in a list that was read; the primary name stands first.
    public var names: [ListedName]
    public var genders: [Gender] = []
    public var births: [Birth] = []
    /// Nationalities and citizenships as the list writes them, or ISO 3166-1 alpha-2 codes where it gives codes.
    public var nationalities: [String] = []
    public var identifiers: [Identifier] = []
    public var addresses: [Address] = []
    /// Titles, ranks and offices as the list writes them.
    public var titles: [String] = []
    /// The sanctions programmes or regimes: `SDGT`, `Al-Qaida`, `IRQ`.
    public var programmes: [String] = []
    /// The legal acts: regulation numbers, resolutions.
    public var legalBasis: [String] = []
    public var listedOn: PartialDate?
    /// Dates of amendments, oldest first where the list orders them.
    public var updatedOn: [PartialDate] = []
    public var measures: [Measure] = []
    public var remarks: [String] = []

    public init(id: String, authority: String, reference: String, type: PartyType, names: [ListedName] = []) {
        self.id = id
        self.authority = authority
        self.reference = reference
        self.type = type
        self.names = names
    }
}

/// A name as a list gives it.
public struct ListedName: Sendable, Hashable {
    /// How strongly the authority stands by a name. UN Good, a.k.a. and f.k.a., EU aliases and OFAC strong are `strong`;
    /// UN Low and OFAC weak are `weak`.
    public enum Quality: UInt8, Sendable, Hashable {
        case primary = 0
        case strong = 1
        case weak = 2

        public var name: String {
            switch self {
            case .primary: "primary"
            case .strong: "strong"
            case .weak: "weak"
            }
        }
    }

    /// Where the text comes from.
    public enum Origin: UInt8, Sendable, Hashable {
        /// The element's text as written, with white space collapsed.
        case written = 0
        /// Parsed out of a longer text (two names in one element, a name inside prose).
        case parsed = 1
    }

    /// The name in reading order, white space collapsed, never empty.
    public var text: String
    public var quality: Quality
    public var origin: Origin
    /// The family name as it stands inside `text`, where the list tells; empty otherwise.
    public var family: String
    /// The given names as they stand inside `text`, where the list tells; empty otherwise.
    public var given: String
    /// The language that the list states (ISO 639), empty when it states none.
    public var language: String

    public init(
        _ text: String, quality: Quality, origin: Origin = .written, family: String = "", given: String = "",
        language: String = ""
    ) {
        self.text = text
        self.quality = quality
        self.origin = origin
        self.family = family
        self.given = given
        self.language = language
    }
}

public enum Gender: UInt8, Sendable, Hashable {
    case female = 0
    case male = 1

    public var name: String { self == .female ? "female" : "male" }
}

/// One birth as a list states it: a designation may have several dates and several places.
public struct Birth: Sendable, Hashable {
    /// `nil` when the list gives only a place, or a date that could not be read (then `note` holds it).
    public var date: PartialDate?
    public var city: String
    public var region: String
    /// As the list writes it, or an ISO 3166-1 alpha-2 code.
    public var country: String
    public var note: String

    public init(date: PartialDate? = nil, city: String = "", region: String = "", country: String = "", note: String = "") {
        self.date = date
        self.city = city
        self.region = region
        self.country = country
        self.note = note
    }
}

/// A number or code that names a party: passport, national number, IMO, SWIFT/BIC, tail number.
public struct Identifier: Sendable, Hashable {
    /// A word of `IdentifierKind` (`passport`, `national-id`, `tax-id`, `registration`, `imo`, `bic`, …, `other`), or the source's own
    /// word, which `IdentifierKind(word:)` reads.
    public var kind: String
    /// As written, trimmed; never empty.
    public var value: String
    /// The country of issue as the list writes it, or an ISO 3166-1 alpha-2 code; empty when unknown.
    public var country: String
    public var note: String

    public init(kind: String, value: String, country: String = "", note: String = "") {
        self.kind = kind
        self.value = value
        self.country = country
        self.note = note
    }
}

public struct Address: Sendable, Hashable {
    public var street: String
    public var city: String
    public var region: String
    public var postalCode: String
    /// As the list writes it, or an ISO 3166-1 alpha-2 code.
    public var country: String
    public var note: String

    public init(
        street: String = "", city: String = "", region: String = "", postalCode: String = "", country: String = "",
        note: String = ""
    ) {
        self.street = street
        self.city = city
        self.region = region
        self.postalCode = postalCode
        self.country = country
        self.note = note
    }

    public var isEmpty: Bool {
        street.isEmpty && city.isEmpty && region.isEmpty && postalCode.isEmpty && country.isEmpty && note.isEmpty
    }
}

/// What an authority has ordered against a designation.
public struct Measure: Sendable, Hashable {
    /// `asset-freeze`, `travel-ban`, `arms-embargo`, `sectoral`, or the list's own word in lower case with hyphens.
    public var kind: String

    public init(_ kind: String) { self.kind = kind }

    public static let assetFreeze = Measure("asset-freeze")
    public static let travelBan = Measure("travel-ban")
    public static let armsEmbargo = Measure("arms-embargo")
    public static let sectoral = Measure("sectoral")
}
