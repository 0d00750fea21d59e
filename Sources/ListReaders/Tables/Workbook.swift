import SanctionsModel

/// A spreadsheet as read: its sheets, their rows, their cells.
///
/// XLSX (ECMA-376) and ODS (ISO/IEC 26300), inside a ZIP archive whose limits hold for both. Formulas are not computed:
/// the value that was saved with them counts. Memory is that of the cells, at most `maximumCells`.
struct Workbook {
    /// Cells that hold anything, in all sheets together, repeated ones counted as often as they stand.
    static let maximumCells = 4_000_000

    var sheets: [TableSheet]
    /// When it was saved last, as the file says (ISO 8601); empty when it doesn't.
    var modified = ""

    /// `nil` when the archive is no spreadsheet.
    ///
    /// - Throws: `ListError` with sheet and cell when it is one and can't be read.
    init?(_ archive: ZIPArchive, file: String) throws(ListError) {
        if archive.member("[Content_Types].xml") != nil, let workbook = try XLSXWorkbook.read(archive, file: file) {
            self = workbook
        } else if archive.member("content.xml") != nil, let workbook = try ODSWorkbook.read(archive, file: file) {
            self = workbook
        } else {
            return nil
        }
    }

    init(sheets: [TableSheet], modified: String = "") {
        self.sheets = sheets
        self.modified = modified
    }

    /// A table saved as CSV: one sheet without a name.
    ///
    /// - Throws: `ListError` with its line, as `CSVRows` does.
    init(csv bytes: [UInt8], file: String) throws(ListError) {
        var csv = CSVRows(bytes, file: file)
        var sheet = TableSheet(name: "")
        var budget = CellBudget(file: file)
        while let next = try csv.takeRow() {
            let row = TableRow(csv: next)
            try budget.take(row.cells.count, sheet: "", row: row.number)
            if !row.cells.isEmpty { sheet.rows.append(row) }
        }
        self.init(sheets: [sheet])
    }

    /// The sheets that people see.
    var visibleSheets: [TableSheet] { sheets.filter { !$0.isHidden } }
}

/// Counts the cells of a workbook while it is read.
struct CellBudget {
    private var left = Workbook.maximumCells
    let file: String

    init(file: String) { self.file = file }

    /// - Throws: `ListError` when there are more than a workbook may hold.
    mutating func take(_ count: Int, sheet: String, row: Int) throws(ListError) {
        left -= min(count, left + 1)
        guard left >= 0 else {
            throw ListError(
                file: file, line: row, reason: "sheet \(sheet): more than \(Workbook.maximumCells) cells: this is no list")
        }
    }
}

// MARK: - Lists that are published as spreadsheets

/// A format that is a table: recognised by its columns, in whichever kind of file the table stands.
struct TableFormat: Sendable {
    var format: ListFormat
    var recognises: @Sendable (TableSheet) -> Bool
    var read: @Sendable (Workbook, SourceFile) throws(ListError) -> SourceList

    static let all = [
        TableFormat(format: .auXLSX, recognises: AustraliaReader.recognises, read: AustraliaReader.read),
        TableFormat(format: .nlODS, recognises: NetherlandsReader.recognises, read: NetherlandsReader.read),
    ]
}

extension FormatDetection {
    /// A table saved as CSV, by the titles of its columns among the first rows.
    static func table(_ bytes: [UInt8]) -> Kind? {
        var csv = CSVRows(Array(bytes.prefix(1 << 16)), file: "")
        var sheet = TableSheet(name: "")
        while sheet.rows.count < TableColumns.searched, let row = try? csv.takeRow() { sheet.rows.append(TableRow(csv: row)) }
        return TableFormat.all.first { $0.recognises(sheet) }.map { .list($0.format) }
    }
}

extension Workbook {
    private var tableFormat: TableFormat? {
        TableFormat.all.first { format in visibleSheets.contains(where: format.recognises) }
    }

    /// What the workbook is, by the columns of its sheets.
    var kind: FormatDetection.Kind {
        if let found = tableFormat { return .list(found.format) }
        return .other("a spreadsheet whose columns are those of no list that is known")
    }

    /// Reads the list that the workbook is.
    ///
    /// - Parameter format: the format to read by; `nil` finds it by the columns.
    func list(as format: ListFormat?, file: SourceFile) throws(ListError) -> SourceList {
        guard let format else {
            if let found = tableFormat { return try found.read(self, file) }
            throw ListError(file: file.name, reason: "a spreadsheet whose columns are those of no list that is known")
        }
        guard let table = TableFormat.all.first(where: { $0.format == format }) else {
            throw ListError(file: file.name, reason: "a spreadsheet is no \(format.rawValue)")
        }
        return try table.read(self, file)
    }
}
