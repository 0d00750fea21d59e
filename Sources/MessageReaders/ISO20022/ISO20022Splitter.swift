/// Finds the transactions of ISO 20022 messages, without a tree and without keeping bytes but the context.
///
/// Every element outside a transaction is a level. When a transaction starts, what stands before it in the open levels (a
/// group header, a payment's debtor, a statement's account) becomes its context, kept once for all transactions of the
/// level. The bytes between transactions are frame. A level that must not pass unseen (a statement without entries, a whole
/// document without transactions) is a record itself, and so is what follows the transactions of a level and says something
/// (`AddtlStmtInf`). An entry of a statement is one record when it has at most one `TxDtls`; else each of them is one.
///
/// Outside the message (the envelope) the header before a message is the context of that message alone. A message that
/// stands there as text, in a CDATA section or escaped, is split as if it stood there itself.
///
/// What is not well-formed, and a DOCTYPE, make everything from the last record up to the next XML declaration, or the end,
/// one rejected record.
struct ISO20022Splitter: Sendable {
    typealias Names = ISO20022Elements

    /// An element that is open and is no transaction.
    struct Level {
        var name: XMLMarkup.Name
        /// Byte of the stream at which it, or what serves as its context, starts.
        var start: Int
        /// What is kept of it for the records inside; `nil` until there is one.
        var context: RecordContext?
        var isFrozen = false
        /// Its context was too long, or went with a rejected record.
        var isLost = false
        var hasRecord = false
        /// Text stands in it, or in an element that closed in it, which no record has told of yet.
        var hasText = false
        /// It is the message, or inside it.
        var isMessage = false
        var isEntry = false
    }

    struct Waiting {
        enum Kind {
            case frame
            case record(RecordContext?, RejectReason?)
            case fragment(RejectReason, isLast: Bool)
        }

        var kind: Kind
        /// Bytes of the stream.
        var range: Range<Int>
    }

    /// What the bytes at `position` are inside of.
    enum Inside: Equatable {
        case content
        case comment
        case instruction
        case characterData
        /// Behind a fault, on the search for the next XML declaration.
        case fault
    }

    let markup: XMLMarkup
    let limit: Int
    private(set) var line: Int
    private(set) var context: RecordContext?
    // All places are bytes of the stream, counted from where the splitter began.
    var base = 0
    var position = 0
    /// Up to where an unfinished tag was looked at already, and the quotation mark that is open there.
    var tagScanned = 0
    var tagQuote: UInt8 = 0
    var inside = Inside.content
    var levels: [Level] = []
    /// Open elements of the present transaction, itself included.
    var inner: [XMLMarkup.Name] = []
    var isInRecord = false
    /// The first `TxDtls` of the present entry, while it is not known whether there is a second.
    var first: (detailsStart: Int, range: Range<Int>, hasTextBehind: Bool)?
    var entryDepth = 0
    /// Text stood since the last tag.
    var isInsideText = false
    /// Something stands behind the records of a message's level that no record tells of yet.
    var hasTrailing = false
    var rejecting: RejectReason?
    var hasFragment = false
    var waiting: [Waiting] = []
    var waitingFrom = 0
    var contextNumber = 0
    /// Of a message inside text: the context of that text.
    var outer: RecordContext?
    var isFinished = false
    let encoding: RecordEncoding

    init(profile: InputProfile) {
        self.init(encoding: RecordEncoding(profile), limit: profile.maxRecordBytes, line: 1)
    }

    init(encoding: RecordEncoding, limit: Int, line: Int, firstContext: Int = 0) {
        self.encoding = encoding
        markup = XMLMarkup(encoding.encoding)
        self.limit = limit
        self.line = line
        contextNumber = firstContext
        startStream()
    }

    mutating func startStream() {
        levels.removeAll(keepingCapacity: true)
        levels.append(Level(name: XMLMarkup.Name(), start: position))
        inner.removeAll(keepingCapacity: true)
        isInRecord = false
        first = nil
        hasTrailing = false
        inside = .content
        tagScanned = 0
        isInsideText = false
        entryDepth = 0
    }

