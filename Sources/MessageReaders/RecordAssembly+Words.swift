extension RecordAssembly {
    /// Adds a value as text when it holds several words: one that should be a number, a code, a date or a country, and may name
    /// somebody all the same. O(bytes).
    mutating func addWords(_ slice: ScannedRecord.Slice, to record: inout ScannedRecord) throws(RejectReason) {
        if holdsSeveralWords(record.bytes.span.extracting(slice.range)) { try addText(slice, to: &record) }
    }
}
