import Bytes
import Evaluation
import ListReaders
import SanctionsModel
import Screening

/// A deck: a CSV file with a header, its rows by column name.
struct Deck {
    var columns: [String]
    var rows: [[String]]
    let path: String

    init(path: String, needs: [String]) throws {
        self.path = path
        let bytes = try readFile(path)
        var reader = CSVRows(bytes, file: path)
        guard let header = try reader.takeRow() else { throw Refusal("\(path): empty") }
        columns = header.fields
        for name in needs where !columns.contains(name) {
            throw Refusal("\(path):1: no column \(name); a deck of this kind has \(needs.joined(separator: ","))")
        }
        rows = []
        while let row = try reader.takeRow() {
            if row.fields == [""] { continue }
            guard row.fields.count == columns.count else {
                throw Refusal("\(path):\(row.line): \(row.fields.count) fields where the header has \(columns.count)")
            }
            rows.append(row.fields)
        }
    }

    func column(_ name: String) -> Int { columns.firstIndex(of: name) ?? 0 }

    /// The rows of a deck of labelled pairs; a match is `true`, `1` or `yes`.
    var pairs: [LabelledPair] {
        let (type, name1, name2, isMatch) = (column("type"), column("name1"), column("name2"), column("is_match"))
        return rows.map { row in
            LabelledPair(
                row[name1], row[name2], type: PartyType(word: row[type]) ?? .any,
                isMatch: ["true", "1", "yes"].contains(row[isMatch].lowercased()))
        }
    }

    /// A cell for CSV: in quotes where it must be.
    static func cell(_ text: String) -> String {
        text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : text
    }

    static func write(_ rows: [[String]], to path: String) throws {
        var text = ""
        for row in rows { text += row.map(cell).joined(separator: ",") + "\n" }
        let bytes = Array(text.utf8)
        let stream = try OutputStream(path: path)
        try stream.write(bytes.span)
        try stream.finish()
    }
}
