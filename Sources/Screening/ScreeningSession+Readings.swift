import Bytes
import MessageReaders
import SanctionsModel

/// Names and texts that are also read in another way: decoded, or without the marks of lost letters.
extension ScreeningSession {
    /// Looks for the further readings of a name that was searched as written.
    ///
    /// - Parameter wasUnreadable: no letter of the name as written can be read.
    /// - Returns: whether the name can be read at all.
    func findReadings(
        of name: Span<UInt8>, _ type: PartyType, wasUnreadable: Bool, _ found: inout [Candidate]
    ) -> Bool {
        readings.read(name, as: .name)
        if readings.isEmpty, !readings.isUnreadable, !wasUnreadable { return true }
        var isRead = !wasUnreadable
        if readings.isDecoded { tally.doubleEncoded += 1 }
        // Held here, since a reading is looked for while the session is written to.
        let (bytes, ranges, isUnreadable) = (readings.bytes, readings.ranges, readings.isUnreadable)
        for range in ranges {
            let reading = bytes.span.extracting(range)
            look(reading, type, isPart: true, &found)
            if !search.wasUnreadable { isRead = true }
            var cutter = NameCutter(reading)
            while let part = cutter.next() { look(reading.extracting(part), type, isPart: true, &found) }
        }
        if isUnreadable { return false }
        return isRead || Placeholder.isNobody(name)
    }

    /// The alerts of a text and of its further readings; one that several readings give is one.
    ///
    /// - Parameter from: the alerts of texts begin there in `alerts`.
    /// - Returns: whether the text can be read at all.
    func addAlerts(of text: Span<UInt8>, role: String, to alerts: inout [Alert], from: Int) -> Bool {
        let own = alerts.count
        add(make(texts: text, role: role), to: &alerts, from: from)
        readings.read(text, as: .text)
        if readings.isEmpty { return !readings.isUnreadable }
        if readings.isDecoded { tally.doubleEncoded += 1 }
        let (bytes, ranges, isUnreadable) = (readings.bytes, readings.ranges, readings.isUnreadable)
        for range in ranges {
            for alert in make(texts: bytes.span.extracting(range), role: role) {
                // A designation that the text names in two readings alerts once, in the better one.
                guard let known = alerts[own...].firstIndex(where: { $0.designation.id == alert.designation.id }) else {
                    add([alert], to: &alerts, from: from)
                    continue
                }
                if alert.score > alerts[known].score { alerts[known] = alert }
            }
        }
        return !isUnreadable
    }

    private func add(_ made: [Alert], to alerts: inout [Alert], from: Int) {
        for alert in made {
            // A text that is read in two ways names the same party in both.
            if !alerts[from...].contains(where: { $0.key == alert.key }) { alerts.append(alert) }
        }
    }
}
