/// An authority that lists, or a contact where no list of its own is published: a row of `authorities.csv`.
///
/// What is not known for sure is empty, never guessed. The columns are described in `lists/README.md`.
public struct Authority: Sendable, Hashable {
    /// The list's identifier, the prefix of its designations' ids: `un`, `eu`, `us-sdn`. Unique in the registry.
    public var id: String
    /// The title of the list; empty for an authority that is named as a contact only.
    public var title: String
    /// The body or bodies that decide on the list and publish it.
    public var name: String
    /// ISO 3166-1 alpha-2, `EU`, `UN`, or the user-assigned `XK` for Kosovo.
    public var jurisdiction: String
    public var legalBasis: String
    /// The authority's own page of the list, `https`.
    public var listPage: String
    /// Where the list is downloaded, `https`; empty when there is no stable address.
    public var download: String
    /// The formats that the authority publishes: `XML`, `CSV`, `ODS`.
    public var formats: [String]
    /// A page through which the authority is reached, `https`.
    public var contact: String
    /// How often the list changes, in words.
    public var changes: String
    /// The names of the formats by which `ListReader` reads this list; empty when no reader stands yet.
    public var readers: [String]
    /// The day to which a file of this list was read with the format given; `nil` when none has been.
    public var checked: PartialDate?

    public init(
        id: String, title: String, name: String, jurisdiction: String, legalBasis: String, listPage: String,
        download: String = "",
        formats: [String] = [], contact: String, changes: String = "", readers: [String] = [], checked: PartialDate? = nil
    ) {
        self.id = id
        self.title = title
        self.name = name
        self.jurisdiction = jurisdiction
        self.legalBasis = legalBasis
        self.listPage = listPage
        self.download = download
        self.formats = formats
        self.contact = contact
        self.changes = changes
        self.readers = readers
        self.checked = checked
    }
}
