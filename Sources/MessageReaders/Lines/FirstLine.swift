/// What the first line of delimited text is: names of columns, a record, or something that may be both.
enum FirstLine {
    /// It names the columns and nothing else.
    case header
    /// No column's name in it is known: it is read as a record, so that nobody named in it is lost.
    case record
    /// Some of its fields are known names of columns, and others look like values: it names the columns, and is read as a record
    /// as well.
    case headerAndRecord

    /// - Parameters:
    ///   - cells: the fields of the first line.
    ///   - rows: the fields of the lines behind it.
    ///   - options: a column that the user names makes the line a header.
    static func kind(of cells: [String], rows: [[String]], options: InputOptions) -> FirstLine {
        if let hasHeader = options.hasHeader { return hasHeader ? .header : .record }
        if isNamed(cells, by: options) { return .header }
        let known = cells.indices.filter { isKnown(cells[$0]) }
        guard !known.isEmpty else { return .record }
        if known.count == cells.count { return .header }
        if cells.contains(where: isValue) { return .headerAndRecord }
        // `person,Ayman,London`: the only known words are ones that rows hold, too.
        if known.allSatisfy({ isAlsoAValue(cells[$0]) }) { return .headerAndRecord }
        // `Ayman,London,debit` above `Emma,Paris,credit`: no name of a column stands in its rows.
        if known.contains(where: { column in rows.contains { column < $0.count && isKnown($0[column]) } }) {
            return .headerAndRecord
        }
        return rows.isEmpty && known.count * 2 < cells.count ? .headerAndRecord : .header
    }

    private static func isKnown(_ cell: String) -> Bool {
        FieldVocabulary.meaning(ofHeader: cell).field != .unrecognised
    }

    /// Whether a field of a header holds line ends and words that are no known header: a stray quotation mark may have taken a
    /// row into it.
    static func mayHoldARow(_ cell: String) -> Bool {
        let bytes = Array(cell.utf8)
        return bytes.contains { $0 == 0x0A || $0 == 0x0D } && holdsSeveralWords(bytes.span)
            && FieldVocabulary.meaning(ofHeader: cell).field == .unrecognised
    }

    /// Whether a mapping or a column left out names one of the fields.
    private static func isNamed(_ cells: [String], by options: InputOptions) -> Bool {
        var named = options.ignoredFields
        for mapping in options.mappings {
            if case .named(let source) = mapping.source { named += [source] + source.split(separator: "+").map(String.init) }
        }
        let wanted = Set(named.filter { Int($0) == nil }.map { FieldVocabulary.folded($0) })
        return !wanted.isEmpty
            && cells.contains { cell in
                let folded = FieldVocabulary.folded(cell)
                return !folded.isEmpty && wanted.contains(folded)
            }
    }

    /// A number, a date, an account: more digits than letters.
    private static func isValue(_ cell: String) -> Bool {
        var digits = 0
        var letters = 0
        for byte in cell.utf8 {
            if byte >= 0x30 && byte <= 0x39 { digits += 1 }
            if byte >= 0x80 || (lowered(byte) >= 0x61 && lowered(byte) <= 0x7A) { letters += 1 }
        }
        return digits > letters
    }

    /// Words for types of parties, which are names of columns as well as values.
    private static func isAlsoAValue(_ cell: String) -> Bool {
        let folded = FieldVocabulary.folded(cell)
        let values = [
            "person", "individual", "company", "organisation", "organization", "entity", "vessel", "ship", "aircraft", "bank",
        ]
        return values.contains { Array($0.utf8) == folded }
    }
}
