import SanctionsModel

/// Reads one transaction of an ISO 20022 message, with the context it stands in, into a `ScannedRecord`.
///
/// One pass over the bytes. The context is read once and its values are copied into each record under it. Values are copied
/// with references resolved and white space collapsed; an element that goes on in a next one of its kind (`Ustrd`,
/// `AddtlInf`) is one text, since names run over the ends of lines.
struct ISO20022Parser: Sendable {
    /// First byte of a context whose records are escaped once more: no XML starts with it.
    static let escapedMark: UInt8 = 1
    /// Most places in a value at which lines are joined without a space as well.
    private static let maximumSeams = 256
    /// Characters of the shortest field for text that may go on in a next one (Max35Text).
    private static let smallestTextField = 35
    /// Widths of fields for the lines of an address, in characters: a full line may go on in the next one within a word.
    private static let addressWidths = [35, 70]
    /// Most bytes of an address; what is more is looked at as text.
    private static let maximumAddress = 4096

    /// An open element.
    private struct Frame: Sendable {
        var node: Int32
        /// The party that a value here belongs to; -1 for none.
        var party: Int32
        var name: XMLMarkup.Name
        var hasChild = false
    }

    private struct Pending: Sendable {
        var party: Int32
        var identifier: ScannedRecord.Identifier
    }

    /// What is open and found besides the `ScannedRecord`.
    private struct State: Sendable {
        var frames: [Frame] = []
        /// The roles of the parties so far.
        var partyRoles: [Int32] = []
        /// The last line of an address, which the next one may go on with, and its party.
        var addressLine = ScannedRecord.Slice.absent
        var addressParty = -1
        var pending: [Pending] = []
        var idRank: UInt8 = .max
        /// The number of an `Othr` and the code of its scheme, until its end.
        var number = ScannedRecord.Slice.absent
        var scheme = ScannedRecord.Slice.absent
        /// The element of the last text, which a next one of the same kind may go on with.
        var textNode: Int32 = -1
        var lastTextCount = 0
        /// Where texts were joined with a space at a place where a word may go on.
        var textSeams: [Int] = []
        /// Rank of the amount so far, the lowest first, and the currency of the amount that is open.
        var amountRank: UInt8 = .max
        var currency = ScannedRecord.Slice.absent
        var hasMessage = false
        var hasTransaction = false
        var lacksTransaction = false

        mutating func take(_ other: State) {
            frames.removeAll(keepingCapacity: true)
            frames.append(contentsOf: other.frames)
            partyRoles.removeAll(keepingCapacity: true)
            partyRoles.append(contentsOf: other.partyRoles)
            addressParty = -1
            pending.removeAll(keepingCapacity: true)
            pending.append(contentsOf: other.pending)
            idRank = other.idRank
            number = other.number
            scheme = other.scheme
            textNode = -1
            lastTextCount = 0
            textSeams.removeAll(keepingCapacity: true)
            textSeams.append(contentsOf: other.textSeams)
            amountRank = other.amountRank
            currency = .absent
            hasMessage = other.hasMessage
            hasTransaction = other.hasTransaction
            lacksTransaction = false
        }
    }

    private let encoding: RecordEncoding
    private let markup = XMLMarkup(.utf8)
    private var paths = ISO20022Paths()
    private var counted = FieldCoverage()
    private var state = State()
    /// What the context with the number `contextNumber` holds; 0 is nothing.
    private var around = State()
    private var aroundRecord = ScannedRecord()
    private var contextNumber = 0
    private var isEscaped = false
    private var decoded: [UInt8] = []
    /// Where, in the value that is being read, lines were joined with a space at whose ends no space stands: a word may go on there.
    private var seams: [Int] = []
    /// Elements that were opened by the present record are those behind this many.
    private var framesAround = 0

    init(profile: InputProfile) {
        encoding = RecordEncoding(profile)
    }

    /// Which elements held something so far, and what was done with them.
    var coverage: FieldCoverage {
        var all = counted
        count(into: &all)
        return all
    }

