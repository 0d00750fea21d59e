import SanctionsModel

/// OFAC's lists as four comma-separated files: names (`sdn.csv`), aliases (`alt.csv`), addresses (`add.csv`) and the
/// overflow of the remarks (`sdn_comments.csv`), joined by the entry number. The consolidated list has the same four
/// under the names `cons_prim.csv`, `cons_alt.csv`, `cons_add.csv`, `cons_comments.csv`.
///
/// Source: OFAC, "SDN data formats" (dat_spec.txt). There is no header; `-0-` is null; byte 0x1A may end a file. The
/// files carry no date. Without the file of names there is no list; without one of the others the list is read, with a warning that
/// says what is gone with it.
struct OFACCSVReader {
    /// The names of the four files of one source, in the order names, aliases, addresses, comments.
    static let fileSets = [
        ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"],
        ["cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"],
    ]

    /// The same as they are found on disks: in small letters or in capitals.
    static let writtenFileSets = fileSets + fileSets.map { $0.map { $0.uppercased() } }

    struct File {
        var source: SourceFile
        var bytes: [UInt8]
    }

    private var list = OFACList()
    private var drafts: [DesignationDraft] = []
    private var remarks: [String] = []
    private var indexOfReference: [String: Int] = [:]
    private var quirks = QuirkLog()

    private init() {}

    /// The facts that are gone with each file but the first.
    private static let losses = [
        "", "aliases are not screened", "addresses are unknown",
        "longer remarks end early, and with them birth dates and document numbers",
    ]

    /// - Parameters:
    ///   - files: in the order of `fileSets`; `nil` where one is missing.
    ///   - names: what the files are called.
    /// - Throws: `ListError` also when the first, that of names, is missing.
    static func read(_ files: [File?], names: [String]) throws(ListError) -> SourceList {
        guard files.count == 4, names.count == 4, let entries = files[0] else {
            throw ListError(file: names.first ?? "", reason: "the file of names is missing")
        }
        var reader = OFACCSVReader()
        let count = try reader.takeEntries(entries)
        for (index, file) in files.enumerated() where file == nil {
            reader.quirks.note(
                "warning: \(names[index]) is missing: \(losses[index])", line: 1, "\(entries.source.name) is one of four files")
        }
        if let aliases = files[1] { try reader.takeAliases(aliases) }
        if let addresses = files[2] { try reader.takeAddresses(addresses) }
        if let comments = files[3] { try reader.takeComments(comments) }
        for index in reader.drafts.indices {
            let line = reader.drafts[index].line
            OFACRemarks.take(reader.remarks[index], line: line, &reader.drafts[index], &reader.quirks)
            let designation = reader.drafts[index].designation
            reader.list.count(programmes: designation.programmes, words: designation.remarks)
        }
        let designations = reader.list.finished(reader.drafts, &reader.quirks)
        let sources = files.compactMap { $0?.source }
        return SourceList(
            id: reader.list.id, title: reader.list.title, version: "unknown", files: sources,
            sha256: SourceHash.of(sources), entryCount: count, designations: designations, quirks: reader.quirks.quirks)
    }

    /// Rows of `columns` fields with nulls made empty and all but the last collapsed: a remark may be cut at a space, and
    /// goes on in another file. A row of another width is refused.
    private mutating func rows(
        _ file: File, columns: Int, _ take: (inout OFACCSVReader, Int, [String]) throws(ListError) -> Void
    ) throws(ListError) {
        let name = file.source.name
        var bytes = file.bytes
        // The end-of-file mark of CP/M and DOS.
        if let end = bytes.firstIndex(of: 0x1A) {
            guard bytes[end...].allSatisfy({ $0 == 0x1A || $0 <= 0x20 }) else {
                throw ListError(file: name, reason: "byte 0x1A stands before the end of the file")
            }
            bytes.removeSubrange(end...)
        }
        var csv = CSVRows(bytes, file: name)
        while let row = try csv.takeRow() {
            if row.fields.count == 1, row.fields[0].collapsed.isEmpty { continue }
            guard row.fields.count == columns else {
                throw ListError(
                    file: name, line: row.line,
                    reason: "\(row.fields.count) columns where \(columns) are due: is the file cut off?")
            }
            var fields = row.fields.enumerated().map { index, field in
                let text = field.collapsed
                return text == "-0-" ? "" : index == columns - 1 ? field : text
            }
            if !csv.hasMore, let last = fields.last?.collapsed, last == "-0" || last == "-" {
                quirks.note("file ends inside a null field", line: row.line, name)
                fields[columns - 1] = ""
            }
            try take(&self, row.line, fields)
        }
    }

