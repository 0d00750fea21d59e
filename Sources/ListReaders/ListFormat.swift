/// The list formats that can be read, by the names that options use.
public enum ListFormat: String, CaseIterable, Sendable {
    /// The Security Council's consolidated list, XML.
    case unXML = "un-xml"
    /// The European Union's consolidated list of financial sanctions, XML 1.1.
    case euFSFXML = "eu-fsf-xml"
    /// The same list as a table, CSV 1.1 or 1.0.
    case euFSFCSV = "eu-fsf-csv"
    /// An annex of the Official Journal of the European Union as a table.
    case euJournalCSV = "eu-journal-csv"
    /// OFAC's SDN or consolidated non-SDN list, classic XML.
    case ofacXML = "ofac-xml"
    /// OFAC's SDN or consolidated non-SDN list as four CSV files in one folder.
    case ofacCSV = "ofac-csv"
    /// OFAC's SDN or consolidated non-SDN list in the ENHANCED form, XML.
    case ofacEnhancedXML = "ofac-enhanced-xml"
    /// OFAC's SDN or consolidated non-SDN list in the ADVANCED form, XML.
    case ofacAdvancedXML = "ofac-advanced-xml"
    /// Australia's Consolidated List, a spreadsheet (or saved as CSV).
    case auXLSX = "au-xlsx"
    /// The Netherlands' national sanctions list terrorism, a spreadsheet (or saved as CSV).
    case nlODS = "nl-ods"
    /// The UK Sanctions List, XML.
    case ukSanctionsListXML = "uk-sanctions-list-xml"
    /// The same list as a table.
    case ukSanctionsListCSV = "uk-sanctions-list-csv"
    /// The consolidated list that OFSI kept until January 2026, CSV.
    case ukConListCSV = "uk-conlist-csv"
    /// The consolidated list of the Belgian treasury, CSV.
    case belgiumCSV = "be-csv"
    /// The project's own table, one row a name.
    case screenCSV = "screen-csv"
    /// Switzerland's list of SECO, XML.
    case secoXML = "ch-seco-xml"
    /// Canada's consolidated autonomous sanctions list, XML.
    case canadaXML = "ca-sema-xml"
    /// The local terrorist list of the United Arab Emirates, its table as CSV.
    case emiratesCSV = "ae-local-csv"
    /// France's national register of asset freezes, JSON.
    case franceJSON = "fr-gels-json"
    /// Entities of the FollowTheMoney model, JSON Lines or nested.
    case followTheMoneyJSON = "ftm-json"
    /// OpenSanctions' simplified table, `targets.simple.csv`.
    case targetsCSV = "targets-simple-csv"
    /// Senzing's entity format, JSON Lines.
    case senzingJSON = "senzing-json"
}

/// Tells a format by the first bytes of a file. File names say nothing: a downloaded error page keeps the list's name.
enum FormatDetection {
    enum Kind: Equatable {
        case list(ListFormat)
        /// No list, and what it looks like instead.
        case other(String)
        /// An empty file, a web page or an archive that can't be opened: what a failed download leaves where a list should be.
        case failedDownload(String)
    }

    /// O(n) at most, O(size of the prologue) for a list.
    static func kind(of bytes: [UInt8]) -> Kind {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count, isSpace(bytes[start]) { start += 1 }
        guard start < bytes.count else { return .failedDownload("the file is empty") }
        let root = bytes[start] == UInt8(ascii: "<") ? rootName(bytes, start) : nil
        let head = FileHead(bytes, start: start, xmlRoot: root)
        if let reader = ListFormat.readers.first(where: { $0.recognises(head) }) { return .list(reader.format) }
        switch bytes[start] {
        case UInt8(ascii: "<"): return xml(bytes, start)
        case UInt8(ascii: "#"): return hasMetadata(bytes, start) ? .list(.screenCSV) : .other("no list format that is known")
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .other("JSON is no list format that is known")
        case UInt8(ascii: "P") where start == 0 && ZIPArchive.isArchive(bytes): return archive(bytes)
        case 0x30...0x39: return isOFACNames(bytes, start) ? .list(.ofacCSV) : .other("no list format that is known")
        default:
            return tableByHeader(bytes[start...]).map { .list($0) } ?? table(bytes) ?? .other("no list format that is known")
        }
    }

