public import SanctionsModel

/// A designation recorded by hand from an official journal, before the authority's list file has it.
public struct HandEntry: Sendable, Hashable, Codable {
    /// The identifier of the list that entries by hand make up, and the prefix of their ids.
    public static let list = "local"

    /// A number or code, as `Identifier` holds it.
    public struct Number: Sendable, Hashable, Codable {
        public var kind: String
        public var value: String
        public var country: String

        public init(kind: String, value: String, country: String = "") {
            self.kind = kind
            self.value = value
            self.country = country
        }
    }

    /// How it ended; what has ended is kept, for replays.
    public struct End: Sendable, Hashable, Codable {
        public enum Kind: String, Sendable, Hashable, Codable {
            /// The authority's own entry has arrived.
            case official
            case expired
            /// Taken back by hand.
            case withdrawn
        }

        public var kind: Kind
        public var at: Timestamp
        /// One plain clause.
        public var because: String
    }

    /// Without the prefix; never given again.
    public var id: String
    /// The primary name first.
    public var names: [String]
    /// A word of `PartyType.name`.
    public var type: String
    /// As `PartialDate.description` writes them.
    public var birthDates: [String]
    public var nationalities: [String]
    public var identifiers: [Number]
    /// The list on which the official entry is to appear, as in the registry: `eu`.
    public var authority: String
    /// The authority's own reference, where the journal gives it; else empty.
    public var reference: String
    /// Who recorded it.
    public var by: String
    public var why: String
    /// The address or citation of the journal.
    public var source: String
    public var addedAt: Timestamp
    /// The last day on which it is screened.
    public var expires: CalendarDay
    public var end: End?

    public init(
        id: String = "", names: [String], type: PartyType, birthDates: [PartialDate] = [], nationalities: [String] = [],
        identifiers: [Number] = [], authority: String, reference: String = "", by: String, why: String, source: String,
        addedAt: Timestamp, expires: CalendarDay
    ) {
        self.id = id
        self.names = names
        self.type = type.name
        self.birthDates = birthDates.map(\.description)
        self.nationalities = nationalities
        self.identifiers = identifiers
        self.authority = authority
        self.reference = reference
        self.by = by
        self.why = why
        self.source = source
        self.addedAt = addedAt
        self.expires = expires
    }

    /// Whether it was screened on a day.
    public func isInForce(on day: CalendarDay) -> Bool {
        guard CalendarDay(addedAt.day) <= day, day <= expires else { return false }
        guard let end else { return true }
        return day < CalendarDay(end.at.day)
    }

    /// What is wrong with it, as a plain clause; `nil` when nothing is.
    var problem: String? {
        if names.isEmpty || names.contains(where: { !Self.hasText($0) }) { return "a name is empty" }
        if PartyType(word: type) == nil { return "\(type) is no type" }
        for date in birthDates where PartialDate(reading: date) == nil { return "\(date) is no birth date" }
        if !VersionReference.isIdentifier(authority) || authority == Self.list { return "\(authority) is no authority's list" }
        if !Self.hasText(by) { return "nobody is named who records it" }
        if !Self.hasText(why) { return "no reason is given" }
        if !Self.hasText(source) { return "no source is named" }
        if expires < CalendarDay(addedAt.day) { return "it expires on \(expires), before it begins" }
        return nil
    }

    private static func hasText(_ text: String) -> Bool { text.unicodeScalars.contains { !$0.properties.isWhitespace } }

    /// As a list gives it, with all that must be told beside an alert.
    public var designation: Designation {
        var designation = Designation(
            id: "\(Self.list):\(id)", authority: authority, reference: reference.isEmpty ? id : reference,
            type: PartyType(word: type) ?? .any,
            names: names.enumerated().map { ListedName($1, quality: $0 == 0 ? .primary : .strong) })
        designation.births = birthDates.compactMap { PartialDate(reading: $0) }.map { Birth(date: $0) }
        designation.nationalities = nationalities
        designation.identifiers = identifiers.map { Identifier(kind: $0.kind, value: $0.value, country: $0.country) }
        designation.legalBasis = [source]
        let day = addedAt.day
        designation.listedOn = PartialDate(earliest: day, latest: day, precision: .day)
        designation.measures = [.assetFreeze]
        designation.remarks = [
            "recorded by hand by \(by) on \(day.description), until \(authority)'s list has it or \(expires): \(why)"
        ]
        return designation
    }
}
