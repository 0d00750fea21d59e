import JSON
import SanctionsModel

/// A reader of one format: it knows its own files by their content and turns them into a list.
///
/// All that is known of a format stands in its reader's file; `ListFormat.readers` names the reader, and that is all that the
/// rest of the room learns of it.
protocol ListFormatReader: SendableMetatype {
    static var format: ListFormat { get }

    /// Whether the file is of this format. Asked of every file, so it looks at the head alone and never at a name.
    static func recognises(_ head: FileHead) -> Bool

    /// Reads the whole list or refuses it with its line.
    static func read(_ bytes: [UInt8], file: SourceFile) throws(ListError) -> SourceList
}

extension ListFormat {
    /// The readers that are found by what they recognise, in the order in which they are asked.
    static let readers: [any ListFormatReader.Type] = [
        SECOReader.self, CanadaReader.self, EmiratesReader.self, FranceReader.self, FollowTheMoneyReader.self,
        TargetsCSVReader.self, SenzingReader.self,
    ]
}

/// The beginning of a file, for readers to know their own format by.
struct FileHead {
    /// Bytes of the head that rows and keys are read from.
    static let limit = 1 << 16

    /// The first `limit` bytes after a byte order mark and white space.
    let bytes: [UInt8]
    /// The local name of the root, where the file looks like XML.
    let xmlRoot: String?

    init(_ bytes: [UInt8], start: Int, xmlRoot: String?) {
        self.bytes = Array(bytes[start...].prefix(FileHead.limit))
        self.xmlRoot = xmlRoot
    }

    var firstByte: UInt8 { bytes.first ?? 0 }

    /// The first rows as comma-separated values, white space in the cells collapsed; fewer where the head ends or a row can't
    /// be read.
    func csvRows(_ count: Int) -> [[String]] {
        var csv = CSVRows(bytes, file: "")
        var rows: [[String]] = []
        while rows.count < count, let row = try? csv.takeRow() { rows.append(row.fields.map(\.collapsed)) }
        return rows
    }

    /// The keys of the first JSON object, as far as they stand in the head; empty when the file is no JSON.
    var jsonKeys: [String] { JSONReader.firstKeys(bytes) }

    func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains {
            bytes[$0] == first && bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }
    }
}
