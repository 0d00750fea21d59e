import MessageReaders
import NameMatching
import SanctionsModel
import WatchlistStore

/// Addresses: searched as text, for names that are introduced in them, and for the end of a name that was cut.
extension ScreeningSession {
    /// A party's name that goes on in the first line of its address, with a space and without.
    func findContinued(_ name: Span<UInt8>, _ address: Span<UInt8>, _ type: PartyType, _ found: inout [Candidate]) {
        guard let line = ContinuedName.line(of: address, behind: name) else { return }
        // Taken out, so that it can be read while the session works; nothing is copied.
        var joined: [UInt8] = []
        swap(&joined, &scratch)
        defer { swap(&joined, &scratch) }
        for isSpaced in [true, false] {
            joined.removeAll(keepingCapacity: true)
            for i in name.indices { joined.append(name[i]) }
            if isSpaced { joined.append(0x20) }
            for i in line { joined.append(address[i]) }
            findJoined(joined.span, cut: name.count, type, &found)
        }
    }

    /// The alerts of an address: of each party that `c/o` and the like introduce, under the role of the address's party, then of the
    /// listed names in it, as text.
    func screen(address: Span<UInt8>, role: Span<UInt8>, into alerts: inout [Alert]) {
        let first = alerts.count
        var cutter = NameCutter(address)
        while let range = cutter.nextIntroduced() {
            let name = address.extracting(range)
            var found: [Candidate] = []
            find(name, .any, &found)
            if found.isEmpty { continue }
            let party = Party(
                role: String(decoding: Array(copying: role), as: UTF8.self),
                name: String(decoding: Array(copying: name), as: UTF8.self))
            alerts += make(found, party)
        }
        let ofParties = alerts.count
        for alert in make(texts: address, role: "text", context: .address) {
            // A party that was introduced is found as text, too; and a text that is read in two ways names the same party in both.
            let isKnown = alerts.indices.dropFirst(first).contains { i in
                alerts[i].key == alert.key
                    || (i < ofParties && alerts[i].designation.id == alert.designation.id && alerts[i].name == alert.name)
            }
            if !isKnown { alerts.append(alert) }
        }
    }
}

extension ScannedRecord {
    /// Whether the address of a reading is the end of that of the party itself: it was searched with it.
    func repeatsAddress(_ reading: Party) -> Bool {
        let own = Int(reading.readingOf)
        guard own >= 0, parties.indices.contains(own) else { return false }
        let (whole, part) = (parties[own].address.range, reading.address.range)
        guard part.count <= whole.count else { return false }
        let shift = whole.upperBound - part.upperBound
        for i in part where bytes[i] != bytes[i + shift] { return false }
        return true
    }
}
