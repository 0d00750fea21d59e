import MessageReaders

/// Watches, in the order of the input, for payments that come again after an alert with a party changed or removed.
///
/// A later record is the same payment as a held one when
/// - both have the same id (and it is no batch's id: the record before has another), and they share something else: an amount, a
///   text, another party's name under its role, an identifier under its role; or
/// - without the same id, both have the same amount and currency (where neither states one: the same text), every other party of
///   the held record stands in the later one, at least one such party or an identifier is shared, and the party that alerted is gone
///   or, under another name, has an identifier that it had.
///
/// It is stripped when, besides, a party that alerted doesn't stand in it any more and nothing in it alerts on that designation. The
/// second rule asks for so much because batches of equal payments by one debtor (wages) are ordinary.
///
/// Memory: at most `window` held payments, each with at most `PaymentTraces.mostFeatures` features. O(features) a record.
struct StrippingWatch: Sendable, Codable {
    /// Records back to which a payment is compared.
    let window: Int
    /// Records read so far.
    private var number = 0
    /// The id of the last record that could be read, and its number.
    private var previousID: UInt64 = 0
    private var previousNumber = 0
    /// Oldest first.
    private var held: [Int: HeldPayment] = [:]
    private var oldest = 0
    private var order: [Int] = []
    /// The latest held payment of each key, and how many held payments have an anchor.
    private var latest: [UInt64: Int] = [:]
    private var anchors: [UInt64: Int] = [:]
    /// Anchors by their lowest bits: most records are passed with a look at these counts. Empty until something is held.
    private var filter: [UInt32] = []
    private static let filterBits = 16

    init(window: Int) { self.window = window }

    /// The rest follows from these.
    private enum CodingKeys: CodingKey {
        case window, number, previousID, previousNumber, payments
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        window = try container.decode(Int.self, forKey: .window)
        number = try container.decode(Int.self, forKey: .number)
        previousID = try container.decode(UInt64.self, forKey: .previousID)
        previousNumber = try container.decode(Int.self, forKey: .previousNumber)
        for payment in try container.decode([HeldPayment].self, forKey: .payments) { add(payment) }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(window, forKey: .window)
        try container.encode(number, forKey: .number)
        try container.encode(previousID, forKey: .previousID)
        try container.encode(previousNumber, forKey: .previousNumber)
        try container.encode(order[oldest...].compactMap { held[$0] }, forKey: .payments)
    }

    /// What of the records of a chunk is stripped, by the record's number in the chunk; to be called chunk after chunk.
    ///
    /// - Parameters:
    ///   - holds: held records, in order, each with its number in the chunk.
    ///   - read: records of the chunk, those among them that can't be read included.
    mutating func take(_ traces: PaymentTraces, holds: [(record: Int, payment: HeldPayment)], read: Int) -> [Int: Stripped] {
        var found: [Int: Stripped] = [:]
        let base = number
        var next = 0
        for trace in traces.traces {
            let record = Int(trace.record)
            number = base + record + 1
            forgetOld()
            var trace = trace
            let ownID = trace.id
            let features = traces.features(of: trace)
            while next < holds.count, holds[next].record < record { next += 1 }
            let own = next < holds.count && holds[next].record == record ? holds[next].payment : nil
            let isBatch = trace.id != 0 && trace.id == previousID && held[previousNumber]?.id != trace.id
            if isBatch { trace.id = 0 }
            if !held.isEmpty, isAnchor(trace.id) || isAnchor(trace.amount) || isAnchor(trace.text),
                let stripped = stripped(trace, features, own)
            {
                found[record] = stripped
            }
            if var own {
                own.number = number
                own.take(trace, features)
                add(own)
            }
            (previousID, previousNumber) = (ownID, number)
        }
        number = base + read
        return found
    }

    // MARK: What is watched for

    private mutating func add(_ payment: HeldPayment) {
        held[payment.number] = payment
        order.append(payment.number)
        if filter.isEmpty { filter = Array(repeating: 0, count: 1 << StrippingWatch.filterBits) }
        for anchor in [payment.id, payment.amount, payment.text] where anchor != 0 {
            anchors[anchor, default: 0] += 1
            filter[StrippingWatch.place(anchor)] += 1
        }
        for key in payment.keys() { latest[key] = payment.number }
    }

