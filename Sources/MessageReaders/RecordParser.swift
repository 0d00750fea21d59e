import SanctionsModel

/// Reads one record after the other into a `ScannedRecord`. One for each worker: it keeps scratch between records.
///
/// The text of the record, as valid UTF-8, stands at the beginning of `ScannedRecord.bytes`, so that a value without
/// escapes is a slice of it; values with escapes are appended behind. Allocates nothing once its scratch, and the
/// record's storage, have grown to the input's usual size.
public struct RecordParser: Sendable {
    /// Levels of JSON arrays and objects, the record's own object included.
    public static let maximumDepth = 64
    /// Parties of a record, and its identifiers, texts and further values each. More are a rejected record: an ordinary
    /// one has a handful, and a hostile one must not take the memory of the machine.
    public static let maximumValues = 1 << 20

    let profile: InputProfile
    private let encoding: RecordEncoding
    let map: FieldMap
    var assembly: RecordAssembly
    var keys: JSONKeyCache
    /// Whether the present JSON record has a field that may name a party, if an empty one.
    var mayNameParty = false
    /// Where in the record the texts start whose keys are not recognised; `nil` when nobody asks.
    var unrecognised: Set<Int>?
    /// Of delimited text the values of this record that are joined with others, by their place among them.
    var kept: [ScannedRecord.Slice]
    /// The record in UTF-8 when its own bytes are not.
    private var decoded: [UInt8] = []
    private var iso20022: ISO20022Parser?
    private var mt: MTParser?
    private var edifact: EDIFACTParser?

    public init(profile: InputProfile) {
        self.profile = profile
        encoding = RecordEncoding(profile)
        map = profile.map
        assembly = RecordAssembly(map: profile.map)
        keys = JSONKeyCache()
        kept = Array(repeating: .absent, count: (profile.map.joins.flatMap(\.parts).max() ?? -1) + 1)
        switch profile.format {
        case .jsonl, .csv, .tsv, .fixed: break
        case .iso20022: iso20022 = ISO20022Parser(profile: profile)
        case .mt: mt = MTParser(profile: profile)
        case .edifact: edifact = EDIFACTParser(profile: profile)
        }
    }

    /// Which fields were met by this parser so far. Of lines each column or key counts once, however often it was met.
    public var coverage: FieldCoverage {
        switch profile.format {
        case .jsonl, .csv, .tsv, .fixed: lineCoverage
        case .iso20022: iso20022?.coverage ?? FieldCoverage()
        case .mt: mt?.coverage ?? FieldCoverage()
        case .edifact: edifact?.coverage ?? FieldCoverage()
        }
    }

    /// Reads one record, without its line end, into `scanned`, whose former content goes.
    ///
    /// Bytes that hold several records are rejected when they come without a context: nothing of them may be passed over.
    /// `Screener.screen(message:)` reads whole messages. What can't be understood of a party (a type, a date) stays as it is written. Bytes that are not valid in the input's
    /// encoding reject the record; half a character written as an escape sets `ScannedRecord.hasInvalidText`.
    ///
    /// - Parameter context: what the splitter handed along (`RecordSplitter.context`, `Record.context`).
    /// - Returns: why the record can't be read; `scanned` is empty then. `nil` when it was read.
    /// - Complexity: O(bytes).
    public mutating func parse(
        _ record: Span<UInt8>, context: RecordContext? = nil, into scanned: inout ScannedRecord
    ) -> RejectReason? {
        if context == nil, holdsSeveralRecords(record) {
            scanned.removeAll()
            return RejectReason(.severalRecords, offset: 0)
        }
        return parse(cut: record, context: context, into: &scanned)
    }

    /// Returns whether a splitter would cut these bytes into two records or more.
    private func holdsSeveralRecords(_ record: Span<UInt8>) -> Bool {
        var splitter = RecordSplitter(profile: profile)
        var offset = 0
        var records = 0
        while offset < record.count {
            switch splitter.next(in: record, from: offset, isLast: true) {
            case .record(let next):
                records += 1
                offset = next.range.upperBound
            case .blank(let range), .frame(let range): offset = range.upperBound
            case .oversized(let fragment):
                records += fragment.isFirst ? 1 : 0
                offset = fragment.range.upperBound
            case .needMore, .end: return false
            }
            if records > 1 { return true }
        }
        return false
    }

