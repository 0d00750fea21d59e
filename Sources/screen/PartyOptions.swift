import ArgumentParser
import SanctionsModel

/// What is known of a party beside its name.
struct PartyOptions: ParsableArguments {
    @Option(help: "person, organisation, vessel, aircraft or any.")
    var type = "any"

    @Option(name: .customLong("birth-date"), help: "1957-03-10, 10.3.1957, 1957, circa 1957, 1376-08-08 AH, …")
    var birthDate: String?

    @Option(help: "Country: a code, or a name in any language.")
    var country: String?

    @Option(help: "Nationality: a country, or a people in English.")
    var nationality: String?

    @Option(help: "Gender, in a word of many languages.")
    var gender: String?

    @Option(
        help: ArgumentHelp(
            "A number, as in passport:K4417789@SA, imo:9074729 or 9074729; repeatable.", valueName: "kind:value@country"))
    var identifier: [String] = []

    @Option(help: "Address, in one line.")
    var address: String?

    func party(named name: String) throws -> Party {
        guard let type = PartyType(word: type) else {
            throw Refusal("--type \(type): expected person, organisation, vessel, aircraft or any")
        }
        return Party(
            name: name, birthDate: birthDate, type: type, country: country, nationality: nationality, gender: gender,
            identifiers: try identifier.map(PartyOptions.identifier), address: address)
    }

    /// Reads `kind:value@country`, of which kind and country may be left out. A word before the colon is a kind; an address of
    /// mail or of the web keeps its signs.
    static func identifier(_ text: String) throws -> Identifier {
        var value = text[...]
        var kind = ""
        if let colon = value.firstIndex(of: ":"), !value[colon...].hasPrefix("://") {
            kind = String(value[..<colon])
            value = value[value.index(after: colon)...]
        }
        var country = ""
        if let at = value.lastIndex(of: "@"), IdentifierKind(word: kind) != .email, !(kind.isEmpty && value[at...].contains("."))
        {
            country = String(value[value.index(after: at)...])
            value = value[..<at]
        }
        guard value.utf8.contains(where: { $0 > 0x20 }) else {
            throw Refusal("--identifier \(text): expected a number, as in passport:K4417789@SA")
        }
        return Identifier(kind: kind, value: String(value), country: country)
    }
}
