import Bytes

/// An ordinary postal address that is nobody's.
public struct PostalAddress: Sendable, Hashable {
    /// The country's code and a number, as in `SA-12`.
    public var id: String
    /// ISO 3166-1 alpha-2.
    public var country: String
    public var text: String
}

/// Ordinary postal addresses of the countries of `Data/postal-addresses.tsv`, each in the order in which its country writes them.
///
/// A third of those in Latin letters are in capitals, as payments have them. The same count and seed give the same addresses on
/// every machine; no address depends on how many are made.
public struct AddressDeck: Sendable {
    public var addresses: [PostalAddress] = []

    /// - Parameter count: how many to make, in turns of the countries.
    public init(count: Int, seed: UInt64) { self.init(count: count, seed: seed, .shared) }

    init(count: Int, seed: UInt64, _ parts: AddressParts) {
        guard !parts.countries.isEmpty else { return }
        for i in 0..<max(0, count) {
            let country = parts.countries[i % parts.countries.count]
            let number = i / parts.countries.count + 1
            let id = "\(country)-\(number)"
            var random = SeededRandom(seed: seed, label: id)
            let values = parts.values[country] ?? [:]
            var text = AddressDeck.write("pattern", of: values, depth: 0, &random)
            if random.chance(33), text.utf8.contains(where: { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }) {
                text = text.uppercased()
            }
            addresses.append(PostalAddress(id: id, country: country, text: text))
        }
    }

    /// A value of a part, drawn; values may hold parts themselves.
    private static func write(
        _ part: String, of values: [String: [[AddressParts.Piece]]], depth: Int, _ random: inout SeededRandom
    ) -> String {
        guard depth < 4, let pieces = random.pick(values[part] ?? []) else { return "" }
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let words): text += words
            case .part(let name): text += write(name, of: values, depth: depth + 1, &random)
            case .number(let range): text += String(range.lowerBound + random.below(range.count))
            case .digit: text += String(random.below(10))
            case .letter: text.unicodeScalars.append(Unicode.Scalar(UInt8(0x41 + random.below(26))))
            }
        }
        return text
    }
}
