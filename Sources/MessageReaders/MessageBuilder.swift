import SanctionsModel

/// Puts the parties of a message together, one after the other, for the formats whose fields stand in an order.
///
/// A party may have several readings of its name (a line that runs on, or doesn't): each becomes a party of the same role with
/// an address of its own, and its identifiers stay with the first one. Allocates nothing once its scratch has grown.
struct MessageBuilder: Sendable {
    private struct Reading: Sendable {
        var name: ScannedRecord.Slice
        var address: ScannedRecord.Slice
    }

    /// What all readings of the present party share.
    var party = ScannedRecord.Party()
    private var readings: [Reading] = []
    private var identifiers: [ScannedRecord.Identifier] = []

    /// Begins a party; one that was not closed is forgotten.
    mutating func open(role: [UInt8], type: PartyType, in record: inout ScannedRecord) {
        party = ScannedRecord.Party()
        party.role = MessageBuilder.append(role, to: &record)
        party.type = type
        readings.removeAll(keepingCapacity: true)
        identifiers.removeAll(keepingCapacity: true)
    }

    /// A name of the party, and the address that belongs to this reading of it. A name that is one of the first sixteen is not
    /// added again.
    mutating func add(
        name: ScannedRecord.Slice, address: ScannedRecord.Slice = .absent, in record: borrowing ScannedRecord
    ) {
        guard !name.isAbsent else { return }
        for known in readings.prefix(16) where record.isSameText(known.name, name) { return }
        readings.append(Reading(name: name, address: address))
    }

    mutating func add(
        identifier value: ScannedRecord.Slice, kind: StaticString, country: ScannedRecord.Slice = .absent,
        in record: inout ScannedRecord
    ) {
        guard !value.isAbsent else { return }
        var identifier = ScannedRecord.Identifier()
        let start = record.bytes.count
        kind.withUTF8Buffer { buffer in
            for i in buffer.indices { record.bytes.append(unsafe buffer[i]) }
        }
        identifier.kind = ScannedRecord.Slice(start: start, count: record.bytes.count - start)
        identifier.value = value
        identifier.country = country
        identifiers.append(identifier)
    }

    var hasName: Bool { !readings.isEmpty }

    /// Whether all readings of the present party are names of parties of the same role before it. Looks at the first
    /// hundred, so that a hostile record costs no more than its length.
    func isRepeated(in record: borrowing ScannedRecord) -> Bool {
        guard !readings.isEmpty, identifiers.isEmpty else { return false }
        for reading in readings {
            var isKnown = false
            for known in record.parties.prefix(100)
            where record.isSameText(known.name, reading.name) && record.isSameText(known.role, party.role) {
                isKnown = true
            }
            if !isKnown { return false }
        }
        return true
    }

    /// Ends the party; one without name and identifiers is left out.
    mutating func close(into record: inout ScannedRecord) throws(RejectReason) {
        guard !readings.isEmpty || !identifiers.isEmpty else { return }
        guard record.parties.count + max(1, readings.count) <= RecordParser.maximumValues,
            record.identifiers.count + identifiers.count <= RecordParser.maximumValues
        else { throw RejectReason(.tooManyValues, offset: 0, found: RecordParser.maximumValues) }
        let start = record.identifiers.count
        record.identifiers.append(contentsOf: identifiers)
        party.identifiers = start..<record.identifiers.count
        if readings.isEmpty { record.parties.append(party) }
        let first = record.parties.count
        for reading in readings {
            var read = party
            read.name = reading.name
            if !reading.address.isAbsent { read.address = reading.address }
            if record.parties.count > first { read.readingOf = Int32(truncatingIfNeeded: first) }
            record.parties.append(read)
            party.identifiers = 0..<0
        }
    }

    mutating func add(text: ScannedRecord.Slice, to record: inout ScannedRecord) throws(RejectReason) {
        guard !text.isAbsent else { return }
        guard record.texts.count < RecordParser.maximumValues else {
            throw RejectReason(.tooManyValues, offset: 0, found: RecordParser.maximumValues)
        }
        record.texts.append(text)
    }

    static func append(_ text: [UInt8], to record: inout ScannedRecord) -> ScannedRecord.Slice {
        let start = record.bytes.count
        record.bytes.append(contentsOf: text)
        return ScannedRecord.Slice(start: start, count: text.count)
    }
}
