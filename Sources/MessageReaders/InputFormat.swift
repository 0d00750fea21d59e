// MessageReaders: payments and customer records, bytes → parties with their place in the record.
//
// The order of the pipeline: InputProfile.detect looks at the first bytes and decides format, encoding and what each
// field means; RecordSplitter finds where each record ends; RecordParser reads one record into a ScannedRecord;
// each family of formats has its splitter and parser in a folder of its own (Lines, ISO20022, MT, EDIFACT);
// JointNames cuts a name field that names several parties. No room above this one is imported, and no I/O is done here.

/// How the records of an input are written.
public enum InputFormat: String, Sendable, Hashable, CaseIterable {
    /// JSON objects (RFC 8259): one a line (JSON Lines), one after the other over any number of lines, or in an array.
    case jsonl
    /// Delimited text with a quoting rule (RFC 4180).
    case csv
    /// The same with tabs.
    case tsv
    /// ISO 20022 messages in XML (pacs, pain, camt), with or without envelopes, any number in a stream.
    case iso20022
    /// SWIFT MT messages (FIN), in blocks or bare, any number in a stream.
    case mt
    /// UN/EDIFACT: passenger data (PNRGOV, PAXLST), payments, advices and statements (PAYMUL, CREMUL, FINSTA and their like).
    case edifact
    /// Lines whose fields stand at fixed places.
    case fixed

    /// Reads the word that a user gives; `nil` when it is none of the known ones. `auto` is no format: the caller
    /// passes `nil` to `InputOptions.format` for it.
    public init?(word: some StringProtocol) {
        switch word.lowercased() {
        case "jsonl", "ndjson", "jsonlines", "json-lines", "json": self = .jsonl
        case "csv": self = .csv
        case "tsv", "tab": self = .tsv
        case "iso20022", "xml", "pacs", "pain", "camt": self = .iso20022
        case "mt", "swift", "fin", "rje", "sta", "mt940", "mt103": self = .mt
        case "edifact", "paxlst", "pnrgov", "edi": self = .edifact
        case "fixed", "fixed-width", "fixedwidth": self = .fixed
        default: return nil
        }
    }
}
