/// Finds the records of UN/EDIFACT interchanges: travellers of passenger messages, transactions of payment messages.
/// `RecordSplitter` says what the pieces mean.
///
/// - **PAXLST**: a record for each NAD but the sender's (MS); it ends before the next one, or before the totals (CNT) and the
///   end of the message.
/// - **PNRGOV**: a record for each TIF of a booking (SRC) that stands before its flights. What stands before the first of
///   them in the booking belongs to the first traveller's record; flights and history, with the travellers that are named
///   there, to the last one's. So every byte of a booking is in one record, and is screened once.
/// - **Payments and statements** (`EDIFACTMessage`): a record for each transaction (SEQ); what stands above it in its group (LIN)
///   and in the message is its context. A group without transactions is a record, and so is a message without groups. What
///   stands behind the last transaction belongs to it.
/// - **CONTRL, APERAK**: one record.
/// - **Frames**: the service segments (UNA, UNB, UNG, UNH … UNT, UNE, UNZ) and what stands before the first name or booking,
///   where no words are. Words in UNB, UNG and UNH belong to each record of the message.
/// - **Rejected**: a message of another type; a passenger message, or a booking, in which no traveller is named; what isn't
///   closed; what is no segment.
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

    private var message = EDIFACTMessage.passenger
    private var messageType = 0
    /// Headers with words in them, of the interchange and the group.
    private var headers: [UInt8] = []
    /// The segments above the transactions: of the message, then of the group.
    private var head: [UInt8] = []
    private var messageHead = 0
    private var isHeadLost = false
    private var payment = PaymentPlace.head

    /// Where the present piece starts in a payment message.
    private enum PaymentPlace {
        /// In the message's head.
        case head
        /// With a group.
        case group
        /// With a transaction.
        case transaction
    }

    /// A head is read again with each transaction under it.
    static let maximumHead = 10_000

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
        switch outsideTag(bytes, i, end) {
        case "UNA":
            syntax = EDIFACTSyntax(advice: (i + 3..<i + 9).map { at(bytes, $0) }) ?? .standard
        case "UNB":
            let date = component(bytes, i, end, 4, 0).filter { $0 >= 0x30 && $0 <= 0x39 }
            let digits = date.count >= 8 ? Array(date[2..<4]) : Array(date.prefix(2))
            year = digits.count == 2 ? Int(digits[0] - 0x30) * 10 + Int(digits[1] - 0x30) : -1
            headers.removeAll(keepingCapacity: true)
            keepHeader(bytes, i, end)
        case "UNG":
            keepHeader(bytes, i, end)
        case "UNH":
            if i > start { return pass(bytes, start, i) }
            beginMessage(bytes, i, end)
        case "UNZ", "UNE", "UNT", "CNT":
            if holdsWords(bytes, i, end) {
                if i > start { return pass(bytes, start, i) }
                return record(bytes, start, end, RejectReason(.notAMessage, offset: 0))
            }
            if outsideTag(bytes, i, end) == "UNZ" {
                syntax = .standard
                year = -1
                headers.removeAll(keepingCapacity: true)
            }
        default:
            if i > start { return pass(bytes, start, i) }
            return record(bytes, start, end, RejectReason(.notAMessage, offset: 0))
        }
        return nil
    }

    private func outsideTag(_ bytes: Span<UInt8>, _ i: Int, _ end: Int) -> Tag {
        rawTag(bytes, i) == "UNA" && end - i >= 9 ? "UNA" : tag(bytes, i, end)
    }

    private mutating func beginMessage(_ bytes: Span<UInt8>, _ i: Int, _ end: Int) {
        isInMessage = true
        reference = component(bytes, i, end, 1, 0)
        let type = component(bytes, i, end, 2, 0)
        message = EDIFACTMessage(type: type)
        messageType = EDIFACTMessage.packed(type)
        contentStart = -1
        hasFrame = false
        hasTraveller = false
        isInFlights = false
        isBooking = false
        ordinal = 0
        messageRecords = 0
        head = headers
        if message == .passenger, holdsWords(bytes, i, end), head.count + end - i <= EDIFACTSplitter.maximumHead {
            for k in i..<end { head.append(bytes[k]) }
        }
        messageHead = head.count
        isHeadLost = false
        payment = .head
    }

    /// Keeps a header of an interchange or a group for its messages when it holds words.
    private mutating func keepHeader(_ bytes: Span<UInt8>, _ i: Int, _ end: Int) {
        guard mayName(bytes, i, end) || holdsWords(bytes, i, end), headers.count + end - i <= EDIFACTSplitter.maximumHead else {
            return
        }
        for k in i..<end { headers.append(bytes[k]) }
    }

    /// Whether words stand in a segment from an element on.
    private func mayName(_ bytes: Span<UInt8>, _ i: Int, _ end: Int, from first: Int = 2) -> Bool {
        var test = NameTest()
        var element = 0
        for k in i..<end {
            let byte = at(bytes, k)
            if byte == syntax.element {
                element += 1
                test.end()
            }
            if element >= first { test.add(byte) }
        }
        test.end()
        return test.holds
    }

    /// Whether words with a blank between them stand in a trailer, which is meant to hold counts and references alone.
    private func holdsWords(_ bytes: Span<UInt8>, _ i: Int, _ end: Int) -> Bool {
        var hasBlank = false
        for k in i..<end where at(bytes, k) == 0x20 { hasBlank = true }
        return hasBlank && mayName(bytes, i, end, from: 1)
    }

    private mutating func inMessage(_ bytes: Span<UInt8>, _ start: Int, _ i: Int, _ end: Int) -> Piece? {
        let tag = tag(bytes, i, end)
        switch tag {
        case "UNH", "UNZ", "UNB", "UNA":
            if i > start { return broken(bytes, start, i) }
            isInMessage = false
            return outside(bytes, start, i, end)
        case _ where message != .passenger:
            return inPayment(tag, bytes, start, i, end)
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
            if messageRecords > 0, i == start {
                isInMessage = false
                if holdsWords(bytes, i, end) { return outside(bytes, start, i, end) }
            }
        case "UNT":
            if hasTraveller || messageRecords > 0 && i > start, let piece = close(bytes, start, i) { return piece }
            isInMessage = false
            guard messageRecords == 0 else {
                // A trailer with words in it is looked at again outside, and rejected there.
                return holdsWords(bytes, i, end) ? outside(bytes, start, i, end) : nil
            }
            return record(bytes, start, end, RejectReason(.noTraveller, offset: 0))
        default: break
        }
        // Before the first name or booking: what isn't known to be codes is no frame.
        if contentStart < 0, !hasFrame, !EDIFACTTag.isCode(tag.letters) || mayName(bytes, i, end, from: 1) {
            noteContent(start, i)
        }
        return nil
    }

    // MARK: Payments

    private mutating func inPayment(
        _ tag: Tag, _ bytes: Span<UInt8>, _ start: Int, _ i: Int, _ end: Int
    ) -> Piece? {
        switch tag {
        case "LIN" where message == .payment, "SEQ" where message == .payment:
            let next = tag == "LIN" ? PaymentPlace.group : .transaction
            // Looked at again: the piece starts with it.
            guard i > start else { return nil }
            defer { payment = next }
            switch payment {
            case .head: return keepHead(bytes, start, i, from: messageHead)
            case .group where next == .transaction: return keepHead(bytes, start, i, from: messageHead)
            default: return closePayment(bytes, start, i, next: next)
            }
        case "UNT":
            isInMessage = false
            if message == .other {
                return record(bytes, start, end, RejectReason(.unknownMessage, offset: 0, found: messageType))
            }
            return closePayment(bytes, start, end, next: .head)
        default:
            return nil
        }
    }

    /// Keeps segments above transactions as their context; one that is too long is a record of its own, and what stands under it
    /// is not passed without it.
    private mutating func keepHead(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, from place: Int) -> Piece {
        head.removeLast(max(0, head.count - place))
        guard !pieces.isInsideOversized, head.count + end - start <= EDIFACTSplitter.maximumHead else {
            isHeadLost = true
            return record(bytes, start, end, nil, context(ordinal: 0))
        }
        for k in start..<end { head.append(bytes[k]) }
        if payment == .head { messageHead = head.count }
        return pass(bytes, start, end)
    }

    private mutating func closePayment(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, next: PaymentPlace
    ) -> Piece {
        if payment != .head { ordinal += 1 }
        let around = context(ordinal: ordinal)
        if payment != .transaction || next == .group { head.removeLast(max(0, head.count - messageHead)) }
        let lost = isHeadLost ? RejectReason(.contextTooLong, offset: 0, found: EDIFACTSplitter.maximumHead) : nil
        return record(bytes, start, end, lost, around)
    }

    private mutating func context(ordinal: Int) -> RecordContext {
        contextCount += 1
        var around = EDIFACTContext()
        around.syntax = syntax
        around.year = year
        around.ordinal = ordinal
        around.reference = reference
        around.message = message
        around.head = head
        return RecordContext(number: contextCount, parent: nil, bytes: around.bytes)
    }

    // MARK: Travellers

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
        return record(bytes, start, end, reject, context(ordinal: ordinal))
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
            if !isInMessage, rawTag(bytes, start) == "UNA" {
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

    /// The first three bytes.
    private func rawTag(_ bytes: Span<UInt8>, _ start: Int) -> Tag {
        var letters: UInt32 = 0
        for i in start..<min(start + 3, bytes.count) { letters = letters << 8 | UInt32(at(bytes, i)) }
        return Tag(letters: letters)
    }

    /// The tag of the segment up to `end`; none where no segment begins, as behind a terminator that wasn't released.
    private func tag(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Tag {
        var i = start
        return Tag(
            letters: EDIFACTTag.opensSegment(syntax) { _ in
                while i < end, at(bytes, i) == 0x0A || at(bytes, i) == 0x0D { i += 1 }
                defer { i += 1 }
                return i < end ? at(bytes, i) : syntax.terminator
            })
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
