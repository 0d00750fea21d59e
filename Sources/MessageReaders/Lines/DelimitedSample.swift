/// The first rows of delimited text: enough to see which columns hold words, and whether the rows are rows at all.
struct DelimitedSample {
    /// Rows that could be read and have as many fields as the first line.
    private(set) var rows = 0
    /// Rows with another number of fields.
    private(set) var otherRows = 0
    /// Of each column whether a value looks as if it might name somebody.
    private(set) var hasWords: [Bool]

    /// The fields of the first rows.
    private(set) var firstRows: [[String]] = []

    static let mostRows = 200
    static let mostFirstRows = 20

    /// - Parameters:
    ///   - start: the first bytes of the input.
    ///   - offset: where the first row begins.
    ///   - columns: of the first line.
    /// - Complexity: O(bytes of the rows).
    init(
        _ start: Span<UInt8>, from offset: Int, isWhole: Bool, encoding: TextEncoding, delimiter: UInt8, columns: Int
    ) {
        hasWords = Array(repeating: false, count: columns)
        var splitter = LineSplitter(
            format: .csv, encoding: encoding, delimiter: delimiter, maxRecordBytes: InputOptions.largestRecord, firstLine: 1)
        var offset = offset
        var line: [UInt8] = []
        while rows + otherRows < DelimitedSample.mostRows {
            switch splitter.next(in: start, from: offset, isLast: isWhole) {
            case .blank(let range): offset = range.upperBound
            case .record(let record):
                offset = record.range.upperBound
                guard record.reject == nil else { return }
                let (count, _) = TextDecoding.decode(start.extracting(record.content), from: encoding, into: &line)
                add(DelimitedText.fields(of: line.span.extracting(0..<count), delimiter: delimiter))
            case .needMore, .oversized, .frame, .end: return
            }
        }
    }

    /// Counts a row.
    ///
    /// - Parameter fields: `nil` for a row that can't be read.
    mutating func add(_ fields: [String]?) {
        guard let fields, fields.count == hasWords.count else {
            otherRows += 1
            return
        }
        rows += 1
        if firstRows.count < DelimitedSample.mostFirstRows { firstRows.append(fields) }
        for column in fields.indices where !hasWords[column] {
            let value = Array(fields[column].utf8)
            hasWords[column] = looksLikeWords(value.span)
        }
    }

    /// Whether a column may name somebody, as far as the first rows show; without a row any may.
    func mayNameSomebody(_ column: Int) -> Bool { rows == 0 || (hasWords.indices.contains(column) && hasWords[column]) }
}
