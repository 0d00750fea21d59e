import Foundation
import NameText
import SanctionsModel
import Testing

@testable import WatchlistStore

/// However a listed name is written down, it finds its designation at the default line: every name of the embedded excerpts.
@Suite struct IndifferentToFormTests {
    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// The name otherwise written; `nil` where the change says nothing of it.
        var apply: @Sendable (ListedName, PartyType) -> String?

        init(_ name: String, _ apply: @escaping @Sendable (ListedName, PartyType) -> String?) {
            testDescription = name
            self.apply = apply
        }
    }

    static let changes: [Change] = [
        Change("as listed") { name, _ in name.text },
        Change("upper case") { name, _ in name.text.uppercased() },
        Change("lower case") { name, _ in name.text.lowercased() },
        Change("doubled spaces") { name, _ in name.text.replacing(" ", with: "  ") },
        Change("spaces around") { name, _ in " \t\(name.text) \u{A0}" },
        Change("decomposed (NFD)") { name, _ in name.text.decomposedStringWithCanonicalMapping },
        Change("composed (NFC)") { name, _ in name.text.precomposedStringWithCanonicalMapping },
        Change("full-width") { name, _ in fullWidth(name.text) },
        Change("hyphens for spaces") { name, _ in name.text.replacing(" ", with: "-") },
        Change("a full stop after it") { name, _ in name.text + "." },
        // Beside a name of one telling word a title weighs too much yet: from three words on.
        Change("a title before it") { name, type in
            type != .person || name.text.split(separator: " ").count < 3 ? nil : "Mr " + name.text
        },
        Change("the family name first") { name, type in
            guard type == .person, !name.text.contains(","), let space = name.text.lastIndex(of: " ") else { return nil }
            let family = name.text[name.text.index(after: space)...]
            return "\(family.uppercased()), \(name.text[..<space])"
        },
    ]

    /// Printable ASCII as the full-width forms of East Asian typesetting (U+FF01…U+FF5E, U+3000).
    private static func fullWidth(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let value =
                scalar.value == 0x20 ? 0x3000 : (0x21...0x7E).contains(scalar.value) ? scalar.value + 0xFEE0 : scalar.value
            out.append(Unicode.Scalar(value) ?? scalar)
        }
        return String(out)
    }

    @Test(arguments: changes) func everyListedNameIsFound(_ change: Change) throws {
        let watchlist = try Sample.excerpts.get()
        #expect(watchlist.designationCount >= 170)
        let search = NameSearch(watchlist)
        let reader = NameNormalizer()
        var tried = 0
        for index in 0..<watchlist.designationCount {
            let designation = watchlist.designation(index)
            for name in designation.names where !reader.tokens(of: name.text).tokens.isEmpty {
                guard let query = change.apply(name, designation.type) else { continue }
                let type = tried % 2 == 0 ? .any : designation.type
                tried += 1
                let isFound = search.search(query, type: type).contains { $0.designation == index }
                #expect(isFound, "\(query) as \(type.name), for \(designation.id)")
            }
        }
        #expect(tried > 100)
    }
}
