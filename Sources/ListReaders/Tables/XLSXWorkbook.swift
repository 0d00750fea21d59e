import SanctionsModel

/// Reads workbooks of Office Open XML, transitional and strict, by local names.
///
/// Source: ECMA-376 part 1, clause 18 (SpreadsheetML), part 2 (packages). Read are values and what shows a number as a
/// date; styles, formulas, comments, drawings and charts are not.
enum XLSXWorkbook {
    /// `nil` when the package is no workbook (a text document, a presentation).
    static func read(_ archive: ZIPArchive, file: String) throws(ListError) -> Workbook? {
        let package = try relations(of: "", archive, file)
        guard let main = package.first(where: { $0.kind == "officeDocument" }) else { return nil }
        guard let member = archive.member(main.target) else {
            throw ListError(file: "\(file)/\(main.target)", reason: "the workbook is missing from the archive")
        }
        var outline = Outline()
        var isWorkbook = false
        try XMLEntries.read(try archive.contents(of: member), file: "\(file)/\(member.name)", depth: 2) {
            root throws(ListError) in
            isWorkbook = root.name == "workbook"
        } entry: { element throws(ListError) in
            outline.take(element)
        }
        guard isWorkbook else { return nil }
        let parts = try relations(of: main.target, archive, file)
        var reader = SheetReader(file: file, from1904: outline.from1904)
        if let part = parts.first(where: { $0.kind == "styles" }), let member = archive.member(part.target) {
            reader.dateFormats = try DateFormats.read(try archive.contents(of: member), file: "\(file)/\(member.name)")
        }
        if let part = parts.first(where: { $0.kind == "sharedStrings" }), let member = archive.member(part.target) {
            reader.strings = try sharedStrings(try archive.contents(of: member), file: "\(file)/\(member.name)")
        }
        var workbook = Workbook(sheets: [], modified: try modified(package, archive, file))
        for sheet in outline.sheets {
            // A sheet of a chart or a macro has no cells.
            guard let part = parts.first(where: { $0.id == sheet.relation }), part.kind == "worksheet" else { continue }
            guard let member = archive.member(part.target) else {
                throw ListError(file: "\(file)/\(part.target)", reason: "sheet \(sheet.name) is missing from the archive")
            }
            let rows = try reader.rows(try archive.contents(of: member), member: member.name, sheet: sheet.name)
            workbook.sheets.append(TableSheet(name: sheet.name, isHidden: sheet.isHidden, rows: rows))
        }
        return workbook
    }

    private struct Outline {
        var sheets: [(name: String, isHidden: Bool, relation: String)] = []
        var from1904 = false

        mutating func take(_ element: XMLElement) {
            switch element.name {
            case "workbookPr": from1904 = ["1", "true"].contains(element[attribute: "date1904"])
            case "sheets":
                for sheet in element.all("sheet") {
                    sheets.append(
                        (sheet[attribute: "name"], !["", "visible"].contains(sheet[attribute: "state"]), sheet[attribute: "id"]))
                }
            default: break
            }
        }
    }

    // MARK: - The package

    private struct Relation {
        var id: String
        /// The last word of its type, the same in the transitional and the strict form.
        var kind: String
        /// The member that it points to.
        var target: String
    }

    /// - Parameter part: the member whose relations are asked for; empty for the package itself.
    private static func relations(of part: String, _ archive: ZIPArchive, _ file: String) throws(ListError) -> [Relation] {
        let folder = part.utf8.contains(UInt8(ascii: "/")) ? FileTree.folder(of: part) + "/" : ""
        let name = "\(folder)_rels/\(part.isEmpty ? "" : FileTree.lastComponent(part)).rels"
        guard let member = archive.member(name) else { return [] }
        var relations: [Relation] = []
        try XMLEntries.read(try archive.contents(of: member), file: "\(file)/\(name)", depth: 2) { _ throws(ListError) in
        } entry: { element throws(ListError) in
            guard element.name == "Relationship", element[attribute: "TargetMode"] != "External" else { return }
            relations.append(
                Relation(
                    id: element[attribute: "Id"], kind: FileTree.lastComponent(element[attribute: "Type"]),
                    target: resolved(element[attribute: "Target"], in: folder)))
        }
        return relations
    }

