import SanctionsModel

/// Reads one message, transaction or statement line of SWIFT MT into a `ScannedRecord`.
///
/// - **Id**: a transaction's own reference (field 21 of the types whose transactions it opens), else field 20, else the
///   unique end-to-end transaction reference of block 3 (`{121:}`). A statement line has field 20 and, behind a slash, its
///   own reference.
/// - **Parties**: by field, with the roles of `MTRole`; sender and receiver by the addresses of blocks 1 and 2.
/// - **Texts**: fields 70, 72, 77, 86 and every field that isn't known to hold nobody's name; codes, references and service blocks
///   that hold words all the same (`NameTest`); lines outside fields.
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
    /// By message type, of each tag how often it was met, and how often it was a code that was screened as text.
    private var met: [Int: [Int]] = [:]
    var blocks = MTBlockCounts()
    private var looseLines = 0
    private var rules = MTFieldRules()

    // The present record.
    var type = 0
    private var fields: [Int] = []
    private(set) var ownStart = 0
    /// Whether parties and texts of the head belong to this record, or only its references.
    private(set) var isHeadScreened = true
    /// Whether the record has blocks.
    var hasBlocks = false
    private var transactionReference = ScannedRecord.Slice.absent
    private var reference = ScannedRecord.Slice.absent
    var lineReference = ScannedRecord.Slice.absent
    var endToEndReference = ScannedRecord.Slice.absent
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

    private struct OpenField {
        var tag: MTTag
        var start: Int
        var isOwn: Bool
    }

    private mutating func read(_ text: Span<UInt8>, into scanned: inout ScannedRecord) throws(RejectReason) {
        beginCounting()
        defer { endCounting() }
        hasBlocks = false
        rules = MTFieldRules(type: type, isBare: true)
        var open: OpenField?
        /// Where lines outside fields start; -1 without any.
        var loose = -1
        var i = 0
        while i < text.count {
            if i == ownStart { rules.didOpen(nil) }
            let first = text[i]
            let end = min(ByteScan.firstIndex(ofFar: 0x0A, in: text, from: i), text.count)
            if open == nil, let block = blockStart(text, i..<end) {
                if block > i, loose < 0 { loose = i }
                try takeLoose(&loose, block, text, into: &scanned)
                i = try readBlocks(text, from: block, into: &scanned)
                if hasBlocks { rules = MTFieldRules(type: type, isBare: false) }
                continue
            }
            if MTLineHead.mayOpen(first), let field = openedField(text, i) {
                try takeLoose(&loose, i, text, into: &scanned)
                if let open { try take(open, i, text, into: &scanned) }
                open = OpenField(tag: field.tag, start: i + field.value, isOwn: i >= ownStart)
                rules.didOpen(field.tag)
            } else if first == 0x2D, isEnd(text, i, end) {
                try takeLoose(&loose, i, text, into: &scanned)
                if let open { try take(open, i, text, into: &scanned) }
                open = nil
                if i + 1 < text.count, text[i + 1] == 0x7D {
                    // Trailers may stand on the same line.
                    i += 2
                    continue
                }
            } else if open == nil, loose < 0 {
                loose = i
            }
            i = end + 1
        }
        try takeLoose(&loose, text.count, text, into: &scanned)
        if let open { try take(open, text.count, text, into: &scanned) }
    }

    /// Where a block opens in a line outside fields: at its start, behind blanks and separators, or with a basic header anywhere.
    private func blockStart(_ text: Span<UInt8>, _ line: Range<Int>) -> Int? {
        var i = line.lowerBound
        while i < line.upperBound, text[i] <= 0x20 || text[i] == 0x24 { i += 1 }
        if i < line.upperBound, text[i] == 0x7B { return i }
        i = ByteScan.firstIndex(of: 0x7B, in: text, from: i)
        while i + 2 < line.upperBound {
            if text[i + 1] == 0x31, text[i + 2] == 0x3A { return i }
            i = ByteScan.firstIndex(of: 0x7B, in: text, from: i + 1)
        }
        return nil
    }

    /// Whether the line at `i` opens a field. The splitter has cut statements apart: `:20:` in a narrative opens none here.
    private func openedField(_ text: Span<UInt8>, _ i: Int) -> MTLineHead.Field? {
        let line = MTLineHead(text, at: i)
        guard let field = line.field(), rules.decide(field, line) == .opens else { return nil }
        return field
    }

    /// Lines that belong to no field are text that nobody has accounted for. Of a head, a bank's own lines, those that may hold
    /// a name are screened with each record under it.
    private mutating func takeLoose(
        _ start: inout Int, _ end: Int, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard start >= 0 else { return }
        let range = start..<end
        start = -1
        guard range.lowerBound >= ownStart || (isHeadScreened && mayHoldName(text, range)) else { return }
        guard mayHoldWords(text.extracting(range)) else { return }
        looseLines += 1
        try takeText(text, range, width: 65, into: &scanned)
    }

    /// `-}`, or a line of one hyphen.
    private func isEnd(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        if start + 1 < text.count, text[start + 1] == 0x7D { return true }
        return end == start + 1 || (end == start + 2 && text[start + 1] == 0x0D)
    }

    // MARK: Fields

    private mutating func take(
        _ field: OpenField, _ end: Int, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let tag = field.tag
        let isOwn = field.isOwn
        let meaning = MTFieldTable.meaning(of: tag, type: type)
        if !isOwn, !isHeadScreened, meaning != .reference { return }
        let value = RecordParser.trimmed(text, min(field.start, end)..<end)
        guard !value.isAbsent else {
            count(tag)
            return
        }
        let range = value.range
        var isText = false
        defer { count(tag, asText: isText) }
        switch meaning {
        case .party(let role):
            try takeParty(tag, role, range, text, into: &scanned)
        case .account:
            try takeAccount(range, text, into: &scanned)
        case .text:
            // Of an instruction code (23E) what stands behind its slash.
            var start = range.lowerBound
            if tag.number == 23 {
                if range.count == 4 { start = range.upperBound }
                if range.count > 4, text[start + 4] == 0x2F { start += 5 }
            }
            try takeText(text, start..<range.upperBound, width: MTFieldTable.width(of: tag), into: &scanned)
        case .instructions:
            try takeInstructions(range, text, into: &scanned)
        case .statementText:
            try takeStatementText(range, text, into: &scanned)
        case .statementLine:
            try takeStatementLine(range, text, into: &scanned)
        case .reference:
            // The opening field of a transaction comes after the head's.
            if reference.isAbsent || isOwn { reference = firstLine(text, range) }
            isText = try takeWordsOfCode(range, text, into: &scanned)
        case .related:
            if isOwn, ownStart > 0, MTRepetition.of(type: type)?.opening == 21, transactionReference.isAbsent {
                transactionReference = firstLine(text, range)
            }
            isText = try takeWordsOfCode(range, text, into: &scanned)
        case .code:
            takeAmount(tag, range, text, into: &scanned)
            isText = try takeWordsOfCode(range, text, into: &scanned)
        }
    }

    private func firstLine(_ text: Span<UInt8>, _ range: Range<Int>) -> ScannedRecord.Slice {
        let end = min(ByteScan.firstIndex(of: 0x0A, in: text, from: range.lowerBound), range.upperBound)
        return RecordParser.trimmed(text, range.lowerBound..<end)
    }

    /// What stands in a field of codes and may name somebody all the same, as text: lines below the first one, and the first
    /// one too when it holds two words. Returns whether there was any.
    private mutating func takeWordsOfCode(
        _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> Bool {
        let end = min(ByteScan.firstIndex(of: 0x0A, in: text, from: range.lowerBound), range.upperBound)
        let hasMore = end < range.upperBound && mayHoldWords(text.extracting(end..<range.upperBound))
        let isNamed = mayHoldName(text, range.lowerBound..<end)
        guard hasMore || isNamed else { return false }
        lines.read(text, (isNamed ? range.lowerBound : end)..<range.upperBound, width: 65)
        try takeNonSWIFT(text, role: .accountHolder, into: &scanned)
        let joined = lines.join(0..<lines.lines.count, of: text, into: &scanned)
        try builder.add(text: joined.direct, to: &scanned)
        try builder.add(text: joined.spaced, to: &scanned)
        return true
    }

    /// A number or code that may name somebody all the same, as text.
    mutating func addIfNamed(
        _ text: Span<UInt8>, _ range: Range<Int>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if mayHoldName(text, range) { try builder.add(text: RecordParser.trimmed(text, range), to: &scanned) }
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
    ///
    /// - Parameter direct: lines that don't fill the width go on directly too.
    mutating func unwrap(_ text: Span<UInt8>, direct: Bool = false) {
        joined.read(lines.lines, of: text, direct: direct)
    }

    /// The sign of subfields in the lines that were put together.
    var joinedSeparator: UInt8? { subfieldSeparator(joined.bytes.span) }

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
        fields = met.removeValue(forKey: type) ?? Array(repeating: 0, count: 2 * MTParser.places)
    }

    private mutating func endCounting() {
        met[type] = fields
        fields = []
    }

    /// The type as the blocks say it, which are read before the fields.
    mutating func changeType(to number: Int) {
        guard number != type else { return }
        endCounting()
        type = number
        beginCounting()
    }

    private static let places = 100 * 27

    private mutating func count(_ tag: MTTag, asText: Bool = false) {
        let place = Int(tag.number) * 27 + (tag.letter == 0 ? 0 : Int(tag.letter) - 0x40)
        let half = asText ? MTParser.places : 0
        if fields.indices.contains(place + half) { fields[place + half] &+= 1 }
    }

    /// Which fields were met, by message type. Those of a head count once for each transaction under it, as they are read;
    /// what closes a message and can name nobody is not read and not counted.
    var coverage: FieldCoverage {
        var coverage = FieldCoverage()
        for (type, counts) in met {
            for (n, count) in counts.enumerated() where count > 0 {
                let place = n % MTParser.places
                let letter = place % 27
                let tag = MTTag(UInt8(place / 27), letter == 0 ? 0 : UInt8(letter + 0x40))
                var field = MTFieldTable.coverage(of: tag, type: type)
                if n >= MTParser.places {
                    field.treatment = .screened
                    field.detail = "text: words in a field of codes"
                }
                coverage.add(field, count: count)
            }
        }
        blocks.add(to: &coverage)
        let loose = FieldCoverage.Field(path: "MT lines outside fields", treatment: .unknown, detail: "text")
        coverage.add(loose, count: looseLines)
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
