/// Finds where records end in a stream of bytes that arrives in pieces of any size. Does no I/O and keeps no bytes but
/// the bounded context of records that need one.
///
/// The caller holds a buffer and asks for one piece after the other, each `from` where the one before ended. At
/// `.needMore` it keeps the bytes from that offset on, adds more behind them and asks again from the same byte, wherever
/// that now stands in the buffer: the splitter remembers how far it has looked, so a record that arrives in a thousand
/// pieces is still looked at once. The ranges of all pieces, in their order, are all bytes of the input.
///
/// Each family of formats has a splitter of its own behind this one; they are asked through a plain switch, since a call
/// through a protocol for each record costs more than finding a line's end.
public struct RecordSplitter: Sendable {
    /// One record, all of whose bytes are in the buffer.
    public struct Record: Sendable, Hashable {
        /// The record's bytes without its line end, as offsets into the buffer.
        public var content: Range<Int>
        /// The same with the line end.
        public var range: Range<Int>
        /// The line of the input on which it starts, from 1.
        public var line: Int
        /// Set when the record is known to be unreadable without parsing it.
        public var reject: RejectReason?
        /// `RecordContext.number` of what stands around the record and belongs to it; 0 without one.
        public var context = 0
    }

    /// A part of a record that can't be held or read: longer than the limit, or of an input that is broken from here on.
    /// The parts of one record follow each other without a gap; the record as a whole is one rejected record.
    public struct Fragment: Sendable, Hashable {
        /// The part's bytes, with the line end in the last part; may be empty in the last part.
        public var range: Range<Int>
        /// Where the part's bytes end without the line end.
        public var contentEnd: Int
        /// The line of the input on which the record starts, from 1.
        public var line: Int
        public var isFirst: Bool
        public var isLast: Bool
        /// The same for all parts of a record.
        public var reject: RejectReason
    }

    public enum Piece: Sendable, Hashable {
        case record(Record)
        /// A line without a record: nothing, or for JSON Lines nothing but white space. The bytes still count.
        case blank(Range<Int>)
        /// Bytes between records of a format that is not lines: the XML around transactions, separators, envelopes. What
        /// they say of a record is handed along as its context.
        case frame(Range<Int>)
        case oversized(Fragment)
        /// The record that starts here doesn't end in these bytes.
        case needMore
        /// The input ends here; only with `isLast`.
        case end
    }

    /// Which of the splitters below is asked.
    private enum Family {
        case lines
        case json
        case iso20022
        case mt
        case edifact
    }

    private let family: Family
    private var lines: LineSplitter
    private var json: JSONSplitter?
    private var iso20022: ISO20022Splitter?
    private var mt: MTSplitter?
    private var edifact: EDIFACTSplitter?

    /// Splits what follows the header of an input with this profile; the first offset is `profile.headerBytes`.
    public init(profile: InputProfile) {
        lines = LineSplitter(
            format: profile.format, encoding: profile.encoding, delimiter: profile.delimiter,
            maxRecordBytes: profile.maxRecordBytes, firstLine: profile.headerLines + 1,
            recordLength: profile.recordLength)
        switch profile.format {
        case .jsonl where profile.jsonLayout != .lines:
            family = .json
            json = JSONSplitter(
                encoding: profile.encoding, maxRecordBytes: profile.maxRecordBytes, firstLine: profile.headerLines + 1)
        case .jsonl, .csv, .tsv, .fixed:
            family = .lines
        case .iso20022:
            family = .iso20022
            iso20022 = ISO20022Splitter(profile: profile)
        case .mt:
            family = .mt
            mt = MTSplitter(
                encoding: profile.encoding, maxRecordBytes: profile.maxRecordBytes, firstLine: profile.headerLines + 1)
        case .edifact:
            family = .edifact
            edifact = EDIFACTSplitter(
                encoding: profile.encoding, maxRecordBytes: profile.maxRecordBytes, firstLine: profile.headerLines + 1)
        }
    }

    /// The line on which the next record starts, from 1.
    public var line: Int {
        switch family {
        case .lines: lines.line
        case .json: json?.line ?? 1
        case .iso20022: iso20022?.line ?? 1
        case .mt: mt?.line ?? 1
        case .edifact: edifact?.line ?? 1
        }
    }

    /// The context of the record that was returned last; `nil` when it has none (`Record.context` is 0 then).
    public var context: RecordContext? {
        switch family {
        case .lines, .json: nil
        case .iso20022: iso20022?.context
        case .mt: mt?.context
        case .edifact: edifact?.context
        }
    }

    /// The next piece from `offset` on, which must be where the last piece ended (after `.needMore`: the same byte).
    ///
    /// - Parameter isLast: no bytes of the input follow these.
    /// - Complexity: O(bytes not looked at before).
    public mutating func next(in bytes: Span<UInt8>, from offset: Int, isLast: Bool) -> Piece {
        switch family {
        case .lines: lines.next(in: bytes, from: offset, isLast: isLast)
        case .json: json?.next(in: bytes, from: offset, isLast: isLast) ?? .end
        case .iso20022: iso20022?.next(in: bytes, from: offset, isLast: isLast) ?? .end
        case .mt: mt?.next(in: bytes, from: offset, isLast: isLast) ?? .end
        case .edifact: edifact?.next(in: bytes, from: offset, isLast: isLast) ?? .end
        }
    }
}
