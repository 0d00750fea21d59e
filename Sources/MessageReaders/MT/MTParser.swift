import SanctionsModel

/// Reads one message, transaction or statement line of SWIFT MT into a `ScannedRecord`.
///
/// - **Id**: a transaction's own reference (field 21 of the types whose transactions it opens), else field 20, else the
///   unique end-to-end transaction reference of block 3 (`{121:}`). A statement line has field 20 and, behind a slash, its
///   own reference.
/// - **Parties**: by field, with the roles of `MTRole`; sender and receiver by the addresses of blocks 1 and 2.
/// - **Texts**: fields 70, 72, 77, 86 and every field that isn't known to hold nobody's name.
/// - **Amount**: field 32, else 33; of a statement line that of field 61, in the currency of field 60.
///
/// Allocates nothing once its scratch has grown to the input's usual size.
struct MTParser: Sendable {
    var builder = MessageBuilder()
    var lines = WrappedLines()
    var words: [CodeWords.Part] = []
    /// A field's lines put together, while it is read.
    private var joined = JoinedText()
    private let encoding: RecordEncoding
    /// The context and the record in UTF-8.
    private var work: [UInt8] = []
    private var decoded: [UInt8] = []
    /// By message type, of each tag how often it was met.
    private var met: [Int: [Int]] = [:]

    // The present record.
    var type = 0
    private var fields: [Int] = []
    private var ownStart = 0
    /// Whether parties and texts of the head belong to this record, or only its references.
    private var isHeadScreened = true
    private var transactionReference = ScannedRecord.Slice.absent
    private var reference = ScannedRecord.Slice.absent
    var lineReference = ScannedRecord.Slice.absent
    private var endToEndReference = ScannedRecord.Slice.absent
    private var isAmountSettled = false
    private var statementCurrency = ScannedRecord.Slice.absent

    init(profile: InputProfile) {
        encoding = RecordEncoding(profile)
    }

    /// See `RecordParser.parse`.
    mutating func parse(
        _ record: Span<UInt8>, context: RecordContext?, into scanned: inout ScannedRecord
    ) -> RejectReason? {
        var text: [UInt8] = []
        swap(&text, &work)
        defer { swap(&text, &work) }
        text.removeAll(keepingCapacity: true)
        type = 0
        isHeadScreened = true
        do throws(RejectReason) {
            if let context, context.bytes.count >= 3 {
                let bytes = context.bytes
                isHeadScreened = bytes[2] == 0
                type = Int(bytes[0]) << 8 | Int(bytes[1])
                let head = bytes.span
                try append(head.extracting(3..<head.count), to: &text)
            }
            ownStart = text.count
            try append(record, to: &text)
        } catch {
            return error
        }
        scanned.bytes.append(contentsOf: text)
        transactionReference = .absent
        reference = .absent
        lineReference = .absent
        endToEndReference = .absent
        isAmountSettled = false
        statementCurrency = .absent
        do throws(RejectReason) {
            try read(text.span, into: &scanned)
        } catch {
            scanned.removeAll()
            return error
        }
        if !transactionReference.isAbsent {
            scanned.id = transactionReference
        } else if !reference.isAbsent, !lineReference.isAbsent {
            let start = scanned.bytes.count
            scanned.appendCopy(of: reference)
            scanned.bytes.append(0x2F)
            scanned.appendCopy(of: lineReference)
            scanned.id = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        } else {
            scanned.id = reference.isAbsent ? endToEndReference : reference
        }
        return nil
    }

