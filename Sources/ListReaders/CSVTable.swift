import SanctionsModel

/// A table with a header row: its cells are asked for by the names of their columns.
///
/// A row with more cells than the header has is refused with its line, unless the rest is blank; one with fewer too,
/// since a file that was cut off ends in one. `allowsShortRows` is for sources that leave out blank cells at the end of a
/// line: then only a short last row without a line break is refused.
struct CSVTable {
    struct Row {
        /// Line of its first cell, counted from 1.
        var line: Int
        fileprivate var columns: [String: [Int]]
        fileprivate var fields: [String]

        /// The cell as written; empty when the table has no such column. Of columns that bear one name, the first cell
        /// that isn't blank. Names of columns are asked for in lower case.
        func written(_ column: String) -> String {
            for index in columns[column] ?? [] where index < fields.count {
                if !fields[index].collapsed.isEmpty { return fields[index] }
            }
            return ""
        }

        /// The same with white space collapsed.
        subscript(column: String) -> String { written(column).collapsed }
    }

    private var csv: CSVRows
    private let file: String
    private let width: Int
    private let columns: [String: [Int]]
    private let allowsShortRows: Bool
    /// Rows so far that have fewer cells than the header.
    private(set) var shortRows = 0

    /// Takes the header row, which is the next one.
    init(_ csv: CSVRows, file: String, allowsShortRows: Bool = false) throws(ListError) {
        self.csv = csv
        self.file = file
        self.allowsShortRows = allowsShortRows
        guard let header = try self.csv.takeRow() else {
            throw ListError(file: file, line: csv.line, reason: "the header row is missing")
        }
        var columns: [String: [Int]] = [:]
        for (index, name) in header.fields.enumerated() {
            columns[CSVTable.key(name), default: []].append(index)
        }
        self.columns = columns
        width = header.fields.count
    }

    /// The name of a column in lower case, white space collapsed.
    static func key(_ name: String) -> String { name.collapsed.asciiLowercased }

    func has(_ column: String) -> Bool { columns[column] != nil }

    var looseQuotes: Int { csv.looseQuotes }

    /// The columns that `known` doesn't hold, in the order of the header.
    func unknownColumns(_ known: Set<String>) -> [String] {
        columns.filter { !$0.key.isEmpty && !known.contains($0.key) }
            .sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.map(\.key)
    }

    /// The next row that isn't blank, or `nil` at the end.
    mutating func takeRow() throws(ListError) -> Row? {
        while let row = try csv.takeRow() {
            if row.fields.allSatisfy(\.collapsed.isEmpty) { continue }
            let extra = row.fields.dropFirst(width)
            guard extra.allSatisfy(\.collapsed.isEmpty) else {
                throw ListError(
                    file: file, line: row.line, reason: "\(row.fields.count) columns, the header has \(width)")
            }
            if row.fields.count < width {
                guard allowsShortRows else {
                    throw ListError(
                        file: file, line: row.line,
                        reason: "\(row.fields.count) columns, the header has \(width): is the file cut off?")
                }
                guard row.isEnded else {
                    throw ListError(file: file, line: row.line, reason: "the last line ends early: is the file cut off?")
                }
                shortRows += 1
            }
            return Row(line: row.line, columns: columns, fields: row.fields)
        }
        return nil
    }
}

/// The first lines of a file that may be a table, looked at by readers that know their columns. Bytes beyond ASCII don't
/// matter, so the encoding doesn't either.
struct TableHead {
    private let lines: [String]

    /// O(1): the first 64 KiB and eight lines are looked at.
    init(_ bytes: some Collection<UInt8>) {
        var lines: [String] = []
        for line in bytes.prefix(1 << 16).split(separator: 0x0A, maxSplits: 8) where lines.count < 8 {
            lines.append(String(decoding: line, as: UTF8.self))
        }
        self.lines = lines
    }

    /// Whether one of the first lines up to `last` (counted from 1) is a header that holds all these columns, named in
    /// lower case.
    func hasHeader(_ columns: Set<String>, separator: UInt8, inLines last: Int = 1) -> Bool {
        lines.prefix(last).contains { line in
            columns.isSubset(
                of: line.utf8.split(separator: separator)
                    .map { CSVTable.key(String(decoding: $0, as: UTF8.self).collapsed.trimming("\"")) })
        }
    }
}