    /// Reads a record that a splitter of the same profile cut, without asking again whether it is one. See `parse(_:context:into:)`.
    package mutating func parse(
        cut record: Span<UInt8>, context: RecordContext?, into scanned: inout ScannedRecord
    ) -> RejectReason? {
        scanned.removeAll()
        guard record.count <= InputOptions.largestRecord else {
            return RejectReason(.tooLong, offset: 0, found: InputOptions.largestRecord)
        }
        switch profile.format {
        case .jsonl, .csv, .tsv, .fixed: return parseLine(record, into: &scanned)
        case .iso20022:
            return iso20022?.parse(record, context: context, into: &scanned) ?? nil
        case .mt: return mt?.parse(record, context: context, into: &scanned) ?? nil
        case .edifact: return edifact?.parse(record, context: context, into: &scanned) ?? nil
        }
    }

    private mutating func parseLine(_ record: Span<UInt8>, into scanned: inout ScannedRecord) -> RejectReason? {
        // Taken out of self, so that it can be read while self is written to; nothing is copied.
        var text: [UInt8] = []
        swap(&text, &decoded)
        defer { swap(&text, &decoded) }
        do throws(RejectReason) {
            let encoding = try encoding.of(record)
            if encoding == .utf8 { return parseText(record, into: &scanned) }
            let count = try RecordEncoding.decode(record, from: encoding, into: &text)
            var reason = parseText(text.span.extracting(0..<count), into: &scanned)
            if let offset = reason?.offset, offset > 0 {
                reason?.offset = TextDecoding.sourceOffset(ofDecoded: offset, in: record, encoding: encoding)
            }
            return reason
        } catch {
            return error
        }
    }

    /// Reads a line that is UTF-8, whatever the input's encoding.
    mutating func parseDecoded(_ text: Span<UInt8>, into scanned: inout ScannedRecord) -> RejectReason? {
        scanned.removeAll()
        return parseText(text, into: &scanned)
    }

    private mutating func parseText(_ text: Span<UInt8>, into scanned: inout ScannedRecord) -> RejectReason? {
        // SAFETY: the buffer is read within the closure only.
        unsafe text.withUnsafeBufferPointer { unsafe scanned.bytes.append(contentsOf: $0) }
        assembly.begin()
        do throws(RejectReason) {
            switch map.sources {
            case .keys:
                try parseJSON(text, into: &scanned)
            case .pointers:
                try parseJSON(text, into: &scanned)
            case .columns(let columns, let targets):
                try parseDelimited(text, columns: columns, targets: targets, into: &scanned)
            case .places(let places):
                try parseFixed(text, places: places, into: &scanned)
            }
        } catch {
            scanned.removeAll()
            return error
        }
        assembly.finish(&scanned)
        return nil
    }

    // Static, as all that is called for each value and needs no state: a method of a large struct is handed a copy of it.

    /// A slice of `ScannedRecord.bytes` without the spaces around it.
    @inline(__always)
    static func trimmed(_ text: Span<UInt8>, _ range: Range<Int>) -> ScannedRecord.Slice {
        var start = range.lowerBound
        var end = range.upperBound
        if start < end, text[start] > 0x20, text[end &- 1] > 0x20 {
            return ScannedRecord.Slice(start: start, count: end &- start)
        }
        while start < end, isSpace(text[start]) { start &+= 1 }
        while end > start, isSpace(text[end &- 1]) { end &-= 1 }
        return ScannedRecord.Slice(start: start, count: end &- start)
    }

    /// The same for what was appended to `scanned.bytes` from `start` on.
    static func trimmedTail(of scanned: borrowing ScannedRecord, from start: Int) -> ScannedRecord.Slice {
        var start = start
        var end = scanned.bytes.count
        while start < end, isSpace(scanned.bytes[start]) { start += 1 }
        while end > start, isSpace(scanned.bytes[end - 1]) { end -= 1 }
        return ScannedRecord.Slice(start: start, count: end - start)
    }
}

/// Space, tab and the ASCII line ends.
@inline(__always)
func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
}