    private mutating func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) throws(RejectReason) {
        let encoding = try encoding.of(bytes)
        if encoding == .utf8 {
            // SAFETY: the buffer is read within the closure only.
            unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
            return
        }
        let count = try RecordEncoding.decode(bytes, from: encoding, into: &decoded)
        text.append(contentsOf: decoded[..<count])
    }

    // MARK: The message

    private mutating func read(_ text: Span<UInt8>, into scanned: inout ScannedRecord) throws(RejectReason) {
        let textStart = try readBlocks(text, into: &scanned)
        beginCounting()
        defer { endCounting() }
        var i = textStart
        var open: (tag: MTTag, start: Int, isOwn: Bool)?
        while i < text.count {
            let end = min(ByteScan.firstIndex(ofFar: 0x0A, in: text, from: i), text.count)
            if let field = MTTag.read(text, at: i) {
                if let open { try take(open.tag, open.start..<i, isOwn: open.isOwn, text, into: &scanned) }
                open = (field.tag, field.value, i >= ownStart)
            } else if i < text.count, text[i] == 0x2D, isEnd(text, i, end) {
                if let open { try take(open.tag, open.start..<i, isOwn: open.isOwn, text, into: &scanned) }
                open = nil
                if i + 1 < text.count, text[i + 1] == 0x7D { return }
            } else if open == nil, i >= ownStart {
                // A line that belongs to no field is text that nobody has accounted for.
                try takeText(text, i..<end, width: 65, into: &scanned)
            }
            i = end + 1
        }
        if let open { try take(open.tag, open.start..<text.count, isOwn: open.isOwn, text, into: &scanned) }
    }

    /// `-}`, or a line of one hyphen.
    private func isEnd(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        if start + 1 < text.count, text[start + 1] == 0x7D { return true }
        return end == start + 1 || (end == start + 2 && text[start + 1] == 0x0D)
    }

    /// Reads the blocks before the text, and returns where its lines start.
    private mutating func readBlocks(_ text: Span<UInt8>, into scanned: inout ScannedRecord) throws(RejectReason) -> Int {
        var own: Int?
        var isOutput = false
        var other: Int?
        var i = 0
        while i < text.count, text[i] <= 0x20 { i += 1 }
        guard i < text.count, text[i] == 0x7B else { return i }
        while i + 2 < text.count {
            guard text[i] == 0x7B else {
                i += 1
                continue
            }
            let block = text[i + 1]
            if block == 0x34, i + 3 < text.count, text[i + 3] != 0x7B, text[i + 3] != 0x7D {
                i += 3
                break
            }
            if block == 0x31 { own = i + 6 }
            if block == 0x32, i + 7 < text.count {
                isOutput = text[i + 3] == 0x4F
                var number = 0
                for k in i + 4..<i + 7 {
                    let digit = text[k] &- 0x30
                    number = digit < 10 ? number * 10 + Int(digit) : 0
                }
                type = number
                other = isOutput ? i + 17 : i + 7
            }
            let end = blockEnd(text, i)
            if block == 0x33 { readUserHeader(text, i + 3..<end) }
            i = end
        }
        guard let other, let own, isHeadScreened else { return i }
        try addAddress(text, at: isOutput ? other : own, role: .sender, into: &scanned)
        try addAddress(text, at: isOutput ? own : other, role: .receiver, into: &scanned)
        return i
    }

    /// Behind the brace that closes the block at `start`.
    private func blockEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
        var depth = 0
        var i = start
        while i < text.count {
            if text[i] == 0x7B { depth += 1 }
            if text[i] == 0x7D {
                depth -= 1
                if depth == 0 { return i + 1 }
            }
            i += 1
        }
        return i
    }

    /// `{121:` is the unique end-to-end transaction reference.
    private mutating func readUserHeader(_ text: Span<UInt8>, _ range: Range<Int>) {
        var i = range.lowerBound
        while i + 5 < range.upperBound {
            if text[i] == 0x7B, text[i + 1] == 0x31, text[i + 2] == 0x32, text[i + 3] == 0x31, text[i + 4] == 0x3A {
                var end = i + 5
                while end < range.upperBound, text[end] != 0x7D { end += 1 }
                endToEndReference = RecordParser.trimmed(text, i + 5..<end)
                return
            }
            i += 1
        }
    }

    /// A logical terminal's address: BIC of eight, terminal code, branch of three.
    private mutating func addAddress(
        _ text: Span<UInt8>, at start: Int, role: MTRole, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard start + 12 <= text.count, isBIC(text, start..<start + 8) else { return }
        builder.open(role: MTRole.texts[role] ?? [], type: role.type, in: &scanned)
        let place = scanned.bytes.count
        for k in start..<start + 8 { scanned.bytes.append(text[k]) }
        let isHeadOffice = text[start + 9] == 0x58 && text[start + 10] == 0x58 && text[start + 11] == 0x58
        if !isHeadOffice, isAlphanumeric(text, start + 9..<start + 12) {
            for k in start + 9..<start + 12 { scanned.bytes.append(text[k]) }
        }
        let bic = ScannedRecord.Slice(start: place, count: scanned.bytes.count - place)
        builder.add(identifier: bic, kind: "bic", in: &scanned)
        try builder.close(into: &scanned)
    }

    // MARK: Fields

    private mutating func take(
        _ tag: MTTag, _ range: Range<Int>, isOwn: Bool, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let meaning = MTFieldTable.meaning(of: tag, type: type)
        if !isOwn, !isHeadScreened, meaning != .reference { return }
        count(tag)
        let value = RecordParser.trimmed(text, range)
        guard !value.isAbsent else { return }
        let range = value.range
        switch meaning {
        case .party(let role):
            try takeParty(tag, role, range, text, into: &scanned)
        case .account:
            try takeAccount(range, text, into: &scanned)
        case .text:
            // Of an instruction code (23E) what stands behind its slash.
            let start = tag.number == 23 ? min(range.lowerBound + 5, range.upperBound) : range.lowerBound
            try takeText(text, start..<range.upperBound, width: MTFieldTable.width(of: tag), into: &scanned)
        case .instructions:
            try takeInstructions(range, text, into: &scanned)
        case .statementText:
            try takeStatementText(range, text, into: &scanned)
        case .statementLine:
            try takeStatementLine(range, text, into: &scanned)
        case .reference:
            // The opening field of a transaction comes after the head's.
            if reference.isAbsent || isOwn { reference = value }
        case .related:
            if isOwn, ownStart > 0, MTRepetition.of(type: type)?.opening == 21, transactionReference.isAbsent {
                transactionReference = value
            }
        case .code:
            takeAmount(tag, range, text, into: &scanned)
        }
    }

    /// Fields 32 and 33 (`[YYMMDD]EUR1234,5`); field 60, whose currency is that of the lines below it (`C260301EUR1,`).
    private mutating func takeAmount(
        _ tag: MTTag, _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) {
        guard tag.number == 32 || tag.number == 33 || tag.number == 60 else { return }
        var i = range.lowerBound
        if tag.number == 60, i < range.upperBound, text[i] >= 0x41 { i += 1 }
        while i < range.upperBound, text[i] >= 0x30, text[i] <= 0x39 { i += 1 }
        let end = min(i + 3, range.upperBound)
        let currency = ScannedRecord.Slice(start: i, count: end - i)
        if tag.number == 60 {
            statementCurrency = currency
        } else if !isAmountSettled {
            isAmountSettled = tag.number == 32
            setAmount(end..<range.upperBound, currency, text, into: &scanned)
        }
    }

    /// An amount as MT writes it, with a comma before the decimals.
    private func setAmount(
        _ range: Range<Int>, _ currency: ScannedRecord.Slice, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) {
        let start = scanned.bytes.count
        for i in range {
            guard text[i] >= 0x30 && text[i] <= 0x39 || text[i] == 0x2C else { break }
            scanned.bytes.append(text[i] == 0x2C ? 0x2E : text[i])
        }
        guard scanned.bytes.count > start else { return }
        scanned.amount = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        scanned.currency = currency
    }

    /// The amount of a statement line, which starts at `start`.
    mutating func takeLineAmount(_ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord) {
        isAmountSettled = true
        setAmount(range, statementCurrency, text, into: &scanned)
    }

    /// Free text, joined both ways where a line is full.
    mutating func takeText(
        _ text: Span<UInt8>, _ range: Range<Int>, width: Int, continuation: Bool = false, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        lines.read(text, range, width: width)
        let joined = lines.join(0..<lines.lines.count, of: text, continuation: continuation, into: &scanned)
        try builder.add(text: joined.direct, to: &scanned)
        try builder.add(text: joined.spaced, to: &scanned)
    }

    // MARK: Fields whose lines are put together before they are read

    /// Puts the lines that were read together.
    mutating func unwrap(_ text: Span<UInt8>) {
        joined.read(lines.lines, of: text)
    }

    /// Out of self, so that it can be read while self is written to.
    mutating func takeJoined() -> JoinedText {
        var taken = JoinedText()
        swap(&taken, &joined)
        return taken
    }

    mutating func giveBack(_ text: JoinedText) { joined = text }

    /// Appends a part of a text without the spaces around it.
    func append(_ text: [UInt8], _ range: Range<Int>, to scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        let part = RecordParser.trimmed(text.span, range)
        let start = scanned.bytes.count
        scanned.bytes.append(contentsOf: text[part.range])
        return ScannedRecord.Slice(start: start, count: Int(part.count))
    }

    // MARK: Coverage

    private mutating func beginCounting() {
        fields = met.removeValue(forKey: type) ?? Array(repeating: 0, count: 100 * 27)
    }

    private mutating func endCounting() {
        met[type] = fields
        fields = []
    }

    private mutating func count(_ tag: MTTag) {
        let place = Int(tag.number) * 27 + (tag.letter == 0 ? 0 : Int(tag.letter) - 0x40)
        if fields.indices.contains(place) { fields[place] &+= 1 }
    }

    /// Which fields were met, by message type. Those of a head count once for each transaction under it, as they are read;
    /// what closes a message and can name nobody is not read and not counted.
    var coverage: FieldCoverage {
        var coverage = FieldCoverage()
        for (type, counts) in met {
            for (place, count) in counts.enumerated() where count > 0 {
                let letter = place % 27
                let tag = MTTag(UInt8(place / 27), letter == 0 ? 0 : UInt8(letter + 0x40))
                coverage.add(MTFieldTable.coverage(of: tag, type: type), count: count)
            }
        }
        return coverage
    }
}

/// Whether the bytes are letters and digits.
func isAlphanumeric(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for i in range {
        let byte = text[i]
        guard byte >= 0x30 && byte <= 0x39 || lowered(byte) >= 0x61 && lowered(byte) <= 0x7A else { return false }
    }
    return !range.isEmpty
}

/// Whether the bytes have the form of a business identifier code, ISO 9362: four letters or digits, two letters for the
/// country, two for the place, and none or three for the branch; letters are capitals.
func isBIC(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 8 || range.count == 11, isAlphanumeric(text, range) else { return false }
    for i in range where text[i] >= 0x61 { return false }
    for i in range.lowerBound + 4..<range.lowerBound + 6 where text[i] < 0x41 { return false }
    return true
}

/// Whether the bytes have the form of an IBAN, ISO 13616: a country, two check digits, 11 to 30 letters and digits.
func isIBAN(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 15, range.count <= 34, isAlphanumeric(text, range) else { return false }
    let start = range.lowerBound
    return text[start] >= 0x41 && text[start] <= 0x5A && text[start + 1] >= 0x41 && text[start + 1] <= 0x5A
        && text[start + 2] < 0x3A && text[start + 3] < 0x3A
}
