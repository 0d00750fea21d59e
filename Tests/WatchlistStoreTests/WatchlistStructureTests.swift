import Bytes
import Foundation
import SanctionsModel
import TestSupport
import Testing

@testable import WatchlistStore

/// Watchlists made by somebody else, with sound hashes over numbers that no compiler wrote: refused when they are opened, or searched
/// without harm.
@Suite("Crafted watchlists")
struct WatchlistStructureTests {
    private struct Parts {
        var sections: [(id: UInt32, bytes: [UInt8])]

        init(_ bytes: [UInt8]) throws {
            sections = try FrozenFile.sections(of: MappedFile(copying: bytes)).sorted { $0.key < $1.key }.map {
                ($0.key, Array(bytes[$0.value]))
            }
        }

        func replacing(_ section: Section, _ change: (inout [UInt8]) -> Void) -> [UInt8] {
            FrozenFile.write(
                sections.map { part in
                    guard part.id == section.rawValue else { return part }
                    var bytes = part.bytes
                    change(&bytes)
                    return (part.id, bytes)
                })
        }
    }

    private static let sound = Result {
        var sample = Sample.list
        sample.designations[0].identifiers = [
            Identifier(kind: "passport", value: "K4417789", country: "SA"),
            Identifier(kind: "imo", value: "9074729", country: ""),
        ]
        sample.designations[1].identifiers = [Identifier(kind: "passport", value: "X1234567", country: "RU")]
        let other = makeList("bb", [makeDesignation("bb:1", .person, "Usama bin Muhammad bin Awad bin Ladin")])
        var builder = WatchlistBuilder()
        try builder.add(sample)
        try builder.add(other)
        return try Parts(builder.freeze())
    }

    /// Bytes of a value of a column.
    private static func width(_ section: Section) -> Int {
        switch section {
        case .description, .unitText, .designations: 1
        case .tokenMeanings: 2
        case .tokenHashes, .respellings, .keyFilter, .nameWeights, .identifierHashes, .designationOffsets: 8
        default: 4
        }
    }

    /// Asks everything of a watchlist that was opened.
    private func use(_ watchlist: Watchlist) {
        let search = NameSearch(watchlist)
        for name in ["Usama bin Ladin", "Brigade 7", "Zentrix Aerospce", "A B Hasan"] {
            for hit in search.search(name, threshold: 5_000).prefix(4) { _ = search.explain(name, hit) }
        }
        _ = search.search(text: "paid to Usama bin Muhammad bin Awad bin Ladin, Ocean Maru 7 and Zentrix Aerospace GmbH")
        _ = watchlist.lists()
        _ = watchlist.partyCount
        _ = watchlist.designationIndex(id: "bb:1")
        for name in 0..<watchlist.nameCount { _ = (watchlist.text(ofName: name), watchlist.script(ofName: name)) }
        for identifier in Sample.identifiers { _ = watchlist.designations(withIdentifier: identifier) }
        _ = watchlist.restricted(to: [true]).nameCount
    }

    @Test("a changed number in any section is refused, or harms no search", arguments: Section.allCases)
    func changedNumbers(_ section: Section) throws {
        let parts = try Self.sound.get()
        let samples = Int(ProcessInfo.processInfo.environment["SCREEN_DAMAGE_SAMPLES"] ?? "") ?? 78
        var random = SeededRandom(seed: 31 + UInt64(section.rawValue))
        let width = Self.width(section)
        for _ in 0..<max(1, samples / Section.allCases.count) {
            var change = ""
            let bytes = parts.replacing(section) { bytes in
                guard bytes.count >= width else { return }
                let place = Int.random(in: 0..<bytes.count / width, using: &random) * width
                var value: UInt64 = 0
                for i in 0..<width { value |= UInt64(bytes[place + i]) << UInt64(8 * i) }
                let values = [
                    0, 1, value &+ 1, value &- 1, .max, .max / 2, 0x8000_0000, UInt64.random(in: 0...999, using: &random),
                ]
                let other = values.randomElement(using: &random) ?? 0
                for i in 0..<width { bytes[place + i] = UInt8(truncatingIfNeeded: other >> UInt64(8 * i)) }
                change = "\(section) at \(place): \(value) → \(other)"
            }
            guard let watchlist = try? Watchlist(bytes: bytes), (try? watchlist.verify()) != nil else { continue }
            use(watchlist)
            #expect(watchlist.nameCount > 0, "\(change)")
        }
    }

    /// A number of a section that must not be: its place among the values, and the value.
    struct Wrong: Sendable, CustomTestStringConvertible {
        var section: Section
        var place: Int
        var value: UInt64

