import SanctionsModel

/// Special service requests: travel documents and addresses in the AIRIMP's form, and free text.
extension EDIFACTParser {
    /// `SSR+DOCS:HK::DL:::::/P/GBR/12345678/GBR/12JUL64/M/23AUG19/SURNAME/GIVEN/SECOND`.
    mutating func takeService(into scanned: inout ScannedRecord) throws(RejectReason) {
        if segment.holds("DOCS", 1, in: scanned) {
            let slots = slots(into: &scanned)
            if slots.count > 1 {
                try takeDocument(slots, into: &scanned)
            } else {
                try takeServiceText(into: &scanned)
            }
        } else if segment.holds("DOCA", 1, in: scanned) {
            try takeServiceAddress(into: &scanned)
        } else {
            try takeServiceText(into: &scanned)
        }
    }

    /// What stands between slashes behind the codes of the request, without the empty slots before the first slash.
    private func slots(into scanned: inout ScannedRecord) -> [ScannedRecord.Slice] {
        let text = serviceText(into: &scanned)
        var slots: [ScannedRecord.Slice] = []
        var start = Int(text.start)
        for i in text.range where scanned.bytes[i] == 0x2F && slots.count < 64 {
            slots.append(trimmed(start..<i, in: scanned))
            start = i + 1
        }
        slots.append(trimmed(start..<text.range.upperBound, in: scanned))
        if let first = slots.first, first.isAbsent { slots.removeFirst() }
        return slots
    }

    private func trimmed(_ range: Range<Int>, in scanned: borrowing ScannedRecord) -> ScannedRecord.Slice {
        RecordParser.trimmed(scanned.bytes.span, range)
    }

    /// The free text of a request: what stands behind its code, status, number and airline, from the first slash on where there
    /// is one.
    private func serviceText(into scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        let wanted = segment.components.filter { $0.element > 1 || $0.element == 1 && $0.number > 0 }
        let slashed = wanted.firstIndex { component in
            component.slice.range.contains { scanned.bytes[$0] == 0x2F }
        }
        let parts = slashed.map { wanted[$0...] } ?? wanted.filter { $0.element > 1 || $0.number >= 7 }[...]
        if parts.count == 1, let only = parts.first { return only.slice }
        let start = scanned.bytes.count
        for part in parts {
            if scanned.bytes.count > start { scanned.bytes.append(0x20) }
            scanned.appendCopy(of: part.slice)
        }
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }

    /// `/D/USA/STREET/CITY/STATE/CODE`, D for destination and R for residence.
    private mutating func takeServiceAddress(into scanned: inout ScannedRecord) throws(RejectReason) {
        let slots = slots(into: &scanned)
        let start = scanned.bytes.count
        for slot in slots.dropFirst(2) where !slot.isAbsent {
            if scanned.bytes.count > start {
                scanned.bytes.append(0x2C)
                scanned.bytes.append(0x20)
            }
            scanned.appendCopy(of: slot)
        }
        let address = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        if hasParty, builder.party.address.isAbsent { builder.party.address = address }
        try builder.add(text: address, to: &scanned)
        for slot in slots.prefix(2) where slot.count > 3 { try builder.add(text: slot, to: &scanned) }
        try takeServiceWords(into: &scanned)
    }

    /// The free text of other requests; seats are codes.
    private mutating func takeServiceText(into scanned: inout ScannedRecord) throws(RejectReason) {
        if !segment.holds("SEAT", 1, in: scanned) {
            let text = serviceText(into: &scanned)
            try builder.add(text: text, to: &scanned)
            if segment.components.contains(where: { $0.seam >= 0 }) {
                try takeText(from: 1, number: 4, into: &scanned)
            }
        }
        try takeServiceWords(into: &scanned)
    }

    /// Words in the codes of a request: status, number, airline, places, and whatever else stands before its first slash.
    private mutating func takeServiceWords(into scanned: inout ScannedRecord) throws(RejectReason) {
        let isSeat = segment.holds("SEAT", 1, in: scanned)
        var isSlashed = false
        for component in segment.components where component.element == 1 && holdsSlash(component.slice, in: scanned) {
            isSlashed = true
        }
        for component in segment.components where component.element == 1 || isSeat && component.element > 0 {
            let isCode = component.number < 7 || isSlashed && !holdsSlash(component.slice, in: scanned)
            if isCode, mayHoldName(scanned.bytes.span, component.slice.range) {
                try builder.add(text: component.slice, to: &scanned)
            }
        }
    }

    private func holdsSlash(_ slice: ScannedRecord.Slice, in scanned: borrowing ScannedRecord) -> Bool {
        for i in slice.range where scanned.bytes[i] == 0x2F { return true }
        return false
    }

    // MARK: DOCS

    private mutating func takeDocument(
        _ slots: [ScannedRecord.Slice], into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let document = TravelDocument(slots, in: scanned)
        let birth = document.birth.isAbsent ? ScannedRecord.Slice.absent : birthDate(document.birth, into: &scanned)
        let isAnother =
            !birth.isAbsent && !builder.party.birthDate.isAbsent && !scanned.isSameText(birth, builder.party.birthDate)
        if !hasParty || isAnother { try openParty("traveller", type: .person, into: &scanned) }
        if builder.party.birthDate.isAbsent { builder.party.birthDate = birth }
        if builder.party.gender.isAbsent { builder.party.gender = document.sex }
        if builder.party.nationality.isAbsent { builder.party.nationality = document.nationality }
        for number in document.numbers {
            let kind: StaticString = document.isPassport ? "passport" : "identity document"
            builder.add(identifier: number, kind: kind, country: document.issuer, in: &scanned)
        }
        addNames(document.names, into: &scanned)
        if !document.strays.isEmpty { addNames(document.strays + document.names, into: &scanned) }
        if !document.isStandard {
            // Nothing of what stands in another order is passed over.
            try takeServiceSlots(slots, into: &scanned)
        }
        try takeServiceWords(into: &scanned)
    }

    /// A surname and up to three given names, or whatever of them there is; with and without a title at the end of the first.
    private mutating func addNames(_ names: [ScannedRecord.Slice], into scanned: inout ScannedRecord) {
        guard let surname = names.first else { return }
        let given = Array(names.dropFirst())
        if let first = given.first {
            let bare = PassengerTitles.withoutTitle(first, in: scanned)
            if bare != first {
                addName(surname: surname, given: spaced([bare] + given.dropFirst(), into: &scanned), into: &scanned)
            }
        }
        addName(surname: surname, given: spaced(given, into: &scanned), into: &scanned)
    }

    private mutating func takeServiceSlots(
        _ slots: [ScannedRecord.Slice], into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        try builder.add(text: spaced(slots.filter { !$0.isAbsent }, into: &scanned), to: &scanned)
    }

    private func spaced(_ slots: [ScannedRecord.Slice], into scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        if slots.count < 2 { return slots.first ?? .absent }
        let start = scanned.bytes.count
        for slot in slots {
            if scanned.bytes.count > start { scanned.bytes.append(0x20) }
            scanned.appendCopy(of: slot)
        }
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }
}
