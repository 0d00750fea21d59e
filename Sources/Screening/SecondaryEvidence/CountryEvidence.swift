import NameText
import SanctionsModel
import WatchlistStore

/// A party's countries beside the listed ones.
///
/// They conflict only where the party's own country, nationality or passport is none of the listed nationalities: where
/// somebody lives, banks or was born rules nothing out, but it may agree.
enum CountryEvidence {
    /// Countries with where they are said; the first saying of each country counts.
    private struct Places {
        var entries: [(code: String, source: String)] = []

        mutating func add(_ codes: [String], _ source: String) {
            for code in codes where !entries.contains(where: { $0.code == code }) { entries.append((code, source)) }
        }

        var codes: [String] { entries.map(\.code) }
    }

    static func find(_ party: Party, _ designation: Designation) -> SecondaryEvidence.Finding {
        var own = Places()
        var reasons: [String] = []
        for (text, source) in [(party.nationality, "nationality"), (party.country, "country")] {
            guard let text, !text.isEmpty else { continue }
            let codes = RegionNames.shared.codes(for: text)
            if codes.isEmpty, text.utf8.contains(where: { $0 > 0x20 }), !RegionNames.shared.isNoState(text) {
                reasons.append("\(source) “\(text)” is not known")
            }
            own.add(codes, source)
        }
        var around = Places()
        for identifier in party.identifiers {
            let kind = IdentifierKind(word: identifier.kind)
            if kind == .passport {
                own.add(IdentifierMatch.states(of: identifier), "passport")
            } else {
                around.add(IdentifierMatch.states(of: identifier) + codeInside(identifier, kind), kind.title)
            }
        }
        if let address = party.address { around.add(lastCountry(of: address), "address") }
        guard !own.entries.isEmpty || !around.entries.isEmpty else { return .init(reasons: reasons) }

        var nationalities = Places()
        for text in designation.nationalities { nationalities.add(codes(text), "nationality") }
        var places = Places()
        for text in designation.addresses.map(\.country) { places.add(codes(text), "address") }
        for text in designation.births.map(\.country) { places.add(codes(text), "birth") }
        for identifier in designation.identifiers {
            places.add(IdentifierMatch.states(of: identifier), IdentifierKind(word: identifier.kind).title)
        }
        for (mine, theirs) in [(own, nationalities), (own, places), (around, nationalities), (around, places)] {
            guard let entry = mine.entries.first(where: { theirs.codes.contains($0.code) }) else { continue }
            let listed = theirs.entries.first { $0.code == entry.code }?.source ?? ""
            let both = "\(entry.source) \(entry.code)"
            return .init(agreement: .match, reasons: reasons + ["\(both) is that of a listed \(listed)"])
        }
        guard !nationalities.entries.isEmpty, !own.entries.isEmpty else { return .init(reasons: reasons) }
        let told = own.entries.map { "\($0.source) \($0.code)" }.joined(separator: ", ")
        return .init(
            agreement: .conflict,
            reasons: reasons + ["\(told), listed nationality \(nationalities.codes.joined(separator: ", "))"])
    }

    private static func codes(_ text: String) -> [String] { text.isEmpty ? [] : RegionNames.shared.codes(for: text) }

    /// The country that an IBAN or a BIC names.
    private static func codeInside(_ identifier: Identifier, _ kind: IdentifierKind) -> [String] {
        guard kind == .iban || kind == .bic || kind == .account || kind == .other, let key = IdentifierKey(identifier) else {
            return []
        }
        let letters = Array(key.value)
        if kind != .bic, IdentifierScheme.iban.accepts(key.value) {
            return RegionNames.shared.codes(for: String(letters.prefix(2)))
        }
        guard kind == .bic, IdentifierScheme.bic.accepts(key.value) else { return [] }
        return RegionNames.shared.codes(for: String(letters[4..<6]))
    }

    /// The country that stands last in an address, by its English name, its code of three letters or a list's spelling.
    private static func lastCountry(of address: String) -> [String] {
        guard address.utf8.count <= 1024 else { return [] }
        let parts = address.split { $0 == "," || $0 == ";" || $0 == "\n" || $0 == "/" }
        guard let last = parts.last(where: { $0.utf8.contains { $0 > 0x20 } }), last.utf8.count > 3 else { return [] }
        return RegionNames.shared.commonCodes(for: last)
    }
}
