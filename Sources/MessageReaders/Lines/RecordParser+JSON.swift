extension RecordParser {
    /// Reads a record that is one JSON object.
    mutating func parseJSON(_ text: Span<UInt8>, into scanned: inout ScannedRecord) throws(RejectReason) {
        var cursor = JSONCursor(text)
        cursor.skipWhitespace()
        guard cursor.current == 0x7B else {
            throw cursor.isAtEnd
                ? RejectReason(.unexpectedEnd, offset: cursor.offset) : RejectReason(.notAnObject, offset: cursor.offset)
        }
        if case .pointers = map.sources {
            try readNode(0, &cursor, into: &scanned)
        } else {
            try readRecord(&cursor, into: &scanned)
        }
        cursor.skipWhitespace()
        guard cursor.isAtEnd else { throw RejectReason(.textAfterRecord, offset: cursor.offset) }
    }

    // MARK: Keys by the vocabulary

    /// Reads an object whose keys are the record's: at the top, or `parties` that are keyed by their roles.
    private mutating func readRecord(_ cursor: inout JSONCursor, into scanned: inout ScannedRecord) throws(RejectReason) {
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let target = vocabularyTarget(of: key, in: cursor.bytes, at: .record)
            if cursor.current == 0x22, target.field.isTextOnly || target.field == .roleParty {
                let value = try RecordParser.readText(&cursor, into: &scanned)
                try take(target, value, into: &scanned)
                continue
            }
            switch target.field {
            case .ignored, .unrecognised:
                try cursor.skipValue()
            case .id:
                if let value = try readScalar(&cursor, into: &scanned) {
                    assembly.setID(value, rank: target.rank, in: &scanned)
                }
            case .text:
                try readTexts(&cursor, into: &scanned)
            case .amount, .currency:
                try readAmount(target.field, &cursor, into: &scanned)
            case .parties:
                try readParties(slot: 0, &cursor, into: &scanned)
            case .role:
                if let value = try readScalar(&cursor, into: &scanned) {
                    assembly.setRole(value, ofParty: try assembly.party(ofSlot: 0, in: &scanned), in: &scanned)
                }
            case .identifiers:
                let party = try assembly.party(ofSlot: 0, in: &scanned)
                try readIdentifiers(kind: 0, ofParty: party, &cursor, into: &scanned)
            case .roleParty:
                if cursor.current == 0x7B || cursor.current == 0x5B {
                    try readParties(slot: target.slot, &cursor, into: &scanned)
                } else {
                    let party = try assembly.party(ofSlot: target.slot, in: &scanned)
                    try readField(.name, kind: 0, ofParty: party, &cursor, into: &scanned)
                }
            default:
                let party = try assembly.party(ofSlot: target.slot, in: &scanned)
                try readField(target.field, kind: target.kind, ofParty: party, &cursor, into: &scanned)
            }
        }
    }

    /// Reads parties: an object is one party, a text the name of one, an array any of these.
    private mutating func readParties(
        slot: UInt16, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        switch cursor.current {
        case 0x5B:
            try cursor.open()
            var isFirst = true
            while try cursor.nextElement(&isFirst) {
                if cursor.current == 0x7B {
                    let party = try assembly.newParty(slot: slot, in: &scanned)
                    try readParty(party, &cursor, into: &scanned)
                } else {
                    try readParties(slot: slot, &cursor, into: &scanned)
                }
            }
        case 0x7B where slot == 0:
            // One party, or parties by their roles: its own keys tell, and no key means both.
            try readPartyOrRoles(&cursor, into: &scanned)
        case 0x7B:
            let party = try assembly.newParty(slot: slot, in: &scanned)
            try readParty(party, &cursor, into: &scanned)
        default:
            let party = try assembly.newParty(slot: slot, in: &scanned)
            try readField(.name, kind: 0, ofParty: party, &cursor, into: &scanned)
        }
    }

    /// `"parties":{"debtor":{…},"creditor":{…}}`, or `"parties":{"name":…}`.
    private mutating func readPartyOrRoles(
        _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let party = try assembly.newParty(slot: 0, in: &scanned)
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let role = vocabularyTarget(of: key, in: cursor.bytes, at: .record)
            if role.field == .roleParty {
                try readParties(slot: role.slot, &cursor, into: &scanned)
            } else {
                let target = vocabularyTarget(of: key, in: cursor.bytes, at: .party)
                try readMember(target, ofParty: party, &cursor, into: &scanned)
            }
        }
    }

    /// Reads an object whose keys are a party's.
    private mutating func readParty(
        _ party: Int, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let target = vocabularyTarget(of: key, in: cursor.bytes, at: .party)
            // The usual member, without a call: what recurses isn't inlined.
            if cursor.current == 0x22, target.field.isTextOnly {
                let value = try RecordParser.readText(&cursor, into: &scanned)
                try assembly.set(target.field, to: value, ofParty: party, in: &scanned)
            } else {
                try readMember(target, ofParty: party, &cursor, into: &scanned)
            }
        }
    }

    @inline(never)
    private mutating func readMember(
        _ target: FieldTarget, ofParty party: Int, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        switch target.field {
        case .ignored, .unrecognised:
            try cursor.skipValue()
        case .role:
            if let value = try readScalar(&cursor, into: &scanned) { assembly.setRole(value, ofParty: party, in: &scanned) }
        case .identifiers:
            try readIdentifiers(kind: 0, ofParty: party, &cursor, into: &scanned)
        default:
            try readField(target.field, kind: target.kind, ofParty: party, &cursor, into: &scanned)
        }
    }

    /// Reads the value of a party's field: a text or number, an array of them, or an object where a field has parts.
    private mutating func readField(
        _ field: FieldTarget.Field, kind: UInt16, ofParty party: Int, _ cursor: inout JSONCursor,
        into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if field == .identifier { return try readIdentifiers(kind: kind, ofParty: party, &cursor, into: &scanned) }
        switch cursor.current {
        case 0x5B:
            try cursor.open()
            var isFirst = true
            while try cursor.nextElement(&isFirst) {
                try readField(field, kind: kind, ofParty: party, &cursor, into: &scanned)
            }
        case 0x7B:
            switch field {
            case .name: try readParty(party, &cursor, into: &scanned)
            case .address: try readAddress(ofParty: party, &cursor, into: &scanned)
            default: try cursor.skipValue()
            }
        default:
            guard let value = try readScalar(&cursor, into: &scanned) else { return }
            try assembly.set(field, to: value, ofParty: party, in: &scanned)
        }
    }

    /// Reads an address in parts: all its texts are the address, its country also the party's.
    private mutating func readAddress(
        ofParty party: Int, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let target = vocabularyTarget(of: key, in: cursor.bytes, at: .party)
            if cursor.current == 0x7B {
                try readAddress(ofParty: party, &cursor, into: &scanned)
            } else if cursor.current == 0x5B {
                try readField(.address, kind: 0, ofParty: party, &cursor, into: &scanned)
            } else if let value = try readScalar(&cursor, into: &scanned) {
                try assembly.set(.address, to: value, ofParty: party, in: &scanned)
                if target.field == .country, scanned.parties[party].country.isAbsent {
                    try assembly.set(.country, to: value, ofParty: party, in: &scanned)
                }
            }
        }
    }

    /// Reads identifiers: a text or number, an object `{"kind":…,"value":…}` or `{"passport":…}`, or an array of these.
    private mutating func readIdentifiers(
        kind: UInt16, ofParty party: Int, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        switch cursor.current {
        case 0x5B:
            try cursor.open()
            var isFirst = true
            while try cursor.nextElement(&isFirst) {
                try readIdentifiers(kind: kind, ofParty: party, &cursor, into: &scanned)
            }
        case 0x7B:
            try readIdentifier(kind: kind, ofParty: party, &cursor, into: &scanned)
        default:
            guard let value = try readScalar(&cursor, into: &scanned) else { return }
            try assembly.addIdentifier(kind: kind, value: value, toParty: party, in: &scanned)
        }
    }

    private mutating func readIdentifier(
        kind: UInt16, ofParty party: Int, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        var identifier = ScannedRecord.Identifier()
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let target = vocabularyTarget(of: key, in: cursor.bytes, at: .identifier)
            switch target.field {
            case .identifierKind:
                if let value = try readScalar(&cursor, into: &scanned) { identifier.kind = value }
            case .identifierCountry:
                if let value = try readScalar(&cursor, into: &scanned) { identifier.country = value }
            case .identifierValue:
                if cursor.current == 0x7B || cursor.current == 0x5B {
                    try readIdentifiers(kind: kind, ofParty: party, &cursor, into: &scanned)
                } else if let value = try readScalar(&cursor, into: &scanned) {
                    // A second value of the same object is a second identifier.
                    if !identifier.value.isAbsent { try assembly.add(identifier, toParty: party) }
                    identifier.value = value
                }
            case .identifier:
                try readIdentifiers(kind: target.kind, ofParty: party, &cursor, into: &scanned)
            default:
                try cursor.skipValue()
            }
        }
        guard !identifier.value.isAbsent else { return }
        if identifier.kind.isAbsent { identifier.kind = assembly.kindSlice(kind, in: &scanned) }
        try assembly.add(identifier, toParty: party)
    }

    /// Takes every text at any depth of the value.
    private mutating func readTexts(_ cursor: inout JSONCursor, into scanned: inout ScannedRecord) throws(RejectReason) {
        var isFirst = true
        switch cursor.current {
        case 0x5B:
            try cursor.open()
            while try cursor.nextElement(&isFirst) { try readTexts(&cursor, into: &scanned) }
        case 0x7B:
            try cursor.open()
            while try cursor.nextKey(&isFirst) != nil { try readTexts(&cursor, into: &scanned) }
        default:
            if let value = try readScalar(&cursor, into: &scanned) { try assembly.addText(value, to: &scanned) }
        }
    }

    /// An amount or a currency; in an object (`{"value":…,"currency":…}`) both.
    private mutating func readAmount(
        _ field: FieldTarget.Field, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard cursor.current == 0x7B else {
            if let value = try readScalar(&cursor, into: &scanned) { RecordParser.set(field, to: value, in: &scanned) }
            return
        }
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let target = vocabularyTarget(of: key, in: cursor.bytes, at: .record)
            guard let value = try readScalar(&cursor, into: &scanned) else { continue }
            RecordParser.set(target.field == .currency ? .currency : .amount, to: value, in: &scanned)
        }
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

    // MARK: JSON pointers

    /// Reads the value at a node of the pointer tree. RFC 6901 names object members and array elements alike.
    private mutating func readNode(
        _ index: Int, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard case .pointers(let nodes) = map.sources, nodes.indices.contains(index) else { return try cursor.skipValue() }
        var isFirst = true
        switch cursor.current {
        case 0x7B where nodes[index].targets.contains { $0.field == .text }:
            try readTexts(&cursor, into: &scanned)
        case 0x7B:
            try cursor.open()
            while let key = try cursor.nextKey(&isFirst) {
                let meaning = pointerMeaning(of: key, in: cursor.bytes, at: index)
                if meaning.node >= 0 {
                    try readNode(Int(meaning.node), &cursor, into: &scanned)
                } else if meaning.target.field == .id, let value = try readScalar(&cursor, into: &scanned) {
                    assembly.setID(value, rank: meaning.target.rank, in: &scanned)
                } else if meaning.target.field != .id {
                    try cursor.skipValue()
                }
            }
        case 0x5B:
            try cursor.open()
            var element = 0
            while try cursor.nextElement(&isFirst) {
                if let child = nodes[index].children.first(where: { $0.index == element }) {
                    try readNode(child.node, &cursor, into: &scanned)
                } else if let value = try readScalar(&cursor, into: &scanned) {
                    for target in nodes[index].targets { try take(target, value, into: &scanned) }
                }
                element += 1
            }
        default:
            guard let value = try readScalar(&cursor, into: &scanned) else { return }
            for target in nodes[index].targets { try take(target, value, into: &scanned) }
        }
    }

    private mutating func pointerMeaning(
        of key: JSONCursor.StringToken, in bytes: Span<UInt8>, at node: Int
    ) -> JSONKeyCache.Meaning {
        if key.hasEscapes {
            var plain: [UInt8] = []
            _ = JSONEscapes.append(bytes, key.content, to: &plain)
            return map.meaning(of: plain.span, atNode: node)
        }
        let map = map
        return keys.meaning(of: bytes, key.content, at: Int32(truncatingIfNeeded: node)) { map.meaning(of: $0, atNode: node) }
    }

    // MARK: Both

    @inline(__always)
    private mutating func vocabularyTarget(
        of key: JSONCursor.StringToken, in bytes: Span<UInt8>, at place: FieldVocabulary.Place
    ) -> FieldTarget {
        if key.hasEscapes { return RecordParser.escapedVocabularyTarget(of: key, in: bytes, at: place) }
        return keys.meaning(of: bytes, key.content, at: Int32(place.rawValue)) {
            JSONKeyCache.Meaning(target: FieldVocabulary.meaning(of: $0, at: place))
        }.target
    }

    /// A key written with escapes is the same key.
    @inline(never)
    private static func escapedVocabularyTarget(
        of key: JSONCursor.StringToken, in bytes: Span<UInt8>, at place: FieldVocabulary.Place
    ) -> FieldTarget {
        var plain: [UInt8] = []
        _ = JSONEscapes.append(bytes, key.content, to: &plain)
        return FieldVocabulary.meaning(of: plain.span, at: place)
    }

    /// Reads a text or a number; `nil` for one that is empty, for `null`, `true` and `false`, which name nobody, and for
    /// arrays and objects, which are passed over.
    @inline(__always)
    private mutating func readScalar(
        _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> ScannedRecord.Slice? {
        let value: ScannedRecord.Slice
        switch cursor.current {
        case 0x22:
            value = try RecordParser.readText(&cursor, into: &scanned)
        case 0x2D, 0x30...0x39:
            let range = try cursor.number()
            value = ScannedRecord.Slice(start: range.lowerBound, count: range.count)
        default:
            try cursor.skipValue()
            return nil
        }
        return value.isAbsent ? nil : value
    }

    /// Reads the text at the cursor; absent when it is empty.
    @inline(__always)
    private static func readText(
        _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> ScannedRecord.Slice {
        let token = try cursor.string()
        return token.hasEscapes ? unescaped(token, cursor.bytes, into: &scanned) : trimmed(cursor.bytes, token.content)
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

extension FieldMap {
    /// What a key means at a node of the pointer tree. O(children × length).
    func meaning(of key: Span<UInt8>, atNode node: Int) -> JSONKeyCache.Meaning {
        guard case .pointers(let nodes) = sources, nodes.indices.contains(node) else { return JSONKeyCache.Meaning() }
        for child in nodes[node].children where isSame(child.key, key) {
            return JSONKeyCache.Meaning(node: Int32(truncatingIfNeeded: child.node))
        }
        guard node == 0, findsID else { return JSONKeyCache.Meaning() }
        let target = FieldVocabulary.meaning(of: key, at: .record)
        return JSONKeyCache.Meaning(target: target.field == .id ? target : .ignored)
    }

    private func isSame(_ a: [UInt8], _ b: Span<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        for i in a.indices where a[i] != b[i] { return false }
        return true
    }
}
