/// Comma-separated rows of a file that the project itself ships (RFC 4180: quotes around a cell, doubled inside).
///
/// The lists have a reader of their own with line numbers and limits, in `ListReaders`; this one reads the registry alone.
enum RegistryRows {
    /// Rows of cells without blank lines; `nil` when a quote stays open or a quoted cell goes on after its closing quote.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    static func rows(of bytes: [UInt8]) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var state = State.plain
        for byte in bytes {
            switch (state, byte) {
            case (.quoted, Byte.quote):
                state = .afterQuote
            case (.quoted, _):
                cell.append(byte)
            case (.afterQuote, Byte.quote):
                cell.append(byte)
                state = .quoted
            case (_, Byte.comma), (_, Byte.lineFeed):
                row.append(String(decoding: cell, as: UTF8.self))
                cell.removeAll(keepingCapacity: true)
                state = .plain
                if byte == Byte.lineFeed {
                    if row != [""] { rows.append(row) }
                    row.removeAll(keepingCapacity: true)
                }
            case (.afterQuote, _):
                guard byte == Byte.carriageReturn else { return nil }
            case (.plain, Byte.quote) where cell.isEmpty:
                state = .quoted
            case (.plain, Byte.carriageReturn):
                break
            case (.plain, _):
                cell.append(byte)
            }
        }
        guard state != .quoted else { return nil }
        if !row.isEmpty || !cell.isEmpty {
            row.append(String(decoding: cell, as: UTF8.self))
            rows.append(row)
        }
        return rows
    }

    private enum State {
        case plain, quoted, afterQuote
    }

    private enum Byte {
        static let quote = UInt8(ascii: "\"")
        static let comma = UInt8(ascii: ",")
        static let lineFeed = UInt8(ascii: "\n")
        static let carriageReturn = UInt8(ascii: "\r")
    }
}
