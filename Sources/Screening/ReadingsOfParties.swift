import MessageReaders

/// The alerts of parties whose names are read in several ways: for each designation the one of the reading that scores best.
struct ReadingsOfParties {
    /// The party in the record that each alert is of; made when a second reading alerts.
    private var parties: [Int] = []
    private var hasReadings = false

    mutating func add(_ made: [Alert], of place: Int, _ party: ScannedRecord.Party, to alerts: inout [Alert]) {
        guard !made.isEmpty else { return }
        if party.readingOf >= 0 { hasReadings = true }
        let own = party.readingOf >= 0 ? Int(party.readingOf) : place
        for alert in made {
            alerts.append(alert)
            parties.append(own)
        }
    }

    /// Leaves one alert of a party on a designation: by name before one by identifier, the best score, then the first reading.
    /// O(alerts).
    func finish(_ alerts: inout [Alert]) {
        guard hasReadings, alerts.count > 1 else { return }
        struct Place: Hashable {
            var party: Int
            var designation: String
        }
        var best: [Place: Int] = [:]
        for (i, alert) in alerts.enumerated() {
            let place = Place(party: parties[i], designation: alert.designation.id)
            guard let other = best[place] else {
                best[place] = i
                continue
            }
            let (isByName, wasByName) = (alert.by == .name, alerts[other].by == .name)
            if isByName != wasByName ? isByName : alert.score > alerts[other].score { best[place] = i }
        }
        let kept = Set(best.values)
        guard kept.count < alerts.count else { return }
        alerts = alerts.indices.filter(kept.contains).map { alerts[$0] }
    }
}
