import NameText
import SanctionsModel

/// A party's address beside the listed ones: a match where street and place meet, else unknown. Never a conflict: people
/// move, and lists keep what was. The country is no matter of this.
enum AddressEvidence {
    static func find(_ text: String?, _ listed: [Address]) -> SecondaryEvidence.Finding {
        guard let text, !text.isEmpty, text.utf8.count <= 4096, !listed.isEmpty else { return .nothing }
        let own = AddressReader.shared.words(of: text)
        guard !own.all.isEmpty else { return .nothing }
        var place = ""
        for address in listed {
            let street = AddressReader.shared.words(of: address.street)
            let town = AddressReader.shared.words(of: address.city)
            let sharesTown = !town.all.isEmpty && town.all.allSatisfy { own.all.contains($0) }
            let code = AddressReader.shared.words(of: address.postalCode).all.joined()
            let sharesCode = code.utf8.count >= 4 && own.joined.contains(code)
            let isPlaced = sharesTown || sharesCode
            let shared = Set(street.distinctive).intersection(own.distinctive)
            let numbers = Set(street.numbers).intersection(own.numbers)
            let isSame =
                (isPlaced && !shared.isEmpty && !numbers.isEmpty)
                || (isPlaced && shared.count >= 2 && shared.count * 2 >= street.distinctive.count)
                || (town.all.isEmpty && code.isEmpty && shared.count >= 2 && !numbers.isEmpty)
                || (isPlaced && street.box != nil && street.box == own.box)
            if isSame {
                let told = [address.street, address.postalCode, address.city].filter { !$0.isEmpty }.joined(separator: ", ")
                return .init(agreement: .match, reasons: ["the address is that of the listed “\(told)”"])
            }
            if sharesCode {
                place = "the same postal code as a listed address, \(address.postalCode)"
            } else if sharesTown, place.isEmpty {
                place = "the same town as a listed address, \(address.city)"
            }
        }
        return .init(reasons: place.isEmpty ? [] : [place])
    }
}

/// The words of an address in their Latin reading.
private struct AddressText {
    /// All, lower case.
    var all: [String] = []
    /// Words of three letters or more that not every address has.
    var distinctive: [String] = []
    /// Numbers of houses, and whatever else has digits.
    var numbers: [String] = []
    /// The number of a post office box.
    var box: String?
    /// All in one, to find codes that are cut elsewhere.
    var joined: String { all.joined() }
}

/// Turns addresses into words by the tokens of names; keeps the readers, which belong to one thread at a time.
private final class AddressReader: Sendable {
    static let shared = AddressReader()

    private let normalizers = IdleWorkers { NameNormalizer() }

    func words(of text: String) -> AddressText {
        var words = AddressText()
        guard !text.isEmpty else { return words }
        var tokens = NameTokens()
        let bytes = Array(text.utf8.prefix(4096))
        normalizers.with { $0.normalize(bytes.span, into: &tokens) }
        var isBox = false
        for token in tokens.tokens {
            let word = tokens.text(token.latin)
            words.all.append(word)
            let meaning = AddressWords.shared.meaning(of: word)
            if word.utf8.contains(where: { $0 <= 0x39 }) {
                words.numbers.append(word)
                if isBox, words.box == nil { words.box = word }
                isBox = false
            } else if meaning == nil, word.utf8.count >= 3 {
                words.distinctive.append(word)
                isBox = false
            } else if meaning == .box, word != "p", word != "o" {
                isBox = true
            }
        }
        return words
    }
}
