import ListReaders
import SanctionsModel
import TestSupport

extension FuzzFamily {
    /// The parsers under the lists: XML, CSV, JSON, archives and spreadsheets, and the finding of a format by content.
    static let lists: [FuzzFamily] = [
        FuzzFamily("list") { readList($0) },
        FuzzFamily("xml") { readByAll($0, "-xml") },
        FuzzFamily("list-csv") { readByAll($0, "-csv") },
        FuzzFamily("json") { readByAll($0, "-json") },
        // Bytes as they come: the directory of an archive, and what is deflated in it.
        FuzzFamily("zip") { input in readList([0x50, 0x4B, 0x03, 0x04] + input) },
        // Members with a sound directory and checksum: spreadsheets, parcels of one list, OFAC's four files.
        FuzzFamily("archive") { input in
            let members = input.parts.map { part in
                let head = part.prefix { $0 != 0x0A }
                return (name: String(decoding: head, as: UTF8.self), contents: Array(part.dropFirst(head.count + 1)))
            }
            readList(TestArchive.zip(members.filter { !$0.name.utf8.contains(0) }, isStored: true))
        },
        FuzzFamily("list-check") { input in
            let check = ListReader.check(input, name: "input") { $0.utf8.count == 2 }
            for finding in check.findings { require(finding.line >= 0, "a finding has a line") }
            if let list = check.list { requireSound(list) }
        },
    ]

    /// One family a list format: bytes that are said to be of it.
    static let listFormats: [FuzzFamily] = ListFormat.allCases.map { format in
        FuzzFamily(format.rawValue) { input in
            guard format == .ofacCSV else { return readList(input, as: format) }
            let names = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"]
            let parts = input.parts
            let members = names.indices.map { (name: names[$0], contents: $0 < parts.count ? parts[$0] : []) }
            readList(TestArchive.zip(members, isStored: true), as: format)
        }
    }

    private static func readByAll(_ input: [UInt8], _ kind: String) {
        for format in ListFormat.allCases where format.rawValue.hasSuffix(kind) && format != .ofacCSV {
            readList(input, as: format)
        }
    }
}

/// Reads a list, which is either sound or refused with a reason.
private func readList(_ input: [UInt8], as format: ListFormat? = nil) {
    do throws(ListError) {
        requireSound(try ListReader(format: format).read(bytes: input, name: "input"))
    } catch {
        require(!error.reason.isEmpty, "a refusal has a reason")
        require(error.line >= 0, "lines count from 1")
    }
}

private func requireSound(_ list: SourceList) {
    require(!list.id.isEmpty, "a list has an identifier")
    require(list.entryCount > 0 && !list.designations.isEmpty, "a list that is read holds something")
    var ids: Set<String> = []
    for designation in list.designations {
        require(
            designation.id == "\(designation.authority):\(designation.reference)", "an id is made of authority and reference")
        require(!designation.names.isEmpty, "a designation has a name")
        for name in designation.names { require(!name.text.isEmpty, "a name is not empty") }
        require(ids.insert(designation.id).inserted, "ids of designations are unique")
    }
    for quirk in list.quirks { require(quirk.count > 0, "a quirk was met") }
}
