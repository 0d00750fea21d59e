import SanctionsModel

/// What one cell of a table holds; empty cells are not kept.
enum TableCell: Hashable {
    /// With the address of the link that the cell is, where it is one.
    case text(String, link: String = "")
    case number(Double)
    /// As exactly as the cell shows it: a cell that shows `Aug 1961` is a month.
    case date(PartialDate)
    case boolean(Bool)
    /// A formula that failed: `#N/A`.
    case failure(String)

    /// The cell as text, white space collapsed: a whole number without decimals, a date by ISO 8601.
    var text: String {
        switch self {
        case .text(let text, _): return text.collapsed
        case .number(let number):
            // Doubles hold every integer up to here.
            if number == number.rounded(), abs(number) < 9_007_199_254_740_992 { return String(Int(number)) }
            return number.description
        case .date(let date): return date.description
        case .boolean(let value): return value ? "TRUE" : "FALSE"
        case .failure(let code): return code
        }
    }

    /// The text with its line breaks, for cells that hold several values in lines.
    var lines: String {
        if case .text(let text, _) = self { text } else { text }
    }

    var link: String {
        if case .text(_, let link) = self { link } else { "" }
    }
}

/// A row of a sheet or of a CSV file, the cells that hold anything.
struct TableRow {
    /// The sheet's name; empty for CSV.
    var sheet: String
    /// As people see it: the row of the sheet, the line of the CSV file, counted from 1.
    var number: Int
    /// By column, counted from 0, ascending.
    private(set) var cells: [(column: Int, cell: TableCell)] = []

    init(sheet: String, number: Int) {
        self.sheet = sheet
        self.number = number
    }

    init(csv row: CSVRows.Row) {
        self.init(sheet: "", number: row.line)
        for (column, field) in row.fields.enumerated() where !field.collapsed.isEmpty { append(.text(field), column: column) }
    }

    /// Columns must ascend; a column that is there already is left as it is.
    mutating func append(_ cell: TableCell, column: Int) {
        if let last = cells.last, last.column >= column { return }
        cells.append((column, cell))
    }

    subscript(column: Int) -> TableCell? {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].column == column ? cells[low].cell : nil
    }

    /// `Sheet1!E12`, or `column 5` of a CSV file.
    func place(_ column: Int) -> String {
        sheet.isEmpty ? "column \(column + 1)" : "\(sheet)!\(CellReference.letters(column))\(number)"
    }
}

/// A sheet of a workbook, or a CSV file.
struct TableSheet {
    var name: String
    /// Not shown to people: drafts and old versions, which must not be taken for the list.
    var isHidden = false
    /// The rows that hold anything, also those that a filter hides.
    var rows: [TableRow] = []
}

/// Where the columns of a table stand, by the titles in its header row.
///
/// Titles are compared by their letters and digits, lower case, so that `Date of Birth(DD-MM-JJJJ)` and `Date of birth`
/// are one; a title may go on after the wanted one.
struct TableColumns {
    /// Index in the sheet's rows.
    let headerIndex: Int
    private let columns: [String: Int]
    /// Columns with a title that nobody asked for.
    let unknown: [(column: Int, title: String)]
    /// How many rows are looked at for a header.
    static let searched = 50

    /// Finds the header row: the first that has all the required titles.
    init?(_ sheet: TableSheet, required: [String], optional: [String] = []) {
        for (index, row) in sheet.rows.prefix(TableColumns.searched).enumerated() {
            var columns: [String: Int] = [:]
            var unknown: [(Int, String)] = []
            for (column, cell) in row.cells {
                let title = TableColumns.key(cell.text)
                let names = (required + optional).filter { columns[$0] == nil && title.hasPrefix(TableColumns.key($0)) }
                // The longest wins: `Name Type` is no `Name`.
                if let name = names.max(by: { $0.utf8.count < $1.utf8.count }) {
                    columns[name] = column
                } else if !title.isEmpty {
                    unknown.append((column, cell.text))
                }
            }
            guard required.allSatisfy({ columns[$0] != nil }) else { continue }
            headerIndex = index
            self.columns = columns
            self.unknown = unknown
            return
        }
        return nil
    }

    private static func key(_ title: String) -> String {
        String(
            decoding: title.asciiLowercased.utf8.filter {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 >= 0x80
            }, as: UTF8.self)
    }

    func column(_ title: String) -> Int? { columns[title] }

    /// The cell under a title, `nil` when it is empty or there is no such column.
    func cell(_ title: String, _ row: TableRow) -> TableCell? { columns[title].flatMap { row[$0] } }

    /// The text under a title, white space collapsed.
    func text(_ title: String, _ row: TableRow) -> String { cell(title, row)?.text ?? "" }

    /// Where the cell under a title stands.
    func place(_ title: String, _ row: TableRow) -> String { columns[title].map { row.place($0) } ?? "row \(row.number)" }
}

/// References as spreadsheets write them: `A1`, `XFD1048576`.
enum CellReference {
    static let maximumColumns = 16_384
    static let maximumRows = 1_048_576

    /// `A` for 0, `AA` for 26.
    static func letters(_ column: Int) -> String {
        var rest = max(0, column)
        var letters: [UInt8] = []
        repeat {
            letters.append(0x41 + UInt8(rest % 26))
            rest = rest / 26 - 1
        } while rest >= 0
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// Column (from 0) and row (from 1) of `E12`; `nil` when it is none or beyond the last cell that a sheet has.
    static func parse(_ text: String) -> (column: Int, row: Int)? {
        var column = 0
        var row = 0
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7A where row == 0: column = column * 26 + Int(byte - 0x60)
            case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
            default: return nil
            }
            guard column <= maximumColumns, row <= maximumRows else { return nil }
        }
        return column > 0 && row > 0 ? (column - 1, row) : nil
    }
}
