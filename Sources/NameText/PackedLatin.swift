/// Up to seven ASCII letters or digits in one machine word: the Latin reading of a letter.
///
/// Letter `i` stands in byte `i`, the count in byte 7, so that copying a reading touches no memory but its own.
struct PackedLatin: Equatable, Sendable {
    static let capacity = 7
    static let empty = PackedLatin(bits: 0)

    private(set) var bits: UInt64

    private init(bits: UInt64) { self.bits = bits }

    /// One ASCII letter or digit.
    init(_ byte: UInt8) { bits = UInt64(byte) | 1 << 56 }

    /// The bytes of `text`, or `nil` when there are more than seven or one is not `a-z`, `0-9`.
    init?(_ text: some Sequence<UInt8>) {
        self = .empty
        for byte in text {
            guard (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) else { return nil }
            guard append(byte) else { return nil }
        }
    }

    @inline(__always) var count: Int { Int(truncatingIfNeeded: bits >> 56) }

    /// The letter at `index`, which must be below `count`.
    @inline(__always) subscript(index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: bits >> (UInt64(truncatingIfNeeded: index) &* 8))
    }

    /// Adds a letter; false, unchanged, when there is no room.
    mutating func append(_ byte: UInt8) -> Bool {
        guard count < Self.capacity else { return false }
        bits |= UInt64(byte) << (UInt64(count) * 8)
        bits += 1 << 56
        return true
    }

    /// Writes the letters. `output` must have room for them.
    @inline(__always) func append(to output: inout OutputSpan<UInt8>) {
        var rest = bits
        for _ in 0..<count {
            output.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// With another letter in the first place, if `letter` stands there.
    @inline(__always) func replacingFirst(_ letter: UInt8, by other: UInt8) -> PackedLatin {
        guard count > 0, self[0] == letter else { return self }
        return PackedLatin(bits: bits & ~0xFF | UInt64(other))
    }
}
