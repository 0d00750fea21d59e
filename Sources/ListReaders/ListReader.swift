// ListReaders: the files of authorities → `SourceList`s of `Designation`s.
//
// Order: open archives (`ZIPArchive`), find the format by content (`ListFormat`), read entries one by one (`XMLEntries`,
// `CSVRows`, `Workbook`, `JSONLists`), convert each (`UNReader`, `EUReader`, `OFACXMLReader`, `OFACCSVReader`,
// `ScreenCSVReader`, those of `ListFormat.readers`, …), find names and facts in prose (`NamesInText`, `FactsInProse`), join what
// belongs together (`DesignationDraft`), count what was odd (`QuirkLog`).
//
// Must not import Screening or anything that screens. Nothing here prints, exits, or loads from the network.

import Bytes
public import SanctionsModel

/// Reads the lists of authorities.
///
/// A list is read whole or refused: not well-formed, cut off, empty, another kind of file, a DOCTYPE, fewer entries than
/// it says it has. What is odd inside a list that can be read is counted in `SourceList.quirks`. Memory is the size of
/// the file and of the designations; O(bytes).
///
/// A list inside a ZIP archive and lists that are spreadsheets (XLSX, ODS) are read as they are; the hash is that of the
/// file as received. `ZIPArchive.Limits` and `Workbook.maximumCells` bound what they may become.
///
/// CSV must be UTF-8 (a byte order mark is allowed); other bytes are refused with their line, since a guessed encoding
/// would silently change names. The one exception is a list that its authority is known to publish in Windows-1252.
public struct ListReader: Sendable {
    /// The format to read by, whatever the content looks like; `nil` finds it by content.
    public var format: ListFormat?

    public init(format: ListFormat? = nil) {
        self.format = format
    }

    // MARK: - One list

    /// Reads one list: a file, `-` for standard input, or a folder that holds `sdn.csv` or `cons_prim.csv`. One file of
    /// OFAC's four is read with the three beside it.
    ///
    /// - Throws: `ListError` when it can't be opened, is no list, or is refused.
    public func read(path: String) throws(ListError) -> SourceList {
        if FileTree.isFolder(path) {
            for names in OFACCSVReader.writtenFileSets where FileTree.isFile(FileTree.join(path, names[0])) {
                return try readFour(names, in: path)
            }
            throw ListError(file: path, reason: "the folder is no list by itself: it holds no sdn.csv")
        }
        if format == nil || format == .ofacCSV, let names = ListReader.fileSet(holding: path) {
            return try readFour(names, in: FileTree.folder(of: path))
        }
        let bytes = try FileTree.contents(path)
        return try read(bytes: bytes, name: path == "-" ? "standard input" : FileTree.lastComponent(path))
    }

    /// Reads a list of one file, or of an archive that holds one.
    ///
    /// - Parameter name: the file's name, for errors and `SourceFile.name`.
    /// - Throws: `ListError`. OFAC's CSV, which is four files, is read without the other three, which the list warns of.
    public func read(bytes: [UInt8], name: String) throws(ListError) -> SourceList {
        if ZIPArchive.isArchive(bytes) { return try readArchive(bytes, name: name) }
        let format: ListFormat
        if let given = self.format {
            format = given
        } else {
            switch FormatDetection.kind(of: bytes) {
            case .list(let found): format = found
            case .other(let reason), .failedDownload(let reason): throw ListError(file: name, reason: reason)
            }
        }
        guard !bytes.isEmpty else { throw ListError(file: name, reason: "the file is empty") }
        let file = SourceFile(name: name, bytes: bytes)
        do throws(ListError) {
            return try read(bytes, as: format, file: file)
        } catch {
            guard let repaired = XMLControls.replaced(in: bytes) else { throw error }
            var list = try read(repaired.bytes, as: format, file: file)
            list.quirks.insert(repaired.warning, at: 0)
            return list
        }
    }

    private func read(_ bytes: [UInt8], as format: ListFormat, file: SourceFile) throws(ListError) -> SourceList {
        if let reader = ListFormat.readers.first(where: { $0.format == format }) { return try reader.read(bytes, file: file) }
        switch format {
        case .unXML: return try UNReader.read(bytes, file: file)
        case .euFSFXML: return try EUReader.read(bytes, file: file)
        case .euFSFCSV: return try EUCSVReader.read(bytes, file: file)
        case .euJournalCSV: return try EUJournalReader.read(bytes, file: file)
        case .ofacXML: return try OFACXMLReader.read(bytes, file: file)
        case .ofacEnhancedXML: return try OFACEnhancedReader.read(bytes, file: file)
        case .ofacAdvancedXML: return try OFACAdvancedReader.read(bytes, file: file)
        case .auXLSX, .nlODS: return try Workbook(csv: bytes, file: file.name).list(as: format, file: file)
        case .ukSanctionsListXML: return try UKSanctionsListReader.read(bytes, file: file)
        case .ukSanctionsListCSV: return try UKSanctionsListCSV.read(bytes, file: file)
        case .ukConListCSV: return try UKConListReader.read(bytes, file: file)
        case .belgiumCSV: return try BelgiumReader.read(bytes, file: file)
        case .screenCSV: return try ScreenCSVReader.read(bytes, file: file)
        case .ofacCSV:
            return try OFACCSVReader.read(
                [OFACCSVReader.File(source: file, bytes: bytes), nil, nil, nil], names: OFACCSVReader.fileSets[0])
        default: throw ListError(file: file.name, reason: "no reader of \(format.rawValue)")
        }
    }

