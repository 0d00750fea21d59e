/// Finds the travellers of UN/EDIFACT passenger messages: PAXLST (UN/EDIFACT D.02B and later) and PNRGOV (IATA).
/// `RecordSplitter` says what the pieces mean.
///
/// - **PAXLST** and other messages with names in NAD: a record for each NAD but the sender's (MS); it ends before the next
///   one, or before the totals (CNT) and the end of the message.
/// - **PNRGOV**: a record for each TIF of a booking (SRC) that stands before its flights. What stands before the first of
///   them in the booking belongs to the first traveller's record; flights and history, with the travellers that are named
///   there, to the last one's. So every byte of a booking is in one record, and is screened once.
/// - **Frames**: the service segments (UNA, UNB, UNG, UNH … UNT, UNE, UNZ) and what stands before the first name or booking.
/// - **Rejected**: a message, or a booking, in which no traveller is named; what isn't closed; what is no segment.
struct EDIFACTSplitter: Sendable {
    typealias Piece = RecordSplitter.Piece

    private var pieces: RecordPieces
    private var syntax = EDIFACTSyntax.standard
    private var year = -1
    private var scanned = 0
    /// Of the segment at `scanned`, how many bytes were looked at for its end; the last one may be a release character.
    private var segmentScanned = 0
    private var contextCount = 0

    private var isInMessage = false
    private var reference: [UInt8] = []
    /// Where the first segment that matters stands in the piece; -1 before it.
    private var contentStart = -1
    private var hasFrame = false
    private var hasTraveller = false
    private var isInFlights = false
    private var isBooking = false
    private var ordinal = 0
    private var messageRecords = 0

    init(encoding: TextEncoding, maxRecordBytes: Int, firstLine: Int) {
        pieces = RecordPieces(encoding: encoding, limit: maxRecordBytes, firstLine: firstLine)
    }

    /// The line on which the next piece starts, from 1.
    var line: Int { pieces.line }
    /// Of the record that was returned last.
    var context: RecordContext? { pieces.context }

    /// The next piece from `offset` on, which must be where the last piece ended (after `.needMore`: the same byte).
    ///
    /// - Parameter isLast: no bytes of the input follow these.
    /// - Complexity: O(bytes not looked at before).
    mutating func next(in bytes: Span<UInt8>, from offset: Int, isLast: Bool) -> Piece {
        let start = min(max(offset, 0), bytes.count)
        while true {
            var i = start + scanned
            if segmentScanned == 0 {
                while i < bytes.count, at(bytes, i) <= 0x20 { i += 1 }
                scanned = i - start
            }
            guard i < bytes.count else { return atEnd(bytes, start, isLast) }
            guard let end = segmentEnd(bytes, i, isLast) else { return cut(bytes, start, i, isLast) }
            segmentScanned = 0
            if let piece = isInMessage ? inMessage(bytes, start, i, end) : outside(bytes, start, i, end) { return piece }
            scanned = end - start
        }
    }