    mutating func next(in bytes: Span<UInt8>, from offset: Int, isLast: Bool) -> RecordSplitter.Piece {
        let start = min(max(offset, 0), bytes.count)
        let shift = start - base
        while true {
            if let piece = takeWaiting(bytes, shift) { return piece }
            if isFinished { return .end }
            let end = bytes.count - shift
            guard let isDone = step(bytes, shift, end, isLast) else { continue }
            if isDone {
                isFinished = true
                continue
            }
            // Nothing more can be seen in these bytes: what is too long to be held goes on in parts.
            partLongEntry(at: position, bytes, shift)
            if waitingFrom < waiting.count { continue }
            checkLength(to: position)
            if rejecting != nil, position > base { addFragment(to: position, isLast: false) }
            if waitingFrom >= waiting.count { return .needMore }
        }
    }

    // MARK: Pieces

    mutating func takeWaiting(_ bytes: Span<UInt8>, _ shift: Int) -> RecordSplitter.Piece? {
        while waitingFrom < waiting.count {
            let next = waiting[waitingFrom]
            waitingFrom += 1
            if waitingFrom == waiting.count {
                waiting.removeAll(keepingCapacity: true)
                waitingFrom = 0
            }
            let range = next.range.lowerBound + shift..<next.range.upperBound + shift
            let firstLine = line
            switch next.kind {
            case .frame:
                guard !range.isEmpty else { continue }
                line += markup.lineFeeds(in: bytes, range)
                base = next.range.upperBound
                return .frame(range)
            case .record(let context, let reject):
                line += markup.lineFeeds(in: bytes, range)
                base = next.range.upperBound
                self.context = context
                var record = RecordSplitter.Record(content: range, range: range, line: firstLine, reject: reject)
                record.context = context?.number ?? 0
                return .record(record)
            case .fragment(let reason, let isLast):
                if !hasFragment { fragmentLine = line }
                line += markup.lineFeeds(in: bytes, range)
                base = next.range.upperBound
                let isFirst = !hasFragment
                hasFragment = !isLast
                return .oversized(
                    RecordSplitter.Fragment(
                        range: range, contentEnd: range.upperBound, line: fragmentLine, isFirst: isFirst, isLast: isLast,
                        reject: reason))
            }
        }
        return nil
    }

    var fragmentLine = 1

    /// Where the bytes end that stand in a piece already.
    var donePlace: Int { waiting.last?.range.upperBound ?? base }

    mutating func addFrame(to end: Int) {
        let start = donePlace
        checkLength(to: end)
        if let reason = rejecting {
            waiting.append(Waiting(kind: .fragment(reason, isLast: true), range: start..<max(start, end)))
            rejecting = nil
            for i in levels.indices where !levels[i].isFrozen { levels[i].isLost = true }
        } else if end > start {
            waiting.append(Waiting(kind: .frame, range: start..<end))
        }
    }

    mutating func addRecord(to end: Int, _ context: RecordContext?, isLost: Bool) {
        let start = donePlace
        checkLength(to: end)
        if rejecting != nil {
            addFrame(to: end)
        } else {
            let reason = isLost ? RejectReason(.contextTooLong, offset: 0, found: RecordContext.limit) : nil
            waiting.append(Waiting(kind: .record(context, reason), range: start..<end))
        }
    }

    mutating func addFragment(to end: Int, isLast: Bool) {
        guard let reason = rejecting else { return }
        let start = donePlace
        if end > start || isLast {
            waiting.append(Waiting(kind: .fragment(reason, isLast: isLast), range: start..<max(start, end)))
        }
        if isLast { rejecting = nil }
    }

    /// What is longer than the limit is rejected, however the bytes of it came.
    mutating func checkLength(to end: Int) {
        if rejecting == nil, end - donePlace > limit { rejecting = RejectReason(.tooLong, offset: 0, found: limit) }
    }

    /// A fault at `place`: all from the last piece on is one rejected record.
    mutating func fail(
        _ code: RejectReason.Code, at place: Int, _ bytes: Span<UInt8>, _ shift: Int, found: Int? = nil
    ) {
        partLongEntry(at: place, bytes, shift)
        checkLength(to: place)
        let start = donePlace
        let from = base + shift
        let lines = markup.lineFeeds(in: bytes, from..<max(from, min(place + shift, bytes.count)))
        if rejecting == nil { rejecting = RejectReason(code, offset: place - start, found: found ?? line + lines) }
        inside = .fault
    }

