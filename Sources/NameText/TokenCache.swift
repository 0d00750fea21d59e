/// Tokens that ICU has read, so that each is asked for once: open addressing, cleared when it is full.
///
/// Results do not depend on what is in it. At most `capacity` tokens and `byteLimit` bytes.
struct TokenCache {
    struct Entry {
        var hash: UInt64 = 0
        /// Where the key stands in `bytes`; the exact form and the reading follow it.
        var start: Int32 = -1
        var keyCount: UInt16 = 0
        var exactCount: UInt16 = 0
        var latinCount: UInt16 = 0
        var unreadable: UInt16 = 0
    }

    static let capacity = 8192
    static let byteLimit = 1 << 20
    private static let slotCount = 2 * capacity

    private var slots: [Entry] = []
    private(set) var bytes: [UInt8] = []
    private var used = 0

    /// The entry of a key, or `nil`. O(key).
    func find(_ key: [UInt8], hash: UInt64) -> Entry? {
        guard !slots.isEmpty else { return nil }
        var index = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
        while slots[index].start >= 0 {
            let entry = slots[index]
            if entry.hash == hash, Int(entry.keyCount) == key.count, isKey(key, at: Int(entry.start)) { return entry }
            index = (index + 1) & (Self.slotCount - 1)
        }
        return nil
    }

    private func isKey(_ key: [UInt8], at start: Int) -> Bool {
        for index in key.indices where bytes[start + index] != key[index] { return false }
        return true
    }

    /// Keeps a result; texts of 64 KiB and more are not kept.
    mutating func insert(_ key: [UInt8], hash: UInt64, exact: [UInt8], latin: [UInt8], unreadable: Int) {
        guard let keyCount = UInt16(exactly: key.count), let exactCount = UInt16(exactly: exact.count),
            let latinCount = UInt16(exactly: latin.count), let unreadable = UInt16(exactly: unreadable)
        else { return }
        let size = key.count + exact.count + latin.count
        guard size <= Self.byteLimit else { return }
        if slots.isEmpty || used == Self.capacity || bytes.count + size > Self.byteLimit {
            slots = [Entry](repeating: Entry(), count: Self.slotCount)
            bytes.removeAll(keepingCapacity: true)
            used = 0
        }
        var index = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
        while slots[index].start >= 0 { index = (index + 1) & (Self.slotCount - 1) }
        slots[index] = Entry(
            hash: hash, start: Int32(truncatingIfNeeded: bytes.count), keyCount: keyCount, exactCount: exactCount,
            latinCount: latinCount, unreadable: unreadable)
        bytes.append(contentsOf: key)
        bytes.append(contentsOf: exact)
        bytes.append(contentsOf: latin)
        used += 1
    }

    /// FNV-1a (Fowler, Noll and Vo), 64 bits, its high half folded into the low.
    static func hash(_ key: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }
}
