/// One query to be compared with many texts: its bytes and their match table, made once.
///
/// A comparison allocates nothing while the pattern has no more than 4,096 bytes (Jaro: pattern and text together
/// 16,384). The pattern is a value, safe to share between threads; `set` reuses its memory. The table takes 2 KiB for
/// each 64 bytes of pattern, so for a single short comparison the static functions are the better choice.
///
///     var pattern = CachedPattern()
///     pattern.set(token)
///     let distance = pattern.optimalStringAlignment(to: other, cutoff: 2)
public struct CachedPattern: Sendable {
    /// The bytes, and what is left of longer patterns behind them.
    private var storage: [UInt8]
    /// `256 * words` words or more; those beyond, and those of bytes that the pattern doesn't hold, are 0.
    private var table: [UInt64]
    /// How many words hold one byte's row.
    private(set) var stride = 1
    /// Length in bytes.
    public private(set) var count = 0

    /// The empty pattern.
    public init() {
        storage = [UInt8](repeating: 0, count: MatchTable.wordBits)
        table = [UInt64](repeating: 0, count: 256)
    }

    /// The pattern of `bytes`. O(256 · ⌈count/64⌉ + count).
    public init(_ bytes: Span<UInt8>) {
        self.init()
        set(bytes)
    }

    public var isEmpty: Bool { count == 0 }

    /// The bytes of the pattern, valid until it is set anew.
    public var bytes: Span<UInt8> {
        @_lifetime(borrow self) get { storage.span.extracting(first: count) }
    }

    /// Makes this the pattern of `bytes`. O(old count + count) unless the table must grow.
    public mutating func set(_ bytes: Span<UInt8>) {
        MatchTable.clear(&table, of: storage, count: count)
        count = bytes.count
        stride = MatchTable.words(bytes.count)
        if storage.count < bytes.count {
            storage.append(contentsOf: repeatElement(0, count: bytes.count - storage.count))
        }
        if table.count < 256 * stride {
            table.append(contentsOf: repeatElement(0, count: 256 * stride - table.count))
        }
        MatchTable.copy(bytes, into: &storage)
        MatchTable.fill(&table, with: bytes)
    }

    /// The match table: `256 * stride` words.
    @inline(__always)
    var matches: Span<UInt64> {
        @_lifetime(borrow self) get { table.span.extracting(first: 256 * stride) }
    }
}
