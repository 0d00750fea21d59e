import SanctionsModel

/// Reads spreadsheets of OpenDocument.
///
/// Source: OASIS OpenDocument 1.3 part 3 (ISO/IEC 26300), clauses 9 (tables) and 6 (text). Cells and rows may say that they
/// repeat, up to the end of the sheet: only those that hold anything are made, and each counts against the limit of cells.
enum ODSWorkbook {
    /// `nil` when the package is no spreadsheet (a text document, a drawing).
    static func read(_ archive: ZIPArchive, file: String) throws(ListError) -> Workbook? {
        guard let member = archive.member("content.xml") else { return nil }
        var reader = ContentReader(file: file)
        try XMLEntries.read(
            try archive.contents(of: member), file: "\(file)/content.xml", depth: 5, keepsWhiteSpace: true
        ) { root throws(ListError) in
            reader.isDocument = root.name == "document-content"
        } above: { element, depth throws(ListError) in
            reader.open(element, depth: depth)
        } entry: { element throws(ListError) in
            try reader.take(element)
        }
        guard reader.isDocument, reader.isSpreadsheet else { return nil }
        return Workbook(sheets: reader.sheets, modified: try modified(archive, file))
    }

    private static func modified(_ archive: ZIPArchive, _ file: String) throws(ListError) -> String {
        guard let member = archive.member("meta.xml") else { return "" }
        var modified = ""
        try XMLEntries.read(try archive.contents(of: member), file: "\(file)/meta.xml", depth: 3) { _ throws(ListError) in
        } entry: { element throws(ListError) in
            if element.name == "date" || (element.name == "creation-date" && modified.isEmpty) { modified = element.value }
        }
        return modified
    }
}

private struct ContentReader {
    let file: String
    var isDocument = false
    var isSpreadsheet = false
    var sheets: [TableSheet] = []

    private var style = ""
    private var hiddenStyles: Set<String> = []
    /// Rows stand in a table of the document, not in what was changed or drawn.
    private var isInTable = false
    private var row = 0
    private var budget: CellBudget

    init(file: String) {
        self.file = file
        budget = CellBudget(file: file)
    }

    private var sheet: String { sheets.last?.name ?? "" }

    // MARK: - Above the rows

    mutating func open(_ element: XMLElement, depth: Int) {
        switch (element.name, depth) {
        case ("style", 3): style = element[attribute: "name"]
        case ("table-properties", 4): if element[attribute: "display"] == "false" { hiddenStyles.insert(style) }
        case ("spreadsheet", 3): isSpreadsheet = true
        case ("table", 4) where isSpreadsheet:
            isInTable = true
            row = 0
            sheets.append(
                TableSheet(name: element[attribute: "name"], isHidden: hiddenStyles.contains(element[attribute: "style-name"])))
        case (_, 4): isInTable = false
        default: break
        }
    }

    // MARK: - Rows

    mutating func take(_ element: XMLElement) throws(ListError) {
        guard isInTable else { return }
        switch element.name {
        case "table-row": try takeRow(element)
        case "table-rows", "table-header-rows", "table-row-group":
            for child in element.children { try take(child) }
        default: break
        }
    }

    private mutating func takeRow(_ element: XMLElement) throws(ListError) {
        let count = try repeats(element, "number-rows-repeated", place: "row \(row + 1)")
        var cells: [(column: Int, cell: TableCell)] = []
        var column = 0
        for cell in element.children where cell.name == "table-cell" || cell.name == "covered-table-cell" {
            let place = "\(CellReference.letters(column))\(row + 1)"
            let width = try repeats(cell, "number-columns-repeated", place: place)
            let end = min(column + width, CellReference.maximumColumns)
            // What a merged cell covers is kept by the file and not shown.
            if cell.name == "table-cell", let value = try value(cell, place: place) {
                try budget.take(end - column, sheet: sheet, row: row + 1)
                for index in column..<max(column, end) { cells.append((index, value)) }
            }
            column = end
        }
        let end = min(row + count, CellReference.maximumRows)
        if !cells.isEmpty {
            // The first of them is counted with its cells.
            try budget.take(max(0, end - row - 1) * cells.count, sheet: sheet, row: row + 1)
            for number in row..<max(row, end) {
                var copy = TableRow(sheet: sheet, number: number + 1)
                for (column, cell) in cells { copy.append(cell, column: column) }
                sheets[sheets.count - 1].rows.append(copy)
            }
        }
        row = end
    }

    private func repeats(_ element: XMLElement, _ attribute: String, place: String) throws(ListError) -> Int {
        let text = element[attribute: attribute]
        guard !text.isEmpty else { return 1 }
        guard let count = Int(text), count > 0 else {
            throw ListError(file: file, line: row + 1, reason: "sheet \(sheet), \(place): \(attribute) is \(text)")
        }
        return min(count, CellReference.maximumRows)
    }

    // MARK: - Cells

    private func value(_ cell: XMLElement, place: String) throws(ListError) -> TableCell? {
        switch cell[attribute: "value-type"] {
        case "float", "percentage", "currency":
            let text = cell[attribute: "value"]
            guard let number = Double(text), number.isFinite else {
                throw ListError(file: file, line: row + 1, reason: "cell \(sheet)!\(place): \(text) is no number")
            }
            return .number(number)
        case "date":
            let text = cell[attribute: "date-value"]
            guard let date = PartialDate(reading: text) else {
                throw ListError(file: file, line: row + 1, reason: "cell \(sheet)!\(place): \(text) is no date")
            }
            return .date(date)
        case "boolean": return .boolean(cell[attribute: "boolean-value"] == "true")
        default:
            // Comments stand in the cell beside its paragraphs and are none.
            let paragraphs = cell.all("p") + cell.all("list").flatMap { $0.children.flatMap { $0.all("p") } }
            var text = paragraphs.map { ContentReader.text(of: $0) }.joined(separator: "\n")
            if text.collapsed.isEmpty { text = cell[attribute: "string-value"] }
            guard !text.collapsed.isEmpty else { return nil }
            return .text(text, link: paragraphs.compactMap(ContentReader.link).first ?? "")
        }
    }

    /// The text of a paragraph with its spans and links; `text:s`, `text:tab` and `text:line-break` are white space.
    private static func text(of element: XMLElement) -> String {
        switch element.name {
        case "s", "tab": return " "
        case "line-break": return "\n"
        case "annotation", "note": return ""
        default: break
        }
        guard !element.children.isEmpty else { return element.text }
        // One pass, however many elements stand in the text.
        let own = Array(element.text.utf8)
        var result: [UInt8] = []
        var start = 0
        for child in element.children where child.place >= start && child.place <= own.count {
            result.append(contentsOf: own[start..<child.place])
            result.append(contentsOf: text(of: child).utf8)
            start = child.place
        }
        result.append(contentsOf: own[start...])
        return String(decoding: result, as: UTF8.self)
    }

    /// The address of the first link in a paragraph.
    private static func link(in element: XMLElement) -> String? {
        if element.name == "a" { return element[attribute: "href"] }
        for child in element.children {
            if let link = link(in: child) { return link }
        }
        return nil
    }
}
