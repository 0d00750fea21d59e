import SanctionsModel

/// The parties of a JSON record.
extension RecordParser {
    /// Reads a party's object.
    mutating func readParty(
        _ context: JSONContext, isContainer: Bool = false, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let scope = assembly.openScope(parties: scanned.parties.count)
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let meaning = meaning(of: key, in: cursor.bytes, at: .party, context.node)
            // The usual member, without a call: what recurses isn't inlined.
            if cursor.current == 0x22, meaning.node < 0, meaning.target.slot == 0, meaning.target.field.isTextOnly,
                !meaning.target.field.isOfRecord
            {
                let value = try RecordParser.readText(&cursor, into: &scanned)
                mayNameParty = true
                try assembly.set(meaning.target.field, to: value, ofParty: context.party, in: &scanned)
            } else if isContainer, meaning.isName {
                try readParty(named: key, context, &cursor, into: &scanned)
            } else {
                try readMember(meaning, key, context, &cursor, into: &scanned)
            }
        }
        assembly.closeScope(scope, parties: scanned.parties.count)
        assembly.spreadRole(ofParty: context.party, in: &scanned)
    }

    /// Reads a party that its key names: `"parties":{"Jane Roe":{"share":0.3}}`.
    private mutating func readParty(
        named key: JSONCursor.StringToken, _ context: JSONContext, _ cursor: inout JSONCursor,
        into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let party = try assembly.newParty(slot: context.slot, in: &scanned)
        let name = RecordParser.text(of: key, cursor.bytes, into: &scanned)
        mayNameParty = true
        try assembly.set(.name, to: name, ofParty: party, in: &scanned)
        let named = JSONContext(party: party, slot: context.slot)
        if cursor.current == 0x7B {
            try readParty(named, &cursor, into: &scanned)
        } else {
            try readUnrecognised(named, &cursor, into: &scanned)
        }
    }

    /// Reads parties: an object is one party, or several by their roles or names; a text is a name; an array any of these.
    ///
    /// - Parameter isContainer: the key says that parties follow (`parties`), not one of a role.
    mutating func readParties(
        slot: UInt16, isContainer: Bool, _ node: Int32, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if cursor.isAtEmptyContainer { mayNameParty = true }
        guard cursor.current == 0x5B else {
            if cursor.current == 0x6E {
                mayNameParty = true
                return try cursor.literal()
            }
            let party = try assembly.newParty(slot: slot, in: &scanned)
            let context = JSONContext(party: party, slot: slot, node: node)
            if cursor.current == 0x7B {
                return try readParty(context, isContainer: isContainer, &cursor, into: &scanned)
            }
            return try readName(.name, context, &cursor, into: &scanned)
        }
        try cursor.open()
        var isFirst = true
        var element = 0
        while try cursor.nextElement(&isFirst) {
            let inner = try readElement(element, of: node, &cursor, into: &scanned)
            element &+= 1
            if inner == JSONContext.done { continue }
            // An element is one party.
            try readParties(slot: slot, isContainer: false, inner, &cursor, into: &scanned)
        }
    }

    /// Reads a party under a key that is its role.
    mutating func readRoleParty(
        _ slot: UInt16, _ context: JSONContext, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        // `person` says no more than the type: the role is the one of the party in whose object it is found.
        let isTypeOnly = context.slot > 0 && !assembly.hasText(slot: slot)
        let own = isTypeOnly ? context.slot : slot
        if cursor.current == 0x5B {
            return try readParties(slot: own, isContainer: false, context.node, &cursor, into: &scanned)
        }
        let party =
            isTypeOnly
            ? try assembly.newParty(slot: own, in: &scanned)
            : cursor.current == 0x7B
                ? try assembly.partyForObject(ofSlot: own, in: &scanned) : try assembly.party(ofSlot: own, in: &scanned)
        let type = assembly.type(ofSlot: slot)
        if type != .any { scanned.parties[party].type = type }
        let inner = JSONContext(party: party, slot: own, node: context.node)
        if cursor.current == 0x7B {
            try readParty(inner, &cursor, into: &scanned)
        } else {
            try readName(.name, inner, &cursor, into: &scanned)
        }
    }

    // MARK: Fields

    /// Reads the value of a party's field: a text or number, an array of them, or an object where a field has parts.
    mutating func readField(
        _ field: FieldTarget.Field, kind: UInt16, _ context: JSONContext, _ cursor: inout JSONCursor,
        into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        switch field {
        case .identifier, .identifiers, .identifierValue:
            return try readIdentifiers(kind: kind, context, &cursor, into: &scanned)
        case .name, .roleParty, .givenName, .middleName, .familyName:
            return try readName(field, context, &cursor, into: &scanned)
        default: break
        }
        switch cursor.current {
        case 0x5B:
            try cursor.open()
            var isFirst = true
            var element = 0
            while try cursor.nextElement(&isFirst) {
                var inner = context
                inner.node = try readElement(element, of: context.node, &cursor, into: &scanned)
                element &+= 1
                if inner.node == JSONContext.done { continue }
                try readField(field, kind: kind, inner, &cursor, into: &scanned)
            }
        case 0x7B where field == .address: try readAddress(context, &cursor, into: &scanned)
        case 0x7B: try readParts(of: field, context, &cursor, into: &scanned)
        default:
            if cursor.current == 0x22 { mayNameParty = true }
            let value = try readScalar(context, &cursor, into: &scanned)
            try assembly.set(field, to: value, ofParty: context.party, in: &scanned)
        }
    }

    /// Reads a name or a part of one: a text, an array of them, or an object of the name's parts.
    mutating func readName(
        _ field: FieldTarget.Field, _ context: JSONContext, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        switch cursor.current {
        case 0x22:
            mayNameParty = true
            let value = try RecordParser.readText(&cursor, into: &scanned)
            try assembly.set(field, to: value, ofParty: context.party, in: &scanned)
        case 0x5B:
            try cursor.open()
            var isFirst = true
            var element = 0
            while try cursor.nextElement(&isFirst) {
                var inner = context
                inner.node = try readElement(element, of: context.node, &cursor, into: &scanned)
                element &+= 1
                if inner.node == JSONContext.done { continue }
                try readName(field, inner, &cursor, into: &scanned)
            }
        case 0x7B where field == .name || field == .roleParty:
            try readNameObject(context, &cursor, into: &scanned)
        case 0x7B:
            try readParts(of: field, context, &cursor, into: &scanned)
        case 0x6E:
            mayNameParty = true
            try cursor.literal()
        default:
            let start = cursor.offset
            try cursor.skipValue()
            throw RejectReason(.unreadableValue, offset: start)
        }
    }

    /// Reads a name that is an object: written whole, in parts, or under keys that nobody knows.
    private mutating func readNameObject(
        _ context: JSONContext, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let mark = assembly.nameMark
        let names = assembly.namesSet
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let meaning = meaning(of: key, in: cursor.bytes, at: .value, context.node)
            if meaning.target.field == .unrecognised, meaning.node < 0, cursor.current == 0x22 {
                let value = try RecordParser.readText(&cursor, into: &scanned)
                try takeUnrecognised(value, into: &scanned)
                try assembly.addUnknownPart(value, ofParty: context.party)
            } else {
                try readMember(meaning, key, context, &cursor, into: &scanned)
            }
        }
        try assembly.joinName(
            from: mark, hasName: assembly.namesSet > names, ofParty: context.party, in: &scanned)
    }

    /// Reads an object where one value is expected (`"country":{"code":"SA","name":"Saudi Arabia"}`): the first value under a key
    /// of this field, or under one that says no more than that a value follows, is the field's. What it holds under any other key is
    /// text, codes aside, for it may be no country.
    private mutating func readParts(
        of field: FieldTarget.Field, _ context: JSONContext, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        var isSet = false
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let meaning = meaning(of: key, in: cursor.bytes, at: .part, context.node)
            let isValue = meaning.target.field == field || (meaning.target.field == .name && meaning.target.slot == 0)
            if isValue, meaning.node < 0, cursor.current == 0x22, !field.isName {
                let value = try RecordParser.readText(&cursor, into: &scanned)
                mayNameParty = true
                if !isSet { try assembly.set(field, to: value, ofParty: context.party, in: &scanned) }
                let isKnown = !isSet && meaning.target.field == field
                if !isKnown, !RecordParser.isCode(scanned.bytes.span.extracting(value.range)) {
                    try takeUnrecognised(value, into: &scanned)
                }
                isSet = isSet || !value.isAbsent
            } else if isValue, meaning.node < 0, field.isName || cursor.isAtScalar {
                try readField(field, kind: 0, context, &cursor, into: &scanned)
            } else if isValue, meaning.node < 0 {
                try readUnrecognised(context, &cursor, into: &scanned)
            } else {
                try readMember(meaning, key, context, &cursor, into: &scanned)
            }
        }
    }

    /// Reads an address in parts: all its texts are the address, its country also the party's. Names in it are names, but not those
    /// of its parts (`"city":{"name":"Paris"}`).
    private mutating func readAddress(
        _ context: JSONContext, isPart: Bool = false, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let meaning = meaning(of: key, in: cursor.bytes, at: .party, context.node)
            let target = meaning.target
            let isName = target.field == .parties || (target.field.isName && !(isPart && target.slot == 0))
            if meaning.isLeftOut || isName || meaning.node >= 0 {
                try readMember(meaning, key, context, &cursor, into: &scanned)
            } else if cursor.current == 0x7B {
                try readAddress(JSONContext(party: context.party, slot: context.slot), isPart: true, &cursor, into: &scanned)
            } else if cursor.current == 0x5B {
                try readField(.address, kind: 0, context, &cursor, into: &scanned)
            } else {
                if cursor.current == 0x22 { mayNameParty = true }
                let value = try readScalar(context, &cursor, into: &scanned)
                try assembly.set(.address, to: value, ofParty: context.party, in: &scanned)
                if target.field == .country, scanned.parties[context.party].country.isAbsent {
                    try assembly.set(.country, to: value, ofParty: context.party, in: &scanned)
                }
            }
        }
    }

    // MARK: Identifiers

    /// Reads identifiers: a text or number, an object `{"kind":…,"value":…}` or `{"passport":…}`, or an array of these.
    private mutating func readIdentifiers(
        kind: UInt16, _ context: JSONContext, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        switch cursor.current {
        case 0x5B:
            try cursor.open()
            var isFirst = true
            var element = 0
            while try cursor.nextElement(&isFirst) {
                var inner = context
                inner.node = try readElement(element, of: context.node, &cursor, into: &scanned)
                element &+= 1
                if inner.node == JSONContext.done { continue }
                try readIdentifiers(kind: kind, inner, &cursor, into: &scanned)
            }
        case 0x7B:
            try readIdentifier(kind: kind, context, &cursor, into: &scanned)
        default:
            let isText = cursor.current == 0x22
            let value = try readScalar(context, &cursor, into: &scanned)
            if isText || !value.isAbsent { mayNameParty = true }
            try assembly.addIdentifier(kind: kind, value: value, toParty: context.party, in: &scanned)
        }
    }

    /// Reads an identifier's object. What it holds besides is the party's: an account has the name of its holder.
    private mutating func readIdentifier(
        kind: UInt16, _ context: JSONContext, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        var identifier = ScannedRecord.Identifier()
        try cursor.open()
        var isFirst = true
        while let key = try cursor.nextKey(&isFirst) {
            let meaning = meaning(of: key, in: cursor.bytes, at: .identifier, context.node)
            guard meaning.node < 0 else {
                try readMember(meaning, key, context, &cursor, into: &scanned)
                continue
            }
            switch meaning.target.field {
            case .identifierKind:
                if cursor.current == 0x22 { mayNameParty = true }
                let value = try readScalar(context, &cursor, into: &scanned)
                if identifier.kind.isAbsent { identifier.kind = value }
            case .identifierCountry:
                let value = try readScalar(context, &cursor, into: &scanned)
                if identifier.country.isAbsent { identifier.country = value }
            case .identifierValue where cursor.current == 0x7B || cursor.current == 0x5B:
                try readIdentifiers(kind: kind, context, &cursor, into: &scanned)
            case .identifierValue:
                if cursor.current == 0x22 { mayNameParty = true }
                let value = try readScalar(context, &cursor, into: &scanned)
                guard !value.isAbsent else { continue }
                mayNameParty = true
                // A second value of the same object is a second identifier.
                if !identifier.value.isAbsent { try assembly.add(identifier, toParty: context.party) }
                identifier.value = value
            default:
                try readMember(meaning, key, context, &cursor, into: &scanned)
            }
        }
        guard !identifier.value.isAbsent else { return }
        if identifier.kind.isAbsent { identifier.kind = assembly.kindSlice(kind, in: &scanned) }
        try assembly.add(identifier, toParty: context.party)
    }
}