    /// Nothing but white space is left of these bytes.
    private mutating func atEnd(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> Piece {
        if isInMessage {
            if isLast { return broken(bytes, start, bytes.count) }
            return unfinished(bytes, start, bytes.count)
        }
        if bytes.count > start { return pass(bytes, start, bytes.count) }
        return isLast ? .end : .needMore
    }

    /// The segment at `i` doesn't end in these bytes.
    private mutating func cut(_ bytes: Span<UInt8>, _ start: Int, _ i: Int, _ isLast: Bool) -> Piece {
        if isLast {
            if !isInMessage, i > start { return pass(bytes, start, i) }
            return broken(bytes, start, bytes.count)
        }
        if !isInMessage, i > start {
            return pass(bytes, start, i)
        }
        return unfinished(bytes, start, bytes.count)
    }

    // MARK: Segments

    private mutating func outside(_ bytes: Span<UInt8>, _ start: Int, _ i: Int, _ end: Int) -> Piece? {
        switch tag(bytes, i) {
        case "UNA":
            syntax = EDIFACTSyntax(advice: (i + 3..<i + 9).map { at(bytes, $0) }) ?? .standard
        case "UNB":
            let date = component(bytes, i, end, 4, 0).filter { $0 >= 0x30 && $0 <= 0x39 }
            let digits = date.count >= 8 ? Array(date[2..<4]) : Array(date.prefix(2))
            year = digits.count == 2 ? Int(digits[0] - 0x30) * 10 + Int(digits[1] - 0x30) : -1
        case "UNH":
            if i > start { return pass(bytes, start, i) }
            isInMessage = true
            reference = component(bytes, i, end, 1, 0)
            contentStart = -1
            hasFrame = false
            hasTraveller = false
            isInFlights = false
            isBooking = false
            ordinal = 0
            messageRecords = 0
        case "UNZ":
            syntax = .standard
            year = -1
        case "UNG", "UNE", "UNT", "CNT": break
        default:
            if i > start { return pass(bytes, start, i) }
            return record(bytes, start, end, RejectReason(.notAMessage, offset: 0))
        }
        return nil
    }

    private mutating func inMessage(_ bytes: Span<UInt8>, _ start: Int, _ i: Int, _ end: Int) -> Piece? {
        switch tag(bytes, i) {
        case "NAD":
            guard !isBooking else { return nil }
            if component(bytes, i, end, 1, 0) != Array("MS".utf8) {
                if hasTraveller, let piece = close(bytes, start, i) { return piece }
                hasTraveller = true
            }
            noteContent(start, i)
        case "SRC":
            if contentStart >= 0 || hasFrame, let piece = close(bytes, start, i) { return piece }
            isBooking = true
            isInFlights = false
            ordinal = 0
            noteContent(start, i)
        case "RCI" where !isInFlights && isBooking && ordinal == 0 && !hasTraveller:
            let locator = component(bytes, i, end, 1, 1)
            if !locator.isEmpty { reference = Array(locator.prefix(64)) }
        case "TIF":
            if !isInFlights {
                if hasTraveller, let piece = close(bytes, start, i) { return piece }
                hasTraveller = true
            }
            noteContent(start, i)
        case "TVL":
            if isBooking, hasTraveller { isInFlights = true }
        case "FTX", "IFT", "COM":
            noteContent(start, i)
        case "CNT" where !isBooking:
            if hasTraveller, let piece = close(bytes, start, i) { return piece }
            if messageRecords > 0, i == start { isInMessage = false }
        case "UNT":
            if hasTraveller || messageRecords > 0 && i > start, let piece = close(bytes, start, i) { return piece }
            isInMessage = false
            guard messageRecords == 0 else { return nil }
            return record(bytes, start, end, RejectReason(.noTraveller, offset: 0))
        case "UNH", "UNZ", "UNB", "UNA":
            if i > start { return broken(bytes, start, i) }
            isInMessage = false
            return outside(bytes, start, i, end)
        default: break
        }
        return nil
    }

    private mutating func noteContent(_ start: Int, _ i: Int) {
        if contentStart < 0, !hasFrame { contentStart = i - start }
    }

    /// Ends the traveller's record, or a booking without one, before the segment at `end`. The frame before the first goes
    /// first; the segment is looked at again then.
    private mutating func close(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece? {
        if !hasFrame {
            hasFrame = true
            let content = start + max(contentStart, 0)
            contentStart = 0
            if content > start, content <= end {
                let piece = pass(bytes, start, content)
                scanned = end - content
                return piece
            }
        }
        guard end > start else { return nil }
        let reject = hasTraveller ? nil : RejectReason(.noTraveller, offset: 0)
        hasTraveller = false
        ordinal += 1
        messageRecords += 1
        contextCount += 1
        var around = EDIFACTContext()
        around.syntax = syntax
        around.year = year
        around.ordinal = ordinal
        around.reference = reference
        return record(bytes, start, end, reject, RecordContext(number: contextCount, parent: nil, bytes: around.bytes))
    }

    // MARK: Pieces

    /// A message, or what is left of it, that isn't closed.
    private mutating func broken(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece {
        isInMessage = false
        guard end > start else { return .blank(start..<start) }
        return record(bytes, start, end, RejectReason(.unterminatedSegment, offset: 0))
    }

    private mutating func pass(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece {
        scanned = 0
        segmentScanned = 0
        var isBlank = true
        for i in start..<end where at(bytes, i) > 0x20 {
            isBlank = false
            break
        }
        return pieces.pass(bytes, start, end, isBlank: isBlank)
    }

    private mutating func record(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ reject: RejectReason?, _ context: RecordContext? = nil
    ) -> Piece {
        scanned = 0
        segmentScanned = 0
        return pieces.record(bytes, start, end, reject, context) { $0 <= 0x20 }
    }

    /// The piece doesn't end in these bytes.
    private mutating func unfinished(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece {
        guard end - start > pieces.limit || pieces.isInsideOversized, scanned > 0 || segmentScanned > 1 else { return .needMore }
        // What follows is told by the segments to come; the frame can no longer be parted from the record.
        hasFrame = true
        contentStart = 0
        // One byte stays, so that a release character is seen before what it releases.
        let cut = segmentScanned > 0 ? start + scanned + segmentScanned - 1 : start + scanned
        guard cut > start else { return .needMore }
        segmentScanned = segmentScanned > 0 ? 1 : 0
        scanned = 0
        return pieces.part(bytes, start, cut)
    }

    // MARK: Bytes

    @inline(__always)
    private func at(_ bytes: Span<UInt8>, _ i: Int) -> UInt8 { pieces.at(bytes, i) }

    /// Behind the segment's terminator; `nil` when it isn't in these bytes.
    private mutating func segmentEnd(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> Int? {
        if segmentScanned == 0 {
            if bytes.count - start < 3, !isLast { return nil }
            if !isInMessage, tag(bytes, start) == "UNA" {
                return bytes.count - start >= 9 ? start + 9 : nil
            }
        }
        var i = start + segmentScanned
        let hasRelease = syntax.release != 0x20
        while i < bytes.count {
            let byte = at(bytes, i)
            if byte == syntax.terminator { return i + 1 }
            if hasRelease, byte == syntax.release {
                guard i + 1 < bytes.count else { break }
                i += 1
            }
            i += 1
        }
        segmentScanned = i - start
        return nil
    }

    /// The three letters of a segment.
    private struct Tag: Hashable, ExpressibleByStringLiteral {
        var letters: UInt32 = 0

        init(letters: UInt32) { self.letters = letters }

        init(stringLiteral text: StaticString) {
            letters = text.withUTF8Buffer { buffer in
                var letters: UInt32 = 0
                for i in buffer.indices { letters = letters << 8 | UInt32(unsafe buffer[i]) }
                return letters
            }
        }

        static func ~= (pattern: Tag, tag: Tag) -> Bool { pattern.letters == tag.letters }
    }

    private func tag(_ bytes: Span<UInt8>, _ start: Int) -> Tag {
        var letters: UInt32 = 0
        for i in start..<min(start + 3, bytes.count) { letters = letters << 8 | UInt32(at(bytes, i)) }
        return Tag(letters: letters)
    }

    /// A component of a segment, in ASCII, without line ends and spaces around it. O(segment).
    private func component(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ element: Int, _ number: Int) -> [UInt8] {
        var found: [UInt8] = []
        var atElement = 0
        var atComponent = 0
        var i = start
        while i < end, atElement <= element {
            var byte = at(bytes, i)
            if byte == syntax.element {
                atElement += 1
                atComponent = 0
            } else if byte == syntax.component {
                atComponent += 1
            } else if byte != syntax.terminator {
                if byte == syntax.release, byte != 0x20, i + 1 < end {
                    i += 1
                    byte = at(bytes, i)
                }
                if atElement == element, atComponent == number, byte >= 0x20, byte < 0x7F, found.count < 256 {
                    found.append(byte)
                }
            }
            i += 1
        }
        while found.last == 0x20 { found.removeLast() }
        return Array(found.drop { $0 == 0x20 })
    }
}
