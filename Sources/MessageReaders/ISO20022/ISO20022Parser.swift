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
    /// Most bytes of an address; what is more is looked at as text.
    private static let maximumAddress = 4096

    /// An open element.
    private struct Frame: Sendable {
        var node: Int32
        /// The party that a value here belongs to; -1 for none.
        var party: Int32
        var name: XMLMarkup.Name
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
        /// Lines of addresses without the spaces at their seams, by party.
        var joinedAddresses: [(party: Int, text: ScannedRecord.Slice)] = []
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
            joinedAddresses.removeAll(keepingCapacity: true)
            partyRoles.append(contentsOf: other.partyRoles)
            joinedAddresses.append(contentsOf: other.joinedAddresses)
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
                try readDecoding(bytes.span, RecordEncoding(.utf8), into: &record)
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
        try read(text.span.extracting(0..<count), into: &scanned)
    }

    // MARK: Markup

    private mutating func read(_ text: Span<UInt8>, into scanned: inout ScannedRecord) throws(RejectReason) {
        var i = 0
        var valueStart = scanned.bytes.count
        while i < text.count {
            let open = ByteScan.firstIndex(of: 0x3C, in: text, from: i)
            if open > i, !state.frames.isEmpty { append(text, i..<open, to: &scanned.bytes, from: valueStart, isData: false) }
            guard open + 1 < text.count else { break }
            switch text[open + 1] {
            case 0x3F:
                i = end(of: "?>", text, open + 2)
            case 0x21:
                if markup.starts(with: "<![CDATA[", in: text, at: open, to: text.count) == true {
                    let end = end(of: "]]>", text, open + 9)
                    append(text, open + 9..<max(open + 9, end - 3), to: &scanned.bytes, from: valueStart, isData: true)
                    i = end
                } else {
                    i = end(of: "-->", text, open + 2)
                }
            case 0x2F:
                let (name, end) = XMLMarkup.byteName(text, from: open + 2, to: text.count)
                try takeValue(&scanned, from: valueStart)
                try close(name, &scanned)
                valueStart = scanned.bytes.count
                i =
                    end < text.count && text[end] == 0x3E
                    ? end + 1 : min(ByteScan.firstIndex(of: 0x3E, in: text, from: end) + 1, text.count)
            default:
                let (name, end) = XMLMarkup.byteName(text, from: open + 1, to: text.count)
                try takeValue(&scanned, from: valueStart)
                try self.open(name, text, open + 1..<end, &scanned)
                if state.amountRank > 0 { takeCurrency(text, end, &scanned) }
                let (next, isEmpty) = endOfTag(text, end)
                if isEmpty { try close(name, &scanned) }
                valueStart = scanned.bytes.count
                i = next
            }
        }
        try takeValue(&scanned, from: valueStart)
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
    private mutating func append(
        _ text: Span<UInt8>, _ range: Range<Int>, to bytes: inout [UInt8], from valueStart: Int, isData: Bool
    ) {
        var i = range.lowerBound
        let end = range.upperBound
        var isSpaced = bytes.count == valueStart
        // White space alone, between elements, is the usual text.
        while isSpaced, i < end, text[i] <= 0x20 { i &+= 1 }
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
                if !isSpaced {
                    noteSeam(text, i, end, bytes.count)
                    bytes.append(0x20)
                }
                isSpaced = true
                i &+= 1
            } else if !isData, let found = XMLReference.read(text, at: i, to: end) {
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

    /// What stands at the end of the bytes from `start` on is the text of the innermost element.
    private mutating func takeValue(_ scanned: inout ScannedRecord, from start: Int) throws(RejectReason) {
        defer { if !seams.isEmpty { seams.removeAll(keepingCapacity: true) } }
        guard scanned.bytes.count > start, let frame = state.frames.last else { return }
        if scanned.bytes.last == 0x20 { scanned.bytes.removeLast() }
        let value = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        guard !value.isAbsent else { return }
        let node = Int(frame.node)
        let party = Int(frame.party)
        let action = paths.nodes[node].action
        if action == .none {
            if paths.nodes[node].isSkipped {
                if paths.nodes[node].amountRank < state.amountRank, !state.currency.isAbsent || scanned.amount.isAbsent {
                    paths.count(node)
                    state.amountRank = paths.nodes[node].amountRank
                    scanned.amount = value
                    scanned.currency = state.currency
                    state.currency = .absent
                    return
                }
                guard TextShape.holdsWords(scanned.bytes.span, value.range) else {
                    paths.count(node)
                    scanned.bytes.removeLast(scanned.bytes.count - start)
                    return
                }
                paths.countWords(node)
            } else {
                paths.count(node)
                guard TextShape.holdsWord(scanned.bytes.span, value.range) else {
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
        case .country, .residence:
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
        case .otherNumber:
            state.number = value
        case .scheme:
            state.scheme = value
        case .text:
            try addText(value, frame.node, &scanned)
        case .reference:
            let rank = paths.nodes[node].rank
            if rank < state.idRank, !TextShape.isNotProvided(scanned.bytes.span, value.range) {
                state.idRank = rank
                scanned.id = value
            }
            if TextShape.holdsWords(scanned.bytes.span, value.range) { try addText(value, frame.node, &scanned) }
        }
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

    /// The attribute `Ccy` of an element that holds an amount.
    private mutating func takeCurrency(_ text: Span<UInt8>, _ start: Int, _ scanned: inout ScannedRecord) {
        guard let frame = state.frames.last, paths.nodes[Int(frame.node)].amountRank < state.amountRank else { return }
        state.currency = .absent
        var i = start
        while i + 3 < text.count, i < start + 256, text[i] != 0x3E {
            if text[i] == 0x43, text[i + 1] == 0x63, text[i + 2] == 0x79, text[i - 1] <= 0x20 {
                i += 3
                while i < text.count, text[i] != 0x22, text[i] != 0x27, text[i] != 0x3E { i += 1 }
                let from = min(i + 1, text.count)
                var to = from
                while to < text.count, to < from + 4, text[to] > 0x27 { to += 1 }
                let place = scanned.bytes.count
                for k in from..<to { scanned.bytes.append(text[k]) }
                state.currency = ScannedRecord.Slice(start: place, count: to - from)
                return
            }
            i += 1
        }
    }

    private mutating func addAddress(
        _ value: ScannedRecord.Slice, _ party: Int, _ scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let known = scanned.parties[party].address
        // Read without the spaces at its seams as well, where the lines of an address turn out to hold the name.
        if let joined = joined(value, &scanned) {
            try checkCount(state.joinedAddresses.count)
            state.joinedAddresses.append((party, joined))
        }
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
            if party.name.isAbsent {
                // Some write the name among the lines of the address.
                if !party.address.isAbsent, TextShape.holdsWord(scanned.bytes.span, party.address.range) {
                    try checkCount(scanned.texts.count)
                    scanned.texts.append(party.address)
                    for joined in state.joinedAddresses where joined.party == i { scanned.texts.append(joined.text) }
                }
                if party.identifiers.isEmpty { continue }
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
