/// Whose the keys of a JSON object are, and where the object stands in the tree of pointers that the user mapped.
struct JSONContext {
    /// The party whose object it is; -1 for the record and for objects under keys that are not recognised.
    var party = -1
    /// The party's role; 0 is none.
    var slot: UInt16 = 0
    /// The node of the pointer tree; -1 when no pointer leads here.
    var node: Int32 = -1

    /// Stands for an element that was read, or passed over on purpose.
    static let done: Int32 = -2
}

/// Reads a record that is one JSON object.
///
/// Every string of it is read: as a party's field where its key is recognised, else as text, if it may hold words. Objects and
/// arrays under keys that are not recognised are searched for keys that are. A number, `true` or `false` where a name is
/// expected rejects the record, and so does a record without any field that may name a party.
extension RecordParser {
    mutating func parseJSON(_ text: Span<UInt8>, into scanned: inout ScannedRecord) throws(RejectReason) {
        mayNameParty = false
        var cursor = JSONCursor(text)
        cursor.skipWhitespace()
        guard cursor.current == 0x7B else {
            throw cursor.isAtEnd
                ? RejectReason(.unexpectedEnd, offset: cursor.offset) : RejectReason(.notAnObject, offset: cursor.offset)
        }
        var context = JSONContext()
        if case .pointers = map.sources { context.node = 0 }
        try readRecord(context, at: .record, &cursor, into: &scanned)
        cursor.skipWhitespace()
        guard cursor.isAtEnd else { throw RejectReason(.textAfterRecord, offset: cursor.offset) }
        guard mayNameParty else { throw RejectReason(.nothingToScreen, offset: 0) }
    }

