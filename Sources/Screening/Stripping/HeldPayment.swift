import MessageReaders

/// A record that was held for its alerts, as long as a payment like it may come again.
struct HeldPayment: Sendable, Codable {
    /// A party or text that alerted, and on what.
    struct Suspect: Sendable, Codable {
        var role: UInt64
        var name: UInt64
        var roleText: String
        var designation: String
    }

    /// Alerts of a record beyond these are not kept.
    static let mostSuspects = 16

    /// The record's number in the run, from 1.
    var number = 0
    var record: String
    var place: RecordPlace
    var id: UInt64 = 0
    var amount: UInt64 = 0
    var text: UInt64 = 0
    var features: [PaymentTraces.Feature] = []
    var suspects: [Suspect]

    /// - Parameter id: the record's own id, or its line.
    init(id: String, place: RecordPlace, alerts: [Alert]) {
        record = id
        self.place = place
        suspects = []
        for alert in alerts where alert.released == nil && suspects.count < HeldPayment.mostSuspects {
            suspects.append(
                Suspect(
                    role: PaymentTraces.hash(alert.role), name: PaymentTraces.hash(alert.name), roleText: alert.role,
                    designation: alert.designation.id))
        }
    }

    mutating func take(_ trace: PaymentTraces.Trace, _ features: ArraySlice<PaymentTraces.Feature>) {
        id = trace.id
        amount = trace.amount
        text = trace.text
        self.features = Array(features)
    }

    func isSuspect(_ feature: PaymentTraces.Feature) -> Bool {
        !feature.isIdentifier && suspects.contains { $0.role == feature.role && $0.name == feature.value }
    }

    /// What under which a record like it is looked for: each pair of an anchor (id, amount, text) and something else that both have.
    func keys() -> [UInt64] {
        var keys: [UInt64] = []
        let anchors = [id, amount, text].filter { $0 != 0 }
        for (i, anchor) in anchors.enumerated() {
            for other in anchors[(i + 1)...] { keys.append(PaymentTraces.mix(anchor, other)) }
            for feature in features where !isSuspect(feature) { keys.append(HeldPayment.key(anchor, feature)) }
        }
        return keys
    }

    static func key(_ anchor: UInt64, _ feature: PaymentTraces.Feature) -> UInt64 {
        PaymentTraces.mix(PaymentTraces.mix(anchor, feature.role), feature.value)
    }
}
