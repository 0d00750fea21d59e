/// Finds the messages of a SWIFT MT stream, and the transactions in those that hold several. `RecordSplitter` says what
/// the pieces mean.
///
/// Read are messages in blocks (`{1:…}{2:…}{3:…}{4:` text `-}{5:…}`), one behind the other or parted by line ends, `$` (RJE)
/// or control characters (DOS-PCC), and bare text without blocks (`:20:…`, as in `.sta` files) that ends at a line `-`, at
/// the next `:20:`, or where something else begins. Lines end with `\n` or `\r\n`. A bank's own lines above bare text, or above
/// the first message, belong to the message below them. `MTFieldRules` says which lines open a field.
///
/// - **One record**: a message with its blocks. An acknowledgement (`{1:F21…}{4:{177:…}{451:0}}`) that stands before a
///   message belongs to it; one that stands alone is a record without parties.
/// - **Several records**: a message type of `MTRepetition` is one record for each transaction or statement line. What stands
///   before the first is a frame, and the context of each; what follows the last is a record if it may name somebody or if
///   there was no transaction, else a frame.
/// - **Rejected**: a message that isn't closed, blocks without text, and what is no message at all, up to the next message.
struct MTSplitter: Sendable {
    typealias Piece = RecordSplitter.Piece

    /// A head is read again for each transaction under it. It can't be longer than a whole message: 10,000 characters (SWIFT FIN
    /// user handbook). One that is makes a record of its own, and the transactions under it are rejected, since who they are of
    /// is not known.
    static let maximumContext = 10_000
    /// Lines before a message (a bank's own header, receiver, type) belong to it up to this many bytes and lines.
    static let maximumPreamble = 4096
    static let maximumPreambleLines = 64
    private static let maximumPreambleLine = 256

    private enum State {
        case outside
        case garbage
        case blocks
        /// The lines of block 4, or of bare text.
        case lines
        /// Behind the end of the text.
        case trailer
    }

    private enum Phase {
        case head
        case transactions
        case closing
    }

    private var pieces: RecordPieces
    private var state = State.outside
    /// Bytes of the present piece that were looked at already.
    private var scanned = 0
    private var contextCount = 0
    private var headContext: RecordContext?
    private var isHeadLost = false

    // The present message.
    private var isBare = false
    private var isService = false
    private var hasText = false
    private var hasBasicHeader = false
    private var depth = 0
    private var type = 0
    private var phase = Phase.head
    private var repetition: MTRepetition?
    private var hasTransactions = false
    private var isHeadKept = true
    private var closingNames = false
    private var has20 = false
    private var amounts = 0
    private var isAtLineStart = true
    private var rules = MTFieldRules()
    /// Whether lines behind the last transaction may name somebody.
    private var closingTest = NameTest()
    /// The present line opens a field.
    private var isFieldLine = false
    /// The piece starts with the field that opens it.
    private var isOpening = false