    /// A table by the columns of its header.
    private static func tableByHeader(_ bytes: ArraySlice<UInt8>) -> ListFormat? {
        let head = TableHead(bytes)
        if EUCSVReader.recognises(head) { return .euFSFCSV }
        if EUJournalReader.recognises(head) { return .euJournalCSV }
        if UKConListReader.recognises(head) { return .ukConListCSV }
        if UKSanctionsListCSV.recognises(head) { return .ukSanctionsListCSV }
        if BelgiumReader.recognises(head) { return .belgiumCSV }
        return nil
    }

    // MARK: - XML

    private static func xml(_ bytes: [UInt8], _ start: Int) -> Kind {
        guard let root = rootName(bytes, start) else { return .other("XML without a root element") }
        switch root {
        case "CONSOLIDATED_LIST": return .list(.unXML)
        case "sdnList": return .list(.ofacXML)
        case "sanctionsData": return .list(.ofacEnhancedXML)
        case "Sanctions"
        where contains(bytes, "<ReferenceValueSets", within: 1 << 16) || contains(bytes, ":ReferenceValueSets", within: 1 << 16):
            return .list(.ofacAdvancedXML)
        case "Designations": return .list(.ukSanctionsListXML)
        case "export" where contains(bytes, "sanctionEntity", within: 1 << 20) || contains(bytes, "/fsd/export", within: 4096):
            return .list(.euFSFXML)
        default:
            if root.asciiLowercased == "html" { return .failedDownload("a web page stands where a list should be") }
            return .other("XML with the root <\(root)> is no list format that is known")
        }
    }

    /// The local name of the first element after declarations, comments and a DOCTYPE, which the reader then refuses with
    /// its line.
    private static func rootName(_ bytes: [UInt8], _ start: Int) -> String? {
        var at = start
        while at < bytes.count {
            while at < bytes.count, isSpace(bytes[at]) { at += 1 }
            guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "<") else { return nil }
            switch bytes[at + 1] {
            case UInt8(ascii: "?"):
                guard let end = place(of: "?>", bytes, at) else { return nil }
                at = end + 2
            case UInt8(ascii: "!"):
                if bytes[at...].starts(with: Array("<!--".utf8)) {
                    guard let end = place(of: "-->", bytes, at) else { return nil }
                    at = end + 3
                } else {
                    guard let end = endOfDeclaration(bytes, at) else { return nil }
                    at = end
                }
            default:
                let name = bytes[(at + 1)...].prefix(256).prefix {
                    !isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
                }
                let local = name.split(separator: UInt8(ascii: ":")).last ?? name
                return local.isEmpty ? nil : String(decoding: local, as: UTF8.self)
            }
        }
        return nil
    }

    /// Past the `>` that ends a declaration; one in square brackets or quotes does not.
    private static func endOfDeclaration(_ bytes: [UInt8], _ start: Int) -> Int? {
        var depth = 0
        var quote: UInt8 = 0
        for at in start..<bytes.count {
            let byte = bytes[at]
            if quote != 0 {
                if byte == quote { quote = 0 }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth <= 0: return at + 1
            default: break
            }
        }
        return nil
    }

    // MARK: - CSV

    /// Whether the comment lines at the beginning hold a `#!` line.
    private static func hasMetadata(_ bytes: [UInt8], _ start: Int) -> Bool {
        for line in bytes[start...].prefix(1 << 16).split(separator: 0x0A) {
            guard line.first == UInt8(ascii: "#") else { return false }
            if line.dropFirst().first == UInt8(ascii: "!") { return true }
        }
        return false
    }

    /// Whether the first row is one of OFAC's names: a number, then eleven columns, of which one is null at least.
    private static func isOFACNames(_ bytes: [UInt8], _ start: Int) -> Bool {
        var csv = CSVRows(Array(bytes[start...].prefix(1 << 16)), file: "")
        guard let row = try? csv.takeRow(), row.fields.count == 12 else { return false }
        return row.fields[0].utf8.allSatisfy { (0x30...0x39).contains($0) } && row.fields.contains { $0.collapsed == "-0-" }
    }

    // MARK: - Bytes

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func contains(_ bytes: [UInt8], _ text: String, within limit: Int) -> Bool {
        place(of: text, Array(bytes.prefix(limit)), 0) != nil
    }

    private static func place(of text: String, _ bytes: [UInt8], _ start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        var at = start
        while at + wanted.count <= bytes.count {
            if bytes[at] == first, bytes[at..<(at + wanted.count)].elementsEqual(wanted) { return at }
            at += 1
        }
        return nil
    }
}