    // MARK: Markup

    /// Looks at one piece of markup or text. `nil`: go on; false: more bytes are needed; true: the input is done.
    mutating func step(_ bytes: Span<UInt8>, _ shift: Int, _ end: Int, _ isLast: Bool) -> Bool? {
        switch inside {
        case .content: break
        case .comment: return skip(to: "-->", bytes, shift, end, isLast)
        case .instruction: return skip(to: "?>", bytes, shift, end, isLast)
        case .characterData: return skip(to: "]]>", bytes, shift, end, isLast)
        case .fault: return recover(bytes, shift, end, isLast)
        }
        let width = markup.width
        let open = markup.firstIndex(of: 0x3C, in: bytes, from: position + shift, to: bytes.count) - shift
        if open > position {
            if !isInRecord {
                guard text(bytes, shift, open, isEnd: open + width <= end, isLast) else { return false }
                if inside != .content { return nil }
            }
            position = open
        }
        guard position + width <= end else { return isLast ? finish(bytes, shift, end) : false }
        let at = position + shift
        let last = end + shift
        guard at + 2 * width <= last else { return unfinished(bytes, shift, isLast) }
        switch markup.unit(bytes, at + width) {
        case 0x3F:
            inside = .instruction
            position += 2 * width
            return nil
        case 0x21:
            guard let isComment = markup.starts(with: "<!--", in: bytes, at: at, to: last) else {
                return unfinished(bytes, shift, isLast)
            }
            if isComment {
                inside = .comment
                position += 4 * width
                return nil
            }
            guard let isData = markup.starts(with: "<![CDATA[", in: bytes, at: at, to: last) else {
                return unfinished(bytes, shift, isLast)
            }
            guard isData else {
                fail(.documentType, at: position, bytes, shift)
                return nil
            }
            guard levels.count > 1 else {
                fail(.malformedXML, at: position, bytes, shift)
                return nil
            }
            if !isInRecord, levels.last?.isMessage == false { return wrapped(bytes, shift, end, isLast) }
            inside = .characterData
            if !isInRecord { noteText() }
            position += 9 * width
            return nil
        default:
            return tag(bytes, shift, end, isLast)
        }
    }

    mutating func unfinished(_ bytes: Span<UInt8>, _ shift: Int, _ isLast: Bool) -> Bool? {
        guard isLast else { return false }
        fail(.truncatedXML, at: position, bytes, shift)
        return nil
    }

    /// Passes over the rest of a comment, an instruction or character data.
    mutating func skip(
        to terminator: StaticString, _ bytes: Span<UInt8>, _ shift: Int, _ end: Int, _ isLast: Bool
    ) -> Bool? {
        let width = markup.width
        // SAFETY: the terminators are not empty.
        let first = unsafe terminator.utf8Start[0]
        while true {
            let at = markup.firstIndex(of: first, in: bytes, from: position + shift, to: end + shift)
            position = at - shift
            guard at + width <= end + shift else { return unfinished(bytes, shift, isLast) }
            guard let isEnd = markup.starts(with: terminator, in: bytes, at: at, to: end + shift) else {
                return unfinished(bytes, shift, isLast)
            }
            if isEnd {
                position += terminator.utf8CodeUnitCount * width
                inside = .content
                return nil
            }
            position += width
        }
    }

    /// Behind a fault: everything up to the next XML declaration goes with the rejected record.
    mutating func recover(_ bytes: Span<UInt8>, _ shift: Int, _ end: Int, _ isLast: Bool) -> Bool? {
        let width = markup.width
        var at = position + shift
        while true {
            at = markup.firstIndex(of: 0x3C, in: bytes, from: at, to: end + shift)
            guard at + width <= end + shift else { break }
            guard let isDeclaration = markup.starts(with: "<?xml", in: bytes, at: at, to: end + shift) else { break }
            if isDeclaration, at - shift > donePlace || hasFragment {
                position = at - shift
                addFragment(to: position, isLast: true)
                startStream()
                return nil
            }
            at += width
        }
        position = max(position, at - shift)
        guard isLast else { return false }
        position = end
        addFragment(to: end, isLast: true)
        return true
    }

