import SanctionsModel

/// What the value of a column or a JSON key is taken for.
struct FieldTarget: Sendable, Hashable {
    enum Field: UInt8, Sendable, Hashable {
        /// Known to name nobody (a date, a status), or left out on purpose.
        case ignored
        /// Not in the vocabulary: screened as text where it may hold words (`mayHoldWords`).
        case unrecognised
        /// The record's identifier.
        case id
        /// Free text of the record.
        case text
        /// A party's name; the same for a JSON key that may also hold the party as an object.
        case roleParty
        case name
        case givenName
        case middleName
        case familyName
        case type
        case birthDate
        case country
        case nationality
        case gender
        case address
        /// A number of the kind `kind`.
        case identifier
        // Of JSON objects alone:
        case parties
        case role
        case identifiers
        case identifierKind
        case identifierValue
        case identifierCountry
        // Of the record, to tell a payment from another:
        case amount
        case currency
        /// A part of a value that is joined of several columns; `slot` is its place in `FieldMap.joins`' columns.
        case joined

        /// Of the record's and the parties' fields those whose value, when it is a text, is taken as it is.
        @inline(__always)
        var isTextOnly: Bool {
            switch self {
            case .name, .type, .birthDate, .country, .nationality, .gender, .address, .givenName, .middleName, .familyName,
                .role, .id, .text, .amount, .currency:
                true
            default: false
            }
        }

        /// Whether it is a party's, so that it needs one to belong to.
        var isOfParty: Bool {
            switch self {
            case .ignored, .unrecognised, .joined: false
            default: !isOfRecord
            }
        }

        /// Whether its value says something about the record or the party and names nobody.
        var namesNobody: Bool {
            switch self {
            case .ignored, .id, .amount, .currency, .type, .country, .nationality, .gender: true
            default: false
            }
        }

        /// Whether it holds fields and is none itself.
        var isContainer: Bool { self == .parties || self == .identifiers }

        /// Whether its value may name a party: it is screened as a name, an identifier or a text, or belongs to a party.
        @inline(__always)
        var mayNameParty: Bool {
            switch self {
            case .ignored, .id, .amount, .currency: false
            default: true
            }
        }

        /// Whether it is a part of a name that is joined with others.
        @inline(__always)
        var isPartOfName: Bool {
            switch self {
            case .givenName, .middleName, .familyName, .unrecognised: true
            default: false
            }
        }

        /// Whether its value is a party's name or a part of one.
        @inline(__always)
        var isName: Bool {
            switch self {
            case .roleParty, .name, .givenName, .middleName, .familyName: true
            default: false
            }
        }

        /// Whether it belongs to the record as a whole, not to a party.
        var isOfRecord: Bool {
            switch self {
            case .id, .text, .amount, .currency: true
            default: false
            }
        }
    }

    var field: Field
    /// Of identifier fields: their kind's place in `FieldMap.kinds`; 0 is none.
    var kind: UInt16
    /// The party's place in `FieldMap.roles`; 0 is the party without a role.
    var slot: UInt16
    /// Of identifiers of the record: the lower rank is preferred.
    var rank: UInt8

    init(_ field: Field, slot: UInt16 = 0, kind: UInt16 = 0, rank: UInt8 = 0) {
        self.field = field
        self.slot = slot
        self.kind = kind
        self.rank = rank
    }

    static let ignored = FieldTarget(.ignored)
    static let unrecognised = FieldTarget(.unrecognised)

    /// Whether something is searched for the value by itself.
    var isScreened: Bool {
        switch field {
        case .text, .identifier, .unrecognised, .joined: true
        default: isName
        }
    }

    /// Whether the value names a party.
    var isName: Bool { field.isName }
}

/// The fields of an input, resolved: what each column, key or pointer is taken for.
struct FieldMap: Sendable {
    struct Role: Sendable {
        var text: [UInt8]
        var type: PartyType
    }

    /// A place of a JSON document that a pointer leads to or through.
    struct Node: Sendable {
        struct Child: Sendable {
            var key: [UInt8]
            /// The key as an array index, where it is one.
            var index: Int?
            var node: Int
        }

        var targets: [FieldTarget] = []
        var children: [Child] = []
        /// Whether what no pointer leads to is read here by the vocabulary.
        var isOpen = true
    }

    /// A field of a line of fixed width.
    struct Place: Sendable {
        /// Characters, from 0.
        var range: Range<Int>
        var target: FieldTarget
    }

    /// A value that is joined of several columns, with a space between two.
    struct Join: Sendable {
        /// The columns' places among all columns that are joined.
        var parts: [Int]
        /// Of each part whether its column is read by itself as the same: where no other part is filled, nothing is joined.
        var readAlone: [Bool]
        var target: FieldTarget
    }

    /// What is read where.
    enum Sources: Sendable {
        /// JSON keys by `FieldVocabulary`.
        case keys
        /// JSON pointers as a tree; the first node is the whole record.
        case pointers([Node])
        /// Columns, each with the targets `targets[range]`.
        case columns([Range<Int>], targets: [FieldTarget])
        /// Places of characters, from 0, in a line of fixed width; sorted by their start.
        case places([Place])
    }

    /// The first one is the party without a role.
    var roles: [Role]
    /// Kinds of identifiers; the first one is empty.
    var kinds: [[UInt8]]
    var sources: Sources
    /// Whether the record's identifier is to be found by its usual keys though pointers are given.
    var findsID = false
    /// Whether nothing but what the user mapped is read.
    var isMapped = false
    /// JSON keys that the user leaves out wherever they occur.
    var ignoredKeys: [[UInt8]] = []
    /// The roles from this place on belong to the record as a whole, in whatever object their fields are found.
    var firstMappedSlot = Int.max
    /// Values of several columns.
    var joins: [Join] = []
    /// Columns that the user left out on purpose.
    var leftOut: Set<Int> = []

    /// Slots and kinds as `FieldVocabulary` numbers them.
    static func vocabulary(_ sources: Sources) -> FieldMap {
        FieldMap(
            roles: [Role(text: [], type: .any)]
                + FieldVocabulary.roles.map { Role(text: Array($0.role.utf8), type: $0.type) },
            kinds: [[]] + FieldVocabulary.identifiers.map { Array($0.kind.utf8) },
            sources: sources)
    }

    /// `creditor.name`, `text`, `debtor.identifier.iban`: as `--map` writes a target.
    func describe(_ target: FieldTarget) -> String {
        if target.field == .joined {
            let part = Int(target.slot)
            return joins.filter { $0.parts.contains(part) }.map { describe($0.target) + ", joined" }.joined(separator: " + ")
        }
        let name =
            switch target.field {
            case .roleParty: "name"
            case .identifier: "identifier"
            case .ignored: "nobody"
            case .unrecognised: "text"
            default: "\(target.field)"
            }
        let slot = Int(target.slot)
        let kind = Int(target.kind)
        let role = roles.indices.contains(slot) ? String(decoding: roles[slot].text, as: UTF8.self) : ""
        let suffix = kinds.indices.contains(kind) && kind > 0 ? "." + String(decoding: kinds[kind], as: UTF8.self) : ""
        return (role.isEmpty ? "" : role + ".") + name + suffix
    }
}
