public import SanctionsModel

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
}

extension Authority {
    /// The columns of the registry, in their order.
    static let columns = [
        "id", "title", "authority", "jurisdiction", "legal_basis", "list_page", "download", "formats", "contact", "changes",
        "reader", "checked",
    ]

    /// `nil` when the row has another number of cells than the registry has columns, or no id.
    init?(cells: [String]) {
        guard cells.count == Authority.columns.count, !cells[0].isEmpty else { return nil }
        id = cells[0]
        title = cells[1]
        name = cells[2]
        jurisdiction = cells[3]
        legalBasis = cells[4]
        listPage = cells[5]
        download = cells[6]
        formats = Authority.values(cells[7])
        contact = cells[8]
        changes = cells[9]
        readers = cells[10] == "none yet" ? [] : Authority.values(cells[10])
        checked = Authority.day(cells[11])
    }

    /// The registry's rows after its header; `nil` when the header is another, or a row does not fit it.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    static func registry(_ bytes: [UInt8]) -> [Authority]? {
        guard let rows = RegistryRows.rows(of: bytes), rows.first == columns else { return nil }
        var authorities: [Authority] = []
        authorities.reserveCapacity(rows.count)
        for row in rows.dropFirst() {
            guard let authority = Authority(cells: row) else { return nil }
            authorities.append(authority)
        }
        return authorities
    }

    /// The values of a cell that holds several, parted by `;`.
    private static func values(_ cell: String) -> [String] {
        cell.split(separator: ";").map { part in
            String(String(part.drop { $0 == " " }.reversed().drop { $0 == " " }).reversed())
        }
    }

    private static func day(_ cell: String) -> PartialDate? {
        let parts = cell.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else { return nil }
        return PartialDate(year: year, month: month, day: day)
    }
}