    /// A target against the folder of the part that names it; `/` begins at the package.
    private static func resolved(_ target: String, in folder: String) -> String {
        var steps: [String] = []
        let path = target.utf8.first == UInt8(ascii: "/") ? target : folder + target
        for step in path.utf8.split(separator: UInt8(ascii: "/")) {
            let step = String(decoding: step, as: UTF8.self)
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }

    private static func modified(_ package: [Relation], _ archive: ZIPArchive, _ file: String) throws(ListError) -> String {
        guard let part = package.first(where: { $0.kind == "core-properties" }), let member = archive.member(part.target) else {
            return ""
        }
        var modified = ""
        try XMLEntries.read(try archive.contents(of: member), file: "\(file)/\(member.name)", depth: 2) { _ throws(ListError) in
        } entry: { element throws(ListError) in
            if element.name == "modified" { modified = element.value }
        }
        return modified
    }

    // MARK: - Strings

    private static func sharedStrings(_ bytes: [UInt8], file: String) throws(ListError) -> [String] {
        var strings: [String] = []
        try XMLEntries.read(bytes, file: file, depth: 2, keepsWhiteSpace: true) { _ throws(ListError) in
        } entry: { element throws(ListError) in
            if element.name == "si" { strings.append(text(of: element)) }
        }
        return strings
    }

    /// The text of a string item: plain, or runs of rich text; the reading aids of Japanese (`rPh`) are no part of it.
    fileprivate static func text(of item: XMLElement) -> String {
        var text = ""
        for child in item.children {
            switch child.name {
            case "t": text += child.text
            case "r": for part in child.children where part.name == "t" { text += part.text }
            default: break
            }
        }
        return unescaped(text)
    }

    /// `_x000D_` stands for the character of that number (ECMA-376 part 1, 22.9.2.19).
    static func unescaped(_ text: String) -> String {
        guard text.offset(of: "_x") != nil else { return text }
        var result: [UInt8] = []
        var bytes = text.utf8[...]
        while let byte = bytes.first {
            let start = bytes.prefix(7)
            if byte == UInt8(ascii: "_"), start.count == 7, start.last == UInt8(ascii: "_"),
                start.dropFirst().first == UInt8(ascii: "x"),
                let number = UInt32(String(decoding: start.dropFirst(2).dropLast(), as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(number)
            {
                result.append(contentsOf: String(scalar).utf8)
                bytes = bytes.dropFirst(7)
            } else {
                result.append(byte)
                bytes = bytes.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

// MARK: - Styles

/// Which cell styles show a number as a date.
private struct DateFormats {
    private var shown: [DateSerial.Shown?] = []

    subscript(style: Int) -> DateSerial.Shown? { shown.indices.contains(style) ? shown[style] : nil }

    static func read(_ bytes: [UInt8], file: String) throws(ListError) -> DateFormats {
        var codes: [Int: String] = [:]
        var styles: [Int] = []
        try XMLEntries.read(bytes, file: file, depth: 2) { _ throws(ListError) in
        } entry: { element throws(ListError) in
            switch element.name {
            case "numFmts":
                for format in element.all("numFmt") {
                    if let id = Int(format[attribute: "numFmtId"]) { codes[id] = format[attribute: "formatCode"] }
                }
            case "cellXfs": styles = element.all("xf").map { Int($0[attribute: "numFmtId"]) ?? 0 }
            default: break
            }
        }
        var formats = DateFormats()
        formats.shown = styles.map { id in
            codes[id].map { DateSerial.shown(byCode: $0) } ?? DateSerial.shown(byFormat: id)
        }
        return formats
    }
}

// MARK: - Sheets

private struct SheetReader {
    let file: String
    let from1904: Bool
    var dateFormats = DateFormats()
    var strings: [String] = []
    private var budget: CellBudget

    init(file: String, from1904: Bool) {
        self.file = file
        self.from1904 = from1904
        budget = CellBudget(file: file)
    }

    /// The rows of a sheet, read one at a time.
    mutating func rows(_ bytes: [UInt8], member: String, sheet: String) throws(ListError) -> [TableRow] {
        var rows: [TableRow] = []
        var number = 0
        try XMLEntries.read(bytes, file: "\(file)/\(member)", depth: 3, keepsWhiteSpace: true) { _ throws(ListError) in
        } entry: { element throws(ListError) in
            guard element.name == "row" else { return }
            // Rows and cells without a reference follow the one before.
            let said = element[attribute: "r"]
            guard let next = said.isEmpty ? number + 1 : Int(said), next > number, next <= CellReference.maximumRows else {
                throw ListError(
                    file: file, line: number + 1, reason: "sheet \(sheet): a row of the number \(said) after row \(number)")
            }
            number = next
            let row = try self.row(element, number: number, sheet: sheet)
            if !row.cells.isEmpty { rows.append(row) }
        }
        return rows
    }

    private mutating func row(_ element: XMLElement, number: Int, sheet: String) throws(ListError) -> TableRow {
        var row = TableRow(sheet: sheet, number: number)
        var column = -1
        for cell in element.children where cell.name == "c" {
            let said = cell[attribute: "r"]
            if said.isEmpty {
                column += 1
            } else if let place = CellReference.parse(said), place.row == number, place.column > column {
                column = place.column
            } else {
                throw ListError(
                    file: file, line: number, reason: "sheet \(sheet): row \(number) holds a cell \(said) out of its order")
            }
            guard column < CellReference.maximumColumns else {
                throw ListError(file: file, line: number, reason: "sheet \(sheet): row \(number) has too many cells")
            }
            if let value = try value(cell, place: "\(sheet)!\(CellReference.letters(column))\(number)", row: number) {
                try budget.take(1, sheet: sheet, row: number)
                row.append(value, column: column)
            }
        }
        return row
    }

    private func value(_ cell: XMLElement, place: String, row: Int) throws(ListError) -> TableCell? {
        let value = cell.first("v")?.text ?? ""
        switch cell[attribute: "t"] {
        case "s":
            guard !value.isEmpty else { return nil }
            guard let index = Int(value.collapsed), strings.indices.contains(index) else {
                throw ListError(file: file, line: row, reason: "cell \(place): there is no shared string \(value.collapsed)")
            }
            return text(strings[index])
        case "inlineStr": return text(cell.first("is").map { XLSXWorkbook.text(of: $0) } ?? "")
        case "str": return text(XLSXWorkbook.unescaped(value))
        case "b": return value.isEmpty ? nil : .boolean(value.collapsed == "1" || value.collapsed == "true")
        case "e": return value.isEmpty ? nil : .failure(value.collapsed)
        case "d": return PartialDate(reading: value.collapsed).map { .date($0) } ?? text(value)
        default:
            guard !value.collapsed.isEmpty else { return nil }
            guard let number = Double(value.collapsed), number.isFinite else {
                throw ListError(file: file, line: row, reason: "cell \(place): \(value.collapsed) is no number")
            }
            if let style = Int(cell[attribute: "s"]), let shown = dateFormats[style],
                let date = DateSerial.date(number, shown: shown, from1904: from1904)
            {
                return .date(date)
            }
            return .number(number)
        }
    }

    private func text(_ text: String) -> TableCell? { text.collapsed.isEmpty ? nil : .text(text) }
}
