import MessageReaders
import SanctionsModel

/// Identifiers that stand in names, accounts, addresses and texts.
extension ScreeningSession {
    /// Adds the candidates of the identifiers that stand in a party's name, numbers and address.
    ///
    /// - Returns: the identifiers by which a designation was found that none of the party's own numbers led to.
    func findIdentifiers(
        _ record: borrowing ScannedRecord, _ party: ScannedRecord.Party, _ found: inout [Candidate]
    ) -> [Identifier] {
        scanner.forget()
        var inside: [FoundIdentifier] = []
        if !party.name.isAbsent { scanner.scan(field: record.bytes.span.extracting(party.name.range), into: &inside) }
        for i in party.identifiers {
            let value = record.identifiers[i].value
            if !value.isAbsent { scanner.scan(field: record.bytes.span.extracting(value.range), into: &inside) }
        }
        if !party.address.isAbsent { scanner.scan(field: record.bytes.span.extracting(party.address.range), into: &inside) }
        return inside.isEmpty ? [] : add(inside, &found)
    }

    /// The same of a party that is no part of a record.
    func findIdentifiers(_ party: Party, _ found: inout [Candidate]) -> [Identifier] {
        scanner.forget()
        var inside: [FoundIdentifier] = []
        for text in [party.name, party.address ?? ""] + party.identifiers.map(\.value) where !text.isEmpty {
            let bytes = Array(text.utf8)
            scanner.scan(field: bytes.span, into: &inside)
        }
        return inside.isEmpty ? [] : add(inside, &found)
    }

    private func add(_ inside: [FoundIdentifier], _ found: inout [Candidate]) -> [Identifier] {
        var identifiers: [Identifier] = []
        for one in inside {
            identifiersOfParties.insert(one.hash)
            var isNew = false
            for designation in one.designations
            where !found.contains(where: { $0.by == .identifier && $0.hit.designation == designation }) {
                found.append(candidate(byIdentifier: designation))
                isNew = true
            }
            if isNew { identifiers.append(one.identifier) }
        }
        return identifiers
    }

    /// The alerts of listed identifiers that stand in a text, each as a party of its own with that identifier as its name. An
    /// identifier that a party of the record has alerts as the party's alone.
    func make(identifiersIn text: Span<UInt8>, role: String) -> [Alert] {
        var inside: [FoundIdentifier] = []
        scanner.scan(text, into: &inside)
        guard !inside.isEmpty else { return [] }
        var alerts: [Alert] = []
        for one in inside where !identifiersOfParties.contains(one.hash) {
            let party = Party(role: role, name: one.identifier.value, identifiers: [one.identifier])
            alerts += make(one.designations.map { candidate(byIdentifier: $0) }, party)
        }
        return alerts
    }

    /// Begins a record.
    func forgetIdentifiers() {
        if !identifiersOfParties.isEmpty { identifiersOfParties.removeAll(keepingCapacity: true) }
    }

    /// Whether a listed identifier stands in a name, a number or an address of a record's parties.
    func holdsIdentifier(_ record: borrowing ScannedRecord) -> Bool {
        forgetIdentifiers()
        var found: [Candidate] = []
        for party in record.parties {
            _ = findIdentifiers(record, party, &found)
            if !found.isEmpty { return true }
        }
        return false
    }
}