    private func count(into all: inout FieldCoverage) {
        for node in paths.nodes {
            all.add(node.coverage, count: node.count)
            let words = FieldCoverage.Field(path: node.coverage.path, treatment: .screened, detail: "text, since it holds words")
            all.add(words, count: node.countOfWords)
        }
    }

    /// - Complexity: O(bytes of the record + values of the context).
    mutating func parse(
        _ record: Span<UInt8>, context: RecordContext?, into scanned: inout ScannedRecord
    ) -> RejectReason? {
        if paths.isFull {
            count(into: &counted)
            paths.forget()
            contextNumber = -1
        }
        do throws(RejectReason) {
            if let context {
                if context.number != contextNumber { try read(context) }
            } else if contextNumber != 0 {
                around = State()
                aroundRecord = ScannedRecord()
                contextNumber = 0
                isEscaped = false
            }
            state.take(around)
            framesAround = state.frames.count
            scanned.take(aroundRecord)
            if isEscaped {
                let text = EscapedXML.unescaped(record)
                try readDecoding(text.span, encoding, into: &scanned)
            } else {
                try readDecoding(record, encoding, into: &scanned)
            }
            if !state.hasMessage { throw RejectReason(.noMessage, offset: 0) }
            if state.lacksTransaction { throw RejectReason(.noTransaction, offset: 0) }
            try finish(&scanned)
            return nil
        } catch {
            scanned.removeAll()
            return error
        }
    }

    private mutating func read(_ context: RecordContext) throws(RejectReason) {
        // Until it is read whole.
        contextNumber = -1
        isEscaped = false
        var chain: [RecordContext] = []
        var next: RecordContext? = context
        while let one = next {
            chain.append(one)
            next = one.parent
        }
        state = State()
        framesAround = .max
        var record = ScannedRecord()
        for one in chain.reversed() {
            if one.bytes.first == ISO20022Parser.escapedMark {
                isEscaped = true
            } else {
                let bytes = one.bytes
                do throws(RejectReason) { try readDecoding(bytes.span, RecordEncoding(.utf8), into: &record) } catch {
                    // Its place is outside of the record.
                    throw RejectReason(error.code, offset: 0, found: error.found)
                }
            }
        }
        around = state
        aroundRecord = record
        contextNumber = context.number
    }

    private mutating func readDecoding(
        _ bytes: Span<UInt8>, _ encoding: RecordEncoding, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let encoding = try encoding.of(bytes)
        if encoding == .utf8 { return try read(bytes, into: &scanned) }
        var text: [UInt8] = []
        swap(&text, &decoded)
        defer { swap(&text, &decoded) }
        let count = try RecordEncoding.decode(bytes, from: encoding, into: &text)
        do throws(RejectReason) { try read(text.span.extracting(0..<count), into: &scanned) } catch {
            var reason = error
            if reason.offset > 0 {
                reason.offset = TextDecoding.sourceOffset(ofDecoded: reason.offset, in: bytes, encoding: encoding)
            }
            throw reason
        }
    }

    // MARK: Markup

