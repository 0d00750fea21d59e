/// Reads the reference data of this room: UTF-8, one row a line, columns parted by tabs, `#` before a comment, blank lines
/// allowed.
enum ReferenceTable {
    /// The rows that have at least `columns` columns. O(bytes); a few hundred rows, read once.
    static func rows(of bytes: [UInt8], columns: Int) -> [[String]] {
        var rows: [[String]] = []
        for line in bytes.split(separator: 0x0A) where line.first != 0x23 {
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
            if fields.count >= columns { rows.append(fields.map { String(decoding: $0, as: UTF8.self) }) }
        }
        return rows
    }

    /// The code points of a field.
    static func codePoints(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
