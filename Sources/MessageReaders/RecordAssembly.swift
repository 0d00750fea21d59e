import SanctionsModel

/// Puts the values of one record together into parties, in whatever order they come.
///
/// The common case writes straight into `ScannedRecord.parties`. What doesn't fit there at once (a second value of a
/// field, the parts of a name) is kept as loose values and settled at the record's end:
/// - given, middle and family names are joined in that order;
/// - several addresses, or lines of one, are joined by commas;
/// - several values of another field make further parties, of which the n-th has the n-th value of each field, or the
///   last there is: nothing that the record says is hidden by what it says before or after;
/// - fields without a role belong to the only named party when there is just one.
struct RecordAssembly: Sendable {
    private struct Loose: Sendable {
        var party: Int32
        var field: FieldTarget.Field
        var slice: ScannedRecord.Slice
    }

    private struct Pending: Sendable {
        var party: Int32
        var identifier: ScannedRecord.Identifier
    }

    /// A text that every record may need: a role, a kind of identifier.
    private struct Constant: Sendable {
        var start: Int
        var count: Int
        var type = PartyType.any
    }

    private struct Slot: Sendable {
        var party: Int32 = 0
        /// The record to which `party` belongs.
        var record: UInt64 = 0
    }

    private let roles: [Constant]
    private let kinds: [Constant]
    private let constants: [UInt8]
    private var slots: [Slot]
    /// The number of the present record, from 1.
    private var recordNumber: UInt64 = 0
    /// Where the constants stand in the present record's bytes, or -1: they are appended all at once when the first one is
    /// needed, since one long copy costs less than two short ones.
    private var constantsStart = -1
    private var loose: [Loose] = []
    private var pending: [Pending] = []
    private var bestRank: UInt8 = .max

    init(map: FieldMap) {
        var constants: [UInt8] = []
        func place(_ text: [UInt8], _ type: PartyType = .any) -> Constant {
            defer { constants += text }
            return Constant(start: constants.count, count: text.count, type: type)
        }
        roles = map.roles.map { place($0.text, $0.type) }
        kinds = map.kinds.map { place($0) }
        self.constants = constants
        slots = Array(repeating: Slot(), count: map.roles.count)
    }

    /// Forgets the record before. O(1).
    mutating func begin() {
        recordNumber &+= 1
        constantsStart = -1
        if !loose.isEmpty { loose.removeAll(keepingCapacity: true) }
        if !pending.isEmpty { pending.removeAll(keepingCapacity: true) }
        bestRank = .max
    }

    // MARK: Values

    /// The party of a role in this record; made when there is none yet.
    @inline(__always)
    mutating func party(ofSlot slot: UInt16, in record: inout ScannedRecord) throws(RejectReason) -> Int {
        let known = slots[Int(slot)]
        if known.record == recordNumber { return Int(known.party) }
        let party = try newParty(slot: slot, in: &record)
        slots[Int(slot)] = Slot(party: Int32(truncatingIfNeeded: party), record: recordNumber)
        return party
    }

    /// A party of its own with the text and type of a role.
    mutating func newParty(slot: UInt16, in record: inout ScannedRecord) throws(RejectReason) -> Int {
        try checkCount(record.parties.count)
        var party = ScannedRecord.Party()
        if slot > 0 {
            let role = roles[Int(slot)]
            party.role = slice(of: role, in: &record)
            party.type = role.type
        }
        record.parties.append(party)
        return record.parties.count &- 1
    }

    mutating func setRole(_ slice: ScannedRecord.Slice, ofParty party: Int, in record: inout ScannedRecord) {
        if record.parties[party].role.isAbsent { record.parties[party].role = slice }
    }

    /// Takes the identifier of lowest rank, the first of these.
    mutating func setID(_ slice: ScannedRecord.Slice, rank: UInt8, in record: inout ScannedRecord) {
        guard !slice.isAbsent, rank < bestRank else { return }
        bestRank = rank
        record.id = slice
    }

