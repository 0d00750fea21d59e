import SanctionsModel

/// Special service requests: travel documents and addresses in the AIRIMP's form, and free text.
extension EDIFACTParser {
    /// `SSR+DOCS:HK::DL:::::/P/GBR/12345678/GBR/12JUL64/M/23AUG19/SURNAME/GIVEN/SECOND`.
    mutating func takeService(into scanned: inout ScannedRecord) throws(RejectReason) {
        let parts = slashed(into: scanned)
        if segment.holds("DOCS", 1, in: scanned), parts.count > 8 {
            try takeDocs(parts, into: &scanned)
        } else if segment.holds("DOCA", 1, in: scanned), parts.count > 3 {
            // `/D/USA/STREET/CITY/STATE/CODE`, D for destination and R for residence.
            if hasParty, builder.party.address.isAbsent, let first = parts.dropFirst(3).first, let last = parts.last {
                let address = ScannedRecord.Slice(
                    start: Int(first.start), count: last.range.upperBound - Int(first.start))
                builder.party.address = address
                try builder.add(text: address, to: &scanned)
            }
        } else if !segment.holds("SEAT", 1, in: scanned) {
            try takeText(from: 1, number: 8, isAlone: true, into: &scanned)
        }
    }

    /// The parts of the first component that starts with a slash, without the empty one before it; absent where empty.
    private func slashed(into scanned: borrowing ScannedRecord) -> [ScannedRecord.Slice] {
        guard
            let text = segment.components.first(where: { component in
                component.element == 1 && component.number > 1 && scanned.bytes[Int(component.slice.start)] == 0x2F
            })?.slice
        else { return [] }
        var parts: [ScannedRecord.Slice] = []
        var start = Int(text.start)
        for i in text.range where scanned.bytes[i] == 0x2F && parts.count < 16 {
            parts.append(ScannedRecord.Slice(start: start, count: i - start))
            start = i + 1
        }
        parts.append(ScannedRecord.Slice(start: start, count: text.range.upperBound - start))
        return parts
    }

    private mutating func takeDocs(
        _ parts: [ScannedRecord.Slice], into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let birth = parts[5].isAbsent ? ScannedRecord.Slice.absent : birthDate(parts[5], into: &scanned)
        let isAnother =
            !birth.isAbsent && !builder.party.birthDate.isAbsent && !scanned.isSameText(birth, builder.party.birthDate)
        if !hasParty || isAnother { try openParty("traveller", type: .person, into: &scanned) }
        if builder.party.birthDate.isAbsent { builder.party.birthDate = birth }
        if builder.party.gender.isAbsent { builder.party.gender = parts[6] }
        if builder.party.nationality.isAbsent { builder.party.nationality = parts[4] }
        if !parts[3].isAbsent {
            let isPassport = parts[1].count == 1 && scanned.bytes[Int(parts[1].start)] == 0x50
            builder.add(
                identifier: parts[3], kind: isPassport ? "passport" : "identity document", country: parts[2], in: &scanned)
        }
        let first = parts.count > 9 ? parts[9] : .absent
        let second = parts.count > 10 ? parts[10] : .absent
        let bare = PassengerTitles.withoutTitle(first, in: scanned)
        if bare != first {
            let given = joined(bare, second, into: &scanned)
            addName(surname: parts[8], given: given, into: &scanned)
        }
        let given = joined(first, second, into: &scanned)
        addName(surname: parts[8], given: given, into: &scanned)
    }

    private func joined(
        _ first: ScannedRecord.Slice, _ second: ScannedRecord.Slice, into scanned: inout ScannedRecord
    ) -> ScannedRecord.Slice {
        if first.isAbsent || second.isAbsent { return first.isAbsent ? second : first }
        let start = scanned.bytes.count
        scanned.appendCopy(of: first)
        scanned.bytes.append(0x20)
        scanned.appendCopy(of: second)
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }
}