    /// The format of the bytes, `nil` when they are no list. The name is not looked at: an error page that was downloaded
    /// keeps the list's name.
    public static func detect(_ bytes: some Collection<UInt8>, name: String) -> ListFormat? {
        guard case .list(let format) = FormatDetection.kind(of: Array(bytes)) else { return nil }
        return format
    }

    // MARK: - Several lists

    /// Reads files and folders in the order given, the names inside a folder sorted by their bytes.
    ///
    /// A file given by its path must be a list. In a folder, what is no list is skipped and named; folders inside it are
    /// sources when they hold `sdn.csv`, else skipped and named, not entered. A list that is refused stops the reading,
    /// and so does what a failed download leaves: an empty file or a web page under the name of an XML, CSV or JSON file.
    public func readAll(paths: [String]) throws(ListError) -> (lists: [SourceList], skipped: [String]) {
        var lists: [SourceList] = []
        var skipped: [String] = []
        var read: Set<String> = []
        for path in paths {
            if FileTree.isFolder(path) {
                try readFolder(path, &lists, &skipped, &read)
            } else if read.insert(ListReader.source(of: path)).inserted {
                lists.append(try self.read(path: path))
            }
        }
        return (lists, skipped)
    }

    private func readFolder(
        _ folder: String, _ lists: inout [SourceList], _ skipped: inout [String], _ read: inout Set<String>
    ) throws(ListError) {
        for name in try FileTree.names(in: folder) {
            let path = FileTree.join(folder, name)
            if FileTree.isFolder(path) {
                if let names = OFACCSVReader.writtenFileSets.first(where: { FileTree.isFile(FileTree.join(path, $0[0])) }) {
                    if read.insert(FileTree.join(path, names[0])).inserted { lists.append(try self.read(path: path)) }
                } else {
                    skipped.append(path)
                }
                continue
            }
            guard FileTree.isFile(path) else {
                skipped.append(path)
                continue
            }
            let source = ListReader.source(of: path)
            // The other three files of a source that is read already, or read now, are no sources of their own.
            guard read.insert(source).inserted else { continue }
            if ListReader.fileSet(holding: path) != nil {
                lists.append(try self.read(path: path))
                continue
            }
            let bytes = try FileTree.contents(path)
            switch FormatDetection.kind(of: bytes) {
            case .list: lists.append(try self.read(bytes: bytes, name: name))
            case .failedDownload(let reason) where ListReader.hasListExtension(name):
                throw ListError(file: path, reason: reason)
            case .other, .failedDownload: skipped.append(path)
            }
        }
    }

    private static func hasListExtension(_ name: String) -> Bool {
        let name = name.asciiLowercased
        return [".xml", ".csv", ".json", ".zip", ".xlsx", ".ods"].contains { name.hasSuffix($0) }
    }

    // MARK: - OFAC's four files

    /// The four names of which the file's is one, when the first of them stands beside it.
    private static func fileSet(holding path: String) -> [String]? {
        let name = FileTree.lastComponent(path)
        let folder = FileTree.folder(of: path)
        return OFACCSVReader.writtenFileSets.first { names in
            guard names.contains(name), FileTree.isFile(FileTree.join(folder, names[0])) else { return false }
            // Another list may bear the name: OFAC's own columns make it one of four, or else its aliases beside it, so
            // that a spoilt first file is refused rather than skipped.
            guard let bytes = try? FileTree.contents(FileTree.join(folder, names[0])) else { return false }
            switch FormatDetection.kind(of: bytes) {
            case .list(let format): return format == .ofacCSV
            case .other, .failedDownload: return FileTree.isFile(FileTree.join(folder, names[1]))
            }
        }
    }

    /// What a path is counted by, so that no source is read twice: the first of its four files, or itself.
    private static func source(of path: String) -> String {
        guard let names = fileSet(holding: path) else { return path }
        return FileTree.join(FileTree.folder(of: path), names[0])
    }

    private func readFour(_ names: [String], in folder: String) throws(ListError) -> SourceList {
        var files: [OFACCSVReader.File?] = []
        for name in names {
            let path = FileTree.join(folder, name)
            guard FileTree.isFile(path) else {
                files.append(nil)
                continue
            }
            let bytes = try FileTree.contents(path)
            if case .failedDownload(let reason) = FormatDetection.kind(of: bytes) { throw ListError(file: path, reason: reason) }
            files.append(OFACCSVReader.File(source: SourceFile(name: name, bytes: bytes), bytes: bytes))
        }
        return try OFACCSVReader.read(files, names: names)
    }
}