        init(_ section: Section, _ place: Int, _ value: UInt64) {
            (self.section, self.place, self.value) = (section, place, value)
        }

        var testDescription: String { "\(section) \(place) \(value)" }
    }

    @Test(
        "what a search would read beyond, divide by or run round for ever is refused by its section",
        arguments: [
            Wrong(.units, 0, 0x7FFF_FFFF), Wrong(.units, 1, 0xFF), Wrong(.units, 1, 0), Wrong(.exactSlots, 3, 0x00FF_FFFF),
            Wrong(.keyBuckets, 1, 0xFFFF), Wrong(.keyEntries, 0, .max), Wrong(.postingStarts, 1, 0xFFFF),
            Wrong(.postings, 0, 0x03FF_FFFF),
            Wrong(.postingInitials, 0, 0xFFFF), Wrong(.anchorStarts, 1, 0xFFFF), Wrong(.anchoredNames, 0, 0x03FF_FFFF),
            Wrong(.nameUnitStarts, 1, 0xFFFF), Wrong(.nameUnits, 0, 0xFFFF_FFFF), Wrong(.nameUnits, 0, 0xFFFF),
            Wrong(.nameWeights, 0, .max), Wrong(.nameDesignations, 0, 99), Wrong(.nameTexts, 0, 0xFFFF),
            Wrong(.designationNames, 1, 0xFFFF),
            Wrong(.designationTraits, 0, 0xFF00), Wrong(.partyRing, 0, 99), Wrong(.partyRing, 0, 1), Wrong(.partyLinks, 0, 9),
            Wrong(.identifierDesignations, 0, 99), Wrong(.identifierHashes, 0, .max), Wrong(.designationOffsets, 1, .max),
        ])
    func refusals(_ wrong: Wrong) throws {
        let width = Self.width(wrong.section)
        let bytes = try Self.sound.get().replacing(wrong.section) { bytes in
            for i in 0..<width { bytes[wrong.place * width + i] = UInt8(truncatingIfNeeded: wrong.value >> UInt64(8 * i)) }
        }
        let error = #expect(throws: WatchlistError.self) { _ = try Watchlist(bytes: bytes) }
        guard case .damaged(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("section"), "\(reason)")
    }

    @Test("a search in slots that are all taken would never end: refused")
    func noFreeSlot() throws {
        let bytes = try Self.sound.get().replacing(.exactSlots) { bytes in
            for i in stride(from: 0, to: bytes.count, by: 4) where bytes[i] == 0 { bytes[i] = 1 }
        }
        #expect(throws: WatchlistError.damaged("section exactSlots holds what it can't at 0")) { _ = try Watchlist(bytes: bytes) }
    }

    @Test("texts are UTF-8, respellings pairs, and the description is whole")
    func texts() throws {
        let parts = try Self.sound.get()
        let place = try #require(
            parts.sections.first { $0.id == Section.designations.rawValue }?.bytes.firstIndex(of: UInt8(ascii: "U")))
        let crafted: [(Section, (inout [UInt8]) -> Void)] = [
            (.designations, { $0[place] = 0xFF }), (.designations, { $0[place] = 0xC3 }),
            (.respellings, { $0 += [UInt8](repeating: 1, count: 24) }),
            (.respellings, { $0 += [UInt8](repeating: 0xFF, count: 48) }),
            (.description, { $0.append(0) }), (.description, { $0.removeLast() }),
        ]
        for (number, (section, change)) in crafted.enumerated() {
            #expect(throws: WatchlistError.self, "\(number)") { _ = try Watchlist(bytes: parts.replacing(section, change)) }
        }
        #expect(throws: Never.self) { _ = try Watchlist(bytes: parts.replacing(.description) { _ in }) }
    }

    @Test("a section that stands twice, off its boundary or in the table of sections is refused", arguments: [0, 1, 2])
    func sections(_ kind: Int) throws {
        var file = FrozenFile.write(try Self.sound.get().sections)
        let entry = FrozenFile.preambleSize + 16
        switch kind {
        case 0: for i in 0..<8 { file[entry + 24 + i] = file[entry + i] }
        case 1: file[entry + 8] += 1
        default: for i in 0..<8 { file[entry + 8 + i] = i == 0 ? 128 : 0 }
        }
        let error = #expect(throws: WatchlistError.self) { _ = try FrozenFile.sections(of: MappedFile(copying: file)) }
        #expect("\(try #require(error))".contains("is where it can't be"))
    }
}

extension Sample {
    fileprivate static let identifiers = [
        Identifier(kind: "passport", value: "K4417789", country: "SA"), Identifier(kind: "imo", value: "9074729", country: ""),
    ]
}
