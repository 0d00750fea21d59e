/// What an input is: its format, encoding and delimiter, and what each of its fields is taken for.
///
/// Made once by `detect`; shared by the splitter and all parsers.
public struct InputProfile: Sendable {
    public let format: InputFormat
    public let encoding: TextEncoding
    /// Whether the encoding was declared, or is beyond doubt by the input's start; else each record is decided by itself.
    public internal(set) var isEncodingKnown = true
    /// Bytes of the byte order mark; 0 without one.
    public let byteOrderMarkBytes: Int
    /// One ASCII byte; a comma, unused, for JSON Lines.
    public let delimiter: UInt8
    /// Whether the first line names the columns.
    public let hasHeader: Bool
    /// Bytes before the first record: byte order mark, blank lines above the header, and the header with its line end.
    public let headerBytes: Int
    /// Lines among `headerBytes`.
    public let headerLines: Int
    /// The columns' names as the header writes them; empty for JSON Lines and without a header.
    public let columns: [String]
    /// What was taken for what: plain sentences without a final stop, to be said once on standard error.
    public let notes: [String]
    /// See `InputOptions.maxRecordBytes`.
    public let maxRecordBytes: Int
    let map: FieldMap
    /// How the records of JSON follow each other.
    let jsonLayout: JSONLayout
    /// Characters of each record of fixed-width input without line ends; 0 when its lines end.
    let recordLength: Int

    /// Whether the coverage of its records counts fields met; of lines it tells the fields alone.
    public var countsCoverage: Bool {
        switch format {
        case .jsonl, .csv, .tsv: false
        default: true
        }
    }

    init(
        format: InputFormat, encoding: TextEncoding, byteOrderMarkBytes: Int, delimiter: UInt8 = 0x2C,
        hasHeader: Bool = false, headerBytes: Int, headerLines: Int = 0, columns: [String] = [], notes: [String],
        maxRecordBytes: Int, map: FieldMap, jsonLayout: JSONLayout = .lines, recordLength: Int = 0
    ) {
        self.format = format
        self.encoding = encoding
        self.byteOrderMarkBytes = byteOrderMarkBytes
        self.delimiter = delimiter
        self.hasHeader = hasHeader
        self.headerBytes = headerBytes
        self.headerLines = headerLines
        self.columns = columns
        self.notes = notes
        self.maxRecordBytes = maxRecordBytes
        self.map = map
        self.jsonLayout = jsonLayout
        self.recordLength = recordLength
    }
}
