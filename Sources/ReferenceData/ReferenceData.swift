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
    /// Former states, peoples and their countries, words of gender, and the common words of addresses.
    public static var states: [UInt8] { bytes(CREFERENCEDATA_STATES) }
    public static var nationalities: [UInt8] { bytes(CREFERENCEDATA_NATIONALITIES) }
    public static var demonyms: [UInt8] { bytes(CREFERENCEDATA_DEMONYMS) }
    public static var genders: [UInt8] { bytes(CREFERENCEDATA_GENDERS) }
    public static var addresses: [UInt8] { bytes(CREFERENCEDATA_ADDRESSES) }
    /// Syllables and family names of Mandarin; characters and their Cantonese readings.
    public static var pinyin: [UInt8] { bytes(CREFERENCEDATA_PINYIN) }
    public static var cantonese: [UInt8] { bytes(CREFERENCEDATA_CANTONESE) }

    /// `NameMatching/Data`: words by what they are in a name, common names, what it costs to write a letter for another.
    public static var words: [UInt8] { bytes(CREFERENCEDATA_WORDS) }
    /// Legal forms written in several words.
    public static var phrases: [UInt8] { bytes(CREFERENCEDATA_PHRASES) }
    /// Spellings that stand for one name.
    public static var variants: [UInt8] { bytes(CREFERENCEDATA_VARIANTS) }
    public static var frequency: [UInt8] { bytes(CREFERENCEDATA_FREQUENCY) }
    /// Words of ordinary language and how rare they are.
    public static var ordinary: [UInt8] { bytes(CREFERENCEDATA_ORDINARY) }
    public static var letters: [UInt8] { bytes(CREFERENCEDATA_LETTERS) }

    /// `MessageReaders/Data`: what columns of payments are called in many languages and exports.
    public static var headers: [UInt8] { bytes(CREFERENCEDATA_HEADERS) }

    /// `Evaluation/Data`: how names are respelled, misread and added to, for decks that test the matching.
    public static var respellings: [UInt8] { bytes(CREFERENCEDATA_RESPELLINGS) }
    public static var shapes: [UInt8] { bytes(CREFERENCEDATA_SHAPES) }
    public static var deckWords: [UInt8] { bytes(CREFERENCEDATA_DECK_WORDS) }
    /// Messages of every format with slots for names.
    public static var messages: [UInt8] { bytes(CREFERENCEDATA_MESSAGES) }
    /// Parts of postal addresses by country.
    public static var postalAddresses: [UInt8] { bytes(CREFERENCEDATA_POSTAL_ADDRESSES) }

    /// `lists/`: the registry of authorities and the embedded excerpts.
    public static var authorities: [UInt8] { bytes(CREFERENCEDATA_AUTHORITIES) }
    /// Which list holds the entries of which other one.
    public static var carries: [UInt8] { bytes(CREFERENCEDATA_CARRIES) }
    /// `WatchlistStore`: what the lists call the sanctions regimes.
    public static var regimes: [UInt8] { bytes(CREFERENCEDATA_REGIMES) }
    /// `ListReaders/Data`: the regimes of the Security Council and the programmes of OFAC, with their acts and measures.
    public static var unRegimes: [UInt8] { bytes(CREFERENCEDATA_UN_REGIMES) }
    public static var ofacProgrammes: [UInt8] { bytes(CREFERENCEDATA_OFAC_PROGRAMMES) }
    public static var excerptEU: [UInt8] { bytes(CREFERENCEDATA_EXCERPT_EU) }
    public static var excerptUN: [UInt8] { bytes(CREFERENCEDATA_EXCERPT_UN) }
    public static var excerptUSSDN: [UInt8] { bytes(CREFERENCEDATA_EXCERPT_US_SDN) }

    /// `Screening/Policy`: the JSON Schema of policy files.
    public static var policySchema: [UInt8] { bytes(CREFERENCEDATA_POLICY_SCHEMA) }

    /// `Screening/Data`: words before a number that say what it is.
    public static var identifierLabels: [UInt8] { bytes(CREFERENCEDATA_IDENTIFIER_LABELS) }
    /// The meaning of measures for a payment, whom a list binds, and to whom those on it turn.
    public static var measures: [UInt8] { bytes(CREFERENCEDATA_MEASURES) }
    public static var jurisdictions: [UInt8] { bytes(CREFERENCEDATA_JURISDICTIONS) }
    public static var delisting: [UInt8] { bytes(CREFERENCEDATA_DELISTING) }

    private static func bytes(_ table: creferencedata_table) -> [UInt8] {
        var count = 0
        // SAFETY: the pointer is to a constant array of `count` bytes that lives as long as the program.
        let start = unsafe creferencedata_bytes(table, &count)
        return unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }
}
