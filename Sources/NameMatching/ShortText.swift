/// Up to 32 bytes of folded text held in place: a token's form without an allocation or a pointer.
///
/// Longer texts do not fit; `TokenForm.isLong` says so and such tokens meet only their equals.
public struct ShortText: Sendable {
    /// The most bytes that fit.
    public static let capacity = 32

    @usableFromInline var storage: InlineArray<32, UInt8>
    @usableFromInline var length: Int

    @inlinable public var count: Int { length }

    @inlinable public init() {
        storage = InlineArray(repeating: 0)
        length = 0
    }

    /// The bytes of `text`; `nil` when they don't fit. O(bytes).
    public init?(_ text: Span<UInt8>) {
        guard text.count <= ShortText.capacity else { return nil }
        self.init()
        for i in text.indices { storage[i] = text[i] }
        length = text.count
    }

    /// The text that `body` writes, at most 32 bytes; it returns their number.
    @inline(__always)
    init(_ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        self.init()
        // SAFETY: the storage is 32 bytes, for the length of the call.
        let count = unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe body(start.assumingMemoryBound(to: UInt8.self))
        }
        length = min(max(count, 0), ShortText.capacity)
    }

    /// Adds a byte; false, and nothing added, when it is full.
    public mutating func append(_ byte: UInt8) -> Bool {
        guard count < ShortText.capacity else { return false }
        storage[length] = byte
        length += 1
        return true
    }

    public mutating func removeLast() { length -= 1 }

    public subscript(i: Int) -> UInt8 { storage[i] }

    /// The bytes, for kernels.
    public var span: Span<UInt8> {
        @_lifetime(borrow self) get { storage.span.extracting(0..<length) }
    }

    public static func == (a: ShortText, b: ShortText) -> Bool {
        guard a.count == b.count else { return false }
        for i in 0..<a.count where a.storage[i] != b.storage[i] { return false }
        return true
    }

    /// A 64-bit hash, the same on every machine (FNV-1a with a final mix).
    public func hash(seed: UInt64 = 0) -> UInt64 { stableHash(span, seed: seed) }
}

/// FNV-1a (Fowler, Noll and Vo) followed by the finaliser of MurmurHash3: the same on every machine, for index keys. O(bytes).
public func stableHash(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
    for i in bytes.indices {
        hash = (hash ^ UInt64(bytes[i])) &* 0x0000_0100_0000_01B3
    }
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    return hash
}