    // What stands before a message.
    private var hasPreamble = false
    private var preambleLines = 0
    private var preambleTest = NameTest()
    /// A message was read before.
    private var hasMessage = false
    private var bareType = 0

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
            let piece: Piece? =
                switch state {
                case .outside: nextOutside(bytes, start, isLast)
                case .garbage: nextGarbage(bytes, start, isLast)
                case .blocks: nextBlocks(bytes, start, isLast)
                case .lines: nextLines(bytes, start, isLast)
                case .trailer: nextTrailer(bytes, start, isLast)
                }
            if let piece { return piece }
        }
    }

    // MARK: Between messages

    /// `nil` when the state has changed. Only whole lines and whole separators are passed.
    private mutating func nextOutside(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> Piece? {
        var i = start + scanned
        while true {
            while i < bytes.count, isSeparator(at(bytes, i)) { i += 1 }
            guard i < bytes.count else { return pause(bytes, start, i, isLast) }
            let head = peek(bytes, i)
            if head.count < 6, !isLast { return pause(bytes, start, i, isLast) }
            switch kind(of: head) {
            case .block:
                if i > start, !hasPreamble { return separators(bytes, start, i) }
                if hasPreamble, hasMessage, preambleTest.holds {
                    // Words between messages may be what is left of one.
                    return record(bytes, start, i, RejectReason(.notAMessage, offset: 0))
                }
                beginMessage(isBare: false)
                state = .blocks
                scanned = i - start
                return nil
            case .field:
                if i > start, !hasPreamble { return separators(bytes, start, i) }
                beginMessage(isBare: true)
                state = .lines
                scanned = i - start
                return nil
            default:
                switch preambleLine(bytes, i, isLast) {
                case .end(let end):
                    // By itself, as when the bytes end before the line: pieces must not depend on where the input was cut.
                    if i > start, !hasPreamble { return separators(bytes, start, i) }
                    notePreamble(bytes, i..<end)
                    i = end
                    if i - start > MTSplitter.maximumPreamble || preambleLines > MTSplitter.maximumPreambleLines {
                        return beginGarbage()
                    }
                case .undecided:
                    return pause(bytes, start, i, isLast)
                case .none:
                    if i > start, !hasPreamble { return separators(bytes, start, i) }
                    return beginGarbage()
                }
            }
        }
    }

    private mutating func beginGarbage() -> Piece? {
        state = .garbage
        endPreamble()
        isAtLineStart = false
        scanned = max(scanned, 1)
        return nil
    }

    /// Nothing more can be said before more bytes are there.
    private mutating func pause(_ bytes: Span<UInt8>, _ start: Int, _ i: Int, _ isLast: Bool) -> Piece {
        if hasPreamble {
            if isLast { return record(bytes, start, bytes.count, RejectReason(.notAMessage, offset: 0)) }
            scanned = i - start
            return .needMore
        }
        if i > start { return separators(bytes, start, i) }
        return isLast && i >= bytes.count ? .end : .needMore
    }

    private mutating func separators(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece {
        var isBlank = true
        for i in start..<end where at(bytes, i) > 0x20 { isBlank = false }
        return pass(bytes, start, end, isBlank: isBlank)
    }

    private enum PreambleLine {
        case end(Int)
        case undecided
        case none
    }

    /// A line of a bank's own: any text without control characters. Its end, with the line end, or where a basic header begins.
    private func preambleLine(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> PreambleLine {
        var i = start
        while i < bytes.count, i - start <= MTSplitter.maximumPreambleLine {
            let byte = at(bytes, i)
            if byte == 0x0A { return .end(i + 1) }
            if byte == 0x7B, i > start {
                let head = peek(bytes, i)
                if head.count < 3, !isLast { return .undecided }
                if head.starts(0x31) { return .end(i) }
            }
            if byte < 0x20, byte != 0x0D, byte != 0x09 { return .none }
            i += 1
        }
        guard i - start <= MTSplitter.maximumPreambleLine else { return .none }
        return isLast ? .end(i) : .undecided
    }

    private mutating func notePreamble(_ bytes: Span<UInt8>, _ line: Range<Int>) {
        if !hasPreamble { preambleTest = NameTest() }
        hasPreamble = true
        preambleLines += 1
        for i in line { preambleTest.add(at(bytes, i)) }
        preambleTest.end()
        if let type = messageType(bytes, line) { bareType = type }
    }

    /// `940`, `:940:`, `MT940` or `940 00` in a short line.
    private func messageType(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
        guard line.count <= 16 else { return nil }
        var i = line.lowerBound
        if i < line.upperBound, at(bytes, i) == 0x3A { i += 1 }
        if i + 1 < line.upperBound, at(bytes, i) == 0x4D, at(bytes, i + 1) == 0x54 { i += 2 }
        guard i + 3 <= line.upperBound else { return nil }
        var number = 0
        for k in i..<i + 3 {
            let digit = at(bytes, k) &- 0x30
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        let next = i + 3 < line.upperBound ? at(bytes, i + 3) : 0x20
        return number >= 100 && (next <= 0x20 || next == 0x3A) ? number : nil
    }

    private mutating func endPreamble() {
        hasPreamble = false
        preambleLines = 0
    }

    // MARK: What is no message

    private mutating func nextGarbage(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> Piece? {
        var i = start + scanned
        while i < bytes.count {
            let byte = at(bytes, i)
            if byte == 0x7B || isAtLineStart {
                let head = peek(bytes, i)
                if head.count < 6, !isLast { break }
                let found = kind(of: head)
                if found == .block && (isAtLineStart || head.starts(0x31)) || found == .field && isAtLineStart {
                    return record(bytes, start, i, RejectReason(.notAMessage, offset: 0))
                }
            }
            isAtLineStart = byte == 0x0A
            i += 1
        }
        return unfinished(bytes, start, i, isLast, RejectReason(.notAMessage, offset: 0))
    }

    // MARK: Blocks before the text

    private mutating func nextBlocks(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> Piece? {
        var i = start + scanned
        while i < bytes.count {
            let byte = at(bytes, i)
            switch byte {
            case 0x7B:
                let head = peek(bytes, i)
                if head.count < 8, !isLast { return unfinished(bytes, start, i, false, .init(.unterminatedMessage, offset: 0)) }
                let isBasicHeader = head.starts(0x31)
                if isBasicHeader, hasBasicHeader, i > start {
                    // The message behind an acknowledgement is one with it; any other one is a new message.
                    guard depth == 0, isService else { return endWithoutText(bytes, start, i) }
                }
                if isBasicHeader {
                    hasBasicHeader = true
                    // Application F, service 21: acknowledgement.
                    let service = head.word >> 16 & 0xFFFF
                    isService = service == 0x3231
                    if isService, head.word >> 32 & 0xFF != 0x46 { isService = false }
                    type = 0
                } else if depth == 0, head.starts(0x32) {
                    type = head.number(from: 4, digits: 3)
                } else if depth == 0, head.starts(0x34), head.byte(3) != 0x7B, head.byte(3) != 0x7D {
                    hasText = true
                    repetition = MTRepetition.of(type: type)
                    rules = MTFieldRules(type: type, isBare: false)
                    isAtLineStart = true
                    state = .lines
                    scanned = i + 3 - start
                    return nil
                }
                depth += 1
            case 0x7D:
                depth = max(0, depth - 1)
            default:
                if depth == 0, byte > 0x20 { return endWithoutText(bytes, start, i) }
            }
            i += 1
        }
        if isLast { return endWithoutText(bytes, start, bytes.count) }
        return unfinished(bytes, start, i, false, RejectReason(.unterminatedMessage, offset: 0))
    }

    private mutating func endWithoutText(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece {
        let isComplete = isService && depth == 0
        return record(bytes, start, end, isComplete ? nil : RejectReason(.unterminatedMessage, offset: 0))
    }

    // MARK: Text

    private mutating func nextLines(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> Piece? {
        var i = start + scanned
        while true {
            if isAtLineStart {
                let head = peek(bytes, i)
                if head.count < 8, !isLast, !head.holdsLineEnd {
                    return unfinished(bytes, start, i, false, .init(.unterminatedMessage, offset: 0))
                }
                isFieldLine = false
                switch kind(of: head) {
                case .end:
                    return endText(bytes, start, i)
                case .dash where isBare:
                    return endText(bytes, start, i)
                case .block where head.starts(0x31), .dollar:
                    return breakOff(bytes, start, i)
                case .type where isBare:
                    return breakOff(bytes, start, i)
                case .field, .other:
                    switch openedField(bytes, i, isLast) {
                    case .opens(let tag):
                        if let piece = field(tag, bytes, start, i) { return piece }
                        rules.didOpen(tag)
                        isFieldLine = true
                    case .undecided:
                        return unfinished(bytes, start, i, false, .init(.unterminatedMessage, offset: 0))
                    case .continues: break
                    }
                default: break
                }
                isAtLineStart = false
            }
            guard i < bytes.count else { break }
            let end = pieces.newline(bytes, i)
            if phase == .closing { noteClosing(bytes, i..<end) }
            i = end
            guard i < bytes.count else { break }
            i += 1
            isAtLineStart = true
        }
        if isLast { return breakOff(bytes, start, bytes.count) }
        return unfinished(bytes, start, i, false, RejectReason(.unterminatedMessage, offset: 0))
    }

    private enum Opened {
        case opens(MTTag)
        case continues
        case undecided
    }

    /// Whether the line at `i` opens a field.
    private func openedField(_ bytes: Span<UInt8>, _ i: Int, _ isLast: Bool) -> Opened {
        guard i < bytes.count, MTLineHead.mayOpen(at(bytes, i)) else { return .continues }
        let line = lineHead(bytes, i)
        if line.isCut, !isLast { return .undecided }
        guard let field = line.field() else { return .continues }
        switch rules.decide(field, line) {
        case .opens: return .opens(field.tag)
        case .continues: return .continues
        case .opensIfStatementFollows:
            guard let follows = statementFollows(bytes, i, isLast) else { return .undecided }
            return follows ? .opens(field.tag) : .continues
        }
    }

    private func lineHead(_ bytes: Span<UInt8>, _ start: Int) -> MTLineHead {
        var line = MTLineHead()
        var i = start
        while i < bytes.count, line.take(at(bytes, i)) { i += 1 }
        return line
    }

    /// Whether the line below the one at `i` is one that follows `:20:` in a statement; `nil` before it is there.
    private func statementFollows(_ bytes: Span<UInt8>, _ i: Int, _ isLast: Bool) -> Bool? {
        var end = i
        while end < bytes.count, end - i <= MTSplitter.maximumReference, at(bytes, end) != 0x0A { end += 1 }
        guard end - i <= MTSplitter.maximumReference else { return false }
        guard end < bytes.count else { return isLast ? false : nil }
        let next = lineHead(bytes, end + 1)
        if next.isCut, !isLast { return nil }
        return MTFieldRules.mayFollowReference(next)
    }

    /// A line `:20:` and its value: sixteen characters by the standard.
    private static let maximumReference = 80

    private mutating func noteClosing(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard !closingNames else { return }
        for i in range { closingTest.add(at(bytes, i)) }
        closingTest.add(0x0A)
        if closingTest.holds {
            closingNames = true
        } else if isFieldLine {
            // A currency and what stands below it are no two words.
            closingTest = NameTest()
        }
    }

    /// A field's first line at `i`. `nil` when the piece goes on.
    private mutating func field(_ tag: MTTag, _ bytes: Span<UInt8>, _ start: Int, _ i: Int) -> Piece? {
        if isBare {
            if tag.number == 20, tag.letter == 0, i > start {
                if has20 || hasTransactions { return breakOff(bytes, start, i) }
            }
            if repetition?.isStatement != true, !hasTransactions, let found = MTRepetition.of(bareTag: tag) {
                if repetition == nil || found.isStatement { repetition = found }
                // A number above the text that is no statement's was none of a message type.
                if found.isStatement, bareType / 100 != 9 { bareType = 0 }
            }
        }
        if tag.number == 20 { has20 = true }
        guard let repetition else { return nil }
        if isOpening, i == start {
            isOpening = false
            return nil
        }
        if tag.number == repetition.opening, tag.letter == 0 {
            if phase == .head, repetition.isInHead, isHeadKept {
                isHeadKept = false
                return nil
            }
            // Bare text may begin with a transaction.
            let piece = i > start ? part(bytes, start, i) : nil
            phase = .transactions
            hasTransactions = true
            amounts = 0
            isOpening = i > start
            return piece
        }
        if tag.number == 32, phase == .transactions { amounts += 1 }
        let isClosing =
            repetition.closing.contains(tag.number) && (tag.number != 32 || amounts > 1)
        if isClosing, phase != .closing, i > start {
            defer { beginClosing() }
            return part(bytes, start, i)
        }
        if phase == .closing, !MTFieldTable.isCode(tag, type: type) { closingNames = true }
        return nil
    }

    private mutating func beginClosing() {
        phase = .closing
        closingNames = false
        closingTest = NameTest()
    }

    /// The part of a message that ends at `end`: the head, a transaction, or what closes them.
    private mutating func part(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ reject: RejectReason? = nil) -> Piece {
        switch phase {
        case .head:
            guard reject == nil, !pieces.isInsideOversized, end - start <= MTSplitter.maximumContext else {
                isHeadLost = true
                return record(bytes, start, end, reject, endsMessage: false)
            }
            let known = isBare ? bareType : type
            var copy: [UInt8] = [UInt8(truncatingIfNeeded: known >> 8), UInt8(truncatingIfNeeded: known), 0]
            copy.reserveCapacity(end - start + 3)
            for i in start..<end { copy.append(bytes[i]) }
            headContext = makeContext(copy)
            return pass(bytes, start, end, isBlank: false)
        case .transactions:
            let lost = isHeadLost ? RejectReason(.contextTooLong, offset: 0, found: MTSplitter.maximumContext) : nil
            return record(bytes, start, end, reject ?? lost, headContext, endsMessage: false)
        case .closing:
            if closingNames || !hasTransactions || reject != nil || pieces.isInsideOversized {
                return record(bytes, start, end, reject, closingContext(), endsMessage: false)
            }
            return pass(bytes, start, end, isBlank: false)
        }
    }

    private mutating func makeContext(_ bytes: [UInt8]) -> RecordContext {
        contextCount += 1
        return RecordContext(number: contextCount, parent: nil, bytes: bytes)
    }

    /// The head's parties were screened with each transaction: behind these it says no more than type and reference.
    private mutating func closingContext() -> RecordContext? {
        guard hasTransactions, let headContext else { return headContext }
        var copy = headContext.bytes
        if copy.count > 2 { copy[2] = 1 }
        return makeContext(copy)
    }

    /// The text ends at the line that starts at `i`.
    private mutating func endText(_ bytes: Span<UInt8>, _ start: Int, _ i: Int) -> Piece? {
        state = .trailer
        if repetition != nil, phase == .transactions, i > start {
            let piece = part(bytes, start, i)
            beginClosing()
            scanned = isBare ? 1 : 2
            return piece
        }
        scanned = i - start + (isBare ? 1 : 2)
        return nil
    }

    /// The text ends without its end mark: bare text may, a message in blocks is rejected.
    private mutating func breakOff(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece {
        let reject: RejectReason? = isBare ? nil : RejectReason(.unterminatedMessage, offset: 0)
        defer { finishMessage() }
        guard end > start else { return end < bytes.count ? pass(bytes, start, end, isBlank: true) : .end }
        return repetition == nil || phase == .head ? record(bytes, start, end, reject) : part(bytes, start, end, reject)
    }

    // MARK: Behind the text

    private mutating func nextTrailer(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> Piece? {
        var i = start + scanned
        while i < bytes.count {
            let byte = at(bytes, i)
            if depth > 0 {
                // Words in a trailer: behind transactions it is a record of its own then.
                closingTest.add(byte)
                if byte == 0x7B { depth += 1 }
                if byte == 0x7D { depth -= 1 }
                i += 1
                continue
            }
            if byte == 0x7B {
                let head = peek(bytes, i)
                if head.count < 3, !isLast { break }
                if head.byte(2) == 0x3A {
                    guard head.byte(1) == 0x35 || head.byte(1) == 0x53 else { return endMessage(bytes, start, i) }
                    depth = 1
                }
            } else if byte > 0x20 && byte != 0x7D {
                return endMessage(bytes, start, i)
            } else if byte == 0x0A, isBare {
                return endMessage(bytes, start, i + 1)
            } else if byte < 0x20, byte != 0x0A, byte != 0x0D {
                return endMessage(bytes, start, i)
            }
            i += 1
        }
        if isLast { return endMessage(bytes, start, bytes.count) }
        return unfinished(bytes, start, i, false, RejectReason(.unterminatedMessage, offset: 0))
    }

    private mutating func endMessage(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece {
        defer { finishMessage() }
        closingTest.end()
        if closingTest.holds { closingNames = true }
        if repetition == nil || phase == .head { return record(bytes, start, end, nil) }
        return part(bytes, start, end)
    }

    // MARK: Pieces

    private mutating func beginMessage(isBare: Bool) {
        finishMessage()
        self.isBare = isBare
        hasMessage = true
        endPreamble()
        if isBare {
            hasText = true
            repetition = MTRepetition.of(type: bareType)
            rules = MTFieldRules(type: bareType, isBare: true)
        }
        scanned = 0
    }

    private mutating func finishMessage() {
        if isBare { bareType = 0 }
        state = .outside
        scanned = 0
        isBare = false
        isService = false
        hasText = false
        hasBasicHeader = false
        depth = 0
        type = 0
        phase = .head
        repetition = nil
        hasTransactions = false
        isHeadKept = true
        closingNames = false
        has20 = false
        amounts = 0
        isAtLineStart = true
        isOpening = false
        endPreamble()
        rules = MTFieldRules()
        closingTest = NameTest()
        headContext = nil
        isHeadLost = false
    }

    private mutating func pass(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, isBlank: Bool) -> Piece {
        scanned = 0
        endPreamble()
        return pieces.pass(bytes, start, end, isBlank: isBlank)
    }

    private mutating func record(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ reject: RejectReason?, _ context: RecordContext? = nil,
        endsMessage: Bool = true
    ) -> Piece {
        scanned = 0
        endPreamble()
        if endsMessage { finishMessage() }
        return pieces.record(bytes, start, end, reject, context) { $0 == 0x0A || $0 == 0x0D }
    }

    /// The piece doesn't end in these bytes, which were looked at up to `i`.
    private mutating func unfinished(
        _ bytes: Span<UInt8>, _ start: Int, _ i: Int, _ isLast: Bool, _ reject: RejectReason
    ) -> Piece {
        if isLast { return record(bytes, start, bytes.count, reject) }
        scanned = i - start
        guard scanned > pieces.limit || pieces.isInsideOversized, scanned > 0 else { return .needMore }
        scanned = 0
        return pieces.part(bytes, start, i)
    }

    // MARK: Bytes

    @inline(__always)
    private func at(_ bytes: Span<UInt8>, _ i: Int) -> UInt8 { pieces.at(bytes, i) }

    private func peek(_ bytes: Span<UInt8>, _ start: Int) -> Head {
        var head = Head(word: 0, count: min(8, max(0, bytes.count - start)))
        for k in 0..<head.count { head.word |= UInt64(at(bytes, start + k)) << UInt64(56 - 8 * k) }
        return head
    }

    private func isSeparator(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x24 || byte == 0x7F }

    /// The first eight bytes of a line or block, the first one highest.
    private struct Head {
        var word: UInt64
        var count: Int

        func byte(_ k: Int) -> UInt8 { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * k)) }

        /// `{d:`
        func starts(_ digit: UInt8) -> Bool { byte(0) == 0x7B && byte(1) == digit && byte(2) == 0x3A }

        func isDigit(_ k: Int) -> Bool { byte(k) >= 0x30 && byte(k) <= 0x39 }

        func isLetter(_ k: Int) -> Bool { lowered(byte(k)) >= 0x61 && lowered(byte(k)) <= 0x7A }

        func number(from k: Int, digits: Int) -> Int {
            var number = 0
            for d in k..<k + digits {
                guard isDigit(d) else { return 0 }
                number = number * 10 + Int(byte(d) - 0x30)
            }
            return number
        }

        var holdsLineEnd: Bool {
            for k in 0..<count where byte(k) == 0x0A { return true }
            return false
        }
    }

    private enum Kind {
        case block
        case field
        /// A line `:940:`.
        case type
        /// `-}`
        case end
        /// A line of one hyphen.
        case dash
        /// A line of one dollar sign.
        case dollar
        case other
    }

    private func kind(of head: Head) -> Kind {
        switch head.byte(0) {
        case 0x7B:
            return head.isDigit(1) && head.byte(2) == 0x3A ? .block : .other
        case 0x3A:
            guard head.isDigit(1), head.isDigit(2) else { return .other }
            if head.byte(3) == 0x3A { return .field }
            if head.isLetter(3), head.byte(4) == 0x3A { return .field }
            return head.isDigit(3) && head.byte(4) == 0x3A && isLineEnd(head, 5) ? .type : .other
        case 0x2D:
            if head.byte(1) == 0x7D { return .end }
            return isLineEnd(head, 1) ? .dash : .other
        case 0x24:
            return isLineEnd(head, 1) ? .dollar : .other
        default:
            return .other
        }
    }

    private func isLineEnd(_ head: Head, _ k: Int) -> Bool {
        head.count == k || head.byte(k) == 0x0A || head.byte(k) == 0x0D
    }
}
