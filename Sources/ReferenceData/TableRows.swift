/// The rows of a readable table: UTF-8, one row a line, cells separated by tabs, comments after `#`, blank lines allowed.
public struct TableRows: Sendable {
    /// A row and where it stands.
    public struct Row: Sendable {
        /// Line of the file, from 1.
        public let line: Int
        public let cells: [String]

        /// The values of a cell that holds several, separated by `;`, without surrounding spaces.
        public func values(_ column: Int) -> [String] {
            cells[column].split(separator: ";").map { TableRows.trimmed($0) }.filter { !$0.isEmpty }
        }
    }

    /// The rows that have as many cells as the table has columns.
    public let rows: [Row]
    /// The lines that don't; a test of the room that owns the table holds it empty.
    public let problems: [String]

    /// Reads a table. O(bytes).
    public init(_ bytes: [UInt8], name: String, columns: Int) {
        var rows: [Row] = []
        var problems: [String] = []
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard cells.count == columns, String(validating: line, as: UTF8.self) != nil else {
                problems.append("\(name):\(number + 1): \(cells.count) cells, not \(columns)")
                continue
            }
            rows.append(Row(line: number + 1, cells: cells.map { TableRows.trimmed(String(decoding: $0, as: UTF8.self)[...]) }))
        }
        self.rows = rows
        self.problems = problems
    }

    private static func trimmed(_ text: Substring) -> String {
        String(String(text.drop { $0 == " " }.reversed().drop { $0 == " " }).reversed())
    }
}
