/// What tells one payment from another, as 64-bit hashes: small enough to be kept for every record of a chunk, so that a payment
/// that comes again with a party changed or removed can be told from one that has nothing to do with it.
///
/// Texts are hashed without the letter case of ASCII. Two texts that share a hash are taken for the same: with 64 bits that
/// happens once in some 10^19 pairs, and then a record too many is looked at.
public struct PaymentTraces: Sendable {
    /// A party's name, or one of its identifiers, under its role.
    public struct Feature: Sendable, Hashable, Codable {
        public var role: UInt64
        public var value: UInt64
        public var isIdentifier: Bool

        public init(role: UInt64, value: UInt64, isIdentifier: Bool) {
            self.role = role
            self.value = value
            self.isIdentifier = isIdentifier
        }
    }

    /// Hashes of a record; 0 where it has no such field.
    public struct Trace: Sendable {
        /// The record's number in its chunk.
        public var record: Int32
        public var id: UInt64
        /// Amount and currency.
        public var amount: UInt64
        /// All free texts in their order.
        public var text: UInt64
        /// Its features among those of the chunk.
        public var features: Range<Int32>
    }

    /// Features of one record that are kept; the first ones.
    public static let mostFeatures = 64

    public private(set) var traces: [Trace] = []
    private var features: [Feature] = []

    public init() {}

    public mutating func removeAll() {
        traces.removeAll(keepingCapacity: true)
        features.removeAll(keepingCapacity: true)
    }

    public func features(of trace: Trace) -> ArraySlice<Feature> {
        features[Int(trace.features.lowerBound)..<Int(trace.features.upperBound)]
    }

    /// Adds the trace of a record. O(bytes of its fields); allocates nothing once its storage has grown.
    public mutating func append(_ scanned: borrowing ScannedRecord, record: Int) {
        let bytes = scanned.bytes.span
        let start = Int32(truncatingIfNeeded: features.count)
        for party in scanned.parties {
            guard features.count - Int(start) < PaymentTraces.mostFeatures else { break }
            let role = PaymentTraces.hash(bytes, party.role)
            if !party.name.isAbsent {
                features.append(
                    Feature(role: role, value: PaymentTraces.hash(bytes, party.name), isIdentifier: false))
            }
            for i in party.identifiers.prefix(PaymentTraces.mostFeatures) {
                let value = PaymentTraces.hash(bytes, scanned.identifiers[i].value)
                features.append(Feature(role: role, value: value, isIdentifier: true))
            }
        }
        var text: UInt64 = 0
        for slice in scanned.texts { text = PaymentTraces.mix(text, PaymentTraces.hash(bytes, slice)) }
        var amount: UInt64 = 0
        if !scanned.amount.isAbsent {
            let number = PaymentTraces.plainNumber(bytes, scanned.amount)
            amount = PaymentTraces.mix(PaymentTraces.hash(bytes, number), PaymentTraces.hash(bytes, scanned.currency))
        }
        var id = PaymentTraces.hash(bytes, scanned.id)
        if PaymentTraces.placeholders.contains(id) { id = 0 }
        traces.append(
            Trace(
                record: Int32(truncatingIfNeeded: record), id: id, amount: amount, text: text,
                features: start..<Int32(truncatingIfNeeded: features.count)))
    }

    /// An amount without zeros that say nothing: 0012.50 is 12.5, and 12. and 12.00 are 12.
    private static func plainNumber(_ bytes: Span<UInt8>, _ slice: ScannedRecord.Slice) -> ScannedRecord.Slice {
        var start = slice.range.lowerBound
        var end = slice.range.upperBound
        while start + 1 < end, bytes[start] == 0x30, bytes[start + 1] >= 0x30, bytes[start + 1] <= 0x39 { start += 1 }
        var hasPoint = false
        for i in start..<end where bytes[i] == 0x2E { hasPoint = true }
        if hasPoint {
            while end > start + 1, bytes[end - 1] == 0x30 { end -= 1 }
            if end > start + 1, bytes[end - 1] == 0x2E { end -= 1 }
        }
        return ScannedRecord.Slice(start: start, count: end - start)
    }

    /// What stands for an id where there is none; NOTPROVIDED is that of ISO 20022.
    private static let placeholders: Set<UInt64> = Set(
        ["notprovided", "not provided", "none", "null", "n/a", "na", "0", "-", "nonref"].map { hash($0) })

    /// Two hashes as one; never 0.
    @inlinable public static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        var h = (a ^ 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        h = (h ^ (h >> 31) ^ b) &* 0x94D0_49BB_1331_11EB
        return (h ^ (h >> 29)) | 1
    }

    /// The same as of a slice with that text.
    public static func hash(_ text: String) -> UInt64 {
        let bytes = Array(text.utf8)
        return hash(bytes.span, ScannedRecord.Slice(start: 0, count: bytes.count))
    }

    /// Eight bytes at a time; 0 for an absent slice alone.
    private static func hash(_ bytes: Span<UInt8>, _ slice: ScannedRecord.Slice) -> UInt64 {
        guard !slice.isAbsent else { return 0 }
        // Sets the bit that parts capital letters from small ones.
        let fold: UInt64 = 0x2020_2020_2020_2020
        var i = Int(slice.start)
        let end = i &+ Int(slice.count)
        var hash = UInt64(truncatingIfNeeded: slice.count)
        while i &+ 8 <= end {
            hash = mix(hash, ByteScan.word(of: bytes, at: i) | fold)
            i &+= 8
        }
        var rest: UInt64 = 0
        while i < end {
            rest = rest << 8 | UInt64(bytes[i] | 0x20)
            i &+= 1
        }
        return mix(hash, rest)
    }
}