    /// Reads an object whose keys are a record's: the record itself, or an object under a key that is not recognised.
    private mutating func readRecord(
        _ context: JSONContext, at place: JSONPlace, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let meaning = meaning(of: key, in: cursor.bytes, at: place, context.node)
            // The usual member, without a call: what recurses isn't inlined.
            if cursor.current == 0x22, meaning.node < 0, meaning.target.field.isTextOnly || meaning.target.field == .roleParty {
                let value = try RecordParser.readText(&cursor, into: &scanned)
                try takeText(meaning.target, value, isOfRecord: place == .record, into: &scanned)
            } else {
                try readMember(meaning, key, context, isOfRecord: place == .record, &cursor, into: &scanned)
            }
        }
    }

    /// Reads the value of a key, whatever it is.
    ///
    /// - Parameter isOfRecord: the key is one of the record's own object, where an `id` names the record.
    mutating func readMember(
        _ meaning: JSONKeyCache.Meaning, _ key: JSONCursor.StringToken, _ context: JSONContext, isOfRecord: Bool = false,
        _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if meaning.isName { try takeKey(key, cursor.bytes, into: &scanned) }
        if try readMapped(meaning.node, &cursor, into: &scanned) { return }
        if meaning.isLeftOut { mayNameParty = true }
        var inner = context
        inner.node = meaning.node
        try readField(meaning.target, inner, isOfRecord: isOfRecord, &cursor, into: &scanned)
    }

    /// Reads a value as what its key was taken for.
    mutating func readField(
        _ target: FieldTarget, _ context: JSONContext, isOfRecord: Bool = false, _ cursor: inout JSONCursor,
        into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if target.field.mayNameParty, target.field != .unrecognised { noteEmpty(cursor) }
        switch target.field {
        case .ignored: try cursor.skipValue()
        case .unrecognised: try readUnrecognised(context, &cursor, into: &scanned)
        case .id, .amount, .currency:
            try readOfRecord(target, context, isOfRecord: isOfRecord, &cursor, into: &scanned)
        case .text: try readTexts(context.node, &cursor, into: &scanned)
        case .parties: try readParties(slot: context.slot, isContainer: true, context.node, &cursor, into: &scanned)
        case .roleParty: try readRoleParty(target.slot, context, &cursor, into: &scanned)
        default:
            let party =
                target.slot == 0 && context.party >= 0 ? context.party : try assembly.party(ofSlot: target.slot, in: &scanned)
            let owner = JSONContext(party: party, slot: target.slot == 0 ? context.slot : target.slot, node: context.node)
            try readField(target.field, kind: target.kind, owner, &cursor, into: &scanned)
        }
    }

    /// Takes a text for what its key says.
    @inline(__always)
    mutating func takeText(
        _ target: FieldTarget, _ value: ScannedRecord.Slice, isOfRecord: Bool, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if target.field.mayNameParty {
            mayNameParty = true
            try take(target, value, into: &scanned)
        } else {
            try takeOfRecord(target, value, isOfRecord: isOfRecord, into: &scanned)
        }
    }

    // MARK: Not recognised

    /// Reads a value under a key that is not recognised: its texts are texts of the record, its objects may hold parties.
    mutating func readUnrecognised(
        _ context: JSONContext, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        switch cursor.current {
        case 0x22:
            let value = try RecordParser.readText(&cursor, into: &scanned)
            // On the way to a pointer that was mapped in place of everything else.
            if context.node >= 0, map.isClosed(context.node) { return }
            try takeUnrecognised(value, into: &scanned)
        case 0x5B:
            try cursor.open()
            var isFirst = true
            var element = 0
            while try cursor.nextElement(&isFirst) {
                var inner = context
                inner.node = try readElement(element, of: context.node, &cursor, into: &scanned)
                element &+= 1
                if inner.node != JSONContext.done { try readUnrecognised(inner, &cursor, into: &scanned) }
            }
        case 0x7B where context.party >= 0:
            // Of a party: what it holds is the party's, unless it names somebody itself.
            let party = try assembly.newParty(slot: context.slot, in: &scanned)
            try readParty(JSONContext(party: party, slot: context.slot, node: context.node), &cursor, into: &scanned)
        case 0x7B:
            let scope = assembly.openScope(parties: scanned.parties.count)
            try readRecord(context, at: .nested, &cursor, into: &scanned)
            assembly.closeScope(scope, parties: scanned.parties.count)
        default:
            try cursor.skipValue()
        }
    }

    /// Takes a text of which nobody knows what it is.
    @inline(__always)
    mutating func takeUnrecognised(
        _ value: ScannedRecord.Slice, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        mayNameParty = true
        guard !value.isAbsent, mayHoldWords(scanned.bytes.span.extracting(value.range)) else { return }
        try assembly.addText(value, to: &scanned)
        if unrecognised != nil { unrecognised?.insert(Int(value.start)) }
    }

    /// Takes a key that may itself be a name.
    @inline(never)
    private mutating func takeKey(
        _ key: JSONCursor.StringToken, _ bytes: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        try assembly.addText(RecordParser.text(of: key, bytes, into: &scanned), to: &scanned)
    }

    /// Notes a field that is recognised and names nobody: `null`, an empty array, an empty object.
    @inline(__always)
    private mutating func noteEmpty(_ cursor: borrowing JSONCursor) {
        if cursor.current == 0x6E || cursor.isAtEmptyContainer { mayNameParty = true }
    }

    // MARK: The record's own fields

    /// Reads an id, an amount or a currency, or an object of amount and currency (`{"value":…,"currency":…}`).
    private mutating func readOfRecord(
        _ target: FieldTarget, _ context: JSONContext, isOfRecord: Bool, _ cursor: inout JSONCursor,
        into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard cursor.current == 0x7B, target.field != .id else {
            let value = try readScalar(context, &cursor, into: &scanned)
            return try takeOfRecord(target, value, isOfRecord: isOfRecord, into: &scanned)
        }
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let meaning = meaning(of: key, in: cursor.bytes, at: .nested, context.node)
            if cursor.isAtScalar, meaning.node < 0, !meaning.isLeftOut {
                let value = try readScalar(JSONContext(), &cursor, into: &scanned)
                let field = meaning.target.field == .currency ? FieldTarget.Field.currency : .amount
                try takeOfRecord(FieldTarget(field), value, isOfRecord: isOfRecord, into: &scanned)
            } else {
                try readMember(meaning, key, JSONContext(), &cursor, into: &scanned)
            }
        }
    }

    /// Takes an id, an amount or a currency. What cannot be one is also a text: an amount or currency of words, and an id that is not
    /// the record's own.
    @inline(__always)
    mutating func takeOfRecord(
        _ target: FieldTarget, _ value: ScannedRecord.Slice, isOfRecord: Bool, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if value.isAbsent { return }
        switch target.field {
        case .id:
            if isOfRecord {
                assembly.setID(value, rank: target.rank, in: &scanned)
                // Several words are no number of a payment.
                return try assembly.addWords(value, to: &scanned)
            }
        case .amount, .currency:
            RecordParser.set(target.field, to: value, in: &scanned)
            if RecordParser.isCode(scanned.bytes.span.extracting(value.range)) { return }
        default:
            break
        }
        guard mayHoldWords(scanned.bytes.span.extracting(value.range)) else { return }
        try takeUnrecognised(value, into: &scanned)
    }

    /// Whether a text is a code, as of a country or a currency (ISO 3166-1, ISO 4217): two or three capitals, which name no party.
    static func isCode(_ text: Span<UInt8>) -> Bool {
        guard text.count == 2 || text.count == 3 else { return false }
        for i in text.indices where text[i] < 0x41 || text[i] > 0x5A { return false }
        return true
    }

    /// The first amount of a record counts, and the first currency.
    @inline(__always)
    static func set(_ field: FieldTarget.Field, to value: ScannedRecord.Slice, in scanned: inout ScannedRecord) {
        if field == .amount {
            if scanned.amount.isAbsent { scanned.amount = value }
        } else if scanned.currency.isAbsent {
            scanned.currency = value
        }
    }

    // MARK: Texts

    /// Takes every text and number at any depth of the value; parties that are named in it by their keys are read as such.
    mutating func readTexts(
        _ node: Int32, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        var isFirst = true
        switch cursor.current {
        case 0x5B:
            try cursor.open()
            var element = 0
            while try cursor.nextElement(&isFirst) {
                let inner = try readElement(element, of: node, &cursor, into: &scanned)
                element &+= 1
                if inner != JSONContext.done { try readTexts(inner, &cursor, into: &scanned) }
            }
        case 0x7B:
            let scope = assembly.openScope(parties: scanned.parties.count)
            try cursor.open()
            while let key = try cursor.nextKey(&isFirst) {
                let meaning = meaning(of: key, in: cursor.bytes, at: .nested, node)
                let field = meaning.target.field
                if meaning.isLeftOut || field.isName || field == .parties || meaning.target.slot > 0 {
                    try readMember(meaning, key, JSONContext(), &cursor, into: &scanned)
                } else if try !readMapped(meaning.node, &cursor, into: &scanned) {
                    if meaning.isName { try takeKey(key, cursor.bytes, into: &scanned) }
                    try readTexts(meaning.node, &cursor, into: &scanned)
                }
            }
            assembly.closeScope(scope, parties: scanned.parties.count)
        default:
            let value = try readScalar(JSONContext(), &cursor, into: &scanned)
            if !value.isAbsent { mayNameParty = true }
            try assembly.addText(value, to: &scanned)
        }
    }

    // MARK: Keys

    @inline(__always)
    mutating func meaning(
        of key: JSONCursor.StringToken, in bytes: Span<UInt8>, at place: JSONPlace, _ node: Int32
    ) -> JSONKeyCache.Meaning {
        if !key.hasEscapes, let known = keys.known(bytes, key.content, at: RecordParser.number(place, node)) { return known }
        return newMeaning(of: key, in: bytes, at: place, node)
    }

    /// A key that is written with escapes is the same key.
    @inline(never)
    private mutating func newMeaning(
        of key: JSONCursor.StringToken, in bytes: Span<UInt8>, at place: JSONPlace, _ node: Int32
    ) -> JSONKeyCache.Meaning {
        if key.hasEscapes {
            var plain: [UInt8] = []
            _ = JSONEscapes.append(bytes, key.content, to: &plain)
            return map.meaning(of: plain.span, at: place, node: node)
        }
        let meaning = map.meaning(of: bytes.extracting(key.content), at: place, node: node)
        keys.remember(bytes, key.content, at: RecordParser.number(place, node), meaning)
        return meaning
    }

    /// A number for a place and a node, for `JSONKeyCache`.
    @inline(__always)
    static func number(_ place: JSONPlace, _ node: Int32) -> Int32 { (node &+ 1) << 3 | Int32(place.rawValue) }

    // MARK: Values

    /// Reads a text or a number; absent for one that is empty, and for `null`, `true` and `false`. Arrays and objects are read
    /// as what is not recognised.
    @inline(__always)
    mutating func readScalar(
        _ context: JSONContext, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> ScannedRecord.Slice {
        switch cursor.current {
        case 0x22: return try RecordParser.readText(&cursor, into: &scanned)
        case 0x2D, 0x30...0x39:
            let range = try cursor.number()
            return ScannedRecord.Slice(start: range.lowerBound, count: range.count)
        case 0x5B, 0x7B:
            try readUnrecognised(context, &cursor, into: &scanned)
            return .absent
        default:
            try cursor.literal()
            return .absent
        }
    }

    /// Reads the text at the cursor; absent when it is empty.
    @inline(__always)
    static func readText(
        _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> ScannedRecord.Slice {
        let token = try cursor.string()
        return text(of: token, cursor.bytes, into: &scanned)
    }

    /// The text of a string, with its escapes resolved.
    @inline(__always)
    static func text(
        of token: JSONCursor.StringToken, _ bytes: Span<UInt8>, into scanned: inout ScannedRecord
    ) -> ScannedRecord.Slice {
        token.hasEscapes ? unescaped(token, bytes, into: &scanned) : trimmed(bytes, token.content)
    }

    @inline(never)
    private static func unescaped(
        _ token: JSONCursor.StringToken, _ bytes: Span<UInt8>, into scanned: inout ScannedRecord
    ) -> ScannedRecord.Slice {
        let start = scanned.bytes.count
        if !JSONEscapes.append(bytes, token.content, to: &scanned.bytes) { scanned.hasInvalidText = true }
        return RecordParser.trimmedTail(of: scanned, from: start)
    }
}
