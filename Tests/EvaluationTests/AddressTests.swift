import Foundation
import Screening
import Testing

@testable import Evaluation

@Suite("Ordinary postal addresses")
struct AddressTests {
    @Test("every row of the table can be read, and every part that is named is there")
    func table() {
        #expect(AddressParts.shared.problems == [])
        #expect(AddressParts.shared.countries.count >= 20)
        for country in AddressParts.shared.countries {
            let parts = AddressParts.shared.values[country] ?? [:]
            #expect((parts["pattern"] ?? []).count >= 4, "\(country)")
            #expect(parts.values.contains { $0.count >= 25 }, "\(country): too few streets")
        }
    }

    @Test(
        "a row that can't be read is reported",
        arguments: [
            ("XX\tpattern\n", "postal-addresses.tsv:1"), ("XXX\tpattern\ta\n", "postal-addresses.tsv:1"),
            ("XX\tpattern\ta\nXX\tpattern\tb\n", "postal-addresses.tsv:2"), ("XX\tpattern\ta||b\n", "postal-addresses.tsv:1"),
            ("XX\tpattern\t{street\n", "postal-addresses.tsv:1"), ("XX\tpattern\t{9-2}\n", "postal-addresses.tsv:1"),
            ("XX\tpattern\t{1-}\n", "postal-addresses.tsv:1"), ("XX\tpattern\t{street}\n", "XX: {street}"),
            ("XX\tpattern\t{pattern}\n", "XX: {pattern}"), ("XX\tstreet\ta\n", "XX: no pattern"),
        ])
    func badRows(_ row: String, _ problem: String) {
        #expect(AddressParts(row).problems == [problem])
    }

    @Test("the same count and seed give the same addresses, and a longer deck begins with a shorter one")
    func seeded() {
        let deck = AddressDeck(count: 500, seed: 7).addresses
        #expect(deck == AddressDeck(count: 500, seed: 7).addresses)
        #expect(Array(AddressDeck(count: 600, seed: 7).addresses.prefix(500)) == deck)
        #expect(AddressDeck(count: 500, seed: 8).addresses.map(\.text) != deck.map(\.text))
        #expect(Set(deck.map(\.id)).count == 500)
        #expect(Set(deck.map(\.text)).count > 480)
        #expect(AddressDeck(count: 0, seed: 7).addresses.isEmpty && AddressDeck(count: -1, seed: 7).addresses.isEmpty)
    }

    @Test("values are drawn: digits, letters, numbers and parts of parts")
    func values() {
        let parts = AddressParts("XX\tpattern\t{house}, ##-@ #{5-6}\nXX\thouse\tVilla {7-8}\n")
        #expect(parts.problems == [])
        for address in AddressDeck(count: 50, seed: 3, parts).addresses {
            #expect(address.text.wholeMatch(of: /(?i)villa [78], [0-9][0-9]-[A-Z] #[56]/) != nil, "\(address.text)")
        }
    }

    @Test("the report counts what is held, with its alert, the same on any number of threads")
    func report() throws {
        let watchlist = try SampleList.watchlist(adding: "O9,organisation,Zanzibar Obelisk Harbour,primary,,,,,,\n")
        let parts = AddressParts(
            "XX\tpattern\t{1-90} Zanzibar Obelisk Harbour, Quay {1-90}\nYY\tpattern\t{1-90} Main Street, Springfield\n")
        let deck = AddressDeck(count: 20, seed: 1, parts)
        let report = AddressReport(deck, watchlist, policy: .standard, threads: 1)
        #expect(report.lines.map(\.held) == [10, 0])
        #expect(report.lines.map(\.addresses) == [10, 10])
        #expect(report.held.allSatisfy { $0.designation == "test:O9" })
        #expect(report.text(examples: 2) == AddressReport(deck, watchlist, policy: .standard, threads: 3).text(examples: 2))
        #expect(report.text(examples: 2).contains("All                  20       10    50.0 %"), "\(report.text(examples: 0))")
        var out = JSONOutput()
        report.write(to: &out)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
        #expect(object["held"] as? Int == 10)
        #expect((object["examples"] as? [Any])?.count == 10)
    }
}
