/// A travel document's fields in a service request (DOCS), found by their form rather than by their place.
///
/// By the AIRIMP the slots are type, issuing country, number, nationality, birth date, sex, expiry, surname, first, second and
/// third name. Systems leave slots out, shift or merge them. The birth date before the sex, and the expiry behind it, are told by
/// their form: what stands behind them are names, before them countries and numbers.
struct TravelDocument: Sendable {
    var isPassport = false
    var issuer = ScannedRecord.Slice.absent
    var nationality = ScannedRecord.Slice.absent
    var numbers: [ScannedRecord.Slice] = []
    var birth = ScannedRecord.Slice.absent
    var sex = ScannedRecord.Slice.absent
    /// Surname, then given names.
    var names: [ScannedRecord.Slice] = []
    /// Words that stand where no name should.
    var strays: [ScannedRecord.Slice] = []
    /// Every slot is where the AIRIMP puts it.
    var isStandard = false

    /// - Parameter slots: what stands between slashes, from the first slash on; absent where empty.
    init(_ slots: [ScannedRecord.Slice], in scanned: borrowing ScannedRecord) {
        let bytes = scanned.bytes.span
        if TravelDocument.isStandard(slots, bytes) {
            isStandard = true
            isPassport = TravelDocument.holds("P", slots[0], bytes)
            issuer = slots[1]
            if !slots[2].isAbsent { numbers = [slots[2]] }
            nationality = slots[3]
            birth = slots[4]
            sex = slots[5]
            names = TravelDocument.names(slots[7...], bytes)
        } else {
            readByForm(slots.filter { !$0.isAbsent }, bytes)
        }
    }

    // MARK: By place

    private static func isStandard(_ slots: [ScannedRecord.Slice], _ bytes: Span<UInt8>) -> Bool {
        guard slots.count >= 8, slots.count <= 12, !slots[7].isAbsent else { return false }
        guard slots[0].count <= 2, isCountry(slots[1], bytes), isCountry(slots[3], bytes) else { return false }
        guard slots[2].isAbsent || isNumber(slots[2], bytes) && isAlphanumeric(bytes, slots[2].range) else { return false }
        guard slots[4].isAbsent || isDate(slots[4], bytes), slots[5].isAbsent || isSex(slots[5], bytes) else { return false }
        guard !slots[4].isAbsent || !slots[5].isAbsent, slots[6].isAbsent || isDate(slots[6], bytes) else { return false }
        for slot in slots[7...] where holdsDigit(slot, bytes) { return false }
        return true
    }

    /// Up to four names, without the mark of the document's holder (H) at the end.
    private static func names(_ slots: ArraySlice<ScannedRecord.Slice>, _ bytes: Span<UInt8>) -> [ScannedRecord.Slice] {
        var names = slots.filter { !$0.isAbsent }
        if names.count > 1, let last = names.last, holds("H", last, bytes) { names.removeLast() }
        return names
    }

    // MARK: By form

    private mutating func readByForm(_ slots: [ScannedRecord.Slice], _ bytes: Span<UInt8>) {
        var end = 0
        // The sex beside a date; the first slot may be a document's type of the same letter.
        for (n, slot) in slots.enumerated() where TravelDocument.isSex(slot, bytes) {
            let hasBirth = n > 0 && TravelDocument.isDate(slots[n - 1], bytes)
            let hasExpiry = n + 1 < slots.count && TravelDocument.isDate(slots[n + 1], bytes)
            guard n > 0, hasBirth || hasExpiry || n > 2 else { continue }
            sex = slot
            if hasBirth { birth = slots[n - 1] }
            end = n + 1
            break
        }
        var last = ScannedRecord.Slice.absent
        for (n, slot) in slots.enumerated() {
            // Date and sex in one slot.
            if sex.isAbsent, let merged = TravelDocument.mergedSex(slot, bytes) {
                birth = merged.date
                sex = merged.sex
                end = n + 1
            } else if TravelDocument.isDate(slot, bytes), TravelDocument.isWritten(slot, bytes) || n <= end {
                // Without a sex, the first of two dates is of birth.
                if end == 0 || sex.isAbsent, birth.isAbsent { birth = last }
                last = slot
                end = max(end, n + 1)
            }
        }
        for (n, slot) in slots[..<min(end, slots.count)].enumerated() {
            takeBefore(slot, isFirst: n == 0, bytes)
        }
        // Without any date or sex, a slot is a name when it has no digit.
        for (n, slot) in slots.enumerated() where n >= end {
            if TravelDocument.holdsDigit(slot, bytes) {
                numbers.append(slot)
            } else if end > 0 || slot.count > 3 {
                names.append(slot)
            } else {
                takeBefore(slot, isFirst: n == 0, bytes)
            }
        }
        names = TravelDocument.names(names[...], bytes)
    }