    mutating func addText(_ slice: ScannedRecord.Slice, to record: inout ScannedRecord) throws(RejectReason) {
        guard !slice.isAbsent else { return }
        try checkCount(record.texts.count)
        record.texts.append(slice)
    }

    mutating func addIdentifier(
        kind: UInt16, value: ScannedRecord.Slice, toParty party: Int, in record: inout ScannedRecord
    ) throws(RejectReason) {
        guard !value.isAbsent else { return }
        var identifier = ScannedRecord.Identifier()
        identifier.kind = kindSlice(kind, in: &record)
        identifier.value = value
        try add(identifier, toParty: party)
    }

    mutating func add(_ identifier: ScannedRecord.Identifier, toParty party: Int) throws(RejectReason) {
        guard !identifier.value.isAbsent else { return }
        try checkCount(pending.count)
        pending.append(Pending(party: Int32(truncatingIfNeeded: party), identifier: identifier))
    }

    /// The text of an identifier kind in this record.
    mutating func kindSlice(_ kind: UInt16, in record: inout ScannedRecord) -> ScannedRecord.Slice {
        kind > 0 ? slice(of: kinds[Int(kind)], in: &record) : .absent
    }

    private mutating func slice(of constant: Constant, in record: inout ScannedRecord) -> ScannedRecord.Slice {
        guard constant.count > 0 else { return .absent }
        if constantsStart < 0 {
            constantsStart = record.bytes.count
            record.bytes.append(contentsOf: constants)
        }
        return ScannedRecord.Slice(start: constantsStart &+ constant.start, count: constant.count)
    }

    /// Gives a party one value of a field of its own (neither identifiers nor the record's fields).
    @inline(__always)
    mutating func set(
        _ field: FieldTarget.Field, to slice: ScannedRecord.Slice, ofParty party: Int, in record: inout ScannedRecord
    ) throws(RejectReason) {
        guard !slice.isAbsent else { return }
        switch field {
        case .birthDate, .country, .nationality, .gender, .role: try addWords(slice, to: &record)
        default: break
        }
        if field == .type {
            try setType(slice, ofParty: party, in: &record)
        } else if field == .role {
            setRole(slice, ofParty: party, in: &record)
        } else if !RecordAssembly.fill(field, of: &record.parties[party], with: slice) {
            try checkCount(loose.count)
            let field = field == .roleParty ? FieldTarget.Field.name : field
            loose.append(Loose(party: Int32(truncatingIfNeeded: party), field: field, slice: slice))
        }
    }

    /// The record's own word for the type wins over what the role tells; of several, the last that says something.
    private mutating func setType(
        _ slice: ScannedRecord.Slice, ofParty party: Int, in record: inout ScannedRecord
    ) throws(RejectReason) {
        let type = PartyTypeWords.type(of: record.bytes.span, slice.range)
        if type != .any { record.parties[party].type = type } else { try addWords(slice, to: &record) }
    }

    /// Whether the value found its field empty.
    @inline(__always)
    private static func fill(
        _ field: FieldTarget.Field, of party: inout ScannedRecord.Party, with slice: ScannedRecord.Slice
    ) -> Bool {
        switch field {
        case .name, .roleParty:
            guard party.name.isAbsent else { return false }
            party.name = slice
        case .birthDate:
            guard party.birthDate.isAbsent else { return false }
            party.birthDate = slice
        case .country:
            guard party.country.isAbsent else { return false }
            party.country = slice
        case .nationality:
            guard party.nationality.isAbsent else { return false }
            party.nationality = slice
        case .gender:
            guard party.gender.isAbsent else { return false }
            party.gender = slice
        case .address:
            guard party.address.isAbsent else { return false }
            party.address = slice
        default:
            return false
        }
        return true
    }

    private func checkCount(_ count: Int) throws(RejectReason) {
        if count >= RecordParser.maximumValues {
            throw RejectReason(.tooManyValues, offset: 0, found: RecordParser.maximumValues)
        }
    }

