import SanctionsModel

/// Parties and institutions of payment messages.
extension EDIFACTParser {
    // MARK: NAD

    /// `NAD+BE+ID+LINE:LINE+NAME:NAME+STREET+CITY+REGION+CODE+COUNTRY`.
    ///
    /// The name's components (C080) are lines of one name, and so may be those of name and address (C058), whose later lines are
    /// the address. Readings of it: the lines joined with a space, a full one directly too, the first one alone, and each that
    /// holds two words or more by itself.
    mutating func takePaymentParty(into scanned: inout ScannedRecord) throws(RejectReason) {
        try closeParty(into: &scanned)
        let known = EDIFACTParty.role(Array(scanned.bytes[segment.slice(1).range]))
        try openPaymentParty(known?.named, into: &scanned)
        addIdentification(of: 2, into: &scanned)
        addNames(lines(of: 4, in: 0..<Int.max), isAddress: false, into: &scanned)
        let address = lines(of: 3, in: 0..<Int.max)
        addNames(address, isAddress: true, into: &scanned)
        // A name with a separator that was not released goes on in the street.
        if let street = lines(of: 5, in: 0..<Int.max).first, !holdsDigit(street, in: scanned), !segment.slice(4).isAbsent {
            let name = joinedLines(lines(of: 4, in: 0..<Int.max), isSpaced: true, into: &scanned)
            builder.add(name: joinedLines([name, street], isSpaced: true, into: &scanned), in: scanned)
        }
        builder.party.address = joined(5, 6, 7, 8, into: &scanned)
        if !segment.slice(9).isAbsent { builder.party.country = segment.slice(9) }
        try builder.add(text: builder.party.address, to: &scanned)
        if address.count > 1 {
            try builder.add(text: joinedLines(address, isSpaced: true, into: &scanned), to: &scanned)
        }
        try takeWords(outside: 3...8, into: &scanned)
    }

    private mutating func openPaymentParty(
        _ role: MTRole?, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        try openParty("", type: role?.type ?? .any, into: &scanned)
        let start = scanned.bytes.count
        if let role {
            scanned.bytes.append(contentsOf: MTRole.texts[role] ?? [])
        } else {
            scanned.bytes.append(contentsOf: "party-".utf8)
            for i in segment.slice(1).range { scanned.bytes.append(lowered(scanned.bytes[i])) }
        }
        builder.party.role = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }

    /// A party's or institution's code: a BIC, or a number of whatever kind.
    private mutating func addIdentification(of element: Int, into scanned: inout ScannedRecord) {
        let value = segment.slice(element)
        guard !value.isAbsent else { return }
        let isBIC = isBIC(scanned.bytes.span, value.range)
        builder.add(identifier: value, kind: isBIC ? "bic" : "registration", in: &scanned)
    }

    // MARK: FII

    /// `FII+BF+ACCOUNT:HOLDER:HOLDER:EUR+BIC:25:5:CODE:::INSTITUTION:PLACE+COUNTRY`: the holder of an account, and the
    /// institution that keeps it.
    mutating func takeInstitution(into scanned: inout ScannedRecord) throws(RejectReason) {
        try closeParty(into: &scanned)
        let known = EDIFACTParty.role(Array(scanned.bytes[segment.slice(1).range]))
        try openPaymentParty(known?.holder ?? .accountHolder, into: &scanned)
        let account = segment.slice(2)
        if !account.isAbsent {
            let isIBAN = isIBAN(scanned.bytes.span, account.range)
            builder.add(identifier: account, kind: isIBAN ? "iban" : "account", in: &scanned)
        }
        addNames(lines(of: 2, in: 1..<3), isAddress: false, into: &scanned)
        try closeParty(into: &scanned)

        try openPaymentParty(known?.institution ?? .accountWithInstitution, into: &scanned)
        let bank = segment.slice(3)
        if !bank.isAbsent {
            let isBIC = isBIC(scanned.bytes.span, bank.range)
            builder.add(identifier: bank, kind: isBIC ? "bic" : "clearing code", in: &scanned)
        }
        addNames(lines(of: 3, in: 6..<7), isAddress: false, into: &scanned)
        // Words anywhere else: the place of the branch, a name in a slot of codes.
        for component in segment.components where component.element > 0 {
            let isName =
                component.element == 2 && (1..<3).contains(component.number)
                || component.element == 3 && component.number == 6
            if !isName, mayHoldName(scanned.bytes.span, component.slice.range) {
                try builder.add(text: component.slice, to: &scanned)
            }
        }
    }

    // MARK: CTA

    /// `CTA+IC+CODE:NAME`. In passenger messages a contact of whoever reports.
    mutating func takeContactName(into scanned: inout ScannedRecord) throws(RejectReason) {
        var contact = MessageBuilder()
        contact.open(role: Array("contact".utf8), type: .any, in: &scanned)
        contact.add(name: segment.slice(2, 1), in: scanned)
        try contact.close(into: &scanned)
        for component in segment.components
        where component.element > 0 && !(component.element == 2 && component.number == 1) {
            if mayHoldName(scanned.bytes.span, component.slice.range) {
                try builder.add(text: component.slice, to: &scanned)
            }
        }
    }

    // MARK: Lines

    /// The components of an element that may be lines of a name, in their order.
    private func lines(of element: Int, in numbers: Range<Int>) -> [ScannedRecord.Slice] {
        segment.components.filter { $0.element == element && numbers.contains($0.number) }.map(\.slice)
    }

    /// A line of 35 characters is full; many systems cut at 27.
    private static let fullLine = 27

    private mutating func addNames(
        _ lines: [ScannedRecord.Slice], isAddress: Bool, into scanned: inout ScannedRecord
    ) {
        guard let first = lines.first else { return }
        if isAddress { builder.add(name: first, in: scanned) }
        if lines.count > 1 {
            let used = isAddress ? Array(lines.prefix(2)) : lines
            builder.add(name: joinedLines(used, isSpaced: true, into: &scanned), in: scanned)
            if used.dropLast().contains(where: { $0.count >= EDIFACTParser.fullLine }) {
                builder.add(name: joinedLines(used, isSpaced: false, into: &scanned), in: scanned)
            }
        }
        builder.add(name: first, in: scanned)
        for line in lines.dropFirst()
        where !holdsDigit(line, in: scanned) && mayHoldName(scanned.bytes.span, line.range) {
            builder.add(name: line, in: scanned)
        }
    }

    private func holdsDigit(_ slice: ScannedRecord.Slice, in scanned: borrowing ScannedRecord) -> Bool {
        for i in slice.range where scanned.bytes[i] >= 0x30 && scanned.bytes[i] <= 0x39 { return true }
        return false
    }

    private func joinedLines(
        _ lines: [ScannedRecord.Slice], isSpaced: Bool, into scanned: inout ScannedRecord
    ) -> ScannedRecord.Slice {
        if lines.count == 1 { return lines[0] }
        let start = scanned.bytes.count
        var last = 0
        for line in lines {
            if scanned.bytes.count > start, isSpaced || last < EDIFACTParser.fullLine { scanned.bytes.append(0x20) }
            scanned.appendCopy(of: line)
            last = Int(line.count)
        }
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }
}
