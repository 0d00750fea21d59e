import ListReaders

/// The rows of the registry, without blank lines.
enum RegistryRows {
    /// `nil` when the bytes are no CSV (RFC 4180). O(bytes).
    static func rows(of bytes: [UInt8]) -> [[String]]? {
        var reader = CSVRows(bytes, file: "authorities.csv")
        var rows: [[String]] = []
        do {
            while let row = try reader.takeRow() {
                if row.fields != [""] { rows.append(row.fields) }
            }
        } catch { return nil }
        return rows
    }
}