    // MARK: The record's end

    /// Settles what is open. O(values), O(values × log values) when many are loose.
    mutating func finish(_ record: inout ScannedRecord) {
        // Identifiers go to the parties first: that a party has some keeps it even without a name.
        distributeIdentifiers(&record)
        if !loose.isEmpty { settleNames(&record) }
        mergeUnprefixed(&record)
        if !loose.isEmpty { settleLoose(&record) }
        dropNameless(&record)
    }

    private mutating func distributeIdentifiers(_ record: inout ScannedRecord) {
        guard !pending.isEmpty else { return }
        RecordAssembly.sort(&pending) { $0.party }
        var i = 0
        while i < pending.count {
            let party = Int(pending[i].party)
            let start = record.identifiers.count
            while i < pending.count, Int(pending[i].party) == party {
                let identifier = pending[i].identifier
                record.identifiers.append(identifier)
                // At most as many texts as identifiers, whose number is bounded.
                if holdsSeveralWords(record.bytes.span.extracting(identifier.value.range)) {
                    record.texts.append(identifier.value)
                }
                i += 1
            }
            record.parties[party].identifiers = start..<record.identifiers.count
        }
    }

    /// Joins given, middle and family names; beside a full name that differs, the joined one is a further name.
    private mutating func settleNames(_ record: inout ScannedRecord) {
        sortLoose()
        let count = loose.count
        var i = 0
        while i < count {
            let party = loose[i].party
            let start = record.bytes.count
            while i < count, loose[i].party == party {
                switch loose[i].field {
                case .givenName, .middleName, .familyName:
                    if record.bytes.count > start { record.bytes.append(0x20) }
                    record.appendCopy(of: loose[i].slice)
                default: break
                }
                i += 1
            }
            let joined = ScannedRecord.Slice(start: start, count: record.bytes.count - start)
            guard !joined.isAbsent else { continue }
            if record.parties[Int(party)].name.isAbsent {
                record.parties[Int(party)].name = joined
            } else if !record.isSameText(record.parties[Int(party)].name, joined) {
                loose.append(Loose(party: party, field: .name, slice: joined))
            }
        }
        if loose.count > count {
            sortLoose()
        }
    }

    /// `debtor, dob, country`: the fields without a role are those of the only party that has a name.
    private mutating func mergeUnprefixed(_ record: inout ScannedRecord) {
        guard slots[0].record == recordNumber else { return }
        let source = Int(slots[0].party)
        guard record.parties.count > 1, record.parties[source].name.isAbsent else { return }
        var target = -1
        for i in record.parties.indices where !record.parties[i].name.isAbsent {
            if target >= 0 { return }
            target = i
        }
        guard target >= 0 else { return }
        let given = record.parties[source]
        var party = record.parties[target]
        if party.type == .any { party.type = given.type }
        merge(.birthDate, given.birthDate, into: &party, at: target)
        merge(.country, given.country, into: &party, at: target)
        merge(.nationality, given.nationality, into: &party, at: target)
        merge(.gender, given.gender, into: &party, at: target)
        merge(.address, given.address, into: &party, at: target)
        for i in loose.indices where Int(loose[i].party) == source { loose[i].party = Int32(truncatingIfNeeded: target) }
        if !given.identifiers.isEmpty {
            if party.identifiers.isEmpty {
                party.identifiers = given.identifiers
            } else {
                let start = record.identifiers.count
                for i in party.identifiers { record.identifiers.append(record.identifiers[i]) }
                for i in given.identifiers { record.identifiers.append(record.identifiers[i]) }
                party.identifiers = start..<record.identifiers.count
            }
        }
        record.parties[target] = party
        record.parties[source] = ScannedRecord.Party()
        sortLoose()
    }

    private mutating func merge(
        _ field: FieldTarget.Field, _ slice: ScannedRecord.Slice, into party: inout ScannedRecord.Party, at index: Int
    ) {
        guard !slice.isAbsent, !RecordAssembly.fill(field, of: &party, with: slice) else { return }
        loose.append(Loose(party: Int32(truncatingIfNeeded: index), field: field, slice: slice))
    }

