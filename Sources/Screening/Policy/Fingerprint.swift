import Crypto
public import SanctionsModel

/// What a party or a designation is made of, as 32 hexadecimal digits (128 bits of a SHA-256). When anything that is known of it
/// changes, so does its fingerprint; letter case, punctuation, spacing and the order of lists don't count.
public enum Fingerprint {
    /// Of a party: all its fields but the role, for a party that pays today may be paid tomorrow.
    public static func of(_ party: Party) -> String {
        hash([
            "party", normalised(party.name), party.type.name, date(party.birthDate), normalised(party.country ?? ""),
            normalised(party.nationality ?? ""), normalised(party.gender ?? ""), list(party.identifiers.map(identifier)),
            normalised(party.address ?? ""),
        ])
    }

    /// Of what a list says about a designation, whatever the version of the list.
    public static func of(_ designation: Designation) -> String {
        var parts = ["designation", designation.id, designation.type.name]
        parts.append(list(designation.names.map { "\($0.quality.name) \(normalised($0.text))" }))
        parts.append(list(designation.genders.map(\.name)))
        parts.append(
            list(
                designation.births.map {
                    ([$0.date?.description ?? ""] + [$0.city, $0.region, $0.country, $0.note].map(normalised)).joined(
                        separator: "/")
                }))
        parts.append(list(designation.nationalities.map(normalised)))
        parts.append(list(designation.identifiers.map(identifier)))
        parts.append(
            list(
                designation.addresses.map {
                    [$0.street, $0.city, $0.region, $0.postalCode, $0.country, $0.note].map(normalised).joined(separator: "/")
                }))
        parts.append(list(designation.titles.map(normalised)))
        parts.append(list(designation.programmes.map(normalised)))
        parts.append(list(designation.legalBasis.map(normalised)))
        parts.append(designation.listedOn?.description ?? "")
        parts.append(list(designation.updatedOn.map(\.description)))
        parts.append(list(designation.measures.map(\.kind)))
        parts.append(list(designation.remarks.map(normalised)))
        return hash(parts)
    }

    /// Whether a text is a fingerprint as this type writes it.
    public static func isValid(_ text: String) -> Bool {
        text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static let digits = 32

    /// The letters, marks and digits of a text in lower case, its words parted by one space. By the Unicode tables of the Swift
    /// runtime and not by ICU's, so that another ICU changes no fingerprint.
    static func normalised(_ text: String) -> String {
        var words: [UInt8] = []
        words.reserveCapacity(text.utf8.count)
        var isPending = false
        for scalar in text.unicodeScalars {
            let isWord: Bool
            if scalar.value < 0x80 {
                isWord = (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value & ~0x20)
            } else {
                let properties = scalar.properties
                isWord =
                    properties.isAlphabetic || properties.numericType != nil || properties.canonicalCombiningClass.rawValue > 0
            }
            guard isWord else {
                isPending = !words.isEmpty
                continue
            }
            if isPending { words.append(0x20) }
            isPending = false
            if scalar.value < 0x80 {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                words.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            } else {
                words.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return String(decoding: words, as: UTF8.self)
    }

    private static func hash(_ parts: [String]) -> String {
        hexadecimal(SHA256.hash(data: Array(parts.joined(separator: "\u{1F}").utf8)), digits: digits)
    }

    private static func list(_ parts: [String]) -> String { Set(parts).sorted().joined(separator: "\u{1E}") }

    /// A day however it is written; what is no day as it stands.
    private static func date(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        if let date = PartialDate(reading: text), date.precision == .day, !date.isCirca { return date.description }
        return normalised(text)
    }

    private static func identifier(_ identifier: Identifier) -> String {
        var value = ""
        for character in normalised(identifier.value) where character != " " { value.append(character) }
        return "\(normalised(identifier.kind)) \(value) \(normalised(identifier.country))"
    }
}