    /// The input ends outside of any markup.
    mutating func finish(_ bytes: Span<UInt8>, _ shift: Int, _ end: Int) -> Bool? {
        if levels.count > 1 || isInRecord {
            fail(.truncatedXML, at: end, bytes, shift)
            return nil
        }
        position = end
        if levels[0].hasText || hasTrailing || rejecting != nil {
            addRecord(to: end, nil, isLost: false)
        } else {
            addFrame(to: end)
        }
        return true
    }

    /// Text outside of transactions, up to `open`; false when more of it must be seen.
    mutating func text(
        _ bytes: Span<UInt8>, _ shift: Int, _ open: Int, isEnd: Bool, _ isLast: Bool
    ) -> Bool {
        let width = markup.width
        var at = position + shift
        let last = markup.wholeEnd(at, open + shift)
        while at < last, markup.unit(bytes, at) <= 0x20 { at += width }
        guard at < open + shift else { return true }
        if levels.count == 1 {
            // A byte order mark before a further document is no text.
            while at < last {
                if markup.unit(bytes, at) <= 0x20 {
                    at += width
                } else if let count = byteOrderMark(bytes, at, last) {
                    at += count
                } else if !isEnd, !isLast, last - at < 3 {
                    position = at - shift
                    return false
                } else {
                    break
                }
            }
            if at < last { fail(.malformedXML, at: at - shift, bytes, shift) }
            return true
        }
        if !isInsideText, markup.width == 1, markup.unit(bytes, at) == 0x26, levels.last?.isMessage == false, rejecting == nil,
            open - donePlace <= limit
        {
            // It may be a message that is written as text: it is looked at whole.
            position = at - shift
            guard isEnd || isLast else { return false }
            if EscapedXML.isMarkup(bytes, at, open + shift) {
                addWrapped(bytes, at..<open + shift, shift, isEscaped: true)
                return true
            }
        }
        isInsideText = true
        noteText()
        return true
    }