    private mutating func forgetOld() {
        while oldest < order.count, number - order[oldest] > window {
            let number = order[oldest]
            oldest += 1
            guard let payment = held.removeValue(forKey: number) else { continue }
            for anchor in [payment.id, payment.amount, payment.text] where anchor != 0 {
                filter[StrippingWatch.place(anchor)] -= 1
                let left = (anchors[anchor] ?? 1) - 1
                anchors[anchor] = left > 0 ? left : nil
            }
            for key in payment.keys() where latest[key] == number { latest[key] = nil }
        }
        if oldest > 1_024, oldest * 2 > order.count {
            order.removeFirst(oldest)
            oldest = 0
        }
    }

    private static func place(_ anchor: UInt64) -> Int { Int(anchor >> UInt64(64 - filterBits)) }

    @inline(__always)
    private func isAnchor(_ hash: UInt64) -> Bool { hash != 0 && filter[StrippingWatch.place(hash)] > 0 }

    // MARK: Finding

    private func stripped(
        _ trace: PaymentTraces.Trace, _ features: ArraySlice<PaymentTraces.Feature>, _ own: HeldPayment?
    ) -> Stripped? {
        let present = [trace.id, trace.amount, trace.text]
        guard present.contains(where: { $0 != 0 && anchors[$0] != nil }) else { return nil }
        var candidates: Set<Int> = []
        for (i, anchor) in present.enumerated() where anchor != 0 && anchors[anchor] != nil {
            for other in present[(i + 1)...] where other != 0 {
                if let number = latest[PaymentTraces.mix(anchor, other)] { candidates.insert(number) }
            }
            for feature in features {
                if let number = latest[HeldPayment.key(anchor, feature)] { candidates.insert(number) }
            }
        }
        // The latest one that fits: that is what was tried last.
        for number in candidates.sorted(by: >) {
            guard let earlier = held[number] else { continue }
            if let stripped = compare(earlier, trace, features, own) { return stripped }
        }
        return nil
    }

    private func compare(
        _ earlier: HeldPayment, _ trace: PaymentTraces.Trace, _ features: ArraySlice<PaymentTraces.Feature>, _ own: HeldPayment?
    ) -> Stripped? {
        let isSameID = earlier.id != 0 && earlier.id == trace.id
        let isSameAmount = earlier.amount != 0 && earlier.amount == trace.amount
        let isSameText = earlier.text != 0 && earlier.text == trace.text
        let others = earlier.features.filter { !$0.isIdentifier && !earlier.isSuspect($0) }
        let isShared = earlier.features.contains { !earlier.isSuspect($0) && features.contains($0) }
        if isSameID {
            guard isSameAmount || isSameText || isShared else { return nil }
        } else {
            let hasNoAmount = earlier.amount == 0 && trace.amount == 0
            guard isSameAmount || (hasNoAmount && isSameText), isShared, others.allSatisfy({ features.contains($0) }) else {
                return nil
            }
        }
        for suspect in earlier.suspects {
            if let own, own.suspects.contains(where: { $0.designation == suspect.designation }) { continue }
            let names = features.filter { !$0.isIdentifier && $0.role == suspect.role }
            let isText = suspect.roleText == "text"
            let isRemoved = isText ? trace.text == 0 : names.isEmpty
            if !isRemoved, !isText {
                // Under its old name it was screened anew, and raised no alert: nothing was hidden.
                guard !names.contains(where: { $0.value == suspect.name }) else { continue }
                // Another of that role stood beside it and still does: then the one that alerted is gone.
                if !isSameID {
                    let isKnown = earlier.features.contains { feature in
                        feature.isIdentifier && feature.role == suspect.role && features.contains(feature)
                    }
                    guard isKnown else { continue }
                }
            }
            if isText, earlier.text == trace.text { continue }
            let role = suspect.roleText.isEmpty ? "party" : suspect.roleText
            return Stripped(
                record: earlier.record, line: earlier.place.line, file: earlier.place.file,
                what: "\(role) \(isRemoved ? "removed" : "changed")", designation: suspect.designation)
        }
        return nil
    }
}
