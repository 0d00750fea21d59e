import Bytes
import SanctionsModel
import TestSupport
import Testing

@testable import WatchlistStore

/// A designation comes out of a watchlist as it went in, byte for byte.
@Suite struct DesignationCodingTests {
    private struct RandomDesignations {
        var random: SeededRandom

        mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

        mutating func text() -> String {
            let parts = ["", "a", "Straße", "e\u{301}", "é", "أسامة", "김정은", "\0", "🏴", "\n", "; ,", "QDi.006"]
            return (0..<number(0...3)).map { _ in parts[number(0...parts.count - 1)] }.joined()
        }

        mutating func texts() -> [String] { (0..<number(0...3)).map { _ in text() } }

        mutating func date() -> PartialDate? {
            let year = number(1...9999)
            let isCirca = Bool.random(using: &random)
            return switch number(0...4) {
            case 0: PartialDate(year: year, month: number(1...12), day: number(1...28), isCirca: isCirca)
            case 1: PartialDate(year: year, month: number(1...12), isCirca: isCirca)
            case 2: PartialDate(year: year, isCirca: isCirca)
            case 3: PartialDate(years: year...min(9999, year + number(0...10)), isCirca: isCirca)
            default: nil
            }
        }

        mutating func dates() -> [PartialDate] { (0..<number(0...3)).compactMap { _ in date() } }

        mutating func designation() -> Designation {
            var made = Designation(id: text(), authority: text(), reference: text(), type: PartyType.allCases[number(0...4)])
            for _ in 0..<number(0...4) {
                made.names.append(
                    ListedName(
                        text(), quality: [.primary, .strong, .weak][number(0...2)], origin: [.written, .parsed][number(0...1)],
                        family: text(), given: text(), language: text()))
            }
            made.genders = (0..<number(0...2)).map { _ in [.female, .male][number(0...1)] }
            for _ in 0..<number(0...3) {
                made.births.append(Birth(date: date(), city: text(), region: text(), country: text(), note: text()))
            }
            made.nationalities = texts()
            for _ in 0..<number(0...3) {
                made.identifiers.append(Identifier(kind: text(), value: text(), country: text(), note: text()))
            }
            for _ in 0..<number(0...3) {
                made.addresses.append(
                    Address(street: text(), city: text(), region: text(), postalCode: text(), country: text(), note: text()))
            }
            made.titles = texts()
            made.programmes = texts()
            made.legalBasis = texts()
            made.listedOn = date()
            made.updatedOn = dates()
            made.measures = texts().map { Measure($0) }
            made.remarks = texts()
            return made
        }
    }

    /// The designation's bytes: Swift calls é and e + ´ equal, a list does not.
    private static func bytes(_ designation: Designation) -> [UInt8] {
        var out = ByteWriter()
        designation.write(to: &out)
        return out.bytes
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func designationsComeBack(seed: UInt64) {
        var designations = RandomDesignations(random: SeededRandom(seed: seed))
        for _ in 0..<80 {
            let designation = designations.designation()
            let bytes = Self.bytes(designation)
            let read = Designation(reading: bytes.span)
            #expect(read == designation)
            #expect(read.map(Self.bytes) == bytes)
        }
    }

    @Test func everyTruncationIsRefused() {
        var designations = RandomDesignations(random: SeededRandom(seed: 11))
        for _ in 0..<12 {
            let bytes = Self.bytes(designations.designation())
            for count in 0..<bytes.count {
                let part = Array(bytes.prefix(count))
                let read = Designation(reading: part.span)
                #expect(read == nil, "cut to \(count) of \(bytes.count) bytes")
            }
        }
    }

    @Test func damagedBytesNeverTrap() {
        var designations = RandomDesignations(random: SeededRandom(seed: 12))
        var random = SeededRandom(seed: 13)
        var refused = 0
        for _ in 0..<300 {
            var bytes = Self.bytes(designations.designation())
            for _ in 0..<3 { bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            if Designation(reading: bytes.span) == nil { refused += 1 }
        }
        #expect(refused > 100)
    }

    /// The same through a whole watchlist, with what it keeps of the source.
    @Test func listsComeBack() throws {
        var designations = RandomDesignations(random: SeededRandom(seed: 14))
        var first = makeList("bb", (0..<40).map { _ in designations.designation() }, version: "é 7")
        first.isExcerpt = true
        first.quirks = [
            Quirk(kind: "empty alias skipped", count: 3, examples: ["line 7: x", ""]), Quirk(kind: "", count: 0, examples: []),
        ]
        var second = makeList("cc", (0..<40).map { _ in designations.designation() })
        second.date = nil
        second.files = []
        let watchlist = try Watchlist(lists: [second, first])
        let read = watchlist.lists()
        #expect(read.count == 2)
        for (list, back) in zip([first, second], read) {
            #expect(back.designations == list.designations)
            #expect(back.designations.map(Self.bytes) == list.designations.map(Self.bytes))
            #expect(back.id == list.id && back.title == list.title && back.version == list.version && back.date == list.date)
            #expect(back.files == list.files && back.sha256 == list.sha256 && back.entryCount == list.entryCount)
            #expect(back.quirks == list.quirks && back.isExcerpt == list.isExcerpt)
        }
        #expect(watchlist.sources.allSatisfy { $0.designations.isEmpty })
    }
}
