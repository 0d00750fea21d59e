import Bytes
import TestSupport
import Testing

@testable import WatchlistStore

@Suite struct KeyTableTests {
    /// Every unit is found under its keys, for lists whose units leave few bits of a key and for those that leave many.
    @Test(arguments: [1, 2, 900, 1 << 20]) func everyUnitStandsUnderItsKeys(units: Int) throws {
        var random = SeededRandom(seed: UInt64(units))
        var keys: [(hash: UInt64, unit: UInt32)] = []
        for _ in 0..<3_000 {
            // Some keys stand for several units.
            let hash = Int.random(in: 0..<4, using: &random) == 0 ? keys.last?.hash ?? 7 : random.next()
            keys.append((hash, UInt32(Int.random(in: 0..<units, using: &random))))
        }
        let (buckets, entries) = KeyTable.columns(keys, unitCount: units)
        let table = try #require(
            KeyTable(buckets: Column(copying: buckets), entries: Column(copying: entries), unitCount: units))
        var strangers = 0
        for key in keys {
            let lead = table.lead(key.hash)
            let found = (Int(lead.start)..<Int(lead.end)).compactMap { table.unit($0, lead) }
            #expect(found.contains(key.unit))
            let wanted = Set(keys.filter { $0.hash == key.hash }.map(\.unit))
            strangers += Set(found).subtracting(wanted).count
        }
        // What the bits of a key cannot tell apart is rare.
        #expect(strangers < 10)
    }

    @Test func bucketsAreAPowerOfTwo() {
        for count in [0, 1, 4, 18] {
            #expect(
                KeyTable(
                    buckets: Column(copying: [UInt32](repeating: 0, count: count)), entries: Column(copying: [UInt32]()),
                    unitCount: 3) == nil)
        }
    }
}
