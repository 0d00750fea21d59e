import SanctionsModel

/// What an archive was found to be: a spreadsheet, or a parcel that holds a list.
enum ArchiveContent {
    /// XLSX or ODS.
    case workbook(Workbook)
    /// The one list file inside.
    case list(ListFormat, name: String, bytes: [UInt8])
    /// OFAC's four CSV files, in the order of `OFACCSVReader.fileSets`; `nil` for one that is missing.
    case four([OFACCSVReader.File?], names: [String])
    /// No list, and why not.
    case other(String)

    /// Looks at what is inside, never at the archive's own name.
    ///
    /// - Parameter format: takes the only file, or the one file that looks like this format; `nil` finds the list by content.
    /// - Throws: `ListError` when the archive can't be read or holds several lists: which is meant can't be told.
    init(_ bytes: [UInt8], name: String, format: ListFormat? = nil) throws(ListError) {
        let archive = try ZIPArchive(bytes, file: name)
        if let workbook = try Workbook(archive, file: name) {
            self = .workbook(workbook)
            return
        }
        let files = archive.members.filter { !$0.isNoFile }
        if format == nil || format == .ofacCSV, let four = try ArchiveContent.four(files, archive, name) {
            self = .four(four.files, names: four.names)
            return
        }
        if let format, files.count == 1 {
            self = .list(format, name: files[0].name, bytes: try archive.contents(of: files[0]))
            return
        }
        var found: (format: ListFormat, name: String, bytes: [UInt8])?
        var reasons: [String] = []
        for file in files {
            let contents = try archive.contents(of: file)
            guard !ZIPArchive.isArchive(contents) else {
                throw ListError(
                    file: "\(name)/\(file.name)", reason: "an archive inside an archive is not read: unpack the outer one")
            }
            switch FormatDetection.kind(of: contents) {
            case .list(let kind) where format == nil || kind == format:
                if let found {
                    throw ListError(
                        file: name, reason: "the archive holds several lists (\(found.name), \(file.name)): unpack it")
                }
                found = (kind, file.name, contents)
            case .list(let kind): reasons.append("\(file.name): looks like \(kind.rawValue)")
            case .other(let reason), .failedDownload(let reason): reasons.append("\(file.name): \(reason)")
            }
        }
        if let found {
            self = .list(found.format, name: found.name, bytes: found.bytes)
        } else {
            let told = reasons.prefix(3).joined(separator: "; ")
            self = .other(files.isEmpty ? "the archive is empty" : "no file inside the archive is a list (\(told))")
        }
    }

    private static func four(
        _ files: [ZIPArchive.Member], _ archive: ZIPArchive, _ name: String
    ) throws(ListError) -> (files: [OFACCSVReader.File?], names: [String])? {
        for names in OFACCSVReader.fileSets {
            let members = names.map { wanted in files.first { FileTree.lastComponent($0.name).asciiLowercased == wanted } }
            // One file alone is looked at for what it is.
            guard members[0] != nil, members.count(where: { $0 != nil }) > 1 else { continue }
            var four: [OFACCSVReader.File?] = []
            for member in members {
                guard let member else {
                    four.append(nil)
                    continue
                }
                let contents = try archive.contents(of: member)
                let source = SourceFile(name: "\(name)/\(member.name)", bytes: contents)
                four.append(OFACCSVReader.File(source: source, bytes: contents))
            }
            return (four, names)
        }
        return nil
    }
}

// MARK: - Recognition and reading

extension FormatDetection {
    /// What an archive is. One that can't be opened is treated like a failed download, which is what a cut one is.
    static func archive(_ bytes: [UInt8]) -> Kind {
        do throws(ListError) {
            switch try ArchiveContent(bytes, name: "archive") {
            case .workbook(let workbook): return workbook.kind
            case .list(let format, _, _): return .list(format)
            case .four: return .list(.ofacCSV)
            case .other(let reason): return .other(reason)
            }
        } catch {
            return .failedDownload(error.reason)
        }
    }
}

extension ListReader {
    /// Reads the list inside an archive. Its file and hash are those of the archive as received.
    func readArchive(_ bytes: [UInt8], name: String) throws(ListError) -> SourceList {
        let received = SourceFile(name: name, bytes: bytes)
        var list: SourceList
        switch try ArchiveContent(bytes, name: name, format: format) {
        case .workbook(let workbook):
            list = try workbook.list(as: format, file: received)
        case .list(let format, let member, let contents):
            list = try ListReader(format: format).read(bytes: contents, name: "\(name)/\(member)")
        case .four(let files, let names):
            list = try OFACCSVReader.read(files, names: names)
        case .other(let reason):
            throw ListError(file: name, reason: reason)
        }
        list.files = [received]
        list.sha256 = received.sha256
        return list
    }
}
