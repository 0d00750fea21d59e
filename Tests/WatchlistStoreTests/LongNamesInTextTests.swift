import SanctionsModel
import Testing

@testable import WatchlistStore

/// A listed name of any length is found where it stands whole in a text.
@Suite struct LongNamesInTextTests {
    private static let numerals = ["Alpha", "Bravo", "Carlo", "Delta", "Echo", "Foxtrot", "Golf", "Hotel"]

    /// Words that nobody else has.
    private static func name(words: Int) -> String {
        (0..<words).map { "Zor\(numerals[$0 % 8].lowercased())\(numerals[$0 / 8].lowercased())" }.joined(separator: " ")
    }

    @Test(arguments: [2, 19, 20, 21, 30, 56])
    func found(_ words: Int) throws {
        let name = Self.name(words: words)
        let list = SourceList(
            id: "aa", title: "Long names", version: "1", files: [], sha256: "", entryCount: 1,
            designations: [
                Designation(
                    id: "aa:1", authority: "aa", reference: "1", type: .organisation, names: [ListedName(name, quality: .primary)]
                )
            ])
        let search = NameSearch(try Watchlist(lists: [list]))
        let text = Array("payment of dues to \(name) in May".utf8)
        let hits = search.search(text: text.span, threshold: 9_000)
        #expect(hits.count == 1)
        #expect(hits.first.map { String(decoding: text[$0.range], as: UTF8.self) } == name)
        // Not where its end is missing by more than the threshold allows.
        let half = Array("payment of dues to \(Self.name(words: words / 2)) in May".utf8)
        #expect(search.search(text: half.span, threshold: 9_000).isEmpty)
    }
}
