/// An identifier in the form in which two of them are compared: letters and digits alone, upper case.
public struct IdentifierKey: Sendable, Hashable {
    /// The kind, empty where it says nothing (`other`, unknown words).
    public var kind: String
    public var value: String

    /// Fewer characters than this identify nobody.
    public static let shortest = 5

    /// `nil` when too little is left to identify anybody: under five characters, or no digit in other than a BIC or a crypto address.
    public init?(_ identifier: Identifier) {
        var value = ""
        var digits = 0
        for scalar in identifier.value.unicodeScalars {
            switch scalar {
            case "0"..."9":
                digits += 1
                value.unicodeScalars.append(scalar)
            case "A"..."Z": value.unicodeScalars.append(scalar)
            case "a"..."z": value += String(scalar).uppercased()
            default: continue
            }
        }
        kind = IdentifierKey.kinds.contains(identifier.kind.lowercased()) ? identifier.kind.lowercased() : ""
        // "IMO 9187629" is the number.
        if value.hasPrefix("IMO"), value.utf8.count == 10 {
            value.removeFirst(3)
            kind = "imo"
        }
        let isWord = kind == "bic" || kind == "crypto-address"
        guard value.utf8.count >= IdentifierKey.shortest, digits >= 3 || (isWord && value.utf8.count >= 8) else { return nil }
        self.value = value
    }

    /// The same value, and no two different kinds.
    public func meets(_ other: IdentifierKey) -> Bool {
        value == other.value && (kind == other.kind || kind.isEmpty || other.kind.isEmpty)
    }

    /// Kinds that two sources mean alike.
    private static let kinds: Set<String> = [
        "passport", "national-id", "tax-id", "registration", "imo", "mmsi", "bic", "lei", "iban", "aircraft-tail",
        "aircraft-serial", "call-sign", "crypto-address",
    ]
}