    private mutating func read(_ text: Span<UInt8>, into scanned: inout ScannedRecord) throws(RejectReason) {
        var i = 0
        var valueStart = scanned.bytes.count
        while i < text.count {
            let open = ByteScan.firstIndex(of: 0x3C, in: text, from: i)
            if open > i, !state.frames.isEmpty {
                try append(text, i..<open, to: &scanned.bytes, from: valueStart, isData: false)
            }
            guard open + 1 < text.count else { break }
            switch text[open + 1] {
            case 0x3F:
                i = end(of: "?>", text, open + 2)
            case 0x21:
                if markup.starts(with: "<![CDATA[", in: text, at: open, to: text.count) == true {
                    let end = end(of: "]]>", text, open + 9)
                    try append(text, open + 9..<max(open + 9, end - 3), to: &scanned.bytes, from: valueStart, isData: true)
                    i = end
                } else {
                    i = end(of: "-->", text, open + 2)
                }
            case 0x2F:
                let (name, end) = XMLMarkup.byteName(text, from: open + 2, to: text.count)
                try takeValue(&scanned, from: valueStart, at: open)
                try close(name, &scanned)
                valueStart = scanned.bytes.count
                i =
                    end < text.count && text[end] == 0x3E
                    ? end + 1 : min(ByteScan.firstIndex(of: 0x3E, in: text, from: end) + 1, text.count)
            default:
                let (name, end) = XMLMarkup.byteName(text, from: open + 1, to: text.count)
                try takeValue(&scanned, from: valueStart, at: open, isBeforeChild: true)
                try self.open(name, text, open + 1..<end, &scanned)
                if end < text.count, text[end] != 0x3E { try takeAttributes(text, end, &scanned) }
                let (next, isEmpty) = endOfTag(text, end)
                if isEmpty { try close(name, &scanned) }
                valueStart = scanned.bytes.count
                i = next
            }
        }
        try takeValue(&scanned, from: valueStart, at: text.count)
    }

    private func end(of terminator: StaticString, _ text: Span<UInt8>, _ start: Int) -> Int {
        // SAFETY: the terminators are not empty.
        let first = unsafe terminator.utf8Start[0]
        var i = start
        while true {
            i = ByteScan.firstIndex(of: first, in: text, from: i)
            guard i < text.count else { return text.count }
            if markup.starts(with: terminator, in: text, at: i, to: text.count) == true {
                return i + terminator.utf8CodeUnitCount
            }
            i += 1
        }
    }

