/// A name as it stands in the index, with what it weighs at the least: so that names which weigh too much for what meets them are refused
/// where they are read.
///
/// As it stands in a compiled file: the name's number in the lower 26 bits, above it its weight class.
struct PostedName: BitwiseCopyable, Sendable, Equatable {
    let bits: UInt32

    private static let nameBits: UInt32 = 26
    /// Weight classes: 0..<64.
    static let classes = 64
    /// What a name of the next class weighs more.
    static let classWeight = 64

    /// - Parameter weight: the least that it weighs, as a person or as an organisation.
    init(_ name: Int, weight: Int) {
        precondition(name >> PostedName.nameBits == 0, "more than 67 million names")
        let weightClass = min(max(weight, 0) / PostedName.classWeight, PostedName.classes - 1)
        bits = UInt32(truncatingIfNeeded: name) | UInt32(truncatingIfNeeded: weightClass) << PostedName.nameBits
    }

    private init(bits: UInt32) { self.bits = bits }

    static let none = PostedName(bits: 0)

    @inline(__always) var number: UInt32 { bits & (1 << PostedName.nameBits - 1) }
    @inline(__always) var name: Int { Int(number) }

    /// Three bits of 64 by which `NameSet` knows the name; fewer where some are the same.
    @inline(__always) var mark: UInt64 {
        let hash = number &* 0x9E37_79B1
        return 1 &<< UInt64(hash >> 26) | 1 &<< UInt64(hash >> 20) | 1 &<< UInt64(hash >> 14)
    }

    /// Whether a name is of one of the first classes.
    ///
    /// - Parameter limit: of `limit(classes:)`.
    @inline(__always) func isBelow(_ limit: UInt64) -> Bool { UInt64(bits) < limit }

    /// The limit below which the names of so many classes are.
    static func limit(classes: Int) -> UInt64 { UInt64(classes) << UInt64(nameBits) }

    /// All names are below it.
    static let noLimit = limit(classes: classes)
}