    /// The bytes of a byte order mark that stands at `index`.
    func byteOrderMark(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int? {
        switch markup.encoding {
        case .utf8:
            index + 3 <= end && bytes[index] == 0xEF && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF ? 3 : nil
        case .utf16le: index + 2 <= end && bytes[index] == 0xFF && bytes[index + 1] == 0xFE ? 2 : nil
        case .utf16be: index + 2 <= end && bytes[index] == 0xFE && bytes[index + 1] == 0xFF ? 2 : nil
        default: nil
        }
    }

    mutating func noteText() {
        if entryDepth > 0, first != nil { first?.hasTextBehind = true }
        if levels[levels.count - 1].isFrozen, levels[levels.count - 1].isMessage {
            hasTrailing = true
        } else {
            thaw(levels.count - 1, from: position)
            levels[levels.count - 1].hasText = true
        }
    }

    /// Outside the message what comes after a message is the context of the next one.
    mutating func thaw(_ index: Int, from place: Int) {
        guard levels[index].isFrozen else { return }
        levels[index].isFrozen = false
        levels[index].context = nil
        levels[index].isLost = false
        levels[index].start = place
    }

    // MARK: Tags

    mutating func tag(_ bytes: Span<UInt8>, _ shift: Int, _ end: Int, _ isLast: Bool) -> Bool? {
        let width = markup.width
        let last = end + shift
        let opened = position
        if markup.width == 1 {
            // The usual tag is a name alone.
            let isEnd = bytes[opened + shift + 1] == 0x2F
            let start = opened + shift + (isEnd ? 2 : 1)
            let (name, end) = XMLMarkup.byteName(bytes, from: start, to: last)
            if end < last, bytes[end] == 0x3E, end > start, end - start < XMLMarkup.maximumTag, name.count > 0 {
                return finishTag(name, isEnd: isEnd, isEmpty: false, end + 1 - shift, bytes, shift)
            }
        }
        var at = max(position + width, tagScanned) + shift
        var quote = tagScanned > position ? tagQuote : 0
        while at + width <= last {
            let found = markup.unit(bytes, at)
            if quote != 0 {
                if found == quote { quote = 0 }
            } else if found == 0x3E {
                break
            } else if found == 0x22 || found == 0x27 {
                quote = found
            } else if found == 0x3C {
                fail(.malformedXML, at: at - shift, bytes, shift)
                return nil
            }
            at &+= width
        }
        let isWhole = at + width <= last
        if (at - shift - opened) / width > XMLMarkup.maximumTag {
            fail(.tagTooLong, at: opened, bytes, shift, found: XMLMarkup.maximumTag)
            return nil
        }
        guard isWhole else {
            tagScanned = at - shift
            tagQuote = quote
            return unfinished(bytes, shift, isLast)
        }
        tagScanned = 0
        let isEnd = markup.unit(bytes, opened + shift + width) == 0x2F
        let (name, _) = markup.name(bytes, from: opened + shift + (isEnd ? 2 : 1) * width, to: at)
        guard name.count > 0 else {
            fail(.malformedXML, at: opened, bytes, shift)
            return nil
        }
        let isEmpty = !isEnd && markup.unit(bytes, at - width) == 0x2F
        return finishTag(name, isEnd: isEnd, isEmpty: isEmpty, at - shift + width, bytes, shift)
    }

    /// Takes the tag that starts at `position` and ends before `end`.
    @inline(__always)
    mutating func finishTag(
        _ name: XMLMarkup.Name, isEnd: Bool, isEmpty: Bool, _ end: Int, _ bytes: Span<UInt8>, _ shift: Int
    ) -> Bool? {
        let opened = position
        if entryDepth > 0 { partLongEntry(at: opened, bytes, shift) }
        tagScanned = 0
        isInsideText = false
        position = end
        if isEnd {
            if !close(name, opened, bytes, shift) { fail(.malformedXML, at: opened, bytes, shift) }
        } else {
            guard levels.count + inner.count <= XMLMarkup.maximumDepth else {
                fail(.tooDeepXML, at: opened, bytes, shift, found: XMLMarkup.maximumDepth)
                return nil
            }
            open(name, opened, bytes, shift)
            if isEmpty, !close(name, opened, bytes, shift) { fail(.malformedXML, at: opened, bytes, shift) }
        }
        return nil
    }

    mutating func open(_ name: XMLMarkup.Name, _ start: Int, _ bytes: Span<UInt8>, _ shift: Int) {
        if isInRecord {
            inner.append(name)
            return
        }
        let isInEntry = entryDepth > 0
        if isInEntry, name == Names.transactionDetails {
            if first != nil {
                partEntry(bytes, shift)
                beginRecord(name, start, bytes, shift)
            } else if rejecting != nil || start - donePlace > limit {
                entryDepth = 0
                beginRecord(name, start, bytes, shift)
            } else {
                let details = entryDepth < levels.count ? levels[entryDepth].start : start
                first = (detailsStart: details, range: start..<start, hasTextBehind: false)
                isInRecord = true
                inner.append(name)
            }
            return
        }
        if !isInEntry {
            let isDetails = name == Names.transactionDetails && levels.contains { $0.isEntry }
            if isDetails || Names.isRecord(name, under: levels[levels.count - 1].name) {
                beginRecord(name, start, bytes, shift)
                return
            }
        }
        var level = Level(name: name, start: start)
        let parent = levels.count - 1
        if name == Names.groupHeader || name == Names.assignment { levels[parent].isMessage = true }
        level.isMessage = levels[parent].isMessage || name == Names.document
        if !isInEntry, name == Names.entry, levels[parent].isMessage {
            startPiece(at: start, bytes, shift)
            level.isEntry = true
            levels.append(level)
            entryDepth = levels.count
            first = nil
            return
        }
        levels.append(level)
    }

    /// The bytes before `start` go out, as frame, or as a record where they say what no other record does; what stands in
    /// the open levels is kept for the records to come.
    mutating func startPiece(at start: Int, _ bytes: Span<UInt8>, _ shift: Int) {
        checkLength(to: start)
        let (before, isLost) = frozenContext
        freeze(to: start, bytes, shift)
        if hasTrailing, rejecting == nil {
            addRecord(to: start, before, isLost: isLost)
        } else {
            addFrame(to: start)
        }
        hasTrailing = false
        for i in levels.indices { levels[i].hasRecord = true }
    }

    mutating func beginRecord(_ name: XMLMarkup.Name, _ start: Int, _ bytes: Span<UInt8>, _ shift: Int) {
        startPiece(at: start, bytes, shift)
        isInRecord = true
        inner.append(name)
    }

    // MARK: Ends

    /// Whether the end tag at `start` is that of the innermost open element.
    mutating func close(_ name: XMLMarkup.Name, _ start: Int, _ bytes: Span<UInt8>, _ shift: Int) -> Bool {
        if isInRecord {
            guard inner.last == name else { return false }
            inner.removeLast()
            guard inner.isEmpty else { return true }
            isInRecord = false
            if entryDepth > 0, let range = first?.range {
                first?.range = range.lowerBound..<position
            } else {
                let (context, isLost) = frozenContext
                addRecord(to: position, context, isLost: isLost)
            }
            return true
        }
        guard levels.count > 1, let level = levels.last, level.name == name else { return false }
        if entryDepth > 0 {
            closeInEntry(level, start, bytes, shift)
            return true
        }
        levels.removeLast()
        let isRoot = levels.count == 1
        if level.hasRecord {
            if hasTrailing || (!level.isFrozen && level.hasText) {
                let (context, isLost) = frozenContext
                addRecord(to: start, level.context ?? context, isLost: isLost || level.isLost)
                hasTrailing = false
            }
            addFrame(to: position)
            endMessage(after: level)
        } else if (level.isMessage && Names.isReported(name)) || (isRoot && name != Names.businessHeader) {
            checkLength(to: position)
            let (context, isLost) = frozenContext
            freeze(to: level.start, bytes, shift)
            addRecord(to: position, context, isLost: isLost)
            hasTrailing = false
            for i in levels.indices { levels[i].hasRecord = true }
            endMessage(after: level)
        } else if level.hasText {
            let parent = levels.count - 1
            if levels[parent].isFrozen, levels[parent].isMessage {
                hasTrailing = true
            } else {
                thaw(parent, from: level.start)
                levels[parent].hasText = true
            }
        }
        return true
    }

    /// The header of a message that is over is not the next one's.
    mutating func endMessage(after level: Level) {
        let parent = levels.count - 1
        guard !levels[parent].isMessage else { return }
        thaw(parent, from: position)
        levels[parent].start = position
        levels[parent].hasText = false
    }

    mutating func closeInEntry(_ level: Level, _ start: Int, _ bytes: Span<UInt8>, _ shift: Int) {
        guard levels.count == entryDepth else {
            levels.removeLast()
            return
        }
        levels.removeLast()
        entryDepth = 0
        first = nil
        let (context, isLost) = frozenContext
        addRecord(to: position, context, isLost: isLost)
    }

    /// An entry longer than the limit is parted even when it has but one transaction.
    mutating func partLongEntry(at place: Int, _ bytes: Span<UInt8>, _ shift: Int) {
        if entryDepth > 0, first != nil, place - donePlace > limit { partEntry(bytes, shift) }
    }

    /// The present entry turns out to hold several transactions: the first of them goes out, and the entry becomes a level.
    mutating func partEntry(_ bytes: Span<UInt8>, _ shift: Int) {
        guard let first, entryDepth > 0, entryDepth <= levels.count else { return }
        let entry = entryDepth - 1
        let (around, isAroundLost) = frozenContext
        let (own, isOwnLost) = makeContext(around, levels[entry].start, first.detailsStart, bytes, shift)
        let (inner, isInnerLost) = makeContext(own, first.detailsStart, first.range.lowerBound, bytes, shift)
        for i in entry..<levels.count where levels[i].start < first.range.lowerBound {
            levels[i].context = i == entry ? own : inner
            levels[i].isFrozen = true
            levels[i].isLost = i == entry ? isOwnLost : isInnerLost
            levels[i].hasRecord = true
            levels[i].hasText = false
        }
        addFrame(to: first.range.lowerBound)
        // It may not have ended yet: then it goes on as any transaction.
        if !isInRecord { addRecord(to: first.range.upperBound, inner, isLost: isAroundLost || isOwnLost || isInnerLost) }
        hasTrailing = first.hasTextBehind
        self.first = nil
        entryDepth = 0
    }
}
