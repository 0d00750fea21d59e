import SanctionsModel

/// The registry's rows.
extension Authority {
    /// The columns of the registry, in their order.
    static let columns = [
        "id", "title", "authority", "jurisdiction", "legal_basis", "list_page", "download", "formats", "contact", "changes",
        "reader", "checked",
    ]

    /// `nil` when the row has another number of cells than the registry has columns, or no id.
    init?(cells: [String]) {
        guard cells.count == Authority.columns.count, !cells[0].isEmpty else { return nil }
        self.init(
            id: cells[0], title: cells[1], name: cells[2], jurisdiction: cells[3], legalBasis: cells[4], listPage: cells[5],
            download: cells[6], formats: Authority.values(cells[7]), contact: cells[8], changes: cells[9],
            readers: cells[10] == "none yet" ? [] : Authority.values(cells[10]), checked: Authority.day(cells[11]))
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
