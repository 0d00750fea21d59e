import ReferenceData

/// The reach of the lists of an authority: whom they bind, and what their freezes extend to. A row of `Data/jurisdictions.tsv`.
struct Jurisdiction: Sendable {
    /// ISO 3166-1 alpha-2, `EU`, `UN`, or `*` for all others.
    let code: String
    /// The persons whom the lists bind.
    let binds: String
    /// The property that counts as the party's own.
    let owned: String
    /// Payments that are exempt; empty where the table says nothing.
    let exempt: String
    /// The authority to which a freeze is reported.
    let reportsTo: String
    /// A caution to those whom the list does not bind; empty for none.
    let caution: String

    static let table = Jurisdiction.read(ReferenceData.jurisdictions)

    /// Reads the table; rows that can't be read are named in `problems`, which a test holds empty.
    static func read(_ bytes: [UInt8]) -> (rows: [Jurisdiction], problems: [String]) {
        let table = TableRows(bytes, name: "jurisdictions.tsv", columns: 6)
        var problems = table.problems
        var rows: [Jurisdiction] = []
        for row in table.rows {
            guard row.cells.prefix(3).allSatisfy({ !$0.isEmpty }), !rows.contains(where: { $0.code == row.cells[0] }) else {
                problems.append("jurisdictions.tsv:\(row.line)")
                continue
            }
            rows.append(
                Jurisdiction(
                    code: row.cells[0], binds: row.cells[1], owned: row.cells[2], exempt: row.cells[3],
                    reportsTo: row.cells[4].isEmpty ? "the competent authority of your country" : row.cells[4],
                    caution: row.cells[5]))
        }
        return (rows, problems)
    }

    /// Returns the row of a jurisdiction, else the one for all others.
    static func of(_ code: String) -> Jurisdiction? {
        table.rows.first { $0.code == code } ?? table.rows.first { $0.code == "*" }
    }
}