    /// Joins addresses, and makes a further party of each second, third… value of another field.
    private mutating func settleLoose(_ record: inout ScannedRecord) {
        var i = 0
        while i < loose.count {
            let party = Int(loose[i].party)
            // Of each field the loose values, which stand together: name, birth date, country, nationality, gender.
            var runs = InlineArray<5, Range<Int>>(repeating: 0..<0)
            while i < loose.count, Int(loose[i].party) == party {
                let field = loose[i].field
                let start = i
                while i < loose.count, Int(loose[i].party) == party, loose[i].field == field { i += 1 }
                switch field {
                case .name: runs[0] = start..<i
                case .birthDate: runs[1] = start..<i
                case .country: runs[2] = start..<i
                case .nationality: runs[3] = start..<i
                case .gender: runs[4] = start..<i
                case .address: joinAddress(start..<i, ofParty: party, in: &record)
                default: break
                }
            }
            var further = 0
            for run in runs.indices { further = max(further, runs[run].count) }
            var variant = record.parties[party]
            for n in 0..<further {
                if n < runs[0].count { variant.name = loose[runs[0].lowerBound + n].slice }
                if n < runs[1].count { variant.birthDate = loose[runs[1].lowerBound + n].slice }
                if n < runs[2].count { variant.country = loose[runs[2].lowerBound + n].slice }
                if n < runs[3].count { variant.nationality = loose[runs[3].lowerBound + n].slice }
                if n < runs[4].count { variant.gender = loose[runs[4].lowerBound + n].slice }
                record.parties.append(variant)
            }
        }
    }

    private func joinAddress(_ run: Range<Int>, ofParty party: Int, in record: inout ScannedRecord) {
        let start = record.bytes.count
        record.appendCopy(of: record.parties[party].address)
        for i in run {
            record.bytes.append(0x2C)
            record.bytes.append(0x20)
            record.appendCopy(of: loose[i].slice)
        }
        record.parties[party].address = ScannedRecord.Slice(start: start, count: record.bytes.count - start)
    }

    private func dropNameless(_ record: inout ScannedRecord) {
        var kept = 0
        for i in record.parties.indices {
            guard !record.parties[i].name.isAbsent || !record.parties[i].identifiers.isEmpty else { continue }
            if kept != i { record.parties[kept] = record.parties[i] }
            kept += 1
        }
        if kept < record.parties.count { record.parties.removeLast(record.parties.count - kept) }
    }

    /// By party, then field, both in the order of their numbers; `maximumValues` keeps the key within 32 bits.
    private mutating func sortLoose() {
        RecordAssembly.sort(&loose) { $0.party &* 32 &+ Int32($0.field.rawValue) }
    }

    /// A stable sort that allocates nothing for the few values of an ordinary record.
    private static func sort<Value>(_ values: inout [Value], by key: (Value) -> Int32) {
        guard values.count > 32 else {
            var i = 1
            while i < values.count {
                var j = i
                while j > 0, key(values[j - 1]) > key(values[j]) {
                    values.swapAt(j - 1, j)
                    j -= 1
                }
                i += 1
            }
            return
        }
        values.sort { key($0) < key($1) }
    }
}

extension ScannedRecord {
    /// Appends the text of a slice once more.
    mutating func appendCopy(of slice: Slice) {
        for i in slice.range { bytes.append(bytes[i]) }
    }

    /// Whether two texts are the same but for the letter case of ASCII.
    func isSameText(_ a: Slice, _ b: Slice) -> Bool {
        guard a.count == b.count else { return false }
        for i in 0..<Int(a.count) where lowered(bytes[Int(a.start) + i]) != lowered(bytes[Int(b.start) + i]) { return false }
        return true
    }
}

/// An ASCII letter in lower case; other bytes as they are.
@inline(__always)
func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
}