    private mutating func takeEntries(_ file: File) throws(ListError) -> Int {
        var count = 0
        try rows(file, columns: 12) { reader, line, fields throws(ListError) in
            let reference = fields[0]
            guard !reference.isEmpty, reference.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw ListError(file: file.source.name, line: line, reason: "the entry number is no number")
            }
            count += 1
            let type = OFACFacts.type(fields[2], line: line, reference, &reader.quirks)
            var draft = DesignationDraft(authority: "us-sdn", reference: reference, type: type, line: line)
            reader.take(name: fields[1], quality: .primary, line: line, &draft)
            let programmes = fields[3].split(separator: "] [").map { String($0).trimming("[]") }.filter { !$0.isEmpty }
            draft.update { designation in
                for programme in programmes { designation.programmes.appendUnique(programme) }
                designation.legalBasis = OFACProgrammes.legalBasis(of: designation.programmes)
            }
            for title in fields[4].pieces(separatedBy: UInt8(ascii: ";")) { draft.add(title: title) }
            for (field, column) in [
                ("callSign", 5), ("vesselType", 6), ("tonnage", 7), ("grossRegisteredTonnage", 8), ("vesselFlag", 9),
                ("vesselOwner", 10),
            ] {
                OFACFacts.take(vesselField: field, value: fields[column], &draft)
            }
            if let index = reader.indexOfReference[reference] {
                reader.quirks.note("entry number stands twice: entries joined", line: line, reference)
                reader.drafts[index].merge(draft)
                reader.remarks[index] += "; " + fields[11]
            } else {
                reader.indexOfReference[reference] = reader.drafts.count
                reader.drafts.append(draft)
                reader.remarks.append(fields[11])
            }
        }
        guard count > 0 else { throw ListError(file: file.source.name, reason: "the list holds no entry") }
        return count
    }

    private mutating func take(name: String, quality: ListedName.Quality, line: Int, _ draft: inout DesignationDraft) {
        if draft.addWithParts(ListedName(name, quality: quality)) {
            quirks.note(
                "name text holds more than a name: kept as written, names inside it added", line: line,
                "\(draft.designation.reference) \(name)")
        }
    }

    private mutating func takeAliases(_ file: File) throws(ListError) {
        let name = file.source.name
        try rows(file, columns: 5) { reader, line, fields throws(ListError) in
            guard let index = reader.indexOfReference[fields[0]] else {
                reader.quirks.note(
                    "alias of an entry that the list doesn't hold: left out", line: line, "\(name) \(fields[0]) \(fields[3])")
                return
            }
            var draft = reader.drafts[index]
            if fields[3].isEmpty {
                reader.quirks.note("empty alias left out", line: line, "\(name) \(fields[0])")
            } else if draft.holds(fields[3]) {
                reader.quirks.note("alias repeats a name of its entry: joined", line: line, "\(name) \(fields[0]) \(fields[3])")
            }
            reader.take(name: fields[3], quality: .strong, line: line, &draft)
            let remark = fields[4].collapsed
            if !remark.isEmpty { draft.add(remark: "Alias \(fields[3]): \(remark)") }
            reader.drafts[index] = draft
        }
    }

    private mutating func takeAddresses(_ file: File) throws(ListError) {
        let name = file.source.name
        try rows(file, columns: 6) { reader, line, fields throws(ListError) in
            guard let index = reader.indexOfReference[fields[0]] else {
                reader.quirks.note("address of an entry that the list doesn't hold: left out", line: line, "\(name) \(fields[0])")
                return
            }
            // Town, region and postal code stand in one column.
            reader.drafts[index].add(Address(street: fields[2], city: fields[3], country: fields[4], note: fields[5].collapsed))
        }
    }

    /// A comment goes on where the remark of the same entry was cut, in the middle of a word.
    private mutating func takeComments(_ file: File) throws(ListError) {
        let name = file.source.name
        try rows(file, columns: 2) { reader, line, fields throws(ListError) in
            guard let index = reader.indexOfReference[fields[0]] else {
                reader.quirks.note(
                    "comment on an entry that the list doesn't hold: left out", line: line, "\(name) \(fields[0]) \(fields[1])")
                return
            }
            reader.remarks[index] += fields[1]
        }
    }
}