    @inline(__always)
    private func endOfTag(_ text: Span<UInt8>, _ start: Int) -> (next: Int, isEmpty: Bool) {
        if start < text.count, text[start] == 0x3E { return (start + 1, false) }
        var i = start
        var quote: UInt8 = 0
        while i < text.count {
            let byte = text[i]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                return (i + 1, i > 0 && text[i - 1] == 0x2F)
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            }
            i &+= 1
        }
        return (text.count, false)
    }

    /// Appends text with references resolved and white space collapsed. Character data goes on where text ended.
    mutating func append(
        _ text: Span<UInt8>, _ range: Range<Int>, to bytes: inout [UInt8], from valueStart: Int, isData: Bool
    ) throws(RejectReason) {
        var i = range.lowerBound
        let end = range.upperBound
        var isSpaced = bytes.count == valueStart
        // White space alone, between elements, is the usual text.
        while isSpaced, i < end, ISO20022Parser.isWhiteSpace(text[i]) { i &+= 1 }
        if !isSpaced { isSpaced = bytes.last == 0x20 }
        while i < end {
            var plain = i
            while plain < end {
                let byte = text[plain]
                if byte <= 0x20 || byte == 0x26 { break }
                plain &+= 1
            }
            if plain > i {
                // SAFETY: the buffer is read within the closure only.
                unsafe text.extracting(i..<plain).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
                isSpaced = false
                i = plain
                continue
            }
            if text[i] <= 0x20 {
                guard ISO20022Parser.isWhiteSpace(text[i]) else { throw RejectReason(.invalidCharacter, offset: i) }
                if !isSpaced {
                    noteSeam(text, i, end, bytes.count)
                    bytes.append(0x20)
                }
                isSpaced = true
                i &+= 1
            } else if !isData {
                guard let found = XMLReference.read(text, at: i, to: end) else {
                    throw RejectReason(.invalidReference, offset: i)
                }
                if found.scalar <= 0x20 {
                    if !isSpaced { bytes.append(0x20) }
                    isSpaced = true
                } else {
                    ISO20022Parser.append(found.scalar, to: &bytes)
                    isSpaced = false
                }
                i = found.end
            } else {
                bytes.append(0x26)
                isSpaced = false
                i &+= 1
            }
        }
    }

    /// Space, tab and line ends: of the control characters XML allows no others (XML 1.0, section 2.2).
    @inline(__always)
    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte <= 0x20 && (0x1_0000_2600 as UInt64) >> UInt64(byte) & 1 == 1
    }

    /// A line end between two letters or digits, with no space beside it.
    private mutating func noteSeam(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ place: Int) {
        guard text[start] == 0x0A || text[start] == 0x0D else { return }
        let next = start &+ (text[start] == 0x0D && start &+ 1 < end && text[start &+ 1] == 0x0A ? 2 : 1)
        if next < end, text[next] > 0x20, seams.count < ISO20022Parser.maximumSeams { seams.append(place) }
    }

    private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(scalar) else { return }
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(unit) }
    }

    // MARK: Elements

    private mutating func open(
        _ name: XMLMarkup.Name, _ text: Span<UInt8>, _ range: Range<Int>, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard state.frames.count <= XMLMarkup.maximumDepth else {
            throw RejectReason(.tooDeepXML, offset: range.lowerBound, found: XMLMarkup.maximumDepth)
        }
        let parent = state.frames.last
        let index = paths.child(of: Int(parent?.node ?? 0), name, text, range)
        guard paths.nodes.count < 2 * ISO20022Paths.limit else {
            throw RejectReason(.tooManyValues, offset: 0, found: ISO20022Paths.limit)
        }
        let role = paths.nodes[index].role
        let accountRole = paths.nodes[index].accountRole
        var party = parent?.party ?? -1
        if role >= 0 {
            party = try makeParty(role, &scanned)
        } else if accountRole >= 0 {
            party = try accountParty(accountRole, &scanned)
        }
        let hint = paths.nodes[index].typeHint
        if hint != .any, party >= 0, scanned.parties[Int(party)].type == .any { scanned.parties[Int(party)].type = hint }
        if paths.nodes[index].isMessage { state.hasMessage = true }
        if paths.nodes[index].isTransaction { state.hasTransaction = true }
        if paths.nodes[index].isNumbered {
            state.number = .absent
            state.scheme = .absent
        }
        if !state.frames.isEmpty { state.frames[state.frames.count - 1].hasChild = true }
        state.frames.append(Frame(node: Int32(truncatingIfNeeded: index), party: party, name: name))
    }

    private mutating func close(_ name: XMLMarkup.Name, _ scanned: inout ScannedRecord) throws(RejectReason) {
        // The end of an element of which the start went with another record.
        guard let frame = state.frames.last, frame.name == name else { return }
        state.frames.removeLast()
        let node = Int(frame.node)
        if paths.nodes[node].isNumbered, !state.number.isAbsent {
            let code = state.scheme.count <= 4 ? scanned.text(state.scheme) : ""
            let kind = paths.kind(ofScheme: code, at: node)
            try addIdentifier(kind, state.number, frame.party, &scanned)
            state.number = .absent
            state.scheme = .absent
        }
        if paths.nodes[node].needsTransactions, state.frames.count >= framesAround, !state.hasTransaction {
            state.lacksTransaction = true
        }
    }

    private mutating func makeParty(_ role: Int32, _ scanned: inout ScannedRecord) throws(RejectReason) -> Int32 {
        try checkCount(scanned.parties.count)
        let text = paths.roles[Int(role)].text
        var party = ScannedRecord.Party()
        party.type = paths.roles[Int(role)].type
        party.role = ScannedRecord.Slice(start: scanned.bytes.count, count: text.count)
        scanned.bytes.append(contentsOf: text)
        scanned.parties.append(party)
        state.partyRoles.append(role)
        return Int32(truncatingIfNeeded: scanned.parties.count - 1)
    }

    /// The last party of an account's role, which stands shortly before the account.
    private mutating func accountParty(_ role: Int32, _ scanned: inout ScannedRecord) throws(RejectReason) -> Int32 {
        let text = paths.roles[Int(role)].text
        for i in state.partyRoles.indices.reversed().prefix(16) where paths.roles[Int(state.partyRoles[i])].text == text {
            return Int32(truncatingIfNeeded: i)
        }
        return try makeParty(role, &scanned)
    }

    // MARK: Values

    /// What stands at the end of the bytes from `start` on is the text of the innermost element. No element of a message has both text
    /// and elements: a name would be cut in two.
    private mutating func takeValue(
        _ scanned: inout ScannedRecord, from start: Int, at place: Int, isBeforeChild: Bool = false
    ) throws(RejectReason) {
        defer { if !seams.isEmpty { seams.removeAll(keepingCapacity: true) } }
        guard scanned.bytes.count > start, let frame = state.frames.last else { return }
        if scanned.bytes.last == 0x20 { scanned.bytes.removeLast() }
        let value = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        guard !value.isAbsent else { return }
        let node = Int(frame.node)
        if isBeforeChild || frame.hasChild, paths.nodes[node].isWithinMessage {
            throw RejectReason(.mixedContent, offset: place)
        }
        let party = Int(frame.party)
        let action = paths.nodes[node].action
        if action == .none {
            if paths.nodes[node].isSkipped {
                let isWords = mayNameSomebody(value, node, scanned)
                if !isWords, paths.nodes[node].amountRank < state.amountRank, !state.currency.isAbsent || scanned.amount.isAbsent
                {
                    paths.count(node)
                    state.amountRank = paths.nodes[node].amountRank
                    scanned.amount = value
                    scanned.currency = state.currency
                    state.currency = .absent
                    return
                }
                guard isWords else {
                    paths.count(node)
                    scanned.bytes.removeLast(scanned.bytes.count - start)
                    return
                }
                paths.countWords(node)
            } else {
                paths.count(node)
                guard mayNameSomebody(value, node, scanned) else {
                    scanned.bytes.removeLast(scanned.bytes.count - start)
                    return
                }
            }
            return try addText(value, frame.node, &scanned)
        }
        paths.count(node)
        switch action {
        case .none: break
        case .name:
            guard party >= 0 else { return try addText(value, frame.node, &scanned) }
            try addName(value, party, &scanned)
        case .birthDate:
            if party >= 0 { scanned.parties[party].birthDate = value }
            try addUnlikelyText(value, frame.node, &scanned)
        case .country, .residence:
            try addUnlikelyText(value, frame.node, &scanned)
            guard party >= 0 else { return }
            if scanned.parties[party].country.isAbsent {
                scanned.parties[party].country = value
            } else if !scanned.isSameText(scanned.parties[party].country, value) {
                try addAddress(value, party, &scanned)
            }
        case .address:
            guard party >= 0 else { return try addText(value, frame.node, &scanned) }
            try addAddress(value, party, &scanned)
        case .identifier:
            try addIdentifier(paths.nodes[node].kind, value, frame.party, &scanned)
            if party >= 0 { try addUnlikelyText(value, frame.node, &scanned) }
        case .otherNumber:
            state.number = value
            try addUnlikelyText(value, frame.node, &scanned)
        case .scheme:
            state.scheme = value
            try addUnlikelyText(value, frame.node, &scanned)
        case .text:
            try addText(value, frame.node, &scanned)
        case .reference:
            let rank = paths.nodes[node].rank
            if rank < state.idRank, !TextShape.isNotProvided(scanned.bytes.span, value.range) {
                state.idRank = rank
                scanned.id = value
            }
            if TextShape.mayNameSomebody(reference: scanned.bytes.span, value.range) {
                try addText(value, frame.node, &scanned)
            }
        }
    }

    /// Whether the value of an element that isn't read as anything is screened as text.
    private func mayNameSomebody(
        _ value: ScannedRecord.Slice, _ node: Int, _ scanned: borrowing ScannedRecord
    ) -> Bool {
        let bytes = scanned.bytes.span
        guard paths.nodes[node].isSkipped else { return TextShape.holdsAnyWord(bytes, value.range) }
        if paths.nodes[node].isReference { return TextShape.mayNameSomebody(reference: bytes, value.range) }
        if paths.nodes[node].isNamespace { for i in value.range where bytes[i] == 0x3A { return false } }
        return TextShape.mayNameSomebody(bytes, value.range)
    }

    /// A country, a date or an identifier with words in it is screened as text as well.
    private mutating func addUnlikelyText(
        _ value: ScannedRecord.Slice, _ node: Int32, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard TextShape.mayNameSomebody(scanned.bytes.span, value.range) else { return }
        paths.countWords(Int(node))
        try addText(value, node, &scanned)
    }

    private mutating func addName(
        _ value: ScannedRecord.Slice, _ party: Int, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if scanned.parties[party].name.isAbsent {
            scanned.parties[party].name = value
            try addReading(value, party, &scanned)
        } else if !scanned.isSameText(scanned.parties[party].name, value) {
            // The name of an account beside that of its owner: both are screened.
            let further = Int(try makeParty(state.partyRoles[party], &scanned))
            scanned.parties[further].name = value
            try addReading(value, further, &scanned)
        }
    }

    /// Where lines were joined inside a name: the name without the spaces that stand there.
    private mutating func addReading(
        _ value: ScannedRecord.Slice, _ party: Int, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard let joined = joined(value, &scanned) else { return }
        let reading = Int(try makeParty(state.partyRoles[party], &scanned))
        scanned.parties[reading].name = joined
        scanned.parties[reading].readingOf = Int32(truncatingIfNeeded: party)
    }

    /// A copy of a value without the spaces at its seams; `nil` without any.
    private func joined(_ value: ScannedRecord.Slice, _ scanned: inout ScannedRecord) -> ScannedRecord.Slice? {
        guard !seams.isEmpty else { return nil }
        let start = scanned.bytes.count
        var from = value.range.lowerBound
        for seam in seams where seam > from && seam + 1 < value.range.upperBound {
            scanned.bytes.append(contentsOf: scanned.bytes[from..<seam])
            from = seam + 1
        }
        scanned.bytes.append(contentsOf: scanned.bytes[from..<value.range.upperBound])
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }

    // MARK: Attributes

    private static let currencyAttribute = XMLMarkup.Name("Ccy")
    private static let namespaceAttribute = XMLMarkup.Name("xmlns")

    /// The attributes of the element that was opened last, from behind its name on.
    private mutating func takeAttributes(
        _ text: Span<UInt8>, _ start: Int, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        var i = start
        while i < text.count {
            if text[i] <= 0x20 {
                i += 1
                continue
            }
            if text[i] == 0x3E || (text[i] == 0x2F && i + 1 < text.count && text[i + 1] == 0x3E) { return }
            let from = i
            while i < text.count, !XMLMarkup.endsName(text[i]) { i += 1 }
            let name = from..<i
            while i < text.count, text[i] <= 0x20 { i += 1 }
            guard !name.isEmpty, i < text.count, text[i] == 0x3D else { throw RejectReason(.malformedAttribute, offset: from) }
            i += 1
            while i < text.count, text[i] <= 0x20 { i += 1 }
            guard i < text.count, text[i] == 0x22 || text[i] == 0x27 else {
                throw RejectReason(.malformedAttribute, offset: from)
            }
            let value = i + 1..<max(i + 1, ByteScan.firstIndex(of: text[i], in: text, from: i + 1))
            i = value.upperBound + 1
            guard i < text.count, text[i] <= 0x20 || text[i] == 0x3E || text[i] == 0x2F else {
                throw RejectReason(.malformedAttribute, offset: from)
            }
            if !value.isEmpty { try takeAttribute(text, name, value, &scanned) }
        }
    }

    private mutating func takeAttribute(
        _ text: Span<UInt8>, _ nameRange: Range<Int>, _ range: Range<Int>, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard let frame = state.frames.last else { return }
        let isNamespace = markup.starts(with: "xmlns", in: text, at: nameRange.lowerBound, to: nameRange.upperBound) == true
        let name =
            isNamespace
            ? ISO20022Parser.namespaceAttribute
            : XMLMarkup.byteName(text, from: nameRange.lowerBound, to: nameRange.upperBound).name
        let node = paths.child(of: Int(frame.node), name, text, nameRange, isAttribute: true)
        guard paths.nodes.count < 2 * ISO20022Paths.limit else {
            throw RejectReason(.tooManyValues, offset: 0, found: ISO20022Paths.limit)
        }
        let start = scanned.bytes.count
        try append(text, range, to: &scanned.bytes, from: start, isData: false)
        if !seams.isEmpty { seams.removeAll(keepingCapacity: true) }
        if scanned.bytes.last == 0x20 { scanned.bytes.removeLast() }
        guard scanned.bytes.count > start else { return }
        let value = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        let isCurrency =
            name == ISO20022Parser.currencyAttribute && paths.nodes[Int(frame.node)].amountRank < state.amountRank
        if isCurrency { state.currency = ScannedRecord.Slice(start: start, count: min(4, Int(value.count))) }
        if mayNameSomebody(value, node, scanned) {
            paths.countWords(node)
            try addText(value, -1, &scanned)
        } else {
            paths.count(node)
            if !isCurrency { scanned.bytes.removeLast(scanned.bytes.count - start) }
        }
    }

    private mutating func addAddress(
        _ value: ScannedRecord.Slice, _ party: Int, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let known = scanned.parties[party].address
        // Read without the spaces at its seams as well, and joined with a full line before it: a name may run over both.
        if let joined = joined(value, &scanned) { try add(text: joined, to: &scanned) }
        if state.addressParty == party,
            ISO20022Parser.addressWidths.contains(TextShape.characters(scanned.bytes.span, state.addressLine.range))
        {
            let start = scanned.bytes.count
            scanned.appendCopy(of: state.addressLine)
            scanned.appendCopy(of: value)
            try add(text: ScannedRecord.Slice(start: start, count: scanned.bytes.count - start), to: &scanned)
        }
        state.addressParty = party
        state.addressLine = value
        if known.isAbsent {
            scanned.parties[party].address = value
        } else if Int(known.count) + Int(value.count) > ISO20022Parser.maximumAddress {
            try addText(value, -1, &scanned)
        } else {
            let start = scanned.bytes.count
            scanned.appendCopy(of: known)
            scanned.bytes.append(0x2C)
            scanned.bytes.append(0x20)
            scanned.appendCopy(of: value)
            scanned.parties[party].address = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        }
    }

    /// A text that no other one goes on with.
    private mutating func add(text: ScannedRecord.Slice, to scanned: inout ScannedRecord) throws(RejectReason) {
        try checkCount(scanned.texts.count)
        scanned.texts.append(text)
        state.textNode = -1
    }

    private mutating func addIdentifier(
        _ kind: Int32, _ value: ScannedRecord.Slice, _ party: Int32, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard party >= 0 else { return try addText(value, -1, &scanned) }
        try checkCount(state.pending.count)
        var identifier = ScannedRecord.Identifier()
        let text = kind >= 0 ? paths.kinds[Int(kind)] : []
        identifier.kind = ScannedRecord.Slice(start: scanned.bytes.count, count: text.count)
        scanned.bytes.append(contentsOf: text)
        identifier.value = value
        state.pending.append(Pending(party: party, identifier: identifier))
    }

    private mutating func addText(
        _ value: ScannedRecord.Slice, _ node: Int32, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let value = TextShape.blankMarkup(in: &scanned.bytes, value)
        guard TextShape.hasLetter(scanned.bytes.span, value.range) else { return }
        if node >= 0, node == state.textNode, let last = scanned.texts.last,
            Int(last.start) + Int(last.count) + 1 == Int(value.start)
        {
            if state.lastTextCount >= ISO20022Parser.smallestTextField { state.textSeams.append(Int(value.start) - 1) }
            scanned.texts[scanned.texts.count - 1].count += value.count + 1
        } else {
            try checkCount(scanned.texts.count)
            scanned.texts.append(value)
        }
        state.textNode = node
        state.lastTextCount = Int(value.count)
        state.textSeams += seams
        scanned.bytes.append(0x20)
    }

    /// The texts that were joined with spaces where a word may go on, without those spaces.
    private mutating func addTextReadings(_ scanned: inout ScannedRecord) throws(RejectReason) {
        guard !state.textSeams.isEmpty else { return }
        seams = state.textSeams.sorted()
        defer { seams.removeAll(keepingCapacity: true) }
        var next = 0
        for i in scanned.texts.indices {
            let range = scanned.texts[i].range
            while next < seams.count, seams[next] < range.lowerBound { next += 1 }
            guard next < seams.count, seams[next] < range.upperBound else { continue }
            try checkCount(scanned.texts.count)
            let start = scanned.bytes.count
            var from = range.lowerBound
            while next < seams.count, seams[next] < range.upperBound {
                scanned.bytes.append(contentsOf: scanned.bytes[from..<seams[next]])
                from = seams[next] + 1
                next += 1
            }
            scanned.bytes.append(contentsOf: scanned.bytes[from..<range.upperBound])
            scanned.texts.append(ScannedRecord.Slice(start: start, count: scanned.bytes.count - start))
        }
    }

    private func checkCount(_ count: Int) throws(RejectReason) {
        if count >= RecordParser.maximumValues {
            throw RejectReason(.tooManyValues, offset: 0, found: RecordParser.maximumValues)
        }
    }

    // MARK: The record's end

    private mutating func finish(_ scanned: inout ScannedRecord) throws(RejectReason) {
        var isSorted = true
        if !state.pending.isEmpty {
            for i in 1..<state.pending.count where state.pending[i].party < state.pending[i - 1].party { isSorted = false }
        }
        if !isSorted {
            state.pending = state.pending.enumerated().sorted {
                ($0.element.party, $0.offset) < ($1.element.party, $1.offset)
            }.map(\.element)
        }
        scanned.identifiers.removeAll(keepingCapacity: true)
        var i = 0
        while i < state.pending.count {
            let party = state.pending[i].party
            let start = scanned.identifiers.count
            while i < state.pending.count, state.pending[i].party == party {
                scanned.identifiers.append(state.pending[i].identifier)
                i += 1
            }
            scanned.parties[Int(party)].identifiers = start..<scanned.identifiers.count
        }
        var kept = 0
        // Where the parties of which there are other readings went.
        var places: [Int32: Int32] = [:]
        let hasReadings = scanned.parties.contains { $0.readingOf >= 0 }
        for i in scanned.parties.indices {
            var party = scanned.parties[i]
            // Some write the name among the lines of the address.
            if party.name.isAbsent, party.identifiers.isEmpty,
                party.address.isAbsent || !TextShape.holdsAnyWord(scanned.bytes.span, party.address.range)
            {
                continue
            }
            if hasReadings {
                if party.readingOf >= 0 { party.readingOf = places[party.readingOf] ?? -1 }
                places[Int32(truncatingIfNeeded: i)] = Int32(truncatingIfNeeded: kept)
            }
            if kept != i || hasReadings { scanned.parties[kept] = party }
            kept += 1
        }
        scanned.parties.removeLast(scanned.parties.count - kept)
        try addTextReadings(&scanned)
    }
}

extension ScannedRecord {
    /// Becomes a copy of another one, in the storage it has.
    mutating func take(_ other: borrowing ScannedRecord) {
        removeAll()
        bytes.append(contentsOf: other.bytes)
        id = other.id
        parties.append(contentsOf: other.parties)
        identifiers.append(contentsOf: other.identifiers)
        texts.append(contentsOf: other.texts)
        amount = other.amount
        currency = other.currency
        hasInvalidText = other.hasInvalidText
    }
}
