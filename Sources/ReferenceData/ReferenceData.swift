// ReferenceData: the readable tables and lists that travel inside the program, as bytes. Imports CReferenceData alone.

import CReferenceData

/// The bytes of a table. The file stands in the room that owns it and says there what it holds and where from.
public enum ReferenceData {
    /// `NameText/Data`: letters of many scripts and their Latin reading, foldings, lookalikes, family names, names of regions.
    public static var romanisation: [UInt8] { bytes(CREFERENCEDATA_ROMANISATION) }
    public static var folding: [UInt8] { bytes(CREFERENCEDATA_FOLDING) }
    public static var confusables: [UInt8] { bytes(CREFERENCEDATA_CONFUSABLES) }
    public static var families: [UInt8] { bytes(CREFERENCEDATA_FAMILIES) }
    public static var regions: [UInt8] { bytes(CREFERENCEDATA_REGIONS) }

    /// `NameMatching/Data`: words by what they are in a name, common names, what it costs to write a letter for another.
    public static var words: [UInt8] { bytes(CREFERENCEDATA_WORDS) }
    public static var frequency: [UInt8] { bytes(CREFERENCEDATA_FREQUENCY) }
    public static var letters: [UInt8] { bytes(CREFERENCEDATA_LETTERS) }

    /// `lists/`: the registry of authorities and the embedded excerpts.
    public static var authorities: [UInt8] { bytes(CREFERENCEDATA_AUTHORITIES) }
    public static var excerptEU: [UInt8] { bytes(CREFERENCEDATA_EXCERPT_EU) }
    public static var excerptUN: [UInt8] { bytes(CREFERENCEDATA_EXCERPT_UN) }
    public static var excerptUSSDN: [UInt8] { bytes(CREFERENCEDATA_EXCERPT_US_SDN) }

    private static func bytes(_ table: creferencedata_table) -> [UInt8] {
        var count = 0
        // SAFETY: the pointer is to a constant array of `count` bytes that lives as long as the program.
        let start = unsafe creferencedata_bytes(table, &count)
        return unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }
}
