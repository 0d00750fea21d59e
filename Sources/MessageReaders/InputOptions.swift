/// What the user says about an input; everything left out is detected.
public struct InputOptions: Sendable, Hashable {
    /// `nil`: from the first bytes.
    public var format: InputFormat?
    /// `nil`: from a byte order mark or the first bytes. A byte order mark wins over it.
    public var encoding: TextEncoding?
    /// One ASCII byte; `nil`: from the header line.
    public var delimiter: UInt8?
    /// Read beside what is recognised; with `onlyMapped` in its place.
    public var mappings: [FieldMapping]
    /// Nothing but what is mapped is read, and the record's `id` by its usual words.
    public var onlyMapped = false
    /// Columns, JSON keys and JSON pointers that are left out on purpose: neither a party nor text.
    public var ignoredFields: [String] = []
    /// A column or key that is not recognised and may hold words stops the input instead of being screened as text.
    public var strictColumns = false
    /// Whether the first line of delimited text names the columns; `nil`: it does, unless every column is mapped by its
    /// number and the line holds no word that a header would.
    public var hasHeader: Bool?
    /// Records whose content is longer are rejected, 1...`largestRecord` bytes.
    public var maxRecordBytes: Int {
        didSet { maxRecordBytes = min(max(maxRecordBytes, 1), InputOptions.largestRecord) }
    }

    /// 256 MiB: three times as much (the growth of a text of invalid bytes), twice over, still has 32-bit offsets.
    public static let largestRecord = 256 << 20

    public init(
        format: InputFormat? = nil, encoding: TextEncoding? = nil, delimiter: UInt8? = nil, mappings: [FieldMapping] = [],
        hasHeader: Bool? = nil, maxRecordBytes: Int = 64 << 20
    ) {
        self.format = format
        self.encoding = encoding
        self.delimiter = delimiter
        self.mappings = mappings
        self.hasHeader = hasHeader
        self.maxRecordBytes = min(max(maxRecordBytes, 1), InputOptions.largestRecord)
    }

    /// Reads a user's word for a delimiter: one ASCII character, or `tab`, `\t`, `comma`, `semicolon`, `pipe`, `space`.
    ///
    /// - Throws: `InputError.Code.badOption` for anything else, a quotation mark, and line ends.
    public static func delimiter(word: String) throws(InputError) -> UInt8 {
        switch word.lowercased() {
        case "tab", "\\t": return 0x09
        case "comma": return 0x2C
        case "semicolon": return 0x3B
        case "pipe", "bar": return 0x7C
        case "space": return 0x20
        default: break
        }
        guard word.utf8.count == 1, let byte = word.utf8.first, byte < 0x80, byte != 0x22, byte != 0x0A, byte != 0x0D, byte != 0
        else { throw InputError(.badOption, "--delimiter \(word): expected one ASCII character, or tab") }
        return byte
    }
}
