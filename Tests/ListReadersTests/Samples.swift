import SanctionsModel

@testable import ListReaders

/// Small lists written for the tests; every name in them is made up.
enum Samples {
    static func un(
        individuals: String = "", entities: String = "", attributes: String = #"dateGenerated="2026-01-02T03:04:05.678Z""#
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <CONSOLIDATED_LIST \(attributes)><INDIVIDUALS>\(individuals)</INDIVIDUALS><ENTITIES>\(entities)</ENTITIES></CONSOLIDATED_LIST>
        """
    }

    /// An individual of the Al-Qaida regime with more elements put in.
    static func individual(_ more: String, reference: String = "QDi.901", type: String = "Al-Qaida") -> String {
        """
        <INDIVIDUAL><DATAID>1</DATAID><UN_LIST_TYPE>\(type)</UN_LIST_TYPE><REFERENCE_NUMBER> \(reference) </REFERENCE_NUMBER>
        \(more)</INDIVIDUAL>
        """
    }

    static func entity(_ reference: String, type: String, _ more: String) -> String {
        """
        <ENTITY><UN_LIST_TYPE>\(type)</UN_LIST_TYPE><REFERENCE_NUMBER>\(reference)</REFERENCE_NUMBER>\(more)</ENTITY>
        """
    }

    static func alias(_ name: String, quality: String = "Good", note: String = "") -> String {
        """
        <INDIVIDUAL_ALIAS><QUALITY>\(quality)</QUALITY><ALIAS_NAME>\(name)</ALIAS_NAME><NOTE>\(note)</NOTE></INDIVIDUAL_ALIAS>
        """
    }

    static func eu(_ entities: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2025-05-06T07:08:09.000+01:00" globalFileId="42">
        \(entities)</export>
        """
    }

    static func ofac(_ entries: String, count: Int, namespace: String = "http://tempuri.org/sdnList.xsd") -> String {
        """
        <?xml version="1.0" standalone="yes"?>
        <sdnList xmlns="\(namespace)"><publshInformation><Publish_Date>03/10/2021</Publish_Date>
        <Record_Count>\(count)</Record_Count></publshInformation>\(entries)</sdnList>
        """
    }

    static func read(_ text: String, name: String = "sample") throws -> SourceList {
        try ListReader().read(bytes: Array(text.utf8), name: name)
    }

    /// The error that reading the bytes ends in, `nil` when they are read.
    static func error(_ bytes: [UInt8], format: ListFormat? = nil) -> ListError? {
        do throws(ListError) {
            _ = try ListReader(format: format).read(bytes: bytes, name: "sample")
            return nil
        } catch {
            return error
        }
    }

    static func error(_ text: String, format: ListFormat? = nil) -> ListError? {
        error(Array(text.utf8), format: format)
    }
}

extension SourceList {
    func count(_ quirk: String) -> Int { quirks.first { $0.kind.hasPrefix(quirk) }?.count ?? 0 }
}

extension Designation {
    func name(_ text: String) -> ListedName? { names.first { $0.text == text } }
}
