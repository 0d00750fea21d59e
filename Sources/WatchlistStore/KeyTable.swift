import Bytes

/// Keys of words → the listed units that stand under them: buckets by the lowest bits of a key, in each the units with as many bits of
/// their keys as fit beside their numbers into 32.
///
/// Two keys of one bucket may share those bits: then a unit more is compared, and none is lost.
struct KeyTable: Sendable {
    /// B + 1 starts in `entries`; B is a power of two.
    let buckets: Column<UInt32>
    /// Units, in the lower bits, below the bits of their keys.
    let entries: Column<UInt32>
    private let unitBits: UInt32

    /// Of a key: where the units may stand, and what they have in their upper bits.
    struct Lead {
        fileprivate let tag: UInt32
        let start: UInt32
        let end: UInt32
    }

    /// - Returns: `nil` where the number of buckets can't be.
    init?(buckets: Column<UInt32>, entries: Column<UInt32>, unitCount: Int) {
        guard buckets.count > 1, (buckets.count - 1).nonzeroBitCount == 1 else { return nil }
        self.buckets = buckets
        self.entries = entries
        unitBits = KeyTable.bits(unitCount)
    }

    /// As many as number so many units.
    private static func bits(_ units: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: Int.bitWidth - max(units - 1, 1).leadingZeroBitCount)
    }

    @inline(__always)
    private static func tag(_ key: UInt64, _ unitBits: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: key >> 32) << unitBits }

    @inline(__always)
    func bucket(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key) & (buckets.count - 2) }

    @inline(__always)
    func lead(_ key: UInt64) -> Lead {
        let bucket = bucket(key)
        return Lead(tag: KeyTable.tag(key, unitBits), start: buckets[bucket], end: buckets[bucket + 1])
    }

    /// The unit of an entry, if its key may be that of the lead.
    @inline(__always)
    func unit(_ place: Int, _ lead: Lead) -> UInt32? {
        let entry = entries[place]
        return (entry ^ lead.tag) >> unitBits == 0 ? entry & (1 << unitBits - 1) : nil
    }

    /// The unit of an entry, whatever its key.
    func unit(ofEntry entry: UInt32) -> Int { Int(entry & (1 << unitBits - 1)) }

    /// The columns of some keys. O(keys · log keys).
    static func columns(_ keys: [(hash: UInt64, unit: UInt32)], unitCount: Int) -> (buckets: [UInt32], entries: [UInt32]) {
        var bucketCount = 16
        while bucketCount < keys.count / 4 { bucketCount *= 2 }
        let mask = UInt64(bucketCount - 1)
        let sorted = keys.sorted { a, b in
            let (x, y) = (a.hash & mask, b.hash & mask)
            if x != y { return x < y }
            return (a.hash, a.unit) < (b.hash, b.unit)
        }
        var starts = [UInt32](repeating: 0, count: bucketCount + 1)
        for key in sorted { starts[Int(key.hash & mask) + 1] += 1 }
        for i in 1...bucketCount { starts[i] += starts[i - 1] }
        let unitBits = bits(unitCount)
        return (starts, sorted.map { tag($0.hash, unitBits) | $0.unit })
    }
}
