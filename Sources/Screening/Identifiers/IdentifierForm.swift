import SanctionsModel

/// Kinds of identifiers that a number is of by its form, with no word beside it that says so.
enum IdentifierForm {
    /// Fewest letters and digits of a crypto address (base 58 of 20 bytes and a checksum has 26 to 35).
    static let shortestAddress = 25
    /// Most letters and digits of any identifier that is looked for; an integrated Monero address has 106.
    static let longest = 110

    /// - Parameters:
    ///   - value: letters and digits, upper case.
    ///   - isUpper: it is written without a lower-case letter.
    static func kinds(of value: [UInt8], isUpper: Bool) -> [IdentifierKind] {
        let digits = value.count { isDigit($0) }
        guard digits > 0 || value.count == 8 || value.count == 11 else { return [] }
        var kinds: [IdentifierKind] = []
        if value.count >= shortestAddress, digits < value.count { kinds.append(.cryptoAddress) }
        if value.count == 20, isDigit(value[18]), isDigit(value[19]), digits < value.count { kinds.append(.lei) }
        if (15...34).contains(value.count), isLetter(value[0]), isLetter(value[1]), isDigit(value[2]), isDigit(value[3]) {
            kinds.append(.iban)
        }
        if isUpper, isBIC(value) { kinds.append(.bic) }
        if isRFC(value) { kinds.append(.taxID) }
        if value.count >= 12 {
            let text = String(decoding: value, as: UTF8.self)
            for scheme in evident where scheme.lengths.contains(value.count) && scheme.accepts(text) {
                if let kind = scheme.kinds.first, !kinds.contains(kind) { kinds.append(kind) }
            }
        }
        return kinds
    }

    /// National schemes that no other number fits: the Mexican CURP, the Italian codice fiscale, …
    private static let evident = IdentifierScheme.all.filter { scheme in
        scheme.isEvident && ![.cryptoAddress, .lei, .iban].contains(scheme.kinds.first)
    }

    /// ISO 9362: six letters, two letters or digits, a branch of three or none.
    static func isBIC(_ value: [UInt8]) -> Bool {
        (value.count == 8 || value.count == 11) && value.prefix(6).allSatisfy(isLetter)
    }

    /// The seven digits of a ship with the check digit of IMO Resolution A.1117(30), or of a company by MSC.160(78).
    static func isIMO(_ value: [UInt8]) -> Bool {
        let text = String(decoding: value, as: UTF8.self)
        return value.count == 7 && (IdentifierScheme.imo.accepts(text) || IdentifierScheme.imoCompany.accepts(text))
    }

    /// The Mexican registry of taxpayers: three letters of a company or four of a person, a day, three of a check.
    private static func isRFC(_ value: [UInt8]) -> Bool {
        guard value.count == 12 || value.count == 13 else { return false }
        let letters = value.count - 9
        return value.prefix(letters).allSatisfy(isLetter) && value[letters..<letters + 6].allSatisfy(isDigit)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
