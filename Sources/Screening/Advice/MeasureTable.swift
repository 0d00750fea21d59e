import ReferenceData
import SanctionsModel

/// The meaning of listed measures for a payment: `Data/measures.tsv`.
struct MeasureTable: Sendable {
    static let shared = MeasureTable(ReferenceData.measures)

    enum Effect: String, Sendable {
        /// Assets are frozen.
        case freeze
        /// Transactions are refused and reported, not frozen.
        case reject
        /// Some payments are restricted.
        case restriction
        /// No ground by itself to hold a payment.
        case other
    }

    private let rows: [String: (effect: Effect, subject: String)]
    /// Rows that can't be read; a test holds it empty.
    let problems: [String]

    init(_ bytes: [UInt8]) {
        let table = TableRows(bytes, name: "measures.tsv", columns: 3)
        var problems = table.problems
        var rows: [String: (effect: Effect, subject: String)] = [:]
        for row in table.rows {
            guard let effect = Effect(rawValue: row.cells[1]), !row.cells[0].isEmpty, rows[row.cells[0]] == nil else {
                problems.append("measures.tsv:\(row.line)")
                continue
            }
            rows[row.cells[0]] = (effect, row.cells[2])
        }
        self.rows = rows
        self.problems = problems
    }

    var kinds: [String] { rows.keys.sorted() }

    /// Returns the effect of a measure; one that the table doesn't know may concern payments.
    func effect(of measure: Measure) -> Effect { rows[measure.kind]?.effect ?? .restriction }

    /// Returns the subject of a measure; empty where the table doesn't say.
    func subject(of measure: Measure) -> String { rows[measure.kind]?.subject ?? "" }
}