    /// A slot before the names: type, country, number, date or sex.
    private mutating func takeBefore(_ slot: ScannedRecord.Slice, isFirst: Bool, _ bytes: Span<UInt8>) {
        guard slot != sex, slot != birth, !TravelDocument.isWritten(slot, bytes) else { return }
        if TravelDocument.isNumber(slot, bytes) {
            numbers.append(slot)
            // Issuer or nationality and number in one slot.
            if slot.count > 7, TravelDocument.isLetters(slot.prefix(3), bytes) {
                numbers.append(ScannedRecord.Slice(start: Int(slot.start) + 3, count: Int(slot.count) - 3))
            }
        } else if isFirst, slot.count <= 2 {
            isPassport = TravelDocument.holds("P", slot, bytes)
        } else if slot.count <= 3 {
            if TravelDocument.holds("P", slot, bytes) { isPassport = true }
            if slot.count >= 2 { if issuer.isAbsent { issuer = slot } else { nationality = slot } }
        } else {
            strays.append(slot)
        }
    }

    // MARK: Forms

    private static func holds(_ word: StaticString, _ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>) -> Bool {
        word.withUTF8Buffer { buffer in
            guard buffer.count == slot.count else { return false }
            for i in buffer.indices where unsafe buffer[i] != bytes[Int(slot.start) + i] & 0xDF { return false }
            return true
        }
    }

    /// Source: the AIRIMP's codes of gender: male, female, infants, undisclosed, unspecified.
    private static func isSex(_ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>) -> Bool {
        holds("M", slot, bytes) || holds("F", slot, bytes) || holds("MI", slot, bytes) || holds("FI", slot, bytes)
            || holds("U", slot, bytes) || holds("X", slot, bytes)
    }

    /// DDMMMYY, YYMMDD or CCYYMMDD.
    private static func isDate(_ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>) -> Bool {
        guard slot.count >= 6, slot.count <= 8 else { return false }
        return PassengerDate.iso(copy(slot, bytes), interchangeYear: 99) != nil
    }

    /// A date with its month in letters: no number has that form.
    private static func isWritten(_ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>) -> Bool {
        slot.count == 7 && isDate(slot, bytes)
    }

    private static func mergedSex(
        _ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>
    ) -> (date: ScannedRecord.Slice, sex: ScannedRecord.Slice)? {
        guard slot.count == 8 else { return nil }
        let date = slot.prefix(7)
        let sex = ScannedRecord.Slice(start: Int(slot.start) + 7, count: 1)
        return isWritten(date, bytes) && isSex(sex, bytes) ? (date, sex) : nil
    }

    /// Letters and digits with two digits or more.
    private static func isNumber(_ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>) -> Bool {
        var digits = 0
        for i in slot.range where bytes[i] >= 0x30 && bytes[i] <= 0x39 { digits += 1 }
        return digits >= 2
    }

    private static func holdsDigit(_ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>) -> Bool {
        for i in slot.range where bytes[i] >= 0x30 && bytes[i] <= 0x39 { return true }
        return false
    }

    /// Nothing, or two or three letters; D for German documents.
    private static func isCountry(_ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>) -> Bool {
        slot.count <= 3 && (slot.isAbsent || isLetters(slot, bytes))
    }

    private static func isLetters(_ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>) -> Bool {
        for i in slot.range where lowered(bytes[i]) < 0x61 || lowered(bytes[i]) > 0x7A { return false }
        return true
    }

    private static func copy(_ slot: ScannedRecord.Slice, _ bytes: Span<UInt8>) -> [UInt8] {
        slot.range.map { bytes[$0] }
    }
}

extension ScannedRecord.Slice {
    /// Its first bytes.
    fileprivate func prefix(_ count: Int) -> ScannedRecord.Slice {
        ScannedRecord.Slice(start: Int(start), count: min(count, Int(self.count)))
    }
}
