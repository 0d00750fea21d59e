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
        /// The scope to which `party` belongs.
        var scope: UInt64 = 0
        /// Whether an object was read into it.
        var hasObject = false
    }

    /// A slot of an outer scope that a scope inside it uses for itself.
    private struct Shadowed: Sendable {
        var slot: UInt16
        var value: Slot
    }

    /// The party without a role of a scope, and the parties among which it is.
    private struct Unprefixed: Sendable {
        var party: Int32
        var parties: Range<Int>
    }

    /// An object inside the record whose fields belong together: the same role in another one is another party.
    struct Scope {
        fileprivate var shadowed: Int
        fileprivate var outer: UInt64
        fileprivate var firstParty: Int
    }

    private let roles: [Constant]
    private let kinds: [Constant]
    private let constants: [UInt8]
    private var slots: [Slot]
    /// The slots from this one on belong to the record as a whole, whatever scope is open.
    private let firstMappedSlot: Int
    /// The number of the scope that was opened last, of the record as a whole, and of the one that is open.
    private var lastScope: UInt64 = 0
    private var recordScope: UInt64 = 0
    private var scope: UInt64 = 0
    private var shadowed: [Shadowed] = []
    private var unprefixed: [Unprefixed] = []
    /// Of each party the one that it was merged into, or -1; empty when none was and nothing is loose.
    private var moved: [Int32] = []
    /// Names that were set in this record.
    private(set) var namesSet = 0
    /// Whether a part of a name was set in this record.
    private var hasNameParts = false
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
        firstMappedSlot = map.firstMappedSlot
    }

    /// Forgets the record before. O(1).
    mutating func begin() {
        lastScope &+= 1
        recordScope = lastScope
        scope = lastScope
        namesSet = 0
        hasNameParts = false
        if !shadowed.isEmpty { shadowed.removeAll(keepingCapacity: true) }
        if !unprefixed.isEmpty { unprefixed.removeAll(keepingCapacity: true) }
        constantsStart = -1
        if !loose.isEmpty { loose.removeAll(keepingCapacity: true) }
        if !pending.isEmpty { pending.removeAll(keepingCapacity: true) }
        bestRank = .max
    }

    // MARK: Values

    /// The party of a role in the scope that is open; made when there is none yet.
    @inline(__always)
    mutating func party(ofSlot slot: UInt16, in record: inout ScannedRecord) throws(RejectReason) -> Int {
        let known = slots[Int(slot)]
        let wanted = Int(slot) < firstMappedSlot ? scope : recordScope
        if known.scope == wanted { return Int(known.party) }
        let party = try newParty(slot: slot, in: &record)
        if wanted != recordScope { shadowed.append(Shadowed(slot: slot, value: known)) }
        slots[Int(slot)] = Slot(party: Int32(truncatingIfNeeded: party), scope: wanted)
        return party
    }

    /// The party for an object of a role: the one that the role's other fields made, if nothing names it yet.
    mutating func partyForObject(ofSlot slot: UInt16, in record: inout ScannedRecord) throws(RejectReason) -> Int {
        let count = record.parties.count
        let party = try party(ofSlot: slot, in: &record)
        if party < count, slots[Int(slot)].hasObject || hasNameParts || !record.parties[party].name.isAbsent {
            return try newParty(slot: slot, in: &record)
        }
        slots[Int(slot)].hasObject = true
        return party
    }

    /// The text of a role; none for the party without a role, and for words that say the type alone.
    @inline(__always)
    func hasText(slot: UInt16) -> Bool { roles[Int(slot)].count > 0 }

    /// The type that the word of a role tells.
    @inline(__always)
    func type(ofSlot slot: UInt16) -> PartyType { roles[Int(slot)].type }

    // MARK: Scopes

    /// Opens an object inside the record. O(1).
    mutating func openScope(parties: Int) -> Scope {
        let opened = Scope(shadowed: shadowed.count, outer: scope, firstParty: parties)
        lastScope &+= 1
        scope = lastScope
        return opened
    }

    /// Closes the object that was opened last. O(slots that it used).
    mutating func closeScope(_ opened: Scope, parties: Int) {
        if slots[0].scope == scope, parties > opened.firstParty &+ 1 {
            unprefixed.append(Unprefixed(party: slots[0].party, parties: opened.firstParty..<parties))
        }
        while shadowed.count > opened.shadowed {
            let last = shadowed.removeLast()
            slots[Int(last.slot)] = last.value
        }
        scope = opened.outer
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
        if field == .name || field == .roleParty { namesSet &+= 1 }
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
            if field.isPartOfName { hasNameParts = true }
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

    // MARK: Names in parts

    /// Where the parts of a name begin that is read from here on.
    var nameMark: Int { loose.count }

    /// Keeps a text of a name object of which nobody knows what part of the name it is.
    mutating func addUnknownPart(_ slice: ScannedRecord.Slice, ofParty party: Int) throws(RejectReason) {
        guard !slice.isAbsent else { return }
        try checkCount(loose.count)
        loose.append(Loose(party: Int32(truncatingIfNeeded: party), field: .unrecognised, slice: slice))
    }

    /// Joins the parts of one name: given, middle and family names in this order; where they don't make a whole name, also
    /// everything that was read of it, as it comes.
    ///
    /// - Parameters:
    ///   - mark: `nameMark` before the name was read.
    ///   - hasName: the name was also written whole.
    /// - Complexity: O(values since the mark).
    mutating func joinName(
        from mark: Int, hasName: Bool, ofParty party: Int, in record: inout ScannedRecord
    ) throws(RejectReason) {
        guard loose.count > mark else { return }
        let owner = Int32(truncatingIfNeeded: party)
        let known = record.bytes.count
        var kinds = 0
        if append(from: mark, of: owner, where: .givenName, after: known, to: &record) { kinds += 1 }
        if append(from: mark, of: owner, where: .middleName, after: known, to: &record) { kinds += 1 }
        if append(from: mark, of: owner, where: .familyName, after: known, to: &record) { kinds += 1 }
        let all = record.bytes.count
        var hasUnknown = false
        if !hasName, kinds < 2 {
            for i in mark..<loose.count where loose[i].party == owner && loose[i].field == .unrecognised { hasUnknown = true }
            if hasUnknown { append(from: mark, of: owner, where: nil, after: all, to: &record) }
        }
        let end = record.bytes.count
        var kept = mark
        for i in mark..<loose.count {
            if loose[i].party == owner, loose[i].field.isPartOfName { continue }
            loose[kept] = loose[i]
            kept += 1
        }
        loose.removeLast(loose.count - kept)
        try addName(ScannedRecord.Slice(start: known, count: all - known), ofParty: party, in: &record)
        try addName(ScannedRecord.Slice(start: all, count: end - all), ofParty: party, in: &record)
    }

    /// Adds a joined name, unless the party has it already.
    private mutating func addName(
        _ joined: ScannedRecord.Slice, ofParty party: Int, in record: inout ScannedRecord
    ) throws(RejectReason) {
        if record.isSameText(record.parties[party].name, joined) { return }
        try set(.name, to: joined, ofParty: party, in: &record)
    }

    /// Appends the parts of a field, or of any, each behind a space; `false` when there is none.
    @discardableResult
    private func append(
        from mark: Int, of party: Int32, where field: FieldTarget.Field?, after start: Int, to record: inout ScannedRecord
    ) -> Bool {
        var isFound = false
        for i in mark..<loose.count where loose[i].party == party {
            guard field.map({ $0 == loose[i].field }) ?? loose[i].field.isPartOfName else { continue }
            if record.bytes.count > start { record.bytes.append(0x20) }
            record.appendCopy(of: loose[i].slice)
            isFound = true
        }
        return isFound
    }

    /// Gives a role to the parties behind one that have none.
    func spreadRole(ofParty party: Int, in record: inout ScannedRecord) {
        let role = record.parties[party].role
        guard !role.isAbsent, record.parties.count > party + 1 else { return }
        for i in party + 1..<record.parties.count where record.parties[i].role.isAbsent { record.parties[i].role = role }
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
        for scope in unprefixed { mergeUnprefixed(Int(scope.party), among: scope.parties, in: &record) }
        if slots[0].scope == recordScope {
            mergeUnprefixed(Int(slots[0].party), among: record.parties.indices, in: &record)
        }
        if firstMappedSlot < slots.count, slots[firstMappedSlot].scope == recordScope {
            mergeUnprefixed(Int(slots[firstMappedSlot].party), among: record.parties.indices, in: &record)
        }
        if !moved.isEmpty { settleMoved() }
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
    private mutating func mergeUnprefixed(_ source: Int, among parties: Range<Int>, in record: inout ScannedRecord) {
        guard record.parties.count > 1, record.parties[source].name.isAbsent else { return }
        var target = -1
        for i in parties where !record.parties[i].name.isAbsent {
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
        if !loose.isEmpty {
            if moved.isEmpty { moved.append(contentsOf: repeatElement(-1, count: record.parties.count)) }
            moved[source] = Int32(truncatingIfNeeded: target)
        }
    }

    /// Hands the loose values of parties that were merged into others to these. O(values × log values).
    private mutating func settleMoved() {
        for i in loose.indices where moved[Int(loose[i].party)] >= 0 { loose[i].party = moved[Int(loose[i].party)] }
        moved.removeAll(keepingCapacity: true)
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

    /// Nothing of a party without a name or number is screened but its address, which then is a text.
    private func dropNameless(_ record: inout ScannedRecord) {
        var kept = 0
        for i in record.parties.indices {
            let party = record.parties[i]
            // An address may introduce a party of its own.
            guard !party.name.isAbsent || !party.identifiers.isEmpty || !party.address.isAbsent else { continue }
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
